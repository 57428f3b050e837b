/** Two drafts line by line: which line of the one is which of the other, and which moved. */
import { asWritten, comparable } from '../text/comparable.ts'
import { pairCounts, sharedOf, type PairCounts } from '../text/differences.ts'
import { anchoredSequence, pairedByLikeness } from '../text/sequences.ts'
import { withoutNumber } from './compare.ts'
import type { PaperLine } from './paper-lines.ts'

/**
 * A line of the old paper, of the new one, or of both. `renumbered`: only the number in front is another. Of what moved
 * the line that went and the one that came name each other.
 */
export interface LinePair {
  kind: 'same' | 'renumbered' | 'changed' | 'removed' | 'added'
  old?: PaperLine
  new?: PaperLine
  /** Of a line that came: where it stood. */
  movedFrom?: PaperLine
  /** Of a line that went: where it stands. */
  movedTo?: PaperLine
}

export interface PairOptions {
  /** Spaces, straight quotes and full-width digits count, too. */
  exact?: boolean
}

/** Below this a line that went and one that came are two. */
const leastAlike = 0.34
/** From here on they are one that moved. */
const leastMoved = 0.75
/** A shorter line that is no heading is found again anywhere by chance. */
const shortestMoved = 6
const mostPairs = 250_000

/** The lines of both papers in the order of the new one; what went stands where it stood, before what came. */
export function pairLines(
  before: readonly PaperLine[],
  after: readonly PaperLine[],
  options: PairOptions = {},
): LinePair[] {
  const [olds, news] = [before, after].map((lines) => lines.map((line) => keyed(line, options))) as [
    Keyed[],
    Keyed[],
  ]
  const pairs: LinePair[] = []
  let [i, j] = [0, 0]
  const same = anchoredSequence(
    olds.map(({ bare }) => bare),
    news.map(({ bare }) => bare),
  )
  for (const [x, y] of [...same, [olds.length, news.length] as const]) {
    pairs.push(...between(olds.slice(i, x), news.slice(j, y)))
    const [old, now] = [olds[x], news[y]]
    if (old && now) pairs.push(pairOf(old, now))
    ;[i, j] = [x + 1, y + 1]
  }
  findMoves(pairs, new Map([...olds, ...news].map((one) => [one.line, one])))
  return pairs
}

interface Keyed {
  line: PaperLine
  key: string
  /** The key without the number in front. */
  bare: string
  /** Of a row: the first cell that is no number. */
  name: string
  counts: PairCounts | undefined
}

function keyed(line: PaperLine, { exact }: PairOptions): Keyed {
  const form = exact ? asWritten : comparable
  const cells = line.cells?.map(({ text }) => form(text.trim()).text)
  const key = cells ? `|${cells.join('|')}` : form(line.text).text
  const name = cells?.find((cell) => !/^[\d.,%]*$/u.test(cell)) ?? ''
  const bare = cells ? `|${withoutNumber(key.slice(1))}` : withoutNumber(key)
  return { line, key, bare, name, counts: undefined }
}

function pairOf(old: Keyed, now: Keyed): LinePair {
  const kind = old.key === now.key ? 'same' : old.bare === now.bare ? 'renumbered' : 'changed'
  return { kind, old: old.line, new: now.line }
}

function between(olds: Keyed[], news: Keyed[]): LinePair[] {
  const alike = (i: number, j: number): number => likenessOf(olds[i]!, news[j]!)
  const matched = pairedByLikeness(olds.length, news.length, alike, leastAlike, mostPairs)
  const pairs: LinePair[] = []
  let [i, j] = [0, 0]
  for (const [x, y] of [...matched, [olds.length, news.length] as const]) {
    for (const { line } of olds.slice(i, x)) pairs.push({ kind: 'removed', old: line })
    for (const { line } of news.slice(j, y)) pairs.push({ kind: 'added', new: line })
    const [old, now] = [olds[x], news[y]]
    if (old && now) pairs.push(pairOf(old, now))
    ;[i, j] = [x + 1, y + 1]
  }
  return pairs
}

function likenessOf(old: Keyed, now: Keyed): number {
  if ((old.line.kind === 'row') !== (now.line.kind === 'row')) return 0
  if (old.line.kind === 'row') {
    if (old.line.cells?.length !== now.line.cells?.length) return 0
    // a row is known by its name; by its other cells where the name was put right
    if (old.name !== '' && old.name === now.name) return 0.9
    return cellsAlike(old, now) * 0.8
  }
  const isSameRole = old.line.role !== undefined && old.line.role === now.line.role
  const isSameTitle = old.line.kind === 'title' && now.line.kind === 'title'
  return isSameRole || isSameTitle ? Math.max(0.5, wordsAlike(old, now)) : wordsAlike(old, now)
}

/** How many of the cells with words are the same. */
function cellsAlike(old: Keyed, now: Keyed): number {
  const [olds, news] = [old, now].map(({ key }) => key.slice(1).split('|')) as [string[], string[]]
  const filled = olds.filter((cell, i) => cell !== '' || news[i] !== '').length
  const same = olds.filter((cell, i) => cell !== '' && cell === news[i]).length
  return filled === 0 ? 0 : same / filled
}

function wordsAlike(old: Keyed, now: Keyed): number {
  old.counts ??= pairCounts(comparable(old.bare))
  now.counts ??= pairCounts(comparable(now.bare))
  return sharedOf(old.counts, now.counts)
}

/** What went in one place and came in another: the same words first, then those that are much alike. */
function findMoves(pairs: readonly LinePair[], keys: ReadonlyMap<PaperLine, Keyed>): void {
  const isLong = (line: PaperLine): boolean =>
    line.kind === 'heading' || keys.get(line)!.bare.length >= shortestMoved
  const gone = pairs.filter(({ kind, old }) => kind === 'removed' && old && isLong(old))
  const came = pairs.filter(({ kind, new: now }) => kind === 'added' && now && isLong(now))
  const join = (from: LinePair, to: LinePair): void => {
    from.movedTo = to.new!
    to.movedFrom = from.old!
  }
  const places = new Map<string, LinePair[]>()
  for (const pair of came) {
    const { bare } = keys.get(pair.new!)!
    places.set(bare, [...(places.get(bare) ?? []), pair])
  }
  for (const pair of gone) {
    const there = places.get(keys.get(pair.old!)!.bare)?.shift()
    if (there) join(pair, there)
  }
  const [left, free] = [gone.filter((one) => !one.movedTo), came.filter((one) => !one.movedFrom)]
  if (left.length * free.length > mostPairs) return
  const likely = left
    .flatMap((from) =>
      free.map((to) => ({ from, to, alike: likenessOf(keys.get(from.old!)!, keys.get(to.new!)!) })),
    )
    .filter(({ alike }) => alike >= leastMoved)
    .sort((x, y) => y.alike - x.alike)
  for (const { from, to } of likely) if (!from.movedTo && !to.movedFrom) join(from, to)
}
