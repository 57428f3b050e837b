import type { Block, Cell, Row } from './docx-edit-blocks.ts'
import { putProperties } from './docx-edit-chain.ts'
import { newComment, type Editing } from './docx-edit-editing.ts'
import { copiedProperties, lookOf, trackedWords } from './docx-edit-new.ts'
import {
  asComment,
  goneRowTold,
  newRowTold,
  noChangeHere,
  noCommentHere,
  noPoint,
  overlapping,
} from './docx-edit-problems.ts'
import {
  cellProperties,
  joinedParagraph,
  markedLook,
  markedRow,
  paragraphProperties,
  rowProperties,
} from './docx-edit-properties.ts'
import { remarkOnRuns } from './docx-edit-remarks.ts'
import type { RowInsertion, Tracked, WordEdits, WordParagraphPlace } from './docx-edit-types.ts'
import { contentsOf, trackWhole, whyNotWhole } from './docx-edit-whole.ts'

type RowEdits = Required<Pick<WordEdits, 'rowInsertions' | 'rowRemovals' | 'markedRows'>>

/** New rows, rows that go, and those shown as new; gives those in which nothing else can be done. */
export function editRows(edits: RowEdits, blocks: readonly Block[], editing: Editing): ReadonlySet<Row> {
  const done = new Set<Row>()
  for (const place of edits.rowRemovals) trackRow(place, 'deleted', blocks, done, editing)
  for (const place of edits.markedRows) trackRow(place, 'inserted', blocks, done, editing)
  for (const edit of edits.rowInsertions) addRow(edit, blocks, editing)
  return done
}

function trackRow(
  { paragraph }: WordParagraphPlace,
  kind: Tracked,
  blocks: readonly Block[],
  done: Set<Row>,
  editing: Editing,
): void {
  const { context, whole, before } = editing
  const row = blocks[paragraph]?.row
  if (!row) {
    context.problems.push(noPoint(goneRowTold('', kind)))
    return
  }
  if (done.has(row)) return
  done.add(row)
  const inside = row.cells.flatMap(({ paragraphs }) => paragraphs)
  const contents = inside.map((block) => contentsOf(block, kind, editing))
  const told = goneRowTold(contents.map(({ words }) => words).join(' '), kind)
  if (inside.some(({ number }) => whole.has(number))) {
    context.problems.push(overlapping(told))
    return
  }
  const isMerged = kind === 'deleted' && row.below !== undefined && startsMerge(row, row.below, editing)
  const isClosed = inside.some((block, i) => whyNotWhole(block, contents[i]!, editing) !== undefined)
  if (row.hasTable || isMerged || isClosed) {
    const why = '所在的表格行有嵌套的表格、上下合并的单元格或移动过的文字'
    const runs = contents.flatMap((one) => one.runs)
    const text = kind === 'deleted' ? '建议删去本行。' : '本行是新增的。'
    if (context.commentsStand === 'nowhere' || !remarkOnRuns(runs, [text], editing))
      context.problems.push(noChangeHere(told, why))
    else context.problems.push(asComment(told, why))
    return
  }
  const { xml, signing } = editing
  const old = row.properties ? xml.slice(row.properties.start, row.properties.end) : ''
  const text = markedRow(old, kind, signing)
  if (text === undefined) return
  if (row.properties)
    before.push({ start: row.properties.start, end: row.properties.end, order: 'instead', text })
  else before.push({ start: row.head, end: row.head, order: 'before', text })
  for (const [i, block] of inside.entries()) {
    trackWhole(contents[i]!, kind, editing)
    whole.add(block.number)
    markParagraph(block, kind, editing)
  }
}

function markParagraph(block: Block, kind: Tracked, editing: Editing): void {
  const { xml, signing } = editing
  const { properties } = block
  const its = paragraphProperties(
    properties ? xml.slice(properties.start, properties.end) : '',
    signing.names,
  )
  const look = markedLook(its.look, kind, signing)
  if (look !== its.look) putProperties(block, joinedParagraph({ ...its, look }, signing.names), xml, editing)
}

