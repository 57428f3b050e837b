import type { Place } from '../text/place.ts'
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
  let header: string[] | undefined
  let start = 0
  for (const raw of source.text.split('\n')) {
    const line = raw.replace(/\r$/, '')
    const place = { source, start, end: start + line.length }
    start += raw.length + 1
    if (line.trim() === '' || line.startsWith('#')) continue
    const cells = cellsOf(line, place)
    if (!header) {
      header = cells.map(({ text }) => text)
      const missing = columns.filter((column) => !header!.includes(column))
      if (missing.length === 0) continue
      const message = `第一行应是列名，缺“${missing.join('、')}”；列名之间用制表符（Tab）`
      return { value: [], problems: [{ code: 'terms/columns', level: 'error', message, place }] }
    }
    if (cells.length !== header.length) {
      const message = `这一行有${cells.length}格，应有${header.length}格，没有采用；格与格之间用一个制表符（Tab），空格子也要留着`
      problems.push({ code: 'terms/columns', level: 'error', message, place })
      continue
    }
    rows.push(rowOf(place, header, cells))
  }
  return { value: rows, problems }
}

interface Cell {
  text: string
  place: Place
}

function cellsOf(line: string, { source, start }: { source: Source; start: number }): Cell[] {
  let at = start
  return line.split('\t').map((raw) => {
    const text = raw.trim()
    const from = at + (text === '' ? 0 : raw.indexOf(text))
    at += raw.length + 1
    return { text, place: { source, start: from, end: from + text.length } }
  })
}

function rowOf(place: Place, header: readonly string[], cells: readonly Cell[]): TsvRow {
  const of = (column: string): Cell => cells[header.indexOf(column)]!
  return { place, cell: (column) => of(column).text, placeOf: (column) => of(column).place }
}
