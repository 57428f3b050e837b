import type { Source } from '../text/source.ts'
import { announcementsIn, type Announcement } from './announced.ts'
import type { FoundSeries, findSeries } from './series.ts'
import type { Announced, Section } from './types.ts'
import type { LocatedText } from './walk.ts'
import { sentencesOf } from './words.ts'

/** The texts between a head and the next, the sections below it, and the series found in the texts. */
export interface Scope {
  texts: readonly LocatedText[]
  sections: readonly Section[]
  found: ReturnType<typeof findSeries>
}

/**
 * The counts announced in a scope, each with the number found: of a series that begins right after it, or of the sections
 * below when nothing stands between. The opening announces the sections of level 1 (讲三点意见).
 */
export function countAnnounced(scope: Scope, source: Source, isOpening: boolean): Announced[] {
  const announced: Announced[] = []
  scope.texts.forEach(({ text, offsets }, block) => {
    for (const each of announcementsIn(text)) {
      const found = foundFor(each, block, scope, isOpening)
      if (found === undefined && !each.spoken && !each.introduces) continue
      if (found === undefined && each.spoken && !isOpening) continue
      const place = { source, start: offsets[each.start]!, end: offsets[each.end] ?? offsets.at(-1)! }
      const base = { count: each.count, noun: each.noun, place }
      announced.push(found === undefined ? base : { ...base, found })
    }
  })
  return announced
}

function foundFor(each: Announcement, block: number, scope: Scope, isOpening: boolean): number | undefined {
  const series = seriesAfter(each, block, scope)
  const sections = scope.sections.length || undefined
  if (isOpening && each.spoken) return sections ?? series
  if (series !== undefined) return series
  // 抓好五项工作： at the end of what stands before the first section below
  return !each.weak && isNearEnd(each, block, scope.texts) ? sections : undefined
}

/** How many sentences may stand between a count and the first item. */
function between(each: Announcement): number {
  return each.weak ? 0 : 1
}

function seriesAfter(each: Announcement, block: number, scope: Scope): number | undefined {
  const after = scope.found.all
    .filter((series) => isAfter(series, each, block, scope.texts))
    .sort((a, b) => a.items[0]!.block - b.items[0]!.block || a.items[0]!.at - b.items[0]!.at)
  return after[0]?.items.length
}

function isAfter(
  series: FoundSeries,
  each: Announcement,
  block: number,
  texts: readonly LocatedText[],
): boolean {
  const first = series.items[0]!
  const rest = texts[block]!.text
  if (first.block === block) {
    return (
      first.at >= each.end && sentencesOf(rest.slice(each.sentence.end, first.at)).length <= between(each)
    )
  }
  if (first.block !== block + 1) return false
  const before = sentencesOf(rest.slice(each.sentence.end)).length
  return before + sentencesOf(texts[first.block]!.text.slice(0, first.at)).length <= between(each)
}

function isNearEnd(each: Announcement, block: number, texts: readonly LocatedText[]): boolean {
  const rest = texts[block]!.text.slice(each.sentence.end)
  return block === texts.length - 1 && sentencesOf(rest).length <= between(each)
}
