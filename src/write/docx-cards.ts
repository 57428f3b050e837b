import { Paragraph, TextRun, type ParagraphChild, type XmlComponent } from 'docx'
import type { Layout } from '../layout/index.ts'
import { wordElement } from './docx-element.ts'
import { halfPoints } from './docx-fonts.ts'
import { pageOf } from './docx-page.ts'
import { cardStyle, sectionEndStyle } from './docx-styles-beside.ts'

/**
 * A tent card: an upright sheet, folded in the middle. The name stands on the lower half as words; on the upper half it is
 * upside down, and only old WordArt can be turned so in Word, WPS and LibreOffice alike (a turned text box comes out
 * upright in LibreOffice 7.4, and text in cells turns by 90° only). That copy is no text of the file: a name is read once.
 */
export function cardParagraphs(
  name: string,
  layout: Layout,
  { startsPage, isFirst }: CardPlace,
): Paragraph[] {
  const size = cardSize(name, layout)
  const line = Math.round(size * 1.25)
  const top = pageOf(layout, 'card').top + anchorLine
  const anchor = new Paragraph({
    style: sectionEndStyle,
    ...(startsPage ? { pageBreakBefore: true } : {}),
    children: [turnedName(name, size, layout, isFirst)],
  })
  const words = new Paragraph({
    style: cardStyle,
    spacing: {
      before: Math.round((layout.paper.height * 3) / 4 - line / 2 - size * belowMiddle) - top,
      line,
      lineRule: 'exact',
    },
    children: [new TextRun({ text: name, size: halfPoints(size) })],
  })
  return [anchor, words]
}

export interface CardPlace {
  /** False for the first card of a section, which begins on a new page as it is. */
  startsPage: boolean
  /** The first card of the file declares the shape of all. */
  isFirst: boolean
}

/** The height of a paragraph in the style of section ends. */
const anchorLine = 20

/** How far the characters stand below the middle of an exact line, in their size; measured in LibreOffice. */
const belowMiddle = 0.07

/** Whoever writes a sentence on a card gets it in several lines. */
const smallest = 400

/** The size of a name's characters in twips, by how many it has; a space between two of them is none. */
function cardSize(name: string, layout: Layout): number {
  const { card, paper } = layout
  const places = Math.max(1, [...name].length)
  const characters = [...name].filter((character) => character.trim() !== '').length
  const wanted =
    characters <= 2 ? card.two : characters === 3 ? card.three : characters === 4 ? card.four : card.five
  // in whole points, so that rounding breaks no line
  const fitting = Math.floor((paper.width - card.margin * 2) / places / 20) * 20
  return Math.min(wanted, Math.max(fitting, smallest))
}

/**
 * The name as WordArt, turned by 180°, in the middle of the upper half; lengths in points. WordArt fills its frame with the
 * strokes, which take about 0.85 of a 汉字's square. LibreOffice takes the face of the text for it, Word the one named.
 */
function turnedName(name: string, size: number, layout: Layout, isFirst: boolean): ParagraphChild {
  const { paper, card } = layout
  const width = Math.round(([...name].length - 1 + strokes) * size) / 20
  const height = Math.round(size * strokes) / 20
  const left = Math.round(paper.width / 2 - width * 10) / 20
  const top = Math.round(paper.height / 4 - height * 10) / 20
  const shape = wordElement(
    'v:shape',
    {
      ...vml,
      type: '#_x0000_t136',
      alt: name,
      style: [
        'position:absolute',
        `margin-left:${left}pt`,
        `margin-top:${top}pt`,
        `width:${width}pt`,
        `height:${height}pt`,
        'rotation:180',
        'z-index:1',
        'mso-position-horizontal-relative:page',
        'mso-position-vertical-relative:page',
      ].join(';'),
      fillcolor: 'black',
      stroked: 'f',
    },
    wordElement('v:textpath', {
      style: `font-family:${card.face[0]};font-size:${size / 20}pt`,
      trim: 't',
      string: name,
    }),
  )
  const run = wordElement('w:r', {}, wordElement('w:pict', {}, ...(isFirst ? [wordArtType()] : []), shape))
  return run as XmlComponent as ParagraphChild
}

const strokes = 0.85

const vml = {
  'xmlns:v': 'urn:schemas-microsoft-com:vml',
  'xmlns:o': 'urn:schemas-microsoft-com:office:office',
}

/** Shape type 136, plain text WordArt, as Word itself declares it. */
function wordArtType(): XmlComponent {
  const formulas = [
    'sum #0 0 10800',
    'prod #0 2 1',
    'sum 21600 0 @1',
    'sum 0 0 @2',
    'sum 21600 0 @3',
    'if @0 @3 0',
    'if @0 21600 @1',
    'if @0 0 @2',
    'if @0 @4 21600',
  ]
  return wordElement(
    'v:shapetype',
    {
      ...vml,
      id: '_x0000_t136',
      coordsize: '21600,21600',
      'o:spt': 136,
      adj: 10800,
      path: 'm@7,l@8,m@5,21600l@6,21600e',
    },
    wordElement('v:formulas', {}, ...formulas.map((eqn) => wordElement('v:f', { eqn }))),
    wordElement('v:path', { textpathok: 't', 'o:connecttype': 'rect' }),
    wordElement('v:textpath', { on: 't', fitshape: 't' }),
  )
}
