/** Parts of office papers come back from Word with their remarks. */
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../src/read/docx.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { plainWords, type Speech } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { WordSource } from '../../src/text/word-source.ts'
import { writeDocx, writeMarkdown } from '../../src/write/index.ts'
import { notice as plainNotice } from '../support/paper.ts'
import { layoutOf } from '../support/styles.ts'
import { wrongStretches } from '../support/word-points.ts'

const layout = layoutOf('gbt9704')
const options = { edition: 'print' } as const
const read = (markdown: string) => readMarkdown(new Source('稿.md', markdown)).value

async function back(markdown: string): Promise<{ speech: Speech; messages: string[] }> {
  const bytes = (await writeDocx(read(markdown), layout, options)).value
  const { value, problems } = readDocx('稿.docx', bytes)
  expect(value!.source instanceof WordSource && wrongStretches(value!.source, bytes)).toEqual([])
  return { speech: value!, messages: problems.map(({ message }) => message) }
}

async function markdownOf(speech: Speech): Promise<string> {
  return (await writeMarkdown(speech, layout, options)).value
}

const notice = plainNotice.replace('<!-- 主送 -->', '<!-- 居中 -->\n\n（2026年6月5日）\n\n<!-- 主送 -->')

describe('from Markdown to Word and back', () => {
  test('a notice is the same text', async () => {
    const { speech, messages } = await back(notice)
    expect(await markdownOf(speech)).toBe(notice)
    expect(plainWords(speech)).toBe(plainWords(read(notice)))
    expect(messages).toEqual([])
  })

  test('and once more: nothing is added on the way', async () => {
    const { speech } = await back(await markdownOf((await back(notice)).speech))
    expect(await markdownOf(speech)).toBe(notice)
  })

  test.each([
    '<!-- 页首 -->\n\n会议材料之一\n\n# 县政府第32次常务会议纪要\n\n正文。\n',
    '| 单位 | 数 |\n| - | - |\n| 甲 | 1 |\n\n<!-- 注 -->\n\n注：口径为签约额。\n\n正文。\n',
    '# 桌签\n\n<!-- 桌签 -->\n\n- 王立明\n- 王　芳\n- 区发展和改革局\n',
  ])('%s', async (markdown) => {
    expect(await markdownOf((await back(markdown)).speech)).toBe(markdown)
  })

  test('a slot and stressed words in a part stay', async () => {
    const markdown =
      '正文。\n\n<!-- 署名 -->\n\n【待补：发文机关】\n\n<!-- 注 -->\n\n注：**口径**为签约额。\n'
    expect(await markdownOf((await back(markdown)).speech)).toBe(markdown)
  })

  test('preprinted words are not in the file, merged cells hold their words once, a chart is told of', async () => {
    const { speech, messages } = await back(
      '<!-- 版头 预印 -->\n\n甲文件\n\n# 通报\n\n<!-- 表：合并 1 -->\n\n| 单位 | 数 |\n| - | - |\n| 甲 | 1 |\n| 甲 | 2 |\n\n<!-- 表：图 2 -->\n\n| 单位 | 数 |\n| - | - |\n| 甲 | 1 |\n',
    )
    expect(await markdownOf(speech)).toBe('# 通报\n\n| 单位 | 数 |\n| - | - |\n| 甲 | 1 |\n| | 2 |\n')
    expect(messages).toEqual(['有1处图表或图示没有读入，其中的文字和数字请另行核对'])
  })
})
