import type { Meeting } from '../../meeting/index.ts'
import { bare, columnOf, tables, type Cell, type Table } from '../find/tables.ts'
import { gate } from '../gates.ts'
import type { PackContext, PackDoc, PackRule } from '../rule.ts'
import { small } from './example-meetings.ts'
import { differsInOne, nameForm, NameList, type Person } from './name-list.ts'
import { checkPosts } from './name-posts.ts'
import { papersOf, placesOf, sheetLine, tellDeparting, titleOf } from './papers.ts'

export const names: PackRule = {
  ...gate('pack/names'),
  level: 'error',
  needs: ['meeting'],
  covers: ['name/person', 'name/title'],
  why: '同一个人的姓名、职务、单位在名单、座次、桌签、签到、主持词、通稿里要一字不差，该到的人哪一份里也不能少；侯与候、珏与钰一字之差，桌签就摆错了。',
  basis: [{ source: '会议表', verified: true }],
  examples: {
    bad: [
      {
        meeting: small,
        papers: {
          主持词: '# 主持词\n\n首先，请县交通运输局局长⟦候建民⟧通报情况。',
          参会人员名单: '| 姓名 | 职务 |\n| --- | --- |\n| 侯建民 | 县交通运输局局长 |',
        },
        message: '主持词里姓名是“候建民”，参会人员名单和会议表里是“侯建民”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: { 主持词: '# 主持词\n\n首先，请县交通运输局局长⟦侯建民生⟧同志通报情况。' },
        message: '主持词里姓名是“侯建民生”，会议表里是“侯建民”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          参会人员名单:
            '| 姓名 | 单位 | 职务 |\n| --- | --- | --- |\n| 侯建民 | 县交通运输局 | ⟦县交通局局长⟧ |',
          议程: '1.通报公路建设情况（县交通运输局局长侯建民）',
        },
        message:
          '参会人员名单里侯建民的职务是“县交通局局长”，议程和会议表里是“县交通运输局局长”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          新闻通稿: '# 全县公路建设推进会召开\n\n⟦县委副书记⟧李文达主持会议。',
          主持词: '# 主持词\n\n（主持人：常务副县长李文达）',
        },
        message: '新闻通稿里李文达的职务是“县委副书记”，主持词和会议表里是“常务副县长”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: { 桌签: '# 桌签\n\n- 陈立农\n- 李文达\n- ⟦候建民⟧\n- 田　雨\n- 石　砚' },
        message: '桌签里姓名是“候建民”，会议表里是“侯建民”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: { 桌签: '# ⟦桌签⟧\n\n- 陈立农\n- 李文达\n- 侯建民\n- 田　雨' },
        message: '桌签里没有“石砚”，会议表的“参会”里有，请补上',
      },
    ],
    good: [
      {
        meeting: small,
        papers: {
          桌签: '# 桌签\n\n- 陈立农\n- 李文达\n- 侯建民\n- 田　雨\n- 石　砚',
          主持词:
            '# 主持词\n\n首先，请县交通运输局局长侯建民通报情况。请松岭镇党委书记田雨、青石镇镇长石砚发言。',
          参会人员名单:
            '| 姓　名 | 职务 |\n| --- | --- |\n| 侯建民 | 县交通运输局局长 |\n| 田　雨 | 松岭镇党委书记 |',
          任务分解表: '| 任务 | 备注 |\n| --- | --- |\n| 护路 | 田间 |',
          会务分工表: '| 组别 | 姓名 |\n| --- | --- |\n| 材料组 | 方屿 |',
        },
      },
    ],
  },
  check(papers, context) {
    const meeting = context.inputs.meeting!
    const list = new NameList(context.inputs)
    for (const paper of papers) {
      for (const table of paper.doc.find(tables)) checkTable(table, paper, papers, list, context)
      if (paper.paper === '桌签') checkCards(paper, papers, list, context)
      checkAfterPosts(paper, papers, list, context)
      checkPosts(paper, papers, meeting, context)
    }
    for (const paper of papersOf(papers, ...lists)) tellLacking(paper, list, context)
  },
}

/** Papers in which everybody who comes has to stand. */
const lists = ['参会人员名单', '座次表', '桌签', '签到表']

