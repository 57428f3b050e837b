/** Hunks that are made together or not at all. */
import type { Conflict, Hunk, Outcome } from './types.ts'

/** What merges the hunks of one clause. */
interface Clauses {
  group(hunks: readonly Hunk[]): Outcome[]
  /** Where their sentence begins. */
  sentenceOf(hunks: readonly Hunk[]): number
  wait(hunks: readonly Hunk[]): Conflict
}

/** By clause. */
export function groupsOf(hunks: readonly Hunk[]): Hunk[][] {
  const groups = new Map<number, Hunk[]>()
  for (const hunk of hunks) groups.set(hunk.clause, [...(groups.get(hunk.clause) ?? []), hunk])
  return [...groups.values()]
}

/**
 * What is computed of a figure stands or falls with it: where one clause of a sentence waits for a person, no other one of
 * the same figure in it is changed.
 */
export function withWhole(
  groups: readonly (readonly Hunk[])[],
  merger: Clauses,
  figuresOf: (hunk: Hunk) => readonly string[],
): Outcome[][] {
  const made = groups.map((group) => merger.group(group))
  const waiting = new Set<string>()
  const keysOf = (group: readonly Hunk[]): string[] => {
    const sentence = merger.sentenceOf(group)
    return group.flatMap(figuresOf).map((id) => `${sentence} ${id}`)
  }
  groups.forEach((group, k) => {
    if (made[k]!.some(({ kind }) => kind === 'conflict')) for (const key of keysOf(group)) waiting.add(key)
  })
  if (waiting.size === 0) return made
  return groups.map((group, k) =>
    made[k]!.some(({ kind }) => kind === 'replace') && keysOf(group).some((key) => waiting.has(key))
      ? [merger.wait(group)]
      : made[k]!,
  )
}
