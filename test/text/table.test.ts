import * as fc from 'fast-check'
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Datum } from '../../src/text/datum.ts'
import { formatPlace } from '../../src/text/place.ts'
import type { Problem, Result } from '../../src/text/problem.ts'
import { Source } from '../../src/text/source.ts'
import { readCsv } from '../../src/text/table-csv.ts'
import { readXlsx } from '../../src/text/table-xlsx.ts'
import { tableToEntries, tableToList, type Table } from '../../src/text/table.ts'
import { readYaml } from '../../src/text/yaml.ts'

function plain(datum: Datum): unknown {
  if (datum.kind === 'scalar') return datum.text
  if (datum.kind === 'list') return datum.items.map(plain)
  if (datum.kind === 'entries')
    return Object.fromEntries(datum.entries.map(({ key, value }) => [key, plain(value)]))
  return null
}

const told = (problems: readonly Problem[]) =>
  problems.map(({ place, code, message }) => `${place ? formatPlace(place) : ''} ${code} ${message}`)

const texts = ({ header, rows }: Table) => [header, ...rows].map((row) => row.map((cell) => cell.text))

function only(read: Result<Table[]>): Table {
  expect(told(read.problems)).toEqual([])
  expect(read.value).toHaveLength(1)
  return read.value[0]!
}

const csv = (text: string) => readCsv('数据.csv', new TextEncoder().encode(text))

/** 编号,数值 / 甲,1 in GBK. */
const gbk = Uint8Array.from([
  0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xca, 0xfd, 0xd6, 0xb5, 0x0a, 0xbc, 0xd7, 0x2c, 0x31, 0x0a,
])

