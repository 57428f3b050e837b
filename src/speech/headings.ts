import type { Heading, Paragraph, PhrasingContent, RootContent } from 'mdast'
import { firstHeads, plainHeads } from './first-heads.ts'
import { joinHalves } from './head-halves.ts'
import {
  headRole,
  isSpeechWordAlone,
  isTitleAbove,
  isTitleOver,
  looksLikeTitle,
  mayStandAboveTitle,
  titleLines,
} from './head.ts'
import { lineMarkOf, type LineFamily } from './line-marks.ts'
import { headsSections, ordinalAt, type Ordinal } from './ordinals.ts'
import { isPaperRole } from './remarks.ts'
import { plainText } from './walk.ts'
import { lengthOf } from './words.ts'

const longestHead = 50
/** As many heads one after the other with nothing between them are a contents list or an agenda. */
const contentsList = 3

/**
 * Sets the depths of headings: the title is the only heading of depth 1 beside those of attachments, so that other `#` go
 * down one with all below them; and makes headings of the unmarked heads of typed text (一、… short, alone, without a full stop).
 */
export function settleHeadings(blocks: readonly RootContent[]): RootContent[] {
  const titled = joinHalves(titleFirst(blocks))
  const all = titled.filter((block) => block.type === 'heading')
  const title = all.find((heading) => heading.depth === 1 && !ordinalOf(heading))
  const below = titlesOfAttachments(titled)
  const headings = all.filter((heading) => heading !== title && !below.has(heading))
  if (headings.some((heading) => heading.depth === 1))
    for (const heading of headings) heading.depth = Math.min(heading.depth + 1, 6) as Heading['depth']
  return headsOf(titled, headings)
}

/** A title right under 附件1 is that of an attachment, set as titles are. */
function titlesOfAttachments(blocks: readonly RootContent[]): ReadonlySet<RootContent> {
  const shown = blocks.filter((block) => block.type !== 'html')
  return new Set(
    shown.filter((block, i) => {
      const before = shown[i - 1]
      const isLabelled = before?.type === 'paragraph' && before.data?.role === 'label'
      return isLabelled && block.type === 'heading' && block.depth === 1
    }),
  )
}

/** How many lines may stand above the title. */
const aboveTitle = 3

/**
 * In typed text the title is a paragraph: the first line, or the first below a paper's red head and number or a few other
 * short lines, where it names a speech or a paper. It may go over two lines.
 */
function titleFirst(blocks: readonly RootContent[]): RootContent[] {
  const first = titleIndex(blocks)
  const title = blocks[first ?? -1]
  if (first === undefined || title?.type !== 'paragraph') return [...blocks]
  const lines = paragraphsFrom(blocks, first)
  const count = titleLines(lines.map((line) => plainText(line)))
  const whole = lines.slice(1, count).reduce((above, below) => joined(above, below), title)
  return [...blocks.slice(0, first), headingOf(whole, 1), ...blocks.slice(first + count)]
}

/** The paragraphs from a block on that follow on each other, as many as a title may have. */
function paragraphsFrom(blocks: readonly RootContent[], first: number): Paragraph[] {
  const lines = blocks.slice(first, first + 3)
  const end = lines.findIndex((block) => block.type !== 'paragraph')
  return (end < 0 ? lines : lines.slice(0, end)).filter((block) => block.type === 'paragraph')
}

function joined(above: Paragraph, below: Paragraph): Paragraph {
  const children: PhrasingContent[] = [...above.children, { type: 'break' }, ...below.children]
  if (!above.position || !below.position) return { type: 'paragraph', children }
  const between = { start: above.position.end, end: below.position.start }
  children[above.children.length] = { type: 'break', position: between }
  return {
    type: 'paragraph',
    children,
    position: { start: above.position.start, end: below.position.end },
  }
}

function isPaper(block: RootContent): boolean {
  return block.type === 'paragraph' && isPaperRole(block.data?.role)
}

