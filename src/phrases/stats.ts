/** What the library has: by kind, part of a speech, topic and tone, and of what templates ask for. */
import type { Library } from './library.ts'
import { askedOf, elaboration } from './lint-slots.ts'
import { sections, tones } from './names.ts'
import { distinctCount, type LikenessOptions } from './similar.ts'
import { topics } from './topics.ts'
import type { Phrase } from './types.ts'

/** A kind with fewer entries than this gives the same wording in every third speech. */
export const least = 6

/** A name and how many entries are filed under it. */
export type Count = readonly [name: string, entries: number]

export interface PhraseCounts {
  total: number
  /** The same after topics, regions and figures are masked and entries that say the same thing are counted once. */
  distinct: number
  /** 过渡, 标题 … with what is below each, in the order of the library. */
  kinds: { name: string; entries: number; below: Count[] }[]
  /** An entry counts under each name that it has; under 不拘 or 通用 where it has none. */
  sections: Count[]
  topics: Count[]
  tones: Count[]
}

export function countPhrases(phrases: readonly Phrase[], options: LikenessOptions = {}): PhraseCounts {
  const below = tally(phrases.map((phrase) => phrase.kind))
  const heads = tally(phrases.map((phrase) => headOf(phrase.kind)))
  return {
    total: phrases.length,
    distinct: distinctCount(phrases, options),
    kinds: [...heads].map(([name, entries]) => ({
      name,
      entries,
      below: [...below].filter(([kind]) => headOf(kind) === name),
    })),
    sections: filed(phrases, sections, '不拘', (phrase) => phrase.sections),
    topics: filed(phrases, Object.keys(topics), '通用', (phrase) => phrase.topics),
    tones: filed(phrases, tones, '不拘', (phrase) => (phrase.tone ? [phrase.tone] : [])),
  }
}

function headOf(kind: string): string {
  return kind.slice(0, kind.indexOf('.'))
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** Known names first, with 0 where none is there: a gap is what one looks for. Then those that an office adds. */
function filed(
  phrases: readonly Phrase[],
  known: readonly string[],
  none: string,
  own: (phrase: Phrase) => readonly string[],
): Count[] {
  const counts = tally(
    phrases.flatMap((phrase) => {
      const names = own(phrase)
      return names.length > 0 ? names : [none]
    }),
  )
  const names = new Set([...known, ...[...counts.keys()].filter((name) => name !== none), none])
  return [...names].map((name) => [name, counts.get(name) ?? 0])
}

/** The kinds that templates ask for, by their texts, each once; `elaborated` are those that {{阐发}} asks for. */
export function askedKinds(texts: readonly string[], elaborated: readonly string[] = []): string[] {
  const asked = [...askedOf(texts).keys()].flatMap((kind) => (kind === elaboration ? elaborated : [kind]))
  return [...new Set(asked)].sort(byName)
}

/** The kinds that are asked for, with how many entries each may be given; the fewest first. */
export function suppliesOf(library: Library, asked: readonly string[]): Count[] {
  return asked
    .map((kind): Count => [kind, library.ofKind(kind).length])
    .sort((a, b) => a[1] - b[1] || byName(a[0], b[0]))
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
