import { describe, expect, test } from 'vitest'
import {
  compareDays,
  daysInMonth,
  formatDay,
  isMonthEnd,
  looksLikeDate,
  parseDay,
  parseMonth,
  spokenDay,
  spokenPeriod,
  weekday,
  type Day,
} from '../../src/text/dates.ts'

const day = (year: number, month: number, date: number): Day => ({ year, month, day: date })

describe('days and months as written', () => {
  test.each(['2026-06-12', '2026-6-12', '2026/6/12', '2026年6月12日', '2026年06月12日', ' 2026-06-12 '])(
    '%s is 12 June',
    (text) => expect(parseDay(text)).toEqual(day(2026, 6, 12)),
  )
  test.each(['2026-05', '2026/5', '2026年5月', '2026年05月'])('%s is May', (text) => {
    expect(parseMonth(text)).toEqual({ year: 2026, month: 5 })
  })
  test.each(['2026-02-30', '2026-02-29', '2026-13-01', '2026-00-10', '2026年4月31日', '2026-06-00'])(
    '%s has the form of a day and is none',
    (text) => expect([parseDay(text), looksLikeDate(text)]).toEqual([undefined, true]),
  )
  test.each(['2026-13', '2026年0月'])('%s has the form of a month and is none', (text) => {
    expect([parseMonth(text), looksLikeDate(text)]).toEqual([undefined, true])
  })
  test.each([
    '',
    '明天',
    '6月12日',
    '26-06-12',
    '2026',
    '2026-06/12',
    '2026年6-12',
    '2026-06-12日',
    '2026.6.12',
    '年内',
  ])('%s is neither', (text) =>
    expect([parseDay(text), parseMonth(text), looksLikeDate(text)]).toEqual([undefined, undefined, false]),
  )
  test('leap years', () => {
    expect([2024, 2025, 2000, 2100].map((year) => daysInMonth({ year, month: 2 }))).toEqual([29, 28, 29, 28])
    expect(parseDay('2024-02-29')).toEqual(day(2024, 2, 29))
    expect([isMonthEnd(day(2024, 2, 28)), isMonthEnd(day(2024, 2, 29))]).toEqual([false, true])
  })
})

test('a day in a paper: Arabic, without padding', () => {
  expect(formatDay(day(2026, 6, 2))).toBe('2026年6月2日')
})

test('order', () => {
  expect([
    compareDays(day(2026, 6, 12), day(2026, 6, 12)),
    compareDays(day(2025, 12, 31), day(2026, 1, 1)),
    compareDays(day(2026, 6, 12), day(2026, 5, 31)),
  ]).toEqual([0, -1, 1])
})

test.each([
  [day(2026, 5, 31), '5月底'],
  [day(2026, 5, 20), '5月20日'],
  [day(2026, 12, 31), '年底'],
  [day(2025, 12, 31), '去年底'],
  [day(2024, 12, 31), '2024年底'],
  [day(2027, 12, 31), '明年底'],
  [day(2025, 5, 31), '去年5月底'],
  [day(2024, 5, 20), '2024年5月20日'],
  [day(2027, 3, 31), '明年3月底'],
])('in 2026 %o is said %s', (date, said) => expect(spokenDay(date, 2026)).toBe(said))

test.each([
  [day(2026, 1, 1), day(2026, 5, 31), '1—5月'],
  [day(2026, 1, 1), day(2026, 3, 31), '一季度'],
  [day(2026, 4, 1), day(2026, 6, 30), '二季度'],
  [day(2026, 7, 1), day(2026, 9, 30), '三季度'],
  [day(2026, 10, 1), day(2026, 12, 31), '四季度'],
  [day(2026, 1, 1), day(2026, 6, 30), '上半年'],
  [day(2026, 7, 1), day(2026, 12, 31), '下半年'],
  [day(2026, 1, 1), day(2026, 9, 30), '前三季度'],
  [day(2026, 1, 1), day(2026, 12, 31), '全年'],
  [day(2026, 3, 1), day(2026, 3, 31), '3月'],
  [day(2026, 3, 1), day(2026, 5, 20), '3月1日至5月20日'],
  [day(2026, 3, 5), day(2026, 3, 20), '3月5日至20日'],
  [day(2025, 1, 1), day(2025, 12, 31), '去年全年'],
  [day(2024, 1, 1), day(2024, 5, 31), '2024年1—5月'],
  [day(2025, 11, 1), day(2026, 2, 28), '2025年11月至2026年2月'],
])('in 2026 %o to %o is said %s', (from, to, said) => expect(spokenPeriod(from, to, 2026)).toBe(said))

test.each([
  [day(2026, 6, 12), '星期五'],
  [day(2024, 2, 29), '星期四'],
  [day(2000, 1, 1), '星期六'],
])('%o is %s', (date, name) => expect(weekday(date)).toBe(name))
