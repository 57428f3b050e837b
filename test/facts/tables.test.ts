import { describe, expect, test } from 'vitest'
import { figureColumns, tablesIn } from '../../src/facts/index.ts'
import type { Result } from '../../src/text/problem.ts'
import { Source } from '../../src/text/source.ts'
import { readCsv } from '../../src/text/table-csv.ts'
import type { Table } from '../../src/text/table.ts'
import { readYaml } from '../../src/text/yaml.ts'
import { head, read, tell } from './told.ts'

async function readWith(sheet: string, files: Record<string, string>): Promise<ReturnType<typeof read>> {
  const tables = new Map<string, Result<Table[]>>()
  for (const [file, text] of Object.entries(files)) {
    tables.set(file, await readCsv(file, new TextEncoder().encode(text)))
  }
  return read(head + sheet, tables)
}

test('which tables a sheet names', () => {
  const datum = readYaml(
    new Source(
      '表.yaml',
      '数据: 数据.xlsx\ntargets: {tiers: {表: 任务/分档.csv, 工作表: 二}, 指标: 指标.CSV, 概述: 甲.csv}\n成绩: 乙.csv\n',
    ),
  ).value
  expect(tablesIn(datum)).toEqual([
    { file: '数据.xlsx' },
    { file: '任务/分档.csv', worksheet: '二' },
    { file: '指标.CSV' },
  ])
  expect(tablesIn(readYaml(new Source('表.yaml', '数据: {甲: 3}\n')).value)).toEqual([])
})

test('数据 from a table is as if written in the sheet, with places in the table', async () => {
  const { facts, told } = await readWith(
    '数据: 数据.csv\n成绩: {概述: 【到位资金】【引进项目.亿元以上】}\n',
    {
      '数据.csv':
        '编号,名称,数值,单位,目标.数值,其中.亿元以上\n到位资金,实际利用市域外资金,18.60,亿元,44,\n引进项目,,118,个,,9\n',
    },
  )
  expect(told).toEqual([])
  expect(facts.sheet.figures).toEqual({
    到位资金: { name: '实际利用市域外资金', value: '18.60', unit: '亿元', target: [{ value: '44' }] },
    引进项目: { value: '118', unit: '个', parts: { 亿元以上: { value: '9' } } },
  })
})

test('what is wrong in a table is shown in the table', async () => {
  const { told } = await readWith('数据: 数据.csv\n', {
    '数据.csv': '编号,数值,单位,期同\n甲,"1,286",个,3\n乙,3,个,2\n同比,3,个,\n',
  })
  expect(told).toEqual([
    expect.stringMatching(/^数据\.csv:1:10 sheet\/unknown-key “期同” “甲”里没有“期同”这一项/),
    '数据.csv:2:4 sheet/number “1,286” 数字不用分节号：“1,286”请写成“1286”',
    '数据.csv:4:1 sheet/name “同比” “同比”不能用作名称：它是引用里的专用词',
  ])
})

describe('分档 from a table', () => {
  test('each column beside 对象 is an indicator', async () => {
    const { facts, told } = await readWith('目标: {分档: 分档.csv}\n', {
      '分档.csv': '对象,签约1000万元以上项目,到账额（万元）\n一档部门,3个,待补\n二档部门,2个,1000\n',
    })
    expect(told).toEqual([])
    expect(facts.sheet.targets!.tiers).toEqual([
      {
        who: '一档部门',
        indicators: [
          { name: '签约1000万元以上项目', value: '3', unit: '个' },
          { name: '到账额', value: '待补', unit: '万元' },
        ],
      },
      {
        who: '二档部门',
        indicators: [
          { name: '签约1000万元以上项目', value: '2', unit: '个' },
          { name: '到账额', value: '1000', unit: '万元' },
        ],
      },
    ])
  })

  test('rows of one indicator each are gathered by 对象', async () => {
    const { facts, told } = await readWith(
      '目标: {分档: {表: 分档.csv, 列: {对象: 单位类别, 名称: 指标名, 数值: 任务数, 单位: 计量单位}}}\n',
      {
        '分档.csv': '单位类别,指标名,任务数,计量单位,备注\n一档,签约,3,个,无\n,开工,2,个,\n二档,签约,2,个,\n',
      },
    )
    expect(told).toEqual([])
    expect(facts.sheet.targets!.tiers).toEqual([
      {
        who: '一档',
        indicators: [
          { name: '签约', value: '3', unit: '个' },
          { name: '开工', value: '2', unit: '个' },
        ],
      },
      { who: '二档', indicators: [{ name: '签约', value: '2', unit: '个' }] },
    ])
  })

  test('a column of words is no indicator', async () => {
    const { told } = await readWith('目标: {分档: 分档.csv}\n', { '分档.csv': '部门,签约\n一档部门,3个\n' })
    expect(told).toEqual([
      expect.stringMatching(/^分档\.csv:1:1 sheet\/unknown-key “部门” “分档”里没有“部门”这一项/),
    ])
  })
})

