import type { Piece } from '../../facts/index.ts'
import { gate } from '../gates.ts'
import { sentences } from '../find/sentences.ts'
import type { Doc } from '../doc.ts'
import type { Inputs, PackRule, Range } from '../rule.ts'
import { small } from './example-meetings.ts'
import { papersOf, sheetLine } from './papers.ts'

export const decisions: PackRule = {
  ...gate('pack/decisions'),
  level: 'error',
  needs: ['meeting'],
  why: '纪要里的“议定”是要执行的，只能写会议真正议定的事；讲话里的要求和会上的建议写成议定，就是假传决定。',
  basis: [{ source: '会议表', verified: true }],
  examples: {
    bad: [
      {
        meeting: small,
        papers: {
          会议纪要:
            '会议议定以下事项：\n\n1.县财政局先行垫付松岭隧道照明改造资金。\n\n2.⟦各乡镇增配两名护路员，工资由县里统一发放。⟧',
        },
        message:
          '会议纪要里议定的“各乡镇增配两名护路员，工资由县里统一发放。”，会议表的“议定”里没有，请核实；讲话的要求请写在“会议要求”下',
      },
      {
        meeting: small.replace(/议定:\n.*\n/u, ''),
        papers: { 会议纪要: '⟦会议决定，县财政局先行垫付松岭隧道照明改造资金。⟧' },
        message:
          '会议纪要里议定的“会议决定，县财政局先行垫付松岭隧道照明改造资金。”，会议表的“议定”里没有，请核实；讲话的要求请写在“会议要求”下',
      },
    ],
    good: [
      {
        meeting: small,
        papers: {
          会议纪要:
            '会议议定以下事项：\n\n1.县财政局先行垫付松岭隧道照明改造资金。责任单位：县财政局；完成时限：7月底前。\n\n会议要求，各乡镇要增配护路员。\n\n参加人员：县财政局局长等。',
          主持词: '会议决定了的事，要抓紧办。',
        },
      },
    ],
  },
  check(papers, { inputs, report }) {
    const decided = decidedIn(inputs)
    for (const paper of papersOf(papers, '会议纪要'))
      for (const range of claims(paper.doc)) {
        const said = paper.doc.slice(range)
        if (decided.some((matter) => holds(said, matter))) continue
        const shown = said.length > 40 ? `${said.slice(0, 40)}…` : said
        report({
          doc: paper,
          range,
          message: `会议纪要里议定的“${shown}”，会议表的“议定”里没有，请核实；讲话的要求请写在“会议要求”下`,
          related: sheetLine(inputs, 'decisions'),
        })
      }
  },
}

/** The words of each decision of the sheet, what references print left out. */
function decidedIn({ meeting }: Inputs): string[] {
  return (meeting!.sheet.decisions ?? []).map(({ matter = '' }, i) => {
    const pieces: readonly Piece[] | undefined = meeting!.texts.get(`decisions/${i}/matter`)
    return pieces ? pieces.flatMap(({ text, reference }) => (reference ? [] : [text])).join('') : matter
  })
}

/** True where most pairs of the decision's characters are in the words: a hand may have smoothed them. */
function holds(said: string, matter: string): boolean {
  const pairs = [...matter].slice(1).map((character, i) => `${[...matter][i]!}${character}`)
  return pairs.length > 0 && pairs.filter((pair) => said.includes(pair)).length * 10 >= pairs.length * 6
}

const opening =
  /^(?:[一二三四五六七八九十]+、)?(?:会议)?(?:议定|决定)(?:事项|如下|以下事项)*[^。；]{0,12}[：:]?$/u
const begins = /^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]|[一二三四五六七八九十]是)/u
const single = /^(?:会议|经研究|与会同志一致)(?:研究)?(?:议定|决定|同意)[，：,:]?(?!了)/u
const elsewhere =
  /^(?:会议(?:指出|强调|要求|认为|听取)|(?:出席|列席|参加|请假|主持|记录)|责任|完成时限|牵头|(?:[一二三四五六七八九十]+、)?会议(?:指出|强调|要求))/u

/** What minutes give as decided: items below 会议议定, rows of its table, and sentences that begin so. */
function claims(doc: Doc): Range[] {
  const found: Range[] = []
  let isOpen = false
  for (const block of doc.blocks) {
    const text = doc.slice(block).trim()
    if (block.kind === 'heading' || block.kind === 'title') isOpen = opening.test(text)
    else if (opening.test(text)) isOpen = true
    else if (elsewhere.test(text)) isOpen = false
    else if (isOpen && isItem(block, text)) {
      const mark = begins.exec(doc.slice(block))?.[0].length ?? 0
      found.push({ start: block.start + mark, end: block.end })
    } else if (isOpen && block.kind === 'paragraph') isOpen = false
  }
  for (const { start, end } of doc.find(sentences)) {
    if (found.some((one) => one.start < end && start < one.end)) continue
    const words = doc.text.slice(start, end)
    if (single.test(words) && !/[：:]$/u.test(words) && !opening.test(words.replace(/。$/u, '')))
      found.push({ start, end })
  }
  return found
}

function isItem({ kind, row, column }: Doc['blocks'][number], text: string): boolean {
  if (kind === 'item') return true
  if (kind === 'cell') return row !== 0 && column !== undefined && text.length >= 12
  return kind === 'paragraph' && begins.test(text)
}