describe('.csv', () => {
  test.each([
    ['plain', '编号,数值\n甲,18.60\n'],
    ['with a byte order mark', '\uFEFF编号,数值\n甲,18.60\n'],
    ['with the line ends of Windows', '编号,数值\r\n甲,18.60\r\n'],
    ['with tabs', '编号\t数值\n甲\t18.60\n'],
    ['with semicolons', '编号;数值\n甲;18.60'],
    ['with quotes and spaces', '"编号", 数值 \n甲,"18.60"\n'],
    ['with empty lines', '\n编号,数值\n,\n\n甲,18.60\n\n'],
    ['with a title above', '2026年主要指标,\n编号,数值\n甲,18.60\n'],
  ])('%s', (_name, text) => {
    expect(texts(only(csv(text)))).toEqual([
      ['编号', '数值'],
      ['甲', '18.60'],
    ])
  })

  test('in GBK and in UTF-16', () => {
    expect(texts(only(readCsv('数据.csv', gbk)))).toEqual([
      ['编号', '数值'],
      ['甲', '1'],
    ])
    const utf16 = Buffer.from('\uFEFF编号,数值\n甲,1\n', 'utf16le')
    expect(texts(only(readCsv('数据.csv', utf16)))).toEqual([
      ['编号', '数值'],
      ['甲', '1'],
    ])
  })

  test('places, also behind quotes, line ends in a cell and characters of two units', () => {
    const table = only(csv('编号,内容,数\r\n"𠀀,甲","一\n二",3\r\n乙 ,,"""四"""\r\n'))
    const places = [table.header, ...table.rows]
      .flat()
      .map(({ text, place }) => `${formatPlace(place)} ${text}`)
    expect(places).toEqual([
      '数据.csv:1:1 编号',
      '数据.csv:1:4 内容',
      '数据.csv:1:7 数',
      '数据.csv:2:2 𠀀,甲',
      '数据.csv:2:9 一\n二',
      '数据.csv:3:4 3',
      '数据.csv:4:1 乙',
      '数据.csv:4:4 ',
      '数据.csv:4:7 "四"',
    ])
  })

  test('rows that are longer or shorter than the header', () => {
    const { value, problems } = csv('编号,数值\n甲,1,多\n乙\n')
    expect(told(problems)).toEqual([
      '数据.csv:2:5 table/no-head “多”这一格上面没有列名，请补上列名，或检查这一行是否多了一格',
    ])
    expect(texts(value[0]!)).toEqual([
      ['编号', '数值'],
      ['甲', '1'],
      ['乙', ''],
    ])
  })

  test('heads that are missing or stand twice', () => {
    expect(told(csv('编号,,数值,数值\n甲,1,2,3\n').problems)).toEqual([
      '数据.csv:1:4 table/no-head 这一列没有列名，整列不会读取',
      '数据.csv:1:8 table/duplicate-head 列名“数值”写了两次，请改名或删去一列',
    ])
  })

  test('a quote that nothing closes', () => {
    const { value, problems } = csv('编号,数值\n甲,1\n乙,"2\n丙,3\n')
    expect(told(problems)).toEqual([
      '数据.csv:3:3 table/quote 从这里起引号没有配对，后面的内容无法读取；请补上引号，或删去单个的引号',
    ])
    expect(texts(value[0]!).slice(0, 2)).toEqual([
      ['编号', '数值'],
      ['甲', '1'],
    ])
  })

  test('what is no .csv', () => {
    expect(told(readCsv('数据.csv', Uint8Array.from([0x50, 0x4b, 3, 4])).problems)).toEqual([
      '数据.csv:1:1 table/format 这是 Excel 工作簿，不是 .csv；请把文件名的后缀改为 .xlsx',
    ])
    expect(told(csv('编号\n甲\u0000\n').problems)).toEqual([
      '数据.csv:2:2 text/character 这里有一个不可见的特殊字符（U+0000），请删去后重新输入这几个字',
    ])
    expect(told(readCsv('数据.csv', new Uint8Array(5_000_001)).problems)).toEqual([
      '数据.csv:1:1 table/size 文件太大，最多5MB；请只留要用的行和列',
    ])
    expect(csv('').value).toEqual([])
  })

  test('any bytes are read or refused, and every cell is where its place says', () => {
    const piece = fc.constantFrom('甲', 'b', ',', '"', '\n', '\r\n', ' ', '𠀀', ';', '""')
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.array(piece, { maxLength: 30 }).map((parts) => new TextEncoder().encode(parts.join(''))),
    )
    fc.assert(
      fc.property(bytes, (content) => {
        for (const table of readCsv('f.csv', content).value) {
          for (const { text, place, offsets } of [table.header, ...table.rows].flat()) {
            if (!('source' in place)) throw new Error('no place in a text')
            expect(place.end).toBeGreaterThanOrEqual(place.start)
            expect(place.end).toBeLessThanOrEqual(place.source.text.length)
            const there = offsets ? place.source.text.slice(place.start, place.end) : text
            expect(there).toBe(text)
          }
        }
      }),
      { numRuns: 1500, seed: 21 },
    )
  })
})

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook from the XML of its sheets. */
function workbook(
  sheets: Record<string, string>,
  {
    styles = '<styleSheet/>',
    strings = '<sst/>',
    book = '',
    hidden = [],
  }: { styles?: string; strings?: string; book?: string; hidden?: string[] } = {},
): Uint8Array {
  const names = Object.keys(sheets)
  const list = names
    .map((name, i) => {
      const state = hidden.includes(name) ? ' state="hidden"' : ''
      return `<sheet name="${name}" sheetId="${i + 1}"${state} r:id="r${i}"/>`
    })
    .join('')
  const targets = names.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/sheet${i}.xml"/>`).join('')
  const files: Zippable = {
    'xl/workbook.xml': strToU8(`<workbook xmlns:r="${relation}">${book}<sheets>${list}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${targets}</Relationships>`),
    'xl/styles.xml': strToU8(styles),
    'xl/sharedStrings.xml': strToU8(strings),
  }
  for (const [i, name] of names.entries()) files[`xl/worksheets/sheet${i}.xml`] = strToU8(sheets[name]!)
  return zipSync(files)
}

const sheetOf = (rows: string, after = '') => `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`
const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const head = `<row r="1">${inline('A1', '编号')}${inline('B1', '数值')}</row>`

/** Reads one cell B2 under a header. */
async function cell(xml: string, options?: Parameters<typeof workbook>[1]) {
  const bytes = workbook({ 数据: sheetOf(`${head}<row r="2">${inline('A2', '甲')}${xml}</row>`) }, options)
  const { value, problems } = await readXlsx('数据.xlsx', bytes)
  return { text: value[0]?.rows[0]?.[1]?.text, told: told(problems) }
}

