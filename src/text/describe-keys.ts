/** The keys of a sheet as a page for people: generated from the schema, so that it cannot fall behind. */
import * as z from 'zod'
import { chineseKey, type LevelName } from './keys.ts'
import { inner, wordsOf, type ShapeMeta } from './shape.ts'

const forms: Record<string, string> = {
  prose: '文字，可用【】引用；也可写成列表，每条一段',
  word: '一行文字',
  number: '数字',
  day: '日期，如 2026-06-12；或“无”',
  moment: '日期或月份，如 2026-05',
  due: '日期、月份，或“年内”之类',
  flag: '是 / 否',
  list: '列表',
  record: '一组“名称: 内容”',
  free: '任意',
}

/** What a page of keys says beside what the schema does. */
export interface KeysPage {
  /** Paragraphs above the tables, the heading among them. */
  intro: readonly string[]
  /** The level of the sheet's own keys. */
  level: LevelName
  /** Headings of the tables, by level. */
  titles: Partial<Record<LevelName, string>>
}

/** Markdown: one table for each level, keys in both spellings with what they take and what they are for. */
export function describeKeys(top: z.ZodObject, { intro, level: topLevel, titles }: KeysPage): string {
  const titleOf = (level: LevelName): string => titles[level] ?? level
  const levels = new Map<LevelName, string[]>()
  const visit = (schema: z.ZodObject, level: LevelName): void => {
    if (levels.has(level)) return
    const rows: string[] = []
    levels.set(level, rows)
    for (const [key, value] of Object.entries(schema.shape)) {
      const { schema: own, meta } = inner(value as z.ZodType)
      const child = entriesIn(own)
      const choice = choiceIn(own, meta)
      const form =
        choice ??
        (child ? `见“${titleOf(child.level)}”${meta.kind === 'list' ? '，可有多个' : ''}` : forms[meta.kind])
      const example = meta.example === undefined ? '' : `；如：${meta.example}`
      rows.push(`| ${chineseKey(level, key)} | \`${key}\` | ${form}${example} | ${meta.about ?? ''} |`)
      if (child) visit(child.schema, child.level)
    }
  }
  visit(top, topLevel)
  const tables = [...levels].map(
    ([level, rows]) =>
      `## ${titleOf(level)}\n\n| 键 | 英文 | 写什么 | 用处 |\n|---|---|---|---|\n${rows.join('\n')}\n`,
  )
  return `${[...intro, ...tables].join('\n\n')}`.replaceAll(/\n{3,}/g, '\n\n')
}

/** 是 / 否 of a choice, or of a list of them. */
function choiceIn(schema: z.ZodType, meta: ShapeMeta): string | undefined {
  if (schema instanceof z.ZodEnum) return wordsOf(schema.options as string[], meta).join(' / ')
  if (meta.kind !== 'list') return undefined
  const item = inner((schema as z.ZodArray).element as z.ZodType)
  const words = choiceIn(item.schema, item.meta)
  return words && `${words}，可有多个`
}

function entriesIn(schema: z.ZodType): { schema: z.ZodObject; level: LevelName } | undefined {
  const { schema: own, meta } = inner(schema)
  if (meta.kind === 'entries') return { schema: own as z.ZodObject, level: meta.level! }
  if (meta.kind === 'list') return entriesIn((own as z.ZodArray).element as z.ZodType)
  if (meta.kind === 'record') return entriesIn((own as z.ZodRecord).valueType as z.ZodType)
  return undefined
}
