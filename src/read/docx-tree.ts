import type {
  AlignType,
  Blockquote,
  Heading,
  ListItem,
  Node,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  Text,
} from 'mdast'
import { remarkFor, type PaperRole } from '../speech/index.ts'
import type { WordSource } from '../text/word-source.ts'
import type { LaidBlock, LaidCell, LaidParagraph, LaidSpan, LaidTable } from './docx-text.ts'
import { partsOf, type Parts } from './docx-titles.ts'

/** The blocks of a document as mdast, every node with its place in the source. Notes are a quotation at the end. */
export function treeOf(blocks: readonly LaidBlock[], notes: readonly LaidBlock[], source: WordSource): Root {
  const builder = new TreeBuilder(source, partsOf(blocks, source.text), isBoldText(blocks))
  const children = [...builder.blocks(blocks), ...builder.quotation(notes)]
  return { type: 'root', children, position: builder.at(0, source.text.length) }
}

/** A reading copy is bold throughout: bold stresses nothing there. */
function isBoldText(blocks: readonly LaidBlock[]): boolean {
  let all = 0
  let bold = 0
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue
    for (const { start, end, stress } of block.spans) {
      all += end - start
      if (stress === 'strong') bold += end - start
    }
  }
  return all >= shortest && bold > all * 0.6
}

const shortest = 500

class TreeBuilder {
  readonly #source: WordSource
  readonly #parts: Parts
  readonly #isBold: boolean

  constructor(source: WordSource, parts: Parts, isBold: boolean) {
    this.#source = source
    this.#parts = parts
    this.#isBold = isBold
  }

  blocks(blocks: readonly LaidBlock[]): RootContent[] {
    const result: RootContent[] = []
    for (const block of blocks.flatMap((each) => linesOf(each, this.#source.text))) {
      if (block.type === 'paragraph' && (block.look.role || block.look.isCard)) {
        this.#paperPart(block, block.look.role, result)
        continue
      }
      if (block.type === 'table') {
        result.push(this.#table(block))
        continue
      }
      const last = result.at(-1)
      if (this.#parts.title.includes(block)) {
        if (block === this.#parts.title[0]) result.push(...this.#title())
        continue
      }
      const node = this.#block(block)
      if (node?.type === 'blockquote' && last?.type === 'blockquote') {
        last.children.push(...node.children)
        last.position!.end = node.position!.end
      } else if (node) result.push(node)
    }
    return result
  }

  /** All paragraphs of blocks as one quotation: words that are not the speaker's. */
  quotation(blocks: readonly LaidBlock[]): Blockquote[] {
    const children = blocks.flatMap((block): (Paragraph | Table)[] => {
      if (block.type === 'table') return [this.#table(block)]
      const children = this.#inline(block)
      return children.length > 0 ? [{ type: 'paragraph', children, position: around(children) }] : []
    })
    return children.length > 0 ? [{ type: 'blockquote', children, position: around(children) }] : []
  }

  #block(block: LaidParagraph): Heading | Paragraph | Blockquote | undefined {
    const children = this.#inline(block)
    if (children.length === 0) return undefined
    const position = around(children)
    const depth = this.#parts.depthOf(block)
    if (depth !== undefined) return { type: 'heading', depth: depth as Heading['depth'], children, position }
    const paragraph: Paragraph = { type: 'paragraph', children, position }
    return block.look.kind === 'quote'
      ? { type: 'blockquote', children: [paragraph], position: around(children) }
      : paragraph
  }

  /** A part of a paper gets its remark back; lines of one part are one paragraph, cards one list. */
  #paperPart(block: LaidParagraph, role: PaperRole | undefined, result: RootContent[]): void {
    const children = this.#inline(block)
    if (children.length === 0) return
    const remark = role ? remarkFor(role) : '<!-- 桌签 -->'
    const position = around(children)
    const before = result.at(-2)
    const goesOn = before?.type === 'html' && before.value === remark
    const last = goesOn ? result.at(-1) : undefined
    if (last?.type === 'paragraph') {
      const gap = { start: last.position!.end, end: position.start }
      last.children.push({ type: 'text', value: '\n', position: gap }, ...spaced(children, role))
      last.position!.end = position.end
      return
    }
    const item: ListItem = {
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children, position }],
      position,
    }
    if (last?.type === 'list') {
      last.children.push(item)
      last.position!.end = position.end
      return
    }
    result.push({ type: 'html', value: remark, position: { start: position.start, end: position.start } })
    result.push(
      role
        ? { type: 'paragraph', children: spaced(children, role), position: around(children) }
        : { type: 'list', ordered: false, spread: false, children: [item], position: around(children) },
    )
  }

  #title(): Heading[] {
    const children = this.#parts.title.flatMap((line) => this.#plain(line))
    return children.length > 0 ? [{ type: 'heading', depth: 1, children, position: around(children) }] : []
  }

