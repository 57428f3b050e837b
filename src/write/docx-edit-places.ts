import type { NoChange } from './docx-edit-problems.ts'
import type { PartRuns, Run } from './docx-edit-runs.ts'
import type { Stretch } from './docx-edit-types.ts'
import type { Tag } from './docx-edit-xml.ts'

/** Elements between a paragraph and its runs in which a comment may begin and end. */
const open = new Set([
  'hyperlink',
  'sdt',
  'sdtContent',
  'smartTag',
  'customXml',
  'fldSimple',
  'dir',
  'bdo',
  'ins',
  'del',
  'moveFrom',
  'moveTo',
])

/** Where the mark of a comment stands: in its run, or around a whole element. */
export interface CommentPlace {
  around?: Tag
  isInTextBox: boolean
}

/**
 * Word has no comments in text boxes and half a ruby: there the whole run that holds them is marked. It writes the text
 * of a plain-text control anew, and a bound one at every opening: what is about them stands around them.
 */
export function commentPlace(run: Tag, runs: PartRuns): CommentPlace {
  const { local } = runs.names
  let outermost = run
  let isInTextBox = false
  let isBelowParagraph = false
  for (let tag = run.parent; tag; tag = tag.parent) {
    if (local(tag) === 'p') isBelowParagraph = true
    if (local(tag) !== 'r') continue
    outermost = tag
    isInTextBox = isBelowParagraph
  }
  let around = outermost === run ? undefined : outermost
  for (let tag = outermost.parent; tag && local(tag) !== 'p'; tag = tag.parent) {
    if (!open.has(local(tag) ?? '') || isPlain(tag, runs)) around = tag
  }
  return around ? { around, isInTextBox } : { isInTextBox }
}

/** Whether a tag is a control whose words Word keeps as plain text, or takes from the data of the file. */
export function isPlain(tag: Tag, { controls }: PartRuns): boolean {
  const notes = controls.get(tag.start)
  return notes !== undefined && (notes.has('text') || notes.has('dataBinding'))
}

const special = '在注音、表情符号、移动过的文字等处'

/** Controls whose text is not typed: Word would lose or refuse a change in them. */
const untyped = ['contentLocked', 'dropDownList', 'checkbox', 'showingPlcHdr', 'picture']

/** Why a change cannot be tracked in all of the runs that it touches; undefined where it can. */
export function whyNoChange(
  { start, end, from, to }: Stretch,
  touched: readonly Run[],
  hasNewText: boolean,
  runs: PartRuns,
): NoChange | undefined {
  if (start.run.paragraph !== end.run.paragraph) return '跨了段落'
  const reasons = touched.map((run, i) => whyNoChangeIn(run, hasNewText && i === 0, runs))
  return (
    reasons.find((reason) => reason !== undefined) ??
    (touched.some((run) => isWhole(run, from, to)) ? special : undefined)
  )
}

/** Whether characters that cannot be marked as deleted are in the range. */
function isWhole({ atoms, from: first }: Run, from: number, to: number): boolean {
  return atoms.some(
    ({ kind, offset, length }) =>
      kind === 'other' && length > 0 && first + offset < to && first + offset + length > from,
  )
}

/** Words that a reader does not see: moved away, or hidden by their run. They are in no change that does not begin in them. */
export function isUnseen(run: Run, { names }: PartRuns): boolean {
  if (/[<:]vanish\s*\/?>/.test(run.properties)) return true
  let tag = run.tag.parent
  while (tag && names.local(tag) !== 'p' && names.local(tag) !== 'moveFrom') tag = tag.parent
  return names.local(tag) === 'moveFrom'
}

/** Why one run cannot be changed. */
export function whyNoChangeIn(run: Run, takesText: boolean, runs: PartRuns): NoChange | undefined {
  const { local } = runs.names
  let isInParagraph = true
  if (run.isInField) return '在自动更新的域里'
  for (let tag = run.tag.parent; tag; tag = tag.parent) {
    const name = local(tag)
    if (name === 'p') isInParagraph = false
    const notes = runs.controls.get(tag.start)
    if (notes && (untyped.some((note) => notes.has(note)) || isHeld(notes, isInParagraph)))
      return '在绑定数据或锁定的内容控件里'
    if (!isInParagraph) continue
    if (name === 'del' || name === 'moveFrom') return '已标为删除'
    // New words cannot leave somebody's insertion that is not right around their run.
    const isFarInsertion = name === 'ins' && takesText && tag !== run.tag.parent
    if (!open.has(name ?? '') || name === 'moveTo' || isFarInsertion) return special
  }
  return undefined
}

/** Plain-text controls give way to a change, but not where they may not be deleted, nor around whole paragraphs. */
function isHeld(notes: ReadonlySet<string>, isInParagraph: boolean): boolean {
  const isPlainText = notes.has('text') || notes.has('dataBinding')
  return isPlainText && (!isInParagraph || notes.has('locked'))
}
