/** Single values as people write them: words, numbers, dates, yes and no, choices. */
import type * as z from 'zod'
import type { Datum, Scalar } from './datum.ts'
import { daysInMonth, looksLikeDate, parseDay, parseMonth } from './dates.ts'
import { parseNumber } from './decimal.ts'
import { han } from './han.ts'
import { nearest } from './nearest.ts'
import { plainName } from './person-name.ts'
import type { Path } from './places.ts'
import {
  expected,
  isMissing,
  missing,
  named,
  pending,
  say,
  wordsOf,
  type Context,
  type Shaped,
  type ShapeMeta,
} from './shape-meta.ts'

interface Value {
  text: string
  label: string
  datum: Scalar
  path: Path
  context: Context
}

/** Shapes one value; what it cannot be is a problem at its place. 待补 stays as it is where it can be printed. */
export function scalar(
  datum: Datum,
  schema: z.ZodType,
  meta: ShapeMeta,
  path: Path,
  context: Context,
): Shaped | undefined {
  const label = named(path, context)
  if (datum.kind !== 'scalar') {
    const form = datum.kind === 'list' ? '列表' : '一组“键: 值”'
    return say(context, 'sheet/type', `“${label}”应为${expected[meta.kind]}，此处写成了${form}`, datum.place)
  }
  const text = datum.text.trim()
  if (text === '') return undefined
  const lead = datum.text.length - datum.text.trimStart().length
  context.places.addText(path, [{ start: 0, lead, scalar: datum }])
  if (isMissing(text)) {
    return meta.kind === 'choice' || meta.kind === 'flag' ? pending(datum, path, context) : missing
  }
  const value: Value = { text, label, datum, path, context }
  switch (meta.kind) {
    case 'word':
      return meta.name ? plainName(word(value) ?? '') || undefined : word(value)
    case 'number':
      return number(value, meta.units)
    case 'flag':
      if (/^(是|可|true|yes)$/i.test(text)) return true
      if (/^(否|不可|false|no)$/i.test(text)) return false
      return refuse(value, 'sheet/type', `“${label}”应为“是”或“否”，此处为“${text}”`)
    case 'choice':
      return choice(value, schema as z.ZodEnum, meta)
    case 'day':
      return meta.none && text === '无' ? text : date(value, meta.kind)
    case 'moment':
    case 'due':
      return date(value, meta.kind)
    default:
      throw new Error(`no scalar is a ${meta.kind}`)
  }
}

function refuse({ context, datum }: Value, code: string, message: string): undefined {
  return say(context, code, message, datum.place)
}

function word(value: Value): string | undefined {
  const { text, label } = value
  if (text.includes('\n')) return refuse(value, 'sheet/line-break', `“${label}”应写在一行内，此处有换行`)
  if (/[【】]/.test(text)) {
    return refuse(value, 'reference/not-here', `“${label}”里不能用【】引用，请直接写出；还没有的写“待补”`)
  }
  return text
}

const measured = new RegExp(`^([+-]?\\d+(?:\\.\\d+)?)\\s*(%|％|${han}{1,6})?$`, 'u')

/** 3 · 18.6 · 12% · 3个 · 6000万元: a number, perhaps with its unit. Undefined for other texts, and for 3月 and 2026年. */
export function measuredNumber(text: string): { number: string; unit?: string } | undefined {
  const match = measured.exec(text.trim())
  if (!match || !parseNumber(match[1]!)) return undefined
  const unit = match[2] === '％' ? '%' : match[2]
  if (unit === '年' || unit === '月') return undefined
  return unit ? { number: match[1]!, unit } : { number: match[1]! }
}

