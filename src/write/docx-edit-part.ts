import type { Problem } from '../text/problem.ts'
import type { WordPoint } from '../text/word-source.ts'
import { commentEnd, commentStart, insertion, type NewComment } from './docx-edit-comments.ts'
import { markRun, type Boundary, type PartWriting, type RunMarks } from './docx-edit-marks.ts'
import { commentPlace, isUnseen, whyNoChange } from './docx-edit-places.ts'
import { asComment, noChangeHere, noCommentHere, noPoint, overlapping, short } from './docx-edit-problems.ts'
import {
  isCuttable,
  noteKey,
  readRuns,
  wordsOf,
  type NoteKind,
  type PartRuns,
  type Run,
} from './docx-edit-runs.ts'
import type { ChangeEdit, CommentEdit, Stretch, WordEdits } from './docx-edit-types.ts'
import { attributesOf, spliced, type Splice, type Tag } from './docx-edit-xml.ts'

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

/**
 * A part with comments and tracked changes in it; the same text where there is nothing to write. What could not be
 * written, or only in another way, is a problem; so are all edits of a part that is not sound.
 */
export function editPart(
  xml: string | undefined,
  { comments, changes }: WordEdits,
  context: PartContext,
): string | undefined {
  const atMarks = context.commentsStand === 'here' ? context.atMarks : []
  if (comments.length + changes.length + atMarks.length === 0) return xml
  const ends = [...comments, ...changes].flatMap(({ start, end }) => [start.paragraph, end.paragraph])
  const runs = xml === undefined ? undefined : readRuns(xml, new Set(ends))
  if (xml === undefined || !runs) {
    for (const edit of [...comments, ...changes, ...atMarks]) context.problems.push(noPoint(edit))
    return xml
  }
  const editing: Editing = { xml, runs, context, marks: new Map(), before: [], after: [] }
  for (const comment of comments) addComment(comment, editing)
  const made = new Map<number, Stretch[]>()
  for (const change of changes) addChange(change, made, editing)
  for (const one of atMarks) addAtMark(one, editing)
  return written(editing)
}

interface Editing {
  xml: string
  runs: PartRuns
  context: PartContext
  marks: Map<Run, RunMarks>
  /** Marks around whole elements. */
  before: Splice[]
  after: Splice[]
}

function written({ xml, runs: { names }, context, marks, before, after }: Editing): string {
  const signature = context.signature(names.prefix)
  const writing: PartWriting = { xml, names, splices: [], nextId: context.nextId, signature }
  for (const [run, its] of marks) markRun(run, its, writing)
  return spliced(xml, [...before, ...writing.splices, ...after])
}

function addComment(edit: CommentEdit, editing: Editing): void {
  const { context } = editing
  const stretch = stretchOf(edit, editing.runs)
  if (!stretch) context.problems.push(noPoint(edit))
  else if (context.commentsStand === 'nowhere') context.problems.push(noCommentHere(edit))
  else remark(stretch, edit.paragraphs, editing)
}

function addChange(edit: ChangeEdit, made: Map<number, Stretch[]>, editing: Editing): void {
  const { runs, context } = editing
  const stretch = stretchOf(edit, runs)
  if (!stretch) {
    context.problems.push(noPoint(edit))
    return
  }
  const { start, from, to } = stretch
  if (from === to && edit.text === '') return
  const earlier = made.get(start.run.paragraph) ?? []
  made.set(start.run.paragraph, earlier)
  if (earlier.some((one) => overlap(one, stretch))) {
    context.problems.push(overlapping(edit))
    return
  }
  const touched = touchedRuns(stretch, runs)
  if (touched.some(isOverloaded)) {
    context.problems.push(noPoint(edit))
    return
  }
  const why = whyNoChange(stretch, touched, edit.text !== '', runs)
  if (why === undefined) {
    earlier.push(stretch)
    track(stretch, touched, edit.text, editing)
  } else if (context.commentsStand !== 'nowhere') {
    context.problems.push(asComment(edit, why))
    remark(stretch, [suggestion(stretch, touched, edit.text)], editing)
  } else context.problems.push(noChangeHere(edit, why))
}

function stretchOf(edit: { start: WordPoint; end: WordPoint }, runs: PartRuns): Stretch | undefined {
  const start = placeOf(edit.start, runs)
  const end = placeOf(edit.end, runs)
  if (!start || !end || edit.start.part !== edit.end.part) return undefined
  const from = start.run.from + start.offset
  const to = end.run.from + end.offset
  // A range that ends in another run than it begins in is in order by the runs, even where it holds nothing.
  const isInOrder = from < to || (from === to && start.run.tag.start <= end.run.tag.start)
  return isInOrder ? { start, end, from, to } : undefined
}

/** More of attributes and properties than this is no work of an office program; each cut would copy it. */
const longestHead = 20_000

function placeOf({ paragraph, run: index, offset }: WordPoint, runs: PartRuns): Stretch['start'] | undefined {
  const run = runs.paragraphs.get(paragraph)?.[index]
  const isThere = run && Number.isInteger(offset) && offset >= 0 && offset <= run.length
  return isThere && !isOverloaded(run) && isCuttable(run, offset) ? { run, offset } : undefined
}

function isOverloaded({ tag: { parent, start, openEnd }, properties }: Run): boolean {
  return openEnd - start + properties.length + (parent ? parent.openEnd - parent.start : 0) > longestHead
}

