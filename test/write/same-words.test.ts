/** The words of a draft are the same in the tree, in Markdown, in HTML and in Word. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { plainWords, type Speech } from '../../src/speech/index.ts'
import { escapeMarkdown } from '../../src/text/escape.ts'
import { Source } from '../../src/text/source.ts'
import { writeDocx, writeHtml, writeMarkdown } from '../../src/write/index.ts'
import { layoutOf } from '../support/styles.ts'

const layout = layoutOf('gbt9704')
const options = { edition: 'print' } as const
const read = (markdown: string) => readMarkdown(new Source('稿.md', markdown)).value

/** Spaces and paragraph ends set apart, so that only words are compared. */
function words(text: string): string {
  return text.replaceAll(/[\s\u00A0]+/g, '')
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function textOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name]!)
}

async function wordsOfAll(speech: Speech): Promise<Record<'md' | 'html' | 'docx', string>> {
  const markdown = (await writeMarkdown(speech, layout, options)).value
  const html = (await writeHtml(speech, layout, options)).value
  const docx = (await writeDocx(speech, layout, options)).value
  const document = strFromU8(unzipSync(docx)['word/document.xml']!)
  const runs = [...document.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]!)
  return {
    md: words(plainWords(read(markdown))),
    html: words(textOf(/<main>([\s\S]*)<\/main>/.exec(html)![1]!)),
    docx: words(textOf(runs.join(''))),
  }
}

async function expectSame(markdown: string, expected: string): Promise<void> {
  const speech = read(markdown)
  expect(words(plainWords(speech))).toBe(words(expected))
  expect(await wordsOfAll(speech)).toEqual({
    md: words(expected),
    html: words(expected),
    docx: words(expected),
  })
}

describe('texts of a sheet', () => {
  const texts = [
    '1. 做强',
    '>70%',
    '# 号',
    '- 甲',
    '3*4*5',
    '甲|乙',
    '*县',
    '<b>',
    '[甲](乙)',
    '2026. 我们',
    '1~5月增长，6~8月下降',
    '“双过半”目标',
    '1.做强',
  ]

  test.each(texts)('%s, alone, in a sentence, in a lead, in a heading and in a cell', async (text) => {
    const escaped = escapeMarkdown(text)
    await expectSame(escaped, text)
    await expectSame(`要抓${escaped}，要快。`, `要抓${text}，要快。`)
    await expectSame(`**一是${escaped}**。县级园区`, `一是${text}。县级园区`)
    await expectSame(`## 一、${escaped}`, `一、${text}`)
    await expectSame(`| 甲 | 乙 |\n| - | - |\n| ${escaped} | 丙 |`, `甲乙${text}丙`)
  })
})

test.each([
  ['**一是承接能力还不足。**县级园区少。', '一是承接能力还不足。县级园区少。'],
  ['**一是抓“招商”**。近期要快。', '一是抓“招商”。近期要快。'],
  ['**“双过半”**目标要实现。', '“双过半”目标要实现。'],
  ['1~5月…6~8月', '1~5月…6~8月'],
  [
    '目标是**【待补：到位资金】**，力争【待核：44亿元】。',
    '目标是【待补：到位资金】，力争【待核：44亿元】。',
  ],
])('%s', async (markdown, expected) => {
  await expectSame(markdown, expected)
})

test('a whole draft with comments, a table and a quotation', async () => {
  const draft = `---
模板: 推进会三点式
---

# 在全区产业招商推进会上的讲话

（2026年6月12日）

区长　王立明

同志们：

下面，我讲两点意见。<!-- 内部 -->

## 一、看清形势

<!-- bigan-off-next count/points: 口头讲 -->

（一）要早谋划。区发改局要先动，完成率>70%。

| 单位 | 任务 |
| --- | ---: |
| 区经贸局 | 3 |

> 有诺必践。

总之，要快。
`
  await expectSame(
    draft,
    '在全区产业招商推进会上的讲话（2026年6月12日）区长王立明同志们：下面，我讲两点意见。一、看清形势（一）要早谋划。区发改局要先动，完成率>70%。单位任务区经贸局3有诺必践。总之，要快。',
  )
})
