import type { WordPoint } from '../text/word-source.ts'
import type { Run } from './docx-edit-runs.ts'

/** [start, end) of a part's words. */
export interface WordRange {
  start: WordPoint
  end: WordPoint
}

/** A remark on [start, end); each of the paragraphs is plain text. */
export interface CommentEdit extends WordRange {
  paragraphs: string[]
}

/** New text for [start, end), as a tracked change. `\n` is a line break, `\t` a tab. */
export interface ChangeEdit extends WordRange {
  text: string
}

/** Whether a change says that the words came in or that they went. */
export type Tracked = 'inserted' | 'deleted'

/** A paragraph of a part, counted as WordPoint does. */
export interface WordParagraphPlace {
  part: string
  paragraph: number
}

/** Words of a new paragraph with one look. */
export interface NewRun {
  /** `\n` is a line break, `\t` a tab. */
  text: string
  /** The run whose look they have, in the same part; without it the look of most words of the paragraph `like`. */
  like?: WordPoint
  /** Bold or not, whatever that look is. */
  bold?: boolean
  /** Marked in yellow, as 待补 and 待核 are. */
  highlight?: boolean
}

/**
 * A paragraph that is not in the file: as a tracked insertion, or, for a comparison, as deleted. Several behind the same
 * paragraph keep their order.
 */
export interface ParagraphInsertion {
  part: string
  /** The paragraph that it stands behind, in the same cell or box; -1: before the first of the part. */
  after: number
  /** It stands behind the whole table that `after` is in, not in its cell. */
  afterTable?: boolean
  /** A paragraph of the same role, whose properties and look it has. */
  like: number
  runs: NewRun[]
  /** 'inserted' where nothing is said. */
  kind?: Tracked
  /** A remark on all of its words; each entry is a paragraph of plain text. */
  comment?: string[]
}

/** A row beside the one that a paragraph is in, which gives its look; a text for each of that row's cells. */
export interface RowInsertion extends WordParagraphPlace {
  /** 'after' where nothing is said. */
  place?: 'before' | 'after'
  cells: string[]
  /** 'inserted' where nothing is said. */
  kind?: Tracked
  comment?: string[]
}

/** Words that are no longer there, shown as deleted at a place of the words that are. They look like those beside them. */
export interface GhostEdit {
  at: WordPoint
  text: string
}

/** `end` is the point just after the last character: in its run, one further. An empty range is a place between characters. */
export interface WordEdits {
  comments: CommentEdit[]
  changes: ChangeEdit[]
  insertions?: ParagraphInsertion[]
  /** Paragraphs that go, with their marks. */
  removals?: WordParagraphPlace[]
  rowInsertions?: RowInsertion[]
  /** Rows that go: those that the paragraphs are in. */
  rowRemovals?: WordParagraphPlace[]
  /** For a comparison: words that are in the file, shown as inserted. */
  marks?: WordRange[]
  /** The same of whole paragraphs with their marks. */
  markedParagraphs?: WordParagraphPlace[]
  /** The same of the rows that the paragraphs are in. */
  markedRows?: WordParagraphPlace[]
  ghosts?: GhostEdit[]
}

/** A range whose ends are in the file. `from` and `to` order it among the others of the part. */
export interface Stretch {
  start: { run: Run; offset: number }
  end: { run: Run; offset: number }
  from: number
  to: number
}

/** Edits of every kind, none of each. */
export function noEdits(): Required<WordEdits> {
  return {
    comments: [],
    changes: [],
    insertions: [],
    removals: [],
    rowInsertions: [],
    rowRemovals: [],
    marks: [],
    markedParagraphs: [],
    markedRows: [],
    ghosts: [],
  }
}
