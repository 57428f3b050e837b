/** The fields that schemas are made of: each says in its meta how people write it (shape-meta.ts). */
import * as z from 'zod'

/** Running text, references allowed; several paragraphs are separated by a line break. */
export const prose = (about: string, example?: string) =>
  z.string().meta({ shape: { kind: 'prose', about, ...(example ? { example } : {}) } })
/** A name, label or mark: one line. */
export const word = (about: string, example?: string) =>
  z.string().meta({ shape: { kind: 'word', about, ...(example ? { example } : {}) } })
/** The name of a person: one line, read without the spaces that set 汉字 apart. A unit may stand in its place. */
export const person = (about: string, example?: string) =>
  z.string().meta({ shape: { kind: 'word', name: true, about, ...(example ? { example } : {}) } })
/** A decimal number exactly as typed, or 待补. */
export const number = (about: string, example?: string) =>
  z.string().meta({ shape: { kind: 'number', about, ...(example ? { example } : {}) } })
/** A decimal number in units that the key itself says: 10 or 10分钟. The first of `units` is how a message calls them. */
export const count = (units: readonly string[], about: string, example?: string) =>
  z.string().meta({ shape: { kind: 'number', units, about, ...(example ? { example } : {}) } })
/** A day, or 无. */
export const day = (about: string) =>
  z.string().meta({ shape: { kind: 'day', about, example: '2026-06-12', none: true } })
/** A day or a month. */
export const moment = (about: string) =>
  z.string().meta({ shape: { kind: 'moment', about, example: '2026-05' } })
/** A day, a month, or words such as 年内. */
export const due = (about: string) =>
  z.string().meta({ shape: { kind: 'due', about, example: '2026-07-31' } })
export const flag = (about: string) => z.boolean().meta({ shape: { kind: 'flag', about, example: '是' } })
export const choice = <const T extends readonly [string, ...string[]]>(
  values: T,
  about: string,
  accepts: Record<string, string> = {},
) => z.enum(values).meta({ shape: { kind: 'choice', about, accepts } })
export const list = <T extends z.ZodType>(item: T, about: string) =>
  z.array(item).meta({ shape: { kind: 'list', about } })
export const record = <T extends z.ZodType>(item: T, about: string, names?: 'years' | 'words') =>
  z.record(z.string(), item).meta({ shape: { kind: 'record', about, ...(names ? { names } : {}) } })
