import { describe, expect, it } from 'vitest'
import { joinFiles, Library, readPhrases, type PhraseFile } from '../../src/phrases/index.ts'
import { Source } from '../../src/text/source.ts'
import { entry } from '../support/phrases.ts'

/** A file with entries of the kind 样.话, each 编号 with its 文字. */
function file(path: string, entries: Record<string, string>): PhraseFile {
  const rows = Object.entries(entries).map(([id, text]) => `  - {编号: ${id}, 类别: 样.话, 文字: ${text}}\n`)
  return readPhrases(new Source(path, `用语:\n${rows.join('')}`)).value
}

describe('a library', () => {
  const library = new Library([
    entry('一', { kind: '过渡.客观' }),
    entry('二', { kind: '过渡.主观' }),
    entry('三', { kind: '过渡.客观' }),
    entry('四', { kind: '过渡语.客观' }),
  ])

  it('gives the entries of a kind, and of all kinds below its head', () => {
    expect(library.ofKind('过渡.客观').map(({ id }) => id)).toEqual(['一', '三'])
    expect(library.ofKind('过渡').map(({ id }) => id)).toEqual(['一', '三', '二'])
    expect(library.ofKind('过渡.')).toEqual([])
    expect(library.ofKind('客观')).toEqual([])
    expect(library.ofKind('')).toEqual([])
  })

  it('knows its kinds, and its entries by 编号', () => {
    expect(library.kinds).toEqual(['过渡.客观', '过渡.主观', '过渡语.客观'])
    expect(library.get('二')?.kind).toBe('过渡.主观')
    expect(library.get('五')).toBeUndefined()
  })
})

describe('files are joined', () => {
  const shipped = [file('甲.yaml', { 一: '甲一。', 二: '甲二。' }), file('乙.yaml', { 三: '乙三。' })]

  it('folder over folder: an entry of the office stands for the shipped one of its 编号, in its order', () => {
    const { value, problems } = joinFiles([shipped, [file('丙.yaml', { 二: '丙二。', 四: '丙四。' })]])
    expect(problems).toEqual([])
    expect(value.phrases.map(({ id, text, file: from }) => [id, text, from])).toEqual([
      ['一', '甲一。', '甲.yaml'],
      ['二', '丙二。', '丙.yaml'],
      ['三', '乙三。', '乙.yaml'],
      ['四', '丙四。', '丙.yaml'],
    ])
  })

  it('within a folder the first of an 编号 stands, and the second is told', () => {
    const { value, problems } = joinFiles([[...shipped, file('丁.yaml', { 三: '丁三。', 五: '丁五。' })]])
    expect(value.get('三')?.text).toBe('乙三。')
    expect(value.get('五')?.text).toBe('丁五。')
    expect(problems.map(({ code, level, message }) => [code, level, message])).toEqual([
      ['phrase/duplicate', 'error', '丁.yaml:2：编号“三”在 乙.yaml:2 已经用过，这一条没有采用，请改号'],
    ])
  })

  it('none are an empty library', () => {
    expect(joinFiles([]).value.phrases).toEqual([])
    expect(joinFiles([[], []]).value.kinds).toEqual([])
  })
})
