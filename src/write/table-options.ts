import type { RootContent } from 'mdast'
import { remarkOf } from '../speech/index.ts'

/** How a table is to be printed, as the remark before it says. Columns count from 0. */
export interface TableOptions {
  orientation?: 'portrait' | 'landscape'
  /** Columns whose equal neighbouring cells are one, from left to right: the second only inside those of the first. */
  mergeDown: number[]
  /** Equal neighbouring cells of one row are one. */
  mergeAcross: boolean
  /** Proportions of the columns. */
  widths: number[]
  /** The column whose values a bar chart shows in place of the table. */
  chart?: number
  /** Whether the first row heads the others. */
  head: boolean
  /** How many rows the head has: two where heads stand over several columns. */
  headRows: number
  /** Columns that are flush left. */
  left: number[]
  large: boolean
  /** Smaller type, the head's too: for tables of many columns. */
  small: boolean
  /** The least height of a row in millimetres: to sign in, to write in. */
  rowHeight?: number
}

export const plainTable: Readonly<TableOptions> = {
  mergeDown: [],
  mergeAcross: false,
  widths: [],
  head: true,
  headRows: 1,
  left: [],
  large: false,
  small: false,
}

/** No table has more columns. */
const mostColumns = 63

/**
 * What a remark before a table says: `<!-- 横排 -->`, `<!-- 竖排 -->`, `<!-- 表：合并 1、2；列宽 2:6:4 -->`. Other remarks say
 * nothing of it. `unknown` are the parts that are not understood.
 */
export function tableOptions(before: RootContent | undefined): { options: TableOptions; unknown: string[] } {
  const remark = remarkOf(before) ?? ''
  const options: TableOptions = { ...plainTable }
  if (remark === '横排' || remark === '竖排') {
    setOption(options, remark)
    return { options, unknown: [] }
  }
  const parts = /^表\s?[：:](.*)$/su.exec(remark)?.[1]?.split(/[；;]/u) ?? []
  const unknown = parts.map((part) => part.trim()).filter((part) => part !== '' && !setOption(options, part))
  return { options, unknown }
}

/** The parts that are known, for whoever wrote another. */
export const knownOptions =
  '横排、竖排、合并 1、合并行、列宽 2:6:4、图 2、无表头、表头 2、左对齐 2、大字、小字、行高 12'

function setOption(options: TableOptions, part: string): boolean {
  const [, name = '', value = ''] = /^(\p{Script=Han}+)\s?[：:]?\s?(.*)$/u.exec(part) ?? []
  const columns = columnsOf(value)
  const isPlain = value === ''
  if (name === '横排' && isPlain) options.orientation = 'landscape'
  else if (name === '竖排' && isPlain) options.orientation = 'portrait'
  else if (name === '合并行' && isPlain) options.mergeAcross = true
  else if (name === '无表头' && isPlain) options.head = false
  else if (name === '大字' && isPlain) options.large = true
  else if (name === '小字' && isPlain) options.small = true
  else if (name === '合并' && columns) options.mergeDown = columns
  else if (name === '左对齐' && columns) options.left = columns
  else if (name === '表头' && /^[1-3]$/u.test(value)) options.headRows = Number(value)
  else if (name === '行高' && /^[1-9]\d?$/u.test(value)) options.rowHeight = Number(value)
  else if (name === '图' && columns?.length === 1) options.chart = columns[0]!
  else if (name === '列宽') {
    const widths = value.split(/[:：]/u).map((width) => width.trim())
    if (!widths.every((width) => /^(?:[1-9]\d{0,2}|0?\.\d|[1-9]\d?\.\d)$/u.test(width))) return false
    options.widths = widths.map(Number)
  } else return false
  return true
}

/** 1、2 as 0 and 1; undefined where they are no columns. */
function columnsOf(value: string): number[] | undefined {
  const columns = value.split(/[、,，\s]+/u).map((column) => (/^\d{1,2}$/u.test(column) ? Number(column) : 0))
  return columns.every((column) => column >= 1 && column <= mostColumns)
    ? columns.map((column) => column - 1)
    : undefined
}
