/** The figures that a generated draft prints, where they stand in its words. */
import type { Decimal } from '../text/decimal.ts'
import type { Path } from '../text/places.ts'
import type { Range } from './types.ts'

/** A stretch of a version with where it comes from. */
export interface Origin extends Range {
  kind: 'fact' | 'sheet' | 'template' | 'part' | 'phrase' | 'missing' | 'unconfirmed' | 'suggestion'
  /** Of a fact. */
  id?: string
  word?: string
  formula?: string
  /** Of a text of the sheet. */
  path?: Path
  label?: string
  /** 招商推进会.yaml:31:5 */
  place?: string
}

/** What a person is told of a figure. */
export interface FigureCard {
  id: string
  name: string
  unit: string
  path: Path
  /** As written in the sheet; absent for computed ones. */
  value?: string
  exact?: Decimal
  formula?: string
  source?: string
  asOf?: string
  /** Other numbers of the entry that are typed: 上年同期, 目标, 位次 …, with where they stand below `path`. */
  typed: { path: Path; text: string }[]
  /** Its own value and what is computed of it, by what each says: 数值 · 同比 · 完成率 … */
  values: { aspect: string; text: string; unit: string }[]
  /** 状态: 待核. */
  unconfirmed?: true
}

/** A figure as printed. */
export interface Printed extends Range {
  id: string
  text: string
  word: string
  formula?: string
}

/** The figures of a version in order; of a figure within a figure the inner one. */
export function printedFigures(text: string, origins: readonly Origin[]): Printed[] {
  return origins
    .flatMap(({ start, end, kind, id, word = '', formula }): Printed[] =>
      kind === 'fact' &&
      id !== undefined &&
      /[\d〇零一二三四五六七八九十百千万两]/u.test(text.slice(start, end))
        ? [{ start, end, id, word, text: text.slice(start, end), ...(formula ? { formula } : {}) }]
        : [],
    )
    .sort((x, y) => x.start - y.start)
}

/** 【18.6】 of a printed figure: what is before its number, the number, and what is behind. */
export function parted(text: string): { before: string; number: string; behind: string } | undefined {
  const match = /^([^\d]*)(\d+(?:,\d{3})*(?:\.\d+)?)(.*)$/su.exec(text)
  return match ? { before: match[1]!, number: match[2]!, behind: match[3]! } : undefined
}
