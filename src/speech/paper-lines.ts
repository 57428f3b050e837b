/** The lines of a paper with where they stand: what two drafts are laid beside each other by. */
import type { Nodes, Root, RootContent } from 'mdast'
import type { Source } from '../text/source.ts'
import { WordSource } from '../text/word-source.ts'
import { startOf } from './places.ts'
import type { ParagraphRole, Speech } from './types.ts'
import { locatedText, plainText, type LocatedText } from './walk.ts'

/** A paragraph, a heading or a row of a table. `offsets` are those of the source. */
export interface PaperLine extends LocatedText {
  kind: 'title' | 'heading' | 'text' | 'row'
  /** Of a heading. */
  depth?: number
  role?: ParagraphRole
  /** How much of the text is a head that runs into it; 0 where it has none. */
  lead: number
  /** Of a row. Its `text` are the cells with a bar between them, and its `offsets` of no use. */
  cells?: LocatedText[]
  /** Of a row: the number of its table in the paper. */
  table?: number
  /** The number of its part in `parts`. */
  part: number
}

/** The lines of a paper in order, and the names of its parts: what stands before 一、, each 一、, the end. */
export interface PaperLines {
  lines: PaperLine[]
  parts: string[]
}

const beginning = '开头'
const end = '结尾'

/**
 * Remarks and rules are no lines. A line break in a paragraph of a Word file stands within its line; elsewhere a line of the
 * source is one.
 */
export function paperLines({ tree, source, outline }: Speech): PaperLines {
  const starts = outline.sections.map(({ node }) => startOf(node) ?? 0)
  const parts = [beginning, ...outline.sections.map(({ mark, title }) => `${mark}${title}`)]
  const closing = outline.closing[0] && startOf(outline.closing[0])
  if (closing !== undefined && outline.sections.length > 0) {
    starts.push(closing)
    parts.push(end)
  }
  const partOf = (offset: number): number => starts.filter((start) => start <= offset).length
  const lines: PaperLine[] = []
  let tables = 0
  const put = (node: Nodes, look: Omit<PaperLine, 'text' | 'offsets' | 'part'>): void => {
    for (const located of linesOf(locatedText(node, source), source))
      lines.push({ ...look, ...located, part: partOf(located.offsets[0]!) })
  }
  const visit = (block: Root | RootContent): void => {
    switch (block.type) {
      case 'table':
        for (const row of block.children) {
          const cells = row.children.map((cell) => locatedText(cell, source))
          const text = cells.map((cell) => cell.text.trim()).join(' | ')
          const part = partOf(cells[0]?.offsets[0] ?? 0)
          lines.push({ kind: 'row', text, offsets: [], lead: 0, cells, table: tables, part })
        }
        tables++
        return
      case 'root':
      case 'list':
      case 'listItem':
      case 'blockquote':
        for (const child of block.children) visit(child)
        return
      case 'heading':
        put(block, { kind: block.depth === 1 ? 'title' : 'heading', depth: block.depth, lead: 0 })
        return
      case 'paragraph': {
        const role = block.data?.role
        const first = block.children[0]
        const lead = first?.type === 'lead' ? plainText(first).length : 0
        put(block, { kind: 'text', lead, ...(role === undefined ? {} : { role }) })
        return
      }
      case 'html':
      case 'yaml':
      case 'definition':
      case 'thematicBreak':
        return
      default:
        put(block, { kind: 'text', lead: 0 })
    }
  }
  visit(tree)
  return { lines, parts }
}

/** Cut where the reader made a line end of its own; lines without words are left out. */
function linesOf({ text, offsets }: LocatedText, source: Source): LocatedText[] {
  const found: LocatedText[] = []
  let from = 0
  for (let at = 0; at <= text.length; at++) {
    const isEnd = at === text.length || (text[at] === '\n' && !isInRun(offsets[at]!, source))
    if (!isEnd) continue
    const words = text.slice(from, at)
    if (words.trim() !== '') found.push({ text: words, offsets: offsets.slice(from, at + 1) })
    from = at + 1
  }
  return found
}

function isInRun(offset: number, source: Source): boolean {
  return source instanceof WordSource && source.point(offset) !== undefined
}
