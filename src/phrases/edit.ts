/**
 * Puts entries into a file of the library as a person would: at the end of the list 用语, in its own indentation and line
 * ends. Nothing else of the text is touched; where that cannot be done, or what is read afterwards is not what was there
 * and the new entries, the file is refused.
 */
import type { Datum, Entry, List } from '../text/datum.ts'
import { isCell } from '../text/place.ts'
import type { Problem, Result } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import { readYaml } from '../text/yaml.ts'
import { printPhrase, type NewPhrase } from './print.ts'
import { readPhrases } from './read.ts'
import type { Phrase } from './types.ts'

/** The text with the entries in it, and where they stand now; undefined, with a problem that says why, where the file is refused. */
export function addToFile(
  source: Source,
  entries: readonly NewPhrase[],
): Result<{ text: string; added: Phrase[] } | undefined> {
  const { path } = source
  const refuse = (message: string, more: Problem[] = []): Result<undefined> => ({
    value: undefined,
    problems: [{ code: 'phrase/file', level: 'error', message: `“${path}”${message}，没有动它` }, ...more],
  })
  const yaml = readYaml(source)
  const before = readPhrases(source)
  const faults = before.problems.filter(({ level }) => level === 'error')
  if (faults.length > 0) return refuse('里有差错，请先改好', faults)
  const gap = gapIn(source, yaml.value)
  if (typeof gap === 'string') return refuse(gap)
  const text = put(source.text, gap, entries)
  if (text.length > longest) return refuse(`加上这${entries.length}条太长，请收进另一个文件`)
  const after = readPhrases(new Source(path, text))
  const old = before.value.phrases
  const added = after.value.phrases.slice(old.length)
  const isRight =
    after.problems.length === before.problems.length &&
    old.every((phrase, i) => isSame(phrase, after.value.phrases[i])) &&
    added.length === entries.length &&
    entries.every((entry, i) => holds(added[i]!, entry))
  if (!isRight) return refuse('的写法特别，加不进去；请手工加在“用语”下面')
  return { value: { text, added }, problems: inherited(path, added[0], entries[0]) }
}

/** Where new lines go. */
interface Gap {
  /** The old text up to here stands before them. */
  at: number
  /** The old text from here on stands behind them; in between is `[]` or `~`. */
  from: number
  /** Lines above the entries: `用语:`. */
  lead: string[]
  dash: number
  keys: number
}

const usual = { dash: 2, keys: 4 }

/** Files with more characters are not read. */
const longest = 1_000_000

