import type { ParagraphLook } from './docx-styles.ts'

/** Blocks of a part as they stand in its XML, before numbers are counted and positions known. */
export type WordBlock = WordParagraph | WordTable

export interface WordParagraph {
  type: 'paragraph'
  style?: string
  /** What the paragraph says of its own looks, over its style. */
  look: ParagraphLook
  pieces: WordPiece[]
  /** What stands in the text boxes that hang on it. */
  boxes: WordBlock[]
  /** Its end is deleted, or hidden by a style separator: it goes on in the next paragraph. */
  goesOn: boolean
  /** The paragraphs that it was joined from. */
  from?: WordParagraph[]
}

/** Words of one run that stand together. */
export interface WordPiece {
  text: string
  /** As in a WordPoint. */
  part: string
  paragraph: number
  run: number
  offset: number
  stress: Stress
  /** In half points; undefined where nothing says it. */
  size?: number
}

export type Stress = 'none' | 'strong' | 'lead' | 'emphasis'

export interface WordTable {
  type: 'table'
  rows: WordRow[]
}

export interface WordRow {
  /** Columns left out before the first cell. */
  before: number
  deleted: boolean
  cells: WordCell[]
}

export interface WordCell {
  span: number
  /** Part of the cell above it. */
  merged: boolean
  blocks: WordBlock[]
}

/** Paragraphs whose end is deleted are one with the next; the last mark says what the whole is. */
export function joined(blocks: readonly WordBlock[]): WordBlock[] {
  const result: WordBlock[] = []
  let open: WordParagraph[] = []
  const flush = (last: WordParagraph | undefined) => {
    const end = last ?? open.at(-1)
    if (!end) return
    const all = last ? [...open, last] : open
    result.push({
      ...end,
      pieces: all.flatMap(({ pieces }) => pieces),
      boxes: all.flatMap(({ boxes }) => boxes),
      goesOn: false,
      from: all,
    })
    open = []
  }
  for (const block of blocks) {
    if (block.type === 'paragraph' && block.goesOn) open.push(block)
    else if (block.type === 'paragraph' && open.length > 0) flush(block)
    else {
      flush(undefined)
      result.push(block)
    }
  }
  flush(undefined)
  return result
}
