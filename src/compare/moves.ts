/** Which of the sentences that went in one place and came in another stand in another order now. */
import type { PlacedSentence, SentenceChange } from '../speech/index.ts'
import { risingOf } from '../text/sequences.ts'

/** Where sentences stood and stand, as numbers that rise through either paper. */
export type Positions = ReadonlyMap<PlacedSentence, number>

/**
 * The changes without those moves that are none: a sentence of a paragraph that was cut in two, or joined with the next,
 * stands between the same sentences as before. `stayed` are the places of what stayed, rising in both papers.
 */
export function trueMoves(
  changes: readonly SentenceChange[],
  stayed: readonly (readonly [old: number, now: number])[],
  positions: Positions,
): SentenceChange[] {
  const olds = stayed.map(([old]) => old).sort((a, b) => a - b)
  const news = stayed.map(([, now]) => now).sort((a, b) => a - b)
  const between = changes.flatMap((change) => {
    const [old, now] = [positions.get(change.old!), positions.get(change.new!)]
    if (change.kind !== 'moved' || old === undefined || now === undefined) return []
    return countBelow(olds, old) === countBelow(news, now) ? [{ change, old, now }] : []
  })
  between.sort((a, b) => a.old - b.old)
  const rising = risingOf(between.map(({ now }) => now))
  const stay = new Set(between.filter((_, i) => rising.has(i)).map(({ change }) => change))
  return changes.filter((change) => !stay.has(change))
}

/** How many of rising numbers are below one. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
