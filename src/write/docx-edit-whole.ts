import type { Block } from './docx-edit-blocks.ts'
import { dissolveAround } from './docx-edit-controls.ts'
import { isOverloaded, marksOf, type Editing } from './docx-edit-editing.ts'
import { whyNoChangeIn } from './docx-edit-places.ts'
import { asComment, noChangeHere, wholeTold, type NoChange } from './docx-edit-problems.ts'
import { remarkOnRuns } from './docx-edit-remarks.ts'
import { wordsOf, type Run } from './docx-edit-runs.ts'
import type { Tracked } from './docx-edit-types.ts'
import { attributesOf, walkTags } from './docx-edit-xml.ts'

/** What a paragraph holds that matters when it comes or goes as a whole. */
export interface Contents {
  runs: readonly Run[]
  words: string
  /** It holds what no tracked change of words takes along: pictures, notes, formulas, a part of a field, a section. */
  isHeld: boolean
  /** Somebody moved it, or a part of it. */
  isMoved: boolean
}

/** What stands in no run, or must not be taken into two sections. */
const apart = ['oMath', 'oMathPara', 'fldSimple', 'subDoc', 'sectPr']
const heldByAll = new Set(apart)
const heldByWords = new Set([
  ...apart,
  'drawing',
  'pict',
  'object',
  'footnoteReference',
  'endnoteReference',
  'AlternateContent',
  'ruby',
  'contentPart',
])

export function contentsOf(
  block: Block,
  kind: Tracked,
  { xml, runs: { names, paragraphs } }: Editing,
): Contents {
  const held = kind === 'deleted' ? heldByWords : heldByAll
  const { openEnd, closeStart } = block.tag
  let isHeld = false
  let isMoved = false
  let fields = 0
  walkTags(
    xml,
    {
      open: (tag) => {
        const local = tag.name.slice(tag.name.indexOf(':') + 1)
        if (held.has(local)) isHeld = true
        else if (local === 'moveFrom' || local === 'moveTo') isMoved = true
        else if (local === 'fldChar') {
          const type = attributesOf(xml, tag).get(`${names.prefix}fldCharType`)
          if (type === 'begin') fields++
          else if (type === 'end' && --fields < 0 && kind === 'deleted') isHeld = true
        }
      },
    },
    openEnd,
    closeStart,
  )
  const runs = (paragraphs.get(block.number) ?? []).filter(({ tag }) => isOutermost(tag.parent, names))
  const words = runs.map((run) => wordsOf(run, 0, run.length)).join('')
  return { runs, words, isHeld: isHeld || (kind === 'deleted' && fields !== 0), isMoved }
}

function isOutermost(parent: Run['tag'] | undefined, names: Editing['runs']['names']): boolean {
  let tag = parent
  while (tag && names.local(tag) !== 'p' && names.local(tag) !== 'r') tag = tag.parent
  return names.local(tag) !== 'r'
}

/** Why a paragraph cannot come or go as a whole; undefined where it can, at least its words. */
export function whyNotWhole(
  { tag }: Block,
  { isMoved, runs }: Contents,
  editing: Editing,
): NoChange | undefined {
  const { controls, names } = editing.runs
  for (let outer = tag.parent; outer && names.local(outer) !== 'tc'; outer = outer.parent) {
    const notes = controls.get(outer.start)
    if (notes && ['dataBinding', 'contentLocked', 'text', 'locked'].some((note) => notes.has(note)))
      return '在绑定数据或锁定的内容控件里'
  }
  if (isMoved || runs.some(isOverloaded)) return '在注音、表情符号、移动过的文字等处'
  const reasons = runs.map((run) => whyNoChangeIn({ ...run, isInField: false }, false, editing.runs))
  return reasons.find((reason) => reason === '在绑定数据或锁定的内容控件里')
}

/** Marks the words of a paragraph, and what prints nothing, as inserted or deleted. */
export function trackWhole(contents: Contents, kind: Tracked, editing: Editing): void {
  const { names } = editing.runs
  const isWhole = kind === 'inserted' || !contents.isHeld
  for (const run of contents.runs) {
    const parents = parentsOf(run, editing)
    const isTheirs = parents.some((name) => name === 'del' || (kind === 'inserted' && name === 'ins'))
    const isMark = run.atoms.some(({ tag }) => names.bare(tag) === 'commentReference')
    if (isTheirs || isMark || (run.length === 0 && !isWhole)) continue
    dissolveAround(run, editing)
    for (const { start, end } of isWhole ? [{ start: 0, end: run.length }] : markable(run))
      marksOf(run, editing).wraps.push({ start, end, kind, isWhole })
  }
}

/** The words of a run that can be marked as deleted. */
function markable({ atoms }: Run): { start: number; end: number }[] {
  return atoms
    .filter(({ kind, length }) => length > 0 && kind !== 'other')
    .map(({ offset, length }) => ({ start: offset, end: offset + length }))
}

function parentsOf({ tag }: Run, { runs: { names } }: Editing): string[] {
  const found: string[] = []
  for (let outer = tag.parent; outer && names.local(outer) !== 'p'; outer = outer.parent)
    found.push(names.local(outer) ?? '')
  return found
}

/** Says in a comment what cannot be tracked. */
export function wholeAsComment(contents: Contents, kind: Tracked, why: NoChange, editing: Editing): void {
  const { context } = editing
  const told = wholeTold(contents.words, kind)
  const text = kind === 'deleted' ? '建议删去本段。' : '本段是新增的。'
  if (context.commentsStand === 'nowhere' || !remarkOnRuns(contents.runs, [text], editing))
    context.problems.push(noChangeHere(told, why))
  else context.problems.push(asComment(told, why))
}
