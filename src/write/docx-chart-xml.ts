import type { Layout } from '../layout/index.ts'
import type { ChartData } from './docx-chart.ts'
import { fonts, halfPoints } from './docx-fonts.ts'
import { element, escapeXml, part } from './xml.ts'

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
const noFill = element('a:noFill')
const noLine = element('a:ln', {}, noFill)
/** The axes know each other by these numbers. */
const axes = { categories: 1, values: 2 }

/** word/charts/chart1.xml: values are kept in it, no workbook and nothing outside is needed to draw it. */
export function chartXml({ title, bars, unit, decimals }: ChartData, layout: Layout): string {
  const text = textProperties(layout)
  const count = element('c:ptCount', { val: bars.length })
  const format = `0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${unit === '' ? '' : `"${unit}"`}`
  const series = element(
    'c:ser',
    {},
    element('c:idx', { val: 0 }),
    element('c:order', { val: 0 }),
    element('c:tx', {}, element('c:v', {}, escapeXml(title))),
    element('c:spPr', {}, fill(layout.chart.color), noLine),
    element('c:invertIfNegative', { val: 0 }),
    element(
      'c:dLbls',
      {},
      element('c:numFmt', { formatCode: format, sourceLinked: 0 }),
      element('c:spPr', {}, element('a:noFill'), noLine),
      text,
      element('c:dLblPos', { val: 'outEnd' }),
      ...shown('c:showVal'),
    ),
    element('c:cat', {}, element('c:strLit', {}, count, ...points(bars.map(({ name }) => name)))),
    element(
      'c:val',
      {},
      element(
        'c:numLit',
        {},
        element('c:formatCode', {}, escapeXml(format)),
        count,
        ...points(bars.map(({ value }) => value)),
      ),
    ),
  )
  const chart = element(
    'c:chart',
    {},
    title === '' ? '' : heading(title, layout),
    element('c:autoTitleDeleted', { val: title === '' ? 1 : 0 }),
    element(
      'c:plotArea',
      {},
      element('c:layout'),
      element(
        'c:barChart',
        {},
        element('c:barDir', { val: 'bar' }),
        element('c:grouping', { val: 'clustered' }),
        element('c:varyColors', { val: 0 }),
        series,
        element('c:gapWidth', { val: 60 }),
        element('c:axId', { val: axes.categories }),
        element('c:axId', { val: axes.values }),
      ),
      categoryAxis(text),
      valueAxis(bars.every(({ value }) => value >= 0)),
      element('c:spPr', {}, element('a:noFill'), noLine),
    ),
    element('c:plotVisOnly', { val: 1 }),
    element('c:dispBlanksAs', { val: 'gap' }),
  )
  return part(
    element(
      'c:chartSpace',
      { 'xmlns:c': `${drawing}/chart`, 'xmlns:a': `${drawing}/main` },
      element('c:date1904', { val: 0 }),
      element('c:roundedCorners', { val: 0 }),
      chart,
      element('c:spPr', {}, element('a:noFill'), noLine),
      text,
    ),
  )
}

/** The names of the bars, the first at the top. */
function categoryAxis(text: string): string {
  return element(
    'c:catAx',
    {},
    element('c:axId', { val: axes.categories }),
    element('c:scaling', {}, element('c:orientation', { val: 'maxMin' })),
    element('c:delete', { val: 0 }),
    element('c:axPos', { val: 'l' }),
    element('c:numFmt', { formatCode: 'General', sourceLinked: 0 }),
    element('c:majorTickMark', { val: 'none' }),
    element('c:minorTickMark', { val: 'none' }),
    element('c:tickLblPos', { val: 'low' }),
    element('c:spPr', {}, element('a:ln', { w: 9525 }, fill('000000'))),
    text,
    element('c:crossAx', { val: axes.values }),
    element('c:crosses', { val: 'autoZero' }),
  )
}

/** Not printed: every bar carries its value. It begins at nought, so that lengths can be compared. */
function valueAxis(isPositive: boolean): string {
  return element(
    'c:valAx',
    {},
    element('c:axId', { val: axes.values }),
    element(
      'c:scaling',
      {},
      element('c:orientation', { val: 'minMax' }),
      isPositive ? element('c:min', { val: 0 }) : '',
    ),
    element('c:delete', { val: 1 }),
    element('c:axPos', { val: 't' }),
    element('c:crossAx', { val: axes.categories }),
    element('c:crosses', { val: 'autoZero' }),
  )
}

function heading(title: string, layout: Layout): string {
  const run = element('a:r', {}, characterProperties('a:rPr', layout), element('a:t', {}, escapeXml(title)))
  const paragraph = element('a:p', {}, element('a:pPr', {}, characterProperties('a:defRPr', layout)), run)
  return element(
    'c:title',
    {},
    element('c:tx', {}, element('c:rich', {}, element('a:bodyPr'), element('a:lstStyle'), paragraph)),
    element('c:overlay', { val: 0 }),
  )
}

function textProperties(layout: Layout): string {
  const paragraph = element(
    'a:p',
    {},
    element('a:pPr', {}, characterProperties('a:defRPr', layout)),
    element('a:endParaRPr', { lang: 'zh-CN' }),
  )
  return element('c:txPr', {}, element('a:bodyPr'), element('a:lstStyle'), paragraph)
}

/** Sizes in hundredths of a point. */
function characterProperties(name: string, layout: Layout): string {
  const { ascii, eastAsia } = fonts(layout, layout.tableCell.face)
  return element(
    name,
    { lang: name === 'a:rPr' ? 'zh-CN' : undefined, sz: halfPoints(layout.chart.size) * 50, b: 0 },
    fill('000000'),
    element('a:latin', { typeface: ascii as string }),
    element('a:ea', { typeface: eastAsia as string }),
  )
}

function fill(color: string): string {
  return element('a:solidFill', {}, element('a:srgbClr', { val: color }))
}

/** What is printed at a bar; each switch has to be there. */
function shown(name: string): string[] {
  return ['LegendKey', 'Val', 'CatName', 'SerName', 'Percent', 'BubbleSize'].map((switchName) =>
    element(`c:show${switchName}`, { val: `c:show${switchName}` === name ? 1 : 0 }),
  )
}

function points(values: readonly (string | number)[]): string[] {
  return values.map((value, idx) => element('c:pt', { idx }, element('c:v', {}, escapeXml(String(value)))))
}
