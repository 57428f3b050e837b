import { heightOf, type Box, type PageSection, type TableBox, type TextBox } from './paging-read.ts'

/** Where everything stands. */
export interface Pages {
  /** The number of the last page; blank pages before an odd or even one are counted, as they are printed. */
  last: number
  /** How far down the last page is filled, in twips. */
  filled: number
  /** The height of the text area of the last page, in twips. */
  height: number
  /** For each section the numbers of its first and last page. */
  sections: { first: number; last: number }[]
  /** For each paragraph and row in order: its words (of a row, its first words) and the page on which it begins. */
  marks: { style: string; bookmarks: string[]; words: string; page: number }[]
}

interface Pen {
  page: number
  /** The height used on the page. */
  at: number
  height: number
  marks: Pages['marks']
}

/** Sets sections on pages, as LibreOffice does: lines go where they fit, heads stay with what follows, rows are whole. */
export function flow(sections: readonly PageSection[]): Pages {
  const pen: Pen = { page: 0, at: 0, height: 0, marks: [] }
  const ranges: Pages['sections'] = []
  for (const section of sections) {
    beginSection(pen, section)
    const first = pen.page
    setBoxes(section.boxes, pen)
    ranges.push({ first, last: pen.page })
  }
  return { last: pen.page, filled: pen.at, height: pen.height, sections: ranges, marks: pen.marks }
}

function beginSection(pen: Pen, { height, start, number }: PageSection): void {
  pen.height = height
  if (start === 'continuous' && pen.page > 0) return
  pen.at = 0
  if (number !== undefined) pen.page = number
  else {
    pen.page += 1
    const wanted = start === 'oddPage' ? 1 : start === 'evenPage' ? 0 : pen.page % 2
    if (pen.page % 2 !== wanted) pen.page += 1
  }
}

function setBoxes(boxes: readonly Box[], pen: Pen): void {
  boxes.forEach((box, i) => {
    const before = boxes[i - 1]
    if (box.kind === 'table') setTable(box, pen)
    else if (!(before && isKept(before))) {
      // The first of boxes that stay together: room is needed for all of them and the first line of what follows.
      if (box.breakBefore && pen.at > 0) turn(pen)
      if (pen.at > 0 && pen.at + needed(boxes, i) > pen.height) turn(pen)
      setText(box, pen)
    } else setText(box, pen)
  })
}

function isKept(box: Box): boolean {
  return box.keepNext && box.kind === 'text'
}

/** The height that a box must find on one page with what it is kept with. */
function needed(boxes: readonly Box[], from: number): number {
  let height = 0
  for (let i = from; i < boxes.length; i++) {
    const box = boxes[i]!
    if (box.kind === 'table') return height + leastOfTable(box)
    if (!box.keepNext) return height + box.before + box.lines[0]!.height
    height += heightOf(box)
  }
  return height
}

/** The head of a table is not left alone. */
function leastOfTable({ rows }: TableBox): number {
  const heads = rows.findIndex(({ header }) => !header)
  return rows.slice(0, heads < 0 ? rows.length : heads + 1).reduce((sum, { height }) => sum + height, 0)
}

function setText(box: TextBox, pen: Pen): void {
  const { lines, before, after } = box
  let at = pen.at + before
  lines.forEach(({ height }, i) => {
    if (at + height > pen.height && (pen.at > 0 || i > 0)) {
      turn(pen)
      at = i === 0 ? before : 0
    }
    at += height
    pen.at = at
    if (i === 0) mark(box, pen)
  })
  if (box.lateBookmarks.length > 0) {
    pen.marks.push({ style: '', bookmarks: box.lateBookmarks, words: '', page: pen.page })
  }
  pen.at = at + after
}

function mark({ style, bookmarks, lines }: TextBox, { marks, page }: Pen): void {
  marks.push({ style, bookmarks, words: lines.map(({ text }) => text).join(''), page })
}

function setTable(table: TableBox, pen: Pen): void {
  const { rows } = table
  const heads = rows.filter(({ header }) => header)
  const headHeight = heads.reduce((sum, { height }) => sum + height, 0)
  if (pen.at > 0 && pen.at + leastOfTable(table) > pen.height) turn(pen)
  for (const { height, header, words, bookmarks } of rows) {
    if (!header && pen.at > headHeight && pen.at + height > pen.height) {
      turn(pen)
      pen.at = headHeight
    }
    pen.at += height
    // A row that is higher than a page goes on over the next ones.
    while (pen.at > pen.height && height > pen.height - headHeight) {
      pen.at -= pen.height
      pen.page += 1
    }
    pen.marks.push({ style: '', bookmarks, words, page: pen.page })
  }
}

function turn(pen: Pen): void {
  pen.page += 1
  pen.at = 0
}
