/** The numbers that count things off in a text: 一是, 第一，, （一）, 1. … each with where it stands. */
import { LAST, ordinalAt, type Family } from '../../speech/index.ts'
import { parseChineseNumber } from '../../text/numerals.ts'
import type { Block } from '../blocks.ts'
import type { Doc } from '../doc.ts'
import type { Range } from '../rule.ts'
import { headings } from './headings.ts'
import { quotations, within } from './spans.ts'

/** Of a number: 一是 and 一是要 are one family here; 其一 is told only by rules. */
export type MarkFamily = Exclude<Family, '一是要'> | '其一'

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

const han = '[一二三四五六七八九十]{1,3}'
const candidate = new RegExp(
  `[（(](?:${han}|\\d{1,2})[）)]|\\d{1,2}[.．、]|[①-⑳]|第${han}(?:[，,、点是要]|[件个条项类句步关]|方面)|其${han}[，,、是]|` +
    `首先|其次|再次|最后|${han}(?:[是要]|[、.．])`,
  'gu',
)
const stops = new Set('。；：，！？;:,!?—')
const closers = new Set(' \u3000\t”’」』）)')
/** Blocks whose words are the speaker's own running text. */
const running = new Set<Block['kind']>(['heading', 'paragraph', 'item'])

/** Every number that begins an item: at the beginning of a block, or after a stop; quotations and tables are left out. */
export function marks(doc: Doc): readonly Mark[] {
  const heads = new Map(doc.find(headings).map(({ block }, index) => [block, index]))
  const found: Mark[] = []
  for (const [block, { kind, start, number }] of doc.blocks.entries())
    if (kind === 'item' && number !== undefined)
      found.push({ family: '1.', number, start, end: start, block, starts: true, after: '' })
  for (const match of doc.text.matchAll(candidate)) {
    const mark = markAt(doc, match.index, match[0])
    if (!mark) continue
    const heading = mark.starts ? heads.get(mark.block) : undefined
    const numbered = heading !== undefined && doc.find(headings)[heading]!.mark !== ''
    found.push(numbered ? { ...mark, heading } : mark)
  }
  return found.sort((a, b) => a.start - b.start)
}

function markAt(doc: Doc, at: number, written: string): Mark | undefined {
  const { text } = doc
  let before = at - 1
  while (before >= 0 && closers.has(text[before]!)) before--
  const after = text[before] ?? '\n'
  const starts = after === '\n'
  if (!starts && !stops.has(after)) return undefined
  // （掌声）一是 and ”一是 begin items only where a stop stands before the closing mark; indents are no matter
  const block = doc.blockAt(at)
  if (!running.has(doc.blocks[block]!.kind)) return undefined
  const ordinal = ordinalOf(text, at, written)
  // 一、 inside a paragraph is a reference or a list of words
  if (!ordinal || (ordinal.family === '一、' && !starts)) return undefined
  if (within(doc.find(quotations), at)) return undefined
  return { ...ordinal, start: at, end: at + ordinal.length, block, starts, after: starts ? '' : after }
}

/** 首先是水源 */
const withVerb = /(首先|其次|再次|最后)(?:是|要)/uy
const spoken = ['首先', '其次', '再次']
/** 第一件， 第二个方面是 第三步： */
const withMeasure =
  /第([一二三四五六七八九十]{1,3})(?:件(?:实事|大事|事)?|[大个]?方面|个(?:问题|环节|特点)|项(?:任务|工作|措施|举措)?|[个条点类句步关])(?:[，,：:、]|就?是)/uy

function ordinalOf(
  text: string,
  at: number,
  written: string,
): { family: MarkFamily; number: number; length: number } | undefined {
  if (written.startsWith('其') && written !== '其次') {
    const number = parseChineseNumber(written.slice(1, -1))
    return number === undefined ? undefined : { family: '其一', number, length: written.length }
  }
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
    return match && number !== undefined ? { family: '第一', number, length: match[0].length } : undefined
  }
  const { family, number, mark } = ordinal
  return { family: family === '一是要' ? '一是' : family, number, length: mark.length }
}
