/** The lines of a Word file once all tracked changes are accepted, or all rejected, by the rules of Word. */
import { parseXml, type XmlElement } from './docx-parts.ts'
import { partText } from './word-edits.ts'

type Taken = 'accepted' | 'rejected'

/**
 * The words of each paragraph with some, in the order of the text. A paragraph whose end goes becomes one with the next; a
 * row that goes takes its paragraphs along.
 */
export function linesOnce(bytes: Uint8Array, taken: Taken, part = 'word/document.xml'): string[] {
  const lines: string[] = []
  const gone = taken === 'accepted' ? 'w:del' : 'w:ins'
  let open = ''
  const step = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.name === 'w:tr' && has(child, 'w:trPr', gone)) continue
      if (child.name !== 'w:p') {
        step(child)
        continue
      }
      open += wordsOf(child, gone)
      if (has(child, 'w:pPr', 'w:rPr', gone)) continue
      lines.push(open)
      open = ''
    }
  }
  step(parseXml(partText(bytes, part)))
  return [...lines, open].filter((line) => line.trim() !== '')
}

function has(element: XmlElement, ...path: string[]): boolean {
  let at: XmlElement | undefined = element
  for (const name of path) at = at?.children.find((child) => child.name === name)
  return at !== undefined
}

function wordsOf(element: XmlElement, gone: string): string {
  return element.children
    .map((child) => {
      if (child.name === gone || child.name === 'w:pPr' || child.name === 'w:rPr') return ''
      if (child.name === 'w:t' || child.name === 'w:delText') return child.text
      if (child.name === 'w:tab') return '\t'
      if (child.name === 'w:br') return '\n'
      return wordsOf(child, gone)
    })
    .join('')
}

/** Without spaces, which no comparison counts. */
export function bareLines(lines: readonly string[]): string[] {
  return lines.map((line) => line.replaceAll(/\s+/gu, '')).filter((line) => line !== '')
}
