import { breakLines, type LineRules, type Piece } from './paging-lines.ts'
import { ruleWidth, type ParagraphLook, type Styles } from './paging-styles.ts'
import { faceHeight } from './paging-widths.ts'
import { below, child, children, flagOf, numberOf, numeric, type Element } from './paging-xml.ts'

/** A paragraph as it stands on pages: heights in twips. */
export interface TextBox {
  kind: 'text'
  lines: { text: string; height: number }[]
  before: number
  after: number
  keepNext: boolean
  /** Begins on a new page. */
  breakBefore: boolean
  style: string
  /** Names of the bookmarks that begin in it, and of those that stand behind its words. */
  bookmarks: string[]
  lateBookmarks: string[]
}

export interface TableBox {
  kind: 'table'
  rows: { height: number; header: boolean; words: string; bookmarks: string[] }[]
  /** Its first row stays with the next one, and so on. */
  keepNext: boolean
  /** The width of the rule above its first row on every page. */
  topRule: number
}

export type Box = TextBox | TableBox

export interface PageSection {
  /** Of the text area. */
  height: number
  start: 'nextPage' | 'oddPage' | 'evenPage' | 'continuous'
  /** The number of its first page, where it does not go on from the section before. */
  number?: number
  landscape: boolean
  boxes: Box[]
  /** The height of paragraphs that stand in a frame at the foot of a page (版记). */
  framed: number
}

interface Setting {
  styles: Styles
  rules: LineRules
}

/** The sections of word/document.xml with every paragraph and row measured. */
export function readSections(document: Element, setting: Setting): PageSection[] {
  const body = child(document, 'w:body')!
  const sections: PageSection[] = []
  let inside: Element[] = []
  for (const element of body.children) {
    const end = element.name === 'w:sectPr' ? element : child(child(element, 'w:pPr'), 'w:sectPr')
    if (element.name !== 'w:sectPr') inside.push(element)
    if (!end) continue
    sections.push(sectionOf(end, inside, setting))
    inside = []
  }
  return sections
}

function sectionOf(end: Element, inside: readonly Element[], setting: Setting): PageSection {
  const size = child(end, 'w:pgSz')
  const [width = 11906, height = 16838] = [numeric(size?.attributes['w:w']), numeric(size?.attributes['w:h'])]
  const margin = (side: string) => numberOf(end, 'w:pgMar', `w:${side}`) ?? 0
  const start = child(end, 'w:type')?.attributes['w:val']
  const number = numberOf(end, 'w:pgNumType', 'w:start')
  const textWidth = width - margin('left') - margin('right')
  return {
    height: height - margin('top') - margin('bottom'),
    start: start === 'oddPage' || start === 'evenPage' || start === 'continuous' ? start : 'nextPage',
    ...(number === undefined ? {} : { number }),
    landscape: width > height,
    framed: inside
      .filter(isFramed)
      .reduce((sum, element) => sum + heightOf(textBox(element, textWidth, setting)), 0),
    boxes: inside.flatMap((element) => boxOf(element, textWidth, setting)),
  }
}

function boxOf(element: Element, width: number, setting: Setting): Box[] {
  if (element.name === 'w:p') {
    // What stands in a frame takes no room in the text.
    return isFramed(element) ? [] : [textBox(element, width, setting)]
  }
  if (element.name !== 'w:tbl') return []
  return [tableBox(element, setting)]
}

function isFramed(element: Element): boolean {
  return child(child(element, 'w:pPr'), 'w:framePr') !== undefined
}

function textBox(paragraph: Element, width: number, setting: Setting): TextBox {
  const properties = child(paragraph, 'w:pPr')
  const look = setting.styles.paragraph(properties)
  const pieces = piecesOf(paragraph, properties, setting.styles)
  const words = paragraph.children.findLastIndex(({ name }) => name === 'w:r') + 1
  const room = width - look.left - look.right
  const lines = breakLines(
    pieces.filter((piece) => 'text' in piece),
    { first: room - look.firstLine, other: room },
    setting.rules,
  )
  const empty = faceHeight(false, setting.styles.characters(properties, undefined))
  const pictures = pieces.flatMap((piece) => ('text' in piece ? [] : [piece.height]))
  return {
    kind: 'text',
    lines: lines.map(({ text, up, down }) => {
      const own = up + down || empty.up + empty.down
      return { text, height: lineHeight(look, Math.max(own, ...pictures)) }
    }),
    before: look.before + look.ruleAbove,
    after: look.ruleBelow + look.after,
    keepNext: look.keepNext,
    breakBefore: look.pageBreakBefore || hasPageBreak(paragraph),
    style: child(properties, 'w:pStyle')?.attributes['w:val'] ?? 'Normal',
    bookmarks: bookmarksOf({ ...paragraph, children: paragraph.children.slice(0, words) }),
    lateBookmarks: bookmarksOf({ ...paragraph, children: paragraph.children.slice(words) }),
  }
}

