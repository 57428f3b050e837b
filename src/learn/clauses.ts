/** The numbers of a text, each with the words that say what it is of. */
import { quantitiesIn, type Quantity } from '../text/quantities.ts'

export interface Met {
  found: Quantity
  /** From the last stop, or the number before, to this one; 500万元以上 in it belongs to it. */
  clause: string
  /** The clause before that, in the same sentence. */
  earlier: string
  /** The first clause of the sentence. */
  opening: string
  /** 分别增长 before the first of several numbers that are told together; '' elsewhere. */
  together: string
  /** Which of them it is, and of how many. */
  turn: [at: number, of: number]
  /** What follows the number, to the next stop. */
  after: string
  /** As printed: 万平方米. */
  unit: string
}

const stop = /[，。；：、？！】\n,;!?]/u
const sizes = /(?:元|亩|平方米|吨|人|岁|千瓦|公里)$/u

/** 500万元以上(项目) · 1000万元(项目): it says which are counted, and is no figure itself. */
function isThreshold(text: string, { end, printed }: Quantity): boolean {
  if (!sizes.test(printed)) return false
  const after = text.slice(end, end + 10)
  if (/^及?(?:以上|以下|以内)(?:的[^，。；、]|(?![的，。；、））]|左右)[\p{Script=Han}\d])/u.test(after))
    return true
  // 亿元以上4个、5000万元9个
  if (printed.endsWith('元') && /^\d{1,5}(?:个|家|户|项)/u.test(after)) return true
  return printed.endsWith('元') && /^级?的?[\p{Script=Han}]{0,4}?(?:项目|企业)/u.test(after)
}

/** Numbers with a unit, in order; ranks (第3位) are not among them. */
export function metIn(text: string): Met[] {
  const inside = spansOf(text, /【[^】]*】?/gu)
  const aside = spansOf(text, /（[^（）\d，。]{1,10}）/gu)
  const quantities = quantitiesIn(text, (at) => inside[at] === 1).filter(
    (found) =>
      found.unit !== '' &&
      !/^(?:月|季度|小时|工作日|学期|周|星期)/u.test(text.slice(found.end, found.end + 3)) &&
      text[found.start - 1] !== '第' &&
      found.unit !== '位' &&
      !isThreshold(text, found),
  )
  let last = 0
  const turns = turnsIn(text, quantities)
  return quantities.map((found, i) => {
    const sentence = sentenceStart(text, found.start)
    const from = Math.max(last, sentence, found.start - 60)
    last = found.end
    const start = clauseStart(text, found.start, from, aside)
    const before = text.slice(from, start).replace(/[，。；：、？！\n,;!?]+$/u, '')
    return {
      found,
      clause: text.slice(start, found.start),
      earlier: before.slice(lastStop(before) + 1),
      opening: /^[^，。；：？！\n,;!?]{0,12}(?=[，,])|/u.exec(text.slice(sentence, sentence + 14))![0],
      after: /^[^，。；：、？！\n,;!?（]{0,24}/u.exec(text.slice(found.end, found.end + 26))![0],
      unit: found.printed.replace('％', '%'),
      ...turns[i]!,
    }
  })
}

/** 分别增长12.5%、8.3%: which of several numbers each one is. */
function turnsIn(text: string, quantities: readonly Quantity[]): Pick<Met, 'together' | 'turn'>[] {
  const turns = quantities.map((): Pick<Met, 'together' | 'turn'> => ({ together: '', turn: [0, 1] }))
  for (let i = 0; i < quantities.length; i++) {
    const before = text.slice(Math.max(0, quantities[i]!.start - 14), quantities[i]!.start)
    const together = /分别[^，。；]{0,8}$/u.exec(before)?.[0]
    if (together === undefined) continue
    let last = i
    while (
      last + 1 < quantities.length &&
      /^(?:、|和|，)?$/u.test(text.slice(quantities[last]!.end, quantities[last + 1]!.start))
    )
      last++
    for (let k = i; k <= last; k++) turns[k] = { together, turn: [k - i, last - i + 1] }
    i = last
  }
  return turns
}

/** For each character whether it stands in a match. */
function spansOf(text: string, form: RegExp): Uint8Array {
  const inside = new Uint8Array(text.length)
  for (const { index, 0: words } of text.matchAll(form)) inside.fill(1, index, index + words.length)
  return inside
}

function sentenceStart(text: string, at: number): number {
  for (let i = at - 1; i >= 0 && i > at - 200; i--) if ('。！？\n'.includes(text[i]!)) return i + 1
  return Math.max(0, at - 200)
}

function lastStop(text: string): number {
  for (let i = text.length - 1; i >= 0; i--) if (stop.test(text[i]!)) return i
  return -1
}

/** The last stop before a number; 茶叶、油茶、毛竹精深加工项目 is one name. */
function clauseStart(text: string, at: number, from: number, aside: Uint8Array): number {
  let start = at
  while (start > from && (!stop.test(text[start - 1]!) || aside[start - 1] === 1)) start--
  while (start > from && text[start - 1] === '、') {
    let item = start - 1
    while (item > from && !stop.test(text[item - 1]!)) item--
    const length = start - 1 - item
    const isNumeral = length === 1 && /[一二三四五六七八九十]/u.test(text[item]!)
    if ((length < 2 && !isNumeral) || length > 4 || at - item > 18 || /\d/u.test(text.slice(item, start)))
      break
    start = item
  }
  return start
}
