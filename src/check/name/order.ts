import type { Meeting } from '../../meeting/index.ts'
import type { Doc } from '../doc.ts'
import { bare, columnOf, tables } from '../find/tables.ts'
import type { Range, Report, Rule } from '../rule.ts'
import { peopleOf } from './people.ts'

const sheet = `名称: 全县公路建设推进会
时间: {日期: 2026-06-12}
参会:
  - {姓名: 陈立农, 单位: 县政府, 职务: 县委副书记、县长, 主席台: 是}
  - {姓名: 何慕平, 单位: 县人大, 职务: 县人大常委会主任, 主席台: 是}
  - {姓名: 沈若澄, 单位: 县政协, 职务: 县政协主席, 主席台: 是}
  - {姓名: 李文达, 单位: 县政府, 职务: 副县长, 主席台: 是}
`

export const order: Rule = {
  id: 'name/order',
  name: '领导排序',
  level: 'warn',
  fix: 'suggest',
  why: '一人兼几职的，党内职务在前；几位领导一起出现的，照会议表的次序。次序错了，名单、桌签、通稿都要返工。',
  basis: [
    { source: '公文惯例', verified: true },
    { source: '会议表', verified: true },
  ],
  examples: {
    bad: [
      {
        text: '会议由⟦县长、县委副书记⟧陈立农主持。',
        message: '陈立农的职务此处为“县长、县委副书记”，党内职务应在前：“县委副书记、县长”，请核实',
        suggested: '会议由县委副书记、县长陈立农主持。',
        with: { meeting: sheet },
      },
      {
        text: '# 在全县教育大会上的讲话\n\n（2026年9月9日）\n\n⟦县长、县委副书记⟧　陈立农\n\n同志们：\n\n今天开会。',
        message: '陈立农的职务此处为“县长、县委副书记”，党内职务应在前：“县委副书记、县长”，请核实',
      },
      {
        text: '出席会议的领导有：县长陈立农，县政协主席⟦沈若澄⟧，县人大常委会主任何慕平，副县长李文达。',
        message: '“沈若澄”排在“何慕平”前，会议表里在后，请核实次序',
        with: { meeting: sheet },
      },
      {
        text: '| 姓名 | 职务 |\n| --- | --- |\n| 陈立农 | 县长 |\n| 何慕平 | 主任 |\n| ⟦李文达⟧ | 副县长 |\n| 沈若澄 | 主席 |',
        message: '“李文达”排在“沈若澄”前，会议表里在后，请核实次序',
        with: { meeting: sheet },
      },
    ],
    good: [
      { text: '会议由县委副书记、县长陈立农主持。', with: { meeting: sheet } },
      '县长、县委副书记分别带队检查，县长、县委书记都到了现场。',
      {
        text: '出席会议的领导有：县长陈立农，县人大常委会主任何慕平，县政协主席沈若澄。',
        with: { meeting: sheet },
      },
      {
        text: '出席会议的有（按姓氏笔画排序）：李文达、何慕平、沈若澄、陈立农。',
        with: { meeting: sheet },
      },
      {
        text: '李文达通报了情况，沈若澄讲了意见，何慕平也作了发言，最后陈立农作了讲话。',
        with: { meeting: sheet },
      },
    ],
  },
  check(doc, { inputs, report }) {
    const { meeting } = inputs
    const own = [
      ...peopleOf(inputs).map(({ name }) => name),
      ...(meeting?.people ?? []).map(({ name }) => name),
      ...(doc.meta.speaker ? [doc.meta.speaker.name] : []),
    ]
    for (const name of new Set(own)) for (const turned of postsTurned(name, doc)) report(turned)
    if (!meeting || /笔画|笔划|音序/u.test(doc.text)) return
    for (const list of listsOf(doc, meeting)) {
      const turned = turnedIn(list)
      if (turned) report(turned)
    }
  },
}

const government =
  '[\\p{Script=Han}]{0,8}?(?:省长|市长|县长|区长|旗长|镇长|乡长|政府(?:党组书记)?|人大常委会主任|政协主席|局长|主任)'