  #table({ start, end, rows }: LaidTable): Table {
    const children = rows.map((cells) => ({
      type: 'tableRow' as const,
      children: cells.map((cell) => ({
        type: 'tableCell' as const,
        children: this.#cell(cell),
        position: this.at(cell.start, cell.end),
      })),
      position: this.at(cells[0]?.start ?? start, cells.at(-1)?.end ?? end),
    }))
    return {
      type: 'table',
      align: alignments(rows),
      children,
      position: this.at(start, Math.max(start, end - 1)),
    }
  }

  #cell({ paragraphs }: LaidCell): PhrasingContent[] {
    const lines = paragraphs.map((paragraph) => this.#inline(paragraph)).filter((line) => line.length > 0)
    return lines.flatMap((line, i): PhrasingContent[] => {
      const end = lines[i - 1]?.at(-1)?.position?.end
      return end
        ? [{ type: 'break', position: { start: end, end: line[0]!.position!.start } }, ...line]
        : line
    })
  }

  #plain({ start, end }: LaidParagraph): Text[] {
    const [from, to] = this.#trimmed(start, end)
    return from < to ? [this.#text(from, to)] : []
  }

  /** The words of a paragraph without blanks at its ends, stressed ones in nodes of their own. */
  #inline(paragraph: LaidParagraph): PhrasingContent[] {
    const [from, to] = this.#trimmed(paragraph.start, paragraph.end)
    const nodes: PhrasingContent[] = []
    for (const { start, end, stress } of this.#merged(paragraph)) {
      const at = Math.max(start, from)
      const until = Math.min(end, to)
      if (at >= until) continue
      const text = this.#text(at, until)
      if (stress === 'none') nodes.push(text)
      else {
        const type = stress === 'emphasis' ? 'emphasis' : 'strong'
        nodes.push({ type, children: [text], position: this.at(at, until) })
      }
    }
    return nodes
  }

  #merged({ look, spans }: LaidParagraph): LaidSpan[] {
    // bold that a heading or a whole paragraph has beside its style's is no stress
    const isLook = look.bold && (look.level || spans.every(({ stress }) => stress === 'strong'))
    const merged: LaidSpan[] = []
    for (const span of spans) {
      const stress = span.stress === 'strong' && (this.#isBold || isLook) ? 'none' : span.stress
      const last = merged.at(-1)
      if (last?.stress === stress) last.end = span.end
      else merged.push({ start: span.start, end: span.end, stress })
    }
    return merged
  }

  #trimmed(start: number, end: number): [number, number] {
    const words = this.#source.text.slice(start, end)
    const from = start + words.length - words.trimStart().length
    return [from, Math.max(from, start + words.trimEnd().length)]
  }

  #text(start: number, end: number): Text {
    return { type: 'text', value: this.#source.text.slice(start, end), position: this.at(start, end) }
  }

  /** The place of a node. */
  at(start: number, end: number): NonNullable<Node['position']> {
    return {
      start: { ...this.#source.position(start), offset: start },
      end: { ...this.#source.position(end), offset: end },
    }
  }
}

/** The tab before the date of 版记 is the writer's; in a draft a space stands there. */
function spaced(children: PhrasingContent[], role: PaperRole | undefined): PhrasingContent[] {
  if (role !== 'imprint') return children
  return children.map((child) =>
    child.type === 'text' ? { ...child, value: child.value.replaceAll('\t', '\u3000') } : child,
  )
}

function around(children: readonly Node[]): NonNullable<Node['position']> {
  return { start: children[0]!.position!.start, end: children.at(-1)!.position!.end }
}

/** Line breaks that a paragraph may have; one with more is a text that was pasted in, a line a paragraph. */
const mostBreaks = 300

function linesOf(block: LaidBlock, text: string): LaidBlock[] {
  if (block.type === 'table') return [block]
  const ends: number[] = []
  for (let at = text.indexOf('\n', block.start); at >= 0 && at < block.end; at = text.indexOf('\n', at + 1))
    ends.push(at)
  if (ends.length <= mostBreaks) return [block]
  let span = 0
  return [...ends, block.end].map((end, i): LaidParagraph => {
    const start = i === 0 ? block.start : ends[i - 1]! + 1
    const spans: LaidSpan[] = []
    while (span < block.spans.length && block.spans[span]!.end <= start) span++
    for (let j = span; j < block.spans.length && block.spans[j]!.start < end; j++) {
      const { stress, ...each } = block.spans[j]!
      spans.push({ start: Math.max(each.start, start), end: Math.min(each.end, end), stress })
    }
    return { ...block, start, end, spans }
  })
}

/** A column stands as all cells below its head say that they stand. */
function alignments([head, ...rows]: readonly LaidCell[][]): AlignType[] {
  const columns: (AlignType | undefined)[] = Array.from({ length: head?.length ?? 0 })
  for (const cells of rows) {
    for (const [i, { paragraphs }] of cells.entries()) {
      for (const { align } of paragraphs) {
        const own = align === 'left' ? null : (align ?? null)
        columns[i] = columns[i] === undefined || columns[i] === own ? own : null
      }
    }
  }
  return Array.from(columns, (align) => align ?? null)
}
