import { rounded } from '../find/figures.ts'
import type { Doc } from '../doc.ts'
import type { Range, Rule } from '../rule.ts'
import { changes, type Change } from './change.ts'

const doubled = /翻了?([一两二三四])番/u
const grown = /(?:增长|增加|提高)了?(\d+(?:\.\d+)?)倍/u
const became = /(?:是|为|达到?|相当于)[^，。；\d]{0,10}的(\d+(?:\.\d+)?)倍/u
const hedged = /近|约|超|多|余|以上|目标|力争|计划/u
/** 翻两番 is said of 3.9 and of 4.2 times alike. */
const room = 0.1

export const times: Rule = {
  id: 'figure/times',
  name: '倍数不符',
  level: 'warn',
  fix: 'none',
  why: '前后两个数与“翻几番”“几倍”对不上：翻一番是原来的2倍，翻两番是4倍，“增长1倍”是原来的2倍。',
  basis: [{ source: '文内逻辑', verified: true }],
  examples: {
    bad: [
      {
        text: '高新技术企业由16家增至41家，⟦翻了两番⟧。',
        message: '由16家到41家是原来的2.6倍，与“翻了两番”（4倍）不符，请核对',
      },
      {
        text: '年接诊量从12万人次增加到30万人次，⟦增长2.5倍⟧。',
        message: '由12万人次到30万人次是原来的2.5倍，与“增长2.5倍”（3.5倍）不符，请核对',
      },
    ],
    good: [
      '高新技术企业由16家增至33家，翻了一番。',
      '高新技术企业由16家增至60家，近翻两番。',
      '接诊量从12万人次增加到30万人次，增长1.5倍。',
      '接诊量从12万人次增加到30万人次，是五年前的2.5倍。',
      '企业由16家增至41家，力争五年再翻两番。',
    ],
  },
  check(doc, { report }) {
    for (const change of doc.find(changes)) {
      const { base, now } = change
      if (base.value <= 0 || base.start > now.start) continue
      const said = factorAfter(change, doc)
      if (!said || hedged.test(said.clause)) continue
      const real = now.value / base.value
      if (Math.abs(real - said.factor) / said.factor <= room) continue
      report({
        range: said.range,
        message: `由${doc.slice(base)}到${doc.slice(now)}是原来的${rounded(real, 1)}倍，与“${doc.slice(said.range)}”（${rounded(said.factor, 2)}倍）不符，请核对`,
        related: [
          { message: '原来的数', at: base },
          { message: '现在的数', at: now },
        ],
      })
    }
  },
}

function factorAfter(
  { now }: Change,
  doc: Doc,
): { factor: number; range: Range; clause: string } | undefined {
  const rest = doc.text.slice(now.end, Math.min(now.sentence.end, now.end + 30))
  const clause = /^[，,]?[^，。；]*/u.exec(rest)![0]
  for (const [form, factorOf] of [
    [doubled, (digit: string) => 2 ** ({ 一: 1, 两: 2, 二: 2, 三: 3, 四: 4 }[digit] ?? 1)],
    [grown, (digits: string) => Number(digits) + 1],
    [became, (digits: string) => Number(digits)],
  ] as const) {
    const match = form.exec(clause)
    if (!match) continue
    const start = now.end + match.index
    return { factor: factorOf(match[1]!), range: { start, end: start + match[0].length }, clause }
  }
  return undefined
}
