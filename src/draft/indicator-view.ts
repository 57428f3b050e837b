/** What a ranking says of each of its indicators: all units together, who is ahead and who is behind. */
import { inMeeting, type Meeting, type RankRow, type Ranking } from '../meeting/index.ts'
import { Decimal, formatComputed, parseNumber } from '../text/decimal.ts'
import { escapeMarkdown } from '../text/escape.ts'
import type { Expanding } from './expand.ts'
import type { View } from './view.ts'

/** Of how many units at least it can be said that some are ahead and some behind. */
const fewest = 4
/** Units named at each end; more only where they are level. */
const [usual, most] = [2, 3]

interface Standing {
  row: RankRow
  completion: Decimal
  text: string
}

/** By indicator: 完成 and 目标 of all units together with 完成率, and the units ahead and behind by completion. */
export function indicatorViews({ ranking }: Meeting, context: Expanding): View[] {
  if (!ranking) return []
  const rows = ranking.groups.flatMap((group) => group.rows)
  return ranking.indicators.map((indicator, i): View => {
    const standings = rows.flatMap((row) => standingOf(row, i))
    const path = inMeeting(indicator.path)
    return {
      名称: context.marks.mark({ kind: 'given', path: `${path}/name` }, escapeMarkdown(indicator.name)),
      ...(indicator.unit === '' ? {} : { 单位: escapeMarkdown(indicator.unit) }),
      ...together(ranking, rows, i, context),
      ...(standings.length < fewest ? {} : ends(standings, indicator.name, context)),
    }
  })
}

function standingOf(row: RankRow, i: number): Standing[] {
  const cell = row.values[i]?.completion
  const completion = cell && parseNumber(cell.text)
  return completion ? [{ row, completion, text: cell.text }] : []
}

/** Sums over all units; absent where one lacks its number, and of rates, which do not add up. */
function together(ranking: Ranking, rows: readonly RankRow[], i: number, { marks }: Expanding): View {
  const { name, unit, path } = ranking.indicators[i]!
  if (/%|率|百分点/u.test(unit)) return {}
  const sum = (key: 'done' | 'goal'): { exact: Decimal; formula: string } | undefined => {
    const numbers = rows.map((row) => parseNumber(row.values[i]?.[key]?.text ?? ''))
    if (numbers.some((number) => number === undefined)) return undefined
    return {
      exact: Decimal.sum(0, ...(numbers as Decimal[])),
      formula: rows.map((row) => row.values[i]![key]!.text).join(' + '),
    }
  }
  const say = (word: string, text: string, formula: string): string =>
    marks.mark(
      { kind: 'figure', id: `${name}.${word}`, word, path: inMeeting(path), formula },
      escapeMarkdown(text),
    )
  const [done, goal] = [sum('done'), sum('goal')]
  if (!done) return {}
  const view: View = { 完成: say('合计完成', done.exact.toFixed(), done.formula) }
  if (!goal?.exact.greaterThan(0)) return view
  const rate = done.exact.times(100).dividedBy(goal.exact)
  const [part, whole] = [done.exact.toFixed(), goal.exact.toFixed()]
  view['目标'] = say('合计目标', whole, goal.formula)
  view['完成率'] = say('合计完成率', formatComputed(rate), `${part} ÷ ${whole} × 100`)
  return view
}

/** 先进 and 后进: the units at both ends, nobody named whose equal is not. */
function ends(standings: readonly Standing[], name: string, context: Expanding): View {
  const falling = standings.toSorted((a, b) => b.completion.comparedTo(a.completion))
  const ahead = firstOf(falling).filter(({ completion }) => completion.greaterThan(0))
  const behind = firstOf(falling.toReversed()).filter(
    (one) => !ahead.includes(one) && one.completion.lessThan(100),
  )
  const viewOf = ({ row, text }: Standing): View => ({
    单位: context.marks.mark(
      { kind: 'given', path: inMeeting(`${row.path}/name`) },
      escapeMarkdown(row.unit),
    ),
    完成率: context.marks.mark(
      { kind: 'figure', id: `${row.unit}.${name}完成率`, word: '完成率', path: inMeeting(row.path) },
      text,
    ),
  })
  return {
    ...(ahead.length > 0 ? { 先进: ahead.map(viewOf) } : {}),
    ...(behind.length > 0 ? { 后进: behind.map(viewOf) } : {}),
  }
}

/** The first two, with all that equal the second; where those are too many, only who is before them. */
function firstOf(sorted: readonly Standing[]): Standing[] {
  const edge = sorted[usual - 1]!.completion
  const level = sorted.findLastIndex(({ completion }) => completion.equals(edge)) + 1
  return level <= most
    ? sorted.slice(0, level)
    : sorted.slice(
        0,
        sorted.findIndex(({ completion }) => completion.equals(edge)),
      )
}
