import type { Day } from '../../text/dates.ts'
import { parseChineseNumber } from '../../text/numerals.ts'
import type { Doc } from '../doc.ts'
import { quotations, within } from '../find/spans.ts'
import type { Context, Rule } from '../rule.ts'

const toYearEnd =
  /(?:距|离|到)(?:今年)?(?:年底|年末|年终|全年)[^，。；\n]{0,8}?(?:只有|还有|仅有|仅剩|只剩|剩下|不到|不足)?(?:不到|不足)?(\d{1,2}|[一二两三四五六七八九十]{1,3})个(半)?月/gu
const quarter =
  /(?:当前|目前|现在|眼下|正值|正处)[^，。；\n]{0,10}?(?:首季|一季度|二季度|三季度|四季度|岁末年初|年终岁尾|年底收官)/gu
const left = /全年(?:时间)?(?:已经?|刚刚?)?过半|时间过半/gu

export const relative: Rule = {
  id: 'date/relative',
  name: '时间与会议日期不符',
  level: 'warn',
  fix: 'none',
  needs: ['date'],
  why: '“距年底还有几个月”“时间过半”“当前一季度”要与会议的日期对得上，多半是旧稿改来的。',
  basis: [{ source: '日历', verified: true }],
  examples: {
    bad: [
      {
        text: '⟦距年底还有3个月⟧，任务还差三成。',
        message: '会议在2026年10月20日，离年底两个多月，此处为“距年底还有3个月”，请核对',
        with: { meta: { 日期: '2026-10-20' } },
      },
      {
        text: '⟦当前正值首季⟧开门红的关键期。',
        message: '会议在2026年5月12日，此处为“当前正值首季”，请核对',
        with: { meta: { 日期: '2026-05-12' } },
      },
      {
        text: '现在⟦时间过半⟧，进度没有过半。',
        message: '会议在2026年4月8日，此处为“时间过半”，请核对',
        with: { meta: { 日期: '2026-04-08' } },
      },
    ],
    good: [
      { text: '抓紧二季度，确保实现时间过半、任务过半。', with: { meta: { 日期: '2026-03-12' } } },
      { text: '距年底还有两个多月，任务还差三成。', with: { meta: { 日期: '2026-10-20' } } },
      { text: '距年底只有3个月。', with: { meta: { 日期: '2026-09-28' } } },
      { text: '有人说“距年底还有3个月”，不着急。', with: { meta: { 日期: '2026-11-20' } } },
      { text: '去年这个时候，距年底还有3个月，我们就完成了。', with: { meta: { 日期: '2026-11-20' } } },
      { text: '时间过半，任务过半。', with: { meta: { 日期: '2026-07-08' } } },
      { text: '当前正值四季度冲刺期。', with: { meta: { 日期: '2026-11-08' } } },
    ],
  },
  check(doc, context) {
    const { day } = doc.meta
    if (!day) return
    for (const match of doc.text.matchAll(toYearEnd)) checkYearEnd(match, day, doc, context)
    for (const match of doc.text.matchAll(quarter)) {
      if (!fits(match[0], day.month)) tell(match, day, doc, context)
    }
    for (const match of doc.text.matchAll(left)) {
      // 确保实现时间过半、任务过半 is what is wanted by the middle of the year
      const before = doc.text.slice(Math.max(0, match.index - 8), match.index)
      if (/确保|实现|力争|争取|冲刺|做到|推动|目标/u.test(before)) continue
      if (day.month < 6 || day.month > 9) tell(match, day, doc, context)
    }
  },
}

function isTold(index: number, doc: Doc): boolean {
  const block = doc.blocks[doc.blockAt(index)]!
  const sentence = doc.text.slice(Math.max(block.start, doc.text.lastIndexOf('。', index) + 1), index)
  return within(doc.find(quotations), index) || /去年|上年|前年|\d{4}年|当时|那时|往年/u.test(sentence)
}

function spoken({ year, month, day }: Day): string {
  return `会议在${year}年${month}月${day}日`
}

function tell(match: RegExpMatchArray, day: Day, doc: Doc, { report }: Context<object>, more = ''): void {
  const start = match.index ?? 0
  if (isTold(start, doc)) return
  report({
    range: { start, end: start + match[0].length },
    message: `${spoken(day)}${more}，此处为“${match[0]}”，请核对`,
  })
}

/** Whole months that are left, and one more for the month begun; half a month either way is how people speak. */
function checkYearEnd(match: RegExpMatchArray, day: Day, doc: Doc, context: Context<object>): void {
  const said =
    (/^\d/u.test(match[1]!) ? Number(match[1]) : (parseChineseNumber(match[1]!) ?? 0)) + (match[2] ? 0.5 : 0)
  const real = 12 - day.month + (31 - day.day) / 31
  const isUnder = /不到|不足/u.test(match[0])
  if (isUnder ? said >= real && said - real <= 1.05 : Math.abs(said - real) <= 0.6) return
  const whole = Math.floor(real)
  const more =
    whole === 0
      ? '不到一个月'
      : `${'〇一两三四五六七八九十'[whole] ?? '十一'}个${real - whole < 0.2 ? '' : '多'}月`
  tell(match, day, doc, context, `，离年底${more}`)
}

function fits(words: string, month: number): boolean {
  const quarterOf = Math.ceil(month / 3)
  if (/首季|一季度/u.test(words)) return quarterOf === 1 || month === 4
  if (words.includes('二季度')) return quarterOf === 2 || month === 7
  if (words.includes('三季度')) return quarterOf === 3 || month === 10
  if (words.includes('四季度')) return quarterOf === 4 || month === 9 || month === 1
  return month >= 11 || month <= 2
}
