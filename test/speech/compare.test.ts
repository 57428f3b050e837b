/** Two versions of a paper, sentence by sentence. */
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { compareSentences, placedSentences } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'

function sentences(markdown: string): ReturnType<typeof placedSentences> {
  return placedSentences(readMarkdown(new Source('稿.md', markdown)).value)
}

function lines(before: string, after: string): string[] {
  return compareSentences(sentences(before), sentences(after)).map(
    ({ kind, old, new: now }) => `${kind} ${old?.text ?? ''}→${now?.text ?? ''}`,
  )
}

describe('placedSentences', () => {
  it('are headings, sentences and rows, with their stretch of the source', () => {
    const text = `---
模板: 通知
---

# 关于开会的通知

<!-- 主送 -->
各镇：

**一是早修渠**。月底修完。上级问：“水到了没有？”答得上来。

| 镇 | 数 |
|---|---|
| 石桥镇 |  |

- 王立明
- 1\\. 赵景澄
`
    const found = sentences(text)
    expect(found.map((one) => one.text)).toEqual([
      '关于开会的通知',
      '各镇：',
      '一是早修渠。',
      '月底修完。',
      '上级问：“水到了没有？”',
      '答得上来。',
      '镇 | 数',
      '石桥镇 | ',
      '王立明',
      '1. 赵景澄',
    ])
    expect(found.map(({ start, end }) => text.slice(start, end)).slice(3, 8)).toEqual([
      '月底修完。',
      '上级问：“水到了没有？”',
      '答得上来。',
      '| 镇 | 数 |',
      '| 石桥镇 |  |',
    ])
  })
})

describe('compareSentences', () => {
  it('pairs what was changed, and tells what came and went', () => {
    expect(lines('甲镇修渠三公里。天气很好。', '甲镇修渠五公里。乙镇备肥两百吨。')).toEqual([
      'changed 甲镇修渠三公里。→甲镇修渠五公里。',
      'removed 天气很好。→',
      'added →乙镇备肥两百吨。',
    ])
  })

  it('knows rows of which only the number changed', () => {
    const head = '| 序号 | 镇 |\n|---|---|\n'
    expect(
      lines(
        `${head}| 1 | 石桥镇 |\n| 2 | 柳河镇 |\n`,
        `${head}| 1 | 北塬镇 |\n| 2 | 石桥镇 |\n| 3 | 柳河镇 |\n`,
      ),
    ).toEqual(['added →1 | 北塬镇', 'renumbered 1 | 石桥镇→2 | 石桥镇', 'renumbered 2 | 柳河镇→3 | 柳河镇'])
    expect(lines('## 二、有关要求\n', '## 三、有关要求\n')).toEqual(['renumbered 二、有关要求→三、有关要求'])
  })

  it('knows what moved', () => {
    expect(
      lines('早修渠道。\n\n多备化肥。\n\n查清水源。\n', '查清水源。\n\n早修渠道。\n\n多备化肥。\n'),
    ).toEqual(['moved 查清水源。→查清水源。'])
  })

  it('finds nothing in other markup of the same words', () => {
    expect(lines('**甲**。乙。\n', '甲。乙。\n')).toEqual([])
  })
})
