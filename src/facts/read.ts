import type { Datum, Entries } from '../text/datum.ts'
import { keyAt, terms } from '../text/keys.ts'
import { formatPlace, isCell, type Place } from '../text/place.ts'
import { join, type Path, type Places } from '../text/places.ts'
import { sortProblems, type Problem, type Result } from '../text/problem.ts'
import { shape } from '../text/shape.ts'
import type { Source } from '../text/source.ts'
import type { Tables } from '../text/table-use.ts'
import { readYaml } from '../text/yaml.ts'
import { calendarOf, type Calendar } from './calendar.ts'
import { checkContains } from './contains.ts'
import { findContradictions } from './contradictions.ts'
import { findDoubts } from './doubts.ts'
import type { Figures } from './figures.ts'
import { readFigures } from './read-figures.ts'
import { parseReferences, type Piece } from './references.ts'
import { regionOf, type Region } from './region.ts'
import { reservedNames, sheetSchema, type Sheet } from './schema.ts'
import { withTables } from './tables.ts'
import { words, type Word } from './words.ts'

/** A fact sheet, read and checked: what a draft is filled from. */
export interface Facts {
  source: Source
  sheet: Sheet
  places: Places
  figures: Figures
  /** Every running text of the sheet, cut at its references. */
  texts: ReadonlyMap<Path, Piece[]>
  calendar?: Calendar
  region?: Region
}

/** Keys that no text begins with: `- 小标题：甲` is a slip, while `- 目标：全年44亿元` may be a sentence. */
const { heading, overview, lead, points, ending } = terms.point
const neverProse: ReadonlySet<string> = new Set([heading, overview, lead, points, ending, terms.duty.owner])

export interface ReadFactsOptions {
  /** What `tablesIn` asked for, by file as written in the sheet. */
  tables?: Tables
}

/** Reads a fact sheet (YAML). Never throws on content: all problems of the sheet come in one run. */
export function readFacts(source: Source, options: ReadFactsOptions = {}): Result<Facts> {
  const yaml = readYaml(source, { keys: neverProse })
  const problems: Problem[] = [...yaml.problems]
  const datum = yaml.value
  const top: Entries =
    datum.kind === 'entries'
      ? withTables(datum, options.tables ?? new Map(), problems)
      : { kind: 'entries', entries: [], place: datum.place }
  if (datum.kind !== 'entries' && !problems.some((problem) => problem.level === 'error')) {
    const what = datum.kind === 'empty' ? '事实表是空的' : '事实表应由“键: 值”组成'
    problems.push({
      code: 'sheet/empty',
      level: 'error',
      message: `${what}，至少要写“标题”和“日期”；可用 bigan init 生成样表`,
      place: datum.place,
    })
  }
  const shaped = shape(top, sheetSchema, { reserved: reservedNames })
  problems.push(...shaped.problems)
  const places = shaped.value.places
  const sheet = validate(shaped.value.value, top, places, problems)
  const calendar = calendarOf(sheet)
  const figures = readFigures(sheet, places, problems)
  const texts = readTexts(sheet, figures, places, problems)
  findContradictions(sheet, figures, places, calendar, problems)
  problems.push(...findDoubts(sheet, places))
  checkDepth(texts.keys(), places, problems)
  checkContains(sheet, places, problems)
  const region = regionOf(sheet)
  const facts: Facts = {
    source,
    sheet,
    places,
    figures,
    texts,
    ...(calendar ? { calendar } : {}),
    ...(region ? { region } : {}),
  }
  return { value: facts, problems: sortProblems(withoutEchoes(problems, figures)) }
}

/** 要点 go three levels below their section (DESIGN part 3): numbering marks and styles have no more. */
const maxDepth = 3

function checkDepth(paths: Iterable<Path>, places: Places, problems: Problem[]): void {
  const told = new Set<Path>()
  for (const path of paths) {
    const points = [...path.matchAll(/\/(?:groups\/[^/]+|points)\/\d+(?=\/)/g)]
    const deep = points[maxDepth]
    if (!deep) continue
    const at = path.slice(0, deep.index + deep[0].length)
    const place = told.has(at) ? undefined : places.of(at)
    told.add(at)
    const message = '要点最多写三层，这里是第四层，没有序号可用；请并入上一层，或写成“内容”'
    if (place) problems.push({ code: 'sheet/depth', level: 'warn', message, place })
  }
}

