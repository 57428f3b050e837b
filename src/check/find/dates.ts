/** Every day, month and year that a text names in Arabic figures, with the year where the text or the meeting tells it. */
import type { Doc } from '../doc.ts'
import type { Range } from '../rule.ts'

export interface DateRef extends Range {
  /** As written; two digits stay two. */
  year?: string
  month?: number
  day?: number
  /** The weekday that stands behind it: 星期五, 周五. */
  weekday?: Range & { name: string }
  block: number
}

const form =
  /(?<![\d.\-—/])(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?(?:日|号))?(?:[\s，,]?(?:[（(]\s?)?((?:星期|周|礼拜)[一二三四五六日天])(?![一-龥]*[期间]))?/gu

/** Days and months in order of the text; years alone are not among them. */
export function dates(doc: Doc): readonly DateRef[] {
  const found: DateRef[] = []
  for (const match of doc.text.matchAll(form)) {
    const [whole, year, month, day, weekday] = match
    const start = match.index
    const bracket = weekday === undefined ? -1 : whole.lastIndexOf(weekday)
    const end =
      weekday === undefined
        ? start + whole.length
        : start + whole.slice(0, bracket).replace(/[\s，,（(]+$/u, '').length
    found.push({
      start,
      end,
      ...(year === undefined ? {} : { year }),
      month: Number(month),
      ...(day === undefined ? {} : { day: Number(day) }),
      ...(weekday === undefined
        ? {}
        : { weekday: { start: start + bracket, end: start + bracket + weekday.length, name: weekday } }),
      block: doc.blockAt(start),
    })
  }
  return found
}
