/** Every single value of a meeting's files, and another value that could stand in its place. */
import * as z from 'zod'
import { inner, type ShapeMeta } from '../../src/text/shape.ts'
import { isCell, type TextPlace } from '../../src/text/place.ts'
import { join, type Path, type Places } from '../../src/text/places.ts'

export interface Leaf {
  /** attendees/3/post */
  path: Path
  kind: ShapeMeta['kind']
  options: readonly string[]
  place: TextPlace
  /** As written, with the marks of YAML round it. */
  raw: string
}

/** The single values of a sheet, each where it is written. */
export function leavesOf(sheet: unknown, schema: z.ZodType, places: Places): Leaf[] {
  const visit = (value: unknown, outer: z.ZodType, path: Path): Leaf[] => {
    if (value === undefined) return []
    const { schema: inside, meta } = inner(outer)
    if (Array.isArray(value))
      return value.flatMap((item, i) =>
        visit(item, (inside as z.ZodArray).element as z.ZodType, join(path, i)),
      )
    if (typeof value === 'object' && value !== null) {
      const typeOf = (key: string): z.ZodType =>
        (meta.kind === 'record'
          ? (inside as z.ZodRecord).valueType
          : (inside as z.ZodObject).shape[key]) as z.ZodType
      return Object.entries(value).flatMap(([key, item]) => visit(item, typeOf(key), join(path, key)))
    }
    const place = places.of(path)
    if (!place || isCell(place)) return []
    const options = meta.kind === 'choice' ? ((inside as z.ZodEnum).options as string[]) : []
    const raw = place.source.text.slice(place.start, place.end)
    return [{ path, kind: meta.kind, options, place, raw }]
  }
  return visit(sheet, schema, '')
}

export interface Mutation {
  leaf: Leaf
  /** What is written instead. */
  raw: string
  /** Words of the old value that no paper may print any more, where they stand nowhere else. */
  old: string
  /** Words that only the new value has; absent where it is said in another form (日期, 是). */
  fresh?: string
}

/** Characters that no sheet and no template has, two by two. */
const rare = [...'蜻蜓蝴蝶蚂蚁鹦鹉鸳鸯骆驼羚羊琥珀翡翠珊瑚玛瑙葡萄琵琶芙蓉牡丹蔷薇桔梗薄荷荸荠菠萝枇杷橄榄']

/** Another value of the same kind, told from all others by `n`. */
export function mutationOf(leaf: Leaf, n: number): Mutation {
  const { raw, kind, options, path } = leaf
  const bare = raw.replaceAll(/^["']|["']$/gu, '')
  const written = (text: string): string => raw.replace(bare, () => text)
  const plain = (text: string): Mutation => ({ leaf, raw: written(text), old: bare })
  if (kind === 'flag') return plain(/^(?:是|true|√)$/u.test(bare) ? '否' : '是')
  if (kind === 'choice') return plain(options.find((option) => option !== bare)!)
  if (kind === 'number') return plain(shifted(bare))
  const day = /^\d{4}-\d{2}-\d{2}/.exec(bare)?.[0]
  if (day !== undefined) {
    const moved = neighbourOf(day, /^(?:notice|statements)\//.test(path) ? -1 : 1)
    return { leaf, raw: written(bare.replace(day, moved)), old: spoken(day), fresh: spoken(moved) }
  }
  const clock = /^(\d{1,2}:)(\d{2})$/.exec(bare)
  if (clock) return plain(`${clock[1]}${String(Number(clock[2]) + 1).padStart(2, '0')}`)
  if (/^[\d-]+$/.test(bare)) {
    const fresh = `${bare}${String(n).padStart(3, '0')}`
    return { leaf, raw: written(fresh), old: bare, fresh }
  }
  const mark = `${rare[n % rare.length]}${rare[Math.floor(n / rare.length) % rare.length]}`
  // In the first clause, which every paper that has the text at all has, and outside of references.
  const at = /^(?:【[^】]*】)*[^，。；：、（(【〔\n★]*/u.exec(bare)![0].length
  const text = `${bare.slice(0, at)}${mark}${bare.slice(at)}`
  return {
    leaf,
    raw: written(text),
    old: bare.slice(0, at) + bare.slice(at, at + 2),
    fresh: bare.slice(0, at) + mark,
  }
}

function shifted(number: string): string {
  const decimals = number.split('.')[1]?.length ?? 0
  return (Number(number) + 10 ** -decimals).toFixed(decimals)
}

function neighbourOf(day: string, step: 1 | -1): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + step)
  return date.toISOString().slice(0, 10)
}

/** 6月12日 of 2026-06-12, as papers say it. */
function spoken(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日`
}

/** A text with values written anew; no two of them overlap. */
export function rewritten(text: string, mutations: readonly Mutation[]): string {
  const ordered = [...mutations].sort((a, b) => b.leaf.place.start - a.leaf.place.start)
  return ordered.reduce(
    (now, { leaf, raw }) => now.slice(0, leaf.place.start) + raw + now.slice(leaf.place.end),
    text,
  )
}
