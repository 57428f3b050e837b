import type { Block } from '../blocks.ts'
import type { Doc } from '../doc.ts'
import { sentences } from '../find/sentences.ts'
import type { Context, Range, Rule } from '../rule.ts'

const inGroup =
  /(\d{1,3})个(?:乡镇|镇街|镇|乡|街道|县区|县市区|县（市、区）|区县|市州|地市|设区市|市(?![场民值])|县|区|村|社区|部门|单位|园区|省份|省市|兄弟县)[^。；\n]{0,12}?(?:排名?|列|居|位居|位列|排在)(?:全[省市县区国])?(第(\d{1,3})[位名]|倒数第(\d{1,3})[位名]?)/gu

export const rank: Rule = {
  id: 'figure/rank',
  name: '名次不符',
  level: 'error',
  fix: 'none',
  why: '名次比参加排名的总数还大，或者排名表里的名次与数值的高低不一致。',
  basis: [{ source: '文内逻辑', verified: true }],
  examples: {
    bad: [
      {
        text: '城南街道在全县14个乡镇中排名⟦第15位⟧。',
        message: '一共14个，不会有第15位，应改正其中一处',
      },
      {
        text: '河西镇整改率最高，列14个乡镇第1位；云台乡只改了6处，排在⟦第16位⟧。',
        message: '一共14个，不会有第16位，应改正其中一处',
      },
      {
        text: '| 单位 | 完成率 | 名次 |\n| --- | --- | --- |\n| 甲镇 | 92.1% | 1 |\n| 乙镇 | 85.0% | ⟦2⟧ |\n| 丙镇 | 88.4% | 3 |\n| 丁镇 | 80.2% | 4 |',
        message: '乙镇“完成率”为85.0%，低于名次在后的丙镇（88.4%），应核对名次',
      },
    ],
    good: [
      '城南街道在全县14个乡镇中排名第14位。',
      '全县14个乡镇全部达标，综合考核在全市各县中居第15位。',
      '| 单位 | 完成率 | 名次 |\n| --- | --- | --- |\n| 甲镇 | 92.1% | 1 |\n| 乙镇 | 88.4% | 2 |\n| 丙镇 | 88.4% | 2 |\n| 丁镇 | 80.2% | 4 |',
      '| 单位 | 信访量 | 名次 |\n| --- | --- | --- |\n| 甲镇 | 3 | 1 |\n| 乙镇 | 5 | 2 |\n| 丙镇 | 9 | 3 |',
      '| 单位 | 得分 | 增幅 | 名次 |\n| --- | --- | --- | --- |\n| 甲镇 | 92.1 | 3.0 | 1 |\n| 乙镇 | 88.4 | 5.0 | 2 |\n| 丙镇 | 80.2 | 9.0 | 3 |',
    ],
  },
  check(doc, context) {
    for (const match of doc.text.matchAll(inGroup)) {
      const [whole, total, said = '', place, last] = match
      const number = Number(place ?? last)
      const before = doc.text
        .slice(Math.max(0, match.index - 8), match.index)
        .replace(/^.*[，。；\n\d]/su, '')
      if (/[，,].*其中|综合考核在/u.test(before + whole) || number <= Number(total)) continue
      const end = match.index + whole.length
      context.report({
        range: { start: end - said.length, end },
        message: `一共${total}个，不会有${said}，应改正其中一处`,
      })
    }
    for (const sentence of doc.find(sentences)) checkSentence(sentence, doc, context)
    for (const table of tablesOf(doc)) checkTable(table, doc, context)
  },
}

const group =
  /(\d{1,3})个(?:乡镇|镇街|镇|乡|街道|县区|县市区|县（市、区）|区县|市州|地市)(?=[^，。；\n]{0,6}(?:第\d|排|中|里))/u
const lastPlace = /(?:排在|排名|位列|位居|列)(?:全[市县区])?(第(\d{1,3})[位名])/gu

