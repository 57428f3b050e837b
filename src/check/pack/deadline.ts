import { endOf } from '../../facts/index.ts'
import { compareDays, daysInMonth, formatDay, parseDay, type Day } from '../../text/dates.ts'
import { columnOf, tables } from '../find/tables.ts'
import { sentences } from '../find/sentences.ts'
import { gate } from '../gates.ts'
import type { PackContext, PackDoc, PackRule, Range } from '../rule.ts'
import { pastDeadline } from '../task/past-deadline.ts'
import { small } from './example-meetings.ts'
import { sheetLine, tellDeparting } from './papers.ts'

export const deadline: PackRule = {
  ...gate('pack/deadline'),
  level: 'error',
  needs: ['meeting'],
  covers: ['task/past-deadline'],
  why: '任务的完成时限不能早于开会的日子，报送日期各份要一样，通知的成文日期不能晚于开会；改期以后、照旧表改的最容易错。',
  basis: [{ source: '会议表', verified: true }],
  examples: {
    bad: [
      {
        meeting: small,
        papers: {
          任务分解表:
            '| 序号 | 任务 | 牵头单位 | 完成时限 |\n| --- | --- | --- | --- |\n| 1 | 照明改造 | 县交通运输局 | ⟦5月底前⟧ |\n| 2 | 加装护栏 | 县公安局 | 11月底前 |',
        },
        message: '任务分解表里的完成时限“5月底前”早于开会的2026年6月12日，请核对',
      },
      {
        meeting: small,
        papers: { 主持词: '贯彻落实情况，请各乡镇于⟦6月16日⟧前报县政府办公室。' },
        message: '主持词里报送的日期是“6月16日”，会议表里是“6月26日”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          会议通知:
            '# 关于召开会议的通知\n\n<!-- 署名 -->\n县政府办公室\n\n<!-- 成文日期 -->\n⟦2026年6月18日⟧',
        },
        message: '会议通知的成文日期“2026年6月18日”晚于开会的2026年6月12日，请核对',
      },
    ],
    good: [
      {
        meeting: small,
        papers: {
          任务分解表:
            '| 任务 | 牵头单位 | 完成时限 |\n| --- | --- | --- |\n| 照明改造 | 县交通运输局 | 10月底前 |\n| 护路 | 各乡镇 | 每月 |',
          会务分工表: '| 事项 | 完成时限 | 责任人 |\n| --- | --- | --- |\n| 印发通知 | 6月8日 | 方屿 |',
          主持词: '贯彻落实情况，请各乡镇于6月26日前报县政府办公室。护路情况7月10日前报县交通运输局。',
          会议通知: '# 关于召开会议的通知\n\n<!-- 成文日期 -->\n2026年6月8日',
          会议纪要: '# 会议纪要\n\n<!-- 成文日期 -->\n2026年6月18日',
        },
      },
    ],
  },
  check(papers, context) {
    const { day } = context.inputs.meeting!
    if (!day) return
    for (const paper of papers) {
      const cells = checkCells(paper, day, context)
      checkSigning(paper, day, context)
      const feedback = checkFeedback(paper, papers, day, context)
      for (const said of context.saidBy(pastDeadline, paper))
        if (
          ![...cells, ...feedback].some(
            ({ start, end }) => start <= said.range.start && said.range.start < end,
          )
        )
          context.report({ ...said, doc: paper, message: `${paper.name}：${said.message}` })
    }
  },
}

const due = /^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日|(底|末|初|中旬|上旬|下旬))?(?:之?前|以前)?$/u

/** A deadline as a cell has it, by its last day; undefined for 每月, 年内 and the like. */
export function dueOf(text: string, { year }: Day): Day | undefined {
  const match = due.exec(text)
  if (!match) return undefined
  const month = { year: Number(match[1] ?? year), month: Number(match[2]) }
  const last = daysInMonth(month)
  if (last === 0) return undefined
  const day = match[3]
    ? Number(match[3])
    : /[初上]/u.test(match[4] ?? '')
      ? 10
      : match[4] === '中旬'
        ? 20
        : last
  return day >= 1 && day <= last ? { ...month, day } : undefined
}

