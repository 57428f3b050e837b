import { untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

const form = /(?<![-–—－\dA-Za-z])(?:-{2,3}|－{1,3}|–{1,2})(?![-–—－\d])/gu

export const dash: Rule = {
  id: 'punct/dash',
  name: '破折号',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '破折号是占两格的“——”，不用两个连字符代替。',
  basis: [{ source: 'GB/T 15834-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '咬住一个目标⟦--⟧年内全部交房。',
        message: '此处为“--”，请核实是否为“——”',
        suggested: '咬住一个目标——年内全部交房。',
      },
      {
        text: '这就是我们的底气⟦－－⟧群众支持。',
        message: '此处为“－－”，请核实是否为“——”',
        suggested: '这就是我们的底气——群众支持。',
      },
    ],
    good: [
      '咬住一个目标——年内全部交房。',
      '2026—2030年，3-5月。',
      '— 1 —',
      '气温-3℃。',
      'COVID-19，A--B型。',
      '| --- |',
    ],
  },
  check(doc, { report }) {
    const slots = doc.find(untouched)
    for (const { 0: written, index } of doc.text.matchAll(form)) {
      const range = { start: index, end: index + written.length }
      const [before, after] = [doc.text[index - 1], doc.text[range.end]]
      if (
        within(slots, index) ||
        !/[\u3400-\u9fff”’》）]/u.test(before ?? '') ||
        !/[\u3400-\u9fff“‘《（]/u.test(after ?? '')
      )
        continue
      // 甲－乙 may join two names
      if (written.length === 1) continue
      report({
        range,
        message: `此处为“${written}”，请核实是否为“——”`,
        suggestions: [{ message: '改为“——”', edits: [{ ...range, text: '——' }] }],
      })
    }
  },
}
