/** The sentences of a paper with where they stand: what two versions of it are compared by. */
import type { Nodes, Root, RootContent } from 'mdast'
import { endOf, startOf } from './places.ts'
import type { Speech } from './types.ts'
import { locatedText, plainText, slotText } from './walk.ts'
import { sentencesOf } from './words.ts'

/** A sentence, a heading or a row of a table; offsets are those of the source. */
export interface PlacedSentence {
  text: string
  start: number
  end: number
  /** Of a row of a table. */
  cells?: string[]
}

/** Everything that is read in a paper, in order: headings, sentences, and tables row by row. Remarks are not. */
export function placedSentences({ tree, source }: Pick<Speech, 'tree' | 'source'>): PlacedSentence[] {
  const found: PlacedSentence[] = []
  const take = (node: Nodes): void => {
    const { text, offsets } = locatedText(node, source)
    for (const [from, to] of linesOf(text))
      for (const { start, end } of sentencesOf(text.slice(from, to))) {
        const words = text.slice(from + start, from + end).trim()
        if (words !== '')
          found.push({ text: words, start: offsets[from + start]!, end: offsets[from + end]! })
      }
  }
  const visit = (block: Root | RootContent): void => {
    switch (block.type) {
      case 'table':
        for (const row of block.children) {
          const cells = row.children.map((cell) => plainText(cell).trim())
          found.push({ text: cells.join(' | '), cells, start: startOf(row) ?? 0, end: endOf(row) ?? 0 })
        }
        return
      case 'root':
      case 'list':
      case 'listItem':
      case 'blockquote':
        for (const child of block.children) visit(child)
        return
      case 'slot':
        found.push({ text: slotText(block), start: startOf(block) ?? 0, end: endOf(block) ?? 0 })
        return
      case 'html':
      case 'yaml':
      case 'definition':
      case 'thematicBreak':
        return
      default:
        take(block)
    }
  }
  visit(tree)
  return found
}

function linesOf(text: string): [number, number][] {
  const lines: [number, number][] = []
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    lines.push([from, to])
    from = to + 1
  }
  return lines
}