/** Why a file cannot be added to, or where it can. */
function gapIn(source: Source, top: Datum): Gap | string {
  const { text } = source
  const end = text.length
  if (/^\.\.\.[ \t]*\r?$/mu.test(text)) return '里有“...”一行，后面加不了'
  if (top.kind === 'empty') {
    if (/^[^#\s-]/mu.test(text) || /^-{1,2}(?!-)/mu.test(text)) return '不是用语库的文件'
    return { at: end, from: end, lead: ['用语:'], ...usual }
  }
  // A file may also be the bare list of its entries.
  if (top.kind === 'list' && !isCell(top.place) && text[top.place.start] === '-')
    return listGap(source, top, top.place.start, true)
  if (top.kind !== 'entries') return '应为“用语:”和下面的一条条用语'
  if (isCell(top.place) || text[top.place.start] === '{') return '整个写在花括号里，请改成一行一项'
  const { column } = source.position(top.place.start)
  const margin = column - 1
  const list = top.entries.find(({ key }) => key.trim() === '用语' || key.trim() === 'phrases')
  if (!list) {
    const lead = [`${' '.repeat(margin)}用语:`]
    return { at: end, from: end, lead, dash: margin + usual.dash, keys: margin + usual.keys }
  }
  const isLast = top.entries.at(-1) === list
  const { value } = list
  if (isCell(value.place)) return '不是文本文件'
  if (value.kind === 'empty') return emptyGap(source, list, margin, isLast)
  if (value.kind !== 'list') return '里“用语”下面只有一项，前面没有短横，请改成一条一项（- 编号: …）'
  if (text[value.place.start] === '[')
    return value.items.length === 0
      ? emptyGap(source, list, margin, isLast)
      : '里“用语”写在方括号里，请改成一条一项（- 编号: …）'
  return listGap(source, value, value.place.start, isLast)
}

/** Behind the last item of a list of dashes. */
function listGap(source: Source, { items, place }: List, start: number, isLast: boolean): Gap {
  const { text } = source
  const dash = source.position(start).column - 1
  const last = items.at(-1)
  const keys = last ? keysOf(source, last, dash) : dash + usual.dash
  const end = last && !isCell(last.place) ? last.place.end : isCell(place) ? start : place.end
  const at = isLast ? text.length : lineAfter(text, end)
  return { at, from: at, lead: [], dash, keys }
}

/** The column of an item's keys; two behind the dash where it has none or they stand in a line of their own. */
function keysOf(source: Source, item: Datum, dash: number): number {
  if (item.kind !== 'entries' || isCell(item.place) || source.text[item.place.start] === '{') return dash + 2
  const { line, column } = source.position(item.place.start)
  return source
    .line(line)
    .slice(0, column - 1)
    .trim() === '-' && column - 1 > dash + 1
    ? column - 1
    : dash + 2
}

/** Below `用语:`, whose `[]` or `~` is taken out; a comment behind it stays. */
function emptyGap(source: Source, { keyPlace, value }: Entry, margin: number, isLast: boolean): Gap | string {
  const { text } = source
  if (isCell(keyPlace) || isCell(value.place)) return '不是文本文件'
  const dash = margin + usual.dash
  const keys = margin + usual.keys
  const { start, end } = value.place
  const isWritten = start > keyPlace.end
  if (isWritten) {
    if (source.position(start).line !== source.position(keyPlace.end).line)
      return '里“用语”是空的，写法特别，请先删去冒号后面的内容'
    // The rest of the line stays above the entries.
    return { at: start, from: end, lead: [], dash, keys }
  }
  const at = isLast ? text.length : lineAfter(text, keyPlace.end)
  return { at, from: at, lead: [], dash, keys }
}

/** The start of the line behind the one that holds the character before an offset. */
function lineAfter(text: string, offset: number): number {
  const before = Math.max(0, offset - 1)
  const found = text.indexOf('\n', before)
  return found < 0 ? text.length : found + 1
}

function put(text: string, { at, from, lead, dash, keys }: Gap, entries: readonly NewPhrase[]): string {
  const eol = /\r\n/u.test(text) ? '\r\n' : '\n'
  const lines = [...lead, ...entries.flatMap((entry) => printPhrase(entry, dash, keys))]
  const block = lines.map((line) => line + eol).join('')
  if (from > at) {
    const rest = text.slice(from)
    const end = rest.indexOf('\n')
    const line = end < 0 ? rest + eol : rest.slice(0, end + 1)
    const kept = `${text.slice(0, at).replace(/[ \t]+$/u, '')}${/^[ \t]*\r?\n?$/u.test(line) ? eol : line}`
    return kept + block + (end < 0 ? '' : rest.slice(end + 1))
  }
  const head = text.slice(0, at)
  return head + (head === '' || head.endsWith('\n') ? '' : eol) + block + text.slice(at)
}

/** The same entry; where it stands may be another place. */
function isSame(before: Phrase, after: Phrase | undefined): boolean {
  return after !== undefined && JSON.stringify(withoutPlace(before)) === JSON.stringify(withoutPlace(after))
}

function withoutPlace({ start: _start, end: _end, line: _line, column: _column, ...rest }: Phrase): object {
  return rest
}

/** True where what was to be written is what is read; the file's 默认 may add to it. */
function holds(phrase: Phrase, entry: NewPhrase): boolean {
  return Object.entries(entry).every(([key, value]) => {
    if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) return true
    return JSON.stringify(phrase[key as keyof NewPhrase]) === JSON.stringify(value)
  })
}

/** What a file's 默认 adds to what was to be written: a person is told. */
function inherited(path: string, phrase: Phrase | undefined, entry: NewPhrase | undefined): Problem[] {
  if (!phrase || !entry) return []
  const added = [
    ...(entry.topics?.length ? [] : phrase.topics),
    ...(entry.sections?.length ? [] : phrase.sections),
    ...(entry.tone || !phrase.tone ? [] : [phrase.tone]),
    ...(entry.meetings?.length ? [] : phrase.meetings),
    ...(!entry.suggestion && phrase.suggestion ? ['建议'] : []),
  ]
  if (added.length === 0) return []
  const message = `“${path}”的“默认”里有“${added.join('”“')}”，新收的各条也照此`
  return [{ code: 'phrase/defaults', level: 'info', message }]
}
