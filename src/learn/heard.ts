/** What the meeting heard before the speech: 刚才，区招商局通报了…；城关镇、区经开区作了表态发言。 */
import type { Printable } from '../text/yaml-print.ts'

export interface Heard {
  items: Printable[]
  /** Which of the sentences before it are left: those that stand before 刚才. */
  before: string[]
}

/** Sentences after that of 刚才 that speak of what was heard; more than these are text of their own. */
const mostRemarks = 5
const remark =
  /^(?:[^，。]{0,12}(?:通报|表态|发言|汇报|讲话|介绍)|大家|几家|两家|三家|说到的|希望|这些|请|对此|我(?:都)?(?:赞成|同意)|同志们|各单位|会后)/u

/**
 * The items of 刚才 among the sentences of a paragraph, with what is said of them as 评价 of the last one; undefined where
 * no sentence says plainly who did what, or where others follow it.
 */
export function heardIn(sentences: readonly string[], refer: (text: string) => string): Heard | undefined {
  const at = sentences.findIndex((sentence) => sentence.startsWith('刚才，'))
  const remarks = sentences.slice(at + 1)
  if (at < 0 || remarks.length > mostRemarks || !remarks.every((sentence) => remark.test(sentence)))
    return undefined
  const items = heardItems(sentences[at]!, refer)
  if (!items) return undefined
  if (remarks.length > 0) {
    const last = items.at(-1)!
    items[items.length - 1] = { ...(last as object), 评价: refer(remarks.join('').replace(/。$/u, '')) }
  }
  return { items, before: sentences.slice(0, at) }
}

/** The items of such a sentence; undefined where it does not say plainly who did what. */
export function heardItems(sentence: string, refer: (text: string) => string): Printable[] | undefined {
  const match = /^刚才，([\s\S]{4,400})。$/u.exec(sentence)
  if (!match) return undefined
  const items = match[1]!.split('；').map((clause) => itemOf(clause, refer))
  return items.every((item) => item !== undefined) ? items : undefined
}

const report = /^([^，。了]{2,40}?)(通报|汇报|宣读|传达|介绍|部署|解读)了([^，。]{2,80})$/u
const speech =
  /^([^，。了]{2,60}?)(?:分别)?(?:作|做)了((?:表态|交流|典型|书面|汇报|大会)?发言|情况汇报|汇报|表态)$/u

function itemOf(clause: string, refer: (text: string) => string): Printable | undefined {
  const spoke = speech.exec(clause)
  if (spoke) {
    const [who, behalf] = behalfOf(spoke[1]!, clause)
    return who && { 谁: who, 代表: behalf, 做了: spoke[2]! }
  }
  const reported = report.exec(clause)
  if (!reported || /代表/u.test(reported[1]!)) return undefined
  return { 谁: unitsIn(reported[1]!), 做了: reported[2]!, 内容: refer(reported[3]!) }
}

/** 甲、乙分别代表丙、丁作了表态发言: who, and for whom; nothing where a draft would say it in other words. */
function behalfOf(
  words: string,
  clause: string,
): [who: Printable | undefined, behalf: Printable | undefined] {
  const match = /^(.+?)(分别)?代表(.+)$/u.exec(words)
  const saysEach = /分别(?:作|做)了/u.test(clause)
  if (!match) return [saysEach || /和/u.test(words) ? undefined : unitsIn(words), undefined]
  const isSeveral = match[1]!.includes('、')
  if (saysEach || isSeveral !== (match[2] !== undefined) || /和/u.test(words)) return [undefined, undefined]
  return [unitsIn(match[1]!), unitsIn(match[3]!)]
}

function unitsIn(words: string): Printable {
  const units = words.split('、')
  return units.length === 1 ? units[0]! : units
}
