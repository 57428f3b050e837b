import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Nodes, Table as TableNode, TableCell as CellNode } from 'mdast'
import type { Layout, ParagraphStyle } from '../layout/index.ts'
import { plainText } from '../speech/index.ts'
import { isWide } from '../text/width.ts'
import { inlineLines, type Writing } from './docx-inline.ts'
import { textWidth, type Orientation } from './docx-page.ts'
import { wordStyles } from './docx-styles.ts'
import { headRule, tableStyle } from './docx-table-styles.ts'
import { columnsOf, mergedCells } from './table-merge.ts'
import { plainTable, type TableOptions } from './table-options.ts'

/**
 * A table over the whole width of the text: its head is repeated on every page, no row is split, and its widths
 * stand twice, because WPS goes by the grid and Word by the table's width. Merged cells hold their words once.
 */
export function wordTable(
  table: TableNode,
  layout: Layout,
  orientation: Orientation,
  writing: Writing,
  options: TableOptions = plainTable,
): Table {
  const wanted = wantedWidths(table, layout, options)
  const widths = tableWidths(table, layout, orientation, options)
  const grid = mergedCells(table, options)
  const rowHeight =
    options.rowHeight === undefined ? undefined : Math.round(options.rowHeight * twipsPerMillimetre)
  const rows = table.children.map((row, r) => {
    const head = r < options.headRows && options.head
    const cells = widths.flatMap((width, c) => {
      const { kind, span, goesDown } = grid[r]![c]!
      if (kind === 'covered') return []
      const isLong = wanted[c]! > width && span === 1
      return tableCell(kind === 'below' ? undefined : row.children[c], {
        width: widths.slice(c, c + span).reduce((sum, each) => sum + each, 0),
        style: cellStyle(head, options),
        align: options.left.includes(c) ? 'left' : (table.align?.[c] ?? (isLong ? 'left' : undefined)),
        layout,
        writing,
        span,
        merge: kind === 'below' ? 'continue' : goesDown ? 'restart' : undefined,
      })
    })
    return new TableRow({
      children: cells,
      cantSplit: true,
      ...(head ? { tableHeader: true } : {}),
      ...(rowHeight === undefined ? {} : { height: { value: rowHeight, rule: HeightRule.ATLEAST } }),
    })
  })
  return new Table({
    rows,
    style: tableStyle,
    width: { size: textWidth(layout, orientation), type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, noHBand: true, noVBand: true },
  })
}

const twipsPerMillimetre = 1440 / 25.4

/** The widths of the columns in twips, which make up the width of the text. */
export function tableWidths(
  table: TableNode,
  layout: Layout,
  orientation: Orientation,
  options: TableOptions = plainTable,
): number[] {
  const { widths } = options
  const total = textWidth(layout, orientation)
  const columns = columnsOf(table)
  if (widths.length !== columns) return shares(wantedWidths(table, layout, options), total)
  const sum = widths.reduce((before, width) => before + width, 0)
  return rounded(widths.map((width) => (width * total) / sum))
}

function cellStyle(isHead: boolean, { large, small }: TableOptions): ParagraphStyle {
  if (isHead) return small ? 'tableSmallHead' : 'tableHead'
  return large ? 'tableLarge' : small ? 'tableSmall' : 'tableCell'
}

interface CellSetting {
  width: number
  style: ParagraphStyle
  align: 'left' | 'center' | 'right' | null | undefined
  layout: Layout
  writing: Writing
  span: number
  merge: 'restart' | 'continue' | undefined
}

function tableCell(
  cell: CellNode | undefined,
  { width, style, align, layout, writing, span, merge }: CellSetting,
): TableCell {
  const head = style === 'tableHead' || style === 'tableSmallHead'
  const lines = inlineLines((cell?.children ?? []) as Nodes[], writing)
  const rule = head ? headRule(layout.table) : undefined
  // An empty cell still has its paragraph, in the style of the others.
  const paragraphs = (lines.length ? lines : [[]]).map(
    (children) =>
      new Paragraph({
        children,
        style: wordStyles[style].id,
        ...(align && !head ? { alignment: align } : {}),
      }),
  )
  return new TableCell({
    children: paragraphs,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(span > 1 ? { columnSpan: span } : {}),
    ...(merge ? { verticalMerge: merge } : {}),
    ...(rule ? { borders: rule } : {}),
  })
}

/** What each column needs for its longest text on one line. Texts that need more lines are set from the left. */
function wantedWidths(table: TableNode, layout: Layout, options: TableOptions): number[] {
  const { size, spacing } = layout[cellStyle(false, options)]
  const grid = mergedCells(table, options)
  return Array.from({ length: columnsOf(table) }, (_, c) => {
    // a cell over several columns has room enough
    const lengths = table.children.map(({ children }, r) =>
      children[c] && grid[r]![c]!.kind !== 'covered' && grid[r]![c]!.span === 1
        ? widthOf(plainText(children[c]))
        : 0,
    )
    // Half a character to spare: digits and marks are not all of one width.
    return (Math.max(...lengths, 2) + 0.5) * (size + spacing) + layout.table.cellMargin * 2
  })
}

/**
 * Widths in twips that make up `total`. A column whose longest text fits into its equal share keeps that width (序号,
 * 单位, 时限 are not broken); the others divide the rest by the length of their texts.
 */
function shares(wanted: readonly number[], total: number): number[] {
  const fixed = new Set<number>()
  let rest = total
  for (let settled = false; !settled;) {
    const open = wanted.flatMap((_, c) => (fixed.has(c) ? [] : [c]))
    const fitting = open.filter((c) => wanted[c]! <= rest / open.length)
    // Where all fit, all grow alike.
    settled = fitting.length === 0 || fitting.length === open.length
    if (settled) continue
    for (const c of fitting) {
      fixed.add(c)
      rest -= wanted[c]!
    }
  }
  const sum = wanted.reduce((before, width, c) => (fixed.has(c) ? before : before + width), 0)
  return rounded(wanted.map((width, c) => (fixed.has(c) ? width : (width * rest) / sum)))
}

/** Rounded at the edges of the columns, so that nothing is lost or added. */
function rounded(widths: readonly number[]): number[] {
  const edges = widths.map((_, c) => Math.round(widths.slice(0, c + 1).reduce((a, b) => a + b, 0)))
  return edges.map((edge, c) => edge - (edges[c - 1] ?? 0))
}

function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += isWide(character) ? 1 : 0.5
  return width
}
