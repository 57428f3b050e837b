import type { Edit } from './problem.ts'

/**
 * A text under repair that remembers where each of its characters came from: the way back from an offset in the
 * mended text to the offset in what the person wrote.
 */
export class Patched {
  readonly text: string
  /** For every offset of `text`, and its end, the offset in the original; undefined while nothing is changed. */
  readonly #origins: Uint32Array | undefined

  private constructor(text: string, origins?: Uint32Array) {
    this.text = text
    this.#origins = origins
  }

  static of(text: string): Patched {
    return new Patched(text)
  }

  /** The original offset of an offset in `text`; inserted characters lie where they were inserted. */
  origin(offset: number): number {
    const at = Math.max(0, Math.min(offset, this.text.length))
    return this.#origins?.[at] ?? at
  }

  /** The original offsets of some offsets in `text`. */
  originsOf(offsets: readonly number[]): readonly number[] {
    return this.#origins ? offsets.map((offset) => this.origin(offset)) : offsets
  }

  /** The same edit in the offsets of the original. */
  inOriginal(edit: Edit): Edit {
    const start = this.origin(edit.start)
    return { start, end: Math.max(start, this.origin(edit.end)), text: edit.text }
  }

  /** A new text with the edits (in offsets of `text`) applied; of edits that overlap only the first is taken. */
  apply(edits: readonly Edit[]): Patched {
    if (edits.length === 0) return this
    const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
    const all = this.#origins ?? Uint32Array.from({ length: this.text.length + 1 }, (_, i) => i)
    const pieces: string[] = []
    const origins: Uint32Array[] = []
    let at = 0
    const keep = (end: number) => {
      pieces.push(this.text.slice(at, end))
      origins.push(all.subarray(at, end))
      at = end
    }
    for (const edit of ordered) {
      if (edit.start < at) continue
      keep(edit.start)
      pieces.push(edit.text)
      // Characters that stand for others keep to their places as far as the old ones reach.
      const last = Math.max(edit.start, edit.end - 1)
      origins.push(
        Uint32Array.from({ length: edit.text.length }, (_, i) => this.origin(Math.min(edit.start + i, last))),
      )
      at = Math.max(at, edit.end)
    }
    keep(this.text.length)
    origins.push(all.subarray(this.text.length))
    const text = pieces.join('')
    const joined = new Uint32Array(text.length + 1)
    let offset = 0
    for (const part of origins) {
      joined.set(part, offset)
      offset += part.length
    }
    return new Patched(text, joined)
  }
}
