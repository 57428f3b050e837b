/** Two versions of a sequence: what stayed in its order, what is like what. */

/** Cells of the table that is filled at most; beyond it nothing is matched but the beginning and the end. */
const maxCells = 25_000_000

/** The longest common subsequence of two lists of texts, as pairs of indexes. */
export function commonSequence(a: readonly string[], b: readonly string[]): [number, number][] {
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let tail = 0
  while (tail < a.length - from && tail < b.length - from && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const head = Array.from({ length: from }, (_, i): [number, number] => [i, i])
  const end = Array.from({ length: tail }, (_, i): [number, number] => [
    a.length - tail + i,
    b.length - tail + i,
  ])
  const [n, m] = [a.length - tail - from, b.length - tail - from]
  if (n === 0 || m === 0 || n * m > maxCells) return [...head, ...end]
  const width = m + 1
  const lengths = new Uint16Array((n + 1) * width)
  const same = (i: number, j: number): boolean => a[from + i] === b[from + j]
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      lengths[i * width + j] = same(i, j)
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < n && j < m;) {
    if (same(i, j)) pairs.push([from + i++, from + j++])
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++
    else j++
  }
  return [...head, ...pairs, ...end]
}

/**
 * As `commonSequence`, for lists of any length: texts that each list has once are matched first, what stands between them
 * by itself. Where such texts moved, the order that keeps most of them counts.
 */
export function anchoredSequence(a: readonly string[], b: readonly string[]): [number, number][] {
  const places = onceIn(b)
  const anchors = [...onceIn(a)].flatMap(([text, i]): [number, number][] => {
    const j = places.get(text)
    return j === undefined ? [] : [[i, j]]
  })
  const rising = risingOf(anchors.map(([, j]) => j))
  const kept = anchors.filter((_, n) => rising.has(n))
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  for (const [x, y] of [...kept, [a.length, b.length] as const]) {
    for (const [p, q] of commonSequence(a.slice(i, x), b.slice(j, y))) pairs.push([i + p, j + q])
    if (x < a.length && y < b.length) pairs.push([x, y])
    ;[i, j] = [x + 1, y + 1]
  }
  return pairs
}

/** The texts that a list has once, each with its index. */
function onceIn(list: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [i, text] of list.entries()) places.set(text, places.has(text) ? -1 : i)
  for (const [text, i] of places) if (i < 0) places.delete(text)
  return places
}

/** Indexes of a longest rising subsequence: what keeps its order when the rest moved. */
export function risingOf(numbers: readonly number[]): Set<number> {
  /** tails[n]: the index of the smallest number that ends a rising sequence of n + 1. */
  const tails: number[] = []
  const before: number[] = []
  numbers.forEach((number, i) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (numbers[tails[middle]!]! < number) low = middle + 1
      else high = middle
    }
    before[i] = low === 0 ? -1 : tails[low - 1]!
    tails[low] = i
  })
  const rising = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) rising.add(at)
  return rising
}

/** How alike two texts are, from 0 to 1: twice the pairs of neighbouring characters they share, by all they have (Dice). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [first, others] = [pairsOf(a), pairsOf(b)]
  let shared = 0
  const left = new Map<string, number>()
  for (const pair of first) left.set(pair, (left.get(pair) ?? 0) + 1)
  for (const pair of others) {
    const n = left.get(pair) ?? 0
    if (n === 0) continue
    left.set(pair, n - 1)
    shared++
  }
  return first.length + others.length === 0 ? 0 : (2 * shared) / (first.length + others.length)
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
}

/** Cells at most when items of two short lists are paired by what they are like. */
const maxLikened = 10_000

/**
 * Pairs of two lists in order, so that they are as alike as can be; none below `least`. `alike` gives 0 to 1. Of lists with
 * more than `most` pairs none is made.
 */
export function pairedByLikeness(
  n: number,
  m: number,
  alike: (i: number, j: number) => number,
  least: number,
  most = maxLikened,
): [number, number][] {
  if (n === 0 || m === 0 || n * m > most) return []
  const scores = Array.from({ length: n }, (_, i) => Array.from({ length: m }, (_, j) => alike(i, j)))
  const score = (i: number, j: number): number => {
    const one = scores[i]![j]!
    return one >= least ? one : -1
  }
  const sums: number[][] = Array.from({ length: n + 1 }, () => Array.from({ length: m + 1 }, () => 0))
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      sums[i]![j] = Math.max(sums[i + 1]![j]!, sums[i]![j + 1]!, sums[i + 1]![j + 1]! + score(i, j))
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < n && j < m;) {
    if (score(i, j) >= 0 && sums[i]![j] === sums[i + 1]![j + 1]! + score(i, j)) pairs.push([i++, j++])
    else if (sums[i]![j] === sums[i + 1]![j]) i++
    else j++
  }
  return pairs
}
