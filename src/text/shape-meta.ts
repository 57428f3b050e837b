/** What shaping is steered by and what it gathers: the meta of schemas, the run, and how things are named in messages. */
import * as z from 'zod'
import type { Datum } from './datum.ts'
import type { LevelName } from './keys.ts'
import type { Place } from './place.ts'
import { parentOf, type Path, type Places } from './places.ts'
import type { Problem } from './problem.ts'

/** What a schema says in its meta of how people write it. */
export interface ShapeMeta {
  kind:
    | 'prose'
    | 'word'
    | 'number'
    | 'day'
    | 'moment'
    | 'due'
    | 'flag'
    | 'entries'
    | 'list'
    | 'record'
    | 'choice'
    | 'free'
  level?: LevelName
  /** The English key that takes a bare text, list or number written where entries are expected. */
  short?: { text?: string; list?: string; number?: string }
  /** Names of a record that are not ids: years (2025 is 2025年), or words that no reference names, such as roles. */
  names?: 'years' | 'words'
  /** Writings that a choice accepts beside its own values. */
  accepts?: Record<string, string>
  /** A word that is somebody's name: spaces inside say nothing. */
  name?: true
  /** Units that may stand behind a number and are not kept. */
  units?: readonly string[]
  /** 无 may be written, for what a speech has by default and this one does not. */
  none?: true
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

/** 待补 as the whole of a value, also as it is printed: 【待补】, 【待补：数值】. */
export function isMissing(text: string): boolean {
  return /^(?:待补[。；，]?|【\s*待补\s*(?:[：:][^【】]*)?】[。；，]?)$/.test(text)
}

export type Shaped = string | boolean | Shaped[] | { [key: string]: Shaped }

/** One shaping: made per run and passed down. */
export interface Context {
  places: Places
  problems: Problem[]
  reserved: readonly string[]
  /** What the whole sheet is called in messages: 事实表. */
  sheet: string
  /** Where a number was written with its %. */
  percents: Set<Path>
}

/** The schema inside `.optional()`, with its meta. */
export function inner(schema: z.ZodType): { schema: z.ZodType; meta: ShapeMeta } {
  let at = schema
  while (at.def.type === 'optional') at = (at as z.ZodOptional<z.ZodType>).unwrap()
  const meta = at.meta()?.shape
  if (!meta) throw new Error('a schema of the sheet has no shape')
  return { schema: at, meta }
}

/**
 * The words that a choice is listed with: its values, and for values in English, which are the program's own, their Chinese.
 * Further names of a Chinese value are accepted and not listed.
 */
export function wordsOf(options: readonly string[], { accepts = {} }: ShapeMeta): string[] {
  const words = Object.entries(accepts).flatMap(([word, option]) => (isOwn(option) ? [word] : []))
  return [...options.filter((option) => !isOwn(option)), ...words.filter((word) => !options.includes(word))]
}

/** True of a value that is a word of the program's own. */
function isOwn(option: string): boolean {
  return /^[a-z]/i.test(option)
}

export function say(
  context: Context,
  code: string,
  message: string,
  place: Place,
  related?: Problem['related'],
): undefined {
  context.problems.push({ code, level: 'error', message, place, ...(related ? { related } : {}) })
  return undefined
}

/** A 待补 where nothing can be printed for it (a choice, yes or no, a group of keys): told, and left absent. */
export function pending(datum: Datum, path: Path, context: Context): undefined {
  const message = `“${named(path, context)}”写的是“待补”，定下来后请补上`
  context.problems.push({ code: 'sheet/pending', level: 'warn', message, place: datum.place })
  return undefined
}

/** What a value is called: the nearest key above it, as its writer spelled it. */
export function named(path: Path, context: Context): string {
  for (let at = path; at !== ''; at = parentOf(at)) {
    const written = context.places.written(at)
    if (written !== undefined) return written
  }
  return context.sheet
}

export const expected: Record<ShapeMeta['kind'], string> = {
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
  free: '文字、列表或一组“键: 值”',
}
