/** A text cut into lines, sentences, clauses or words, each with where it stands. */

/** Lines with something in them. */
export const lines = /[^\n]*[^\s][^\n]*/gu
/** Ended by 。！？; closing quotes and brackets belong to them. Never over a line end, nor within a 【…】. */
export const sentences =
  /(?:【[^】\n]*】|[^\n。！？!?])*[。！？!?]+[”’」』）】)]*|(?:【[^】\n]*】|[^\n。！？!?])+/gu
/** Ended by a comma, semicolon or colon that is not within a number, too. */
export const clauses =
  /(?:【[^】\n]*】|[^\n。！？!?，；：,;:]|(?<=\d)[,:](?=\d))*[。！？!?，；：,;:]+[”’」』）】)]*|(?:【[^】\n]*】|[^\n。！？!?，；：,;:]|(?<=\d)[,:](?=\d))+/gu
/** A number, a 【…】 or a word in letters is one; else every character. */
export const tokens = /\d+(?:,\d{3})*(?:\.\d+)?|【[^】\n]*】|[A-Za-z]+|[^\n]/gu

export class Atom {
  readonly text: string
  readonly start: number
  #pairs: Map<string, number> | undefined

  constructor(text: string, start: number) {
    this.text = text
    this.start = start
  }

  get end(): number {
    return this.start + this.text.length
  }

  /**
   * How alike two are, from 0 to 1: twice the pairs of neighbouring characters that they share by all they have (Dice).
   * Any number is like any other; the more of them are the same, the little more it is.
   */
  likeness(other: Atom): number {
    const [own, others] = [this.#pairsOf(), other.#pairsOf()]
    let [shared, all] = [0, 0]
    for (const count of others.values()) all += count
    for (const [pair, count] of own) {
      all += count
      shared += Math.min(count, others.get(pair) ?? 0)
    }
    if (all === 0) return this.text === other.text ? 1 : 0
    return ((2 * shared) / all) * (0.97 + 0.03 * sharedNumbers(this.text, other.text))
  }

  #pairsOf(): Map<string, number> {
    if (this.#pairs) return this.#pairs
    const text = this.text.replace(/\d+(?:,\d{3})*(?:\.\d+)?/gu, '0')
    this.#pairs = new Map()
    for (let i = 0; i + 1 < text.length; i++) {
      const pair = text.slice(i, i + 2)
      this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + 1)
    }
    return this.#pairs
  }
}

/** The part of the numbers of two texts that both have; 1 where there are none. */
function sharedNumbers(text: string, other: string): number {
  const [own, others] = [numbersOf(text), numbersOf(other)]
  if (own.length + others.length === 0) return 1
  const known = new Set(others)
  const shared = own.filter((one) => known.has(one)).length
  return shared / Math.max(own.length, others.length)
}

function numbersOf(text: string): string[] {
  return text.match(/\d+(?:[.,]\d+)*/gu) ?? []
}

/** The atoms of a stretch of a text; what is no atom is left out. */
export function atomsOf(text: string, [start, end]: readonly [number, number], cut: RegExp): Atom[] {
  return Array.from(
    text.slice(start, end).matchAll(cut),
    ({ 0: words, index }) => new Atom(words, start + index),
  )
}
