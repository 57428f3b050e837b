import { HighlightColor, TextRun, UnderlineType, type ParagraphChild } from 'docx'
import type { Nodes, PhrasingContent, Text } from 'mdast'
import { placeOf, slotText } from '../speech/index.ts'
import type { FigureOrigin, Lead, Slot } from '../speech/types.ts'
import type { Source } from '../text/source.ts'
import type { Problem } from '../text/problem.ts'
import { commented, type Comment } from './docx-comments.ts'
import { figureControl, figurePieces, numberControl, wordControl, type Controls } from './docx-control.ts'
import { figureRemark } from './docx-figure-remark.ts'
import { suppliedColour, supplyOf, type Supply } from './docx-supply.ts'
import { runStyles, type RunStyle } from './docx-styles.ts'
import { legalText } from './xml.ts'

/** What one run of the writer gathers beside the text itself. */
export interface Writing {
  source: Source
  /** Whether remarks go into the margin: in the 核稿版 only. */
  withComments: boolean
  comments: Comment[]
  problems: Problem[]
  /** Where figures and words of the sheet stand in controls: in the 核稿版 only. */
  controls?: Controls
  /** Where a paragraph has words of the phrase library: the first of them, and what is said of all. */
  supply?: Supply
}

/** The runs of one line; a paragraph, heading or cell is a list of these. */
export type Line = ParagraphChild[]

interface Look {
  style?: RunStyle
  bold?: boolean
  highlight?: boolean
  /** Words of the phrase library, in the 核稿版. */
  supplied?: boolean
}

type Pieces = (ParagraphChild | typeof newLine)[]
const newLine = Symbol('new line')

/** The words of nodes as Word runs, cut into lines where the text has line breaks. Empty lines are left out. */
export function inlineLines(nodes: readonly Nodes[], writing: Writing): Line[] {
  const lines: Line[] = [[]]
  const supply = writing.withComments ? supplyOf(nodes) : undefined
  for (const piece of nodes.flatMap((node) => pieces(node, supply ? { ...writing, supply } : writing, {}))) {
    if (piece === newLine) lines.push([])
    else lines.at(-1)!.push(piece)
  }
  return lines.filter((line) => line.length > 0)
}

/** Plain words as one run; none for no words. */
export function run(words: string, { style, bold, highlight, supplied }: Look = {}): TextRun[] {
  if (words === '') return []
  return [
    new TextRun({
      text: words,
      ...(style ? { style } : {}),
      // 汉字 are no complex script: docx would say bold for that, too.
      ...(bold ? { bold, boldComplexScript: false } : {}),
      ...(highlight ? { highlight: HighlightColor.YELLOW } : {}),
      ...(supplied ? { underline: { type: UnderlineType.DOTTED, color: suppliedColour } } : {}),
    }),
  ]
}

type Handler<T extends PhrasingContent> = (node: T, writing: Writing, look: Look) => Pieces

/** One answer for each type of node that stands in a line; the compiler asks for every one. */
const handlers: { [T in PhrasingContent['type']]: Handler<Extract<PhrasingContent, { type: T }>> } = {
  text: writtenPieces,
  lead: leadPieces,
  slot: slotPieces,
  break: () => [newLine],
  strong: (node, writing, look) => inside(node.children, writing, { ...look, bold: true }),
  emphasis: (node, writing, look) => inside(node.children, writing, { style: runStyles.emphasis, ...look }),
  inlineCode: (node, writing, look) => textPieces(node.value, node, writing, look),
  link: (node, writing, look) => inside(node.children, writing, look),
  linkReference: (node, writing, look) => inside(node.children, writing, look),
  image: (node, writing, look) => imagePieces(node.alt, node, writing, look),
  imageReference: (node, writing, look) => imagePieces(node.alt, node, writing, look),
  html: htmlPieces,
  delete: (node, writing, look) => {
    report(writing, node, 'word/unknown-node', '删除线写不进 Word，只保留了文字')
    return inside(node.children, writing, look)
  },
  footnoteReference: (node, writing, look) => {
    report(writing, node, 'word/unknown-node', '脚注写不进 Word，已在原处写成〔注〕，注文另起一段')
    return run(`〔注${node.label ?? node.identifier}〕`, look)
  },
}

function pieces(node: Nodes, writing: Writing, look: Look): Pieces {
  const handler = (handlers as unknown as Record<string, Handler<never> | undefined>)[node.type]
  return handler ? handler(node as never, writing, look) : unknownPieces(node, writing, look)
}

/** The words of a node that this writer does not know; where and what it was is a problem. */
function unknownPieces(node: Nodes, writing: Writing, look: Look): Pieces {
  report(writing, node, 'word/unknown-node', `这里的“${node.type}”写不进 Word，只保留了文字`)
  if ('children' in node) return inside(node.children, writing, look)
  return 'value' in node ? textPieces(node.value, node, writing, look) : []
}

function inside(children: readonly Nodes[], writing: Writing, look: Look): Pieces {
  return children.flatMap((child) => pieces(child, writing, look))
}

/** A line break in the source is a line break in the paper: 附件：1.… and 2.… are two lines. */
function textPieces(value: string, node: Nodes, writing: Writing, look: Look): Pieces {
  const words = printable(value, node, writing)
  return words
    .split(/\r\n?|\n/)
    .flatMap((line, i) => (i === 0 ? run(line, look) : [newLine, ...run(line, look)]))
}

