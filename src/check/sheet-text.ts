/** The texts of a fact sheet as rules look at them. */
import type { Facts } from '../facts/index.ts'
import { isCell } from '../text/place.ts'
import type { Block, DocText } from './blocks.ts'

/** The texts of a sheet as one text; each character stands where it was typed. Texts from workbooks have no such place. */
export function sheetText(facts: Facts): DocText {
  const blocks: Block[] = []
  const offsets: number[] = []
  const texts: string[] = []
  let length = 0
  for (const path of facts.texts.keys()) {
    const place = facts.places.of(path)
    const text = textAt(facts.sheet, path)
    if (!place || isCell(place) || text === undefined) continue
    for (const line of linesOf(text)) {
      if (texts.length > 0) offsets.push((offsets.at(-1) ?? -1) + 1)
      const kind = /(^|\/)(heading|title)$/u.test(path) ? 'heading' : 'paragraph'
      const start = length + (texts.length > 0 ? 1 : 0)
      blocks.push({ kind, node: { type: 'paragraph', children: [] }, start, end: start + line.text.length })
      for (let i = 0; i < line.text.length; i++) {
        const at = facts.places.inText(path, line.at + i, line.at + i + 1)
        offsets.push(at && !isCell(at) ? at.start : place.start)
      }
      texts.push(line.text)
      length = start + line.text.length
    }
  }
  offsets.push((offsets.at(-1) ?? -1) + 1)
  return { text: texts.join('\n'), blocks, offsets }
}

function textAt(sheet: unknown, path: string): string | undefined {
  const value = path
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], sheet)
  return typeof value === 'string' ? value : undefined
}

function linesOf(text: string): { text: string; at: number }[] {
  let at = 0
  return text.split('\n').flatMap((line) => {
    const start = at
    at += line.length + 1
    return line.trim() === '' ? [] : [{ text: line, at: start }]
  })
}
