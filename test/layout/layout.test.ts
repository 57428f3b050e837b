import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutIds, layoutTable, readLayout } from '../../src/layout/index.ts'
import { formatPlace } from '../../src/text/place.ts'
import { Source } from '../../src/text/source.ts'
import { layoutOf, layoutWith, styleFiles } from '../support/styles.ts'

/** A file of an office, read after the shipped ones; messages with their places. */
function read(yaml: string, id = '本单位') {
  const own = new Source(`templates/styles/${id}.yaml`, yaml)
  const { value, problems } = readLayout(id, [...styleFiles(), own])
  return {
    value,
    problems: problems.map(({ message, place }) => `${place ? formatPlace(place) : ''} ${message}`),
  }
}

describe('the shipped styles', () => {
  test('recipe A is 37/35/28/26 mm with lines of 28.95 pt', () => {
    const { paper, margin, body } = layoutOf('gbt9704')
    expect(paper).toEqual({ width: 11906, height: 16838 })
    expect(margin).toEqual({ top: 2098, bottom: 1984, left: 1588, right: 1474, header: 850, footer: 1418 })
    expect(body).toMatchObject({ face: '仿宋', size: 320, line: 579, spacing: -5, indentCharacters: 2 })
  })

  test('recipe B is 34.6/32.6/28/26 mm with lines of 29.6 pt, all else as in A', () => {
    const b = layoutOf('gbt9704-b')
    expect(b.margin).toEqual({ top: 1962, bottom: 1848, left: 1588, right: 1474, header: 850, footer: 1418 })
    expect(b.body.line).toBe(592)
    expect(b.title).toEqual({ ...layoutOf('gbt9704').title, line: 592 })
  })

  test('the large print is 18 pt bold on 33 pt with a title of 24 pt on 35 pt', () => {
    const { body, title } = layoutOf('large')
    expect(body).toMatchObject({ size: 360, bold: true, line: 660, spacing: 0 })
    expect(title).toMatchObject({ size: 480, bold: false, line: 700 })
  })

  test.each([
    ['gbt9704', 22, 28],
    ['gbt9704-b', 22, 28],
    ['large', 19, 24],
  ])('%s holds %i lines of %i characters, neither one more nor less', (id, lines, characters) => {
    const { paper, margin, body, textArea } = layoutOf(id)
    const height = paper.height - margin.top - margin.bottom
    const width = paper.width - margin.left - margin.right
    expect(Math.floor(height / Number(body.line))).toBe(lines)
    expect(Math.floor(width / (body.size + body.spacing))).toBe(characters)
    expect(textArea).toEqual({ lines, characters })
  })

  test('papers of a meeting: red head, signature, chart and tent cards', () => {
    const { redHead, signature, signingDate, body, issuer, chart, card, imprintRule } = layoutOf('gbt9704')
    // 35 mm, 1.5 pt and 4 mm in twips
    expect(redHead).toEqual({ color: 'FF0000', above: 1984, ruleWidth: 30, ruleDistance: 227, titleLines: 2 })
    expect([body, signature, signingDate].map(({ rightCharacters }) => rightCharacters)).toEqual([0, 2, 4])
    expect(issuer).toMatchObject({ face: '小标宋', size: 840, line: 960, align: 'center' })
    expect(imprintRule).toEqual({ outer: 20, inner: 15 })
    expect(chart).toEqual({ color: '1F3864', bar: 454, around: 340, size: 240 })
    expect(card).toMatchObject({ two: 3120, three: 2400, four: 2000, five: 1600, margin: 567 })
    expect(card.face).toEqual(['华文新魏', '楷体_GB2312', '楷体'])
  })

  test('every number has its basis beside it', () => {
    for (const id of ['gbt9704', 'gbt9704-b', 'large']) {
      const bare = layoutOf(id).settings.filter(
        ({ key, basis }) => basis === '' && !/^(样式|名称)$/.test(key),
      )
      expect(bare).toEqual([])
    }
  })
})

