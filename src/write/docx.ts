import { TextRun } from 'docx'
import type { Nodes, Paragraph, RootContent, Table } from 'mdast'
import type { Layout, ParagraphStyle } from '../layout/index.ts'
import { plainText } from '../speech/index.ts'
import type { ParagraphRole, Speech } from '../speech/types.ts'
import { sortProblems, type Result } from '../text/problem.ts'
import { wordSections, type Block } from './docx-body.ts'
import { dropHtml, inlineLines, printable, report, run, type Line, type Writing } from './docx-inline.ts'
import { textWidth, type Orientation } from './docx-page.ts'
import { packDocx } from './docx-parts.ts'
import { wordTable } from './docx-table.ts'
import { titleLines } from './docx-title.ts'
import type { WriteOptions } from './options.ts'

/**
 * A speech as a Word file, set by a layout. What Word cannot take (pictures, HTML, unknown nodes) is a problem and its
 * words are kept. The same speech, layout and options give the same bytes. Fails only where `date` is no ISO day.
 */
export function writeDocx(speech: Speech, layout: Layout, options: WriteOptions): Result<Uint8Array> {
  if (options.date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(options.date)) {
    throw new TypeError(`date must be an ISO day, not ${options.date}`)
  }
  const context: Context = {
    layout,
    source: speech.source,
    withComments: options.edition === 'review',
    comments: [],
    problems: [],
  }
  const blocks = blocksOf(inOrder(speech.tree.children, layout), context)
  const title = speech.outline.head.title ?? speech.tree.children.find((node) => node.type === 'heading')
  const value = packDocx({
    sections: wordSections(blocks, layout),
    title: title ? printable(plainText(title).replaceAll('\n', ''), title, { ...context, problems: [] }) : '',
    comments: context.comments,
    layout,
    ...(options.date === undefined ? {} : { date: options.date }),
  })
  return { value, problems: sortProblems(context.problems) }
}

interface Context extends Writing {
  layout: Layout
}

type BlockNode = Exclude<RootContent, { type: Inline | 'listItem' | 'tableRow' | 'tableCell' }>
type Inline =
  | 'text'
  | 'lead'
  | 'slot'
  | 'break'
  | 'strong'
  | 'emphasis'
  | 'inlineCode'
  | 'link'
  | 'linkReference'
  | 'image'
  | 'imageReference'
  | 'delete'
  | 'footnoteReference'

/** `before` is the node that stands right before it: a remark there can turn a table. */
type Handler<T extends RootContent> = (node: T, context: Context, before: RootContent | undefined) => Block[]

/** One answer for each type of node that stands on its own; the compiler asks for every one. */
const handlers: { [T in BlockNode['type']]: Handler<Extract<RootContent, { type: T }>> } = {
  heading: (node, context) => {
    const style = headingStyles[node.depth]
    const lines = node.depth === 1 ? linesOfTitle(node, context) : inlineLines(node.children, context)
    // One paragraph, so that the lines of a title keep their distance and the navigation pane shows it once.
    return lines.length ? [{ kind: 'paragraph', style, runs: brokenLines(lines) }] : []
  },
  paragraph: (node, context) => paragraphs(node, styleOf(node), context),
  blockquote: (node, context) =>
    blocksOf(node.children, context).map((block) =>
      block.kind === 'paragraph' && block.style === 'body' ? { ...block, style: 'quote' } : block,
    ),
  list: (node, context) =>
    node.children.flatMap((item, i) => {
      const blocks = blocksOf(item.children, context)
      const first = blocks[0]
      const mark = node.ordered ? `${(node.start ?? 1) + i}. ` : ''
      if (mark && first?.kind === 'paragraph') blocks[0] = { ...first, runs: [...run(mark), ...first.runs] }
      return blocks
    }),
  table: (node, context, before) => {
    if (node.children.length === 0) return []
    const orientation = orientationOf(node, context.layout, before)
    return [{ kind: 'table', table: wordTable(node, context.layout, orientation, context), orientation }]
  },
  code: (node, context) =>
    inlineLines([{ ...node, type: 'inlineCode' }], context).map((runs) => ({
      kind: 'paragraph',
      style: 'body',
      runs,
    })),
  thematicBreak: () => [{ kind: 'paragraph', style: 'body', runs: [] }],
  html: (node, context) => {
    dropHtml(node, context)
    return []
  },
  footnoteDefinition: (node, context) => {
    const [first, ...rest] = blocksOf(node.children, context)
    const mark = run(`〔注${node.label ?? node.identifier}〕`)
    return first?.kind === 'paragraph' ? [{ ...first, runs: [...mark, ...first.runs] }, ...rest] : []
  },
  definition: () => [],
  yaml: () => [],
}

