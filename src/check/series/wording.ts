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

/** What says a number in a text in whatever form: 二是, 二要, 第二, 其二, （二）, 2. */
export function saysNumber(text: string, number: number): boolean {
  const han = chineseNumber(number)
  const forms = ['是', '要', '、', '来', '则', '者'].map((word) => han + word)
  forms.push(`第${han}`, `其${han}`, `（${han}）`, `（${number}）`, `${number}.`, `${number}、`)
  if (number <= 20) forms.push(String.fromCodePoint(0x245f + number))
  if (number === 1) forms.push('首先', '一方面', '一个是', '先是', '主要是', '重点是', '关键是', '最重要的')
  if (number === 2) forms.push('其次', '另一', '再者', '再就是')
  if (number === 3) forms.push('再次', '最后', '再就是')
  return forms.some((form) => text.includes(form))
}

/** Families whose numbers only ever count items; 首先…其次…最后 is too free to be held to an order. */
export const counting: ReadonlySet<MarkFamily> = new Set([
  '一是',
  '一要',
  '第一',
  '其一',
  '（一）',
  '1.',
  '（1）',
  '①',
  '一、',
])
