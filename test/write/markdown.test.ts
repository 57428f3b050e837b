import * as fc from 'fast-check'
import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { plainWords } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { writeMarkdown } from '../../src/write/markdown.ts'

const read = (markdown: string) => readMarkdown(new Source('稿.md', markdown)).value
const write = (markdown: string) => writeMarkdown(read(markdown)).value

/** A tree without its places. */
function bare(node: Nodes): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'position' ? undefined : value)))
}

describe('writeMarkdown', () => {
  test('prints a whole draft as it was', () => {
    const draft = `---
模板: 推进会三点式
事实: "content: a #1"
---

# 在全区产业招商推进会上的讲话

——2026年上半年

（2026年6月12日）

区长　王立明

同志们：

下面，我讲两点意见。

## 一、看清形势

**一是抓“招商”**。近期1~5月…6~8月，完成>70%，3\\*4\\*5。

**二是抓【待补：项目】**：\\*县【待核：18.6亿元】，**“双过半”**目标。

## 二、压实责任

### （一）区经贸局

| 单位 | 任务 |
| - | -: |
| 甲\\|乙 | 【待补】 |

<!-- bigan-off-next count/points: 口头讲 -->

1. 甲
2. 乙

- 丙

> 附：# 号
`
    expect(write(draft)).toBe(draft)
  })

  test.each([
    ['**一是抓招商。**近期', '**一是抓招商**。近期\n'],
    ['**一是**抓招商。近期', '**一是**抓招商。近期\n'],
    ['（一）要早谋划。区发改局要先动。', '**（一）要早谋划**。区发改局要先动。\n'],
    ['一、看清形势', '## 一、看清形势\n'],
    ['**要早谋划。**区发改局', '**要早谋划**。区发改局\n'],
    ['\\# 号', '\\# 号\n'],
    ['## 甲 \\#', '## 甲 \\#\n'],
  ])('%s is printed as %s', (draft, expected) => {
    expect(write(draft)).toBe(expected)
  })

  const words = fc
    .array(
      fc.constantFrom(
        '招商',
        '区发改局',
        '1. ',
        '甲*乙',
        '_丙_',
        '>70%',
        '# ',
        '|',
        '<b>',
        '[甲](乙)',
        '，',
        '“抓”',
        '（一）',
        '&lt;',
        '`',
        '\\',
        '-',
        '~',
        '2026.',
        ' ',
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => parts.join('').trim().replaceAll(/ +/g, ' '))
    .filter((text) => text !== '')
  const escaped = words.map((text) => text.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&').replace(/^(\d+)\./, '$1\\.'))
  const inline = fc
    .array(
      fc.oneof(
        escaped,
        escaped.map((text) => `**甲${text}乙**`),
        escaped.map((text) => `*甲${text}乙*`),
        fc.constantFrom(
          '【待补】',
          '【待补：开工率】',
          '【待核：18.6亿元】',
          '<!-- 注 -->',
          '`代码`',
          '[甲](http://a.b/c)',
          '<b>',
        ),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join(''))
  const block = fc.oneof(
    inline,
    inline.map((text) => `**一是${text.replaceAll('*', '')}**。近期${text}`),
    inline.map((text) => `**（二）${text.replaceAll('*', '')}。**县级`),
    inline.map((text) => `（三）甲${text}。乙`),
    inline.map((text) => `## 一、${text}`),
    inline.map((text) => `### ${text}`),
    inline.map((text) => `- ${text}`),
    inline.map((text) => `2. ${text}\n3. 丙`),
    inline.map((text) => `> ${text}`),
    inline.map(
      (text) =>
        `|甲|${text.replaceAll(/(?<!\\)\|/g, '')}|\n|-|:-:|\n|${text.replaceAll(/(?<!\\)\|/g, '')}|乙|`,
    ),
    fc.constantFrom(
      '# 在会上的讲话',
      '——副题',
      '同志们：',
      '（2026年6月12日）',
      '一、认清形势',
      '***',
      '```\n代码\n```',
      '总之，好。\n再见。',
    ),
  )

  test('read again, it is the same tree, and printing it changes nothing more', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        const first = read(blocks.join('\n\n'))
        const printed = writeMarkdown(first).value
        const second = read(printed)
        expect(bare(second.tree)).toEqual(bare(first.tree))
        expect(plainWords(second)).toBe(plainWords(first))
        expect(writeMarkdown(second).value).toBe(printed)
      }),
      { numRuns: 800 },
    )
  })
})
