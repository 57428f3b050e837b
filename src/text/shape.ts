/**
 * From what a person wrote (Datum, keys in either spelling, bare texts and lists where blocks are meant) to what the
 * schema describes (English keys, one shape). Decided here by code, before zod, so that a problem names its own place.
 */
import * as z from 'zod'
import type { Datum, Entries, List, Scalar } from './datum.ts'
import { parseDay, parseMonth, looksLikeDate } from './dates.ts'
import { parseNumber } from './decimal.ts'
import { keyAt, spellings, terms, type LevelName } from './keys.ts'
import { nearest } from './nearest.ts'
import type { Place } from './place.ts'
import type { Problem, Result } from './problem.ts'
import { join, Places, type Path } from './places.ts'

/** What a schema says in its meta of how people write it. */
export interface ShapeMeta {
  kind:
    'prose' | 'word' | 'number' | 'day' | 'moment' | 'due' | 'flag' | 'entries' | 'list' | 'record' | 'choice'
  level?: LevelName
  /** The English key that takes a bare text, list or number written where entries are expected. */
  short?: { text?: string; list?: string; number?: string }
  /** Writings that a choice accepts beside its own values. */
  accepts?: Record<string, string>
  about?: string
  example?: string
}

declare module 'zod' {
  interface GlobalMeta {
    shape?: ShapeMeta
  }
}

/** What a person writes for something that is still to come: printed as 【待补：…】, never dropped. */
export const missing = '待补'

interface Context {
  places: Places
  problems: Problem[]
  reserved: readonly string[]
}

type Shaped = string | boolean | Shaped[] | { [key: string]: Shaped }

/**
 * Shapes a datum by a schema. The value holds only what could be understood; everything else is a problem with its
 * place. `places` leads back from each path of the value.
 */
export function shape(
  datum: Datum,
  schema: z.ZodType,
  options: { reserved?: readonly string[] } = {},
): Result<{ value: unknown; places: Places }> {
  const context: Context = { places: new Places(), problems: [], reserved: options.reserved ?? [] }
  const value = shapeAt(datum, schema, '', context)
  return { value: { value, places: context.places }, problems: context.problems }
}

/** The schema inside `.optional()`, with its meta. */
export function inner(schema: z.ZodType): { schema: z.ZodType; meta: ShapeMeta } {
  let at = schema
  while (at instanceof z.ZodOptional) at = at.unwrap() as z.ZodType
  const meta = at.meta()?.shape
  if (!meta) throw new Error('a schema of the sheet has no shape')
  return { schema: at, meta }
}

function shapeAt(datum: Datum, outer: z.ZodType, path: Path, context: Context): Shaped | undefined {
  const { schema, meta } = inner(outer)
  if (!context.places.has(path)) context.places.add(path, datum)
  if (datum.kind === 'empty') return undefined
  switch (meta.kind) {
    case 'prose':
      return prose(datum, path, context)
    case 'list':
      return list(datum, (schema as z.ZodArray).element as z.ZodType, path, context)
    case 'record':
      return record(datum, (schema as z.ZodRecord).valueType as z.ZodType, path, context)
    case 'entries':
      return entries(datum, schema as z.ZodObject, meta, path, context)
    default:
      return scalar(datum, schema, meta, path, context)
  }
}

function say(context: Context, code: string, message: string, place: Place): undefined {
  context.problems.push({ code, level: 'error', message, place })
  return undefined
}

