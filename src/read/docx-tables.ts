import type { WordBlock, WordCell, WordRow, WordTable } from './docx-blocks.ts'

/** Word has no table of more columns. */
export const mostColumns = 63

/** The tables that are open while a part is read, the innermost last. */
export class OpenTables {
  readonly #tables: WordTable[] = []

  open(): WordTable {
    const table: WordTable = { type: 'table', rows: [] }
    this.#tables.push(table)
    return table
  }

  close(): void {
    this.#tables.pop()
  }

  openRow(): void {
    this.#tables.at(-1)?.rows.push({ before: 0, deleted: false, cells: [] })
  }

  /** Where the blocks of a new cell go; undefined for a cell that is in no row. */
  openCell(): WordBlock[] | undefined {
    const row = this.#row()
    if (!row) return undefined
    const cell: WordCell = { span: 1, merged: false, blocks: [] }
    row.cells.push(cell)
    return cell.blocks
  }

  deleteRow(): void {
    const row = this.#row()
    if (row) row.deleted = true
  }

  /** w:gridBefore of a row; w:gridSpan, w:vMerge and w:hMerge of a cell. */
  property(name: string, value: string): void {
    const row = this.#row()
    const cell = row?.cells.at(-1)
    const columns = Math.min(Number(/^\d{1,3}$/.exec(value)?.[0] ?? 1), mostColumns)
    if (name === 'w:gridBefore' && row) row.before = columns
    else if (name === 'w:gridSpan' && cell) cell.span = Math.max(1, columns)
    else if (name.endsWith('Merge') && cell) cell.merged = value !== 'restart'
  }

  #row(): WordRow | undefined {
    return this.#tables.at(-1)?.rows.at(-1)
  }
}