const formats = [
  '0.00',
  '0.0%',
  'yyyy"年"m"月"d"日"',
  'yyyy"年"m"月"',
  'h:mm',
  'yyyy-mm-dd hh:mm',
  '[红色]0.00"日"',
  'General',
]
const styles = `<styleSheet><numFmts>${formats
  .map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
  .join(
    '',
  )}<numFmt numFmtId="300" formatCode="${'['.repeat(400_000)}"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf/>${formats
  .map((_, i) => `<xf numFmtId="${200 + i}"/>`)
  .join(
    '',
  )}<xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="57"/><xf numFmtId="300"/></cellXfs></styleSheet>`

describe('.xlsx: what cells show', () => {
  const cases: [name: string, xml: string, text: string][] = [
    ['a number', '<c r="B2"><v>18.6</v></c>', '18.6'],
    ['a number as Excel stores it', '<c r="B2"><v>18.600000000000001</v></c>', '18.6'],
    ['a sum of binary fractions', '<c r="B2"><v>0.30000000000000004</v></c>', '0.3'],
    ['a large number', '<c r="B2"><v>1.2345678901234567E+17</v></c>', '123456789012346000'],
    ['a small number', '<c r="B2"><v>1E-7</v></c>', '0.0000001'],
    ['a number with a format', '<c r="B2" s="1"><v>1286</v></c>', '1286'],
    ['percent', '<c r="B2" s="2"><v>0.125</v></c>', '12.5%'],
    ['percent as Excel stores it', '<c r="B2" s="2"><v>0.28999999999999998</v></c>', '29%'],
    ['built-in percent', '<c r="B2" s="9"><v>1</v></c>', '100%'],
    ['a date', '<c r="B2" s="3"><v>46173</v></c>', '2026-05-31'],
    ['a month', '<c r="B2" s="4"><v>46143</v></c>', '2026-05'],
    ['a time', '<c r="B2" s="5"><v>0.39583333333333331</v></c>', '09:30'],
    ['a date with a time', '<c r="B2" s="6"><v>46173.5</v></c>', '2026-05-31 12:00'],
    ['a date with a time of midnight', '<c r="B2" s="6"><v>46173</v></c>', '2026-05-31'],
    ['a number with a day in its quoted unit', '<c r="B2" s="7"><v>3</v></c>', '3'],
    ['the general format', '<c r="B2" s="8"><v>3</v></c>', '3'],
    ['a built-in date', '<c r="B2" s="10"><v>46173</v></c>', '2026-05-31'],
    ['a built-in Chinese month', '<c r="B2" s="11"><v>46143</v></c>', '2026-05'],
    ['a date as text', '<c r="B2" t="d"><v>2026-05-31T00:00:00Z</v></c>', '2026-05-31'],
    ['yes', '<c r="B2" t="b"><v>1</v></c>', '是'],
    ['no', '<c r="B2" t="b"><v>0</v></c>', '否'],
    ['the result of a formula', '<c r="B2"><f>A1+1</f><v>3.5</v></c>', '3.5'],
    ['the text of a formula', '<c r="B2" t="str"><f>A1</f><v>甲乙</v></c>', '甲乙'],
    [
      'an inline text of runs',
      '<c r="B2" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>',
      '甲乙',
    ],
    ['a shared text', '<c r="B2" t="s"><v>1</v></c>', '重点 工作'],
    ['a shared text with its reading', '<c r="B2" t="s"><v>2</v></c>', '重庆'],
    ['an escaped line end', '<c r="B2" t="s"><v>3</v></c>', '一\n二'],
    ['spaces around', inline('B2', ' 　甲　'), '甲'],
    ['a text longer than Excel takes', inline('B2', '甲'.repeat(40_000)), '甲'.repeat(32_767)],
    ['a run that is a space', '<c r="B2" t="s"><v>4</v></c>', '甲 乙<&>丙'],
    ['a text with a comment inside', inline('B2', '甲<!-- x -->乙<![CDATA[<丙>]]>'), '甲乙<丙>'],
    ['a number with a comment inside', '<c r="B2"><v>1<!-- x -->2</v></c>', '12'],
    ['yes in a word', '<c r="B2" t="b"><v>true</v></c>', '是'],
    ['a date and time as text', '<c r="B2" t="d"><v>2026-05-31T09:30:00+08:00</v></c>', '2026-05-31 09:30'],
    ['a number that is no day', '<c r="B2" s="3"><v>1E+300</v></c>', `1${'0'.repeat(300)}`],
    ['a format of endless brackets', '<c r="B2" s="12"><v>3</v></c>', '3'],
    ['a formula with an empty text', '<c r="B2" t="str"><f>A1</f><v></v></c>', ''],
  ]
  const strings =
    '<sst><si><t>零</t></si><si><r><t>重点</t></r><r><t xml:space="preserve"> 工作</t></r></si>' +
    '<si><t>重庆</t><rPh sb="0" eb="2"><t>chongqing</t></rPh></si><si><t>一_x000A_二</t></si>' +
    '<si><r><t>甲</t></r><r><t xml:space="preserve"> </t></r><r><t>乙&lt;&amp;&gt;丙</t></r></si></sst>'
  test.each(cases)('%s', async (_name, xml, text) => {
    expect(await cell(xml, { styles, strings })).toEqual({ text, told: [] })
  })

  test('dates that count from 1904', async () => {
    expect(
      (await cell('<c r="B2" s="3"><v>44711</v></c>', { styles, book: '<workbookPr date1904="1"/>' })).text,
    ).toBe('2026-05-31')
  })

  test('a date as text is the same day in any time zone', async () => {
    const before = process.env['TZ']
    process.env['TZ'] = 'Asia/Shanghai'
    try {
      expect((await cell('<c r="B2" t="d"><v>2026-05-31T00:00:00</v></c>')).text).toBe('2026-05-31')
      expect((await cell('<c r="B2" s="3"><v>46173</v></c>', { styles })).text).toBe('2026-05-31')
    } finally {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    }
  })

  test('values that do not fit their type are told, and the cells around are read', async () => {
    const odd = ['t="s"><v>7', 't="s"><v>x', 't="b"><v>2', 't="d"><v>昨天', '><v>12a', 't="?"><v>1']
    for (const [i, written] of odd.entries()) {
      const rows = `${head}<row r="2">${inline('A2', `甲${i}`)}<c r="B2" ${written}</v></c></row><row r="3">${inline('A3', '乙')}<c r="B3"><v>3</v></c></row>`
      const { value, problems } = await readXlsx('数据.xlsx', workbook({ 数据: sheetOf(rows) }))
      expect(told(problems)).toEqual(['数据.xlsx!数据!B2 table/cell 这一格的内容无法识别，请重新输入'])
      expect(texts(value[0]!).map((row) => row[0])).toEqual(['编号', `甲${i}`, '乙'])
      expect(texts(value[0]!)[2]).toEqual(['乙', '3'])
    }
  })

  test.each(['<f>A1</f>', '<f>A1</f><v></v>', '<f>A1</f><v/>'])(
    'a formula without a result: %s',
    async (formula) => {
      expect((await cell(`<c r="B2">${formula}</c>`)).told).toEqual([
        '数据.xlsx!数据!B2 table/formula 这一格的公式还没有算出结果；请在 Excel 或 WPS 里打开并保存一次，或直接填写数值',
      ])
    },
  )

  test('formulas without a result and with an error', async () => {
    expect((await cell('<c r="B2"><f>A1</f></c>')).told).toEqual([
      '数据.xlsx!数据!B2 table/formula 这一格的公式还没有算出结果；请在 Excel 或 WPS 里打开并保存一次，或直接填写数值',
    ])
    expect((await cell('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')).told).toEqual([
      '数据.xlsx!数据!B2 table/formula 这一格的公式出错（#DIV/0!），请改正公式或直接填写数值',
    ])
  })

  test('refused characters', async () => {
    expect((await cell(inline('B2', '甲\ufdd0'))).told).toEqual([
      '数据.xlsx!数据!B2 text/character 这一格有不可见的特殊字符，请删去后重新输入',
    ])
  })
})

