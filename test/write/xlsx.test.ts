import * as fc from 'fast-check'
import { unzipSync } from 'fflate'
import type { Html, RootContent } from 'mdast'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { readXlsx } from '../../src/text/table-xlsx.ts'
import { writeXlsx, writers } from '../../src/write/index.ts'
import { heading, line, paragraph, quote, slot, speech, table } from '../support/speech-tree.ts'
import { layoutOf } from '../support/styles.ts'

const layout = layoutOf('gbt9704')

const remark = (words: string): Html => ({ type: 'html', value: `<!-- ${words} -->` })

async function write(...blocks: RootContent[]) {
  const { value, problems } = await writeXlsx(speech(...blocks), layout, { edition: 'print' })
  return { bytes: value!, problems }
}

const texts = (cells: readonly { text: string }[]): string[] => cells.map(({ text }) => text)

/** The cells as the project's own reader has them: name of the sheet, head, rows. */
async function readBack(bytes: Uint8Array) {
  const { value, problems } = await readXlsx('表.xlsx', bytes)
  return {
    sheets: value.map(({ sheet, header, rows }) => [sheet, texts(header), ...rows.map(texts)]),
    merged: value.map(({ merged }) => merged),
    codes: problems.map(({ code }) => code),
  }
}

function part(bytes: Uint8Array, name: string): string {
  return new TextDecoder().decode(unzipSync(bytes)[name])
}

const people = table([
  ['序号', '姓名', '联系电话', '完成率', '得分'],
  ['1', '王立明', '13800000000', '85.3%', '18.60'],
  ['02', '赵敏', '12345678', '100%', '-3.5'],
])

