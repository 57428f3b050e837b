/** Two versions of a paper, sentence by sentence. */
import { commonSequence, likeness, pairedByLikeness } from '../text/sequences.ts'
import type { PlacedSentence } from './sentences.ts'

/** `renumbered`: only its number changed, as of a row after one that was put in. */
export interface SentenceChange {
  kind: 'changed' | 'added' | 'removed' | 'moved' | 'renumbered'
  old?: PlacedSentence
  new?: PlacedSentence
}

/** Below this two sentences are one that went and one that came. */
const leastAlike = 0.4

/** What two sentences are compared by; the words as written where nothing is said. */
export type SentenceKey = (text: string) => string

const asWritten: SentenceKey = (text) => text

/** The sentences that differ, in the order of the new paper; those that are gone stand where they stood. */
export function compareSentences(
  before: readonly PlacedSentence[],
  after: readonly PlacedSentence[],
  keyOf: SentenceKey = asWritten,
): SentenceChange[] {
  const kept = commonSequence(
    before.map(({ text }) => keyOf(text)),
    after.map(({ text }) => keyOf(text)),
  )
  const changes: SentenceChange[] = []
  let [i, j] = [0, 0]
  for (const [nextOld, nextNew] of [...kept, [before.length, after.length] as const]) {
    changes.push(...within(before.slice(i, nextOld), after.slice(j, nextNew), keyOf))
    ;[i, j] = [nextOld + 1, nextNew + 1]
  }
  return withMoves(changes, keyOf)
}

/** The changes between two sentences that stayed. */
function within(
  olds: readonly PlacedSentence[],
  news: readonly PlacedSentence[],
  keyOf: SentenceKey,
): SentenceChange[] {
  const unnumbered = ({ text }: PlacedSentence): string => withoutNumber(keyOf(text))
  const pairs = pairedByLikeness(
    olds.length,
    news.length,
    (i, j) => likeness(unnumbered(olds[i]!), unnumbered(news[j]!)),
    leastAlike,
  )
  const changes: SentenceChange[] = []
  let [i, j] = [0, 0]
  for (const [nextOld, nextNew] of [...pairs, [olds.length, news.length] as const]) {
    for (; i < nextOld; i++) changes.push({ kind: 'removed', old: olds[i]! })
    for (; j < nextNew; j++) changes.push({ kind: 'added', new: news[j]! })
    const [old, now] = [olds[i], news[j]]
    if (old && now)
      changes.push({ kind: unnumbered(old) === unnumbered(now) ? 'renumbered' : 'changed', old, new: now })
    i++
    j++
  }
  return changes
}

/** 3、 （三） 三、 第三项， 三是 and the number in the first cell of a row. */
const leadingNumber =
  /^(?:\d{1,4}(?:\s?\|\s?|[、.．](?!\d))|[（(][一二三四五六七八九十百]{1,4}[）)]|第?[一二三四五六七八九十百]{1,4}(?:是要?|要|、|项[，、：]))\s*/u

/** A sentence, a head or a row without the number that it begins with. */
export function withoutNumber(text: string): string {
  return text.replace(leadingNumber, '')
}

/** What went in one place and came in another was moved. */
export function withMoves(
  changes: readonly SentenceChange[],
  keyOf: SentenceKey = asWritten,
): SentenceChange[] {
  const unnumbered = ({ text }: PlacedSentence): string => withoutNumber(keyOf(text))
  const gone = new Map<string, SentenceChange[]>()
  for (const change of changes) {
    if (change.kind !== 'removed') continue
    const key = unnumbered(change.old!)
    gone.set(key, [...(gone.get(key) ?? []), change])
  }
  const merged = new Set<SentenceChange>()
  const found = changes.map((change): SentenceChange => {
    const from = change.kind === 'added' ? gone.get(unnumbered(change.new!))?.shift() : undefined
    if (!from) return change
    merged.add(from)
    return { kind: 'moved', old: from.old!, new: change.new! }
  })
  return found.filter((change) => !merged.has(change))
}
