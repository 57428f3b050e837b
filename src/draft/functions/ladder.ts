/** The marks of a list by level, and whether its heads are headings. */
import { visible } from '../marks.ts'
import { ladderOf } from '../meta.ts'
import type { View } from '../view.ts'
import { isEmpty, type Options } from './shared.ts'

/** Marks that stand before headings: 一、 （一） 1. */
const ofHeading = /[）)、.．]$/

/** The marks of a block's own 序号, else those that the level above passes down. */
export function ladderFor(view: View, options: Options): string[] {
  const own = view['序号']
  return typeof own === 'string' ? ladderOf(visible(own)) : (options.data.序列 ?? [])
}

/** The marks for points that make one sentence: （一） and 1. stand before heads only, the next level's stand there. */
export function withinSentence(ladder: string[]): string[] {
  const from = ladder.findIndex((mark) => !ofHeading.test(mark))
  return from >= 0 ? ladder.slice(from) : ['一是']
}

/**
 * True where the heads of a block's points are headings on lines of their own: every point has points below it and no
 * words of its own, the mark is one of a heading, and no run-in head stands above (its series would be cut in two).
 */
export function standAlone(points: unknown, view: View, options: Options): boolean {
  if (options.data.领 === true || !Array.isArray(points) || points.length === 0) return false
  if (!ofHeading.test(ladderFor(view, options)[0] ?? '')) return false
  return (points as View[]).every((point) => {
    const below = !isEmpty(point['要点']) || !isEmpty(point['分组']) || !isEmpty(point['板块'])
    return below && isEmpty(point['内容']) && isEmpty(point['概述']) && !isEmpty(point['小标题'])
  })
}
