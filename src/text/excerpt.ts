import { isCell, type Place } from './place.ts'
import { isWide } from './width.ts'

/** Columns of a quoted line at most, and how many of them stand before the place where the line is cut. */
const maxColumns = 76
const columnsBefore = 30

/**
 * The quoted line of a place with its number, and carets under the place, aligned for full-width characters:
 * ```
 *   12 │ 标提: 在全区招商推进会上的讲话
 *      │ ^^^^
 * ```
 * Long lines are cut around the place with `…`. A place of several lines is marked on its first. For a cell of a
 * workbook: what the cell shows. No colour, no line end after the last line.
 */
export function excerpt(place: Place): string {
  if (isCell(place)) return gutter(place.cell, [...place.content.replace(/\s+/g, ' ')].slice(0, 60).join(''))
  const { source } = place
  const { line, column } = source.position(place.start)
  const end = source.position(Math.max(place.start, place.end))
  const text = source.line(line)
  const from = Math.min(column - 1, text.length)
  const to = end.line === line ? Math.max(from, end.column - 1) : text.length
  const shown = cut(text, from, Math.min(to, text.length))
  const carets = '^'.repeat(Math.max(1, columns(shown.marked)))
  const padding = ' '.repeat(columns(shown.before))
  const label = String(line)
  return `${gutter(label, shown.before + shown.marked + shown.after)}\n${gutter('', padding + carets, label.length)}`
}

function gutter(label: string, text: string, width = label.length): string {
  return `${label.padStart(Math.max(4, width))} │ ${text}`.trimEnd()
}

/** A tab is shown as one space, so that carets stay under their characters; other controls too. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\ufeff]/g, ' ')
}

function cut(text: string, from: number, to: number): { before: string; marked: string; after: string } {
  const parts = {
    before: visible(text.slice(0, from)),
    marked: visible(text.slice(from, to)),
    after: visible(text.slice(to)),
  }
  if (columns(parts.before + parts.marked + parts.after) <= maxColumns) return parts
  const before = lastColumns(parts.before, columnsBefore)
  const marked = firstColumns(parts.marked, maxColumns - columns(before))
  const left = maxColumns - columns(before) - columns(marked)
  return { before, marked, after: left > 1 ? firstColumns(parts.after, left) : '' }
}

function firstColumns(text: string, limit: number): string {
  if (columns(text) <= limit) return text
  let used = 1
  let kept = ''
  for (const character of text) {
    used += isWide(character) ? 2 : 1
    if (used > limit) break
    kept += character
  }
  return `${kept}…`
}

function lastColumns(text: string, limit: number): string {
  if (columns(text) <= limit) return text
  let used = 1
  let kept = ''
  for (const character of [...text].toReversed()) {
    used += isWide(character) ? 2 : 1
    if (used > limit) break
    kept = character + kept
  }
  return `…${kept}`
}

function columns(text: string): number {
  let count = 0
  for (const character of text) count += isWide(character) ? 2 : 1
  return count
}
