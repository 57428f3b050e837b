import { commitment } from '../facts/commitment.ts'
import { lastStop } from '../facts/match.ts'
import { readAgainst } from '../facts/mentions.ts'
import type { Path } from '../../text/places.ts'
import type { Doc } from '../doc.ts'
import { columnOf, tables } from '../find/tables.ts'
import { gate } from '../gates.ts'
import type { Inputs, PackContext, PackDoc, PackRule } from '../rule.ts'
import { roadFacts, small } from './example-meetings.ts'
import { matterOfTask, placesOf, sheetOf, tellDeparting } from './papers.ts'

export const verb: PackRule = {
  ...gate('pack/verb'),
  level: 'error',
  needs: ['meeting'],
  covers: ['facts/commitment'],
  why: '力争和确保是两种承诺，拟建和已建是两回事；任务分解表、讲话、通报里同一件事的轻重要一样，考核才有准绳。',
  basis: [
    { source: '会议表', verified: true },
    { source: '事实表', verified: true },
  ],
  examples: {
    bad: [
      {
        meeting: small,
        papers: {
          任务分解表:
            '| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | ⟦力争⟧把松岭隧道的照明改造做完 | 县交通运输局 |',
          讲话稿: '县交通运输局10月底前确保把松岭隧道的照明改造做完。',
        },
        message: '任务分解表里“把松岭隧道的照明改造做完”是“力争”，讲话稿和会议表里是“确保”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          任务分解表:
            '| 序号 | 任务 | 目标值 |\n| --- | --- | --- |\n| 1 | 加装波形护栏九十公里 | ⟦确保⟧90公里 |',
        },
        message: '任务分解表里“加装波形护栏九十公里”是“确保”，会议表里是“力争”，请核实后改为一致',
      },
      {
        meeting: small,
        sheet: roadFacts,
        papers: { 通报: '全年新建改建农村公路⟦力争⟧450公里。' },
        message: '通报：此处为“力争”，事实表“新建改建农村公路”的目标是“确保”，请核对',
      },
    ],
    good: [
      {
        meeting: small,
        sheet: roadFacts,
        papers: {
          任务分解表:
            '| 序号 | 任务 |\n| --- | --- |\n| 1 | 确保把松岭隧道的照明改造做完 |\n| 2 | 力争加装波形护栏九十公里 |\n\n| 序号 | 任务 | 目标值 |\n| --- | --- | --- |\n| 1 | 加装波形护栏九十公里 | 力争90公里 |',
          讲话稿:
            '10月底前把松岭隧道的照明改造做完，争取加装波形护栏九十公里，全年新建改建农村公路确保450公里。',
        },
      },
    ],
  },
  check(papers, context) {
    const tasks = promisesOf(context.inputs)
    for (const paper of papers) {
      const told = new Set<number>()
      for (const task of tasks) {
        checkTask(task, paper, papers, told, context)
        checkGoal(task, paper, papers, told, context)
      }
      for (const said of context.saidBy(commitment, paper)) {
        if (told.has(said.range.start)) continue
        told.add(said.range.start)
        context.report({ ...said, doc: paper, message: `${paper.name}：${said.message}` })
      }
      checkBounds(paper, context)
    }
  },
}

interface Promise {
  matter: string
  commitment: string
  path: Path
}

/** A promise stands no farther before what is promised. */
const farthest = 60
/** Shorter matters stand in other sentences too. */
const shortest = 6

/** Tasks that say how firmly they are meant, with the words that every paper prints of them. */
function promisesOf(inputs: Inputs): Promise[] {
  return inputs.meeting!.tasks.flatMap((task) => {
    const matter = matterOfTask(task, inputs)
    return task.commitment === undefined || matter.length < shortest
      ? []
      : [{ matter, commitment: task.commitment, path: task.path }]
  })
}

const promised = /(?:确保|力争|争取)(?=[^确力争]*$)/u
const elsewhere = /同时|前提|基础上|之[外余]|安全|质量|不/u

