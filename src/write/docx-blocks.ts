import { TextRun } from 'docx'
import type { List, Nodes, Paragraph, RootContent, Table } from 'mdast'
import type { Layout, ParagraphStyle } from '../layout/index.ts'
import { isMeetingPaper, isPaperRole, plainText, remarkOf } from '../speech/index.ts'
import type { HeadRole, Speech } from '../speech/types.ts'
import type { Problem } from '../text/problem.ts'
import { aroundTitle } from './docx-around-title.ts'
import type { Block } from './docx-body.ts'
import { chartDrawing, chartOf, type ChartData } from './docx-chart.ts'
import type { Comment } from './docx-comments.ts'
import type { Controls } from './docx-control.ts'
import { dropHtml, inlineLines, printable, report, run, type Line, type Writing } from './docx-inline.ts'
import { textWidth, type Orientation } from './docx-page.ts'
import { paperBlocks, paperParts, type PaperParts } from './docx-papers.ts'
import { wordTable } from './docx-table.ts'
import { titleLines } from './docx-title.ts'
import type { WriteOptions } from './options.ts'
import { columnsOf } from './table-merge.ts'
import { knownOptions, tableOptions, type TableOptions } from './table-options.ts'

/** What the parts of one Word file share: each remark and each chart has a number of its own. */
export interface SharedParts {
  comments: Comment[]
  charts: ChartData[]
  /** Of a 核稿版 whose figures and words of the sheet stand in controls. */
  controls?: Controls
}

export interface DocumentBlocks extends SharedParts {
  blocks: Block[]
  /** Unsorted. */
  problems: Problem[]
  /** For the file's properties, one line; '' where the paper has none. */
  title: string
}

/**
 * A paper as blocks of Word, before they are put on pages. Papers of one volume are given the same `shared`, which grows.
 * What Word cannot take is a problem and its words are kept.
 */
export function documentBlocks(
  speech: Speech,
  layout: Layout,
  options: WriteOptions,
  shared: SharedParts = { comments: [], charts: [] },
): DocumentBlocks {
  const nodes = inOrder(speech.tree.children, layout)
  const context: Context = {
    layout,
    source: speech.source,
    withComments: options.edition === 'review',
    comments: shared.comments,
    charts: shared.charts,
    problems: [],
    ...(shared.controls ? { controls: shared.controls } : {}),
    parts: paperParts(nodes),
    isPaper: isMeetingPaper(speech.meta),
  }
  const blocks = blocksOf(nodes, context)
  const title = speech.outline.head.title ?? speech.tree.children.find((node) => node.type === 'heading')
  return {
    blocks,
    comments: shared.comments,
    charts: shared.charts,
    problems: context.problems,
    title: title ? printable(plainText(title).replaceAll('\n', ''), title, { ...context, problems: [] }) : '',
  }
}

