import { describe, expect, test } from 'vitest'
import { wordParagraph as p, wordRun as r } from '../support/word-file.ts'
import { wrongStretches } from '../support/word-points.ts'
import { messagesOf, readWord } from '../support/word-reading.ts'

const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const cell = (content: string, properties = '') =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`
const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`
const box = (inside: string) =>
  `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`

const ins = (inside: string) =>
  `<w:ins w:id="1" w:author="甲" w:date="2026-03-01T00:00:00Z">${inside}</w:ins>`
const del = (words: string) =>
  `<w:del w:id="2" w:author="甲"><w:r><w:delText>${words}</w:delText></w:r></w:del>`
const endDeleted = '<w:rPr><w:del w:id="3" w:author="甲"/></w:rPr>'

const quoted = (words: string) => p(words, '<w:pStyle w:val="q"/>')

describe('tables', () => {
  test('rows and cells; a column that its cells set to the right stands there', () => {
    const right = '<w:jc w:val="right"/>'
    const { tree, source, bytes } = readWord(
      table(
        row(cell(p('单位')), cell(p('万吨', '<w:jc w:val="center"/>'))),
        row(cell(p('东川镇')), cell(p('3.2', right))),
        row(cell(p('河西乡')), cell(p('2.8', right))),
      ),
    )
    expect(tree).toBe(`root
  table - right
    tableRow
      tableCell
        text "单位"
      tableCell
        text "万吨"
    tableRow
      tableCell
        text "东川镇"
      tableCell
        text "3.2"
    tableRow
      tableCell
        text "河西乡"
      tableCell
        text "2.8"
`)
    expect(source.text).toBe('单位\t万吨\t\n东川镇\t3.2\t\n河西乡\t2.8\t\n')
    expect(source.point(source.text.indexOf('3.2') + 2)).toEqual({
      part: 'word/document.xml',
      paragraph: 3,
      run: 0,
      offset: 2,
    })
    expect(wrongStretches(source, bytes)).toEqual([])
  })

  test('merged cells: the words in the first, the others empty', () => {
    const { tree } = readWord(
      table(
        row(cell(p('合计'), '<w:gridSpan w:val="2"/>'), cell(p('6'))),
        row(cell(p('东川'), '<w:vMerge w:val="restart"/>'), cell(p('水稻')), cell(p('4'))),
        row(cell(p(''), '<w:vMerge/>'), cell(p('玉米')), cell(p('2'))),
      ),
    )
    expect(
      tree.match(/tableCell\n(?: {8}text "[^"]*"\n)?/g)!.map((c) => /"(.*)"/.exec(c)?.[1] ?? ''),
    ).toEqual(['合计', '', '6', '东川', '水稻', '4', '', '玉米', '2'])
  })

  test('two paragraphs of a cell are two lines', () => {
    expect(readWord(table(row(cell(p('甲') + p('乙')), cell(p('丙'))))).tree).toBe(
      'root\n  table - -\n    tableRow\n      tableCell\n        text "甲"\n        break\n        text "乙"\n      tableCell\n        text "丙"\n',
    )
  })

  test('a table in a cell is lines of the cell, with a note', () => {
    const inner = table(row(cell(p('内甲')), cell(p('内乙'))))
    const { tree, problems } = readWord(table(row(cell(p('外') + inner + p('')), cell(p('旁')))))
    expect(tree).toContain(
      'text "外"\n        break\n        text "内甲"\n        break\n        text "内乙"',
    )
    expect(messagesOf(problems)).toEqual(['有1个套在表格里的表格，已并入它所在的单元格来读'])
  })

  test('a table of one cell is a frame around text', () => {
    expect(readWord(table(row(cell(p('一、水情') + p('来水偏多。'))))).tree).toBe(
      'root\n  heading 2\n    text "一、水情"\n  paragraph\n    text "来水偏多。"\n',
    )
  })

  test('a deleted row is gone', () => {
    const deleted = `<w:tr><w:trPr><w:del w:id="1" w:author="甲"/></w:trPr>${cell(p('旧'))}${cell(p('数'))}</w:tr>`
    expect(readWord(table(row(cell(p('新')), cell(p('数'))), deleted)).source.text).toBe('新\t数\t\n')
  })
})

describe('tracked changes', () => {
  test('are read as accepted and counted once', () => {
    const { tree, problems, source, bytes } = readWord(
      p('第一段。') +
        p(
          r('收购量为') +
            del('3.1') +
            ins(r('3.2')) +
            r('万吨。') +
            `<w:moveFrom w:id="4" w:author="甲">${r('移走')}</w:moveFrom><w:moveTo w:id="5" w:author="甲">${r('移来。')}</w:moveTo>`,
          '<w:pPrChange w:id="9" w:author="甲"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>',
        ),
    )
    expect(tree).toBe(
      'root\n  paragraph\n    text "第一段。"\n  paragraph\n    text "收购量为3.2万吨。移来。"\n',
    )
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      code: 'word/tracked',
      level: 'info',
      message: '文中有4处修订，已按全部接受来读，请先接受或拒绝修订',
      place: { start: 5, end: 18 },
    })
    // the deleted run counts: 3.2 is in run 2
    expect(source.point(source.text.indexOf('3.2'))).toEqual({
      part: 'word/document.xml',
      paragraph: 1,
      run: 2,
      offset: 0,
    })
    expect(wrongStretches(source, bytes)).toEqual([])
  })

  test('a deleted end joins a paragraph with the next, and the last one says what it is', () => {
    const { tree, source } = readWord(
      p('一、水情', endDeleted) + p(del('全没了'), endDeleted) + p('和工情', '<w:outlineLvl w:val="0"/>'),
    )
    expect(tree).toBe('root\n  heading 2\n    text "一、水情和工情"\n')
    expect(source.stretches.map(({ paragraph }) => paragraph)).toEqual([0, 2])
  })

  test('a style separator joins, too', () => {
    const separator = '<w:outlineLvl w:val="1"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>'
    expect(readWord(p('（一）水情。', separator) + p('今年来水偏多。')).tree).toBe(
      'root\n  paragraph\n    lead "（一）"\n      text "水情。"\n    text "今年来水偏多。"\n',
    )
  })
})

