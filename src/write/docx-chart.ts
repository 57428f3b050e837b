import { type ParagraphChild, type XmlComponent } from 'docx'
import type { Table } from 'mdast'
import type { Layout } from '../layout/index.ts'
import { plainText } from '../speech/index.ts'
import { wordElement } from './docx-element.ts'
import { textWidth } from './docx-page.ts'

/** The bars of a chart, from the top down. */
export interface ChartData {
  /** The head of the column of values: what the bars show. */
  title: string
  bars: { name: string; value: number }[]
  /** What stands behind every value: % · 亿元. */
  unit: string
  decimals: number
}

const number = /^([-+−－]?\d{1,15}(?:\.\d{1,6})?)(\D{0,8})$/u

/** The bars of a table: its first column and one of values; undefined where a value is no number or units differ. */
export function chartOf(table: Table, column: number, head: boolean): ChartData | undefined {
  const rows = table.children.map(({ children }) =>
    [0, column].map((c) => (children[c] ? plainText(children[c]).trim() : '')),
  )
  const body = head ? rows.slice(1) : rows
  const bars = body.map(([name = '', words = '']) => {
    const [, digits = '', unit = ''] = number.exec(words.replaceAll(/[,，\s]/gu, '')) ?? []
    return { name, digits: digits.replace(/^[−－]/u, '-'), unit: unit.trim() }
  })
  const units = new Set(bars.map(({ unit }) => unit))
  if (bars.length === 0 || units.size !== 1 || bars.some(({ digits }) => digits === '')) return undefined
  return {
    title: head ? (rows[0]?.[1] ?? '') : '',
    bars: bars.map(({ name, digits }) => ({ name, value: Number(digits) })),
    unit: bars[0]!.unit,
    decimals: Math.max(...bars.map(({ digits }) => digits.split('.')[1]?.length ?? 0)),
  }
}

/** How high a chart stands on the page, in twips; no higher than the text. */
function chartHeight(bars: number, { chart, paper, margin }: Layout): number {
  return Math.min(chart.around * 2 + chart.bar * bars, paper.height - margin.top - margin.bottom)
}

/** ISO/IEC 29500-1, 20.1.2.1: lengths of drawings are in English Metric Units, 635 to a twip. */
const emu = 635

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'

/** The relationship of chart `n`, from 1. */
export function chartRelationship(n: number): string {
  return `Chart${n}`
}

/** Chart `n` of the document as it stands in a line. Its description gives the values to those who cannot see it. */
export function chartDrawing(data: ChartData, n: number, layout: Layout): ParagraphChild {
  const cx = textWidth(layout, 'portrait') * emu
  const cy = chartHeight(data.bars.length, layout) * emu
  const chart = wordElement('c:chart', {
    'xmlns:c': `${drawing}/chart`,
    'r:id': `rId${chartRelationship(n)}`,
  })
  const inline = wordElement(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    wordElement('wp:extent', { cx, cy }),
    wordElement('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 }),
    wordElement('wp:docPr', { id: n, name: `图${n}`, descr: describe(data) }),
    wordElement('wp:cNvGraphicFramePr'),
    wordElement(
      'a:graphic',
      { 'xmlns:a': `${drawing}/main` },
      wordElement('a:graphicData', { uri: `${drawing}/chart` }, chart),
    ),
  )
  // docx's list of what may stand in a line is closed; a run with a drawing is one of them.
  return wordElement('w:r', {}, wordElement('w:drawing', {}, inline)) as XmlComponent as ParagraphChild
}

function describe({ title, bars, unit, decimals }: ChartData): string {
  const values = bars.map(({ name, value }) => `${name}${value.toFixed(decimals)}${unit}`).join('，')
  return `条形图。${title === '' ? '' : `${title}：`}${values}`
}
