import { untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

const latin = /(?<![A-Za-z\d.])[A-Z]{2,6}(?![A-Za-z\d])/gu
const long = /(?<![\d.])\d{6,}(?![\d.])(?!号)/gu

export const forTheMouth: Rule<{ allowed: string[] }> = {
  id: 'craft/for-the-mouth',
  name: '不便念的写法',
  level: 'info',
  fix: 'none',
  off: true,
  why: '念稿上的外文缩写和一长串数字不好念，可换成中文说法，或按万、亿来写。一般只在大字版上打开。',
  basis: [{ source: '本项目约定', verified: true }],
  options: { allowed: { name: '可用', about: '讲话人念得惯的缩写', default: ['GDP'] } },
  examples: {
    bad: [
      { text: '推广⟦PPP⟧模式。', message: '念稿上的“PPP”不好念，可换成中文说法' },
      { text: '惠及群众⟦1284500⟧人次。', message: '念稿上的“1284500”不好念，可按万、亿来写' },
    ],
    good: ['GDP增长5.2%。', '惠及群众128万人次。', '热线电话见附表，文号〔2026〕100000号。'],
  },
  check(doc, { options, report }) {
    const slots = doc.find(untouched)
    for (const { 0: word, index } of doc.text.matchAll(latin)) {
      if (options.allowed.includes(word) || within(slots, index)) continue
      report({
        range: { start: index, end: index + word.length },
        message: `念稿上的“${word}”不好念，可换成中文说法`,
      })
    }
    for (const { 0: digits, index } of doc.text.matchAll(long)) {
      if (within(slots, index)) continue
      report({
        range: { start: index, end: index + digits.length },
        message: `念稿上的“${digits}”不好念，可按万、亿来写`,
      })
    }
  },
}
