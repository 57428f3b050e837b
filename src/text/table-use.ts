/** Tables of .xlsx and .csv that a sheet names instead of writing their rows out. */
import type { Datum } from './datum.ts'
import { keyAt, terms } from './keys.ts'
import { isCell, type Place } from './place.ts'
import type { Problem, Result } from './problem.ts'
import type { Table } from './table.ts'

/** A table that a sheet names. */
export interface TableUse {
  /** As written in the sheet, relative to it. */
  file: string
  worksheet?: string
}

/** Tables by file as written in the sheet. */
export type Tables = ReadonlyMap<string, Result<Table[]>>

export interface ColumnUse extends TableUse {
  /** Column head → key. */
  columns?: Record<string, string>
}

const tableFile = /\.(xlsx|csv)$/i

/** The table that a value of a sheet names: `数据.xlsx`, or `{表: 数据.xlsx, 工作表: …, 列: {…}}`. */
export function tableUse(datum: Datum): ColumnUse | undefined {
  if (datum.kind === 'scalar') {
    const file = datum.text.trim()
    return tableFile.test(file) ? { file } : undefined
  }
  if (datum.kind !== 'entries') return undefined
  const find = (key: keyof typeof terms.table): Datum | undefined =>
    datum.entries.find((entry) => keyAt('table', entry.key.trim()) === key)?.value
  const file = find('file')
  if (file?.kind !== 'scalar' || !tableFile.test(file.text.trim())) return undefined
  const worksheet = find('sheet')
  const columns = find('columns')
  const pairs = columns?.kind === 'entries' ? columns.entries : []
  const mapped = pairs.flatMap(({ key, value }) =>
    value.kind === 'scalar' ? [[value.text.trim(), key]] : [],
  )
  return {
    file: file.text.trim(),
    ...(worksheet?.kind === 'scalar' ? { worksheet: worksheet.text.trim() } : {}),
    ...(mapped.length > 0 ? { columns: Object.fromEntries(mapped) as Record<string, string> } : {}),
  }
}

/** The same without its columns: what is to be read. */
export function namedTable(datum: Datum): TableUse[] {
  const use = tableUse(datum)
  if (!use) return []
  return [{ file: use.file, ...(use.worksheet === undefined ? {} : { worksheet: use.worksheet }) }]
}

/**
 * The table that `datum` names by `use`, with what was met in reading it (other worksheets left out); undefined, and told,
 * where it cannot be had. `sheet` is what people call the sheet: 事实表, 会议表.
 */
export function tableOfUse(
  datum: Datum,
  use: TableUse,
  tables: Tables,
  problems: Problem[],
  sheet: string,
): Result<Table | undefined> {
  const report = (code: string, message: string, place: Place = datum.place): void => {
    problems.push({ code, level: 'error', message, place })
  }
  for (const { key, keyPlace } of datum.kind === 'entries' ? datum.entries : []) {
    if (keyAt('table', key.trim())) continue
    report('table/key', `写了“表”，旁边就不能再写“${key}”；请把它写进表格里`, keyPlace)
  }
  const read = tables.get(use.file)
  if (!read) {
    report('table/not-found', `没有找到表格“${use.file}”，请核对文件名；路径从${sheet}所在的文件夹算起`)
    return { value: undefined, problems: [] }
  }
  const table =
    use.worksheet === undefined ? read.value[0] : read.value.find((one) => one.sheet === use.worksheet)
  // What is wrong with a whole file is shown where it is named.
  const met = read.problems
    .filter(({ place }) => !table || !place || !isCell(place) || place.sheet === table.sheet)
    .map((problem) => ({ place: datum.place, ...problem }))
  if (table) return { value: table, problems: met }
  problems.push(...met)
  const names = read.value.map((one) => one.sheet).filter(Boolean)
  const has = names.length > 0 ? `，有：${names.join('、')}` : ''
  if (read.value.length > 0) report('table/no-sheet', `“${use.file}”里没有工作表“${use.worksheet}”${has}`)
  else if (read.problems.length === 0) report('table/empty', `“${use.file}”里没有内容`)
  return { value: undefined, problems: [] }
}
