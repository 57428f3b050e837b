import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { plainWords } from '../../src/speech/index.ts'
import { escapeMarkdown } from '../../src/text/escape.ts'
import { Source } from '../../src/text/source.ts'

const words = (markdown: string) => plainWords(readMarkdown(new Source('a.md', markdown)).value)

const spaces = (text: string) => text.replace(/[ \t]+/g, ' ').trim()

describe('escapeMarkdown', () => {
  test.each([
    ['1. 做强', '1\\. 做强'],
    ['1.做强', '1.做强'],
    ['2026. 我们', '2026\\. 我们'],
    ['>70%', '\\>70%'],
    ['完成率>70%', '完成率>70%'],
    ['# 号', '\\# 号'],
    ['#号', '#号'],
    ['- 甲', '\\- 甲'],
    ['-3%', '-3%'],
    ['3*4*5', '3\\*4\\*5'],
    ['甲|乙', '甲\\|乙'],
    ['*县', '\\*县'],
    ['<b>', '\\<b>'],
    ['<5%', '<5%'],
    ['[甲](乙)', '\\[甲](乙)'],
    ['1~5月…6~8月', '1~5月…6~8月'],
    ['甲_乙_丙', '甲_乙_丙'],
    ['_甲_', '\\_甲\\_'],
    ['R&D', 'R&D'],
    ['&amp;', '\\&amp;'],
    ['C:\\路径', 'C:\\路径'],
    ['甲\\', '甲\\\\'],
    ['---', '\\---'],
    ['~~~', '\\~~~'],
    ['甲 #', '甲 \\#'],
    ['“双过半”目标（一）', '“双过半”目标（一）'],
  ])('%s becomes %s and reads back', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown)
    expect(words(markdown)).toBe(text)
    expect(words(`区发改局${markdown}`)).toBe(`区发改局${text}`)
  })

  test('inside a line, what means something only at its start stays', () => {
    expect(escapeMarkdown('1. 做强', { startsLine: false })).toBe('1. 做强')
    expect(escapeMarkdown('>70%*', { startsLine: false })).toBe('>70%\\*')
  })

  const piece = fc.oneof(
    fc.constantFrom(...'#*_`~<>[]()!|\\&-+=.)1234567890 \t'),
    fc.constantFrom(
      '招商',
      '。',
      '：',
      '“',
      '”',
      'b',
      'amp;',
      '#x41;',
      'http://甲',
      '一是',
      '（',
      '𠮷',
      '😀',
    ),
  )
  const line = fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))

  test('any line reads back as the same words: alone, after words, in a heading, in a cell', () => {
    fc.assert(
      fc.property(line, (text) => {
        const escaped = escapeMarkdown(text)
        const expected = spaces(text)
        expect(spaces(words(escaped))).toBe(expected)
        expect(spaces(words(`甲${escaped}乙`))).toBe(spaces(`甲${text}乙`))
        expect(spaces(words(`## ${escaped}`))).toBe(expected)
        expect(spaces(words(`|甲|乙|\n|-|-|\n|${escaped}|丙|`))).toBe(spaces(`甲\t乙\n${expected}\t丙`))
      }),
      { numRuns: 2000 },
    )
  })
})
