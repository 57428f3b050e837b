import { attendanceOf } from '../../meeting/index.ts'
import { parseChineseNumber } from '../../text/numerals.ts'
import { items } from '../count/items.ts'
import { points } from '../count/points.ts'
import { columnOf, tables } from '../find/tables.ts'
import { gate } from '../gates.ts'
import type { PackContext, PackDoc, PackRule } from '../rule.ts'
import { small } from './example-meetings.ts'
import { sheetLine } from './papers.ts'

const substituted = small.replace(
  '  - {姓名: 向晚,',
  '  - {姓名: 程远, 单位: 县统计局, 职务: 副局长, 状态: 替会, 替: 向晚}\n  - {姓名: 向晚,',
)

export const count: PackRule = {
  ...gate('pack/count'),
  level: 'error',
  needs: ['meeting'],
  covers: ['count/items', 'count/points'],
  why: '应到、实到、请假的人数，分会场的个数，文中说的“几点”“几项”，都要同名单和后面实有的对得上；临时有人请假，报的数最容易忘了改。',
  basis: [
    { source: '会议表', verified: true },
    { source: '文内逻辑', verified: true },
  ],
  examples: {
    bad: [
      {
        meeting: small,
        papers: { 主持词: '# 主持词\n\n会议应到6人，实到⟦6人⟧，请假1人。' },
        message: '主持词里“实到”是6人，按会议表的“参会”是5人，请核实后改为一致',
      },
      {
        // somebody stands in for 向晚: six were called and six come
        meeting: substituted,
        papers: { 主持词: '# 主持词\n\n会议应到6人，实到6人，其中代会1人，请假⟦1人⟧。' },
        message: '主持词里“请假”是1人，按会议表的“参会”是0人，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          通报: '# 通报\n\n从检查情况看，⟦三个方面的问题⟧比较突出。一是台账不全，有的村半年没有更新。二是巡查不勤，有的路段两个月没人去。\n\n这些问题要限期整改。',
        },
        message: '通报：此处为“三个方面的问题”，后面列了2项，应为“两个方面的问题”，或增减内容',
      },
    ],
    good: [
      {
        meeting: small,
        papers: {
          主持词: '# 主持词\n\n会议应到6人，实到5人，请假1人。',
          签到表: '# 签到表\n\n应到：6人　实到：　　人　请假：1人',
          通报: '各乡镇应到的护路员40人，都到了岗。',
        },
      },
      {
        meeting: substituted,
        papers: {
          主持词: '# 主持词\n\n会议应到6人，实到6人，其中代会1人。',
          签到表: '# 签到表\n\n应到6人　实到　　　人（含代会1人）　请假0人',
        },
      },
    ],
  },
  check(papers, context) {
    for (const paper of papers) {
      checkAttendance(paper, context)
      checkVenues(paper, context)
      checkLists(paper, context)
      for (const rule of [points, items])
        for (const said of context.saidBy(rule, paper)) {
          // how many items the agenda has is another gate's business
          if (/议程|议题/u.test(paper.doc.slice(said.range))) continue
          context.report({ ...said, doc: paper, message: `${paper.name}：${said.message}` })
        }
    }
  },
}

const number = '(\\d{1,5}|[一二两三四五六七八九十百]{1,6})'
const said = new RegExp(
  `(应到|实到|请假|列席|代会|替会)(?:会议)?(?:人员|人数)?(?:共|为|[：:])?[ \\u3000]{0,3}${number}[ \\u3000]{0,2}[人名位](?![次\\p{Script=Han}])`,
  'gu',
)

function checkAttendance(paper: PackDoc, { inputs, report }: PackContext): void {
  const { people } = inputs.meeting!
  if (people.length === 0) return
  // a list of the main room counts those who sit there
  const here = people.filter(({ entry }) => entry.venue === undefined)
  const [right, inRoom] = [countsOf(people), countsOf(here)]
  for (const match of paper.doc.text.matchAll(said)) {
    const [whole, word = '', digits = ''] = match
    const n = numberOf(digits)
    const wanted = right[word]!
    if (n === undefined || n === wanted || n === inRoom[word]) continue
    const start = match.index + whole.lastIndexOf(digits)
    report({
      doc: paper,
      range: { start, end: match.index + whole.length },
      message: `${paper.name}里“${word}”是${n}人，按会议表的“参会”是${wanted}人，请核实后改为一致`,
      related: sheetLine(inputs, 'attendees'),
    })
  }
}

type Counts = Readonly<Record<string, number>>

/** How many of each; of 请假 those who send nobody. */
function countsOf(people: Parameters<typeof attendanceOf>[0]): Counts {
  const { called, present, excused, auditing, substitutes } = attendanceOf(people)
  return {
    应到: called,
    实到: present,
    请假: excused,
    列席: auditing,
    代会: substitutes,
    替会: substitutes,
  }
}

const venues = new RegExp(`${number}个分会场`, 'gu')

function checkVenues(paper: PackDoc, { inputs, report }: PackContext): void {
  const { length } = inputs.meeting!.sheet.venues ?? []
  if (length === 0) return
  for (const match of paper.doc.text.matchAll(venues)) {
    const n = numberOf(match[1]!)
    if (n === undefined || n === length) continue
    report({
      doc: paper,
      range: { start: match.index, end: match.index + match[0].length },
      message: `${paper.name}里是${match[0]}，会议表里是${length}个，请核实后改为一致`,
      related: sheetLine(inputs, 'venues'),
    })
  }
}

const headed = /（(\d{1,4})人）$/u

/** 一、出席人员（46人） against the rows of the table below it. */
function checkLists(paper: PackDoc, { report }: PackContext): void {
  const { doc } = paper
  const lists = doc.find(tables)
  for (const [i, block] of doc.blocks.entries()) {
    const match = block.kind === 'cell' ? null : headed.exec(doc.slice(block).trim())
    const next = doc.blocks[i + 1]
    if (!match || next?.kind !== 'cell') continue
    const table = lists.find(({ rows }) =>
      rows.some((row) => row.some((cell) => cell.block.table === next.table)),
    )
    const column = table ? columnOf(table, /^姓名$/u) : -1
    if (!table || column < 0) continue
    const n = table.rows.filter((row) => (row[column]?.text ?? '') !== '').length
    if (n === Number(match[1])) continue
    const start = block.start + doc.slice(block).lastIndexOf(match[0])
    report({
      doc: paper,
      range: { start: start + 1, end: start + match[0].length - 1 },
      message: `${paper.name}里写的是${match[1]}人，下面的表里有${n}人，请核实后改为一致`,
    })
  }
}

function numberOf(words: string): number | undefined {
  if (/\d/u.test(words)) return Number(words)
  return words === '两' ? 2 : parseChineseNumber(words)
}
