import * as z from 'zod'
import { chineseKey, type LevelName } from '../text/keys.ts'
import { sheetSchema } from './schema.ts'
import { inner } from '../text/shape.ts'

/** For a level of the schema: each Chinese key, and the level of what it holds where that has keys of its own. */
export type LevelKeys = ReadonlyMap<string, LevelName | undefined>

/** The keys of every level that a sheet (of facts, or by another schema) reaches, for checking the paths of templates. */
export function schemaLevels(
  top: z.ZodObject = sheetSchema,
  topLevel: LevelName = 'sheet',
): ReadonlyMap<LevelName, LevelKeys> {
  const levels = new Map<LevelName, Map<string, LevelName | undefined>>()
  const visit = (schema: z.ZodObject, level: LevelName): void => {
    if (levels.has(level)) return
    const keys = new Map<string, LevelName | undefined>()
    levels.set(level, keys)
    for (const [key, value] of Object.entries(schema.shape)) {
      const child = entriesWithin(value as z.ZodType)
      keys.set(chineseKey(level, key), child?.level)
      if (child) visit(child.schema, child.level)
    }
  }
  visit(top, topLevel)
  return levels
}

function entriesWithin(outer: z.ZodType): { schema: z.ZodObject; level: LevelName } | undefined {
  const { schema, meta } = inner(outer)
  if (meta.kind === 'entries') return { schema: schema as z.ZodObject, level: meta.level! }
  if (meta.kind === 'list') return entriesWithin((schema as z.ZodArray).element as z.ZodType)
  if (meta.kind === 'record') return entriesWithin((schema as z.ZodRecord).valueType as z.ZodType)
  return undefined
}