/** What the sheet supplied stands in controls, what the library did is underlined. */
function writtenPieces(node: Text, writing: Writing, look: Look): Pieces {
  const { figure, word } = node.data ?? {}
  const { controls } = writing
  // A control stands in one line.
  if (!controls || !(figure || word) || /[\r\n]/u.test(node.value)) return suppliedPieces(node, writing, look)
  const words = printable(node.value, node, writing)
  if (figure) return figureRuns(figure, words, controls, writing, look)
  return words === '' ? [] : [wordControl(word!, run(words, look), controls)]
}

/** The numbers of a figure in controls, with what is around them; the first piece has the remark. */
function figureRuns(
  figure: FigureOrigin,
  words: string,
  controls: Controls,
  writing: Writing,
  look: Look,
): ParagraphChild[] {
  const runs = controlled(figure, words, controls, look)
  if (runs.length === 0 || controls.remarked.has(figure)) return runs
  controls.remarked.add(figure)
  const id = remarkId(writing)
  writing.comments.push({ id, text: legalText(figureRemark(figure, controls.numbers.get(figure))).text })
  return commented(runs, id)
}

function controlled(figure: FigureOrigin, words: string, controls: Controls, look: Look): ParagraphChild[] {
  return figurePieces(words).flatMap((piece): ParagraphChild[] => {
    const runs = run(piece.words, look)
    if (runs.length === 0 || piece.kind === 'between') return runs
    return piece.kind === 'number'
      ? [numberControl(figure, piece.words, runs, controls)]
      : [figureControl(figure, runs, controls)]
  })
}

/** Words of the phrase library are underlined; the first of the paragraph have the remark on all of them. */
function suppliedPieces(node: Text, writing: Writing, look: Look): Pieces {
  if (!writing.withComments || !node.data?.phrase) return textPieces(node.value, node, writing, look)
  const words = textPieces(node.value, node, writing, { ...look, supplied: true })
  if (writing.supply?.first !== node) return words
  const [id, end] = [remarkId(writing), words.indexOf(newLine)]
  const line = (end < 0 ? words : words.slice(0, end)) as ParagraphChild[]
  writing.comments.push({ id, text: printable(writing.supply.remark, node, writing) })
  return [...commented(line, id), ...words.slice(line.length)]
}

/** From 1000: LibreOffice mixes up comments and footnotes of the same number. */
function remarkId({ comments }: Writing): number {
  return 1000 + comments.length
}

/** Words that an XML file may hold; dropped characters are a problem. */
export function printable(value: string, node: Nodes, writing: Writing): string {
  const { text, dropped } = legalText(value)
  if (dropped > 0) {
    report(
      writing,
      node,
      'word/control-character',
      `这里有${dropped}个看不见的控制字符，Word 文件容不下，已略去`,
    )
  }
  return text.replaceAll('\t', ' ')
}

/** Numbers of sections: a lead with one has the face of its section's level, 一是 and the like that of the text. */
const sectionMark = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])/

function leadPieces(node: Lead, writing: Writing, look: Look): Pieces {
  const style = sectionMark.test(node.mark) ? runStyles.sectionLead : runStyles.itemLead
  const lead = { ...look, style }
  return [
    ...run(printable(node.mark, node, writing), lead),
    ...inside(unstarred(node.children), writing, lead),
  ]
}

/** A lead is bold by its style; stars inside it would switch that off or add nothing. */
function unstarred(children: readonly PhrasingContent[]): PhrasingContent[] {
  return children.flatMap((child) => (child.type === 'strong' ? unstarred(child.children) : [child]))
}

function slotPieces(node: Slot, writing: Writing, look: Look): Pieces {
  const marking = { ...look, highlight: true }
  const words = printable(slotText(node), node, writing)
  const { controls } = writing
  const figure = node.data?.figure
  const marked = controls && figure ? controlled(figure, words, controls, marking) : run(words, marking)
  if (!writing.withComments || (node.kind === '建议' && node.note === undefined)) return marked
  const id = remarkId(writing)
  const origin =
    controls && figure ? `\n${legalText(figureRemark(figure, controls.numbers.get(figure))).text}` : ''
  writing.comments.push({ id, text: printable(node.note ?? remark(node), node, writing) + origin })
  return commented(marked, id)
}

function remark({ kind, value }: Slot): string {
  if (kind === '待补') return value ? `此处缺“${value}”，请补上` : '此处缺内容，请补上'
  return value ? `“${value}”还没有核实，请核对来源` : '此处还没有核实，请核对来源'
}

function imagePieces(alt: string | null | undefined, node: Nodes, writing: Writing, look: Look): Pieces {
  report(writing, node, 'word/image', '图片没有放进 Word，只保留了它的说明文字')
  return textPieces(alt ?? '', node, writing, look)
}

function htmlPieces(node: Extract<PhrasingContent, { type: 'html' }>, writing: Writing): Pieces {
  if (/^<br\s*\/?>$/i.test(node.value)) return [newLine]
  dropHtml(node, writing)
  return []
}

/** Comments go silently, they are not text; other HTML is a problem. */
export function dropHtml(node: Nodes & { value: string }, writing: Writing): void {
  if (/^\s*<!--[\s\S]*-->\s*$/.test(node.value)) return
  report(writing, node, 'word/html', 'HTML 标记写不进 Word，已略去')
}

export function report(writing: Writing, node: Nodes, code: string, message: string): void {
  writing.problems.push({ code, level: 'warn', message, place: placeOf(node, writing.source) })
}
