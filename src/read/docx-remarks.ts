/** Comments of a Word file that a 核稿版 has at its figures: they say where a figure is from, and ask for nothing. */
import { isFigureRemark } from '../text/word-review.ts'
import { attribute, scanXml } from './docx-xml.ts'

/** The ids of such comments. */
export function figureRemarks(comments: string | undefined): ReadonlySet<string> {
  const found = new Set<string>()
  let id: string | undefined
  let isOpen = false
  let isFirst = false
  let author = ''
  let line = ''
  scanXml(comments ?? '<none/>', {
    open: (name, attributes) => {
      if (name === 'w:comment') {
        isFirst = true
        author = attribute(attributes, 'author') ?? ''
        id = attribute(attributes, 'id')
        line = ''
      } else if (name === 'w:t') isOpen = true
    },
    close: (name) => {
      if (name === 'w:t') isOpen = false
      else if (name === 'w:p' && isFirst) {
        if (id !== undefined && isFigureRemark(author, line)) found.add(id)
        isFirst = false
      }
    },
    text: (text) => {
      if (isOpen && isFirst) line += text
    },
  })
  return found
}
