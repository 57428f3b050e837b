/** Tables that templates print: which columns stand, what is merged, how the page is turned. */
import { describe, expect, it } from 'vitest'
import { bodyOf, draftOf } from '../support/workspace.ts'

const measures = `措施:
  - {小标题: 要修渠, 内容: 三月|四月修完。, 责任: {牵头单位: 区水务局}}
  - {小标题: 要备肥, 内容: 到村。, 完成时限: 2026-03-31, 责任: {牵头单位: 区水务局}}
`

/** The table of a template over the two measures; the words of the remark, then the lines. */
async function table(columns: string, options = '', sheet = measures): Promise<string> {
  const templateText = `# 表\n\n{{#表格 措施.要点${options}}}\n${columns}\n{{/表格}}\n`
  const made = await draftOf(`标题: 表\n日期: 2026-03-05\n${sheet}`, { templateText })
  expect(made.problems.filter(({ level }) => level === 'error')).toEqual([])
  return bodyOf(made)
    .replace(/^# 表\n+/u, '')
    .trimEnd()
}

describe('columns', () => {
  it('stand in the order of the template, filled from each item; bars in a text stay text', async () => {
    expect(await table('{{栏 "序号" @次}}{{栏 "事项" 小标题}}{{栏 "做法" 内容 左=true}}')).toBe(
      [
        '| 序号 | 事项 | 做法 |',
        '| :---: | :---: | :--- |',
        '| 1 | 要修渠 | 三月\\|四月修完。 |',
        '| 2 | 要备肥 | 到村。 |',
      ].join('\n'),
    )
  })

  it('that nobody filled are left out, those for the hand stay', async () => {
    expect(await table('{{栏 "事项" 小标题}}{{栏 "频次" 频次}}{{栏 "签名" "" 必有=true}}')).toBe(
      '| 事项 | 签名 |\n| :---: | :---: |\n| 要修渠 |  |\n| 要备肥 |  |',
    )
  })

  it('that only some rows have are empty in the others and stand where the template has them', async () => {
    expect(
      await table(
        '{{栏 "事项" 小标题}}{{#if 完成时限}}{{栏 "时限" 完成时限}}{{/if}}{{栏 "牵头" 责任.牵头单位}}',
      ),
    ).toBe(
      '| 事项 | 时限 | 牵头 |\n| :---: | :---: | :---: |\n| 要修渠 |  | 区水务局 |\n| 要备肥 | 3月底前 | 区水务局 |',
    )
  })

  it('may have a body', async () => {
    expect(await table('{{#栏 "事项"}}{{@次}}.{{小标题}}（{{若有 频次}}）{{/栏}}')).toBe(
      '| 事项 |\n| :---: |\n| 1.要修渠（） |\n| 2.要备肥（） |',
    )
  })

  it('of one head twice are two', async () => {
    expect(await table('{{栏 "" 小标题}}{{栏 "" 内容}}', ' 无表头=true')).toBe(
      '<!-- 表：无表头 -->\n\n| 要修渠 | 三月\\|四月修完。 |\n| :---: | :---: |\n| 要备肥 | 到村。 |',
    )
  })
})

describe('the remark', () => {
  it.each([
    ['{{栏 "甲" 小标题 合并=true}}', ' 横排=true', '横排；合并 1'],
    ['{{栏 "甲" 小标题 宽=3}}{{栏 "乙" 内容 宽=6.5}}', ' 横排=false', '竖排；列宽 3:6.5'],
    // a column without a width leaves all of them to the writer
    ['{{栏 "甲" 小标题 宽=3}}{{栏 "乙" 内容}}', ' 行高=12', '行高 12'],
    ['{{栏 "甲" 小标题}}{{栏 "乙" 内容}}', ' 横排=1 大字=2 小字=2', '横排；大字'],
    ['{{栏 "甲" 小标题}}{{栏 "乙" 内容}}', ' 横排=2 大字=1 小字=1', '竖排；小字'],
    ['{{栏 "甲" 小标题}}', ' 合并行=true', '合并行'],
  ])('%s%s', async (columns, options, remark) => {
    expect((await table(columns, options)).split('\n')[0]).toBe(`<!-- 表：${remark} -->`)
  })

  it('a head over several columns makes a head of two rows', async () => {
    const columns =
      '{{栏 "事项" 小标题}}{{栏 "牵头" 责任.牵头单位 属="责任"}}{{栏 "时限" 完成时限 属="责任"}}'
    expect((await table(columns)).split('\n').slice(0, 5)).toEqual([
      '<!-- 表：表头 2 -->',
      '',
      '| 事项 | 责任 | 责任 |',
      '| :---: | :---: | :---: |',
      '| 事项 | 牵头 | 时限 |',
    ])
  })
})

it('a list with nothing in it prints no table', async () => {
  expect(await table('{{栏 "事项" 小标题}}', '', '问题: [甲]\n')).toBe('')
})

it('cells are traced to the sheet', async () => {
  const templateText = '# 表\n\n{{#表格 措施.要点}}\n{{栏 "事项" 小标题}}\n{{/表格}}\n'
  const made = await draftOf(`标题: 表\n日期: 2026-03-05\n${measures}`, { templateText })
  const { markdown, trace } = made.value.draft!
  const spans = trace
    .filter(({ from }) => from.kind === 'sheet')
    .map(({ start, end }) => markdown.slice(start, end))
  expect(spans).toEqual(['要修渠', '要备肥'])
})

it('a column outside a table is an error at its place', async () => {
  const made = await draftOf('标题: 表\n日期: 2026-03-05\n措施: [甲]\n', {
    templateText: '# 表\n\n{{栏 "事项" 标题}}\n',
  })
  expect(made.problems.map(({ code, message }) => `${code} ${message}`)).toContain(
    'template/value “栏”只能写在 {{#表格 …}} 里面',
  )
})
