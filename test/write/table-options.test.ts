/** What the remark before a table asks for. */
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { formatPlace } from '../../src/text/place.ts'
import { knownOptions } from '../../src/write/table-options.ts'
import { writeDocx, writeHtml } from '../../src/write/index.ts'
import { checkDocx } from '../support/docx-check.ts'
import { all, at, parseXml, partsOf, wordsOf, type XmlElement } from '../support/docx-parts.ts'
import { layoutOf } from '../support/styles.ts'

const layout = layoutOf('gbt9704')
const read = (markdown: string) => readMarkdown(new Source('稿.md', markdown)).value

async function written(markdown: string): Promise<{ body: XmlElement; messages: string[] }> {
  const { value, problems } = await writeDocx(read(markdown), layout, { edition: 'print' })
  expect(checkDocx(value)).toEqual([])
  const messages = problems.map(({ code, level, message, place }) =>
    [code, level, place ? formatPlace(place) : '', message].join(' '),
  )
  return { body: at(parseXml(partsOf(value).get('word/document.xml')!), 'w:body')!, messages }
}

/** The first table after a remark; cells as words, + where a merged cell begins, | where it goes on, ×2 over two columns. */
async function cells(remark: string, markdown: string): Promise<string[][]> {
  const { body, messages } = await written(`${remark}\n\n${markdown}`)
  expect(messages).toEqual([])
  return all(body, 'w:tr').map((row) =>
    all(row, 'w:tc').map((cell) => {
      const merge = at(cell, 'w:tcPr', 'w:vMerge')?.attributes['w:val']
      const span = at(cell, 'w:tcPr', 'w:gridSpan')?.attributes['w:val']
      const mark = merge === 'restart' ? '+' : merge === 'continue' ? '|' : ''
      return `${mark}${wordsOf(cell)}${span ? `×${span}` : ''}`
    }),
  )
}

const tasks = `| 单位 | 领导 | 任务 |
| - | - | - |
| 发改局 | 王立明 | 甲 |
| 发改局 | 王立明 | 乙 |
| 发改局 | 李芳 | 丙 |
| 经信局 | 李芳 | 丙 |
`

describe('合并', () => {
  test('makes equal neighbours of a column one; the words stand once', async () => {
    expect(await cells('<!-- 表：合并 1 -->', tasks)).toEqual([
      ['单位', '领导', '任务'],
      ['+发改局', '王立明', '甲'],
      ['|', '王立明', '乙'],
      ['|', '李芳', '丙'],
      ['经信局', '李芳', '丙'],
    ])
  })

  test('of two columns: the second is divided where the first is', async () => {
    expect(await cells('<!-- 表：合并 1、2 -->', tasks)).toEqual([
      ['单位', '领导', '任务'],
      ['+发改局', '+王立明', '甲'],
      ['|', '|', '乙'],
      ['|', '李芳', '丙'],
      ['经信局', '李芳', '丙'],
    ])
  })

  test('leaves empty cells and the head alone', async () => {
    expect(
      await cells('<!-- 表：合并 1 -->', '| 甲 | 乙 |\n| - | - |\n| 甲 | 1 |\n|  | 2 |\n|  | 3 |\n'),
    ).toEqual([
      ['甲', '乙'],
      ['甲', '1'],
      ['', '2'],
      ['', '3'],
    ])
  })

  test('合并行 makes equal neighbours of a row one, the head too', async () => {
    expect(
      await cells('<!-- 表：合并行 -->', '| 台 | 台 | 台 |\n| - | - | - |\n| 甲 | 甲 | 乙 |\n|  |  | 乙 |\n'),
    ).toEqual([['台×3'], ['甲×2', '乙'], ['', '', '乙']])
  })
})

test('列宽 divides the width of the text', async () => {
  const { body } = await written(`<!-- 表：列宽 2:6:4 -->\n\n${tasks}`)
  // of 8844
  expect(all(body, 'w:gridCol').map(({ attributes }) => attributes['w:w'])).toEqual(['1474', '4422', '2948'])
  expect(
    all(body, 'w:tr')[1]!.children.flatMap((cell) => all(cell, 'w:tcW')[0]?.attributes['w:w'] ?? []),
  ).toEqual(['1474', '4422', '2948'])
})