function prose(datum: Datum, path: Path, context: Context): string | undefined {
  const scalars: Scalar[] = []
  const collect = (one: Datum): void => {
    if (one.kind === 'scalar') scalars.push(one)
    else if (one.kind === 'list') one.items.forEach(collect)
    else if (one.kind === 'entries') {
      say(
        context,
        'sheet/type',
        `“${named(path, context)}”应为一段文字，此处写成了一组“键: 值”；若文字里有冒号，请用引号把整段括起来，或改用全角“：”`,
        one.place,
      )
    }
  }
  collect(datum)
  const kept = scalars
    .map((one) => ({
      scalar: one,
      lead: one.text.length - one.text.trimStart().length,
      text: one.text.trim(),
    }))
    .filter((one) => one.text !== '')
  if (kept.length === 0) return undefined
  let start = 0
  const segments = kept.map((one) => {
    // A segment starts where its scalar's first character would be, so that offsets inside it need no correction.
    const segment = { start: start - one.lead, scalar: one.scalar }
    start += one.text.length + 1
    return segment
  })
  context.places.addText(path, segments)
  context.places.addProse(path)
  return kept.map((one) => one.text).join('\n')
}

function list(datum: Datum, element: z.ZodType, path: Path, context: Context): Shaped[] | undefined {
  const items: Datum[] = datum.kind === 'list' ? datum.items : [datum]
  const values: Shaped[] = []
  for (const item of items) {
    const value = shapeAt(item, element, join(path, values.length), context)
    if (value !== undefined) values.push(value)
  }
  return values.length > 0 ? values : undefined
}

/** Names that people give: ids of figures, names of parts, groups and targets. */
const ownName = /^(?!\d+$)[\p{Script=Han}\p{L}\p{N}_\-·]+$/u

function record(datum: Datum, valueType: z.ZodType, path: Path, context: Context): Shaped | undefined {
  if (datum.kind !== 'entries') {
    return say(context, 'sheet/type', `“${named(path, context)}”应为一组“名称: 内容”，每行一个`, datum.place)
  }
  const value: { [key: string]: Shaped } = {}
  const seen = new Map<string, Place>()
  const years = path.endsWith('/series')
  for (const entry of datum.entries) {
    const name = entry.key.trim()
    const first = seen.get(name)
    if (first) {
      context.problems.push({
        code: 'sheet/duplicate',
        level: 'error',
        message: `“${name}”在这里写了两次，请保留一个`,
        place: entry.keyPlace,
        related: [{ message: '首次出现', place: first }],
      })
      continue
    }
    seen.set(name, entry.keyPlace)
    const taken = context.reserved.includes(name)
    if (!years && (taken || !ownName.test(name))) {
      const why = taken ? '它是引用里的专用词' : '名称只能由汉字、字母、数字和 _ - · 组成，且不能全是数字'
      say(context, 'sheet/name', `“${name}”不能用作名称：${why}`, entry.keyPlace)
      continue
    }
    const at = join(path, name)
    context.places.add(at, entry.value, { written: entry.key, place: entry.keyPlace })
    const shaped = shapeAt(entry.value, valueType, at, context)
    if (shaped !== undefined) Object.defineProperty(value, name, { value: shaped, enumerable: true })
  }
  return Object.keys(value).length > 0 ? value : undefined
}

function entries(
  datum: Datum,
  schema: z.ZodObject,
  meta: ShapeMeta,
  path: Path,
  context: Context,
): Shaped | undefined {
  const level = meta.level!
  if (datum.kind !== 'entries') return shorthand(datum as Scalar | List, schema, meta, path, context)
  return keyed(datum, schema, level, path, context)
}

function keyed(
  datum: Entries,
  schema: z.ZodObject,
  level: LevelName,
  path: Path,
  context: Context,
): Shaped | undefined {
  const value: { [key: string]: Shaped } = {}
  const seen = new Map<string, { written: string; place: Place }>()
  for (const entry of datum.entries) {
    const written = entry.key.trim()
    const key = keyAt(level, written)
    if (!key || !(key in schema.shape)) {
      unknownKey(written, level, path, entry.keyPlace, context)
      continue
    }
    const first = seen.get(key)
    if (first) {
      const same =
        first.written === written
          ? `“${written}”写了两次`
          : `“${first.written}”和“${written}”是同一项，写了两次`
      context.problems.push({
        code: 'sheet/duplicate',
        level: 'error',
        message: `${same}，请保留一个`,
        place: entry.keyPlace,
        related: [{ message: '首次出现', place: first.place }],
      })
      continue
    }
    seen.set(key, { written, place: entry.keyPlace })
    const at = join(path, key)
    context.places.add(at, entry.value, { written, place: entry.keyPlace })
    const shaped = shapeAt(entry.value, schema.shape[key] as z.ZodType, at, context)
    if (shaped !== undefined) value[key] = shaped
  }
  return Object.keys(value).length > 0 || path === '' ? value : undefined
}

