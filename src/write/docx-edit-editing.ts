/** What all edits of one part share: its runs, what is to be written into them, and the points that they name. */
import type { Problem } from '../text/problem.ts'
import type { WordPoint } from '../text/word-source.ts'
import { commentEnd, commentStart, type NewComment } from './docx-edit-comments.ts'
import type { Boundary, RunMarks } from './docx-edit-marks.ts'
import { isUnseen } from './docx-edit-places.ts'
import type { Signing } from './docx-edit-properties.ts'
import { isCuttable, type PartRuns, type Run } from './docx-edit-runs.ts'
import type { Stretch, WordRange } from './docx-edit-types.ts'
import type { Splice, Tag } from './docx-edit-xml.ts'

export interface PartContext {
  /** A new value for w:id, not used in the file. */
  nextId: () => number
  /** The attributes that say who and when, for a part that names WordprocessingML by this prefix. */
  signature: (prefix: string) => string
  /**
   * Where comments on words of the part stand: in it, or at the mark of the note that they are in (LibreOffice opens no
   * file with comments in notes), or nowhere (Word has none in headers, footers and comments).
   */
  commentsStand: 'here' | 'at-marks' | 'nowhere'
  /** Comments that are to stand at the mark of a note, from the part with the notes to that with the marks. */
  atMarks: { note: string; paragraphs: string[] }[]
  /** The character style of comment marks, where the file has one. */
  markStyle: string | undefined
  comments: NewComment[]
  problems: Problem[]
}

export interface Editing {
  xml: string
  runs: PartRuns
  context: PartContext
  signing: Signing
  marks: Map<Run, RunMarks>
  /** By paragraph: what is changed of it. */
  made: Map<number, Stretch[]>
  /** Paragraphs that come in or go as a whole: nothing else is changed in them. */
  whole: Set<number>
  /** Controls that are taken away around their words. */
  dissolved: Set<Tag>
  /** What is put around or instead of whole elements. */
  before: Splice[]
  after: Splice[]
}

export function marksOf(run: Run, { marks }: Editing): RunMarks {
  const its = marks.get(run) ?? { boundaries: new Map(), wraps: [] }
  marks.set(run, its)
  return its
}

export function boundaryAt({ run, offset }: Stretch['start'], editing: Editing): Boundary {
  const { boundaries } = marksOf(run, editing)
  const boundary = boundaries.get(offset) ?? {
    replacements: [],
    ends: [],
    starts: [],
    insertions: [],
    closings: [],
  }
  boundaries.set(offset, boundary)
  return boundary
}

export function putAround({ start, end }: Tag, opening: string, closing: string, editing: Editing): void {
  if (opening !== '') editing.before.push({ start, end: start, order: 'before', text: opening })
  if (closing !== '') editing.after.push({ start: end, end, order: 'after', text: closing })
}

/** The marks of a new comment. */
export function newComment(paragraphs: readonly string[], { runs, context }: Editing): [string, string] {
  const id = context.nextId()
  context.comments.push({ id, paragraphs })
  return [commentStart(id, runs.names.prefix), commentEnd(id, runs.names.prefix, context.markStyle)]
}

export function stretchOf({ start: first, end: last }: WordRange, runs: PartRuns): Stretch | undefined {
  const start = placeOf(first, runs)
  const end = placeOf(last, runs)
  if (!start || !end || first.part !== last.part) return undefined
  const from = start.run.from + start.offset
  const to = end.run.from + end.offset
  // A range that ends in another run than it begins in is in order by the runs, even where it holds nothing.
  const isInOrder = from < to || (from === to && start.run.tag.start <= end.run.tag.start)
  return isInOrder ? { start, end, from, to } : undefined
}

/** More of attributes and properties than this is no work of an office program; each cut would copy it. */
const longestHead = 20_000

export function placeOf(
  { paragraph, run: index, offset }: WordPoint,
  runs: PartRuns,
): Stretch['start'] | undefined {
  const run = runs.paragraphs.get(paragraph)?.[index]
  const isThere = run && Number.isInteger(offset) && offset >= 0 && offset <= run.length
  return isThere && !isOverloaded(run) && isCuttable(run, offset) ? { run, offset } : undefined
}

export function isOverloaded({ tag: { parent, start, openEnd }, properties }: Run): boolean {
  return openEnd - start + properties.length + (parent ? parent.openEnd - parent.start : 0) > longestHead
}

/** The runs with characters in the range; for an empty one, the run that it is in. */
export function touchedRuns({ start, end, from, to }: Stretch, runs: PartRuns): Run[] {
  const { paragraph, index } = start.run
  if (from === to || paragraph !== end.run.paragraph) return [start.run]
  const between = runs.paragraphs.get(paragraph)!.slice(index, end.run.index + 1)
  const inside = between.filter((run) => run.length > 0 && run.from < to && run.from + run.length > from)
  return inside.filter((run) => run === start.run || run === end.run || !isUnseen(run, runs))
}

/** Notes that a stretch is changed; false where another change has it. */
export function claim(stretch: Stretch, { made, whole }: Editing): boolean {
  const { paragraph } = stretch.start.run
  if (whole.has(paragraph)) return false
  const earlier = made.get(paragraph) ?? []
  made.set(paragraph, earlier)
  if (earlier.some((one) => overlap(one, stretch))) return false
  earlier.push(stretch)
  return true
}

/** Insertions at one place overlap too: nobody said which comes first. */
function overlap(a: Stretch, b: Stretch): boolean {
  if (a.from === a.to && b.from === b.to) return a.from === b.from
  return a.from < b.to && b.from < a.to
}
