import { figures } from '../find/figures.ts'
import { headings } from '../find/headings.ts'
import type { Rule } from '../rule.ts'

const grew = /(?:增长|下降)(?:了|达)?$/u
const named =
  /同比|环比|年初|过去|比上年|比去年|较上年|较去年|上年|去年|同期|年均|可比|全年|上半年|下半年|季度|年来|今年|\d{4}年|\d月|[—-]\d+月|截至|期间|累计/u
const planned = /目标|预期|每年|力争|确保|计划|将|要|争取|不低于|以上|预计/u

const longestTitle = 60

export const base: Rule = {
  id: 'figure/base',
  name: '增幅没有说明与什么比',
  level: 'info',
  fix: 'none',
  why: '“增长X%”前后既没有同比、环比，也没有时段，听的人不知道是和什么时候比。',
  basis: [{ source: '公文惯例', verified: true }],
  examples: {
    bad: [
      {
        text: '游客接待量⟦增长12.3%⟧，民宿入住率明显回升。',
        message: '“增长12.3%”没有说明与什么时候比，请写明同比、环比或时段',
      },
      {
        text: '## 一、市场活力\n\n个体工商户⟦增长8.1%⟧。',
        message: '“增长8.1%”没有说明与什么时候比，请写明同比、环比或时段',
      },
    ],
    good: [
      '游客接待量同比增长12.3%。',
      '1—8月，游客接待量增长12.3%，门票收入增长9.8%。',
      '游客接待量力争增长12%以上。',
      '## 一、主要指标\n\n上半年，全镇产值同比增长5.9%。\n\n（一）工业。工业产值增长9.2%。\n\n（二）商贸。零售额增长5.3%。',
      '过去的一年，全镇人均收入增长6.3%。',
      '存款余额比年初增加36.8亿元，增长8.3%。',
      '同比情况看，游客增长12.3%。门票收入增长9.8%。',
      '## 一、上半年工作\n\n个体工商户增长8.1%。',
    ],
  },
  check(doc, { report }) {
    const told = new Set<number>()
    for (const figure of doc.find(figures)) {
      if (figure.unit !== '%' || !grew.test(figure.before) || told.has(figure.block)) continue
      const block = doc.blocks[figure.block]!
      if (block.kind === 'cell') continue
      const start = figure.start - (grew.exec(figure.before)?.[0].length ?? 0)
      const words = doc.text.slice(block.start, figure.sentence.end)
      const heads = doc.find(headings).filter((head) => head.start <= start && start < head.scopeEnd)
      if (
        named.test(words) ||
        planned.test(words) ||
        heads.some((head) => named.test(doc.text.slice(head.start, start)))
      )
        continue
      if (named.test(doc.meta.title ?? doc.text.slice(0, longestTitle).split('\n')[0]!)) continue
      told.add(figure.block)
      const range = { start, end: figure.end }
      report({ range, message: `“${doc.slice(range)}”没有说明与什么时候比，请写明同比、环比或时段` })
    }
  },
}