/** Slips that mean another key than the one nearest in writing. */
const meant: Record<string, string> = {
  责任单位: '牵头单位',
  牵头: '牵头单位',
  配合: '配合单位',
  时限: '完成时限',
  期限: '完成时限',
  约: '概数',
  增长: '同比',
  同期: '上年同期',
  去年同期: '上年同期',
}

function unknownKey(written: string, level: LevelName, path: Path, place: Place, context: Context): void {
  const known = spellings(level, written)
  const intended = meant[written]
  const guess = intended && known.includes(intended) ? intended : nearest(written, known)
  const where = path === '' ? '' : `“${named(path, context)}”里`
  const elsewhere = (Object.keys(terms) as LevelName[]).filter((one) => keyAt(one, written) !== undefined)
  const advice = guess
    ? `是否应为“${guess}”？`
    : intended && level === 'point'
      ? `是否应写在“责任”下的“${intended}”？`
      : elsewhere.length > 0
        ? `这一项不写在这里；此处可用：${known.join('、')}`
        : `此处可用：${known.join('、')}`
  say(context, 'sheet/unknown-key', `${where}没有“${written}”这一项，${advice}`, place)
}

function shorthand(
  datum: Scalar | List,
  schema: z.ZodObject,
  meta: ShapeMeta,
  path: Path,
  context: Context,
): Shaped | undefined {
  const short = meta.short ?? {}
  const measured = datum.kind === 'scalar' && datum.style !== 'block' ? measuredNumber(datum.text) : undefined
  if (datum.kind === 'scalar' && short.number && measured) {
    const value: { [key: string]: Shaped } = { [short.number]: measured.number }
    context.places.add(join(path, short.number), datum)
    if (measured.unit && 'unit' in schema.shape) value['unit'] = measured.unit
    else if (measured.unit)
      return say(context, 'sheet/type', `此处应为数字，不带单位“${measured.unit}”`, datum.place)
    return value
  }
  const key = datum.kind === 'list' ? short.list : short.text
  if (!key) {
    const form = datum.kind === 'list' ? '一组以“- ”开头的内容' : `“${datum.text.slice(0, 12)}”`
    const known = spellings(meta.level!, '中').join('、')
    return say(
      context,
      'sheet/type',
      `“${named(path, context)}”应写成“键: 值”，可用：${known}；此处是${form}`,
      datum.place,
    )
  }
  const at = join(path, key)
  context.places.add(at, datum)
  const shaped = shapeAt(datum, schema.shape[key] as z.ZodType, at, context)
  return shaped === undefined ? undefined : { [key]: shaped }
}

/** 3 · 18.6 · 12% · 3个 · 6000万元: a number, perhaps with its unit. */
function measuredNumber(text: string): { number: string; unit?: string } | undefined {
  const match = /^([+-]?\d+(?:\.\d+)?)\s*(%|％|[\p{Script=Han}]{1,6}|个百分点)?$/u.exec(text.trim())
  if (!match) return undefined
  const unit = match[2] === '％' ? '%' : match[2]
  if (unit === '年' || unit === '月') return undefined
  return unit ? { number: match[1]!, unit } : { number: match[1]! }
}

