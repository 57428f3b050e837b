/**
 * What sites put around a text besides their own lines: its title again, its beginning as a teaser, the beginnings of
 * other texts below it, and everything after 全文结束.
 */
import { looksLikeTitle } from '../speech/index.ts'
import type { CleanLine } from './clean.ts'

const dots = /(?:\.{3,}|…+|。{3,})[\]】）)]?$/u
const teaserLabel = /^(?:摘要|导读|导语|简介|内容(?:摘要|提要|简介)|核心提示|描述)[:：]/u
/** Shorter words that are found again below prove nothing. */
const shortestTeaser = 12
/** So far below the text of a teaser is looked for, in characters. */
const farthest = 3000

/** Of the lines above the first sentence: those that say the title again, and teasers of what stands below. */
export function copiesAtHead<T extends CleanLine>(words: readonly T[], head: readonly T[]): T[] {
  const titles = new Set<string>()
  return head.filter((line) => {
    const text = line.text.trim()
    if (isTeaser(text, words, words.indexOf(line))) return true
    if (!looksLikeTitle(text)) return false
    const title = bare(text)
    const isAgain = titles.has(title)
    titles.add(title)
    return isAgain
  })
}

/** Whether a line ends in dots and what stands before them is how the text below begins. */
export function isTeaser(text: string, words: readonly CleanLine[], at: number): boolean {
  if (!dots.test(text)) return false
  const stem = bare(text.replace(dots, '').replace(teaserLabel, ''))
  if (stem.length < shortestTeaser) return false
  let below = ''
  for (let i = at + 1; i < words.length && below.length < stem.length + farthest; i++)
    below += bare(words[i]!.text)
  const found = below.indexOf(stem)
  return found >= 0 && found <= farthest
}

function bare(text: string): string {
  return text.replace(/[\s\u00a0《》“”"「」]/gu, '')
}

const endOfText =
  /^[[【（(]?(?:全文|本文|正文)(?:完|完毕|结束|結束|终|到此结束)[\]】）)]?[。！]?$|^[[【（(](?:完|结束|END)[\]】）)]$/iu
/** How many lines of other texts may follow. */
const longestTail = 60

/** All lines from 全文结束 on. */
export function afterTheEnd<T extends CleanLine>(words: readonly T[]): T[] {
  const from = Math.max(1, words.length - longestTail)
  const at = words.findIndex((line, i) => i >= from && endOfText.test(line.text.trim()))
  return at < 0 ? [] : words.slice(at)
}

/** A name and a beginning that ends in dots, twice or more at the tail: other texts that the site offers. */
export function teasersAtTail<T extends CleanLine>(words: readonly T[]): T[] {
  let from = words.length
  let pairs = 0
  while (from >= 2 && isOffered(words[from - 1]!.text.trim()) && isName(words[from - 2]!.text.trim())) {
    from -= 2
    pairs++
  }
  return pairs >= 2 ? words.slice(from) : []
}

function isOffered(text: string): boolean {
  return text.length >= 30 && dots.test(text)
}

function isName(text: string): boolean {
  return text.length <= 60 && !/[。；！？]/u.test(text) && !dots.test(text)
}
