import type { Rule } from '../rule.ts'

const form =
  /(?:减少|下降|降低|缩短|缩减|压减|压缩|降|减)(?:了|近|约|超过?|达)*(\d+(?:\.\d+)?|[一二两三四五六七八九十百]{1,3})倍(?!数|率|增|镜|以上的)/gu

export const decreaseTimes: Rule = {
  id: 'number/decrease-times',
  name: '减少用了倍数',
  level: 'error',
  fix: 'none',
  sheets: true,
  why: '减少、下降最多减到零，不能说“减少几倍”；应说“减少百分之几”或“减少到几分之几”。',
  basis: [{ source: '统计口径', verified: false }],
  examples: {
    bad: [
      {
        text: '投诉量⟦减少1.5倍⟧。',
        message: '减少不能用倍数，此处为“减少1.5倍”，应写减少百分之几或减少到几分之几',
      },
      {
        text: '办理时间比改革前⟦缩短了三倍⟧，群众少跑腿。',
        message: '减少不能用倍数，此处为“缩短了三倍”，应写减少百分之几或减少到几分之几',
      },
    ],
    good: [
      '投诉量减少到原来的三分之一。',
      '投诉量下降，满意件增长1.5倍。',
      '事故起数下降60%。',
      '降低放大倍数，减少三倍体苗木。',
      '成本降幅是去年的2倍。',
    ],
  },
  check(doc, { report }) {
    for (const match of doc.text.matchAll(form)) {
      const range = { start: match.index, end: match.index + match[0].length }
      if (/^(?:体|于)/u.test(doc.text.slice(range.end))) continue
      report({
        range,
        message: `减少不能用倍数，此处为“${match[0]}”，应写减少百分之几或减少到几分之几`,
      })
    }
  },
}
