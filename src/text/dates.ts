/** A calendar day; months and days from 1. Only real days exist: `parseDay` refuses 2月30日. */
export interface Day {
  year: number
  month: number
  day: number
}

export interface Month {
  year: number
  month: number
}

const dayForm = /^(\d{4})(?:([-/])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/
const monthForm = /^(\d{4})(?:[-/](\d{1,2})|年(\d{1,2})月)$/

export function daysInMonth({ year, month }: Month): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** 2026-06-12, 2026/6/12, 2026年6月12日 → the day; undefined where the form is another or no such day exists. */
export function parseDay(text: string): Day | undefined {
  const match = dayForm.exec(text.trim())
  if (!match) return undefined
  const day = {
    year: Number(match[1]),
    month: Number(match[3] ?? match[5]),
    day: Number(match[4] ?? match[6]),
  }
  return day.day >= 1 && day.day <= daysInMonth(day) ? day : undefined
}

/** 2026-05, 2026年5月 → the month. */
export function parseMonth(text: string): Month | undefined {
  const match = monthForm.exec(text.trim())
  if (!match) return undefined
  const month = { year: Number(match[1]), month: Number(match[2] ?? match[3]) }
  return month.month >= 1 && month.month <= 12 ? month : undefined
}

/** True where a text has the form of a date, real or not: a wrong date is told apart from a wrong form by it. */
export function looksLikeDate(text: string): boolean {
  return dayForm.test(text.trim()) || monthForm.test(text.trim())
}

/** 2026年6月12日: Arabic, full year, no zero padding (GB/T 9704-2012 7.3.5.4). */
export function formatDay({ year, month, day }: Day): string {
  return `${year}年${month}月${day}日`
}

/** 2026-06-12, as files keep days. */
export function isoDay({ year, month, day }: Day): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** -1, 0 or 1. */
export function compareDays(a: Day, b: Day): number {
  return Math.sign(a.year - b.year || a.month - b.month || a.day - b.day)
}

export function isMonthEnd(day: Day): boolean {
  return day.day === daysInMonth(day)
}

/**
 * A day as a speech says it within `year`: 5月底 for the last day of a month, 年底 for 31 December, else 5月20日; the
 * year is named only where it is another one (去年底, 2024年5月底).
 */
export function spokenDay(day: Day, year: number): string {
  const prefix =
    day.year === year ? '' : day.year === year - 1 ? '去年' : day.year === year + 1 ? '明年' : `${day.year}年`
  if (!isMonthEnd(day)) return `${prefix}${day.month}月${day.day}日`
  if (day.month === 12) return prefix === '' ? '年底' : `${prefix.replace(/年$/, '')}年底`
  return `${prefix}${day.month}月底`
}

/**
 * A period as a speech says it: 一季度, 上半年, 前三季度, 全年 where the months are those, else 1—5月, 3月; days as
 * 3月1日至5月20日. The year is named only where it is not `year`.
 */
export function spokenPeriod(from: Day, to: Day, year: number): string {
  const prefix = from.year === year ? '' : from.year === year - 1 ? '去年' : `${from.year}年`
  if (from.year !== to.year) return `${from.year}年${from.month}月至${to.year}年${to.month}月`
  if (from.day !== 1 || !isMonthEnd(to)) {
    return `${prefix}${from.month}月${from.day}日至${to.month === from.month ? '' : `${to.month}月`}${to.day}日`
  }
  const whole: Record<string, string> = {
    '1-3': '一季度',
    '4-6': '二季度',
    '7-9': '三季度',
    '10-12': '四季度',
    '1-6': '上半年',
    '7-12': '下半年',
    '1-9': '前三季度',
    '1-12': '全年',
  }
  const name = whole[`${from.month}-${to.month}`]
  if (name) return prefix + name
  return from.month === to.month ? `${prefix}${from.month}月` : `${prefix}${from.month}—${to.month}月`
}

/** 星期四 of a day (proleptic Gregorian calendar). */
export function weekday({ year, month, day }: Day): string {
  const index = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return `星期${'日一二三四五六'[index]!}`
}
