import type { RootContent } from 'mdast'
import type { Place } from '../text/place.ts'
import { ordinalAt } from './ordinals.ts'
import { placeOf } from './places.ts'
import type { Series, Speech } from './types.ts'
import { locatedText, plainText, type LocatedText } from './walk.ts'
import { hanLengthOf, lengthOf, sentencesOf } from './words.ts'

/** A stretch of a speech with its part of the whole. */
export interface Share {
  /** 开头, 结尾, or a section's number and head. */
  name: string
  length: number
  /** 0…1 of the body. */
  share: number
}

/** How a speech reads aloud; the marks to compare with are in DESIGN part 6. */
export interface Measures {
  /** 汉字, digits and letters of the body, from the opening to the closing. */
  length: number
  /** 汉字 in a sentence; p90 by nearest rank. */
  sentences: { count: number; median: number; p90: number }
  /** Times in 1,000 字. 要 is every 要, in 重要 too: so it was counted in the seeds. */
  perThousand: { 要: number; 进一步: number; 我们: number }
  我们: number
  /** The most frequent openings of sentences, those used at least three times. */
  openings: { opening: string; count: number }[]
  /** Three or more neighbouring sentences with one opening. */
  runs: { opening: string; count: number; place: Place }[]
  /** Figures with a unit, by paragraph; `crowded` are those with more than four. */
  figures: { count: number; most: number; crowded: { count: number; place: Place }[] }
  /** Lengths of the items of each series, and their spread: standard deviation / mean. 0 is all alike. */
  items: { marker: string; lengths: number[]; spread: number }[]
  shares: Share[]
}

/** DESIGN part 6: at most three or four fully dressed figures in a paragraph. */
const mostFigures = 4
const longestRun = 3

/** Measures a speech for its writer; nothing here is a fault. */
export function measureSpeech(speech: Speech): Measures {
  const blocks = bodyBlocks(speech)
  const texts = blocks.map((block) => locatedText(block, speech.source))
  const whole = texts.map((each) => each.text).join('\n')
  const length = lengthOf(whole)
  const sentences = blocks.flatMap((block, i) =>
    block.type === 'heading' ? [] : sentencesWithPlace(texts[i]!, speech),
  )
  const hanLengths = sentences.map((each) => hanLengthOf(each.text)).filter((n) => n > 0)
  const rate = (word: RegExp) => round((occurrences(whole, word) / Math.max(length, 1)) * 1000)
  return {
    length,
    sentences: { count: hanLengths.length, median: median(hanLengths), p90: nearestRank(hanLengths, 0.9) },
    perThousand: { 要: rate(/要/gu), 进一步: rate(/进一步/gu), 我们: rate(/我们/gu) },
    我们: occurrences(whole, /我们/gu),
    openings: frequentOpenings(sentences.map((each) => each.opening)),
    runs: runsOf(sentences),
    figures: figuresOf(blocks, speech),
    items: itemSpreads(speech),
    shares: sharesOf(speech),
  }
}

/** The blocks that are spoken: all but the head block, headings included. */
function bodyBlocks(speech: Speech): RootContent[] {
  return speech.tree.children.filter(
    (block) =>
      block.type !== 'html' &&
      !(block.type === 'paragraph' && block.data?.role) &&
      !(block.type === 'heading' && block.depth === 1),
  )
}

interface Sentence {
  text: string
  opening: string
  place: Place
}

function sentencesWithPlace({ text, offsets }: LocatedText, speech: Speech): Sentence[] {
  return sentencesOf(text).map(({ start, end }) => ({
    text: text.slice(start, end),
    opening: openingOf(text.slice(start, end)),
    place: { source: speech.source, start: offsets[start]!, end: offsets[end]! },
  }))
}

/** How a sentence begins after its number: 要, 对…, or its first two characters. */
function openingOf(sentence: string): string {
  const mark = ordinalAt(sentence, 0)?.mark ?? ''
  if (mark.endsWith('要')) return '要'
  const words = sentence.slice(mark.length).replace(/^[“「『\s]+/u, '')
  if (/^要(?!素|点|求)/u.test(words)) return '要'
  if (/^对[^，。]{1,20}[，的]/u.test(words)) return '对…'
  return Array.from(words).slice(0, 2).join('')
}

function frequentOpenings(openings: readonly string[]): { opening: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const opening of openings) counts.set(opening, (counts.get(opening) ?? 0) + 1)
  return [...counts]
    .map(([opening, count]) => ({ opening, count }))
    .filter((each) => each.count >= 3)
    .sort((a, b) => b.count - a.count)
    .slice(0, 8)
}

