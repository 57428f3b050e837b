import {
  BookmarkEnd,
  BookmarkStart,
  PageReference,
  Paragraph,
  SectionType,
  Tab,
  TextRun,
  type IParagraphOptions,
  type ISectionOptions,
} from 'docx'
import type { Layout, VolumeStyle } from '../layout/index.ts'
import { isWide } from '../text/width.ts'
import { wordSections, type Block } from './docx-body.ts'
import { run, type Line } from './docx-inline.ts'
import { aboveFooter, footers, noFooters, pageOf, sectionProperties, textWidth } from './docx-page.ts'
import { titleLines } from './docx-title.ts'
import { volumeStyles } from './docx-volume-styles.ts'
import { lineHeight } from './line-height.ts'

/** A paper of the volume, as blocks already. */
export interface BoundPaper {
  name: string
  /** 会议材料之一 */
  label: string
  blocks: readonly Block[]
}

/** What the cover says, and how the papers are bound. */
export interface Binding {
  title: string
  subtitle: string
  lines: readonly string[]
  /** Each paper begins on a right-hand page. */
  oddPages: boolean
  /** Page numbers over the whole volume, or from 1 in each paper. */
  numbering: 'continuous' | 'paper'
  /** Whether the label is printed at the upper left of each paper. */
  label: boolean
}

/** The bookmark at the beginning of the paper `index`, or at its end. */
function bookmarkName(index: number, end = false): string {
  // Word does not list names that begin with a low line.
  return `_Paper${index + 1}${end ? 'End' : ''}`
}

/** Cover, contents and papers. Cover and contents have no page numbers; the first paper begins with 1. */
export function volumeSections(
  binding: Binding,
  papers: readonly BoundPaper[],
  layout: Layout,
): ISectionOptions[] {
  const front = sectionProperties(layout, 'portrait')
  const type = binding.oddPages ? SectionType.ODD_PAGE : SectionType.NEXT_PAGE
  const above = binding.oddPages ? aboveFooter(layout) : 0
  return [
    { properties: front, footers: noFooters(above), children: cover(binding, layout) },
    { properties: { ...front, type }, children: contents(binding, papers, layout) },
    ...papers.flatMap((paper, index) => paperSections(paper, index, binding, layout)),
  ]
}

function paperSections(
  paper: BoundPaper,
  index: number,
  { oddPages, numbering, label }: Binding,
  layout: Layout,
): ISectionOptions[] {
  const blocks = marked(label ? labelled(paper) : paper.blocks, index)
  const restarts = index === 0 || numbering === 'paper'
  return wordSections(blocks, layout).map(({ footers: own, properties, ...section }, i) => {
    if (i > 0) return { ...section, ...(properties ? { properties } : {}), ...(own ? { footers: own } : {}) }
    return {
      ...section,
      properties: {
        ...properties,
        type: oddPages ? SectionType.ODD_PAGE : SectionType.NEXT_PAGE,
        page: { ...properties?.page, ...(restarts ? { pageNumbers: { start: 1 } } : {}) },
      },
      // The later papers go on with the footers of the first.
      ...(index === 0 ? { footers: footers(layout, oddPages ? aboveFooter(layout) : 0) } : {}),
    }
  })
}

/** A paper that says its label itself keeps that one. */
function labelled({ label, blocks }: BoundPaper): readonly Block[] {
  const [first] = blocks
  if (label === '' || (first?.kind === 'paragraph' && first.style === 'label')) return blocks
  return [{ kind: 'paragraph', style: 'label', runs: run(label) }, ...blocks]
}

/** With a bookmark at its title (else at its first words) and one at its very end. */
function marked(blocks: readonly Block[], index: number): Block[] {
  const title = blocks.findIndex((block) => block.kind === 'paragraph' && block.style === 'title')
  const at = title >= 0 ? title : blocks.findIndex(({ kind }) => kind === 'paragraph')
  const start = bookmark(index * 2, bookmarkName(index))
  const end = bookmark(index * 2 + 1, bookmarkName(index, true))
  const result = blocks.map((block, i): Block =>
    i === at && block.kind === 'paragraph' ? { ...block, runs: [...start, ...block.runs] } : block,
  )
  if (at < 0) result.unshift(lowLine(start))
  const last = result.at(-1)
  return last?.kind === 'paragraph'
    ? [...result.slice(0, -1), { ...last, runs: [...last.runs, ...end] }]
    : [...result, { ...lowLine(end), style: 'note' }]
}

