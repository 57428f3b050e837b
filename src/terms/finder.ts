/** A word of the list in a text, [start, end) in UTF-16 units. */
export interface Hit<T> {
  row: T
  start: number
  end: number
}

/** Words are looked up by a hash of their first two characters; most of a text is passed over by one look. */
const size = 1 << 16
const hash = (first: number, second: number): number => (first * 31 + second) & (size - 1)

interface Entry<T> {
  word: string
  row: T
}

/**
 * Finds many words in one pass: from left to right, the longest that is accepted first, hits never overlap. Several rows
 * may share a word.
 */
export class Finder<T> {
  /** The list of a hash, counted from 1; 0 where no word begins so. */
  readonly #listOf = new Uint16Array(size)
  /** The same for words of one character. */
  readonly #singleOf = new Uint16Array(size)
  readonly #lists: Entry<T>[][] = [[]]

  /** `wordOf` gives what is looked for; rows whose word is empty are never found. */
  constructor(rows: readonly T[], wordOf: (row: T) => string) {
    for (const row of rows) {
      const word = wordOf(row)
      if (word.length > 1)
        this.#put(this.#listOf, hash(word.charCodeAt(0), word.charCodeAt(1)), { word, row })
      else if (word !== '') this.#put(this.#singleOf, word.charCodeAt(0), { word, row })
    }
    for (const list of this.#lists) list.sort((a, b) => b.word.length - a.word.length)
  }

  /** The hits that `accepts` takes; without it all. */
  find(text: string, accepts?: (row: T, start: number, end: number) => boolean): Hit<T>[] {
    const hits: Hit<T>[] = []
    let first = text.charCodeAt(0)
    for (let i = 0; i < text.length; i++) {
      const second = i + 1 < text.length ? text.charCodeAt(i + 1) : 0
      const list = this.#listOf[hash(first, second)]!
      const single = this.#singleOf[first]!
      first = second
      if (list === 0 && single === 0) continue
      const entry = this.#at(list, text, i, accepts) ?? this.#at(single, text, i, accepts)
      if (!entry) continue
      const end = i + entry.word.length
      hits.push({ row: entry.row, start: i, end })
      i = end - 1
      first = text.charCodeAt(end)
    }
    return hits
  }

  #at(
    list: number,
    text: string,
    start: number,
    accepts: ((row: T, start: number, end: number) => boolean) | undefined,
  ): Entry<T> | undefined {
    for (const entry of this.#lists[list]!) {
      const { word, row } = entry
      if (text.startsWith(word, start) && (accepts?.(row, start, start + word.length) ?? true)) return entry
    }
    return undefined
  }

  #put(index: Uint16Array, key: number, entry: Entry<T>): void {
    if (index[key] === 0) index[key] = this.#lists.push([]) - 1
    this.#lists[index[key]!]!.push(entry)
  }
}