function hasPageBreak(paragraph: Element): boolean {
  return children(paragraph, 'w:r').some((run) =>
    run.children.some((one) => one.name === 'w:br' && one.attributes['w:type'] === 'page'),
  )
}

function bookmarksOf(element: Element): string[] {
  return element.children.flatMap((one) =>
    one.name === 'w:bookmarkStart' ? [one.attributes['w:name'] ?? ''] : bookmarksOf(one),
  )
}

/** A drawing that stands in a line is as high as itself. */
interface Picture {
  height: number
}

function piecesOf(paragraph: Element, properties: Element | undefined, styles: Styles): (Piece | Picture)[] {
  return paragraph.children.flatMap((element): (Piece | Picture)[] => {
    if (element.name === 'w:hyperlink' || element.name === 'w:fldSimple')
      return piecesOf(element, properties, styles)
    if (element.name !== 'w:r') return []
    const look = styles.characters(properties, child(element, 'w:rPr'))
    return element.children.flatMap((one): (Piece | Picture)[] => {
      if (one.name === 'w:t') return [{ text: one.text, look }]
      if (one.name === 'w:tab') return [{ text: ' ', look }]
      if (one.name === 'w:br') return one.attributes['w:type'] === 'page' ? [] : [{ text: '\n', look }]
      if (one.name !== 'w:drawing') return []
      const extent = numeric(below(one, 'wp:extent')?.attributes['cy']) ?? 0
      return [{ height: extent / 635 }]
    })
  })
}

function lineHeight({ rule, line }: ParagraphLook, own: number): number {
  if (rule === 'exact') return line
  return rule === 'auto' ? (own * line) / 240 : Math.max(own, line)
}

/** From the space above a paragraph to the space below it. */
export function heightOf({ before, after, lines }: TextBox): number {
  return before + lines.reduce((sum, { height }) => sum + height, 0) + after
}

function tableBox(table: Element, { styles, rules }: Setting): TableBox {
  const grid = children(child(table, 'w:tblGrid')!, 'w:gridCol').map((column) =>
    Number(column.attributes['w:w'] ?? 0),
  )
  const { margin, rules: lines } = styles.table(child(table, 'w:tblPr'))
  let keepNext = false
  const all = children(table, 'w:tr')
  const rows = all.map((row, r) => {
    const below = r < all.length - 1 ? lines.inside : lines.bottom
    const properties = child(row, 'w:trPr')
    let at = 0
    let words = ''
    const heights = children(row, 'w:tc').map((cell) => {
      const own = child(cell, 'w:tcPr')
      const span = numberOf(own, 'w:gridSpan') ?? 1
      const width = grid.slice(at, at + span).reduce((sum, one) => sum + one, 0)
      at += span
      const texts = cell.children
        .filter(({ name }) => name === 'w:p')
        .map((one) => textBox(one, width - margin.left - margin.right, { styles, rules }))
      words ||= texts.flatMap(({ lines }) => lines.map(({ text }) => text)).join('')
      if (r === 0) keepNext ||= texts.some((text) => text.keepNext)
      // Cells merged over rows are left to the other cells of their rows.
      if (child(own, 'w:vMerge')) return 0
      const text = texts.reduce((sum, one) => sum + heightOf(one), 0)
      return (
        text +
        margin.top +
        margin.bottom +
        Math.max(below, ruleWidth(child(own, 'w:tcBorders'), 'bottom') ?? 0)
      )
    })
    const given = child(properties, 'w:trHeight')?.attributes
    const least = numeric(given?.['w:val']) ?? 0
    return {
      height: given?.['w:hRule'] === 'exact' ? least : Math.max(least, ...heights),
      header: flagOf(properties, 'w:tblHeader') ?? false,
      words,
      bookmarks: bookmarksOf(row),
    }
  })
  return { kind: 'table', rows, keepNext, topRule: lines.top }
}
