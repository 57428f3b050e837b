/**
 * What differs between two texts, as a person marks it: whole clauses and whole figures, never single digits. It is not
 * alignment.ts, which keeps every character that it can, so that no edit is lost in a merge: marks made of that would be
 * confetti. Here a clause that is mostly new is new as a whole.
 */
import { commonSequence, pairedByLikeness } from './sequences.ts'

/** A stretch that stayed, went or came; offsets are those of the two texts, of what is not there where it would stand. */
export interface Difference {
  kind: 'same' | 'removed' | 'added'
  oldStart: number
  oldEnd: number
  newStart: number
  newEnd: number
}

/**
 * The stretches of two texts in order, what went before what came. First the same sentences are paired, then clauses, then
 * words, of which a number, a date, a 【…】 and a word in letters is one and every other character. Where less than a third of
 * a clause stays in more than one spot, all of it went and came.
 */
export function differences(before: string, after: string): Difference[] {
  const found: Difference[] = []
  compare({ text: before, start: 0 }, { text: after, start: 0 }, 0, found)
  return joined(found)
}

interface Piece {
  text: string
  start: number
}

const cuts = [
  // sentences
  /[^。！？!?\n]*(?:[。！？!?]+["”’」』）】)]*|\n|$)/gu,
  // clauses; a comma or colon between digits belongs to a number, one in a 【…】 to that
  /(?:【[^】\n]{0,200}】|[^。！？!?\n，；：,;:]|(?<=\d)[,:](?=\d))*(?:[。！？!?，；：,;:]+["”’」』）】)]*|\n|$)/gu,
] as const
const words =
  /【[^】\n]{0,200}】|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:[%％‰]|个百分点|[百千]?[万亿](?=[\p{Script=Han}]))?|第[〇零一二三四五六七八九十百\d]{1,6}[位名]|[〇零一二三四五六七八九十百千万亿两]{2,}|[A-Za-z]+|[^]/gu

/** Below this two sentences, or two clauses, have nothing to do with each other. */
const leastAlike = 0.34
const mostPairs = 250_000

function compare(before: Piece, after: Piece, level: number, found: Difference[]): void {
  if (before.text === after.text) return put('same', before, after, found)
  if (before.text === '' || after.text === '') return replace(before, after, found)
  const cut = cuts[level]
  if (!cut) return compareWords(before, after, found)
  const [olds, news] = [piecesOf(before, cut), piecesOf(after, cut)]
  let [i, j] = [0, 0]
  // A sentence that changed may have become two: only those that are the same are paired, clauses also where alike.
  const pairs = level === 0 ? samePairs(olds, news) : pairsOf(olds, news)
  for (const [x, y] of [...pairs, [olds.length, news.length] as const]) {
    const [gone, came] = [whole(olds, i, x, before), whole(news, j, y, after)]
    if (gone.text !== '' && came.text !== '' && level === 0) compare(gone, came, 1, found)
    else replace(gone, came, found)
    const [old, now] = [olds[x], news[y]]
    if (old && now) compare(old, now, level + 1, found)
    ;[i, j] = [x + 1, y + 1]
  }
}

function piecesOf({ text, start }: Piece, cut: RegExp): Piece[] {
  return Array.from(text.matchAll(cut), (match) => ({ text: match[0], start: start + match.index })).filter(
    (piece) => piece.text !== '',
  )
}

/** Pieces [from, to) as one. */
function whole(pieces: readonly Piece[], from: number, to: number, all: Piece): Piece {
  const start = pieces[from]?.start ?? all.start + all.text.length
  const end = pieces[to]?.start ?? all.start + all.text.length
  return { text: all.text.slice(start - all.start, end - all.start), start }
}

function samePairs(olds: readonly Piece[], news: readonly Piece[]): [number, number][] {
  return commonSequence(
    olds.map(({ text }) => text),
    news.map(({ text }) => text),
  )
}

/** Pieces that are the same, and between them those that are alike. */
function pairsOf(olds: readonly Piece[], news: readonly Piece[]): [number, number][] {
  const same = samePairs(olds, news)
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  for (const [x, y] of [...same, [olds.length, news.length] as const]) {
    const [own, others] = [olds.slice(i, x).map(pairCounts), news.slice(j, y).map(pairCounts)]
    const alike = (a: number, b: number): number => sharedOf(own[a]!, others[b]!)
    for (const [a, b] of pairedByLikeness(own.length, others.length, alike, leastAlike, mostPairs))
      pairs.push([i + a, j + b])
    if (x < olds.length) pairs.push([x, y])
    ;[i, j] = [x + 1, y + 1]
  }
  return pairs
}

/** The pairs of neighbouring characters of a text, all numbers taken as one. */
export interface PairCounts {
  counts: ReadonlyMap<string, number>
  total: number
}

/** What `sharedOf` compares texts by. */
export function pairCounts({ text }: { text: string }): PairCounts {
  const plain = text.replace(/\d+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千万亿两]{2,}/gu, '0')
  const counts = new Map<string, number>()
  for (let i = 0; i + 1 < plain.length; i++) {
    const pair = plain.slice(i, i + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return { counts, total: Math.max(0, plain.length - 1) }
}

/** How alike two texts are, from 0 to 1 (Dice); any number is like any other. */
export function sharedOf(a: PairCounts, b: PairCounts): number {
  if (a.total + b.total === 0) return 0
  if (Math.min(a.total, b.total) * 2 < leastAlike * (a.total + b.total)) return 0
  let shared = 0
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a]
  for (const [pair, count] of few.counts) shared += Math.min(count, many.counts.get(pair) ?? 0)
  return (2 * shared) / (a.total + b.total)
}

function compareWords(before: Piece, after: Piece, found: Difference[]): void {
  const [olds, news] = [piecesOf(before, words), piecesOf(after, words)]
  const kept = withoutIslands(samePairs(olds, news), olds, news)
  const length = kept.reduce((sum, [i]) => sum + olds[i]!.text.length, 0)
  const isMost = length * 3 >= Math.max(before.text.length, after.text.length)
  const pairs = isMost || spotsBetween(kept, olds.length, news.length) === 1 ? kept : []
  let [i, j] = [0, 0]
  for (const [x, y] of [...pairs, [olds.length, news.length] as const]) {
    replace(whole(olds, i, x, before), whole(news, j, y, after), found)
    const [old, now] = [olds[x], news[y]]
    if (old && now) put('same', old, now, found)
    ;[i, j] = [x + 1, y + 1]
  }
}

/** How many stretches the kept pairs leave between them. */
function spotsBetween(pairs: readonly [number, number][], n: number, m: number): number {
  let spots = 0
  let [i, j] = [0, 0]
  for (const [x, y] of [...pairs, [n, m] as const]) {
    if (x > i || y > j) spots++
    ;[i, j] = [x + 1, y + 1]
  }
  return spots
}

/** A character or two that stayed between longer changes belongs to them: 推进 and 促使 share nothing by chance. */
function withoutIslands(
  pairs: readonly [number, number][],
  olds: readonly Piece[],
  news: readonly Piece[],
): [number, number][] {
  const runs: [number, number][][] = []
  for (const pair of pairs) {
    const last = runs.at(-1)?.at(-1)
    if (last && last[0] + 1 === pair[0] && last[1] + 1 === pair[1]) runs.at(-1)!.push(pair)
    else runs.push([pair])
  }
  return runs
    .filter((run) => {
      const [first, last] = [run[0]!, run.at(-1)!]
      const isInside = first[0] > 0 && first[1] > 0 && last[0] < olds.length - 1 && last[1] < news.length - 1
      const text = run.map(([i]) => olds[i]!.text).join('')
      return !isInside || text.length > 1 || /[\d，。；：、]/u.test(text)
    })
    .flat()
}

/** The marks at the end of what went and came stay where they are the same. */
function replace(before: Piece, after: Piece, found: Difference[]): void {
  const [old, now] = [before.text, after.text]
  let tail = 0
  while (tail < Math.min(old.length, now.length) && isSameMark(old.at(-1 - tail)!, now.at(-1 - tail)!)) tail++
  const [gone, came] = [old.slice(0, old.length - tail), now.slice(0, now.length - tail)]
  const [oldEnd, newEnd] = [before.start + gone.length, after.start + came.length]
  if (gone !== '')
    put('removed', { text: gone, start: before.start }, { text: '', start: after.start }, found)
  if (came !== '') put('added', { text: '', start: oldEnd }, { text: came, start: after.start }, found)
  const [end, same] = [old.slice(gone.length), now.slice(came.length)]
  if (tail > 0) put('same', { text: end, start: oldEnd }, { text: same, start: newEnd }, found)
}

function isSameMark(old: string, now: string): boolean {
  return old === now && /[。！？!?，；：,;:"”’」』）】)\n]/u.test(old)
}

function put(kind: Difference['kind'], before: Piece, after: Piece, found: Difference[]): void {
  found.push({
    kind,
    oldStart: before.start,
    oldEnd: before.start + before.text.length,
    newStart: after.start,
    newEnd: after.start + after.text.length,
  })
}

/** Neighbours of one kind as one; between two stretches that stayed all that went stands before all that came. */
function joined(found: readonly Difference[]): Difference[] {
  const result: Difference[] = []
  const between: Difference[] = []
  const flush = (): void => {
    for (const kind of ['removed', 'added'] as const) {
      const own = between.filter((one) => one.kind === kind)
      if (own.length > 0) result.push({ ...own[0]!, oldEnd: own.at(-1)!.oldEnd, newEnd: own.at(-1)!.newEnd })
    }
    const [gone, came] = [result.at(-2), result.at(-1)]
    if (between.length > 0 && gone?.kind === 'removed' && came?.kind === 'added') {
      gone.newStart = gone.newEnd = came.newStart
      came.oldStart = came.oldEnd = gone.oldEnd
    }
    between.length = 0
  }
  for (const one of found) {
    if (one.kind !== 'same') {
      between.push(one)
      continue
    }
    flush()
    const last = result.at(-1)
    if (last?.kind === 'same') {
      last.oldEnd = one.oldEnd
      last.newEnd = one.newEnd
    } else result.push({ ...one })
  }
  flush()
  return result
}
