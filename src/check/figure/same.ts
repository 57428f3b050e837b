import { figures, type Figure } from '../find/figures.ts'
import type { Rule } from '../rule.ts'

/** The whole clause before the figure must be the same: 城关镇养老资金 and 河西镇养老资金 are two things. What an indicator's words must not hold to be the same thing said twice. */
const other = /目标|计划|力争|确保|任务|预计|将|要|其中|同期|上年|去年|以上|新增|累计|每|占|增|降|减|提高|第/u
const han = /[一-龥]{4,12}$/u

export const same: Rule = {
  id: 'figure/same',
  name: '前后数字疑似不一',
  level: 'info',
  fix: 'none',
  why: '同一说法前后出现两次，数字的顺序颠倒，或者数字相同而单位一处是万、一处是亿，多半有一处是笔误。',
  basis: [{ source: '文内逻辑', verified: true }],
  examples: {
    bad: [
      {
        text: '全年累计开展义诊服务群众1.4万人次。会后要抓宣传。全年累计开展义诊服务群众⟦4.1万人次⟧，口碑很好。',
        message: '此处为4.1万人次，前文同一说法为1.4万人次，请核对',
      },
      {
        text: '一是养老专项资金1.28亿元。经查，养老专项资金⟦1.28万元⟧已下达到位。',
        message: '此处为1.28万元，前文同一说法为1.28亿元，请核对',
      },
    ],
    good: [
      '开展义诊服务群众1.4万人次。今年目标服务群众4.1万人次。',
      '养老专项资金1.28亿元。养老专项资金1.28亿元已下达到位。',
      '城关镇养老专项资金12万元，河西镇养老专项资金21万元。',
      '去年培训农民工1.4万人次，今年培训农民工4.1万人次。',
    ],
  },
  check(doc, { report }) {
    const seen = new Map<string, Figure>()
    for (const figure of doc.find(figures)) {
      const words = han.exec(
        figure.before.replace(/^(?:[一二三四五六七八九十]是|其中|截至目前|目前)/u, ''),
      )?.[0]
      const significant = figure.digits.replace('.', '').replace(/^0+|0+$/gu, '')
      if (words === undefined || significant.length < 2 || doc.blocks[figure.block]?.kind === 'cell') continue
      const clause = doc.text.slice(figure.sentence.start, figure.start)
      if (other.test(words.slice(-6)) || /去年|上年|今年|明年|\d{4}年|月|季度/u.test(clause)) continue
      const key = `${words}|${figure.unit}`
      const before = seen.get(key)
      if (!before) seen.set(key, figure)
      else if (isSlip(before, figure))
        report({
          range: { start: figure.start, end: figure.end },
          message: `此处为${doc.slice(figure)}，前文同一说法为${doc.slice(before)}，请核对`,
          related: [{ message: '前文', at: before }],
        })
    }
  },
}

/** Digits in another order with the same unit, or the same digits once in 万 and once in 亿. */
function isSlip(a: Figure, b: Figure): boolean {
  if (a.value === b.value) return false
  if (a.digits === b.digits) return a.printed !== b.printed && a.digits.length >= 3
  return (
    a.printed === b.printed && a.digits.length === b.digits.length && sorted(a.digits) === sorted(b.digits)
  )
}

function sorted(digits: string): string {
  return [...digits].sort().join('')
}
