/** What of a speech comes from where, put on the tree: words of the phrase library, figures and words of the sheet. */
import type { Parent, RootContent, Text, TextData } from 'mdast'
import type { Source } from '../text/source.ts'
import { offsetsOf } from './places.ts'
import { TextCutter } from './texts.ts'
import type { FigureOrigin, PhraseOrigin, WordOrigin } from './types.ts'
import { isParent } from './walk.ts'

/** A stretch of the source with what supplied it: an entry of the library, a figure or a word of the sheet. */
export interface OriginSpan {
  start: number
  end: number
  phrase?: PhraseOrigin
  figure?: FigureOrigin
  word?: WordOrigin
}

/**
 * Cuts the texts below a node at the ends of the stretches, and says on each piece within one where it is from; a slot is
 * told of the figure that it is. Stretches do not overlap.
 */
export function markOrigins(parent: Parent, source: Source, spans: readonly OriginSpan[]): void {
  if (spans.length === 0) return
  mark(
    parent,
    source,
    spans.toSorted((a, b) => a.start - b.start),
  )
}

function mark(parent: Parent, source: Source, spans: readonly OriginSpan[]): void {
  parent.children = parent.children.flatMap((child): RootContent[] => {
    if (child.type === 'text') return cut(child, source, spans)
    if (child.type === 'slot') {
      const figure = spansIn(spans, child).find((span) => span.figure)?.figure
      return [figure ? { ...child, data: { ...child.data, figure } } : child]
    }
    if (isParent(child)) mark(child, source, spans)
    return [child]
  })
}

/** The stretches that have something in common with a node. */
function spansIn(spans: readonly OriginSpan[], { position }: RootContent): readonly OriginSpan[] {
  const from = position?.start.offset
  const to = position?.end.offset
  if (from === undefined || to === undefined) return []
  let low = 0
  for (let high = spans.length; low < high;) {
    const middle = (low + high) >> 1
    if (spans[middle]!.end <= from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < spans.length && spans[end]!.start < to) end++
  return spans.slice(low, end)
}

function cut(node: Text, source: Source, spans: readonly OriginSpan[]): Text[] {
  const within = spansIn(spans, node)
  if (within.length === 0) return [node]
  const spanAt = spansAt(offsetsOf(node, source), within)
  const cutter = new TextCutter(node, source)
  const pieces: Text[] = []
  for (let start = 0; start < node.value.length;) {
    const span = spanAt[start]
    let end = start + 1
    while (end < node.value.length && spanAt[end] === span) end++
    const piece = cutter.text(start, end)
    pieces.push(span ? { ...piece, data: { ...node.data, ...dataOf(span) } } : piece)
    start = end
  }
  return pieces
}

/** For each unit of a text the stretch that it stands in. */
function spansAt(
  offsets: readonly number[],
  spans: readonly OriginSpan[],
): readonly (OriginSpan | undefined)[] {
  let at = 0
  return offsets.map((offset) => {
    while (at < spans.length && spans[at]!.end <= offset) at++
    const span = spans[at]
    return span && span.start <= offset ? span : undefined
  })
}

function dataOf({ phrase, figure, word }: OriginSpan): TextData {
  return { ...(phrase ? { phrase } : {}), ...(figure ? { figure } : {}), ...(word ? { word } : {}) }
}
