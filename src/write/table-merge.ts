import type { Table } from 'mdast'
import { plainText } from '../speech/index.ts'
import type { TableOptions } from './table-options.ts'

/** What a cell of the grid is: one that stands, goes on from the one above, or lies under the one at its left. */
export interface GridCell {
  kind: 'cell' | 'below' | 'covered'
  /** How many columns it takes. */
  span: number
  /** Whether the cells under it are part of it. */
  goesDown: boolean
}

/**
 * The grid of a table with equal neighbouring cells made one, row by row. Empty cells stay apart; the head's are merged
 * across only, but that of several rows is one whose upper rows are merged across and all of it downwards.
 */
export function mergedCells(
  table: Table,
  { mergeDown, mergeAcross, head, headRows }: TableOptions,
): GridCell[][] {
  const columns = columnsOf(table)
  const words = table.children.map((row) =>
    Array.from({ length: columns }, (_, c) => (row.children[c] ? plainText(row.children[c]).trim() : '')),
  )
  const grid = words.map((row) => row.map((): GridCell => ({ kind: 'cell', span: 1, goesDown: false })))
  if (mergeAcross) for (const [r, row] of words.entries()) mergeRow(row, grid[r]!)
  const first = head ? headRows : 0
  const goDown = (r: number, c: number): boolean => {
    const above = grid[r - 1]?.[c]
    const cell = grid[r]?.[c]
    if (!above || !cell || above.kind === 'covered' || cell.kind === 'covered') return false
    const isSame = words[r]![c] !== '' && words[r]![c] === words[r - 1]![c]
    if (!isSame || above.span !== cell.span) return false
    cell.kind = 'below'
    if (above.kind === 'cell') above.goesDown = true
    return true
  }
  for (let r = 1; r < Math.min(first, words.length); r++) {
    if (!mergeAcross) mergeRow(words[r - 1]!, grid[r - 1]!)
    for (let c = 0; c < columns; c++) goDown(r, c)
  }
  for (let r = first + 1; r < words.length; r++) {
    // the second column is divided where the first one is
    for (const c of mergeDown) if (!goDown(r, c)) break
  }
  return grid
}

export function columnsOf(table: Table): number {
  return Math.max(1, ...table.children.map((row) => row.children.length))
}

function mergeRow(words: readonly string[], row: readonly GridCell[]): void {
  let first = 0
  for (let c = 1; c < words.length; c++) {
    if (words[c] !== '' && words[c] === words[first]) {
      row[c]!.kind = 'covered'
      row[first]!.span++
    } else first = c
  }
}
