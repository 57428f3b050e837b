import type { Rule } from '../rule.ts'

const form = /、(?=等(?![级待于候额值同效距边比次温分号身你我他到不着离位价高量式长等]))/gu

export const beforeDeng: Rule = {
  id: 'punct/before-deng',
  name: '“等”前的顿号',
  level: 'error',
  fix: 'safe',
  sheets: true,
  why: '列举之后的“等”紧跟最后一项，前面不用顿号。',
  basis: [{ source: 'GB/T 15834-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '统筹资金、土地⟦、⟧等要素。',
        message: '“等”前面不用顿号，应删去“、”',
        fixed: '统筹资金、土地等要素。',
      },
      {
        text: '走访了养殖户、合作社⟦、⟧等。',
        message: '“等”前面不用顿号，应删去“、”',
        fixed: '走访了养殖户、合作社等。',
      },
    ],
    good: [
      '统筹资金、土地等要素。',
      '分类、等级评定要公开。',
      '怕苦、等待、观望都要不得。',
      '说了很多、等等。',
      '同工、等值、等额发放。',
    ],
  },
  check(doc, { report }) {
    for (const { index } of doc.text.matchAll(form)) {
      const range = { start: index, end: index + 1 }
      report({ range, message: '“等”前面不用顿号，应删去“、”', fix: [{ ...range, text: '' }] })
    }
  },
}
