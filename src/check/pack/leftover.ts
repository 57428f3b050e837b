import { foreignPlace } from '../name/foreign-place.ts'
import { ownLevel } from '../name/own-level.ts'
import { gate } from '../gates.ts'
import type { PackContext, PackDoc, PackRule } from '../rule.ts'
import { small } from './example-meetings.ts'
import { sheetLine } from './papers.ts'

export const leftover: PackRule = {
  ...gate('pack/leftover'),
  level: 'warn',
  needs: ['meeting'],
  covers: ['name/foreign-place', 'name/own-level'],
  why: '会议材料多是照上一次、照别处的改的，最怕留下别的县区名、去年的文号和年份，或者“我市”“我县”用错。',
  basis: [{ source: '公文惯例', verified: true }],
  examples: {
    bad: [
      {
        meeting: small,
        papers: { 主持词: '# 主持词\n\n让我们携起手来，推动⟦云岭县⟧高质量发展迈上新台阶！' },
        message: '主持词：此处为“云岭县”，本文是“沱阳县”的稿子，请核实是否为“沱阳县”',
      },
      {
        meeting: small,
        papers: { 会议通知: '<!-- 发文字号 -->\n沱政办⟦〔2025〕⟧9号\n\n# 关于召开全县公路建设推进会的通知' },
        message: '会议通知的发文字号是“〔2025〕”，会议在2026年开，请核实是不是去年的',
      },
      {
        meeting: small,
        papers: { 会议方案: '# ⟦2025年⟧全县公路建设推进会方案\n\n为开好会议，制定本方案。' },
        message: '会议方案的标题里是“2025年”，会议在2026年开，请核实是不是去年的',
      },
    ],
    good: [
      {
        meeting: small,
        papers: {
          会议通知: '<!-- 发文字号 -->\n沱政办〔2026〕9号\n\n# 关于召开全县公路建设推进会的通知',
          通报: '# 关于2025年以来公路建设情况的通报\n\n2025年，全县新建改建农村公路402公里。',
          主持词: '我县的公路，去年修了不少。',
        },
      },
    ],
  },
  check(papers, context) {
    for (const paper of papers) {
      for (const rule of [foreignPlace, ownLevel])
        for (const said of context.saidBy(rule, paper))
          if (!isOfMeeting(paper.doc.slice(said.range), context))
            context.report({ ...said, doc: paper, message: `${paper.name}：${said.message}` })
      checkYears(paper, context)
    }
  },
}

/** Places that the meeting itself has to do with: its venues, units and people's posts. */
function isOfMeeting(place: string, { inputs }: PackContext): boolean {
  return inputs.meeting!.source.text.includes(place)
}

const titleYear = /(20\d{2})年(?!以来|以后|至|到|[—–-]|[^\n]{0,12}(?:总结|情况|完成))/u

/** Years of the document's number and of its title that lie before the meeting's. */
function checkYears(paper: PackDoc, { inputs, report }: PackContext): void {
  const { day, sheet } = inputs.meeting!
  if (!day) return
  const { doc } = paper
  for (const block of doc.blocks) {
    const isNumber = block.node.type === 'paragraph' && block.node.data?.role === 'documentNumber'
    if (!isNumber && block.kind !== 'title') continue
    const words = doc.slice(block)
    const match = isNumber ? /〔(\d{4})〕/u.exec(words) : titleYear.exec(words)
    if (!match || Number(match[1]) >= day.year || Number(match[1]) < day.year - 3) continue
    if (!isNumber && sheet.name.includes(match[0])) continue
    const start = block.start + match.index
    report({
      doc: paper,
      range: { start, end: start + match[0].length },
      message: `${paper.name}的${isNumber ? '发文字号' : '标题里'}是“${match[0]}”，会议在${day.year}年开，请核实是不是去年的`,
      related: sheetLine(inputs, isNumber ? 'notice/number' : 'time/date'),
    })
  }
}
