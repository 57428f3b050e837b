/** Stretches of a text that stand in it twice. */
import type { Doc } from '../doc.ts'
import type { Range } from '../rule.ts'
import { grams, GramTable, isSame, words } from './words.ts'

export interface Repeated {
  /** In the text, from the first word to the last. */
  first: Range
  again: Range
  /** Words in it. */
  length: number
}

/** Words compared to find a candidate; one is put into the table for every so many. */
const gram = 9
/** Shorter ones are of no interest to any rule. */
const shortest = 18

/** Runs of 18 words and more that stood before, each in one paragraph, marks and spaces no matter; in order. */
export function repeated(doc: Doc): readonly Repeated[] {
  const { codes, offsets } = doc.find(words)
  const table = new GramTable(Math.ceil(codes.length / gram) + 1)
  const found: Repeated[] = []
  let free = 0
  const hashes = grams(codes, gram)
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at]!
    if (hash === 0) continue
    if (at >= free) {
      const run = longestAt(codes, at, hash, table, free)
      if (run && run.length >= shortest) {
        const rangeOf = (from: number): Range => ({
          start: offsets[from]!,
          end: offsets[from + run.length - 1]! + 1,
        })
        found.push({ first: rangeOf(run.from), again: rangeOf(run.to), length: run.length })
        free = run.to + run.length
      }
    }
    if (at % gram === 0) table.add(hash, at)
  }
  return found
}

function longestAt(
  codes: Uint16Array,
  at: number,
  hash: number,
  table: GramTable,
  free: number,
): { from: number; to: number; length: number } | undefined {
  let best: { from: number; to: number; length: number } | undefined
  for (const place of table.find(hash, 4)) {
    if (place + gram > at || !isSame(codes, place, codes, at, gram)) continue
    let before = 0
    while (
      at - before > free &&
      codes[at - before - 1] !== 0 &&
      codes[place - before - 1] === codes[at - before - 1]
    )
      before++
    let length = gram
    // not beyond the second one: of 研究研究研究 nothing overlaps itself
    while (place + length < at - before && codes[at + length] && codes[place + length] === codes[at + length])
      length++
    const whole = { from: place - before, to: at - before, length: length + before }
    if (!best || whole.length >= best.length) best = whole
  }
  return best
}
