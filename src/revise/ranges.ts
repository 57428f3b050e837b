/** Ranges of a version's words. */
import { atomsOf, sentences } from '../text/atoms.ts'
import type { Range, Version } from './types.ts'

export function spanOf(ranges: readonly Range[]): Range {
  return {
    start: ranges.reduce((least, { start }) => Math.min(least, start), Infinity),
    end: ranges.reduce((most, { end }) => Math.max(most, end), 0),
  }
}

/** The words of a range of a version. */
export function wordsIn({ text }: Version, { start, end }: Range): string {
  return text.slice(start, end)
}

/** The sentences that a range touches; of a point the one it is in or behind. */
export function sentenceAround(text: string, { start, end }: Range): Range {
  const lineStart = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1
  const from = text[start - 1] === '\n' ? start : lineStart
  const next = text.indexOf('\n', Math.max(end - (end > start ? 1 : 0), from))
  const to = next < 0 ? text.length : next
  const touched = atomsOf(text, [from, to], sentences).filter((one) =>
    start === end ? one.start <= start && start <= one.end : one.start < end && start < one.end,
  )
  if (touched.length === 0) return { start: Math.min(start, to), end: Math.min(Math.max(end, start), to) }
  const first = start === end ? touched.at(-1)! : touched[0]!
  return { start: first.start, end: touched.at(-1)!.end }
}
