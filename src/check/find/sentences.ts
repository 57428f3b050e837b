import { sentencesOf } from '../../speech/index.ts'
import type { Doc } from '../doc.ts'
import type { Range } from '../rule.ts'

export interface Sentence extends Range {
  /** The index of its block. */
  block: number
}

/** Every sentence, in order: ended by 。！？ with closing quotes and brackets, or by its block. */
export function sentences(doc: Doc): readonly Sentence[] {
  return doc.blocks.flatMap((block, index) =>
    sentencesOf(doc.slice(block)).map(({ start, end }) => ({
      start: block.start + start,
      end: block.start + end,
      block: index,
    })),
  )
}
