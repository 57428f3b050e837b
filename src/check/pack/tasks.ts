import { endOf } from '../../facts/index.ts'
import { compareDays, formatDay, type Day } from '../../text/dates.ts'
import { parseChineseNumber } from '../../text/numerals.ts'
import { bare, columnOf, tables, type Cell } from '../find/tables.ts'
import { gate } from '../gates.ts'
import type { PackContext, PackDoc, PackRule } from '../rule.ts'
import { dueOf } from './deadline.ts'
import { small } from './example-meetings.ts'
import { matterOfTask, papersOf, sheetLine, sheetOf, titleOf } from './papers.ts'

export const tasks: PackRule = {
  ...gate('pack/tasks'),
  level: 'error',
  needs: ['meeting'],
  why: '任务分解表的行数、文中报的任务条数、会议表的任务要是一个数；删了一行、并了两条，谁也没有认领，年底就成了无头账。',
  basis: [
    { source: '会议表', verified: true },
    { source: '文内逻辑', verified: true },
  ],
  examples: {
    bad: [
      {
        meeting: small,
        papers: {
          任务分解表:
            '# ⟦任务分解表⟧\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 把松岭隧道的照明改造做完 | 县交通运输局 |',
        },
        message: '任务分解表里有1项任务，会议表里是2项，没有“加装波形护栏九十公里”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          任务分解表:
            '# 任务分解表\n\n这次会议的任务共⟦三项⟧，分解如下。\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 把松岭隧道的照明改造做完 | 县交通运输局 |\n| 2 | 加装波形护栏九十公里 | 县公安局 |',
        },
        message: '任务分解表里说有3项任务，会议表里是2项，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          任务分解表:
            '# 任务分解表\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 把松岭隧道的照明改造做完 | ⟦县公安局⟧ |\n| 2 | 加装波形护栏九十公里 | 县公安局 |',
        },
        message:
          '任务分解表里“把松岭隧道的照明改造做完”的牵头单位是“县公安局”，会议表里是“县交通运输局”，请核实后改为一致',
      },
      {
        meeting: small.replace('完成时限: 2026-11-30', '完成时限: 11月底'),
        papers: {
          任务分解表:
            '# 任务分解表\n\n| 任务 | 牵头单位 | 完成时限 |\n| --- | --- | --- |\n| 把松岭隧道的照明改造做完 | 县交通运输局 | 10月底前 |\n| 加装波形护栏九十公里 | 县公安局 | ⟦11月15日前⟧ |',
        },
        message:
          '任务分解表里“加装波形护栏九十公里”的完成时限是“11月15日前”，会议表里是“11月底”，请核实后改为一致',
      },
      {
        meeting: small.replace('完成时限: 2026-11-30', '完成时限: 长期坚持'),
        papers: {
          任务分解表:
            '# 任务分解表\n\n| 任务 | 牵头单位 | 完成时限 |\n| --- | --- | --- |\n| 把松岭隧道的照明改造做完 | 县交通运输局 | 10月底前 |\n| 加装波形护栏九十公里 | 县公安局 | ⟦年内⟧ |',
        },
        message:
          '任务分解表里“加装波形护栏九十公里”的完成时限是“年内”，会议表里是“长期坚持”，请核实后改为一致',
      },
    ],
    good: [
      {
        meeting: small,
        papers: {
          任务分解表:
            '# 任务分解表\n\n共2项任务。\n\n| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 确保把松岭隧道的照明改造做完 | 县交通运输局 |\n| 2 | 力争加装波形护栏九十公里 | 县公安局 |',
          讲话稿: '要抓好三项任务，一项一项落实。',
        },
      },
      {
        meeting: small.replace('完成时限: 2026-11-30', '完成时限: 11月底'),
        papers: {
          任务分解表:
            '# 任务分解表\n\n| 任务 | 牵头单位 | 完成时限 |\n| --- | --- | --- |\n| 把松岭隧道的照明改造做完 | 县交通运输局 | 2026年10月31日前 |\n| 加装波形护栏九十公里 | 县公安局 | 11月30日前 |',
        },
      },
    ],
  },
  check(papers, context) {
    for (const paper of papersOf(papers, '任务分解表')) checkPaper(paper, context)
  },
}

const count =
  /(?:共|分为|分解为|列出|确定)(?:计|有)?[ \u3000]?(\d{1,3}|[一二两三四五六七八九十百]{1,5})(?:项|条)/gu

