import { daysInMonth } from '../../text/dates.ts'
import { dates } from '../find/dates.ts'
import type { Rule } from '../rule.ts'

const clock =
  /(?<![\d.:：/比])(\d{1,2})(?:(时)(?!长|限|[间候期段节代])|[:：](\d{2})(?![\d:：.比]))(?:(\d{1,2})分)?/gu
const lunar = /农历|正月|腊月|阴历/u

export const badDate: Rule = {
  id: 'number/bad-date',
  name: '日期不存在',
  level: 'error',
  fix: 'none',
  sheets: true,
  why: '月份没有这一天，或者一天没有这个钟点。',
  basis: [{ source: '日历', verified: true }],
  examples: {
    bad: [
      { text: '请各单位于⟦11月31日⟧前报送。', message: '此处为“11月31日”，11月只有30天，请核对' },
      { text: '会议定于⟦2025年2月29日⟧召开。', message: '此处为“2025年2月29日”，2025年2月只有28天，请核对' },
      { text: '工期到⟦13月⟧底。', message: '此处为“13月”，没有这个月份，请核对' },
      { text: '防汛值班至当晚⟦25时⟧。', message: '此处为“25时”，一天没有这个钟点，请核对' },
    ],
    good: [
      '2024年2月29日，渠道全线通水。',
      '值班到当晚24时，次日9:30交接。',
      '农历2月30日有庙会，届时人流较大。',
      '比分是25：18，比例为3：1。',
      '完成36学时培训，25时长不限。',
      '2月29日前完成（闰年以外为2月28日）。',
      '犊牛养到18月龄出栏，幼儿满24月龄接种。',
      '机组连续安全运行100天、30月无跳闸。',
    ],
  },
  check(doc, { report }) {
    for (const date of doc.find(dates)) {
      const { month = 1, day, year } = date
      if (lunar.test(doc.text.slice(Math.max(0, date.start - 4), date.start))) continue
      const here = `此处为“${doc.slice(date)}”`
      // 18月龄, 工期20月: a length of time; only 底, 初 or a day make a month of it
      if (month < 1 || month > 12) {
        if (year === undefined && day === undefined && !/^[底初末中上下]/u.test(doc.text.slice(date.end)))
          continue
        report({ range: date, message: `${here}，没有这个月份，请核对` })
      } else if (day !== undefined) {
        // where no year is given February may have 29 days
        const most = daysInMonth({ year: year === undefined ? 2024 : Number(year), month })
        if (day >= 1 && day <= most) continue
        const of = year === undefined || month !== 2 ? `${month}月` : `${year}年${month}月`
        report({ range: date, message: `${here}，${of}只有${most}天，请核对` })
      }
    }
    for (const match of doc.text.matchAll(clock)) {
      const [whole, hour, word, minute] = match
      if (
        word === undefined
          ? Number(minute) > 59 || !isClock(doc.text, match.index)
          : doc.text[match.index + hour!.length] === '学'
      )
        continue
      if (Number(hour) <= 24) continue
      if (word !== undefined && !isClock(doc.text, match.index)) continue
      const range = { start: match.index, end: match.index + whole.length }
      report({ range, message: `此处为“${whole}”，一天没有这个钟点，请核对` })
    }
  },
}

/** A clock time follows a day, a part of the day, 至 or 到; 25：18 may be a score. */
function isClock(text: string, at: number): boolean {
  return /(?:日|号|早|晨|上午|中午|下午|晚|夜|凌晨|当天|次日|[）)])(?:的|上)?$/u.test(
    text.slice(Math.max(0, at - 4), at),
  )
}
