/**
 * Copies of a workbook's texts and sheets for read-excel-file, which gives up a whole workbook at one odd cell, pads every
 * sheet to a full rectangle (a row number made up fills the memory) and does not say what is a percentage.
 */
import { parseAddress } from './cell-address.ts'
import type { NumberKind } from './workbook-formats.ts'
import { escapeXml, walkXml } from './xml-walk.ts'

/** Columns that are read; a table of an office has some twenty. */
const maxColumns = 200
const maxMerged = 1000
/** Excel takes no longer text in a cell. */
const maxText = 32_767

export type CellKind = 'text' | 'boolean' | NumberKind

/** A formula error such as #DIV/0!, a formula without its result, a value that does not fit its type. */
export type CellFault = 'error' | 'no-result' | 'unreadable'

/** A cell with something in it. Rows and columns count from 1. */
export type CopiedCell = { row: number; column: number } & (
  | { kind: CellKind }
  /** Not in the copy: told as it is written. */
  | { fault: CellFault; text: string }
)

export interface SheetCopy {
  /** Every cell without a fault in a row of its own, in the order of `cells`, so that nothing is padded. */
  xml: string
  cells: CopiedCell[]
  /** Areas of merged cells as written: `B2:B5`. */
  merged: string[]
  /** Places that the rows with something in them take, empty ones counted, up to the widest row. */
  area: number
  /** More than is read: what is beyond the limits is left out. */
  isCut: boolean
}

export interface SheetContext {
  /** How many shared texts there are. */
  texts: number
  /** What the number format of each cell style is for. */
  kinds: readonly NumberKind[]
  from1904: boolean
  /** The area that is still allowed. */
  room: number
}

/** The cell styles that the copies use: none and a date. */
export const copiedStyles =
  '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'

const dateStyle = 't="n" s="1"'

/** The shared texts; undefined where they are not well formed. */
export function copyTexts(xml: string): { xml: string; count: number } | undefined {
  const copy = new TextCopy()
  let count = 0
  const isSound = walkXml(xml, {
    open: (tag) => {
      if (tag === 'si') count++
      copy.open(tag)
    },
    text: (text) => copy.text(text),
    close: (tag) => copy.close(tag),
  })
  return isSound ? { xml: `<sst>${copy.xml}</sst>`, count } : undefined
}

/** One sheet; undefined where it is not well formed. */
export function copySheet(xml: string, context: SheetContext): SheetCopy | undefined {
  const cells: CopiedCell[] = []
  const merged: string[] = []
  const copies: string[] = []
  const rows = new Set<number>()
  let width = 0
  let isCut = false
  let row = 0
  let column = 0
  let cell: WrittenCell | undefined
  let isValue = false
  const inline = new TextCopy()
  const keep = (found: WrittenCell) => {
    const judged = judge(found, inline.xml, context)
    if (!judged) return
    const area = (rows.has(found.row) ? rows.size : rows.size + 1) * Math.max(width, found.column)
    if (found.column > maxColumns || area > context.room) {
      isCut = true
      return
    }
    rows.add(found.row)
    width = Math.max(width, found.column)
    const place = { row: found.row, column: found.column }
    if ('fault' in judged) {
      cells.push({ ...place, fault: judged.fault, text: found.value?.slice(0, maxText) ?? '' })
    } else {
      const at = copies.length + 1
      copies.push(`<row r="${at}"><c r="A${at}" ${judged.copy}</c></row>`)
      cells.push({ ...place, kind: judged.kind })
    }
  }
  const isSound = walkXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        row = /^\d+$/.test(attributes['r'] ?? '') ? Number(attributes['r']) : row + 1
        column = 0
      } else if (tag === 'c') {
        const { r, t = 'n', s = '0' } = attributes
        const at = r === undefined ? undefined : parseAddress(r)
        column = at?.column ?? column + 1
        cell = { row: at?.row ?? row, column, type: t, style: Number(s), value: undefined, hasFormula: false }
        inline.xml = ''
      } else if (tag === 'mergeCell' && merged.length < maxMerged) {
        merged.push(attributes['ref'] ?? '')
      } else if (cell) {
        if (tag === 'f') cell.hasFormula = true
        if (tag === 'v') cell.value ??= ''
        isValue = tag === 'v'
        inline.open(tag)
      }
    },
    text: (text) => {
      if (isValue && cell) cell.value += text
      if (cell) inline.text(text)
    },
    close: (tag) => {
      isValue = false
      if (cell) inline.close(tag)
      if (tag !== 'c' || !cell) return
      keep(cell)
      cell = undefined
    },
  })
  if (!isSound) return undefined
  const copy = `<worksheet><sheetData>${copies.join('')}</sheetData></worksheet>`
  return { xml: copy, cells, merged, area: rows.size * width, isCut }
}

