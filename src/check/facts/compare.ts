/** A number of a text against one of the sheet. */
import type { Doc } from '../doc.ts'
import type { Figure } from '../find/figures.ts'
import type { Given } from './given.ts'

/**
 * same: rightly rounded · near: cut off instead of rounded · finer: more digits than the sheet has, which it cannot
 * settle · other: another number.
 */
export type State = 'same' | 'near' | 'finer' | 'other'

const above = /^(?:超过?|逾|突破|多|余|之多|以上|不少于|不低于|至少)$/u
const below = /^(?:近|接近|不足|不到|以内|以下)$/u
/** How far 约500 may be from what it stands for. */
const about = 0.2
const grain = 1e-9

/** True where a text's number is counted in a unit (without 万 and 亿). */
export function isCountedIn(unit: string, told: Figure, doc: Doc): boolean {
  if (told.unit === unit) return true
  // 63批次, of which the list of units knows 批
  return unit.length > told.unit.length && doc.text.startsWith(unit, told.end - told.unit.length)
}

/** Compares sizes only: the words around tell whether something rose or fell. The unit is taken to be the same. */
export function compare(told: Figure, given: Given): State {
  const value = Math.abs(given.value)
  const room = grain * Math.max(1, value)
  const { approx } = given.fact.entry
  if (given.role === 'value' && approx) return compareApprox(told, value, approx)
  if (given.role !== 'target' && told.hedge !== '') {
    if (above.test(told.hedge)) return value >= told.low - room ? 'same' : 'other'
    if (below.test(told.hedge)) return value <= told.high + room ? 'same' : 'other'
    return Math.abs(told.value - value) <= about * value ? 'same' : 'other'
  }
  const shown = Math.abs(told.value)
  const half = (told.high - told.low) / 2
  if (shown - half <= value + room && value <= shown + half + room) return 'same'
  const low = Math.min(Math.abs(given.low), Math.abs(given.high))
  const high = Math.max(Math.abs(given.low), Math.abs(given.high))
  if (shown >= low - room && shown <= high + room) return 'finer'
  return half > 0 && Math.abs(shown - value) < 2 * half - room ? 'near' : 'other'
}

/** 近400 is not 400多; without a word beside it the number is only less careful than the sheet. */
function compareApprox(told: Figure, value: number, approx: string): State {
  if (Math.abs(told.value - value) > grain * value)
    return Math.abs(told.value - value) <= about * value && told.hedge === '' ? 'finer' : 'other'
  const isMore = /^(?:多|余)$/u.test(approx)
  const contrary = isMore ? below.test(told.hedge) : approx === '近' && above.test(told.hedge)
  return contrary ? 'other' : 'same'
}

/** Digits that are alike but for one slip of the hand: one digit other, left out, put in, or two exchanged. */
export function isSlip(a: string, b: string): boolean {
  const [x, y] = [bare(a), bare(b)]
  if (x === y || x.length < 2 || y.length < 2 || Math.abs(x.length - y.length) > 1) return false
  let head = 0
  while (head < x.length && x[head] === y[head]) head++
  let tail = 0
  while (tail < Math.min(x.length, y.length) - head && x.at(-1 - tail) === y.at(-1 - tail)) tail++
  const [restX, restY] = [x.slice(head, x.length - tail), y.slice(head, y.length - tail)]
  if (restX.length <= 1 && restY.length <= 1) return true
  return restX.length === 2 && restX === [...restY].toReversed().join('')
}

function bare(digits: string): string {
  return digits.replace('.', '')
}
