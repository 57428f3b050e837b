/** A file of the library, from YAML to entries. */
import { isoDay, parseDay, parseMonth } from '../text/dates.ts'
import { hash } from '../text/hash.ts'
import { isCell } from '../text/place.ts'
import { join, type Path, type Places } from '../text/places.ts'
import type { Problem, Result } from '../text/problem.ts'
import { shape } from '../text/shape.ts'
import type { Source } from '../text/source.ts'
import { readYaml } from '../text/yaml.ts'
import { phrasesSchema, type PhraseRow } from './schema.ts'
import { piecesOf } from './slots.ts'
import type { Phrase, PhraseFile } from './types.ts'

/** Told apart by this: a file with the same stamp has the same text. The number is that of the form that entries are kept in. */
export function stampOf(text: string): string {
  return `1-${text.length}-${hash(text)}`
}

/** Reads a file of content/phrases. Entries that cannot be used (no text, kind or id, a bracket left open) are told and left out. */
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
  phrases.forEach((row, i) => {
    const phrase = phraseOf({ ...defaults, ...row }, join('phrases', i), source, places, problems)
    if (phrase) file.phrases.push(phrase)
  })
  return { value: file, problems }
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
  if (kind === undefined) return say(`“${id}”没有“类别”，没有采用；例如：过渡.成绩到问题`)
  if (!/^[^.．。\s]+\.[^.．。\s]+$/u.test(kind))
    return say(`类别“${kind}”应写成“大类.小类”，例如：过渡.成绩到问题`, join(path, 'kind'))
  const pieces = piecesOf(text)
  if (!pieces)
    return say(`“${id}”的【】不成对，或者里面是空的；空位写成【主题】【地区】这样`, join(path, 'text'))
  if (text.includes('\n')) return say(`“${id}”的文字应写在一行内`, join(path, 'text'))
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
    ...(row.from ? { from: isoMoment(row.from) } : {}),
    ...(row.to ? { to: isoMoment(row.to) } : {}),
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