interface WrittenCell {
  row: number
  column: number
  type: string
  style: number
  value: string | undefined
  hasFormula: boolean
}

type Judged = { kind: CellKind; /** From the cell's type on. */ copy: string } | { fault: CellFault }

/** What is in a cell; undefined where it is empty. */
function judge(
  { type, style, value, hasFormula }: WrittenCell,
  inline: string,
  context: SheetContext,
): Judged | undefined {
  const copy = (kind: CellKind, content: string, attributes = `t="${type}"`): Judged => ({
    kind,
    copy: `${attributes}><v>${escapeXml(content)}</v>`,
  })
  const unreadable: Judged = { fault: 'unreadable' }
  if (type === 'inlineStr')
    return inline === '' ? undefined : { kind: 'text', copy: `t="inlineStr">${inline}` }
  if (type === 'str' && value !== undefined) return copy('text', value.slice(0, maxText))
  const content = value?.trim() ?? ''
  if (content === '') return hasFormula ? { fault: 'no-result' } : undefined
  switch (type) {
    case 's':
      return /^\d+$/.test(content) && Number(content) < context.texts ? copy('text', content) : unreadable
    case 'b':
      if (/^(1|true)$/.test(content)) return copy('boolean', '1')
      return /^(0|false)$/.test(content) ? copy('boolean', '0') : unreadable
    case 'd': {
      // Without a zone read-excel-file takes a time as that of this machine.
      const [, day, time = '00:00'] =
        /^(\d{4}-\d\d-\d\d)(?:T([\d:.]+))?(?:Z|[+-]\d\d:\d\d)?$/.exec(content) ?? []
      const date = `${day}T${time}Z`
      return Number.isNaN(Date.parse(date)) ? unreadable : copy('moment', date)
    }
    case 'e':
      return { fault: 'error' }
    case 'n': {
      const number = Number(content)
      if (!Number.isFinite(number)) return unreadable
      const kind = context.kinds[style] ?? 'number'
      if (kind === 'number' || kind === 'percent') return copy(kind, content)
      return isDay(number, context.from1904) ? copy(kind, content, dateStyle) : copy('number', content)
    }
    default:
      return unreadable
  }
}

/** Whether a number is one of the days that Excel knows, the last of them 9999-12-31. */
function isDay(number: number, from1904: boolean): boolean {
  return number >= 0 && number <= (from1904 ? 2_957_003 : 2_958_465)
}

const textTags = new Set(['si', 'is', 'r', 'rPh', 't'])

/** Texts with their runs and readings (拼音), without anything else. */
class TextCopy {
  xml = ''
  #isText = false

  open(tag: string) {
    if (!textTags.has(tag)) return
    this.xml += `<${tag}>`
    this.#isText = tag === 't'
  }

  text(text: string) {
    if (this.#isText) this.xml += escapeXml(text.slice(0, maxText))
  }

  close(tag: string) {
    if (!textTags.has(tag)) return
    this.xml += `</${tag}>`
    this.#isText = false
  }
}
