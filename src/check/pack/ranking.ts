import type { Meeting } from '../../meeting/index.ts'
import { isLink } from '../facts/match.ts'
import { figures } from '../find/figures.ts'
import { firstAtOrAfter } from '../find/first.ts'
import { bare, tables, type Cell, type Table } from '../find/tables.ts'
import { gate } from '../gates.ts'
import type { PackContext, PackDoc, PackRule } from '../rule.ts'
import { small } from './example-meetings.ts'
import { placesOf, tellDeparting } from './papers.ts'

type Ranking = NonNullable<Meeting['ranking']>
type RankRow = Ranking['groups'][number]['rows'][number]

export const ranking: PackRule = {
  ...gate('pack/ranking'),
  level: 'error',
  needs: ['meeting'],
  covers: ['figure/rank', 'figure/completion', 'figure/share', 'figure/part-sum'],
  why: '排名表、通报、参阅里各单位的完成数、完成率、得分和名次，要同会议表算出来的一致；改了一个数，名次也要跟着变。',
  basis: [{ source: '会议表', verified: true }],
  examples: {
    bad: [
      {
        meeting: small,
        papers: {
          考核排名表:
            '| 单位 | 完成 | 目标 | 完成率 | 名次 |\n| --- | --- | --- | --- | --- |\n| 松岭镇 | 64 | 80 | 80% | 1 |\n| 云台乡 | 36 | 48 | 75% | ⟦3⟧ |\n| 青石镇 | 54 | 90 | 60% | 3 |',
        },
        message: '考核排名表里云台乡的名次是“3”，会议表里是“2”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          通报: '| 单位 | 完成率 |\n| --- | --- |\n| 松岭镇 | 80% |\n| 云台乡 | 75% |\n| 青石镇 | ⟦66%⟧ |',
        },
        message: '通报里青石镇的完成率是“66%”，会议表里是“60%”，请核实后改为一致',
      },
      {
        // a paper is named beside the sheet only where its own table gives the value
        meeting: small,
        papers: {
          会议通知: '定于6月12日上午9:00召开，8:40前报到，会期60分钟。\n\n\n附件：回执',
          考核排名表:
            '| 单位 | 公路 | 公路 |\n| --- | --- | --- |\n| 单位 | 目标 | 完成率% |\n| 松岭镇 | 80 | 80 |\n| 云台乡 | 48 | 75 |\n| 青石镇 | 90 | 60 |',
          通报: '| 单位 | 公路 | |\n| --- | --- | --- |\n| 单位 | 目标 | 完成率% |\n| 松岭镇 | 80 | 80 |\n| 云台乡 | 48 | 75 |\n| 青石镇 | 90 | ⟦66⟧ |',
        },
        message: '通报里青石镇的“公路”完成率%是“66”，考核排名表和会议表里是“60”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          '表态发言（青石镇）': '# 青石镇表态发言\n\n截至5月底，我镇公路完成⟦45公里⟧，年底前要完成90公里。',
        },
        message: '表态发言（青石镇）里公路是“45公里”，会议表里是“54公里”，请核实后改为一致',
      },
    ],
    good: [
      {
        meeting: small,
        papers: {
          考核排名表:
            '| 单位 | 完成 | 目标 | 完成率 | 名次 |\n| --- | --- | --- | --- | --- |\n| 松岭镇 | 64 | 80 | 80% | 1 |\n| 云台乡 | 36 | 48 | 75% | 2 |\n| 青石镇 | 54 | 90 | 60% | 3 |',
          '表态发言（松岭镇）': '截至5月底，我镇公路完成64公里，离公路目标80公里还差16公里。',
          参会人员名单: '| 单位 | 人数 |\n| --- | --- |\n| 松岭镇 | 3 |\n| 云台乡 | 1 |\n| 青石镇 | 2 |',
        },
      },
    ],
  },
  check(papers, context) {
    const found = context.inputs.meeting!.ranking
    if (!found) return
    const rows = found.groups.flatMap((group) => group.rows)
    const readings = papers.flatMap((paper) =>
      paper.doc.find(tables).flatMap((table) => readTable(table, rows, paper)),
    )
    for (const reading of readings) tellCell(reading, readings, papers, context)
    for (const paper of papers) if (paper.paper === '表态发言') checkOwn(paper, found, papers, context)
  },
}

/** A unit's own figures in what it says: 到位资金完成3.6亿元，目标7.2亿元. */
function checkOwn(
  paper: PackDoc,
  { indicators, groups }: Ranking,
  papers: readonly PackDoc[],
  context: PackContext,
): void {
  const unit = /（([^（）]+)）/u.exec(paper.name)?.[1]
  const row = groups.flatMap(({ rows }) => rows).find((one) => one.unit === unit || one.short === unit)
  if (!row) return
  const { doc } = paper
  const all = doc.find(figures)
  for (const [i, indicator] of indicators.entries()) {
    const { done, goal } = row.values[i]!
    for (const at of placesOf(indicator.name, doc.text)) {
      const end = at + indicator.name.length
      const told = all[firstAtOrAfter(all, end)]
      const link = told ? doc.text.slice(end, told.start) : ''
      if (!told || told.printed !== indicator.unit || told.hedge !== '' || link.length > 16 || !isLink(link))
        continue
      const right = /目标|任务|确保|力争|计划/u.test(link) ? goal : done
      const others = [done, goal].flatMap((cell) => (cell ? [Number(cell.text)] : []))
      if (!right || others.includes(Number(told.digits))) continue
      tellDeparting(
        {
          doc: paper,
          range: told,
          what: indicator.name,
          right: `${right.text}${indicator.unit}`,
          path: right.path ?? row.path,
        },
        papers,
        context,
      )
    }
  }
}