function checkPaper(paper: PackDoc, context: PackContext): void {
  const { inputs, report } = context
  const { tasks: all } = inputs.meeting!
  const rows = rowsOf(paper)
  if (all.length === 0 || rows.length === 0) return
  const wanted = all.map((task) => ({ task, words: bare(matterOfTask(task, inputs)) }))
  const rowFor = (words: string): Row | undefined => rows.find(({ text }) => text.includes(words))
  // a table in other words than the sheet's was written by hand
  const found = wanted.filter(({ words }) => rowFor(words))
  if (found.length * 2 < wanted.length) return
  const lacking = wanted.find(({ words }) => !rowFor(words))
  const { doc } = paper
  if (lacking && rows.length < all.length)
    report({
      doc: paper,
      range: titleOf(paper),
      message: `${paper.name}里有${rows.length}项任务，会议表里是${all.length}项，没有“${matterOfTask(lacking.task, inputs)}”，请核实后改为一致`,
      related: lineOf(lacking.task.path, inputs),
    })
  for (const match of doc.text.matchAll(count)) {
    const words = match[1]!
    const n = /\d/u.test(words) ? Number(words) : words === '两' ? 2 : parseChineseNumber(words)
    const { kind } = doc.blocks[doc.blockAt(match.index)]!
    const around = doc.text.slice(Math.max(0, match.index - 20), match.index + match[0].length + 10)
    if (n === undefined || n === all.length || kind === 'cell' || !around.includes('任务')) continue
    const end = match.index + match[0].length
    report({
      doc: paper,
      range: { start: end - words.length - 1, end },
      message: `${paper.name}里说有${n}项任务，会议表里是${all.length}项，请核实后改为一致`,
    })
  }
  for (const { task, words } of found) {
    const own = rows.filter(({ text }) => text.includes(words))
    if (own.length === 1) checkRow(own[0]!, task, paper, context)
  }
}

type Task = NonNullable<PackContext['inputs']['meeting']>['tasks'][number]

/** Who leads, what is to be reached and by when, against the sheet. */
function checkRow(row: Row, task: Task, paper: PackDoc, { inputs, report }: PackContext): void {
  const { day } = inputs.meeting!
  const tell = (cell: Cell, what: string, right: string): void => {
    report({
      doc: paper,
      range: cell.block,
      message: `${paper.name}里“${matterOfTask(task, inputs)}”的${what}是“${cell.text}”，${sheetOf(task.path).of === 'meeting' ? '会议表' : '事实表'}里是“${right}”，请核实后改为一致`,
      related: lineOf(task.path, inputs),
    })
  }
  const owner = task.owner.join('、')
  const { goal = '' } = task
  if (row.owner?.text && owner !== '' && bare(row.owner.text) !== bare(owner))
    tell(row.owner, '牵头单位', owner)
  const said = bare(row.goal?.text ?? '').replace(/^(?:确保|力争|争取)/u, '')
  if (row.goal && said !== '' && goal !== '' && said !== bare(goal)) tell(row.goal, '目标值', goal)
  if (row.due && row.due.text !== '' && day && task.due !== undefined) checkDue(row.due, task.due, day, tell)
}

/** A cell's deadline against the sheet's: by their days, and by their words where the sheet's is no day (每月). */
function checkDue(
  cell: Cell,
  due: string,
  meeting: Day,
  tell: (cell: Cell, what: string, right: string) => void,
): void {
  const said = dueOf(cell.text, meeting)
  const dated = endOf(due)
  // 11月底 stands in the sheet without a year
  const right = dated ?? dueOf(due, meeting)
  const isOther =
    said && right ? compareDays(said, right) !== 0 : !right && bareDue(cell.text) !== bareDue(due)
  // a day before the meeting is another gate's business
  if (!isOther || (said && compareDays(said, meeting) < 0)) return
  tell(cell, '完成时限', !dated ? due : cell.text.includes('年') ? formatDay(dated) : shortDay(dated))
}

function shortDay({ month, day }: Day): string {
  return `${month}月${day}日`
}

function bareDue(text: string): string {
  return bare(text).replace(/(?:之?前|以前)$/u, '')
}

function lineOf(path: string, inputs: PackContext['inputs']): ReturnType<typeof sheetLine> {
  const { of, own } = sheetOf(path)
  return sheetLine(inputs, own, of)
}

interface Row {
  /** The words of the task, without spaces. */
  text: string
  owner?: Cell
  goal?: Cell
  due?: Cell
}

const matterHead = /^(?:重点|主要|工作)?(?:任务|事项|工作|任务事项|工作任务|任务名称|重点工作)$/u
const ownerHead = /^(?:牵头|责任)(?:单位|部门)$/u

const goalHead = /^目标(?:值|任务)?$/u
const dueHead = /^(?:完成|办结)时限$/u

function given<T extends object>(cells: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}

/** Rows of the first table of tasks; those below 责任清单 say the same again. */
function rowsOf({ doc }: PackDoc): Row[] {
  for (const table of doc.find(tables)) {
    const matter = columnOf(table, matterHead)
    if (matter < 0) continue
    const [owner, goal, due] = [ownerHead, goalHead, dueHead].map((form) => columnOf(table, form)) as [
      number,
      number,
      number,
    ]
    return table.rows.flatMap((row): Row[] => {
      const text = bare(row[matter]?.text ?? '')
      const cells = { owner: row[owner], goal: row[goal], due: row[due] }
      return text === '' ? [] : [{ text, ...given(cells) }]
    })
  }
  return []
}
