/** The day, and who speaks, where an old speech has them below its last words. */
import { headRole, plainText, type Section, type Speech } from '../speech/index.ts'

type Block = Section['body'][number]

export interface DayBelow {
  day: string
  speaker: string
  /** The speech without those lines. */
  outline: Speech['outline']
}

/** Undefined where the head block has a day, or nothing of the kind stands at the end. */
export function dayBelow({ outline }: Speech): DayBelow | undefined {
  if (outline.head.date) return undefined
  const last = lastBlocks(outline)
  const day = last.at(-1)
  if (!isLine(day, 'date')) return undefined
  const above = last.at(-2)
  const isSpeaker = outline.head.speaker === undefined && isLine(above, 'speaker')
  const gone = new Set<Block>(isSpeaker ? [day!, above!] : [day!])
  return {
    day: plainText(day!).trim(),
    speaker: isSpeaker ? plainText(above!).trim() : '',
    outline: without(outline, gone),
  }
}

function isLine(block: Block | undefined, role: 'date' | 'speaker'): boolean {
  return block?.type === 'paragraph' && headRole(plainText(block)) === role
}

function lastBlocks({ opening, sections, closing }: Speech['outline']): readonly Block[] {
  if (closing.length > 0) return closing
  let last = sections.at(-1)
  while (last?.sections.length) last = last.sections.at(-1)
  return last?.body ?? opening
}

function without(outline: Speech['outline'], gone: ReadonlySet<Block>): Speech['outline'] {
  const kept = (blocks: readonly Block[]): Block[] => blocks.filter((block) => !gone.has(block))
  const section = (one: Section): Section => ({
    ...one,
    body: kept(one.body),
    sections: one.sections.map((below) => section(below)),
  })
  return {
    ...outline,
    opening: kept(outline.opening),
    sections: outline.sections.map((one) => section(one)),
    closing: kept(outline.closing),
  }
}
