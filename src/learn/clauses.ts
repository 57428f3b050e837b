/** The numbers of a text, each with the words that say what it is of. */
import { quantitiesIn, rangesIn, type Quantity } from '../text/quantities.ts'
import { counter } from './counters.ts'
import { tableRowsIn } from './told.ts'
import { turnsIn, type Turn } from './together.ts'

export interface Met extends Turn {
  found: Quantity
  /** From the last stop, or the number before, to this one; 500万元以上 in it belongs to it. */
  clause: string
  /** The clause before that, in the same sentence. */
  earlier: string
  /** The first clause of the sentence. */
  opening: string
  /** What follows the number, to the next stop. */
  after: string
  /** As printed: 万平方米. */
  unit: string
  /** What ends the number before, and the word that joins them: ，其中 · 、 */
  opens: string
  /** Nothing but the noun of the number before stands between: 86名先进个人和12个. */
  isNext: boolean
}

/** A stop of half width, where a full one was meant, stops; 3.5 is a number. */
export function plainStops(text: string): string {
  return text.replaceAll(/(?<=[\p{Script=Han}）”》])\.(?!\.)/gu, '。')
}

/** 5个方面, 3个关键环节 count what a speech says, and nothing in the world. */
const points = /^(?:方面|环节|关键|着力点|层面|维度|位次|名次|坚持|意识|明确|字)/u

/** 万元/人 · 微克/立方米 */
const per = /^\/(?:人|亩|户|年|月|天|次|吨|平方米|立方米|平方公里|公里|千瓦时|升)/u

const stop = /[，。；：、？！】\n,;!?]/u
const sizes = /(?:元|亩|平方米|吨|人|岁|千瓦|公里|分|户)$/u

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
  // No reference prints them as they stand.
  const ranges = new Uint8Array(text.length)
  for (const { start, end } of [...rangesIn(text), ...tableRowsIn(text)]) ranges.fill(1, start, end)
  const quantities = quantitiesIn(text, (at) => inside[at] === 1).filter(
    (found) =>
      found.unit !== '' &&
      ranges[found.start] !== 1 &&
      !points.test(text.slice(found.end, found.end + 4)) &&
      !/^(?:月|季度|小时|工作日|学期|周|星期)/u.test(text.slice(found.end, found.end + 3)) &&
      text[found.start - 1] !== '第' &&
      // 0/10万人 is a rate, 每10天 a rhythm.
      text[found.start - 1] !== '/' &&
      !(text[found.start - 1] === '每' && found.unit === '天') &&
      found.unit !== '位' &&
      !isThreshold(text, found),
  )
  let last = 0
  const turns = turnsIn(text, quantities)
  return quantities.map((plain, i) => {
    const found = whole(text, plain)
    const sentence = sentenceStart(text, found.start)
    const from = Math.max(last, sentence, found.start - 60)
    const hasBefore = last > sentence
    const opens = hasBefore ? text.slice(last, Math.min(found.start, last + 3)) : ''
    last = found.end
    const isNext = hasBefore && !/[，。；：？！\n,;!?]/u.test(text.slice(from, found.start))
    const start = clauseStart(
      text,
      found.start,
      isNext && counter.test(found.printed)
        ? from + text.slice(from, found.start).lastIndexOf('、') + 1
        : from,
      aside,
    )
    const before = text.slice(from, start).replace(/[，。；：、？！\n,;!?]+$/u, '')
    return {
      found,
      clause: text.slice(start, found.start),
      earlier: before.slice(lastStop(before) + 1),
      opening: /^[^，。；：？！\n,;!?]{0,12}(?=[，,])|/u.exec(text.slice(sentence, sentence + 14))![0],
      after: /^[^，。；：、？！\n,;!?（]{0,24}/u.exec(text.slice(found.end, found.end + 26))![0],
      unit: found.printed.replace('％', '%'),
      opens,
      isNext,
      ...turns[i]!,
    }
  })
}

/** 元/人 and 分钟 are units; 53.7万人民群众 are 53.7万 of 人民群众. */
function whole(text: string, found: Quantity): Quantity {
  const after = text.slice(found.end, found.end + 6)
  if (found.unit === '人' && found.printed.length > 1 && /^民(?![^，。；]{0,2}币)/u.test(after))
    return { ...found, end: found.end - 1, unit: '', printed: found.printed.slice(0, -1) }
  const rest = found.unit === '分' && after.startsWith('钟') ? '钟' : per.exec(after)?.[0]
  return rest === undefined
    ? found
    : { ...found, end: found.end + rest.length, unit: found.unit + rest, printed: found.printed + rest }
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
