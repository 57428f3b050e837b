/** Tables of papers: a column that nobody filled is left out, heads stand over several columns, cells keep their marks. */
import { TemplateError } from '../failure.ts'
import { isBlank, visible } from '../marks.ts'
import { isEmpty, nothing, type Frame, type FunctionGroup, type Options } from './shared.ts'

/** What one 栏 said of its column, and what it printed. */
interface Cell {
  /** Its head as marked text, and the head over it and its neighbours. */
  head: string
  over: string
  text: string
  width: number | undefined
  left: boolean
  merge: boolean
  /** True of a column that is filled in by hand. */
  kept: boolean
}

interface Column extends Omit<Cell, 'text'> {
  key: string
}

type Row = ReadonlyMap<string, Cell>

export const tables: FunctionGroup = (run) => {
  const { marks } = run
  /** The cells of the row that is being printed. */
  let cells: Cell[] | undefined

  const marked = (text: string, literal: boolean): string =>
    text === ''
      ? ''
      : marks.mark({ kind: 'template', template: run.at.unit, offset: run.at.offset, literal }, text)

  return {
    /**
     * A table with a row for each item of a list; its body says the columns by 栏. A column that is empty in every row is
     * left out. 横排=true turns the page, 横排=8 where there are more than eight columns; 大字=11 sets up to eleven
     * columns in large type, 小字=12 more than twelve in small type; 行高 is the least height of a row in millimetres.
     */
    表格(this: unknown, list: unknown, options: Options) {
      const items = Array.isArray(list) ? list : isEmpty(list) ? [] : [list]
      const outer = cells
      const rows = items.map((item, i): Row => {
        const place = { index: i, 次: i + 1, first: i === 0, last: i === items.length - 1 }
        cells = []
        options.fn!(item, { data: { ...options.data, ...place, _parent: options.data } as Frame })
        return byColumn(cells)
      })
      cells = outer
      const columns = columnsOf(rows).filter(
        ({ key, kept }) => kept || rows.some((row) => !isBlank(row.get(key)?.text ?? '')),
      )
      if (rows.length === 0 || columns.length === 0) return ''
      return `\n\n${remark(columns, options.hash)}${lines(columns, rows, options.hash)}\n\n`
    },
    /** A column of 表格: its head and the value of this row, or what its body prints. 属="…" stands over it and its neighbours. */
    栏(this: unknown, head: unknown, ...args: unknown[]) {
      const options = args.at(-1) as Options
      const value = options.fn ? options.fn(this) : args[0]
      if (!cells) throw new TemplateError('“栏”只能写在 {{#表格 …}} 里面')
      const { 属: over, 宽: width, 左: left, 合并: merge, 必有: kept } = options.hash
      cells.push({
        head: marked(printed(head), true),
        over: marked(printed(over), true),
        text: marked(printed(value), false),
        width: typeof width === 'number' ? width : undefined,
        left: left === true,
        merge: merge === true,
        kept: kept === true,
      })
      return ''
    },
  }
}

/** A value as a cell holds it: one line, others behind <br>. */
function printed(value: unknown): string {
  if (value === nothing || isEmpty(value)) return ''
  if (Array.isArray(value))
    return value
      .map(printed)
      .filter((text) => text !== '')
      .join('、')
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new TemplateError('表格的一格里要印的不是一段文字，而是一组内容；请写到具体的一项')
  return String(value)
    .trim()
    .replaceAll(/\s*\n\s*/gu, '<br>')
}

/** The cells of a row by the heads of their columns; of two alike the second has a column of its own. */
function byColumn(cells: readonly Cell[]): Row {
  const row = new Map<string, Cell>()
  for (const cell of cells) {
    const name = `${visible(cell.over)}\n${visible(cell.head)}`
    let key = name
    for (let again = 2; row.has(key); again++) key = `${name}\n${again}`
    row.set(key, cell)
  }
  return row
}

/** All columns in the order of the rows that have them. */
function columnsOf(rows: readonly Row[]): Column[] {
  const columns: Column[] = []
  for (const row of rows) {
    let at = 0
    for (const [key, { text: _, ...cell }] of row) {
      const known = columns.findIndex((column) => column.key === key)
      if (known < 0) columns.splice(at, 0, { ...cell, key })
      at = (known < 0 ? at : known) + 1
    }
  }
  return columns
}

/** How the table is to be printed, where that is not as usual. */
function remark(columns: readonly Column[], hash: Options['hash']): string {
  const numbered = (wanted: (column: Column) => boolean): string =>
    columns.flatMap((column, i) => (wanted(column) ? [i + 1] : [])).join('、')
  const { 横排: wide, 大字: large, 小字: small, 行高: height, 无表头: headless, 合并行: across } = hash
  const merged = numbered(({ merge }) => merge)
  const parts = [
    ...(wide === undefined ? [] : [isOn(wide, columns.length, 'above') ? '横排' : '竖排']),
    ...(isOn(large, columns.length, 'upTo') ? ['大字'] : []),
    ...(isOn(small, columns.length, 'above') ? ['小字'] : []),
    ...(headless === true ? ['无表头'] : hasTwoHeads(columns) ? ['表头 2'] : []),
    ...(merged === '' ? [] : [`合并 ${merged}`]),
    ...(across === true ? ['合并行'] : []),
    ...(columns.every(({ width }) => width !== undefined)
      ? [`列宽 ${columns.map(({ width }) => width).join(':')}`]
      : []),
    ...(typeof height === 'number' ? [`行高 ${height}`] : []),
  ]
  return parts.length === 0 ? '' : `<!-- 表：${parts.join('；')} -->\n\n`
}

/** True, or a number of columns above or up to which it holds. */
function isOn(value: unknown, columns: number, side: 'above' | 'upTo'): boolean {
  if (typeof value !== 'number') return value === true
  return side === 'above' ? columns > value : columns <= value
}

function hasTwoHeads(columns: readonly Column[]): boolean {
  return columns.some(({ over }) => over !== '')
}

function lines(
  columns: readonly Column[],
  rows: readonly Row[],
  { 无表头: headless }: Options['hash'],
): string {
  const body = rows.map((row) => columns.map(({ key }) => row.get(key)?.text ?? ''))
  const heads = columns.map(({ head }) => head)
  const above = columns.map(({ head, over }) => (over === '' ? head : over))
  const all = headless === true ? body : [...(hasTwoHeads(columns) ? [above] : []), heads, ...body]
  const [first = [], ...rest] = all.map((row) => `| ${row.join(' | ')} |`)
  return [first, `|${columns.map(({ left }) => (left ? ' :--- |' : ' :---: |')).join('')}`, ...rest].join(
    '\n',
  )
}
