/** What a sheet says, as a tree of named values: two versions of a sheet are compared by it, value by value. */
import type * as z from 'zod'
import { chineseKey } from './keys.ts'
import type { Place } from './place.ts'
import { join, type Path, type Places } from './places.ts'
import { inner, missing } from './shape.ts'

export interface SheetValue {
  /** What people call it: 职务; an item of a list by its name, 周凌川. */
  name: string
  /** English keys and indexes from the top. */
  path: Path
  /** Where it is written, as told to people. */
  place?: string
  /** A single value as written. */
  text?: string
  /** What stands in it, where it is no single value. */
  parts?: SheetValue[]
  /** Of lists and of what people name themselves: the parts are known by their names, and their order says something. */
  ordered?: true
}

export interface SheetValuesOptions {
  /** Where the paths begin: '' or that of a sheet joined to another. */
  prefix?: Path
  /** How a place is told. */
  show: (place: Place) => string
}

/** The values of a sheet that was shaped by a schema. */
export function sheetValues(
  sheet: unknown,
  schema: z.ZodType,
  places: Places,
  { prefix = '', show }: SheetValuesOptions,
): SheetValue {
  const valueAt = (value: unknown, outer: z.ZodType, name: string, at: Path): SheetValue => {
    const place = places.of(at)
    const base = {
      name,
      path: prefix === '' ? at : at === '' ? prefix : join(prefix, at),
      ...(place ? { place: show(place) } : {}),
    }
    const { schema: inside, meta } = inner(outer)
    if (typeof value === 'boolean') return { ...base, text: value ? '是' : '否' }
    if (typeof value !== 'object' || value === null) return { ...base, text: String(value) }
    if (Array.isArray(value)) {
      const element = (inside as z.ZodArray).element as z.ZodType
      const names = namesOf(value)
      const parts = value.map((item, i) => valueAt(item, element, names[i]!, join(at, i)))
      return { ...base, parts, ordered: true }
    }
    const entries = Object.entries(value)
    if (meta.kind === 'record') {
      const type = (inside as z.ZodRecord).valueType as z.ZodType
      return {
        ...base,
        parts: entries.map(([key, item]) => valueAt(item, type, key, join(at, key))),
        ordered: true,
      }
    }
    const { shape } = inside as z.ZodObject
    const parts = entries.flatMap(([key, item]) =>
      item === undefined || !shape[key]
        ? []
        : [valueAt(item, shape[key] as z.ZodType, chineseKey(meta.level!, key), join(at, key))],
    )
    return { ...base, parts }
  }
  return valueAt(sheet, schema, '', '')
}

/** By what an item of a list is known, the first that it has; `second` tells those of one name apart. */
const naming = ['name', 'heading', 'matter', 'group', 'who', 'condition', 'when', 'title'] as const
const second = ['who', 'unit', 'post', 'owner'] as const

function namesOf(items: readonly unknown[]): string[] {
  const names = items.map((item, i) => nameOf(item, naming) ?? `第${i + 1}项`)
  return names.map((name, i) => {
    if (names.indexOf(name) === names.lastIndexOf(name)) return name
    const more = nameOf(items[i], second)
    return more === undefined || more === name ? name : `${name}（${more}）`
  })
}

function nameOf(item: unknown, keys: readonly string[]): string | undefined {
  if (typeof item === 'string') return item
  if (typeof item !== 'object' || item === null) return undefined
  const values = item as Record<string, unknown>
  for (const key of keys) {
    const value = values[key]
    const text =
      Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join('、') : value
    if (typeof text === 'string' && text !== '' && text !== missing) return text
  }
  return undefined
}

/** A value in one line: 事项：…；分钟：4, rows of a list divided by strokes. */
export function summaryOf({ text, parts = [], ordered }: SheetValue): string {
  if (text !== undefined) return text
  const isPlain = ordered && parts.every((part) => part.text === part.name)
  if (isPlain) return parts.map((part) => part.name).join('、')
  return parts
    .map((part) => (ordered && part.parts ? summaryOf(part) : `${part.name}：${summaryOf(part)}`))
    .join(ordered && parts.some((part) => part.parts) ? ' / ' : '；')
}
