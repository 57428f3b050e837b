/** A text as rules look at it: built once, with lists that are made when first asked for and then shared. */
import type { Outline, Speech } from '../speech/index.ts'
import type { TextPlace } from '../text/place.ts'
import type { Edit } from '../text/problem.ts'
import { textOf, type Block, type DocText } from './blocks.ts'
import { metaOf, type Meta } from './meta.ts'
import type { Range, TextEdit } from './range.ts'

/** What a text came from; only format rules look at it. */
export type DocFormat = 'md' | 'docx' | 'txt' | 'html' | 'sheet'

/** Makes one list of a Doc: figures, series … A pure function of it, in `check/find/`. */
export type Scanner<T> = (doc: Doc) => T

export class Doc {
  readonly speech: Speech
  readonly format: DocFormat
  /** The words, a line a block; ranges are half-open UTF-16 offsets in it. */
  readonly text: string
  readonly blocks: readonly Block[]
  readonly meta: Meta
  readonly #offsets: readonly number[]
  readonly #lists = new Map<Scanner<unknown>, unknown>()

  /** `known` is what a sheet or the office says where the text itself does not. */
  constructor(speech: Speech, format: DocFormat, known: Partial<Meta> = {}, laid: DocText = textOf(speech)) {
    this.speech = speech
    this.format = format
    this.text = laid.text
    this.blocks = laid.blocks
    this.#offsets = laid.offsets
    this.meta = { ...known, ...metaOf(speech) }
  }

  get outline(): Outline {
    return this.speech.outline
  }

  /** The list that a scanner makes of this text; made at the first call, the same object ever after. */
  find<T>(scanner: Scanner<T>): T {
    if (!this.#lists.has(scanner)) this.#lists.set(scanner, scanner(this))
    return this.#lists.get(scanner) as T
  }

  slice({ start, end }: Range): string {
    return this.text.slice(start, end)
  }

  /** The index of the block that an offset is in; the last one that begins at or before it. */
  blockAt(offset: number): number {
    let low = 0
    let high = this.blocks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.blocks[middle]!.start <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Where a range stands in the source. */
  place({ start, end }: Range): TextPlace {
    const { source } = this.speech
    const from = this.#offsets[start] ?? 0
    return { source, start: from, end: Math.max(from, this.#endOf(end, start)) }
  }

  /** The offset in this text of an offset in the source: of the first character at or after it. */
  offsetOf(sourceOffset: number): number {
    let low = 0
    let high = this.#offsets.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#offsets[middle]! < sourceOffset) low = middle + 1
      else high = middle
    }
    return low
  }

  /**
   * An edit of this text as one of the source; undefined where markup or a line end stands within its range, which the
   * edit would destroy.
   */
  sourceEdit(edit: TextEdit): Edit | undefined {
    const { source, start, end } = this.place(edit)
    if (edit.start === edit.end) return { start, end: start, text: this.#typed(edit.text) }
    if (source.text.slice(start, end) !== this.slice(edit)) return undefined
    return { start, end, text: this.#typed(edit.text) }
  }

  /** In Markdown a character that would be read as markup is escaped; rules only ever put in words and marks. */
  #typed(text: string): string {
    return this.format === 'md' ? text.replace(/[*_`<\\]/gu, '\\$&') : text
  }

  #endOf(end: number, start: number): number {
    if (end <= start) return this.#offsets[start] ?? 0
    const { text } = this.speech.source
    const last = this.#offsets[end - 1] ?? 0
    if (text[last] === this.text[end - 1]) return last + 1
    const next = this.#offsets[end] ?? last + 1
    // an escaped character, or one that a reference stands for; never over a line end
    const line = text.slice(last, Math.max(last + 1, next)).split(/[\r\n]/u)[0]!
    return last + Math.max(1, Math.min(line.length, 10))
  }
}
