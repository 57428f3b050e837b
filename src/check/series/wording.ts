/** How the numbers of a series are written, and how people say one of them in other words. */
import { chineseNumber } from '../../text/numerals.ts'
import type { Doc } from '../doc.ts'
import type { Mark, MarkFamily } from '../find/list.ts'

/** A number as written, without the stop behind it: 二是 · 第二 · （二） · 2. */
export function written(doc: Doc, mark: Mark): string {
  return doc
    .slice(mark)
    .replace(/(?<=[^\d一二三四五六七八九十])[，,、]$|(?<=第[一二三四五六七八九十]+)[，,、]$/u, '')
}

/** The same mark with another number: 三是 for 二是. */
export function renumbered(mark: string, number: number): string {
  if (/[①-⑳]/u.test(mark)) return String.fromCodePoint(0x245f + number)
  return /\d/u.test(mark)
    ? mark.replace(/\d+/u, String(number))
    : mark.replace(/[一二三四五六七八九十]+/u, chineseNumber(number))
}

/** True where an item of some number begins in a text, in whatever words: 二是, 二要, 第二, 其二, （二）, 2. or 其次 */
export function saysNumber(text: string, number: number): boolean {
  const han = chineseNumber(number)
  const forms = [
    `第?${han}(?:[是要、，来则者]|点|个?方面)`,
    `[第其]${han}`,
    `[（(](?:${han}|${number})[）)]`,
    `${number}[.．、](?!\\d)`,
  ]
  if (number <= 20) forms.push(String.fromCodePoint(0x245f + number))
  const words = inWords.get(number)
  if (words) forms.push(words)
  return new RegExp(`(?:^|[\\n。；：，、！？;:,!?”’）])[\\s\u3000]*(?:${forms.join('|')})`, 'u').test(text)
}

/** What people say for a first, second or third item instead of its number. */
const inWords: ReadonlyMap<number, string> = new Map([
  [
    1,
    '首先|头一[件个条桩项点步]|一方面|一个是|先是|主要(?:是|有)|重点是|关键是|最(?:重要|突出|关键)的|首要的|原因是',
  ],
  [2, '其次|另一|再者|再就是|再一个'],
  [3, '再次|最后|再就是|再者'],
])

/** True for families whose numbers only ever count items; 首先…其次…最后 is too free to be held to an order. */
export function isCounting(family: MarkFamily): boolean {
  return family !== '首先'
}
