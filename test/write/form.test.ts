import { unzipSync } from 'fflate'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { readXlsx } from '../../src/text/table-xlsx.ts'
import { writeFigureForm } from '../../src/write/form.ts'

const columns = [
  { head: '编号', hint: '稿子引用这一项时用的短名', example: '到位资金' },
  { head: '数值', hint: '照报表填写', example: '18.6' },
  { head: '单位' },
  { head: '截至' },
  { head: '可公开' },
]
const rows = [
  ['到位资金', '18.6', '亿元', '2026-05-31', ''],
  ['税收占比', '38.60', '%', '2026-05', '否'],
  ['长数', '1234567890123456', '', '', ''],
  ['负数', '-3.5', '个百分点', '', '是'],
]

describe('the form for figures', () => {
  test('reads back as the same rows', async () => {
    const { value, problems } = await readXlsx('数据.xlsx', await writeFigureForm(columns, rows))
    expect(problems).toEqual([])
    expect(value.map(({ sheet }) => sheet)).toEqual(['数据', '填写说明'])
    const [data, guide] = value
    expect(data!.header.map(({ text }) => text)).toEqual(['编号', '数值', '单位', '截至', '可公开'])
    expect(data!.rows.map((row) => row.map(({ text }) => text))).toEqual(rows)
    expect(guide!.header.map(({ text }) => text)).toEqual(['列名', '怎么填', '例'])
    expect(guide!.rows.slice(0, 2).map((row) => row.map(({ text }) => text))).toEqual([
      ['编号', '稿子引用这一项时用的短名', '到位资金'],
      ['数值', '照报表填写', '18.6'],
    ])
  })

  test('another reader sees the same, with numbers as numbers', async () => {
    const [data] = await readExcelFile(Buffer.from(await writeFigureForm(columns, rows)))
    expect(data!.sheet).toBe('数据')
    expect(data!.data.slice(1, 3)).toEqual([
      ['到位资金', 18.6, '亿元', '2026-05-31', null],
      ['税收占比', '38.60', '%', '2026-05', '否'],
    ])
  })

  test('has the same bytes on every run, and its first row frozen', async () => {
    const bytes = await writeFigureForm(columns, rows)
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect(Buffer.from(await writeFigureForm(columns, rows)).equals(Buffer.from(bytes))).toBe(true)
    const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml'])
    expect(sheet).toContain('ySplit="1"')
    expect(sheet).toContain('<col min="1" max="1"')
  })

  test('without sample rows it is an empty form', async () => {
    const [data] = (await readXlsx('数据.xlsx', await writeFigureForm(columns, []))).value
    expect(data!.rows).toEqual([])
    expect(data!.header).toHaveLength(5)
  })
})
