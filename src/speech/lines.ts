import type { Paragraph, Parent, PhrasingContent, RootContent } from 'mdast'
import type { Source } from '../text/source.ts'
import { headRole, looksLikeTitle } from './head.ts'
import { headsSections, ordinalAt } from './ordinals.ts'
import { endOf, positionAt, startOf } from './places.ts'
import { mergeTexts, TextCutter } from './texts.ts'
import { isPaperRole } from './remarks.ts'
import { isParent, plainText } from './walk.ts'

/** A line of a paragraph and what ended it: a line break as typed, or a hard one. */
interface Line {
  children: PhrasingContent[]
  break?: PhrasingContent
}

/** No program wraps later than at 160 columns: longer lines were typed, a line a paragraph. */
const longestWrapped = 80

const endsParagraph = /(?:[。！？：；…!?:;]|[。！？…][”’」』）)])$/u

/**
 * Line breaks inside paragraphs. People who type press Enter once for a new paragraph; programs wrap long lines. Where
 * every line ends like a paragraph, or one is longer than programs make them, each becomes one; a line of the head block
 * or one that begins with 一、 or （一） always does; other lines are joined, without a space between 汉字.
 */
export function settleLines(blocks: readonly RootContent[], source: Source): RootContent[] {
  let inHead = true
  return blocks.flatMap((block): RootContent[] => {
    if (block.type === 'heading' && block.depth > 1 && !looksLikeTitle(plainText(block))) inHead = false
    if (block.type !== 'paragraph') {
      if (isParent(block)) joinInside(block)
      return [block]
    }
    // a line of a paper's paragraph is a line of the paper
    if (isPaperRole(block.data?.role)) return [block]
    const settled = settleParagraph(block, source, inHead)
    const texts = settled.map((each) => plainText(each))
    if (texts.some((text) => headRole(text) === 'salutation' || isBody(text))) inHead = false
    return settled
  })
}

/** No line of the head block is so long and a sentence; a text without a salutation begins so. */
function isBody(text: string): boolean {
  return text.length > longestHead && text.includes('。')
}

const longestHead = 60

function settleParagraph(paragraph: Paragraph, source: Source, inHead: boolean): Paragraph[] {
  for (const child of paragraph.children) if (isParent(child)) joinInside(child)
  const lines = linesOf(paragraph, source)
  if (lines.length <= 1) return [{ ...paragraph, children: lines[0]?.children ?? [] }]
  const raw = lines.map((line) => plainText({ type: 'paragraph', children: line.children }))
  const texts = raw.map((text) => text.trim())
  const splitAll =
    texts.some((text) => text.length > longestWrapped) ||
    texts.slice(0, -1).every((text) => endsParagraph.test(text))
  const groups: Line[][] = []
  lines.forEach((line, i) => {
    const inHeadBlock =
      inHead &&
      (headRole(texts[i]!) !== undefined ||
        headRole(texts[i - 1] ?? '') !== undefined ||
        saysOfSpeech.test(texts[i]!))
    const isIndented = /^(?:　|[ \u00a0]{4})/u.test(raw[i]!)
    const isPart = beginsPart(texts[i]!) && !goesOnInline(texts, i)
    const starts = i === 0 || splitAll || inHeadBlock || isIndented || isPart
    if (starts) groups.push([line])
    else groups.at(-1)!.push(line)
  })
  if (groups.length === 1) return [{ ...paragraph, children: joinLines(lines) }]
  return groups.map((group) => paragraphOf(withoutIndent(joinLines(group), source), source))
}

/** Lines at the top of an outline: 日期：…, 讲话人：…. */
const saysOfSpeech =
  /^(?:(?:会议|讲话)?(?:日期|时间|地点)|讲话人|发言人|主题|会议(?:名称)?|地区|称谓|称呼|副标题)[：:]\s*\S/u

function withoutIndent(children: readonly PhrasingContent[], source: Source): PhrasingContent[] {
  const [first, ...rest] = children
  if (first?.type !== 'text') return [...children]
  const indent = first.value.length - first.value.trimStart().length
  if (indent === 0 || indent === first.value.length) return [...children]
  return [new TextCutter(first, source).text(indent, first.value.length), ...rest]
}

