import type { Rule } from '../rule.ts'
import { levelByStatus } from './status.ts'

const left = /【建议(?:[：:][^【】\n]*)?】/gu

export const suggestion: Rule = {
  id: 'facts/suggestion',
  name: '建议还没有取舍',
  level: 'error',
  fix: 'none',
  why: '“【建议：…】”是程序提的写法，事实表里没有，要由人决定采用还是删去。没有定稿时只作提醒。',
  basis: [{ source: '本项目约定', verified: true }],
  examples: {
    bad: [
      {
        text: '对进度靠后的，⟦【建议：由分管领导约谈】⟧。',
        message: '此处为“【建议：由分管领导约谈】”，请决定采用还是删去',
        level: 'warn',
      },
      {
        text: '每月末由⟦【建议：县督查室】⟧通报一次。',
        message: '此处为“【建议：县督查室】”，定稿里不应再有，请采用或删去',
        with: { meta: { 状态: '定稿' } },
      },
    ],
    good: [
      '建议由县督查室每月通报一次。',
      '【经验交流】东关社区的做法，建议各镇参考。',
      '代表提出的37条建议已全部办结。',
    ],
  },
  check(doc, { report }) {
    const level = levelByStatus(doc)
    for (const match of doc.text.matchAll(left)) {
      const range = { start: match.index, end: match.index + match[0].length }
      if (doc.blocks[doc.blockAt(range.start)]!.kind === 'code') continue
      const what = level === undefined ? '定稿里不应再有，请采用或删去' : '请决定采用还是删去'
      report({ range, message: `此处为“${match[0]}”，${what}`, ...(level ? { level } : {}) })
    }
  },
}
