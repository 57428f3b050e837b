/**
 * Finding entries by words and by where they are filed. A plain scan: over a few thousand entries it takes less time
 * than loading an index.
 */
import { isValid } from './choose.ts'
import { formDistance, formOf, type Span } from './forms.ts'
import { topicsOf } from './topics.ts'
import type { Phrase } from './types.ts'

/** What is asked for. Several values of one list are alternatives; the lists and all the words must hold together. */
export interface PhraseQuery {
  words?: readonly string[]
  /** 过渡.成绩到问题, 过渡 for all kinds below it, or 成绩到问题. */
  kinds?: readonly string[]
  sections?: readonly string[]
  topics?: readonly string[]
  tones?: readonly string[]
  meetings?: readonly string[]
  audiences?: readonly string[]
  tags?: readonly string[]
  /** YYYY-MM-DD: only what is valid on that day. */
  day?: string
  form?: readonly Span[]
  /** Entries that name no 位置, 主题, 语气 … suit any, and count as well. */
  general?: boolean
}

export interface PhraseHit {
  phrase: Phrase
  /** Where the words stand in the text: from and to, in order, none within another. */
  marks: [start: number, end: number][]
}

/** In place of a value: the entries that name none. */
export const general = ['通用', '不拘']

/** What a hit is worth, by where a word was found. */
const worth = { text: 60, again: 8, early: 20, close: 20, wholeWord: 50, filed: 30, id: 15 }
/** More hits of one word in one text say no more. */
const mostHits = 4
/** Further words are left out: nobody means so many. */
const mostWords = 20

/** The entries that a query finds, the best first; of equal ones the shorter, then that which the library has first. */
export function searchPhrases(phrases: readonly Phrase[], query: PhraseQuery): PhraseHit[] {
  const words = wordsOf(query.words ?? [])
  const filters = filtersOf(query)
  const found: { hit: PhraseHit; score: number; distance: number; index: number }[] = []
  phrases.forEach((phrase, index) => {
    if (!filters.every((holds) => holds(phrase))) return
    const distance = query.form ? formDistance(formOf(phrase), query.form) : 0
    if (distance === undefined) return
    const scored = scoreOf(phrase, words)
    if (scored) found.push({ hit: { phrase, marks: scored.marks }, score: scored.score, distance, index })
  })
  return found
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        b.score - a.score ||
        a.hit.phrase.text.length - b.hit.phrase.text.length ||
        a.index - b.index,
    )
    .map(({ hit }) => hit)
}

/** The words as they are compared, each once. */
function wordsOf(words: readonly string[]): string[] {
  const plain = words.map((word) => folded(word.trim()).replaceAll(/\s+/gu, ''))
  return [...new Set(plain)].filter((word) => word !== '').slice(0, mostWords)
}

/** Full-width letters and digits as half-width ones, capitals as small letters; each character stays one. */
function folded(text: string): string {
  if (!/[A-Z\uff05\uff0b\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/u.test(text)) return text
  return text
    .replaceAll(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0b]/gu, (character) =>
      String.fromCharCode(character.charCodeAt(0) - 0xfee0),
    )
    .replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase())
}

type Filter = (phrase: Phrase) => boolean

function filtersOf(query: PhraseQuery): Filter[] {
  const filters: Filter[] = []
  const filed = (
    values: readonly string[] | undefined,
    own: (phrase: Phrase) => readonly string[],
    isMeant: (filedUnder: string, asked: string) => boolean = isSame,
  ): void => {
    if (values === undefined || values.length === 0) return
    const asksGeneral = query.general === true || values.some((value) => general.includes(value))
    filters.push((phrase) => {
      const names = own(phrase)
      if (names.length === 0) return asksGeneral
      return values.some((value) => names.some((name) => isMeant(name, value)))
    })
  }
  filed(query.kinds, (phrase) => [phrase.kind], isOfKind)
  filed(query.sections, (phrase) => phrase.sections)
  const meant = new Map((query.topics ?? []).map((asked) => [asked, topicsOf(asked)]))
  // 招商 means 招商引资, by its words and by what else means it.
  const isTopic = (topic: string, asked: string): boolean =>
    topic.includes(asked) || meant.get(asked)?.has(topic) === true
  filed(query.topics, (phrase) => phrase.topics, isTopic)
  filed(query.tones, (phrase) => (phrase.tone ? [phrase.tone] : []))
  filed(query.meetings, (phrase) => phrase.meetings)
  filed(query.audiences, (phrase) => phrase.audiences)
  const tags = query.tags ?? []
  if (tags.length > 0)
    filters.push((phrase) => tags.some((tag) => phrase.tags.some((own) => own.includes(tag))))
  const { day } = query
  if (day !== undefined) filters.push((phrase) => isValid(phrase, day))
  return filters
}

