import type { AlignType, Table } from 'mdast'
import writeExcelFile, { type CellObject, type Row, type Sheet } from 'write-excel-file/node'
import type { Layout } from '../layout/index.ts'
import { placeOf } from '../speech/index.ts'
import type { Speech } from '../speech/types.ts'
import type { Problem, Result } from '../text/problem.ts'
import { factsTable, factsTableName, figuresOf } from './facts-table.ts'
import type { WriteOptions } from './options.ts'
import { columnsOf, mergedCells, type GridCell } from './table-merge.ts'
import { tableOptions, type TableOptions } from './table-options.ts'
import { legalText } from './xml.ts'
import { cellValue, columnWidth, lineWidth, textValue } from './xlsx-cells.ts'
import { sheetNames } from './xlsx-names.ts'
import { packWorkbook, type SheetPrint } from './xlsx-package.ts'
import { cellText, tablesOf, type FoundTable } from './xlsx-tables.ts'

/** Widths in characters of the workbook's face. */
const narrowest = 6
const widest = 40
/** Texts that are longer are set from the left. */
const maxCentred = 20
const headFill = '#DDEBF7'
const lineColor = '#000000'
const titleSize = 16
const textSize = 11
const pointsPerMillimetre = 72 / 25.4
/** Excel takes no longer text in a cell. */
const maxText = 32_767

/**
 * The tables of a paper as a workbook, a worksheet for each, named by the heading or caption over it, with that as the first
 * row; the head is frozen and printed on every page, numbers are numbers, cells are merged as the remark before the table
 * says; that of a 核稿版 ends with its 数据核对表. The same bytes for the same paper; no author, no path, no formula. No value, and a remark, where there is no table.
 */
export async function writeXlsx(
  speech: Speech,
  layout: Layout,
  { edition }: Pick<WriteOptions, 'edition'> = { edition: 'print' },
): Promise<Result<Uint8Array | undefined>> {
  const problems: Problem[] = []
  const tables = [...tablesOf(speech), ...(edition === 'review' ? factsTablesOf(speech) : [])]
  if (tables.length === 0) {
    const message = '这份材料里没有表格，没有写成 .xlsx；要 Word 或网页请用 docx、html'
    return { value: undefined, problems: [{ code: 'xlsx/no-table', level: 'info', message }] }
  }
  const names = sheetNames(tables.map(({ caption }) => legalText(caption).text))
  const sheets = tables.map((table, i) => worksheet(names[i]!, table, { layout, speech, problems }))
  const workbook = await writeExcelFile(
    sheets.map(({ sheet }) => sheet),
    { fontFamily: '宋体', fontSize: textSize },
  ).toBuffer()
  return {
    value: packWorkbook(
      workbook,
      sheets.map(({ print }) => print),
    ),
    problems,
  }
}

function factsTablesOf(speech: Speech): FoundTable[] {
  const figures = figuresOf(speech)
  if (figures.length === 0) return []
  const { table, remark } = factsTable(figures)
  return [{ table, before: remark, caption: factsTableName }]
}

interface Context {
  layout: Layout
  speech: Speech
  problems: Problem[]
}

type Worksheet = Pick<Sheet<never>, 'sheet' | 'data' | 'columns' | 'stickyRowsCount'>

function worksheet(
  name: string,
  { table, before, caption }: FoundTable,
  context: Context,
): { sheet: Worksheet; print: SheetPrint } {
  const { options } = tableOptions(before)
  const columns = columnsOf(table)
  const texts = textsOf(table, columns, context)
  const grid = mergedCells(table, options)
  const widths = widthsOf(texts, grid, options)
  const title = legalText(caption).text
  // Read again, a line with one cell over a head of several is the title; over a single column it would be the head.
  const hasTitle = title !== '' && texts[0]!.filter((text) => text !== '').length > 1
  const data = [...(hasTitle ? [titleRow(title, widths)] : []), ...rowsOf(table, texts, grid, options)]
  const repeated = (hasTitle ? 1 : 0) + (options.head ? options.headRows : 0)
  const { orientation = columns > context.layout.table.portraitColumns ? 'landscape' : 'portrait' } = options
  return {
    sheet: { sheet: name, data, columns: widths.map((width) => ({ width })), stickyRowsCount: repeated },
    print: { name, landscape: orientation === 'landscape', repeated: options.head ? repeated : 0 },
  }
}

