/** Tables of .xlsx and .csv that a meeting sheet names instead of writing their rows out: 参会, 单位 and 任务. */
import { parseAddress } from '../text/cell-address.ts'
import { placeInScalar, type Datum, type Entries, type Entry, type Scalar } from '../text/datum.ts'
import { keyAt, terms } from '../text/keys.ts'
import { isCell } from '../text/place.ts'
import type { Problem } from '../text/problem.ts'
import { namedTable, tableOfUse, tableUse, type TableUse, type Tables } from '../text/table-use.ts'
import { tableToList, type Cell, type ColumnKeys, type Table } from '../text/table.ts'
import { columnKeys, tableKeys, type TableKey } from './heads.ts'
import { withoutOtherRows } from './rows.ts'

export type { Tables } from '../text/table-use.ts'

/** The tables that a meeting sheet refers to (参会: 参会人员.xlsx), for the pipeline to read before `readMeeting`. */
export function tablesInMeeting(datum: Datum): TableUse[] {
  const uses: TableUse[] = []
  visit(datum, (value) => {
    uses.push(...namedTable(value))
    return value
  })
  return uses
}

/**
 * Puts the rows of a table in the place where its file is named, alone or among rows that are written out, each value with
 * the place of its cell. What is wrong with a table, its heads or its cells goes into `problems`.
 */
export function withMeetingTables(datum: Entries, tables: Tables, problems: Problem[]): Entries {
  return visit(datum, (value, form) => rowsOf(value, form, tables, problems)) as Entries
}

/** Hands each value that may name a table to `replace`, and puts what it gives there. */
function visit(datum: Datum, replace: (value: Datum, form: TableKey) => Datum): Datum {
  if (datum.kind !== 'entries') return datum
  const entries = datum.entries.map((entry): Entry => {
    const form = keyAt('meeting', entry.key.trim())
    if (!isTableKey(form)) return entry
    if (entry.value.kind !== 'list') return { ...entry, value: replace(entry.value, form) }
    const items = entry.value.items.flatMap((item): Datum[] => {
      const rows = replace(item, form)
      return rows !== item && rows.kind === 'list' ? rows.items : [rows]
    })
    return { ...entry, value: { ...entry.value, items } }
  })
  return { ...datum, entries }
}

function isTableKey(key: string | undefined): key is TableKey {
  return key !== undefined && Object.hasOwn(tableKeys, key)
}

function rowsOf(datum: Datum, form: TableKey, tables: Tables, problems: Problem[]): Datum {
  const use = tableUse(datum)
  if (!use) return datum
  const { value: whole, problems: all } = tableOfUse(datum, use, tables, problems, '会议表')
  if (!whole) return { kind: 'empty', place: datum.place }
  const { value: table, problems: met } = withoutOtherRows(whole, form, all)
  const keys = columnKeys(table, use, form, problems)
  const filled = form === 'attendees' ? filledDown(table, keys, met) : { value: table, problems: met }
  problems.push(...filled.problems)
  const list = tableToList(filled.value, keys)
  problems.push(...list.problems)
  const items = list.value.items.flatMap((row) =>
    row.kind === 'entries' && row.entries.length > 0 ? [rowReaders[form](row, problems)] : [],
  )
  return { ...list.value, items }
}

/** What a row of each kind is beside its cells. */
const rowReaders: Record<TableKey, (row: Entries, problems: Problem[]) => Entries> = {
  attendees: (row) => changed(row, ['platform', 'leader'], 'attendee', marked),
  units: (row, problems) => {
    tellNameless(row, problems)
    return withoutDashes(row)
  },
  tasks: (row) => changed(row, ['owner', 'support'], 'assignment', listed),
}

function changed(
  row: Entries,
  keys: readonly string[],
  level: 'attendee' | 'assignment',
  change: (value: Scalar) => Datum,
): Entries {
  const entries = row.entries.map((entry) => {
    const isMeant = keys.includes(keyAt(level, entry.key) ?? '') && entry.value.kind === 'scalar'
    return isMeant ? { ...entry, value: change(entry.value as Scalar) } : entry
  })
  return { ...row, entries }
}

/** √ and 1 are how a list says 是; only in tables, where a cell has no other meaning. */
function marked(value: Scalar): Scalar {
  const { offsets: _offsets, ...rest } = value
  if (/^[√✓✔☑1]$/u.test(value.text)) return { ...rest, text: '是' }
  return /^[×✗✘☐0]$/u.test(value.text) ? { ...rest, text: '否' } : value
}

