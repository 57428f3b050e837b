import type { Nodes, Table, TableCell } from 'mdast'
import type { Layout, ParagraphStyle } from '../layout/index.ts'
import { plainText } from '../speech/index.ts'
import { isWide } from '../text/width.ts'
import { inlineLines, type Writing } from './docx-inline.ts'
import { textWidth, type Orientation } from './docx-page.ts'
import { wordStyles } from './docx-styles.ts'
import { headRule, tableStyle } from './docx-table-styles.ts'
import { element } from './xml.ts'

const alignments = { left: 'left', center: 'center', right: 'right' } as const

/**
 * A table over the whole width of the text: its first row is repeated on every page, no row is split, and its widths
 * stand twice, because WPS goes by the grid and Word by the table's width.
 */
export function tableXml(table: Table, layout: Layout, orientation: Orientation, writing: Writing): string {
  const total = textWidth(layout, orientation)
  const wanted = wantedWidths(table, layout)
  const widths = shares(wanted, total)
  const rows = table.children.map((row, r) => {
    const head = r === 0
    const cells = widths.map((width, c) =>
      cellXml(row.children[c], {
        width,
        head,
        align: table.align?.[c] ?? (wanted[c]! > width ? 'left' : undefined),
        layout,
        writing,
      }),
    )
    const properties = element('w:trPr', {}, element('w:cantSplit'), head ? element('w:tblHeader') : '')
    return element('w:tr', {}, properties, ...cells)
  })
  const properties = element(
    'w:tblPr',
    {},
    element('w:tblStyle', { 'w:val': tableStyle }),
    element('w:tblW', { 'w:w': total, 'w:type': 'dxa' }),
    element('w:jc', { 'w:val': 'center' }),
    element('w:tblLayout', { 'w:type': 'fixed' }),
    element('w:tblLook', { 'w:val': '0020', 'w:firstRow': 1, 'w:noHBand': 1, 'w:noVBand': 1 }),
  )
  const grid = element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': width })))
  return element('w:tbl', {}, properties, grid, ...rows)
}

interface CellSetting {
  width: number
  head: boolean
  align: keyof typeof alignments | undefined
  layout: Layout
  writing: Writing
}

function cellXml(cell: TableCell | undefined, { width, head, align, layout, writing }: CellSetting): string {
  const style: ParagraphStyle = head ? 'tableHead' : 'tableCell'
  const lines = inlineLines((cell?.children ?? []) as Nodes[], writing)
  const properties = element(
    'w:pPr',
    {},
    element('w:pStyle', { 'w:val': wordStyles[style].id }),
    align && !head ? element('w:jc', { 'w:val': alignments[align] }) : '',
  )
  const cellProperties = element(
    'w:tcPr',
    {},
    element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
    head ? headRule(layout.table) : '',
    element('w:vAlign', { 'w:val': 'center' }),
  )
  // A cell without a paragraph is no cell to Word.
  const paragraphs = (lines.length ? lines : ['']).map((line) => element('w:p', {}, properties, line))
  return element('w:tc', {}, cellProperties, ...paragraphs)
}

/** What each column needs for its longest text on one line. Texts that need more lines are set from the left. */
function wantedWidths(table: Table, { tableCell, table: { cellMargin } }: Layout): number[] {
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
