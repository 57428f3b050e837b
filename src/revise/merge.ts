/** New facts into an edited draft: what was generated, what people made of it and what is generated now become one. */
import { alignTexts, type Alignment } from '../text/alignment.ts'
import { groupsOf, withWhole } from './groups.ts'
import { changesBetween, unitAt } from './hunks.ts'
import { inOrder, withoutTwins } from './order.ts'
import { sentenceAround, spanOf, wordsIn } from './ranges.ts'
import { untouchedNumber } from './untouched.ts'
import type { Changes, Conflict, Hunk, Outcome, Range, Replacement, Version } from './types.ts'

export interface Merged {
  /** In the order of the edited draft. */
  outcomes: Outcome[]
  changes: Changes
  /** From what was generated to what people made of it. */
  edits: Alignment
}

/**
 * Merges: each change that the new facts make is put where its words stand in the edited draft, moved or not. Where people
 * changed the same words it is a conflict, with all three texts; what people deleted stays deleted. Nothing that people
 * wrote is ever changed by another rule than that.
 */
export function merge(
  base: Version,
  mine: Version,
  now: Version,
  figuresOf: (hunk: Hunk) => readonly string[] = () => [],
): Merged {
  const changes = changesBetween(base, now)
  const edits = alignTexts(base.text, mine.text, { moves: true })
  const merger = new Merger(base, mine, now, edits)
  const outcomes = [
    ...withWhole(groupsOf(changes.hunks), merger, figuresOf).flat(),
    ...changes.removed.map((unit) => merger.removal(unit)),
    ...changes.added.map((added) => merger.addition(added)),
  ]
  return { outcomes: inOrder(withoutTwins(outcomes), mine), changes, edits }
}

/** Characters of an edited draft that a conflict shows, to the end of their sentence. */
const mostShown = 1000

/** Characters that a clause begins with at least, to be known elsewhere. */
const leastWords = 5

/** Where a hunk stands in the edited draft, or what became of its words there. */
type Found = Range & { state: 'here' | 'already' | 'gone' | 'changed' }

class Merger {
  readonly #base: Version
  readonly #mine: Version
  readonly #now: Version
  readonly #to: Int32Array
  readonly #from: Int32Array
  /** For each offset of the old draft the last one before it, and the first one from it on, that people left. */
  readonly #keptBefore: Int32Array
  readonly #keptFrom: Int32Array
  #byWords: ReadonlyMap<string, Range> | undefined

  constructor(base: Version, mine: Version, now: Version, { to, from }: Alignment) {
    this.#base = base
    this.#mine = mine
    this.#now = now
    this.#to = to
    this.#from = from
    this.#keptBefore = new Int32Array(to.length + 1).fill(-1)
    this.#keptFrom = new Int32Array(to.length + 1).fill(to.length)
    for (let i = 0; i < to.length; i++) this.#keptBefore[i + 1] = to[i]! < 0 ? this.#keptBefore[i]! : i
    for (let i = to.length - 1; i >= 0; i--) this.#keptFrom[i] = to[i]! < 0 ? this.#keptFrom[i + 1]! : i
  }

