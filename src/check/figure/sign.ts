import type { Rule } from '../rule.ts'

const form =
  /(增长|下降|增加|减少|上升|提高)(了|为)?([-－−—])(\d{1,12}(?:\.\d{1,6})?)(?=%|％|个?百分点|[万亿元个])/gu
const opposite: Readonly<Record<string, string>> = {
  增长: '下降',
  增加: '减少',
  上升: '下降',
  提高: '下降',
  下降: '下降',
  减少: '减少',
}

export const sign: Rule = {
  id: 'figure/sign',
  name: '增减与正负号相叠',
  level: 'error',
  fix: 'suggest',
  why: '“增长-3.2%”“下降-3.2%”把方向说了两遍，听的人无从判断；公文写“下降3.2%”。',
  basis: [{ source: '公文惯例', verified: true }],
  examples: {
    bad: [
      {
        text: '受停产检修影响，用电量同比⟦增长-3.2%⟧。',
        message: '此处为“增长-3.2%”，应为“下降3.2%”',
        suggested: '受停产检修影响，用电量同比下降3.2%。',
      },
      {
        text: '客运量⟦下降-1.5%⟧，货运量增长2.4%。',
        message: '此处为“下降-1.5%”，应为“下降1.5%”',
        suggested: '客运量下降1.5%，货运量增长2.4%。',
      },
    ],
    good: [
      '用电量同比下降3.2%。',
      '增速由-3.2%回升到1.4%。',
      '| 指标 | 增幅 |\n| --- | --- |\n| 用电量 | 增长-3.2% |',
      '全年增长3%—5%。',
    ],
  },
  check(doc, { report }) {
    for (const match of doc.text.matchAll(form)) {
      const range = {
        start: match.index,
        end: match.index + match[0].length + unitLength(doc.text, match.index + match[0].length),
      }
      if (doc.blocks[doc.blockAt(range.start)]?.kind === 'cell') continue
      const [, verb = '', particle = '', , digits] = match
      const unit = doc.text.slice(match.index + match[0].length, range.end)
      const right = `${opposite[verb]}${particle}${digits}${unit}`
      report({
        range,
        message: `此处为“${doc.slice(range)}”，应为“${right}”`,
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      })
    }
  },
}

function unitLength(text: string, at: number): number {
  return /^(?:%|％|个?百分点|[万亿]*[元个])/u.exec(text.slice(at, at + 6))?.[0].length ?? 0
}
