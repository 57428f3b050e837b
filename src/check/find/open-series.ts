/** A series under way: what it waits for, and how well an item goes with it. */
import { LAST } from '../../speech/index.ts'
import type { Mark, MarkFamily } from './list.ts'

/** A number that does not follow from the one before it. */
export interface Fault {
  /** A number left out; one used again; no first item; 二是…二是 where 一是…二是 is meant; the mark of another kind; a first item with no second. */
  kind: 'gap' | 'repeat' | 'late' | 'doubled' | 'mixed' | 'alone'
  mark: Mark
  /** The number wanted. */
  expected: number
  /** The item before it in its series; of a lone first item the item itself; of 二是…二是 the second. */
  before?: Mark
  /** Of a series without a first item: where the text that could hold it begins, after the mark before. */
  since?: number
  /** Where the series can go on to at most. */
  until: number
  family: MarkFamily
}

/** A series while it is read. */
export interface Open {
  family: MarkFamily
  items: Mark[]
  last: number
  /** After a number used twice, the one that would have come without the slip. */
  also?: number
  /** Left out: should it come later, two items changed places, and one finding is enough. */
  missing?: number
  unsure: boolean
  late: boolean
  since: number
  /** How many items the words before it announce. */
  wanted?: number
  within?: Mark
  /** The series around it was left with its first item alone when this one began with 1 again. */
  again?: Open
  faults: Fault[]
}

/** 一是…一是…三是: what looked like a series inside the first item is the same one with its number used twice. */
export function settleAgain(open: Open): void {
  const { family, items, again, late, faults, since } = open
  const first = items[0]!
  const slip = { mark: first, until: first.start, family }
  if (again?.items.length === 1) {
    again.faults.length = 0
    open.faults = [{ kind: 'repeat', expected: 2, before: again.items[0]!, ...slip }]
  } else if (late && items.length > 1 && !faults.some(({ kind }) => kind === 'doubled'))
    faults.unshift({ kind: 'late', expected: 1, since, ...slip })
}

/**
 * Of series that wait for an item alike, from the innermost: the one that has not what it announced yet, before one that
 * has it all; where nothing tells, the innermost, and all are unsure.
 */
export function chosenOf(alike: readonly Open[]): Open | undefined {
  if (alike.length < 2) return alike[0]
  const wants = alike.filter(({ wanted, items }) => wanted === undefined || wanted > items.length)
  const [first] = wants
  const isTold = first && (wants.length === 1 || first.wanted !== undefined)
  if (!isTold) for (const open of alike) open.unsure = true
  return first ?? alike[0]
}

/** It has all that it announced, or is set in another way: it does not go on over the head of one under way. */
export function isBehind({ items, wanted }: Open, mark: Mark): boolean {
  return items.length >= (wanted ?? Infinity) || setting(items.at(-1)!, mark) === 0
}

export function waitsFor({ last, items, also }: Open, number: number): boolean {
  if (last === LAST) return false
  if (number === LAST) return items.length > 1
  return number === last + 1 || number === also
}

/**
 * How much alike two items are set: those that begin blocks go with each other, and those inside one block; the first of
 * a series inside one block may begin it.
 */
export function setting(a: Mark, b: Mark): 0 | 1 | 2 {
  if (a.starts && b.starts) return 2
  // …三件事：一是…。 and the rest in paragraphs of their own
  if (b.starts) return b.block === a.block + 1 ? 1 : 0
  if (a.block !== b.block) return 0
  return a.starts ? 1 : 2
}

/** How much an item is like those of an open series: where it stands first, then what stop it follows. */
export function likenessOf({ items }: Open, mark: Mark): number {
  const last = items.at(-1)!
  const stop = items.length > 1 && mark.after !== '' && last.after === mark.after
  return setting(last, mark) * 2 + (stop ? 1 : 0)
}
