import {
  Footer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
  type ISectionPropertiesOptions,
} from 'docx'
import type { Layout } from '../layout/index.ts'
import { fonts, halfPoints } from './docx-fonts.ts'
import { pageNumberStyle } from './docx-styles-beside.ts'
import { ownHeight } from './line-height.ts'

export type Orientation = 'portrait' | 'landscape'
/** The pages of a section: a tent card has a sheet of its own. */
export type PageKind = Orientation | 'card'

interface Page {
  width: number
  height: number
  top: number
  right: number
  bottom: number
  left: number
  footer: number
}

/**
 * The page in twips. Turned, it is the same sheet with the same text area: the left edge becomes the top (GB/T 9704-2012,
 * part 8: the head of a table is on the binding side of an odd page), and the page number keeps its distance.
 */
export function pageOf({ paper, margin, card }: Layout, orientation: PageKind): Page {
  if (orientation === 'card') {
    // alike above and below, so that the fold is in the middle
    const edge = card.margin
    return {
      width: paper.width,
      height: paper.height,
      top: edge,
      right: edge,
      bottom: edge,
      left: edge,
      footer: 0,
    }
  }
  if (orientation === 'portrait') {
    const { top, right, bottom, left, footer } = margin
    return { width: paper.width, height: paper.height, top, right, bottom, left, footer }
  }
  return {
    width: paper.height,
    height: paper.width,
    top: margin.left,
    right: margin.top,
    bottom: margin.right,
    left: margin.bottom,
    footer: Math.max(0, margin.right - (margin.bottom - margin.footer)),
  }
}

/** The width of the text area in twips. */
export function textWidth(layout: Layout, orientation: PageKind): number {
  const page = pageOf(layout, orientation)
  return page.width - page.left - page.right
}

/** The page of a section; every section begins on a new one. */
export function sectionProperties(layout: Layout, kind: PageKind): ISectionPropertiesOptions {
  const { top, right, bottom, left, footer } = pageOf(layout, kind)
  const { paper, margin } = layout
  const orientation = kind === 'landscape' ? kind : 'portrait'
  return {
    type: SectionType.NEXT_PAGE,
    page: {
      // The upright sheet in either case: docx turns it itself.
      size: { width: paper.width, height: paper.height, orientation },
      margin: { top, right, bottom, left, header: kind === 'card' ? 0 : margin.header, footer, gutter: 0 },
    },
    // A grid without a type does nothing: lines and characters come from exact line and spacing (STANDARDS 1.4). With a
    // type LibreOffice sets 14 characters a line, or squeezes the title.
    grid: { linePitch: 360 },
  }
}

/**
 * The footers of odd (right) and even (left) pages: `— 1 —`, kept some characters off the edge.
 * @param above twips kept free above the number, inside the footer
 */
export function footers(layout: Layout, above = 0): NonNullable<ISectionOptions['footers']> {
  return { default: footer(layout, 'right', above), even: footer(layout, 'left', above) }
}

/**
 * What `footers` keeps free above the number in a section that begins on an odd or even page: LibreOffice lets the text of
 * its first page go down to the footer. The footer is then as high as the room it has, but for a point of reserve.
 */
export function aboveFooter({ margin, pageNumber }: Layout): number {
  return Math.max(0, Math.floor(margin.bottom - margin.footer - ownHeight * pageNumber.size - 20))
}

/** For sheets that carry no page number. */
export function noFooters(above = 0): NonNullable<ISectionOptions['footers']> {
  const empty = () =>
    new Footer({ children: [new Paragraph({ style: pageNumberStyle, ...distance(above) })] })
  return { default: empty(), even: empty() }
}

function distance(above: number) {
  return above > 0 ? { spacing: { before: above } } : {}
}

function footer(layout: Layout, outer: 'left' | 'right', above: number): Footer {
  const { position, indentCharacters, face, size, before, after } = layout.pageNumber
  // In twips only: Word would take characters as those of the body.
  const indent = position === 'center' ? {} : { [outer]: Math.round(indentCharacters * size) }
  const alignment = position === 'center' ? position : outer
  // The runs carry face and size themselves, the field's result too.
  const look = {
    font: fonts(layout, face, layout.faces[face][0]),
    bold: false,
    boldComplexScript: false,
    size: halfPoints(size),
  }
  return new Footer({
    children: [
      new Paragraph({
        style: pageNumberStyle,
        ...distance(above),
        indent: { ...indent, firstLineChars: 0, firstLine: 0 },
        alignment,
        children: [
          new TextRun({ ...look, text: before }),
          new TextRun({ ...look, children: [PageNumber.CURRENT] }),
          new TextRun({ ...look, text: after }),
        ],
      }),
    ],
  })
}
