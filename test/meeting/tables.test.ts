import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { meetingSchema, type MeetingSheet } from '../../src/meeting/schema.ts'
import { tablesInMeeting, withMeetingTables } from '../../src/meeting/tables.ts'
import { formatPlace } from '../../src/text/place.ts'
import type { Places } from '../../src/text/places.ts'
import type { Problem, Result } from '../../src/text/problem.ts'
import { shape } from '../../src/text/shape.ts'
import { Source } from '../../src/text/source.ts'
import { readCsv } from '../../src/text/table-csv.ts'
import { readXlsx } from '../../src/text/table-xlsx.ts'
import type { Table } from '../../src/text/table.ts'
import { readTables } from '../../src/tables.ts'
import { readYaml } from '../../src/text/yaml.ts'

interface Read {
  sheet: MeetingSheet
  places: Places
  told: string[]
}

function read(sheet: string, tables: Map<string, Result<Table[]>>): Read {
  const datum = readYaml(new Source('会议.yaml', `名称: 招商推进会\n${sheet}`)).value
  if (datum.kind !== 'entries') throw new Error('no entries')
  const problems: Problem[] = []
  const shaped = shape(withMeetingTables(datum, tables, problems), meetingSchema)
  return {
    sheet: shaped.value.value as MeetingSheet,
    places: shaped.value.places,
    told: [...problems, ...shaped.problems].map(
      ({ code, level, message, place }) => `${place ? formatPlace(place) : ''} ${level} ${code} ${message}`,
    ),
  }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

function readWith(sheet: string, files: Record<string, string>): Read {
  return read(
    sheet,
    new Map(Object.entries(files).map(([file, text]) => [file, readCsv(file, encode(text))])),
  )
}

async function readWorkbook(sheet: string, file: string, sheets: Record<string, SheetData>): Promise<Read> {
  const bytes = await writeExcelFile(
    Object.entries(sheets).map(([name, data]) => ({ sheet: name, data })),
  ).toBuffer()
  return read(sheet, new Map([[file, await readXlsx(file, bytes)]]))
}

test('which tables a meeting sheet names', () => {
  const datum = readYaml(
    new Source(
      '会议.yaml',
      '参会: [{姓名: 王立明}, {表: 名单/参会人员.xlsx, 工作表: 区直}]\nunits: 各单位.CSV\n任务: {表: 任务.csv}\n主办: 乙.csv\n',
    ),
  ).value
  expect(tablesInMeeting(datum)).toEqual([
    { file: '名单/参会人员.xlsx', worksheet: '区直' },
    { file: '各单位.CSV' },
    { file: '任务.csv' },
  ])
  expect(tablesInMeeting(readYaml(new Source('会议.yaml', '参会: [王立明]\n')).value)).toEqual([])
})

test('the pipeline reads the tables of a sheet of either kind', async () => {
  const source = new Source('会议.yaml', '参会: 产业招商推进会参会人员.csv\n数据: 没有.csv\n')
  const folder = 'content/meetings'
  expect([...(await readTables(source, folder, tablesInMeeting)).keys()]).toEqual([
    '产业招商推进会参会人员.csv',
  ])
  expect([...(await readTables(source, folder)).keys()]).toEqual([])
})

describe('参会 from a table', () => {
  test('heads as offices write them, 序号 left out, marks for yes and no', () => {
    const { sheet, told, places } = readWith('参会: 参会人员.csv\n', {
      '参会人员.csv':
        '参会人员名单,,,,,\n序号,姓　名,工作单位,单位及职务,手机,参会情况,主席台\n1,王立明,区政府,区长,0000-1234567,,√\n2,赵 敏,区招商局,局长,,列席,0\n,,,,,,\n',
    })
    expect(told).toEqual([])
    expect(sheet.attendees).toEqual([
      { name: '王立明', unit: '区政府', post: '区长', phone: '0000-1234567', platform: true },
      { name: '赵敏', unit: '区招商局', post: '局长', status: '列席', platform: false },
    ])
    expect(formatPlace(places.of('attendees/1/post')!)).toBe('参会人员.csv:4:12')
  })

  test('rows of a table stand among those that are written out', () => {
    const { sheet, told } = readWith('参会: [{姓名: 王立明, 职务: 区长}, 参会人员.csv, 周海]\n', {
      '参会人员.csv': '姓名,职务\n赵敏,局长\n',
    })
    expect(told).toEqual([])
    expect(sheet.attendees).toEqual([
      { name: '王立明', post: '区长' },
      { name: '赵敏', post: '局长' },
      { name: '周海' },
    ])
  })

  test('an unknown head is told once, and two heads for one key', () => {
    const { sheet, told } = readWith('参会: 参会人员.csv\n', {
      '参会人员.csv': '姓名,民放,手机,联系电话\n赵敏,汉,111,222\n周海,汉,333,444\n',
    })
    expect(told).toEqual([
      '参会人员.csv:1:10 error table/duplicate-head “手机”和“联系电话”两列都是“电话”，请删去一列，或用“列”写明取哪一列',
      '参会人员.csv:1:4 error sheet/unknown-key “参会”里没有“民放”这一项，是否应为“民族”？用不着这一列的，请用“列”写明取哪几列',
    ])
    expect(sheet.attendees).toEqual([
      { name: '赵敏', phone: '111' },
      { name: '周海', phone: '333' },
    ])
  })

  test('with 列 the heads that nobody knows are left out', () => {
    const { sheet, told } = readWith(
      '参会: {表: 参会人员.csv, 列: {姓名: 名字, 电话: 联系电话, 职务: 职级}}\n',
      { '参会人员.csv': '名字,身份证号,手机,联系电话,单位\n赵敏,X1,111,222,区招商局\n' },
    )
    expect(told).toEqual([
      '参会人员.csv:1:1 error table/no-column 表里没有“职级”这一列，有：名字、身份证号、手机、联系电话、单位',
    ])
    expect(sheet.attendees).toEqual([{ name: '赵敏', phone: '222', unit: '区招商局' }])
  })

  test('a 单位 merged over its people is theirs; other empty cells stay empty', async () => {
    const { sheet, told, places } = await readWorkbook(
      '参会: {表: 名单.xlsx, 工作表: 参会}\n单位: {表: 名单.xlsx, 工作表: 单位}\n',
      '名单.xlsx',
      {
        单位: [['名称'], ['城关镇']],
        参会: [
          ['单位', '姓名', '职务'],
          [{ value: '区招商局', rowSpan: 2 }, '赵敏', { value: '局长', rowSpan: 2 }],
          [null, '周海', null],
          ['城关镇', '陈东', '镇长'],
          [null, '林一', '记者'],
        ],
      },
    )
    expect(sheet.attendees).toEqual([
      { unit: '区招商局', name: '赵敏', post: '局长' },
      { unit: '区招商局', name: '周海' },
      { unit: '城关镇', name: '陈东', post: '镇长' },
      { name: '林一', post: '记者' },
    ])
    expect(sheet.units).toEqual([{ name: '城关镇' }])
    expect(told).toEqual([
      '名单.xlsx!参会!C2 warn table/merged C2:C3 是合并单元格，内容只算在第一格；请取消合并，逐格填写',
    ])
    expect(formatPlace(places.of('attendees/1/unit')!)).toBe('名单.xlsx!参会!A2')
    expect(formatPlace(places.of('attendees/1/name')!)).toBe('名单.xlsx!参会!B3')
  })

  test('in a .csv an empty 单位 is that of the row above, and a remark says so', () => {
    const { sheet, told } = readWith('参会: 参会人员.csv\n', {
      '参会人员.csv': '单位,姓名\n,王立明\n区招商局,赵敏\n,周海\n,陈东\n城关镇,林一\n',
    })
    expect(sheet.attendees!.map(({ unit }) => unit)).toEqual([
      undefined,
      '区招商局',
      '区招商局',
      '区招商局',
      '城关镇',
    ])
    expect(told).toEqual([
      '参会人员.csv:4:2 info table/filled-down 有2行的“单位”空着，已按上一行算（这一行算“区招商局”）；不是的请逐行写明',
    ])
  })
})

describe('rows that are none of the list', () => {
  test('合计 in any cell, and a row without a name is an error', () => {
    const { sheet, told } = readWith('单位: 各单位.csv\n', {
      '各单位.csv': '序号,单位,投资完成\n1,东河镇,3.2\n,,0.9\n合计,,4.1\n',
    })
    expect(sheet.units).toEqual([
      { name: '东河镇', data: { 投资完成: '3.2' } },
      { data: { 投资完成: '0.9' } },
    ])
    expect(told).toEqual([
      '各单位.csv:4:1 info table/total “合计”这一行不是单位，没有读取',
      '各单位.csv:3:3 error table/no-name 这一行没有单位名称，请补上；合计一行请写“合计”或删去',
    ])
  })

  test('a merged 合计 and merged headings between groups of people need not be taken apart', async () => {
    const { sheet, told } = await readWorkbook(
      '参会: {表: 名单.xlsx, 工作表: 参会}\n单位: {表: 名单.xlsx, 工作表: 单位}\n',
      '名单.xlsx',
      {
        单位: [
          ['序号', '单位', '投资完成'],
          [1, '东河镇', 3.2],
          [{ value: '合计', columnSpan: 2 }, null, 3.2],
        ],
        参会: [
          ['姓名', '单位', '职务'],
          [{ value: '县级领导', columnSpan: 3 }, null, null],
          ['许建平', '县政府', '县长'],
          ['二、县直单位', null, null],
          ['马卫国', '县发改局', '局长'],
        ],
      },
    )
    expect(sheet.units!.map(({ name }) => name)).toEqual(['东河镇'])
    expect(sheet.attendees!.map(({ name }) => name)).toEqual(['许建平', '马卫国'])
    expect(told).toEqual([
      '名单.xlsx!参会!A2 info table/heading “县级领导”这一行是小标题，没有读取',
      '名单.xlsx!参会!A4 info table/heading “二、县直单位”这一行是小标题，没有读取',
      '名单.xlsx!单位!A3 info table/total “合计”这一行不是单位，没有读取',
    ])
  })

  test('a person alone in a row is a person', () => {
    const { sheet } = readWith('参会: 名单.csv\n', { '名单.csv': '姓名,单位\n许建平,县政府\n孙慧,\n' })
    expect(sheet.attendees!.map(({ name }) => name)).toEqual(['许建平', '孙慧'])
  })
})

describe('heads', () => {
  test('in two lines are read as one', async () => {
    const rows = [
      [1, '东河镇', 3.2, 8, 4],
      [2, '西坪乡', 0.9, 3, 1],
    ]
    const { sheet, told, places } = await readWorkbook('单位: 各单位.xlsx\n', '各单位.xlsx', {
      单位: [
        [
          { value: '序号', rowSpan: 2 },
          { value: '单位', rowSpan: 2 },
          { value: '投资', columnSpan: 2 },
          null,
          { value: '开工完成', rowSpan: 2 },
        ],
        [null, null, '完成', '目标', null],
        ...rows,
      ],
    })
    expect(told).toEqual([])
    expect(sheet.units).toEqual([
      { name: '东河镇', data: { 投资完成: '3.2', 投资目标: '8', 开工完成: '4' } },
      { name: '西坪乡', data: { 投资完成: '0.9', 投资目标: '3', 开工完成: '1' } },
    ])
    expect(formatPlace(places.of('units/0/data/投资目标')!)).toBe('各单位.xlsx!单位!D3')
  })

  test('in two lines of a .csv, the last group at the end of the line', () => {
    const { sheet, told } = readWith('单位: 各单位.csv\n', {
      '各单位.csv': '单位,投资（亿元）,,开工,\n,完成,目标,完成,目标\n东河镇,3.2,8,4,6\n',
    })
    expect(told).toEqual([])
    expect(sheet.units![0]!.data).toEqual({
      '投资完成（亿元）': '3.2',
      '投资目标（亿元）': '8',
      开工完成: '4',
      开工目标: '6',
    })
  })

  test('a row of the body is never taken for heads', () => {
    const { sheet, told } = readWith('单位: 各单位.csv\n', {
      '各单位.csv': '单位,投资完成,\n东河镇,3.2,好\n',
    })
    expect(sheet.units!.map(({ name }) => name)).toEqual(['东河镇'])
    expect(told).not.toEqual([])
  })

  test('a column that is no slip may stay; one with a bracket is known without it', () => {
    const { sheet, told } = readWith('参会: 名单.csv\n', {
      '名单.csv': '姓名,单位,电话（手机）,签到\n许建平,县政府,0000-1,\n',
    })
    expect(sheet.attendees).toEqual([{ name: '许建平', unit: '县政府', phone: '0000-1' }])
    expect(told).toEqual([
      '名单.csv:1:14 info table/not-read “签到”这一列不是“参会”要用的，没有读取；用不着的列可以留着',
    ])
  })

  test('without the column of names every unknown one may be it', () => {
    const { told } = readWith('参会: 名单.csv\n', { '名单.csv': '参会人,单位\n许建平,县政府\n' })
    expect(told).toEqual([expect.stringMatching(/^名单\.csv:1:1 error sheet\/unknown-key /)])
  })
})

describe('单位 from a table', () => {
  test('columns of numbers are 数据 under their heads, as they stand', () => {
    const { sheet, told, places } = readWith('单位: 各单位.csv\n', {
      '各单位.csv':
        '单位,简称,组,到位资金完成,到位资金.目标,完成率,联系人\n城关镇,城关,镇（街道）,3.20,8,40%,甲\n柳河街道,,镇（街道）,—,6,待补,乙\n合 计,,,3.20,14,,\n',
    })
    expect(sheet.units).toEqual([
      {
        name: '城关镇',
        short: '城关',
        group: '镇（街道）',
        data: { 到位资金完成: '3.20', '到位资金.目标': '8', 完成率: '40' },
      },
      { name: '柳河街道', group: '镇（街道）', data: { '到位资金.目标': '6', 完成率: '待补' } },
    ])
    expect(told).toEqual([
      '各单位.csv:1:28 info table/not-data “联系人”这一列没有数字，不算数据，没有读取；用不着的列可以留着',
      '各单位.csv:4:1 info table/total “合 计”这一行不是单位，没有读取',
    ])
    expect(formatPlace(places.of('units/1/data/到位资金.目标')!)).toBe('各单位.csv:3:15')
  })

  test('列 names columns anew and keeps the others; a wrong number is shown in its cell', () => {
    const { sheet, told } = readWith(
      '单位: {表: 各单位.csv, 列: {名称: 乡镇, 资金完成: 到位资金（亿元）}}\n',
      {
        '各单位.csv': '乡镇,到位资金（亿元）,项目,联系人\n城关镇,3.2,两个,甲\n柳河街道,"1,286",4,乙\n',
      },
    )
    expect(sheet.units).toEqual([
      { name: '城关镇', data: { 资金完成: '3.2' } },
      { name: '柳河街道', data: { 项目: '4' } },
    ])
    expect(told).toEqual([
      expect.stringMatching(/^各单位\.csv:2:9 error sheet\/number “项目”应为数字，此处为“两个”/),
      '各单位.csv:3:7 error sheet/number 数字不用分节号：“1,286”请写成“1286”',
    ])
  })
})

describe('任务 from a table', () => {
  test('quarters and months are 节点, and one cell may name several units', () => {
    const { sheet, told, places } = readWith('任务: 任务.csv\n', {
      '任务.csv':
        '序号,任务,目标,责任单位,配合单位,时限,二季度,7月底,2026年上半年目标\n1,再生铝项目建成投用,1个,区经贸局,区发改局、 区招商局,2026-07-31,完成设备安装,试生产,\n',
    })
    expect(told).toEqual([])
    expect(sheet.tasks).toEqual([
      {
        matter: '再生铝项目建成投用',
        goal: '1个',
        owner: ['区经贸局'],
        support: ['区发改局', '区招商局'],
        due: '2026-07-31',
        milestones: { 二季度: '完成设备安装', '7月底': '试生产' },
      },
    ])
    expect(formatPlace(places.of('tasks/0/support/1')!)).toBe('任务.csv:2:27')
  })

  test.each([
    '一季度',
    '第3季度',
    '前三季度',
    '上半年',
    '年底前目标',
    '6—8月',
    '十二月底',
    '9月15日前',
    '三季度（万元）',
  ])('%s is a time', (head) => {
    const { sheet } = readWith('任务: 任务.csv\n', { '任务.csv': `事项,${head}\n签约,甲\n` })
    expect(sheet.tasks![0]!.milestones).toEqual({ [head]: '甲' })
  })

  test.each(['月度', '季度奖', '进度', 'constructor', '__proto__'])('%s is none', (head) => {
    const { sheet, told } = readWith('任务: 任务.csv\n', { '任务.csv': `事项,${head}\n签约,甲\n` })
    expect(sheet.tasks).toEqual([{ matter: '签约' }])
    expect(told).toEqual([
      `任务.csv:1:4 info table/not-read “${head}”这一列不是“任务”要用的，没有读取；用不着的列可以留着`,
    ])
  })
})

describe('tables that cannot be had', () => {
  test('not there, without the worksheet, with keys beside it', () => {
    const { told } = readWith(
      '参会: 甲.csv\n单位: {表: 乙.csv, 工作表: 二}\n任务: {表: 乙.csv, 事项: 签约}\n',
      {
        '乙.csv': '名称\n城关镇\n',
      },
    )
    expect(told).toEqual([
      '会议.yaml:2:5 error table/not-found 没有找到表格“甲.csv”，请核对文件名；路径从会议表所在的文件夹算起',
      '会议.yaml:3:5 error table/no-sheet “乙.csv”里没有工作表“二”',
      '会议.yaml:4:16 error table/key 写了“表”，旁边就不能再写“事项”；请把它写进表格里',
      expect.stringMatching(/^乙\.csv:1:1 error sheet\/unknown-key “任务”里没有“名称”这一项/),
    ])
  })

  test('a table of heads alone', () => {
    const { sheet, told } = readWith('参会: 甲.csv\n', { '甲.csv': '姓名,职务\n' })
    expect(told).toEqual([])
    expect(sheet.attendees).toBeUndefined()
  })
})

test('any table gives a result, and every problem has its place', () => {
  const head = fc.constantFrom(
    '姓名',
    '单位',
    '手机',
    '电话',
    '数据',
    '数据.甲',
    '节点',
    '二季度',
    '序号',
    '名称',
    '',
    '谁',
  )
  const cell = fc.constantFrom('', '甲', '3', '待补', '—', '√', '甲、乙', '、', '合计', '"', '12%')
  const columns = fc.constantFrom(
    '',
    ', 列: {姓名: 谁}',
    ', 列: {甲: 电话, 单位: 手机}',
    ', 列: {constructor: 谁}',
  )
  const rows = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 5 })
  fc.assert(
    fc.property(
      fc.constantFrom('参会', '单位', '任务'),
      fc.array(head, { minLength: 1, maxLength: 5 }),
      rows,
      columns,
      (key, heads, body, mapping) => {
        const csv = [heads, ...body].map((row) => row.join(',')).join('\n')
        const { sheet, told } = readWith(`${key}: [{表: 甲.csv${mapping}}]\n`, { '甲.csv': csv })
        const read = sheet.attendees ?? sheet.units ?? sheet.tasks ?? []
        expect(read.length).toBeLessThanOrEqual(body.length)
        expect(told.filter((one) => !/^(?:甲\.csv|会议\.yaml):\d+:\d+ /.test(one))).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})
