import type { Doc } from '../doc.ts'
import { between, figuresBySentence, meets, rounded, type Figure } from '../find/figures.ts'
import type { Rule } from '../rule.ts'
import { wrongRates } from './tables.ts'

const target = /(?:目标|任务|计划|指标|年初预算|年度预算|全年预算)(?:任务|数|为|是|的)?[^，。；\d]{0,24}$/u
const done = /(?:完成|实现|达到?|到位|收储|入库|落实|发放|建成)[^，。；\d]{0,10}$/u
const rate = /(?:占|完成|为|达到?)[^，。；\d]{0,14}(?:的|率(?:为|达到?)?)?$/u
const otherScale = /时序|加权|得分|折算|按比例|序时/u

export const completion: Rule = {
  id: 'figure/completion',
  name: '完成率不符',
  level: 'warn',
  fix: 'none',
  why: '目标数、完成数和完成率写在一句里，按前两个算出的完成率与所写的不同。',
  basis: [{ source: '文内逻辑', verified: true }],
  examples: {
    bad: [
      {
        text: '支出完成13.5亿元，为年度预算18亿元的⟦71%⟧。',
        message: '按13.5亿元、18亿元计算，完成率为75%，此处为71%，请核对',
      },
      {
        text: '| 乡镇 | 任务 | 完成 | 进度 |\n| --- | --- | --- | --- |\n| 东坪镇 | 500 | 450 | 90% |\n| 南坪镇 | 400 | 320 | ⟦88%⟧ |\n| 西坪乡 | 300 | 210 | 70% |\n| 北坪乡 | 200 | 120 | 60% |',
        message: '按这一行的任务和完成数计算为80%，此处为88%，请核对',
      },
      {
        text: '全年目标90亿元，完成63.9亿元，占目标的⟦74.6%⟧。',
        message: '按63.9亿元、90亿元计算，完成率为71%，此处为74.6%，请核对',
      },
      {
        text: '截至8月底，已完成造林1.36万亩，占年度任务2万亩的⟦78%⟧。',
        message: '按1.36万亩、2万亩计算，完成率为68%，此处为78%，请核对',
      },
      {
        text: '全年计划完成困难家庭改造1600户，8月底已完成1120户，占计划的⟦75%⟧。',
        message: '按1120户、1600户计算，完成率为70%，此处为75%，请核对',
      },
    ],
    good: [
      '支出完成13.5亿元，为年度预算18亿元的75%。',
      '| 乡镇 | 任务 | 完成 | 进度 |\n| --- | --- | --- | --- |\n| 东坪镇 | 500 | 450 | 91% |\n| 南坪镇 | 400 | 320 | 88% |\n| 西坪乡 | 300 | 210 | 70% |\n| 北坪乡 | 200 | 120 | 60% |',
      '去年投入2698万元，今年完成目标3250万元的51%。',
      '全年目标90亿元，完成63.9亿元，占目标的71%。',
      '全年目标90亿元，完成63.9亿元，按时序进度为106.5%。',
      '已完成造林1.36万亩，占年度任务2万亩的68.0%。',
      '完成投资63.9亿元，同比增长74.6%，年度目标90亿元。',
      '目标90亿元，完成63.9亿元；税收完成74.6%。',
    ],
  },
  check(doc, { report }) {
    for (const found of wrongRates(doc)) report(found)
    for (const sentence of doc.find(figuresBySentence)) {
      for (const [i, said] of sentence.entries()) {
        const [first, second] = [sentence[i - 2], sentence[i - 1]]
        if (!first || !second || said.unit !== '%' || first.unit !== second.unit || first.unit === '%')
          continue
        if (first.hedge || second.hedge || said.hedge) continue
        const pair = pairOf(first, second, said, doc)
        if (!pair || /；/u.test(doc.text.slice(first.end, said.start))) continue
        if (otherScale.test(doc.text.slice(said.sentence.start, said.sentence.end))) continue
        const { goal, now } = pair
        // a target is what it says, to the last digit
        if (meets({ low: (now.low / goal.value) * 100, high: (now.high / goal.value) * 100 }, said)) continue
        const value = rounded((now.value / goal.value) * 100, Math.max(1, said.decimals))
        report({
          range: said,
          message: `按${doc.slice(now)}、${doc.slice(goal)}计算，完成率为${value}%，此处为${doc.slice(said)}，请核对`,
          related: [
            { message: '目标', at: goal },
            { message: '完成', at: now },
          ],
        })
      }
    }
  },
}

/** 目标90亿元，完成63.9亿元，占目标的…% · 完成63.9亿元，占年度目标90亿元的…% */
function pairOf(
  first: Figure,
  second: Figure,
  said: Figure,
  doc: Doc,
): { goal: Figure; now: Figure } | undefined {
  if (first.value <= 0 || second.value <= 0) return undefined
  const link = between(doc, second, said)
  if (
    target.test(first.before) &&
    done.test(second.before) &&
    rate.test(said.before) &&
    /占|完成|率/u.test(said.before)
  )
    return /增|减|同比/u.test(said.before) ? undefined : { goal: first, now: second }
  // 已到位2698万元，完成年度目标3250万元的83%
  const follows =
    /^[，,]?(?:占|为|完成|达到?)/u.test(between(doc, first, second)) &&
    !/目标|计划|同期|比/u.test(first.before)
  if (follows && target.test(second.before) && link === '的') return { goal: second, now: first }
  return undefined
}
