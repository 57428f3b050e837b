import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { numberKind, showNumber, type NumberKind } from './workbook-formats.ts'

/** A cell with something in it. Rows and columns count from 1. */
export interface WorkbookCell {
  row: number
  column: number
  text: string
  /** A formula error such as #DIV/0!, or a formula without its result. */
  fault?: 'error' | 'no-result'
}

export interface WorkbookSheet {
  name: string
  cells: WorkbookCell[]
  /** Areas of merged cells as written: `B2:B5`. */
  merged: string[]
  /** More than is read: what is beyond the limit is left out. */
  isCut: boolean
}

/** A district's tables have some hundred rows; what is far beyond was not typed by a person. */
const maxCells = 200_000
const maxMerged = 1000

/** The parts of the package that are read. */
export function isWorkbookPart(name: string): boolean {
  return /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i.test(
    name,
  )
}

/** Reads the visible sheets of a workbook from its unpacked parts; undefined where they are no workbook. */
export function readWorkbook(parts: ReadonlyMap<string, Uint8Array>): WorkbookSheet[] | undefined {
  const text = (name: string) => {
    const bytes = parts.get(name)
    return bytes && new TextDecoder().decode(bytes)
  }
  const workbook = text('xl/workbook.xml')
  const relations = text('xl/_rels/workbook.xml.rels')
  if (workbook === undefined || relations === undefined) return undefined
  const book = readBook(workbook)
  const targets = readTargets(relations)
  const strings = readStrings(text('xl/sharedStrings.xml') ?? '<sst/>')
  const kinds = readKinds(text('xl/styles.xml') ?? '<styleSheet/>')
  if (!book || !targets || !strings || !kinds) return undefined
  const sheets: WorkbookSheet[] = []
  for (const { name, relation } of book.sheets) {
    const xml = text(targets.get(relation) ?? '')
    if (xml === undefined) continue
    const sheet = readSheet(xml, { strings, kinds, from1904: book.from1904 })
    if (!sheet) return undefined
    sheets.push({ name, ...sheet })
  }
  return sheets
}

interface Handlers {
  open?: (tag: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (tag: string) => void
}

/** Runs over XML by local names; false where it is not well formed. */
function walk(xml: string, handlers: Handlers): boolean {
  const parser = new SaxesParser()
  let isSound = true
  parser.on('error', () => (isSound = false))
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => handlers.open?.(localName(name), attributes))
  parser.on('closetag', ({ name }) => handlers.close?.(localName(name)))
  parser.on('text', (text) => handlers.text?.(text))
  parser.write(xml).close()
  return isSound
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function readBook(xml: string) {
  const sheets: { name: string; relation: string }[] = []
  let from1904 = false
  const isSound = walk(xml, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = isTrue(attributes['date1904'])
      if (tag !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1]
      if (relation !== undefined) sheets.push({ name: attributes['name'] ?? '', relation })
    },
  })
  return isSound ? { sheets, from1904 } : undefined
}

function readTargets(xml: string): Map<string, string> | undefined {
  const targets = new Map<string, string>()
  const isSound = walk(xml, {
    open: (tag, { Id, Target }) => {
      if (tag !== 'Relationship' || !Id || !Target) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`)
    },
  })
  return isSound ? targets : undefined
}

/** The texts that cells refer to by number; runs are joined, readings (拼音) left out. */
function readStrings(xml: string): string[] | undefined {
  const strings: string[] = []
  let current = ''
  let reading = 0
  let inText = false
  const isSound = walk(xml, {
    open: (tag) => {
      if (tag === 'si') current = ''
      if (tag === 'rPh') reading++
      if (tag === 't') inText = reading === 0
    },
    text: (text) => {
      if (inText) current += text
    },
    close: (tag) => {
      if (tag === 't') inText = false
      if (tag === 'rPh') reading--
      if (tag === 'si') strings.push(unescaped(current))
    },
  })
  return isSound ? strings : undefined
}

/** For every cell style what its number format is for. */
function readKinds(xml: string): NumberKind[] | undefined {
  const codes = new Map<number, string>()
  const kinds: NumberKind[] = []
  let inCells = false
  const isSound = walk(xml, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (tag === 'cellXfs') inCells = true
      if (tag !== 'xf' || !inCells) return
      const id = Number(attributes['numFmtId'] ?? 0)
      kinds.push(numberKind(id, codes.get(id)))
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return isSound ? kinds : undefined
}

interface SheetContext {
  strings: readonly string[]
  kinds: readonly NumberKind[]
  from1904: boolean
}

interface RawCell {
  row: number
  column: number
  type: string
  style: number
  value?: string
  inline?: string
  hasFormula: boolean
}

function readSheet(xml: string, context: SheetContext): Omit<WorkbookSheet, 'name'> | undefined {
  const cells: WorkbookCell[] = []
  const merged: string[] = []
  let row = 0
  let column = 0
  let cell: RawCell | undefined
  let part = ''
  const isSound = walk(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        row = Number(attributes['r']) || row + 1
        column = 0
      } else if (tag === 'c') {
        const at = parseAddress(attributes['r']) ?? { row, column: column + 1 }
        column = at.column
        cell = { ...at, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), hasFormula: false }
      } else if (tag === 'f' && cell) {
        cell.hasFormula = true
      } else if (tag === 'mergeCell' && merged.length < maxMerged) {
        merged.push(attributes['ref'] ?? '')
      } else if (tag === 'v' && cell) {
        cell.value = ''
      }
      part = tag
    },
    text: (text) => {
      if (part === 'v' && cell) cell.value = (cell.value ?? '') + text
      if (part === 't' && cell) cell.inline = (cell.inline ?? '') + text
    },
    close: (tag) => {
      part = ''
      if (tag !== 'c' || !cell) return
      const shown = cells.length < maxCells ? show(cell, context) : undefined
      if (shown) cells.push({ row: cell.row, column: cell.column, ...shown })
      cell = undefined
    },
  })
  return isSound ? { cells, merged, isCut: cells.length >= maxCells } : undefined
}

/** What a cell shows; undefined where it is empty. */
function show(cell: RawCell, context: SheetContext): Pick<WorkbookCell, 'text' | 'fault'> | undefined {
  const { type, value } = cell
  if (type === 'inlineStr') return full(unescaped(cell.inline ?? ''))
  if (value === undefined) return cell.hasFormula ? { text: '', fault: 'no-result' } : undefined
  if (type === 's') return full(context.strings[Number(value)] ?? '')
  if (type === 'str') return full(unescaped(value))
  if (type === 'b') return { text: isTrue(value) ? '是' : '否' }
  if (type === 'e') return { text: value, fault: 'error' }
  if (type === 'd') return full(value.replace(/T00:00:00.*$/, ''))
  return full(showNumber(value, context.kinds[cell.style] ?? 'number', context.from1904) ?? value)
}

function full(text: string): { text: string } | undefined {
  const trimmed = text.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
  return trimmed === '' ? undefined : { text: trimmed }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** Characters that XML cannot hold are written `_x000D_` in workbooks. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** `B4` → row 4, column 2; undefined for what is no address of a sheet. */
export function parseAddress(address: string | undefined): { row: number; column: number } | undefined {
  const found = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address ?? '')
  if (!found) return undefined
  const column = [...found[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(found[2]), column }
}

/** Row 4, column 2 → `B4`. */
export function formatAddress(row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return `${letters}${row}`
}
