import type { Layout } from '../layout/index.ts'
import { fontsXml, halfPoints } from './docx-fonts.ts'
import { element } from './xml.ts'

export const pageNumberStyle = 'Footer'
export const commentStyle = 'CommentText'
export const commentMark = 'CommentReference'
export const sectionEndStyle = 'SectionEnd'
/** A tent card's name. */
export const cardStyle = 'TentCard'

/** The styles of what stands beside the text or between its parts. */
export function besideStyles(layout: Layout): string[] {
  return [footerStyle(layout), ...commentStyles(layout), sectionEnd(layout), tentCard(layout)]
}

export function onOff(name: string, on: boolean): string {
  return element(name, on ? {} : { 'w:val': 0 })
}

export function characterStyle(id: string, name: string, custom: boolean, properties: string): string {
  return element(
    'w:style',
    { 'w:type': 'character', 'w:customStyle': custom ? 1 : undefined, 'w:styleId': id },
    element('w:name', { 'w:val': name }),
    element('w:basedOn', { 'w:val': 'DefaultParagraphFont' }),
    element('w:qFormat'),
    properties,
  )
}

/** GB/T 9704-2012, 7.5: the line is as high as the face, so that the dash stands where the footer's distance puts it. */
function footerStyle(layout: Layout): string {
  const { face, size } = layout.pageNumber
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': pageNumberStyle },
    element('w:name', { 'w:val': 'footer' }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element(
      'w:pPr',
      {},
      onOff('w:snapToGrid', false),
      element('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 240, 'w:lineRule': 'auto' }),
      element('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 }),
      element('w:jc', { 'w:val': 'left' }),
    ),
    element(
      'w:rPr',
      {},
      fontsXml(layout, face, layout.faces[face][0]),
      onOff('w:b', false),
      element('w:spacing', { 'w:val': 0 }),
      element('w:sz', { 'w:val': halfPoints(size) }),
      element('w:szCs', { 'w:val': halfPoints(size) }),
    ),
  )
}

function commentStyles(layout: Layout): string[] {
  // 五号, the size of a note in the margin.
  const size = 210
  return [
    element(
      'w:style',
      { 'w:type': 'paragraph', 'w:styleId': commentStyle },
      element('w:name', { 'w:val': 'annotation text' }),
      element('w:basedOn', { 'w:val': 'Normal' }),
      element(
        'w:pPr',
        {},
        element('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 240, 'w:lineRule': 'auto' }),
        element('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 }),
        element('w:jc', { 'w:val': 'left' }),
      ),
      element(
        'w:rPr',
        {},
        fontsXml(layout, '宋体'),
        onOff('w:b', false),
        element('w:spacing', { 'w:val': 0 }),
        element('w:sz', { 'w:val': halfPoints(size) }),
        element('w:szCs', { 'w:val': halfPoints(size) }),
      ),
    ),
    characterStyle(
      commentMark,
      'annotation reference',
      false,
      element('w:rPr', {}, element('w:sz', { 'w:val': 21 }), element('w:szCs', { 'w:val': 21 })),
    ),
  ]
}

/** The paragraph that a section must end with after a table: so low that it never needs a page of its own. */
function sectionEnd(layout: Layout): string {
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': sectionEndStyle },
    element('w:name', { 'w:val': '分节' }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element(
      'w:pPr',
      {},
      element('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 20, 'w:lineRule': 'exact' }),
      element('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 }),
    ),
    element(
      'w:rPr',
      {},
      fontsXml(layout, layout.body.face),
      element('w:sz', { 'w:val': 2 }),
      element('w:szCs', { 'w:val': 2 }),
    ),
  )
}

function tentCard({ card, faces }: Layout): string {
  const face = card.face[0]!
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': cardStyle },
    element('w:name', { 'w:val': '桌签' }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element(
      'w:pPr',
      {},
      element('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 }),
      element('w:jc', { 'w:val': 'center' }),
    ),
    element(
      'w:rPr',
      {},
      element('w:rFonts', {
        'w:ascii': faces.digits[0],
        'w:eastAsia': face,
        'w:hAnsi': face,
        'w:cs': faces.digits[0],
      }),
      onOff('w:b', false),
      element('w:spacing', { 'w:val': 0 }),
    ),
  )
}
