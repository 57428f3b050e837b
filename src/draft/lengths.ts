/**
 * The three lengths of one sheet. The short draft (短稿, for eight minutes) is the same template filled with a sheet that
 * was cut: what a listener can do without goes, and what is left stands in its writer's own sentences. The outline (提纲)
 * is taken from the full draft, see outline.ts.
 */
import { countWord } from '../text/numerals.ts'
import { join, type Path } from '../text/places.ts'
import { blockNames, type BlockName, type Facts, type Piece } from '../facts/index.ts'
import { joined, sentencesOf, take, type Sentence } from './sentences.ts'

/** The lengths by what the front matter says of them (篇幅). */
export const lengths = { full: '全文', short: '短稿', outline: '提纲' } as const
export type Length = keyof typeof lengths

/** What a short draft is for. */
export const shortMinutes = 8

/** A 概述 keeps the sentences of its first paragraph that fit into so many characters, one at least; figures have more room. */
const overviewRoom = { words: 60, figures: 130 }

/** A 结语 of more characters is a digression, of which no sentence stands by itself. */
const longestEnding = 200

/** Points, blocks and parts of a sheet: one shape for all of them. */
type Entry = Readonly<Record<string, unknown>>

interface Cutting {
  facts: Facts
  /** The texts that are left, cut. */
  texts: Map<Path, Piece[]>
}

/**
 * A sheet cut for a short speech. Dropped: 例, what is said of the reports heard (评价), and the points below a point with
 * the words that lead to them and close them. Kept: of 内容 and 结语 the first sentence, of a 概述 the sentences that there
 * is room for; a question keeps its answer. A 结语 that is a digression goes, and a 频次 or 完成时限 that told of words
 * which are gone (see `withoutStranded`). A point that says nothing but its head hands over to the points below it; one
 * that asks, or whose own words only lead to the points below, keeps their heads; and blocks that a dropped point held
 * (包含) stand in the point above it.
 */
