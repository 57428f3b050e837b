/**
 * From what a person wrote (Datum, keys in either spelling, bare texts and lists where blocks are meant) to what the
 * schema describes (English keys, one shape). Decided here by code, before zod, so that a problem names its own place.
 */
import type * as z from 'zod'
import type { Datum, Entries, Entry, List, Scalar } from './datum.ts'
import { keyAt, spellings } from './keys.ts'
import type { Place } from './place.ts'
import { join, Places, type Path } from './places.ts'
import type { Result } from './problem.ts'
import { unknownKey } from './shape-keys.ts'
import {
  expected,
  inner,
  isMissing,
  missing,
  named,
  pending,
  say,
  type Context,
  type Shaped,
  type ShapeMeta,
} from './shape-meta.ts'
import { formFault, nameFault } from './shape-names.ts'
import { prose } from './shape-prose.ts'
import { measuredNumber, scalar } from './shape-scalar.ts'

export { inner, isMissing, missing, wordsOf, type ShapeMeta } from './shape-meta.ts'
export { measuredNumber } from './shape-scalar.ts'

/**
 * Shapes a datum by a schema. The value holds only what could be understood; everything else is a problem with its
 * place. `places` leads back from each path of the value. `reserved` are words that no id may be.
 */
export function shape(
  datum: Datum,
  schema: z.ZodType,
  options: { reserved?: readonly string[]; sheet?: string } = {},
): Result<{ value: unknown; places: Places }> {
  const context: Context = {
    places: new Places(),
    problems: [],
    reserved: options.reserved ?? [],
    sheet: options.sheet ?? '事实表',
    percents: new Set(),
  }
  const value = shapeAt(datum, schema, '', context)
  return { value: { value, places: context.places }, problems: context.problems }
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
      return record(datum, (schema as z.ZodRecord).valueType as z.ZodType, meta, path, context)
    case 'entries':
      return entries(datum, schema as z.ZodObject, meta, path, context)
    case 'free':
      return free(datum)
    default:
      return scalar(datum, schema, meta, path, context)
  }
}

function list(datum: Datum, element: z.ZodType, path: Path, context: Context): Shaped[] | undefined {
  const items: Datum[] = datum.kind === 'list' ? datum.items : [datum]
  const values: Shaped[] = []
  for (const item of items) {
    const at = join(path, values.length)
    const value = shapeAt(item, element, at, context)
    if (value !== undefined) values.push(value)
    else context.places.forget(at)
  }
  return values.length > 0 ? values : undefined
}

function record(
  datum: Datum,
  valueType: z.ZodType,
  meta: ShapeMeta,
  path: Path,
  context: Context,
): Shaped | undefined {
  if (datum.kind === 'scalar' && isMissing(datum.text.trim())) return pending(datum, path, context)
  if (datum.kind !== 'entries') {
    const message = `“${named(path, context)}”应为一组“名称: 内容”，每行一个`
    return say(context, 'sheet/type', message, datum.place)
  }
  const value: { [key: string]: Shaped } = {}
  const seen = new Map<string, Seen>()
  for (const entry of datum.entries) {
    const written = entry.key.trim()
    const name = meta.names === 'years' && /^\d{4}$/.test(written) ? `${written}年` : written
    if (twice(name, written, entry.keyPlace, seen, context)) continue
    const refused = meta.names ? nameFault(name, []) : (nameFault(name, context.reserved) ?? formFault(name))
    if (refused) {
      say(context, 'sheet/name', `“${name}”不能用作名称：${refused}`, entry.keyPlace)
      continue
    }
    const at = join(path, name)
    context.places.add(at, entry.value, { written, place: entry.keyPlace })
    const shaped = shapeAt(entry.value, valueType, at, context)
    if (shaped !== undefined) value[name] = shaped
    // A figure that is named and has nothing is still there: what refers to it waits for its value.
    else if (inner(valueType).meta.kind === 'entries') value[name] = {}
  }
  return Object.keys(value).length > 0 ? value : undefined
}

interface Seen {
  written: string
  place: Place
}

function twice(
  key: string,
  written: string,
  place: Place,
  seen: Map<string, Seen>,
  context: Context,
): boolean {
  const first = seen.get(key)
  if (!first) {
    seen.set(key, { written, place })
    return false
  }
  const same =
    first.written === written
      ? `“${written}”在这里写了两次`
      : `“${first.written}”和“${written}”是同一项，写了两次`
  const related = [{ message: '首次出现', place: first.place }]
  say(context, 'sheet/duplicate', `${same}，请保留一个`, place, related)
  return true
}

function entries(
  datum: Exclude<Datum, { kind: 'empty' }>,
  schema: z.ZodObject,
  meta: ShapeMeta,
  path: Path,
  context: Context,
): Shaped | undefined {
  if (datum.kind === 'entries') return keyed(datum, schema, meta, path, context)
  return shorthand(datum, schema, meta, path, context)
}

