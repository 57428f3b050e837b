/** What a draft and its sheet say of each other. Figures that people changed in the text are put into the sheet that the text is made from. */
import type { Facts } from '../facts/index.ts'
import { isCell } from '../text/place.ts'
import type { Edit } from '../text/problem.ts'

/**
 * The text of the sheet with other numbers at some paths, all else byte for byte as it was: comments, order and layout
 * stay. A number that comes from a table is not in the sheet and is left.
 */
export function withNumbers(facts: Facts, numbers: readonly { path: string; text: string }[]): string {
  const { text } = facts.source
  const edits = numbers.flatMap(({ path, text: number }): Edit[] => {
    const place = facts.places.has(path) ? facts.places.of(path) : undefined
    if (!place || isCell(place) || place.source !== facts.source) return []
    const written = text.slice(place.start, place.end)
    // "18.6" keeps its quotes, 18.6亿元 its unit.
    const old = /\d+(?:,\d{3})*(?:\.\d+)?/u.exec(written)
    if (!old) return []
    const start = place.start + old.index
    return [{ start, end: start + old[0].length, text: number }]
  })
  const ordered = edits.toSorted((x, y) => y.start - x.start)
  return ordered.reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text)
}

/** The draft with its front matter naming another sheet: a check of it compares with that one. */
export function withSheetName(markdown: string, name: string | undefined): string {
  if (name === undefined) return markdown
  const head = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---(?=\r?\n|$)/u.exec(markdown)?.[0]
  const line = head && /^事实[ \t]*[:：][ \t]*([^\r\n]*)/mu.exec(head)
  if (!head || !line) return markdown
  const start = line.index + line[0].length - line[1]!.length
  return `${markdown.slice(0, start)}${/^[\w./\p{Script=Han}-]+$/u.test(name) ? name : `"${name}"`}${markdown.slice(start + line[1]!.length)}`
}
