import { ruleWidth, type TableLook } from './paging-styles.ts'
import { bookmarksOf, heightOf, textBox, type Setting } from './paging-text.ts'
import { child, children, flagOf, numberOf, numeric, type Element } from './paging-xml.ts'

/** A table as it stands on pages: heights in twips. */
export interface TableBox {
  kind: 'table'
  rows: TableRow[]
  /** The width of the rule above its first row on every page. */
  topRule: number
}

export interface TableRow {
  /** With the rule below it. */
  height: number
  /** Repeated on every page. */
  header: boolean
  /** Its first words. */
  words: string
  bookmarks: string[]
}

interface Cell {
  column: number
  height: number
  words: string
  /** Merged over rows: from here on, or with the cell above. */
  merged: 'begins' | 'goes on' | undefined
}

/** Every row as high as its highest cell; what a merged cell needs beyond its rows is added to the last of them. */
export function tableBox(table: Element, setting: Setting): TableBox {
  const grid = children(child(table, 'w:tblGrid')!, 'w:gridCol').map((column) =>
    Number(column.attributes['w:w'] ?? 0),
  )
  const look = setting.styles.table(child(table, 'w:tblPr'))
  const elements = children(table, 'w:tr')
  const cells = elements.map((row, r) => {
    const rule = r < elements.length - 1 ? look.rules.inside : look.rules.bottom
    return cellsOf(row, grid, look, rule, setting)
  })
  const rows = elements.map((row, r) => rowOf(row, cells[r]!))
  cells.forEach((inside, r) => {
    for (const { column, height, merged } of inside) {
      if (merged === 'begins') stretch(rows, r, lastRow(cells, r, column), height)
    }
  })
  return { kind: 'table', rows, topRule: look.rules.top }
}

function cellsOf(
  row: Element,
  grid: readonly number[],
  look: TableLook,
  rule: number,
  setting: Setting,
): Cell[] {
  const { margin } = look
  let at = 0
  return children(row, 'w:tc').map((cell) => {
    const properties = child(cell, 'w:tcPr')
    const column = at
    at += numberOf(properties, 'w:gridSpan') ?? 1
    const width = grid.slice(column, at).reduce((sum, one) => sum + one, 0) - margin.left - margin.right
    const texts = children(cell, 'w:p').map((one) => textBox(one, width, setting))
    const below = Math.max(rule, ruleWidth(child(properties, 'w:tcBorders'), 'bottom') ?? 0)
    const merge = child(properties, 'w:vMerge')
    return {
      column,
      height: texts.reduce((sum, one) => sum + heightOf(one), 0) + margin.top + margin.bottom + below,
      words: texts.flatMap(({ lines }) => lines.map(({ text }) => text)).join(''),
      merged: merge && (merge.attributes['w:val'] === 'restart' ? 'begins' : 'goes on'),
    }
  })
}

function rowOf(row: Element, cells: readonly Cell[]): TableRow {
  const properties = child(row, 'w:trPr')
  const given = child(properties, 'w:trHeight')?.attributes
  const least = numeric(given?.['w:val']) ?? 0
  // Cells merged over rows are left to the other cells of their rows.
  const heights = cells.flatMap(({ height, merged }) => (merged ? [] : [height]))
  return {
    height: given?.['w:hRule'] === 'exact' ? least : Math.max(least, ...heights),
    header: flagOf(properties, 'w:tblHeader') ?? false,
    words: cells.find(({ words }) => words !== '')?.words ?? '',
    bookmarks: bookmarksOf(row),
  }
}

function lastRow(cells: readonly (readonly Cell[])[], row: number, column: number): number {
  const goesOn = (r: number) =>
    cells[r]?.some((cell) => cell.column === column && cell.merged === 'goes on') ?? false
  let last = row
  while (goesOn(last + 1)) last++
  return last
}

function stretch(rows: TableRow[], from: number, to: number, height: number): void {
  const present = rows.slice(from, to + 1).reduce((sum, row) => sum + row.height, 0)
  if (height > present) rows[to]!.height += height - present
}
