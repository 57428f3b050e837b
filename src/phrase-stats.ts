/** What `bigan phrases stats` tells: what the library has, what templates ask of it, and what past speeches made of it. */
import { elaborations } from './draft/index.ts'
import {
  askedKinds,
  countPhrases,
  countUsage,
  least,
  suppliesOf,
  type Count,
  type PhraseCounts,
  type Usage,
  type UsageCounts,
} from './phrases/index.ts'
import type { Workspace } from './workspace.ts'

export interface PhraseStats extends PhraseCounts {
  /** What templates ask for, the kinds with the fewest entries first. */
  asked: Count[]
  /** Those of them with fewer entries than `least`. */
  thin: Count[]
  least: number
  usage?: UsageCounts
}

export function phraseStats(workspace: Workspace, usage?: readonly Usage[]): PhraseStats {
  const { phrases: library, units, office } = workspace
  const texts = [...units.values()].map(({ text }) => text)
  const kinds = askedKinds(texts, Object.values(elaborations))
  const asked = suppliesOf(library, kinds)
  const region = office.region?.name
  return {
    ...countPhrases(library.phrases, region === undefined ? {} : { names: [region] }),
    asked,
    thin: asked.filter(([, entries]) => entries < least),
    least,
    ...(usage ? { usage: countUsage(library, usage, kinds) } : {}),
  }
}
