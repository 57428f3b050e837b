import { describe, expect, test } from 'vitest'
import type { Datum } from '../../src/text/datum.ts'
import { formatPlace } from '../../src/text/place.ts'
import type { Problem } from '../../src/text/problem.ts'
import { Source } from '../../src/text/source.ts'
import { readYaml } from '../../src/text/yaml.ts'

/** A whole sheet with nothing wrong in it. */
const sheet = `# 清河区
标题: 在全区产业招商推进会上的讲话
讲话人: {职务: 区长, 姓名: 王立明}
日期: 2026-06-12
刚才:
  - {谁: 区招商局, 做了: 通报, 内容: 1—5月情况}
  - {谁: [城关镇, 区经开区], 做了: 表态发言}
数据:
  到位资金: {名称: 实际利用市域外资金, 数值: 18.6, 单位: 亿元, 目标: [{数值: 44, 承诺: 确保}, {数值: 48, 承诺: 力争}]}
  引进项目:
    名称: 引进项目
    数值: 118
    其中: {亿元以上: 9, 5000万元: 14}
提纲:
  - {标题: 看清形势、找准差距, 包含: [成绩, 问题]}
  - {标题: 盯住产业、做实项目, 包含: [目标, 措施]}
成绩: {概述: 【截至】，【地区】【到位资金.句】。, 要点: [{小标题: 大项目较多, 内容: 共【引进项目】。}]}
措施:
  总起: 近期要着力抓好【几】方面工作
  要点:
    - 小标题: 要提早谋划，把项目前期做深做实
      内容: |
        区发改局要早排计划：谁牵头、谁负责。
        各镇要 #1 项目 优先。
      责任: {牵头单位: 区发改局, 配合单位: [区经贸局, 区招商局]}
      完成时限: 2026-07-31   # 月底
    - 小标题: 要盯住产业
      内容: "时间: 9:30"
结尾: 让我们一起干。
`

const lines = sheet.split('\n')

function plain(datum: Datum): unknown {
  if (datum.kind === 'scalar') return datum.text
  if (datum.kind === 'list') return datum.items.map(plain)
  if (datum.kind === 'entries')
    return Object.fromEntries(datum.entries.map(({ key, value }) => [key, plain(value)]))
  return null
}

const read = (text: string) => readYaml(new Source('表.yaml', text))

function fixed(text: string, problem: Problem): string {
  return [...(problem.fix ?? [])]
    .sort((a, b) => b.start - a.start)
    .reduce((whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end), text)
}

const isBlockText = (line: string) => /^ {8}/.test(line)
const key = /^( *(?:- )?[^\s:{[#]+): (?=\S)/

/** How a hand slips: the line with the slip, or the line itself where it has no room for it. */
const slips: [name: string, slip: (line: string) => string, restores: 'all' | 'what can be known'][] = [
  ['a full-width colon', (line) => line.replace(key, '$1：'), 'all'],
  ['no space behind the colon', (line) => line.replace(key, '$1:'), 'all'],
  ['a tab', (line) => line.replace(/^ {2}/, '\t'), 'all'],
  ['a full-width space', (line) => line.replace(/^ {2}/, '　'), 'all'],
  ['no space behind the dash', (line) => line.replace(/^( *)- /, '$1-'), 'all'],
  ['a full-width comma in braces', (line) => line.replace(/(\{[^[]*?), /, '$1，'), 'all'],
  ['no closing bracket', (line) => line.replace(/\]([^\]]*)$/, '$1'), 'all'],
  ['no closing brace', (line) => line.replace(/\}\s*$/, ''), 'all'],
  [
    'a percent sign first',
    (line) => line.replace(/^( *(?:- )?[^\s:{[#]+: )(?=[^\s"|{[#])/, '$1%'),
    'what can be known',
  ],
  [
    'a star first',
    (line) => line.replace(/^( *(?:- )?[^\s:{[#]+: )(?=[^\s"|{[#])/, '$1*'),
    'what can be known',
  ],
  [
    'a quote too many',
    (line) => line.replace(/^( *(?:- )?[^\s:{[#]+: )(?=[^\s"|{[#])/, '$1"'),
    'what can be known',
  ],
]

describe.each(slips)('%s', (_name, slip, restores) => {
  const places = lines.flatMap((line, i) =>
    isBlockText(line) || line.startsWith('#') || slip(line) === line ? [] : [i],
  )

  test('there are lines to try it on', () => {
    expect(places.length).toBeGreaterThan(2)
  })

  test.each(places)('in line %i: one problem there, and its fix gives the sheet back', (i) => {
    const text = [...lines.slice(0, i), slip(lines[i]!), ...lines.slice(i + 1)].join('\n')
    const { value, problems } = read(text)
    expect(problems).toHaveLength(1)
    expect(formatPlace(problems[0]!.place!)).toMatch(new RegExp(`^表\\.yaml:${i + 1}:`))
    const mended = read(fixed(text, problems[0]!))
    expect(mended.problems).toEqual([])
    expect(plain(mended.value)).toEqual(plain(value))
    expect([restores, plain(value)]).toEqual([
      restores,
      restores === 'all' ? plain(read(sheet).value) : plain(value),
    ])
  })
})

test('the sheet itself has no problems', () => {
  expect(read(sheet).problems).toEqual([])
})

test('all slips of a sheet come in one run', () => {
  const text = sheet
    .replace('日期: ', '日期：')
    .replace('  引进项目:', '\t引进项目:')
    .replace('包含: [目标, 措施]}', '包含: [目标, 措施}')
    .replace('    - 小标题: 要盯住', '    -小标题: 要盯住')
    .replace('结尾: 让', '结尾: "让')
  const { value, problems } = read(text)
  expect(problems.map(({ code, place }) => `${formatPlace(place!)} ${code}`)).toEqual([
    '表.yaml:4:1 yaml/colon',
    '表.yaml:10:1 yaml/indent',
    '表.yaml:16:25 yaml/bracket-open',
    '表.yaml:27:5 yaml/bullet',
    '表.yaml:29:5 yaml/quote-open',
  ])
  expect(plain(value)).toEqual(plain(read(sheet).value))
})
