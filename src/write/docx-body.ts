import { Paragraph, type FileChild, type ISectionOptions, type Table } from 'docx'
import type { Layout, ParagraphStyle } from '../layout/index.ts'
import type { Line } from './docx-inline.ts'
import { footers, sectionProperties, type Orientation } from './docx-page.ts'
import { sectionEndStyle, wordStyles } from './docx-styles.ts'

export type Block =
  | { kind: 'paragraph'; style: ParagraphStyle; runs: Line }
  | { kind: 'table'; table: Table; orientation: Orientation }

interface Section {
  orientation: Orientation
  blocks: Block[]
}

/** The text in sections, one for every stretch of pages that stand the same way. */
export function wordSections(blocks: readonly Block[], layout: Layout): ISectionOptions[] {
  return sectionsOf(blocks).map(({ orientation, blocks: inside }, i) => ({
    properties: sectionProperties(layout, orientation),
    // The later sections go on with the footers of the first.
    ...(i === 0 ? { footers: footers(layout) } : {}),
    children: sectionChildren(inside),
  }))
}

function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = []
  blocks.forEach((block, i) => {
    const orientation = orientationOf(block, blocks[i + 1])
    const current = sections.at(-1)
    if (current?.orientation === orientation) current.blocks.push(block)
    else sections.push({ orientation, blocks: [block] })
  })
  // Word wants a paragraph in a text, be it empty.
  const empty: Block = { kind: 'paragraph', style: 'body', runs: [] }
  return sections.length ? sections : [{ orientation: 'portrait', blocks: [empty] }]
}

/** A heading right above a turned table goes with it. */
function orientationOf(block: Block, next: Block | undefined): Orientation {
  if (block.kind === 'table') return block.orientation
  const heading = block.style.startsWith('heading')
  return heading && next?.kind === 'table' ? next.orientation : 'portrait'
}

/**
 * A table cannot hold the end of its section, and Word wants a paragraph after the last table of a text in any case. Two
 * tables in a row would grow together without one between them.
 */
function sectionChildren(blocks: readonly Block[]): FileChild[] {
  return blocks.flatMap((block, i): FileChild[] => {
    if (block.kind === 'paragraph') {
      return [new Paragraph({ style: wordStyles[block.style].id, children: block.runs })]
    }
    const next = blocks[i + 1]
    if (!next) return [block.table, new Paragraph({ style: sectionEndStyle })]
    return next.kind === 'table' ? [block.table, new Paragraph({ style: wordStyles.body.id })] : [block.table]
  })
}
