import type { Layout } from '../layout/index.ts'
import { pageNumberRun, pageNumberStyle } from './docx-styles.ts'
import { element, escapeXml, namespaces, part } from './xml.ts'

/** Relationship ids of the footers, the same in every section. */
export const footerIds = { odd: 'rIdFooterOdd', even: 'rIdFooterEven' } as const

export type Orientation = 'portrait' | 'landscape'

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
export function pageOf({ paper, margin }: Layout, orientation: Orientation): Page {
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
export function textWidth(layout: Layout, orientation: Orientation): number {
  const page = pageOf(layout, orientation)
  return page.width - page.left - page.right
}

/** ISO/IEC 29500-1, 17.6.17; a section that is not the last stands in the last paragraph of its text. */
export function sectionProperties(layout: Layout, orientation: Orientation): string {
  const page = pageOf(layout, orientation)
  return element(
    'w:sectPr',
    {},
    element('w:footerReference', { 'w:type': 'default', 'r:id': footerIds.odd }),
    element('w:footerReference', { 'w:type': 'even', 'r:id': footerIds.even }),
    element('w:type', { 'w:val': 'nextPage' }),
    element('w:pgSz', {
      'w:w': page.width,
      'w:h': page.height,
      'w:orient': orientation === 'landscape' ? orientation : undefined,
    }),
    element('w:pgMar', {
      'w:top': page.top,
      'w:right': page.right,
      'w:bottom': page.bottom,
      'w:left': page.left,
      'w:header': layout.margin.header,
      'w:footer': page.footer,
      'w:gutter': 0,
    }),
    // A grid without a type does nothing: lines and characters come from exact line and spacing (STANDARDS 1.4). With a
    // type LibreOffice sets 14 characters a line, or squeezes the title.
    element('w:docGrid', { 'w:linePitch': 360 }),
  )
}

/** The footer of odd (right) or even (left) pages: `— 1 —`, kept some characters off the edge. */
export function footerXml(layout: Layout, pages: keyof typeof footerIds): string {
  const { position, indentCharacters, size, before, after } = layout.pageNumber
  const outer = pages === 'odd' ? 'right' : 'left'
  const align = position === 'center' ? 'center' : outer
  // In twips only: Word would take characters as those of the body.
  const indent = position === 'center' ? {} : { [`w:${outer}`]: Math.round(indentCharacters * size) }
  const properties = pageNumberRun(layout)
  const run = (...inside: string[]) => element('w:r', {}, properties, ...inside)
  const text = (words: string) => run(element('w:t', { 'xml:space': 'preserve' }, escapeXml(words)))
  return part(
    element(
      'w:ftr',
      namespaces,
      element(
        'w:p',
        {},
        element(
          'w:pPr',
          {},
          element('w:pStyle', { 'w:val': pageNumberStyle }),
          element('w:ind', { ...indent, 'w:firstLineChars': 0, 'w:firstLine': 0 }),
          element('w:jc', { 'w:val': align }),
        ),
        text(before),
        run(element('w:fldChar', { 'w:fldCharType': 'begin' })),
        run(element('w:instrText', { 'xml:space': 'preserve' }, ' PAGE ')),
        run(element('w:fldChar', { 'w:fldCharType': 'separate' })),
        run(element('w:t', {}, '1')),
        run(element('w:fldChar', { 'w:fldCharType': 'end' })),
        text(after),
      ),
    ),
  )
}
