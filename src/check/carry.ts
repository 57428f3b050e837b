/** The same words in two texts: what was found in a draft, shown in the Word file that was set from it. */
import type { Doc } from './doc.ts'

/** Where an offset of one text is in another; not `exact` where the words there differ and it is only near. */
export interface Carried {
  at: number
  exact: boolean
}

/**
 * Carries offsets from one text to another, block by block: the n-th block of some words to the n-th of the same words
 * there; blocks between those pair in order where there are as many on both sides (an item whose number became a word).
 * Undefined for an offset in a block without a partner.
 */
export function carrier(from: Doc, to: Doc): (offset: number) => Carried | undefined {
  const partners = partnersOf(from, to)
  return (offset) => {
    const index = from.blockAt(offset)
    const own = from.blocks[index]
    const partner = to.blocks[partners[index] ?? -1]
    if (!own || !partner) return undefined
    const { at, exact } = within(from.slice(own), to.slice(partner), offset - own.start)
    return { at: partner.start + at, exact }
  }
}

/** For each block of the first text the index of its partner in the other. */
function partnersOf(from: Doc, to: Doc): (number | undefined)[] {
  const places = new Map<string, number[]>()
  for (const [i, block] of to.blocks.entries()) {
    const words = to.slice(block)
    places.set(words, [...(places.get(words) ?? []), i])
  }
  const partners = from.blocks.map((block) => places.get(from.slice(block))?.shift())
  const taken = new Set(partners)
  for (let i = 0; i < partners.length; i++) {
    if (partners[i] !== undefined) continue
    let end = i
    while (end < partners.length && partners[end] === undefined) end++
    const low = i > 0 ? partners[i - 1]! + 1 : 0
    const high = partners[end] ?? to.blocks.length
    const free = range(low, high).filter((one) => !taken.has(one))
    if (free.length === end - i) for (const [j, one] of free.entries()) partners[i + j] = one
    i = end
  }
  return partners
}

function range(low: number, high: number): number[] {
  return Array.from({ length: Math.max(0, high - low) }, (_, i) => low + i)
}

/** By the words that both end with, then by those that both begin with; between these lies what differs. */
function within(own: string, other: string, offset: number): Carried {
  const shorter = Math.min(own.length, other.length)
  let tail = 0
  while (tail < shorter && own.at(-1 - tail) === other.at(-1 - tail)) tail++
  if (offset >= own.length - tail) return { at: other.length - own.length + offset, exact: true }
  let head = 0
  while (head < shorter - tail && own[head] === other[head]) head++
  return { at: Math.min(offset, head), exact: offset <= head }
}