test('无表头: the first row is one as the others', async () => {
  const { body } = await written(`<!-- 表：无表头 -->\n\n${tasks}`)
  expect(all(body, 'w:tblHeader')).toEqual([])
  expect(
    new Set(
      all(body, 'w:tc')
        .flatMap((cell) => all(cell, 'w:pStyle'))
        .map((each) => each.attributes['w:val']),
    ),
  ).toEqual(new Set(['TableText']))
})

test('表头 2: both rows head the table, their equal neighbours are one', async () => {
  const markdown = '| 姓名 | 成绩 | 成绩 |\n| - | - | - |\n| 姓名 | 上 | 下 |\n| 甲 | 1 | 1 |\n'
  expect(await cells('<!-- 表：表头 2 -->', markdown)).toEqual([
    ['+姓名', '成绩×2'],
    ['|', '上', '下'],
    ['甲', '1', '1'],
  ])
  const { body } = await written(`<!-- 表：表头 2 -->\n\n${markdown}`)
  expect(all(body, 'w:tr').map((row) => all(row, 'w:tblHeader').length)).toEqual([1, 1, 0])
})

test('行高 gives every row at least so many millimetres', async () => {
  const { body } = await written(`<!-- 表：行高 12 -->\n\n${tasks}`)
  // 12 / 25.4 × 1440
  expect(
    all(body, 'w:trHeight').map(({ attributes }) => [attributes['w:val'], attributes['w:hRule']]),
  ).toEqual(Array.from({ length: 5 }, () => ['680', 'atLeast']))
})

test('左对齐: cells of these columns are flush left, heads stay', async () => {
  const { body } = await written(`<!-- 表：左对齐 2、3 -->\n\n${tasks}`)
  const aligned = all(body, 'w:tr').map((row) =>
    all(row, 'w:tc').map((cell) => all(cell, 'w:jc')[0]?.attributes['w:val'] ?? ''),
  )
  expect(aligned.slice(0, 2)).toEqual([
    ['', '', ''],
    ['', 'left', 'left'],
  ])
})

test('大字: cells in the larger style, heads as they are; in HTML too', async () => {
  const markdown = `<!-- 表：大字 -->\n\n${tasks}`
  const { body } = await written(markdown)
  const styles = all(body, 'w:tr').map((row) => all(row, 'w:pStyle')[0]?.attributes['w:val'])
  expect(styles).toEqual(['TableHead', 'TableLarge', 'TableLarge', 'TableLarge', 'TableLarge'])
  expect((await writeHtml(read(markdown), layout, { edition: 'print' })).value).toContain(
    '<table class="large">',
  )
})

test.each([
  ['<!-- 横排 -->', 'landscape'],
  ['<!-- 竖排 -->', 'portrait'],
  ['<!-- 表：横排；合并 1 -->', 'landscape'],
  ['<!-- 表: 合并1;竖排 -->', 'portrait'],
])('%s', async (remark, orientation) => {
  const { body, messages } = await written(`${remark}\n\n${tasks}`)
  expect(all(body, 'w:pgSz').map(({ attributes }) => attributes['w:orient'])).toEqual([orientation])
  expect(messages).toEqual([])
})

