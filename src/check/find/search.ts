import type { Range } from '../rule.ts'

/** The index of the first range that begins at or after an offset; the length of the list where none does. Ranges are in order. */
export function firstFrom(ranges: readonly Range[], offset: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}