const party =
  '[\\p{Script=Han}]{0,6}?(?:省委|市委|县委|区委|旗委|镇党委|乡党委|党工委|工委)(?:副书记|书记|常委)'
const turnedPosts = new RegExp(
  `(?<![\\p{Script=Han}、])(?:(?:会议)?由|请|经)?(${government})、(${party})[ \\u3000]{0,3}$`,
  'u',
)

/** 县长、县委副书记陈立农: two posts right before one name. */
function postsTurned(name: string, doc: Doc): Report[] {
  const found: Report[] = []
  if (name.length < 2) return found
  for (let at = doc.text.indexOf(name); at >= 0; at = doc.text.indexOf(name, at + name.length)) {
    const { start } = doc.blocks[doc.blockAt(at)]!
    const before = doc.text.slice(Math.max(start, at - 40), at)
    const match = turnedPosts.exec(before)
    if (!match) continue
    const lead = /^(?:会议)?[由请经]/u.exec(match[1]!)?.[0].length ?? 0
    const [first, second] = [match[1]!.slice(lead), match[2]!]
    const words = `${first}、${second}`
    const from = at - before.length + before.lastIndexOf(words)
    const range = { start: from, end: from + words.length }
    const right = `${second}、${first}`
    found.push({
      range,
      message: `${name}的职务此处为“${words}”，党内职务应在前：“${right}”，请核实`,
      suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
    })
  }
  return found
}

interface Named extends Range {
  name: string
  /** Place in the meeting's order. */
  rank: number
}

/** Fewer names are no list. */
const shortest = 3
/** What stands between two names of a list: marks, and posts, which hold no verb. */
const between = /^[^。；：\n（(]{0,40}$/u
const verbs = /主持|讲话|通报|汇报|发言|讲了|强调|指出|要求|介绍|部署|陪同|代表|作了|作|传达|宣读|提出|说/u

/** Runs of the meeting's leaders in running text, and columns of their names. */
function listsOf(doc: Doc, { people }: Meeting): Named[][] {
  const leaders = people.map((person, rank) => ({ ...person, rank })).filter(({ leader }) => leader)
  const found = leaders
    .flatMap(({ name, rank }): Named[] => {
      const places: Named[] = []
      for (let at = doc.text.indexOf(name); at >= 0; at = doc.text.indexOf(name, at + name.length))
        if (doc.blocks[doc.blockAt(at)]!.kind !== 'cell')
          places.push({ name, rank, start: at, end: at + name.length })
      return places
    })
    .sort((a, b) => a.start - b.start)
  const lists: Named[][] = []
  for (const one of found) {
    const last = lists.at(-1)?.at(-1)
    const words = last ? doc.text.slice(last.end, one.start) : '\n'
    if (last && between.test(words) && !verbs.test(words)) lists.at(-1)!.push(one)
    else lists.push([one])
  }
  for (const table of doc.find(tables)) {
    const column = columnOf(table, /^姓名$/u)
    if (column < 0) continue
    lists.push(
      table.rows.flatMap((row): Named[] => {
        const cell = row[column]
        const leader = leaders.find(({ name }) => name === bare(cell?.text ?? ''))
        return cell && leader
          ? [{ name: leader.name, rank: leader.rank, start: cell.block.start, end: cell.block.end }]
          : []
      }),
    )
  }
  return lists.filter((list) => list.length >= shortest)
}

/** The first who stands before somebody of a higher place. */
function turnedIn(list: readonly Named[]): Report | undefined {
  const at = list.findIndex((one, i) => i + 1 < list.length && one.rank > list[i + 1]!.rank)
  const [before, after] = [list[at], list[at + 1]]
  if (!before || !after) return undefined
  return {
    range: { start: before.start, end: before.end },
    message: `“${before.name}”排在“${after.name}”前，会议表里在后，请核实次序`,
    related: [{ message: '应在前面', at: { start: after.start, end: after.end } }],
  }
}
