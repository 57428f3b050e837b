import { daysInMonth, parseDay, parseMonth, type Day } from '../text/dates.ts'
import type { FigureEntry } from './schema-figure.ts'
import type { Sheet } from './schema.ts'

/** The days that a sheet's figures are told by. */
export interface Calendar {
  /** The day of the speech. */
  date: Day
  /** First and last day of 时段. */
  period?: { from: Day; to: Day }
  /** 截至 of figures that do not say their own. */
  asOf?: Day
}

/** A day, or the last day of a month; 待补 and other words give undefined. */
export function endOf(text: string | undefined): Day | undefined {
  if (!text) return undefined
  const day = parseDay(text)
  if (day) return day
  const month = parseMonth(text)
  return month && { ...month, day: daysInMonth(month) }
}

/** A day, or the first day of a month. */
export function startOf(text: string | undefined): Day | undefined {
  if (!text) return undefined
  const day = parseDay(text)
  if (day) return day
  const month = parseMonth(text)
  return month && { ...month, day: 1 }
}

/** The calendar of a sheet whose 日期 is valid; without one (待补) the year of 时段 or 截至 stands for it. */
export function calendarOf(sheet: Sheet): Calendar | undefined {
  const from = startOf(sheet.period?.from)
  const to = endOf(sheet.period?.to ?? sheet.period?.from)
  const asOf = endOf(sheet.defaults?.asOf) ?? to
  const date = parseDay(sheet.date) ?? asOf
  if (!date) return undefined
  return { date, ...(from && to ? { period: { from, to } } : {}), ...(asOf ? { asOf } : {}) }
}

/** The day up to which a figure counts. */
export function asOfFigure(entry: FigureEntry, calendar: Calendar | undefined): Day | undefined {
  return endOf(entry.asOf) ?? calendar?.asOf
}

/** Months from the start of the year through `day`, a begun month counted by its days: 5月底 is 5, 5月15日 about 4.5. */
export function monthsElapsed(day: Day): number {
  return day.month - 1 + day.day / daysInMonth(day)
}
