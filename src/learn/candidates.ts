/** Sentences of an old speech as candidates for the phrase library: what belongs to one place and one year made slots. */
import {
  asPhrase,
  claimsIn,
  factIn,
  forSearchOnly,
  formFaults,
  heardLength,
  piecesOf,
  sectionOf,
  sheetSlots,
  sizeFault,
  slotsOf,
  topicsOf,
  withoutSpecifics,
  wordsOf,
  type Phrase,
  type Section,
} from '../phrases/index.ts'
import { datedHits, type Terms } from '../terms/index.ts'
import type { Learned } from './index.ts'
import { textsIn } from './last-year.ts'
import { leftoverIn } from './leftovers.ts'
import { mentionsIn, type Mentions } from './mentions.ts'
import { spotsOf } from './spots.ts'

/** Where a candidate was found. */
export interface CandidateSource {
  file: string
  title: string
  /** YYYY-MM-DD, '' where the speech says none. */
  date: string
}

export interface Candidate {
  kind: string
  /** With slots. */
  text: string
  sections: Section[]
  topics: string[]
  /** 0…1: how far it is a sentence for any such speech. */
  score: number
  source: CandidateSource
}

export interface CandidateOptions {
  /** What the file is called. */
  file: string
  /** Pairs of characters that the library has: `pairsOf`. */
  known: ReadonlySet<string>
  terms?: Terms
}

/** Below this a sentence is of its own speech alone. */
const least = 0.35

/** The candidates of a speech, in its order. */
export function candidatesOf({ speech, sheet }: Learned, options: CandidateOptions): Candidate[] {
  const { data } = sheet
  const mentions = mentionsIn(textsIn(data), data)
  const topic = typeof data['主题'] === 'string' ? data['主题'] : ''
  const region = typeof data['地区'] === 'string' ? data['地区'] : undefined
  const own = ownWords(textsIn(data).join('\n'), options.known)
  const source = { file: options.file, title: speech.head.title, date: speech.head.date }
  const meeting = /^在(.{4,30}会议?)上的/u.exec(speech.head.title)?.[1]
  const slotted = (text: string): string => {
    let plain = text
    if (meeting !== undefined) plain = plain.replaceAll(meeting, '【会议】')
    plain = withoutSpecifics(withNames(plain, mentions, region), region)
    return topic === '' ? plain : plain.replaceAll(topic, '【主题】')
  }
  return spotsOf(speech).flatMap(({ kind, text }): Candidate[] => {
    const words = slotted(text)
    if (isOfItsOwn(text, words, kind, options.terms)) return []
    if (own.some((word) => words.includes(word))) return []
    if (leftoverIn(words, options.known) !== undefined) return []
    const slots = slotsOf(piecesOf(words) ?? [])
    const open = slots.filter((slot) => !(sheetSlots as readonly string[]).includes(slot) && slot !== '几')
    const filed = open.length > 0 ? forSearchOnly(kind) : kind
    const score = scoreOf(kind, words, open.length, options.known)
    if (open.length > 2 || score < least || faulty(filed, words)) return []
    const section = sectionOf(kind)
    // With 【主题】 it is a sentence for any.
    const topics = slots.includes('主题') ? [] : [...topicsOf(words)]
    return [{ kind: filed, text: words, sections: section ? [section] : [], topics, score, source }]
  })
}

/** The pairs of neighbouring characters in the words of a library: what connecting prose is made of. */
export function pairsOf(phrases: readonly Phrase[]): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (const { pieces } of phrases) for (const pair of pairsIn(wordsOf(pieces, '\n'))) pairs.add(pair)
  return pairs
}

function pairsIn(text: string): string[] {
  const pairs: string[] = []
  let wasHan = false
  for (let i = 0; i < text.length; i++) {
    const isHan = isCommonHan(text.charCodeAt(i))
    if (isHan && wasHan) pairs.push(text.slice(i - 1, i + 1))
    wasHan = isHan
  }
  return pairs
}

/** The common block, of which speeches are written. */
function isCommonHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}

/** Words that a speech says again and again and the library never: the names of its place, its firms, its undertakings. */
function ownWords(text: string, known: ReadonlySet<string>): string[] {
  const around = new Map<string, { count: number; before: Set<string>; after: Set<string> }>()
  for (let i = 1; i < text.length; i++) {
    const pair = text.slice(i - 1, i + 1)
    if (known.has(pair) || !isCommonHan(pair.charCodeAt(0)) || !isCommonHan(pair.charCodeAt(1))) continue
    const seen = around.get(pair) ?? { count: 0, before: new Set(), after: new Set() }
    around.set(pair, seen)
    seen.count++
    seen.before.add(text[i - 2] ?? '')
    seen.after.add(text[i + 1] ?? '')
  }
  return [...around]
    .filter(([, { count, before, after }]) => count > 2 && before.size > 1 && after.size > 1)
    .map(([pair]) => pair)
}

