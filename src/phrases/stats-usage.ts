/** What past speeches made of the library: entries that never came, and entries that come too often. */
import type { Library } from './library.ts'
import type { Phrase } from './types.ts'
import type { Usage } from './usage.ts'

/** Of the last five speeches, whoever held them: an audience hears them all. */
const last = 5
const often = 3
/** Over all speeches: more than one in three, once there are enough of them to say so. */
const share = 3
const enough = 6

export interface Overused {
  phrase: Phrase
  /** How many speeches used it, of all and of the last five. */
  times: number
  lately: number
}

export interface UsageCounts {
  speeches: number
  /** Entries of the kinds that templates ask for which no speech used, in the order of the library. */
  never: Phrase[]
  /** Used in three of the last five speeches, or in more than a third of six or more; the most used first. */
  overused: Overused[]
  /** Entries on record that the library does not have any more. */
  gone: string[]
}

export function countUsage(library: Library, rows: readonly Usage[], asked: readonly string[]): UsageCounts {
  const byDay = rows.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const times = timesOf(byDay)
  const lately = timesOf(byDay.slice(-last))
  const isOften = (id: string): boolean =>
    (lately.get(id) ?? 0) >= often || (rows.length >= enough && (times.get(id) ?? 0) * share > rows.length)
  const askedFor = new Set(asked.flatMap((kind) => library.ofKind(kind)))
  return {
    speeches: rows.length,
    never: library.phrases.filter((phrase) => askedFor.has(phrase) && !times.has(phrase.id)),
    overused: library.phrases
      .filter(({ id, refrain }) => !refrain && isOften(id))
      .map((phrase) => ({ phrase, times: times.get(phrase.id)!, lately: lately.get(phrase.id) ?? 0 }))
      .sort((a, b) => b.times - a.times || b.lately - a.lately),
    gone: [...times.keys()].filter((id) => !library.get(id)),
  }
}

/** In how many speeches each entry stands; twice in one is once. */
function timesOf(rows: readonly Usage[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const { phrases } of rows) for (const id of new Set(phrases)) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}
