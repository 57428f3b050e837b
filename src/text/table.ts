import type { Datum, Entries, Entry, List, Scalar } from './datum.ts'
import { nearest } from './nearest.ts'
import { isCell, type Place } from './place.ts'
import type { Problem, Result } from './problem.ts'
import { joinedHeads } from './table-heads.ts'

/** Rows under one line of column heads, from a .csv file or a sheet of a workbook. */
export interface Table {
  path: string
  /** The sheet's name; '' for .csv. */
  sheet: string
  header: Cell[]
  /** As many cells as the header has; rows without any text are left out. */
  rows: Cell[][]
  /** Areas of merged cells, `B2:B5`; absent where the format has none. */
  merged?: readonly string[]
}

export interface Cell {
  /** As the cell shows it, without spaces around; '' where it is empty. */
  text: string
  place: Place
  /** Offsets of the characters in the source, where the text stands there as it is. */
  offsets?: readonly number[]
}

/**
 * Column head → the key it stands for; dots in it make levels, unless the levels are given one by one. With a mapping only
 * the columns that it names are taken.
 */
export type ColumnKeys = Readonly<Record<string, string | readonly string[]>>

const idHeads = ['编号', 'id', 'ID']
const nameHeads = ['名称', 'name']

/**
 * Makes a table of rows of cells: the first row with text is the header, but for a title that stands alone above it; heads
 * in two lines are read as one.
 * No table where nothing is written.
 */
export function tableOf(
  path: string,
  sheet: string,
  written: readonly (readonly Cell[])[],
): Result<Table | undefined> {
  const problems: Problem[] = []
  const rows = written.filter((row) => row.some((cell) => cell.text !== ''))
  const isTitle = textsIn(rows[0]) === 1 && textsIn(rows[1]) > 1
  const [head, ...others] = isTitle ? rows.slice(1) : rows
  if (!head) return { value: undefined, problems }
  const joined = joinedHeads(head, others[0])
  const body = joined ? others.slice(1) : others
  const header = joined ?? head.slice(0, head.findLastIndex((cell) => cell.text !== '') + 1)
  const width = header.length
  reportHeads(header, problems)
  const full = body.map((row) => {
    for (const cell of row.slice(width)) {
      if (cell.text === '') continue
      const message = `“${cell.text}”这一格上面没有列名，请补上列名，或检查这一行是否多了一格`
      problems.push({ code: 'table/no-head', level: 'error', message, place: cell.place })
    }
    return header.map((above, column) => row[column] ?? { text: '', place: (row.at(-1) ?? above).place })
  })
  return { value: { path, sheet, header, rows: full.filter((row) => textsIn(row) > 0) }, problems }
}

function textsIn(row: readonly Cell[] | undefined): number {
  return row?.filter((cell) => cell.text !== '').length ?? 0
}

function reportHeads(header: readonly Cell[], problems: Problem[]) {
  const first = new Map<string, Place>()
  for (const { text, place } of header) {
    const before = first.get(text)
    if (text === '') {
      problems.push({ code: 'table/no-head', level: 'warn', message: '这一列没有列名，整列不会读取', place })
    } else if (before) {
      const message = `列名“${text}”写了两次，请改名或删去一列`
      const related = [{ message: '第一次在这里', place: before }]
      problems.push({ code: 'table/duplicate-head', level: 'error', message, place, related })
    } else first.set(text, place)
  }
}

/**
 * The rows as entries by their id (编号, or else 名称), as `数据` is written in YAML. Dotted heads make levels:
 * `排名.位次`, `其中.亿元以上`. Empty cells are absent.
 */
