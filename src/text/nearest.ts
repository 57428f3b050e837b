/**
 * The candidate that a mistyped word most likely means (标提 → 标题, 牵头 → 牵头单位), or undefined when none is near.
 * Of several equally near the first is taken.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = [...word.trim().toLowerCase()]
  if (typed.length === 0) return undefined
  let best: string | undefined
  let bestCost = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const meant = [...candidate.toLowerCase()]
    const cost = costOf(typed, meant)
    if (cost < bestCost && cost <= allowed(typed, meant)) {
      best = candidate
      bestCost = cost
    }
  }
  return best
}

/**
 * A 汉字 says as much as several letters: in 要典 half the word is right and 要点 is meant, while in a word of letters
 * one slip in three is the limit. A word of one 汉字 is near only to what begins or ends with it.
 */
function allowed(typed: readonly string[], meant: readonly string[]): number {
  const length = Math.max(typed.length, meant.length)
  const chinese = [...typed, ...meant].some((character) => character >= '\u2e80')
  return chinese ? length / 2 : length / 3
}

function costOf(typed: readonly string[], meant: readonly string[]): number {
  const a = typed.join('')
  const b = meant.join('')
  if (a === b) return 0
  // A shortened or lengthened name: 牵头 for 牵头单位, 时限 for 完成时限. One part of two characters must be whole.
  const [short, long] = typed.length < meant.length ? [a, b] : [b, a]
  const partial = long.startsWith(short) || long.endsWith(short)
  if (partial && ([...short].length >= 2 || [...long].length === 2)) {
    return Math.min(distance(typed, meant), Math.max(typed.length, meant.length) / 2)
  }
  return distance(typed, meant)
}

/** Edit distance with neighbours exchanged counted as one step (optimal string alignment). */
function distance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const step = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + step)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforeLast[j - 2]! + 1)
      }
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
