/**
 * The form in which read files are kept between runs. Opening it is most of what a cold search costs, so it is short:
 * an entry is a row, what an entry does not say is left out, and its pieces are cut anew.
 */
import { hash } from '../text/hash.ts'
import { indexOfRefused } from '../text/reserved.ts'
import { tones } from './names.ts'
import { piecesOf } from './slots.ts'
import type { Phrase, PhraseFile } from './types.ts'

type Plain = Pick<Phrase, 'id' | 'kind' | 'text' | 'start' | 'end' | 'line' | 'column'>
type Row = [...{ [K in keyof Plain]: Plain[K] }[keyof Plain][], Rest]
/** What few entries say. */
type Rest = Partial<Omit<Phrase, keyof Plain | 'pieces' | 'file'>>

/** A file as it is kept: plain data, for JSON. */
export interface KeptFile {
  file: string
  stamp: string
  rows: Row[]
}

const lists = ['sections', 'meetings', 'topics', 'audiences', 'answers', 'tags', 'conflicts'] as const
const words = ['tone', 'from', 'to', 'source'] as const
const flags = ['suggestion', 'refrain'] as const

/**
 * Told apart by this: a file with the same stamp has the same text. The number is raised whenever
 * entries are kept in another form or read by other rules.
 */
export function stampOf(text: string): string {
  return `3-${text.length}-${hash(text)}`
}

export function keepFile({ file, stamp, phrases }: PhraseFile): KeptFile {
  return {
    file,
    stamp,
    rows: phrases.map(({ id, kind, text, start, end, line, column, ...more }): Row => {
      const rest: Record<string, unknown> = {}
      for (const key of lists) if (more[key].length > 0) rest[key] = more[key]
      for (const key of words) if (more[key] !== undefined) rest[key] = more[key]
      for (const key of flags) if (more[key]) rest[key] = true
      return [id, kind, text, start, end, line, column, rest]
    }),
  }
}

/** A file that was kept; undefined where the data is none, as after a hand or another version was in it. */
export function openKept(kept: unknown): PhraseFile | undefined {
  if (!isObject(kept) || !Array.isArray(kept['rows'])) return undefined
  const { file, stamp, rows } = kept as { file: unknown; stamp: unknown; rows: unknown[] }
  if (typeof file !== 'string' || typeof stamp !== 'string') return undefined
  const phrases: Phrase[] = []
  for (const row of rows) {
    const phrase = phraseOf(row, file)
    if (!phrase) return undefined
    phrases.push(phrase)
  }
  return { file, stamp, phrases }
}

const none: readonly never[] = []

function phraseOf(row: unknown, file: string): Phrase | undefined {
  if (!Array.isArray(row) || row.length !== 8) return undefined
  const [id, kind, text, start, end, line, column, rest] = row as unknown[]
  if (typeof id !== 'string' || typeof kind !== 'string' || typeof text !== 'string') return undefined
  if (/\n/.test(text) || [id, kind, text].some((one) => indexOfRefused(one) >= 0)) return undefined
  if (typeof start !== 'number' || typeof end !== 'number') return undefined
  if (typeof line !== 'number' || typeof column !== 'number') return undefined
  const pieces = text.includes('【') ? piecesOf(text) : [{ text }]
  if (!pieces || !isObject(rest)) return undefined
  // A decision that lost its mark would be printed as ordinary wording.
  if (flags.some((flag) => rest[flag] !== undefined && rest[flag] !== true)) return undefined
  const phrase: Phrase = {
    id,
    kind,
    text,
    pieces,
    sections: listOf(rest['sections']),
    meetings: listOf(rest['meetings']),
    topics: listOf(rest['topics']),
    audiences: listOf(rest['audiences']),
    answers: listOf(rest['answers']),
    tags: listOf(rest['tags']),
    conflicts: listOf(rest['conflicts']),
    suggestion: rest['suggestion'] === true,
    refrain: rest['refrain'] === true,
    file,
    start,
    end,
    line,
    column,
  }
  const { tone, from, to, source } = rest
  const known = tones.find((one) => one === tone)
  if (known) phrase.tone = known
  if (typeof from === 'string') phrase.from = from
  if (typeof to === 'string') phrase.to = to
  if (typeof source === 'string') phrase.source = source
  return phrase
}

function listOf<T extends string>(value: unknown): readonly T[] {
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string')
  return isList ? (value as T[]) : none
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
