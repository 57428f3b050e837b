import type { WordStretch } from '../text/word-source.ts'
import {
  joined,
  type Stress,
  type WordBlock,
  type WordParagraph,
  type WordRow,
  type WordTable,
} from './docx-blocks.ts'
import type { WordNotes } from './docx-notes.ts'
import type { WordNumbering } from './docx-numbering.ts'
import { mostColumns } from './docx-tables.ts'
import type { ParagraphLook, WordStyles } from './docx-styles.ts'

/** A block with its place in the text; both ends are offsets, half-open. */
export type LaidBlock = LaidParagraph | LaidTable

export interface LaidParagraph {
  type: 'paragraph'
  start: number
  end: number
  /** Its style's look and its own together. */
  look: ParagraphLook
  /** How it says itself that it stands, whatever its style. */
  align?: 'left' | 'center' | 'right'
  spans: LaidSpan[]
}

export interface LaidSpan {
  start: number
  end: number
  stress: Stress
  size?: number
}

export interface LaidTable {
  type: 'table'
  start: number
  end: number
  rows: LaidCell[][]
}

export interface LaidCell {
  start: number
  end: number
  paragraphs: LaidParagraph[]
}

const blank = /^\s*$/u

/**
 * Puts the words of a document into one text: a line for each paragraph, cells of a row divided by tabs. What Word makes
 * itself (numbers, dividers) is in the text and in no stretch.
 */
export class WordText {
  readonly stretches: WordStretch[] = []
  readonly #styles: WordStyles
  readonly #numbering: WordNumbering
  readonly #notes: WordNotes
  readonly #words: string[] = []
  readonly #places = new Map<WordParagraph, [number, number]>()
  #length = 0

  constructor(styles: WordStyles, numbering: WordNumbering, notes: WordNotes) {
    this.#styles = styles
    this.#numbering = numbering
    this.#notes = notes
  }

  get text(): string {
    return this.#words.join('')
  }

  /** Where a paragraph came to stand; undefined where it has no words of its own. */
  placeOf(paragraph: WordParagraph): [number, number] | undefined {
    return this.#places.get(paragraph)
  }

  /**
   * Lays blocks under what is there, in order; text boxes come after their paragraph. `label` stands before the words of
   * the first paragraph and is in no run.
   */
  lay(blocks: readonly WordBlock[], label = ''): LaidBlock[] {
    const start = this.#length
    this.#put(label)
    const laid = this.#blocks(blocks)
    const first = laid[0]
    if (label !== '' && first?.type === 'paragraph') {
      first.spans.unshift({ start, end: first.start, stress: 'none' })
      first.start = start
    }
    return laid
  }

