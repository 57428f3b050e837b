/**
 * Content controls of the 核稿版: the digits of each figure in one that is tagged with the fact, other words of the sheet in
 * one each. A save through LibreOffice multiplies 汉字 in plain-text controls, so only digits stand in one of those; and a
 * control that is bound to the facts of the file has nothing but digits, too.
 */
import type { ParagraphChild, XmlComponent } from 'docx'
import type { FigureOrigin, WordOrigin } from '../speech/types.ts'
import { hash } from '../text/hash.ts'
import { wordElement } from './docx-element.ts'
import { factsNamespace, factsStore } from './docx-facts-part.ts'

/** What the controls of one file share. */
export interface Controls {
  /** Where each figure stands in the 数据核对表, from 1. */
  numbers: ReadonlyMap<FigureOrigin, number>
  /** Those that have their remark. */
  remarked: Set<FigureOrigin>
  /** How many controls there are. */
  count: number
  /** The numbers that controls are bound to, each once, in the order of the text; absent where none is bound. */
  bound?: Map<string, BoundNumber>
}

/** A number of the file's own facts: all places that print it show what stands there. */
export interface BoundNumber {
  figure: FigureOrigin
  text: string
  /** Its place among those that the file carries, from 1. */
  place: number
}

/** Word takes no longer titles and tags. */
const longest = 64

/** Words of a figure cut into numbers and what is between them; a figure in 汉字 is one piece. */
export function figurePieces(words: string): { words: string; kind: 'number' | 'words' | 'between' }[] {
  const pieces = words.split(/(\d+(?:[.,]\d+)*)/u)
  if (pieces.length === 1) return [{ words, kind: 'words' }]
  return pieces.flatMap((piece, i) =>
    piece === '' ? [] : [{ words: piece, kind: i % 2 === 1 ? ('number' as const) : ('between' as const) }],
  )
}

/** A number of a figure, in plain text; bound where the file carries its facts. */
export function numberControl(
  figure: FigureOrigin,
  text: string,
  runs: readonly ParagraphChild[],
  controls: Controls,
): ParagraphChild {
  const place = controls.bound ? placeOf(figure, text, controls.bound) : undefined
  const binding =
    place === undefined
      ? []
      : [
          wordElement('w:dataBinding', {
            'w:prefixMappings': `xmlns:f='${factsNamespace}'`,
            'w:xpath': `/f:facts[1]/f:fact[${place}]`,
            'w:storeItemID': factsStore,
          }),
        ]
  return control(
    figureTitle(figure),
    `fact:${figure.id}`,
    [...binding, wordElement('w:text')],
    runs,
    controls,
  )
}

/** A figure in 汉字: neither plain text nor bound. */
export function figureControl(
  figure: FigureOrigin,
  runs: readonly ParagraphChild[],
  controls: Controls,
): ParagraphChild {
  return control(figureTitle(figure), `fact:${figure.id}`, [], runs, controls)
}

/** A name, date or place of the sheet. */
export function wordControl(
  { label, path }: WordOrigin,
  runs: readonly ParagraphChild[],
  controls: Controls,
): ParagraphChild {
  return control(label, `sheet:${path}`, [], runs, controls)
}

/** ISO/IEC 29500-1, 17.5.2.38: title, tag and number first, then what kind of control it is. */
function control(
  title: string,
  tag: string,
  kind: readonly XmlComponent[],
  runs: readonly ParagraphChild[],
  controls: Controls,
): ParagraphChild {
  controls.count++
  const properties = wordElement(
    'w:sdtPr',
    {},
    wordElement('w:alias', { 'w:val': shortened(title) }),
    wordElement('w:tag', { 'w:val': shortened(tag) }),
    wordElement('w:id', { 'w:val': controls.count }),
    ...kind,
  )
  const content = wordElement('w:sdtContent', {}, ...(runs as unknown as XmlComponent[]))
  // Of the children of a paragraph docx lists only its own classes.
  return wordElement('w:sdt', {}, properties, content) as unknown as ParagraphChild
}

/** 实际利用市域外资金（到位资金） · 实际利用市域外资金·同比（到位资金）: whoever reads it back finds the id at its end. */
function figureTitle({ id, name, aspect }: FigureOrigin): string {
  const said = aspect === '数值' ? name : `${name}·${aspect}`
  const room = longest - id.length - 2
  return room < 2 ? id : `${said.length > room ? `${cut(said, room - 1)}…` : said}（${id}）`
}

/** The place of a number among those that the file carries. The same value of the same fact is there once. */
function placeOf(figure: FigureOrigin, text: string, bound: Map<string, BoundNumber>): number {
  const key = JSON.stringify([figure.id, figure.aspect, text])
  const known = bound.get(key) ?? { figure, text, place: bound.size + 1 }
  bound.set(key, known)
  return known.place
}

/** At most as long as Word takes; what is cut off is told by a number, so that two long ones stay two. */
function shortened(text: string): string {
  if (text.length <= longest) return text
  const mark = `~${hash(text).toString(16).padStart(8, '0')}`
  return cut(text, longest - mark.length) + mark
}

/** At most so many UTF-16 units, no character in halves. */
function cut(text: string, length: number): string {
  const code = text.charCodeAt(length - 1)
  return text.slice(0, code >= 0xd800 && code < 0xdc00 ? length - 1 : length)
}
