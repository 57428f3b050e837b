/** What stands below the last sentence of a speech: which lines are the page's, and the names of other texts among them. */
import { ordinalAt } from '../speech/index.ts'
import type { CleanLine } from './clean.ts'

/** What a line at the tail can be, seen alone. */
export type TailKind = 'page' | 'heading' | 'comments' | 'credit' | 'other'

/** So many lines with words may stand below a speech. */
const farthest = 80
const longestName = 60

/** What may stand below a speech and is its own: date, annexes, who signs, whom to ask. */
const ownLine =
  /^(?:附件?|附表|附：|抄送|印发|联系(?:人|电话)|注[：:]|备注)|\d{1,2}月\d{1,2}日[）)]?$|(?:府|办|局|委|会|室|部|院|组|公司|中心)$|[长记任席员]\s{1,4}\p{Script=Han}{2,4}$/u

/**
 * The lines below the last sentence that are the page's: those that are by themselves (`kindOf`), all below a heading such
 * as 相关文档 that are names, everything below the readers' comments, and what stands between two of them.
 */
export function tailOf<T extends CleanLine>(words: readonly T[], kindOf: (line: T) => TailKind): T[] {
  const from = Math.max(1, words.length - farthest)
  const marks: ('page' | 'listed' | 'credit' | 'unsure')[] = []
  let last = -1
  let under: 'names' | 'comments' | undefined
  words.slice(from).forEach((line, i) => {
    const text = line.text.trim()
    const kind = kindOf(line)
    if (kind === 'comments') under = 'comments'
    else if (kind === 'heading') under = under === 'comments' ? under : 'names'
    if (kind === 'comments' || kind === 'heading' || kind === 'page') marks[i] = 'page'
    else if (kind === 'credit') marks[i] = 'credit'
    else if (isNumberedHead(text) && under !== 'names') marks[i] = 'unsure'
    else if (under === 'comments' || (under === 'names' && isName(text))) marks[i] = 'listed'
    else if (isSentence(line)) {
      last = i
      under = undefined
    } else marks[i] = 'unsure'
  })
  const tail = words.slice(from + last + 1)
  const found = marks.slice(last + 1)
  const first = found.indexOf('page')
  if (first < 0) return []
  const end = found.findLastIndex((mark) => mark === 'page' || mark === 'listed')
  let inAnnexes = false
  return tail.filter((line, i) => {
    const text = line.text.trim()
    const isPages = found[i] === 'page' || found[i] === 'listed' || found[i] === 'credit'
    // below 附件：1.… stand the others
    inAnnexes = !isPages && (inAnnexes || /^附[件表]/u.test(text))
    return isPages || (i > first && i < end && !inAnnexes && !ownLine.test(text))
  })
}

/** 一、 and （一） of a speech; 1. may number the names of a list. */
function isNumberedHead(text: string): boolean {
  return /^[（(]?[一二三四五六七八九十]/u.test(text) && ordinalAt(text, 0) !== undefined
}

/** The name of another text: short, without an end. */
function isName(text: string): boolean {
  return text.length <= longestName && !/[。；]|[：:]$/u.test(text) && !isNumberedHead(text)
}

function isSentence({ text, isList }: CleanLine): boolean {
  return (!isList && text.length > longestName) || /[。！？；]|.{8}：$/u.test(text)
}
