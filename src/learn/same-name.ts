/** When two names of figures mean the same. */
import { headless } from './name-words.ts'

/** What of a name counts when it is compared with many. */
export interface NameForm {
  name: string
  plain: string
  stem: string
}

export function nameFormOf(name: string): NameForm {
  const plain = name.replaceAll(/的|有|数$/gu, '')
  return { name, plain, stem: plain.replace(/项目$/u, '') }
}

/** Whether two names with the same number mean the same: 签约未开工的项目 and 签约未开工项目, 开工 and 开工项目. */
export function isSameName(a: string, b: string): boolean {
  return a === b || isSameForm(nameFormOf(a), nameFormOf(b))
}

export function isSameForm(a: NameForm, b: NameForm): boolean {
  if (a.name === b.name || a.stem === b.stem) return true
  const [short, long] = a.plain.length <= b.plain.length ? [a.plain, b.plain] : [b.plain, a.plain]
  return short.length >= 3 && long.includes(short) && isAsDenied(short, long)
}

function isAsDenied(a: string, b: string): boolean {
  return /[未没不]/u.test(a) === /[未没不]/u.test(b)
}

/**
 * Whether two names near each other may be of one thing where their numbers are the same: 排查出的闲置地块 and 地块, but
 * not 签约项目 and 开工项目, which share no more than the noun.
 */
export function isLikeName(a: string, b: string): boolean {
  if (isSameName(a, b)) return true
  if (!isAsDenied(a, b) || /[增降]幅$|率$|占比$|比重$/u.test(a) !== /[增降]幅$|率$|占比$|比重$/u.test(b))
    return false
  const [one, two] = [headless(a), headless(b)]
  if (one === '' || two === '') return a.endsWith(b) || b.endsWith(a)
  return one.length > 1 && two.length > 1 && sharesWords(one, two)
}

/** Whether two names have a pair of characters in common. */
export function sharesWords(a: string, b: string): boolean {
  for (let i = 0; i + 2 <= a.length; i++) if (b.includes(a.slice(i, i + 2))) return true
  return false
}
