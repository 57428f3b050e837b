import type { Heading, Paragraph, RootContent } from 'mdast'
import { looksLikeTitle } from './head.ts'
import { headsSections, ordinalAt, type Family, type Ordinal } from './ordinals.ts'
import { plainText } from './walk.ts'
import { lengthOf } from './words.ts'

const longestHead = 50
/** As many heads one after the other with nothing between them are a contents list or an agenda. */
const contentsList = 3

/**
 * Sets the depths of headings: the title is the only heading of depth 1, so that other `#` go down one with all below
 * them; and makes headings of the unmarked heads of typed text (一、… short, alone, without a full stop).
 */
export function settleHeadings(blocks: readonly RootContent[]): RootContent[] {
  const titled = titleFirst(blocks)
  const all = titled.filter((block) => block.type === 'heading')
  const title = all.find((heading) => heading.depth === 1 && !ordinalOf(heading))
  const headings = all.filter((heading) => heading !== title)
  if (headings.some((heading) => heading.depth === 1))
    for (const heading of headings) heading.depth = Math.min(heading.depth + 1, 6) as Heading['depth']
  return headsOf(titled, headings)
}

/** In typed text the title is a paragraph: the first line, where it names a speech. */
function titleFirst(blocks: readonly RootContent[]): RootContent[] {
  const first = blocks.findIndex((block) => block.type !== 'html')
  const block = blocks[first]
  if (block?.type !== 'paragraph' || !looksLikeTitle(plainText(block))) return [...blocks]
  return blocks.map((each, i) => (i === first ? headingOf(block, 1) : each))
}

function headsOf(blocks: readonly RootContent[], explicit: readonly Heading[]): RootContent[] {
  const sure = blocks.map((block) => (block.type === 'paragraph' ? candidateOf(block) : undefined))
  const isHeaded = sure.some((ordinal) => ordinal?.family === '一、')
  // one of its kind with a colon inside and a full stop at its end goes with the others
  const candidates = isHeaded
    ? blocks.map((block, i) => sure[i] ?? (block.type === 'paragraph' ? candidateOf(block, true) : undefined))
    : sure
  const depths = new Map<Family, Heading['depth']>()
  for (const heading of explicit) {
    const ordinal = ordinalOf(heading)
    if (ordinal && !depths.has(ordinal.family)) depths.set(ordinal.family, heading.depth)
  }
  const open: Family[] = []
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

function enter(open: Family[], family: Family): void {
  const at = open.indexOf(family)
  if (at >= 0) open.length = at
  open.push(family)
}

/** How many candidates of one family stand next to each other around an index, counted as far as it matters. */
function runLength(candidates: readonly (Ordinal | undefined)[], index: number): number {
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