export function tableToEntries(table: Table, keys?: ColumnKeys): Result<Entries> {
  const problems: Problem[] = []
  const columns = columnsOf(table, keys, problems)
  const place = table.header[0]!.place
  const entries: Entry[] = []
  const id = idColumn(table, columns)
  if (!id) {
    const message = '表头里要有“编号”或“名称”一列，稿子凭它引用数据'
    problems.push({ code: 'table/no-id', level: 'error', message, place })
    return { value: { kind: 'entries', entries, place }, problems }
  }
  const first = new Map<string, Place>()
  for (const row of table.rows) {
    const name = row[id.index]!
    const before = first.get(name.text)
    if (name.text === '') {
      const filled = row.find((cell) => cell.text !== '')!
      const message = `这一行没有“${table.header[id.index]!.text}”，请补上`
      problems.push({ code: 'table/no-id', level: 'error', message, place: filled.place })
    } else if (before) {
      const message = `“${name.text}”写了两行，请合并或改名`
      const related = [{ message: '第一次在这里', place: before }]
      problems.push({ code: 'table/duplicate-id', level: 'error', message, place: name.place, related })
    } else {
      first.set(name.text, name.place)
      const kept = id.isName ? columns : columns.filter((column) => column.index !== id.index)
      entries.push({ key: name.text, keyPlace: name.place, value: rowToEntries(row, kept, problems) })
    }
  }
  return { value: { kind: 'entries', entries, place }, problems }
}

/** The rows as a list of entries, as 分档 or a table of units is written in YAML. */
export function tableToList(table: Table, keys?: ColumnKeys): Result<List> {
  const problems: Problem[] = []
  const columns = columnsOf(table, keys, problems)
  const items: Datum[] = table.rows.map((row) => rowToEntries(row, columns, problems))
  return { value: { kind: 'list', items, place: table.header[0]!.place }, problems }
}

interface Column {
  index: number
  head: Cell
  /** The key, level by level. */
  path: string[]
}

function columnsOf(table: Table, keys: ColumnKeys | undefined, problems: Problem[]): Column[] {
  const heads = table.header.map((cell) => cell.text)
  for (const head of Object.keys(keys ?? {})) {
    if (heads.includes(head)) continue
    const near = nearest(head, heads)
    const message = `表里没有“${head}”这一列${near ? `，是否应为“${near}”` : `，有：${heads.filter(Boolean).join('、')}`}`
    problems.push({ code: 'table/no-column', level: 'error', message, place: table.header[0]!.place })
  }
  return table.header.flatMap((head, index) => {
    const own = keys && Object.hasOwn(keys, head.text) ? keys[head.text] : undefined
    const key = keys ? own : head.text
    if (!key) return []
    const path = typeof key === 'string' ? key.split(/[.．]/).map((part) => part.trim()) : [...key]
    return [{ index, head, path }]
  })
}

function idColumn(table: Table, columns: readonly Column[]): { index: number; isName: boolean } | undefined {
  const find = (names: readonly string[]) =>
    columns.find(({ path }) => path.length === 1 && names.includes(path[0]!))?.index ??
    table.header.findIndex(({ text }) => names.includes(text))
  const id = find(idHeads)
  if (id >= 0) return { index: id, isName: false }
  const name = find(nameHeads)
  return name >= 0 ? { index: name, isName: true } : undefined
}

function rowToEntries(row: readonly Cell[], columns: readonly Column[], problems: Problem[]): Entries {
  const filled = columns.filter(({ index }) => row[index]!.text !== '')
  const place = (row.find((cell) => cell.text !== '') ?? row[0]!).place
  const top: Entries = { kind: 'entries', entries: [], place }
  for (const { index, head, path } of filled) {
    let level = top
    const cell = row[index]!
    for (const [depth, key] of path.entries()) {
      const known = level.entries.find((entry) => entry.key === key)
      const isLast = depth === path.length - 1
      if (known && (isLast || known.value.kind !== 'entries')) {
        const message = `列“${head.text}”与列“${path.slice(0, depth + 1).join('.')}”不能同时填写，请只留一种`
        problems.push({ code: 'table/conflict', level: 'error', message, place: cell.place })
        break
      }
      if (known?.value.kind === 'entries') {
        level = known.value
        continue
      }
      const value: Datum = isLast ? scalarOf(cell) : { kind: 'entries', entries: [], place: cell.place }
      level.entries.push({ key, keyPlace: head.place, value })
      if (value.kind === 'entries') level = value
    }
  }
  return top
}

function scalarOf({ text, place, offsets }: Cell): Scalar {
  return { kind: 'scalar', text, style: 'plain', place, ...(offsets && !isCell(place) ? { offsets } : {}) }
}
