/** Every number with a unit that a text prints, with the words around it that say what it is. */
import type { Doc } from '../doc.ts'
import { quantitiesIn, type Quantity } from '../../text/quantities.ts'
import { within, untouched } from './spans.ts'

export interface Figure extends Quantity {
  block: number
}

/** Figures in order of the text. Dates, ordinals, clock times, numbers of documents and models are not among them. */
export function figures(doc: Doc): readonly Figure[] {
  const slots = doc.find(untouched)
  return quantitiesIn(doc.text, (start) => within(slots, start)).map((found) => ({
    ...found,
    block: doc.blockAt(found.start),
  }))
}

/** The text between two figures. */
export function between(doc: Doc, first: Figure, second: Figure): string {
  return doc.text.slice(first.end, second.start)
}

/** Figures of one sentence each, for sentences that have any. */
export function figuresBySentence(doc: Doc): readonly (readonly Figure[])[] {
  const groups: Figure[][] = []
  for (const figure of doc.find(figures)) {
    const last = groups.at(-1)
    if (last && last[0]!.sentence.start === figure.sentence.start) last.push(figure)
    else groups.push([figure])
  }
  return groups
}

/** Room for the last binary digits of computed values. */
const grain = 1e-9

/** True where two intervals have a value in common. */
export function meets(a: { low: number; high: number }, b: { low: number; high: number }): boolean {
  const room = grain * Math.max(1, Math.abs(a.high), Math.abs(b.high))
  return a.low <= b.high + room && b.low <= a.high + room
}

/** A computed value as text, rounded half up to some decimals, trailing zeros dropped. */
export function rounded(value: number, decimals: number): string {
  const size = 10 ** decimals
  const whole = Math.floor(Math.abs(value) * size + 0.5 + grain) / size
  return String(Number((Math.sign(value) * whole).toFixed(decimals)))
}
