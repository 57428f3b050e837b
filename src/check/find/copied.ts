/** Which words of a text stand in an earlier one as well, whatever their figures are. */
import type { Earlier } from '../earlier.ts'
import { grams, GramTable, isSame, wordsOf, type Words } from './words.ts'

/** As many words in a row are no chance. */
const gram = 12
/** What stands in so many earlier speeches is everybody's wording. */
const stock = 5
/** A stretch of one word repeated is looked at so often and no more. */
const most = 4

/** The words of a text by their stretches of so many, to be found again in other texts. */
export class Stretches {
  readonly #codes: Uint16Array
  readonly #size: number
  readonly #table: GramTable

  constructor(codes: Uint16Array, size: number) {
    this.#codes = codes
    this.#size = size
    this.#table = new GramTable(codes.length)
    for (const [at, hash] of grams(codes, size).entries()) if (hash !== 0) this.#table.add(hash, at)
  }

  /** 1 for every word that stands in the other text within a stretch; undefined where none does. */
  coveredBy(codes: Uint16Array): Uint8Array | undefined {
    let covered: Uint8Array | undefined
    const hashes = grams(codes, this.#size)
    for (let at = 0; at < hashes.length; at++)
      if (hashes[at] !== 0)
        for (const place of this.#table.find(hashes[at]!, most))
          if (isSame(this.#codes, place, codes, at, this.#size)) {
            covered ??= new Uint8Array(this.#codes.length)
            covered.fill(1, place, place + this.#size)
          }
    return covered
  }
}

/** The words of an earlier text without its figures. */
export function earlierCodes({ paragraphs }: Earlier): Uint16Array {
  let start = 0
  const ranges = paragraphs.map(({ length }) => {
    const range = { start, end: start + length }
    start += length + 1
    return range
  })
  return withoutFigures(wordsOf(paragraphs.join('\n'), ranges)).codes
}

const [zero, nine] = [0x30, 0x39]

/** Every run of digits as one 0: 18.6亿元 and 20.3亿元 are the same. */
export function withoutFigures({ codes, offsets }: Words): Words {
  const kept = { codes: new Uint16Array(codes.length), offsets: new Int32Array(codes.length) }
  let length = 0
  for (let i = 0; i < codes.length; i++) {
    const isDigit = codes[i]! >= zero && codes[i]! <= nine
    if (isDigit && length > 0 && kept.codes[length - 1] === zero) continue
    kept.codes[length] = isDigit ? zero : codes[i]!
    kept.offsets[length++] = offsets[i]!
  }
  return { codes: kept.codes.subarray(0, length), offsets: kept.offsets.subarray(0, length) }
}

/** An earlier speech and the words that it has in common with the text. */
export interface Found {
  of: Earlier
  covered: Uint8Array
}

/** The earlier speeches that have something in common with the text, and which of its words stand in many of them. */
export function foundIn(
  own: Words,
  earlier: readonly Earlier[],
  least: number,
): { found: Found[]; isStock: Uint8Array } {
  const stretches = new Stretches(own.codes, gram)
  const common = new Uint16Array(own.codes.length)
  const found: Found[] = []
  for (const of of earlier) {
    const covered = stretches.coveredBy(earlierCodes(of))
    if (!covered) continue
    let length = 0
    for (const [at, is] of covered.entries()) {
      common[at]! += is
      length += is
    }
    if (length * 2 >= least) found.push({ of, covered })
  }
  return { found, isStock: Uint8Array.from(common, (count) => (count < stock ? 0 : 1)) }
}
