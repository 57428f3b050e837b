import type { Range } from '../rule.ts'

/** The index of the first range that begins at or after an offset, by binary search; the ranges are in order. */
export function firstAtOrAfter(all: readonly Range[], offset: number): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}
