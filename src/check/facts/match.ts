/** What the ways of finding a sheet's figures in a text have in common. */
import type { Figure as Fact } from '../../facts/index.ts'
import type { Figure } from '../find/figures.ts'
import type { Given, Role } from './given.ts'

/** A number of the text with what the sheet may mean by it. */
export interface Match {
  told: Figure
  fact: Fact
  role: Role
  options: readonly Given[]
  /** Only a slip of the hand is told: the match alone is no proof that another number is wrong. */
  onlySlips?: boolean
  /** The number that its figure was named for, where this one only follows it: both are told of one time. */
  after?: Figure
  /** Found by the sheet's own words or by the trace. */
  isExact?: boolean
}

const stops = new Set('，。；：！？,;:!?\n（）()“”《》')

/** Where the clause begins that an offset is in; never before `from`. */
export function lastStop(text: string, at: number, from: number): number {
  let start = at
  while (start > from && !stops.has(text[start - 1]!)) start--
  return start
}

const linkWords =
  /(?:的|总数|总额|总量|数|已经?|累计|总共|共|仅|只有|只|才|就|约|近|超过?|逾|突破|接近|不足|不到|不低于|不少于|至少|达到|达|了|为|是|有|完成|实现|增加到|提高到|上升到|增长到|下降到|降到|降至|增至|升至|减少到|到|至|确保|力争|争取|要|，|：|目标|任务|计划|全年|今年|年度|全[省市县区]|目前|现在|[由从])$/u
/** True for words that lead from a name to its number and say nothing else. */
export function isLink(words: string): boolean {
  let rest = words
  for (let match = linkWords.exec(rest); match; match = linkWords.exec(rest))
    rest = rest.slice(0, match.index)
  return rest === ''
}
