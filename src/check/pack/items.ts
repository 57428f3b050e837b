import { countWord } from '../../text/numerals.ts'
import { gate } from '../gates.ts'
import type { PackContext, PackRule } from '../rule.ts'
import { otherCounts } from '../find/agenda-counts.ts'
import { announcedCount, matterOf, passagesOf, type Passage } from './agenda.ts'
import { small } from './example-meetings.ts'
import { inPaper, papersOf, sheetLine } from './papers.ts'

export const items: PackRule = {
  ...gate('pack/items'),
  level: 'error',
  needs: ['meeting'],
  covers: ['count/meeting', 'count/items', 'count/points', 'series/order'],
  why: '主持词报的议程项数、逐项的次序，要同议程、日程一致；临时加一项、调一下先后，几份材料都要跟着改。',
  basis: [{ source: '会议表', verified: true }],
  examples: {
    bad: [
      {
        meeting: small,
        papers: {
          主持词:
            '今天的会议有⟦四项议程⟧：一是通报公路建设情况；二是松岭镇作表态发言；三是青石镇作表态发言；四是县长陈立农讲话；五是我提要求。',
          议程: '## 议程\n\n1.通报公路建设情况\n\n2.松岭镇作表态发言\n\n3.青石镇作表态发言\n\n4.县长陈立农讲话\n\n5.主持人提要求',
        },
        message: '主持词里报了四项议程，议程和会议表里是五项，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          议程: '## 议程\n\n1.通报公路建设情况\n\n⟦2.青石镇作表态发言⟧\n\n3.松岭镇作表态发言\n\n4.县长陈立农讲话\n\n5.主持人提要求',
        },
        message: '议程里第2项是“青石镇作表态发言”，会议表里是“松岭镇作表态发言”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          主持词:
            '首先，⟦进行第一项议程：请县交通运输局局长侯建民通报公路建设情况。⟧\n\n现在进行第二项议程：请青石镇镇长石砚作表态发言。\n\n现在进行第三项议程：请县长陈立农讲话。',
        },
        message: '主持词里有3项，会议表里是5项，没有“松岭镇作表态发言”，请核实后改为一致',
      },
    ],
    good: [
      {
        meeting: small,
        papers: {
          主持词:
            '今天的会议有五项议程：一是通报公路建设情况；二是松岭镇作表态发言；三是青石镇作表态发言；四是县长陈立农讲话；五是由我提要求。\n\n首先，进行第一项议程：请县交通运输局局长侯建民通报公路建设情况。\n\n现在进行第二项议程：请松岭镇党委书记田雨作表态发言。\n\n现在进行第三项议程：请青石镇镇长石砚作表态发言。\n\n现在进行第四项议程：请县长陈立农讲话。\n\n最后，我提三点要求。',
          会议方案:
            '## 议程\n\n1.通报公路建设情况\n\n2.松岭镇、青石镇作表态发言\n\n3.县长陈立农讲话\n\n4.主持人提要求',
          会议通知: '## 会议内容\n\n1.通报公路建设情况；\n\n2.县长陈立农讲话。',
        },
      },
      {
        meeting: small,
        papers: {
          主持词:
            '今天的会议有三项议程：一是通报公路建设情况；二是松岭镇、青石镇作表态发言；三是县长陈立农讲话。',
        },
      },
    ],
  },
  check(papers, context) {
    const meeting = context.inputs.meeting!
    if (meeting.agenda.length === 0) return
    const passages = passagesOf(papers, meeting)
    for (const passage of passages) checkOrder(passage, passages, context)
    for (const paper of papersOf(papers, '主持词')) {
      const count = announcedCount(paper)
      const own = passages.filter(({ doc }) => doc === paper)
      const delivered = own.map(({ steps }) => steps.length)
      if (!count || count.n === meeting.agenda.length) continue
      // what the chair says himself may be left out and statements told as one, if his own list does so
      const isOther = otherCounts(meeting.agenda).includes(count.n)
      if (isOther && (delivered.length === 0 || delivered.includes(count.n))) continue
      const other = passages.find(({ doc, steps }) => doc !== paper && steps.length === meeting.agenda.length)
      const right = countWord(meeting.agenda.length)
      context.report({
        doc: paper,
        range: count,
        message: `主持词里报了${countWord(count.n)}项议程，${other ? `${other.doc.name}和` : ''}会议表里是${right}项，请核实后改为一致`,
        related: [
          ...(other ? [inPaper(other.doc, other.steps[0]!)] : []),
          ...sheetLine(context.inputs, 'agenda'),
        ],
      })
    }
  },
}

/** Items without what the chair says himself. */
function leastOf({ agenda }: { agenda: readonly { form: string }[] }): number {
  return agenda.filter(({ form }) => form !== '主持').length
}

/** One finding a passage: an item that is missing, or the first that stands in another's place. */
function checkOrder(
  { doc, kind, steps }: Passage,
  passages: readonly Passage[],
  { inputs, report }: PackContext,
): void {
  const meeting = inputs.meeting!
  const { agenda } = meeting
  const said = steps.flatMap(({ item }) => item ?? [])
  const missing = agenda.findIndex(({ form }, i) => form !== '主持' && !said.includes(i))
  const words = (i: number): string => matterOf(agenda[i]!, meeting).replaceAll(' ', '')
  const other = passages.find((one) => one.doc !== doc && isRight(one, agenda.length))
  const where = other ? `${other.doc.name}和会议表里` : '会议表里'
  // a paper whose items are told in other words than the sheet's cannot be read
  if (said.length < steps.length && steps.length >= leastOf(meeting)) return
  if (missing >= 0 && steps.length < leastOf(meeting)) {
    report({
      doc,
      range: steps[0]!,
      message: `${doc.name}里有${steps.length}项，${where}是${agenda.length}项，没有“${words(missing)}”，请核实后改为一致`,
      related: sheetLine(inputs, agenda[missing]!.path),
    })
    return
  }
  const wrong = steps.findIndex(({ item }, i) => item !== undefined && item !== i)
  const step = steps[wrong]
  if (!step || wrong >= agenda.length) {
    tellMore(steps.length, agenda.length)
    return
  }
  const place = kind === 'called' && step.number !== undefined ? step.number : wrong + 1
  report({
    doc,
    range: step,
    message: `${doc.name}里第${place}项是“${words(step.item!)}”，${where}是“${words(wrong)}”，请核实后改为一致`,
    related: [
      ...(other?.steps[wrong] ? [inPaper(other.doc, other.steps[wrong]!)] : []),
      ...sheetLine(inputs, agenda[wrong]!.path),
    ],
  })

  function tellMore(n: number, right: number): void {
    const last = steps[right]
    if (n <= right || !last) return
    report({
      doc,
      range: last,
      message: `${doc.name}里有${n}项，${where}是${right}项，请核实后改为一致`,
      related: sheetLine(inputs, 'agenda'),
    })
  }
}

function isRight({ steps }: Passage, length: number): boolean {
  return steps.length === length && steps.every(({ item }, i) => item === i)
}
