/** A word of the list in a text, [start, end) in UTF-16 units. */
export interface Hit<T> {
  row: T
  start: number
  end: number
}

/** Words are looked up by a hash of their first two characters; few others of a text have the same. */
const bits = 18
const hash = (first: number, second: number): number =>
  Math.imul((first << 16) | second, 0x9e3779b1) >>> (32 - bits)

/** A bit for each number below a power of two: small enough that most of a text is passed over fast. */
class Bits {
  readonly #bytes: Uint8Array

  constructor(power: number) {
    this.#bytes = new Uint8Array(1 << (power - 3))
  }

  set(number: number): void {
    this.#bytes[number >> 3]! |= 1 << (number & 7)
  }

  has(number: number): boolean {
    return (this.#bytes[number >> 3]! & (1 << (number & 7))) !== 0
  }
}

interface Entry<T> {
  word: string
  row: T
}

/**
 * Finds many words in one pass: from left to right, the longest that is accepted first, hits never overlap. Several rows
 * may share a word.
 */
export class Finder<T> {
  /** The hashes that words begin with. */
  readonly #begins = new Bits(bits)
  /** Characters that are words. */
  readonly #singles = new Bits(16)
  readonly #listOf = new Map<number, Entry<T>[]>()
  /** The same for words of one character, by the character. */
  readonly #singleOf = new Map<number, Entry<T>[]>()

  /** `wordOf` gives what is looked for; rows whose word is empty are never found. */
  constructor(rows: readonly T[], wordOf: (row: T) => string) {
    for (const row of rows) {
      const word = wordOf(row)
      if (word.length > 1) {
        const key = hash(word.charCodeAt(0), word.charCodeAt(1))
        this.#begins.set(key)
        this.#put(this.#listOf, key, { word, row })
      } else if (word !== '') {
        this.#singles.set(word.charCodeAt(0))
        this.#put(this.#singleOf, word.charCodeAt(0), { word, row })
      }
    }
    for (const list of this.#listOf.values()) list.sort((a, b) => b.word.length - a.word.length)
  }

  /** The hits that `accepts` takes; without it all. */
  find(text: string, accepts?: (row: T, start: number, end: number) => boolean): Hit<T>[] {
    const hits: Hit<T>[] = []
    for (let i = this.#next(text, 0); i < text.length; i = this.#next(text, i)) {
      const first = text.charCodeAt(i)
      const entry =
        this.#at(this.#listOf.get(hash(first, text.charCodeAt(i + 1))), text, i, accepts) ??
        this.#at(this.#singleOf.get(first), text, i, accepts)
      if (entry) hits.push({ row: entry.row, start: i, end: (i += entry.word.length) })
      else i++
    }
    return hits
  }

  /** The first offset from `i` on where a word may begin; the length of the text where there is none. */
  #next(text: string, i: number): number {
    const begins = this.#begins
    const singles = this.#singleOf.size > 0 ? this.#singles : undefined
    let first = text.charCodeAt(i)
    for (; i < text.length; i++) {
      const second = i + 1 < text.length ? text.charCodeAt(i + 1) : 0
      if (begins.has(hash(first, second)) || singles?.has(first)) return i
      first = second
    }
    return text.length
  }

  #at(
    list: readonly Entry<T>[] | undefined,
    text: string,
    start: number,
    accepts: ((row: T, start: number, end: number) => boolean) | undefined,
  ): Entry<T> | undefined {
    if (!list) return undefined
    for (const entry of list) {
      const { word, row } = entry
      if (text.startsWith(word, start) && (accepts?.(row, start, start + word.length) ?? true)) return entry
    }
    return undefined
  }

  #put(lists: Map<number, Entry<T>[]>, key: number, entry: Entry<T>): void {
    const list = lists.get(key)
    if (list) list.push(entry)
    else lists.set(key, [entry])
  }
}
