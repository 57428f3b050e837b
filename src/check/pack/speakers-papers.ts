/** The papers that speakers bring against the agenda: whose statements lie on the table, and whose report and speech it is. */
import { parseChineseNumber } from '../../text/numerals.ts'
import type { PackContext, PackDoc } from '../rule.ts'
import { callsOf, labelOf, type Passage } from './agenda.ts'
import { papersOf, placesOf, sheetLine, titleOf } from './papers.ts'

/** Papers of 表态发言 on the table: one for each unit that speaks, each by its own unit. */
export function checkTable(
  papers: readonly PackDoc[],
  passages: readonly Passage[],
  { inputs, report }: PackContext,
): void {
  const meeting = inputs.meeting!
  const laid = papersOf(papers, '表态发言')
  if (laid.length === 0) return
  const wanted = meeting.agenda
    .filter(({ form }) => form === '表态发言')
    .flatMap((item) => item.speakers.map((speaker) => ({ item, unit: labelOf(speaker), speaker })))
  for (const paper of laid) {
    const unit = unitOf(paper)
    const own = wanted.find(({ speaker }) => callsOf(speaker, meeting).includes(unit))
    if (!own) {
      report({
        doc: paper,
        range: titleOf(paper),
        message: `会议材料里有“${paper.name}”，会议表的议程里没有“${unit}”发言，请核实后改为一致`,
        related: sheetLine(inputs, 'agenda'),
      })
      continue
    }
    const { text } = paper.doc
    if (text === '' || callsOf(own.speaker, meeting).some((name) => text.includes(name))) continue
    const other = (meeting.sheet.units ?? []).find(({ name }) => name !== undefined && text.includes(name))
    if (other?.name === undefined) continue
    const at = text.indexOf(other.name)
    report({
      doc: paper,
      range: { start: at, end: at + other.name.length },
      message: `“${paper.name}”里讲的是“${other.name}”，没有提到“${unit}”，请核实是不是放错了稿子`,
      related: sheetLine(inputs, own.item.path),
    })
  }
  for (const [i, { unit, item, speaker }] of wanted.entries()) {
    const own = laid.filter((paper) => callsOf(speaker, meeting).includes(unitOf(paper)))
    for (const paper of own) checkTurn(paper, i, wanted.length, item.path)
    if (laid.some((paper) => callsOf(speaker, meeting).includes(unitOf(paper)))) continue
    const listed = passages.find(({ doc }) => doc.paper === '议程')
    const step = listed?.steps.find((one) => one.item === meeting.agenda.indexOf(item))
    const paper = listed?.doc ?? laid[0]!
    report({
      doc: paper,
      range: step ?? titleOf(paper),
      message: `${listed ? '' : '会议表的'}议程里有“${unit}”表态发言，会议材料里没有“表态发言（${unit}）”，请核实后改为一致`,
      related: sheetLine(inputs, item.path),
    })
  }

  /** 共两家，排在第二个 */
  function checkTurn(paper: PackDoc, i: number, all: number, path: string): void {
    for (const [form, right] of [
      [/共(\d{1,2}|[一二两三四五六七八九十]{1,3})家/u, all],
      [/排在第(\d{1,2}|[一二三四五六七八九十]{1,3})[个位]/u, i + 1],
    ] as const) {
      const match = form.exec(paper.doc.text)
      const n = match ? numberOf(match[1]!) : undefined
      if (!match || n === undefined || n === right) continue
      report({
        doc: paper,
        range: { start: match.index, end: match.index + match[0].length },
        message: `${paper.name}里写的是“${match[0]}”，照会议表的议程应是${right}，请核实后改为一致`,
        related: sheetLine(inputs, path),
      })
    }
  }
}

/** 城关镇 of 表态发言（城关镇） */
function unitOf({ name }: PackDoc): string {
  return /（([^（）]+)）/u.exec(name)?.[1] ?? ''
}

function numberOf(words: string): number | undefined {
  if (/\d/u.test(words)) return Number(words)
  return words === '两' ? 2 : parseChineseNumber(words)
}

/** 主持人：李文达 · 会议由李文达主持 · 李文达主持会议: what stands around the name of who chairs. */
const chairs: readonly [before: RegExp, after: RegExp][] = [
  [/主持(?:人)?[ \u3000]*[：:][^\n。；：]{0,30}$/u, /^/u],
  [/会议由[^，。；\n]{0,30}$/u, /^(?:同志)?主持/u],
  [/(?:^|[，。；：、\n])[^，。；\n]{0,30}$/u, /^(?:同志)?主持(?:了)?(?:会议|大会|召开)/u],
]

/** Who chairs, in every paper but the speech; those of 分会场 are others. */
export function checkChair(papers: readonly PackDoc[], { inputs, report }: PackContext): void {
  const { people, sheet } = inputs.meeting!
  const { chair } = sheet
  if (chair === undefined || !people.some(({ name }) => name === chair)) return
  const others = people.filter(({ name, entry }) => name !== chair && entry.venue === undefined)
  for (const paper of papers.filter((one) => one.paper !== '讲话稿')) {
    const { text } = paper.doc
    for (const { name } of others)
      for (const at of placesOf(name, text)) {
        const [before, after] = [
          text.slice(Math.max(0, at - 40), at),
          text.slice(at + name.length, at + name.length + 8),
        ]
        if (/分会场|上次|曾/u.test(before)) continue
        if (!chairs.some(([left, right]) => left.test(before) && right.test(after))) continue
        // 主持人：李文达、陈立农: the first is meant
        if (before.includes(chair)) continue
        report({
          doc: paper,
          range: { start: at, end: at + name.length },
          message: `${paper.name}里主持的是“${name}”，会议表里是“${chair}”，请核实后改为一致`,
          related: sheetLine(inputs, 'chair'),
        })
      }
  }
}

/** Whose report and whose speech it is, by the line below the title. */
export function checkHeads(papers: readonly PackDoc[], { inputs, report }: PackContext): void {
  const { agenda } = inputs.meeting!
  for (const [kind, form] of [
    ['通报', '通报'],
    ['讲话稿', '讲话'],
  ] as const)
    for (const paper of papersOf(papers, kind)) {
      const said = paper.doc.meta.speaker?.name
      const items = agenda.filter((item) => item.form === form)
      const [item] = items
      const person = item?.speakers[0]?.person
      if (said === undefined || !item || !person || items.length > 1 || said === person.name) continue
      const at = paper.doc.text.indexOf(said)
      if (at < 0 || !inputs.meeting!.people.some(({ name }) => name === said)) continue
      report({
        doc: paper,
        range: { start: at, end: at + said.length },
        message: `${paper.name}的署名是“${said}”，会议表的议程里由“${person.name}”来讲，请核实后改为一致`,
        related: sheetLine(inputs, item.path),
      })
    }
}
