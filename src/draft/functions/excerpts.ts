/** Functions that say less of a text than it says: what one paper quotes of another. */
import { firstSentence, shortHeading, sliceVisible } from '../excerpt.ts'
import { placeholder, visible } from '../marks.ts'
import type { View } from '../view.ts'
import { isEmpty, nothing, type FunctionGroup, type Options } from './shared.ts'

export const excerpts: FunctionGroup = ({ marks }) => ({
  /** One numbered paragraph of 各节; goes where it prints nothing. */
  一条(this: unknown, options: Options) {
    const number = marks.mark({ kind: 'number' }, placeholder)
    return marks.mark({ kind: 'item' }, `\n\n${number}${options.fn!(this)}\n\n`)
  },
  /** The first sentence of a text; nothing where there is no text, and with 无数=true where it tells figures. */
  首句(value: unknown, options: Options) {
    if (typeof value !== 'string' || isEmpty(value)) return nothing
    const first = firstSentence(value)
    const words = visible(first)
    if (options.hash['无数'] === true && /\d/u.test(words)) return nothing
    return /[。！？][”’）]*$/u.test(words) ? first : `${first}。`
  },
  /** A text up to its first ；, with 等 where more follows. */
  首分句(value: unknown) {
    if (typeof value !== 'string' || isEmpty(value)) return nothing
    const end = visible(value).indexOf('；')
    return end < 0 ? value : `${sliceVisible(value, 0, end)}等`
  },
  /** The points of a block, those of its groups in one line with the others. */
  所有要点(block: unknown) {
    return pointsIn(block)
  },
  /** Those of 所有要点 that have a heading: what a paper can name in a few words. */
  有题要点(block: unknown) {
    return pointsIn(block).filter((point) => !isEmpty(point['小标题']))
  },
  /** The first so many of a list. */
  前几条(list: unknown, most: number) {
    return Array.isArray(list) ? list.slice(0, most) : []
  },
  /** The first task that the unit itself leads. */
  牵头任务(tasks: unknown) {
    return Array.isArray(tasks) ? (tasks as View[]).find((task) => !isEmpty(task['本单位牵头'])) : undefined
  },
  /** The first clause of a heading, without 要 before it. */
  短题(value: unknown) {
    return typeof value === 'string' && !isEmpty(value) ? shortHeading(value) : ''
  },
})

function pointsIn(block: unknown): View[] {
  const { 要点: points = [], 分组: groups = {} } = (block ?? {}) as View
  return [...(points as View[]), ...Object.values(groups as Record<string, View[]>).flat()]
}
