/**
 * What the 核稿版 says of a figure: which value of the sheet stands at a place of the text, with its unit, 口径, source,
 * time and formula. The trace knows the figure and the word of its reference; a whole sentence (句) prints several values
 * of one figure, which are told apart by their digits and formulas.
 */
import type { TraceSpan } from './draft/index.ts'
import {
  againstAverage,
  asOfFigure,
  completion,
  findFigure,
  gap,
  growth,
  increase,
  monthlyNeed,
  paceGap,
  rankChange,
  type Derived,
  type Facts,
  type Figure,
  type FigureEntry,
  type TargetEntry,
} from './facts/index.ts'
import type { FigureOrigin } from './speech/index.ts'
import { isoDay } from './text/dates.ts'

/** The first number of a printed figure. */
export const digits = /\d+(?:\.\d+)?/u

/** A value that the text may print of a figure. */
interface Candidate {
  aspect: string
  text: string
  unit: string
  formula?: string | undefined
  /** Of a target: when it is due. Of one year of 历年: that year. */
  time?: string
}

/** The origin of a figure that is printed as `text`. What the sheet does not know of it is left out. */
export function figureOrigin(
  from: TraceSpan['from'] & { kind: 'fact' },
  text: string,
  facts: Facts,
): FigureOrigin {
  const figure = findFigure(facts.figures, from.id)
  const found = figure && matching(candidates(figure, facts), from, text)
  const number = digits.exec(text)
  const said = {
    aspect: found?.aspect ?? usualAspects[from.word] ?? from.word,
    value: number?.[0] ?? text,
    unit: found?.unit ?? (number ? text.slice(number.index + number[0].length) : ''),
  }
  const optional = {
    caliber: figure && caliberOf(figure, said.aspect),
    source: figure && sourceOf(figure, facts),
    asOf: found?.time ?? (figure && asOfText(figure, said.aspect, facts)),
    formula: from.formula ?? found?.formula,
    place: from.place,
  }
  const known = Object.entries(optional).filter(([, value]) => value !== undefined && value !== '')
  return { id: from.id, name: figure ? nameOf(figure) : from.id, text, ...said, ...Object.fromEntries(known) }
}

/** Words of the trace that print the value itself. */
const usualAspects: Readonly<Record<string, string>> = { 值: '数值', 句: '数值', 提纲: '数值', 其中: '数值' }

/** The value among several that has these digits: the one that the word names, else the one with the same unit. */
function matching(
  all: readonly Candidate[],
  { word, formula }: TraceSpan['from'] & { kind: 'fact' },
  text: string,
): Candidate | undefined {
  const number = digits.exec(text)?.[0]
  const same = all.filter((one) =>
    number === undefined ? one.text === text : digits.exec(one.text)?.[0] === number,
  )
  const wanted = usualAspects[word] ?? word
  const rank = (one: Candidate): number =>
    (one.formula === formula ? 4 : 0) + (one.aspect === wanted ? 2 : 0) + (text.includes(one.unit) ? 1 : 0)
  // One with another formula was computed from something else.
  return same
    .filter((one) => formula === undefined || one.formula === formula)
    .toSorted((a, b) => rank(b) - rank(a))[0]
}

/** All values of a figure that a text may print: its own, and what is computed of it. */
export function figureValues(figure: Figure, facts: Facts): { aspect: string; text: string; unit: string }[] {
  return candidates(figure, facts).map(({ aspect, text, unit }) => ({ aspect, text, unit }))
}

function candidates(figure: Figure, { calendar }: Facts): Candidate[] {
  const { entry, unit, value } = figure
  return [
    ...(value ? [{ aspect: '数值', text: value.text, unit, formula: value.formula }] : []),
    ...derived('同比', growth(figure)),
    ...derived('增量', increase(figure)),
    ...(entry.target ?? []).flatMap((target): Candidate[] => [
      ...targetCandidate(target, unit),
      ...derived('完成率', completion(figure, target)),
      ...derived('差额', gap(figure, target)),
      ...derived('月均', monthlyNeed(figure, calendar, target)),
      ...derived('进度差', paceGap(figure, calendar, target)),
    ]),
    ...(entry.target ? [] : derived('完成率', completion(figure))),
    ...derived('平均', againstAverage(figure)),
    ...rankCandidates(figure),
    ...Object.entries(entry.series ?? {}).map(([year, text]) => ({ aspect: '历年', text, unit, time: year })),
  ]
}

function derived(aspect: string, one: Derived | undefined): Candidate[] {
  return one ? [{ aspect, text: one.text, unit: one.unit, formula: one.formula }] : []
}

function targetCandidate(target: TargetEntry, unit: string): Candidate[] {
  if (target.value === undefined) return []
  return [
    {
      aspect: '目标',
      text: target.value,
      unit: target.unit ?? unit,
      ...(target.due === undefined ? {} : { time: target.due }),
    },
  ]
}

function rankCandidates(figure: Figure): Candidate[] {
  const { rank } = figure.entry
  const moved = rankChange(figure)
  return [
    ...(rank?.place === undefined ? [] : [{ aspect: '排名', text: rank.place, unit: '位' }]),
    ...(rank?.words === undefined ? [] : [{ aspect: '排名', text: rank.words, unit: '' }]),
    ...(moved === undefined ? [] : [{ aspect: '升降', text: String(Math.abs(moved)), unit: '位' }]),
  ]
}

/** A part by its own name alone would not say what it is. */
function nameOf(figure: Figure): string {
  return figure.parent && figure.entry.name === undefined
    ? `${nameOf(figure.parent)}中的${figure.name}`
    : figure.name || figure.id
}

function caliberOf(figure: Figure, aspect: string): string {
  const { comparable } = figure.entry
  const parts = [
    inherited(figure, 'caliber'),
    inherited(figure, 'span'),
    comparable && aspect === '同比' ? '可比价' : '',
  ]
  return parts.filter(Boolean).join('；')
}

/** What a figure says itself, else what the whole says that it is part of. */
function inherited(figure: Figure, key: 'caliber' | 'span' | 'source' | 'asOf'): string | undefined {
  const entry: FigureEntry = figure.entry
  return entry[key] ?? (figure.parent && inherited(figure.parent, key))
}

/** A sum or ratio that names no source has those of what it is computed from. */
function sourceOf(figure: Figure, facts: Facts, depth = 0): string | undefined {
  const own = inherited(figure, 'source')
  const ids = figure.entry.sum ?? figure.entry.ratio
  const common = facts.sheet.defaults?.source
  if (own !== undefined || ids === undefined || depth >= deepest) return own ?? common
  const sources = ids.flatMap((id) => {
    const part = findFigure(facts.figures, id)
    return (part && sourceOf(part, facts, depth + 1)) ?? []
  })
  return sources.length > 0 ? [...new Set(sources)].join('、') : common
}

/** Sums of sums; a sheet has two or three levels. */
const deepest = 4

/** Of a target 截至 says nothing. */
function asOfText(figure: Figure, aspect: string, { calendar }: Facts): string | undefined {
  if (aspect === '目标') return undefined
  const asOf = inherited(figure, 'asOf')
  const day = asOfFigure({ ...figure.entry, ...(asOf === undefined ? {} : { asOf }) }, calendar)
  return day ? isoDay(day) : asOf
}
