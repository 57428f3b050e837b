import type { Source } from '../text/source.ts'
import { LAST, ordinalAt, type Family } from './ordinals.ts'
import type { Series, SeriesItem } from './types.ts'
import type { LocatedText } from './walk.ts'

/** An item as found, with where it stands: the block's index and the offset in that block's text. */
export interface FoundItem {
  item: SeriesItem
  block: number
  at: number
  /** It begins its paragraph. */
  starts: boolean
}

export interface FoundSeries {
  series: Series
  items: FoundItem[]
}

interface OpenSeries {
  family: Family
  last: number
  found: FoundSeries
  /** The series and the item that this one was opened in. */
  parent: OpenSeries | undefined
  within: FoundItem | undefined
  resumed: boolean
  children: OpenSeries[]
  /** How many of the children, the first ones, are resumed. */
  resumedChildren: number
}

interface Token {
  family: Family
  number: number
  mark: string
  block: number
  at: number
  starts: boolean
}

/** Deeper than any speech nests: text that opens ever new series must not fill the stack. */
const deepest = 200

/**
 * The series of a stretch of text (一是…二是…, 一要…, 第一，…, （1）…), nested: a stack of open series, each waiting for its next
 * number. A caption or another line between two items does not end a series. One item alone is no series.
 * Returns the outer series, and all of them for counting.
 */
export function findSeries(
  blocks: readonly LocatedText[],
  source: Source,
): { outer: Series[]; all: FoundSeries[] } {
  const tokens = blocks.flatMap((block, i) => tokensOf(block.text, i))
  const roots: OpenSeries[] = []
  const stack: OpenSeries[] = []
  for (const [i, token] of tokens.entries()) {
    const open = openFor(stack, token)
    if (!open && token.number !== 1) continue
    if (!open && stack.length >= deepest) stack.pop()
    const series = open ?? startSeries(token, stack.at(-1), roots)
    if (open) {
      stack.splice(stack.indexOf(open) + 1)
      for (const child of open.children.slice(open.resumedChildren)) child.resumed = true
      open.resumedChildren = open.children.length
    } else stack.push(series)
    series.last = token.number
    series.found.items.push(itemOf(token, blocks[token.block]!, tokens[i + 1], source))
  }
  const all: FoundSeries[] = []
  const outer = roots.flatMap((root) => settle(root, all))
  return { outer, all }
}

/** The open series that a token goes on: the innermost that waits for its number and is set like it. */
function openFor(stack: readonly OpenSeries[], token: Token): OpenSeries | undefined {
  const inward = stack.toReversed()
  const waits = (open: OpenSeries) =>
    open.last !== LAST && (token.number === LAST ? open.last >= 2 : open.last + 1 === token.number)
  const waiting = inward.filter((open) => open.family === token.family && waits(open))
  return (
    waiting.find((open) => isSetLike(open, token)) ??
    waiting[0] ??
    inward.find((open) => kin(open.family, token.family) && token.number !== 1 && waits(open)) ??
    // a number left out or used twice: the check says so, the series goes on
    inward.find(
      (open) =>
        open.family === token.family &&
        token.number !== 1 &&
        (token.number === open.last + 2 || token.number === open.last),
    )
  )
}

/** Items that begin paragraphs go with each other, items inside one paragraph too. */
function isSetLike(open: OpenSeries, token: Token): boolean {
  const last = open.found.items.at(-1)!
  return token.starts ? last.starts : !last.starts && last.block === token.block
}

/** 一是…二要…三是 is one series, badly numbered. */
function kin(a: Family, b: Family): boolean {
  const spoken: readonly Family[] = ['一是', '一是要', '一要']
  return spoken.includes(a) && spoken.includes(b)
}

function startSeries(token: Token, parent: OpenSeries | undefined, roots: OpenSeries[]): OpenSeries {
  const open: OpenSeries = {
    family: token.family,
    last: 0,
    found: { series: { marker: token.mark, items: [] }, items: [] },
    parent,
    within: parent?.found.items.at(-1),
    resumed: false,
    children: [],
    resumedChildren: 0,
  }
  if (parent) parent.children.push(open)
  else roots.push(open)
  return open
}

/**
 * Decides for every series that was opened inside another whether it belongs there, now that the end is known, and drops
 * those of one item. What does not belong inside comes out beside its parent.
 */
function settle(open: OpenSeries, all: FoundSeries[]): Series[] {
  const { series, items } = open.found
  series.items = items.map((each) => each.item)
  const isSeries = items.length > 1
  if (isSeries) all.push(open.found)
  const beside: Series[] = []
  for (const child of open.children) {
    const settled = settle(child, all)
    const place = isSeries && (child.resumed || belongsInside(child)) ? child.within!.item.series : beside
    for (const each of settled) place.push(each)
  }
  return isSeries ? [series, ...beside] : beside
}

/** An inner series of the last item: in the item's paragraph, or right after it; a paragraph between begins something new. */
function belongsInside(child: OpenSeries): boolean {
  const outer = child.within!
  const inner = child.found.items[0]!
  const sameFamily = child.family === child.parent!.family
  if (outer.block === inner.block) return outer.starts || !sameFamily
  return outer.starts && !sameFamily && inner.block === outer.block + 1
}

function itemOf(token: Token, block: LocatedText, next: Token | undefined, source: Source): FoundItem {
  const from = token.at + token.mark.length
  const rest = block.text.slice(from, next?.block === token.block ? next.at : undefined)
  const stop = rest.replace(/【[^】]*】/gu, (slot) => '\u3000'.repeat(slot.length)).search(/[。：？！；:;]/u)
  const question = rest[stop] === '？' || rest[stop] === '！'
  const words = stop < 0 ? rest : rest.slice(0, question ? stop + 1 : stop)
  const end = from + words.length
  return {
    item: {
      mark: token.mark.trim(),
      title: words.trim().replace(/[，,、]$/u, ''),
      place: { source, start: block.offsets[token.at]!, end: block.offsets[end]! },
      series: [],
    },
    block: token.block,
    at: token.at,
    starts: token.starts,
  }
}

const closers = /[\s”’」』）)]/u

/** Marks at the start of a block or after a stop; what stands in quotation marks is another's, in 【】 a slot's. */
function tokensOf(text: string, block: number): Token[] {
  const tokens: Token[] = []
  const put = (at: number, starts: boolean) => {
    const ordinal = ordinalAt(text, at)
    // 一、 inside a paragraph is a reference or a list of words
    if (ordinal && ordinal.family !== '一、' && tokens.at(-1)?.at !== at)
      tokens.push({ ...ordinal, block, at, starts })
  }
  const indent = /^\s*/u.exec(text)![0].length
  put(indent, true)
  let quoted = 0
  for (let i = indent; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // 汉字, which nearly all of a text is, are passed over
    if (code >= 0x4e00 && code <= 0x9fff) continue
    const sign = text[i]!
    if ('“「『《【'.includes(sign)) quoted++
    else if ('”」』》】'.includes(sign)) quoted = Math.max(0, quoted - 1)
    else if (quoted === 0 && '。；：，！？;:,!?'.includes(sign)) {
      let next = i + 1
      while (next < text.length && closers.test(text[next]!)) next++
      put(next, false)
    }
  }
  return tokens
}