describe('beside the text', () => {
  const styles = '<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>'

  test('text boxes are read once, after their paragraph', () => {
    const { tree, source, bytes, problems } = readWord(
      p(r('正文') + `<w:r>${box(p('框内甲。') + p('框内乙。'))}</w:r>` + r('完。')) + p('下一段。'),
    )
    expect(source.text).toBe('正文完。\n框内甲。\n框内乙。\n下一段。\n')
    expect(tree.match(/paragraph/g)).toHaveLength(4)
    expect(problems).toEqual([])
    // both halves of the alternate content count: 0 the text, 1-2 and 3-4 the box, 5 the next
    expect(source.stretches.map(({ paragraph, run }) => [paragraph, run])).toEqual([
      [0, 0],
      [0, 2],
      [1, 0],
      [2, 0],
      [5, 0],
    ])
    expect(wrongStretches(source, bytes)).toEqual([])
  })

  test('a character that newer programs draw as a picture is read from its other half', () => {
    const { source, bytes } = readWord(
      p(
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="u" w16se:char="1F60A"/></mc:Choice><mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent><w:t>好</w:t></w:r>',
      ),
    )
    expect(source.text).toBe('😊好\n')
    expect(wrongStretches(source, bytes)).toEqual([])
  })

  test('footnotes and endnotes stand at the end as a quotation, in the order of their marks', () => {
    const { tree, problems, source, bytes } = readWord({
      document:
        p(
          `${r('仓容')}<w:r><w:endnoteReference w:id="1"/></w:r>${r('和烘干')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('都要补。')}`,
        ) + p('下一段。'),
      footnotes: `<w:footnote w:type="separator" w:id="-1">${p('<w:r><w:separator/></w:r>')}</w:footnote><w:footnote w:id="1">${p('没人引用')}</w:footnote><w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r('指烘干能力。')}`)}</w:footnote>`,
      endnotes: `<w:endnote w:id="1">${p('指标准仓容。')}</w:endnote>`,
    })
    expect(tree).toBe(`root
  paragraph
    text "仓容和烘干都要补。"
  paragraph
    text "下一段。"
  blockquote
    paragraph
      text "〔注1〕指标准仓容。"
    paragraph
      text "〔注2〕指烘干能力。"
`)
    expect(messagesOf(problems)).toEqual(['有2条脚注、尾注已移到文末来读，正文中的注码没有读入'])
    expect(source.point(source.text.indexOf('指烘干'))).toEqual({
      part: 'word/footnotes.xml',
      paragraph: 2,
      run: 1,
      offset: 0,
    })
    expect(source.point(source.text.indexOf('〔注2〕'))).toBeUndefined()
    expect(wrongStretches(source, bytes)).toEqual([])
  })

  test('pictures, charts, formulas, objects, comments and contents are left out and said', () => {
    const { tree, problems } = readWord({
      styles,
      comments: `<w:comment w:id="1" w:author="甲">${p('批注')}</w:comment>`,
      headers: [p('内部资料'), p('— 1 —')],
      document:
        p('看清形势	1', '<w:pStyle w:val="t1"/>') +
        p('抓紧收购	3', '<w:pStyle w:val="t1"/>') +
        p(
          r('正文') +
            '<w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r><w:r><w:pict><v:imagedata/></w:pict></w:r>' +
            '<w:r><w:drawing><c:chart xmlns:c="u"/></w:drawing></w:r>' +
            '<m:oMath xmlns:m="u"><m:r><m:t>x</m:t></m:r></m:oMath>' +
            '<w:r><w:object><v:imagedata/></w:object></w:r>' +
            '<w:commentRangeStart w:id="1"/>' +
            r('完。') +
            '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        ),
    })
    expect(tree).toBe('root\n  paragraph\n    text "正文完。"\n')
    expect(messagesOf(problems)).toEqual([
      '有2处图片没有读入，核稿只看文字，图片请另行核对',
      '有1处图表或图示没有读入，其中的文字和数字请另行核对',
      '有1处公式没有读入，请另行核对',
      '有1处嵌入的对象没有读入，请打开原件另行核对',
      '有1条批注没有读入，批注中的意见请逐条处理',
      '有1处页眉页脚的文字没有读入，请另行核对',
      '目录（2行）没有读入，定稿前请在 Word 中更新目录',
    ])
    expect(problems.every(({ code, level }) => code === 'word/dropped' && level === 'info')).toBe(true)
    expect(problems[0]!.place).toMatchObject({ start: 0, end: 4 })
  })

  test('consecutive paragraphs of the style for quotations are one', () => {
    const quote = '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>'
    expect(readWord({ styles: quote, document: quoted('甲。') + quoted('乙。') + p('丙。') }).tree).toBe(
      'root\n  blockquote\n    paragraph\n      text "甲。"\n    paragraph\n      text "乙。"\n  paragraph\n    text "丙。"\n',
    )
  })
})
