/**
 * After filling: what could not be known while filling is settled on the plain text. Sentences that use something
 * absent go, then empty points, parts and rows, then numbers and counts follow from what is left, then punctuation and
 * blank lines are mended. Inserted sheet texts are atomic: no mark inside them ends a sentence and none is mended.
 */
import type { Facts } from '../facts/index.ts'
import type { Problem } from '../text/problem.ts'
import { cutAbsent, cutEmpty, hasAbsent } from './cut.ts'
import type { Marked } from './marks.ts'
import { mend } from './mend.ts'
import { absentCounts, number } from './number.ts'

/** Settles a filled draft. Adds a warning for an announced count of 1; what is missing is reported by the caller. */
export function settle(filled: Marked, facts: Facts, problems: Problem[]): Marked {
  let marked = filled
  for (let round = 0; round < 200; round++) {
    const cut = cutAbsent(marked)
    const emptied = cutEmpty(cut)
    const counted = absentCounts(emptied)
    if (counted === marked || (counted.text === marked.text && !hasAbsent(counted))) {
      marked = counted
      break
    }
    marked = counted
  }
  return mend(number(marked, facts, problems))
}
