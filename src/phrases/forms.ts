/**
 * The form of an entry: how many characters each of its clauses has, as people count them when they build headings
 * (4+4+12). A slot makes a clause open: 【主题】 may be two characters or eight.
 */
import type { Phrase, PhrasePiece } from './types.ts'

/** One clause: its characters without marks and slots, and how many slots it has. */
export interface Clause {
  length: number
  slots: number
}

/** One place of an asked form: from and to how many characters; Infinity where any number will do. */
export interface Span {
  least: number
  most: number
}

/** What a slot may be filled with has from two to eight characters, mostly four: 招商引资. */
const filled = { least: 2, usual: 4, most: 8 }

/** Marks that end a clause. Quotes, brackets and · are part of theirs. */
const clauseEnds = /[，、；：。！？,;:!?\n—…]+/u
/** What is spoken: marks and spaces have no length. */
const spoken = /[\p{L}\p{N}%％‰]/gu

/** The clauses of an entry, in order. */
export function formOf({ pieces }: Pick<Phrase, 'pieces'>): Clause[] {
  const clauses: Clause[] = []
  let last: Clause = { length: 0, slots: 0 }
  const close = (): void => {
    if (last.length + last.slots > 0) clauses.push(last)
    last = { length: 0, slots: 0 }
  }
  for (const piece of pieces as readonly PhrasePiece[]) {
    if ('slot' in piece) last.slots++
    else
      piece.text.split(clauseEnds).forEach((words, i) => {
        if (i > 0) close()
        last.length += lengthOf(words)
      })
  }
  close()
  return clauses
}

function lengthOf(words: string): number {
  return words.match(spoken)?.length ?? 0
}

/** 4+4+12; an open clause has ~ after the characters that are there: 4+4+8~. */
export function printForm(form: readonly Clause[]): string {
  return form.map(({ length, slots }) => `${length}${slots > 0 ? '~' : ''}`).join('+')
}

/** The clauses that a --字数 may ask for at most. */
const mostClauses = 40

/**
 * Reads 4+4+12, 4+4+8-14 (from 8 to 14), 4+4+8~ (8 or more), 4+4+* (any). Undefined where it is none of these. Full-width
 * digits and ＋ are read as well.
 */
export function parseForm(text: string): Span[] | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s+/gu, '').replaceAll('〜', '~')
  const parts = plain.split('+')
  if (parts.length > mostClauses) return undefined
  const spans = parts.map((part): Span | undefined => {
    if (part === '*') return { least: 1, most: Infinity }
    const match = /^(\d{1,3})(?:[-—–~](\d{1,3})?)?$/u.exec(part)
    if (!match) return undefined
    const least = Number(match[1])
    const isRange = match[0] !== match[1]
    const most = !isRange ? least : match[2] === undefined ? Infinity : Number(match[2])
    return least > 0 && least <= most ? { least, most } : undefined
  })
  return spans.every((span) => span !== undefined) ? spans : undefined
}

/**
 * How far an entry is from an asked form: 0 where its clauses have the lengths asked for, each slot taken for four
 * characters; more where the slots must be filled with shorter or longer words. Undefined where no words of two to eight
 * characters would do, or the number of clauses is another.
 */
export function formDistance(form: readonly Clause[], asked: readonly Span[]): number | undefined {
  if (form.length !== asked.length) return undefined
  let distance = 0
  for (const [i, { length, slots }] of form.entries()) {
    const { least, most } = asked[i]!
    const usual = length + slots * filled.usual
    if (length + slots * filled.most < least || length + slots * filled.least > most) return undefined
    distance += usual < least ? least - usual : usual > most ? usual - most : 0
  }
  return distance
}
