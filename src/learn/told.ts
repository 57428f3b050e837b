/** Figures of a text that stay in it: one line of words for each, for the person who goes on. */
import { rangesIn } from '../text/quantities.ts'

const most = 40

/** Ranges and rows of tables: no reference prints them as they stand. */
export function leftIn(text: string): { lines: string[]; ranges: number } {
  const ranges = rangesIn(text).map(
    ({ start, end }) => `“${text.slice(start, end)}”是一段范围，照原样留在文字里，没有写进数据`,
  )
  const rows = tableRowsIn(text).map(({ start, end }) => {
    const words = text.slice(start, end).trim().replaceAll(/\s+/gu, ' ').slice(0, most)
    return `“${words}”像表格的一行，数字照原样留在文字里，没有写进数据`
  })
  return { lines: [...ranges, ...rows], ranges: ranges.length }
}

const cell = /(?:^|\t)\s*\d[\d.,]*\s*(?:%|[\p{Script=Han}]{0,4})\s*(?:\t|$)/u

/** Lines of cells with tabs between, some of them numbers. */
export function tableRowsIn(text: string): { start: number; end: number }[] {
  const rows: { start: number; end: number }[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.includes('\t') && cell.test(line.trim())) rows.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return rows
}