interface Line {
  row: RankRow
  cells: readonly Cell[]
}

/** A cell that gives a value of a unit. */
interface Reading {
  paper: PackDoc
  cell: Cell
  row: RankRow
  /** 完成率, or “到位资金”完成 below two rows of heads. */
  label: string
  /** Which of keysOf its column gives. */
  key: number
  right: Value | undefined
  isRight: boolean
}

/** Columns that give one value of each unit, but for a cell or two. */
function readTable(table: Table, rows: readonly RankRow[], paper: PackDoc): Reading[] {
  const lines = table.rows.flatMap((cells): Line[] => {
    const row = rows.find(({ unit, short }) => cells.some(({ text }) => [unit, short].includes(bare(text))))
    return row ? [{ row, cells }] : []
  })
  if (lines.length < 2) return []
  // a second row of heads stands among the rows: 完成率% below 到位资金
  const [second = []] = table.rows.filter(
    ({ length }, i) => i === 0 && length > 0 && table.rows[0] !== lines[0]!.cells,
  )
  return table.heads.flatMap((_, column): Reading[] => {
    const told = lines.flatMap(({ row, cells }) => {
      const cell = cells[column]
      const said = cell && numberOf(cell.text)
      return said === undefined ? [] : [{ row, cell: cell!, said }]
    })
    const key = keysOf(rows)
      .map((of, index) => ({
        of,
        index,
        right: told.filter(({ row, said }) => numberOf(of(row)?.text ?? '') === said).length,
      }))
      .reduce((best, one) => (one.right > best.right ? one : best), { of: never, index: -1, right: 0 })
    const wrong = told.filter(({ row, said }) => numberOf(key.of(row)?.text ?? '') !== said)
    // a column of something else agrees here and there by chance
    if (key.right < 2 || wrong.length * 3 > told.length + 1) return []
    // a head over several columns stands in the first of them alone where the table is Word's
    const head = table.heads.slice(0, column + 1).findLast((words) => words !== '') ?? ''
    const label = labelOf(head, bare(second[column]?.text ?? ''))
    return told.map(({ row, cell, said }) => {
      const right = key.of(row)
      const isRight = numberOf(right?.text ?? '') === said
      return { paper, cell, row, label, key: key.index, right, isRight }
    })
  })
}

/** Tells a cell that is wrong, beside those of other papers that give the same value of the same unit. */
function tellCell(
  { paper, cell, row, label, key, right, isRight }: Reading,
  readings: readonly Reading[],
  papers: readonly PackDoc[],
  context: PackContext,
): void {
  if (isRight || !right) return
  const sign = /[%％]$/u.exec(cell.text)?.[0] ?? ''
  const others = readings.filter(
    (one) => one.isRight && one.row === row && one.key === key && one.paper !== paper,
  )
  tellDeparting(
    {
      doc: paper,
      range: cell.block,
      what: `${row.unit}的${label}`,
      right: `${right.text}${sign}`,
      path: right.path,
      others: others.map((one) => ({ paper: one.paper, range: one.cell.block })),
    },
    papers,
    context,
  )
}

function labelOf(head: string, below: string): string {
  return below === '' || below === head ? head : `“${head}”${below}`
}

interface Value {
  text: string
  path: string
}

function never(): undefined {
  return undefined
}

/** Everything that a table may print of a unit. */
function keysOf(rows: readonly RankRow[]): ((row: RankRow) => Value | undefined)[] {
  const indicators = rows[0]?.values.map((_, i) => i) ?? []
  const cell = (one: { text: string; path?: string } | undefined, row: RankRow): Value | undefined =>
    one && { text: one.text, path: one.path ?? row.path }
  return [
    (row) => (row.place > 0 ? { text: String(row.place), path: row.path } : undefined),
    (row) => (row.previous === undefined ? undefined : { text: String(row.previous), path: row.path }),
    (row) => cell(row.total, row),
    ...indicators.flatMap((i) =>
      (['done', 'goal', 'completion', 'score'] as const).map(
        (key) =>
          (row: RankRow): Value | undefined =>
            cell(row.values[i]?.[key], row),
      ),
    ),
  ]
}

/** 42.9% and 42.9 are one number; what is no number is undefined. */
function numberOf(text: string): number | undefined {
  const match = /^-?\d{1,9}(?:\.\d{1,6})?(?=[%％]?$)/u.exec(text.trim())
  return match ? Number(match[0]) : undefined
}