describe('.xlsx: sheets', () => {
  test('gaps, empty rows, cells without addresses, prefixes, a second and a hidden sheet', async () => {
    const prefixed = `<x:worksheet xmlns:x="a"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>名称</x:t></x:is></x:c></x:row>
      <x:row><x:c t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`
    const bytes = workbook({
      数据: sheetOf(
        `<row r="3">${inline('B3', '编号')}${inline('D3', '数值')}</row><row r="4"/><row r="7">${inline('B7', '甲')}<c r="D7"><v>1</v></c></row>`,
      ),
      其他: prefixed,
      空: sheetOf(''),
    })
    const { value, problems } = await readXlsx('数据.xlsx', bytes)
    expect(told(problems)).toEqual([
      '数据.xlsx!数据!A3 table/no-head 这一列没有列名，整列不会读取',
      '数据.xlsx!数据!C3 table/no-head 这一列没有列名，整列不会读取',
    ])
    expect(value.map((table) => [table.sheet, texts(table)])).toEqual([
      [
        '数据',
        [
          ['', '编号', '', '数值'],
          ['', '甲', '', '1'],
        ],
      ],
      ['其他', [['名称'], ['乙']]],
    ])
    expect(value[0]!.rows[0]!.map(({ place }) => formatPlace(place))).toEqual([
      '数据.xlsx!数据!A7',
      '数据.xlsx!数据!B7',
      '数据.xlsx!数据!C7',
      '数据.xlsx!数据!D7',
    ])
  })

  test('a table that starts at B4: every value at its own address, whatever is empty or odd before it', async () => {
    const rows =
      `<row r="2"><c r="B2" s="1"/></row><row r="4">${inline('B4', '编号')}<c r="C4" t="s"><v>0</v></c>${inline('D4', '截至')}</row>` +
      `<row r="5">${inline('A5', '  ')}${inline('B5', '甲')}<c r="C5" s="2"><v>0.125</v></c><c r="D5" s="3"><v>46173</v></c></row>` +
      `<row r="8">${inline('B8', '乙')}<c r="C8" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D8" s="4"><v>46143</v></c></row>` +
      `<row r="9">${inline('B9', '丙')}<c r="C9" t="str"><v></v></c><c r="D9" t="b"><v>1</v></c></row><row r="20"><c r="H20" s="1"/></row>`
    const strings = '<sst><si><r><t>数</t></r><r><t>值</t></r></si></sst>'
    const { value, problems } = await readXlsx(
      '数据.xlsx',
      workbook({ 数据: sheetOf(rows) }, { styles, strings }),
    )
    expect(told(problems)).toEqual([
      '数据.xlsx!数据!C8 table/formula 这一格的公式出错（#DIV/0!），请改正公式或直接填写数值',
      '数据.xlsx!数据!A4 table/no-head 这一列没有列名，整列不会读取',
    ])
    const shown = [value[0]!.header, ...value[0]!.rows].map((row) =>
      row.map(({ text, place }) => `${formatPlace(place).replace('数据.xlsx!数据!', '')} ${text}`),
    )
    expect(shown).toEqual([
      ['A4 ', 'B4 编号', 'C4 数值', 'D4 截至'],
      ['A5 ', 'B5 甲', 'C5 12.5%', 'D5 2026-05-31'],
      ['A8 ', 'B8 乙', 'C8 #DIV/0!', 'D8 2026-05'],
      ['A9 ', 'B9 丙', 'C9 ', 'D9 是'],
    ])
  })

  test('hidden sheets are left out, those after them read as themselves', async () => {
    const sheets = Object.fromEntries(
      ['甲表', '藏表', '乙&amp;表'].map((name) => [
        name,
        sheetOf(`${head}<row r="2">${inline('A2', name)}</row>`),
      ]),
    )
    const { value, problems } = await readXlsx('数据.xlsx', workbook(sheets, { hidden: ['藏表'] }))
    expect(problems).toEqual([])
    expect(value.map(({ sheet, rows }) => [sheet, rows[0]![0]!.text])).toEqual([
      ['甲表', '甲表'],
      ['乙&表', '乙&表'],
    ])
  })

  test('merged cells among the rows are noted, a merged title is not', async () => {
    const rows = `<row r="1">${inline('A1', '主要指标')}</row><row r="2">${inline('A2', '编号')}${inline('B2', '数值')}</row><row r="3">${inline('A3', '甲')}<c r="B3"><v>1</v></c></row>`
    const merges = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A3:A4"/></mergeCells>'
    const { value, problems } = await readXlsx('数据.xlsx', workbook({ 数据: sheetOf(rows, merges) }))
    expect(told(problems)).toEqual([
      '数据.xlsx!数据!A3 table/merged A3:A4 是合并单元格，内容只算在第一格；请取消合并，逐格填写',
    ])
    expect(texts(value[0]!)).toEqual([
      ['编号', '数值'],
      ['甲', '1'],
    ])
  })

  test('addresses beyond Z', async () => {
    const rows = `<row r="1">${inline('A1', '编号')}${inline('AB1', '数值')}</row><row r="2">${inline('A2', '甲')}<c r="AB2"><v>1</v></c></row>`
    const table = (await readXlsx('数据.xlsx', workbook({ 数据: sheetOf(rows) }))).value[0]!
    expect(formatPlace(table.rows[0]!.at(-1)!.place)).toBe('数据.xlsx!数据!AB2')
  })
})

