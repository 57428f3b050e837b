import { hash } from '../text/hash.ts'

/**
 * One of several wordings, by seed and need: the same as long as both stay, whatever the figures are.
 */
export function choose<T>(options: readonly T[], seed: string, need: string): T {
  if (options.length === 0) throw new RangeError('nothing to choose from')
  return options[hash(`${seed}\n${need}`) % options.length]!
}

/**
 * A pattern for each of several names so that neighbours never get the same: by hash of the name, and one further
 * where its predecessor has that already. A new name moves at most those that come after it in an unbroken run.
 */
export function inTurns(names: readonly string[], patterns: number, seed: string): Map<string, number> {
  const chosen = new Map<string, number>()
  let before = -1
  for (const name of names) {
    let pattern = hash(`${seed}\n${name}`) % patterns
    if (pattern === before) pattern = (pattern + 1) % patterns
    chosen.set(name, pattern)
    before = pattern
  }
  return chosen
}
