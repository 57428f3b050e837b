/** How findings against a sheet are worded, and what they point at. */
import { asOfFigure, type Facts } from '../../facts/index.ts'
import { compareDays } from '../../text/dates.ts'
import type { Doc } from '../doc.ts'
import type { Figure } from '../find/figures.ts'
import type { Range, Report } from '../rule.ts'
import type { Given } from './given.ts'
import type { Mention } from './mentions.ts'
import { compareMoment } from './moment.ts'

const roleNames: Partial<Record<Given['role'], string>> = {
  target: '的目标',
  growth: '的同比',
  increase: '比上年同期的增减',
  completion: '的完成率',
  gap: '与目标的差额',
  monthly: '余下每月的任务',
  pace: '与时序进度的差',
  share: '的占比',
}

/** “新建改建农村公路”的目标 */
export function nameOf({ fact, role, given }: Pick<Mention, 'fact' | 'role' | 'given'>): string {
  if (role === 'year') return `“${fact.name}”${given.path.slice(given.path.lastIndexOf('/') + 1)}的数`
  return `“${fact.name}”${roleNames[role] ?? ''}`
}

/** 18.6亿元, 近400名, 1150多家: as the sheet has it. */
export function shown({ digits, printed, role, fact }: Given): string {
  const approx = role === 'value' ? (fact.entry.approx ?? '') : ''
  return approx === '近' || approx === '约' ? `${approx}${digits}${printed}` : `${digits}${approx}${printed}`
}

/** The number with the whole of its unit, which may be longer than the list of units knows: 63批次. */
export function rangeOf({ told, given }: Pick<Mention, 'told' | 'given'>, { text }: Doc): Range {
  const more = text.startsWith(given.unit, told.end - told.unit.length)
    ? given.unit.length - told.unit.length
    : 0
  return { start: told.start, end: told.end + Math.max(0, more) }
}

/** Where the sheet says a number. */
export function sheetPlace(facts: Facts, { path }: Pick<Given, 'path'>): Pick<Report, 'related'> {
  const place = facts.places.of(path)
  return place ? { related: [{ message: '事实表里是这样写的', at: place }] } : {}
}

/** Sheet 18632万元, text 18632亿元: the digits are right and the unit is not. */
export function isUnitSlip({ told, given, state }: Mention): boolean {
  return state === 'other' && told.digits === given.digits && told.printed !== given.printed
}

/** True where a text that tells a number as of a time means the time of the sheet. */
export function isOfSheetTime(mention: Mention, facts: Facts): boolean {
  const { moment, fact, role, isExact } = mention
  if (isExact || !moment) return true
  if (role === 'target') return moment.kind === 'plan' || !isPast(mention, facts)
  const asOf = moment.span && asOfFigure(fact.entry, facts.calendar)
  if (asOf && compareDays(moment.span!, asOf) === 0) return true
  if (moment.kind === 'plan') return role !== 'value' && role !== 'growth' && role !== 'increase'
  return moment.kind === 'to' && compareMoment(moment, fact, facts.calendar) === 'same'
}

/** Told of an earlier year or period. */
function isPast({ moment, fact }: Mention, { calendar }: Facts): boolean {
  const asOf = asOfFigure(fact.entry, calendar)
  return (
    moment?.kind === 'other' ||
    (asOf !== undefined && moment?.day !== undefined && moment.day.year < asOf.year)
  )
}

const rises = /(?:增长|上升|提高|增加|多)(?:了|达到?)?$/u
const sinks = /(?:下降|降低|减少|回落|少)(?:了|达到?)?$/u

/** Where a text says that something rose that fell, or the other way: the word and the number. */
export function contraryWord(told: Figure, { role, value }: Given): Range | undefined {
  if (role !== 'growth' && role !== 'increase') return undefined
  const word = value < 0 ? rises.exec(told.before) : value > 0 ? sinks.exec(told.before) : null
  return word ? { start: told.start - word[0].length, end: told.end } : undefined
}
