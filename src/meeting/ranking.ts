/** The ranking of units (考核排名表) from 排名 and the numbers in 单位.数据. */
import { wholeNumber } from '../facts/index.ts'
import { Decimal, formatComputed } from '../text/decimal.ts'
import { join, type Path, type Places } from '../text/places.ts'
import type { Problem } from '../text/problem.ts'
import { missing } from '../text/shape.ts'
import { teller, type Say } from '../text/teller.ts'
import { nearestColumn } from './ranking-columns.ts'
import { counts, readIndicators, type Indicator } from './ranking-indicators.ts'
import { basisOf, notesOf, shownValue, type Basis } from './ranking-notes.ts'
import type { Cell, RankIndicator, Ranking, RankRow } from './ranking-types.ts'
import { measure, scorePlaces, textIn, type Measured } from './ranking-values.ts'
import type { MeetingSheet, MemberEntry } from './schema.ts'

export type { Cell, RankIndicator, Ranking, RankRow, RankValues } from './ranking-types.ts'

/** A row with what it is ordered by, until it has its place. */
interface Candidate {
  row: RankRow
  /** Absent where a number is missing. */
  value?: Decimal
  /** 排序 of the unit, for rows of one place. */
  order: number
}

/**
 * The ranking of a meeting sheet; undefined where the sheet has no 排名, or no indicators or units to rank by and rank.
 * Completion is done ÷ goal in percent, printed to one decimal (STANDARDS 6.3); a score is the completion, capped, by the
 * weight; the total their sum. Printed numbers are rounded half up, places follow from the exact ones.
 */
export function rankingOf(sheet: MeetingSheet, places: Places, problems: Problem[]): Ranking | undefined {
  const { ranking: entry, units: members = [] } = sheet
  if (!entry) return undefined
  const say = teller(places, problems)
  const entries = entry.indicators ?? []
  if (entries.length === 0) {
    say('meeting/no-indicator', 'error', '“排名”没有写“指标”，排不出名次；请至少写一个', 'ranking')
    return undefined
  }
  if (members.length === 0) {
    say('meeting/no-unit', 'error', '要排名，而“单位”是空的；请写上各单位和数据，或引用一张表', 'ranking')
    return undefined
  }
  const indicators = readIndicators(entries, members, say)
  const basis = basisOf(indicators)
  if (members.every(({ data }) => data === undefined))
    say('meeting/no-data', 'warn', '“单位”都没有“数据”，排不出名次；请补上各项的完成数和目标数', 'units')
  const candidates = members.map((member, i) =>
    candidateOf(member, join('units', i), indicators, basis, members, say),
  )
  const groups = grouped(candidates, entry.grouped !== false, say).map(([name, list]) => ({
    name,
    rows: placed(list, entry.ties === '并列不空位'),
  }))
  return {
    indicators: indicators.map(shown),
    groups,
    notes: notesOf(entry, indicators, groups, basis),
    scored: basis === 'score',
    ...(entry.asOf === undefined ? {} : { asOf: entry.asOf }),
  }
}

function shown({ name, unit, weight, cap, path }: Indicator): RankIndicator {
  return {
    name,
    unit,
    path,
    ...(weight ? { weight: weight.text } : {}),
    ...(cap ? { cap: cap.text } : {}),
  }
}

function candidateOf(
  member: MemberEntry,
  path: Path,
  indicators: readonly Indicator[],
  basis: Basis,
  members: readonly MemberEntry[],
  say: Say,
): Candidate {
  const unit = member.name === undefined || member.name === missing ? '【待补：单位】' : member.name
  const measured = indicators.map((indicator) => measure(member, unit, path, indicator, say))
  const total = basis === 'score' ? totalOf(measured, indicators) : undefined
  const value = basis === 'score' ? total?.exact : measured[0]?.[basis]
  const previous = previousOf(member, unit, path, indicators, say)
  if (members.some(({ data }) => data !== undefined))
    tellLacks(member, unit, path, measured, value !== undefined, indicators, say)
  const row: RankRow = {
    unit,
    short: member.short === undefined || member.short === missing ? unit : member.short,
    group: member.group === undefined || member.group === missing ? '' : member.group,
    path,
    place: 0,
    tied: false,
    ...(previous === undefined ? {} : { previous }),
    ...(total ? { total: total.cell } : {}),
    values: measured.map(({ values }) => values),
  }
  return { row, order: wholeNumber(member.order) ?? Number.MAX_SAFE_INTEGER, ...(value ? { value } : {}) }
}

/** The sum of all scores; none where one of them is missing. */
function totalOf(
  measured: readonly Measured[],
  indicators: readonly Indicator[],
): { cell: Cell; exact: Decimal } | undefined {
  const scores = measured.filter((_, i) => counts(indicators[i]!)).map(({ score }) => score)
  const given = scores.filter((score) => score !== undefined)
  if (given.length < scores.length) return undefined
  const exact = given.reduce((sum, score) => sum.plus(score.exact), new Decimal(0))
  const formula = given.map(({ cell }) => cell.text).join(' + ')
  return { exact, cell: { text: formatComputed(exact, scorePlaces), formula } }
}