function scalar(
  datum: Datum,
  schema: z.ZodType,
  meta: ShapeMeta,
  path: Path,
  context: Context,
): Shaped | undefined {
  const label = named(path, context)
  if (datum.kind !== 'scalar') {
    const form = datum.kind === 'list' ? '列表' : '一组“键: 值”'
    return say(context, 'sheet/type', `“${label}”应为${expected[meta.kind]}，此处写成了${form}`, datum.place)
  }
  const text = datum.text.trim()
  if (text === '') return undefined
  context.places.addText(path, [{ start: datum.text.trimStart().length - datum.text.length, scalar: datum }])
  if (text === missing) return text
  switch (meta.kind) {
    case 'word':
      if (text.includes('\n'))
        return say(context, 'sheet/line-break', `“${label}”应写在一行内，此处有换行`, datum.place)
      return text
    case 'number':
      return numberText(text, label, datum, context)
    case 'flag':
      if (/^(是|可|true|yes)$/i.test(text)) return true
      if (/^(否|不可|false|no)$/i.test(text)) return false
      return say(context, 'sheet/type', `“${label}”应为“是”或“否”，此处为“${text}”`, datum.place)
    case 'choice':
      return chosen(text, schema as z.ZodEnum, meta, label, datum, context)
    case 'day':
    case 'moment':
    case 'due':
      return dateText(text, meta.kind, label, datum, context)
    default:
      throw new Error(`no shape ${meta.kind}`)
  }
}

const expected: Record<ShapeMeta['kind'], string> = {
  prose: '一段文字',
  word: '一行文字',
  number: '数字',
  day: '日期（如 2026-06-12）',
  moment: '日期或月份（如 2026-05）',
  due: '日期、月份或“年内”之类的时限',
  flag: '“是”或“否”',
  entries: '一组“键: 值”',
  list: '列表',
  record: '一组“名称: 内容”',
  choice: '给定的词',
}

function numberText(text: string, label: string, datum: Scalar, context: Context): string | undefined {
  if (/^[+-]?\d{1,3}([,，]\d{3})+(\.\d+)?$/.test(text)) {
    return say(
      context,
      'sheet/number',
      `数字不用分节号：“${text}”请写成“${text.replace(/[,，]/g, '')}”`,
      datum.place,
    )
  }
  const bare = text.replace(/\s*[%％]$/, '')
  if (parseNumber(bare)) return bare
  const measured = measuredNumber(text)
  if (measured)
    return say(
      context,
      'sheet/number',
      `“${label}”只写数字：“${text}”请写成“${measured.number}”，单位写在“单位”里`,
      datum.place,
    )
  return say(context, 'sheet/number', `“${label}”应为数字，此处为“${text}”；还没有的数写“待补”`, datum.place)
}

function chosen(
  text: string,
  schema: z.ZodEnum,
  meta: ShapeMeta,
  label: string,
  datum: Scalar,
  context: Context,
): string | undefined {
  const aliases = meta.accepts ?? {}
  const names = Object.keys(aliases).length > 0 ? Object.keys(aliases) : (schema.options as string[])
  const value = Object.hasOwn(aliases, text) ? aliases[text]! : text
  if ((schema.options as string[]).includes(value)) return value
  const guess = nearest(text, names)
  return say(
    context,
    'sheet/choice',
    `“${label}”只能是：${names.join('、')}；此处为“${text}”${guess ? `，是否应为“${guess}”？` : ''}`,
    datum.place,
  )
}

function dateText(
  text: string,
  kind: 'day' | 'moment' | 'due',
  label: string,
  datum: Scalar,
  context: Context,
): string | undefined {
  if (parseDay(text) || (kind !== 'day' && parseMonth(text))) return text
  if (looksLikeDate(text)) {
    const form =
      kind === 'day' && parseMonth(text) ? `“${label}”应写到日（如 2026-06-12）` : `没有“${text}”这一天`
    return say(context, 'sheet/date', `${form}，请核对“${label}”`, datum.place)
  }
  if (kind === 'due') return text
  return say(context, 'sheet/date', `“${label}”应为${expected[kind]}，此处为“${text}”`, datum.place)
}

function named(path: Path, context: Context): string {
  return context.places.written(path) ?? labelOf(path)
}

/** The last named key on a path, for messages about list items. */
function labelOf(path: Path): string {
  return path.split('/').findLast((key) => !/^\d+$/.test(key)) ?? '事实表'
}
