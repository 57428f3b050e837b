import type { Amended, Finding, Level, Reviewed } from '../../index.ts'
import { excerpt } from '../../text/excerpt.ts'
import { formatPlace, isCell } from '../../text/place.ts'
import { levelNames, prettyProblems } from './pretty.ts'

const rank: Record<Level, number> = { error: 0, warn: 1, info: 2 }

/** True where a finding is at least of a level. */
export function isAtLeast(level: Level): (one: { level: Level }) => boolean {
  return (one) => rank[one.level] <= rank[level]
}

/** What was found in one file, as people read it: 差错［点数不符］…, the quoted line, related places, where it was written. */
export function prettyFindings(reviewed: Reviewed, lowest: Level): string {
  return reviewed.findings
    .filter(isAtLeast(lowest))
    .map((finding) => prettyFinding(finding))
    .join('')
}

function prettyFinding(finding: Finding): string {
  const { place, level, name, message, related = [], suggestions = [] } = finding
  const lines = [`${formatPlace(place)} ${levelNames[level]}［${name}］${message}`, ...quote(place)]
  for (const one of related) lines.push(`  ${one.message}：${formatPlace(one.place)}　${words(one.place)}`)
  for (const one of suggestions) lines.push(`  建议：${one.message}`)
  if (finding.fix) lines.push('  可用 --fix 改正')
  if (finding.origin) lines.push(`  出自：${finding.origin}`)
  return `${lines.join('\n')}\n`
}

/** More of a related place than this is no help. */
const longestWords = 40

function words(place: Finding['place']): string {
  const text = isCell(place) ? place.content : place.source.text.slice(place.start, place.end)
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length > longestWords ? `${line.slice(0, longestWords)}…` : line
}

function quote(place: Finding['place']): string[] {
  return excerpt(place)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `  ${line}`)
}

/** What could not be checked, and what went wrong with us. */
export function prettyGaps({ notRun, executionErrors, reading, problems }: Reviewed, lowest: Level): string {
  const told = [...reading, ...problems].filter((one) => one.level === 'error' || isAtLeast(lowest)(one))
  const failed = executionErrors.map(
    ({ name, id, message }) =>
      `规则“${name}”（${id}）执行出错，这一条没有核，其余照常：${message}。请把稿子和这一行发给维护者\n`,
  )
  const reasons = new Map<string, string[]>()
  for (const { name, reason } of notRun) reasons.set(reason, [...(reasons.get(reason) ?? []), name])
  const unrun = [...reasons].map(([reason, names]) => `未核：${names.join('、')}——${reason}\n`)
  return prettyProblems(told) + failed.join('') + unrun.join('')
}

/** What --fix did, or with --dry-run would do: lines before and after. */
export function prettyAmended(path: string, amended: Amended): string {
  const changed = amended.lines.flatMap(({ number, before, after }) => [
    `${path}:${number}`,
    `- ${before}`,
    `+ ${after}`,
  ])
  const left = amended.left.map(
    ({ finding, reason }) => `${formatPlace(finding.place)} 没有改［${finding.name}］：${reason}`,
  )
  return [...changed, ...left].map((line) => `${line}\n`).join('')
}

/** JSON for programs: the findings as they are, places also as numbers. */
export function jsonFindings(reviews: readonly Reviewed[], lowest: Level): string {
  const files = reviews.map((reviewed) => ({
    path: reviewed.path,
    findings: reviewed.findings.filter(isAtLeast(lowest)).map((finding) => jsonFinding(finding)),
    notRun: reviewed.notRun,
    executionErrors: reviewed.executionErrors,
    problems: [...reviewed.reading, ...reviewed.problems].map(({ code, level, message, place }) => ({
      code,
      level,
      message,
      ...(place ? jsonPlace(place) : {}),
    })),
  }))
  return `${JSON.stringify({ format: 1, files }, undefined, 2)}\n`
}

function jsonFinding(finding: Finding): object {
  const { code, name, level, message, range, place, basis, related, fix, suggestions, data, key, origin } =
    finding
  return {
    code,
    name,
    level,
    message,
    range: [range.start, range.end],
    ...jsonPlace(place),
    ...(basis ? { basis } : {}),
    ...(related
      ? { related: related.map((one) => ({ message: one.message, ...jsonPlace(one.place) })) }
      : {}),
    ...(fix ? { fix } : {}),
    ...(suggestions ? { suggestions } : {}),
    ...(data ? { data } : {}),
    ...(origin ? { origin } : {}),
    key,
  }
}

function jsonPlace(place: Finding['place']): object {
  if (isCell(place)) return { path: place.path, sheet: place.sheet, cell: place.cell }
  const { source, start, end } = place
  const from = source.position(start)
  const to = source.position(end)
  const word = 'range' in source ? (source as WordLike).range(start, end) : undefined
  return {
    path: source.path,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    offset: [start, end],
    ...(word ? { word } : {}),
  }
}

interface WordLike {
  range(start: number, end: number): object | undefined
}