/** Row by row as many texts as the table has columns, as a workbook can hold them. */
function textsOf(table: Table, columns: number, { speech, problems }: Context): string[][] {
  return table.children.map((row) =>
    Array.from({ length: columns }, (_, c) => {
      const cell = row.children[c]
      const { text, dropped } = legalText(cellText(cell))
      const say = (code: string, message: string): void => {
        problems.push({ code, level: 'warn', message, place: placeOf(cell ?? row, speech.source) })
      }
      if (dropped > 0) say('xlsx/control-character', `这里有${dropped}个看不见的控制字符，表格容不下，已略去`)
      if (text.length > maxText) say('xlsx/long-cell', `这一格太长，Excel 只容得下${maxText}字，后面的已略去`)
      return text.slice(0, maxText)
    }),
  )
}

/** In characters: of what stands over several columns none needs the whole. */
function widthsOf(
  texts: readonly string[][],
  grid: readonly (readonly GridCell[])[],
  { widths }: TableOptions,
): number[] {
  const natural = texts[0]!.map((_, c) =>
    columnWidth(
      texts.map((row, r) => (grid[r]![c]!.kind === 'covered' || grid[r]![c]!.span > 1 ? '' : row[c]!)),
      narrowest,
      widest,
    ),
  )
  if (widths.length !== natural.length) return natural
  const total = sum(natural)
  const shares = sum(widths)
  return widths.map((width) => Math.max(narrowest, Math.round((total * width) / shares)))
}

function titleRow(value: string, widths: readonly number[]): Row {
  const lines = Math.ceil((lineWidth(value) * titleSize) / textSize / sum(widths))
  const title: CellObject = {
    ...textValue(value),
    fontWeight: 'bold',
    fontSize: titleSize,
    align: 'center',
    alignVertical: 'center',
    wrap: true,
    columnSpan: widths.length,
    height: 8 + lines * titleSize * 1.4,
  }
  return [title, ...widths.slice(1).map(() => null)]
}

function rowsOf(
  table: Table,
  texts: readonly string[][],
  grid: readonly (readonly GridCell[])[],
  options: TableOptions,
): Row[] {
  const aligned = texts[0]!.map((_, c) => alignOf(c, table.align?.[c], texts, options))
  return texts.map((row, r) => {
    const isHead = options.head && r < options.headRows
    return row.map((text, c): CellObject | null => {
      const cell = grid[r]![c]!
      if (cell.kind !== 'cell') return null
      const rows = cell.goesDown ? 1 + rowsBelow(grid, r, c) : 1
      return {
        ...(isHead
          ? textValue(text)
          : cellValue(text, options.head ? (texts[options.headRows - 1]?.[c] ?? '') : '')),
        ...(isHead ? { fontWeight: 'bold', backgroundColor: headFill } : {}),
        borderColor: lineColor,
        borderStyle: 'thin',
        align: isHead ? 'center' : aligned[c]!,
        alignVertical: 'center',
        wrap: true,
        ...(options.rowHeight === undefined ? {} : { height: options.rowHeight * pointsPerMillimetre }),
        ...(cell.span > 1 ? { columnSpan: cell.span } : {}),
        ...(rows > 1 ? { rowSpan: rows } : {}),
      }
    })
  })
}

function rowsBelow(grid: readonly (readonly GridCell[])[], row: number, column: number): number {
  let rows = 0
  while (grid[row + rows + 1]?.[column]?.kind === 'below') rows++
  return rows
}

function alignOf(
  column: number,
  written: AlignType | undefined,
  texts: readonly string[][],
  { left, head }: TableOptions,
): 'left' | 'center' | 'right' {
  if (written) return written
  if (left.includes(column)) return 'left'
  const isLong = texts.slice(head ? 1 : 0).some((row) => lineWidth(row[column]!) > maxCentred)
  return isLong ? 'left' : 'center'
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((before, number) => before + number, 0)
}
