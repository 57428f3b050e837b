/** The outcomes of a merge as people read them: each once, from the beginning to the end. */
import { spanOf } from './ranges.ts'
import type { Conflict, Outcome, Version } from './types.ts'

/** One conflict for one sentence, however many of its clauses both sides changed. */
export function withoutTwins(outcomes: readonly Outcome[]): Outcome[] {
  const seen = new Map<string, Conflict>()
  return outcomes.filter((outcome) => {
    if (outcome.kind !== 'conflict') return true
    const key = JSON.stringify(outcome.texts)
    const twin = seen.get(key)
    if (!twin) {
      seen.set(key, outcome)
      return true
    }
    twin.cause = {
      base: spanOf([twin.cause.base, outcome.cause.base]),
      now: spanOf([twin.cause.now, outcome.cause.now]),
    }
    return false
  })
}

/** By where they stand in the edited draft. */
export function inOrder(outcomes: readonly Outcome[], mine: Version): Outcome[] {
  const at = (outcome: Outcome): number => {
    if (outcome.kind === 'insert') return mine.units[outcome.after]?.end ?? 0
    return outcome.kind === 'remove' ? mine.units[outcome.unit]!.start : outcome.start
  }
  return outcomes
    .map((outcome, i) => ({ outcome, i }))
    .sort((x, y) => at(x.outcome) - at(y.outcome) || x.i - y.i)
    .map(({ outcome }) => outcome)
}
