import * as fc from 'fast-check'
import { Ajv } from 'ajv'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { meetingJsonSchema } from '../../src/meeting/index.ts'
import { meetingSchema } from '../../src/meeting/schema.ts'
import { withMeetingTables } from '../../src/meeting/tables.ts'
import { terms } from '../../src/text/keys.ts'
import type { Problem } from '../../src/text/problem.ts'
import { shape } from '../../src/text/shape.ts'
import { Source } from '../../src/text/source.ts'
import { readYaml } from '../../src/text/yaml.ts'

const folder = 'content/meetings'
const file = 'content/schema/meeting.schema.json'
const samples = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

/** `doNotSuggest` is the editors' own word; they know it and ajv need not. */
const accepts = new Ajv({
  strict: true,
  strictRequired: false,
  strictTypes: false,
  allErrors: true,
  allowUnionTypes: true,
  keywords: ['doNotSuggest'],
}).compile(meetingJsonSchema())

/** What the schema says against a sheet: the last key of the path and the rule, without the forms tried in vain. */
function faults(text: string): string[] {
  accepts(parse(text))
  return (accepts.errors ?? []).map(({ instancePath, keyword, params }) => {
    const about = Object.values(params as Record<string, unknown>).filter((one) => typeof one === 'string')
    return `${decodeURI(instancePath)} ${keyword} ${about.join(' ')}`.trim()
  })
}

/** Whether the reader finds the form of a sheet wrong. */
function isRefused(text: string): boolean {
  const datum = readYaml(new Source('会议.yaml', text)).value
  if (datum.kind !== 'entries') throw new Error('no entries')
  const problems: Problem[] = []
  const tables = new Map([['乙.csv', { value: [], problems: [] }]])
  const shaped = shape(withMeetingTables(datum, tables, problems), meetingSchema)
  return shaped.problems.some(({ level }) => level === 'error')
}

const start = '名称: 甲会\n时间: 2026-06-12\n'

describe('the schema of meeting sheets for editors', () => {
  test('the file in content/schema is what the code generates (UPDATE=1 writes it anew)', async () => {
    const text = await format(JSON.stringify(meetingJsonSchema()), { parser: 'json', printWidth: 110 })
    if (process.env['UPDATE'] === '1') writeFileSync(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test.each(samples)('accepts %s, which names it in its first line', (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8')
    expect(faults(text)).toEqual([])
    expect(text.split('\n', 1)).toEqual(['# yaml-language-server: $schema=../schema/meeting.schema.json'])
  })

  test('accepts both spellings, shorthand, tables, 待补 and empty keys', () => {
    const text = `name: A
time: {日期: 2026年6月12日, 起: "9:00", 结束日期: }
类型: 视频会议
参会: [王立明, {姓名: 赵敏, 状态: 列席, 主席台: 是}, {表: 甲.xlsx, 工作表: 一, 列: {姓名: 名字}}]
单位: 各单位.csv
任务: {表: 任务.csv}
议程: [签到, {事项: 讲话, 谁: 王立明, 分钟: 30}]
排名: {指标: [到位资金], 并列: 并列不空位}
座次: [主席台, 台下]
通知: [各镇, 各街道]
横幅: 待补
反馈: 2026-07-31
纪要:
`
    expect(faults(text)).toEqual([])
    expect(isRefused(text)).toBe(false)
  })

  const wrong: [about: string, text: string, fault: string][] = [
    ['an unknown key', `${start}主持: 乙\n`, 'additionalProperties 主持'],
    ['a missing time', '名称: 甲会\n', 'required 时间'],
    ['one key in both spellings', `${start}name: 乙\n`, 'not'],
    ['a word that is no choice', `${start}类型: 例会\n`, '/类型 enum'],
    ['a map where a text stands', `${start}地点: {甲: 乙}\n`, '/地点 type'],
    ['a status that nobody has', `${start}参会: [{姓名: 甲, 状态: 缺席}]\n`, '/参会/0/状态 enum'],
    ['a key beside a table', `${start}参会: {表: 甲.csv, 姓名: 乙}\n`, '/参会 additionalProperties 姓名'],
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
        '2026-05',
        '2026-06-12',
        '确保',
        '是',
        '左',
        '列席',
        '主席台',
      ),
      fc.constantFrom('[甲, 乙]', '[3, 甲]', '[主席台]', '{甲: 3}', '{甲: 乙}', '{甲: [乙]}', '[{事项: 甲}]'),
      fc.constantFrom('{姓名: 甲}', '{名称: 甲}', '乙.csv', '{表: 乙.csv}', '[{表: 乙.csv}, 甲]'),
    )
    const entries = (names: Record<string, string>) =>
      fc
        .uniqueArray(fc.tuple(fc.constantFrom(...Object.values(names)), value), {
          maxLength: 4,
          selector: ([key]) => key,
        })
        .map((pairs) => `{${pairs.map(([key, one]) => `${key}: ${one}`).join(', ')}}`)
    const { name: _name, time: _time, ...rest } = terms.meeting
    const levels = Object.entries(terms).slice(Object.keys(terms).indexOf('meeting'))
    const row = fc.tuple(
      fc.constantFrom(...Object.values(rest)),
      fc.oneof(value, ...levels.map(([, names]) => entries(names))),
    )
    const sheet = fc
      .uniqueArray(row, { maxLength: 3, selector: ([key]) => key })
      .map((rows) => start + rows.map(([key, one]) => `${key}: ${one}\n`).join(''))
    fc.assert(
      fc.property(sheet, (text) => {
        expect([text, faults(text).length > 0]).toEqual([text, isRefused(text)])
      }),
      { numRuns: 500 },
    )
  })

  test('describes fields and gives examples, and offers one spelling', () => {
    const { properties } = meetingJsonSchema() as { properties: Record<string, Record<string, unknown>> }
    expect(properties['名称']).toMatchObject({ description: '会议名称', examples: ['全区产业招商推进会'] })
    expect(properties['名称']).not.toHaveProperty('doNotSuggest')
    expect(properties['name']).toMatchObject({ doNotSuggest: true })
  })
})
