/**
 * The words of a Word file and of the Markdown that it was made from, block by block, so that they can be compared: cells
 * that are merged in Word stand for all that they cover, and a chart stands for the table that it shows.
 */
import type { RootContent, Table } from 'mdast'
import { plainText, plainWords, remarkOf, type Speech } from '../../src/speech/index.ts'
import { all, at, parseXml, partsOf, wordsOf, type XmlElement } from './docx-parts.ts'

/** Spaces and line ends set apart: only words are compared. */
function bare(text: string): string {
  return text.replaceAll(/[\s\u00A0]+/gu, '')
}

/** One entry a paragraph, cell or chart; empty ones are left out. What a 核稿版 adds at its end is not of the draft. */
export function wordsOfDocx(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes)
  const body = at(parseXml(parts.get('word/document.xml')!), 'w:body')!
  return draftOf(body.children)
    .flatMap((block) => (block.name === 'w:tbl' ? cellsOf(block) : lineOf(block, parts)))
    .filter(Boolean)
}

/** The blocks of a text without the heading of the 数据核对表, the line under that and the table itself. */
function draftOf(blocks: readonly XmlElement[]): readonly XmlElement[] {
  const first = blocks.findIndex((block) => styleOf(block) === 'FactsTableHeading')
  if (first < 0) return blocks
  const [, note, table] = blocks.slice(first)
  if (!note || styleOf(note) !== 'FactsTableNote' || table?.name !== 'w:tbl')
    throw new Error('数据核对表 is not as it is written')
  return [...blocks.slice(0, first), ...blocks.slice(first + 3)]
}

function styleOf(paragraph: XmlElement): string | undefined {
  return at(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val']
}

function lineOf(paragraph: XmlElement, parts: ReadonlyMap<string, string>): string[] {
  const charts = all(paragraph, 'c:chart').map(({ attributes }) => chartOf(attributes['r:id'] ?? '', parts))
  const isTitle = styleOf(paragraph) === 'Title'
  // a long title is divided into lines by the writer
  return [...charts, ...(isTitle ? [wordsOf(paragraph)] : wordsOf(paragraph).split('\n')).map(bare)]
}

/** Cells row by row; one that goes on from above says what the one above says, one over several columns says it for each. */
function cellsOf(table: XmlElement): string[] {
  let above: string[] = []
  return all(table, 'w:tr').flatMap((row) => {
    const cells: string[] = []
    for (const cell of row.children.filter(({ name }) => name === 'w:tc')) {
      const merge = at(cell, 'w:tcPr', 'w:vMerge')
      const span = Number(at(cell, 'w:tcPr', 'w:gridSpan')?.attributes['w:val'] ?? 1)
      const goesOn = merge !== undefined && merge.attributes['w:val'] !== 'restart'
      const words = goesOn ? (above[cells.length] ?? '') : bare(wordsOf(cell))
      for (let i = 0; i < span; i++) cells.push(words)
    }
    above = cells
    return cells
  })
}

function chartOf(id: string, parts: ReadonlyMap<string, string>): string {
  const links = all(parseXml(parts.get('word/_rels/document.xml.rels')!), 'Relationship')
  const target = links.find(({ attributes }) => attributes['Id'] === id)!.attributes['Target']!
  const chart = parseXml(parts.get(`word/${target}`)!)
  const texts = (name: string) =>
    all(chart, name).flatMap((one) => all(one, 'c:v').map(({ text }) => bare(text)))
  const [names, values] = [texts('c:cat'), texts('c:val')]
  return chartWords(names.map((name, i) => [name, values[i] ?? '']))
}

function chartWords(bars: readonly (readonly [string, string])[]): string {
  return bars.map(([name, value]) => `${name}=${Number(value)}`).join(';')
}

/** The same of the text as written in Markdown. What is only kept room for (版头 预印) is not in the file. */
export function wordsOfSpeech({ tree }: Speech): string[] {
  return tree.children
    .flatMap((block, i, blocks) => wordsOfBlock(block, blocks[i - 1]))
    .map(bare)
    .filter(Boolean)
}

function wordsOfBlock(block: RootContent, before: RootContent | undefined): string[] {
  if (block.type === 'table') return wordsOfTable(block, remarkOf(before) ?? '')
  if (block.type === 'list') return block.children.map((item) => plainText(item))
  if (block.type === 'html' || remarkOf(before) === '版头 预印') return []
  return plainText(block).split('\n')
}

function wordsOfTable({ children }: Table, remark: string): string[] {
  const rows = children.map((row) => row.children.map((cell) => bare(plainText(cell))))
  const column = /图 (\d)/u.exec(remark)?.[1]
  if (column === undefined) return rows.flat()
  const bars = rows
    .slice(1)
    .map((row) => [row[0] ?? '', (row[Number(column) - 1] ?? '').replace(/[^\d.-]+$/u, '')] as const)
  return [chartWords(bars)]
}

/** The whole text of a draft, for tests that look for single words in it. */
export function textOf(speech: Speech): string {
  return bare(plainWords(speech))
}
