import type { Root, Text } from 'mdast'
import { describe, expect, test } from 'vitest'
import { buildSpeech, describeOutline, describeTree, locatedText, offsetsOf } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'

describe('buildSpeech', () => {
  test('works on a tree of another reader, without places', () => {
    const lines = [
      '在会上的讲话',
      '同志们：',
      '一、看清形势',
      '（一）要早动。各镇先动。【待补：数】',
      '总之，要快。',
    ]
    const root: Root = {
      type: 'root',
      children: lines.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
    }
    const speech = buildSpeech(root, new Source('旧稿.docx', ''), { entries: {}, places: {} })
    expect(describeTree(speech)).toBe(`root -
  heading 1 -
    text - "在会上的讲话"
  paragraph salutation -
    text - "同志们："
  heading 2 -
    text - "一、看清形势"
  paragraph -
    lead "（一）" -
      text - "要早动。"
    text - "各镇先动。"
    slot 待补 - "数"
  paragraph -
    text - "总之，要快。"
`)
    expect(speech.outline.sections[0]!.sections[0]!.title).toBe('要早动')
    expect(describeOutline(speech)).toContain('（一）要早动')
  })
})

const offsets = (markdown: string, value: string) => {
  const source = new Source('稿.md', markdown)
  const start = { ...source.position(0), offset: 0 }
  const end = { ...source.position(markdown.length), offset: markdown.length }
  const node: Text = { type: 'text', value, position: { start, end } }
  return offsetsOf(node, source)
}

describe('offsetsOf', () => {
  test.each([
    ['甲乙', '甲乙', [0, 1, 2]],
    ['3\\*4', '3*4', [0, 1, 3, 4]],
    ['a\\\\b', 'a\\b', [0, 1, 3, 4]],
    ['a\\b', 'a\\b', [0, 1, 2, 3]],
    ['&lt;b', '<b', [0, 4, 5]],
    ['&amp;b', '&b', [0, 5, 6]],
    ['R&D', 'R&D', [0, 1, 2, 3]],
    ['&#x1F600;b', '😀b', [0, 0, 9, 10]],
    ['甲\n  乙', '甲\n乙', [0, 1, 4, 5]],
    ['甲  \r\n乙', '甲乙', [0, 5, 6]],
    ['GDP\n2026', 'GDP 2026', [0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['', '', [0]],
  ])('%j as %j', (markdown, value, expected) => {
    expect(offsets(markdown, value)).toEqual(expected)
  })
})

test('locatedText gives each word of a paragraph its place, marks and slots too', () => {
  const source = new Source('稿.md', '**一是甲**。乙【待补】')
  const at = (start: number, end: number) => ({
    start: { ...source.position(start), offset: start },
    end: { ...source.position(end), offset: end },
  })
  const { text, offsets } = locatedText(
    {
      type: 'paragraph',
      position: at(0, 13),
      children: [
        {
          type: 'lead',
          mark: '一是',
          position: at(0, 8),
          children: [{ type: 'text', value: '甲。', position: at(4, 8) }],
        },
        { type: 'text', value: '乙', position: at(8, 9) },
        { type: 'slot', kind: '待补', value: '', position: at(9, 13) },
      ],
    },
    source,
  )
  expect(text).toBe('一是甲。乙【待补】')
  expect(offsets).toEqual([2, 3, 4, 7, 8, 9, 10, 11, 12, 13])
})
