import { boundaryAt, newComment, putAround, touchedRuns, type Editing } from './docx-edit-editing.ts'
import { commentPlace } from './docx-edit-places.ts'
import { noPoint, remarkTold, short } from './docx-edit-problems.ts'
import { noteKey, wordsOf, type NoteKind, type PartRuns, type Run } from './docx-edit-runs.ts'
import type { Stretch } from './docx-edit-types.ts'
import { attributesOf, type Tag } from './docx-edit-xml.ts'

/** Puts a comment on a stretch, or where one about it can stand. */
export function remark(stretch: Stretch, paragraphs: readonly string[], editing: Editing): void {
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

/** A comment on whole runs; false where there are none. */
export function remarkOnRuns(runs: readonly Run[], paragraphs: readonly string[], editing: Editing): boolean {
  const first = runs[0]
  const last = runs.at(-1)
  if (!first || !last) return false
  const start = { run: first, offset: 0 }
  const end = { run: last, offset: last.length }
  remark({ start, end, from: first.from, to: last.from + last.length }, paragraphs, editing)
  return true
}

/** A comment on words in a note, at its mark in the text. */
export function addAtMark(
  { note, paragraphs }: Editing['context']['atMarks'][number],
  editing: Editing,
): void {
  const mark = editing.runs.noteMarks.get(note)
  if (!mark) {
    editing.context.problems.push(noPoint(remarkTold(paragraphs)))
    return
  }
  const [opening, closing] = newComment(paragraphs, editing)
  putAround(commentPlace(mark, editing.runs).around ?? mark, opening, closing, editing)
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

/** What a comment says that stands for a change. */
export function suggestion(stretch: Stretch, touched: readonly Run[], text: string): string {
  if (stretch.from === stretch.to) return `建议在此处补“${text}”。`
  const words = oldWords(stretch, touched)
  const old = words === '' ? '所标文字' : `“${words}”`
  return text === '' ? `建议删去${old}。` : `建议将${old}改为“${text}”。`
}
