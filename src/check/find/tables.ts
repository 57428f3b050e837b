/** The tables of a text, cell by cell. */
import type { Block } from '../blocks.ts'
import type { Doc } from '../doc.ts'

export interface Table {
  /** The words of the first row, without spaces: 姓 名 is 姓名. */
  heads: readonly string[]
  /** Rows below the first, each cell by its column; '' where it is empty. */
  rows: readonly (readonly Cell[])[]
}

export interface Cell {
  /** Without spaces around. */
  text: string
  block: Block
}

/** All tables in order of the text. */
export function tables(doc: Doc): readonly Table[] {
  const found: Cell[][][] = []
  for (const block of doc.blocks) {
    const { table, row, column } = block
    if (table === undefined || row === undefined || column === undefined) continue
    const rows = (found[table] ??= [])
    const cells = (rows[row] ??= [])
    cells[column] = { text: doc.slice(block).trim(), block }
  }
  return found.filter(Boolean).map(([head = [], ...rows]) => ({
    heads: head.map(({ text }) => bare(text)),
    rows: rows.map((row) => row ?? []),
  }))
}

/** The column of a head; -1 where there is none. */
export function columnOf({ heads }: Table, form: RegExp): number {
  return heads.findIndex((head) => form.test(head))
}

/** Words without the spaces that a layout puts in them. */
export function bare(text: string): string {
  return text.replaceAll(/[\s\u3000]/gu, '')
}
