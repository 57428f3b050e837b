import { formatAddress, parseAddress } from './cell-address.ts'
import type { CellPlace, Place } from './place.ts'
import type { Problem, Result } from './problem.ts'
import { indexOfRefused } from './reserved.ts'
import { Source } from './source.ts'
import { tableOf, type Cell, type Table } from './table.ts'
import { isWorkbookPart, readWorkbook, type WorkbookCell, type WorkbookSheet } from './workbook.ts'
import { unzipWithin, type ZipLimits, type ZipRefusal } from './zip.ts'

const maxBytes = 10_000_000
const limits: ZipLimits = { files: 1000, bytes: 30_000_000, ratio: 300 }
const maxProblems = 200

/**
 * Reads the tables of a workbook, one for each visible sheet with something in it. Numbers come as strings of at most 15
 * significant digits, a percent cell as `12.5%`, dates as `2026-05-31`, yes and no as 是 and 否, formulas as their last
 * result. Places are `file!sheet!B4`. Sizes are checked before anything is unpacked. Never rejects on content.
 */
export async function readXlsx(path: string, bytes: Uint8Array): Promise<Result<Table[]>> {
  const refuse = (code: string, message: string): Result<Table[]> => ({
    value: [],
    problems: [{ code, level: 'error', message, place: fileOf(path) }],
  })
  const wrongFile = formatProblem(bytes)
  if (wrongFile) return refuse('table/format', wrongFile)
  if (bytes.length > maxBytes) {
    return refuse('table/size', `文件太大，最多${maxBytes / 1_000_000}MB；请只留要用的工作表，删去图片`)
  }
  const parts = unzipWithin(bytes, limits, isWorkbookPart)
  if (typeof parts === 'string') {
    return refuse(parts === 'broken' ? 'table/broken' : 'table/size', refusals[parts])
  }
  const sheets = await readWorkbook(parts)
  if (!sheets) return refuse('table/broken', refusals.broken)
  const value: Table[] = []
  const problems: Problem[] = []
  for (const sheet of sheets) {
    const rows = rowsOf(path, sheet, problems)
    const table = tableOf(path, sheet.name, rows)
    problems.push(...table.problems.slice(0, maxProblems))
    if (!table.value) continue
    value.push({ ...table.value, merged: sheet.merged })
    reportMerged(path, sheet, table.value, problems)
  }
  return { value, problems: problems.slice(0, maxProblems) }
}

const refusals: Record<ZipRefusal, string> = {
  broken: '文件已损坏或不完整，无法打开；请在 Excel 或 WPS 里打开，另存为 .xlsx 后再试',
  'too-many': '文件里的内容异常多，为安全起见不打开；请把要用的工作表复制到新文件',
  'too-big': '文件展开后异常大，为安全起见不打开；请把要用的工作表复制到新文件',
}

function fileOf(path: string): Place {
  return { source: new Source(path, ''), start: 0, end: 0 }
}

/** What is wrong with a file that is no .xlsx at all. */
function formatProblem(bytes: Uint8Array): string | undefined {
  const startsWith = (...signature: number[]) => signature.every((byte, i) => bytes[i] === byte)
  if (bytes.length === 0) return '文件是空的'
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) {
    return '这是旧版 .xls 文件，或是加了密码的文件；请在 Excel 或 WPS 里打开，去掉密码，另存为 .xlsx'
  }
  if (!startsWith(0x50, 0x4b)) return '这不是 .xlsx 文件；如是文本表格请把后缀改为 .csv，其他请另存为 .xlsx'
  return undefined
}

function rowsOf(path: string, sheet: WorkbookSheet, problems: Problem[]): Cell[][] {
  const rows = new Map<number, Map<number, WorkbookCell>>()
  for (const cell of sheet.cells) {
    const row = rows.get(cell.row) ?? new Map<number, WorkbookCell>()
    rows.set(cell.row, row.set(cell.column, cell))
    problems.push(...cellProblems(placeOf(path, sheet.name, cell.row, cell.column, cell.text), cell))
  }
  if (sheet.isCut) {
    const message = `工作表“${sheet.name}”太大，只读了前面的部分；请只留要用的行和列`
    problems.push({ code: 'table/size', level: 'error', message, place: fileOf(path) })
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const last = Math.max(...cells.keys())
      return Array.from({ length: last }, (_, i) => {
        const text = cells.get(i + 1)?.text ?? ''
        return { text, place: placeOf(path, sheet.name, row, i + 1, text) }
      })
    })
}

function cellProblems(place: CellPlace, cell: WorkbookCell): Problem[] {
  const say = (code: string, message: string): Problem[] => [{ code, level: 'error', message, place }]
  if (cell.fault === 'error')
    return say('table/formula', `这一格的公式出错（${cell.text}），请改正公式或直接填写数值`)
  if (cell.fault === 'no-result') {
    return say(
      'table/formula',
      '这一格的公式还没有算出结果；请在 Excel 或 WPS 里打开并保存一次，或直接填写数值',
    )
  }
  if (cell.fault === 'unreadable') return say('table/cell', '这一格的内容无法识别，请重新输入')
  return indexOfRefused(cell.text) < 0
    ? []
    : say('text/character', '这一格有不可见的特殊字符，请删去后重新输入')
}

function placeOf(path: string, sheet: string, row: number, column: number, content: string): CellPlace {
  return { path, sheet, cell: formatAddress(row, column), content }
}

/** Merged cells among the rows: only the first holds the text, and the others would be read as empty. */
function reportMerged(path: string, sheet: WorkbookSheet, table: Table, problems: Problem[]) {
  const headRows = table.header.map(({ place }) =>
    'cell' in place ? (parseAddress(place.cell)?.row ?? 0) : 0,
  )
  const [headRow, lastHeadRow] = [Math.min(...headRows), Math.max(...headRows)]
  for (const area of sheet.merged) {
    const from = parseAddress(area.split(':')[0])
    const to = parseAddress(area.split(':')[1])
    // areas of heads in two lines are read as what they are
    if (!from || !to || to.row < headRow || (headRow < lastHeadRow && to.row <= lastHeadRow)) continue
    const text = sheet.cells.find((cell) => cell.row === from.row && cell.column === from.column)?.text ?? ''
    const message = `${area} 是合并单元格，内容只算在第一格；请取消合并，逐格填写`
    const place = placeOf(path, sheet.name, from.row, from.column, text)
    problems.push({ code: 'table/merged', level: 'warn', message, place })
  }
}
