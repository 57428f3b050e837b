import { overConvert as repairs } from '../../text/repair.ts'
import { untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

export const overConvert: Rule = {
  id: 'char/over-convert',
  name: '过度转换',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '有的网站做简繁转换时把“一个”换成“乙个”、把“提升”换成“提公升”，转回简体也改不回来。',
  basis: [{ source: '本项目约定', verified: true }],
  examples: {
    bad: [
      {
        text: '养老和托育要一个一个地抓，建好一处就用好另⟦乙個⟧。',
        message: '此处为“乙個”，请核实是否为“一個”',
        suggested: '养老和托育要一个一个地抓，建好一处就用好另一個。',
      },
      {
        text: '把每⟦乙个⟧网格都建成服务站。',
        message: '此处为“乙个”，请核实是否为“一个”',
        suggested: '把每一个网格都建成服务站。',
      },
      {
        text: '持续⟦提公升⟧基层治理水平。',
        message: '此处为“提公升”，请核实是否为“提升”',
        suggested: '持续提升基层治理水平。',
      },
      {
        text: '老旧电梯⟦公升级⟧改造全部完成。',
        message: '此处为“公升级”，请核实是否为“升级”',
        suggested: '老旧电梯升级改造全部完成。',
      },
      {
        text: '鲜食⟦玉公尺⟧种植面积有所扩大。',
        message: '此处为“玉公尺”，请核实是否为“玉米”',
        suggested: '鲜食玉米种植面积有所扩大。',
      },
    ],
    good: [
      '新车型百公里油耗3.5公升，油箱加满要四十公升。',
      '由甲方验收、乙方负责维护。',
      '甲、乙两个标段同时开工，乙个标段的工期短些。',
      '甲个案已经办结，乙个案还在调解。',
      '每公升级差价格为2元，智慧办公升级换代。',
      '坝高120公尺，一公尺一公尺地量。',
    ],
  },
  check(doc, { report }) {
    if (!/乙|公[升尺]/u.test(doc.text)) return
    for (const { start, end, text } of repairs(doc.text)) {
      if (within(doc.find(untouched), start)) continue
      const range = withSyllable(doc.text, start, end)
      const found = doc.slice(range)
      const plain = doc.text.slice(range.start, start) + text + doc.text.slice(end, range.end)
      report({
        range,
        message: `此处为“${found}”，请核实是否为“${plain}”`,
        suggestions: [{ message: `改为“${plain}”`, edits: [{ ...range, text: plain }] }],
      })
    }
  },
}

/** With the syllable that makes a word of it: 乙个, 提公升, 公升级. */
function withSyllable(text: string, start: number, end: number): { start: number; end: number } {
  const before = /[提攀跃躍晋晉飙飆爬拔抬擢玉稻糯糙]/u.test(text[start - 1] ?? '')
  return before ? { start: start - 1, end } : { start, end: Math.min(text.length, end + 1) }
}
