import type { Box, PageSection } from './paging-read.ts'
import type { TableBox } from './paging-table.ts'
import { heightOf, type TextBox } from './paging-text.ts'

/** Where everything stands. */
export interface Pages {
  /** The number of the last page; blank pages before an odd or even one are counted, as they are printed. */
  last: number
  sections: SectionPages[]
  /** For each paragraph and row in order: its words (of a row, its first words) and the page on which it begins. */
  marks: { style: string; bookmarks: string[]; words: string; page: number }[]
}

export interface SectionPages {
  first: number
  last: number
  /** How far down its last page is filled, of the height of the text area, in twips. */
  filled: number
  height: number
  landscape: boolean
  /** The height of what stands at a page's foot (版记). */
  framed: number
}

interface Pen {
  page: number
  /** The height used on the page. */
  at: number
  height: number
  /** The distance after the paragraph above, part of `at`. */
  after: number
  marks: Pages['marks']
}

/** Sets sections on pages, as LibreOffice does: lines go where they fit, heads stay with what follows, rows are whole. */
export function flow(sections: readonly PageSection[]): Pages {
  const pen: Pen = { page: 0, at: 0, height: 0, after: 0, marks: [] }
  const ranges = sections.map((section) => {
    beginSection(pen, section)
    const first = pen.page
    setBoxes(section.boxes, pen)
    const { height, landscape, framed } = section
    return { first, last: pen.page, filled: pen.at, height, landscape, framed }
  })
  return { last: pen.page, sections: ranges, marks: pen.marks }
}

function beginSection(pen: Pen, { height, start, number }: PageSection): void {
  pen.height = height
  if (start === 'continuous' && pen.page > 0) return
  pen.at = 0
  pen.after = 0
  if (number !== undefined) pen.page = number
  else {
    pen.page += 1
    const wanted = start === 'oddPage' ? 1 : start === 'evenPage' ? 0 : pen.page % 2
    if (pen.page % 2 !== wanted) pen.page += 1
  }
}

function setBoxes(boxes: readonly Box[], pen: Pen): void {
  boxes.forEach((box, i) => {
    if (box.kind === 'table') {
      setTable(box, pen)
      return
    }
    const isFirst = !isKeptWithNext(boxes, i - 1)
    if (pen.at > 0) {
      if (box.breakBefore) turn(pen)
      // The first of paragraphs that stay together: they need room for all of them and for what they belong to.
      else if (isFirst && pen.at + needed(boxes, i, pen.after) > pen.height) turn(pen)
    }
    setText(box, pen)
  })
}

function isKeptWithNext(boxes: readonly Box[], i: number): boolean {
  const [box, next] = [boxes[i], boxes[i + 1]]
  return box?.kind === 'text' && box.keepNext && !(next?.kind === 'text' && next.breakBefore)
}

/** The height that a paragraph must find on one page with what it is kept with. */
function needed(boxes: readonly Box[], from: number, above: number): number {
  let height = 0
  let after = above
  for (let i = from; i < boxes.length; i++) {
    const box = boxes[i]!
    if (box.kind === 'table') return height + leastOfTable(box)
    if (!isKeptWithNext(boxes, i)) return height + gapAbove(box, after) + box.lines[0]!.height
    height += heightOf(box) - Math.min(box.before, after)
    after = box.after
  }
  return height
}

/** The head of a table is not left alone. */
function leastOfTable({ rows, topRule }: TableBox): number {
  const heads = rows.findIndex(({ header }) => !header)
  return topRule + sum(rows.slice(0, heads < 0 ? rows.length : heads + 1))
}

function sum(rows: TableBox['rows']): number {
  return rows.reduce((height, row) => height + row.height, 0)
}

/** What stays free above a paragraph below one with this distance after it. */
function gapAbove({ before, ruleAbove }: TextBox, after: number): number {
  return Math.max(0, before - after) + ruleAbove
}

function setText(box: TextBox, pen: Pen): void {
  const { lines } = box
  let at = pen.at + gapAbove(box, pen.after)
  lines.forEach(({ height }, i) => {
    if (at + height > pen.height && (pen.at > 0 || i > 0)) {
      turn(pen)
      at = i === 0 ? gapAbove(box, 0) : 0
    }
    at += height
    pen.at = at
    if (i === 0) mark(box, pen)
  })
  if (box.lateBookmarks.length > 0) {
    pen.marks.push({ style: '', bookmarks: box.lateBookmarks, words: '', page: pen.page })
  }
  pen.after = box.after
  pen.at = at + box.ruleBelow + box.after
}

function mark({ style, bookmarks, lines }: TextBox, { marks, page }: Pen): void {
  marks.push({ style, bookmarks, words: lines.map(({ text }) => text).join(''), page })
}

function setTable(table: TableBox, pen: Pen): void {
  const { rows, topRule } = table
  const top = topRule + sum(rows.filter(({ header }) => header))
  if (pen.at > 0 && pen.at + leastOfTable(table) > pen.height) turn(pen)
  pen.at += topRule
  pen.after = 0
  for (const { height, header, words, bookmarks } of rows) {
    if (!header && pen.at > top && pen.at + height > pen.height) {
      turn(pen)
      pen.at = top
    }
    pen.marks.push({ style: '', bookmarks, words, page: pen.page })
    pen.at += height
    // A row that is higher than a page goes on over the next ones.
    while (pen.at > pen.height && height > pen.height - top) {
      pen.at -= pen.height
      pen.page += 1
    }
  }
}

function turn(pen: Pen): void {
  pen.page += 1
  pen.at = 0
  pen.after = 0
}
