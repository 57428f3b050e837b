import type { TableCell } from 'mdast'
import { attribute, isElement, isText, type HtmlElement, type HtmlNode } from './html-parse.ts'

/** A cell with more characters holds an article: old pages are laid out with tables. */
const longestCell = 500
const mostColumns = 60

/** A cell as written: what it says, and over how many columns and rows. */
export interface SpanningCell {
  cell: TableCell
  columns: number
  rows: number
}

/** Whether a table holds data: two columns, two rows, no table inside and no long cell. */
export function isDataTable(table: HtmlElement, dropped: ReadonlySet<HtmlElement>): boolean {
  if (attribute(table, 'role') === 'presentation') return false
  let rows = 0
  let columns = 0
  let inRow = 0
  let inCell = 0
  const waiting: HtmlNode[] = [table]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isText(node)) {
      inCell += node.value.trim().length
      if (inCell > longestCell) return false
    } else if (isElement(node) && !dropped.has(node)) {
      if (node.tagName === 'table' && node !== table) return false
      if (node.tagName === 'tr') {
        rows++
        inRow = 0
      } else if (node.tagName === 'td' || node.tagName === 'th') {
        inCell = 0
        columns = Math.max(columns, ++inRow)
      }
      for (let i = node.childNodes.length - 1; i >= 0; i--) waiting.push(node.childNodes[i]!)
    }
  }
  return rows >= 2 && columns >= 2
}

export function spanOf(element: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(attribute(element, name) ?? '1', 10)
  return span >= 1 ? Math.min(span, mostColumns) : 1
}

/**
 * One row with merged cells parted: what a cell said stands in its first place, the others are empty. `open` says for each
 * column how many rows a cell above still covers, and is brought up to date.
 */
export function partedRow(row: readonly SpanningCell[], open: number[]): TableCell[] {
  const cells: TableCell[] = []
  const covered = (): void => {
    while ((open[cells.length] ?? 0) > 0) {
      open[cells.length]!--
      cells.push({ type: 'tableCell', children: [] })
    }
  }
  for (const { cell, columns, rows } of row) {
    covered()
    for (let i = 0; i < columns && (i === 0 || cells.length < mostColumns); i++) {
      open[cells.length] = rows - 1
      cells.push(i === 0 ? cell : { type: 'tableCell', children: [] })
    }
  }
  covered()
  return cells
}
