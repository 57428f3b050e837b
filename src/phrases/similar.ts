/**
 * How like two entries are. What differs from office to office and from meeting to meeting is masked (slots, topics,
 * regions, figures), marks are left out, and what is left is compared by its runs of three characters; short texts see
 * similar-short.ts.
 */
import { joinShort } from './similar-short.ts'
import { topics } from './topics.ts'
import type { Phrase } from './types.ts'

/** Entries that share this part of their runs say the same thing. */
const nearDuplicate = 0.7

const runLength = 3
/** Stands for what is masked; no text holds it. */
const masked = '\u0001'

export interface LikenessOptions {
  /** Names of regions and topics beyond those that are known: 清河区. */
  names?: Iterable<string>
}

/** Entries that say the same thing, two or more, in the order of the library. */
export interface LikeGroup {
  phrases: Phrase[]
}

const numeral = '[〇零一二三四五六七八九十百千万亿两几]'
const figures = [
  /\d+(?:[.,．，]\d+)*(?:万亿|亿|万|千|百|多)?(?:个百分点|[%％‰])?/gu,
  new RegExp(`${numeral}+(?=[个项条件点方场次家户人名道层句本步])`, 'gu'),
  new RegExp(`${numeral}+(?:万|亿|成|倍)(?=[元人户亩吨])`, 'gu'),
]
/** 全区 and 我区 in each kind of region, and places of three characters: 清河区, 临江县. */
const ownRegion = /[全我][省市县区旗镇乡盟]|全系统|全街道|我街道/gu
const place = /[\u4e00-\u9fff]{2}[区县](?![\u4e00-\u9fff]?[级域情里外内直长委])/gu
/** What looks like a place and is a word. */
const noPlace =
  /(?:[园社地景库灾城片辖山小校县市街厂矿林牧禁误特新郊湖老贫发业范税验治营战军防疫雷片专]区|[各本该周邻外百强全我]县)$/u

/** What an entry says whatever the meeting is: marks left out, what is masked as one sign. */
export function maskedText(text: string, options: LikenessOptions = {}): string {
  return mask(text, wordsToMask([], options))
}

type Words = RegExp | undefined

/** Topics and names, the longest first: 产业招商 before 招商. */
function wordsToMask(phrases: readonly Phrase[], { names = [] }: LikenessOptions): Words {
  const words = new Set([...Object.keys(topics), ...phrases.flatMap((phrase) => phrase.topics), ...names])
  const listed = [...words].filter((word) => word.length > 1).sort((a, b) => b.length - a.length)
  if (listed.length === 0) return undefined
  return new RegExp(listed.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')).join('|'), 'gu')
}

function mask(text: string, words: Words): string {
  let plain = text.replaceAll(/【[^【】\n]*】/gu, masked)
  if (words) plain = plain.replaceAll(words, masked)
  plain = plain
    .replaceAll(ownRegion, masked)
    .replaceAll(place, (name) => (noPlace.test(name) ? name : masked))
  for (const form of figures) plain = plain.replaceAll(form, masked)
  return plain.replaceAll(/[^\p{L}\p{N}\u0001]+/gu, '').replaceAll(/\u0001+/gu, masked)
}

/** The runs of three characters, each once; of a shorter text the text itself. */
function runsOf(text: string): string[] {
  if (text.length <= runLength) return text === '' ? [] : [text]
  const runs = new Set<string>()
  for (let i = 0; i + runLength <= text.length; i++) runs.add(text.slice(i, i + runLength))
  return [...runs]
}

/** From 0 to 1: the runs that two texts share, of all that they have. Texts that mask to nothing are like no other. */
export function likeness(a: string, b: string, options: LikenessOptions = {}): number {
  const words = wordsToMask([], options)
  return shared(runsOf(mask(a, words)), new Set(runsOf(mask(b, words))))
}

function shared(a: readonly string[], b: ReadonlySet<string>): number {
  let both = 0
  for (const run of a) if (b.has(run)) both++
  const all = a.length + b.size - both
  return all === 0 ? 0 : both / all
}

/** Groups of entries that say the same thing; what is like one member belongs to the group. */
export function nearDuplicates(phrases: readonly Phrase[], options: LikenessOptions = {}): LikeGroup[] {
  return allGroups(phrases, options)
    .filter((group) => group.length > 1)
    .map((group) => ({ phrases: group }))
}

/** How many entries there are, those that say the same thing counted once. */
export function distinctCount(phrases: readonly Phrase[], options: LikenessOptions = {}): number {
  return allGroups(phrases, options).length
}

function allGroups(phrases: readonly Phrase[], options: LikenessOptions): Phrase[][] {
  const words = wordsToMask(phrases, options)
  // What masks to the same text is one from the start: a family of copies costs no comparing.
  const byText = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    const text = mask(phrase.text, words)
    const same = byText.get(text)
    if (same) same.push(phrase)
    else byText.set(text, [phrase])
  }
  const members = [...byText.values()]
  const leaders = joinLike([...byText.keys()])
  const groups = new Map<number, Phrase[]>()
  members.forEach((some, i) => {
    const leader = leaders(i)
    const group = groups.get(leader)
    if (group) group.push(...some)
    else groups.set(leader, [...some])
  })
  return [...groups.values()]
}

/**
 * Joins texts that are alike; gives for each the one that stands for its group. Two sets that share 0.7 of all
 * their runs share one of the few rarest of each, so only these are looked up (prefix filtering).
 */
function joinLike(texts: readonly string[]): (text: number) => number {
  const sets = texts.map(runsOf)
  const parent = sets.map((_, i) => i)
  const leader = (set: number): number => {
    let at = set
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  // The older one leads, so that groups keep the library's order.
  const join = (one: number, other: number): void => {
    const [a, b] = [leader(one), leader(other)]
    parent[Math.max(a, b)] = Math.min(a, b)
  }
  joinShort(texts, masked, join)
  const frequency = new Map<string, number>()
  for (const runs of sets) for (const run of runs) frequency.set(run, (frequency.get(run) ?? 0) + 1)
  const whole = sets.map((runs) => new Set(runs))
  const byRun = new Map<string, number[]>()
  const lastAsked = sets.map(() => -1)
  sets.forEach((runs, i) => {
    const rarest = runs.toSorted((a, b) => frequency.get(a)! - frequency.get(b)! || (a < b ? -1 : 1))
    const prefix = rarest.slice(0, runs.length - Math.ceil(nearDuplicate * runs.length) + 1)
    for (const run of prefix) {
      const known = byRun.get(run)
      for (const other of known ?? []) {
        if (lastAsked[other] === i) continue
        lastAsked[other] = i
        const size = sets[other]!.length
        if (size < nearDuplicate * runs.length || runs.length < nearDuplicate * size) continue
        if (leader(i) !== leader(other) && shared(runs, whole[other]!) >= nearDuplicate) join(i, other)
      }
      if (known) known.push(i)
      else byRun.set(run, [i])
    }
  })
  return leader
}
