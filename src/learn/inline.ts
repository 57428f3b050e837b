/** A paragraph that numbers its points within itself, （1）…。（2）…。（3）…, and begins with the first of them. */
import { ordinalAt } from '../speech/index.ts'

/** No inner number is looked for in more. */
const longest = 20_000

/**
 * The pieces of such a paragraph, each with its number; the text alone where it does not begin with a number of 1. or （1）
 * or no next number follows the end of a sentence.
 */
export function inlinePieces(text: string): string[] {
  const first = ordinalAt(text, 0)
  if ((first?.family !== '1.' && first?.family !== '（1）') || text.length > longest) return [text]
  const cuts = [0]
  let next = first.number + 1
  for (const { index, 0: stop } of text.matchAll(/[。；！？;][\s　]*(?=[（(\d０-９])/gu)) {
    const at = index + stop.length
    const ordinal = ordinalAt(text, at)
    if (ordinal?.family !== first.family || ordinal.number !== next) continue
    cuts.push(at)
    next++
  }
  return cuts.map((at, i) => text.slice(at, cuts[i + 1]).trim())
}