function isSame(filedUnder: string, asked: string): boolean {
  return filedUnder === asked
}

function isOfKind(kind: string, asked: string): boolean {
  const name = asked.replaceAll(/[．。]/gu, '.')
  return kind === name || kind.startsWith(`${name}.`) || kind.endsWith(`.${name}`)
}

interface Scored {
  score: number
  marks: PhraseHit['marks']
}

/** Undefined where a word is nowhere in the entry. */
function scoreOf(phrase: Phrase, words: readonly string[]): Scored | undefined {
  if (words.length === 0) return { score: 0, marks: [] }
  const text = folded(phrase.text)
  const spoken = text.includes('【') ? withoutSlots(text) : undefined
  const marks: PhraseHit['marks'] = []
  const firsts: number[] = []
  let score = 0
  for (const word of words) {
    // What a slot is called is no wording; only who asks for it in brackets means it.
    const inText = /[【】]/u.test(word) || !spoken ? hitsIn(text, word) : spoken.hits(word)
    const filedScore = filedAs(phrase, word)
    if (inText.length === 0 && filedScore === 0) return undefined
    score += filedScore
    const [first] = inText
    if (first) {
      firsts.push(first[0])
      score += worth.text + (Math.min(inText.length, mostHits) - 1) * worth.again
      score += worth.early / (1 + first[0] / 8)
      marks.push(...inText)
    }
  }
  if (firsts.length > 1) {
    const spread = Math.max(...firsts) - Math.min(...firsts)
    score += worth.close / (1 + spread / 8)
  }
  return { score, marks: merged(marks) }
}

function hitsIn(text: string, word: string): [number, number][] {
  const hits: [number, number][] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    hits.push([at, at + word.length])
  return hits
}

/** The text as if its slots were filled with nothing: 抓好工作 finds 抓好【主题】工作. */
function withoutSlots(text: string): { hits: (word: string) => [number, number][] } {
  let words = ''
  const places: number[] = []
  let inSlot = false
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    if (character === '【') inSlot = true
    if (!inSlot) {
      words += character
      places.push(i)
    }
    if (character === '】') inSlot = false
  }
  return {
    hits: (word) =>
      hitsIn(words, word).map(([start, end]): [number, number] => [places[start]!, places[end - 1]! + 1]),
  }
}

/** What a word is worth by where the entry is filed; a whole word more than a part of one. */
function filedAs(phrase: Phrase, word: string): number {
  const { tags, topics, answers, kind, id } = phrase
  let best = folded(id).includes(word) ? worth.id : 0
  for (const names of [tags, topics, answers])
    for (const name of names) {
      const own = folded(name)
      if (own === word) return worth.wholeWord
      if (own.includes(word)) best = worth.filed
    }
  const ownKind = folded(kind)
  if (!ownKind.includes(word)) return best
  return ownKind === word || ownKind.startsWith(`${word}.`) || ownKind.endsWith(`.${word}`)
    ? worth.wholeWord
    : worth.filed
}

/** Marks in order; those that touch or overlap are one. */
function merged(marks: PhraseHit['marks']): PhraseHit['marks'] {
  const inOrder = marks.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])
  const joined: PhraseHit['marks'] = []
  for (const [start, end] of inOrder) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}