describe('the tables of a paper as a workbook', () => {
  test('read back as the same cells, under the title of the paper', async () => {
    const { bytes, problems } = await write(heading(1, '参会人员名单'), people)
    expect(problems).toEqual([])
    expect(await readBack(bytes)).toEqual({
      sheets: [
        [
          '参会人员名单',
          ['序号', '姓名', '联系电话', '完成率', '得分'],
          ['1', '王立明', '13800000000', '85.3%', '18.60'],
          ['02', '赵敏', '12345678', '100%', '-3.5'],
        ],
      ],
      merged: [['A1:E1']],
      codes: [],
    })
  })

  test('another reader sees numbers as numbers, and names made of digits as words', async () => {
    const { bytes } = await write(heading(1, '参会人员名单'), people)
    const [sheet] = await readExcelFile(Buffer.from(bytes))
    expect(sheet!.data.slice(2)).toEqual([
      [1, '王立明', '13800000000', 0.853, '18.60'],
      ['02', '赵敏', '12345678', 1, -3.5],
    ])
    const xml = part(bytes, 'xl/styles.xml')
    expect(xml).toContain('formatCode="0.0%"')
    expect(xml).toContain('formatCode="0%"')
  })

  test('has the title across, its head frozen and printed on every page, on paper of its width', async () => {
    const { bytes } = await write(heading(1, "甲'乙"), people)
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<mergeCell ref="A1:E1"/>')
    expect(sheet).toContain('ySplit="2"')
    expect(sheet).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/)
    expect(sheet).toMatch(
      /<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"\/><\/worksheet>$/,
    )
    expect(part(bytes, 'xl/workbook.xml')).toContain(
      `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'甲&apos;&apos;乙'!$1:$2</definedName></definedNames>`,
    )
    const wide = await write(table([[...'甲乙丙丁戊己庚辛壬癸']]))
    expect(part(wide.bytes, 'xl/worksheets/sheet1.xml')).toContain('orientation="landscape"')
  })

  test('each table is a sheet, named by what stands over it', async () => {
    const small = table([
      ['甲', '乙'],
      ['1', '2'],
    ])
    const { bytes } = await write(
      heading(1, '考核排名表'),
      line('date', '（2026年6月12日）'),
      small,
      paragraph('注：完成率按截至5月底的数计算。'),
      small,
      heading(2, '一、镇/街道[甲组]'),
      paragraph('表1 到位资金'),
      remark('表：合并 1'),
      small,
      paragraph('各单位情况如下：'),
      small,
      quote('引'),
      small,
    )
    const { sheets } = await readBack(bytes)
    expect(sheets.map(([name]) => name)).toEqual([
      '考核排名表',
      '考核排名表（2）',
      '表1 到位资金',
      '一、镇 街道 甲组',
      '一、镇 街道 甲组（2）',
    ])
  })

  test('names are legal whatever the caption', async () => {
    const small = table([
      ['甲', '乙'],
      ['1', '2'],
    ])
    const long = '长'.repeat(30) + '𠮷'
    const captions = ['History', 'history', "'引'", ':*?', long, long, 'Ａ', 'a', 'A']
    const { bytes } = await write(...captions.flatMap((caption) => [heading(2, caption), small]))
    const { sheets } = await readBack(bytes)
    expect(sheets.map(([name]) => name)).toEqual([
      'History表',
      'history表（2）',
      '引',
      '表4',
      '长'.repeat(30),
      `${'长'.repeat(28)}（2）`,
      'Ａ',
      'a',
      'A（2）',
    ])
  })

  test('cells are merged as the remark before the table says', async () => {
    const { bytes } = await write(
      remark('表：合并 1、2；合并行；横排'),
      table([
        ['单位', '组', '任务', '任务'],
        ['区招商局', '甲', '签约', '3'],
        ['区招商局', '甲', '开工', '2'],
        ['区招商局', '乙', '投产', '投产'],
        ['城关镇', '乙', '', ''],
      ]),
    )
    const { sheets, merged, codes } = await readBack(bytes)
    expect(merged).toEqual([['C1:D1', 'A2:A4', 'B2:B3', 'C4:D4']])
    expect(sheets).toEqual([
      [
        '表1',
        ['单位', '组', '任务'],
        ['区招商局', '甲', '签约'],
        ['', '', '开工'],
        ['', '乙', '投产'],
        ['城关镇', '乙', ''],
      ],
    ])
    expect(codes.filter((code) => code !== 'table/merged')).toEqual(['table/no-head', 'table/no-head'])
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('orientation="landscape"')
  })

  test('without a head nothing is frozen but the title', async () => {
    const { bytes } = await write(
      heading(1, '座次'),
      remark('表：无表头'),
      table([
        ['王立明', '赵敏'],
        ['周海', '陈东'],
      ]),
    )
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('ySplit="1"')
    expect(part(bytes, 'xl/workbook.xml')).toContain('<definedNames/>')
  })

  test('what begins like a formula is a text, and a slot is its words', async () => {
    const cells = ['=1+1', '+8', '-甲', '@SUM(A1)', '=HYPERLINK("http://a")']
    const { bytes } = await write(table([[...cells], cells, [slot('待补', '排名'), '', '', '', '']]))
    const { sheets } = await readBack(bytes)
    expect(sheets[0]).toEqual(['表1', cells, cells, ['【待补：排名】', '', '', '', '']])
    const xml = part(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).not.toContain('<f>')
    expect(part(bytes, 'xl/styles.xml')).toContain('formatCode="@"')
  })

  test('line breaks stay in the cell; characters that no file holds are told', async () => {
    const { bytes, problems } = await write(
      table([
        ['单位', '事项'],
        ['甲', '一\u0001二'],
        [{ type: 'html', value: '<br>' }, '上<br/>中\n下'],
      ]),
    )
    const { sheets } = await readBack(bytes)
    expect(sheets[0]!.slice(2)).toEqual([
      ['甲', '一二'],
      ['', '上\n中\n下'],
    ])
    expect(problems).toMatchObject([
      { code: 'xlsx/control-character', level: 'warn', message: expect.stringContaining('1个') },
    ])
  })

  test('widths go by the content, or by 列宽', async () => {
    const rows = [
      ['序号', '事项'],
      ['1', '再生铝项目建成投用并达到设计产能'],
    ]
    const plain = await write(table(rows))
    expect(part(plain.bytes, 'xl/worksheets/sheet1.xml')).toMatch(
      /<col min="1" max="1" width="6" [^>]*><col min="2" max="2" width="34" /,
    )
    const asked = await write(remark('表：列宽 1:3'), table(rows))
    expect(part(asked.bytes, 'xl/worksheets/sheet1.xml')).toMatch(
      /<col min="1" max="1" width="10" [^>]*><col min="2" max="2" width="30" /,
    )
  })

  test('has the same bytes on every run, and names neither author nor path', async () => {
    const { bytes } = await write(heading(1, '名单'), people)
    await new Promise((resolve) => setTimeout(resolve, 2100))
    const again = await write(heading(1, '名单'), people)
    expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true)
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/sharedStrings.xml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/_rels/sheet1.xml.rels',
      'xl/worksheets/sheet1.xml',
    ])
  })

  test('a paper without tables makes no file and says so', async () => {
    const { value, problems } = await writers.xlsx(
      speech(heading(1, '讲话'), paragraph('同志们：')),
      layout,
      {
        edition: 'print',
      },
    )
    expect(value).toBeUndefined()
    expect(problems.map(({ code, level }) => [code, level])).toEqual([['xlsx/no-table', 'info']])
  })

  test('any cells read back as they were', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '1',
        '0',
        '007',
        '1.50',
        '-0',
        '1e5',
        '.5',
        '12.5%',
        '0.1%',
        '33.33%',
        '5％',
        '=A1',
      ),
      fc.string({ unit: fc.constantFrom(...'甲乙123.-%+e<&"\'𠮷'), maxLength: 8 }),
      fc.integer().map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    )
    const grid = fc.array(fc.tuple(fc.constant('甲'), cell, cell), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const { bytes } = await write(heading(1, '题'), table([['一', '二', '三'], ...rows]))
        const { sheets } = await readBack(bytes)
        expect(sheets).toEqual([['题', ['一', '二', '三'], ...rows]])
      }),
      { numRuns: 60 },
    )
  })
})

test('a head of two rows is frozen and printed whole; a head over several columns makes none of them wider', async () => {
  const { bytes } = await write(
    heading(1, '排名'),
    remark('表：表头 2；行高 10'),
    table([
      ['单位', '新开工一千万元以上项目', '新开工一千万元以上项目'],
      ['单位', '目标', '完成'],
      ['甲镇', '5', '4'],
    ]),
  )
  const sheet = part(bytes, 'xl/worksheets/sheet1.xml')
  expect(sheet).toContain('ySplit="3"')
  expect(part(bytes, 'xl/workbook.xml')).toContain('!$1:$3<')
  // the title, 单位 over two rows, the head over two columns
  expect([...sheet.matchAll(/<mergeCell ref="([A-Z0-9:]+)"/gu)].map((found) => found[1])).toEqual([
    'A1:C1',
    'A2:A3',
    'B2:C2',
  ])
  expect([...sheet.matchAll(/<col [^>]*width="(\d+)"/gu)].map((found) => found[1])).toEqual(['6', '6', '6'])
  // 10 mm are 28.3 pt
  expect(sheet).toMatch(/<row r="4" ht="28\.3/u)
})
