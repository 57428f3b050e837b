/** The indicators of a ranking: from which columns of 单位.数据 each is read, and how much it weighs. */
import { Decimal, parseNumber } from '../text/decimal.ts'
import { join, type Path } from '../text/places.ts'
import { missing } from '../text/shape.ts'
import type { Say } from '../text/teller.ts'
import { columnNamed, nearestColumn, unitIn } from './ranking-columns.ts'
import type { MemberEntry, RankIndicatorEntry } from './schema.ts'

type Column = 'done' | 'goal' | 'completion' | 'score' | 'previous'

/** The columns that there are, and the names of the other indicators, whose columns are not this one's. */
interface Heads {
  known: readonly string[]
  others: readonly string[]
}

/** One indicator, ready to be read: its columns are such as at least one unit has. */
export interface Indicator {
  name: string
  unit: string
  path: Path
  columns: Partial<Record<Column, string>>
  weight?: { exact: Decimal; text: string }
  cap?: { exact: Decimal; text: string }
}

/** True where the indicator adds to 得分. */
export function counts(indicator: Indicator): boolean {
  return indicator.weight !== undefined || indicator.columns.score !== undefined
}

/** All indicators. Columns that no unit has, and weights that cannot be, are problems. */
export function readIndicators(
  entries: readonly RankIndicatorEntry[],
  members: readonly MemberEntry[],
  say: Say,
): Indicator[] {
  const known = [...new Set(members.flatMap(({ data }) => Object.keys(data ?? {})))]
  const names = entries.map(nameOf)
  const indicators = entries.map((entry, i) => {
    const others = names.filter((name) => name !== names[i])
    return readIndicator(entry, join('ranking/indicators', i), { known, others }, say)
  })
  tellWeights(indicators, say)
  return indicators
}

function nameOf(entry: RankIndicatorEntry): string {
  return (entry.name === missing ? undefined : entry.name) ?? entry.done ?? '【待补：指标】'
}

function readIndicator(entry: RankIndicatorEntry, path: Path, heads: Heads, say: Say): Indicator {
  const { known } = heads
  const name = nameOf(entry)
  const unit = entry.unit === missing ? '' : (entry.unit ?? '')
  const columns: Indicator['columns'] = {}
  // Without any data the lack of it is told once, at the units.
  const lacking = (message: string, at: Path): void => {
    if (known.length > 0) say('meeting/unknown-column', 'error', message, at)
  }
  for (const key of ['done', 'goal', 'completion', 'score', 'previous'] as const) {
    const column = entry[key]
    if (column === undefined || column === missing) continue
    const found = columnNamed(column, unit, known)
    if (found !== undefined) columns[key] = found
    else lacking(noColumn(column, heads), join(path, key))
  }
  for (const [key, word] of [
    ['done', '完成'],
    ['goal', '目标'],
  ] as const) {
    const column = columnNamed(`${name}${word}`, unit, known)
    if (entry[key] === undefined && column !== undefined) columns[key] = column
  }
  tellUnits(name, unit, columns, path, say)
  const weight = positive(entry.weight, '权重', join(path, 'weight'), say)
  const cap = positive(entry.cap, '封顶', join(path, 'cap'), say)
  const isStated = entry.completion !== undefined || entry.score !== undefined
  if (!columns.done && !entry.done && !isStated)
    lacking(noColumn(`${name}完成`, heads, '列名不同的，请在“完成”里写明'), path)
  else if (!columns.goal && !entry.goal && !isStated)
    tellNoGoal(name, columns.done, heads, weight !== undefined, path, say)
  return {
    name,
    unit,
    path,
    columns,
    ...(weight ? { weight } : {}),
    ...(cap ? { cap } : {}),
  }
}

/** Without a goal there is no completion: nothing to weigh; and a goal under another name is hardly meant to be left out. */
function tellNoGoal(
  name: string,
  done: string | undefined,
  { known, others }: Heads,
  isWeighed: boolean,
  path: Path,
  say: Say,
): void {
  const column = `${name}目标`
  const rest = known.filter((one) => one !== done)
  if (isWeighed) {
    const message = noColumn(column, { known: rest, others }, '没有目标，算不出完成率和得分')
    say('meeting/unknown-column', 'error', message, path)
    return
  }
  const other = rest.find((one) => one.startsWith(name) && /目标|任务|计划/.test(one))
  if (!other) return
  const message = `没有“${column}”这一列，“${name}”只按完成数排名；目标若在“${other}”这一列，请在“目标”里写明`
  say('meeting/unknown-column', 'warn', message, path)
}

/** A column is told where in the table its unit differs from the indicator's: 投资完成（万元）, 亿元. */
function tellUnits(name: string, unit: string, columns: Indicator['columns'], path: Path, say: Say): void {
  for (const key of ['done', 'goal'] as const) {
    const head = columns[key]
    const own = head === undefined ? undefined : unitIn(head)
    if (own === undefined || unit === '' || own === unit || !own.endsWith('元') || !unit.endsWith('元'))
      continue
    const message = `“${head!}”这一列的单位是“${own}”，指标“${name}”写的是“${unit}”，请核对后改为一致`
    say('meeting/unit', 'error', message, join(path, 'unit'))
  }
}

function noColumn(column: string, { known, others }: Heads, more?: string): string {
  const guess = nearestColumn(column, known, others)
  const lead = `“单位”的“数据”里没有“${column}”这一列`
  if (guess) return `${lead}，是否应为“${guess}”？${more ?? ''}`
  const list = known.slice(0, 8).join('、') + (known.length > 8 ? '……' : '')
  return `${lead}，只有${list}${more === undefined ? '' : `；${more}`}`
}

function positive(
  text: string | undefined,
  label: string,
  path: Path,
  say: Say,
): { exact: Decimal; text: string } | undefined {
  if (text === undefined) return undefined
  const exact = parseNumber(text)
  if (exact?.greaterThan(0)) return { exact, text }
  const message = exact
    ? `“${label}”应大于0，此处为${text}，没有算进去`
    : `“${label}”还没有写数，得分里没有算进去；定下来后请补上`
  say('meeting/weight', exact ? 'error' : 'warn', message, path)
  return undefined
}

/** Weights that do not make 100, and indicators left without one. */
function tellWeights(indicators: readonly Indicator[], say: Say): void {
  const weighed = indicators.filter(({ weight }) => weight)
  if (weighed.length === 0) return
  for (const indicator of indicators) {
    if (counts(indicator)) continue
    const message = `“${indicator.name}”没有写“权重”，不计入总分；要计入的请补上`
    say('meeting/weight', 'warn', message, indicator.path)
  }
  const sum = weighed.reduce((total, { weight }) => total.plus(weight!.exact), new Decimal(0))
  const isWhole = indicators.every((one) => one.weight || !counts(one))
  if (!isWhole || sum.equals(100)) return
  const terms = weighed.map(({ weight }) => weight!.text).join('＋')
  const message = `权重合计${terms}＝${sum.toFixed()}，不是100；总分就按${sum.toFixed()}分算，请核对`
  say('meeting/weights', 'info', message, 'ranking/indicators')
}
