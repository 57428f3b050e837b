/** Which entries the speeches of the past used: kept by `draft --record`, an input like any other. */
import type { Problem, Result } from '../text/problem.ts'
import { Source } from '../text/source.ts'

/** One speech and the entries in it. */
export interface Usage {
  /** YYYY-MM-DD, '' where the sheet has none. */
  day: string
  speaker: string
  title: string
  /** The sheet, as a path from the folder of the usage file. */
  sheet: string
  phrases: readonly string[]
}

const heads = ['日期', '讲话人', '标题', '事实表', '用语']
const intro = '# 每篇讲话用过的用语，由 bigan draft --record 记；一行一篇，各栏之间是制表符。'

/** Reads a usage file: one line a speech. Lines that are none are told and left out. */
export function readUsage(source: Source): Result<Usage[]> {
  const problems: Problem[] = []
  const value: Usage[] = []
  let start = 0
  for (const raw of source.text.split('\n')) {
    const line = raw.replace(/\r$/, '')
    const place = { source, start, end: start + line.length }
    start += raw.length + 1
    if (line.trim() === '' || line.startsWith('#') || line === heads.join('\t')) continue
    const [day = '', speaker = '', title = '', sheet = '', phrases] = line.split('\t')
    if (phrases === undefined) {
      const message = '这一行不是用语记录，没有采用；各栏之间要用一个制表符（Tab）'
      problems.push({ code: 'phrase/usage', level: 'warn', message, place })
      continue
    }
    value.push({
      day,
      speaker,
      title,
      sheet,
      phrases: phrases.split(/[、,，\s]+/u).filter((id) => id !== ''),
    })
  }
  return { value, problems }
}

/** True for a text that a speech may be recorded in: an empty one, or one that has the heads or a row of a usage file. */
export function isUsage(text: string): boolean {
  const rows = (): boolean =>
    readUsage(new Source('', text)).value.some(({ day }) => /^\d{4}-\d\d-\d\d$/.test(day))
  return text.trim() === '' || text.split(/\r?\n/).includes(heads.join('\t')) || rows()
}

/** The file's text: speeches by day, then by sheet. */
export function printUsage(rows: readonly Usage[]): string {
  const lines = [...rows].sort(inOrder).map(lineOf)
  return `${[intro, heads.join('\t'), ...lines].join('\n')}\n`
}

function lineOf({ day, speaker, title, sheet, phrases }: Usage): string {
  return [day, speaker, title, sheet, phrases.join('、')]
    .map((text) => text.replaceAll(/\s+/gu, ' ').trim())
    .join('\t')
}

function inOrder(a: Usage, b: Usage): number {
  return compare(a.day, b.day) || compare(a.sheet, b.sheet)
}

/**
 * The text of a usage file with a speech put in, in place of what was recorded for its sheet. No other line is touched:
 * comments and lines that could not be read stay as they are.
 */
export function recordUsage(text: string, speech: Usage): string {
  if (text.trim() === '') return printUsage([speech])
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.replace(/(?:\r?\n)+$/, '').split(/\r?\n/)
  const rows = lines.map((line) => readUsage(new Source('', line)).value[0])
  const kept = lines
    .map((line, i) => ({ line, row: rows[i] }))
    .filter(({ row }) => !(row && isSame(row, speech)))
  const before = kept.findLastIndex(({ row }) => row && inOrder(row, speech) <= 0)
  const first = kept.findIndex(({ row }) => row !== undefined)
  const at = before >= 0 ? before + 1 : first >= 0 ? first : kept.length
  return `${kept
    .map(({ line }) => line)
    .toSpliced(at, 0, lineOf(speech))
    .join(end)}${end}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The same rows with a speech put in, in place of what was recorded for its sheet. */
export function withUsage(rows: readonly Usage[], speech: Usage): Usage[] {
  return [...rows.filter((row) => !isSame(row, speech)), speech]
}

/** A sheet is the same by its file, and by title and day where the file was moved. */
function isSame(
  a: Pick<Usage, 'sheet' | 'title' | 'day'>,
  b: Pick<Usage, 'sheet' | 'title' | 'day'>,
): boolean {
  return a.sheet === b.sheet || (a.day !== '' && a.day === b.day && a.title === b.title)
}

/** How many of a speaker's speeches back an entry counts as used lately. */
export const recentSpeeches = 3

/** The entries of the last speeches of the same speaker before this one; what was recorded for this sheet is left out. */
export function recentPhrases(rows: readonly Usage[], speech: Omit<Usage, 'phrases'>): ReadonlySet<string> {
  const before = rows
    .filter((row) => row.speaker === speech.speaker && !isSame(row, speech))
    .filter((row) => speech.day === '' || row.day < speech.day)
    .sort((a, b) => compare(b.day, a.day))
  return new Set(before.slice(0, recentSpeeches).flatMap(({ phrases }) => phrases))
}