interface Context extends Writing {
  layout: Layout
  charts: ChartData[]
  parts: PaperParts
  /** A paper of a meeting, whose title stands free of what is around it. */
  isPaper: boolean
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

/** Remarks and the parts of a paper's end concern their neighbours: a node is given with its place among them. */
type Handler<T extends RootContent> = (
  node: T,
  context: Context,
  siblings: readonly RootContent[],
  index: number,
) => Block[]

/** One answer for each type of node that stands on its own; the compiler asks for every one. */
const handlers: { [T in BlockNode['type']]: Handler<Extract<RootContent, { type: T }>> } = {
  heading: (node, context, siblings, index) => {
    const style = headingStyles[node.depth]
    const lines = node.depth === 1 ? linesOfTitle(node, context) : inlineLines(node.children, context)
    // One paragraph, so that the lines of a title keep their distance and the navigation pane shows it once.
    if (lines.length === 0) return []
    const isTitle = node === siblings.find((each) => each.type === 'heading')
    const setting = node.depth === 1 ? aroundTitle(isTitle, siblings, index, context) : {}
    return [{ kind: 'paragraph', style, runs: brokenLines(lines), ...setting }]
  },
  paragraph: (node, context, siblings, index) => {
    const role = node.data?.role
    if (!isPaperRole(role)) return paragraphs(node, styleOf(node), context)
    const { parts, layout } = context
    return paperBlocks(node, role, { parts, layout, writing: context, siblings, index })
  },
  blockquote: (node, context) =>
    blocksOf(node.children, context).map((block) =>
      block.kind === 'paragraph' && block.style === 'body' ? { ...block, style: 'quote' } : block,
    ),
  list: (node, context, siblings, index) => {
    if (remarkOf(siblings[index - 1]) === '桌签') return cards(node, context)
    return node.children.flatMap((item, i) => {
      const blocks = blocksOf(item.children, context)
      const first = blocks[0]
      const mark = node.ordered ? `${(node.start ?? 1) + i}. ` : ''
      if (mark && first?.kind === 'paragraph') blocks[0] = { ...first, runs: [...run(mark), ...first.runs] }
      return blocks
    })
  },
  table: (node, context, siblings, index) => {
    if (node.children.length === 0) return []
    const options = readOptions(node, context, siblings[index - 1])
    const chart = options.chart === undefined ? undefined : chartBlock(node, options.chart, options, context)
    if (chart) return [chart]
    const orientation = orientationOf(node, context.layout, options)
    const table = wordTable(node, context.layout, orientation, context, options)
    return [{ kind: 'table', table, orientation }]
  },
  code: (node, context) =>
    inlineLines([{ ...node, type: 'inlineCode' }], context).map((runs) => ({
      kind: 'paragraph',
      style: 'body',
      runs,
    })),
  thematicBreak: () => [{ kind: 'paragraph', style: 'body', runs: [] }],
  html: (node, context) => {
    if (remarkOf(node) === '分页') return [{ kind: 'pageBreak' }]
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
    return handler ? handler(node as never, context, nodes, i) : strayBlocks(node, context)
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

const roleStyles: Readonly<Record<HeadRole, ParagraphStyle>> = {
  subtitle: 'subtitle',
  status: 'status',
  date: 'date',
  speaker: 'speaker',
  salutation: 'salutation',
}

function styleOf({ data }: Paragraph): ParagraphStyle {
  const role = data?.role
  return role === undefined || isPaperRole(role) ? 'body' : roleStyles[role]
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
  // What a piece of it was made of is lost with the pieces.
  const { position } = node.children[0]!
  return lines.flatMap((value) =>
    inlineLines([{ type: 'text', value, ...(position ? { position } : {}) }], context),
  )
}

/** The remark before a table says how it stands; else the number of its columns does. */
function orientationOf(table: Table, layout: Layout, { orientation }: TableOptions): Orientation {
  if (orientation) return orientation
  return columnsOf(table) > layout.table.portraitColumns ? 'landscape' : 'portrait'
}

/** What the remark before a table asks for; what of it cannot be done is a problem. */
function readOptions(table: Table, context: Context, before: RootContent | undefined): TableOptions {
  const { options, unknown } = tableOptions(before)
  const columns = columnsOf(table)
  const refuse = (message: string) => report(context, before ?? table, 'word/table-option', message)
  for (const part of unknown) refuse(`表格没有“${part}”这个选项，已略去；可写${knownOptions}`)
  const asked = [
    ...options.mergeDown,
    ...options.left,
    ...(options.chart === undefined ? [] : [options.chart]),
  ]
  const missing = asked.find((column) => column >= columns)
  if (missing !== undefined) refuse(`表格只有${columns}栏，没有第${missing + 1}栏，请改正表格前的选项`)
  if (options.widths.length > 0 && options.widths.length !== columns)
    refuse(`表格有${columns}栏，“列宽”写了${options.widths.length}个数，已按内容定宽；请一栏写一个数`)
  return options
}

/** The chart that stands in place of a table; undefined, with a problem, where its values are no numbers. */
function chartBlock(
  table: Table,
  column: number,
  { head }: TableOptions,
  context: Context,
): Block | undefined {
  if (column >= columnsOf(table)) return undefined
  const chart = chartOf(table, column, head)
  if (!chart) {
    const message = `第${column + 1}栏的值不全是同一单位的数，画不成图，已照表格印；请补齐数值`
    report(context, table, 'word/table-option', message)
    return undefined
  }
  context.charts.push(chart)
  const drawing = chartDrawing(chart, context.charts.length, context.layout)
  return { kind: 'paragraph', style: 'tableCell', runs: [drawing] }
}

/** Each item of the list is a name. */
function cards(list: List, context: Context): Block[] {
  return list.children.flatMap((item): Block[] => {
    const name = printable(plainText(item).trim(), item, context)
    return name === '' ? [] : [{ kind: 'card', name }]
  })
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
