import {
  AlignmentType,
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

/**
 * A table over the whole width of the text: its first row is repeated on every page, no row is split, and its widths
 * stand twice, because WPS goes by the grid and Word by the table's width.
 */
export function wordTable(
  table: TableNode,
  layout: Layout,
  orientation: Orientation,
  writing: Writing,
): Table {
  const total = textWidth(layout, orientation)
  const wanted = wantedWidths(table, layout)
  const widths = shares(wanted, total)
  const rows = table.children.map((row, r) => {
    const head = r === 0
    const cells = widths.map((width, c) =>
      tableCell(row.children[c], {
        width,
        head,
        align: table.align?.[c] ?? (wanted[c]! > width ? 'left' : undefined),
        layout,
        writing,
      }),
    )
    return new TableRow({ children: cells, cantSplit: true, ...(head ? { tableHeader: true } : {}) })
  })
  return new Table({
    rows,
    style: tableStyle,
    width: { size: total, type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, noHBand: true, noVBand: true },
  })
}

interface CellSetting {
  width: number
  head: boolean
  align: 'left' | 'center' | 'right' | undefined
  layout: Layout
  writing: Writing
}

function tableCell(
  cell: CellNode | undefined,
  { width, head, align, layout, writing }: CellSetting,
): TableCell {
  const style: ParagraphStyle = head ? 'tableHead' : 'tableCell'
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
    ...(rule ? { borders: rule } : {}),
  })
}

/** What each column needs for its longest text on one line. Texts that need more lines are set from the left. */
function wantedWidths(table: TableNode, { tableCell, table: { cellMargin } }: Layout): number[] {
  const columns = Math.max(1, ...table.children.map((row) => row.children.length))
  return Array.from({ length: columns }, (_, c) => {
    const lengths = table.children.map(({ children }) => (children[c] ? widthOf(plainText(children[c])) : 0))
    // Half a character to spare: digits and marks are not all of one width.
    return (Math.max(...lengths, 2) + 0.5) * (tableCell.size + tableCell.spacing) + cellMargin * 2
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
  const widths = wanted.map((width, c) => (fixed.has(c) ? width : (width * rest) / sum))
  // Rounded at the edges of the columns, so that nothing is lost or added.
  const edges = widths.map((_, c) => Math.round(widths.slice(0, c + 1).reduce((a, b) => a + b, 0)))
  return edges.map((edge, c) => edge - (edges[c - 1] ?? 0))
}

function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += isWide(character) ? 1 : 0.5
  return width
}
