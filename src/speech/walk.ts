import type { Node, Nodes, Parent, Root, RootContent } from 'mdast'
import { MarkedSource } from '../text/marked-source.ts'
import type { Source } from '../text/source.ts'
import { endOf, offsetsOf, placeOf, startOf } from './places.ts'
import type { Lead, Slot, Speech } from './types.ts'

/** Calls `visit` on a node and everything below it, in order of the text. */
export function walk(node: Nodes, visit: (node: Nodes, parents: readonly Parent[]) => void): void {
  const parents: Parent[] = []
  const step = (current: Nodes) => {
    visit(current, parents)
    if (!isParent(current)) return
    parents.push(current)
    for (const child of current.children) step(child as Nodes)
    parents.pop()
  }
  step(node)
}

export function isParent(node: Node): node is Parent {
  return 'children' in node
}

/** A slot as it is printed: 【待补：项目开工率排名】. */
export function slotText(slot: Pick<Slot, 'kind' | 'value'>): string {
  return slot.value === '' ? `【${slot.kind}】` : `【${slot.kind}：${slot.value}】`
}

/** A text with, for each of its UTF-16 units and for its end, the offset in the source. */
export interface LocatedText {
  text: string
  offsets: number[]
}

/** The words of a node as one text, each with its offset in the source. Comments and other markup have none. */
export function locatedText(node: Nodes, source: Source): LocatedText {
  const text: string[] = []
  let offsets: number[] = []
  const put = (words: string, at: number) => {
    text.push(words)
    for (let i = 0; i < words.length; i++) offsets.push(at + i)
  }
  walk(node, (current) => {
    const start = startOf(current) ?? offsets.at(-1) ?? 0
    switch (current.type) {
      case 'text':
        text.push(current.value)
        if (offsets.length === 0) offsets = offsetsOf(current, source)
        else for (const offset of offsetsOf(current, source)) offsets.push(offset)
        offsets.pop()
        break
      case 'lead':
        put(current.mark, markOffset(current, source))
        break
      case 'slot':
        put(slotText(current), start)
        break
      case 'inlineCode':
      case 'code':
        put(current.value, start)
        break
      case 'image':
        put(current.alt ?? '', start)
        break
      case 'break':
        put('\n', start)
    }
  })
  offsets.push(endOf(node) ?? (offsets.at(-1) ?? -1) + 1)
  return { text: text.join(''), offsets }
}

/** Where the number of a lead stands: after the stars. */
export function markOffset(lead: Lead, source: Source): number {
  const { start, end } = placeOf(lead, source)
  const text = source instanceof MarkedSource ? source.words : source.text
  const found = lead.mark === '' ? -1 : text.indexOf(lead.mark, start)
  return found >= 0 && found < end ? found : start
}

/** The words of a node without markup. */
export function plainText(node: Nodes): string {
  const words: string[] = []
  walk(node, (current) => {
    if (current.type === 'text' || current.type === 'inlineCode' || current.type === 'code')
      words.push(current.value)
    else if (current.type === 'lead') words.push(current.mark)
    else if (current.type === 'slot') words.push(slotText(current))
    else if (current.type === 'image') words.push(current.alt ?? '')
    else if (current.type === 'break') words.push('\n')
  })
  return words.join('')
}

/**
 * The words of a speech as every format must print them: one line for a paragraph or heading, cells of a row divided by
 * tabs, the number of a numbered list before its item. No markup, no comments, no front matter.
 */
export function plainWords(speech: Pick<Speech, 'tree'>): string {
  return speech.tree.children.flatMap((block) => blockLines(block)).join('\n')
}

function blockLines(block: Root | RootContent): string[] {
  switch (block.type) {
    case 'table':
      return block.children.map((row) => row.children.map((cell) => plainText(cell)).join('\t'))
    case 'list':
      return block.children.flatMap((item, i) => {
        const lines = item.children.flatMap((child) => blockLines(child))
        const mark = block.ordered ? `${(block.start ?? 1) + i}. ` : ''
        return lines.length ? [mark + lines[0]!, ...lines.slice(1)] : []
      })
    case 'blockquote':
    case 'listItem':
      return block.children.flatMap((child) => blockLines(child))
    case 'html':
    case 'yaml':
    case 'definition':
    case 'thematicBreak':
      return []
    default:
      return [plainText(block)]
  }
}
