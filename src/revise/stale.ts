/** Old figures that still stand in words that people wrote themselves. */
import { Atom, atomsOf, clauses } from '../text/atoms.ts'
import { parseChineseNumber } from '../text/numerals.ts'
import { quantitiesIn } from '../text/quantities.ts'
import type { Side } from './causes.ts'
import { parted, type FigureCard, type Printed } from './printed.ts'
import { sentenceAround } from './ranges.ts'
import type { Range } from './types.ts'
import { pairsOf } from './untouched.ts'

/** An old figure that still stands in words of the edited draft that people wrote themselves. */
export interface Stale extends Range {
  id: string
  name: string
  text: string
  /** What the new facts say of the same figure. */
  now: string[]
  /** Where they say nothing: why. */
  note?: string
}

/** A value that the old facts gave and the new ones do not. */
interface Changed {
  id: string
  text: string
  amount: Amount
  now: string[]
  note?: string
  /** Whether the old draft printed it: then its value alone tells it. */
  isPrinted: boolean
  /** The clauses of the old draft that print it. */
  clauses: Atom[]
  /** The same figure still has this value as something else: its target. */
  isElse: boolean
}

/** A number with its 万 and 亿 counted in. */
interface Amount {
  value: number
  unit: string
}

interface Mention extends Range {
  amount: Amount
  isHan: boolean
}

/** How alike a clause is to one of the old draft at least, to say the same. */
const leastAlike = 0.6

/**
 * Old values in words of `mine` that are not from the generated draft (`from` is −1 there), in any spelling. Where
 * another figure has the same value now, only what the words around name. `older` are sides before the old one: what was
 * told then and still stands is told again.
 */
export function staleFigures(
  before: Side,
  after: Side,
  mine: string,
  from: Int32Array,
  older: readonly Side[] = [],
): Stale[] {
  const changed = [before, ...older].flatMap((side) => changedValues(side, after))
  if (changed.length === 0) return []
  const names = new Names([before, after, ...older])
  const held = [...after.cards.values()].flatMap(({ id, values }) =>
    values.flatMap(({ text, unit }) => {
      const amount = amountOf(text + unit)
      return amount ? [{ id, amount }] : []
    }),
  )
  const current = new Set(after.printed.map(({ text }) => text))
  const byValue = grouped(changed, ({ amount }) => amount.value)
  return mentionsIn(mine).flatMap((mention): Stale[] => {
    const { start, end, amount, isHan } = mention
    if (!from.subarray(start, end).some((one) => one < 0)) return []
    const likely = (byValue.get(amount.value) ?? []).filter((one) => isSame(one.amount, amount))
    if (likely.length === 0) return []
    const text = mine.slice(start, end)
    const sentence = mine.slice(...bounds(sentenceAround(mine, mention)))
    const clause = clauseOf(mine, mention)
    const rivals = held.filter((one) => isSame(one.amount, amount)).map(({ id }) => id)
    const rated = likely.map((one) => {
      const alike = one.clauses.some((old) => old.likeness(clause) >= leastAlike)
      const named = names.fit(one.id, clause.text, sentence)
      const others = rivals.filter((id) => id !== one.id)
      const rival = others.reduce((most, id) => Math.max(most, names.fit(id, clause.text, sentence)), 0)
      const isAlone = others.length === 0 && !current.has(text)
      const isLong = !isHan && text.length >= 3
      const isTold =
        named >= (isHan && amount.value < 10 ? 2 : 1) ||
        alike ||
        (one.isPrinted && isAlone && isLong && amount.unit !== '') ||
        (one.isPrinted && isAlone && isLong && one.text === text)
      const isBetter = isAlone || named > rival || (named === rival && (alike || named > 0))
      return { one, score: isTold && isBetter && (!one.isElse || alike) ? 1 + named + (alike ? 1 : 0) : 0 }
    })
    const best = rated.toSorted((x, y) => y.score - x.score)[0]!
    if (best.score === 0) return []
    const { id, now, note } = best.one
    const name = after.cards.get(id)?.name || before.cards.get(id)?.name || id
    return [{ start, end, id, name, text, now, ...(note === undefined ? {} : { note }) }]
  })
}

function bounds({ start, end }: Range): [number, number] {
  return [start, end]
}

/** The values of an older side that the new one gives another value for, or none. */
function changedValues(before: Side, after: Side): Changed[] {
  const found = new Map<string, Changed>()
  const settled = new Set<string>()
  const printed = grouped(before.printed, ({ id }) => id)
  for (const [id, card] of before.cards) {
    const its = after.cards.get(id)
    for (const { aspect, text, unit } of card.values) {
      const amount = amountOf(text + unit)
      if (!amount) continue
      const key = keyOf(id, amount)
      const now = its?.values.filter((one) => one.aspect === aspect) ?? []
      const same = (one: { text: string; unit: string }): boolean => {
        const other = amountOf(one.text + one.unit)
        return other !== undefined && isSame(other, amount)
      }
      if (now.some(same)) {
        settled.add(key)
        continue
      }
      const where = (printed.get(id) ?? []).filter((one) => {
        const other = amountOf(one.text)
        return other !== undefined && isSame(other, amount)
      })
      if (found.has(key)) continue
      const note = noteOf(its, now.length > 0)
      found.set(key, {
        id,
        text: where[0]?.text ?? text + unit,
        amount,
        now: [...new Set(now.map((one) => one.text + one.unit))].slice(0, 2),
        ...(note === undefined ? {} : { note }),
        isPrinted: where.length > 0,
        clauses: where.map((one) => clauseOf(before.text, one)),
        isElse: its?.values.some(same) ?? false,
      })
    }
  }
  const current = new Set(after.printed.map(({ text }) => text))
  for (const one of before.printed) {
    const amount = amountOf(one.text)
    if (!amount || current.has(one.text)) continue
    const key = keyOf(one.id, amount)
    if (found.has(key) || settled.has(key)) continue
    found.set(key, {
      id: one.id,
      text: one.text,
      amount,
      now: successorsOf(one, before, after),
      isPrinted: true,
      clauses: [clauseOf(before.text, one)],
      isElse: false,
    })
  }
  return [...found.values()]
}

