import { wordNames, type WordNames } from './docx-edit-runs.ts'
import { walkTags, type Tag } from './docx-edit-xml.ts'

/** A paragraph among what stands around it. */
export interface Block {
  /** As a WordPoint counts. */
  number: number
  tag: Tag
  /** Its w:pPr. */
  properties: Tag | undefined
  /** The paragraphs right before and behind it in the same cell, box or text, with nothing that prints between. */
  previous: Block | undefined
  next: Block | undefined
  row: Row | undefined
}

export interface Row {
  tag: Tag
  properties: Tag | undefined
  /** Where its properties stand if it has none. */
  head: number
  cells: Cell[]
  hasTable: boolean
  above: Row | undefined
  below: Row | undefined
}

export interface Cell {
  tag: Tag
  properties: Tag | undefined
  /** Those right in it, not in a box or a table of its own. */
  paragraphs: Block[]
}

/** Elements between two paragraphs that print nothing: ranges begin and end there. */
const between =
  /:?(?:bookmark|comment|perm|customXml|moveFrom|moveTo)\w*(?:Start|End)$|:?(?:proofErr|pPr|tcPr)$/

/** The paragraphs and rows of a part. Undefined where the XML is not sound or not WordprocessingML. */
export function readBlocks(xml: string): { names: WordNames; blocks: Block[] } | undefined {
  let names: WordNames | undefined
  const blocks: Block[] = []
  const open: Block[] = []
  const rows: Row[] = []
  const cells: Cell[] = []
  /** By what they stand in: the last paragraph, where nothing else stands behind it. */
  const last = new Map<Tag, Block>()
  const lastRow = new Map<Tag, Row>()
  const enter = (tag: Tag, local: string | undefined) => {
    const { parent } = tag
    if (local === 'p') {
      const previous = parent && last.get(parent)
      const row = rows.at(-1)
      const block: Block = {
        number: blocks.length,
        tag,
        properties: undefined,
        previous,
        next: undefined,
        row,
      }
      if (previous) previous.next = block
      if (parent) last.set(parent, block)
      blocks.push(block)
      open.push(block)
      const cell = cells.at(-1)
      if (cell && cell.tag === parent) cell.paragraphs.push(block)
      return
    }
    if (parent && last.has(parent) && !between.test(tag.name)) last.delete(parent)
    if (local === 'pPr' && parent === open.at(-1)?.tag) open.at(-1)!.properties ??= tag
    else if (local === 'tr') {
      const above = parent && lastRow.get(parent)
      const row: Row = {
        tag,
        properties: undefined,
        head: tag.openEnd,
        cells: [],
        hasTable: false,
        above,
        below: undefined,
      }
      if (above) above.below = row
      if (parent) lastRow.set(parent, row)
      for (const outer of rows) outer.hasTable = true
      rows.push(row)
    } else if (local === 'trPr' && parent === rows.at(-1)?.tag) rows.at(-1)!.properties ??= tag
    else if (local === 'tc' && rows.length > 0) {
      const cell: Cell = { tag, properties: undefined, paragraphs: [] }
      rows.at(-1)!.cells.push(cell)
      cells.push(cell)
    } else if (local === 'tcPr' && parent === cells.at(-1)?.tag) cells.at(-1)!.properties ??= tag
  }
  const isSound = walkTags(xml, {
    open: (tag) => {
      if (!tag.parent) names ??= wordNames(xml, tag)
      enter(tag, names?.local(tag))
    },
    close: (tag) => {
      if (open.at(-1)?.tag === tag) open.pop()
      else if (rows.at(-1)?.tag === tag) rows.pop()
      else if (cells.at(-1)?.tag === tag) cells.pop()
      else if (tag.parent === rows.at(-1)?.tag && names?.local(tag) === 'tblPrEx') rows.at(-1)!.head = tag.end
    },
  })
  return isSound && names ? { names, blocks } : undefined
}

/** The nearest element of a name around a tag. */
export function around(tag: Tag, name: string, { local }: WordNames): Tag | undefined {
  let found = tag.parent
  while (found && local(found) !== name) found = found.parent
  return found
}

/** All paragraphs from the first before this one that nothing separates from it to the last behind it. */
export function chainOf(block: Block): Block[] {
  let first = block
  while (first.previous) first = first.previous
  const chain: Block[] = []
  for (let one: Block | undefined = first; one; one = one.next) chain.push(one)
  return chain
}