/** The part of a site or a book that a speech stands in. */
const column = /^(?:领导)?(?:讲话|发言|致辞|报告)(?:稿|材料|选登|精选|汇编)?$/u

function isTitleLine(block: RootContent): boolean {
  return block.type === 'paragraph' && looksLikeTitle(plainText(block))
}

function titleIndex(blocks: readonly RootContent[]): number | undefined {
  const lines = [...blocks.entries()]
    .filter(([, block]) => block.type !== 'html' && !isPaper(block))
    .slice(0, aboveTitle + 2)
  for (const [at, [i, block]] of lines.entries()) {
    if (block.type !== 'paragraph') break
    const text = plainText(block)
    const below = lines[at + 1]?.[1]
    if (below?.type === 'paragraph' && !ordinalAt(text.trim(), 0) && isTitleOver(text, plainText(below)))
      return i
    const isColumn = column.test(text.trim()) && lines.slice(at + 1).some(([, each]) => isTitleLine(each))
    if (looksLikeTitle(text) && !isColumn && !isSpeechWordAlone(text)) return i
    if (titleLines(paragraphsFrom(blocks, i).map((line) => plainText(line))) > 1) return i
    if (!mayStandAboveTitle(text) || ordinalAt(text.trim(), 0)) break
  }
  return topLine(lines)
}

/** The first line, where the date or the speaker stands below it and the salutation below those. */
function topLine(lines: readonly [number, RootContent][]): number | undefined {
  const texts = lines.map(([, block]) => (block.type === 'paragraph' ? plainText(block) : ''))
  const [first = '', below = ''] = texts
  const isAddressed = texts.slice(2).some((text) => headRole(text) === 'salutation')
  if (!isAddressed || lineMarkOf(first.trim()) || !isTitleAbove(first, below)) return undefined
  return lines[0]?.[0]
}

type HeadFamily = LineFamily | '无'

interface Candidate {
  family: HeadFamily
}

const part = /^第[一二三四五六七八九十]{1,3}(?:部分|章)[：:、\s]{0,4}/u

/** 第一部分 上半年工作情况, where a second one follows. */
function partsOf(blocks: readonly RootContent[]): (Candidate | undefined)[] {
  const parts = blocks.map((block): Candidate | undefined => {
    const text = block.type === 'paragraph' ? plainText(block).trim() : ''
    const mark = part.exec(text)?.[0]
    if (mark === undefined || lengthOf(text) > longestHead) return undefined
    return /[，。；：！？、]/u.test(text.slice(mark.length)) ? undefined : { family: '第一部分' }
  })
  return parts.filter(Boolean).length >= 2 ? parts : blocks.map(() => undefined)
}

function headsOf(blocks: readonly RootContent[], explicit: readonly Heading[]): RootContent[] {
  const parts = partsOf(blocks)
  const attachments = attachmentsOf(blocks)
  const mayHead = (block: RootContent, i: number): block is Paragraph =>
    block.type === 'paragraph' && !attachments.has(i) && !isPaperRole(block.data?.role)
  const sure = blocks.map((block, i) => (mayHead(block, i) ? (parts[i] ?? candidateOf(block)) : undefined))
  const isHeaded = sure.some((ordinal) => ordinal?.family === '一、')
  // one of its kind with a colon inside and a full stop at its end goes with the others
  const candidates = isHeaded
    ? blocks.map((block, i) => sure[i] ?? (mayHead(block, i) ? candidateOf(block, true) : undefined))
    : explicit.length > 0
      ? sure
      : withFirst(
          blocks.map((block, i) => (mayHead(block, i) ? plainText(block).trim() : undefined)),
          sure,
        )
  const depths = new Map<HeadFamily, Heading['depth']>()
  for (const heading of explicit) {
    const ordinal = ordinalOf(heading)
    if (ordinal && !depths.has(ordinal.family)) depths.set(ordinal.family, heading.depth)
  }
  const open: HeadFamily[] = []
  return blocks.map((block, i) => {
    if (block.type === 'heading') {
      const family = ordinalOf(block)?.family
      if (family) enter(open, family)
      return block
    }
    const candidate = candidates[i]
    if (block.type !== 'paragraph' || !candidate || runLength(candidates, i) >= contentsList) return block
    enter(open, candidate.family)
    const depth = depths.get(candidate.family) ?? Math.min(open.length + 1, 4)
    return headingOf(block, depth as Heading['depth'])
  })
}

