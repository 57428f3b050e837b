/** Paragraphs whose end was deleted become one with the next. */
import { spliced, walkTags, type Splice, type Tag } from './docx-edit-xml.ts'

/** Boxes stand in paragraphs and may hold such again; deeper ones were not written by an office program. */
const mostRounds = 8

/**
 * Takes the marks that a paragraph's end was deleted (w:del, w:moveFrom in the properties of its mark) and does what they
 * say: its words stand before those of the next, which keeps its own look. Where none follows it keeps its end.
 */
export function withoutDeletedMarks(xml: string, prefix: string): string {
  let text = xml
  for (let round = 0; round < mostRounds; round++) {
    const next = mergedOnce(text, prefix)
    if (next === text) break
    text = next
  }
  return text
}

interface Paragraph {
  tag: Tag
  properties?: Tag
  mark?: Tag
  /** A paragraph in it is still to be merged. */
  isWaiting: boolean
}

function mergedOnce(xml: string, prefix: string): string {
  const local = (tag: Tag | undefined): string | undefined =>
    tag?.name.startsWith(prefix) ? tag.name.slice(prefix.length) : undefined
  const paragraphs = new Map<Tag, Paragraph>()
  /** Elements that stand beside each other, by what they stand in. */
  const beside = new Map<Tag | undefined, Tag[]>()
  walkTags(xml, {
    open: (tag) => {
      if (local(tag) === 'p') paragraphs.set(tag, { tag, isWaiting: false })
    },
    close: (tag) => {
      const name = local(tag)
      if (name === 'p' || name === 'tbl' || name === 'sdt' || name === 'sectPr') {
        const list = beside.get(tag.parent) ?? []
        beside.set(tag.parent, list)
        list.push(tag)
      }
      const own = tag.parent && paragraphs.get(tag.parent)
      if (name === 'pPr' && own) own.properties = tag
      if ((name === 'del' || name === 'moveFrom') && local(tag.parent) === 'rPr') {
        const around = tag.parent?.parent
        const paragraph = around?.parent && paragraphs.get(around.parent)
        if (paragraph && local(around) === 'pPr') paragraph.mark = tag
      }
    },
  })
  for (const { tag, mark } of paragraphs.values()) {
    if (!mark) continue
    for (let at = tag.parent; at; at = at.parent) {
      const around = paragraphs.get(at)
      if (around) around.isWaiting = true
    }
  }
  const splices: Splice[] = []
  for (const siblings of beside.values()) {
    let carried = ''
    for (const [i, tag] of siblings.entries()) {
      const paragraph = paragraphs.get(tag)
      if (!paragraph || paragraph.isWaiting) continue
      const { properties, mark } = paragraph
      const start = properties?.end ?? tag.openEnd
      const content = xml.slice(start, Math.max(start, tag.closeStart))
      const next = siblings[i + 1] && paragraphs.get(siblings[i + 1]!)
      if (mark && next && !next.isWaiting) {
        carried += content
        splices.push({ start: tag.start, end: tag.end, text: '', order: 'instead' })
        continue
      }
      if (mark) splices.push({ start: mark.start, end: mark.end, text: '', order: 'instead' })
      if (carried !== '') splices.push(withContent(tag, start, carried, xml))
      carried = ''
    }
  }
  return spliced(xml, splices)
}

function withContent(tag: Tag, start: number, content: string, xml: string): Splice {
  if (tag.closeStart < tag.end) return { start, end: start, text: content, order: 'before' }
  const open = `${xml.slice(tag.start, tag.openEnd - 2)}>`
  return { start: tag.start, end: tag.end, text: `${open}${content}</${tag.name}>`, order: 'instead' }
}
