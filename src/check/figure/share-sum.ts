import { between, figuresBySentence, rounded } from '../find/figures.ts'
import type { Rule } from '../rule.ts'

/** Words that make several percentages parts of one whole. */
const whole = /占比|比重|比例|构成|结构|占(?:总|全部)|分别占/u
/** 其中 and 等 are not all of it; rates and growth are no parts. */
const notParts = /其中|等|率|增长|提高|下降|分别(?:提|增|下)/u
const list = /^(?:、|和|以及|及|与|[：:∶])$/u
/** More than this off, and they are no parts of one whole. */
const farthest = 15

export const shareSum: Rule = {
  id: 'figure/share-sum',
  name: '占比之和不是100%',
  level: 'warn',
  fix: 'none',
  why: '“占比分别为”列出的几项合起来应是100%（各项四舍五入的误差除外）。',
  basis: [{ source: '文内逻辑', verified: true }],
  examples: {
    bad: [
      {
        text: '三次产业增加值占比分别为⟦8.7%、41.9%和51.3%⟧。',
        message: '各项相加为101.9%，应为100%，请核对',
      },
      {
        text: '经费来源中财政、社会、个人所占比例分别是⟦62%、21%、14%⟧。',
        message: '各项相加为97%，应为100%，请核对',
      },
      {
        text: '护理员中高级、中级、初级分别占⟦12%、38%和45%⟧。',
        message: '各项相加为95%，应为100%，请核对',
      },
    ],
    good: [
      '三次产业增加值占比分别为8.7%、41.9%和49.4%。',
      '三次产业增加值占比分别为8.7%、41.9%和49.3%。',
      '城乡居民收入分别增长4.4%、5.6%、6.1%。',
      '其中中小学、幼儿园占比分别为42.1%、30.2%、12.5%。',
      '城区、镇区、乡村等占比分别为42.1%、30.2%、12.5%。',
      '优良、合格率分别为98.7%、99.1%、97.5%。',
      '三个年级的比例分别提高4.1%、2.2%、3.0%。',
    ],
  },
  check(doc, { report }) {
    for (const sentence of doc.find(figuresBySentence)) {
      for (let i = 0; i + 2 < sentence.length; i++) {
        const first = sentence[i]!
        if (first.unit !== '%' || !/分别(?:为|是|占|达)?$|结构(?:为|是)$/u.test(first.before)) continue
        const items = [first]
        for (const next of sentence.slice(i + 1)) {
          if (next.unit !== '%' || !list.test(between(doc, items.at(-1)!, next))) break
          items.push(next)
        }
        const sentenceText = doc.text.slice(first.sentence.start, first.start)
        const part = sentenceText.slice(Math.max(sentenceText.lastIndexOf('；'), 0))
        const clause = sentenceText.slice(Math.max(sentenceText.lastIndexOf('，'), 0))
        if (items.length < 3 || !whole.test(part) || notParts.test(clause)) continue
        if (items.some((item) => item.hedge !== '') || doc.text[items.at(-1)!.end] === '等') continue
        const sum = items.reduce((total, item) => total + item.value, 0)
        const slack = items.reduce((total, item) => total + (item.high - item.value), 0)
        const off = Math.abs(sum - 100)
        if (off <= slack + 1e-9 || off > farthest) continue
        const decimals = Math.max(...items.map((item) => item.decimals))
        report({
          range: { start: first.start, end: items.at(-1)!.end },
          message: `各项相加为${rounded(sum, decimals)}%，应为100%，请核对`,
        })
      }
    }
  },
}
