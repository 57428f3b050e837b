import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  type IBorderOptions,
  type ITableOptions,
} from 'docx'
import type { Layout } from '../layout/index.ts'
import type { Line } from './docx-inline.ts'
import { textWidth } from './docx-page.ts'
import { wordStyles } from './docx-styles.ts'
import { eighths } from './docx-table-styles.ts'

/**
 * 版记: a line a row between rules as wide as the text (GB/T 9704-2012, 7.4), one character free at both sides. A tab in a
 * line leads to its right end. `placing` says where it stands, where that is not in the flow.
 */
export function imprintTable(
  lines: readonly Line[],
  layout: Layout,
  placing: Pick<ITableOptions, 'float'> = {},
): Table {
  const width = textWidth(layout, 'portrait')
  const side = layout.imprint.size
  const outer = rule(layout.imprintRule.outer)
  const inner = rule(layout.imprintRule.inner)
  const none = { style: BorderStyle.NONE, size: 0, space: 0, color: 'auto' }
  const rows = lines.map((children, i) => {
    const paragraph = new Paragraph({
      style: wordStyles.imprint.id,
      keepNext: i < lines.length - 1,
      tabStops: [{ type: 'right', position: width - side * 2 }],
      children,
    })
    const cell = new TableCell({ children: [paragraph], width: { size: width, type: WidthType.DXA } })
    return new TableRow({ children: [cell], cantSplit: true })
  })
  return new Table({
    rows,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    margins: { top: 0, bottom: 0, left: side, right: side, marginUnitType: WidthType.DXA },
    borders: {
      top: outer,
      bottom: outer,
      left: none,
      right: none,
      insideHorizontal: inner,
      insideVertical: none,
    },
    ...placing,
  })
}

function rule(twips: number): IBorderOptions {
  return { style: BorderStyle.SINGLE, size: eighths(twips), space: 0, color: '000000' }
}