/** Insertions at one place overlap too: nobody said which comes first. */
function overlap(a: Stretch, b: Stretch): boolean {
  if (a.from === a.to && b.from === b.to) return a.from === b.from
  return a.from < b.to && b.from < a.to
}

/** The runs with characters in the range; for an empty one, the run that it is in. */
function touchedRuns({ start, end, from, to }: Stretch, runs: PartRuns): Run[] {
  const { paragraph, index } = start.run
  if (from === to || paragraph !== end.run.paragraph) return [start.run]
  const between = runs.paragraphs.get(paragraph)!.slice(index, end.run.index + 1)
  const inside = between.filter((run) => run.length > 0 && run.from < to && run.from + run.length > from)
  return inside.filter((run) => run === start.run || run === end.run || !isUnseen(run, runs))
}

function remark(stretch: Stretch, paragraphs: readonly string[], editing: Editing): void {
  const { runs, context } = editing
  const first = commentPlace(stretch.start.run.tag, runs)
  const last = commentPlace(stretch.end.run.tag, runs)
  const note = context.commentsStand === 'at-marks' ? noteOf(stretch.start.run.tag, editing) : undefined
  const where = note ? note.kind : first.isInTextBox ? 'box' : undefined
  const all = where === undefined ? [...paragraphs] : [whereabouts(where, stretch, runs), ...paragraphs]
  if (context.commentsStand === 'at-marks') context.atMarks.push({ note: note?.key ?? '', paragraphs: all })
  else {
    const isEmpty = !first.around && !last.around && stretch.from === stretch.to
    const [opening, closing] = newComment(all, editing)
    if (first.around) putAround(first.around, opening, '', editing)
    else boundaryAt(stretch.start, editing).starts.push(opening)
    if (last.around) putAround(last.around, '', closing, editing)
    else if (isEmpty) boundaryAt(stretch.start, editing).closings.push(closing)
    else boundaryAt(stretch.end, editing).ends.push(closing)
  }
}

function addAtMark({ note, paragraphs }: PartContext['atMarks'][number], editing: Editing): void {
  const mark = editing.runs.noteMarks.get(note)
  if (!mark) {
    editing.context.problems.push(noPoint({ paragraphs }))
    return
  }
  const [opening, closing] = newComment(paragraphs, editing)
  putAround(commentPlace(mark, editing.runs).around ?? mark, opening, closing, editing)
}

/** The marks of a new comment. */
function newComment(paragraphs: readonly string[], { runs, context }: Editing): [string, string] {
  const id = context.nextId()
  context.comments.push({ id, paragraphs })
  return [commentStart(id, runs.names.prefix), commentEnd(id, runs.names.prefix, context.markStyle)]
}

function putAround({ start, end }: Tag, opening: string, closing: string, { before, after }: Editing): void {
  before.push({ start, end: start, order: 'before', text: opening })
  after.push({ start: end, end, order: 'after', text: closing })
}

/** The note that a run is in. */
function noteOf(run: Tag, { xml, runs }: Editing): { kind: NoteKind; key: string } | undefined {
  const { local, prefix } = runs.names
  for (let tag = run.parent; tag; tag = tag.parent) {
    const kind = local(tag)
    if (kind !== 'footnote' && kind !== 'endnote') continue
    return { kind, key: noteKey(kind, attributesOf(xml, tag).get(`${prefix}id`)) }
  }
  return undefined
}

const whereaboutsOf = { footnote: '脚注', endnote: '尾注', box: '文本框' } as const

/** For a comment that does not stand at its words. */
function whereabouts(where: keyof typeof whereaboutsOf, stretch: Stretch, runs: PartRuns): string {
  const words = short(oldWords(stretch, touchedRuns(stretch, runs)))
  return `（${whereaboutsOf[where]}内${words === '' ? '' : `：“${words}”`}）`
}

/** The words of a stretch in one paragraph; '' of others. */
function oldWords({ start, end, from, to }: Stretch, touched: readonly Run[]): string {
  if (start.run.paragraph !== end.run.paragraph) return ''
  return touched.map((run) => wordsOf(run, from - run.from, to - run.from)).join('')
}

function track({ start, from, to }: Stretch, touched: readonly Run[], text: string, editing: Editing): void {
  const { runs, context } = editing
  const { prefix } = runs.names
  const first = touched[0]!
  const by = { nextId: context.nextId, signature: context.signature(prefix), names: runs.names }
  const added = text === '' ? [] : [insertion(text, first.properties, by)]
  if (from === to) {
    boundaryAt(start, editing).insertions.push(...added)
    return
  }
  for (const run of touched) {
    const range = { start: Math.max(0, from - run.from), end: Math.min(run.length, to - run.from) }
    marksOf(run, editing).deletions.push(range)
    if (run === first) boundaryAt({ run, offset: range.end }, editing).replacements.push(...added)
  }
}

function suggestion(stretch: Stretch, touched: readonly Run[], text: string): string {
  if (stretch.from === stretch.to) return `建议在此处补“${text}”。`
  const words = oldWords(stretch, touched)
  const old = words === '' ? '所标文字' : `“${words}”`
  return text === '' ? `建议删去${old}。` : `建议将${old}改为“${text}”。`
}

function marksOf(run: Run, { marks }: Editing): RunMarks {
  const its = marks.get(run) ?? { boundaries: new Map(), deletions: [] }
  marks.set(run, its)
  return its
}

function boundaryAt({ run, offset }: Stretch['start'], editing: Editing): Boundary {
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
