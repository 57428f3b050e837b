/** What may have been meant where a search of the library finds nothing, a sentence each. */
import {
  parseForm,
  searchPhrases,
  sections,
  tones,
  topics,
  topicsOf,
  type Library,
  type Phrase,
  type PhraseQuery,
} from './phrases/index.ts'
import { nearest } from './text/nearest.ts'

export function hintsFor(library: Library, query: PhraseQuery): string[] {
  const { phrases } = library
  const nowhere = (query.words ?? []).filter((word) => searchPhrases(phrases, { words: [word] }).length === 0)
  return [
    ...nowhere.map((word) =>
      word.includes('+') && parseForm(word)
        ? `“${word}”要写成 --字数 ${word}。`
        : (asConditions(word, library) ?? `没有一条说到“${word}”，换一个说法试试。`),
    ),
    ...misspelt(library, query),
    ...loosened(library, query),
  ]
}

/** 安全生产的结尾 is a topic and a part of a speech: what is asked for by flags. Undefined where a word holds no such name. */
function asConditions(word: string, library: Library): string | undefined {
  const { phrases } = library
  const inWord = (names: Iterable<string>): string[] => {
    const found = [...new Set(names)].filter((name) => name.length > 1 && word.includes(name))
    const longest = found.toSorted((a, b) => b.length - a.length)[0]
    return longest === undefined ? [] : [longest]
  }
  const topic = inWord(topicNames(phrases))
  const section = inWord(sections)
  const kind = inWord(library.kinds.flatMap((one) => [one, ...one.split('.')]))
  const query: PhraseQuery = {
    topics: topic.length > 0 ? topic : [...topicsOf(word)].slice(0, 1),
    sections: section,
    kinds: kind.filter((one) => ![...topic, ...section].some((name) => name.includes(one))),
    tones: inWord(tones),
  }
  // With few entries of the topic its parts may be empty: what fits any is of more help then than nothing.
  for (const one of [query, omit(query, 'topics')]) {
    const flags = (['topics', 'sections', 'kinds', 'tones'] as const).flatMap((key) =>
      (one[key] ?? []).map((value) => `--${conditionNames[key]} ${value}`),
    )
    const { length } = searchPhrases(phrases, one)
    if (flags.length > 0 && length > 0)
      return `没有一条说到“${word}”，是否要按条件找：${flags.join(' ')}（有${length}条）？`
  }
  return undefined
}

function topicNames(phrases: readonly Phrase[]): Set<string> {
  return new Set([...Object.keys(topics), ...phrases.flatMap((phrase) => phrase.topics)])
}

/** Kinds, topics, types of meeting and tags that the library does not have, with the nearest that it has. */
function misspelt({ phrases, kinds }: Library, query: PhraseQuery): string[] {
  const heads = new Set(kinds.flatMap((kind) => [kind, ...kind.split('.')]))
  const known: Record<'kinds' | 'topics' | 'meetings' | 'tags', [name: string, names: Set<string>]> = {
    kinds: ['类别', heads],
    topics: ['主题', topicNames(phrases)],
    meetings: ['会议类型', new Set(phrases.flatMap((phrase) => phrase.meetings))],
    tags: ['标签', new Set(phrases.flatMap((phrase) => phrase.tags))],
  }
  return (Object.keys(known) as (keyof typeof known)[]).flatMap((key) => {
    const [name, names] = known[key]
    return (query[key] ?? [])
      .filter((value) => searchPhrases(phrases, { [key]: [value] }).length === 0)
      .map((value) => {
        if (names.has(value)) return `${name}“${value}”下还没有用语。`
        const lead = `库里没有${name}“${value}”，`
        const guess = nearest(value, [...names])
        if (guess !== undefined) return `${lead}是否应为“${guess}”？`
        if (key !== 'topics') return `${lead}用 bigan phrases stats 看有哪些。`
        const near = nearTopics(value, names)
        const general = '不限主题的用 --主题 通用 找。'
        return near.length === 0 ? `${lead}${general}` : `${lead}字面相近的有“${near.join('”“')}”；${general}`
      })
  })
}

/** Topics that share most characters with a word, by their names and what else means them; two at most. */
function nearTopics(word: string, names: Iterable<string>): string[] {
  const typed = new Set(word)
  const sharedWith = (name: string): number => [...new Set(name)].filter((one) => typed.has(one)).length
  const scored = [...names].map((name): [string, number] => [
    name,
    Math.max(...[name, ...(topics[name] ?? [])].map(sharedWith)),
  ])
  const most = Math.max(...scored.map(([, score]) => score))
  return most < 1
    ? []
    : scored
        .filter(([, score]) => score === most)
        .map(([name]) => name)
        .slice(0, 2)
}

/** What would be found with one of the conditions left out. */
function loosened({ phrases }: Library, query: PhraseQuery): string[] {
  const counted = (change: string, changed: PhraseQuery): string[] => {
    const { length } = searchPhrases(phrases, changed)
    return length > 0 ? [`${change}，有${length}条。`] : []
  }
  const without = (name: string, rest: PhraseQuery): string[] => counted(`去掉${name}`, rest)
  const { words = [] } = query
  const conditions = (Object.keys(conditionNames) as (keyof typeof conditionNames)[]).filter((key) => {
    const value = query[key]
    return Array.isArray(value) ? value.length > 0 : value !== undefined
  })
  // With a single condition nothing would be asked for any more.
  if (words.length + conditions.length < 2) return []
  return [
    ...(query.general ? [] : counted('加上 --含通用', { ...query, general: true })),
    ...(words.length > 1 || conditions.length > 0 ? words : []).flatMap((word) =>
      without(`关键词“${word}”`, { ...query, words: words.filter((one) => one !== word) }),
    ),
    ...conditions.flatMap((key) => without(conditionNames[key], omit(query, key))),
  ]
}

const conditionNames = {
  kinds: '类别',
  sections: '位置',
  topics: '主题',
  tones: '语气',
  meetings: '会议类型',
  audiences: '对象',
  tags: '标签',
  day: '有效日期',
  form: '字数',
} as const

function omit(query: PhraseQuery, key: keyof PhraseQuery): PhraseQuery {
  const { [key]: _, ...rest } = query
  return rest
}
