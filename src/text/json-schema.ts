/**
 * The JSON Schema (draft-07) of a sheet as people write it: keys in either spelling, bare texts and lists where the reader
 * takes them. Generated from the zod schema and the table of terms; editors complete keys from it.
 */
import * as z from 'zod'
import { terms, type LevelName } from './keys.ts'
import { inner, type ShapeMeta } from './shape.ts'

export type Json = { [key: string]: unknown }

/** What the schema document says of a sheet beside what its zod schema does. */
export interface SheetKind {
  title: string
  description: string
  /** The level of the sheet's own keys. */
  level: LevelName
  /** English keys that must be there. */
  required: readonly string[]
  /** Words that no id may be. */
  reserved?: readonly string[]
  /** English keys, by level, whose value may be a table of .xlsx or .csv. */
  tables: Partial<Record<LevelName, readonly string[]>>
  /** Whether such a table may also stand among the items of a list. */
  tablesInLists?: boolean
  /** What people call the sheet: 事实表. */
  called: string
}

/** The schema document for the first line of a sheet: `# yaml-language-server: $schema=…`. */
export function jsonSchemaOf(schema: z.ZodObject, kind: SheetKind): Json {
  const definitions: Json = { ...plainKinds, 'own-name': ownName(kind.reserved ?? []) }
  const top = entriesSchema(schema, inner(schema).meta, { definitions, kind })
  const names: Record<string, string> = terms[kind.level]
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: kind.title,
    description: kind.description,
    ...top,
    // Of the required keys either spelling will do.
    allOf: [
      ...(top['allOf'] as Json[]),
      ...kind.required.map((key) => ({ anyOf: [{ required: [key] }, { required: [names[key]] }] })),
    ],
    definitions,
  }
}

/** One generation: made per run and passed down. */
interface Making {
  definitions: Json
  kind: SheetKind
}

function valueSchema(outer: z.ZodType, making: Making): Json {
  const { schema, meta } = inner(outer)
  const about = {
    ...(meta.about ? { description: meta.about } : {}),
    ...(meta.example ? { examples: [meta.example] } : {}),
  }
  switch (meta.kind) {
    case 'list': {
      const item = valueSchema((schema as z.ZodArray).element as z.ZodType, making)
      return { anyOf: [{ type: 'array', items: item }, item], ...about }
    }
    case 'record': {
      const value = valueSchema((schema as z.ZodRecord).valueType as z.ZodType, making)
      const names = meta.names ? {} : { propertyNames: { $ref: '#/definitions/own-name' } }
      return { anyOf: [{ type: 'object', ...names, additionalProperties: value }, absent], ...about }
    }
    case 'entries':
      return { ...reference(schema as z.ZodObject, meta, making), ...about }
    case 'choice': {
      const values = [...Object.keys(meta.accepts ?? {}), ...((schema as z.ZodEnum).options as string[])]
      return { enum: [...values, '待补', null], ...about }
    }
    case 'free':
      return { ...about }
    case 'due':
      return { ...defined('word'), ...about }
    case 'day':
      // A day that may be left out may be left empty.
      if (outer.def.type === 'optional')
        return { anyOf: [...(defined('day')['allOf'] as Json[]), { type: 'null' }], ...about }
      return { ...defined('day'), ...about }
    default:
      return { ...defined(meta.kind), ...about }
  }
}

/** A schema that stands once under `definitions`; beside a bare $ref draft-07 reads nothing else. */
function defined(name: string): Json {
  return { allOf: [{ $ref: `#/definitions/${name}` }] }
}

const scalar: Json = { type: ['string', 'number', 'boolean', 'null'] }
const absent: Json = { enum: ['待补', null] }

/** What one value of each kind looks like. */
const plainKinds: Record<string, Json> = {
  word: scalar,
  prose: { anyOf: [scalar, { type: 'array', items: scalar }] },
  number: {
    anyOf: [
      { type: 'number' },
      { type: 'string', pattern: '^([+-]?\\d+(\\.\\d+)?\\s*[%％]?|待补)$' },
      { type: 'null' },
    ],
  },
  day: { type: 'string', pattern: '^(\\d{4}([-/]\\d{1,2}){2}|\\d{4}年\\d{1,2}月\\d{1,2}日|待补|无)$' },
  moment: {
    type: ['string', 'null'],
    pattern: '^(\\d{4}([-/]\\d{1,2}){1,2}|\\d{4}年\\d{1,2}月(\\d{1,2}日)?|待补)$',
  },
  flag: { enum: ['是', '否', '可', '不可', true, false, '待补', null] },
}

