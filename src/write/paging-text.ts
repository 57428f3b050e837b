import { breakLines, type LineRules, type Piece } from './paging-lines.ts'
import type { ParagraphLook, Styles } from './paging-styles.ts'
import { faceHeight } from './paging-widths.ts'
import { below, child, children, numeric, type Element } from './paging-xml.ts'

/** A paragraph as it stands on pages: heights in twips. */
export interface TextBox {
  kind: 'text'
  lines: { text: string; height: number }[]
  /** Of the distances after one paragraph and before the next the larger counts. */
  before: number
  after: number
  /** What rules above and below need with their distance. */
  ruleAbove: number
  ruleBelow: number
  keepNext: boolean
  /** Begins on a new page. */
  breakBefore: boolean
  style: string
  /** Names of the bookmarks that begin in it, and of those that stand behind its words. */
  bookmarks: string[]
  lateBookmarks: string[]
}

/** What is needed to measure a paragraph. */
export interface Setting {
  styles: Styles
  rules: LineRules
}

/** A paragraph cut into the lines that it has in a column of this width. */
export function textBox(paragraph: Element, width: number, setting: Setting): TextBox {
  const properties = child(paragraph, 'w:pPr')
  const look = setting.styles.paragraph(properties)
  const pieces = piecesOf(paragraph, properties, setting.styles)
  const words = paragraph.children.findLastIndex(({ name }) => name === 'w:r' || name === 'w:sdt') + 1
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
    before: look.before,
    after: look.after,
    ruleAbove: look.ruleAbove,
    ruleBelow: look.ruleBelow,
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

/** The names of the bookmarks that begin in an element. */
export function bookmarksOf(element: Element): string[] {
  return element.children.flatMap((one) =>
    one.name === 'w:bookmarkStart' ? [one.attributes['w:name'] ?? ''] : bookmarksOf(one),
  )
}

/** A drawing that stands in a line is as high as itself. */
interface Picture {
  height: number
}

/** Elements that hold runs. */
const holders: ReadonlySet<string> = new Set(['w:hyperlink', 'w:fldSimple', 'w:sdt', 'w:sdtContent'])

function piecesOf(paragraph: Element, properties: Element | undefined, styles: Styles): (Piece | Picture)[] {
  return paragraph.children.flatMap((element): (Piece | Picture)[] => {
    if (holders.has(element.name)) return piecesOf(element, properties, styles)
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
export function heightOf({ before, after, ruleAbove, ruleBelow, lines }: TextBox): number {
  return before + ruleAbove + lines.reduce((sum, { height }) => sum + height, 0) + ruleBelow + after
}
