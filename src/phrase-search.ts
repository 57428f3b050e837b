/** What `bigan phrases search` does: the library of a folder, a query out of what was typed, and what it finds. */
import { workspaceOf } from './files.ts'
import { openLibrary } from './library.ts'
import { hintsFor } from './phrase-hints.ts'
import {
  audiences,
  general,
  parseForm,
  searchPhrases,
  sections,
  tones,
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
