import { editions, lengths, type Edition, type Length } from '../index.ts'

/** Editions in both spellings: print and 印制版. */
export function editionSpellings(): Record<string, Edition> {
  return spellings(editions)
}

/** Lengths in both spellings: short and 短稿. */
export function lengthSpellings(): Record<string, Length> {
  return spellings(lengths)
}

function spellings<K extends string>(names: Readonly<Record<K, string>>): Record<string, K> {
  return Object.fromEntries(
    (Object.keys(names) as K[]).flatMap((key) => [
      [key, key],
      [names[key], key],
    ]),
  )
}