function checkTask(
  { matter, commitment: right, path }: Promise,
  paper: PackDoc,
  papers: readonly PackDoc[],
  told: Set<number>,
  context: PackContext,
): void {
  const { doc } = paper
  for (const at of placesOf(matter, doc.text)) {
    const from = lastStop(doc.text, at, Math.max(doc.blocks[doc.blockAt(at)]!.start, at - farthest))
    const words = doc.text.slice(from, at)
    const match = promised.exec(words)
    const start = match ? from + match.index : besideGoal(at, doc)
    if (start === undefined || isSame(doc.text.slice(start, start + 2), right)) continue
    if (match && elsewhere.test(words.slice(match.index + 2))) continue
    if (told.has(start)) continue
    told.add(start)
    const { of, own } = sheetOf(path)
    tellDeparting(
      {
        doc: paper,
        range: { start, end: start + 2 },
        what: `“${matter}”`,
        right,
        path: `${own}/commitment`,
        of,
        found: `${right}${matter}`,
      },
      papers,
      context,
    )
  }
}

const goalCell = /^(?:确保|力争|争取)(?=\d)/u

/** In a table the commitment may stand with the goal, in a cell behind the task: 力争3600人. */
function besideGoal(at: number, doc: Doc): number | undefined {
  const index = doc.blockAt(at)
  const { table, row } = doc.blocks[index]!
  if (table === undefined || row === undefined) return undefined
  for (let i = index + 1; doc.blocks[i]?.table === table && doc.blocks[i]!.row === row; i++)
    if (goalCell.test(doc.slice(doc.blocks[i]!))) return doc.blocks[i]!.start
  return undefined
}

/** 力争200处: in tables of tasks the promise stands before what is to be reached. */
function checkGoal(
  { matter, commitment: right, path }: Promise,
  paper: PackDoc,
  papers: readonly PackDoc[],
  told: Set<number>,
  context: PackContext,
): void {
  for (const table of paper.doc.find(tables)) {
    const column = columnOf(table, /^目标(?:值|任务)?$/u)
    if (column < 0) continue
    for (const row of table.rows) {
      const cell = row[column]
      const said = /^(?:确保|力争|争取)(?=\d)/u.exec(cell?.text ?? '')?.[0]
      if (!cell || said === undefined || isSame(said, right) || told.has(cell.block.start)) continue
      if (!row.some(({ text }) => text.includes(matter))) continue
      const { start } = cell.block
      told.add(start)
      const { of, own } = sheetOf(path)
      const range = { start, end: start + said.length }
      const what = `“${matter}”`
      tellDeparting(
        { doc: paper, range, what, right, path: `${own}/commitment`, of, found: `${right}${matter}` },
        papers,
        context,
      )
    }
  }
}

/** 力争 and 争取 weigh the same. */
function isSame(a: string, b: string): boolean {
  return a === b || (a !== '确保' && b !== '确保')
}

const least = /^(?:不低于|不少于|至少)$/u
const most = /^(?:不超过|不高于|不多于|控制在)$/u
const bound = /(?:不低于|不少于|至少|不超过|不高于|不多于)$/u

/** 至少 in the sheet, 不超过 in a paper: the same number, and the other way round. */
function checkBounds(paper: PackDoc, { inputs, report }: PackContext): void {
  if (!inputs.facts) return
  for (const { told, given, state, fact, role } of readAgainst(paper.doc, inputs.facts, paper.provenance)
    .mentions) {
    const right = given.target?.bound
    const said = bound.exec(told.before)?.[0]
    if (role !== 'target' || state !== 'same' || right === undefined || said === undefined) continue
    const isTurned = (least.test(right) && most.test(said)) || (most.test(right) && least.test(said))
    if (!isTurned) continue
    report({
      doc: paper,
      range: { start: told.start - said.length, end: told.start },
      message: `${paper.name}里“${fact.name}”的目标是“${said}”，事实表里是“${right}”，请核实后改为一致`,
    })
  }
}
