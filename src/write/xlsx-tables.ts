/** The tables of a paper, each with the words that stand over it. */
import type { Nodes, RootContent, Table } from 'mdast'
import { plainText } from '../speech/index.ts'
import type { Speech } from '../speech/types.ts'

export interface FoundTable {
  table: Table
  /** The remark that may stand before it. */
  before: RootContent | undefined
  /** The heading or caption right before it, else the heading above, else the paper's title; '' where there is none. */
  caption: string
}

/** A caption is one short line; what ends like a sentence is text. */
const maxCaption = 40

export function tablesOf(speech: Speech): FoundTable[] {
  const found: FoundTable[] = []
  let heading = ''
  const visit = (nodes: readonly RootContent[]): void => {
    for (const [i, node] of nodes.entries()) {
      if (node.type === 'heading') heading = lineOf(node)
      else if (node.type === 'table' && node.children.length > 0) {
        const caption = captionBefore(nodes, i) ?? heading
        found.push({ table: node, before: nodes[i - 1], caption })
      } else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') {
        visit(node.children)
      }
    }
  }
  visit(speech.tree.children)
  return found
}

function captionBefore(nodes: readonly RootContent[], index: number): string | undefined {
  const before = nodes.slice(0, index).findLast(({ type }) => type !== 'html')
  if (before?.type !== 'paragraph') return undefined
  const role = before.data?.role
  if (role !== undefined && role !== 'centred') return undefined
  const words = lineOf(before)
  return words.length <= maxCaption && !/[。：；，:;,！？]$/u.test(words) && words !== '' ? words : undefined
}

function lineOf(node: Nodes): string {
  return plainText(node)
    .replace(/\s*\n\s*/gu, '')
    .trim()
}

/** The words of a cell; line breaks and `<br>`, also where it was read as words, are line breaks. */
export function cellText(cell: Nodes | undefined): string {
  if (!cell) return ''
  const lines = plainText(withBreaks(cell)).split(/\r\n?|\n|<br\s?\/?>/i)
  return lines
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

function withBreaks(node: Nodes): Nodes {
  if (node.type === 'html' && /^<br\s*\/?>$/i.test(node.value)) return { type: 'break' }
  if (!('children' in node)) return node
  return { ...node, children: node.children.map(withBreaks) } as Nodes
}
