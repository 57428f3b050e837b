/** FNV-1a, 32 bit: the same on every machine, good enough to spread choices. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i)
    value = Math.imul(value, 0x01000193)
  }
  // A last mix, or texts that differ only at their end would choose alike.
  value ^= value >>> 15
  value = Math.imul(value, 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

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
