/**
 * Marks in filled text: U+FDD0, one private-use code point that is the mark's id, the marked text, U+FDD1. They nest.
 * Handlebars prints them like any text; afterwards they are stripped to plain text with spans, and everything that
 * cuts or mends works on that. Input that contains these characters is refused by the readers.
 */
import type { Path } from '../text/places.ts'

/** Where a span of the draft comes from, or what it is in the structure that is settled after filling. */
export type Origin =
  | {
      kind: 'template'
      template: string
      offset: number
      /** True for the template's own words, false for what one of its statements printed. */
      literal: boolean
    }
  | { kind: 'text'; path: Path }
  | { kind: 'figure'; id: string; word: string; path: Path; formula?: string }
  | { kind: 'given'; path: Path }
  | { kind: 'missing'; label: string; path: Path; reason: string; range?: [start: number, end: number] }
  /** A figure with 状态: 待核, or, with a range, a 【待核：…】 of a sheet text. */
  | { kind: 'unconfirmed'; label: string; path: Path; range?: [start: number, end: number] }
  | { kind: 'suggestion'; path: Path }
  | { kind: 'part'; name: string }
  /** An entry of the phrase library; `at` is file:line:col. */
  | { kind: 'phrase'; id: string; need: string; at: string }
  /** Stands where an entry is put once all needs of the draft are known; `index` is the need's number. */
  | { kind: 'need'; index: number }
  /** Structure: gone from the trace once it is settled. */
  | {
      kind: 'absent'
      /** A list with nothing in it: takes a sentence only where words of the template lead up to it. */
      list?: true
    }
  | { kind: 'extent' }
  /** A list that a template prints by {{#each}}, and each of what it prints. */
  | { kind: 'entries' }
  | { kind: 'entry' }
  | { kind: 'heading' }
  | { kind: 'lead' }
  | { kind: 'section' }
  /** A numbered list; `below` is the mark of the level below. */
  | {
      kind: 'scope'
      /** True where the sheet's own 序号 gives the mark. */
      own?: boolean
      key: string
      mark: string
      below: string
    }
  | { kind: 'item' }
  | { kind: 'number' }
  | { kind: 'count'; key: string; path: Path }

export interface Span {
  start: number
  end: number
  origin: Origin
}

/** Plain text with spans ordered by start, outer before inner. */
export interface Marked {
  text: string
  spans: Span[]
}

const open = '\uFDD0'
const close = '\uFDD1'
const firstId = 0xf0000
/** Plane 15 and 16 without their last two code points each: more spans than a speech of a megabyte has. */
const lastId = 0x10fffd

/** Stands where a number or count is put after filling. A code point that ids never reach and input never holds. */
export const placeholder = String.fromCodePoint(lastId)

/** A draft of more marked spans than there are ids for: nothing that a person would read. */
export class TooManyMarks extends RangeError {}

/** The marks of one filling. */
export class Marks {
  readonly #origins: Origin[] = []

  /** `text` marked as coming from `origin`. Throws TooManyMarks when a draft needs more marks than there are ids. */
  mark(origin: Origin, text: string): string {
    const id = firstId + this.#origins.length
    if (id >= lastId) throw new TooManyMarks('too many marks')
    this.#origins.push(origin)
    return `${open}${String.fromCodePoint(id)}${text}${close}`
  }

  /** A marked text with other words for its placeholders, by what they stand for; undefined leaves one as it is. */
  replace(marked: string, words: (origin: Origin) => string | undefined): string {
    return marked.replace(
      new RegExp(`${open}(.)${placeholder}${close}`, 'gsu'),
      (whole, id: string) => words(this.#origins[id.codePointAt(0)! - firstId]!) ?? whole,
    )
  }

  /** A marked text without the stretches of one kind of origin whose words `said` tells that they were said before. */
  without(
    marked: string,
    of: (origin: Origin) => boolean,
    said: (words: string, at: number) => boolean,
  ): string {
    return marked.replace(
      new RegExp(`${open}(.)([^${open}${close}]*)${close}`, 'gsu'),
      (whole, id: string, words: string, at: number) =>
        of(this.#origins[id.codePointAt(0)! - firstId]!) && said(words, at) ? '' : whole,
    )
  }

  /** How many marks there are: what `forget` takes. */
  get size(): number {
    return this.#origins.length
  }

  /** Forgets the marks that were made after there were `size` of them: those of a paper that is finished. */
  forget(size: number): void {
    this.#origins.length = size
  }

  /** Plain text and spans of a marked text. */
  strip(marked: string): Marked {
    const spans: Span[] = []
    const stack: Span[] = []
    let text = ''
    let from = 0
    for (let i = 0; i < marked.length; i++) {
      const char = marked[i]
      if (char !== open && char !== close) continue
      text += marked.slice(from, i)
      if (char === open) {
        const id = marked.codePointAt(i + 1)! - firstId
        const span: Span = { start: text.length, end: text.length, origin: this.#origins[id]! }
        spans.push(span)
        stack.push(span)
        i += 2
      } else {
        const span = stack.pop()
        if (span) span.end = text.length
      }
      from = i + 1
    }
    return { text: text + marked.slice(from), spans }
  }
}

/** An id is one code point, two units. */
const marksForm = /\uFDD0..|\uFDD1/gs

/** What a reader sees of a marked text: helpers that look at a value's beginning or end look through the marks. */
export function visible(marked: string): string {
  return marked.includes(open) ? marked.replaceAll(marksForm, '') : marked
}

/** True where a reader sees white space at most. */
export function isBlank(marked: string): boolean {
  return /^(?:\s|\uFDD0..|\uFDD1)*$/s.test(marked)
}

export interface TextEdit {
  start: number
  end: number
  text: string
}

/**
 * Carries out edits (any order, not overlapping; of two that overlap the first stands) and shifts the spans. Spans of
 * which nothing is left are dropped.
 */
export function edit(marked: Marked, edits: TextEdit[]): Marked {
  const sorted = edits
    .filter((one) => one.start < one.end || one.text !== '')
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: TextEdit[] = []
  for (const one of sorted) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  if (kept.length === 0) return marked
  let text = ''
  let from = 0
  // ends[i] is where edit i ends in the old text, shifts[i] how far text after it moves.
  const shifts: number[] = []
  let shift = 0
  for (const one of kept) {
    text += marked.text.slice(from, one.start) + one.text
    from = one.end
    shift += one.text.length - (one.end - one.start)
    shifts.push(shift)
  }
  text += marked.text.slice(from)
  const move = (at: number, side: 'start' | 'end'): number => {
    const i = lastBefore(kept, at)
    if (i < 0) return at
    const one = kept[i]!
    if (at >= one.end && !(at === one.end && one.start === one.end && side === 'end')) return at + shifts[i]!
    const start = one.start + (i > 0 ? shifts[i - 1]! : 0)
    return at === one.start ? start : start + one.text.length
  }
  const spans: Span[] = []
  for (const span of marked.spans) {
    const start = move(span.start, 'start')
    const end = move(span.end, 'end')
    if (end > start || (span.start === span.end && !isInside(span.start, kept)))
      spans.push({ start, end: Math.max(start, end), origin: span.origin })
  }
  return { text, spans }
}

/** The number of the last edit that starts at an offset or before it, -1 where there is none. */
function lastBefore(edits: readonly TextEdit[], at: number): number {
  let low = -1
  let high = edits.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (edits[middle]!.start <= at) low = middle
    else high = middle - 1
  }
  return low
}

function isInside(at: number, edits: readonly TextEdit[]): boolean {
  const one = edits[lastBefore(edits, at)]
  return one !== undefined && one.start < at && at < one.end
}