function number(value: Value, units: readonly string[] | undefined): string | undefined {
  const { text, label, path, context } = value
  const counted = units && countedNumber(text, units)
  if (counted !== undefined) return counted
  if (/^[+-]?\d{1,3}([,，]\d{3})+(\.\d+)?\D*$/.test(text)) {
    const message = `数字不用分节号：“${text}”请写成“${text.replace(/[,，]/g, '')}”`
    return refuse(value, 'sheet/number', message)
  }
  const bare = text.replace(/\s*[%％]$/, '')
  if (parseNumber(bare)) {
    if (bare !== text) context.percents.add(path)
    return bare
  }
  return refuse(value, 'sheet/number', `${numberAdvice(text, label, units)}；还没有的数写“待补”`)
}

/** 10 of 10分钟, where 分钟 is one of the units. */
function countedNumber(text: string, units: readonly string[]): string | undefined {
  const measured = measuredNumber(text)
  return measured?.unit !== undefined && units.includes(measured.unit) ? measured.number : undefined
}

function numberAdvice(text: string, label: string, units: readonly string[] | undefined): string {
  if (units && !parseNumber(text.normalize('NFKC'))) {
    const form = units.length > 0 ? `，以${units[0]!}计` : ''
    return `“${label}”只写数字${form}，此处为“${text}”`
  }
  const about = /^(近|约)?(\d+(?:\.\d+)?)(多|余)?$/.exec(text)
  const approx = about?.[1] ?? about?.[3]
  if (approx !== undefined) {
    return `“${label}”只写数字：“${text}”请写成“${about![2]!}”，“${approx}”写在“概数”里`
  }
  const measured = measuredNumber(text)
  if (measured) {
    return `“${label}”只写数字：“${text}”请写成“${measured.number}”，单位写在“单位”里`
  }
  const promise = /^(确保|力争|争取|不低于|至少|不超过)\s*([\d.]+)/.exec(text)
  if (promise) {
    const key = /确保|力争|争取/.test(promise[1]!) ? '承诺' : '界限'
    return `“${label}”只写数字：“${text}”请写成“${promise[2]!}”，“${promise[1]!}”写在“${key}”里`
  }
  if (parseNumber(text.normalize('NFKC'))) {
    return `“${label}”要用半角数字：“${text}”请写成“${text.normalize('NFKC')}”`
  }
  return `“${label}”应为数字，此处为“${text}”`
}

function choice(value: Value, schema: z.ZodEnum, meta: ShapeMeta): string | undefined {
  const { text, label } = value
  const aliases = meta.accepts ?? {}
  const options = schema.options as string[]
  const names = wordsOf(options, meta)
  const chosen = Object.hasOwn(aliases, text) ? aliases[text]! : text
  if (options.includes(chosen)) return chosen
  const near = nearest(text, [...names, ...Object.keys(aliases)])
  const guess = near !== undefined && !names.includes(near) ? aliases[near] : near
  const advice = guess ? `，是否应为“${guess}”？` : ''
  return refuse(value, 'sheet/choice', `“${label}”只能是：${names.join('、')}；此处为“${text}”${advice}`)
}

function date(value: Value, kind: 'day' | 'moment' | 'due'): string | undefined {
  const { text, label } = value
  if (parseDay(text) || (kind !== 'day' && parseMonth(text))) return text
  if (parseMonth(text)) {
    return refuse(value, 'sheet/date', `“${label}”应写到日（如 2026-06-12），此处为“${text}”`)
  }
  if (looksLikeDate(text) || (kind === 'due' && noSuchDay(text))) {
    const unit = /^\d{4}\D\d{1,2}月?$/.test(text) ? '这个月' : '这一天'
    return refuse(value, 'sheet/date', `没有“${text}”${unit}，请核对“${label}”`)
  }
  if (kind === 'due') return word(value)
  return refuse(value, 'sheet/date', `“${label}”应为${expected[kind]}，此处为“${text}”`)
}

/** 2月30日 and 6月31日前, said without a year; 29 February may be. */
function noSuchDay(text: string): boolean {
  const match = /^(\d{1,2})月(\d{1,2})日/.exec(text)
  if (!match) return false
  const [month, day] = [Number(match[1]), Number(match[2])]
  return day < 1 || day > daysInMonth({ year: 2024, month })
}
