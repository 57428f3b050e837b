/** Points of a Word file by its words, counted from the parsed tree, and what its words are once changes are taken or not. */
import { strFromU8, unzipSync } from 'fflate'
import type { WordPoint } from '../../src/text/word-source.ts'
import { all, at, elements, parseXml, type XmlElement } from './docx-parts.ts'

const main = 'word/document.xml'

export function partText(bytes: Uint8Array, part = main): string {
  return strFromU8(unzipSync(bytes)[part] ?? new Uint8Array())
}

const printed: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  'w:sym': '□',
}

interface Unit {
  text: string
  point: WordPoint
}

/** Every UTF-16 unit of a part with its point, in the order of the file; what is deleted already has none. */
export function unitsOf(bytes: Uint8Array, part = main): Unit[] {
  const units: Unit[] = []
  let paragraphs = 0
  const runs = new Map<number, number>()
  const step = (element: XmlElement, paragraph: number, run: number, length: { value: number }): void => {
    for (const child of element.children) {
      if (child.name === 'w:p') step(child, paragraphs++, -1, { value: 0 })
      else if (child.name === 'w:r') {
        const next = runs.get(paragraph) ?? 0
        runs.set(paragraph, next + 1)
        step(child, paragraph, next, { value: 0 })
      } else {
        const text =
          child.name === 'w:t' ? child.text : element.name === 'w:r' ? printed[child.name] : undefined
        for (const unit of (text ?? '').split('')) {
          units.push({ text: unit, point: { part, paragraph, run, offset: length.value } })
          length.value++
        }
        step(child, paragraph, run, length)
      }
    }
  }
  step(parseXml(partText(bytes, part)), -1, -1, { value: 0 })
  return units
}

/** The ends of the `n`th (from 1) occurrence of words that stand together in a part; throws where there is none. */
export function rangeOf(
  bytes: Uint8Array,
  words: string,
  { part = main, n = 1 }: { part?: string; n?: number } = {},
): { start: WordPoint; end: WordPoint } {
  const units = unitsOf(bytes, part)
  const text = units.map((unit) => unit.text).join('')
  let first = -1
  for (let i = 0; i < n; i++) first = text.indexOf(words, first + 1)
  if (first < 0) throw new Error(`no ${words} in ${part}`)
  return { start: units[first]!.point, end: after(units[first + words.length - 1]!.point) }
}

export function after(point: WordPoint): WordPoint {
  return { ...point, offset: point.offset + 1 }
}

/**
 * The words of each paragraph of a part in order. Changes by `author` are taken or refused; those of other people are read
 * as taken. `*` stands before every bold character if `bold` is asked for.
 */
export function linesWith(
  bytes: Uint8Array,
  changes: 'taken' | 'refused',
  author: string,
  { part = main, bold = false } = {},
): string[] {
  const lines: string[] = []
  const step = (element: XmlElement, line: string[], state: { isOurs: boolean; isBold: boolean }): void => {
    for (const child of element.children) {
      const mine = child.attributes['w:author'] === author
      const gone =
        (child.name === 'w:ins' && mine && changes === 'refused') ||
        (/^w:(?:del|moveFrom)$/.test(child.name) && !(mine && changes === 'refused'))
      if (gone) continue
      if (child.name === 'w:p') {
        const own: string[] = []
        const index = lines.push('') - 1
        step(child, own, { isOurs: false, isBold: false })
        lines[index] = own.join('')
        continue
      }
      const isText = child.name === 'w:t' || (child.name === 'w:delText' && state.isOurs)
      const words = isText ? child.text : element.name === 'w:r' ? (printed[child.name] ?? '') : ''
      line.push(bold && state.isBold ? words.replaceAll(/[^]/gu, '*$&') : words)
      step(child, line, {
        isOurs: state.isOurs || (child.name === 'w:del' && mine),
        isBold: child.name === 'w:r' ? at(child, 'w:rPr', 'w:b') !== undefined : state.isBold,
      })
    }
  }
  step(parseXml(partText(bytes, part)), [], { isOurs: false, isBold: false })
  return lines
}

/** `linesWith` as one text. */
export function wordsWith(
  bytes: Uint8Array,
  changes: 'taken' | 'refused',
  author: string,
  part = main,
): string {
  return linesWith(bytes, changes, author, { part }).join('\n')
}

export interface AnchoredComment {
  id: string
  author: string
  /** What it is about. */
  anchor: string
  paragraphs: string[]
}

/** The comments of a file in its order, with the words between their marks; deleted ones too. */
export function commentsOf(bytes: Uint8Array, part = main): AnchoredComment[] {
  const open = new Map<string, string[]>()
  const order = [...elements(parseXml(partText(bytes, part)))]
  for (const { name, attributes, text } of order) {
    const id = attributes['w:id'] ?? ''
    if (name === 'w:commentRangeStart') open.set(id, [])
    else if (name === 'w:commentRangeEnd') open.set(`${id} closed`, open.get(id) ?? ['no start'])
    const words = name === 'w:t' || name === 'w:delText' ? text : (printed[name] ?? '')
    for (const [key, anchor] of open)
      if (words !== '' && !open.has(`${key} closed`) && !key.endsWith('closed')) anchor.push(words)
  }
  return all(parseXml(partText(bytes, 'word/comments.xml')), 'w:comment')
    .filter(({ attributes }) => open.has(`${attributes['w:id']} closed`))
    .map((comment) => ({
      id: comment.attributes['w:id']!,
      author: comment.attributes['w:author']!,
      anchor: open.get(comment.attributes['w:id']!)!.join(''),
      paragraphs: all(comment, 'w:p').map((p) =>
        all(p, 'w:t')
          .map(({ text }) => text)
          .join(''),
      ),
    }))
}
