import type { WordMargin } from '../text/word-format.ts'
import { takeParagraph, takeRun, type FormatStyles } from './word-format-looks.ts'
import { quiet } from './word-format-package.ts'
import { attribute, scanXml, type XmlRefusal } from './docx-xml.ts'

const pageCode = /^\s*PAGE\b/i
const frames: Readonly<Record<string, NonNullable<WordMargin['align']>>> = {
  left: 'left',
  center: 'center',
  right: 'right',
  inside: 'inside',
  outside: 'outside',
}

/** A header or footer: its words, and how the number of the page stands in it. */
export function marginOf(xml: string, styles: FormatStyles): WordMargin | XmlRefusal {
  const margin: WordMargin = { text: '', hasPageNumber: false, inTextBox: false }
  const path: string[] = []
  let style: string | undefined
  let align: WordMargin['align']
  let own = {}
  let code: string | undefined
  let inCode = false
  let skipped = 0

  const number = () => {
    if (margin.hasPageNumber) return
    margin.hasPageNumber = true
    margin.text += '\uFFFC'
    const looks = styles.paragraph(style)
    const size = { ...looks.run, ...own }.size
    if (size !== undefined) margin.size = size
    const stands = align ?? looks.paragraph.align
    if (path.includes('w:txbxContent')) margin.inTextBox = true
    else margin.align = stands === 'both' || stands === undefined ? 'left' : stands
  }
  const refusal = scanXml(xml, {
    ...quiet,
    open: (name, attributes) => {
      const parent = path.at(-1)
      path.push(name)
      if (skipped > 0 || name === 'w:del' || name.endsWith(':Fallback') || name.endsWith('Change')) skipped++
      else if (name === 'w:p') [style, align, own] = [undefined, undefined, {}]
      else if (name === 'w:r') own = {}
      else if (name === 'w:pStyle') style = attribute(attributes, 'val')
      else if (name === 'w:framePr') align = frames[attribute(attributes, 'xAlign') ?? ''] ?? align
      else if (name === 'w:jc' && parent === 'w:pPr') {
        const look = {}
        takeParagraph(look, name, attributes)
        align ??= (look as { align?: WordMargin['align'] }).align
      } else if (parent === 'w:rPr' && path.at(-3) === 'w:r') {
        if (name === 'w:rStyle') own = { ...styles.run(attribute(attributes, 'val') ?? ''), ...own }
        else takeRun(own, name, attributes)
      } else if (name === 'w:pgNum') number()
      else if (name === 'w:fldSimple' && pageCode.test(attribute(attributes, 'instr') ?? '')) number()
      else if (name === 'w:fldChar') {
        const type = attribute(attributes, 'fldCharType')
        if (type === 'begin') [code, inCode] = ['', true]
        else if (type === 'separate') inCode = false
        else [code, inCode] = [undefined, false]
      }
    },
    close: () => {
      path.pop()
      if (skipped > 0) skipped--
    },
    text: (text) => {
      if (skipped > 0) return
      if (path.at(-1) === 'w:instrText') {
        code = (code ?? '') + text
        if (inCode && pageCode.test(code)) number()
      } else if (path.at(-1) === 'w:t' && code === undefined && !path.includes('w:fldSimple'))
        margin.text += text
    },
  })
  return refusal ?? margin
}
