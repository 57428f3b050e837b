import { Decimal } from 'decimal.js'

/** How a number in a cell is meant. `month` is a date that shows year and month only. */
export type NumberKind = 'number' | 'percent' | DateKind
export type DateKind = 'date' | 'month' | 'time' | 'moment'

/**
 * Built-in number formats (ECMA-376 part 1, 18.8.30), with those of a Chinese Excel (27–36, 50–58):
 * 27, 36, 50, 52 and 57 are yyyy年m月; 32–35, 55 and 56 times.
 */
const builtIn: Record<NumberKind, readonly number[]> = {
  number: [],
  percent: [9, 10],
  date: [14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58],
  month: [17, 27, 36, 50, 52, 57],
  time: [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56],
  moment: [22],
}

/** Excel takes no longer code; looking through one made to harm would take minutes. */
const maxCode = 255

/** What a number format is for, by its id and, for formats of the workbook's own, its code. */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) {
    const found = Object.entries(builtIn).find(([, ids]) => ids.includes(id))
    return (found?.[0] as NumberKind | undefined) ?? 'number'
  }
  if (code.length > maxCode) return 'number'
  // Only the first section counts; texts in quotes, escapes, colours, conditions and paddings say nothing.
  const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').toLowerCase()
  if (bare.includes('%')) return 'percent'
  if (/[#0?]/.test(bare) || /general|@/.test(bare)) return 'number'
  const hasTime = /[hs]/.test(bare)
  if (/[yd]/.test(bare))
    return hasTime ? 'moment' : bare.includes('d') ? 'date' : bare.includes('m') ? 'month' : 'date'
  return hasTime ? 'time' : 'number'
}

export function isDateKind(kind: string): kind is DateKind {
  return kind === 'date' || kind === 'month' || kind === 'time' || kind === 'moment'
}

/** A number as the cell means it, of at most 15 significant digits: `12.5%`. */
export function showNumber(value: string, kind: NumberKind): string {
  const rounded = new Decimal(Number(value)).toSignificantDigits(15)
  return kind === 'percent' ? `${rounded.times(100).toSignificantDigits(15).toFixed()}%` : rounded.toFixed()
}

/** A date as the cell means it, to the second: `2026-05-31`, `2026-05`, `09:30` or `2026-05-31 09:30`. */
export function showDate(date: Date, kind: DateKind): string {
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  const time = iso.slice(11, iso.slice(17, 19) === '00' ? 16 : 19)
  if (kind === 'time') return time
  if (kind === 'month') return iso.slice(0, 7)
  return kind === 'moment' && time !== '00:00' ? `${iso.slice(0, 10)} ${time}` : iso.slice(0, 10)
}
