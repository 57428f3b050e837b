import { gate } from '../gates.ts'
import { sentences } from '../find/sentences.ts'
import { rangeAt } from '../find/spans.ts'
import type { PackContext, PackDoc, PackRule } from '../rule.ts'
import { small } from './example-meetings.ts'

const draft = '(?:讨论稿|送审稿|征求意见稿|草案|草稿|初稿)'
/** 《…》（征求意见稿）, 《…（讨论稿）》 */
const cited = new RegExp(
  `《[^《》\\n]{2,60}》[（(]${draft}[）)]|《[^《》\\n]{2,60}[（(]${draft}[）)]》`,
  'gu',
)
const asBasis = /(?:根据|按照|依据|依照|遵照|贯彻|落实|执行|参照|对照)[^，。；]*$/u
const notYet = /(?:征求|讨论|审议|研究|修改|起草|完善|送审|报审|听取)[^，。；]*$/u

export const status: PackRule = {
  ...gate('pack/status'),
  level: 'warn',
  why: '讨论稿、送审稿、征求意见稿还没有定，不能当依据引用，也不能同定稿的材料装在一起发出去。',
  basis: [{ source: '公文惯例', verified: true }],
  examples: {
    bad: [
      {
        meeting: small,
        papers: { 主持词: '根据⟦《农村公路管护办法》（征求意见稿）⟧，各乡镇要配齐护路员。' },
        message: '主持词把“《农村公路管护办法》（征求意见稿）”当依据引用，文件还没有定稿，请核实',
      },
      {
        meeting: `${small}状态: 定稿\n`,
        papers: { 通报: '# 关于公路建设情况的通报\n\n⟦（送审稿）⟧\n\n今年以来，进度加快。' },
        message: '通报还标着“送审稿”，会议材料已定稿，请核实后去掉标注或换成定稿',
      },
    ],
    good: [
      {
        meeting: small,
        papers: {
          议程: '1.讨论《农村公路管护办法》（征求意见稿）',
          通报: '# 关于公路建设情况的通报\n\n（送审稿）\n\n今年以来，进度加快。',
          主持词: '# 主持词\n\n（送审稿）\n\n现在开会。',
        },
      },
    ],
  },
  check(papers, context) {
    for (const paper of papers) tellCited(paper, context)
    tellUnsettled(papers, context)
  },
}

function tellCited(paper: PackDoc, { report }: PackContext): void {
  const { doc } = paper
  for (const match of doc.text.matchAll(cited)) {
    const sentence = rangeAt(doc.find(sentences), match.index)
    const before = doc.text.slice(sentence?.start ?? 0, match.index)
    if (!asBasis.test(before) || notYet.test(before)) continue
    report({
      doc: paper,
      range: { start: match.index, end: match.index + match[0].length },
      message: `${paper.name}把“${match[0]}”当依据引用，文件还没有定稿，请核实`,
    })
  }
}

const unsettled = /^[（(【]?(讨论稿|送审稿|征求意见稿|草案|草稿|初稿)[）)】]?$/u

/** A paper marked as a draft among papers that are final: as the sheet says, or as all the others are. */
function tellUnsettled(papers: readonly PackDoc[], { inputs, report }: PackContext): void {
  const marked = papers.flatMap((paper) => {
    const block = paper.doc.blocks.slice(0, 6).find((one) => unsettled.test(paper.doc.slice(one).trim()))
    return block ? [{ paper, block, mark: unsettled.exec(paper.doc.slice(block).trim())![1]! }] : []
  })
  const wanted = inputs.meeting?.sheet.status
  const isFinal = wanted === '定稿' || (wanted === undefined && papers.length > 2 && marked.length === 1)
  if (!isFinal) return
  for (const { paper, block, mark } of marked)
    report({
      doc: paper,
      range: block,
      message: `${paper.name}还标着“${mark}”，会议材料已定稿，请核实后去掉标注或换成定稿`,
    })
}