function runsOf(sentences: readonly Sentence[]): Measures['runs'] {
  const runs: Measures['runs'] = []
  let count = 0
  sentences.forEach((sentence, i) => {
    count = i > 0 && sentences[i - 1]!.opening === sentence.opening ? count + 1 : 1
    if (count === longestRun) {
      runs.push({ opening: sentence.opening, count, place: sentences[i - longestRun + 1]!.place })
    } else if (count > longestRun) runs.at(-1)!.count = count
  })
  return runs
}

const figure =
  /\d[\d.]*\s*(?:%|％|‰|个百分点|[十百千万亿]*(?:元|美元|亩|平方米|吨|公里|千瓦时)|[十百千万亿]*(?:个|家|名|人|户|次|项|位|件|辆|台|套|批|倍))/gu

function figuresOf(blocks: readonly RootContent[], speech: Speech): Measures['figures'] {
  const counts = blocks
    .filter((block) => block.type === 'paragraph')
    .map((block) => ({ count: occurrences(plainText(block), figure), place: placeOf(block, speech.source) }))
  return {
    count: counts.reduce((sum, each) => sum + each.count, 0),
    most: Math.max(0, ...counts.map((each) => each.count)),
    crowded: counts.filter((each) => each.count > mostFigures),
  }
}

function itemSpreads(speech: Speech): Measures['items'] {
  const all: Series[] = []
  const add = (series: readonly Series[]) => {
    for (const each of series) {
      all.push(each)
      for (const item of each.items) add(item.series)
    }
  }
  add(speech.outline.series ?? [])
  const visit = (sections: Speech['outline']['sections']) => {
    for (const section of sections) {
      add(section.series)
      visit(section.sections)
    }
  }
  visit(speech.outline.sections)
  const text = speech.source.text
  return all.map((series) => {
    const starts = series.items.map((item) => ('start' in item.place ? item.place.start : 0))
    const items = starts.map((start, i) => text.slice(start, starts[i + 1]))
    const lengths = [...items.slice(0, -1), lastItem(items)].map(lengthOf)
    return { marker: series.marker, lengths, spread: spreadOf(lengths) }
  })
}

/** Nothing says where a last item ends: within its paragraph, after as many sentences as the longest of the others. */
function lastItem(items: readonly string[]): string {
  const paragraph = items.at(-1)!.split(/\r?\n\s*\r?\n/u)[0]!
  const most = Math.max(...items.slice(0, -1).map((item) => sentencesOf(item).length))
  const end = sentencesOf(paragraph).slice(0, most).at(-1)?.end
  return paragraph.slice(0, end)
}

function sharesOf(speech: Speech): Share[] {
  const { opening, sections, closing } = speech.outline
  const parts = [
    { name: '开头', length: lengthIn(opening) },
    ...sections.map((section) => ({ name: section.mark + section.title, length: section.length })),
    { name: '结尾', length: lengthIn(closing) },
  ]
  const whole = Math.max(
    1,
    parts.reduce((sum, part) => sum + part.length, 0),
  )
  return parts.map((part) => ({ ...part, share: part.length / whole }))
}

function lengthIn(blocks: readonly RootContent[]): number {
  return blocks.reduce((sum, block) => sum + lengthOf(plainText(block)), 0)
}

/** Minutes that a speech takes, by parts: the opening, the sections of level 1, the closing. */
export interface ReadingTime {
  /** 字 a minute. */
  rate: number
  minutes: number
  parts: { name: string; minutes: number }[]
}

/**
 * How long a speech takes at a rate of speech, in all and by section; minutes are not rounded. 180 字 a minute is the
 * usual formal pace (STANDARDS 3.3: 150–220); what is said beside the text is not in it.
 */
export function readingTime(speech: Speech, rate = 180): ReadingTime {
  if (!(rate > 0)) throw new RangeError(`a rate of speech is above 0, not ${rate}`)
  const shares = sharesOf(speech)
  const length = shares.reduce((sum, part) => sum + part.length, 0)
  const parts = shares.map((part) => ({ name: part.name, minutes: part.length / rate }))
  return { rate, minutes: length / rate, parts }
}

function occurrences(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length === 0) return 0
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function nearestRank(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0
}

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, n) => sum + n, 0) / Math.max(values.length, 1)
  if (mean === 0) return 0
  const variance = values.reduce((sum, n) => sum + (n - mean) ** 2, 0) / values.length
  return round(Math.sqrt(variance) / mean)
}

function round(n: number): number {
  return Math.round(n * 100) / 100
}
