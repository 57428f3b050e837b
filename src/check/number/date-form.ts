import { untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

const hanYear = '[〇零○Ｏ一二三四五六七八九]{4}'
const form = new RegExp(
  `(${hanYear})年(\\d{1,2})月(?:(\\d{1,2})日)?|(?<![\\d.])(\\d{4}年)?(?:(0\\d)月(\\d{1,2}|0\\d)?([日号])?|(1?[1-9]|1[0-2])月(0\\d)([日号]))|(?<![\\d.])(?:\\d{4}年)?\\d{1,2}月(\\d{1,2})号(?![院楼线门厅文令店厂井台车桥泵机炉])`,
  'gu',
)

export const dateForm: Rule = {
  id: 'number/date-form',
  name: '日期写法',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '一个日期里汉字数字和阿拉伯数字不混用，月、日前面不补零，写“日”不写“号”（讲话里说“号”自然，只作提示）。',
  basis: [
    { source: 'GB/T 9704-2012', clause: '7.3.5.4', verified: true },
    { source: 'GB/T 15835-2011', verified: false },
  ],
  examples: {
    bad: [
      {
        text: '⟦二〇二六年3月⟧起施行。',
        message: '一个日期里混用了两种数字，此处为“二〇二六年3月”，请核实是否为“2026年3月”',
        suggested: '2026年3月起施行。',
      },
      {
        text: '请于⟦2026年03月05日⟧前反馈。',
        message: '月、日前不补零，此处为“2026年03月05日”，请核实是否为“2026年3月5日”',
        suggested: '请于2026年3月5日前反馈。',
      },
      {
        text: '⟦3月5号⟧前要把名单报上来。',
        message: '书面写“日”，此处为“3月5号”，请核实是否为“3月5日”',
        level: 'info',
        suggested: '3月5日前要把名单报上来。',
      },
    ],
    good: [
      '2026年3月5日前反馈。',
      '二〇二六年三月五日',
      '编号2026-03-05，文号〔2026〕3号。',
      '3月5号楼封顶。',
      '“七一”表彰大会，九一八事变。',
      '10月8日、12月30日各查一次。',
    ],
  },
  check(doc, { report }) {
    const isSpeech = /讲话|发言|致辞|致词|主持词/u.test(doc.meta.kind)
    const slots = doc.find(untouched)
    for (const match of doc.text.matchAll(form)) {
      const range = { start: match.index, end: match.index + match[0].length }
      if (within(slots, range.start)) continue
      const written = match[0]
      const isMixed = match[1] !== undefined
      const isZero = /(?:^|年)0\d月|月0\d/u.test(written)
      const right = arabic(written)
      const why = isMixed ? '一个日期里混用了两种数字' : isZero ? '月、日前不补零' : '书面写“日”'
      report({
        range,
        ...(isMixed || isZero || !isSpeech ? {} : { level: 'info' as const }),
        message: `${why}，此处为“${written}”，请核实是否为“${right}”`,
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      })
    }
  },
}

function arabic(date: string): string {
  return date
    .replace(/[〇零○Ｏ一二三四五六七八九]/gu, (digit) =>
      String(Math.max(0, '〇一二三四五六七八九'.indexOf(digit))),
    )
    .replace(/(^|[年月])0(\d)/gu, '$1$2')
    .replace(/号$/u, '日')
}
