import type { Source } from './source.ts'
import { WordSource } from './word-source.ts'

/** A half-open range [start, end) of UTF-16 offsets in a text. */
export interface TextPlace {
  source: Source
  start: number
  end: number
}

/** A cell of a table that came from a workbook; `content` is what the cell shows. */
export interface CellPlace {
  path: string
  sheet: string
  cell: string
  content: string
}

export type Place = TextPlace | CellPlace

export function isCell(place: Place): place is CellPlace {
  return 'cell' in place
}

/** The file that a place is in. */
export function pathOf(place: Place): string {
  return isCell(place) ? place.path : place.source.path
}

/** `file:line:col` for texts, 第3段第5字 for Word files, `file!sheet!B4` for cells of a workbook. */
export function formatPlace(place: Place): string {
  if (isCell(place)) return `${place.path}!${place.sheet}!${place.cell}`
  const { line, column } = place.source.position(place.start)
  if (place.source instanceof WordSource) return `${place.source.path}:第${line}段第${column}字`
  return `${place.source.path}:${line}:${column}`
}

/** Orders places by file, then by position, so that all problems of a run read from top to bottom. */
export function comparePlaces(a: Place, b: Place): number {
  if (pathOf(a) !== pathOf(b)) return pathOf(a) < pathOf(b) ? -1 : 1
  if (isCell(a) || isCell(b)) return isCell(a) && isCell(b) ? 0 : isCell(a) ? 1 : -1
  return a.start - b.start || a.end - b.end
}
