import { figures } from '../find/figures.ts'
import type { Rule } from '../rule.ts'

const countable = /^(?:个|家|户|人|名|座|所|台|辆|条|处|套|张|件|起|项|批|亩|公里|栋|间|人次)$/u

export const increaseWord: Rule = {
  id: 'number/increase-word',
  name: '绝对数用了增长',
  level: 'info',
  fix: 'suggest',
  sheets: true,
  why: '绝对数的变化说“增加”，百分比的变化说“增长”。',
  basis: [{ source: 'GB/T 15835-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '规上企业比年初⟦增长⟧25家。',
        message: '“25家”是绝对数，此处为“增长”，宜为“增加”',
        suggested: '规上企业比年初增加25家。',
      },
      {
        text: '在册志愿者⟦增长了⟧320人。',
        message: '“320人”是绝对数，此处为“增长了”，宜为“增加了”',
        suggested: '在册志愿者增加了320人。',
      },
    ],
    good: [
      '规上企业比年初增加25家。',
      '占比增长2.1个百分点。',
      '产值增长12.5%。',
      '增长到320人。',
      '出台稳增长20条、促消费12条。',
      '三次产业分别拉动增长0.5个、2.8个、2.3个百分点。',
    ],
  },
  check(doc, { report }) {
    for (const figure of doc.find(figures)) {
      const verb = /增长(了)?$/u.exec(figure.before)
      if (!verb || !countable.test(figure.unit)) continue
      // 稳增长30条 names a document; 拉动增长0.7个、3.1个百分点 counts points
      if (/[稳促保拉]\p{Script=Han}{0,4}$/u.test(figure.before.slice(0, -verb[0].length))) continue
      if (/^[、，和][\d.]+个[^，。；\n]*百分点/u.test(doc.text.slice(figure.end, figure.end + 30))) continue
      const range = { start: figure.start - verb[0].length, end: figure.start }
      const right = `增加${verb[1] ?? ''}`
      report({
        range,
        message: `“${doc.slice(figure)}”是绝对数，此处为“${verb[0]}”，宜为“${right}”`,
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      })
    }
  },
}
