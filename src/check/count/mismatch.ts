/** What the rules of announced counts report alike. */
import { countWord, chineseNumber } from '../../text/numerals.ts'
import type { Doc } from '../doc.ts'
import type { Count } from '../find/counts.ts'
import type { Report } from '../rule.ts'

/** How far apart the two numbers may be; beyond, the count is of something else. */
const farthest = 3

/** What to report of a count and what was found for it; undefined where they agree, or where it cannot be told. */
export function mismatchOf(count: Count, doc: Doc): Report | undefined {
  const { announced, found, also, unsure, by, firm, back } = count
  const { n } = announced
  if (found.length === n || also.includes(n) || unsure || Math.abs(found.length - n) > farthest)
    return undefined
  const here = doc.slice(announced).replace(/[“”]/gu, '')
  const right = withCount(here, found.length)
  const where = back ? '前面' : by === 'headings' ? '下面' : '后面'
  const seen = by === 'headings' ? `${where}的标题有${found.length}个` : `${where}列了${found.length}项`
  return {
    range: { start: announced.start, end: announced.end },
    message: firm
      ? `此处为“${here}”，${seen}，应为“${right}”，或增减内容`
      : `此处为“${here}”，${seen}，请核实是否应为“${right}”`,
    ...(firm ? {} : { level: 'warn' as const }),
    related: found.map((at, i) => ({ message: `第${i + 1}项在这里`, at })),
    data: { announced: n, found: found.length },
  }
}

/** The words with another count, in digits where they had digits: 四点意见 for 三点意见, 两个方面 for 三个方面. */
function withCount(words: string, n: number): string {
  if (/^\d/u.test(words)) return words.replace(/^\d+/u, String(n))
  return words.replace(/^[一二三四五六七八九十两]+/u, n > 10 ? chineseNumber(n) : countWord(n))
}
