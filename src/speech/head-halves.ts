/** Heads that a line end cut in two: 一、提高认识，时刻绷紧安全生产 over 这根弦. */
import type { Paragraph, RootContent } from 'mdast'
import { headRole } from './head.ts'
import { lineMarkOf } from './line-marks.ts'
import { isPaperRole } from './remarks.ts'
import { plainText } from './walk.ts'
import { lengthOf } from './words.ts'

const longestTail = 14
/** A line of print holds so many characters; a head that fills one may go on below. */
const [fullLine, longestLine] = [23, 30]
/** What no line of its own begins with. */
const goesOn =
  /^(?:[的地得和与及并]|这[个根条项些道]|[上下起]来|到位$|工作$|任务$|水平$|能力$|责任$|局面$|台阶$)/u
/** What no head ends with. */
const open = /[的和与及在对把将为以“《（、，]$/u

/** The blocks with such heads joined. */
export function joinHalves(blocks: readonly RootContent[]): RootContent[] {
  const texts = blocks.map((block) => lineOf(block))
  const hasOrphans = texts.some((text, i) => isTail(text) && !isHead(texts[i - 1]) && i > longestTop)
  const joined: RootContent[] = []
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!
    const below = blocks[i + 1]
    const isCut =
      block.type === 'paragraph' &&
      below?.type === 'paragraph' &&
      isHead(texts[i]) &&
      isTail(texts[i + 1]) &&
      isText(texts[i + 2]) &&
      isOneHead(texts[i]!, texts[i + 1]!, hasOrphans)
    joined.push(isCut ? oneOf(block, below) : block)
    if (isCut) i++
  }
  return joined
}

/** The lines of the head block are short, too. */
const longestTop = 6

function lineOf(block: RootContent): string | undefined {
  if (block.type !== 'paragraph' || isPaperRole(block.data?.role)) return undefined
  return plainText(block).trim()
}

function isHead(text: string | undefined): text is string {
  return text !== undefined && lineMarkOf(text) !== undefined && !/[。！？；：:…]/u.test(text)
}

function isTail(text: string | undefined): boolean {
  if (text === undefined || lineMarkOf(text) || headRole(text) !== undefined) return false
  const length = lengthOf(text)
  return length > 0 && length <= longestTail && !/[。！？；：:…]/u.test(text)
}

function isText(text: string | undefined): boolean {
  return text !== undefined && /[。！？：；]/u.test(text)
}

function isOneHead(head: string, tail: string, hasOrphans: boolean): boolean {
  if (goesOn.test(tail) || open.test(head)) return true
  const length = lengthOf(head)
  return !hasOrphans && length >= fullLine && length <= longestLine
}

function oneOf(above: Paragraph, below: Paragraph): Paragraph {
  const children = [...above.children, ...below.children]
  if (!above.position || !below.position) return { type: 'paragraph', children }
  return {
    type: 'paragraph',
    children,
    position: { start: above.position.start, end: below.position.end },
  }
}
