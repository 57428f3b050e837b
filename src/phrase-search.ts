/** What `bigan phrases search` does: the library of a folder, a query out of what was typed, and what it finds. */
import { workspaceOf } from './files.ts'
import { openLibrary } from './library.ts'
import {
  audiences,
  general,
  parseForm,
  searchPhrases,
  sections,
  tones,
  topics,
  type Library,
  type PhraseHit,
  type PhraseQuery,
} from './phrases/index.ts'
import { isoDay, parseDay } from './text/dates.ts'
import { nearest } from './text/nearest.ts'
import type { Problem, Result } from './text/problem.ts'

/** The library that the folder's workspace has. Neither templates nor styles are loaded for it. */
export function openPhrases(from: string): Promise<Result<Library>> {
  return openLibrary(workspaceOf(from))
}

/** What was typed, by the names of the flags: a day and a form not yet understood. */
export interface TypedQuery extends Omit<PhraseQuery, 'day' | 'form'> {
  day?: string
  form?: string
}

/** Names that a flag accepts; others are told with the nearest. */
const choices = { sections, tones, audiences } as const

/** A query of what was typed: several values of one flag stand side by side or are divided by 、 or a comma. */
export function phraseQuery(typed: TypedQuery): Result<PhraseQuery> {
  const problems: Problem[] = []
  const wrong = (message: string): void =>
    void problems.push({ code: 'phrase/query', level: 'error', message })
  const query: PhraseQuery = { words: wordsIn(typed.words), general: typed.general ?? false }
  for (const key of ['kinds', 'sections', 'topics', 'tones', 'meetings', 'audiences', 'tags'] as const)
    if (typed[key]) query[key] = valuesIn(typed[key])
  for (const [key, names] of Object.entries(choices) as [keyof typeof choices, readonly string[]][])
    for (const value of query[key] ?? []) {
      if (names.includes(value) || general.includes(value)) continue
      const guess = nearest(value, names)
      wrong(`没有“${value}”，${guess ? `是否应为“${guess}”？` : ''}可用：${names.join('、')}`)
    }
  if (typed.day !== undefined) {
    const day = parseDay(typed.day)
    if (day) query.day = isoDay(day)
    else wrong(`日期“${typed.day}”看不懂，或者没有这一天；写成 2026-03-05 这样`)
  }
  if (typed.form !== undefined) {
    const form = parseForm(typed.form)
    if (form) query.form = form
    else wrong(`字数“${typed.form}”看不懂；写成 4+4+12、4+4+8-14 或 4+4+* 这样`)
  }
  return { value: query, problems }
}

function wordsIn(typed: readonly string[] = []): string[] {
  return typed.flatMap((words) => words.split(/[\s、，]+/u)).filter((word) => word !== '')
}

function valuesIn(typed: readonly string[]): string[] {
  return typed.flatMap((values) => values.split(/[\s、，,]+/u)).filter((value) => value !== '')
}

export interface FoundPhrases {
  /** All that was found, the best first. */
  hits: PhraseHit[]
  /** Where nothing was found: what may have been meant, and what to leave out, a sentence each. */
  hints: string[]
}

export function findPhrases(library: Library, query: PhraseQuery): FoundPhrases {
  const hits = searchPhrases(library.phrases, query)
  return { hits, hints: hits.length > 0 ? [] : hintsFor(library, query) }
}

function hintsFor(library: Library, query: PhraseQuery): string[] {
  const { phrases } = library
  const nowhere = (query.words ?? []).filter((word) => searchPhrases(phrases, { words: [word] }).length === 0)
  return [
    ...nowhere.map((word) =>
      word.includes('+') && parseForm(word)
        ? `“${word}”要写成 --字数 ${word}。`
        : `没有一条说到“${word}”，换一个说法试试。`,
    ),
    ...misspelt(library, query),
    ...loosened(library, query),
  ]
}

/** Kinds, topics, types of meeting and tags that the library does not have, with the nearest that it has. */
function misspelt({ phrases, kinds }: Library, query: PhraseQuery): string[] {
  const heads = new Set(kinds.flatMap((kind) => [kind, ...kind.split('.')]))
  const known: Record<'kinds' | 'topics' | 'meetings' | 'tags', [name: string, names: Set<string>]> = {
    kinds: ['类别', heads],
    topics: ['主题', new Set([...Object.keys(topics), ...phrases.flatMap((phrase) => phrase.topics)])],
    meetings: ['会议类型', new Set(phrases.flatMap((phrase) => phrase.meetings))],
    tags: ['标签', new Set(phrases.flatMap((phrase) => phrase.tags))],
  }
  return (Object.keys(known) as (keyof typeof known)[]).flatMap((key) => {
    const [name, names] = known[key]
    return (query[key] ?? [])
      .filter((value) => searchPhrases(phrases, { [key]: [value] }).length === 0)
      .map((value) => {
        if (names.has(value)) return `${name}“${value}”下还没有用语。`
        const guess = nearest(value, [...names])
        return `库里没有${name}“${value}”，${guess ? `是否应为“${guess}”？` : '用 bigan phrases stats 看有哪些。'}`
      })
  })
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
