/** How like one text is to another: 1 − edit distance ÷ length of the first, never below 0. */
export function likenessOf(text: string, other: string): number {
  if (text === '') return other === '' ? 1 : 0
  return Math.max(0, 1 - distanceOf(text, other) / text.length)
}

/**
 * The edit distance of two texts: insertions, deletions and replacements of UTF-16 units. A band around the diagonal is
 * looked at, twice as wide each time, till the distance lies within: texts that are nearly the same take no time.
 */
export function distanceOf(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  for (let band = Math.max(64, Math.abs(a.length - b.length) + 16); ; band *= 2) {
    const distance = within(a, b, Math.min(band, longest))
    if (distance <= band || band >= longest) return distance
  }
}

/** The distance if it is at most `band`; something above it otherwise. */
function within(a: string, b: string, band: number): number {
  const far = a.length + b.length + 1
  let before = new Uint32Array(b.length + 2).fill(far)
  let now = new Uint32Array(b.length + 2).fill(far)
  for (let j = 0; j <= Math.min(b.length, band); j++) before[j] = j
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - band)
    const to = Math.min(b.length, i + band)
    now[from - 1] = from === 1 ? i : far
    for (let j = from; j <= to; j++) {
      const change = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      now[j] = Math.min(change, before[j]! + 1, now[j - 1]! + 1)
    }
    if (to < b.length) now[to + 1] = far
    ;[before, now] = [now, before]
  }
  return before[b.length]!
}
