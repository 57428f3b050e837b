import { Paragraph, type FileChild, type IParagraphOptions, type ISectionOptions, type Table } from 'docx'
import type { Layout, ParagraphStyle } from '../layout/index.ts'
import { cardParagraphs } from './docx-cards.ts'
import { imprintTable } from './docx-imprint-table.ts'
import type { Line } from './docx-inline.ts'
import { footers, noFooters, sectionProperties, type Orientation, type PageKind } from './docx-page.ts'
import { wordStyles } from './docx-styles.ts'
import { sectionEndStyle } from './docx-styles-beside.ts'

/** What a paragraph has beside its style. */
export type ParagraphSetting = Omit<IParagraphOptions, 'children' | 'style' | 'text'>

export type Block =
  | { kind: 'paragraph'; style: ParagraphStyle; runs: Line; setting?: ParagraphSetting }
  | { kind: 'table'; table: Table; orientation: Orientation }
  /** The next block begins on a new page. */
  | { kind: 'pageBreak' }
  /** 版记, which closes a paper; here it stands in the flow, with its rules. */
  | { kind: 'imprint'; lines: Line[] }
  /** A tent card: a name, on a page of its own. */
  | { kind: 'card'; name: string }

interface Section {
  page: PageKind
  blocks: Block[]
}

/** The text in sections, one for every stretch of pages that stand the same way. */
export function wordSections(blocks: readonly Block[], layout: Layout): ISectionOptions[] {
  const sections = sectionsOf(blocks)
  const firstCard = blocks.find(({ kind }) => kind === 'card')
  return sections.map(({ page, blocks: inside }, i) => {
    // Sections go on with the footers of the one before; cards are printed without.
    const isCard = page === 'card'
    const changes = i === 0 || isCard !== (sections[i - 1]?.page === 'card')
    return {
      properties: sectionProperties(layout, page),
      ...(changes ? { footers: isCard ? noFooters() : footers(layout) } : {}),
      children: sectionChildren(inside, layout, firstCard),
    }
  })
}

function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = []
  pagesOf(blocks).forEach((page, i) => {
    const block = blocks[i]!
    const current = sections.at(-1)
    if (current?.page === page) current.blocks.push(block)
    else sections.push({ page, blocks: [block] })
  })
  // Word wants a paragraph in a text, be it empty.
  const empty: Block = { kind: 'paragraph', style: 'body', runs: [] }
  return sections.length ? sections : [{ page: 'portrait', blocks: [empty] }]
}

/** What stands above a table and belongs to it: a paper that is one wide table has its title on the turned page. */
const above: ReadonlySet<ParagraphStyle> = new Set([
  'title',
  'subtitle',
  'date',
  'status',
  'label',
  'secrecy',
  'centred',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
])

/** How the page of each block stands: headings go with the table below them, notes with the one above. */
export function pagesOf(blocks: readonly Block[]): PageKind[] {
  const pages: PageKind[] = blocks.map((block) => {
    if (block.kind === 'table') return block.orientation
    return block.kind === 'card' ? 'card' : 'portrait'
  })
  for (let i = blocks.length - 2; i >= 0; i--) {
    const block = blocks[i]!
    if (block.kind === 'paragraph' && above.has(block.style) && pages[i + 1] === 'landscape')
      pages[i] = 'landscape'
  }
  for (let i = 1; i < blocks.length; i++) {
    const block = blocks[i]!
    const goesOn = block.kind === 'pageBreak' || (block.kind === 'paragraph' && block.style === 'note')
    if (goesOn) pages[i] = pages[i - 1]!
  }
  return pages
}

/**
 * A table cannot hold the end of its section, and Word wants a paragraph after the last table of a text in any case. Two
 * tables in a row would grow together without one between them.
 */
function sectionChildren(
  blocks: readonly Block[],
  layout: Layout,
  firstCard: Block | undefined,
): FileChild[] {
  const children: FileChild[] = []
  let breaks = false
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'pageBreak') {
      // A section begins on a new page as it is.
      breaks = i > 0
      continue
    }
    const isLast = blocks.slice(i + 1).every(({ kind }) => kind === 'pageBreak')
    if (block.kind === 'paragraph') {
      children.push(
        new Paragraph({
          style: wordStyles[block.style].id,
          children: block.runs,
          ...block.setting,
          ...(breaks ? { pageBreakBefore: true } : {}),
        }),
      )
    } else if (block.kind === 'card') {
      const place = { startsPage: i > 0, isFirst: block === firstCard }
      children.push(...cardParagraphs(block.name, layout, place))
    } else {
      if (breaks) children.push(new Paragraph({ style: sectionEndStyle, pageBreakBefore: true }))
      else if (i > 0 && isTable(blocks[i - 1]!)) children.push(new Paragraph({ style: wordStyles.body.id }))
      children.push(block.kind === 'table' ? block.table : imprintTable(block.lines, layout))
      if (isLast) children.push(new Paragraph({ style: sectionEndStyle }))
    }
    breaks = false
  }
  return children
}

function isTable({ kind }: Block): boolean {
  return kind === 'table' || kind === 'imprint'
}
