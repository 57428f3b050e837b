/**
 * How like two short lines are. In eight characters two that differ spoil half of the runs of three, so short texts are
 * compared by their runs of two and by how many characters would have to change.
 */

/** Texts of fewer characters are short. */
export const shortText = 12
/** A change is at most so many characters, and of a text one in so many. */
const changes = { most: 2, oneIn: 4 }
/** Two texts that share this part of their runs of two say the same. */
const alike = 0.6

/** True of two short texts that say the same but for a word. */
function areShortAlike(a: string, b: string): boolean {
  const [one, other] = [pairsOf(a), pairsOf(b)]
  let both = 0
  for (const pair of one) if (other.has(pair)) both++
  const all = one.size + other.size - both
  if (all > 0 && both / all >= alike) return true
  const allowed = Math.min(changes.most, Math.floor(Math.min(a.length, b.length) / changes.oneIn))
  return Math.abs(a.length - b.length) <= allowed && distance(a, b) <= allowed
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 2 <= text.length; i++) pairs.add(text.slice(i, i + 2))
  return pairs
}

/** Characters to be changed, added or taken out; both texts are short. */
function distance(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const step = a[i - 1] === b[j - 1] ? 0 : 1
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + step))
    }
    last = row
  }
  return last[b.length]!
}

/**
 * Calls `join` for each pair of texts that are short and alike. Only texts that share a run of two are compared. Those with
 * `masked` in them are left out: a short frame is a formula (现在进行第【序】项议程), in which one word makes another entry.
 */
export function joinShort(
  texts: readonly string[],
  masked: string,
  join: (one: number, other: number) => void,
): void {
  const byPair = new Map<string, number[]>()
  texts.forEach((text, i) => {
    if (text.length >= shortText || text.includes(masked)) return
    const seen = new Set<number>()
    for (const pair of pairsOf(text)) {
      const known = byPair.get(pair)
      for (const other of known ?? []) seen.add(other)
      if (known) known.push(i)
      else byPair.set(pair, [i])
    }
    for (const other of seen) if (areShortAlike(texts[other]!, text)) join(other, i)
  })
}
