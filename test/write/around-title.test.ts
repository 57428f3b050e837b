/** Empty lines around the title in Word; a line of the text is 579 twips. */
import { expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { writeDocx } from '../../src/write/index.ts'
import { at, paragraphsOf } from '../support/docx-parts.ts'
import { layoutOf } from '../support/styles.ts'

/** What each title says of the space around it. */
async function spaces(markdown: string): Promise<(Record<string, string> | undefined)[]> {
  const { value } = await writeDocx(readMarkdown(new Source('稿.md', markdown)).value, layoutOf('gbt9704'), {
    edition: 'print',
  })
  const titles = paragraphsOf(value).filter(({ style }) => style === 'Title')
  return titles.map(({ element }) => at(element, 'w:pPr', 'w:spacing')?.attributes)
}

const meeting = '---\n会议: 会.yaml\n---\n\n'

test.each([
  ['a section', '## 一、时间\n\n上午。\n'],
  ['words', '上午开会。\n'],
  ['a table', '<!-- 竖排 -->\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n'],
])('in a paper of a meeting one line stays empty between the title and %s', async (_, below) => {
  expect(await spaces(`${meeting}# 议程\n\n${below}`)).toEqual([{ 'w:after': '579' }])
})

test('but none before the parts that have a distance of their own', async () => {
  expect(await spaces(`${meeting}# 通知\n\n<!-- 主送 -->\n各镇：\n\n正文。\n`)).toEqual([undefined])
})

test('and one below the lines above it', async () => {
  expect(await spaces(`${meeting}<!-- 密级 -->\n000001\n\n# 议程\n\n正文。\n`)).toEqual([
    { 'w:before': '579', 'w:after': '579' },
  ])
})

test('two below the red rule', async () => {
  const red = '<!-- 版头 -->\n某办公室\n\n<!-- 密级 -->\n加急\n\n'
  expect(await spaces(`${meeting}${red}# 通知\n\n正文。\n`)).toEqual([
    { 'w:before': '1158', 'w:after': '579' },
  ])
})

test('titles of attachments stand free as well', async () => {
  const attached = '<!-- 分页 -->\n\n<!-- 页首 -->\n附件\n\n# 回执\n\n见表。\n'
  expect(await spaces(`${meeting}# 通知\n\n<!-- 主送 -->\n各镇：\n\n正文。\n\n${attached}`)).toEqual([
    undefined,
    { 'w:after': '579' },
  ])
})

test('a speech keeps its title as it was', async () => {
  expect(await spaces('# 讲话\n\n正文。\n')).toEqual([undefined])
})
