import { parseNumber, type Decimal } from '../text/decimal.ts'
import { nearest } from '../text/nearest.ts'
import type { Path } from '../text/places.ts'
import { missing } from '../text/shape.ts'
import type { FigureEntry } from './schema-figure.ts'

/** The value of a figure: `text` is what is printed (given values as written), `exact` what is computed with. */
export interface Value {
  exact: Decimal
  text: string
  /** How it was computed, in words a reader can check; absent for given values. */
  formula?: string
}

/** One figure of 数据 or one part of its 其中, addressed as `到位资金` or `引进项目.亿元以上`. */
export interface Figure {
  id: string
  path: Path
  entry: FigureEntry
  /** Printed before the value: 实际利用市域外资金. */
  name: string
  unit: string
  /** Absent where the figure has none (待补, only a 目标, or computed from something missing). */
  value?: Value
  parts: Figure[]
  parent?: Figure
  /** 状态: 待核 here, in the whole it is part of, or in what it is computed from. */
  unconfirmed: boolean
}

export type Figures = ReadonlyMap<string, Figure>

/** The figure of an id as written in a reference: `引进项目.亿元以上`; full-width points are read as points. */
export function findFigure(figures: Figures, id: string): Figure | undefined {
  return figures.get(id) ?? figures.get(id.replaceAll(/[．。]/g, '.').replaceAll(/\s/g, ''))
}

/** 数据里没有“到位资今”，是否应为“到位资金”？ `others` are further words that may be meant. */
export function unknownFigure(id: string, figures: Figures, others: readonly string[] = []): string {
  const ids = [...figures.keys()]
  const guess = nearest(id, ids) ?? nearest(id, others)
  const lead = `数据里没有“${id}”`
  if (guess) return `${lead}，是否应为“${guess}”？`
  if (ids.length === 0) return `${lead}；请先在“数据”里写上`
  return `${lead}；“数据”里有：${ids.slice(0, 8).join('、')}${ids.length > 8 ? '……' : ''}`
}

/**
 * A figure that stands in 指标 or 分档 and not in 数据. A text there that is an id of 数据 is that figure.
 */
export function looseFigure(entry: FigureEntry, path: Path, figures: Figures): Figure {
  const named =
    entry.note === undefined || entry.value !== undefined ? undefined : findFigure(figures, entry.note)
  if (named) return named
  const exact = entry.value === undefined ? undefined : parseNumber(entry.value)
  // An indicator that is still to come has no name either: 【待补：指标】.
  const name = entry.name ?? (entry.value === missing ? '指标' : '')
  return {
    id: name || entry.note || path,
    path,
    entry,
    name,
    unit: entry.unit === undefined || entry.unit === missing ? '' : entry.unit,
    parts: [],
    unconfirmed: entry.status === '待核',
    ...(exact && entry.unit !== missing ? { value: { exact, text: entry.value! } } : {}),
  }
}
