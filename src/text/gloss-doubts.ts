/** A few readings in half-width brackets, 部(bù)署: a reading aid of the writer's or a leftover of a page; told, not cut. */
import type { Problem } from './problem.ts'
import type { Gloss } from './repair-pinyin.ts'
import { Source } from './source.ts'

/** The words and readings of glosses, to be found again once the brackets are full-width. */
export function glossWords(text: string, glosses: readonly Gloss[]): string[] {
  return glosses.map(({ from, end }) => text.slice(from, end))
}

/** More than these are what a person wanted to keep, and knows of. */
const mostTold = 20

/** One notice for each, at its place in the mended text. */
export function glossProblems(text: string, path: string, words: readonly string[]): Problem[] {
  const source = new Source(path, text)
  let at = 0
  return words.slice(0, mostTold).flatMap((half): Problem[] => {
    const full = half.replace('(', '（').replace(')', '）')
    const found = [half, full].map((form) => text.indexOf(form, at)).filter((index) => index >= 0)
    if (found.length === 0) return []
    const start = Math.min(...found)
    at = start + half.length
    const message = `“${full}”里的拼音可能是网页转换留下的，也可能是原稿的注音，没有删，请看过再定`
    return [{ code: 'learn/pinyin', level: 'info', message, place: { source, start, end: at } }]
  })
}
