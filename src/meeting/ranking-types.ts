import type { Path } from '../text/places.ts'

/** What is printed. `path` is where the sheet has the number; `formula` how it was computed: 3.2 ÷ 8 × 100. */
export interface Cell {
  text: string
  path?: Path
  formula?: string
}

/** The numbers of one unit by one indicator; what the sheet does not give and nothing can be computed from is absent. */
export interface RankValues {
  done?: Cell
  goal?: Cell
  /** In percent, without the sign. */
  completion?: Cell
  score?: Cell
}

export interface RankRow {
  unit: string
  short: string
  group: string
  /** units/3, in the meeting sheet. */
  path: Path
  /** 0 for a unit that lacks a number and has no place. */
  place: number
  tied: boolean
  previous?: number
  /** Places gained since last time; negative for a fall. */
  moved?: number
  total?: Cell
  /** One per indicator. */
  values: RankValues[]
}

export interface RankIndicator {
  name: string
  unit: string
  weight?: string
  cap?: string
  path: Path
}

export interface Ranking {
  indicators: RankIndicator[]
  /** In order of first appearance; one named '' where the units are ranked together. Rows by place, those without last. */
  groups: { name: string; rows: RankRow[] }[]
  /** One sentence each: only what the sheet says or what the computation did. */
  notes: string[]
  /** True where places follow from 得分, else from the first indicator's completion or 完成数. */
  scored: boolean
  /** 截至, as written. */
  asOf?: string
}
