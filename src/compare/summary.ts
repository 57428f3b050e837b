/** What became of the old draft, in numbers and sentence by sentence. */
import {
  changedValues,
  compareSentences,
  sentencesOf,
  withMoves,
  withoutNumber,
  type ChangedValue,
  type LinePair,
  type PaperLine,
  type PlacedSentence,
  type SentenceChange,
  type SentenceKey,
} from '../speech/index.ts'
import { asWritten, comparable } from '../text/comparable.ts'
import { trueMoves, type Positions } from './moves.ts'

export type ChangeKind = SentenceChange['kind']

/** A sentence, heading or row that is another now. */
export interface DraftChange {
  kind: ChangeKind
  /** The part that it stands in, or stood in: the name of a 一、 of the new draft, 开头 or 结尾. */
  part: string
  old?: string
  new?: string
  /** Of what moved: where it stood. */
  from?: string
}

export interface DraftValue extends ChangedValue {
  part: string
}

export interface Comparison {
  /** The parts of the new draft in order, then those that only the old one had; each with how many changes of a kind. */
  parts: { name: string; counts: Record<ChangeKind, number> }[]
  changes: DraftChange[]
  /** Figures, deadlines, dates, counts and names that changed within a sentence or a cell. */
  values: DraftValue[]
  /** Titles and headings that changed, '' where there was or is none. */
  heads: { old: string; new: string }[]
}

/** The sum of two drafts that were laid beside each other. */
export function summaryOf(
  pairs: readonly LinePair[],
  names: { old: readonly string[]; new: readonly string[] },
  exact: boolean,
): Comparison {
  const keyOf: SentenceKey = (text) => (exact ? asWritten(text) : comparable(text)).text
  const partNames = partsOf(pairs, names)
  const tables = tableHeads(pairs)
  const where = new Map<PlacedSentence, string>()
  const lines = new Map(
    [pairs.flatMap(({ old }) => old ?? []), pairs.flatMap(({ new: now }) => now ?? [])].flatMap((own) =>
      own.map((line, i) => [line, i] as const),
    ),
  )
  const positions = new Map<PlacedSentence, number>()
  const stayed: [old: number, now: number][] = []
  const sentencesIn = (line: PaperLine, isOld: boolean): PlacedSentence[] => {
    const found = sentencesOfLine(line)
    for (const [i, one] of found.entries()) {
      where.set(one, isOld ? partNames.ofOld(line.part) : partNames.ofNew(line.part))
      positions.set(one, lines.get(line)! + i / found.length)
    }
    return found
  }
  const values: DraftValue[] = []
  const found: SentenceChange[] = []
  for (const pair of pairs) {
    const { kind, old, new: now } = pair
    if (kind === 'same') stayed.push([lines.get(old!)!, lines.get(now!)!])
    if (kind === 'same' || pair.movedTo) continue
    const before = old ?? pair.movedFrom
    const olds = before ? sentencesIn(before, true) : []
    const news = now ? sentencesIn(now, false) : []
    const compared = compareSentences(olds, news, keyOf)
    const changes = before && now ? asOne(compared) : compared
    found.push(...changes)
    if (old && now) stayed.push(...keptIn(olds, news, changes, positions))
    if (pair.movedFrom) {
      const touched = new Set(changes.map((change) => change.new))
      const kept = news.filter((sentence) => !touched.has(sentence))
      found.push(...kept.map((sentence) => moved(sentence, olds, keyOf)))
    }
    if (!before || !now) continue
    const part = partNames.ofNew(now.part)
    const own = before.cells && now.cells ? cellValues(before, now, tables, keyOf) : lineValues(changes)
    values.push(...own.map((value) => ({ ...value, part })))
  }
  const changes = trueMoves(withMoves(found, keyOf), stayed, positions)
  const listed = changes.map((change) => draftChange(change, where))
  const parts = partNames.all.map((name) => ({ name, counts: countsOf(listed, name) }))
  return { parts, changes: listed, values, heads: headsOf(pairs) }
}

/** Where the sentences of a line that stayed stand, among them those that changed. */
function keptIn(
  olds: readonly PlacedSentence[],
  news: readonly PlacedSentence[],
  changes: readonly SentenceChange[],
  positions: Positions,
): [old: number, now: number][] {
  const touched = new Set(changes.flatMap(({ old, new: now }) => [old, now]))
  const [before, after] = [olds, news].map((own) => own.filter((one) => !touched.has(one)))
  const same = before!.map((one, i) => [one, after![i]] as const)
  const changed = changes.flatMap(({ kind, old, new: now }) =>
    kind === 'moved' ? [] : [[old, now] as const],
  )
  return [...same, ...changed].flatMap(([old, now]) =>
    old && now ? [[positions.get(old)!, positions.get(now)!] as [number, number]] : [],
  )
}

/** Of a line that changed: its sentences together, as one may have become two; what only came or went with one is left out. */
function lineValues(changes: readonly SentenceChange[]): ChangedValue[] {
  const own = changes.filter(({ kind }) => kind !== 'renumbered' && kind !== 'moved')
  const [before, after] = [own.map(({ old }) => old), own.map(({ new: now }) => now)].map((sentences) =>
    sentences.map((sentence) => (sentence ? comparable(sentence.text).text : '')).join(''),
  ) as [string, string]
  const isMixed = own.some(({ kind }) => kind !== 'changed')
  return changedValues(before, after).filter(({ old, new: now }) => !isMixed || (old !== '' && now !== ''))
}

