/** Rows of a table that stand among the others and are none of them: totals, and headings between groups of rows. */
import { parseAddress } from '../text/cell-address.ts'
import { isCell } from '../text/place.ts'
import type { Problem } from '../text/problem.ts'
import type { Cell, Table } from '../text/table.ts'
import type { TableKey } from './heads.ts'

const total = /^(?:合\s*计|总\s*计|小\s*计|平\s*均|平均值|平均数)(?:[（(][^（）()]*[）)])?$/u
/** 一、县级领导（2人）; （二）县直单位. */
const ordinal = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/u
/** A cell merged over this many columns, alone in its row, is a heading. */
const headingWidth = 3

const rowNames: Record<TableKey, string> = { attendees: '参会人', units: '单位', tasks: '任务' }

/** The table without such rows, each told, and what `met` says of the rest: their merged cells are no fault. */
export function withoutOtherRows(
  table: Table,
  form: TableKey,
  met: readonly Problem[],
): { value: Table; problems: Problem[] } {
  const told: Problem[] = []
  const dropped = new Set<number>()
  const rows = table.rows.filter((row) => {
    const filled = row.filter(({ text }) => text !== '')
    const [first] = filled
    const sum = filled.find(({ text }) => total.test(text))
    const isHeading = filled.length === 1 && (ordinal.test(first!.text) || isWide(first!, table))
    if (!sum && !isHeading) return true
    const { text, place } = sum ?? first!
    const what = sum ? `不是${rowNames[form]}` : '是小标题'
    const code = sum ? 'table/total' : 'table/heading'
    told.push({ code, level: 'info', message: `“${text}”这一行${what}，没有读取`, place })
    dropped.add(rowOf(first!))
    return false
  })
  const problems = met.filter(
    ({ code, place }) =>
      code !== 'table/merged' || !place || !isCell(place) || !dropped.has(parseAddress(place.cell)?.row ?? 0),
  )
  return { value: { ...table, rows }, problems: [...problems, ...told] }
}

function rowOf({ place }: Cell): number {
  return isCell(place) ? (parseAddress(place.cell)?.row ?? 0) : 0
}

function isWide({ place }: Cell, { merged = [] }: Table): boolean {
  if (!isCell(place)) return false
  return merged.some((area) => {
    const [start, end] = area.split(':')
    const [from, to] = [parseAddress(start), parseAddress(end)]
    return start === place.cell && from && to && to.column - from.column + 1 >= headingWidth
  })
}