/** Whether a cell of a row goes on in the row below. */
function startsMerge(row: Row, below: Row, editing: Editing): boolean {
  const columns = columnsOf(below, editing)
  return columnsOf(row, editing).some(
    ({ from, merge }) =>
      merge === 'starts' && columns.some((one) => one.from === from && one.merge === 'goes on'),
  )
}

interface Column {
  cell: Cell
  /** The column of the grid that it begins in. */
  from: number
  merge: 'none' | 'starts' | 'goes on'
}

function columnsOf({ cells, properties }: Row, { xml }: Editing): Column[] {
  let from = properties ? valueOf(xml.slice(properties.start, properties.end), 'gridBefore', 0) : 0
  return cells.map((cell) => {
    const its = cell.properties ? xml.slice(cell.properties.start, cell.properties.end) : ''
    const merge = /:?vMerge\b([^>]*)>/.exec(its)?.[1]
    const column: Column = {
      cell,
      from,
      merge: merge === undefined ? 'none' : merge.includes('restart') ? 'starts' : 'goes on',
    }
    from += valueOf(its, 'gridSpan', 1)
    return column
  })
}

function valueOf(xml: string, name: string, otherwise: number): number {
  const value = new RegExp(`:${name}\\s[^>]{0,100}?val\\s*=\\s*["'](\\d{1,4})["']`).exec(xml)?.[1]
  return value === undefined ? otherwise : Number(value)
}

function addRow(edit: RowInsertion, blocks: readonly Block[], editing: Editing): void {
  const { context, xml, signing, runs, before, after } = editing
  const { prefix } = signing.names
  const told = newRowTold(edit.cells)
  const row = blocks[edit.paragraph]?.row
  if (!row || edit.cells.length > row.cells.length) {
    context.problems.push(noPoint(told))
    return
  }
  const kind = edit.kind ?? 'inserted'
  const isBefore = edit.place === 'before'
  const below = isBefore ? row : row.below
  const goesOn = new Set(
    below ? columnsOf(below, editing).flatMap((one) => (one.merge === 'goes on' ? one.from : [])) : [],
  )
  if (edit.comment && context.commentsStand !== 'here') context.problems.push(noCommentHere(told))
  const [opening, closing] =
    edit.comment && context.commentsStand === 'here' ? newComment(edit.comment, editing) : ['', '']
  const list = columnsOf(row, editing)
  const cells = list.map(({ cell, from }, i) => {
    const properties = cell.properties ? xml.slice(cell.properties.start, cell.properties.end) : ''
    const like = cell.paragraphs[0]
    const look = like ? lookOf(like, editing) : ''
    const its = like ? copiedProperties(like, editing) : { base: '', look: '', section: '', change: '' }
    const marked = { ...its, look: markedLook(its.look, kind, signing) }
    const marks = [i === 0 ? opening : '', i === list.length - 1 ? closing : ''] as const
    const inside = trackedWords([{ text: edit.cells[i] ?? '', look }], kind, marks, editing)
    const paragraph = `<${prefix}p>${joinedParagraph(marked, runs.names)}${inside}</${prefix}p>`
    return `<${prefix}tc>${cellProperties(properties, goesOn.has(from), runs.names)}${paragraph}</${prefix}tc>`
  })
  const head = xml.slice(row.tag.openEnd, row.head)
  const properties = row.properties ? xml.slice(row.properties.start, row.properties.end) : ''
  const text = `<${prefix}tr>${head}${rowProperties(properties, kind, signing)}${cells.join('')}</${prefix}tr>`
  const at = isBefore ? row.tag.start : row.tag.end
  if (isBefore) before.push({ start: at, end: at, order: 'before', text })
  else after.push({ start: at, end: at, order: 'after', text })
}