function keyed(
  datum: Entries,
  schema: z.ZodObject,
  meta: ShapeMeta,
  path: Path,
  context: Context,
): Shaped | undefined {
  const level = meta.level!
  const value: { [key: string]: Shaped } = {}
  const seen = new Map<string, Seen>()
  const whole = withoutSplitNumbers(datum, context)
  for (const entry of whole) {
    const written = entry.key.trim()
    const key = keyAt(level, written)
    if (!key || !(key in schema.shape)) {
      const where = path === '' ? undefined : named(path, context)
      say(context, 'sheet/unknown-key', unknownKey(written, level, where), entry.keyPlace)
      continue
    }
    if (twice(key, written, entry.keyPlace, seen, context) || entry.value.kind === 'empty') continue
    const at = join(path, key)
    context.places.add(at, entry.value, { written, place: entry.keyPlace })
    const shaped = shapeAt(entry.value, schema.shape[key] as z.ZodType, at, context)
    if (shaped !== undefined) value[key] = shaped
  }
  takePercent(value, schema, meta, path, context)
  return Object.keys(value).length > 0 || path === '' ? value : undefined
}

/** In {数值: 1,286} YAML sees 数值: 1 and a key 286: told as the one number that was meant, and left out. */
function withoutSplitNumbers(datum: Entries, context: Context): Entry[] {
  const kept: Entry[] = []
  for (let i = 0; i < datum.entries.length; i++) {
    const entry = datum.entries[i]!
    const groups: Entry[] = []
    for (
      let next = datum.entries[i + 1];
      next && isGroup(next);
      next = datum.entries[i + 1 + groups.length]
    ) {
      groups.push(next)
    }
    const head =
      entry.value.kind === 'scalar' && /^[+-]?\d{1,3}$/.test(entry.value.text) ? entry.value : undefined
    if (!head || groups.length === 0) {
      kept.push(entry)
      continue
    }
    const digits = groups.map((group) => group.key)
    const message = `数字不用分节号：“${[head.text, ...digits].join(',')}”请写成“${head.text}${digits.join('')}”`
    say(context, 'sheet/number', message, head.place)
    kept.push({ ...entry, value: { kind: 'empty', place: head.place } })
    i += groups.length
  }
  return kept
}

function isGroup(entry: Entry): boolean {
  return entry.value.kind === 'empty' && /^\d{3}(\.\d+)?$/.test(entry.key)
}

/** 数值: 12% without a 单位 has the unit %; with another unit it contradicts it. */
function takePercent(
  value: { [key: string]: Shaped },
  schema: z.ZodObject,
  meta: ShapeMeta,
  path: Path,
  context: Context,
): void {
  if (!meta.short?.number || !('unit' in schema.shape) || context.percents.size === 0) return
  if (value['unit'] === '％') value['unit'] = '%'
  const amounts = [meta.short.number, 'lastYear', ...seriesKeys(value)].map((key) => join(path, key))
  const at = amounts.find((one) => context.percents.has(one))
  if (at === undefined) return
  value['unit'] ??= '%'
  if (value['unit'] === '%' || value['unit'] === missing) return
  const unit = String(value['unit'])
  const message = `“${named(at, context)}”写的是百分数，而“单位”是“${unit}”，请改为一致`
  say(context, 'figure/unit', message, context.places.of(at)!)
}

function seriesKeys({ series }: { [key: string]: Shaped }): Path[] {
  return typeof series === 'object' ? Object.keys(series).map((year) => join('series', year)) : []
}

function shorthand(
  datum: Scalar | List,
  schema: z.ZodObject,
  meta: ShapeMeta,
  path: Path,
  context: Context,
): Shaped | undefined {
  const short = meta.short ?? {}
  const isPending = datum.kind === 'scalar' && isMissing(datum.text.trim())
  const measured = datum.kind === 'scalar' && datum.style !== 'block' ? measuredNumber(datum.text) : undefined
  if (measured && short.number) {
    context.places.add(join(path, short.number), datum)
    if (!measured.unit) return { [short.number]: measured.number }
    if ('unit' in schema.shape) return { [short.number]: measured.number, unit: measured.unit }
    if (measured.unit === '%') return { [short.number]: measured.number }
    return say(context, 'sheet/type', `此处应为数字，不带单位“${measured.unit}”`, datum.place)
  }
  const key =
    isPending && short.number ? short.number : datum.kind === 'list' ? listKey(schema, short) : short.text
  if (!key) {
    if (isPending) return pending(datum, path, context)
    const form = datum.kind === 'list' ? '一个列表' : `“${datum.text.slice(0, 12)}”`
    const known = spellings(meta.level!, '中').join('、')
    const message = `“${named(path, context)}”应写成${expected.entries}，可用：${known}；此处是${form}`
    return say(context, 'sheet/type', message, datum.place)
  }
  const at = join(path, key)
  context.places.add(at, datum)
  const shaped = shapeAt(datum, schema.shape[key] as z.ZodType, at, context)
  return shaped === undefined ? undefined : { [key]: shaped }
}

/** Which key takes a bare list: the one for lists, or the text's where that may be a list of texts. */
function listKey(schema: z.ZodObject, short: NonNullable<ShapeMeta['short']>): string | undefined {
  if (short.list || !short.text) return short.list
  return inner(schema.shape[short.text] as z.ZodType).meta.kind === 'prose' ? short.text : undefined
}

/** Data of any form, for those who read it later: texts, lists and maps, empty ones left out. */
function free(datum: Datum): Shaped | undefined {
  if (datum.kind === 'scalar') return datum.text
  if (datum.kind === 'list') return datum.items.map(free).filter((one) => one !== undefined)
  if (datum.kind === 'empty') return undefined
  const pairs = datum.entries.map(({ key, value }) => [key.trim(), free(value)] as const)
  return Object.fromEntries(pairs.filter((pair): pair is readonly [string, Shaped] => pair[1] !== undefined))
}
