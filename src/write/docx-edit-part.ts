import { insertion, oldRun } from './docx-edit-comments.ts'
import { dissolveAround, putBeside } from './docx-edit-controls.ts'
import { readBlocks, type Block } from './docx-edit-blocks.ts'
import {
  boundaryAt,
  claim,
  isOverloaded,
  marksOf,
  placeOf,
  stretchOf,
  touchedRuns,
  type Editing,
  type PartContext,
} from './docx-edit-editing.ts'
import { markRun, type PartWriting } from './docx-edit-marks.ts'
import { editParagraphs } from './docx-edit-paragraphs.ts'
import { whyNoChange } from './docx-edit-places.ts'
import {
  asComment,
  changeTold,
  goneParagraphTold,
  newParagraphTold,
  newRowTold,
  noChangeHere,
  noCommentHere,
  noPoint,
  overlapping,
  remarkTold,
} from './docx-edit-problems.ts'
import { plainLook, tracked } from './docx-edit-properties.ts'
import { addAtMark, remark, suggestion } from './docx-edit-remarks.ts'
import { editRows } from './docx-edit-rows.ts'
import { readRuns, type Run } from './docx-edit-runs.ts'
import type { ChangeEdit, CommentEdit, GhostEdit, Stretch, WordEdits, WordRange } from './docx-edit-types.ts'
import { spliced } from './docx-edit-xml.ts'

/** The edits of one part. */
export type PartEdits = Required<WordEdits>

/**
 * A part with comments and tracked changes in it; the same text where there is nothing to write. What could not be
 * written, or only in another way, is a problem; so are all edits of a part that is not sound.
 */
export function editPart(
  xml: string | undefined,
  edits: PartEdits,
  context: PartContext,
): string | undefined {
  const atMarks = context.commentsStand === 'here' ? context.atMarks : []
  if (Object.values(edits).every((list) => list.length === 0) && atMarks.length === 0) return xml
  const isStructural = [
    edits.insertions,
    edits.removals,
    edits.rowInsertions,
    edits.rowRemovals,
    edits.markedParagraphs,
    edits.markedRows,
  ].some((list) => list.length > 0)
  const found = isStructural && xml !== undefined ? readBlocks(xml) : undefined
  const blocks = found?.blocks ?? []
  const runs = xml === undefined ? undefined : readRuns(xml, wantedParagraphs(edits, blocks))
  if (xml === undefined || !runs || (isStructural && !found)) {
    const told = [...toldOf(edits), ...atMarks.map(({ paragraphs }) => remarkTold(paragraphs))]
    context.problems.push(...told.map(noPoint))
    return xml
  }
  const signature = context.signature(runs.names.prefix)
  const editing: Editing = {
    xml,
    runs,
    context,
    signing: { names: runs.names, nextId: context.nextId, signature },
    marks: new Map(),
    made: new Map(),
    whole: new Set(),
    dissolved: new Set(),
    before: [],
    after: [],
  }
  const rows = editRows(edits, blocks, editing)
  editParagraphs(edits, blocks, rows, editing)
  for (const comment of edits.comments) addComment(comment, editing)
  for (const change of edits.changes) addChange(change, editing)
  for (const mark of edits.marks) addMark(mark, editing)
  for (const ghost of edits.ghosts) addGhost(ghost, editing)
  for (const one of atMarks) addAtMark(one, editing)
  return written(editing)
}

/** The paragraphs whose runs are asked for: those of a removed row, too. */
function wantedParagraphs(edits: PartEdits, blocks: readonly Block[]): Set<number> {
  const { comments, changes, marks, ghosts, insertions, removals, markedParagraphs } = edits
  const rows = [...edits.rowRemovals, ...edits.markedRows, ...edits.rowInsertions]
  const inRows = rows.flatMap(({ paragraph }) =>
    (blocks[paragraph]?.row?.cells ?? []).flatMap(({ paragraphs }) => paragraphs.map(({ number }) => number)),
  )
  return new Set([
    ...[...comments, ...changes, ...marks].flatMap(({ start, end }) => [start.paragraph, end.paragraph]),
    ...ghosts.map(({ at }) => at.paragraph),
    ...insertions.flatMap(({ like, runs }) => [like, ...runs.flatMap((run) => run.like?.paragraph ?? [])]),
    ...[...removals, ...markedParagraphs].map(({ paragraph }) => paragraph),
    ...inRows,
  ])
}

/** What each edit is called in messages. */
function toldOf(edits: PartEdits): string[] {
  const gone = [
    ...edits.removals,
    ...edits.rowRemovals,
    ...edits.marks,
    ...edits.markedParagraphs,
    ...edits.markedRows,
  ]
  return [
    ...edits.comments.map(({ paragraphs }) => remarkTold(paragraphs)),
    ...edits.changes.map(({ text }) => changeTold(text)),
    ...edits.insertions.map(({ runs }) => newParagraphTold(runs.map(({ text }) => text).join(''))),
    ...edits.rowInsertions.map(({ cells }) => newRowTold(cells)),
    ...gone.map(() => goneParagraphTold('')),
    ...edits.ghosts.map(({ text }) => changeTold(text)),
  ]
}

