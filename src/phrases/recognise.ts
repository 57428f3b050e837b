/** Finds entries of the library in a text, whatever stands in their slots. */
import { Finder } from '../terms/index.ts'
import type { Phrase, PhrasePiece } from './types.ts'

/** An entry in a text: [start, end) in UTF-16 units, without its end mark. */
export interface Recognised {
  phrase: Phrase
  start: number
  end: number
}

/** An entry is known by so many 汉字 in a row of slots or ends. */
const known = 8
/** A slot is filled with at most so many characters of one sentence. */
const filling = 20

interface Form {
  phrase: Phrase
  /** The words between the slots, and where among them is the longest, by which the entry is found. */
  words: readonly string[]
  at: number
}

export class Recogniser {
  readonly #phrases: readonly Phrase[]
  #finder: Finder<Form> | undefined

  constructor(phrases: readonly Phrase[]) {
    this.#phrases = phrases
  }

  /** The entries in a text, from left to right; one that is a part of a longer one is not named. */
  find(text: string): Recognised[] {
    this.#finder ??= new Finder(this.#phrases.flatMap(formOf), ({ words, at }) => words[at]!)
    const ranges = new Map<number, Recognised>()
    const accepts = (form: Form, start: number): boolean => {
      const range = rangeOf(form, text, start)
      if (range) ranges.set(start, { phrase: form.phrase, ...range })
      return range !== undefined
    }
    return this.#finder.find(text, accepts).map(({ start }) => ranges.get(start)!)
  }
}

/** Entries that are hardly more than slots are never known for sure. */
function formOf(phrase: Phrase): Form[] {
  const words = wordsBetween(phrase.pieces)
  const sizes = words.map(hanIn)
  const most = Math.max(0, ...sizes)
  return most < known ? [] : [{ phrase, words, at: sizes.indexOf(most) }]
}

/** 汉字 of the common block, of which the library is written. */
function hanIn(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x4e00 && code <= 0x9fff) count++
  }
  return count
}

/** One more than there are slots: '' where an entry begins or ends with one. */
function wordsBetween(pieces: readonly PhrasePiece[]): string[] {
  const words = ['']
  for (const piece of pieces) {
    if ('slot' in piece) words.push('')
    else words[words.length - 1] += piece.text
  }
  // the end mark may have become another one
  words[words.length - 1] = words.at(-1)!.replace(/[。！？；，、：]+$/u, '')
  return words
}

/** Where the whole entry stands, when its longest words do; undefined where the others are not around them. */
function rangeOf(
  { words, at }: Form,
  text: string,
  found: number,
): { start: number; end: number } | undefined {
  let start = found
  for (let i = at - 1; i >= 0 && start >= 0; i--) start = before(words[i]!, text, start)
  let end = found + words[at]!.length
  for (let i = at + 1; i < words.length && end >= 0; i++) end = after(words[i]!, text, end)
  return start < 0 || end < 0 ? undefined : { start, end }
}

const sentenceEnd = /[。！？\n]/u

/** The end of words that stand a slot behind an offset; -1 where they do not. */
function after(words: string, text: string, from: number): number {
  if (words === '') return from
  const within = text.slice(from, from + filling + words.length)
  const at = within.indexOf(words)
  return at < 0 || sentenceEnd.test(within.slice(0, at)) ? -1 : from + at + words.length
}

/** The start of words that stand a slot before an offset; -1 where they do not. */
function before(words: string, text: string, to: number): number {
  if (words === '') return to
  const start = Math.max(0, to - filling - words.length)
  const within = text.slice(start, to)
  const at = within.lastIndexOf(words)
  return at < 0 || sentenceEnd.test(within.slice(at + words.length)) ? -1 : start + at
}