/**
 * Where the table of 数据 could not be read, that is said once and not again at every reference; and a column that no key
 * is, not again for every row.
 */
function withoutEchoes(problems: Problem[], figures: Figures): Problem[] {
  const isUnread = problems.some(({ code, level }) => code.startsWith('table/') && level === 'error')
  const unknown = new Set<string>()
  return problems.filter(({ code, place }) => {
    if (code === 'reference/unknown' || code === 'figure/unknown') return !(isUnread && figures.size === 0)
    if (code !== 'sheet/unknown-key' || !place) return true
    const at = formatPlace(place)
    if (unknown.has(at)) return false
    unknown.add(at)
    return true
  })
}

function validate(value: unknown, top: Entries, places: Places, problems: Problem[]): Sheet {
  const whole: Record<string, unknown> = { ...(value as Record<string, unknown>) }
  for (const key of ['title', 'date'] as const) {
    if (whole[key] !== undefined) continue
    whole[key] = ''
    const entry = top.entries.find((one) => keyAt('sheet', one.key.trim()) === key)
    // A wrong value has been reported already and was left out; only what is not there at all is missing.
    if ((entry && !isBlank(entry.value)) || problems.some((problem) => problem.code === 'sheet/empty'))
      continue
    const place = entry?.keyPlace ?? top.place
    const name = entry?.key ?? terms.sheet[key]
    problems.push({
      code: 'sheet/required',
      level: 'error',
      message: `缺少“${name}”，请补上；还没有定的写“待补”`,
      place,
    })
  }
  const parsed = sheetSchema.safeParse(whole, { jitless: true })
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('/')
    const place = places.of(path)
    const message = `“${places.written(path) ?? path}”的内容无法识别，请对照样表核对写法`
    problems.push({ code: 'sheet/type', level: 'error', message, ...(place ? { place } : {}) })
  }
  return { title: String(whole['title']), date: String(whole['date']) }
}

function isBlank(datum: Datum): boolean {
  if (datum.kind === 'scalar') return datum.text.trim() === ''
  return datum.kind === 'empty' || (datum.kind === 'list' && datum.items.every(isBlank))
}

/** Every running text of a sheet (of facts or of a meeting), cut at its references to the figures. */
export function readTexts(
  sheet: unknown,
  figures: Figures,
  places: Places,
  problems: Problem[],
): Map<Path, Piece[]> {
  const texts = new Map<Path, Piece[]>()
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      if (places.isProse(path)) texts.set(path, readText(value, path, figures, places, problems))
      return
    }
    if (typeof value !== 'object' || value === null) return
    for (const [key, child] of Object.entries(value)) visit(child, join(path, key))
  }
  visit(sheet, '')
  return texts
}

function readText(text: string, path: Path, figures: Figures, places: Places, problems: Problem[]): Piece[] {
  const say = (code: string, message: string, place: Place | undefined): void => {
    problems.push({ code, level: 'error', message, ...(place ? { place } : {}) })
  }
  const heading = /(^|\/)(heading|title)$/.test(path)
  if (heading && text.includes('\n')) {
    say('sheet/line-break', `“${places.written(path) ?? '标题'}”应写在一行内，此处有换行`, places.of(path))
  }
  const bracketed = places.of(path)
  if (bracketed && isBracketed(bracketed) && isReferable(text, figures)) {
    say('reference/bracket', `引用数据请写【${text}】`, bracketed)
  }
  for (const found of text.matchAll(/\[([^[\]\n]{1,40})\](?!\()/g)) {
    if (!isReferable(found[1]!, figures)) continue
    const place = places.inText(path, found.index, found.index + found[0].length)
    say('reference/bracket', `引用数据请写【${found[1]!}】`, place)
  }
  const place = (start: number, end: number): Place | undefined => places.inText(path, start, end)
  return parseReferences(text, { figures, place, heading }, problems)
}

/** True where YAML took a text in [ ] for a list. */
function isBracketed(place: Place): boolean {
  return !isCell(place) && place.source.text[place.start] === '['
}

/** True for an id of 数据, alone or with a part or word: what is written in [ ] by mistake. */
function isReferable(text: string, figures: Figures): boolean {
  const id = text.trim()
  if (figures.has(id)) return true
  const cut = id.lastIndexOf('.')
  return cut > 0 && figures.has(id.slice(0, cut)) && words.includes(id.slice(cut + 1) as Word)
}
