import * as fc from 'fast-check'
import { isScalar, parseDocument } from 'yaml'
import { describe, expect, test } from 'vitest'
import { blockCharacters, plainCharacters, quotedCharacters } from '../../src/text/yaml-scalar.ts'

/** The value as this project reads it, beside the value as the parser does. */
function bothValues(source: string) {
  const document = parseDocument(source, { schema: 'failsafe', logLevel: 'error', keepSourceTokens: true })
  const map = document.contents
  const node = map && 'items' in map ? (map.items[0] as { value: unknown } | undefined)?.value : undefined
  if (!isScalar(node) || document.errors.length > 0 || !node.range) return undefined
  const [start, end] = node.range
  const token = node.srcToken as { indent?: number } | undefined
  const read =
    node.type === 'PLAIN'
      ? plainCharacters(source, start, end)
      : node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
        ? quotedCharacters(source, start, end)
        : blockCharacters(source, start, end, token?.indent ?? 0)
  return { read, parsed: String(node.value), type: node.type }
}

describe('values of scalars', () => {
  const cases: [name: string, source: string, value: string][] = [
    ['plain', '甲: 到位资金', '到位资金'],
    ['plain over lines, Chinese: no space', '甲: 到位资金\n  同比增长', '到位资金同比增长'],
    ['plain over lines, Chinese punctuation', '甲: 到位，\n  同比', '到位，同比'],
    ['plain over lines, with full-width spaces before the second', '甲: 到位\n  　　同比', '到位同比'],
    ['plain over lines, letters: a space', '甲: good\n  work', 'good work'],
    ['plain over lines, a digit beside 汉字', '甲: 完成\n  18.6亿元', '完成18.6亿元'],
    ['plain with an empty line', '甲: 一段\n\n  二段', '一段\n二段'],
    ['single quotes', "甲: 'it''s 甲'", "it's 甲"],
    ['double quotes', '甲: "第一\\n第二\\t\\u4e2d"', '第一\n第二\t中'],
    ['double quotes over lines', '甲: "第一  \n  第二"', '第一第二'],
    ['an escaped line end', '甲: "ab\\\n  cd"', 'abcd'],
    ['literal block', '甲: |\n  一段\n  二段\n', '一段\n二段'],
    [
      'literal block with an empty line and deeper line',
      '甲: |\n  一段\n\n    二段\n乙: 1',
      '一段\n\n  二段',
    ],
    ['literal block that keeps its line ends', '甲: |+\n  一段\n\n', '一段'],
    ['literal block with its indentation given', '甲: |2\n    一段\n  二段\n', '  一段\n二段'],
    ['folded block', '甲: >-\n  一段\n  续\n\n  二段\n', '一段续\n二段'],
    ['literal block with Windows line ends', '甲: |\r\n  一段\r\n  二段\r\n', '一段\n二段'],
    ['plain over lines with Windows line ends', '甲: good\r\n  work', 'good work'],
  ]
  test.each(cases)('%s', (_name, source, value) => {
    expect(bothValues(source)?.read.text).toBe(value)
  })

  test('each character has its offset, and the end has one', () => {
    const source = '甲: "一\\n二"'
    expect(bothValues(source)?.read.offsets).toEqual([4, 5, 7, 8])
    expect(bothValues('甲: |\n  一\n  二\n')?.read.offsets).toEqual([7, 8, 11, 12])
  })
})

test('values are those of the parser, but for folds in Chinese text and line ends at the end of a block', () => {
  const line = fc.stringMatching(/^[ab "'\\n:#-]{0,6}$/)
  const value = fc.oneof(
    fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n  ')),
    fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => `"${lines.join('\n  ')}"`),
    fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => `'${lines.join('\n  ')}'`),
    fc
      .tuple(fc.constantFrom('|', '>', '|-', '>+', '|2', '>1'), fc.array(line, { maxLength: 6 }))
      .map(([header, lines]) => [header, ...lines].join('\n  ')),
  )
  let compared = 0
  fc.assert(
    fc.property(value, (text) => {
      const both = bothValues(`k: ${text}\n`)
      if (!both) return
      compared++
      const block = both.type === 'BLOCK_LITERAL' || both.type === 'BLOCK_FOLDED'
      expect(both.read.text).toBe(block ? both.parsed.replace(/(^|\n)[ \n]*$/, '') : both.parsed)
      expect(both.read.offsets).toHaveLength(both.read.text.length + 1)
    }),
    { numRuns: 3000, seed: 7 },
  )
  expect(compared).toBeGreaterThan(500)
})
