/**
 * The JSON Schema (draft-07) of fact sheets as people write them: keys in either spelling, bare texts and lists where
 * the reader takes them. Generated from the zod schema and the table of terms; editors complete keys from it.
 */
import * as z from 'zod'
import { terms } from '../text/keys.ts'
import { inner, type ShapeMeta } from '../text/shape.ts'
import { reservedNames, sheetSchema } from './schema.ts'

type Json = { [key: string]: unknown }

/** The schema document for the first line of a sheet: `# yaml-language-server: $schema=…`. */
export function sheetJsonSchema(): Json {
  const definitions: Json = { ...plainKinds, 'own-name': ownName }
  const top = entriesSchema(sheetSchema, inner(sheetSchema).meta, definitions)
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'bigan 事实表',
    description: '一个时段的成绩、问题、目标、措施和数据；文字里用【编号】引用数据',
    ...top,
    // Of the required keys either spelling will do.
    allOf: [
      ...(top['allOf'] as Json[]),
      ...(['title', 'date'] as const).map((key) => ({
        anyOf: [{ required: [key] }, { required: [terms.sheet[key]] }],
      })),
    ],
    definitions,
  }
}

function valueSchema(outer: z.ZodType, definitions: Json): Json {
  const { schema, meta } = inner(outer)
  const about = {
    ...(meta.about ? { description: meta.about } : {}),
    ...(meta.example ? { examples: [meta.example] } : {}),
  }
  switch (meta.kind) {
    case 'list': {
      const item = valueSchema((schema as z.ZodArray).element as z.ZodType, definitions)
      return { anyOf: [{ type: 'array', items: item }, item], ...about }
    }
    case 'record': {
      const value = valueSchema((schema as z.ZodRecord).valueType as z.ZodType, definitions)
      const names = meta.names ? {} : { propertyNames: { $ref: '#/definitions/own-name' } }
      return { anyOf: [{ type: 'object', ...names, additionalProperties: value }, absent], ...about }
    }
    case 'entries':
      return { ...reference(schema as z.ZodObject, meta, definitions), ...about }
    case 'choice': {
      const values = [...Object.keys(meta.accepts ?? {}), ...((schema as z.ZodEnum).options as string[])]
      return { enum: [...values, '待补', null], ...about }
    }
    case 'free':
      return { ...about }
    case 'due':
      return { ...defined('word'), ...about }
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
const ownName: Json = {
  pattern: '^(?![0-9]+$)[^\\s.,/:;、，。．／：；【】\\[\\]{}（）()“”]+$',
  not: { enum: [...reservedNames] },
}

/** Nested and recursive entries stand once under `definitions`, named by their level and form. */
function reference(schema: z.ZodObject, meta: ShapeMeta, definitions: Json): Json {
  const name = `${meta.level!}${meta.short?.text === 'note' ? '-indicator' : ''}`
  if (!(name in definitions)) {
    definitions[name] = {}
    const short = meta.short ?? {}
    const forms: Json[] = [entriesSchema(schema, meta, definitions), absent]
    const text = short.text === undefined ? undefined : inner(schema.shape[short.text] as z.ZodType).meta.kind
    // A bare month stands for the beginning of a period: it must be a month there, too.
    if (text === 'moment') forms.push(valueSchema(schema.shape[short.text!] as z.ZodType, definitions))
    else if (short.text && short.text !== short.number) forms.push({ type: ['string', 'number'] })
    else if (short.number) forms.push(measured)
    const list = short.list ?? short.text
    if (list && inner(schema.shape[list] as z.ZodType).meta.kind !== 'word') {
      const { schema: inside, meta: kind } = inner(schema.shape[list] as z.ZodType)
      const item =
        kind.kind === 'list'
          ? valueSchema((inside as z.ZodArray).element as z.ZodType, definitions)
          : kind.kind === 'prose'
            ? scalar
            : undefined
      if (item) forms.push({ type: 'array', items: item })
    }
    definitions[name] = { anyOf: forms }
  }
  return defined(name)
}

function entriesSchema(schema: z.ZodObject, meta: ShapeMeta, definitions: Json): Json {
  const names: Record<string, string> = terms[meta.level!]
  const properties: Json = {}
  const exclusive: Json[] = []
  for (const [key, value] of Object.entries(schema.shape)) {
    const property = tableAllowed(meta.level!, key, valueSchema(value as z.ZodType, definitions))
    properties[names[key]!] = property
    // An editor offers the Chinese spelling only.
    properties[key] = { ...property, doNotSuggest: true }
    exclusive.push({ not: { required: [names[key], key] } })
  }
  return { type: 'object', properties, additionalProperties: false, allOf: exclusive }
}

/** 数据, 指标 and 分档 may name a table, with its columns. */
function tableAllowed(level: string, key: string, property: Json): Json {
  const isTable =
    (level === 'sheet' && key === 'figures') || (level === 'targets' && ['tiers', 'indicators'].includes(key))
  if (!isTable) return property
  const { description, anyOf } = property
  const { file, sheet, columns } = terms.table
  const text: Json = { type: 'string' }
  const map: Json = { type: 'object', additionalProperties: text }
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
  return { ...(description ? { description } : {}), anyOf: [...(anyOf as Json[]), tableFile, table] }
}

const tableFile: Json = {
  type: 'string',
  pattern: '\\.(xlsx|csv)$',
  description: '表格文件，路径从事实表所在的文件夹算起',
}
