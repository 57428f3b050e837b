import { tableBox, type TableBox } from './paging-table.ts'
import { heightOf, textBox, type Setting, type TextBox } from './paging-text.ts'
import { child, numberOf, numeric, type Element } from './paging-xml.ts'

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
