import * as fc from 'fast-check'
import { Ajv } from 'ajv'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readFacts, sheetJsonSchema } from '../../src/facts/index.ts'
import { terms } from '../../src/text/keys.ts'
import { Source } from '../../src/text/source.ts'

const folder = 'content/facts'
const file = 'content/schema/facts.schema.json'
const samples = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

/** `doNotSuggest` is the editors' own word; they know it and ajv need not. */
const accepts = new Ajv({
  strict: true,
  strictRequired: false,
  strictTypes: false,
  allErrors: true,
  allowUnionTypes: true,
  keywords: ['doNotSuggest'],
}).compile(sheetJsonSchema())

/** What the schema says against a sheet: the last key of the path and the rule, without the forms tried in vain. */
function faults(text: string): string[] {
  accepts(parse(text))
  const errors = accepts.errors ?? []
  return errors.map(({ instancePath, keyword, params }) => {
    const about = Object.values(params as Record<string, unknown>).filter((one) => typeof one === 'string')
    return `${decodeURI(instancePath)} ${keyword} ${about.join(' ')}`.trim()
  })
}

const start = '标题: 甲\n日期: 2026-06-12\n'

describe('the schema for editors', () => {
  test('the file in content/schema is what the code generates (UPDATE=1 writes it anew)', async () => {
    const text = await format(JSON.stringify(sheetJsonSchema()), { parser: 'json', printWidth: 110 })
    if (process.env['UPDATE'] === '1') {
      mkdirSync('content/schema', { recursive: true })
      writeFileSync(file, text)
    }
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test.each(samples)('accepts %s, which names it in its first line', (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8')
    expect(faults(text)).toEqual([])
    expect(text.split('\n', 1)).toEqual(['# yaml-language-server: $schema=../schema/facts.schema.json'])
  })

  test('accepts both spellings, shorthand, 待补 and empty keys', () => {
    const text = `title: A
date: 2026年6月12日
数据: {甲: 3, 乙: 12%, 丙: 待补, 丁: {数值: 待补, 目标: 44, 排名: 倒数第2, 可公开: 否}, 戊: , 己: 6000万元}
成绩: [一, 二]
问题: 待补
目标: {指标: [甲, 3个, 18], 分档: {表: 分档.xlsx, 列: {对象: 单位}}}
措施: {要点: [{小标题: 甲, 任务: [乙], 责任: 丙, 例: 丁}]}
时段: {起: 2026-01, 止: }
`
    expect(faults(text)).toEqual([])
    expect(faults(`${start}数据: 数据.csv\n`)).toEqual([])
  })

  const wrong: [about: string, text: string, fault: string][] = [
    ['an unknown key', `${start}标提: 乙\n`, 'additionalProperties 标提'],
    ['a missing title', '日期: 2026-06-12\n', 'required 标题'],
    ['one key in both spellings', `${start}title: 乙\n`, 'not'],
    [
      'no day',
      '标题: 甲\n日期: 6月12日\n',
      '/日期 pattern ^(\\d{4}([-/]\\d{1,2}){2}|\\d{4}年\\d{1,2}月\\d{1,2}日|待补|无)$',
    ],
    [
      'a number with a separator',
      `${start}数据: {甲: {数值: "1,286"}}\n`,
      '/数据/甲/数值 pattern ^([+-]?\\d+(\\.\\d+)?\\s*[%％]?|待补)$',
    ],
    ['a word that is no choice', `${start}状态: 终稿\n`, '/状态 enum'],
    ['a map where a text stands', `${start}主题: {甲: 乙}\n`, '/主题 type'],
    ['a list where a figure stands', `${start}数据: {甲: [1, 2]}\n`, '/数据/甲 type object'],
    ['an id of digits alone', `${start}数据: {"12": 3}\n`, '/数据 propertyNames 12'],
    ['a word of references as an id', `${start}数据: {同比: 3}\n`, '/数据 propertyNames 同比'],
    [
      'a slip deep in the sheet',
      `${start}措施: {要点: [{小标题: 甲, 要点: [{牵头: 乙}]}]}\n`,
      '/措施/要点/0/要点/0 additionalProperties 牵头',
    ],
    ['no block of the speech', `${start}提纲: [{标题: 甲, 包含: [成果]}]\n`, '/提纲/0/包含/0 enum'],
  ]
  test.each(wrong)('refuses %s', (_about, text, fault) => {
    expect(faults(text)).toContain(fault)
  })

  test('takes and refuses what the reader takes and refuses', () => {
    const value = fc.oneof(
      fc.constantFrom(
        '',
        '待补',
        '甲',
        '3',
        '12%',
        '18.60',
        '2026-05',
        '2026-06-12',
        '确保',
        '是',
        '近',
        '成绩',
      ),
      fc.constantFrom(
        '[甲, 乙]',
        '[3, 甲]',
        '[成绩]',
        '{甲: 3}',
        '{甲: [乙]}',
        '[{内容: 甲}]',
        '{小标题: 甲}',
      ),
      fc.constantFrom(
        '{名称: 甲, 数值: 3}',
        '{概述: 甲, 要点: [乙]}',
        '{职务: 甲}',
        '乙.csv',
        '{表: 乙.csv}',
      ),
    )
    const entries = (names: Record<string, string>) =>
      fc
        .uniqueArray(fc.tuple(fc.constantFrom(...Object.values(names)), value), {
          maxLength: 4,
          selector: ([key]) => key,
        })
        .map((pairs) => `{${pairs.map(([key, one]) => `${key}: ${one}`).join(', ')}}`)
    const { title: _title, date: _date, ...rest } = terms.sheet
    const row = fc.tuple(
      fc.constantFrom(...Object.values(rest)),
      fc.oneof(value, ...Object.values(terms).map(entries)),
    )
    const sheet = fc
      .uniqueArray(row, { maxLength: 3, selector: ([key]) => key })
      .map((rows) => start + rows.map(([key, one]) => `${key}: ${one}\n`).join(''))
    const tables = new Map([['乙.csv', { value: [], problems: [] }]])
    fc.assert(
      fc.property(sheet, (text) => {
        const { problems } = readFacts(new Source('表.yaml', text), { tables })
        const refused = problems.find(({ code, level }) => level === 'error' && code.startsWith('sheet/'))
        expect([text, faults(text).length > 0]).toEqual([text, refused !== undefined])
      }),
      { numRuns: 500 },
    )
  })

  test('describes fields and gives examples, and offers one spelling', () => {
    const { properties } = sheetJsonSchema() as { properties: Record<string, Record<string, unknown>> }
    expect(properties['标题']).toMatchObject({
      description: '标题',
      examples: ['在全区产业招商推进会上的讲话'],
    })
    expect(properties['标题']).not.toHaveProperty('doNotSuggest')
    expect(properties['title']).toMatchObject({ doNotSuggest: true })
  })
})
