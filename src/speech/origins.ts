/** Which words of a speech an entry of the phrase library supplied, put on the tree. */
import type { Parent, RootContent, Text } from 'mdast'
import type { Source } from '../text/source.ts'
import { offsetsOf } from './places.ts'
import { TextCutter } from './texts.ts'
import type { PhraseOrigin } from './types.ts'
import { isParent } from './walk.ts'

/** A stretch of the source with the entry that supplied it. */
export interface OriginSpan {
  start: number
  end: number
  phrase: PhraseOrigin
}

/** Cuts the texts below a node at the ends of the stretches, and says on each piece within one where it is from. */
export function markOrigins(parent: Parent, source: Source, spans: readonly OriginSpan[]): void {
  if (spans.length === 0) return
  parent.children = parent.children.flatMap((child): RootContent[] => {
    if (child.type === 'text') return cut(child, source, spans)
    if (isParent(child)) markOrigins(child, source, spans)
    return [child]
  })
}

function cut(node: Text, source: Source, spans: readonly OriginSpan[]): Text[] {
  const from = node.position?.start.offset
  const to = node.position?.end.offset
  if (from === undefined || to === undefined) return [node]
  const within = spans.filter(({ start, end }) => start < to && from < end)
  if (within.length === 0) return [node]
  const offsets = offsetsOf(node, source)
  const phraseAt = (i: number): PhraseOrigin | undefined =>
    within.find(({ start, end }) => start <= offsets[i]! && offsets[i]! < end)?.phrase
  const cutter = new TextCutter(node, source)
  const pieces: Text[] = []
  for (let start = 0; start < node.value.length;) {
    const phrase = phraseAt(start)
    let end = start + 1
    while (end < node.value.length && phraseAt(end) === phrase) end++
    const piece = cutter.text(start, end)
    pieces.push(phrase ? { ...piece, data: { ...node.data, phrase } } : piece)
    start = end
  }
  return pieces
}
