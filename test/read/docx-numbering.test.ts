import { describe, expect, test } from 'vitest'
import { listNumber } from '../../src/read/docx-list-number.ts'
import { wordParagraph as p } from '../support/word-file.ts'
import { readWord } from '../support/word-reading.ts'

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const numbering = `
  <w:abstractNum w:abstractNumId="0">
    ${level(0, 'chineseCounting', '%1、', '<w:suff w:val="nothing"/>')}
    ${level(1, 'chineseCountingThousand', '（%2）', '<w:pStyle w:val="2"/><w:suff w:val="nothing"/>')}
    ${level(2, 'decimal', '%3.')}
    ${level(3, 'decimal', '%1.%4', '<w:isLgl/>')}
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '·')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="2">${level(0, 'decimal', '%1')}${level(1, 'decimal', '%2）', '<w:lvlRestart w:val="0"/>')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="list"/></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
  <w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>`

const item = (numId: number, at: number, words: string) =>
  p(words, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${numId}"/></w:numPr>`)
const lines = (document: string, styles?: string) =>
  readWord({ document, numbering, ...(styles === undefined ? {} : { styles }) })
    .source.text.split('\n')
    .slice(0, -1)

describe('automatic numbers', () => {
  test('are counted over levels and start anew below a new number', () => {
    expect(
      lines(
        item(1, 0, '看清形势') +
          item(1, 1, '成绩') +
          item(1, 1, '短板') +
          p('中间一段。') +
          item(1, 0, '抓好落实') +
          item(1, 1, '抓项目') +
          item(1, 2, '抓开工') +
          item(1, 3, '抓入库'),
      ),
    ).toEqual([
      '一、看清形势',
      '（一）成绩',
      '（二）短板',
      '中间一段。',
      '二、抓好落实',
      '（一）抓项目',
      '1.抓开工',
      '2.1抓入库'.replace('2.1', '2.1 '),
    ])
  })

  test('make headings, and stand in no run', () => {
    const { tree, source } = readWord({
      numbering,
      document: item(1, 0, '看清形势') + p('同志们，形势逼人。'),
    })
    expect(tree).toContain('heading 2\n    text "一、看清形势"')
    expect(source.stretches[0]).toEqual({
      start: 2,
      end: 6,
      part: 'word/document.xml',
      paragraph: 0,
      run: 0,
      offset: 0,
    })
    expect(source.point(0)).toBeUndefined()
  })

  test('a list that starts anew, and one that goes on in the same', () => {
    expect(
      lines(item(1, 0, '甲') + item(1, 0, '乙') + item(2, 0, '丙') + item(2, 0, '丁') + item(1, 0, '戊')),
    ).toEqual(['一、甲', '二、乙', '一、丙', '二、丁', '三、戊'])
  })

  test('a level that never starts anew', () => {
    expect(lines(item(4, 0, '甲') + item(4, 1, '乙') + item(4, 0, '丙') + item(4, 1, '丁'))).toEqual([
      '1 甲',
      '1）乙',
      '2 丙',
      '2）丁',
    ])
  })

  test('a number does not grow together with a figure', () => {
    expect(lines(item(4, 0, '5个项目') + item(1, 2, '5个项目'))).toEqual(['1 5个项目', '1. 5个项目'])
  })

  test('from a style, from its place in the list, and by a list that stands in a style', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="numbering" w:styleId="list"><w:name w:val="单"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    expect(
      lines(
        p('成绩', '<w:pStyle w:val="2"/>') +
          p('不编号', '<w:pStyle w:val="2"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
          p('短板', '<w:pStyle w:val="2"/>') +
          item(5, 0, '甲'),
        styles,
      ),
    ).toEqual(['（一）成绩', '不编号', '（二）短板', '一、甲'])
  })

  test('bullets, empty paragraphs and lists that are not there have none', () => {
    expect(lines(item(3, 0, '点') + item(1, 0, '') + item(9, 0, '无') + item(1, 0, '甲'))).toEqual([
      '点',
      '',
      '无',
      '一、甲',
    ])
  })

  test('a very long number is cut: it could fill the memory', () => {
    const long = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '长'.repeat(5000))}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const { source } = readWord({ document: item(1, 0, '甲'), numbering: long })
    expect(source.text.length).toBeLessThan(80)
  })
})

test.each([
  [12, 'chineseCounting', '十二'],
  [105, 'chineseCountingThousand', '一百零五'],
  [15, 'chineseLegalSimplified', '拾伍'],
  [20, 'ideographDigital', '二〇'],
  [3, 'ideographTraditional', '丙'],
  [11, 'ideographTraditional', '11'],
  [12, 'ideographZodiac', '亥'],
  [20, 'decimalEnclosedCircle', '⑳'],
  [21, 'decimalEnclosedCircleChinese', '21'],
  [7, 'decimalZero', '07'],
  [28, 'upperLetter', 'BB'],
  [3, 'lowerLetter', 'c'],
  [1994, 'upperRoman', 'MCMXCIV'],
  [4, 'lowerRoman', 'iv'],
  [5, 'none', ''],
  [5, 'thaiNumbers', '5'],
  [999_999, 'chineseCounting', '999999'],
])('%d as %s is %s', (n, format, expected) => {
  expect(listNumber(n, format)).toBe(expected)
})