export function shortened(facts: Facts): Facts {
  const cutting: Cutting = { facts, texts: new Map(facts.texts) }
  const sheet: Record<string, unknown> = { ...facts.sheet }
  for (const name of blockNames)
    if (isEntry(sheet[name])) sheet[name] = shortBlock(sheet[name], name, cutting)
  if (Array.isArray(sheet['outline']))
    sheet['outline'] = (sheet['outline'] as Entry[]).map((part, i) =>
      shortBlock(part, join('outline', i), cutting),
    )
  if (Array.isArray(sheet['heard']))
    sheet['heard'] = (sheet['heard'] as Entry[]).map((item, i) =>
      shortReport(item, join('heard', i), cutting),
    )
  return { ...facts, sheet: sheet as Facts['sheet'], texts: cutting.texts }
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What was heard: of a meeting watched together (no 谁) the 评价 is its content. */
function shortReport(item: Entry, path: Path, cutting: Cutting): Entry {
  keepFirst(join(path, 'demand'), cutting)
  keepFirst(join(path, 'remark'), cutting)
  if (item['who'] === undefined || item['remark'] === undefined) return item
  const { remark: _, ...rest } = item
  forget(join(path, 'remark'), cutting)
  return rest
}

function shortBlock(block: Entry, path: Path, cutting: Cutting): Entry {
  const short: Record<string, unknown> = { ...block }
  keepRoom(join(path, 'overview'), cutting)
  keepFirst(join(path, 'content'), cutting)
  closeShort(short, path, cutting)
  // 奖惩 are decisions of one sentence each.
  if (path !== 'sanctions') Object.assign(short, shortLists(block, path, cutting))
  return short
}

/** 要点 and 分组 of a block or point, each point cut. */
function shortLists(holder: Entry, path: Path, cutting: Cutting): Entry {
  const { points, groups } = holder
  const short: Record<string, unknown> = {}
  const cut = (list: unknown, at: Path): unknown[] =>
    (list as unknown[]).map((point, i) => (isEntry(point) ? shortPoint(point, join(at, i), cutting) : point))
  if (Array.isArray(points)) short['points'] = cut(points, join(path, 'points'))
  if (isEntry(groups))
    short['groups'] = Object.fromEntries(
      Object.entries(groups).map(([name, list]) => [
        name,
        Array.isArray(list) ? cut(list, join(join(path, 'groups'), name)) : list,
      ]),
    )
  return short
}

function shortPoint(point: Entry, path: Path, cutting: Cutting): Entry {
  return withoutStranded(cutPoint(point, path, cutting), path, cutting)
}

function cutPoint(point: Entry, path: Path, cutting: Cutting): Entry {
  const { examples: _, ...short } = point as Record<string, unknown>
  forget(join(path, 'examples'), cutting)
  const below = sizeBelow(point)
  const asks = below > 0 && isQuestion(join(path, 'heading'), cutting)
  const [own, leads] = [false, true].map((leading) =>
    ['overview', 'content'].some((key) => saying(join(path, key), below, leading, cutting).length > 0),
  )
  if (below > 0 && own && !asks) return withoutPoints(short, path, below, cutting)
  keepRoom(join(path, 'overview'), cutting)
  keepFirst(join(path, 'content'), cutting, asks)
  if (below > 0 && (asks || leads)) return headsOnly(short, path, cutting)
  closeShort(short, path, cutting)
  return { ...short, ...shortLists(point, path, cutting) }
}

/** 结语: its first sentence, or nothing of a digression. */
function closeShort(short: Record<string, unknown>, path: Path, cutting: Cutting): void {
  const at = join(path, 'ending')
  const pieces = cutting.facts.texts.get(at)
  if (!pieces || joined(pieces).length <= longestEnding) return keepFirst(at, cutting)
  delete short['ending']
  forget(at, cutting)
}

/**
 * A 频次 that words said which are gone says how often something is to be done that is not told any more; a 完成时限 of such
 * words would contradict another deadline that stays.
 */
function withoutStranded(point: Entry, path: Path, { facts, texts }: Cutting): Entry {
  const wordsIn = (from: ReadonlyMap<Path, Piece[]>): string =>
    ['overview', 'content'].map((key) => joined(from.get(join(path, key)) ?? [])).join('\n')
  const [whole, left] = [wordsIn(facts.texts), wordsIn(texts)]
  const { frequency, due, ...rest } = point
  const oftenGone = typeof frequency === 'string' && whole.includes(frequency) && !left.includes(frequency)
  const dueGone = due !== undefined && left !== whole && deadline.test(left)
  return {
    ...rest,
    ...(frequency === undefined || oftenGone ? {} : { frequency }),
    ...(due === undefined || dueGone ? {} : { due }),
  }
}

/** 9月底前 · 10月15日前 · 年内 */
const deadline = /(?:月|日|底|旬|末)前|年内/

/** A point whose own words stay, and nothing of what stands below it but the blocks that are put there. */
function withoutPoints(point: Record<string, unknown>, path: Path, below: number, cutting: Cutting): Entry {
  const { points, groups, lead: _, ending: __, ...rest } = point
  for (const key of ['points', 'groups', 'lead', 'ending']) forget(join(path, key), cutting)
  for (const key of ['overview', 'content'] as const) {
    const at = join(path, key)
    const left = saying(at, below, false, cutting)
    if (left.length === 0) {
      delete rest[key]
      cutting.texts.delete(at)
    } else keep(at, left, cutting)
  }
  return { ...rest, ...holding(rest, [points, groups]) }
}

/** 包含 of a point with that of the points dropped below it. */
function holding(point: Entry, dropped: unknown): Entry {
  const own = (point['contains'] as BlockName[] | undefined) ?? []
  const held = [...new Set([...own, ...blocksBelow(dropped)])]
  return held.length > 0 ? { contains: held } : {}
}

function blocksBelow(value: unknown): BlockName[] {
  if (Array.isArray(value)) return value.flatMap(blocksBelow)
  if (!isEntry(value)) return []
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'contains' ? (child as BlockName[]) : blocksBelow(child),
  )
}