function written({ xml, context, signing, marks, before, after }: Editing): string {
  const writing: PartWriting = { ...signing, xml, splices: [], nextId: context.nextId }
  for (const [run, its] of marks) markRun(run, its, writing)
  return spliced(xml, [...before, ...writing.splices, ...after])
}

function addComment(edit: CommentEdit, editing: Editing): void {
  const { context } = editing
  const stretch = stretchOf(edit, editing.runs)
  if (!stretch) context.problems.push(noPoint(remarkTold(edit.paragraphs)))
  else if (context.commentsStand === 'nowhere')
    context.problems.push(noCommentHere(remarkTold(edit.paragraphs)))
  else remark(stretch, edit.paragraphs, editing)
}

function addChange(edit: ChangeEdit, editing: Editing): void {
  const { runs, context, made } = editing
  const told = changeTold(edit.text)
  const stretch = stretchOf(edit, runs)
  if (!stretch) {
    context.problems.push(noPoint(told))
    return
  }
  const { start, from, to } = stretch
  if (from === to && edit.text === '') return
  const touched = touchedRuns(stretch, runs)
  if (touched.some(isOverloaded)) {
    context.problems.push(noPoint(told))
    return
  }
  if (!claim(stretch, editing)) {
    context.problems.push(overlapping(told))
    return
  }
  const why = whyNoChange(stretch, touched, edit.text !== '', runs)
  if (why === undefined) {
    track(stretch, touched, edit.text, editing)
    return
  }
  // What was only remarked on is in no other change's way.
  made.get(start.run.paragraph)!.pop()
  if (context.commentsStand === 'nowhere') context.problems.push(noChangeHere(told, why))
  else {
    context.problems.push(asComment(told, why))
    remark(stretch, [suggestion(stretch, touched, edit.text)], editing)
  }
}

function track(stretch: Stretch, touched: readonly Run[], text: string, editing: Editing): void {
  const { start, from, to } = stretch
  const first = touched[0]!
  const added = text === '' ? '' : insertion(text, first.properties, editing.signing)
  if (from === to) {
    putAt(start, added, editing)
    return
  }
  wrap(stretch, touched, 'deleted', editing)
  const offset = Math.min(first.length, to - first.from)
  if (added !== '') boundaryAt({ run: first, offset }, editing).replacements.push(added)
}

/** A tracked change that has no length in the words of the file. */
function putAt({ run, offset }: Stretch['start'], text: string, editing: Editing): void {
  if (putBeside(run, offset, text, editing)) return
  dissolveAround(run, editing)
  boundaryAt({ run, offset }, editing).insertions.push(text)
}

function wrap(
  { from, to }: Stretch,
  touched: readonly Run[],
  kind: 'inserted' | 'deleted',
  editing: Editing,
): void {
  for (const run of touched) {
    dissolveAround(run, editing)
    const range = { start: Math.max(0, from - run.from), end: Math.min(run.length, to - run.from) }
    marksOf(run, editing).wraps.push({ ...range, kind, isWhole: false })
  }
}

/** Words that are there, shown as inserted. What people track there already stays as it is. */
function addMark(range: WordRange, editing: Editing): void {
  const { runs, context } = editing
  const stretch = stretchOf(range, runs)
  const touched = stretch ? touchedRuns(stretch, runs) : []
  if (!stretch || touched.some(isOverloaded)) context.problems.push(noPoint(changeTold('')))
  else if (stretch.start.run.paragraph !== stretch.end.run.paragraph)
    context.problems.push(noChangeHere(changeTold(''), '跨了段落'))
  else if (stretch.from < stretch.to) {
    if (!claim(stretch, editing)) context.problems.push(overlapping(changeTold('')))
    else
      wrap(
        stretch,
        touched.filter((run) => isFree(run, editing)),
        'inserted',
        editing,
      )
  }
}

/** Whether a tracked change can be put right around a run, or in it. */
function isFree(run: Run, { runs: { names } }: Editing): boolean {
  for (let tag = run.tag.parent; tag && names.local(tag) !== 'p'; tag = tag.parent) {
    if (/^(?:ins|del|moveFrom|moveTo|r)$/.test(names.local(tag) ?? '')) return false
  }
  return true
}

/** Words that are no longer there, shown as deleted. */
function addGhost({ at, text }: GhostEdit, editing: Editing): void {
  const { runs, context, signing } = editing
  const place = placeOf(at, runs)
  if (text === '') return
  if (!place) {
    context.problems.push(noPoint(changeTold(text)))
    return
  }
  const stretch = { start: place, end: place, from: 0, to: 0 }
  const why = whyNoChange(stretch, [place.run], true, runs)
  if (why === undefined)
    putAt(
      place,
      tracked('deleted', oldRun(text, plainLook(place.run.properties, runs.names), runs.names), signing),
      editing,
    )
  else if (context.commentsStand === 'nowhere') context.problems.push(noChangeHere(changeTold(text), why))
  else {
    context.problems.push(asComment(changeTold(text), why))
    remark(stretch, [`此处原有“${text}”，已删去。`], editing)
  }
}