describe('tables that cannot be had', () => {
  test('a file that is not there is told once, where it is named', async () => {
    const { told } = await readWith('数据: 数据.csv\n成绩: {概述: 【甲】【乙.句】}\n', {})
    expect(told).toEqual([
      '3:5 table/not-found “数据.csv” 没有找到表格“数据.csv”，请核对文件名；路径从事实表所在的文件夹算起',
    ])
  })

  test('a file that could not be read is told where it is named', () => {
    const problems = [{ code: 'table/unreadable', level: 'error' as const, message: '打不开' }]
    const { told } = read(`${head}数据: {表: 数据.xlsx}\n`, new Map([['数据.xlsx', { value: [], problems }]]))
    expect(told).toEqual(['3:5 table/unreadable “{表: 数据.xlsx}” 打不开'])
  })

  test('an empty one, and a sheet of it that is not there', async () => {
    const empty = await readWith('数据: 数据.csv\n', { '数据.csv': '' })
    expect(empty.problems).toHaveLength(1)
    const other = await readWith('数据: {表: 数据.csv, 工作表: 二}\n', { '数据.csv': '编号,数值\n甲,3\n' })
    expect(other.told).toEqual([
      expect.stringMatching(/^3:5 table\/no-sheet “{表: 数据\.csv, 工作表: 二}” “数据\.csv”里没有工作表“二”/),
    ])
  })

  test('figures beside a table would be lost: told', async () => {
    const { told } = await readWith('数据: {表: 数据.csv, 乙: 3}\n', { '数据.csv': '编号,数值\n甲,3\n' })
    expect(told).toEqual(['3:17 table/key “乙” 写了“表”，旁边就不能再写“乙”；请把它写进表格里'])
  })
})

test('the form that init makes is read as it stands', async () => {
  const { columns, rows } = figureColumns()
  const csv = [columns.map(({ head: name }) => name), ...rows].map((row) => row.join(',')).join('\n')
  const { facts, told } = await readWith('数据: 数据.csv\n', { '数据.csv': csv })
  expect(told).toEqual([])
  expect(facts.sheet.figures).toEqual({
    到位资金: {
      name: '实际利用市域外资金',
      value: '18.6',
      unit: '亿元',
      lastYear: '16.9',
      target: [{ value: '44', name: '年度目标' }],
      rank: { place: '3', total: '8', scope: '全市' },
      source: '区招商局5月快报',
      asOf: '2026-05-31',
    },
    接待客商: {
      name: '接待外地客商',
      value: '400',
      unit: '名',
      approx: '近',
      status: '待核',
      public: false,
      source: '区招商局',
      asOf: '2026-05-31',
    },
  })
})

const cell = (name: string, text: string) => ({
  text,
  place: { path: '数据.xlsx', sheet: '表一', cell: name, content: text },
})

test('cells of a workbook have their place, too', () => {
  const table: Table = {
    path: '数据.xlsx',
    sheet: '表一',
    header: [cell('A1', '编号'), cell('B1', '数值'), cell('C1', '截至')],
    rows: [[cell('A2', '甲'), cell('B2', '约3'), cell('C2', '2026-02-30')]],
  }
  const { problems } = read(
    `${head}数据: 数据.xlsx\n`,
    new Map([['数据.xlsx', { value: [table], problems: [] }]]),
  )
  expect(problems.map(tell)).toEqual([
    '数据.xlsx!表一!B2 sheet/number “” “数值”只写数字：“约3”请写成“3”，“约”写在“概数”里；还没有的数写“待补”',
    '数据.xlsx!表一!C2 sheet/date “” 没有“2026-02-30”这一天，请核对“截至”',
  ])
})