/** 列18个乡镇第1位；…排在第19位: one group, told once in the sentence. */
function checkSentence(sentence: Range, doc: Doc, { report }: Context<object>): void {
  const text = doc.slice(sentence)
  const found = group.exec(text)
  if (!found) return
  for (const match of text.matchAll(lastPlace)) {
    if (
      match.index < found.index + 12 ||
      Number(match[2]) <= Number(found[1]) ||
      /全[省市国]/u.test(text.slice(found.index, match.index + match[0].length))
    )
      continue
    const end = sentence.start + match.index + match[0].length
    report({
      range: { start: end - match[1]!.length, end },
      message: `一共${found[1]!}个，不会有${match[1]!}，应改正其中一处`,
    })
  }
}

function tablesOf(doc: Doc): Block[][] {
  const tables: Block[][] = []
  for (const block of doc.blocks) if (block.table !== undefined) (tables[block.table] ??= []).push(block)
  return tables
}

const rankHead = /^(?:名次|排名|位次|排序)$/u

/** A ranking table with one column that the order follows; where none is followed in all but one row, it is left alone. */
function checkTable(cells: readonly Block[], doc: Doc, { report }: Context<object>): void {
  const at = (row: number, column: number): Block | undefined =>
    cells.find((cell) => cell.row === row && cell.column === column)
  const heads = cells.filter((cell) => cell.row === 0)
  const ranks = heads.filter((head) => rankHead.test(doc.slice(head).trim()))
  const rows = Math.max(0, ...cells.map((cell) => cell.row ?? 0))
  if (ranks.length !== 1 || rows < 3) return
  const order = Array.from({ length: rows }, (_, i) => i + 1)
    .map((row) => ({ row, rank: numberIn(at(row, ranks[0]!.column!), doc) }))
    .filter(
      (one): one is { row: number; rank: number } => one.rank !== undefined && Number.isInteger(one.rank),
    )
    .sort((a, b) => a.rank - b.rank)
  if (order.length < 3) return
  const columns = heads
    .filter((head) => head !== ranks[0])
    .map((head) => ({ head, values: order.map(({ row }) => numberIn(at(row, head.column!), doc)) }))
  const numeric = columns.filter(({ values }) => values.every((value) => value !== undefined))
  const breaks = numeric.map(({ head, values }) => ({
    head,
    values,
    rising: slips(values as number[], -1),
    falling: slips(values as number[], 1),
  }))
  if (breaks.some(({ rising, falling }) => rising.length === 0 || falling.length === 0)) return
  const [only] = breaks
  if (breaks.length !== 1 || !only || only.falling.length !== 1) return
  const i = only.falling[0]!
  const name = (index: number): string => doc.slice(at(order[index]!.row, 0)!).trim()
  const value = (index: number): string => doc.slice(at(order[index]!.row, only.head.column!)!).trim()
  const cell = at(order[i]!.row, ranks[0]!.column!)!
  report({
    range: { start: cell.start, end: cell.end },
    message: `${name(i)}“${doc.slice(only.head).trim()}”为${value(i)}，低于名次在后的${name(i + 1)}（${value(i + 1)}），应核对名次`,
    related: [{ message: '名次在后而数值较高', at: at(order[i + 1]!.row, only.head.column!)! }],
  })
}

function numberIn(cell: Block | undefined, doc: Doc): number | undefined {
  const text = cell ? doc.slice(cell).trim() : ''
  const match = /^(-?\d{1,9}(?:\.\d{1,4})?)[%％]?$/u.exec(text)
  return match ? Number(match[1]) : undefined
}

/** Indexes after which the values go the wrong way; `sign` 1: they should fall. */
function slips(values: readonly number[], sign: 1 | -1): number[] {
  return values.flatMap((value, i) =>
    i + 1 < values.length && sign * (values[i + 1]! - value) > 0 ? [i] : [],
  )
}
