/**
 * The sheet as templates see it: Chinese keys, texts already expanded to marked Markdown, empty things left out. Every
 * object remembers where it stands in the sheet, so that helpers can find its lists and figures.
 */
import type * as z from 'zod'
import { parseDay, parseMonth, daysInMonth, spokenDay } from '../text/dates.ts'
import { escapeMarkdown } from '../text/escape.ts'
import { chineseKey, terms, type LevelName } from '../text/keys.ts'
import { join, type Path } from '../text/places.ts'
import { inner, missing } from '../text/shape.ts'
import {
  blockNames,
  looseFigure,
  sheetSchema,
  type BlockName,
  type Facts,
  type Figure,
} from '../facts/index.ts'
import { expandText, type Expanding, type Shape } from './expand.ts'

/** What a view object stands for in the sheet. Kept under a symbol: templates cannot print it. */
export interface Standing {
  path: Path
  level: LevelName | 'list'
  figure?: Figure
}

const standing = Symbol('standing')

export type View = { [key: string]: unknown; [standing]?: Standing }

export function standingOf(view: unknown): Standing | undefined {
  return typeof view === 'object' && view !== null ? (view as View)[standing] : undefined
}

export function withStanding<T extends object>(view: T, what: Standing): T {
  ;(view as View)[standing] = what
  return view
}

/** A view without its absent values. */
export function dropAbsent(view: View): View {
  for (const key of Object.keys(view)) if (view[key] === undefined) delete view[key]
  return view
}

/** Keys that views have beside those of the schema; the template check knows them too. */
export const derivedKeys = ['全', '我', '党政', '板块', '部件', '组名', '各部', '部名', '句式'] as const

/** Which part of a template prints a block. */
export const partOfBlock: Record<BlockName, string> = {
  achievements: '肯定成绩',
  problems: '正视问题',
  awareness: '讲清认识',
  targets: '明确目标',
  measures: '部署任务',
  safeguards: '强化保障',
  others: '其他工作',
  sanctions: '严明奖惩',
}

/** 地区 in the forms that papers print. */
export function regionView({ facts: { region }, marks }: Expanding): View | undefined {
  if (!region) return undefined
  const say = (text: string): string | undefined =>
    text === '' ? undefined : marks.mark({ kind: 'given', path: 'region' }, escapeMarkdown(text))
  return dropAbsent({
    名称: say(region.name),
    全: say(region.whole),
    我: say(region.ours),
    党政: say(region.leadership),
    下辖: say(region.units),
  })
}

/** Blocks that a 包含 of the sheet puts somewhere. */
export function placedBlocks(value: unknown): Set<BlockName> {
  const placed = new Set<BlockName>()
  const collect = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return
    for (const [key, child] of Object.entries(one)) {
      if (key === 'contains' && Array.isArray(child)) child.forEach((name) => placed.add(name as BlockName))
      else collect(child)
    }
  }
  collect(value)
  return placed
}

/** What a schema says is there, as a view: Chinese keys, texts expanded, every value marked with its path. */
export function viewAt(value: unknown, outer: z.ZodType, path: Path, context: Expanding): unknown {
  if (value === undefined) return undefined
  const { schema, meta } = shapeOf(outer, context)
  const { marks } = context
  if (value === missing) return missingText(path, context)
  switch (meta.kind) {
    case 'prose':
      return expandText(path, context)
    case 'list': {
      const element = (schema as z.ZodArray).element as z.ZodType
      const items = (value as unknown[]).map((item, i) => viewAt(item, element, join(path, i), context))
      return withStanding(items, { path, level: 'list' })
    }
    case 'record': {
      const valueType = (schema as z.ZodRecord).valueType as z.ZodType
      const view: View = {}
      for (const [name, item] of Object.entries(value as object))
        view[name] = viewAt(item, valueType, join(path, name), context)
      return withStanding(view, { path, level: 'list' })
    }
    case 'entries':
      return entriesView(value as Record<string, unknown>, schema as z.ZodObject, meta.level!, path, context)
    case 'flag':
      return value
    case 'due':
      return marks.mark({ kind: 'given', path }, escapeMarkdown(spokenDue(String(value), context)))
    default:
      return marks.mark({ kind: 'given', path }, escapeMarkdown(String(value)))
  }
}

/** The shape of a schema, asked for once in a filling: zod takes its time over each answer. */
function shapeOf(schema: z.ZodType, { shapes }: Expanding): Shape {
  const known = shapes.get(schema)
  if (known) return known
  const shape = inner(schema)
  shapes.set(schema, shape)
  return shape
}