function grouped<K, T>(all: readonly T[], keyOfOne: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const key = keyOfOne(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

function keyOf(id: string, { value, unit }: Amount): string {
  return `${id}\n${value}\n${unit}`
}

function noteOf(card: FigureCard | undefined, isGiven: boolean): string | undefined {
  if (!card) return '新的事实表里没有这个数了'
  if (card.unconfirmed) return '新的事实表里这个数还待核'
  return isGiven ? undefined : '新的事实表里这个数还没有'
}

/** What is printed of the same figure now, of the same unit and as given or as computed as the old one. */
function successorsOf({ id, text, formula }: Printed, before: Side, { printed }: Side): string[] {
  const behind = parted(text)?.behind
  const was = new Set(before.printed.filter((one) => one.id === id).map((one) => one.text))
  const same = printed.filter(
    (one) =>
      one.id === id &&
      !was.has(one.text) &&
      parted(one.text)?.behind === behind &&
      (one.formula === undefined) === (formula === undefined),
  )
  return [...new Set(same.map((one) => one.text))].slice(0, 2)
}

function clauseOf(text: string, range: Range): Atom {
  const within = sentenceAround(text, range)
  const all = atomsOf(text, [within.start, within.end], clauses)
  return all.find((one) => one.start <= range.start && range.start < one.end) ?? new Atom('', range.start)
}

function isSame(x: Amount, y: Amount): boolean {
  return x.unit === y.unit && Math.abs(x.value - y.value) <= 1e-9 * Math.max(1, Math.abs(x.value))
}

/** Full-width digits as others; of the same length. */
function plain(text: string): string {
  return text.replaceAll(/[０-９．]/gu, (one) => String.fromCodePoint(one.codePointAt(0)! - 0xfee0))
}

function amountOf(text: string): Amount | undefined {
  const [one] = quantitiesIn(plain(text))
  return one ? { value: Number(one.value.toPrecision(12)), unit: one.unit } : undefined
}

const hanNumber =
  /(?<![第初一二三四五六七八九十百千万两零〇\d])([一二三四五六七八九十百千万两零〇]{1,9})(?=(个百分点|人次|[个家户人名件起项座所台辆条处亩公吨元位天次]))/gu

function mentionsIn(text: string): Mention[] {
  const digits = quantitiesIn(plain(text)).map(({ start, end, value, unit }): Mention => ({
    start,
    end,
    amount: { value: Number(value.toPrecision(12)), unit },
    isHan: false,
  }))
  const han = Array.from(text.matchAll(hanNumber), (match): Mention | undefined => {
    const value = parseChineseNumber(match[1]!)
    const start = match.index
    return value === undefined || value < 2
      ? undefined
      : {
          start,
          end: start + match[0].length + match[2]!.length,
          amount: { value, unit: match[2]! },
          isHan: true,
        }
  })
  const all = [...digits, ...han.filter((one) => one !== undefined)]
  return all.toSorted((x, y) => x.start - y.start)
}

/** What figures are called: how well the words around a number name one of them. */
class Names {
  readonly #words = new Map<string, string[]>()
  readonly #pairs = new Map<string, Set<string>>()

  constructor(sides: readonly Side[]) {
    const owners = new Map<string, Set<string>>()
    for (const { cards } of sides) {
      for (const { id, name } of cards.values()) {
        const words = [id, name].filter((one) => one.length >= 2)
        this.#words.set(id, [...(this.#words.get(id) ?? []), ...words])
        for (const pair of words.flatMap(pairsOf)) {
          owners.set(pair, (owners.get(pair) ?? new Set()).add(id))
          this.#pairs.set(id, (this.#pairs.get(id) ?? new Set()).add(pair))
        }
      }
    }
    // what many figures are called tells none of them
    for (const pairs of this.#pairs.values())
      for (const pair of pairs) if (owners.get(pair)!.size > 2) pairs.delete(pair)
  }

  /** 3 its name in the clause, 2 a word of it; 1 either in the sentence; 0 nothing. */
  fit(id: string, clause: string, sentence: string): number {
    const words = this.#words.get(id) ?? []
    const pairs = [...(this.#pairs.get(id) ?? [])]
    if (words.some((one) => clause.includes(one))) return 3
    if (pairs.some((one) => clause.includes(one))) return 2
    return words.some((one) => sentence.includes(one)) || pairs.some((one) => sentence.includes(one)) ? 1 : 0
  }
}
