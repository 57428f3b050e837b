/** Up to when a number of a text counts, by the words before it in its sentence. */
import { asOfFigure, type Calendar, type Figure as Fact } from '../../facts/index.ts'
import { compareDays, daysInMonth, isMonthEnd, spokenDay, type Day } from '../../text/dates.ts'
import type { Doc } from '../doc.ts'
import type { Figure } from '../find/figures.ts'
import type { Range } from '../rule.ts'

/** The last time named before a number. */
export interface Moment extends Range {
  /** to: up to a day · month: of one month alone · other: of another time, or one that tells no day */
  kind: 'to' | 'month' | 'other' | 'plan'
  day?: Day
  /** Of 一季度, 上半年 and the like of this year: their last day. */
  span?: Day
}

const form = new RegExp(
  '(截[至止]|到|至)?(?:(\\d{4})年|(去年|上年|前年|明年|今年))?(?:(?:1月?|一月?)(?:—|–|-|－|～|~|至|到))?' +
    '(?<!\\d)(\\d{1,2})月(底|末|份|\\d{1,2}日|[上中下]旬)?(之?前|以前|起)?' +
    '|去年|上年|前年|同期|往年|上月|上周|当时|昨天|\\d{4}年|[一二三四]季度|[上下]半年|前[一二三四五六七八九十\\d]+个?(?:月|季度)|' +
    '年底|年末|全年|年内|明年|“十[二三四五]五”|五年|近年|历年|目前|今天',
  'gu',
)

const lastMonth: Readonly<Record<string, number>> = { 一季度: 3, 上半年: 6, 前三季度: 9, 前三个季度: 9 }

/** 较上年同期增加1.8万户；新设企业…: what a number before was held against, in a clause that is over. */
function isBase({ 0: whole, index }: RegExpExecArray, words: string): boolean {
  return (
    /^(?:去年|上年|前年|同期)$/u.test(whole) &&
    /(?:比|较)(?:去年|上年|前年)?$/u.test(words.slice(0, index)) &&
    /[，；]/u.test(words.slice(index))
  )
}

/** 完成全年目标44亿元的42.3%；引进项目118个: the target of a figure before it. */
function isTarget({ 0: whole, index }: RegExpExecArray, words: string): boolean {
  const rest = words.slice(index + whole.length)
  return whole === '全年' && /^(?:目标|任务|计划)/u.test(rest) && rest.includes('；')
}

/** The time that governs a number; undefined where its sentence names none before it. */
export function momentOf(told: Figure, doc: Doc, calendar: Calendar | undefined): Moment | undefined {
  const from = Math.max(told.sentence.start, told.start - 120)
  const words = doc.text.slice(from, told.start)
  const match = [...words.matchAll(form)].findLast((one) => !isBase(one, words) && !isTarget(one, words))
  if (!match) return undefined
  const range = { start: from + match.index, end: from + match.index + match[0].length }
  const [whole, until, year, relative, monthText, tail = '', before] = match
  if (monthText === undefined) {
    if (/^(?:目前|今天)$/u.test(whole)) return undefined
    if (/^(?:年底|年末|全年|年内|明年)$/u.test(whole)) return { ...range, kind: 'plan' }
    const month = /(?:去|上|前|\d)年$/u.test(words.slice(0, match.index)) ? undefined : lastMonth[whole]
    const span = month && calendar ? { year: calendar.date.year, month } : undefined
    return { ...range, kind: 'other', ...(span ? { span: { ...span, day: daysInMonth(span) } } : {}) }
  }
  const month = Number(monthText)
  if (before !== undefined || relative === '明年') return { ...range, kind: 'plan' }
  if (!calendar || month < 1 || month > 12 || /旬/u.test(tail)) return { ...range, kind: 'other' }
  const shift = relative === '去年' || relative === '上年' ? -1 : relative === '前年' ? -2 : 0
  const ofYear = year === undefined ? calendar.date.year + shift : Number(year)
  const last = daysInMonth({ year: ofYear, month })
  const day = /^\d/u.test(tail) ? Number.parseInt(tail, 10) : last
  if (day > last) return { ...range, kind: 'other' }
  const isSpan = /[—–\-－～~至到]\d{1,2}月/u.test(whole)
  const isTo = until !== undefined || isSpan || /^(?:底|末|\d)/u.test(tail)
  return { ...range, kind: isTo ? 'to' : 'month', day: { year: ofYear, month, day } }
}

/** same: the sheet's own 截至, or nothing that could differ · other: another day · unknown: not to be compared */
export function compareMoment(
  moment: Moment | undefined,
  fact: Fact,
  calendar: Calendar | undefined,
): 'same' | 'other' | 'unknown' {
  if (!moment) return 'same'
  const asOf = asOfFigure(fact.entry, calendar)
  if (!asOf || !moment.day) return 'unknown'
  if (compareDays(moment.day, asOf) === 0)
    return moment.kind === 'month' && fact.entry.span !== '当月' && asOf.month > 1 ? 'unknown' : 'same'
  // 截至5月 is said of the 20th of May too
  const isWhole = isMonthEnd(moment.day)
  if (isWhole && moment.day.year === asOf.year && moment.day.month === asOf.month) return 'unknown'
  return 'other'
}

/** The sheet's 截至 as a speech says it: 截至5月底. */
export function spokenAsOf(fact: Fact, calendar: Calendar | undefined): string | undefined {
  const asOf = asOfFigure(fact.entry, calendar)
  return asOf && calendar && spokenDay(asOf, calendar.date.year)
}
