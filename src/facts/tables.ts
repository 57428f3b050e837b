/** Tables of .xlsx and .csv that a sheet names instead of writing their rows out: 数据, and 分档 and 指标 of 目标. */
import type { Datum, Entries, Entry, List, Scalar } from '../text/datum.ts'
import { keyAt, terms } from '../text/keys.ts'
import type { Place } from '../text/place.ts'
import type { Problem } from '../text/problem.ts'
import { isMissing, measuredNumber } from '../text/shape.ts'
import { namedTable, tableOfUse, tableUse, type TableUse, type Tables } from '../text/table-use.ts'
import { tableToEntries, tableToList } from '../text/table.ts'

/** The tables that a sheet refers to (数据: 数据.xlsx), for the pipeline to read before `readFacts`. */
export function tablesIn(datum: Datum): TableUse[] {
  const uses: TableUse[] = []
  visit(datum, (value) => {
    uses.push(...namedTable(value))
    return value
  })
  return uses
}

/** Puts the rows of a table in the place where its file is named. */
export function withTables(datum: Entries, tables: Tables, problems: Problem[]): Entries {
  return visit(datum, (value, form) => rowsOf(value, form, tables, problems)) as Entries
}

type Form = 'figures' | 'indicators' | 'tiers'

/** Hands each value that may name a table to `replace`, and puts what it gives there. */
function visit(datum: Datum, replace: (value: Datum, form: Form) => Datum): Datum {
  if (datum.kind !== 'entries') return datum
  const entries = datum.entries.map((entry): Entry => {
    const key = keyAt('sheet', entry.key.trim())
    if (key === 'figures') return { ...entry, value: replace(entry.value, 'figures') }
    if (key !== 'targets' || entry.value.kind !== 'entries') return entry
    const inside = entry.value.entries.map((one): Entry => {
      const form = keyAt('targets', one.key.trim())
      if (form !== 'tiers' && form !== 'indicators') return one
      return { ...one, value: replace(one.value, form) }
    })
    return { ...entry, value: { ...entry.value, entries: inside } }
  })
  return { ...datum, entries }
}

function rowsOf(datum: Datum, form: Form, tables: Tables, problems: Problem[]): Datum {
  const use = tableUse(datum)
  if (!use) return datum
  const { value: table, problems: met } = tableOfUse(datum, use, tables, problems, '事实表')
  problems.push(...met)
  if (!table) return { kind: 'empty', place: datum.place }
  const rows = form === 'figures' ? tableToEntries(table, use.columns) : tableToList(table, use.columns)
  problems.push(...rows.problems)
  return form === 'tiers' ? tierRows(rows.value as List) : rows.value
}

/**
 * Rows of 分档 as its blocks: a column that is no key of 分档 is an indicator named by its head (到账额（万元）), and rows
 * with 名称 and 数值 are one indicator each, gathered by their 对象.
 */
function tierRows({ items, place }: List): List {
  const tiers: Entries[] = []
  for (const row of items) {
    if (row.kind !== 'entries') continue
    const own = row.entries.filter((entry) => keyAt('tier', entry.key))
    const others = row.entries.filter((entry) => !keyAt('tier', entry.key))
    const isFigure = others.some((entry) => keyAt('figure', entry.key) === 'value')
    const indicators: Datum[] = isFigure ? [{ kind: 'entries', entries: others, place: row.place }] : []
    const kept: Entry[] = []
    for (const entry of isFigure ? [] : others) {
      const indicator = columnIndicator(entry)
      if (indicator) indicators.push(indicator)
      else kept.push(entry)
    }
    const before = isFigure ? tiers.at(-1) : undefined
    const who = textOf(own, 'who')
    if (before && (who === undefined || who === textOf(before.entries, 'who'))) {
      const list = before.entries.find((entry) => entry.key === terms.tier.indicators)
      if (list?.value.kind === 'list') list.value.items.push(...indicators)
      continue
    }
    const key = terms.tier.indicators
    const value: List = { kind: 'list', items: indicators, place: row.place }
    const made = indicators.length > 0 ? [{ key, keyPlace: row.place, value }] : []
    tiers.push({ kind: 'entries', entries: [...own, ...kept, ...made], place: row.place })
  }
  return { kind: 'list', items: tiers, place }
}

/** 到账额（万元）: 1000 as an indicator; undefined where the cell holds no number. */
function columnIndicator({ key, keyPlace, value }: Entry): Entries | undefined {
  if (value.kind !== 'scalar') return undefined
  const measured = measuredNumber(value.text)
  if (!measured && !isMissing(value.text.trim())) return undefined
  const head = /^(.*?)\s*[（(]([^（）()]+)[）)]$/.exec(key)
  const unit = measured?.unit ?? head?.[2]
  const entry = (name: string, at: Scalar): Entry => ({ key: name, keyPlace, value: at })
  const { figure } = terms
  const entries = [
    entry(figure.name, scalar(head?.[1] ?? key, keyPlace)),
    entry(figure.value, scalar(measured?.number ?? value.text, value.place)),
    ...(unit ? [entry(figure.unit, scalar(unit, measured?.unit ? value.place : keyPlace))] : []),
  ]
  return { kind: 'entries', entries, place: value.place }
}

function scalar(text: string, place: Place): Scalar {
  return { kind: 'scalar', text, style: 'plain', place }
}

function textOf(entries: readonly Entry[], key: keyof typeof terms.tier): string | undefined {
  const value = entries.find((entry) => keyAt('tier', entry.key) === key)?.value
  return value?.kind === 'scalar' ? value.text : undefined
}
