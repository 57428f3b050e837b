/** What the new facts make of a draft: two generated versions, word by word within the paragraphs they share. */
import { alignTexts } from '../text/alignment.ts'
import { atomsOf, clauses } from '../text/atoms.ts'
import type { Changes, Hunk, Range, Unit, Version } from './types.ts'

/** The part of the shorter of two paragraphs that both have at least, to be the same one. */
const leastShared = 0.3

/** Characters of a block that another one of its role may take the place of. */
const mostAlone = 30

/** Compares what was generated with what the new facts give. */
export function changesBetween(base: Version, now: Version): Changes {
  const { to, from } = alignTexts(base.text, now.text)
  const partner = partnersOf(base, now, from)
  const kept = new Set(partner)
  const changes: Changes = {
    hunks: [],
    added: [],
    removed: base.units.flatMap((_, i) => (kept.has(i) ? [] : [i])),
    partner,
  }
  const [after, before] = neighbours(partner)
  now.units.forEach((unit, j) => {
    const i = partner[j]
    if (i === undefined) {
      changes.added.push({ unit: j, after: after[j]!, before: before[j]! })
      return
    }
    for (const [old, its] of cellPairs(base.units[i]!, unit))
      changes.hunks.push(...hunksIn(base.text, old, its, to))
  })
  changes.hunks.sort((x, y) => x.start - y.start)
  return changes
}

/** For each unit the nearest before and behind it that the old draft has, too; −1 where there is none. */
function neighbours(partner: readonly (number | undefined)[]): [after: number[], before: number[]] {
  const after: number[] = []
  for (const one of partner) after.push(one ?? after.at(-1) ?? -1)
  const before: number[] = []
  for (const one of partner.toReversed()) before.push(one ?? before.at(-1) ?? -1)
  return [after, before.toReversed()]
}

/** For each unit of the new draft the one of the old with which it shares most, each taken once. */
function partnersOf(base: Version, now: Version, from: Int32Array): (number | undefined)[] {
  const likely = now.units.flatMap((unit, j) => {
    const shares = new Map<number, number>()
    for (let at = unit.start; at < unit.end; at++) {
      if (from[at]! < 0) continue
      const i = unitAt(base.units, from[at]!)
      if (i >= 0) shares.set(i, (shares.get(i) ?? 0) + 1)
    }
    return [...shares].flatMap(([i, share]) => {
      const old = base.units[i]!
      const isOne =
        kindOf(old) === kindOf(unit) && share >= leastShared * Math.min(lengthOf(old), lengthOf(unit))
      return isOne ? [{ i, j, share }] : []
    })
  })
  likely.sort((x, y) => y.share - x.share || x.j - y.j || x.i - y.i)
  const partner = now.units.map((): number | undefined => undefined)
  const used = new Set<number>()
  for (const { i, j } of likely) {
    if (partner[j] !== undefined || used.has(i)) continue
    partner[j] = i
    used.add(i)
  }
  pairAlone(base, now, partner, used)
  return partner
}

/** A short block of a role that has nothing to do with the old one, in its place: another title, another speaker. */
function pairAlone(base: Version, now: Version, partner: (number | undefined)[], used: Set<number>): void {
  now.units.forEach((unit, j) => {
    if (partner[j] !== undefined) return
    const i = (j === 0 ? -1 : (partner[j - 1] ?? -2)) + 1
    const next = j + 1 < now.units.length ? partner[j + 1] : base.units.length
    const old = base.units[i]
    if (!old || i < 0 || next !== i + 1 || used.has(i) || kindOf(old) !== kindOf(unit)) return
    if (Math.max(lengthOf(old), lengthOf(unit)) > mostAlone) return
    partner[j] = i
    used.add(i)
  })
}

function kindOf({ kind, depth, cells }: Unit): string {
  return `${kind} ${depth ?? ''} ${cells?.length ?? ''}`
}

function lengthOf({ start, end }: Range): number {
  return end - start
}

/** The unit that an offset is in; −1 between two. */
export function unitAt(units: readonly Unit[], offset: number): number {
  let [low, high] = [0, units.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const unit = units[middle]!
    if (offset < unit.start) high = middle - 1
    else if (offset >= unit.end) low = middle + 1
    else return middle
  }
  return -1
}

function cellPairs(old: Unit, now: Unit): [Range, Range][] {
  if (!old.cells || !now.cells) return [[old, now]]
  return old.cells.map((cell, k) => [cell, now.cells![k]!])
}

/** What differs between two paragraphs, as few and small as their common words allow; within one clause they go together. */
function hunksIn(text: string, old: Range, now: Range, to: Int32Array): Hunk[] {
  const within = atomsOf(text, [old.start, old.end], clauses)
  /** By where the clause begins. What comes in between two clauses stands for itself. */
  const clauseOf = (start: number, end: number): number => {
    const isBetween = start === end && within.some((one) => one.start === start)
    return isBetween
      ? -1 - start
      : (within.findLast((one) => one.start <= Math.max(old.start, end - 1))?.start ?? old.start)
  }
  const hunks: Hunk[] = []
  let [i, j] = [old.start, now.start]
  for (let end = old.start; end <= old.end; end++) {
    const at = end < old.end ? to[end]! : now.end
    if (at < j || at > now.end || (at === now.end && end < old.end)) continue
    if (end > i || at > j) hunks.push({ start: i, end, newStart: j, newEnd: at, clause: clauseOf(i, end) })
    ;[i, j] = [end + 1, at + 1]
  }
  return hunks
}
