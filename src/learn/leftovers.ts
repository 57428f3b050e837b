/** What of one place and one year is left in a wording after all that is known was made a slot: names nobody announced. */

import { commonSurnames, doubleSurnames, rareSurnames } from '../text/person-name.ts'

const surnames = `${doubleSurnames}|[${commonSurnames}${rareSurnames}]`
const double = new RegExp(`^(?:${doubleSurnames})`, 'u')
const grammar = '的了要在是就都也不没还得着过把被让给跟到来去上下里外这那么和与'
const person = `(?:${surnames})(?:[^${grammar}]{2}|[^${grammar}])`
const han = /^\p{Script=Han}+$/u

/** Ends of the names of places, firms and other undertakings. */
const named =
  /[\p{Script=Han}]{1,5}(?:湾|沟|屯|寨|堡|渠首|坝|峪|洼|塬|坪|坳|畈|圩|垸|峁|崖|岭|庙|墩|埠|庄|沱|浦|合作社|水务|集团|公司|商行|农场|林场|茶场|药业|铺子|铺|厂|店|书院|大桥|水厂|大坝)/gu
/** Before such an end: a word that says which, and no name. */
const plain =
  /[的个家各些类种这那每全本级大小老新好片条座处村乡镇县区市国民工农水山旱荒沿下上进出开办建修护]$/u

const numeral = '[一二两三四五六七八九十百千万亿几数]'
const amount = new RegExp(
  `[一二三四五六七八九十百千万]+分之|半数|过半|(?:${numeral}{2,}|[二两三四五六七八九十百千])(?:多|来|余)?(?:人|口|斤|丈|尺|米|里|元|块钱|吨|车|趟|家|户|亩|号人)|(?:近|上|逾|超)[百千万]`,
  'u',
)
const time =
  /[上这下]个?(?:月|季|周|星期)|[本近][周年月]|(?:近|这|前)[几两三]年|前几天|前些[天日年]|近日|[〇零一二三四五六七八九]{2,4}年|年代|开春|入冬|入汛|入夏|[去今昨]冬|[去今]春|[去今][夏秋]|过去[一二三四五六七八九十]+年|十[一二三四五]五|腊月|正月/u

/** The words that belong to one speech alone, as far as can be told; undefined where there are none. `known` are pairs of the library. */
export function leftoverIn(text: string, known: ReadonlySet<string>): string | undefined {
  const words = text.replaceAll(/【[^【】]*】/gu, '〓')
  const parts = partsOf(words)
  return (
    amount.exec(words)?.[0] ??
    time.exec(words)?.[0] ??
    personIn(words, parts, known) ??
    placeIn(words, parts, known) ??
    beside(text, known)
  )
}

/** Where the words of a text begin, as a dictionary has them, with their lengths. */
function partsOf(text: string): Map<number, number> {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  return new Map([...segmenter.segment(text)].map(({ index, segment }) => [index, segment.length]))
}

/** A surname that no dictionary joins to what follows, with one or two characters that the library never puts together. */
function personIn(
  words: string,
  parts: ReadonlyMap<number, number>,
  known: ReadonlySet<string>,
): string | undefined {
  // Each place is tried: the surname before may be none.
  const form = new RegExp(`^${person}`, 'u')
  for (const at of parts.keys()) {
    const name = form.exec(words.slice(at, at + 4))?.[0]
    if (name === undefined) continue
    if (!han.test(name)) continue
    const surname = name.length > 3 || double.test(name) ? 2 : 1
    const given = name.slice(surname)
    const before = words[at - 1] ?? '，'
    const after = words[at + name.length] ?? '，'
    const isAlone =
      /[，。、；：像是由让请跟同和与]/u.test(before) && /[一那的带他她也还和与、，。]/u.test(after)
    const size = parts.get(at)!
    if (size !== surname && size !== name.length && !(isAlone && size === 2 && given.length === 2)) continue
    if (known.has(name.slice(surname - 1, surname + 1))) continue
    const isSplit = [...given].every((_, i) => parts.get(at + surname + i) === 1)
    if (given.length === 2 && (isSplit || isAlone || !known.has(given))) return name
    if (given.length === 1 && isSplit && isAlone) return name
  }
  // Of one character and more of the sentence: 贺云一样.
  return new RegExp(`[像由请跟同](?:${surnames})[^${grammar}](?=一样|那样|同志|他们|带)`, 'u')
    .exec(words)?.[0]
    .slice(1)
}

function placeIn(
  words: string,
  parts: ReadonlyMap<number, number>,
  known: ReadonlySet<string>,
): string | undefined {
  for (const match of words.matchAll(named)) {
    const end = match.index + match[0].length
    const suffix = /(?:渠首|合作社|水务|集团|公司|商行|[农林茶]场|药业|铺子|书院|大桥|水厂|大坝|.)$/u.exec(
      match[0],
    )![0]
    const start = end - suffix.length
    if (plain.test(words.slice(0, start))) continue
    // 水沟, 工厂: a word of the dictionary, or of the library.
    if (
      suffix.length === 1 &&
      ((parts.has(start - 1) && parts.get(start - 1) === 2) || known.has(words.slice(start - 1, end)))
    )
      continue
    return match[0]
  }
  return undefined
}

const open = /[在到从由与和跟同向对把给被让请像是为以比离去来听了的看着往于及至近、，。；：！？找叫说“（]/u

/** A slot that took half of a name: 谷雨【单位】, 【单位】厂. */
function beside(text: string, known: ReadonlySet<string>): string | undefined {
  const parts = partsOf(text)
  const sizes = new Map(
    [...parts].flatMap(([at, size]) => Array.from({ length: size }, (_, i) => [at + i, size] as const)),
  )
  for (const { index, 0: slot } of text.matchAll(/【(?:单位|地点|地名|姓名)】/gu)) {
    const before = text[index - 1] ?? '，'
    const size = sizes.get(index - 1) ?? 1
    const isWord = known.has(text.slice(index - 2, index))
    if (han.test(before) && !isWord && !(size === 1 && open.test(before))) return before + slot
    const after = text[index + slot.length] ?? ''
    if (/[厂店社湾沟村铺庄园站所馆院场]/u.test(after) && sizes.get(index + slot.length) === 1)
      return slot + after
  }
  return undefined
}