/** `#` is always the title and `##` always 一、, however many there are. */
const headingStyles = {
  1: 'title',
  2: 'heading1',
  3: 'heading2',
  4: 'heading3',
  5: 'heading4',
  6: 'heading4',
} as const satisfies Record<number, ParagraphStyle>

/** Lines of one paragraph. */
function brokenLines(lines: readonly Line[]): Line {
  return lines.flatMap((line, i) => (i === 0 ? line : [new TextRun({ break: 1 }), ...line]))
}

function blocksOf(nodes: readonly RootContent[], context: Context): Block[] {
  return nodes.flatMap((node, i) => {
    const handler = (handlers as unknown as Record<string, Handler<never> | undefined>)[node.type]
    return handler ? handler(node as never, context, nodes[i - 1]) : strayBlocks(node, context)
  })
}

/** Words that stand where a paragraph should, or a node that this writer does not know. */
function strayBlocks(node: RootContent, context: Context): Block[] {
  const inside: Nodes[] = 'children' in node ? node.children : []
  if (inside.some(({ type }) => type in handlers)) {
    report(context, node, 'word/unknown-node', `这里的“${node.type}”写不进 Word，只保留了文字`)
    return blocksOf(inside as RootContent[], context)
  }
  return inlineLines([node], context).map((runs) => ({ kind: 'paragraph', style: 'body', runs }))
}

const roleStyles: Readonly<Record<ParagraphRole, ParagraphStyle>> = {
  subtitle: 'subtitle',
  status: 'status',
  date: 'date',
  speaker: 'speaker',
  salutation: 'salutation',
}

function styleOf({ data }: Paragraph): ParagraphStyle {
  return data?.role ? roleStyles[data.role] : 'body'
}

/** Each line of the source is a paragraph: an office paper has no line breaks inside one. */
function paragraphs(node: Paragraph, style: ParagraphStyle, context: Context): Block[] {
  return inlineLines(node.children, context).map((runs) => ({ kind: 'paragraph', style, runs }))
}

/** A title that was broken by hand stays so; one that is too long for a line is cut between words. */
function linesOfTitle(node: Extract<RootContent, { type: 'heading' }>, context: Context): Line[] {
  const { layout } = context
  const words = node.children.every(({ type }) => type === 'text') ? plainText(node) : ''
  const capacity = Math.floor(textWidth(layout, 'portrait') / (layout.title.size + layout.title.spacing))
  const lines = words.includes('\n') ? [words] : titleLines(words, capacity)
  if (lines.length < 2) return inlineLines(node.children, context)
  return lines.flatMap((value) => inlineLines([{ ...node.children[0]!, type: 'text', value }], context))
}

/** `<!-- 横排 -->` or `<!-- 竖排 -->` before a table says how it stands; else the number of its columns does. */
function orientationOf(table: Table, layout: Layout, before: RootContent | undefined): Orientation {
  const remark =
    before?.type === 'html' ? /^\s*<!--\s*(横排|竖排)\s*-->\s*$/.exec(before.value)?.[1] : undefined
  if (remark) return remark === '横排' ? 'landscape' : 'portrait'
  const columns = Math.max(0, ...table.children.map((row) => row.children.length))
  return columns > layout.table.portraitColumns ? 'landscape' : 'portrait'
}

/** The lines under the title in the order that the layout wants; lines of other kinds keep their place. */
function inOrder(nodes: readonly RootContent[], { head: { order } }: Layout): readonly RootContent[] {
  if (order === 'draft') return nodes
  const rank = (node: RootContent) =>
    node.type === 'paragraph' && node.data?.role
      ? order.indexOf(node.data.role as (typeof order)[number])
      : -1
  const places = nodes.flatMap((node, i) => (rank(node) >= 0 ? [i] : []))
  const sorted = places.map((i) => nodes[i]!).sort((a, b) => rank(a) - rank(b))
  const result = [...nodes]
  places.forEach((place, i) => (result[place] = sorted[i]!))
  return result
}