/** 区招商局、区经贸局 in one cell are two units. */
function listed(value: Scalar): Datum {
  const parts = [...value.text.matchAll(/[^、，,；;\n]+/gu)].flatMap((found): Scalar[] => {
    const text = found[0].trim()
    if (text === '') return []
    const start = found.index + found[0].indexOf(text)
    const end = start + text.length
    const offsets = value.offsets?.slice(start, end + 1)
    return [{ ...value, text, place: placeInScalar(value, start, end), ...(offsets ? { offsets } : {}) }]
  })
  return parts.length > 1 ? { kind: 'list', items: parts, place: value.place } : value
}

/** Numbers of nobody: a row of a ranking has to say whose it is. */
function tellNameless(row: Entries, problems: Problem[]): void {
  if (row.entries.some((entry) => keyAt('member', entry.key) === 'name')) return
  const message = '这一行没有单位名称，请补上；合计一行请写“合计”或删去'
  problems.push({ code: 'table/no-name', level: 'error', message, place: row.place })
}

/** A dash or stroke where a unit has no number: the cell is empty. */
function withoutDashes(row: Entries): Entries {
  const entries = row.entries.map((entry) => {
    if (keyAt('member', entry.key) !== 'data' || entry.value.kind !== 'entries') return entry
    const kept = entry.value.entries.filter(
      ({ value }) => value.kind !== 'scalar' || !/^[-—–－/／]+$/u.test(value.text),
    )
    return { ...entry, value: { ...entry.value, entries: kept } }
  })
  return { ...row, entries }
}

/**
 * A 单位 merged over the rows of its people stands in the first of them only: the others take it from there. In a workbook
 * this is done inside merged cells alone, and an empty cell elsewhere stays empty; a .csv knows no merged cells, so there
 * every empty cell takes the unit above it, and a remark says where.
 */
function filledDown(table: Table, keys: ColumnKeys, met: Problem[]): { value: Table; problems: Problem[] } {
  const column = table.header.findIndex(({ text }) => {
    const key = Object.hasOwn(keys, text) ? keys[text] : undefined
    return keyAt('attendee', typeof key === 'string' ? key : (key?.[0] ?? '')) === 'unit'
  })
  if (column < 0) return { value: table, problems: met }
  return table.merged ? mergedDown(table, table.merged, column, met) : emptyDown(table, column, met)
}

function mergedDown(
  table: Table,
  merged: readonly string[],
  column: number,
  met: Problem[],
): { value: Table; problems: Problem[] } {
  const at = addressOf(table.header[column]!)?.column
  const areas = merged.flatMap((area) => {
    const [from, to] = area.split(':').map(parseAddress)
    return from && to && from.column === at && to.column === at ? [{ from: from.row, to: to.row }] : []
  })
  const units = new Map<number, Cell>()
  const rows = table.rows.map((row) => {
    const own = row[column]!
    const number = addressOf(own)?.row ?? 0
    const from = areas.find((area) => area.from <= number && number <= area.to)?.from
    if (from === undefined) return row
    if (from === number) units.set(from, own)
    const above = units.get(from)
    return own.text === '' && above ? row.with(column, above) : row
  })
  // The reader says that the cells below are empty; here they are not.
  const problems = met.filter(({ code, place }) => {
    const cell = place && isCell(place) ? parseAddress(place.cell) : undefined
    return (
      code !== 'table/merged' || !cell || cell.column !== at || !areas.some(({ from }) => from === cell.row)
    )
  })
  return { value: { ...table, rows }, problems }
}

function emptyDown(table: Table, column: number, met: Problem[]): { value: Table; problems: Problem[] } {
  const filled: { row: Cell[]; unit: Cell }[] = []
  let above: Cell | undefined
  const rows = table.rows.map((row) => {
    const own = row[column]!
    if (own.text !== '') above = own
    if (own.text !== '' || !above) return row
    filled.push({ row, unit: above })
    return row.with(column, above)
  })
  const first = filled[0]
  if (!first) return { value: table, problems: met }
  const place = first.row.find(({ text }) => text !== '')!.place
  const { unit } = terms.attendee
  const message = `有${filled.length}行的“${unit}”空着，已按上一行算（这一行算“${first.unit.text}”）；不是的请逐行写明`
  return {
    value: { ...table, rows },
    problems: [...met, { code: 'table/filled-down', level: 'info', message, place }],
  }
}

function addressOf({ place }: Cell): { row: number; column: number } | undefined {
  return isCell(place) ? parseAddress(place.cell) : undefined
}
