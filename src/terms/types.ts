import type { Place } from '../text/place.ts'
import type { Level } from '../text/problem.ts'

/** What every row of content/terms says of itself. */
export interface Row {
  id: string
  note: string
  /** Where it was found: a package with its version, a text; or that it is only remembered. */
  source: string
  /** Found in a kept package or in a text that `source` names. What is only remembered gives at most info. */
  checked: boolean
  place: Place
}

/** A wrong word and the right one, with what must stand around it. */
export interface LexiconRow extends Row {
  wrong: string
  right: string
  /** Never above info where the row is not checked. */
  level: Level
  conditions: readonly Condition[]
}

/** A body, plan, campaign or division that was only from and to certain dates. */
export interface DatedRow extends Row {
  term: string
  /** '' where nothing took its place. */
  successor: string
  /** YYYY or YYYY-MM; absent where it is not known or still goes on. */
  from?: string
  to?: string
  kind: DatedKind
}

export type DatedKind = '机构' | '规划' | '活动' | '提法' | '区划' | '法规'

/** A set whose members and order are fixed. */
export interface FixedSet extends Row {
  name: string
  /** In order; each with the forms that it may be written in, the usual one first. */
  members: readonly (readonly string[])[]
  from?: string
  /** Till then the row is sure; afterwards somebody must look at it again. */
  review?: string
}

/** A phrase, title of a document or quotation whose wording is fixed. */
export interface SetPhrase extends Row {
  text: string
  kind: PhraseKind
  from?: string
  to?: string
}

export type PhraseKind = '提法' | '文件' | '引语'

/** What must (or must not) stand directly before or after a word, or match around it. */
export type Condition =
  { kind: '前接' | '不前接' | '后接' | '不后接'; words: readonly string[] } | { kind: '正则'; form: RegExp }
