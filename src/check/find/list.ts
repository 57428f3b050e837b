/** The numbers that count things off in a text: 一是, 第一，, （一）, 1. … each with where it stands. */
import { LAST, ordinalAt, type Family } from '../../speech/index.ts'
import { parseChineseNumber } from '../../text/numerals.ts'
import type { Block } from '../blocks.ts'
import type { Doc } from '../doc.ts'
import type { Range } from '../rule.ts'
import { headings } from './headings.ts'
import { quotations, within } from './spans.ts'

/** Of a number: 一是 and 一是要 are one family here; 其一, 第一件 and 第一步 are families of their own. */
export type MarkFamily = Exclude<Family, '一是要'> | '其一' | `第一${string}`

/** A number where an item begins. Its range is the number as written, with its 、 or ，; empty where a list gives it. */
export interface Mark extends Range {
  family: MarkFamily
  /** Infinity for 最后. */
  number: number
  block: number
  /** It begins its block. */
  starts: boolean
  /** The stop that it follows: ： ； 。 ， …; '' where it begins its block. */
  after: string
  /** The index of the heading that it numbers. */
  heading?: number
}

/** Where an item may begin: after a stop and what closes before it, or at the beginning of a line. */
const place =
  /(?:^|[\n。；：，！？;:,!?—])[ \u3000\t”’」』）)]*(?=[（(\d①-⑳第首其再最一二三四五六七八九十])/gu
/** Blocks whose words are the speaker's own running text. */
const running = new Set<Block['kind']>(['heading', 'paragraph', 'item'])

/** Every number that begins an item: at the beginning of a block, or after a stop; quotations and tables are left out. */
export function marks(doc: Doc): readonly Mark[] {
  const heads = new Map(doc.find(headings).map(({ block }, index) => [block, index]))
  const found: Mark[] = []
  for (const [block, { kind, start, number }] of doc.blocks.entries())
    if (kind === 'item' && number !== undefined)
      found.push({ family: '1.', number, start, end: start, block, starts: true, after: '' })
  for (const { 0: before, index } of doc.text.matchAll(place)) {
    const stop = before.replace(/[ \u3000\t”’」』）)]+$/u, '')
    const mark = markAt(doc, index + before.length, stop === '\n' ? '' : stop)
    if (!mark) continue
    const heading = mark.starts ? heads.get(mark.block) : undefined
    const numbered = heading !== undefined && doc.find(headings)[heading]!.mark !== ''
    found.push(numbered ? { ...mark, heading } : mark)
  }
  return found.sort((a, b) => a.start - b.start)
}

function markAt(doc: Doc, at: number, after: string): Mark | undefined {
  const ordinal = ordinalOf(doc.text, at)
  if (!ordinal) return undefined
  const starts = after === ''
  if (ordinal.family === '一、' && !starts && !isInlineItem(doc.text, at + ordinal.length, after))
    return undefined
  const block = doc.blockAt(at)
  if (!running.has(doc.blocks[block]!.kind) || within(doc.find(quotations), at)) return undefined
  return { ...ordinal, start: at, end: at + ordinal.length, block, starts, after }
}

/** 讲三点：一、…；二、…。 Elsewhere in a paragraph, 一、 is a reference or a list of words: 二、三线城市. */
function isInlineItem(text: string, next: number, after: string): boolean {
  return '：；。'.includes(after) && !/[一二三四五六七八九十]/u.test(text[next] ?? '')
}

/** 其一， 其二是 */
const among = /其([一二三四五六七八九十]{1,3})[，,、是]/uy
/** 首先是水源 */
const withVerb = /(首先|其次|再次|最后)(?:是|要)/uy
const spoken = ['首先', '其次', '再次']
/** 第一件， 第二个方面是 第三步： */
const withMeasure =
  /第([一二三四五六七八九十]{1,3})(?:(件)(?:实事|大事|事)?|[大个]?(方面)|个(问题|环节|特点)|(项)(?:任务|工作|措施|举措)?|(句)话|(场)(?:硬仗|仗|战役)?|(把)(?:钥匙)?|(道)(?:关口|关|题)?|(篇)(?:文章)?|([个条点类句步关]))(?:[，,：:、]|就?是)/uy

function ordinalOf(
  text: string,
  at: number,
): { family: MarkFamily; number: number; length: number } | undefined {
  among.lastIndex = at
  const one = among.exec(text)
  const counted = one ? parseChineseNumber(one[1]!) : undefined
  if (one && counted !== undefined) return { family: '其一', number: counted, length: one[0].length }
  const ordinal = ordinalAt(text, at)
  if (!ordinal) {
    withVerb.lastIndex = at
    const word = withVerb.exec(text)
    if (word) {
      const number = word[1] === '最后' ? LAST : spoken.indexOf(word[1]!) + 1
      return { family: '首先', number, length: word[0].length }
    }
    withMeasure.lastIndex = at
    const match = withMeasure.exec(text)
    const number = match ? parseChineseNumber(match[1]!) : undefined
    if (!match || number === undefined) return undefined
    return { family: `第一${match.slice(2).join('')}`, number, length: match[0].length }
  }
  const { family, number, mark } = ordinal
  return { family: family === '一是要' ? '一是' : family, number, length: mark.length }
}