/** A row's name, post and unit against those of the person; cells of tables without heads by their names alone. */
function checkTable(
  table: Table,
  paper: PackDoc,
  papers: readonly PackDoc[],
  list: NameList,
  context: PackContext,
): void {
  const [name, post, unit] = [/^姓名$/u, /^(?:单位及?)?职务(?:职称)?$/u, /^(?:工作|所在)?单位$/u].map(
    (form) => columnOf(table, form),
  ) as [number, number, number]
  const first = table.heads.map((text, column) => ({ text, column }))
  for (const row of table.rows) {
    const named = name < 0 ? undefined : row[name]
    const person = named && list.named(bare(named.text))
    if (person) {
      checkCell(row[post], [person.post, person.title, `${person.unit}${person.post}`], 'post', person)
      checkCell(row[unit], unitForms(person, context.inputs.meeting!), 'unit', person)
    }
    for (const cell of named ? [named] : row) checkNameCell(cell)
  }
  // seats: a plan has no heads
  if (name < 0 && paper.paper === '座次表')
    for (const { text, column } of first) {
      const block = paper.doc.blocks.find(
        (one) => one.row === 0 && one.column === column && bare(paper.doc.slice(one)) === text,
      )
      if (block) checkNameCell({ text, block })
    }

  function checkCell(
    cell: Cell | undefined,
    forms: readonly string[],
    key: 'post' | 'unit',
    person: Person,
  ): void {
    if (!cell || cell.text === '' || forms.some((form) => bare(form) === bare(cell.text))) return
    const right = forms.find((form) => form !== '')
    if (right === undefined || /【/u.test(cell.text)) return
    tellDeparting(
      {
        doc: paper,
        range: cell.block,
        what: `${person.name}的${key === 'post' ? '职务' : '单位'}`,
        right: key === 'post' ? person.title : right,
        path: `${person.path}/${key}`,
      },
      papers,
      context,
    )
  }

  function checkNameCell(cell: Cell | undefined): void {
    const said = bare(cell?.text ?? '')
    if (!cell || !nameForm.test(said) || list.isKnown(said)) return
    const person = list.nearly(said)
    // 安全 in a cell is no slip for 安然
    if (person && said.length < 3 && name < 0 && paper.paper !== '座次表') return
    if (person && !bare(paper.doc.text).includes(bare(person.name)))
      tellName(cell.block, person, paper, papers, context)
  }
}

/** A unit by its name or its short name. */
function unitForms({ unit }: Person, { sheet }: Meeting): string[] {
  const member = sheet.units?.find((one) => one.name === unit || one.short === unit)
  return [unit, member?.name ?? '', member?.short ?? '']
}

function tellName(
  range: { start: number; end: number },
  person: Person,
  paper: PackDoc,
  papers: readonly PackDoc[],
  context: PackContext,
): void {
  const { name, path } = person
  tellDeparting({ doc: paper, range, what: '姓名', right: name, path: `${path}/name` }, papers, context)
}

/** Each card is a name of somebody who comes. */
function checkCards(paper: PackDoc, papers: readonly PackDoc[], list: NameList, context: PackContext): void {
  for (const block of paper.doc.blocks) {
    const said = bare(paper.doc.slice(block))
    if (block.kind === 'title' || block.kind === 'heading' || !nameForm.test(said) || list.isKnown(said))
      continue
    const person = list.nearly(said)
    if (person) tellName(block, person, paper, papers, context)
    else
      context.report({
        doc: paper,
        range: block,
        message: `${paper.name}里的“${said}”不在会议表的“参会”里，请核对`,
      })
  }
}

/** 县交通运输局局长候建民: a name behind the post of somebody whose name differs in one character. */
function checkAfterPosts(
  paper: PackDoc,
  papers: readonly PackDoc[],
  list: NameList,
  context: PackContext,
): void {
  const { text } = paper.doc
  const told = new Set<number>()
  for (const person of list.people) {
    for (const post of new Set([person.title, ...person.post.split('、')])) {
      if (post.length < 2) continue
      for (const at of placesOf(post, text)) {
        const gap = /^[ \u3000]?/u.exec(text.slice(at + post.length, at + post.length + 1))![0].length
        const start = at + post.length + gap
        const called = /^\p{Script=Han}{2,5}?(?=同志)/u.exec(text.slice(start, start + 8))?.[0]
        if (
          called !== undefined &&
          !told.has(start) &&
          !list.isKnown(called) &&
          isStretched(called, person)
        ) {
          told.add(start)
          tellName({ start, end: start + called.length }, person, paper, papers, context)
          continue
        }
        const said = text.slice(start, start + person.name.length)
        if (told.has(start) || !differsInOne(said, person.name) || !nameForm.test(said)) continue
        if (list.isKnown(said) || list.people.some(({ name }) => text.startsWith(name, start))) continue
        // 组长安全意识强
        if (said.length < 3 && /\p{Script=Han}/u.test(text[start + said.length] ?? '')) continue
        told.add(start)
        tellName({ start, end: start + said.length }, person, paper, papers, context)
      }
    }
  }
}

/** 林茂盛 for 林茂, 林 for 林茂: before 同志 a name ends, so that one more or one fewer is seen too. */
function isStretched(called: string, { name }: Person): boolean {
  return called !== name && (called.startsWith(name) || name.startsWith(called))
}

/** Who comes and is missing in a list that has most of the others. */
function tellLacking(paper: PackDoc, { people }: NameList, { inputs, report }: PackContext): void {
  const text = bare(paper.doc.text)
  const come = people.filter(({ status, entry }) => status !== '请假' && entry.venue === undefined)
  const lacking = come.filter(({ name }) => !text.includes(bare(name)))
  // a paper that has few of them is another list, or one that was cut by hand
  if (lacking.length === 0 || lacking.length * 2 > come.length) return
  for (const person of lacking) {
    // who stands there under a name with a slip is told by the slip
    const isSlip = paper.doc.blocks.some((block) => differsInOne(bare(paper.doc.slice(block)), person.name))
    if (isSlip) continue
    report({
      doc: paper,
      range: titleOf(paper),
      message: `${paper.name}里没有“${person.name}”，会议表的“参会”里有，请补上`,
      related: sheetLine(inputs, person.path),
    })
  }
}
