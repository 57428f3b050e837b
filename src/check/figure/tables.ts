/** What a table says of itself: its last row adds up, and its rates follow from its columns. */
import type { Block } from '../blocks.ts'
import type { Doc } from '../doc.ts'
import type { Report } from '../rule.ts'

const sumRow = /^(?:合\s?计|总\s?计|共\s?计)$/u
/** Columns that nobody adds up. */
const noSum = /率|占比|比重|增幅|增速|同比|环比|位次|名次|排名|序号|平均|人均|户均|单价|得分|分数|进度|%|％/u
const partRow = /其中|小计|#|累计|平均|上年|去年/u
const goalHead = /^(?:年度|全年)?(?:目标|任务|计划)(?:任务|数|值)?(?:（[^（）]{1,6}）)?$/u
const doneHead = /^(?:已|累计)?(?:实际)?完成(?:数|值|情况|投资)?(?:（[^（）]{1,6}）)?$/u
const rateHead = /^(?:完成)?(?:进度|率|完成率|占比|比例)(?:（[%％]）)?$/u

interface Cell {
  block: Block
  value: number
  decimals: number
}

interface Table {
  heads: readonly string[]
  /** Rows below the head, each cell by its column. */
  rows: readonly (readonly (Block | undefined)[])[]
}

/** Cells of the row 合计 that are not the sum of what stands above or below them. */
export function wrongTotals(doc: Doc): Report[] {
  return tablesOf(doc).flatMap(({ heads, rows }) => {
    const names = rows.map(([first]) => (first ? doc.slice(first).trim() : ''))
    const at = names.findIndex((name) => sumRow.test(name))
    const isAtEdge = at === 0 || at === rows.length - 1
    if (
      !isAtEdge ||
      rows.length < 4 ||
      names.some((name, i) => i !== at && (sumRow.test(name) || partRow.test(name)))
    )
      return []
    return heads.flatMap((head, column): Report[] => {
      const total = cellOf(rows[at]![column], doc)
      if (column === 0 || noSum.test(head) || !total) return []
      const parts = rows.flatMap((row, i) => (i === at ? [] : [cellOf(row[column], doc)]))
      if (parts.some((part) => !part)) return []
      const sum = parts.reduce((all, part) => all + part!.value, 0)
      // roundings cancel out: three of four figures rounded up and none down is rare enough
      const slack =
        1.5 *
        Math.hypot(
          ...[total, ...(parts as Cell[])].map(({ decimals }) => (decimals > 0 ? 0.5 * 10 ** -decimals : 0)),
        )
      const off = Math.abs(sum - total.value)
      if (off <= slack + 1e-9 * Math.max(1, sum) || off / Math.max(total.value, 1e-9) > 0.15) return []
      const decimals = Math.max(total.decimals, ...parts.map((part) => part!.decimals))
      return [
        {
          range: total.block,
          message: `“${head}”一栏各行相加为${Number(sum.toFixed(decimals))}，此处合计为${doc.slice(total.block).trim()}，请核对`,
        },
      ]
    })
  })
}

/** The one rate of a table with columns 任务, 完成 and 进度 that does not follow from its row, where all others do. */
export function wrongRates(doc: Doc): Report[] {
  return tablesOf(doc).flatMap(({ heads, rows }): Report[] => {
    const [goal, done, rate] = [goalHead, doneHead, rateHead].map((form) => onlyOf(heads, form))
    if (goal === undefined || done === undefined || rate === undefined || rows.length < 4) return []
    const wrong = rows.flatMap((row) => {
      const [a, b, said] = [goal, done, rate].map((column) => cellOf(row[column], doc))
      if (!a || !b || !said || a.value <= 0) return [undefined]
      const real = (b.value / a.value) * 100
      const slack = 0.5 * 10 ** -said.decimals + (real * 0.5 * 10 ** -b.decimals) / Math.max(b.value, 1)
      return Math.abs(real - said.value) <= slack + 1e-9 ? [] : [{ said, real }]
    })
    const [only] = wrong
    if (wrong.length !== 1 || !only) return []
    return [
      {
        range: only.said.block,
        message: `按这一行的任务和完成数计算为${Number(only.real.toFixed(Math.max(1, only.said.decimals)))}%，此处为${doc.slice(only.said.block).trim()}，请核对`,
      },
    ]
  })
}

function onlyOf(heads: readonly string[], form: RegExp): number | undefined {
  const found = heads.flatMap((head, column) => (form.test(head) ? [column] : []))
  return found.length === 1 ? found[0] : undefined
}

function tablesOf(doc: Doc): Table[] {
  const tables: (Block | undefined)[][][] = []
  for (const block of doc.blocks) {
    const { table, row, column } = block
    if (table === undefined || row === undefined || column === undefined) continue
    const rows = (tables[table] ??= [])
    const cells = (rows[row] ??= [])
    cells[column] = block
  }
  return tables.filter(Boolean).map(([head = [], ...rows]) => ({
    heads: Array.from(head, (block) => (block ? doc.slice(block).trim() : '')),
    rows: Array.from(rows, (row) => row ?? []),
  }))
}

function cellOf(block: Block | undefined, doc: Doc): Cell | undefined {
  const match = block && /^(\d{1,12}(?:\.(\d{1,4}))?)[%％]?$/u.exec(doc.slice(block).trim())
  return match ? { block, value: Number(match[1]), decimals: match[2]?.length ?? 0 } : undefined
}