describe('what is not understood', () => {
  const known = `可写${knownOptions}`

  test.each([
    '合拼 1',
    '合并',
    '合并 0',
    '合并 x',
    '列宽 2:0',
    '列宽',
    '横排 1',
    '图 1、2',
    'abc',
    '左对齐 100',
  ])('%s is told with its place and the known ones, the rest is done', async (part) => {
    const { body, messages } = await written(`# 题\n\n<!-- 表：${part}；横排 -->\n\n${tasks}`)
    expect(messages).toEqual([`word/table-option warn 稿.md:3:1 表格没有“${part}”这个选项，已略去；${known}`])
    expect(all(body, 'w:pgSz')[0]?.attributes['w:orient']).toBe('landscape')
  })

  test('the known ones are those of the tests above', () => {
    for (const name of [
      '横排',
      '竖排',
      '合并 1',
      '合并行',
      '列宽 2:6:4',
      '图 2',
      '无表头',
      '表头 2',
      '左对齐 2',
      '大字',
    ])
      expect(knownOptions.split('、')).toContain(name)
  })

  test('columns that the table has not, and widths of another number', async () => {
    expect((await written(`<!-- 表：左对齐 4；列宽 1:2 -->\n\n${tasks}`)).messages).toEqual([
      'word/table-option warn 稿.md:1:1 表格只有3栏，没有第4栏，请改正表格前的选项',
      'word/table-option warn 稿.md:1:1 表格有3栏，“列宽”写了2个数，已按内容定宽；请一栏写一个数',
    ])
  })

  test('another remark says nothing of the table', async () => {
    expect((await written(`<!-- 表格见附件 -->\n\n${tasks}`)).messages).toEqual([])
  })
})

describe('表头 2', () => {
  const ranks = `| 单位 | 资金 | 资金 | 项目 |
| - | - | - | - |
| 单位 | 目标 | 完成 | 完成 |
| 甲镇 | 5 | 5 | 4 |
| 乙镇 | 5 | 6 | 4 |
`

  test('a head over several columns is one cell, and what stands twice goes down; only the upper row is merged across', async () => {
    expect(await cells('<!-- 表：表头 2 -->', ranks)).toEqual([
      ['+单位', '资金×2', '项目'],
      ['|', '目标', '完成', '完成'],
      ['甲镇', '5', '5', '4'],
      ['乙镇', '5', '6', '4'],
    ])
  })

  test('both rows are repeated on every page, in the style of heads', async () => {
    const { body } = await written(`<!-- 表：表头 2 -->\n\n${ranks}`)
    const rows = all(body, 'w:tr')
    expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual([1, 1, 0, 0])
    expect(rows.map((row) => all(row, 'w:pStyle').at(-1)!.attributes['w:val'])).toEqual([
      'TableHead',
      'TableHead',
      'TableText',
      'TableText',
    ])
  })

  test('merging below the head goes on as without', async () => {
    expect((await cells('<!-- 表：表头 2；合并 4 -->', ranks)).slice(2)).toEqual([
      ['甲镇', '5', '5', '+4'],
      ['乙镇', '5', '6', '|'],
    ])
  })
})

test('行高 is the least height of every row', async () => {
  const { body } = await written(`<!-- 表：行高 10 -->\n\n${tasks}`)
  // 10 mm of 1440 twips in 25.4 mm
  expect(all(body, 'w:trHeight').map(({ attributes }) => attributes)).toEqual(
    Array.from({ length: 5 }, () => ({ 'w:val': '567', 'w:hRule': 'atLeast' })),
  )
})

test('小字: cells and heads in the smaller styles; in HTML too', async () => {
  const markdown = `<!-- 表：小字 -->\n\n${tasks}`
  const { body } = await written(markdown)
  const styles = all(body, 'w:tr').map((row) => all(row, 'w:pStyle')[0]?.attributes['w:val'])
  expect(styles).toEqual(['TableSmallHead', 'TableSmall', 'TableSmall', 'TableSmall', 'TableSmall'])
  expect((await writeHtml(read(markdown), layout, { edition: 'print' })).value).toContain(
    '<table class="small">',
  )
})

test('a column that Markdown centres stays in the middle, be its texts longer than the column', async () => {
  const long = '这一格的文字很长'.repeat(8)
  const { body } = await written(`| 甲 | 乙 |\n| :---: | --- |\n| ${long} | ${long} |\n`)
  const last = all(body, 'w:tr')[1]!
  expect(all(last, 'w:tc').map((cell) => all(cell, 'w:jc')[0]?.attributes['w:val'] ?? '')).toEqual([
    'center',
    'left',
  ])
})
