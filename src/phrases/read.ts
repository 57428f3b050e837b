/** A file of the library, from YAML to entries. */
import { isoDay, parseDay, parseMonth } from '../text/dates.ts'
import { isCell, type Place } from '../text/place.ts'
import { join, type Path, type Places } from '../text/places.ts'
import type { Problem, Result } from '../text/problem.ts'
import { indexOfRefused } from '../text/reserved.ts'
import { isMissing, shape } from '../text/shape.ts'
import type { Source } from '../text/source.ts'
import { readYaml } from '../text/yaml.ts'
import { stampOf } from './kept.ts'
import { phrasesSchema, type PhraseRow } from './schema.ts'
import { piecesOf } from './slots.ts'
import type { Phrase, PhraseFile } from './types.ts'

/**
 * Reads a file of content/phrases. Entries that cannot be used (no text, kind or id, a bracket left open) are told and left
 * out, and so are those with an error in what they say of themselves: a 建议 that was not understood would be printed as a
 * decision.
 */
export function readPhrases(source: Source): Result<PhraseFile> {
  const file: PhraseFile = { file: source.path, stamp: stampOf(source.text), phrases: [] }
  const yaml = readYaml(source)
  const problems: Problem[] = [...yaml.problems]
  if (yaml.value.kind === 'empty') return { value: file, problems }
  const shaped = shape(yaml.value, phrasesSchema, { sheet: '用语库' })
  problems.push(...shaped.problems)
  const { value, places } = shaped.value
  const parsed = phrasesSchema.safeParse(value, { jitless: true })
  if (!parsed.success) return { value: file, problems }
  const { defaults = {}, phrases = [] } = parsed.data
  if (places.has('defaults') && noteErrors(problems, places.of('defaults'), '这个文件的用语都没有采用'))
    return { value: file, problems }
  phrases.forEach((row, i) => {
    const path = join('phrases', i)
    if (noteErrors(problems, places.of(path), '这一条没有采用')) return
    const phrase = phraseOf({ ...defaults, ...row }, path, source, places, problems)
    if (phrase) file.phrases.push(phrase)
  })
  return { value: file, problems }
}

/** True where there is an error within a place; what follows from it is added to its message. */
function noteErrors(problems: Problem[], within: Place | undefined, consequence: string): boolean {
  if (!within || isCell(within)) return false
  let found = false
  problems.forEach((problem, i) => {
    const { level, place, message } = problem
    if (level !== 'error' || !place || isCell(place)) return
    if (place.start < within.start || place.start >= within.end) return
    found = true
    if (!message.includes('没有采用'))
      problems[i] = { ...problem, message: `${message}${/[？！]$/u.test(message) ? '' : '；'}${consequence}` }
  })
  return found
}

function phraseOf(
  row: PhraseRow,
  path: Path,
  source: Source,
  places: Places,
  problems: Problem[],
): Phrase | undefined {
  const say = (message: string, at: Path = path): undefined => {
    const place = places.of(at)
    problems.push({ code: 'phrase/entry', level: 'error', message, ...(place ? { place } : {}) })
    return undefined
  }
  const { id, kind, text, conflicts = [] } = row
  if (text === undefined) return say('这一条没有“文字”，没有采用')
  if (id === undefined) return say('这一条没有“编号”，没有采用；编号全库不能重')
  if (!/^[\p{L}\p{N}_.·-]+$/u.test(id))
    return say(`编号“${id}”只能用汉字、字母、数字和 - _ ·，这一条没有采用`, join(path, 'id'))
  if (kind === undefined) return say(`“${id}”没有“类别”，没有采用；例如：过渡.成绩到问题`)
  if (!/^[^.．。\s]+\.[^.．。\s]+$/u.test(kind))
    return say(`类别“${kind}”应写成“大类.小类”，例如：过渡.成绩到问题；这一条没有采用`, join(path, 'kind'))
  // Characters that the draft is marked with never come from outside.
  if (indexOfRefused(text) >= 0)
    return say(`“${id}”的文字里有不可见的特殊字符，没有采用；请删去后重新输入`, join(path, 'text'))
  if (isMissing(text)) return say(`“${id}”的文字还是“待补”，没有采用`, join(path, 'text'))
  const pieces = piecesOf(text)
  if (!pieces)
    return say(
      `“${id}”的【】不成对，或者里面是空的，没有采用；空位写成【主题】【地区】这样`,
      join(path, 'text'),
    )
  if (text.includes('\n')) return say(`“${id}”的文字应写在一行内，没有采用`, join(path, 'text'))
  const from = row.from && isoMoment(row.from)
  const to = row.to && isoMoment(row.to)
  if (from && to && from.slice(0, to.length) > to.slice(0, from.length))
    return say(`“${id}”的“止”（${row.to}）在“起”（${row.from}）之前，没有采用`, join(path, 'to'))
  const place = places.of(join(path, 'text'))
  const at = place && !isCell(place) ? place : { source, start: 0, end: 0 }
  return {
    id,
    kind,
    text,
    pieces,
    sections: row.sections ?? [],
    meetings: row.meetings ?? [],
    topics: row.topics ?? [],
    audiences: row.audiences ?? [],
    answers: row.answers ?? [],
    tags: row.tags ?? [],
    conflicts,
    suggestion: row.suggestion ?? false,
    refrain: row.refrain ?? false,
    ...(row.tone ? { tone: row.tone } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(row.source ? { source: row.source } : {}),
    file: at.source.path,
    start: at.start,
    end: at.end,
    ...at.source.position(at.start),
  }
}

/** 2026年5月 → 2026-05: moments that can be compared as texts. */
function isoMoment(text: string): string {
  const day = parseDay(text)
  if (day) return isoDay(day)
  const month = parseMonth(text)
  return month ? isoDay({ ...month, day: 1 }).slice(0, 7) : text
}
