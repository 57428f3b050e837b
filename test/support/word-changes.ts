/**
 * What a Word file is once its tracked changes are all accepted or rejected, by the rules of Word and LibreOffice: words,
 * fields, marks of paragraphs, rows, looks. Where the mark of a paragraph goes that nothing can be joined with (the last of
 * a cell, or before a table), the paragraph stays, empty or not: LibreOffice leaves it, and so must no edit rely on less.
 */
import { strToU8, unzipSync, zipSync } from 'fflate'
import { at, parseXml, type XmlElement } from './docx-parts.ts'
import { partText } from './word-edits.ts'

export type Settling = 'accept' | 'reject'

export interface SettleOptions {
  /** Only the changes of this person; those of others stay tracked. */
  author?: string
}

const main = 'word/document.xml'

/** The file with the changes of a part settled, to be read like any other. */
export function settled(
  bytes: Uint8Array,
  how: Settling,
  { part = main, ...options }: SettleOptions & { part?: string } = {},
): Uint8Array {
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${toXml(settledTree(bytes, how, { part, ...options }))}`
  return zipSync({ ...unzipSync(bytes), [part]: strToU8(xml) }, { mtime: new Date(1980, 0, 1) })
}

/** The words of each paragraph of a part in order, those in cells and boxes too. */
export function settledLines(
  bytes: Uint8Array,
  how: Settling,
  options: SettleOptions & { part?: string } = {},
): string[] {
  return linesOf(settledTree(bytes, how, options)).map(({ words }) => words)
}

/** The same, with what makes each paragraph look as it does: its properties as XML, without those of its mark. */
export function settledLooks(
  bytes: Uint8Array,
  how: Settling,
  options: SettleOptions & { part?: string } = {},
): { look: string; words: string }[] {
  return linesOf(settledTree(bytes, how, options))
}

/** Rows of the tables of the text, a text for each cell. */
export function settledRows(bytes: Uint8Array, how: Settling, options: SettleOptions = {}): string[][] {
  const rows: string[][] = []
  const step = (element: XmlElement) => {
    for (const child of element.children) {
      if (child.name === 'w:tr') {
        const cells = child.children.filter(({ name }) => name === 'w:tc')
        rows.push(
          cells.map((cell) =>
            linesOf(cell)
              .map(({ words }) => words)
              .join('\n'),
          ),
        )
      }
      step(child)
    }
  }
  step(settledTree(bytes, how, options))
  return rows
}

function settledTree(
  bytes: Uint8Array,
  how: Settling,
  { part = main, author }: SettleOptions & { part?: string },
): XmlElement {
  const tree = parseXml(partText(bytes, part))
  const isMine = ({ attributes }: XmlElement) => author === undefined || attributes['w:author'] === author
  return { ...tree, children: settleAll(tree.children, how, isMine) }
}

type Mine = (element: XmlElement) => boolean

const coming = /^w:(?:ins|moveTo)$/
const going = /^w:(?:del|moveFrom)$/
const looks = /^w:(?:pPr|rPr|trPr|tcPr|tblPr|sectPr)Change$/

/** Whether what a change is about is not there afterwards. */
function isGone({ name }: XmlElement, how: Settling): boolean {
  return (how === 'accept' ? going : coming).test(name)
}

function isChange({ name }: XmlElement): boolean {
  return coming.test(name) || going.test(name)
}

function settleAll(children: readonly XmlElement[], how: Settling, isMine: Mine): XmlElement[] {
  const found = children.flatMap((child): XmlElement[] => {
    if (isChange(child) && isMine(child)) {
      if (isGone(child, how)) return []
      const inside = settleAll(child.children, how, isMine)
      return going.test(child.name) ? inside.map(undeleted) : inside
    }
    if (child.name === 'w:tr' && rowIsGone(child, how, isMine)) return []
    const kept: XmlElement = { ...child, children: settleAll(child.children, how, isMine) }
    // What the mark of a paragraph or a row says is needed until they are joined.
    if (/^w:(?:rPr|trPr)$/.test(child.name)) kept.children = markChildren(child, how, isMine)
    if (/^w:(?:pPr|rPr|trPr|tcPr|tblPr|sectPr)$/.test(child.name)) return [settleLook(kept, how, isMine)]
    return child.name === 'w:tbl' && !kept.children.some(({ name }) => name === 'w:tr') ? [] : [kept]
  })
  return joinParagraphs(found, how, isMine)
}

function markChildren({ children }: XmlElement, how: Settling, isMine: Mine): XmlElement[] {
  return children.filter((child) => !(isChange(child) && isMine(child) && !isGone(child, how)))
}

function settleLook(element: XmlElement, how: Settling, isMine: Mine): XmlElement {
  const change = element.children.find((child) => looks.test(child.name) && isMine(child))
  if (!change) return element
  if (how === 'accept') return { ...element, children: element.children.filter((child) => child !== change) }
  const before = change.children[0]?.children ?? []
  // The change says nothing of these.
  const apart = element.children.filter(
    ({ name }) => element.name === 'w:pPr' && /^w:(?:rPr|sectPr)$/.test(name),
  )
  return { ...element, children: [...before, ...apart] }
}

function rowIsGone(row: XmlElement, how: Settling, isMine: Mine): boolean {
  return (at(row, 'w:trPr')?.children ?? []).some(
    (change) => isChange(change) && isMine(change) && isGone(change, how),
  )
}

/** Words that were deleted are words again; a change inside by somebody else stays. */
function undeleted(element: XmlElement): XmlElement {
  const name =
    element.name === 'w:delText' ? 'w:t' : element.name === 'w:delInstrText' ? 'w:instrText' : element.name
  return { ...element, name, children: element.children.map(undeleted) }
}

const between = /(?:Start|End)$|^w:proofErr$/

/** Paragraphs whose marks are gone go on in the next one, whose look the whole has. */
function joinParagraphs(children: readonly XmlElement[], how: Settling, isMine: Mine): XmlElement[] {
  const result: XmlElement[] = []
  let open: XmlElement[] = []
  let aside: XmlElement[] = []
  for (const child of children) {
    if (open.length > 0 && between.test(child.name)) {
      aside.push(child)
      continue
    }
    if (child.name !== 'w:p') {
      result.push(...closed(open, how, isMine), ...aside, child)
      open = []
      aside = []
      continue
    }
    const whole = open.length === 0 ? child : joined([...open, child])
    if (markIsGone(child, how, isMine)) open.push(child)
    else {
      result.push(...aside, whole)
      open = []
      aside = []
    }
  }
  return [...result, ...closed(open, how, isMine), ...aside]
}

/** Paragraphs that nothing follows which they could go on in: one of them stays. */
function closed(open: readonly XmlElement[], how: Settling, isMine: Mine): XmlElement[] {
  if (open.length === 0) return []
  const whole = joined(open)
  const children = whole.children.map((child) =>
    child.name === 'w:pPr'
      ? {
          ...child,
          children: child.children.map((one) =>
            one.name === 'w:rPr'
              ? {
                  ...one,
                  children: one.children.filter(
                    (mark) => !(isChange(mark) && isMine(mark) && isGone(mark, how)),
                  ),
                }
              : one,
          ),
        }
      : child,
  )
  return [{ ...whole, children }]
}

function joined(paragraphs: readonly XmlElement[]): XmlElement {
  const last = paragraphs.at(-1)!
  const properties = last.children.filter(({ name }) => name === 'w:pPr')
  const inside = paragraphs.flatMap(({ children }) => children.filter(({ name }) => name !== 'w:pPr'))
  return { ...last, children: [...properties, ...inside] }
}

function markIsGone(paragraph: XmlElement, how: Settling, isMine: Mine): boolean {
  return (at(paragraph, 'w:pPr', 'w:rPr')?.children ?? []).some(
    (change) => isChange(change) && isMine(change) && isGone(change, how),
  )
}

const printed: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  'w:sym': '□',
}

function linesOf(tree: XmlElement): { look: string; words: string }[] {
  const lines: { look: string; words: string }[] = []
  const step = (element: XmlElement, line: { words: string } | undefined) => {
    for (const child of element.children) {
      if (child.name === 'w:p') {
        const properties = at(child, 'w:pPr')?.children ?? []
        const base = properties.filter(({ name }) => !/^w:(?:rPr|sectPr)$|Change$/.test(name))
        const own = { look: base.map(toXml).join(''), words: '' }
        lines.push(own)
        step(child, own)
        continue
      }
      if (line)
        line.words +=
          child.name === 'w:t' ? child.text : element.name === 'w:r' ? (printed[child.name] ?? '') : ''
      step(child, line)
    }
  }
  step(tree, undefined)
  return lines
}

function toXml({ name, attributes, children, text }: XmlElement): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inside = escaped(text.trim() === '' && children.length > 0 ? '' : text) + children.map(toXml).join('')
  return inside === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${inside}</${name}>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`)
}