/** 3 · 12% · 6000万元 · 待补, where a bare number stands for a whole figure or target. */
const measured: Json = {
  anyOf: [
    { type: 'number' },
    { type: 'string', pattern: '^([+-]?\\d+(\\.\\d+)?\\s*(%|％|[\\u4e00-\\u9fff]{1,6})?|待补)$' },
  ],
}

/** Ids, and names of parts and groups. */
function ownName(reserved: readonly string[]): Json {
  return {
    pattern: '^(?![0-9]+$)[^\\s.,/:;、，。．／：；【】\\[\\]{}（）()“”]+$',
    ...(reserved.length > 0 ? { not: { enum: [...reserved] } } : {}),
  }
}

/** Nested and recursive entries stand once under `definitions`, named by their level and form. */
function reference(schema: z.ZodObject, meta: ShapeMeta, making: Making): Json {
  const { definitions } = making
  const name = `${meta.level!}${meta.short?.text === 'note' ? '-indicator' : ''}`
  if (!(name in definitions)) {
    definitions[name] = {}
    const short = meta.short ?? {}
    const forms: Json[] = [entriesSchema(schema, meta, making), absent]
    const text = short.text === undefined ? undefined : inner(schema.shape[short.text] as z.ZodType).meta.kind
    // A bare month stands for the beginning of a period: it must be a month there, too; and so with a day.
    if (text === 'moment' || text === 'day')
      forms.push(valueSchema(schema.shape[short.text!] as z.ZodType, making))
    else if (short.text && short.text !== short.number) forms.push({ type: ['string', 'number'] })
    else if (short.number) forms.push(measured)
    const list = short.list ?? short.text
    if (list && inner(schema.shape[list] as z.ZodType).meta.kind !== 'word') {
      const { schema: inside, meta: kind } = inner(schema.shape[list] as z.ZodType)
      const item =
        kind.kind === 'list'
          ? valueSchema((inside as z.ZodArray).element as z.ZodType, making)
          : kind.kind === 'prose'
            ? scalar
            : undefined
      if (item) forms.push({ type: 'array', items: item })
    }
    definitions[name] = { anyOf: forms }
  }
  return defined(name)
}

function entriesSchema(schema: z.ZodObject, meta: ShapeMeta, making: Making): Json {
  const names: Record<string, string> = terms[meta.level!]
  const properties: Json = {}
  const exclusive: Json[] = []
  for (const [key, value] of Object.entries(schema.shape)) {
    const property = tableAllowed(meta.level!, key, valueSchema(value as z.ZodType, making), making.kind)
    properties[names[key]!] = property
    // An editor offers the Chinese spelling only.
    properties[key] = { ...property, doNotSuggest: true }
    exclusive.push({ not: { required: [names[key], key] } })
  }
  return { type: 'object', properties, additionalProperties: false, allOf: exclusive }
}

/** A table may stand for the value, or for an item of a list, with its columns. */
function tableAllowed(level: LevelName, key: string, property: Json, kind: SheetKind): Json {
  if (!kind.tables[level]?.includes(key)) return property
  const { description, anyOf } = property
  const { file, sheet, columns } = terms.table
  const text: Json = { type: 'string' }
  const map: Json = { type: 'object', additionalProperties: text }
  const tableFile: Json = {
    type: 'string',
    pattern: '\\.(xlsx|csv)$',
    description: `表格文件，路径从${kind.called}所在的文件夹算起`,
  }
  const table: Json = {
    type: 'object',
    properties: {
      [file]: tableFile,
      file: { ...tableFile, doNotSuggest: true },
      [sheet]: text,
      sheet: { ...text, doNotSuggest: true },
      [columns]: map,
      columns: { ...map, doNotSuggest: true },
    },
    anyOf: [{ required: [file] }, { required: ['file'] }],
    additionalProperties: false,
  }
  const forms = (anyOf as Json[]).map((form) =>
    kind.tablesInLists && form['type'] === 'array'
      ? { ...form, items: { anyOf: [form['items'], table] } }
      : form,
  )
  return { ...(description ? { description } : {}), anyOf: [...forms, tableFile, table] }
}
