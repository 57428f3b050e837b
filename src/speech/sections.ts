import type { Heading, RootContent } from 'mdast'
import type { Source } from '../text/source.ts'
import { lineMarkOf } from './line-marks.ts'
import { headsSections, ordinalAt, type Family } from './ordinals.ts'
import { placeOf } from './places.ts'
import type { Lead, Section } from './types.ts'
import { plainText } from './walk.ts'

interface Head {
  node: Heading | Lead
  mark: string
  title: string
  family: Family | undefined
}

interface Open {
  head: Head
  section: Section
}

/**
 * Nests the sections of a body. A level is where a head stands in the order of nesting: a heading closes headings of its
 * depth or deeper and every lead, a lead closes the leads of its own family and what is below them.
 */
export function nestSections(
  blocks: readonly RootContent[],
  source: Source,
): { before: RootContent[]; sections: Section[] } {
  const before: RootContent[] = []
  const sections: Section[] = []
  const open: Open[] = []
  for (const block of blocks) {
    const head = headOf(block, open)
    if (!head) {
      ;(open.at(-1)?.section.body ?? before).push(block)
      continue
    }
    close(open, head)
    const section: Section = {
      level: open.length + 1,
      mark: head.mark,
      title: head.title,
      node: head.node,
      place: placeOf(head.node, source),
      body: head.node.type === 'lead' ? [block] : [],
      series: [],
      sections: [],
      tags: [],
      length: 0,
    }
    ;(open.at(-1)?.section.sections ?? sections).push(section)
    open.push({ head, section })
  }
  return { before, sections }
}

function headOf(block: RootContent, open: readonly Open[]): Head | undefined {
  if (block.type === 'heading') {
    return { node: block, ...splitHead(plainText(block)) }
  }
  const lead = block.type === 'paragraph' ? block.children[0] : undefined
  if (lead?.type !== 'lead') return undefined
  const family = ordinalAt(lead.mark, 0)?.family
  if (family === undefined) return undefined
  // 第一， heads a section only where nothing else does; below another head it numbers a series
  const heads =
    headsSections(family) || (family === '第一' && open.every((each) => each.head.family === '第一'))
  if (!heads) return undefined
  return { node: lead, mark: lead.mark, title: titleOf(plainText({ ...lead, mark: '' })), family }
}

function close(open: Open[], head: Head): void {
  const at = open.findIndex((each) => closes(head, each.head))
  if (at >= 0) open.length = at
}

function closes(head: Head, open: Head): boolean {
  if (head.node.type === 'lead') return open.family === head.family
  return open.node.type === 'lead' || open.node.depth >= head.node.depth
}

/** The number of a heading and its words. */
export function splitHead(text: string): { mark: string; title: string; family: Family | undefined } {
  const words = text.trim()
  const ordinal = ordinalAt(words, 0)
  const mark = lineMarkOf(words)?.mark ?? ''
  return { mark: mark.trim(), title: titleOf(words.slice(mark.length)), family: ordinal?.family }
}

/** A head's words without the stop at its end; a question keeps its ？. */
function titleOf(words: string): string {
  return words.trim().replace(/[。：；:;]$/u, '')
}