function beginsPart(text: string): boolean {
  const ordinal = ordinalAt(text, 0)
  return ordinal !== undefined && (headsSections(ordinal.family) || ordinal.family === '第一')
}

/** Where （一） stands within the lines above, the line that happens to begin with （二） is no paragraph. */
function goesOnInline(texts: readonly string[], i: number): boolean {
  const ordinal = ordinalAt(texts[i]!, 0)!
  if (i === 0 || ordinal.number < 2 || ordinal.number === Infinity) return false
  const above = texts.slice(Math.max(0, i - longestInline), i)
  const widest = above.reduce((most, text) => Math.max(most, text.length), 0)
  const isFull = texts[i - 1]!.length >= widest - 1
  if (endsParagraph.test(texts[i - 1]!) && !isFull) return false
  return above.some((line) =>
    [...line.matchAll(/[。；：！？][\s　]*(?=[（(一二三四五六七八九十第\d])/gu)].some(
      ({ index, 0: stop }) => {
        const before = ordinalAt(line, index + stop.length)
        return before?.family === ordinal.family && before.number === ordinal.number - 1
      },
    ),
  )
}

/** The number before stands no more lines above. */
const longestInline = 12

function linesOf(paragraph: Paragraph, source: Source): Line[] {
  const lines: Line[] = [{ children: [] }]
  for (const child of paragraph.children) {
    if (child.type === 'break') {
      lines.at(-1)!.break = child
      lines.push({ children: [] })
    } else if (child.type === 'text' && child.value.includes('\n')) {
      const cutter = new TextCutter(child, source)
      let at = 0
      for (const part of child.value.split('\n')) {
        if (at > 0) lines.push({ children: [] })
        if (part !== '') lines.at(-1)!.children.push(cutter.text(at, at + part.length))
        at += part.length + 1
      }
    } else lines.at(-1)!.children.push(child)
  }
  return lines.filter((line) => line.children.length > 0)
}

function joinLines(lines: readonly Line[]): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    if (before?.break) joined.push(before.break, ...line.children)
    else if (before) joinAt(joined, line.children)
    else joined.push(...line.children)
  })
  return joined
}

function joinAt(joined: PhrasingContent[], next: PhrasingContent[]): void {
  const [first, ...rest] = next
  const last = joined.at(-1)
  if (!first || !last) {
    joined.push(...next)
    return
  }
  const space: PhrasingContent[] = []
  if (needsSpace(plainText(last), plainText(first))) {
    const position = last.position &&
      first.position && { start: last.position.end, end: first.position.start }
    space.push(position ? { type: 'text', value: ' ', position } : { type: 'text', value: ' ' })
  }
  joined.splice(-1, 1, ...mergeTexts([last, ...space, first]), ...rest)
}

/** Two words of Latin letters or digits stay apart; 汉字 do not, nor do the halves of a number that a line end cut. */
function needsSpace(before: string, after: string): boolean {
  if (/\d\.?$/u.test(before) && /^\d/u.test(after)) return false
  return /[\p{Script=Latin}\p{N},.]$/u.test(before) && /^[\p{Script=Latin}\p{N}]/u.test(after)
}

function joinInside(parent: Parent): void {
  for (const child of parent.children) {
    if (isParent(child)) joinInside(child)
    else if (child.type === 'text')
      child.value = child.value.replace(/[ \t]*\n[ \t]*/gu, (_, at: number) => {
        const after = child.value.slice(at).trimStart()
        return needsSpace(child.value.slice(0, at), after) ? ' ' : ''
      })
  }
}

function paragraphOf(children: PhrasingContent[], source: Source): Paragraph {
  const first = children[0]
  const last = children.at(-1)
  const start = first && startOf(first)
  const end = last && endOf(last)
  if (start === undefined || end === undefined) return { type: 'paragraph', children }
  return { type: 'paragraph', children, position: positionAt(source, start, end) }
}
