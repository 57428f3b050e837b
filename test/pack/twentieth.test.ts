/** One paper more is one file more; a file of the same id in a workspace stands for the shipped one. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openWorkspace, type PackInput, type PackOptions, type Packed } from '../../src/index.ts'
import { formatPlace } from '../../src/text/place.ts'
import { all, at, parseXml, partsOf, styleOf } from '../support/docx-parts.ts'
import { wordsOfDocx } from '../support/docx-words.ts'
import { bodyOf, packOf, paperOf, sampleMeeting } from '../support/meetings.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { plainLibrary } from '../support/workspace.ts'

let meeting: PackInput

beforeAll(async () => {
  meeting = await sampleMeeting('产业招商推进会')
})

/** The sample packed in a workspace that has these files. */
async function packIn(files: Record<string, string>, options: PackOptions = {}) {
  const folder = temporaryFolder()
  for (const [path, text] of Object.entries({ 'bigan.yaml': '单位: 清河区人民政府办公室\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return packOf(meeting, options, { ...(await openWorkspace(folder)), phrases: plainLibrary })
}

/** The size of the text in half points, and the upper margin in whole millimetres. */
function looksOf(packed: Packed, name: string) {
  const bytes = paperOf(packed, name).files[0]!.content as Uint8Array
  const size = at(styleOf(bytes, 'BodyText'), 'w:rPr', 'w:sz')
  const [margins] = all(parseXml(partsOf(bytes).get('word/document.xml')!), 'w:pgMar')
  return {
    halfPoints: Number(size?.attributes['w:val']),
    top: Math.round((Number(margins?.attributes['w:top']) / 1440) * 25.4),
  }
}

const duty = `---
编号: 值班安排
名称: 值班安排
文种: 通知
样式: gbt9704
说明: 开会当天谁值班
需要: [会务]
---
# {{名称}}值班安排

{{#each 会务}}

{{组别}}由{{负责人}}值班。

{{/each}}
`

describe('a paper more', () => {
  test('takes the number after the last, and stands in the list and in the volume', async () => {
    const { value, problems } = await packIn(
      { 'templates/meeting/值班安排.md.hbs': duty },
      { formats: ['md', 'docx'], volume: true },
    )
    expect(problems.filter(({ level }) => level === 'error')).toEqual([])
    const paper = paperOf(value, '值班安排')
    expect(paper.stem).toBe('23-值班安排')
    expect(bodyOf(paper)).toBe(
      '# 全区产业招商推进会值班安排\n\n材料组由方屿值班。\n\n会务联络组由池映雪值班。\n\n会场组由阮大可值班。\n\n宣传组由袁书朗值班。\n',
    )
    expect(paper.files.map(({ format }) => format)).toEqual(['md', 'docx'])
    // bound before it: agenda, schedule, speech, report, tasks, ranking, list, seats, guide
    expect(paper.label).toBe('会议材料之十')
    expect(bodyOf(paperOf(value, '会议材料目录'))).toContain('| 会议材料之十 | 值班安排 |')
    expect(bodyOf(paperOf(value, '会议方案'))).toContain('会议材料目录、值班安排。')
    const volume = wordsOfDocx(value.volume!)
    expect(volume).toContain('会务联络组由池映雪值班。')
    expect(volume.filter((words) => /^会议材料之十值班安排\d+$/.test(words))).toHaveLength(1)
  })

  test('is made by default like any other, and not where what it needs is not there', async () => {
    const files = { 'templates/meeting/值班安排.md.hbs': duty }
    const { value } = await packIn(files, { only: undefined } as unknown as PackOptions)
    expect(value.planned).toContain('23-值班安排')
    const idle = { 'templates/meeting/值班安排.md.hbs': duty.replace('[会务]', '[议定]') }
    const { value: without } = await packIn(idle, { only: undefined } as unknown as PackOptions)
    expect(without.planned).not.toContain('23-值班安排')
  })

  test('stands where its 次序 says, and is plain text where it says so', async () => {
    const { value } = await packIn({
      'templates/meeting/口号.md.hbs':
        '---\n编号: 口号\n名称: 口号\n文种: 口号\n说明: 一句话\n次序: 4\n格式: 文本\n汇编: 否\n---\n{{名称}}圆满成功\n',
    })
    const paper = paperOf(value, '口号')
    expect(paper.stem).toBe('04-口号')
    expect(paper.files).toEqual([{ format: 'txt', content: '全区产业招商推进会圆满成功\n' }])
    expect(paper.label).toBeUndefined()
    expect(bodyOf(paperOf(value, '会议材料目录'))).not.toContain('口号')
  })
})

describe('a file of the same id', () => {
  test('a template stands for the shipped one, and no other paper changes', async () => {
    const own =
      '---\n编号: 议程\n名称: 议程\n文种: 议程\n样式: gbt9704\n说明: 只列事项\n次序: 3\n---\n# 议程单\n\n{{#each 各项}}\n\n{{项}}. {{事项}}\n\n{{/each}}\n'
    const { value } = await packIn({ 'templates/meeting/议程.md.hbs': own })
    const { value: shipped } = await packOf(meeting)
    expect(bodyOf(paperOf(value, '议程')).split('\n').slice(0, 3)).toEqual([
      '# 议程单',
      '',
      '1. 通报1—5月全区招商引资工作情况',
    ])
    const differing = value.papers.filter((paper, i) => bodyOf(paper) !== bodyOf(shipped.papers[i]!))
    expect(differing.map(({ name }) => name)).toEqual(['议程'])
  })

  test('a part does, in every paper that has it', async () => {
    const { value } = await packIn({
      'templates/parts/联系人行.md.hbs': '\n\n{{#段}}有事找{{顿列 @root.联系人 "姓名"}}。{{/段}}\n\n',
    })
    const { value: shipped } = await packOf(meeting)
    const differing = value.papers.filter((paper, i) => bodyOf(paper) !== bodyOf(shipped.papers[i]!))
    expect(differing.map(({ name }) => name)).toEqual(['会议通知', '会议须知'])
  })

  test('a style does, and a paper takes one of its own', async () => {
    const usual = '样式: gbt9704-b\n名称: 本办版面\n继承: gbt9704\n正文:\n  字号: 四号\n'
    const own = '样式: 值班\n名称: 值班表\n继承: onepage\n页边距:\n  上毫米: 30\n'
    const { value, problems } = await packIn(
      {
        'templates/styles/gbt9704-b.yaml': usual,
        'templates/styles/值班.yaml': own,
        'templates/meeting/值班安排.md.hbs': duty.replace('样式: gbt9704', '样式: 值班'),
        'templates/meeting/议程.md.hbs': duty
          .replaceAll('值班安排', '议程')
          .replace('样式: gbt9704', '样式: gbt9704-b'),
      },
      { only: ['议程', '值班安排'], formats: ['docx'] },
    )
    expect(problems).toEqual([])
    // 四号 is 14 points, and 37 mm those of gbt9704: the shipped gbt9704-b has 34.6
    expect(looksOf(value, '议程')).toEqual({ halfPoints: 28, top: 37 })
    // 小四 of onepage is 12 points
    expect(looksOf(value, '值班安排')).toEqual({ halfPoints: 24, top: 30 })
  })
})

describe('a template with an error', () => {
  test.each([
    ['a block that is not closed', '# 标题\n\n{{#each 各项}}\n\n{{事项}}\n', '10:1'],
    ['a key that there is not', '# 标题\n\n第{{项数}}项，{{无此键}}。\n', '10:12'],
    ['a part that there is not', '# 标题\n\n{{> 无此部件}}\n', '10:5'],
    ['a block without its end', '# 标题\n\n{{段 名称}}\n', '10:3'],
    ['a value that a function cannot take', '# 标题\n\n{{写句 名称}}\n', '10:1'],
  ])('%s keeps only its own paper back', async (_, body, expected) => {
    const front = '---\n编号: 试用\n名称: 试用\n文种: 通知\n样式: gbt9704\n说明: 试\n---\n'
    const { value, problems } = await packIn({ 'templates/meeting/试用.md.hbs': front + body })
    const errors = problems.filter(({ level }) => level === 'error')
    expect(errors).toHaveLength(1)
    expect(formatPlace(errors[0]!.place!)).toBe(`templates/meeting/试用.md.hbs:${expected}`)
    expect(value.papers.map(({ name }) => name)).not.toContain('试用')
    expect(value.papers).toHaveLength(23)
  })

  test('one that stands for a shipped one is not quietly replaced by it', async () => {
    const { value, problems } = await packIn({
      'templates/meeting/议程.md.hbs':
        '---\n编号: 议程\n名称: 议程\n文种: 议程\n样式: gbt9704\n说明: 试\n次序: 3\n---\n# 议程\n\n{{#each 各项}}\n',
    })
    expect(problems.filter(({ level }) => level === 'error').map(({ place }) => formatPlace(place!))).toEqual(
      ['templates/meeting/议程.md.hbs:11:1'],
    )
    expect(value.papers.map(({ name }) => name)).not.toContain('议程')
    expect(value.papers).toHaveLength(22)
  })
})
