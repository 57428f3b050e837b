/** Why words of an edited draft change: the facts behind them, told to a secretary. */
import { atomsOf, clauses } from '../text/atoms.ts'
import type { Side } from './causes.ts'
import { parted, type Origin, type Printed } from './printed.ts'
import { labelOf } from './labels.ts'
import { turnsOf } from './turns.ts'
import type { Cause, Range } from './types.ts'

export interface Reason {
  /** Ids of the figures behind it. */
  facts: string[]
  /** One line each, for the comment and the list: what changed, how it is computed, where it is from. */
  lines: string[]
}

/** What changed in the facts, for words that were [base) and are [now). */
export function reasonFor({ base, now }: Cause, before: Side, after: Side): Reason {
  const olds = within(before.printed, base)
  const news = within(after.printed, now)
  const ids = [...new Set([...news, ...olds].map(({ id }) => id))]
  const whole = wholeUnit({ base, now }, before, after)
  if (whole !== undefined) return { facts: ids, lines: [whole] }
  const reworded = rewordedClause({ base, now }, before, after)
  if (reworded) return reworded
  const lines = ids.flatMap((id) => changeOf(id, olds, news, before, after))
  if (lines.length > 0) return { facts: ids, lines: [...new Set(lines)] }
  return { facts: ids, lines: [sheetLine(base, now, before, after)] }
}

/** Of a paragraph that came or went: the entry of the sheet that most of it is from. */
function wholeUnit({ base, now }: Cause, before: Side, after: Side): string | undefined {
  const isOut = now.end === 0
  if (!isOut && base.end !== 0) return undefined
  const [range, { origins }] = isOut ? [base, before] : [now, after]
  const shared = (one: Origin): number => Math.min(one.end, range.end) - Math.max(one.start, range.start)
  const entry = origins
    .filter((one) => one.kind === 'sheet' && overlap(one, range))
    .toSorted((x, y) => shared(y) - shared(x))[0]
  const what = entry?.path === undefined ? undefined : labelOf(entry.path)
  if (what === undefined) return isOut ? '新的事实表里没有这一段的内容了' : '新的事实表里多出来的'
  const place = entry?.place === undefined ? '' : `（${entry.place}）`
  return isOut ? `新的事实表里没有这一条了（原来是${what}）` : `来自新的事实表${what}${place}`
}

/** “实际利用市域外资金”（到位资金）：18.6亿元 → 20.1亿元 */
function changeOf(
  id: string,
  olds: readonly Printed[],
  news: readonly Printed[],
  before: Side,
  after: Side,
): string[] {
  const was = olds.filter((one) => one.id === id)
  const is = news.filter((one) => one.id === id)
  const old = was.map(({ text }) => text).join('、')
  const now = is.map(({ text }) => text).join('、')
  if (old === now) return []
  return [
    `${nameOf(id, before, after)}：${changeText(old, now)}`,
    ...sourceLines(id, is, before, after),
    ...[...new Set(is.map((one) => aspectOf(one, after)))].flatMap((aspect) =>
      aspect === undefined ? [] : turnsOf(before.cards.get(id), after.cards.get(id), aspect),
    ),
    ...(is.some(isNothing) && !was.some(isNothing) ? ['这个数成了0，这句话还要不要，请看一看'] : []),
  ]
}

function changeText(old: string, now: string): string {
  if (old === '') return `原来这里没有写，现在写${now}`
  return now === '' ? `原来写${old}，现在这里不写了` : `${old} → ${now}`
}

/** What is printed of a figure: its value, its rank, what is computed of it. */
function aspectOf({ id, text }: Printed, { cards }: Side): string | undefined {
  const number = parted(text)?.number
  return cards.get(id)?.values.find((one) => parted(one.text)?.number === number)?.aspect
}

function isNothing({ text }: Printed): boolean {
  return /^0(?:\.0+)?$/u.test(parted(text)?.number ?? '')
}

function nameOf(id: string, before: Side, after: Side): string {
  const card = after.cards.get(id) ?? before.cards.get(id)
  return card && card.name !== '' && card.name !== id ? `“${card.name}”（${id}）` : `“${id}”`
}

function sourceLines(id: string, is: readonly Printed[], before: Side, after: Side): string[] {
  const card = after.cards.get(id) ?? before.cards.get(id)
  const formulas = [...new Set(is.flatMap(({ formula }) => (formula ? [formula] : [])))]
  const from = [card?.source ? `来源：${card.source}` : '', card?.asOf ? `截至${card.asOf}` : ''].filter(
    (one) => one !== '',
  )
  return [
    ...(formulas.length > 0 ? [`算法：${formulas.join('；')}`] : []),
    ...(from.length > 0 ? [from.join('；')] : []),
  ]
}

/** Characters of a clause that is quoted whole. */
const mostQuoted = 40

