/** Old numbers that people left in a sentence that they wrote anew. */
import { sentenceAround, wordsIn } from './ranges.ts'
import type { Range, Version } from './types.ts'

interface Where {
  /** The number in the old draft, and its sentence. */
  range: Range
  sentence: Range
  /** What people put in the place of the sentence. */
  there: Range
  /** −1 where a character of the edited draft was not generated. */
  from: Int32Array
}

/** A number that stands, with its unit, as it was generated, in a sentence that people wrote anew around it. */
export function untouchedNumber(
  { text }: Version,
  mine: Version,
  { range, sentence, there, from }: Where,
): Range | undefined {
  const token = text.slice(range.start, range.end)
  const unit = /^[%％\p{Script=Han}]{1,2}/u.exec(text.slice(range.end, range.end + 2))?.[0] ?? ''
  if (unit === '' || !/^\d+(?:,\d{3})*(?:\.\d+)?$/u.test(token)) return undefined
  const { start, end } = there.end > there.start ? sentenceAround(mine.text, there) : there
  const found: number[] = []
  for (let at = mine.text.indexOf(token + unit, start); at >= 0 && at < end;) {
    if (!/[\d.]/u.test(mine.text[at - 1] ?? '') && from[at]! < 0) found.push(at)
    at = mine.text.indexOf(token + unit, at + 1)
  }
  if (found.length !== 1) return undefined
  const its = { start: found[0]!, end: found[0]! + token.length }
  const around = wordsIn(mine, sentenceAround(mine.text, its)).replace(token + unit, '，')
  const old = text.slice(sentence.start, sentence.end)
  return pairsOf(around).some((pair) => old.includes(pair)) ? its : undefined
}

/** Neighbouring characters of its words. */
export function pairsOf(words: string): string[] {
  const pairs = Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.slice(i, i + 2))
  return pairs.filter((pair) => /^\p{Script=Han}{2}$/u.test(pair))
}