/** Deadlines in tables of tasks; what has to be ready for the meeting is due before it. */
function checkCells(paper: PackDoc, meeting: Day, { inputs, report }: PackContext): Range[] {
  const found: Range[] = []
  if (['会务分工表', '会议方案'].includes(paper.paper)) return found
  for (const table of paper.doc.find(tables)) {
    const column = columnOf(table, /(?:完成|办结|整改)时限|^时限$/u)
    if (column < 0 || columnOf(table, /牵头|责任/u) < 0) continue
    for (const row of table.rows) {
      const cell = row[column]
      const day = cell && dueOf(cell.text, meeting)
      if (!cell || !day || compareDays(day, meeting) >= 0) continue
      found.push(cell.block)
      report({
        doc: paper,
        range: cell.block,
        message: `${paper.name}里的完成时限“${cell.text}”早于开会的${formatDay(meeting)}，请核对`,
        related: sheetLine(inputs, 'time/date'),
      })
    }
  }
  return found
}

/** A notice is signed before the meeting and on the day that its sheet says. */
function checkSigning(paper: PackDoc, meeting: Day, { inputs, report }: PackContext): void {
  if (paper.paper !== '会议通知') return
  const { doc } = paper
  for (const block of doc.blocks) {
    if (block.node.type !== 'paragraph' || block.node.data?.role !== 'signingDate') continue
    const text = doc.slice(block).trim()
    const day = parseDay(text)
    const signed = parseDay(inputs.meeting!.sheet.notice?.signed ?? '')
    if (!day) continue
    const isLate = compareDays(day, meeting) > 0
    if (!isLate && (!signed || compareDays(day, signed) === 0)) continue
    report({
      doc: paper,
      range: block,
      message: isLate
        ? `会议通知的成文日期“${text}”晚于开会的${formatDay(meeting)}，请核对`
        : `会议通知的成文日期是“${text}”，会议表里是“${formatDay(signed!)}”，请核实后改为一致`,
      related: sheetLine(inputs, isLate ? 'time/date' : 'notice/signed'),
    })
  }
}

const reporting = /(\d{1,2})月(\d{1,2})日(?=(?:之?前|以前)[^。；]{0,12}(?:报|送))/gu

/** By when it has to be reported what was done after the meeting. */
function checkFeedback(
  paper: PackDoc,
  papers: readonly PackDoc[],
  meeting: Day,
  context: PackContext,
): Range[] {
  const { feedback } = context.inputs.meeting!.sheet
  const right = feedback?.due === undefined ? undefined : endOf(feedback.due)
  if (!['主持词', '会议纪要', '任务分解表', '会议通知'].includes(paper.paper)) return []
  if (!right || !/日|-\d{1,2}-\d{1,2}/u.test(feedback!.due!)) return []
  const { doc } = paper
  const found: Range[] = []
  for (const sentence of doc.find(sentences)) {
    const words = doc.slice(sentence)
    if (feedback!.to !== undefined && !words.includes(feedback!.to)) continue
    if (!/贯彻|落实情况|传达/u.test(words) || !/情况|排期|报告/u.test(words)) continue
    for (const match of words.matchAll(reporting)) {
      const day = parseDay(`${meeting.year}-${match[1]}-${match[2]}`)
      if (!day || compareDays(day, right) === 0) continue
      const start = sentence.start + match.index
      const range = { start, end: start + match[0].length }
      found.push(range)
      tellDeparting(
        {
          doc: paper,
          range,
          what: '报送的日期',
          right: `${right.month}月${right.day}日`,
          path: 'feedback/due',
        },
        papers,
        context,
      )
    }
  }
  return found
}