describe('the table of numbers for the documentation', () => {
  test('says what the files say, inherited numbers too', () => {
    const table = layoutTable(layoutOf('gbt9704-b'))
    expect(table.split('\n').slice(0, 2)).toEqual(['| 项目 | 值 | 依据 |', '|---|---|---|'])
    expect(table).toContain('| 页边距.上毫米 | 34.6 | [惯例 HEH] 3.46 厘米；37 毫米减去半个行间 |\n')
    expect(table).toContain('| 正文.行距磅 | 29.6 |')
    expect(table).not.toContain('正文.行距缇')
    expect(table).toContain('| 纸张.宽毫米 | 210 | [标准 5.1] A4 |\n')
  })

  test('has a row for each line of the file that is not a heading', () => {
    const file = styleFiles().find(({ path }) => path.endsWith('/gbt9704.yaml'))!
    const lines = file.text.split('\n').filter((line) => /^ *[^#\s].*: +[^#\s]/.test(line))
    expect(layoutOf('gbt9704').settings).toHaveLength(lines.length)
  })
})

describe('a style of an office', () => {
  test('changes the lines that it names and inherits the rest', () => {
    const layout = layoutWith('二级标题: {加粗: 是}\n页码: {位置: 居中}\n正文: {字号磅: 15}')
    expect(layout.heading2).toMatchObject({ bold: true, face: '楷体', size: 300 })
    expect(layout.pageNumber).toMatchObject({ position: 'center', size: 280 })
    expect(layout.title.size).toBe(440)
  })

  test('takes the place of the shipped one of its name, and may inherit from it', () => {
    const { value, problems } = read(
      '样式: gbt9704\n名称: 本县\n继承: gbt9704\n标题: {字号磅: 20}',
      'gbt9704',
    )
    expect(problems).toEqual([])
    expect(value).toMatchObject({ name: '本县', title: { size: 400 }, body: { size: 320 } })
  })

  test('may give a length in any unit; a later unit replaces an inherited one', () => {
    expect(layoutWith('页边距: {左厘米: 2.54, 右磅: 72, 上缇: 1440}').margin).toMatchObject({
      left: 1440,
      right: 1440,
      top: 1440,
      bottom: 1984,
    })
  })

  test('may set the digits in another face', () => {
    expect(layoutWith('字体: {数字: 仿宋_GB2312}').faces.digits).toEqual(['仿宋_GB2312'])
  })

  test('may order the lines under the title', () => {
    expect(layoutWith('题头: {顺序: [讲话人, 日期]}').head.order).toEqual(['speaker', 'date'])
    expect(layoutOf('gbt9704').head.order).toBe('draft')
  })

  test('of a name that is not there is a problem that names the nearest', () => {
    const { value, problems } = readLayout('gbt9740', styleFiles())
    expect(value).toBeUndefined()
    expect(problems.map(({ message }) => message)).toEqual(['没有“gbt9740”这个样式，是否应为“gbt9704”？'])
  })

  test('all styles can be listed', () => {
    expect(layoutIds(styleFiles())).toEqual(['gbt9704-b', 'gbt9704', 'large', 'onepage'])
  })
})

describe('slips in a style file are problems with their place', () => {
  const head = '样式: 本单位\n名称: 本单位\n继承: gbt9704\n'
  const where = 'templates/styles/本单位.yaml'
  test.each([
    ['正文: {行间距磅: 28}', `${where}:4:6 “正文”里没有“行间距磅”这一项，是否应为“行距磅”？`],
    ['页边矩: {上毫米: 37}', `${where}:4:1 样式里没有“页边矩”这一项，是否应为“页边距”？`],
    ['印章: 红', `${where}:4:1 样式里没有“印章”这一项，请删去`],
    ['页边距: {上: 37}', `${where}:4:10 “上”要写明单位，如“上毫米”“上磅”“上缇”`],
    ['页边距: {上毫米: 37mm}', `${where}:4:12 “上毫米”应是一个数，此处为“37mm”；单位写在名称里，值只写数`],
    ['constructor: 1', `${where}:4:1 样式里没有“constructor”这一项，请删去`],
    ['正文: {字号: toString}', `${where}:4:10 “toString”不是字号名；可写三号、小四等，或写“字号磅: 16”`],
    ['正文: {字号: 三号字}', `${where}:4:10 “三号字”不是字号名；可写三号、小四等，或写“字号磅: 16”`],
    [
      '正文: {字体: 隶书}',
      `${where}:4:10 “字体”不能是“隶书”，应为“小标宋”、“黑体”、“楷体”、“仿宋”、“宋体”之一`,
    ],
    ['正文: {加粗: 对}', `${where}:4:10 “加粗”不能是“对”，应为“是”、“否”之一`],
    ['标题: {字号磅: 100}', `${where}:4:11 “标题.字号”太大，最多72磅`],
    ['页码: {位置: 左}', `${where}:4:10 “位置”不能是“左”，应为“外侧”、“居中”之一`],
    ['正文: {行距磅: 3}', `${where}:4:11 “正文.行距”应在5磅到144磅之间`],
    [
      '页边距: {左毫米: 76, 右毫米: 76}\n纸张: {宽毫米: 180}',
      `${where}:4:1 页边距太大，版心只剩宽28毫米、高225毫米`,
    ],
    ['正文: 仿宋', `${where}:4:5 “正文”下面应是几行“名称: 值”`],
    ['正文: {行距磅: 28, 行距缇: 560}', `${where}:4:15 “行距缇”与前面的一项重复，留一项`],
    [
      '题头: {顺序: [日期, 单位]}',
      `${where}:4:10 “顺序”不能是“单位”，应为“依稿”、“副标题”、“日期”、“讲话人”、“状态”之一`,
    ],
  ])('%s', (yaml, message) => {
    expect(read(head + yaml).problems).toContain(message)
  })

  test('several are told at once, and a style with a wrong value is still whole', () => {
    const { value, problems } = read(`${head}正文: {加租: 是, 字号: 肆号}\n`)
    expect(problems).toHaveLength(2)
    expect(value?.body.size).toBe(320)
  })

  test('a file that neither inherits nor says all is told what is missing', () => {
    const { value, problems } = read('样式: 本单位\n名称: 本单位\n纸张: {宽毫米: 210, 高毫米: 297}')
    expect(value).toBeUndefined()
    expect(problems).toContain(`${where}:1:1 缺少“正文”；可写“继承: gbt9704”，只列要改的几行`)
  })

  test('styles that inherit from each other in a circle', () => {
    const a = new Source('a.yaml', '样式: a\n名称: 甲\n继承: b')
    const b = new Source('b.yaml', '样式: b\n名称: 乙\n继承: a')
    const { value, problems } = readLayout('a', [a, b])
    expect(value).toBeUndefined()
    expect(problems[0]).toMatchObject({ code: 'layout/circle', place: { source: b, start: 16, end: 17 } })
  })

  test('an id that is not the name of its file', () => {
    expect(read('样式: 本单位样式\n名称: 甲\n继承: gbt9704').problems).toEqual([
      `${where}:1:5 此处的样式代号为“本单位样式”，应与文件名“本单位”一致`,
    ])
  })

  test('a file that is no style at all', () => {
    expect(read('一段话').problems).toContain(`${where}:1:1 样式文件应是一行一项：“名称: 值”`)
  })
})

test('whatever a style file holds, it is read without a crash, and a style that is given can be used', () => {
  const lines = fc.constantFrom(
    '正文:',
    '  行距磅: ',
    '  字号: ',
    '  字体: ',
    '页边距: {左毫米: ',
    '继承: gbt9704',
    '题头: {顺序: [',
    '- ',
    '版心: ',
  )
  const values = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.double().map(String),
    fc.constantFrom('是', '三号', '}', ']', '自动'),
  )
  const file = fc.array(
    fc.tuple(lines, values).map((pair) => pair.join('')),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(file, (text) => {
      const own = new Source('本单位.yaml', `样式: 本单位\n名称: 本单位\n${text.join('\n')}`)
      const { value, problems } = readLayout('本单位', [...styleFiles(), own])
      if (!value) return problems.some(({ level }) => level === 'error')
      return value.body.line === 'auto' || value.body.line >= 100
    }),
    { numRuns: 200 },
  )
})
