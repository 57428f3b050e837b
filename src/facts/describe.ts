/** The keys of the fact sheet as a page for people: generated from the schema, so that it cannot fall behind. */
import * as z from 'zod'
import { chineseKey, type LevelName } from '../text/keys.ts'
import { inner } from '../text/shape.ts'
import { sheetSchema } from './schema.ts'
import { contextTerms, words } from './words.ts'

const titles: Partial<Record<LevelName, string>> = {
  sheet: '最上层',
  block: '板块（成绩、认识、措施、保障、其他工作）',
  problems: '问题',
  targets: '目标',
  sanctions: '奖惩',
  part: '提纲的各部分',
  point: '要点',
  figure: '数据的各项',
  target: '数据的目标',
  heard: '刚才的各项',
}

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

/** Markdown: one table for each level, keys in both spellings with what they take and what they are for. */
export function describeSheet(): string {
  const levels = new Map<LevelName, string[]>()
  const visit = (schema: z.ZodObject, level: LevelName): void => {
    if (levels.has(level)) return
    const rows: string[] = []
    levels.set(level, rows)
    for (const [key, value] of Object.entries(schema.shape)) {
      const { schema: own, meta } = inner(value as z.ZodType)
      const child = entriesIn(own)
      const values = own instanceof z.ZodEnum ? Object.keys(meta.accepts ?? {}) : []
      const choice =
        own instanceof z.ZodEnum
          ? (values.length > 0 ? values : (own.options as string[])).join(' / ')
          : undefined
      const form =
        choice ??
        (child ? `见“${titleOf(child.level)}”${meta.kind === 'list' ? '，可有多个' : ''}` : forms[meta.kind])
      const example = meta.example === undefined ? '' : `；如：${meta.example}`
      rows.push(`| ${chineseKey(level, key)} | \`${key}\` | ${form}${example} | ${meta.about ?? ''} |`)
      if (child) visit(child.schema, child.level)
    }
  }
  visit(sheetSchema, 'sheet')
  const tables = [...levels].map(
    ([level, rows]) =>
      `## ${titleOf(level)}\n\n| 键 | 英文 | 写什么 | 用处 |\n|---|---|---|---|\n${rows.join('\n')}\n`,
  )
  const intro = [
    '# 事实表的各项',
    '由程序生成（`npm run schema`），不要手改。中文键和英文键都可以用，同一项只写一次；不写、空着，相应的话就不印；还没有的写“待补”。',
    `文字里的引用：【编号】、【编号.部分】、【甲/乙】（占比）、【甲、乙.句】，以及【编号.词】，词有：${words.join('、')}。不带编号的有：${contextTerms.map((term) => `【${term}】`).join('、')}。照印方括号写【【 和 】】。`,
  ]
  return `${[...intro, ...tables].join('\n\n')}`.replaceAll(/\n{3,}/g, '\n\n')
}

function titleOf(level: LevelName): string {
  return titles[level] ?? chineseNames[level] ?? level
}

/** Levels that are the value of one key bear its name. */
const chineseNames: Partial<Record<LevelName, string>> = {
  speaker: '讲话人',
  region: '地区',
  period: '时段',
  defaults: '默认',
  opening: '开头',
  closing: '结尾',
  duty: '责任',
  task: '任务',
  tier: '分档',
  sanction: '奖惩的各条',
  rank: '排名',
  average: '平均',
}

function entriesIn(schema: z.ZodType): { schema: z.ZodObject; level: LevelName } | undefined {
  const { schema: own, meta } = inner(schema)
  if (meta.kind === 'entries') return { schema: own as z.ZodObject, level: meta.level! }
  if (meta.kind === 'list') return entriesIn((own as z.ZodArray).element as z.ZodType)
  if (meta.kind === 'record') return entriesIn((own as z.ZodRecord).valueType as z.ZodType)
  return undefined
}
