import type { Amended, Finding, Level, Reviewed } from '../../index.ts'
import { excerpt } from '../../text/excerpt.ts'
import { formatPlace, isCell } from '../../text/place.ts'
import { WordSource } from '../../text/word-source.ts'
import { levelNames, prettyProblems } from './pretty.ts'

const rank: Record<Level, number> = { error: 0, warn: 1, info: 2 }

/** True where a finding is at least of a level. */
export function isAtLeast(level: Level): (one: { level: Level }) => boolean {
  return (one) => rank[one.level] <= rank[level]
}

/**
 * What was found in one file, as people read it: 差错［点数不符］…, the quoted line, related places, where it was written.
 * What a rule says again of the same line is told below the first, with its place and words.
 */
export function prettyFindings(reviewed: Pick<Reviewed, 'findings'>, lowest: Level): string {
  const shown = reviewed.findings.filter(isAtLeast(lowest))
  const alike = new Map<string, Finding[]>()
  for (const [i, finding] of shown.entries()) {
    const key = likeness(finding) ?? String(i)
    alike.set(key, [...(alike.get(key) ?? []), finding])
  }
  return [...alike.values()].map(([first, ...again]) => prettyFinding(first!, again)).join('')
}

/** The same for findings that one quoted line is enough for: of one rule and one line, with nothing to add but their words. */
function likeness(finding: Finding): string | undefined {
  const { place, code, level, message, related, suggestions, origin } = finding
  if (isCell(place) || related || suggestions || origin) return undefined
  const { line } = place.source.position(place.start)
  return `${code} ${level} ${place.source.path}:${line} ${message.replace(/“[^“”]*”/gu, '“”')}`
}

function prettyFinding(finding: Finding, again: readonly Finding[]): string {
  const { place, level, name, message, related = [], suggestions = [] } = finding
  const lines = [`${formatPlace(place)} ${levelNames[level]}［${name}］${message}`, ...quote(place)]
  if (again.length > 0)
    lines.push(`  同一${unitOf(place)}还有${again.length}处：${again.map(briefly).join('、')}`)
  for (const one of related) lines.push(`  ${one.message}：${formatPlace(one.place)}　${words(one.place)}`)
  // most messages end with what they suggest
  for (const one of suggestions)
    if (!message.includes(one.message.replace(/^改为/u, ''))) lines.push(`  建议：${one.message}`)
  if (finding.origin) lines.push(`  出自：${finding.origin}`)
  return `${lines.join('\n')}\n`
}

function unitOf(place: Finding['place']): string {
  return !isCell(place) && place.source instanceof WordSource ? '段' : '行'
}

/** 第19字“,” */
function briefly({ place }: Finding): string {
  if (isCell(place)) return formatPlace(place)
  return `第${place.source.position(place.start).column}字“${words(place, 12)}”`
}

/** More of a related place than this is no help. */
const longestWords = 40

function words(place: Finding['place'], longest = longestWords): string {
  const text = isCell(place) ? place.content : place.source.text.slice(place.start, place.end)
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}

function quote(place: Finding['place']): string[] {
  return excerpt(place)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `  ${line}`)
}

/** What reading a file tells, and what went wrong with us. */
export function prettyGaps({ executionErrors, reading, problems }: Reviewed, lowest: Level): string {
  const told = [...reading, ...problems].filter((one) => one.level === 'error' || isAtLeast(lowest)(one))
  const failed = executionErrors.map(
    ({ name, id, message }) =>
      `规则“${name}”（${id}）执行出错，这一条没有核，其余照常：${message}。请把稿子和这一行发给维护者\n`,
  )
  return prettyProblems(told) + failed.join('')
}

/** What --fix did, or with --dry-run would do: lines before and after, of a Word file its paragraphs. */
export function prettyAmended(path: string, amended: Amended, inWord: boolean): string {
  const changed = amended.lines.flatMap(({ number, before, after }) => {
    const [old, now] = aroundChange(before, after)
    return [`${path}:${inWord ? `第${number}段` : number}`, `- ${old}`, `+ ${now}`]
  })
  const left = amended.left.map(
    ({ finding, reason }) => `${formatPlace(finding.place)} 没有改［${finding.name}］：${reason}`,
  )
  return [...changed, ...left].map((line) => `${line}\n`).join('')
}

/** Of a long line only what changed and some words around it. */
const aroundWords = 15

function aroundChange(before: string, after: string): [string, string] {
  const shorter = Math.min(before.length, after.length)
  let same = 0
  while (same < shorter && before[same] === after[same]) same++
  let tail = 0
  while (tail < shorter - same && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const from = same > aroundWords * 2 ? same - aroundWords : 0
  const rest = tail > aroundWords * 2 ? tail - aroundWords : 0
  const part = (line: string): string =>
    `${from > 0 ? '…' : ''}${line.slice(from, line.length - rest)}${rest > 0 ? '…' : ''}`
  return [part(before), part(after)]
}

/** JSON for programs: the findings as they are, places also as numbers, and the files that could not be opened. */
export function jsonFindings(
  reviews: readonly Reviewed[],
  unread: readonly { path: string; message: string }[],
  lowest: Level,
): string {
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
  return `${JSON.stringify({ format: 1, files, unread }, undefined, 2)}\n`
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