const message = async (bytes: Uint8Array) => told((await readXlsx('数据.xlsx', bytes)).problems)

describe('.xlsx: files that are none, or were made to harm', () => {
  const broken =
    '数据.xlsx:1:1 table/broken 文件已损坏或不完整，无法打开；请在 Excel 或 WPS 里打开，另存为 .xlsx 后再试'

  test('an old or locked workbook, a text, nothing', async () => {
    expect(await message(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toEqual([
      '数据.xlsx:1:1 table/format 这是旧版 .xls 文件，或是加了密码的文件；请在 Excel 或 WPS 里打开，去掉密码，另存为 .xlsx',
    ])
    expect(await message(strToU8('编号,数值\n'))).toEqual([
      '数据.xlsx:1:1 table/format 这不是 .xlsx 文件；如是文本表格请把后缀改为 .csv，其他请另存为 .xlsx',
    ])
    expect(await message(new Uint8Array(0))).toEqual(['数据.xlsx:1:1 table/format 文件是空的'])
  })

  test('a cut file, a zip of something else, XML that is none', async () => {
    const whole = workbook({ 数据: sheetOf(head) })
    expect(await message(whole.slice(0, whole.length - 60))).toEqual([broken])
    expect(await message(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toEqual([broken])
    expect(await message(workbook({ 数据: '<worksheet><sheetData><row></worksheet>' }))).toEqual([broken])
  })

  test('a bomb is refused before it is unpacked', async () => {
    const started = Date.now()
    const bomb = zipSync({ 'xl/worksheets/sheet0.xml': new Uint8Array(70_000_000) }, { level: 1 })
    expect(bomb.length).toBeLessThan(1_000_000)
    const before = process.memoryUsage().arrayBuffers
    expect(await message(bomb)).toEqual([
      '数据.xlsx:1:1 table/size 文件展开后异常大，为安全起见不打开；请把要用的工作表复制到新文件',
    ])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000)
    expect(Date.now() - started).toBeLessThan(10_000)
  })

  test('a bomb that lies about its size is not unpacked beyond it', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(50_000_000) }, { level: 1 })
    // The directory of the archive says 1,000 bytes.
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength)
    const directory = view.getUint32(bomb.length - 22 + 16, true)
    view.setUint32(directory + 24, 1000, true)
    expect(await message(bomb)).toEqual([broken])
  })

  test('too many files', async () => {
    const files: Zippable = {}
    for (let i = 0; i < 1001; i++) files[`a${i}`] = new Uint8Array(0)
    expect(await message(zipSync(files))).toEqual([
      '数据.xlsx:1:1 table/size 文件里的内容异常多，为安全起见不打开；请把要用的工作表复制到新文件',
    ])
  })

  test('rows and columns far away, and too many cells', async () => {
    const far = workbook({
      数据: sheetOf(`${head}<row r="1048576">${inline('A1048576', '甲')}${inline('XFD1048576', '乙')}</row>`),
    })
    const read = await readXlsx('数据.xlsx', far)
    expect(texts(read.value[0]!)).toEqual([
      ['编号', '数值'],
      ['甲', ''],
    ])
    expect(told(read.problems)).toEqual([
      '数据.xlsx:1:1 table/size 工作表“数据”太大，只读了前面的部分；请只留要用的行和列',
    ])
    const many = `<row r="1">${inline('A1', '编号')}</row>${Array.from({ length: 200_001 }, (_, i) => `<row><c><v>${i}</v></c></row>`).join('')}`
    const large = await readXlsx('数据.xlsx', workbook({ 数据: sheetOf(many) }))
    expect(large.value[0]!.rows).toHaveLength(199_999)
    expect(large.problems.map(({ code }) => code)).toEqual(['table/size'])
  })

  test('numbers of rows made up, and tables wide and long that are nearly empty, take no memory', async () => {
    const started = Date.now()
    const before = process.memoryUsage().heapUsed
    const rows = `${head}<row r="1000000000"><c t="inlineStr"><is><t>甲</t></is></c><c><v>1</v></c></row>`
    const far = await readXlsx('数据.xlsx', workbook({ 数据: sheetOf(rows) }))
    expect(far.value[0]!.rows.map((row) => row.map(({ text }) => text))).toEqual([['甲', '1']])
    const wide = `<row r="1">${inline('A1', '编号')}${inline('GR1', '数值')}</row>`
    const long = Array.from(
      { length: 100_000 },
      (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"><v>1</v></c></row>`,
    )
    const sheet = sheetOf(wide + long.join(''))
    const { value, problems } = await readXlsx('数据.xlsx', workbook({ 甲: sheet, 乙: sheet }))
    // 200,000 places in all: 1,000 rows of 200 columns, the head among them.
    expect(value.map(({ sheet: name, rows: { length } }) => [name, length])).toEqual([['甲', 999]])
    const cut = '太大，只读了前面的部分；请只留要用的行和列'
    expect(told(problems.filter(({ code }) => code === 'table/size'))).toEqual([
      `数据.xlsx:1:1 table/size 工作表“甲”${cut}`,
      `数据.xlsx:1:1 table/size 工作表“乙”${cut}`,
    ])
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(400_000_000)
    expect(Date.now() - started).toBeLessThan(20_000)
  })

  test('very many cells without a column head', async () => {
    const ones = '<c><v>1</v></c>'.repeat(199)
    const rows = `<row r="1">${inline('A1', '编号')}</row><row r="2">${inline('A2', '甲')}</row>`
    const sheet = sheetOf(
      rows + Array.from({ length: 800 }, (_, i) => `<row r="${i + 3}">${ones}</row>`).join(''),
    )
    const { value, problems } = await readXlsx('数据.xlsx', workbook({ 数据: sheet }))
    expect(value[0]!.rows).toHaveLength(801)
    expect(problems.map(({ code }) => code)).toEqual(Array.from({ length: 200 }, () => 'table/no-head'))
  })

  test('a sheet that is named many times is read once', async () => {
    const bytes = unzipSync(workbook({ 数据: sheetOf(head) }))
    const list = '<sheet name="数据" r:id="r0"/>'.repeat(20_000)
    const book = `<workbook xmlns:r="${relation}"><sheets>${list}</sheets></workbook>`
    const { value } = await readXlsx('数据.xlsx', zipSync({ ...bytes, 'xl/workbook.xml': strToU8(book) }))
    expect(value).toHaveLength(1)
  })

  test('entities are not expanded', async () => {
    const laughs =
      '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><worksheet><sheetData><row><c t="str"><v>&c;</v></c></row></sheetData></worksheet>'
    expect(await message(workbook({ 数据: laughs }))).toEqual([broken])
  })

  test('any bytes, and any damage to a good file, give a result', async () => {
    const good = workbook({
      数据: sheetOf(`${head}<row r="2">${inline('A2', '甲')}<c r="B2"><v>1</v></c></row>`),
    })
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const { value } = await readXlsx('f.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes]))
        expect(value).toEqual([])
      }),
      { numRuns: 300, seed: 31 },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = Uint8Array.from(good)
          for (const [at, value] of changes) bytes[at] = value
          expect(Array.isArray((await readXlsx('f.xlsx', bytes)).value)).toBe(true)
        },
      ),
      { numRuns: 500, seed: 32 },
    )
    expect(unzipSync(good)['xl/workbook.xml']).toBeDefined()
  })
})