  #blocks(blocks: readonly WordBlock[]): LaidBlock[] {
    return joined(blocks).flatMap((block): LaidBlock[] => {
      if (block.type === 'paragraph') {
        const boxed = block.boxes
        const paragraph = this.#paragraph(block, '\n')
        return [...(paragraph ? [paragraph] : []), ...(boxed.length > 0 ? this.#blocks(boxed) : [])]
      }
      const rows = block.rows.filter(({ deleted }) => !deleted)
      // a frame around text is no table
      if (rows.length === 1 && rows[0]!.cells.length === 1) return this.#blocks(rows[0]!.cells[0]!.blocks)
      if (rows.length > 0 && rows.every((row) => this.#isImprint(row)))
        return this.#blocks(rows.flatMap(({ cells }) => cells.flatMap(({ blocks: inside }) => inside)))
      return rows.length === 0 ? [] : [this.#table(block)]
    })
  }

  /** 版记 stands in a table for the sake of its rules. */
  #isImprint({ cells }: WordRow): boolean {
    const [cell, ...others] = cells
    return (
      others.length === 0 &&
      cell !== undefined &&
      cell.blocks.every(
        (block) => block.type === 'paragraph' && this.#styles.paragraph(block.style).role === 'imprint',
      )
    )
  }

  #put(text: string): void {
    this.#words.push(text)
    this.#length += text.length
  }

  #paragraph(paragraph: WordParagraph, divider: string): LaidParagraph | undefined {
    const named = this.#styles.paragraph(paragraph.style)
    const look: ParagraphLook = { ...named, ...paragraph.look }
    if (look.kind === 'contents') {
      if (paragraph.pieces.length > 0) this.#notes.add('contents', undefined)
      return undefined
    }
    const start = this.#length
    const isEmpty = paragraph.pieces.every(({ text }) => blank.test(text))
    if (!isEmpty) this.#number(paragraph, look)
    const spans: LaidSpan[] = []
    if (this.#length > start) spans.push({ start, end: this.#length, stress: 'none' })
    for (const piece of paragraph.pieces) {
      const { text, stress, size, ...point } = piece
      const from = this.#length
      this.#put(text)
      this.#stretch({ start: from, end: this.#length, ...point })
      const last = spans.at(-1)
      const seen = blank.test(text) && last ? last.stress : stress
      if (last && last.stress === seen && last.size === size) last.end = this.#length
      else
        spans.push({ start: from, end: this.#length, stress: seen, ...(size === undefined ? {} : { size }) })
    }
    const end = this.#length
    for (const each of paragraph.from ?? [paragraph]) this.#places.set(each, [start, end])
    this.#put(divider)
    const { align } = paragraph.look
    return { type: 'paragraph', start, end, look, spans, ...(align === undefined ? {} : { align }) }
  }

  #stretch(stretch: WordStretch): void {
    const last = this.stretches.at(-1)
    const goesOn =
      last?.end === stretch.start &&
      last.part === stretch.part &&
      last.paragraph === stretch.paragraph &&
      last.run === stretch.run &&
      last.offset + last.end - last.start === stretch.offset
    if (goesOn) last.end = stretch.end
    else if (stretch.end > stretch.start) this.stretches.push(stretch)
  }

  /** The automatic number, kept apart from words that it would grow together with: 1 and 5个, 1. and 5个. */
  #number({ style, pieces }: WordParagraph, { numId, listLevel }: ParagraphLook): void {
    if (numId === undefined || numId === '0') return
    const numIdOf = (id: string) => this.#styles.numIdOf(id)
    const { label, tightly } = this.#numbering.next(numId, listLevel, style, numIdOf)
    if (label === '') return
    const words = pieces
      .map(({ text }) => text)
      .join('')
      .trimStart()
    const growsTogether = /[\p{L}\p{N}]$/u.test(label) || (/[.．]$/u.test(label) && /^\d/u.test(words))
    this.#put(growsTogether && !tightly ? `${label} ` : label)
  }

  #table(table: WordTable): LaidTable {
    const start = this.#length
    const rows = table.rows
      .filter(({ deleted }) => !deleted)
      .map((row) => {
        const cells: LaidCell[] = []
        for (let i = 0; i < row.before; i++) cells.push(this.#empty())
        for (const cell of row.cells) {
          const from = this.#length
          const paragraphs = cell.merged ? [] : this.#cellParagraphs(cell.blocks)
          cells.push({ start: from, end: paragraphs.at(-1)?.end ?? from, paragraphs })
          for (let i = 1; i < cell.span && cells.length < mostColumns; i++) cells.push(this.#empty())
          this.#put('\t')
        }
        this.#put('\n')
        return cells
      })
    return { type: 'table', start, end: this.#length, rows }
  }

  #empty(): LaidCell {
    return { start: this.#length, end: this.#length, paragraphs: [] }
  }

  /** All paragraphs of a cell, those of boxes and tables inside it too. */
  #cellParagraphs(blocks: readonly WordBlock[]): LaidParagraph[] {
    const laid: LaidParagraph[] = []
    const step = (inside: readonly WordBlock[]) => {
      for (const block of joined(inside)) {
        if (block.type === 'paragraph') {
          if (laid.length > 0) this.#put('\n')
          const paragraph = this.#paragraph(block, '')
          if (paragraph) laid.push(paragraph)
          step(block.boxes)
        } else {
          this.#notes.add('nested', undefined)
          for (const row of block.rows) if (!row.deleted) for (const cell of row.cells) step(cell.blocks)
        }
      }
    }
    step(blocks)
    return laid
  }
}
