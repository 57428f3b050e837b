/** Why each entry of the phrase library stands in a draft: which need asked for it, and what it was chosen from. */
import type { Draft, GivenPhrase, UngivenPhrase } from './draft/index.ts'
import { Source } from './text/source.ts'

/** An entry that is printed. */
export interface PrintedPhrase extends GivenPhrase {
  /** Of the Markdown draft, from 1. */
  line: number
  /** As it reads in the draft, its slots filled, in one line. */
  words: string
}

export interface PhraseReasons {
  /** In the order of the draft. */
  printed: PrintedPhrase[]
  /** Chosen, but the sentence or the fallback that asked is not in the draft. */
  unprinted: GivenPhrase[]
  ungiven: UngivenPhrase[]
}

/** Explains the choices of a draft. */
export function explainPhrases({ markdown, trace, phrases, ungiven }: Draft): PhraseReasons {
  const spans = trace.filter(({ from }) => from.kind === 'phrase')
  const source = new Source('', markdown)
  const printed: { start: number; one: PrintedPhrase }[] = []
  const unprinted: GivenPhrase[] = []
  for (const given of phrases) {
    const { phrase } = given.choice
    const at = spans.findIndex(({ from }) => from.kind === 'phrase' && from.id === phrase.id)
    const [span] = at < 0 ? [] : spans.splice(at, 1)
    if (!span) {
      unprinted.push(given)
      continue
    }
    const { start, end } = span
    const words = plain(markdown.slice(start, end))
    printed.push({ start, one: { ...given, line: source.position(start).line, words } })
  }
  printed.sort((a, b) => a.start - b.start)
  return { printed: printed.map(({ one }) => one), unprinted, ungiven: [...ungiven] }
}

/** Without what only Markdown needs. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replaceAll('**', '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** True where a given entry answers one of the words: its 编号, or what its text, need or point holds. */
export function concerns({ need, point, choice }: GivenPhrase, words: readonly string[]): boolean {
  const { id, text } = choice.phrase
  return (
    words.length === 0 ||
    words.some((word) => id === word || [id, text, need, point].some((one) => one.includes(word)))
  )
}