/** A speech without 一、 may have heads of another kind above those that are sure. */
function withFirst(
  lines: readonly (string | undefined)[],
  sure: readonly (Candidate | undefined)[],
): (Candidate | undefined)[] {
  const other = sure.findIndex((each, i) => each !== undefined && !firstHeads(lines, lines.length).has(i))
  const first = firstHeads(lines, other < 0 ? lines.length : other)
  if (first.size === 0 && sure.every((each) => each === undefined)) return plainOnes(lines)
  return sure.map((each, i) => {
    const family = first.get(i)
    return family === undefined ? each : { family }
  })
}

/** Heads without numbers, below a salutation. */
function plainOnes(lines: readonly (string | undefined)[]): (Candidate | undefined)[] {
  const salutation = lines.findIndex((line) => line !== undefined && headRole(line) === 'salutation')
  const heads = salutation < 0 ? new Set<number>() : plainHeads(lines, salutation + 1)
  return lines.map((_, i) => (heads.has(i) ? { family: '无' } : undefined))
}

/** The numbered lines below 附件：1.…: names of papers. */
function attachmentsOf(blocks: readonly RootContent[]): ReadonlySet<number> {
  const found = new Set<number>()
  let isList = false
  blocks.forEach((block, i) => {
    const text = block.type === 'paragraph' ? plainText(block).trim() : ''
    if (/^附件[：:]/u.test(text)) isList = true
    else if (isList && ordinalAt(text, 0)?.family === '1.') found.add(i)
    else isList = false
  })
  return found
}

function enter(open: HeadFamily[], family: HeadFamily): void {
  const at = open.indexOf(family)
  if (at >= 0) open.length = at
  open.push(family)
}

/** How many candidates of one family stand next to each other around an index, counted as far as it matters. */
function runLength(candidates: readonly (Candidate | undefined)[], index: number): number {
  const family = candidates[index]!.family
  let start = index
  let end = index
  while (candidates[start - 1]?.family === family && end - start < contentsList) start--
  while (candidates[end + 1]?.family === family && end - start < contentsList) end++
  return end - start + 1
}

function candidateOf(paragraph: Paragraph, isHeaded = false): Ordinal | undefined {
  const text = plainText(paragraph).trim()
  const ordinal = ordinalAt(text, 0)
  if (!ordinal || !headsSections(ordinal.family)) return undefined
  const words = text.slice(ordinal.mark.length)
  const stop =
    ordinal.family === '一、'
      ? // 一、走了多远：看清成绩，也看清差距 is a head; with a full stop at its end such words are a paragraph
        isHeaded
        ? /[。！？；…](?!$)|[：；]$/u
        : /[：:].*[。！？；…]$|[。！？；…](?!$)|[：；]$/u
      : ordinal.family === '（一）'
        ? /[。！？：；…]/u
        : /[。！？：；…，,]/u
  const short = lengthOf(words) <= longestHead && lengthOf(words) >= 2
  return short && !stop.test(words.replace(/【[^】]*】/gu, '')) ? ordinal : undefined
}

function ordinalOf(heading: Heading): Ordinal | undefined {
  const ordinal = ordinalAt(plainText(heading).trim(), 0)
  return ordinal && (headsSections(ordinal.family) || ordinal.family === '第一') ? ordinal : undefined
}

function headingOf(paragraph: Paragraph, depth: Heading['depth']): Heading {
  const { children, position } = paragraph
  return position ? { type: 'heading', depth, children, position } : { type: 'heading', depth, children }
}
