import type { Audience, Section, Tone } from './names.ts'

/** A stretch of an entry's text: words, or a slot that is filled when the entry is used. */
export type PhrasePiece = { text: string } | { slot: string }

/** One entry of the library. Plain data: it is kept in a cache as it is. */
export interface Phrase {
  id: string
  /** 过渡.成绩到问题: what stands there; a template's need names it, or its beginning. */
  kind: string
  /** As written, slots in 【】. */
  text: string
  pieces: readonly PhrasePiece[]
  sections: readonly Section[]
  /** Types of meeting; none means any, as with topics and audiences. */
  meetings: readonly string[]
  topics: readonly string[]
  tone?: Tone
  audiences: readonly Audience[]
  /** Words of a point that the entry answers; without one of them there it is not used. */
  answers: readonly string[]
  tags: readonly string[]
  /** Entries that must not stand in the same speech. */
  conflicts: readonly string[]
  /** YYYY-MM or YYYY-MM-DD. */
  from?: string
  to?: string
  source?: string
  /** Would be a decision: printed with --suggest only, as 【建议：…】. */
  suggestion: boolean
  refrain: boolean
  /** The file as problems name it, and the entry's text in it: UTF-16 offsets, and the 1-based position of its start. */
  file: string
  start: number
  end: number
  line: number
  column: number
}

/** The entries of one file, with what tells that the file is still the same. */
export interface PhraseFile {
  file: string
  stamp: string
  phrases: Phrase[]
}
