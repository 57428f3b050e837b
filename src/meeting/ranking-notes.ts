/** What stands under a ranking table: of what day its numbers are, by what rule it was made. */
import { formatDay, parseDay, parseMonth } from '../text/dates.ts'
import { Decimal, parseNumber } from '../text/decimal.ts'
import { missing } from '../text/shape.ts'
import { counts, type Indicator } from './ranking-indicators.ts'
import type { Ranking, RankRow } from './ranking-types.ts'
import type { RankingEntry } from './schema.ts'

/** What places follow from. */
export type Basis = 'score' | 'completion' | 'done'

const basisNames: Record<Basis, string> = { score: '得分', completion: '完成率', done: '完成数' }

/** One sentence each: 时点, 来源, 口径, 封顶, 并列, what was rounded, who is left out, the sheet's own 备注. */
export function notesOf(
  entry: RankingEntry,
  indicators: readonly Indicator[],
  groups: Ranking['groups'],
  basis: Basis,
): string[] {
  const word = basisNames[basis]
  const rows = groups.flatMap((group) => group.rows)
  return [
    ...(entry.asOf === undefined ? [] : [`数据截至${momentText(entry.asOf)}。`]),
    ...(entry.source === undefined ? [] : [`数据来源：${orPending(entry.source, '数据来源')}。`]),
    ...(entry.caliber ?? []).map((one) => `口径：${bare(orPending(one, '口径'))}。`),
    ...(basis !== 'score' && indicators.length > 1 ? [`名次按“${indicators[0]!.name}”的${word}排定。`] : []),
    ...(basis === 'score' ? capNotes(indicators) : []),
    ...(entry.ties !== undefined || rows.some(({ tied }) => tied) ? [tieNote(entry, word)] : []),
    ...groups.flatMap((group) => closeNotes(group.rows, basis)),
    ...(rows.some(sumsOtherwise) ? ['总分由四舍五入前的各项得分相加。'] : []),
    ...unrankedNote(rows),
    ...(entry.notes ?? []).map((one) => `${bare(orPending(one, '备注'))}。`),
  ]
}

function momentText(text: string): string {
  const day = parseDay(text)
  if (day) return formatDay(day)
  const month = parseMonth(text)
  return month ? `${month.year}年${month.month}月底` : '【待补：数据截至】'
}

function orPending(text: string, label: string): string {
  return text === missing ? `【待补：${label}】` : text
}

function bare(text: string): string {
  return text.replace(/[。；，、]$/, '')
}

function capNotes(indicators: readonly Indicator[]): string[] {
  return indicators.flatMap(({ name, cap, weight }) =>
    cap && weight ? [`“${name}”完成率超过${cap.text}%的，按${cap.text}%计分。`] : [],
  )
}

function tieNote(entry: RankingEntry, word: string): string {
  return entry.ties === '并列不空位'
    ? `${word}相同的名次并列，其后名次不空。`
    : `${word}相同的名次并列，其后名次空出。`
}

/** The number that a row's place follows from, as printed. */
export function shownValue(row: RankRow, basis: Basis): string | undefined {
  return basis === 'score' ? row.total?.text : row.values[0]?.[basis]?.text
}

/** Neighbours whose numbers print alike and whose places differ: no silent ties, and no silent order. */
function closeNotes(rows: readonly RankRow[], basis: Basis): string[] {
  const notes: string[] = []
  const ranked = rows.filter(({ place }) => place > 0)
  for (let i = 0; i < ranked.length;) {
    const text = shownValue(ranked[i]!, basis)
    let end = i + 1
    while (end < ranked.length && shownValue(ranked[end]!, basis) === text) end++
    const alike = ranked.slice(i, end)
    if (new Set(alike.map(({ place }) => place)).size > 1) {
      const units = alike.map(({ short }) => short).join('、')
      notes.push(
        `${units}的${basisNames[basis]}四舍五入后同为${text}${basis === 'completion' ? '%' : ''}，名次按四舍五入前的数排定。`,
      )
    }
    i = end
  }
  return notes
}

/** True where the printed scores of a row, added up by a reader, do not give the printed total. */
function sumsOtherwise({ total, values }: RankRow): boolean {
  if (!total) return false
  const sum = values.reduce(
    (sum, { score }) => sum.plus(score ? (parseNumber(score.text) ?? 0) : 0),
    new Decimal(0),
  )
  return !sum.equals(parseNumber(total.text) ?? sum)
}

function unrankedNote(rows: readonly RankRow[]): string[] {
  const units = rows.filter(({ place }) => place === 0).map(({ short }) => short)
  return units.length === 0 ? [] : [`${units.join('、')}数据不全，未排名次。`]
}

/** By what a ranking is made: 得分 where anything is scored, else the first indicator's completion, else its 完成数. */
export function basisOf(indicators: readonly Indicator[]): Basis {
  if (indicators.some(counts)) return 'score'
  const columns = indicators[0]?.columns ?? {}
  return columns.completion !== undefined || (columns.done !== undefined && columns.goal !== undefined)
    ? 'completion'
    : 'done'
}
