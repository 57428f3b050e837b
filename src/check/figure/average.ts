import { between, figuresBySentence, meets, rounded } from '../find/figures.ts'
import type { Rule } from '../rule.ts'

const each = /(?:平均|均)(?:每)?[^，。；\d]{0,2}(?:项目|企业)?[^，。；\d]{0,8}$/u
const other = /中位|加权|其中|月均|年均|日均/u

export const average: Rule = {
  id: 'figure/average',
  name: '平均数不符',
  level: 'info',
  fix: 'none',
  why: '个数、总数和平均数写在一句里，总数除以个数与所写的平均数不同。',
  basis: [{ source: '文内逻辑', verified: true }],
  examples: {
    bad: [
      {
        text: '23个项目总投资18.4亿元，平均每个⟦1.2亿元⟧。',
        message: '按18.4亿元、23个计算，平均为0.8亿元，此处为1.2亿元，请核对',
      },
      {
        text: '全县48家合作社共流转土地9.6万亩，平均每家⟦2600亩⟧。',
        message: '按9.6万亩、48家计算，平均为2000亩，此处为2600亩，请核对',
      },
      {
        text: '建成口袋公园25处、座椅500个，平均每处⟦30个⟧。',
        message: '按500个、25处计算，平均为20个，此处为30个，请核对',
      },
    ],
    good: [
      '23个项目总投资18.4亿元，平均每个0.8亿元。',
      '48家合作社共流转土地9.6万亩，平均每家2000亩。',
      '23个项目总投资18.4亿元，工期月均进度1.2亿元。',
      '23个项目总投资18.4亿元，其中产业类平均每个1.2亿元。',
    ],
  },
  check(doc, { report }) {
    for (const sentence of doc.find(figuresBySentence)) {
      for (const [i, said] of sentence.entries()) {
        const [count, total] = [sentence[i - 2], sentence[i - 1]]
        if (!count || !total || total.unit !== said.unit || count.unit === total.unit || total.unit === '%')
          continue
        if (count.hedge || total.hedge || said.hedge || count.decimals > 0 || count.value <= 0) continue
        if (!each.test(said.before) || !said.before.includes(count.unit)) continue
        const link = between(doc, count, total)
        if (/[。；]/u.test(link) || link.length > 20) continue
        // 平均每处: the unit of the count is named
        if (!/总|共|合计/u.test(link) && !said.before.includes(`每${count.unit}`)) continue
        if (other.test(doc.text.slice(count.start, said.start))) continue
        const real = { low: total.low / count.high, high: total.high / count.low }
        if (meets(real, said)) continue
        const size = said.value / Number(said.digits || 1) || 1
        const value = rounded(total.value / count.value / size, Math.max(1, said.decimals))
        report({
          range: said,
          message: `按${doc.slice(total)}、${doc.slice(count)}计算，平均为${value}${said.printed}，此处为${doc.slice(said)}，请核对`,
        })
      }
    }
  },
}
