import type { Block } from './docx-edit-blocks.ts'
import { newRuns, oldRun } from './docx-edit-comments.ts'
import type { Editing } from './docx-edit-editing.ts'
import {
  adjustedLook,
  paragraphProperties,
  plainLook,
  tracked,
  type ParagraphProperties,
} from './docx-edit-properties.ts'
import type { ParagraphInsertion, Tracked } from './docx-edit-types.ts'

/** A paragraph that is not in the file yet: what it will look like, and its inside without properties. */
export interface NewParagraph {
  properties: ParagraphProperties
  inside: string
}

export function newParagraph(
  { runs }: Pick<ParagraphInsertion, 'runs'>,
  like: Block,
  kind: Tracked,
  comment: readonly [string, string],
  editing: Editing,
): NewParagraph {
  const { names } = editing.signing
  const own = lookOf(like, editing)
  const words = runs.map(({ text, like: other, bold, highlight }) => {
    const run = other && editing.runs.paragraphs.get(other.paragraph)?.[other.run]
    const look = run ? plainLook(run.properties, names) : own
    return { text, look: adjustedLook(look, { bold, highlight }, names) }
  })
  return {
    properties: copiedProperties(like, editing),
    inside: trackedWords(words, kind, comment, editing),
  }
}

/**
 * Words with their looks as a tracked change; '' where there are none. The marks of a comment on them stand in the change:
 * they go with the words.
 */
export function trackedWords(
  words: readonly { text: string; look: string }[],
  kind: Tracked,
  [opening, closing]: readonly [string, string],
  { signing }: Editing,
): string {
  const write = kind === 'inserted' ? newRuns : oldRun
  const runs = words.map(({ text, look }) => (text === '' ? '' : write(text, look, signing.names)))
  const inside = opening + runs.join('') + closing
  return inside === '' ? '' : tracked(kind, inside, signing)
}

/** What makes a paragraph look as it does, without its section and what is tracked of it. */
export function copiedProperties({ properties }: Block, { xml, signing }: Editing): ParagraphProperties {
  const { names } = signing
  const { base, look } = paragraphProperties(
    properties ? xml.slice(properties.start, properties.end) : '',
    names,
  )
  return { base, look: plainLook(look, names), section: '', change: '' }
}

/** The look of most of a paragraph's words; of its mark where it has none. */
export function lookOf(block: Block, editing: Editing): string {
  const { names } = editing.signing
  const runs = editing.runs.paragraphs.get(block.number) ?? []
  const counts = new Map<string, number>()
  for (const { properties, length } of runs) {
    if (length > 0) counts.set(properties, (counts.get(properties) ?? 0) + length)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most ? plainLook(most[0], names) : copiedProperties(block, editing).look
}
