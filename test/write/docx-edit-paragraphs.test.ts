/** Paragraphs and rows that come and go: written out before and after. */
import { describe, expect, test } from 'vitest'
import { editDocx, type ParagraphInsertion, type WordEdits } from '../../src/write/docx-edit.ts'
import { checkDocx } from '../support/docx-check.ts'
import { richWordFile } from '../support/rich-word-file.ts'
import { settledLines, settledLooks, settledRows } from '../support/word-changes.ts'
import { commentsOf, partText } from '../support/word-edits.ts'
import { wordFile, wordParagraph, wordRun } from '../support/word-file.ts'

const part = 'word/document.xml'
const none: WordEdits = { comments: [], changes: [] }
const at = (paragraph: number) => ({ part, paragraph })
const put = (after: number, text: string, like = Math.max(0, after)): ParagraphInsertion => ({
  part,
  after,
  like,
  runs: [{ text }],
})

interface Edited {
  body: string
  bytes: Uint8Array
  codes: string[]
  messages: string[]
}

function edited(document: string, edits: Partial<WordEdits>): Edited {
  const { value, problems } = editDocx(wordFile({ document }), { ...none, ...edits }, { author: '核' })
  const [, body] = /<w:body>([\s\S]*)<\/w:body>/.exec(partText(value!))!
  return {
    body: body!,
    bytes: value!,
    codes: problems.map(({ code }) => code),
    messages: problems.map(({ message }) => message),
  }
}

const by = (id: number) => `w:id="${id}" w:author="核"`
const bold = '<w:rPr><w:b/></w:rPr>'
const run = (look: string, text: string) =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const bareCell = (inside: string) => `<w:tc><w:tcPr/>${inside}</w:tc>`
const cell = (words: string, properties = '') =>
  `<w:tc><w:tcPr><w:tcW w:w="9" w:type="dxa"/>${properties}</w:tcPr>${wordParagraph(words)}</w:tc>`
