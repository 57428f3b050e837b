import { readFacts, type Facts } from '../../src/facts/index.ts'
import { formatPlace, isCell } from '../../src/text/place.ts'
import type { Problem, Result } from '../../src/text/problem.ts'
import { Source } from '../../src/text/source.ts'
import type { Table } from '../../src/text/table.ts'

/** The two keys that every sheet needs; what is tested stands from line 3 on. */
export const head = '标题: 甲会讲话\n日期: 2026-06-12\n'

/** A problem as a person sees it: place, code, what is marked, message. */
export function tell(problem: Problem): string {
  const { place } = problem
  const marked = place && !isCell(place) ? place.source.text.slice(place.start, place.end) : ''
  const at = place ? formatPlace(place).replace(/^表\.yaml:/, '') : '-'
  return `${at} ${problem.code} “${marked}” ${problem.message}`
}

export function read(
  text: string,
  tables?: ReadonlyMap<string, Result<Table[]>>,
): { facts: Facts; told: string[]; problems: Problem[] } {
  const { value, problems } = readFacts(new Source('表.yaml', text), tables ? { tables } : {})
  return { facts: value, told: problems.map(tell), problems }
}

/** Reads what stands behind the two keys that every sheet needs. */
export function readBelow(text: string): ReturnType<typeof read> {
  return read(head + text)
}