/** How many points or groups stand below a point. */
function sizeBelow({ points, groups }: Entry): number {
  return isEntry(groups) ? Object.keys(groups).length : Array.isArray(points) ? points.length : 0
}

/**
 * The sentences that stay of a point's 概述 or 内容: those that lead to its points (that count them, or end in ：) or those
 * that do not.
 */
function saying(path: Path, below: number, leading: boolean, { facts }: Cutting): Sentence[] {
  const pieces = facts.texts.get(path)
  if (!pieces) return []
  const sentences = sentencesOf(pieces)[0] ?? []
  const kept = path.endsWith('overview') ? fitting(sentences) : firstOf(sentences)
  const typed = new RegExp(`${countWord(below)}(?:${measures})`)
  return kept.filter(({ counts, text }) => (counts || /[：，—]$/.test(text) || typed.test(text)) === leading)
}

/** What points are counted by where a writer types their number: 四样调度. */
const measures = '个|件|条|项|点|种|样|层|道|步|招|手|桩|级|方面|环节'

/** A point with the heads of the points below it, of one without a head its first sentence. */
function headsOnly(point: Entry, path: Path, cutting: Cutting): Entry {
  const { points = [], groups, ending: _, ...rest } = point
  for (const key of ['groups', 'ending']) forget(join(path, key), cutting)
  const heads = (points as unknown[]).map((one, i) => {
    if (!isEntry(one)) return one
    const at = join(join(path, 'points'), i)
    const key = one['heading'] === undefined ? 'content' : 'heading'
    for (const other of Object.keys(one)) if (other !== key) forget(join(at, other), cutting)
    keepFirst(join(at, 'content'), cutting)
    return { [key]: one[key] }
  })
  return { ...rest, points: heads, ...holding(point, [points, groups]) }
}

function isQuestion(path: Path, { facts }: Cutting): boolean {
  const pieces = facts.texts.get(path)
  return pieces !== undefined && joined(pieces).endsWith('？')
}

/** The first sentence of a text; with `counting` the one that counts the points below it too. */
function keepFirst(path: Path, cutting: Cutting, counting = false): void {
  const pieces = cutting.texts.get(path)
  if (!pieces) return
  const sentences = sentencesOf(pieces)[0] ?? []
  const first = firstOf(sentences)
  const more = counting ? sentences.filter((one) => one.counts && !first.includes(one)) : []
  keep(path, [...first, ...more], cutting)
}

/** The first sentences of a 概述, as many as there is room for. */
function keepRoom(path: Path, cutting: Cutting): void {
  const pieces = cutting.texts.get(path)
  if (pieces) keep(path, fitting(sentencesOf(pieces)[0] ?? []), cutting)
}

function keep(path: Path, sentences: readonly Sentence[], { facts, texts }: Cutting): void {
  if (sentences.length > 0) texts.set(path, take(facts.texts.get(path)!, sentences))
}

/** The first sentence; a question is followed by its answer. */
function firstOf(sentences: readonly Sentence[]): Sentence[] {
  const last = sentences.findIndex((one) => !/？[”’）]*$/.test(one.text))
  return sentences.slice(0, (last < 0 ? sentences.length : last) + 1)
}

/** As many as there is room for; of a pair (先看…。再看…。) both. */
function fitting(sentences: readonly Sentence[]): Sentence[] {
  const least = firstOf(sentences).length
  let length = 0
  const over = sentences.findIndex(
    ({ text, figures }) => (length += text.length) > overviewRoom[figures ? 'figures' : 'words'],
  )
  const kept = Math.max(least, over < 0 ? sentences.length : over)
  const isPair = /^(?:先|首先|一方面|一来)/.test(sentences[kept - 1]?.text ?? '')
  return sentences.slice(0, isPair ? kept + 1 : kept)
}

/** Takes the texts at a path and below it out. */
function forget(path: Path, { texts }: Cutting): void {
  for (const one of texts.keys()) if (one === path || one.startsWith(`${path}/`)) texts.delete(one)
}
