import type { Result } from '../text/problem.ts'
import { addComments, type NewComment } from './docx-edit-comments.ts'
import { idsAfter } from './docx-edit-ids.ts'
import {
  closePackage,
  commentStyles,
  openPackage,
  partText,
  putCommentsPart,
  setPartText,
  type WordPackage,
} from './docx-edit-package.ts'
import type { PartContext } from './docx-edit-editing.ts'
import { editPart, type PartEdits } from './docx-edit-part.ts'
import { unreadable } from './docx-edit-problems.ts'
import { isStrictPart } from './docx-edit-runs.ts'
import { noEdits, type WordEdits } from './docx-edit-types.ts'
import { escapeXml, legalText } from './xml.ts'

export type {
  ChangeEdit,
  CommentEdit,
  GhostEdit,
  NewRun,
  ParagraphInsertion,
  RowInsertion,
  Tracked,
  WordEdits,
  WordParagraphPlace,
  WordRange,
} from './docx-edit-types.ts'

export interface WordEditOptions {
  /** Who comments and changes; 笔杆（自动核稿） where nobody is named. */
  author?: string
  /** ISO day or time; comments and changes have no date without it. Never the clock. */
  date?: string
}

const usualAuthor = '笔杆（自动核稿）'
const usualInitials = '核'

/**
 * Comments and tracked changes in a Word file that somebody else made. Only the parts that must change do: those with the
 * text, the comments, and the two lists in which a new part for comments is told. All others keep their bytes, names and
 * order. The same input gives the same bytes.
 *
 * A comment stands on its words; one on words in a note, a text box, a ruby or a plain-text control stands around the mark
 * of the note or the whole of the others. A change is a w:del and a w:ins that look like the first run they touch; a
 * plain-text or bound control that it is in gives way to its words (word/control-replaced where it was bound). Paragraphs
 * and rows come and go with their marks: accepted or rejected, none is left empty, but for the only one of a cell and those
 * that hold pictures, notes and the like (word/paragraph-kept).
 *
 * Where a change cannot stand (locked controls, fields that Word writes anew, rubies, moved words, several paragraphs) it
 * becomes a comment; of overlapping ones the first is made; what is at a point that is not in the file is left out. Each of
 * these is a problem (word/change-as-comment, word/no-change-here, word/change-overlap, word/no-point,
 * word/no-comment-here). Undefined with an error (word/unreadable, word/too-big) where the package cannot be opened. Throws
 * where `date` is no ISO day or time.
 */
export function editDocx(
  bytes: Uint8Array,
  edits: WordEdits,
  options: WordEditOptions = {},
): Result<Uint8Array | undefined> {
  const author = options.author ?? usualAuthor
  const signature = signatureOf(author, options.date)
  const file = openPackage(bytes)
  if (typeof file === 'string') return { value: undefined, problems: [unreadable(file)] }
  const related = (kind: string) => file.related.get(kind)
  const { [file.main]: inText = noEdits(), ...elsewhere } = byPart(edits)
  const withIds = [
    file.main,
    related('comments'),
    related('footnotes'),
    related('endnotes'),
    ...Object.keys(elsewhere),
  ]
  const nextId = idsAfter([...new Set(withIds)].flatMap((name) => partText(file, name) ?? []))
  const styles = commentStyles(file)
  const notes = new Set([related('footnotes'), related('endnotes')])
  const context: Omit<PartContext, 'commentsStand'> = {
    nextId,
    signature,
    markStyle: styles.mark,
    comments: [],
    atMarks: [],
    problems: [],
  }
  // The text comes last: it takes the comments on notes, too.
  for (const [name, its] of [...Object.entries(elsewhere), [file.main, inText] as const]) {
    const xml = partText(file, name)
    const commentsStand = name === file.main ? 'here' : notes.has(name) ? 'at-marks' : 'nowhere'
    const edited = editPart(xml, its, { ...context, commentsStand })
    if (edited !== undefined && edited !== xml) setPartText(file, name, edited)
  }
  const { comments, problems } = context
  const initials = author === usualAuthor ? usualInitials : [...legalText(author).text].slice(0, 1).join('')
  const isWritten = comments.length === 0 || writeComments(file, comments, { signature, initials, styles })
  return isWritten
    ? { value: closePackage(file), problems }
    : { value: undefined, problems: [unreadable('broken')] }
}

/** w:author and w:date with a space in front. */
function signatureOf(author: string, date: string | undefined): (prefix: string) => string {
  const day = /^\d{4}-\d\d-\d\d$/
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/
  if (date !== undefined && !day.test(date) && !time.test(date)) {
    throw new TypeError(`date must be an ISO day or time, not ${date}`)
  }
  const name = escapeXml(legalText(author).text)
  const when = date !== undefined && day.test(date) ? `${date}T00:00:00Z` : date
  return (prefix) => ` ${prefix}author="${name}"` + (when === undefined ? '' : ` ${prefix}date="${when}"`)
}

function byPart(edits: WordEdits): Record<string, PartEdits> {
  const parts = new Map<string, PartEdits>()
  const of = (name: string) => {
    const its = parts.get(name) ?? noEdits()
    parts.set(name, its)
    return its
  }
  for (const one of edits.comments) of(one.start.part).comments.push(one)
  for (const one of edits.changes) of(one.start.part).changes.push(one)
  for (const one of edits.insertions ?? []) of(one.part).insertions.push(one)
  for (const one of edits.removals ?? []) of(one.part).removals.push(one)
  for (const one of edits.rowInsertions ?? []) of(one.part).rowInsertions.push(one)
  for (const one of edits.rowRemovals ?? []) of(one.part).rowRemovals.push(one)
  for (const one of edits.marks ?? []) of(one.start.part).marks.push(one)
  for (const one of edits.markedParagraphs ?? []) of(one.part).markedParagraphs.push(one)
  for (const one of edits.markedRows ?? []) of(one.part).markedRows.push(one)
  for (const one of edits.ghosts ?? []) of(one.at.part).ghosts.push(one)
  return Object.fromEntries(parts)
}

function writeComments(
  file: WordPackage,
  comments: readonly NewComment[],
  look: Omit<Parameters<typeof addComments>[2], 'isStrict'>,
): boolean {
  const name = file.related.get('comments')
  const isStrict = isStrictPart(partText(file, file.main) ?? '')
  const xml = addComments(partText(file, name), comments, { ...look, isStrict })
  if (xml === undefined) return false
  if (name === undefined) return putCommentsPart(file, xml, isStrict)
  setPartText(file, name, xml)
  return true
}
