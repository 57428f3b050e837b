/** A text reduced to its words (汉字, letters, digits), for comparing texts whatever their marks and spaces. */
import type { Block } from '../blocks.ts'
import type { Doc } from '../doc.ts'

export interface Words {
  /** A code unit a word character; 0 between two paragraphs. */
  codes: Uint16Array
  /** The offset of each in the text that they were taken from. */
  offsets: Int32Array
}

const running = new Set<Block['kind']>(['paragraph', 'item'])

/** The words of the running paragraphs of a text; titles, heads, tables, captions and quoted documents are left out. */
export function words(doc: Doc): Words {
  return wordsOf(
    doc.text,
    doc.blocks.filter(({ kind }) => running.has(kind)),
  )
}

/** The words of some ranges of a text, divided by 0. */
export function wordsOf(text: string, ranges: readonly { start: number; end: number }[]): Words {
  const size = ranges.reduce((sum, { start, end }) => sum + end - start + 1, 0)
  const codes = new Uint16Array(size)
  const offsets = new Int32Array(size)
  let length = 0
  for (const { start, end } of ranges) {
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i)
      if (!isWord(code)) continue
      codes[length] = code
      offsets[length++] = i
    }
    offsets[length++] = end
  }
  return { codes: codes.subarray(0, length), offsets: offsets.subarray(0, length) }
}

function isWord(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xd800 && code <= 0xdfff)
  )
}

const base = 0x01000193

/** For every place the hash of the stretch of `size` words that begins there; 0 where it would leave its paragraph. */
export function grams(codes: Uint16Array, size: number): Int32Array {
  const hashes = new Int32Array(codes.length)
  let top = 1
  for (let i = 0; i < size; i++) top = Math.imul(top, base)
  let hash = 0
  let length = 0
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!
    if (code === 0) {
      hash = 0
      length = 0
      continue
    }
    hash = (Math.imul(hash, base) + code) | 0
    if (++length > size) hash = (hash - Math.imul(codes[i - size]!, top)) | 0
    if (length >= size) hashes[i - size + 1] = hash
  }
  return hashes
}

/** True where two stretches have the same words. */
export function isSame(a: Uint16Array, at: number, b: Uint16Array, other: number, size: number): boolean {
  for (let i = 0; i < size; i++) if (a[at + i] !== b[other + i]) return false
  return true
}

const none: readonly number[] = []

/** Places by the hash of what stands there, several for one hash; a table of numbers, quick to fill. */
export class GramTable {
  readonly #mask: number
  readonly #heads: Int32Array
  readonly #next: Int32Array
  readonly #hashes: Int32Array
  readonly #places: Int32Array
  #size = 0

  constructor(capacity: number) {
    let slots = 16
    while (slots < capacity * 2) slots *= 2
    this.#mask = slots - 1
    this.#heads = new Int32Array(slots).fill(-1)
    this.#next = new Int32Array(capacity)
    this.#hashes = new Int32Array(capacity)
    this.#places = new Int32Array(capacity)
  }

  add(hash: number, place: number): void {
    const slot = this.#slot(hash)
    const entry = this.#size++
    this.#hashes[entry] = hash
    this.#places[entry] = place
    this.#next[entry] = this.#heads[slot]!
    this.#heads[slot] = entry
  }

  /** The places put in with a hash, the last one first; at most `most`, so that a text of one word is no trap. */
  find(hash: number, most: number): readonly number[] {
    let entry = this.#heads[this.#slot(hash)]!
    if (entry < 0) return none
    const places: number[] = []
    for (; entry >= 0 && places.length < most; entry = this.#next[entry]!)
      if (this.#hashes[entry] === hash) places.push(this.#places[entry]!)
    return places
  }

  #slot(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.#mask
  }
}
