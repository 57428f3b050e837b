import { headings } from '../find/headings.ts'
import { marks, type MarkFamily } from '../find/list.ts'
import type { Rule } from '../rule.ts'

export const ordinalMark: Rule = {
  id: 'heading/ordinal-mark',
  name: '序次语标点',
  level: 'warn',
  fix: 'safe',
  why: '“第一”“首先”一类序次语后面用逗号，不用顿号。',
  basis: [{ source: '公文惯例', verified: false }],
  examples: {
    bad: [
      {
        text: '## 一、要求\n\n⟦第一、⟧要把责任扛起来。\n\n第二、要把作风树起来。',
        message: '此处为“第一、”，应为“第一，”',
        count: 2,
        fixed: '## 一、要求\n\n第一，要把责任扛起来。\n\n第二，要把作风树起来。',
      },
      {
        text: '办好这件事，⟦首先、⟧思想要统一；其次、方法要对路；最后，作风要过硬。',
        message: '此处为“首先、”，应为“首先，”',
        count: 2,
        fixed: '办好这件事，首先，思想要统一；其次，方法要对路；最后，作风要过硬。',
      },
    ],
    good: [
      '坚持质量第一、效益优先，推动转型。第二、第三产业要跟上。',
      '第一、二、三产业比例更加协调。第二、三产业占比提高。',
      '第一，抓早；第二，抓小。',
      '第一、第二书记都到了村里。第二、第四小学正在扩建。',
      '第一、我们有信心，这一条最要紧。',
    ],
  },
  check(doc, { report }) {
    const heads = doc.find(headings)
    const all = doc.find(marks).filter(({ family }) => family === '第一' || family === '首先')
    const numbers = new Map<MarkFamily, Set<number>>()
    for (const { family, number } of all) numbers.set(family, (numbers.get(family) ?? new Set()).add(number))
    for (const mark of all) {
      const written = doc.slice(mark)
      if (!written.endsWith('、')) continue
      // 第一、第二书记 is a list of words
      if (/^第?[一二三四五六七八九十]/u.test(doc.text.slice(mark.end, mark.end + 2))) continue
      if (numbers.get(mark.family)!.size < 2) continue
      if (mark.heading !== undefined && heads[mark.heading]!.family !== mark.family) continue
      report({
        range: mark,
        message: `此处为“${written}”，应为“${written.slice(0, -1)}，”`,
        fix: [{ start: mark.end - 1, end: mark.end, text: '，' }],
      })
    }
  },
}