describe('tables as data', () => {
  const figures = only(
    csv(
      '编号,名称,数值,单位,上年同期,排名.位次,排名.范围,其中.亿元以上,其中.5000万元\n' +
        '到位资金,实际利用市域外资金,18.60,亿元,16.9,3,全市,,\n引进项目,引进500万元以上项目,118,个,,,,9,14\n',
    ),
  )

  test('give what the YAML would give', () => {
    const { value, problems } = tableToEntries(figures)
    expect(problems).toEqual([])
    const yaml = readYaml(
      new Source(
        '表.yaml',
        '到位资金: {名称: 实际利用市域外资金, 数值: 18.60, 单位: 亿元, 上年同期: 16.9, 排名: {位次: 3, 范围: 全市}}\n' +
          '引进项目: {名称: 引进500万元以上项目, 数值: 118, 单位: 个, 其中: {亿元以上: 9, 5000万元: 14}}\n',
      ),
    )
    expect(plain(value)).toEqual(plain(yaml.value))
    expect(value.entries.map(({ key, keyPlace }) => `${formatPlace(keyPlace)} ${key}`)).toEqual([
      '数据.csv:2:1 到位资金',
      '数据.csv:3:1 引进项目',
    ])
    const first = value.entries[0]!.value
    const ranking = first.kind === 'entries' && first.entries.find(({ key }) => key === '排名')
    expect(
      ranking && ranking.value.kind === 'entries' && formatPlace(ranking.value.entries[0]!.value.place),
    ).toBe('数据.csv:2:30')
  })

  test('without 编号 the name is the id and stays the name', () => {
    expect(plain(tableToEntries(only(csv('名称,数值\n税收收入,12.5\n'))).value)).toEqual({
      税收收入: { 名称: '税收收入', 数值: '12.5' },
    })
  })

  test('ids that are missing or stand twice, and no column of ids', () => {
    expect(told(tableToEntries(only(csv('编号,数值\n甲,1\n,2\n甲,3\n'))).problems)).toEqual([
      '数据.csv:3:2 table/no-id 这一行没有“编号”，请补上',
      '数据.csv:4:1 table/duplicate-id “甲”写了两行，请合并或改名',
    ])
    expect(told(tableToEntries(only(csv('指标,数值\n甲,1\n'))).problems)).toEqual([
      '数据.csv:1:1 table/no-id 表头里要有“编号”或“名称”一列，稿子凭它引用数据',
    ])
  })

  test('a head and its lower level cannot both be filled', () => {
    const { value, problems } = tableToEntries(only(csv('编号,目标,目标.数值\n甲,44,45\n乙,,46\n')))
    expect(told(problems)).toEqual([
      '数据.csv:2:6 table/conflict 列“目标.数值”与列“目标”不能同时填写，请只留一种',
    ])
    expect(plain(value)).toEqual({ 甲: { 目标: '44' }, 乙: { 目标: { 数值: '46' } } })
  })

  test('rows as a list, with the columns that a mapping names', () => {
    const units = only(csv('序号,乡镇,到位资金（亿元）\n1,城关镇,3.2\n2,东岭镇,\n'))
    expect(plain(tableToList(units).value)).toEqual([
      { 序号: '1', 乡镇: '城关镇', '到位资金（亿元）': '3.2' },
      { 序号: '2', 乡镇: '东岭镇' },
    ])
    const mapped = tableToList(units, { 乡镇: '对象', '到位资金（亿元）': '指标.数值' })
    expect(mapped.problems).toEqual([])
    expect(plain(mapped.value)).toEqual([{ 对象: '城关镇', 指标: { 数值: '3.2' } }, { 对象: '东岭镇' }])
    expect(told(tableToList(units, { 乡鎮: '对象', 备注: '例' }).problems)).toEqual([
      '数据.csv:1:1 table/no-column 表里没有“乡鎮”这一列，是否应为“乡镇”',
      '数据.csv:1:1 table/no-column 表里没有“备注”这一列，有：序号、乡镇、到位资金（亿元）',
    ])
  })
})