function entriesView(
  value: Record<string, unknown>,
  schema: z.ZodObject,
  level: LevelName,
  path: Path,
  context: Expanding,
): View {
  const view: View = {}
  for (const [key, child] of Object.entries(value)) {
    const name = chineseKey(level, key)
    view[name] = isBlock(key, path)
      ? blockView(key, child, context)
      : viewAt(child, schema.shape[key] as z.ZodType, join(path, key), context)
  }
  if (Array.isArray(value['contains'])) view['板块'] = blocksNamed(value['contains'] as BlockName[], context)
  const figure = level === 'figure' ? figureAt(path, value, context) : undefined
  return withStanding(view, { path, level, ...(figure ? { figure } : {}) })
}

function isBlock(key: string, path: Path): key is BlockName {
  return path === '' && (blockNames as readonly string[]).includes(key)
}

function figureAt(path: Path, value: Record<string, unknown>, context: Expanding): Figure {
  if (path.startsWith('figures/')) {
    const id = path.slice('figures/'.length).replaceAll('/parts/', '.')
    const figure = context.facts.figures.get(id)
    if (figure) return figure
  }
  return looseFigure(value, path, context.facts.figures)
}

/** 7月底前 · 7月15日前 · 年内 */
export function spokenDue(due: string, context: Expanding): string {
  const month = parseMonth(due)
  const day = parseDay(due) ?? (month && { ...month, day: daysInMonth(month) })
  const year = context.facts.calendar?.date.year
  if (day && year) return `${spokenDay(day, year)}前`
  // 9月底 and 三季度末 are days before which; 立即 and 年内 say what they mean.
  return /(?:月|日|底|末|旬)$/.test(due) ? `${due}前` : due
}

/** What stands for a field whose value is 待补, named by its key. */
function missingText(path: Path, context: Expanding): string {
  const { facts, marks } = context
  const label = labelOf(path, facts)
  return marks.mark(
    { kind: 'missing', label, path, reason: `“${facts.places.written(path) ?? label}”写的是待补` },
    `【待补：${label}】`,
  )
}

/** What a place of the sheet is called: its key as written, else in Chinese. */
export function labelOf(path: Path, facts: Facts): string {
  const key = path.split('/').findLast((one) => !/^\d+$/.test(one)) ?? ''
  if (key === 'who' && path.startsWith('heard/')) return heardBy(path, facts)
  const written = facts.places.written(path)
  if (written && /[\u3400-\u9fff]/.test(written)) return written
  for (const level of Object.keys(terms) as LevelName[]) {
    const name = chineseKey(level, key)
    if (name !== key) return name
  }
  return key
}

/** 通报单位 · 发言单位: who is still to be named in 刚才. */
function heardBy(path: Path, facts: Facts): string {
  const did = facts.sheet.heard?.[Number(path.split('/')[1])]?.did ?? ''
  return /发言|汇报|交流/.test(did)
    ? '发言单位'
    : `${did.replace(/^(作了|作|进行了)|了$/g, '').slice(0, 4)}单位`
}

export function hasBlock(name: BlockName, facts: Facts): boolean {
  return facts.sheet[name] !== undefined
}

/** True of the blocks whose points are tasks: of a head alone the library says how to go about it. */
export function isWorked(path: Path): boolean {
  return path === 'measures' || path === 'safeguards'
}

/** A bare measure of a few words (- 要把惠企政策送上门) is its own head. */
function takeHeads(block: View, context: Expanding): void {
  for (const point of (block['要点'] as View[] | undefined) ?? []) {
    const { 内容, 小标题, ...rest } = point
    const words = typeof 内容 === 'string' ? typedText(`${standingOf(point)?.path}/content`, context) : ''
    const isHead = words !== '' && words.length <= longestHead && !/[。！？；：\n]/u.test(words)
    if (小标题 !== undefined || !isHead || rest['要点'] !== undefined) continue
    point['小标题'] = 内容
    delete point['内容']
  }
}

/** A text as it was typed: its length does not hang on what its figures are. */
function typedText(path: Path, { facts }: Expanding): string {
  return (facts.texts.get(path) ?? []).map((piece) => piece.text).join('')
}

/** Heads of two clauses have up to this many characters. */
const longestHead = 26

/** The views of blocks named in a 包含, each knowing the part that prints it. */
function blockView(name: BlockName, value: unknown, context: Expanding): View {
  const known = context.blocks.get(name)
  if (known) return known as View
  const view = viewAt(value, sheetSchema.shape[name] as z.ZodType, name, context) as View
  if (context.elaborates && isWorked(name)) takeHeads(view, context)
  context.blocks.set(name, view)
  return view
}

export function blocksNamed(names: BlockName[], context: Expanding): View[] {
  return names.flatMap((name): View[] => {
    const value = context.facts.sheet[name]
    if (value === undefined) return []
    const block = blockView(name, value, context)
    return [withStanding({ ...block, 部件: partOfBlock[name] }, standingOf(block)!)]
  })
}