const table = (...rows: string[]) =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>${wordParagraph('完')}`
const merged = (value: string) => `<w:vMerge${value}/>`

describe('a new paragraph', () => {
  test('has the properties, the list and the look of the one that it is like', () => {
    const like = `<w:p w14:paraId="0000000A"><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:rPr><w:b/></w:rPr></w:pPr><w:bookmarkStart w:id="5" w:name="甲"/><w:r>${bold}<w:t>一</w:t></w:r><w:r><w:t>是抓早</w:t></w:r><w:bookmarkEnd w:id="5"/></w:p>`
    const end = wordParagraph('完')
    const { body, codes } = edited(like + end, { insertions: [put(0, '二是抓实')] })
    expect(codes).toEqual([])
    expect(body).toBe(
      `${like}<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:rPr><w:ins ${by(1001)}/><w:b/></w:rPr></w:pPr><w:ins ${by(1000)}><w:r><w:t xml:space="preserve">二是抓实</w:t></w:r></w:ins></w:p>${end}`,
    )
  })

  test('has runs with looks of their own, and marks in yellow what is not known yet', () => {
    const lead = `<w:p><w:r><w:rPr><w:rStyle w:val="L"/><w:ins w:id="1" w:author="李"/></w:rPr><w:t>一是</w:t></w:r><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>抓好落实</w:t></w:r></w:p>`
    const insertion: ParagraphInsertion = {
      ...put(0, ''),
      runs: [
        { text: '二是', like: { part, paragraph: 0, run: 0, offset: 0 } },
        { text: '重', bold: true },
        { text: '见【待补：数】。' },
        { text: '核', highlight: true },
      ],
    }
    const { body } = edited(lead + wordParagraph('完'), { insertions: [insertion] })
    const inside = /<w:ins w:id="1000"[^>]*>(.*?)<\/w:ins>/.exec(body)![1]
    const yellow = '<w:highlight w:val="yellow"/>'
    expect(inside!.replace(/<w:ins[^>]*\/>/, '')).toBe(
      run('<w:rStyle w:val="L"/>', '二是') +
        run('<w:b/><w:bCs/><w:sz w:val="32"/>', '重') +
        run('<w:sz w:val="32"/>', '见') +
        run(`<w:sz w:val="32"/>${yellow}`, '【待补：数】') +
        run('<w:sz w:val="32"/>', '。') +
        run(`<w:sz w:val="32"/>${yellow}`, '核'),
    )
  })

  test('at the end takes over the mark of the one before, which keeps its look either way', () => {
    const document =
      wordParagraph('正文', '<w:jc w:val="left"/>') + wordParagraph('落款', '<w:jc w:val="right"/>')
    const { body, bytes } = edited(document, { insertions: [put(1, '附件', 0)] })
    expect(body).toContain(
      `<w:p><w:pPr><w:jc w:val="right"/><w:rPr><w:ins ${by(1001)}/></w:rPr></w:pPr>${wordRun('落款')}</w:p>`,
    )
    expect(body).toContain(
      `<w:p><w:pPr><w:jc w:val="left"/><w:pPrChange ${by(1002)}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange></w:pPr><w:ins`,
    )
    const [left, right] = ['<w:jc w:val="left"/>', '<w:jc w:val="right"/>']
    expect(settledLooks(bytes, 'accept')).toEqual([
      { look: left, words: '正文' },
      { look: right, words: '落款' },
      { look: left, words: '附件' },
    ])
    expect(settledLooks(bytes, 'reject')).toEqual([
      { look: left, words: '正文' },
      { look: right, words: '落款' },
    ])
  })

  test('keeps the order of several, of both kinds, and stands before everything where asked', () => {
    const insertions: ParagraphInsertion[] = [
      put(0, '二'),
      { ...put(0, '旧'), kind: 'deleted' },
      put(0, '三'),
      put(-1, '〇'),
    ]
    const { bytes } = edited(wordParagraph('一') + wordParagraph('四'), { insertions })
    expect(settledLines(bytes, 'accept')).toEqual(['〇', '一', '二', '三', '四'])
    expect(settledLines(bytes, 'reject')).toEqual(['一', '旧', '四'])
  })

  test('has no section and no frame of the text of its like', () => {
    const section = '<w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr>'
    const { body } = edited(wordParagraph('一', section) + wordParagraph('二'), {
      insertions: [put(0, '新')],
    })
    expect(body.split('<w:sectPr>')).toHaveLength(2)
    expect(body).toContain(`<w:p><w:pPr><w:rPr><w:ins ${by(1001)}/></w:rPr></w:pPr><w:ins`)
  })

  test('stands behind a control that is bound, locked or written by a program', () => {
    const contents = `<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent>${wordParagraph('目录')}</w:sdtContent></w:sdt>`
    const { body, bytes } = edited(contents + wordParagraph('正文'), { insertions: [put(0, '新')] })
    expect(body.slice(0, contents.length)).toBe(contents)
    expect(settledLines(bytes, 'accept')).toEqual(['目录', '新', '正文'])
    expect(settledLines(bytes, 'reject')).toEqual(['目录', '正文'])
  })

  test('carries a comment that goes with it', () => {
    const { bytes } = edited(wordParagraph('一') + wordParagraph('二'), {
      insertions: [{ ...put(0, '新'), comment: ['事实：甲', '旧值：无'] }],
    })
    expect(commentsOf(bytes)).toEqual([
      { id: '1000', author: '核', anchor: '新', paragraphs: ['事实：甲', '旧值：无'] },
    ])
    expect(checkDocx(bytes)).toEqual([])
    const refused = partText(bytes).replaceAll(/<w:ins [^>]*[^/]>.*?<\/w:ins>/g, '')
    expect(refused).not.toContain('comment')
  })

  test('beside what is not there is told', () => {
    const { codes, messages } = edited(wordParagraph('一'), {
      insertions: [put(7, '新'), put(-2, ''), put(0, '新', 9)],
      removals: [at(5)],
      rowInsertions: [{ ...at(0), cells: ['甲'] }],
      rowRemovals: [at(0)],
      ghosts: [{ at: { ...at(0), run: 3, offset: 0 }, text: '旧' }],
    })
    expect(codes).toEqual(Array.from({ length: 7 }, () => 'word/no-point'))
    expect(messages[0]).toBe('删去的一行没有写进文件：文件里找不到它所指的文字，请对照核稿结果手工加上')
  })
})

describe('a paragraph that goes', () => {
  test('goes with its mark and its fields, and leaves ranges and remarks of others', () => {
    const inside = `<w:commentRangeStart w:id="3"/><w:r><w:t>见</w:t></w:r>${field('begin')}<w:r><w:instrText>REF a</w:instrText></w:r>${field('separate')}<w:r><w:t>表1</w:t></w:r>${field('end')}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>`
    const { body, bytes, codes } = edited(`<w:p>${inside}</w:p>${wordParagraph('完')}`, { removals: [at(0)] })
    expect(codes).toEqual([])
    expect(body).toContain('<w:delInstrText>REF a</w:delInstrText>')
    expect(body).toContain('<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r></w:p>')
    const gone = body.replaceAll(/<w:del [^>]*[^/]>.*?<\/w:del>/g, '')
    expect(gone).not.toMatch(/fldChar|表1|见/)
    expect(settledLines(bytes, 'accept')).toEqual(['完'])
    expect(settledLines(bytes, 'reject')).toEqual(['见表1', '完'])
  })

  test('that is the last one leaves none behind; the only one of a cell stays', () => {
    const rows = `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${bareCell(wordParagraph('甲') + wordParagraph('乙'))}${bareCell(wordParagraph('丙'))}</w:tr></w:tbl>`
    const document = `${rows}${wordParagraph('一')}${wordParagraph('二')}`
    const { bytes, codes, messages } = edited(document, { removals: [at(1), at(2), at(4)] })
    expect(settledLines(bytes, 'accept')).toEqual(['甲', '', '一'])
    expect(settledLines(bytes, 'reject')).toEqual(['甲', '乙', '丙', '一', '二'])
    expect(codes).toEqual(['word/paragraph-kept'])
    expect(messages).toEqual([
      '删去的一段“丙”处理后会留下一个空段：它是表格单元格、文本框等处的最后一段，或与分节符相连，请手工处理',
    ])
  })

  test.each([
    ['a picture', '<w:r><w:drawing/></w:r>', ''],
    ['a note', '<w:r><w:footnoteReference w:id="1"/></w:r>', ''],
    ['a section', '', '<w:sectPr/>'],
    ['the beginning of a field', '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', ''],
  ])('and holds %s stays without its words', (_, more, properties) => {
    const document = wordParagraph(`${wordRun('图一')}${more}`, properties) + wordParagraph('完')
    const { body, bytes, codes } = edited(document, { removals: [at(0)] })
    expect(codes).toEqual(['word/paragraph-kept'])
    expect(body).toContain(more + properties)
    expect(settledLines(bytes, 'accept')).toEqual(['', '完'])
    expect(settledLines(bytes, 'reject')).toEqual(['图一', '完'])
  })

  test('nests in what others put in, and leaves what they deleted', () => {
    const theirs = 'w:id="7" w:author="李"'
    const inside = `<w:ins ${theirs}>${wordRun('新增')}</w:ins><w:del ${theirs}><w:r><w:delText>删</w:delText></w:r></w:del>`
    const { body, bytes } = edited(
      wordParagraph(inside, `<w:rPr><w:ins ${theirs}/></w:rPr>`) + wordParagraph('完'),
      { removals: [at(0)] },
    )
    expect(body).toContain(`<w:ins ${theirs}><w:del ${by(1001)}><w:r><w:delText xml:space="preserve">新增`)
    expect(body).toContain(`<w:rPr><w:ins ${theirs}/><w:del ${by(1000)}/></w:rPr>`)
    expect(body).toContain(`<w:del ${theirs}><w:r><w:delText>删</w:delText></w:r></w:del>`)
    expect(settledLines(bytes, 'reject', { author: '核' })).toEqual(['新增', '完'])
  })

  test('that others moved, or that a locked control holds, is only remarked on', () => {
    const moved = `<w:p><w:moveTo w:id="7" w:author="李">${wordRun('移来')}</w:moveTo></w:p>`
    const locked = `<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>${wordParagraph('锁定')}</w:sdtContent></w:sdt>`
    const { bytes, codes } = edited(moved + locked + wordParagraph('完'), { removals: [at(0), at(1)] })
    expect(codes).toEqual(['word/change-as-comment', 'word/change-as-comment'])
    expect(commentsOf(bytes).map(({ anchor, paragraphs }) => [anchor, ...paragraphs])).toEqual([
      ['移来', '建议删去本段。'],
      ['锁定', '建议删去本段。'],
    ])
    expect(settledLines(bytes, 'accept', { author: '核' })).toEqual(['移来', '锁定', '完'])
  })

  test('takes no other change, but a remark', () => {
    const start = { ...at(0), run: 0, offset: 0 }
    const range = { start, end: { ...start, offset: 1 } }
    const { bytes, codes } = edited(wordParagraph('一二') + wordParagraph('完'), {
      removals: [at(0), at(0)],
      changes: [{ ...range, text: '三' }],
      comments: [{ ...range, paragraphs: ['因为'] }],
    })
    expect(codes).toEqual(['word/change-overlap', 'word/change-overlap'])
    expect(commentsOf(bytes).map(({ anchor }) => anchor)).toEqual(['一'])
    expect(settledLines(bytes, 'accept')).toEqual(['完'])
  })
})

describe('rows', () => {
  const head = `<w:tr w:rsidR="1"><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cell('乡镇')}${cell('数量')}</w:tr>`

  test('come in and go, each as a whole', () => {
    const document = table(
      head,
      `<w:tr>${cell('甲')}${cell('1')}</w:tr>`,
      `<w:tr>${cell('乙')}${cell('2')}</w:tr>`,
    )
    const { body, bytes, codes } = edited(document, {
      rowInsertions: [
        { ...at(0), cells: ['丙', '3'], comment: ['新数'] },
        { ...at(4), place: 'before', cells: ['旧'], kind: 'deleted' },
      ],
      rowRemovals: [at(3), at(2)],
    })
    expect(codes).toEqual([])
    expect(settledRows(bytes, 'accept')).toEqual([
      ['乡镇', '数量'],
      ['丙', '3'],
      ['乙', '2'],
    ])
    expect(settledRows(bytes, 'reject')).toEqual([
      ['乡镇', '数量'],
      ['甲', '1'],
      ['旧', ''],
      ['乙', '2'],
    ])
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(2)
    expect(commentsOf(bytes).map(({ anchor }) => anchor)).toEqual(['丙3'])
    expect(checkDocx(bytes)).toEqual([])
  })

  test('that come or go take no new paragraph', () => {
    const { body, codes } = edited(table(`<w:tr>${cell('甲')}${cell('1')}</w:tr>`), {
      rowRemovals: [at(0)],
      removals: [at(1)],
      insertions: [put(0, '新'), { ...put(1, '表后'), afterTable: true }],
    })
    expect(codes).toEqual(['word/change-overlap', 'word/change-overlap'])
    expect(body).not.toContain('新')
    expect(body).toContain('表后')
  })

  test('inside a cell over several rows go on with it; the row that it begins in does not go', () => {
    const document = table(
      `<w:tr>${cell('城区', merged(' w:val="restart"'))}${cell('1')}</w:tr>`,
      `<w:tr>${cell('', merged(''))}${cell('2')}</w:tr>`,
    )
    const { body, codes } = edited(document, {
      rowInsertions: [
        { ...at(0), cells: ['', '新'] },
        { ...at(2), cells: ['郊区', '末'] },
      ],
      rowRemovals: [at(1)],
    })
    expect(codes).toEqual(['word/change-as-comment'])
    const rows = body.split('</w:tr>').filter((row) => row.includes('<w:trPr>'))
    expect(rows.map((row) => row.includes('<w:vMerge/>'))).toEqual([true, false])
  })
})

describe('for a comparison', () => {
  test('words and paragraphs that are there are shown as new, and old ones beside them as gone', () => {
    const document =
      wordParagraph(wordRun('今年') + wordRun('完成20亿元。')) + wordParagraph('新段') + wordParagraph('完')
    const point = (run: number, offset: number) => ({ ...at(0), run, offset })
    const { body, bytes, codes } = edited(document, {
      marks: [{ start: point(1, 2), end: point(1, 4) }],
      ghosts: [
        { at: point(1, 2), text: '18' },
        { at: point(1, 7), text: '去年如此。' },
      ],
      markedParagraphs: [at(1)],
    })
    expect(codes).toEqual([])
    expect(body).toContain(
      `<w:del ${by(1001)}><w:r><w:delText xml:space="preserve">18</w:delText></w:r></w:del><w:ins ${by(1004)}><w:r><w:t xml:space="preserve">20</w:t></w:r></w:ins>`,
    )
    expect(settledLines(bytes, 'accept')).toEqual(['今年完成20亿元。', '新段', '完'])
    expect(settledLines(bytes, 'reject')).toEqual(['今年完成18亿元。去年如此。', '完'])
  })

  test('pictures and notes of a new paragraph came with it', () => {
    const picture = '<w:r><w:drawing/></w:r>'
    const { body, codes } = edited(wordParagraph(wordRun('图') + picture) + wordParagraph('完'), {
      markedParagraphs: [at(0)],
    })
    expect(codes).toEqual([])
    expect(body).toContain(`<w:ins ${by(1002)}>${picture}</w:ins>`)
  })

  test('what others track stays theirs', () => {
    const theirs = `<w:ins w:id="7" w:author="李">${wordRun('新')}</w:ins>`
    const start = { ...at(0), run: 0, offset: 0 }
    const { body, codes } = edited(`<w:p>${theirs}${wordRun('文')}</w:p>`, {
      marks: [{ start, end: { ...at(0), run: 1, offset: 1 } }],
    })
    expect(codes).toEqual([])
    expect(body).toBe(`<w:p>${theirs}<w:ins ${by(1000)}>${wordRun('文')}</w:ins></w:p>`)
  })
})

test('in a file with everything in it all other parts keep their bytes, and the same edits give the same', () => {
  const file = richWordFile()
  const edits: WordEdits = {
    ...none,
    insertions: [put(2, '新增一段。'), { ...put(0, '题注'), part: 'word/header1.xml' }],
    removals: [at(1), at(3)],
    rowInsertions: [{ ...at(7), cells: ['丙', '3'] }],
  }
  const { value, problems } = editDocx(file, edits, { author: '核', date: '2026-06-12' })
  // Paragraph 3 holds a note.
  expect(problems.map(({ code }) => code)).toEqual(['word/control-replaced', 'word/paragraph-kept'])
  expect(settledLines(value!, 'reject', { author: '核' })).toEqual(
    settledLines(file, 'accept', { author: '核' }),
  )
  expect(settledLines(value!, 'accept', { author: '核', part: 'word/header1.xml' })).toEqual([
    '内部资料,注意保存',
    '题注',
  ])
  for (const name of ['word/footnotes.xml', 'word/comments.xml', 'word/styles.xml', '[Content_Types].xml'])
    expect(partText(value!, name)).toBe(partText(file, name))
  expect(checkDocx(value!)).toEqual([])
  expect(Buffer.compare(editDocx(file, edits, { author: '核', date: '2026-06-12' }).value!, value!)).toBe(0)
})
