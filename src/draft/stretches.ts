/** Stretches of a marked text, taken out and put together anew with their spans. */
import type { Marked, Span } from './marks.ts'

/** The spans that begin within a stretch, by halves: spans are ordered by their start. */
export function beginningIn({ spans }: Marked, start: number, end: number): Span[] {
  return spans.slice(firstFrom(spans, start), firstFrom(spans, end))
}

/** The number of the first range that begins at an offset or behind it. */
export function firstFrom(ranges: readonly { start: number }[], start: number): number {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}

/** A stretch of a text with the spans that begin in it. */
export function slice(marked: Marked, start: number, end: number): Marked {
  const spans = beginningIn(marked, start, end).map((span) => ({
    ...span,
    start: span.start - start,
    end: Math.min(span.end, end) - start,
  }))
  return { text: marked.text.slice(start, end), spans }
}

/** Texts one behind the other, with `gap` between them. */
export function concat(parts: readonly Marked[], gap = ''): Marked {
  let text = ''
  const spans: Span[] = []
  for (const [i, part] of parts.entries()) {
    if (i > 0) text += gap
    const by = text.length
    for (const span of part.spans) spans.push({ ...span, start: span.start + by, end: span.end + by })
    text += part.text
  }
  return { text, spans }
}

/** Words of our own, from nowhere in the sheet. */
export function plain(text: string): Marked {
  return { text, spans: [] }
}
