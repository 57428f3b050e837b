import { editions, type Edition } from '../index.ts'

/** Editions in both spellings: print and 印制版. */
export function editionSpellings(): Record<string, Edition> {
  return Object.fromEntries(
    (Object.keys(editions) as Edition[]).flatMap((key) => [
      [key, key],
      [editions[key], key],
    ]),
  )
}
