import { ordinalAt, type Family, type Section } from '../../speech/index.ts'
import type { Doc } from '../doc.ts'
import type { Range } from '../rule.ts'

/** A head of the text, stand-alone or run into its paragraph, in order of the text. */
export interface Heading extends Range {
  /** 1 for the first level below the title, by nesting and never by the mark alone. */
  level: number
  /** The number as written: 一、 · （一） · 1. ; '' where it has none. */
  mark: string
  /** What kind of number, and which; absent where it has none. */
  family?: Family
  number?: number
  /** The head without its number and without a 。 at its end. */
  title: string
  /** It runs into its paragraph. */
  runIn: boolean
  block: number
  /** The index of the heading that it stands under; undefined at level 1. */
  parent?: number
  /** Where its scope ends: at the next heading of the same or a higher level, or at the end of the text. */
  scopeEnd: number
  section: Section
}

/** Heads of all levels, the title not among them. */
export function headings(doc: Doc): readonly Heading[] {
  const blocks = new Map<object, number>()
  for (const [index, block] of doc.blocks.entries()) {
    blocks.set(block.node, index)
    if (block.lead) blocks.set(block.lead.node, index)
  }
  const found: Heading[] = []
  const visit = (section: Section, parent: number | undefined): void => {
    const index = blocks.get(section.node)
    if (index === undefined) return
    const own = found.length
    found.push(headingOf(section, doc, index, parent))
    for (const below of section.sections) visit(below, own)
  }
  for (const section of doc.outline.sections) visit(section, undefined)
  for (const [i, heading] of found.entries()) {
    const next = found.slice(i + 1).find((other) => other.level <= heading.level)
    heading.scopeEnd = next?.start ?? doc.text.length
  }
  return found
}

function headingOf(section: Section, doc: Doc, index: number, parent: number | undefined): Heading {
  const block = doc.blocks[index]!
  const runIn = section.node.type === 'lead'
  const { start, end } = runIn && block.lead ? block.lead : block
  const ordinal =
    section.mark === ''
      ? undefined
      : (ordinalAt(`${section.mark} `, 0) ?? ordinalAt(doc.slice(block).trimStart(), 0))
  return {
    start,
    end,
    level: section.level,
    mark: section.mark,
    ...(ordinal ? { family: ordinal.family, number: ordinal.number } : {}),
    title: section.title,
    runIn,
    block: index,
    ...(parent === undefined ? {} : { parent }),
    scopeEnd: doc.text.length,
    section,
  }
}
