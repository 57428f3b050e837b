/** Sheet texts cut into sentences, by the marks of their writer: none inside a reference ends one. */
import type { Piece } from '../facts/index.ts'

export interface Sentence {
  /** Offsets in the joined text, see `joined`. */
  start: number
  end: number
  text: string
  /** True where it says a count of points: 【几】. */
  counts: boolean
  /** True where it prints a figure. */
  figures: boolean
}

/** Stands for a reference, which is about so long when it is printed: a changed figure moves no end of a sentence. */
const printed = '某'.repeat(6)

/** The text with the same words in the place of every reference. */
export function joined(pieces: readonly Piece[]): string {
  return pieces.map(wordsOf).join('')
}

function wordsOf(piece: Piece): string {
  return piece.reference ? printed : piece.text
}

/** The sentences of a text, paragraph by paragraph. */
export function sentencesOf(pieces: readonly Piece[]): Sentence[][] {
  const counts: number[] = []
  const figures: number[] = []
  let at = 0
  for (const piece of pieces) {
    const kind = piece.reference?.kind
    if (piece.reference?.kind === 'term' && piece.reference.term === '几') counts.push(at)
    if (kind === 'figure' || kind === 'share' || kind === 'sentence') figures.push(at)
    at += wordsOf(piece).length
  }
  const text = joined(pieces)
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ index, 0: line }) => {
    const sentences = cut(line).map(([start, end]): Sentence => {
      const [from, to] = [index + start, index + end]
      const isWithin = (one: number): boolean => from <= one && one < to
      return {
        start: from,
        end: to,
        text: text.slice(from, to).trim(),
        counts: counts.some(isWithin),
        figures: figures.some(isWithin),
      }
    })
    return sentences.some((one) => one.text !== '') ? [sentences.filter((one) => one.text !== '')] : []
  })
}

/** Where the sentences of a line lie. Within quotes and brackets that close again nothing ends but what they close with. */
function cut(line: string): [number, number][] {
  const balanced = depthAfter(line) === 0
  const ranges: [number, number][] = []
  let start = 0
  let depth = 0
  for (let i = 0; i < line.length; i++) {
    depth += step(line[i]!)
    if (!/[。！？]/.test(line[i]!)) continue
    let end = i + 1
    let within = depth
    while (end < line.length && /[。！？”’）]/.test(line[end]!)) within += step(line[end++]!)
    if (balanced && within > 0) continue
    ranges.push([start, end])
    depth = balanced ? within : 0
    start = end
    i = end - 1
  }
  if (line.slice(start).trim() !== '') ranges.push([start, line.length])
  return ranges
}

function depthAfter(line: string): number {
  let depth = 0
  for (const char of line) {
    depth += step(char)
    if (depth < 0) return depth
  }
  return depth
}

function step(char: string): number {
  return /[“‘（]/.test(char) ? 1 : /[”’）]/.test(char) ? -1 : 0
}

/** The pieces of some sentences of one paragraph, in their order. */
export function take(pieces: readonly Piece[], sentences: readonly Sentence[]): Piece[] {
  const kept: Piece[] = []
  let at = 0
  for (const piece of pieces) {
    const size = wordsOf(piece).length
    const parts = sentences.flatMap(({ start, end }) => {
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, size)]
      return from < to ? [{ from, to }] : []
    })
    if (piece.reference && parts.length > 0) kept.push(piece)
    else if (parts.length > 0)
      kept.push({ ...piece, text: parts.map(({ from, to }) => piece.text.slice(from, to)).join('') })
    at += size
  }
  return kept
}
