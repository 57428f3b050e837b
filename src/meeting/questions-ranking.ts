/** What the speaker is likely to be asked about the units of the ranking: one question for all that share a trouble. */
import { isCeiling, paceGap, targetOf, type Derived, type Facts, type Figure } from '../facts/index.ts'
import { Decimal, convertUnit, formatComputed, parseNumber } from '../text/decimal.ts'
import { inMeeting } from './join.ts'
import { countsFromJanuary } from './questions-facts.ts'
import type { Question } from './questions-types.ts'
import type { Ranking, RankRow } from './ranking-types.ts'

/** Units named in a question, and facts listed in its basis. */
const maxNamed = 3
const maxListed = 8

export function rankingQuestions(ranking: Ranking, facts: Facts): Question[] {
  const rows = ranking.groups.flatMap((group) => group.rows)
  return [
    ...ranking.indicators.flatMap((_, i) => behind(ranking, i, rows, facts)),
    ...fallen(rows),
    ...withoutNumbers(rows),
  ]
}

/** 甲、乙 · 甲、乙、丙等5家 */
function named(rows: readonly RankRow[]): string {
  const names = rows.slice(0, maxNamed).map(({ short }) => short)
  return names.join('、') + (rows.length > maxNamed ? `等${rows.length}家` : '')
}

function listed(rows: readonly RankRow[], say: (row: RankRow) => string): string {
  return rows.slice(0, maxListed).map(say).join('；') + (rows.length > maxListed ? '……' : '')
}

/**
 * Units behind 时序进度 by one indicator. Only where the facts have the figure of its name with a target, and the units'
 * goals make up at least four fifths of it: a goal for a part of the year has no such pace.
 */
function behind(ranking: Ranking, index: number, rows: readonly RankRow[], facts: Facts): Question[] {
  const indicator = ranking.indicators[index]!
  const figure = [...facts.figures.values()].find(
    ({ id, name }) => id === indicator.name || name === indicator.name,
  )
  if (!figure || !countsFromJanuary(facts) || !isShareOf(figure, indicator.unit, index, rows)) return []
  const gaps = new Map<RankRow, Derived>()
  for (const row of rows) {
    const gap = paceGap(figureOf(row, index, figure, ranking.asOf), facts.calendar)
    if (gap?.exact.isNegative() && gap.text !== '0') gaps.set(row, gap)
  }
  const slow = [...gaps.keys()].sort((a, b) => gaps.get(a)!.exact.comparedTo(gaps.get(b)!.exact))
  const [slowest] = slow
  if (!slowest) return []
  const [most, next] = slow.map((row) => formatComputed(gaps.get(row)!.exact.abs()))
  // Nobody is the slowest whom another equals.
  const who = next === most ? '最慢的' : `最慢的${slowest.short}`
  const text =
    slow.length === 1
      ? `${slowest.short}的${indicator.name}比时序进度慢${most}个百分点，怎么赶上来？`
      : `${named(slow)}的${indicator.name}慢于时序进度，${who}慢${most}个百分点，怎么赶上来？`
  const basis = `排名“${indicator.name}”：${listed(slow, (row) => `${row.short}${gaps.get(row)!.formula!}`)}`
  return [{ kind: '落后时序', text, basis, path: inMeeting(slowest.path) }]
}

/** True where the goals of the units make up the target of the figure. */
function isShareOf(figure: Figure, unit: string, index: number, rows: readonly RankRow[]): boolean {
  const target = targetOf(figure)
  const whole = target?.value === undefined ? undefined : parseNumber(target.value)
  const amount = whole && convertUnit(whole, target?.unit ?? figure.unit, unit || figure.unit)
  if (!amount || isCeiling(target!)) return false
  const goals = rows.map(({ values }) => parseNumber(values[index]?.goal?.text ?? '0') ?? new Decimal(0))
  const sum = goals.reduce((sum, goal) => sum.plus(goal), new Decimal(0))
  return sum.greaterThanOrEqualTo(amount.times('0.8'))
}

/** What a unit did as a figure of its own: its 时序进度 is that of the whole. */
function figureOf(row: RankRow, index: number, whole: Figure, asOf: string | undefined): Figure {
  const { done, goal, completion } = row.values[index] ?? {}
  const exact = done && parseNumber(done.text)
  const stated = completion && completion.formula === undefined ? completion.text : undefined
  return {
    id: row.unit,
    path: row.path,
    name: row.short,
    unit: whole.unit,
    entry: {
      value: done?.text,
      completion: stated,
      target: [{ value: goal?.text, due: targetOf(whole)?.due }],
      asOf: asOf ?? whole.entry.asOf,
    },
    parts: [],
    unconfirmed: false,
    ...(exact ? { value: { exact, text: done.text } } : {}),
  }
}

function fallen(rows: readonly RankRow[]): Question[] {
  const down = rows.filter(({ moved }) => moved !== undefined && moved < 0)
  down.sort((a, b) => a.moved! - b.moved!)
  const [most] = down
  if (!most) return []
  const from = `从第${most.previous}位退到第${most.place}位`
  const worst = down[1]?.moved === most.moved ? '' : `退得最多的${most.short}${from}，`
  const text =
    down.length === 1
      ? `${most.short}的名次${from}，原因是什么？`
      : `${named(down)}名次后退，${worst}原因是什么？`
  const basis = listed(down, ({ short, previous, place }) => `${short}上次第${previous}位，现在第${place}位`)
  return [{ kind: '名次后退', text, basis: `排名：${basis}`, path: inMeeting(most.path) }]
}

function withoutNumbers(rows: readonly RankRow[]): Question[] {
  const blank = rows.filter(({ place }) => place === 0)
  if (blank.length === 0) return []
  const text = `${named(blank)}的数据为什么没有报上来？`
  const basis = `“单位”：${listed(blank, ({ short }) => `${short}数据不全`)}`
  return [{ kind: '待补', text, basis, path: inMeeting(blank[0]!.path) }]
}
