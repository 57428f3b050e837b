import { comparePlaces, type Place } from './place.ts'

/** error 差错: anyone must agree · warn 存疑: a person decides · info 提示: worth a look. */
export type Level = 'error' | 'warn' | 'info'

/** A replacement of [start, end) in the source that the problem's place is in. */
export interface Edit {
  start: number
  end: number
  text: string
}

/**
 * Something wrong with what a person wrote. `message` is one Chinese sentence for a secretary: what is wrong and what
 * to do. `key` is stable under edits elsewhere in the text.
 */
export interface Problem {
  code: string
  level: Level
  message: string
  place?: Place
  related?: { message: string; place: Place }[]
  basis?: string
  fix?: Edit[]
  suggestions?: { message: string; edits: Edit[] }[]
  key?: string
}

/** What every stage returns: always a value, and the problems met on the way. */
export interface Result<T> {
  value: T
  problems: Problem[]
}

const rank: Record<Level, number> = { error: 0, warn: 1, info: 2 }

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.level === 'error')
}

/** Sorted by place, those without one first; the same code at the same place with the same words only once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort((a, b) => {
    if (!a.place || !b.place) return (a.place ? 1 : 0) - (b.place ? 1 : 0)
    return comparePlaces(a.place, b.place) || rank[a.level] - rank[b.level]
  })
  return sorted.filter((problem, i) => {
    const before = sorted[i - 1]
    if (!before || before.code !== problem.code || before.message !== problem.message) return true
    return !(before.place && problem.place && comparePlaces(before.place, problem.place) === 0)
  })
}
