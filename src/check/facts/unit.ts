import type { Rule } from '../rule.ts'
import { roads } from './example-sheets.ts'
import { readAgainst } from './mentions.ts'
import { isUnitSlip, nameOf, rangeOf, sheetPlace, shown } from './told.ts'

export const unit: Rule = {
  id: 'facts/unit',
  name: '与事实表的单位不同',
  level: 'error',
  fix: 'suggest',
  needs: ['facts'],
  why: '数字与事实表相同，单位却不同：万元写成亿元，差一万倍。换算过的数不在此列。',
  basis: [{ source: '事实表', verified: true }],
  examples: {
    bad: [
      {
        text: '今年以来，全县投入养护资金⟦18632亿元⟧，路况明显好转。',
        message: '此处为“18632亿元”，事实表“投入养护资金”是18632万元，请核对单位',
        suggested: '今年以来，全县投入养护资金18632万元，路况明显好转。',
        with: { sheet: roads },
      },
      {
        text: '截至5月底，我县养护农村公路⟦1.86公里⟧。',
        message: '此处为“1.86公里”，事实表“养护农村公路”是1.86万公里，请核对单位',
        suggested: '截至5月底，我县养护农村公路1.86万公里。',
        with: { sheet: roads },
      },
    ],
    good: [
      { text: '全县投入养护资金18632万元。', with: { sheet: roads } },
      { text: '全县投入养护资金1.86亿元，养护农村公路1.86万公里。', with: { sheet: roads } },
      { text: '松岭镇投入养护资金1863.2万元。', with: { sheet: roads } },
      { text: '去年全县投入养护资金2.1亿元。', with: { sheet: roads } },
    ],
  },
  check(doc, { inputs, report }) {
    const facts = inputs.facts!
    for (const mention of readAgainst(doc, facts, inputs.provenance).mentions) {
      if (!isUnitSlip(mention)) continue
      const range = rangeOf(mention, doc)
      const right = shown(mention.given)
      report({
        range,
        message: `此处为“${doc.slice(range)}”，事实表${nameOf(mention)}是${right}，请核对单位`,
        ...sheetPlace(facts, mention.given),
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      })
    }
  },
}
