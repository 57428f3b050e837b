import { Source } from './source.ts'

/**
 * A point in a Word file. `paragraph` counts the `<w:p` start tags of the part in document order, nested ones and those of
 * both halves of an mc:AlternateContent included; `run` counts the `<w:r` start tags whose nearest w:p is that paragraph;
 * both from 0. `offset` is in UTF-16 units of the run's text as read: w:t as written, w:tab one tab, w:br and w:cr one
 * line break, w:noBreakHyphen one hyphen, w:sym one character; what prints nothing counts nothing.
 */
export interface WordPoint {
  part: string
  paragraph: number
  run: number
  offset: number
}

/** [start, end) of a source's text came from one run, from the point on. Stretches are in order and do not overlap. */
export interface WordStretch extends WordPoint {
  start: number
  end: number
}

/** The words of a Word file as one text, a line for a paragraph, and the way back into its package. */
export class WordSource extends Source {
  readonly stretches: readonly WordStretch[]

  constructor(path: string, text: string, stretches: readonly WordStretch[]) {
    super(path, text)
    this.stretches = stretches
  }

  /** The run that the character at an offset came from; undefined where the reader made it (line ends, cell dividers). */
  point(offset: number): WordPoint | undefined {
    let low = 0
    let high = this.stretches.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const stretch = this.stretches[middle]!
      if (offset < stretch.start) high = middle - 1
      else if (offset >= stretch.end) low = middle + 1
      else {
        const { part, paragraph, run, offset: from } = stretch
        return { part, paragraph, run, offset: from + offset - stretch.start }
      }
    }
    return undefined
  }

  /**
   * The points that hold [start, end) of the text: `end` is just behind its last character. Characters at the ends that
   * the reader made are left out; undefined where there are no others. An empty range stands behind the character before
   * it, else before the one after it.
   */
  range(start: number, end: number): { start: WordPoint; end: WordPoint } | undefined {
    if (start >= end) {
      const before = start > 0 ? this.point(start - 1) : undefined
      const at = before ? { ...before, offset: before.offset + 1 } : this.point(start)
      return at && { start: at, end: at }
    }
    let from = start
    let to = end
    while (from < to && !this.point(from)) from++
    while (to > from && !this.point(to - 1)) to--
    const first = this.point(from)
    const last = this.point(to - 1)
    return first && last && to > from
      ? { start: first, end: { ...last, offset: last.offset + 1 } }
      : undefined
  }
}
