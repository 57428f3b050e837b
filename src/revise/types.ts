/** What a merge of three versions is made of. All ranges are half-open, in the words of the version that is named. */

export interface Range {
  start: number
  end: number
}

import type { TextPlace } from '../text/place.ts'

/** Where words of a version stand in its file. */
export type PlaceOf = (range: Range) => TextPlace

/** A block of a version, or a row of a table with its cells. */
export interface Unit extends Range {
  /** title · heading · paragraph · item · row … */
  kind: string
  /** Of a heading. */
  depth?: number
  /** The end of the head that runs into the paragraph. */
  leadEnd?: number
  cells?: Range[]
  /** Which table a row is of. */
  table?: number
}

/** A version of the draft: its words, a line a block. */
export interface Version {
  text: string
  units: Unit[]
}

/** Words that the new facts change: [start, end) of what was generated becomes [newStart, newEnd) of what is now. */
export interface Hunk extends Range {
  newStart: number
  newEnd: number
  /** Hunks of one clause stand or fall together. */
  clause: number
}

/** What the new facts make of the draft that was generated. */
export interface Changes {
  hunks: Hunk[]
  /** Units that are new, with the unit of the old draft that each comes after, −1 at the beginning. */
  added: { unit: number; after: number; before: number }[]
  /** Units of the old draft that are no longer there. */
  removed: number[]
  /** The partner of each unit of the new draft in the old one. */
  partner: (number | undefined)[]
}

/** Why words of the edited draft change: old and new words in their versions. */
export interface Cause {
  /** In what was generated; empty where something is new. */
  base: Range
  /** In what the new facts give; empty where something goes. */
  now: Range
}

interface Caused {
  cause: Cause
}

/** A change to make in the edited draft. */
export interface Replacement extends Range, Caused {
  kind: 'replace'
  text: string
  /** Whether a person changed something else in the same sentence. */
  besideEdit: boolean
  /** Of words that only come in: they look like those behind them, not like those before (the end of a bold head). */
  looksAhead?: boolean
}
/** A whole unit that comes in. */
export interface Insertion extends Caused {
  kind: 'insert'
  /** The unit of the edited draft that it stands after; −1 at the beginning. */
  after: number
  /** The unit of the new draft. */
  unit: number
}
/** A whole unit that goes. */
export interface Removal extends Caused {
  kind: 'remove'
  unit: number
}
/** Nothing to do: the person has already written it, or has deleted what it was about. */
export interface Idle extends Range, Caused {
  kind: 'already' | 'gone'
}
/** Both changed the same words. */
export interface Conflict extends Range, Caused {
  kind: 'conflict'
  /** What was generated, what stands in the edited draft, what the new facts give. */
  texts: { base: string; mine: string; now: string }
}

export type Outcome = Replacement | Insertion | Removal | Idle | Conflict
