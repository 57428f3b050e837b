import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerpt } from '../../src/text/excerpt.ts'
import { Source } from '../../src/text/source.ts'

/** The excerpt of the first place where `marked` stands. */
function of(text: string, marked: string): string[] {
  const source = new Source('表.yaml', text)
  const start = source.text.indexOf(marked)
  return excerpt({ source, start, end: start + marked.length }).split('\n')
}

describe('the quoted line', () => {
  test('carets stand under the characters, two for each 汉字', () => {
    expect(of('标题: 甲\n标提: 在全区招商推进会上的讲话\n', '标提')).toEqual([
      '   2 │ 标提: 在全区招商推进会上的讲话',
      '     │ ^^^^',
    ])
    expect(of('单位: %（占比）', '%')).toEqual(['   1 │ 单位: %（占比）', '     │       ^'])
    expect(of('“甲”a，b', 'b')).toEqual(['   1 │ “甲”a，b', '     │        ^'])
  })

  test('an empty place has one caret, also at the end of a line', () => {
    const source = new Source('f', '甲:\n')
    expect(excerpt({ source, start: 2, end: 2 }).split('\n')).toEqual(['   1 │ 甲:', '     │    ^'])
    expect(excerpt({ source: new Source('f', ''), start: 0, end: 0 }).split('\n')).toEqual([
      '   1 │',
      '     │ ^',
    ])
  })

  test('a place of several lines is marked to the end of its first', () => {
    expect(of('甲: |\n  乙\n丙: 1', '|\n  乙')).toEqual(['   1 │ 甲: |', '     │     ^'])
  })

  test('tabs and the line ends of Windows do not shift it', () => {
    expect(of('\t甲: 乙\r\n丙', '乙')).toEqual(['   1 │  甲: 乙', '     │      ^^'])
  })

  test('long lines are cut around the place', () => {
    const lines = of(`内容: ${'一'.repeat(60)}错${'二'.repeat(60)}`, '错')
    expect(lines).toEqual([`   1 │ …${'一'.repeat(14)}错${'二'.repeat(22)}…`, `     │ ${' '.repeat(29)}^^`])
    const marked = of(`甲: ${'错'.repeat(100)}`, '错'.repeat(100))
    expect(marked).toEqual([`   1 │ 甲: ${'错'.repeat(35)}…`, `     │     ${'^'.repeat(71)}`])
  })

  test('a cell shows what it holds', () => {
    expect(excerpt({ path: '数据.xlsx', sheet: '数据', cell: 'B4', content: '18.6\n亿元' })).toBe(
      '  B4 │ 18.6 亿元',
    )
  })

  test('no text makes it fail, and no line grows beyond its width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.nat(220),
        fc.nat(220),
        (text, start, length) => {
          const source = new Source('f', text)
          const lines = excerpt({ source, start, end: start + length }).split('\n')
          expect(lines).toHaveLength(2)
          expect(lines[1]).toMatch(/^ +│ *\^+$/)
          expect(lines[0]!.length).toBeLessThan(160)
        },
      ),
      { numRuns: 1000, seed: 41 },
    )
  })
})