/** A line whose one sentence went and came again in other words: a post and a name, a date. */
function asOne(changes: readonly SentenceChange[]): readonly SentenceChange[] {
  const [gone, came] = [changes.filter(isGone), changes.filter(isNew)]
  const [old, now] = [gone[0]?.old, came[0]?.new]
  if (changes.length !== 2 || gone.length !== 1 || came.length !== 1 || !old || !now) return changes
  return [{ kind: 'changed', old, new: now }]
}

function isGone({ kind }: SentenceChange): boolean {
  return kind === 'removed'
}

function isNew({ kind }: SentenceChange): boolean {
  return kind === 'added'
}

function moved(
  sentence: PlacedSentence,
  olds: readonly PlacedSentence[],
  keyOf: SentenceKey,
): SentenceChange {
  const old = olds.find(({ text }) => keyOf(text) === keyOf(sentence.text))
  return { kind: 'moved', ...(old ? { old } : {}), new: sentence }
}

function draftChange(
  { kind, old, new: now }: SentenceChange,
  where: ReadonlyMap<PlacedSentence, string>,
): DraftChange {
  const part = where.get((now ?? old)!)!
  const from = kind === 'moved' && old ? where.get(old) : undefined
  return {
    kind,
    part,
    ...(old ? { old: old.text } : {}),
    ...(now ? { new: now.text } : {}),
    ...(from === undefined ? {} : { from }),
  }
}

/** A heading and a row are one; offsets do not matter here. */
function sentencesOfLine(line: PaperLine): PlacedSentence[] {
  const whole = line.text.trim()
  if (line.cells) return [{ text: whole, start: 0, end: 0, cells: line.cells.map(({ text }) => text.trim()) }]
  if (line.kind !== 'text') return [{ text: whole, start: 0, end: 0 }]
  return sentencesOf(line.text).map(({ start, end }) => ({
    text: line.text.slice(start, end).trim(),
    start,
    end,
  }))
}

function countsOf(changes: readonly DraftChange[], name: string): Record<ChangeKind, number> {
  const counts = { changed: 0, added: 0, removed: 0, moved: 0, renumbered: 0 }
  for (const { kind, part } of changes) if (part === name) counts[kind]++
  return counts
}

interface PartNames {
  all: string[]
  ofOld: (part: number) => string
  ofNew: (part: number) => string
}

/** A part of the old draft is that of the new one in which most of its lines stand now. */
function partsOf(
  pairs: readonly LinePair[],
  names: { old: readonly string[]; new: readonly string[] },
): PartNames {
  const votes = new Map<number, Map<number, number>>()
  for (const { kind, old, new: now } of pairs) {
    if (!old || !now || kind === 'removed') continue
    const own = votes.get(old.part) ?? new Map<number, number>()
    votes.set(old.part, own.set(now.part, (own.get(now.part) ?? 0) + (old.kind === 'heading' ? 3 : 1)))
  }
  const ofNew = (part: number): string => names.new[part] ?? ''
  const gone = new Set<string>()
  const ofOld = (part: number): string => {
    const best = [...(votes.get(part) ?? [])].sort((a, b) => b[1] - a[1])[0]
    return best ? ofNew(best[0]) : `原稿“${names.old[part] ?? ''}”`
  }
  for (const { kind, old } of pairs) if (kind === 'removed' && old) gone.add(ofOld(old.part))
  const all = [...new Set([...names.new, ...gone])]
  return { all, ofOld, ofNew }
}

/** The first row of each table of the new draft. */
function tableHeads(pairs: readonly LinePair[]): Map<number, PaperLine> {
  const heads = new Map<number, PaperLine>()
  for (const { new: now } of pairs)
    if (now?.table !== undefined && !heads.has(now.table)) heads.set(now.table, now)
  return heads
}

/** Cells with a digit that differ: 石桥镇·到位资金. */
function cellValues(
  old: PaperLine,
  now: PaperLine,
  heads: ReadonlyMap<number, PaperLine>,
  keyOf: SentenceKey,
): ChangedValue[] {
  const head = heads.get(now.table ?? -1)
  const cells = now.cells!.map(({ text }) => text.trim())
  const row = cells.find((text) => text !== '' && !/^[\d.,%％]+$/u.test(text)) ?? ''
  return cells.flatMap((text, i): ChangedValue[] => {
    const before = old.cells![i]?.text.trim() ?? ''
    if (keyOf(before) === keyOf(text) || !/\d/u.test(before + text)) return []
    const column = head === now ? '' : (head?.cells?.[i]?.text.trim() ?? '')
    // its own number in front is none of its figures
    if (/^(?:序号|编号)$/u.test(column)) return []
    const name = [row === text ? '' : row, column].filter((word) => word !== '').join('·')
    return [{ kind: 'figure', name, old: before, new: text }]
  })
}

function headsOf(pairs: readonly LinePair[]): Comparison['heads'] {
  return pairs.flatMap(({ kind, old, new: now, movedFrom, movedTo }) => {
    const before = old ?? movedFrom
    const isHead = [before, now].some((line) => line?.kind === 'title' || line?.kind === 'heading')
    if (kind === 'same' || kind === 'renumbered' || movedTo || !isHead) return []
    const [was, is] = [before?.text.trim() ?? '', now?.text.trim() ?? '']
    // one that only moved and took another number says the same
    return withoutNumber(was) === withoutNumber(is) ? [] : [{ old: was, new: is }]
  })
}
