import type { Layout, ParagraphStyle } from '../layout/index.ts'
import { sectionProperties, type Orientation } from './docx-page.ts'
import { sectionEndStyle, wordStyles } from './docx-styles.ts'
import { element } from './xml.ts'

export type Block =
  | { kind: 'paragraph'; style: ParagraphStyle; runs: string }
  | { kind: 'table'; xml: string; orientation: Orientation }

interface Section {
  orientation: Orientation
  blocks: Block[]
}

/** The children of w:body: paragraphs, tables, and a section of its own for every stretch of turned pages. */
export function bodyXml(blocks: readonly Block[], layout: Layout): string {
  const sections = sectionsOf(blocks)
  return sections
    .map(({ orientation, blocks: inside }, i) => {
      const properties = sectionProperties(layout, orientation)
      const last = i === sections.length - 1
      return last ? sectionXml(inside) + properties : sectionXml(inside, properties)
    })
    .join('')
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
  const empty: Block = { kind: 'paragraph', style: 'body', runs: '' }
  return sections.length ? sections : [{ orientation: 'portrait', blocks: [empty] }]
}

/** A heading right above a turned table goes with it. */
function orientationOf(block: Block, next: Block | undefined): Orientation {
  if (block.kind === 'table') return block.orientation
  const heading = block.style.startsWith('heading')
  return heading && next?.kind === 'table' ? next.orientation : 'portrait'
}

/**
 * The blocks of one section. `end` goes into its last paragraph; a table cannot hold it, and Word wants a paragraph after
 * the last table of a text in any case. Two tables in a row would grow together without one between them.
 */
function sectionXml(blocks: readonly Block[], end = ''): string {
  const xml = blocks.map((block, i) => {
    const last = i === blocks.length - 1
    if (block.kind === 'paragraph')
      return paragraphXml(wordStyles[block.style].id, block.runs, last ? end : '')
    if (last) return block.xml + paragraphXml(sectionEndStyle, '', end)
    return blocks[i + 1]?.kind === 'table' ? block.xml + paragraphXml(wordStyles.body.id, '') : block.xml
  })
  return xml.join('')
}

function paragraphXml(style: string, runs: string, end = ''): string {
  return element('w:p', {}, element('w:pPr', {}, element('w:pStyle', { 'w:val': style }), end), runs)
}
