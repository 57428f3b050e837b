import type { Block } from './docx-edit-blocks.ts'
import type { Editing } from './docx-edit-editing.ts'
import type { NewParagraph } from './docx-edit-new.ts'
import { paragraphKept, wholeTold } from './docx-edit-problems.ts'
import {
  baseChange,
  joinedParagraph,
  markChanges,
  markedLook,
  paragraphProperties,
  type ParagraphProperties,
} from './docx-edit-properties.ts'
import type { Tracked } from './docx-edit-types.ts'
import type { Tag } from './docx-edit-xml.ts'

/** A paragraph of a chain: one of the file, or a new one. */
export interface Link {
  block?: Block
  new?: NewParagraph
  /** Whether it came in or goes; undefined where it stays. */
  kind: Tracked | undefined
  /** For messages. */
  words: string
}

/**
 * Marks the ends of paragraphs that come or go, and writes the new ones. A paragraph is joined with the next one when its
 * mark goes; the last of a cell, of a text, or before a table has no next one, and there an empty paragraph would stay.
 * So at the end of a chain each paragraph takes the mark in front of it along: the last one that stays gets the mark of
 * the first behind it, and the last one of all keeps its own, with the looks moved on accordingly.
 */
export function writeChain(given: readonly Link[], editing: Editing, behind?: Tag): void {
  const links = given.map((link): Settled => ({ ...link, ...propertiesOf(link, editing) }))
  const at = behind ? -1 : lastStaying(links, editing)
  let ours = { accepted: links[at]?.properties.base ?? '', refused: links[at]?.properties.base ?? '' }
  for (const [i, link] of links.entries()) {
    const isShifted = at >= 0 && i >= at
    const next = isShifted ? links[i + 1]?.kind : link.kind
    const { base } = link.properties
    if (isShifted && i > at) {
      ours = link.kind === 'inserted' ? { ...ours, accepted: base } : { ...ours, refused: base }
      if (link.properties.change === '') look(link, ours, editing)
    }
    if (next !== undefined) link.properties.look = markedLook(link.properties.look, next, editing.signing)
  }
  write(links, editing, behind)
}

interface Settled extends Link {
  properties: ParagraphProperties
  before: string
}

function propertiesOf(
  { block, new: made }: Link,
  { xml, signing }: Editing,
): Pick<Settled, 'properties' | 'before'> {
  if (made) return { properties: { ...made.properties }, before: '' }
  const tag = block?.properties
  const before = tag ? xml.slice(tag.start, tag.end) : ''
  return { properties: paragraphProperties(before, signing.names), before }
}

/**
 * How a paragraph looks whose mark is that of another one in the text as accepted or as refused. When a mark goes, Word
 * takes the look of the next paragraph and LibreOffice that of the one before: so both say the same.
 */
function look(
  { properties }: Settled,
  { accepted, refused }: { accepted: string; refused: string },
  { signing }: Editing,
): void {
  properties.base = accepted
  if (accepted !== refused) properties.change = baseChange(refused, signing)
}

/**
 * The last paragraph that stays, where others behind it come or go; -1 where none do, or none stays that could take their
 * mark. A paragraph that would leave an empty one behind then stays.
 */
function lastStaying(links: readonly Settled[], { signing, context }: Editing): number {
  while (true) {
    const at = links.findLastIndex(({ kind }) => kind === undefined)
    if (at === links.length - 1) return -1
    const staying = links[at]
    const { section = '', look = '' } = staying?.properties ?? {}
    const isTaken = markChanges(look, signing.names).some((name) => name === 'del' || name.startsWith('move'))
    if (staying && section === '' && !isTaken) return at
    const last = links.findLast(({ block, kind }, i) => i > at && block && kind !== undefined)
    if (!last) return -1
    context.problems.push(paragraphKept(wholeTold(last.words, last.kind!), true))
    last.kind = undefined
  }
}

function write(links: readonly Settled[], editing: Editing, behind: Tag | undefined): void {
  const { xml, signing, before, after } = editing
  const { names } = signing
  let previous = behind
  const first = links.find(({ block }) => block)?.block?.tag
  for (const { block, new: made, properties, before: old } of links) {
    const now = joinedParagraph(properties, names)
    if (made) {
      const text = `<${names.prefix}p>${now}${made.inside}</${names.prefix}p>`
      if (previous) after.push({ start: previous.end, end: previous.end, order: 'after', text })
      else if (first) before.push({ start: first.start, end: first.start, order: 'before', text })
    } else if (block) {
      previous = block.tag
      if (now !== old) putProperties(block, now, xml, editing)
    }
  }
}

/** Writes the properties of a paragraph anew. */
export function putProperties(
  { tag, properties }: Block,
  text: string,
  xml: string,
  { before }: Editing,
): void {
  const { start, openEnd, end, closeStart, name } = tag
  if (properties) before.push({ start: properties.start, end: properties.end, order: 'instead', text })
  else if (closeStart < end) before.push({ start: openEnd, end: openEnd, order: 'after', text })
  else {
    const open = xml.slice(start, openEnd - 2).trimEnd()
    before.push({ start, end, order: 'instead', text: `${open}>${text}</${name}>` })
  }
}
