/** 图: a table as a bar chart of Word's own. */
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { writeDocx, writeHtml } from '../../src/write/index.ts'
import { checkDocx } from '../support/docx-check.ts'
import { all, at, parseXml, partsOf, wordsOf } from '../support/docx-parts.ts'
import { layoutOf } from '../support/styles.ts'

const layout = layoutOf('gbt9704')
const read = (markdown: string) => readMarkdown(new Source('稿.md', markdown)).value
const write = (markdown: string) => writeDocx(read(markdown), layout, { edition: 'print' })

const table = (...values: string[]) =>
  `<!-- 表：图 2 -->\n\n| 单位 | 完成率 |\n| - | - |\n${values.map((value, i) => `| 单位${i + 1} | ${value} |\n`).join('')}`

async function chart(markdown: string) {
  const { value, problems } = await write(markdown)
  expect(problems).toEqual([])
  expect(checkDocx(value)).toEqual([])
  const parts = partsOf(value)
  const document = parseXml(parts.get('word/document.xml')!)
  const xml = parts.get('word/charts/chart1.xml')
  return { parts, document, tree: parseXml(xml!) }
}

describe('a table with 图', () => {
  test('is a bar chart with its values in the file and nothing outside', async () => {
    const { parts, document, tree } = await chart(table('87.5%', '62%', '-3.25%'))
    expect(all(document, 'w:tbl')).toEqual([])
    expect(all(tree, 'c:barDir')[0]?.attributes).toEqual({ val: 'bar' })
    expect(all(all(tree, 'c:cat')[0]!, 'c:v').map(({ text }) => text)).toEqual(['单位1', '单位2', '单位3'])
    expect(all(all(tree, 'c:val')[0]!, 'c:v').map(({ text }) => text)).toEqual(['87.5', '62', '-3.25'])
    expect(all(tree, 'c:formatCode')[0]?.text).toBe('0.00"%"')
    expect(all(tree, 'c:showVal')[0]?.attributes['val']).toBe('1')
    expect(all(all(tree, 'c:title')[0]!, 'a:t')[0]?.text).toBe('完成率')
    expect(parts.has('word/charts/_rels/chart1.xml.rels')).toBe(false)
    expect(all(tree, 'c:externalData')).toEqual([])
    expect([...parts.keys()].some((path) => path.includes('theme') || path.includes('embeddings'))).toBe(
      false,
    )
  })

  test('tells its values in its description, and stands as high as its bars', async () => {
    const { document } = await chart(table('87.5%', '62%'))
    expect(all(document, 'wp:docPr')[0]?.attributes).toEqual({
      id: '1',
      name: '图1',
      descr: '条形图。完成率：单位187.5%，单位262.0%',
    })
    // 8844 twips wide; two bars of 8 mm (454 twips) and 6 mm (340) above and below; 635 EMU to a twip
    expect(all(document, 'wp:extent')[0]?.attributes).toEqual({
      cx: String(8844 * 635),
      cy: String((2 * 454 + 2 * 340) * 635),
    })
  })

  test('each chart of a paper has a part, a number and a link of its own', async () => {
    const { parts, document } = await chart(`${table('1')}\n中间。\n\n${table('2')}`)
    expect([...parts.keys()].filter((path) => path.startsWith('word/charts/'))).toEqual([
      'word/charts/chart1.xml',
      'word/charts/chart2.xml',
    ])
    expect(all(document, 'c:chart').map(({ attributes }) => attributes['r:id'])).toEqual([
      'rIdChart1',
      'rIdChart2',
    ])
    expect(all(document, 'wp:docPr').map(({ attributes }) => attributes['id'])).toEqual(['1', '2'])
  })

  test('the same table gives the same bytes', async () => {
    expect((await write(table('1', '2'))).value).toEqual((await write(table('1', '2'))).value)
  })

  test('units of words, and thousands set apart', async () => {
    const { tree } = await chart(table('1,234.5亿元', '18.6亿元'))
    expect(all(all(tree, 'c:val')[0]!, 'c:v').map(({ text }) => text)).toEqual(['1234.5', '18.6'])
    expect(all(tree, 'c:formatCode')[0]?.text).toBe('0.0"亿元"')
  })

  test('stays a table in HTML', async () => {
    const { value } = await writeHtml(read(table('1')), layout, { edition: 'print' })
    expect(value).toContain('<td>单位1</td>')
  })
})

describe('what is no chart', () => {
  test.each([
    ['【待补】', '3%'],
    ['3%', '3亿元'],
    ['', '3'],
    ['约3', '4'],
  ])('%s and %s: the table is printed and told of', async (...values) => {
    const { value, problems } = await write(table(...values))
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'word/table-option 第2栏的值不全是同一单位的数，画不成图，已照表格印；请补齐数值',
    ])
    const document = parseXml(partsOf(value).get('word/document.xml')!)
    expect(wordsOf(all(document, 'w:tr')[2]!)).toBe(`单位2${values[1]}`)
    expect(at(document, 'w:body', 'w:p', 'w:r', 'w:drawing')).toBeUndefined()
  })

  test('a column that the table has not', async () => {
    const { problems } = await write('<!-- 表：图 3 -->\n\n| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n')
    expect(problems.map(({ message }) => message)).toEqual(['表格只有2栏，没有第3栏，请改正表格前的选项'])
  })
})