function withNames(
  text: string,
  { people, units, places, firms }: Mentions,
  region: string | undefined,
): string {
  const slots: [name: string, slot: string][] = [
    ...people.map((name): [string, string] => [name, '【姓名】']),
    ...[...units, ...firms].map((name): [string, string] => [name, '【单位】']),
    ...places.filter((name) => name !== region).map((name): [string, string] => [name, '【地点】']),
  ]
  let plain = text
  for (const [name, slot] of slots.toSorted((a, b) => b[0].length - a[0].length))
    if (name.length > 1) plain = plain.replaceAll(name, slot)
  return plain.replaceAll(/(【单位】|【地点】)(?:[、和]?\1)+/gu, '$1')
}

const numeral = '[一二两三四五六七八九十百千两]'
/** 三个月, 二十家: what was, or was asked for, in words. */
const count = new RegExp(
  `(?:${numeral}{2,}|[二两三四五六七八九十])(?:多|来)?(?:个月|个|天|年|户|家|亩|公里|万|亿|回|次|批|名|位|条|项|件|样|种|块|处|笔|道|点|宗|座|起|艘|吨|台|套|成|倍|月|日|号|季度)`,
  'u',
)
const itemMark =
  /^(?:[一二三四五六七八九十]{1,3}[是要、]|第[一二三四五六七八九十]|[（(][一二三四五六七八九十\d])/u
/** Takes up what was said before, which another speech does not say. */
const takesUp = /^(?:这|那|他|她|它|其中?|对此|为此|因此|所以|同样|另外|此外|再看|先看)/u
const tellsOf =
  /那天|当晚|当天|老总|对我说|名单|随材料|每个?[月周季年]|一律|责任人|签字|立案|军令状|成立|印发|出台/u
const ofItsTime =
  /昨天|前天|上午|去年|前年|明年|上半年|下半年|今年|年初|年底|年末|月份|春节|国庆|元旦|上月|本月|上旬|中旬|下旬|季度|“[一二三四五六七八九十]{1,3}五”|《/u

/** What says something of its own meeting, and so says it of no other. */
function isOfItsOwn(text: string, words: string, kind: string, terms: Terms | undefined): boolean {
  const pieces = piecesOf(words)
  if (!pieces || sizeFault(words) !== undefined) return true
  // What a person still has to fill in is no slot.
  if (slotsOf(pieces).some((slot) => /^(?:待补|待核|建议)/u.test(slot))) return true
  if (!kind.startsWith('标题.') && itemMark.test(words)) return true
  const plain = wordsOf(pieces, '〇')
  return (
    factIn(plain) !== undefined ||
    ofItsTime.test(plain) ||
    tellsOf.test(plain) ||
    (/(?:意义|阐发|引入)$/u.test(kind) && takesUp.test(plain)) ||
    (count.test(plain) && !kind.startsWith('标题.')) ||
    /[\dＡ-Ｚ０-９A-Za-z%]/u.test(plain) ||
    claimsIn(text).some(({ what }) => what === '决定') ||
    (terms !== undefined && datedHits(terms, plain).length > 0)
  )
}

function faulty(kind: string, text: string): boolean {
  return formFaults(asPhrase({ kind, text })).length > 0
}

/** How sure it is by its place alone that a sentence asserts nothing. */
const byPlace: readonly (readonly [RegExp, number])[] = [
  [/^(?:总起|过渡|标题)\./u, 1],
  [/^(?:结尾|开场)\./u, 0.95],
  [/\.(?:引入|结语|归因)$/u, 0.9],
  [/^认识\.意义$/u, 0.75],
  [/\.阐发$/u, 0.8],
]

/** Of so many 字 a wording is neither a scrap nor a story. */
const usual = { least: 8, most: 60 }

function scoreOf(kind: string, text: string, open: number, known: ReadonlySet<string>): number {
  const place = byPlace.find(([form]) => form.test(kind))?.[1] ?? 0.7
  const words = wordsOf(piecesOf(text)!, '\n')
  const pairs = pairsIn(words)
  const familiar = pairs.length === 0 ? 0 : pairs.filter((pair) => known.has(pair)).length / pairs.length
  const length = heardLength(words)
  const fit = length < usual.least ? length / usual.least : Math.min(1, usual.most / length)
  const slots = slotsOf(piecesOf(text)!).filter((slot) => slot !== '几').length
  const score = place * fit * fit * familiar ** 0.7 * 0.93 ** slots * 0.75 ** open
  return Math.round(Math.min(1, score) * 100) / 100
}
