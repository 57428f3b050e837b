import { parse } from 'csv-parse/sync'
import type { Problem, Result } from './problem.ts'
import { characterProblems } from './reserved.ts'
import { Source } from './source.ts'
import { tableOf, type Cell, type Table } from './table.ts'

/** A table of an office has some hundred rows; five megabytes are some ten thousand. */
const maxBytes = 5_000_000

/**
 * Reads a .csv file: UTF-8 with or without a byte order mark, GBK (what Excel writes in Chinese), or UTF-16 with its
 * mark; commas, semicolons or tabs. Places are `file:line:col`. Never throws on content; no table where nothing is written.
 */
export function readCsv(path: string, bytes: Uint8Array): Result<Table[]> {
  if (bytes.length > maxBytes)
    return refused(path, 'table/size', `文件太大，最多${maxBytes / 1_000_000}MB；请只留要用的行和列`)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return refused(path, 'table/format', '这是 Excel 工作簿，不是 .csv；请把文件名的后缀改为 .xlsx')
  }
  const source = new Source(path, decode(bytes))
  const problems = characterProblems(source)
  if (problems.some((problem) => problem.level === 'error')) return { value: [], problems }
  const read = readRows(source)
  const table = tableOf(path, '', read.value)
  problems.push(...read.problems, ...table.problems)
  return { value: table.value ? [table.value] : [], problems }
}

function refused(path: string, code: string, message: string): Result<Table[]> {
  const place = { source: new Source(path, ''), start: 0, end: 0 }
  return { value: [], problems: [{ code, level: 'error', message, place }] }
}

/** UTF-16 only with its mark; what is not valid UTF-8 is GBK, in which any bytes are text. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gbk').decode(bytes)
  }
}

/** The separator that the first line uses most outside quotes. */
function delimiterOf(text: string): string {
  const line = /^.*$/m.exec(text.trimStart())?.[0].replace(/"[^"]*"/g, '') ?? ''
  const count = (mark: string) => line.split(mark).length
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function readRows(source: Source): Result<Cell[][]> {
  const { text } = source
  const rows: Cell[][] = []
  const problems: Problem[] = []
  const utf8 = new Offsets(text)
  // The parser tells where a field ends, in bytes; it begins behind the end of the one before it.
  let lastEnd = -1
  try {
    parse(Buffer.from(text), {
      delimiter: delimiterOf(text),
      relax_quotes: true,
      relax_column_count: true,
      cast: (value, { index, bytes }) => {
        const end = utf8.offsetOf(bytes)
        let start = lastEnd + 1
        if (index === 0 && lastEnd >= 0 && text[lastEnd] === '\r' && text[lastEnd + 1] === '\n') start++
        if (index === 0) rows.push([])
        rows.at(-1)!.push(cellOf(source, value, Math.min(start, end), end))
        lastEnd = end
        return value
      },
    })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))) throw error
    const quote = text.indexOf('"', lastEnd + 1)
    const start = quote < 0 ? Math.min(lastEnd + 1, text.length) : quote
    const message = '从这里起引号没有配对，后面的内容无法读取；请补上引号，或删去单个的引号'
    problems.push({
      code: 'table/quote',
      level: 'error',
      message,
      place: { source, start, end: Math.min(start + 1, text.length) },
    })
  }
  return { value: rows, problems }
}

function cellOf(source: Source, value: string, start: number, end: number): Cell {
  const text = value.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
  const at = source.text.indexOf(text, start)
  const isThere = text !== '' && at >= 0 && at + text.length <= end
  if (!isThere) return { text, place: { source, start, end } }
  const offsets = Array.from({ length: text.length + 1 }, (_, i) => at + i)
  return { text, place: { source, start: at, end: at + text.length }, offsets }
}

/** From offsets in UTF-8 bytes to offsets in the text, for offsets that only grow. */
class Offsets {
  readonly #text: string
  #bytes = 0
  #offset = 0

  constructor(text: string) {
    this.#text = text
  }

  offsetOf(bytes: number): number {
    while (this.#bytes < bytes && this.#offset < this.#text.length) {
      const code = this.#text.codePointAt(this.#offset)!
      this.#bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
      this.#offset += code < 0x10000 ? 1 : 2
    }
    return this.#offset
  }
}
