/** The blocks of a speech as one text, a line a block, and where every character of it stands in the source. */
import type { List, Nodes, Paragraph, Root, RootContent, Table } from 'mdast'
import {
  isPaperRole,
  locatedText,
  remarkOf,
  type Lead,
  type LocatedText,
  type Speech,
} from '../speech/index.ts'
import type { Range } from './range.ts'

export type BlockKind =
  | 'title'
  | 'subtitle'
  | 'status'
  | 'date'
  | 'speaker'
  | 'salutation'
  | 'heading'
  | 'paragraph'
  /** A paragraph of a list, its number or bullet not in the text. */
  | 'item'
  | 'cell'
  /** 表1 … · 图2 … · （掌声）; and what an office paper has around its text: 主送, 署名, 桌签 and the like. */
  | 'caption'
  /** A block quotation: another's words. */
  | 'quote'
  | 'code'

export interface Block extends Range {
  kind: BlockKind
  node: Nodes
  /** Of a heading: 2 for 一、 as Markdown has it. */
  depth?: number
  /** The head that runs into a paragraph: its number, and its range with number and end mark. */
  lead?: Range & { mark: string; node: Lead }
  /** Of a cell: which table, row and column, all from 0; row 0 is the head. */
  table?: number
  row?: number
  column?: number
  /** The number that a list gives its item. */
  number?: number
}

export interface DocText {
  text: string
  blocks: Block[]
  /** The offset in the source of every character, and one more for the end. */
  offsets: number[]
}

const caption =
  /^(?:[（(](?:热烈)?(?:鼓掌|掌声)[^）)]{0,10}[）)]|(?:附?表|图)\s*[一二三四五六七八九十\d]+[\s　:：.、].*)$/u

/** Lays the blocks of a speech out as one text. Comments, rules and front matter are not in it. */
export function textOf(speech: Speech): DocText {
  const layout = new TextLayout(speech)
  for (const [i, block] of speech.tree.children.entries()) {
    const isCards = block.type === 'list' && remarkOf(speech.tree.children[i - 1]) === '桌签'
    layout.put(block, isCards ? 'caption' : undefined)
  }
  return layout.done()
}

class TextLayout {
  readonly #speech: Speech
  readonly #texts: string[] = []
  readonly #blocks: Block[] = []
  readonly #offsets: number[] = []
  #length = 0
  #tables = 0

  constructor(speech: Speech) {
    this.#speech = speech
  }

  put(block: Root | RootContent, kind?: BlockKind): void {
    switch (block.type) {
      case 'heading':
        this.#add(block, kind ?? (block === this.#speech.outline.head.title ? 'title' : 'heading'), {
          depth: block.depth,
        })
        break
      case 'paragraph':
        this.#paragraph(block, kind)
        break
      case 'code':
        this.#add(block, 'code')
        break
      case 'table':
        this.#table(block)
        break
      case 'list':
        this.#list(block, kind)
        break
      case 'blockquote':
        for (const child of block.children) this.put(child, 'quote')
        break
    }
  }

  done(): DocText {
    const text = this.#texts.join('\n')
    this.#offsets.push(this.#offsets.length > 0 ? this.#offsets.at(-1)! + 1 : 0)
    return { text, blocks: this.#blocks, offsets: this.#offsets }
  }

  #paragraph(node: Paragraph, kind: BlockKind | undefined, more: Partial<Block> = {}): void {
    const role = node.data?.role
    const block = this.#add(
      node,
      kind ?? (role === undefined ? 'paragraph' : isPaperRole(role) ? 'caption' : role),
      more,
    )
    if (!block) return
    const lead = node.children[0]
    if (lead?.type === 'lead') {
      const { length } = this.#located(lead).text
      block.lead = { start: block.start, end: block.start + length, mark: lead.mark, node: lead }
    }
    if (block.kind === 'paragraph' && caption.test(this.#texts.at(-1)!.trim())) block.kind = 'caption'
  }

  #list(list: List, kind: BlockKind | undefined): void {
    for (const [i, item] of list.children.entries()) {
      for (const [j, child] of item.children.entries()) {
        const number = list.ordered && j === 0 ? { number: (list.start ?? 1) + i } : {}
        if (child.type === 'paragraph') this.#paragraph(child, kind ?? 'item', number)
        else this.put(child, kind ?? 'item')
      }
    }
  }

  #table(table: Table): void {
    for (const [row, { children }] of table.children.entries())
      for (const [column, cell] of children.entries())
        this.#add(cell, 'cell', { table: this.#tables, row, column })
    this.#tables++
  }

  #add(node: Nodes, kind: BlockKind, more: Partial<Block> = {}): Block | undefined {
    const { text, offsets } = this.#located(node)
    if (text === '' && kind !== 'cell') return undefined
    if (this.#texts.length > 0) {
      // the line end between two blocks stands where the first one ends
      this.#offsets.push(this.#offsets.at(-1) === undefined ? 0 : this.#blocksEnd)
      this.#length++
    }
    const block: Block = { kind, node, start: this.#length, end: this.#length + text.length, ...more }
    this.#texts.push(text)
    this.#blocks.push(block)
    for (let i = 0; i < text.length; i++) this.#offsets.push(offsets[i]!)
    this.#length += text.length
    this.#blocksEnd = offsets[text.length] ?? this.#blocksEnd
    return block
  }

  #blocksEnd = 0

  #located(node: Nodes): LocatedText {
    return asTyped(locatedText(node, this.#speech.source), this.#speech.source.text)
  }
}

const reference = /&(?:#x?[0-9a-f]+|[a-z][a-z0-9]*);/iuy

/**
 * Markdown reads `&nbsp;` as the character that it stands for; to a person who typed or pasted it, it is left-over HTML:
 * it is put back as typed, each of its characters at its own place.
 */
function asTyped(located: LocatedText, source: string): LocatedText {
  const { text, offsets } = located
  if (text === '' || !source.slice(offsets[0], offsets.at(-1)).includes('&')) return located
  const parts: string[] = []
  const places: number[] = []
  for (let i = 0; i < text.length; i++) {
    const at = offsets[i]!
    reference.lastIndex = at
    const typed = source[at] === '&' && text[i] !== '&' ? reference.exec(source)?.[0] : undefined
    const put = typed ?? text[i]!
    parts.push(put)
    for (let j = 0; j < put.length; j++) places.push(at + (typed ? j : 0))
    // the second half of a character that one reference gave
    if (typed && offsets[i + 1] === at) i++
  }
  places.push(offsets.at(-1)!)
  return { text: parts.join(''), offsets: places }
}
