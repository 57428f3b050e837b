import type { Doc } from '../doc.ts'
import { families } from '../find/families.ts'
import { quotations, within } from '../find/spans.ts'

/** Every space that is not a tab, the wide one of Chinese among them. */
export const space = '[ \\u00a0\\u2002-\\u200a\\u202f\\u205f\\u3000]'

const isSpace = (character: string): boolean =>
  character === ' ' || /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/u.test(character)
const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character)
const isDigit = (character: string): boolean => character >= '0' && character <= '9'

/** Kinds of blocks whose words are running text. */
const prose = new Set(['paragraph', 'item', 'quote'])

/** Farther on than this no end of a sentence is looked for. */
const longestSentence = 400

/** What stands between two words that a space divides, each up to the next space or mark. */
interface Gap {
  text: string
  left: string
  right: string
  leftStart: number
  rightEnd: number
}

/**
 * True where a space in [start, end) is meant: words set apart in labels (姓 名, 签 到 表), a name of two characters spaced
 * to three (王 芳), a post and its name, a list of names, a blank to be filled in, the number of a table or of a point,
 * slogans and verse, and every line that is no running text.
 */
export function isSpacedOnPurpose(doc: Doc, start: number, end: number): boolean {
  const block = doc.blocks[doc.blockAt(start)]!
  const gap = gapAt(doc.text, block.start, start, end, block.end)
  if (gap.left === '' || gap.right === '' || isBlank(gap)) return true
  const isProse = prose.has(block.kind)
  if (!isProse && block.kind !== 'heading' && block.kind !== 'title') return true
  if (isDigit(gap.left.at(-1)!)) return isNumberMark(gap, block.start, doc.text)
  const isSentence = /[。！？；]/u.test(doc.text.slice(end, Math.min(block.end, end + longestSentence)))
  if (isDigit(gap.right[0]!))
    return (
      isHead(gap, block.start) ||
      /^\d{4}[-/.]\d/u.test(doc.text.slice(end, end + 6)) ||
      /^[:：]\d/u.test(doc.text.slice(gap.rightEnd, gap.rightEnd + 2)) ||
      /(?:[表图]|附件|专栏|公式)$/u.test(gap.left) ||
      // 通过  2024年12月批准: two parts of a line set apart
      (!isSentence && (gap.text.length > 1 || gap.text === '\u3000' || label.test(gap.left)))
    )
  if (within(doc.find(quotations), start)) return true
  if (block.kind === 'heading') return !isBroken(gap, block.start)
  if (!isProse || !isSentence) return true
  return isOneOfList(gap, doc.text) || areSetApart(gap, block.start) || isSpacedName(gap, doc.text)
}

/** A name of two characters spaced to three, behind a unit or a post: 县发改局施 政， */
function isSpacedName({ text, right, rightEnd }: Gap, all: string): boolean {
  return text === '\u3000' && right.length === 1 && /^[，、；。（(\s]?$/u.test(all[rightEnd] ?? '')
}

const label = /(?:电话|手机|传真|邮编|邮箱|编号|房间|分机|座位|时间|日期|地点|单位|金额|数量|人数)$/u

function gapAt(text: string, from: number, start: number, end: number, to: number): Gap {
  let leftStart = start
  while (leftStart > from && start - leftStart < 60 && isWord(text[leftStart - 1]!)) leftStart--
  let rightEnd = end
  while (rightEnd < to && rightEnd - end < 60 && isWord(text[rightEnd]!)) rightEnd++
  return {
    text: text.slice(start, end),
    left: text.slice(leftStart, start),
    right: text.slice(end, rightEnd),
    leftStart,
    rightEnd,
  }
}

function isWord(character: string): boolean {
  return isHan(character) || /[\w.%]/u.test(character)
}

/** Room for what is filled in by hand, 完成投资    亿元, 2026年 月 日, or the indent of a paragraph that was joined to the last. */
function isBlank({ text, left, right }: Gap): boolean {
  return (
    text.length >= 3 || text.includes('\u3000\u3000') || (/[年月]$/u.test(left) && /^[月日]/u.test(right))
  )
}

/** A number at the head of a block, 1 做强产业; the end of a time, 9:30 签到; a part of a foreign phrase, iPhone 15 手机. */
function isNumberMark({ left, leftStart }: Gap, blockStart: number, text: string): boolean {
  if (/[A-Za-z]/u.test(left)) return true
  if (leftStart === blockStart) return left.length <= 2 || /^\d+(?:\.\d+)+$/u.test(left)
  return /[A-Za-z] $|[:：—–-]$/u.test(text.slice(Math.max(blockStart, leftStart - 2), leftStart))
}

/** One of several short words in a row: 参加人员有陈志远 李秀兰 王芳. */
function isOneOfList({ left, right, leftStart, rightEnd }: Gap, text: string): boolean {
  if (isName(right)) return true
  if (isShort(left) && isName(left) && isSpace(text[leftStart - 1] ?? '')) return true
  return (
    isShort(left) && isShort(right) && (isSpace(text[leftStart - 1] ?? '') || isSpace(text[rightEnd] ?? ''))
  )
}

function isShort(token: string): boolean {
  return token.length <= 4
}

function isName(token: string): boolean {
  return token.length >= 2 && token.length <= 3 && families.includes(token[0]!)
}

/** 王 芳 · 第一章 总则 · 一 加强统筹 · 6月12日 星期五 · 凝心聚力 实干争先. */
function areSetApart({ text, left, right, leftStart }: Gap, blockStart: number): boolean {
  if (left === '第') return false
  if (left.length === 1 && (right.length === 1 || families.includes(left))) return true
  if (text === '\u3000' && families.includes(left.at(-1)!)) return true
  if (left.length <= 4 && right.length <= 4 && (text.length > 1 || text === '\u3000')) return true
  if (isHead({ left, leftStart }, blockStart) || (text === '\u3000' && article.test(left))) return true
  if (
    /(?:[日号]|星期[一二三四五六日]|周[一二三四五六日])$/u.test(left) &&
    /^(?:星期|周[一二三四五六日]|[上下]午|晚|凌晨)/u.test(right)
  )
    return true
  return left.length === right.length && verse.has(left.length)
}

/** How many 汉字 a line of verse or a slogan has. */
const verse = new Set([4, 5, 7, 8])

/** In a head, where slogans are set apart by spaces: a short word beside a longer one, 抓好 秋冬种. */
function isBroken(gap: Gap, blockStart: number): boolean {
  const { left, right } = gap
  return (
    Math.min(left.length, right.length) <= 2 &&
    left.length !== right.length &&
    !isHead(gap, blockStart) &&
    !isName(right) &&
    !/^(?:附[件表录图注]?|专栏|案例|链接|注|目录)$/u.test(left)
  )
}

/** The number that a block begins with: 第一部分, 三. */
function isHead({ left, leftStart }: Pick<Gap, 'left' | 'leftStart'>, blockStart: number): boolean {
  return leftStart === blockStart && head.test(left)
}

/** The number of an article, set apart from its words wherever the line stands. */
const article = /第[一二三四五六七八九十百\d]{1,5}[章节条款编]$/u
const head = /^(?:[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十百\d]{1,4}[章节条款篇编部分]{1,2})$/u