/** Last time's place, from the first indicator that names a column for it; a unit may be new and have none. */
function previousOf(
  member: MemberEntry,
  unit: string,
  path: Path,
  indicators: readonly Indicator[],
  say: Say,
): number | undefined {
  const column = indicators.find(({ columns }) => columns.previous !== undefined)?.columns.previous
  const text = textIn(member, column)
  if (text === undefined) return undefined
  const place = wholeNumber(text)
  if (place !== undefined && place > 0) return place
  const at = join(join(path, 'data'), column!)
  if (text === missing) say('meeting/no-data', 'warn', `“${unit}”的“${column}”待补，名次升降空着`, at)
  else say('meeting/previous', 'error', `“${unit}”的“${column}”应为1、2、3……，此处为${text}`, at)
  return undefined
}

/** The numbers that a unit lacks, once for each unit. */
function tellLacks(
  member: MemberEntry,
  unit: string,
  path: Path,
  measured: readonly Measured[],
  isRanked: boolean,
  indicators: readonly Indicator[],
  say: Say,
): void {
  const lacks = [...new Set(measured.flatMap((one) => one.lacks))]
  if (lacks.length === 0) return
  const used = new Set(indicators.flatMap(({ columns }) => Object.values(columns)))
  const others = Object.keys(member.data ?? {}).filter((column) => !used.has(column))
  const guess = nearestColumn(
    lacks[0]!,
    others,
    indicators.map(({ name }) => name).filter((name) => !lacks[0]!.startsWith(name)),
  )
  const effect = isRanked ? '表中空着' : '没有排名次，列在最后'
  const advice = guess ? `，是否写成了“${guess}”？` : '，请在“单位”的“数据”里补上'
  const message = `“${unit}”没有“${lacks.join('”“')}”的数，${effect}${advice}`
  say('meeting/no-data', 'warn', message, join(join(path, 'data'), lacks[0]!))
}

/** By 组 in order of first appearance; all in one named '' where they are ranked together. */
function grouped(candidates: readonly Candidate[], byGroup: boolean, say: Say): [string, Candidate[]][] {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const name = byGroup ? candidate.row.group : ''
    groups.set(name, [...(groups.get(name) ?? []), candidate])
  }
  const loose = groups.get('')
  if (loose && groups.size > 1) {
    const units = loose.map(({ row }) => row.short)
    const some = units.slice(0, 5).join('、') + (units.length > 5 ? `等${units.length}家` : '')
    const message = `${some}没有写“组”，另成一组；请补上，不分组的写“分组: 否”`
    say('meeting/group', 'warn', message, loose[0]!.row.path)
  }
  return [...groups]
}

/** Two sums that differ only in how they were rounded on the way are one: 40 of the 60 digits are compared. */
function compare(a: Decimal, b: Decimal): number {
  return a.toSignificantDigits(40).comparedTo(b.toSignificantDigits(40))
}

/** The rows of a group by place; rows of one place by 排序, then as written. */
function placed(candidates: readonly Candidate[], isDense: boolean): RankRow[] {
  const ranked = candidates
    .filter(({ value }) => value !== undefined)
    .sort((a, b) => compare(b.value!, a.value!) || a.order - b.order)
  const isLevel = (i: number, j: number): boolean => {
    const [a, b] = [ranked[i]?.value, ranked[j]?.value]
    return a !== undefined && b !== undefined && compare(a, b) === 0
  }
  let place = 0
  const rows = ranked.map(({ row }, i) => {
    if (!isLevel(i, i - 1)) place = isDense ? place + 1 : i + 1
    const moved = row.previous === undefined ? {} : { moved: row.previous - place }
    return { ...row, place, tied: isLevel(i, i - 1) || isLevel(i, i + 1), ...moved }
  })
  return [...rows, ...candidates.filter(({ value }) => value === undefined).map(({ row }) => row)]
}

/** Of however many units no more are named. */
const mostWeak = 3

/**
 * The last ranked rows, worst last: of `n` units those below two thirds of `n`, three at most; of several groups those
 * with the lowest numbers. Rows of one place stand or fall together: they are taken whole while that makes no more than twice as
 * many. Nobody in first place is weak, nor who has no place.
 */
export function weakest(ranking: Ranking): RankRow[] {
  const basis: Basis = ranking.scored
    ? 'score'
    : ranking.groups.some(({ rows }) => rows.some(({ values }) => values[0]?.completion))
      ? 'completion'
      : 'done'
  const exact = (row: RankRow): Decimal => new Decimal(shownValue(row, basis) ?? 0)
  const rows = ranking.groups.flatMap((group) => group.rows.filter(({ place }) => place > 1))
  const ranked = ranking.groups.flatMap((group) => group.rows.filter(({ place }) => place > 0))
  const n = Math.min(mostWeak, Math.ceil(ranked.length / 3))
  const isOneGroup = ranking.groups.length === 1
  if (!isOneGroup) rows.sort((a, b) => exact(b).comparedTo(exact(a)))
  let from = rows.length
  while (from > 0 && rows.length - from < n) {
    const last = rows[from - 1]!
    const isLevel = (row: RankRow): boolean =>
      isOneGroup ? row.place === last.place : exact(row).equals(exact(last))
    const next = rows.findIndex(isLevel)
    if (rows.length - next > 2 * n) break
    from = next
  }
  return rows.slice(from)
}
