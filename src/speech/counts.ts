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
  const series = byBlock(scope.found.all)
  scope.texts.forEach(({ text, offsets }, block) => {
    const here = series.get(block) ?? []
    const below = series.get(block + 1)?.[0]
    let next = 0
    for (const each of announcementsIn(text)) {
      while (next < here.length && here[next]!.items[0]!.at < each.end) next++
      const after = [here[next], below].find((one) => one && isAfter(one, each, block, scope.texts))
      const following = foundFor(each, block, scope, isOpening, after?.items.length)
      const found = following ?? (each.listed ? each.count : undefined)
      if (each.unsure && found !== each.count) continue
      if (found === undefined && !each.spoken && !each.introduces) continue
      if (found === undefined && each.spoken && !isOpening) continue
      const place = { source, start: offsets[each.start]!, end: offsets[each.end] ?? offsets.at(-1)! }
      const base = { count: each.count, noun: each.noun, place }
      announced.push(found === undefined ? base : { ...base, found })
    }
  })
  return announced
}

/** The series by the block that their first items stand in, in order. */
function byBlock(all: readonly FoundSeries[]): Map<number, FoundSeries[]> {
  const blocks = new Map<number, FoundSeries[]>()
  for (const series of all) {
    const { block } = series.items[0]!
    const there = blocks.get(block)
    if (there) there.push(series)
    else blocks.set(block, [series])
  }
  for (const there of blocks.values()) there.sort((a, b) => a.items[0]!.at - b.items[0]!.at)
  return blocks
}

function foundFor(
  each: Announcement,
  block: number,
  scope: Scope,
  isOpening: boolean,
  series: number | undefined,
): number | undefined {
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

/** Sentences of text.slice(start, end), counted as far as it matters: there may be one at most, and it is no page long. */
function sentencesBetween(text: string, start: number, end = text.length): number {
  return sentencesOf(text.slice(start, Math.min(end, start + farthest))).length
}

const farthest = 2000

function isAfter(
  series: FoundSeries,
  each: Announcement,
  block: number,
  texts: readonly LocatedText[],
): boolean {
  const first = series.items[0]!
  const { text } = texts[block]!
  const { end } = each.sentence
  if (first.block === block)
    return first.at >= each.end && sentencesBetween(text, end, first.at) <= between(each)
  if (first.block !== block + 1) return false
  const before = sentencesBetween(text, end)
  return before + sentencesBetween(texts[first.block]!.text, 0, first.at) <= between(each)
}

function isNearEnd(each: Announcement, block: number, texts: readonly LocatedText[]): boolean {
  const { text } = texts[block]!
  return block === texts.length - 1 && sentencesBetween(text, each.sentence.end) <= between(each)
}
