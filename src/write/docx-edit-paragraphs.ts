import { around, chainOf, type Block, type Row } from './docx-edit-blocks.ts'
import { writeChain, type Link } from './docx-edit-chain.ts'
import { newParagraph } from './docx-edit-new.ts'
import { newComment, type Editing } from './docx-edit-editing.ts'
import {
  goneParagraphTold,
  newParagraphTold,
  noCommentHere,
  noPoint,
  overlapping,
  paragraphKept,
  wholeTold,
} from './docx-edit-problems.ts'
import { contentsOf, trackWhole, wholeAsComment, whyNotWhole } from './docx-edit-whole.ts'
import type { ParagraphInsertion, Tracked, WordEdits, WordParagraphPlace } from './docx-edit-types.ts'
import type { Tag } from './docx-edit-xml.ts'

type ParagraphEdits = Required<Pick<WordEdits, 'insertions' | 'removals' | 'markedParagraphs'>>

/** New paragraphs, paragraphs that go, and those shown as new, with their marks. */
export function editParagraphs(
  { insertions, removals, markedParagraphs }: ParagraphEdits,
  blocks: readonly Block[],
  rows: ReadonlySet<Row>,
  editing: Editing,
): void {
  const plan: Plan = {
    kinds: new Map(),
    kept: new Set(),
    words: new Map(),
    ahead: new Map(),
    behind: new Map(),
    touched: new Set(),
  }
  for (const place of removals) addWhole(place, 'deleted', blocks, plan, editing)
  for (const place of markedParagraphs) addWhole(place, 'inserted', blocks, plan, editing)
  for (const edit of insertions) {
    const row = edit.afterTable ? undefined : blocks[Math.max(0, edit.after)]?.row
    if (row && rows.has(row)) editing.context.problems.push(overlapping(toldOf(edit)))
    else addInsertion(edit, blocks, plan, editing)
  }
  const done = new Set<Block>()
  for (const block of plan.touched) {
    if (done.has(block)) continue
    const chain = chainOf(block)
    for (const one of chain) done.add(one)
    const links = chain.flatMap((one): Link[] => [
      ...(plan.ahead.get(one) ?? []),
      {
        block: one,
        kind: plan.kept.has(one) ? undefined : plan.kinds.get(one),
        words: plan.words.get(one) ?? '',
      },
      ...(plan.behind.get(one) ?? []),
    ])
    writeChain(links, editing)
  }
}

/** What becomes of the paragraphs of a part. */
interface Plan {
  kinds: Map<Block, Tracked>
  /** Those whose marks stay: they hold what cannot come or go. */
  kept: Set<Block>
  words: Map<Block, string>
  ahead: Map<Block, Link[]>
  behind: Map<Block, Link[]>
  touched: Set<Block>
}

function addWhole(
  { paragraph }: WordParagraphPlace,
  kind: Tracked,
  blocks: readonly Block[],
  plan: Plan,
  editing: Editing,
): void {
  const { whole, context } = editing
  const block = blocks[paragraph]
  if (!block) {
    context.problems.push(noPoint(goneParagraphTold('')))
    return
  }
  if (whole.has(paragraph)) {
    context.problems.push(overlapping(goneParagraphTold('')))
    return
  }
  const contents = contentsOf(block, kind, editing)
  const why = whyNotWhole(block, contents, editing)
  if (why !== undefined) {
    wholeAsComment(contents, kind, why, editing)
    return
  }
  trackWhole(contents, kind, editing)
  whole.add(paragraph)
  plan.kinds.set(block, kind)
  plan.words.set(block, contents.words)
  if (contents.isHeld) {
    plan.kept.add(block)
    context.problems.push(paragraphKept(wholeTold(contents.words, kind), false))
  }
  plan.touched.add(block)
}

function addInsertion(
  edit: ParagraphInsertion,
  blocks: readonly Block[],
  plan: Plan,
  editing: Editing,
): void {
  const { context, runs } = editing
  const told = toldOf(edit)
  const beside = blocks[Math.max(0, edit.after)]
  const like = blocks[edit.like]
  if (!beside || !like || edit.after < -1) {
    context.problems.push(noPoint(told))
    return
  }
  const isInBox = around(beside.tag, 'r', runs.names) !== undefined
  const takesComment = edit.comment === undefined || (context.commentsStand === 'here' && !isInBox)
  if (!takesComment) context.problems.push(noCommentHere(told))
  const comment = takesComment && edit.comment ? newComment(edit.comment, editing) : (['', ''] as const)
  const kind = edit.kind ?? 'inserted'
  const link: Link = { new: newParagraph(edit, like, kind, comment, editing), kind, words: '' }
  const held = edit.afterTable ? around(beside.tag, 'tbl', runs.names) : heldControl(beside.tag, editing)
  const next = held && firstBehind(held, blocks, editing)
  if (held && !next) {
    writeChain([link], editing, held)
    return
  }
  const [list, block] =
    held && next ? [plan.ahead, next] : edit.after < 0 ? [plan.ahead, beside] : [plan.behind, beside]
  const links = list.get(block) ?? []
  list.set(block, links)
  links.push(link)
  plan.touched.add(block)
}

function toldOf({ runs }: ParagraphInsertion): string {
  return newParagraphTold(runs.map(({ text }) => text).join(''))
}

/** The paragraph that stands right behind an element, if one does. */
function firstBehind(tag: Tag, blocks: readonly Block[], { xml }: Editing): Block | undefined {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (blocks[middle]!.tag.start < tag.end) low = middle + 1
    else high = middle
  }
  const next = blocks[low]
  const isNext = next?.tag.parent === tag.parent && xml.slice(tag.end, next?.tag.start).trim() === ''
  return isNext ? next : undefined
}

/** The control around a paragraph in which nothing new may stand: locked, bound, or written by a program. */
function heldControl(paragraph: Tag, { runs }: Editing): Tag | undefined {
  const held = [
    'dataBinding',
    'contentLocked',
    'text',
    'docPartObj',
    'docPartList',
    'showingPlcHdr',
    'picture',
  ]
  let found: Tag | undefined
  for (let tag = paragraph.parent; tag && runs.names.local(tag) !== 'tc'; tag = tag.parent) {
    const notes = runs.controls.get(tag.start)
    if (notes && held.some((note) => notes.has(note))) found = tag
  }
  return found
}