/** A clause in which more than its figures changed (同比增长10.1% → 同比下降3%) is told as a whole; undefined for others. */
function rewordedClause({ base, now }: Cause, before: Side, after: Side): Reason | undefined {
  if (base.start === base.end || now.start === now.end || isWord(base, before)) return undefined
  const [old, its] = [clauseAround(before.text, base), clauseAround(after.text, now)]
  if (!old || !its) return undefined
  const [olds, news] = [within(before.printed, old), within(after.printed, its)]
  const ids = [...new Set([...news, ...olds].map(({ id }) => id))]
  if (ids.length !== 1 || bare(before.text, old, olds) === bare(after.text, its, news)) return undefined
  const [was, is] = [quoted(before.text, old), quoted(after.text, its)]
  if (was.length > mostQuoted || is.length > mostQuoted) return undefined
  const id = ids[0]!
  return {
    facts: ids,
    lines: [
      `${nameOf(id, before, after)}：“${was}” → “${is}”`,
      ...sourceLines(id, news, before, after),
      ...turnsOf(before.cards.get(id), after.cards.get(id)),
    ],
  }
}

function quoted(text: string, { start, end }: Range): string {
  return text.slice(start, end).replace(/[。；，：！？\s]+$/u, '')
}

/** Whether the sheet gives the words themselves: a date, a place, a name. */
function isWord(range: Range, { origins }: Side): boolean {
  return origins.some((one) => one.kind === 'sheet' && one.end - one.start <= 12 && overlap(one, range))
}

/** The clause that a range is in; undefined where it is in none or in several. */
function clauseAround(text: string, { start, end }: Range): Range | undefined {
  const from = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1
  const next = text.indexOf('\n', end)
  return atomsOf(text, [from, next < 0 ? text.length : next], clauses).find(
    (one) => one.start <= start && end <= one.end,
  )
}

/** A clause without the numbers of its figures. */
function bare(text: string, { start, end }: Range, figures: readonly Printed[]): string {
  let [out, at] = ['', start]
  for (const one of figures) {
    if (one.start < at) continue
    out += `${text.slice(at, one.start)}#`
    at = one.end
  }
  return (out + text.slice(at, end)).replace(/[。；，：！？\s]+$/u, '')
}

function sheetLine(base: Range, now: Range, before: Side, after: Side): string {
  const given = givenIn(now, after)
  if (given.length > 0) return given.join('；')
  const origin = smallest(after.origins, now) ?? smallest(before.origins, base)
  const [old, its] = [before.text.slice(base.start, base.end), after.text.slice(now.start, now.end)]
  const isCount = /^[（(]?[一二三四五六七八九十两\d]{1,3}[）)]?$/u
  const isCounted = origin === undefined || !isGiven(origin)
  if (isCounted && isCount.test(old.trim()) && isCount.test(its.trim()))
    return `点数、序号随事实表的条目变：${old} → ${its}`
  switch (origin?.kind) {
    case 'sheet':
    case 'fact': {
      const what = origin.path === undefined ? undefined : labelOf(origin.path)
      const place = origin.place === undefined ? '' : `（${origin.place}）`
      return `事实表里的${what ?? '文字'}改了${place}`
    }
    case 'missing':
    case 'unconfirmed':
      return `“${origin.label ?? ''}”在事实表里还没有填或没有核实`
    default:
      return '数据变了，这里的说法跟着换'
  }
}

/** Names, posts and the like that stand whole within new words. */
function givenIn(range: Range, { origins }: Side): string[] {
  const lines = origins
    .filter(
      ({ kind, start, end }) =>
        kind === 'sheet' && range.start < end && start < range.end && end - start <= 12,
    )
    .flatMap(({ path = '', place }) => {
      const what = labelOf(path)
      return what === undefined ? [] : [`事实表里的${what}改了${place === undefined ? '' : `（${place}）`}`]
    })
  return [...new Set(lines)]
}

/** What the sheet says itself, where nothing is counted: a date. */
function isGiven({ kind, path = '' }: Origin): boolean {
  return kind === 'sheet' && /(?:^|\/)(?:date|period|asOf|due|minutes|frequency)(?:\/|$)/u.test(path)
}

function width({ start, end, kind }: Origin): number {
  return end - start + (kind === 'template' ? 0.5 : 0)
}

/** The narrowest; of two as narrow what the sheet says, and not the line of the template that prints it. */
function smallest(origins: readonly Origin[], range: Range): Origin | undefined {
  return origins
    .filter(({ start, end, kind }) => kind !== 'part' && overlap({ start, end }, range))
    .toSorted((x, y) => width(x) - width(y))[0]
}

function within(printed: readonly Printed[], range: Range): Printed[] {
  return printed.filter((one) => overlap(one, range))
}

/** A point touches what it stands in or behind. */
function overlap(one: Range, other: Range): boolean {
  if (other.start === other.end) return one.start < other.start && other.start <= one.end
  return one.start < other.end && other.start < one.end
}