  /** The hunks of one clause: all are made, or none. */
  group(hunks: readonly Hunk[]): Outcome[] {
    const found = hunks.map((hunk) => this.#find(hunk))
    const states = new Set(found.map(({ state }) => state))
    const isFine = !states.has('changed') && (!states.has('gone') || states.size === 1)
    const elsewhere = states.has('gone') ? this.#rewritten(hunks) : undefined
    if (!isFine || elsewhere) return [this.#conflict(hunks, elsewhere ?? spanOf(found))]
    return hunks.map((hunk, k): Outcome => {
      const { state, start, end } = found[k]!
      const cause = causeOf(hunk)
      if (state !== 'here') return { kind: state === 'gone' ? 'gone' : 'already', start, end, cause }
      const text = this.#now.text.slice(hunk.newStart, hunk.newEnd)
      const ahead = start === end && this.#beginsBehindLead(hunk) ? { looksAhead: true } : {}
      return {
        kind: 'replace',
        start,
        end,
        text,
        cause,
        besideEdit: this.#isEdited({ start, end }),
        ...ahead,
      }
    })
  }

  /** Where the sentence of a clause begins in the old draft. */
  sentenceOf(hunks: readonly Hunk[]): number {
    return sentenceAround(this.#base.text, spanOf(hunks)).start
  }

  /** The hunks of a clause as a conflict, whatever became of them. */
  wait(hunks: readonly Hunk[]): Conflict {
    return this.#conflict(hunks, spanOf(hunks.map((hunk) => this.#find(hunk))))
  }

  /** Whether new words follow the head that runs into their paragraph, and are not of it. */
  #beginsBehindLead({ newStart }: Hunk): boolean {
    return this.#now.units[unitAt(this.#now.units, newStart)]?.leadEnd === newStart
  }

  /**
   * Words that seem deleted may have been written anew in another place: what the clause began with stands there, in
   * words that people wrote.
   */
  #rewritten(hunks: readonly Hunk[]): Range | undefined {
    const { start, clause } = hunks[0]!
    const words = clause < 0 ? '' : this.#base.text.slice(clause, start).trim()
    if (words.length < leastWords) return undefined
    for (let at = this.#mine.text.indexOf(words); at >= 0; at = this.#mine.text.indexOf(words, at + 1)) {
      const end = at + words.length
      if (this.#from.subarray(at, end).every((one) => one < 0)) return { start: at, end }
    }
    return undefined
  }

  /** A paragraph that is no longer generated. */
  removal(index: number): Outcome {
    const unit = this.#base.units[index]!
    const cause = { base: { start: unit.start, end: unit.end }, now: { start: 0, end: 0 } }
    const places = [...this.#to.subarray(unit.start, unit.end)].filter((at) => at >= 0)
    if (places.length === 0) {
      const there = this.#between(unit)
      if (this.#mine.text.slice(there.start, there.end).trim() === '')
        return { kind: 'gone', ...there, cause }
      return this.#conflict([{ ...unit, newStart: 0, newEnd: 0, clause: unit.start }], there)
    }
    const there = spanOf(places.map((at) => ({ start: at, end: at + 1 })))
    const own = this.#mine.units[unitAt(this.#mine.units, there.start)]
    const isWhole = own && wordsIn(this.#mine, own) === wordsIn(this.#base, unit)
    if (isWhole) return { kind: 'remove', unit: unitAt(this.#mine.units, there.start), cause }
    if (wordsIn(this.#mine, there) === wordsIn(this.#base, unit))
      return { kind: 'replace', ...there, text: '', cause, besideEdit: true }
    return this.#conflict([{ ...unit, newStart: 0, newEnd: 0, clause: unit.start }], there)
  }

  /** A paragraph that is generated now and was not before: behind the one that it follows, where that one is now. */
  addition({ unit, after, before }: Changes['added'][number]): Outcome {
    const its = this.#now.units[unit]!
    const cause = { base: { start: 0, end: 0 }, now: { start: its.start, end: its.end } }
    const words = this.#now.text.slice(its.start, its.end)
    const same = this.#unitsByWords().get(words)
    if (same && this.#from.subarray(same.start, same.end).every((at) => at < 0))
      return { kind: 'already', start: same.start, end: same.end, cause }
    const behind = after < 0 ? -1 : this.#unitOf(after)
    if (behind !== undefined) return { kind: 'insert', after: behind, unit, cause }
    const ahead = before < 0 ? this.#mine.units.length : this.#unitOf(before)
    if (ahead !== undefined) return { kind: 'insert', after: ahead - 1, unit, cause }
    const at = this.#between(this.#base.units[after]!).start
    return {
      kind: 'conflict',
      start: at,
      end: at,
      cause,
      texts: { base: '', mine: '', now: words },
    }
  }

  /** The first unit of the edited draft with some words. */
  #unitsByWords(): ReadonlyMap<string, Range> {
    if (this.#byWords) return this.#byWords
    const { text, units } = this.#mine
    return (this.#byWords = new Map(
      units.toReversed().map((unit) => [text.slice(unit.start, unit.end), unit]),
    ))
  }

  #find({ start, end, newStart, newEnd }: Hunk): Found {
    if (start === end) return this.#findPoint(start, this.#now.text.slice(newStart, newEnd))
    const first = this.#to[start]!
    let whole = first >= 0
    let any = whole
    for (let i = start + 1; i < end; i++) {
      whole &&= this.#to[i - 1]! + 1 === this.#to[i]
      any ||= this.#to[i]! >= 0
    }
    if (whole) return { state: 'here', start: first, end: first + end - start }
    const there = this.#between({ start, end })
    const words = this.#mine.text.slice(there.start, there.end)
    if (words === this.#now.text.slice(newStart, newEnd)) return { state: 'already', ...there }
    const untouched = this.#untouched({ start, end })
    if (untouched) return { state: 'here', ...untouched }
    return { state: !any && words.trim() === '' ? 'gone' : 'changed', ...there }
  }

  #untouched(range: Range): Range | undefined {
    const sentence = sentenceAround(this.#base.text, range)
    const there = this.#between(sentence)
    if (there.end - there.start > mostShown) return undefined
    return untouchedNumber(this.#base, this.#mine, { range, sentence, there, from: this.#from })
  }

  /** Where words come in that were not there: between the same neighbours, or behind the one that is left. */
  #findPoint(at: number, words: string): Found {
    const unit = this.#base.units[unitAt(this.#base.units, Math.max(0, at - 1))] ?? this.#base.units[0]
    const left = unit && at > unit.start ? this.#to[at - 1]! : undefined
    const right = unit && at < unit.end ? this.#to[at]! : undefined
    const isLeft = left !== undefined && left >= 0
    const isRight = right !== undefined && right >= 0
    if (isLeft && isRight && right === left + 1) return point(right)
    if (isLeft && right === undefined && this.#endsAt(left + 1)) return point(left + 1)
    if (isRight && left === undefined && this.#beginsAt(right)) return point(right)
    const there = this.#between({ start: at, end: at })
    const written = wordsIn(this.#mine, there)
    // a word or two may stand there by chance
    if (written === words || (words.length >= leastWords && written.includes(words)))
      return { state: 'already', ...there }
    const isClause = /[。！？；，：]$/u
    if (isLeft && !isRight && isClause.test(this.#mine.text.slice(left, left + 1))) return point(left + 1)
    if (isRight && !isLeft && isClause.test(words)) return point(right)
    const isDeleted = !isLeft && !isRight && this.#mine.text.slice(there.start, there.end).trim() === ''
    return { state: isDeleted ? 'gone' : 'changed', ...there }
  }

  #endsAt(offset: number): boolean {
    return unitAt(this.#mine.units, offset) !== unitAt(this.#mine.units, offset - 1)
  }

  #beginsAt(offset: number): boolean {
    return offset === 0 || unitAt(this.#mine.units, offset - 1) !== unitAt(this.#mine.units, offset)
  }

  /** What stands in the edited draft between the nearest words that are left before and behind a range of the old one. */
  #between({ start, end }: Range): Range {
    const left = this.#keptBefore[start]!
    const right = this.#keptFrom[end]!
    const from = left < 0 ? 0 : this.#to[left]! + 1
    const to = right < this.#to.length ? this.#to[right]! : this.#mine.text.length
    // Where one of the two was moved, only what follows the first belongs here.
    return to >= from ? { start: from, end: to } : { start: from, end: this.#lineEnd(from) }
  }

  #lineEnd(offset: number): number {
    const end = this.#mine.text.indexOf('\n', offset)
    return end < 0 ? this.#mine.text.length : end
  }

  #conflict(hunks: readonly Hunk[], there: Range): Conflict {
    const base = sentenceAround(this.#base.text, spanOf(hunks))
    const isGone = hunks.every(({ newStart, newEnd }) => newStart === 0 && newEnd === 0)
    const fresh = spanOf(hunks.map(({ newStart, newEnd }) => ({ start: newStart, end: newEnd })))
    const now = isGone ? fresh : sentenceAround(this.#now.text, fresh)
    // where all around was written anew, its beginning will do
    const end = Math.min(there.end, there.start + mostShown)
    const mine = sentenceAround(this.#mine.text, { start: there.start, end })
    const cause = { base: spanOf(hunks), now: fresh }
    const texts = {
      base: wordsIn(this.#base, base).trim(),
      mine: wordsIn(this.#mine, mine).trim(),
      now: wordsIn(this.#now, now).trim(),
    }
    return { kind: 'conflict', ...mine, cause, texts }
  }

  /** Whether people changed something in the sentence around a range of their draft. */
  #isEdited(range: Range): boolean {
    const { start, end } = sentenceAround(this.#mine.text, range)
    for (let at = start; at < end; at++) if (this.#from[at]! < 0) return true
    const [first, last] = [this.#from[start]!, this.#from[end - 1]!]
    return end > start && last - first !== end - 1 - start
  }

  /** The unit of the edited draft that most of a unit of the old one is in. */
  #unitOf(index: number): number | undefined {
    const { start, end } = this.#base.units[index]!
    const shares = new Map<number, number>()
    for (let at = start; at < end; at++) {
      const unit = this.#to[at]! < 0 ? -1 : unitAt(this.#mine.units, this.#to[at]!)
      if (unit >= 0) shares.set(unit, (shares.get(unit) ?? 0) + 1)
    }
    return [...shares].sort((x, y) => y[1] - x[1])[0]?.[0]
  }
}

function point(offset: number): Found {
  return { state: 'here', start: offset, end: offset }
}

function causeOf({ start, end, newStart, newEnd }: Hunk): Replacement['cause'] {
  return { base: { start, end }, now: { start: newStart, end: newEnd } }
}
