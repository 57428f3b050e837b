import { between, figuresBySentence, meets, rounded, type Figure } from '../find/figures.ts'
import type { Doc } from '../doc.ts'
import type { Rule } from '../rule.ts'
import { changes, sentenceOf } from './change.ts'

const lastYears = /^[，,](?:比|较)(?:去年|上年|前年|年初)(?:同期|底|末)?的$/u

export const pointsGap: Rule = {
  id: 'figure/points-gap',
  name: '百分点差不符',
  level: 'error',
  fix: 'none',
  why: '由百分之几变到百分之几，两数相减与所写的百分点不同。',
  basis: [{ source: '文内逻辑', verified: true }],
  examples: {
    bad: [
      {
        text: '秸秆还田率达到93.4%，比上年的90.2%提高⟦4.2个百分点⟧。',
        message: '由90.2%到93.4%相差3.2个百分点，此处为4.2个百分点，应改正其中一处',
      },
      {
        text: '城镇化率由61.5%提高到63.8%，提高⟦2.6个百分点⟧。',
        message: '由61.5%到63.8%相差2.3个百分点，此处为2.6个百分点，应改正其中一处',
      },
      {
        text: '空置率从18.4%下降至12.9%，下降了⟦6.5个百分点⟧，周边商户逐步回流。',
        message: '由18.4%到12.9%相差5.5个百分点，此处为6.5个百分点，应改正其中一处',
      },
    ],
    good: [
      '秸秆还田率达到93.4%，比上年的90.2%提高3.2个百分点。',
      '城镇化率由61.5%提高到63.8%，提高2.3个百分点。',
      '覆盖率由61.5%提高到63.8%，提高近3个百分点。',
      '入园率由85.46%提高到88.21%，提高2.8个百分点。',
      '普惠率由约61%提高到64%，提高2.6个百分点。',
      '满意率由91%提高到95%，高于全市平均1.2个百分点。',
    ],
  },
  check(doc, { report }) {
    for (const { base, now, later } of [...doc.find(changes), ...against(doc)]) {
      const said = later[0]
      if (base.unit !== '%' || now.unit !== '%' || said?.unit !== '个百分点' || said.hedge !== '') continue
      const last = base.start > now.start ? base : now
      const link = between(doc, last, said)
      if (
        !/^[，,（(]?(?:同比|共|累计)?(?:提高|提升|上升|增加|下降|降低|回落|减少|上涨|增长|升|降)(?:了)?$/u.test(
          link,
        )
      )
        continue
      if (/年均/u.test(sentenceOf(doc, base))) continue
      const [a, b] = base.value < now.value ? [base, now] : [now, base]
      if (meets({ low: b.low - a.high, high: b.high - a.low }, said)) continue
      const gap = rounded(b.value - a.value, Math.max(base.decimals, now.decimals))
      report({
        range: said,
        message: `由${doc.slice(base)}到${doc.slice(now)}相差${gap}个百分点，此处为${doc.slice(said)}，应改正其中一处`,
        related: [
          { message: '原来的数', at: base },
          { message: '现在的数', at: now },
        ],
      })
    }
  },
}

/** 达到88.6%，比上年的86.1%提高2.5个百分点 */
function against(doc: Doc): { base: Figure; now: Figure; later: readonly Figure[] }[] {
  return doc.find(figuresBySentence).flatMap((sentence) =>
    sentence.flatMap((now, i) => {
      const base = sentence[i + 1]
      if (now.unit !== '%' || base?.unit !== '%' || now.hedge !== '' || base.hedge !== '') return []
      return lastYears.test(between(doc, now, base))
        ? [{ base, now, later: sentence.slice(i + 2, i + 4) }]
        : []
    }),
  )
}
