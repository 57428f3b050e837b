import { parseDay, weekday as weekdayOf, type Day } from '../../text/dates.ts'
import { dates, type DateRef } from '../find/dates.ts'
import type { Doc } from '../doc.ts'
import type { Rule } from '../rule.ts'

export const weekday: Rule = {
  id: 'number/weekday',
  name: '星期与日期不符',
  level: 'error',
  fix: 'suggest',
  sheets: true,
  why: '写明的星期与那一天实际的星期不同；没写年份的按会议当年算。',
  basis: [{ source: '日历', verified: true }],
  examples: {
    bad: [
      {
        text: '定于2026年3月12日（⟦星期五⟧）上午召开。',
        message: '2026年3月12日是星期四，此处为星期五，应改正其中一处',
        suggested: '定于2026年3月12日（星期四）上午召开。',
      },
      {
        text: '验收组6月15日（⟦周二⟧）到场。',
        message: '2026年6月15日是星期一，此处为周二，应改正其中一处',
        suggested: '验收组6月15日（周一）到场。',
        with: { meta: { 日期: '2026-06-12' } },
      },
    ],
    good: [
      '定于2026年3月12日（星期四）上午召开。',
      '6月15日（周二）到场。',
      '2026年3月12日，每周五调度一次。',
      '农历2026年3月12日（星期五）。',
      '2026年2月30日（星期五）。',
      '2025年12月31日（星期三）前报送。',
    ],
  },
  check(doc, { report }) {
    for (const date of doc.find(dates)) {
      if (!date.weekday || date.day === undefined) continue
      if (/农历|阴历/u.test(doc.text.slice(Math.max(0, date.start - 3), date.start))) continue
      const day = dayOf(date, doc)
      if (!day) continue
      const right = weekdayOf(day)
      const said = date.weekday.name.replace(/^(?:周|礼拜)/u, '星期').replace('天', '日')
      if (said === right) continue
      const form = /^(?:星期|周|礼拜)/u.exec(date.weekday.name)![0]
      const text = right.replace('星期', form)
      report({
        range: date.weekday,
        message: `${day.year}年${day.month}月${day.day}日是${right}，此处为${date.weekday.name}，应改正其中一处`,
        suggestions: [
          { message: `改为“${text}”`, edits: [{ start: date.weekday.start, end: date.weekday.end, text }] },
        ],
      })
    }
  },
}

/** The day with its own year, else with that of the meeting; a date long before the meeting may be of the next year. */
function dayOf({ year, month, day }: DateRef, doc: Doc): Day | undefined {
  const of = year === undefined ? doc.meta.day?.year : Number(year)
  return of === undefined ? undefined : parseDay(`${of}-${month}-${day}`)
}
