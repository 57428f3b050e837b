/** Of the 核稿版: which words of a paragraph the phrase library supplied, for a person to confirm or to write anew. */
import type { Nodes, Text } from 'mdast'
import { walk } from '../speech/index.ts'
import type { PhraseOrigin } from '../speech/types.ts'

export interface Supply {
  /** The first words that were supplied. */
  first: Text
  remark: string
}

/** Quiet enough to read over. */
export const suppliedColour = '808080'

/** What there is to say of a paragraph; undefined where nothing in it is the library's. */
export function supplyOf(nodes: readonly Nodes[]): Supply | undefined {
  const found = new Map<string, PhraseOrigin>()
  let first: Text | undefined
  for (const node of nodes) {
    walk(node, (one) => {
      if (one.type !== 'text' || !one.data?.phrase) return
      first ??= one
      found.set(one.data.phrase.id, one.data.phrase)
    })
  }
  if (!first) return undefined
  const names = [...found.values()].map(({ id, source }) =>
    source === undefined ? id : `${id}（${source}）`,
  )
  return { first, remark: `点线上的话取自用语库，请核定或改写：${names.join('、')}` }
}
