import type { Place, TextPlace } from '../text/place.ts'
import type { Problem, Result } from '../text/problem.ts'
import type { Source } from '../text/source.ts'

/** A line of a word list: what stands under each column, without spaces around, and where. */
export interface TsvRow {
  place: Place
  cell(column: string): string
  placeOf(column: string): Place
}

/**
 * Reads tab-divided lines under a line of column names. Lines that are empty or begin with # are left out. Each line must
 * have every column; columns may stand in any order. A line that has too few or too many is told and left out; a list
 * without its columns is told and empty.
 */
export function readTsv(source: Source, columns: readonly string[]): Result<TsvRow[]> {
  const problems: Problem[] = []
  const rows: TsvRow[] = []
  let columnOf: ReadonlyMap<string, number> | undefined
  let size = 0
  let start = 0
  for (const raw of source.text.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    const place = { source, start, end: start + line.length }
    start += raw.length + 1
    if (line.trim() === '' || line.startsWith('#')) continue
    const cells = line.split('\t')
    if (!columnOf) {
      size = cells.length
      columnOf = new Map(cells.map((cell, index) => [cell.trim(), index] as const).toReversed())
      const missing = columns.filter((column) => !columnOf!.has(column))
      if (missing.length === 0) continue
      const message = `第一行应是列名，缺“${missing.join('、')}”；列名之间用制表符（Tab）`
      return { value: [], problems: [{ code: 'terms/columns', level: 'error', message, place }] }
    }
    if (cells.length !== size) {
      const message = `这一行有${cells.length}格，应有${size}格，没有采用；格与格之间用一个制表符（Tab），空格子也要留着`
      problems.push({ code: 'terms/columns', level: 'error', message, place })
      continue
    }
    rows.push(new Row(place, columnOf, cells))
  }
  return { value: rows, problems }
}

class Row implements TsvRow {
  readonly place: TextPlace
  readonly #columnOf: ReadonlyMap<string, number>
  /** As written, with the spaces around. */
  readonly #cells: readonly string[]

  constructor(place: TextPlace, columnOf: ReadonlyMap<string, number>, cells: readonly string[]) {
    this.place = place
    this.#columnOf = columnOf
    this.#cells = cells
  }

  cell(column: string): string {
    return this.#cells[this.#columnOf.get(column)!]!.trim()
  }

  placeOf(column: string): TextPlace {
    const index = this.#columnOf.get(column)!
    const { source, start } = this.place
    const before = this.#cells.slice(0, index).reduce((sum, cell) => sum + cell.length + 1, 0)
    const raw = this.#cells[index]!
    const text = raw.trim()
    const from = start + before + (text === '' ? 0 : raw.indexOf(text))
    return { source, start: from, end: from + text.length }
  }
}
