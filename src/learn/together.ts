/** Several numbers told together: 甲、乙分别达到312家和168家. */
import type { Quantity } from '../text/quantities.ts'

export interface Turn {
  /** 分别增长 before the first of several numbers that are told together; '' elsewhere. */
  together: string
  /** 到位率(分别为81%、92%): what each of them is. */
  rate?: string
  /** Which of them it is, and of how many. */
  turn: [at: number, of: number]
  /** What this one is of, where as many things as numbers stand before 分别. */
  item?: string
}

const farthest = 80

/** 分别增长12.5%、8.3%: which of several numbers each one is. */
export function turnsIn(text: string, quantities: readonly Quantity[]): Turn[] {
  const turns = quantities.map((): Turn => ({ together: '', turn: [0, 1] }))
  for (let i = 0; i < quantities.length; i++) {
    const { start } = quantities[i]!
    const before = text.slice(Math.max(0, start - 14), start)
    const together = /分别[^，。；]{0,12}$/u.exec(before)?.[0]
    if (together === undefined) continue
    let last = i
    while (
      last + 1 < quantities.length &&
      /^(?:、|和|，)?$/u.test(text.slice(quantities[last]!.end, quantities[last + 1]!.start))
    )
      last++
    // 分别降至2.31‰和0/10万: a number without a unit is one of them too.
    const bare = /^(?:、|和)\d[\d.]*(?:\/\d*万?)?(?![\d.])/u.test(text.slice(quantities[last]!.end)) ? 1 : 0
    const items = itemsBefore(
      text.slice(Math.max(0, start - farthest), start - together.length),
      last - i + 1 + bare,
    )
    const rate = /(?:^|[，；])(?:目前|现在)?([\p{Script=Han}]{1,4}率)分别/u.exec(
      text.slice(Math.max(0, start - 24), start),
    )?.[1]
    for (let k = i; k <= last; k++) {
      const item = items?.[k - i]
      turns[k] = {
        together,
        turn: [k - i, last - i + 1],
        ...(item === undefined ? {} : { item }),
        ...(rate === undefined ? {} : { rate }),
      }
    }
    i = last
  }
  return turns
}

/** The things before 分别, where there are as many as numbers; what ends the last of them is the others' too. */
function itemsBefore(words: string, count: number): string[] | undefined {
  if (count < 2) return undefined
  const clause = words
    .slice(Math.max(...['。', '；', '，', '：', '\n', ',', ';'].map((mark) => words.lastIndexOf(mark))) + 1)
    .replace(/(?:同比|环比|比(?:去年|上年)(?:同期)?|两项指标|均|也)$/u, '')
  const items = clause.split(/、|以及|[和与及](?!谐|睦)/u).map((item) => item.trim())
  if (items.length !== count || items.some((item) => item === '' || /(?<![A-Za-z\d.])\d/u.test(item)))
    return undefined
  const [first, last] = [items[0]!, items.at(-1)!]
  const numeral = /^第?[一二三四五六七八九十]{1,2}$/u
  if (items.slice(0, -1).every((item) => numeral.test(item))) {
    const tail = last.replace(/^第?[一二三四五六七八九十]{1,2}/u, '')
    const front = first.startsWith('第') ? '第' : ''
    if (tail === last || tail === '') return undefined
    return items.map(
      (item, i) =>
        `${front}${i === count - 1 ? last.slice(0, -tail.length) : item}`.replace('第第', '第') + tail,
    )
  }
  if (items.some((item) => item.length < 2)) return undefined
  // 城镇居民、农村居民人均可支配收入: what follows the word that ends the others ends them too.
  const at = last.indexOf(first.slice(-2))
  const tail = at > 0 ? last.slice(at + 2) : ''
  return items.map((item, i) => (i === count - 1 || item.endsWith(tail) ? item : `${item}${tail}`))
}
