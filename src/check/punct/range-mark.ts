import { untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

const form =
  /(?<![\d.\-~～—–－至到A-Za-z/〔第]|\d[年月日])(\d{1,6}(?:\.\d{1,3})?)([-~～—–－])(\d{1,6}(?:\.\d{1,3})?)(%|％|[百千]?[万亿](?:元|吨|亩|人次|人|户|个|平方米|千瓦时|立方米|斤)?|元|吨|公斤|亩|平方米)(?![-\d])/gu

export const rangeMark: Rule = {
  id: 'punct/range-mark',
  name: '数值范围省了单位',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '数值范围前一个数的“%”“万”“亿”不省，否则“20—25万元”会被读成20元到25万元；数值用“～”，时间、地名用“—”。',
  basis: [
    { source: 'GB/T 15834-2011', verified: false },
    { source: 'GB/T 15835-2011', verified: false },
  ],
  examples: {
    bad: [
      {
        text: '损耗控制在⟦3～6%⟧以内。',
        message: '此处为“3～6%”，请核实是否为“3%～6%”',
        suggested: '损耗控制在3%～6%以内。',
      },
      {
        text: '每村补助⟦20-25万元⟧。',
        message: '此处为“20-25万元”，请核实是否为“20万元～25万元”',
        suggested: '每村补助20万元～25万元。',
      },
      {
        text: '床位费每月⟦800-1500元⟧不等。',
        message: '此处为“800-1500元”，请核实是否为“800元～1500元”',
        suggested: '床位费每月800元～1500元不等。',
      },
    ],
    good: [
      '自付费用0—5万元部分报60%，5万元—10万元部分报65%。',
      '控制在3%～6%以内。',
      '1-5月份完成。',
      '2026—2030年规划。',
      '拨打0550-8812345。',
      '按GB/T 9704-2012执行。',
      '以3-2险胜。',
      '每村20万元～25万元。',
      '每亩补助300～500元。',
      '型号为DN20-25万向节。',
    ],
  },
  check(doc, { report }) {
    const slots = doc.find(untouched)
    for (const { 0: written, 1: low = '', 2: mark, 3: high = '', 4: unit = '', index } of doc.text.matchAll(
      form,
    )) {
      // 0—5万元 can only be read in one way
      if (within(slots, index) || Number(low) >= Number(high) || Number(low) === 0) continue
      const range = { start: index, end: index + written.length }
      // 3～5元 needs no second 元; only a hyphen is wrong there
      if (mark !== '-' && /^(?:元|吨|公斤|亩|平方米)$/u.test(unit)) continue
      if (/^(?:向|千瓦时?机|能|象)/u.test(doc.text.slice(range.end))) continue
      const right = `${low}${unit}～${high}${unit}`
      report({
        range,
        message: `此处为“${written}”，请核实是否为“${right}”`,
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      })
    }
  },
}
