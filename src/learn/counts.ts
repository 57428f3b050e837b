/** Counts that a text announces of what follows it. */
import { countWord, parseChineseNumber } from '../text/numerals.ts'

const counted =
  /([一二两三四五六七八九十]{1,3})(?=(?:大|件大)?(?:个|项|点|条|件|方面|步|关|环节|层|句|种|类|场|道|处|样)(?!月|年|以上|以下))/gu

/**
 * The text with 【几】 for the last count that is the number of what follows and is written as it would be printed; the
 * text as it is where none is.
 */
export function withCount(text: string, items: number): string {
  if (items < 2) return text
  const found = [...text.matchAll(counted)].findLast(
    ({ 1: words }) => numberOf(words!) === items && words === countWord(items),
  )
  if (!found) return text
  return `${text.slice(0, found.index)}【几】${text.slice(found.index + found[1]!.length)}`
}

function numberOf(words: string): number | undefined {
  return words === '两' ? 2 : parseChineseNumber(words)
}

/** The text of a sentence that announces so many things, with 【几】; undefined where it announces none. */
export function withAnnounced(text: string): string | undefined {
  const found = [...text.matchAll(counted)].at(-1)
  const isAnnouncing =
    /讲|抓好|做好|抓住|把握|强调|有|是|从|在|方面|问题|意见|要求|表现|体现|处理好|突出/u.test(text) &&
    !/[：:]/u.test(text.slice(0, -1))
  if (!found || !isAnnouncing || (numberOf(found[1]!) ?? 0) < 2) return undefined
  return `${text.slice(0, found.index)}【几】${text.slice(found.index + found[1]!.length)}`
}
