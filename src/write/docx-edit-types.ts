import type { WordPoint } from '../text/word-source.ts'
import type { Run } from './docx-edit-runs.ts'

/** A remark on [start, end); each of the paragraphs is plain text. */
export interface CommentEdit {
  start: WordPoint
  end: WordPoint
  paragraphs: string[]
}

/** New text for [start, end), as a tracked change. `\n` is a line break, `\t` a tab. */
export interface ChangeEdit {
  start: WordPoint
  end: WordPoint
  text: string
}

/** `end` is the point just after the last character: in its run, one further. An empty range is a place between characters. */
export interface WordEdits {
  comments: CommentEdit[]
  changes: ChangeEdit[]
}

/** A range whose ends are in the file. `from` and `to` order it among the others of the part. */
export interface Stretch {
  start: { run: Run; offset: number }
  end: { run: Run; offset: number }
  from: number
  to: number
}