function bookmark(id: number, name: string): Line {
  return [new BookmarkStart(name, id), new BookmarkEnd(id)] as unknown as Line
}

/**
 * A paragraph for a bookmark alone, so low that it never needs a page of its own. LibreOffice drops an empty one at the end
 * of a section and moves its bookmark to the next: a space without width keeps it. As a note it stays on the turned page of
 * a table before it.
 */
function lowLine(mark: Line): Block & { kind: 'paragraph' } {
  const setting = { spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' as const } }
  return { kind: 'paragraph', style: 'body', runs: [...mark, ...run('\u200b')], setting }
}

/** The meeting's name and 会议材料汇编 in the upper half, time, place and issuer at the foot. */
function cover({ title, subtitle, lines }: Binding, layout: Layout): Paragraph[] {
  const { coverTitle, coverLine } = layout
  const capacity = Math.floor(textWidth(layout, 'portrait') / (coverTitle.size + coverTitle.spacing))
  const titles = titleLines(title, capacity)
  const page = pageOf(layout, 'portrait')
  const above =
    heightOf(layout, 'coverTitle', titles.length) + heightOf(layout, 'coverSubtitle', subtitle ? 1 : 0)
  // Three lines stay free below.
  const below = heightOf(layout, 'coverLine', lines.length + 3)
  const room = page.height - page.top - page.bottom - above - below
  const before = Math.max(lineHeight(coverLine, layout.body), room)
  return [
    styled('coverTitle', brokenLines(titles)),
    ...(subtitle ? [styled('coverSubtitle', run(subtitle))] : []),
    ...lines.map((line, i) => styled('coverLine', run(line), i === 0 ? { spacing: { before } } : {})),
  ]
}

function brokenLines(lines: readonly string[]): Line {
  return lines.flatMap((line, i) => (i === 0 ? run(line) : [new TextRun({ break: 1 }), ...run(line)]))
}

function heightOf(layout: Layout, kind: VolumeStyle, lines: number): number {
  const style = layout[kind]
  return lines === 0 ? 0 : (style.linesBefore + lines + style.linesAfter) * lineHeight(style, layout.body)
}

/**
 * One line for each paper: label, name, dots, and the page on which it begins; where each paper counts its own pages,
 * how many these are. Both are fields, filled in by `withPages`.
 */
function contents({ numbering, label }: Binding, papers: readonly BoundPaper[], layout: Layout): Paragraph[] {
  const { size, spacing } = layout.contentsLine
  const lines = papers.map(({ name, label: own }, index) => {
    const mark = label && own !== '' ? `${own}　` : ''
    const cell = size + spacing
    // A long name goes on below its own beginning, and leaves four characters for the number.
    const left = Math.round(widthOf(mark) * cell)
    const capacity = Math.max(4, Math.floor((textWidth(layout, 'portrait') - left) / cell) - 4)
    return styled(
      'contentsLine',
      [
        ...run(mark),
        ...brokenLines(titleLines(name, capacity)),
        new TextRun({ children: [new Tab()] }),
        new PageReference(bookmarkName(index, numbering === 'paper'), { hyperlink: true }),
        ...(numbering === 'paper' ? run('页') : []),
      ],
      left > 0 ? { indent: { left, hanging: left } } : {},
    )
  })
  return [styled('contentsTitle', run('目　录')), ...lines]
}

function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += isWide(character) ? 1 : 0.5
  return width
}

function styled(
  style: VolumeStyle,
  children: Line,
  setting: Omit<IParagraphOptions, 'children' | 'style' | 'text'> = {},
): Paragraph {
  return new Paragraph({ style: volumeStyles[style].id, children, ...setting })
}
