/** Every number that a sheet gives, stated or computed, as a draft may print it. */
import {
  againstAverage,
  completion,
  gap,
  growth,
  increase,
  looseFigure,
  monthlyNeed,
  paceGap,
  shareOf,
  type Derived,
  type Facts,
  type Figure as Fact,
  type FigureEntry,
  type TargetEntry,
} from '../../facts/index.ts'
import { halfUnit, parseNumber } from '../../text/decimal.ts'
import type { Path } from '../../text/places.ts'

/** What of its figure a number is. */
export type Role =
  | 'value'
  | 'target'
  | 'lastYear'
  | 'year'
  | 'average'
  | 'growth'
  | 'increase'
  | 'completion'
  | 'gap'
  | 'monthly'
  | 'pace'
  | 'share'

export interface Given {
  fact: Fact
  role: Role
  /** In the unit without 万 and 亿; what falls is negative. */
  value: number
  /** What the number as the sheet prints it may stand for. */
  low: number
  high: number
  /** The unit without 万 and 亿. */
  unit: string
  /** 18.6 and 亿元, as the sheet has them. */
  digits: string
  printed: string
  target?: TargetEntry
  /** Of a share: what it is a share of. */
  whole?: Fact
  /** Where the sheet says it. */
  path: Path
}

const scale = /^(万亿|[十百千]?[万亿]|千(?=[元人吨亩户]))?(.*)$/u
const sizes: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
}
const measured = /^(?:%|‰|个百分点|倍|成|吨|亩|公里)$/u

/** A unit as written, taken apart: 亿元 → 元, 1e8. */
export function unitOf(written: string): { unit: string; size: number } {
  const [, prefix, unit = ''] = scale.exec(written.replaceAll('％', '%')) ?? []
  return { unit, size: prefix === undefined ? 1 : (sizes[prefix] ?? 1) }
}

function given(
  fact: Fact,
  role: Role,
  number: { exact: { toNumber(): number }; text: string },
  written: string,
  path: Path,
  target?: TargetEntry,
): Given {
  const { unit, size } = unitOf(written)
  const value = number.exact.toNumber() * size
  const isCount = size === 1 && !number.text.includes('.') && !measured.test(unit)
  const half = isCount ? 0 : halfUnit(number.text).toNumber() * size
  return {
    fact,
    role,
    value,
    low: value - half,
    high: value + half,
    unit,
    digits: number.text.replace(/^[-－−]/u, ''),
    printed: written,
    path,
    ...(target ? { target } : {}),
  }
}

/** All that a sheet gives of one figure. */
export function givenOf(fact: Fact, facts: Facts): Given[] {
  const { entry, path } = fact
  const found: Given[] = []
  const put = (role: Role, number: Derived | undefined, at: string, target?: TargetEntry): void => {
    if (number) found.push(given(fact, role, number, number.unit, `${path}/${at}`, target))
  }
  const putText = (
    role: Role,
    text: string | undefined,
    at: string,
    unit = fact.unit,
    target?: TargetEntry,
  ) => {
    const exact = text === undefined ? undefined : parseNumber(text)
    if (exact) found.push(given(fact, role, { exact, text: text! }, unit, `${path}/${at}`, target))
  }
  if (fact.value) found.push(given(fact, 'value', fact.value, fact.unit, `${path}/value`))
  putText('lastYear', entry.lastYear, 'lastYear')
  putText('average', entry.average?.value, 'average')
  putText('share', entry.share, 'share', '%')
  for (const [year, text] of Object.entries(entry.series ?? {})) putText('year', text, `series/${year}`)
  put('growth', growth(fact), 'growth')
  put('increase', increase(fact), 'lastYear')
  put('average', againstAverage(fact), 'average')
  for (const [i, target] of (entry.target ?? []).entries()) {
    putText('target', target.value, `target/${i}`, target.unit ?? fact.unit, target)
    put('completion', completion(fact, target), `target/${i}`, target)
    put('gap', gap(fact, target), `target/${i}`, target)
    put('monthly', monthlyNeed(fact, facts.calendar, target), `target/${i}`, target)
    put('pace', paceGap(fact, facts.calendar, target), `target/${i}`, target)
  }
  if (fact.parent) putShare(fact, fact.parent, found)
  if (entry.or) found.push(...givenOf(looseFigure(entry.or, `${path}/or`, facts.figures), facts))
  return found
}

function putShare(part: Fact, whole: Fact, found: Given[]): void {
  const share = shareOf(part, whole)
  if (share) found.push({ ...given(part, 'share', share, '%', part.path), whole })
}

export interface Sheet {
  facts: Facts
  /** By figure of 数据, in its order. */
  byFact: ReadonlyMap<Fact, readonly Given[]>
  /** All of them with what 指标 and 分档 give and the shares that texts of the sheet ask for. */
  all: readonly Given[]
}

/** Reads everything that a sheet gives. */
export function givenBy(facts: Facts): Sheet {
  const byFact = new Map([...facts.figures.values()].map((fact) => [fact, givenOf(fact, facts)] as const))
  const all = [...byFact.values()].flat()
  for (const fact of looseFacts(facts)) all.push(...givenOf(fact, facts))
  for (const pieces of facts.texts.values())
    for (const { reference } of pieces)
      if (reference?.kind === 'share') putShare(reference.part, reference.whole, all)
  return { facts, byFact, all }
}

/** Figures that stand in 指标 and 分档 and not in 数据. */
function looseFacts(facts: Facts): Fact[] {
  const { targets } = facts.sheet
  const listed: [FigureEntry, Path][] = []
  const add = (entries: readonly FigureEntry[] | undefined, path: Path): void => {
    for (const [i, entry] of (entries ?? []).entries()) listed.push([entry, `${path}/indicators/${i}`])
  }
  add(targets?.indicators, 'targets')
  for (const [i, tier] of (targets?.tiers ?? []).entries()) add(tier.indicators, `targets/tiers/${i}`)
  return listed
    .map(([entry, path]) => looseFigure(entry, path, facts.figures))
    .filter((fact) => facts.figures.get(fact.id) !== fact)
}
