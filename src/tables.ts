/** Reads the tables that a sheet names, ahead of the pure stages. */
import path from 'node:path'
import { tablesIn } from './facts/index.ts'
import { FileError, readTable } from './files.ts'
import type { Datum } from './text/datum.ts'
import type { Result } from './text/problem.ts'
import type { Source } from './text/source.ts'
import type { TableUse } from './text/table-use.ts'
import type { Table } from './text/table.ts'
import { readYaml } from './text/yaml.ts'

/**
 * The tables of a sheet by file as written in it, looked for beside the sheet. One that cannot be read is left out. `named`
 * says which tables a sheet of this kind names; without it those of a fact sheet.
 */
export async function readTables(
  sheet: Source,
  folder: string,
  named: (sheet: Datum) => TableUse[] = tablesIn,
): Promise<Map<string, Result<Table[]>>> {
  const tables = new Map<string, Result<Table[]>>()
  if (!/\.(xlsx|csv)/i.test(sheet.text)) return tables
  for (const { file } of named(readYaml(sheet).value)) {
    if (tables.has(file)) continue
    const table = await readOne(file, folder)
    if (table) tables.set(file, table)
  }
  return tables
}

async function readOne(file: string, folder: string): Promise<Result<Table[]> | undefined> {
  let bytes: Uint8Array
  try {
    bytes = readTable(path.resolve(folder, file), file)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    // Not there: the reader of the sheet says so, at the place where it is named. Anything else is told as it is.
    return error.message.startsWith('找不到')
      ? undefined
      : { value: [], problems: [{ code: 'table/unreadable', level: 'error', message: error.message }] }
  }
  // Loaded only where a sheet names a table: most name none.
  if (/\.csv$/i.test(file)) return (await import('./text/table-csv.ts')).readCsv(file, bytes)
  return (await import('./text/table-xlsx.ts')).readXlsx(file, bytes)
}
