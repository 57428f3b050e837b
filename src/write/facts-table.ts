/** 数据核对表: every figure of a 核稿版 in the order of the text, for Word and Excel alike. */
import type { Html, Table, TableCell } from 'mdast'
import { walk } from '../speech/index.ts'
import type { FigureOrigin, Speech } from '../speech/types.ts'

export const factsTableName = '数据核对表'
export const factsTableNote = '本表和各处批注只在核稿版里，供核对用；报送、印发请用印制版。'

/** The figures of a speech in the order of the text, each place once; none where its origins are not known. */
export function figuresOf({ tree }: Pick<Speech, 'tree'>): FigureOrigin[] {
  const found = new Set<FigureOrigin>()
  walk(tree, (node) => {
    const figure = node.type === 'text' || node.type === 'slot' ? node.data?.figure : undefined
    if (figure) found.add(figure)
  })
  return [...found]
}

const columns: readonly { head: string; width: number; cell: (one: FigureOrigin) => string }[] = [
  { head: '正文中的写法', width: 9, cell: ({ text }) => text },
  { head: '事实编号', width: 10, cell: ({ id }) => id },
  { head: '名称', width: 14, cell: ({ name, aspect }) => (aspect === '数值' ? name : `${name}·${aspect}`) },
  { head: '数值', width: 6, cell: ({ value }) => value },
  { head: '单位', width: 5, cell: ({ unit }) => unit },
  { head: '口径', width: 7, cell: ({ caliber = '' }) => caliber },
  { head: '来源', width: 11, cell: ({ source = '' }) => source },
  { head: '时点', width: 10, cell: ({ asOf = '' }) => asOf },
  { head: '公式', width: 15, cell: ({ formula = '' }) => formula },
]
/** Columns of words, from 1; numbers and what belongs to them stand in the middle. */
const left: readonly number[] = [2, 3, 4, 7, 8, 10, 11]
const numberWidth = 5
const elsewhereWidth = 8

/** The table of these figures, and the remark that says how it is printed. */
export function factsTable(figures: readonly FigureOrigin[]): { table: Table; remark: Html } {
  const elsewhere = sameFacts(figures)
  const head = ['序号', ...columns.map((column) => column.head), '另见']
  const rows = figures.map((figure, i) => [
    String(i + 1),
    ...columns.map(({ cell }) => cell(figure)),
    elsewhere[i]!.map((place) => `第${place}处`).join('、'),
  ])
  const widths = [numberWidth, ...columns.map(({ width }) => width), elsewhereWidth]
  return {
    table: {
      type: 'table',
      align: head.map((_, i) => (left.includes(i + 1) ? 'left' : 'center')),
      children: [head, ...rows].map((cells) => ({ type: 'tableRow', children: cells.map(cellOf) })),
    },
    remark: {
      type: 'html',
      value: `<!-- 表：横排；小字；列宽 ${widths.join(':')}；左对齐 ${left.join('、')} -->`,
    },
  }
}

function cellOf(value: string): TableCell {
  return { type: 'tableCell', children: value === '' ? [] : [{ type: 'text', value }] }
}

function keyOf({ id, aspect, value }: FigureOrigin): string {
  return JSON.stringify([id, aspect, value])
}

/** For each figure the other places, from 1, that print the same value of the same fact. */
function sameFacts(figures: readonly FigureOrigin[]): number[][] {
  const places = new Map<string, number[]>()
  figures.forEach((figure, i) => {
    const known = places.get(keyOf(figure))
    if (known) known.push(i + 1)
    else places.set(keyOf(figure), [i + 1])
  })
  return figures.map((figure, i) => {
    const others = places.get(keyOf(figure))!.filter((place) => place !== i + 1)
    return others.slice(0, mostOthers)
  })
}

/** More places of one figure than anybody goes through. */
const mostOthers = 20
