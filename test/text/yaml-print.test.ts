import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFacts } from '../../src/facts/index.ts'
import type { Datum } from '../../src/text/datum.ts'
import { Source } from '../../src/text/source.ts'
import { printYaml, type Printable } from '../../src/text/yaml-print.ts'
import { readYaml } from '../../src/text/yaml.ts'

/** What a reader gets: texts as they are, lists and maps. */
function plain(datum: Datum): unknown {
  if (datum.kind === 'scalar') return datum.text
  if (datum.kind === 'list') return datum.items.map(plain)
  if (datum.kind === 'entries')
    return Object.fromEntries(datum.entries.map(({ key, value }) => [key, plain(value)]))
  return null
}

function read(value: { [key: string]: Printable | undefined }): unknown {
  const { value: datum, problems } = readYaml(
    new Source('a.yaml', printYaml(value, { inline: new Set(['数据']) })),
  )
  expect(problems).toEqual([])
  return plain(datum)
}

describe('the layout', () => {
  it('puts short maps and lists in one line, figures each in one, and blocks apart', () => {
    const sheet = {
      标题: '在全区产业招商推进会上的讲话',
      讲话人: { 职务: '区长', 姓名: '王立明' },
      日期: '2026-06-12',
      开头: { 内容: '时间过半，今天开这个会。', 总起: undefined },
      数据: {
        到位资金: { 名称: '到位资金', 数值: '18.60', 单位: '亿元', 排名: { 位次: '3', 范围: '全市' } },
        开工率: { 名称: '开工率', 数值: '60', 单位: '%' },
      },
      提纲: [{ 标题: '看清形势，找准差距', 包含: ['成绩', '问题'] }],
    }
    expect(printYaml(sheet, { inline: new Set(['数据']), header: '由旧稿学来' })).toBe(`# 由旧稿学来

标题: 在全区产业招商推进会上的讲话
讲话人: {职务: 区长, 姓名: 王立明}
日期: 2026-06-12

开头:
  内容: 时间过半，今天开这个会。

数据:
  到位资金: {名称: 到位资金, 数值: 18.60, 单位: 亿元, 排名: {位次: 3, 范围: 全市}}
  开工率: {名称: 开工率, 数值: 60, 单位: "%"}

提纲:
  - 标题: 看清形势，找准差距
    包含: [成绩, 问题]
`)
  })

  it('breaks a figure that is too long for a line', () => {
    const figure = {
      名称: '甲'.repeat(16),
      数值: '18.6',
      单位: '亿元',
      备注: '乙'.repeat(20),
      口径: '丙'.repeat(20),
      来源: '丁'.repeat(20),
    }
    expect(printYaml({ 数据: { 甲: figure } }, { inline: new Set(['数据']) })).toBe(`数据:
  甲:
    名称: ${'甲'.repeat(16)}
    数值: 18.6
    单位: 亿元
    备注: ${'乙'.repeat(20)}
    口径: ${'丙'.repeat(20)}
    来源: ${'丁'.repeat(20)}
`)
  })

  it('leaves out what is absent, and puts comments above their keys', () => {
    expect(printYaml({ 甲: '一', 乙: undefined, 丙: '三' }, { comments: { 丙: '请核对' } })).toBe(
      '甲: 一\n# 请核对\n丙: 三\n',
    )
  })
})

describe('what is read back', () => {
  const hostile = [
    '他说"行"，又说\'不行\'',
    '时间: 8月',
    '内容：甲',
    '# 不是注释',
    '甲 # 也不是',
    '*星号*与&号',
    '- 不是条目',
    '? 问',
    '【【原样】】和【到位资金】',
    '【到位资金】: 甲',
    '[甲, 乙]',
    '{甲: 乙}',
    '是',
    'null',
    '018',
    '1e3',
    '+5',
    '.5',
    '1_000',
    '12:30',
    '2026-06-12',
    '0x1F',
    '~',
    '\\n 不是换行',
    '第一行\n第二行',
    '\n前后有换行\n',
    '　全角空格开头',
    '尾空格 ',
    '|',
    '> 引用',
    '%百分',
    '@甲',
    '`乙`',
    '甲,乙',
    '！感叹',
    '---',
    '...',
    '“引号”开头',
    '甲：',
  ]

  it.each(hostile)('%j alone, in a list and in a short map', (text) => {
    const value = {
      甲: text,
      乙: [text, '丙'],
      丁: [{ 小标题: text, 内容: text }],
      数据: { 戊: { 名称: text } },
    }
    expect(read(value)).toEqual(value)
  })

  it('any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...hostile,
        '：',
        ': ',
        ' #',
        '"',
        "'",
        '【',
        '】',
        '，',
        '、',
        '\n',
        '-',
        '1',
        '.',
        '%',
        ' ',
        '　',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    )
    const text = fc
      .array(piece, { minLength: 1, maxLength: 6 })
      .map((pieces) => pieces.join(''))
      .filter(
        (words) =>
          words !== '' && !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\r]/u.test(words.replaceAll('\n', '')),
      )
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (one, more) => {
        const value = {
          甲: one,
          乙: [...more, one],
          丙: [{ 内容: one, 要点: more }],
          数据: { 丁: { 备注: one } },
        }
        const printed = printYaml(value, { inline: new Set(['数据']) })
        const { value: datum } = readYaml(new Source('a.yaml', printed))
        const absent = more.length === 0
        expect(plain(datum)).toEqual({ ...value, 丙: [{ 内容: one, 要点: absent ? [] : more }] })
      }),
      { numRuns: 400 },
    )
  })

  it('as the texts of a sheet, with nothing said of their form', () => {
    for (const text of hostile.filter((one) => !/[【】]|^[\n ]|\n/u.test(one))) {
      const sheet = {
        标题: '在会上的讲话',
        日期: '无',
        结尾: { 内容: text },
        成绩: { 要点: [text, { 小标题: '甲', 内容: text }] },
      }
      const { value, problems } = readFacts(new Source('a.yaml', printYaml(sheet)))
      const form = problems.filter(({ code }) => code.startsWith('yaml/'))
      expect([text, form]).toEqual([text, []])
      expect(value!.sheet.closing!.content).toBe(text.trim())
    }
  })
})
