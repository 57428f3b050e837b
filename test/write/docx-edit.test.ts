import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../src/read/docx.ts'
import { WordSource, type WordPoint } from '../../src/text/word-source.ts'
import { editDocx, type WordEdits } from '../../src/write/docx-edit.ts'
import { editDocx as editLater } from '../../src/write/index.ts'
import { checkDocx } from '../support/docx-check.ts'
import { all, parseXml } from '../support/docx-parts.ts'
import { richWordFile } from '../support/rich-word-file.ts'
import { after, commentsOf, partText, rangeOf, unitsOf, wordsWith } from '../support/word-edits.ts'
import { wordFile, wordParagraph } from '../support/word-file.ts'

const author = '笔杆（自动核稿）'
const footnotes = 'word/footnotes.xml'

/** The parts that differ, new ones too. */
function changedParts(before: Uint8Array, now: Uint8Array): string[] {
  const old = unzipSync(before)
  return Object.entries(unzipSync(now))
    .filter(([name, data]) => !old[name] || Buffer.compare(old[name], data) !== 0)
    .map(([name]) => name)
}

const names = (bytes: Uint8Array) => Object.keys(unzipSync(bytes))

/** The second character of a paragraph. */
const second = (paragraph: number): WordPoint => ({ part: 'word/document.xml', paragraph, run: 0, offset: 1 })

const file = richWordFile()

const edits: WordEdits = {
  comments: [
    { ...rangeOf(file, '全县秋粮收购工作会议'), paragraphs: ['标题过长。', '依据：本单位惯例。'] },
    { ...rangeOf(file, '再接再励、布署'), paragraphs: ['差错［词语］此处为“再接再励”，应为“再接再厉”'] },
    { ...rangeOf(file, '截止目前', { part: footnotes }), paragraphs: ['应为“截至目前”'] },
    { ...rangeOf(file, '布署', { n: 2 }), paragraphs: ['应为“部署”'] },
    { start: rangeOf(file, '乡镇').start, end: rangeOf(file, '入库,吨').end, paragraphs: ['表头'] },
  ],
  changes: [
    { ...rangeOf(file, '再接再励'), text: '再接再厉' },
    { ...rangeOf(file, '布署'), text: '部署' },
    { ...rangeOf(file, ',确保'), text: '，确保' },
    { ...rangeOf(file, '粮食,购销公司'), text: '粮食购销公司' },
    { ...rangeOf(file, ',进度'), text: '，进度' },
    { ...rangeOf(file, '图,其它'), text: '图，其他' },
    { ...rangeOf(file, '中,文'), text: '中，文' },
    { ...rangeOf(file, '库,吨'), text: '库，吨' },
    { ...rangeOf(file, '字,由', { part: footnotes }), text: '字，由' },
  ],
}

describe('a file with everything in it', () => {
  const { value, problems } = editDocx(file, edits, { date: '2026-06-12' })
  const edited = value!

  test('changes only where it must', () => {
    expect(problems).toEqual([])
    expect(changedParts(file, edited)).toEqual(['word/document.xml', footnotes, 'word/comments.xml'])
    expect(names(edited)).toEqual(names(file))
  })

  test('has the old words where the changes are refused', () => {
    expect(wordsWith(edited, 'refused', author)).toBe(wordsWith(file, 'refused', author))
    expect(wordsWith(edited, 'refused', author, footnotes)).toBe(
      wordsWith(file, 'refused', author, footnotes),
    )
  })

  test('has the new words where they are taken', () => {
    expect(wordsWith(edited, 'taken', author)).toBe(
      [
        '在全县秋粮收购工作会议上的讲话',
        '同志们：',
        '今天会议的任务是再接再厉、部署收购工作，确保颗粒归仓。',
        '据县粮食购销公司统计，入库3.2万吨，进度过半。',
        '见图，其他从略。',
        '方框中，文字布署。',
        '方框中,文字布署。',
        '乡镇',
        '入库，吨',
      ].join('\n'),
    )
    expect(wordsWith(edited, 'taken', author, footnotes)).toBe('\n\n截止目前的数字，由公司提供。')
  })

  test('has the comments on exactly their words', () => {
    expect(commentsOf(edited)).toEqual([
      { id: '3', author: '李明', anchor: '同志们', paragraphs: ['称谓是否全？'] },
      {
        id: '1003',
        author,
        anchor: '全县秋粮收购工作会议',
        paragraphs: ['标题过长。', '依据：本单位惯例。'],
      },
      {
        id: '1004',
        author,
        anchor: '再接再励再接再厉、布署部署',
        paragraphs: ['差错［词语］此处为“再接再励”，应为“再接再厉”'],
      },
      {
        id: '1005',
        author,
        anchor: '方框中,文中，文字布署。方框中,文字布署。',
        paragraphs: ['（文本框内：“布署”）', '应为“部署”'],
      },
      { id: '1006', author, anchor: '乡镇入库,吨库，吨', paragraphs: ['表头'] },
      { id: '1015', author, anchor: '', paragraphs: ['（脚注内：“截止目前”）', '应为“截至目前”'] },
    ])
    expect(partText(edited, footnotes)).not.toContain('comment')
  })

  test('has the comment on a note around its mark', () => {
    expect(partText(edited)).toContain(
      '<w:commentRangeStart w:id="1015"/><w:r><w:footnoteReference w:id="1000"/></w:r><w:commentRangeEnd w:id="1015"/>',
    )
  })

  test('is a sound package', () => {
    expect(checkDocx(edited)).toEqual([])
  })

  test('numbers changes and comments once each, above what the file has', () => {
    const ids = ['word/document.xml', footnotes].flatMap((part) => {
      const tree = parseXml(partText(edited, part))
      const marks = ['w:ins', 'w:del', 'w:commentReference', 'w:footnoteReference', 'w:bookmarkStart']
      return marks.flatMap((name) => all(tree, name).map(({ attributes }) => Number(attributes['w:id'])))
    })
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => id > 1000).length).toBe(ids.length - 5)
  })

  test('signs with the author, and with the date only where there is one', () => {
    const signed = partText(edited, 'word/document.xml').match(/w:author="笔杆（自动核稿）"[^>]*/g)!
    expect(new Set(signed)).toEqual(new Set([`w:author="${author}" w:date="2026-06-12T00:00:00Z"`]))
    expect(partText(edited, 'word/comments.xml')).toContain(
      `<w:comment w:id="1003" w:author="${author}" w:date="2026-06-12T00:00:00Z" w:initials="核">`,
    )
    const { value } = editDocx(file, edits, { author: '王芳 & Co' })
    expect(partText(value!, 'word/comments.xml')).toContain(
      '<w:comment w:id="1003" w:author="王芳 &amp; Co" w:initials="王">',
    )
  })

  test('gives the same bytes again, and through the door of the stage', async () => {
    expect(Buffer.compare(editDocx(file, edits, { date: '2026-06-12' }).value!, edited)).toBe(0)
    expect(Buffer.compare((await editLater(file, edits, { date: '2026-06-12' })).value!, edited)).toBe(0)
  })

  test('can be edited again', () => {
    const change = { ...rangeOf(edited, '颗粒归仓'), text: '应收尽收' }
    const { value, problems } = editDocx(edited, { comments: [], changes: [change] }, { author: '王芳' })
    expect(problems).toEqual([])
    expect(wordsWith(value!, 'taken', '王芳')).toContain('收购工作，确保应收尽收。')
    expect(wordsWith(value!, 'refused', author)).toContain('收购工作,确保应收尽收。')
    expect(changedParts(edited, value!)).toEqual(['word/document.xml'])
  })
})

test('the points are those of the reader', () => {
  const speech = readDocx('讲话.docx', file).value!
  const source = speech.source as WordSource
  expect(source).toBeInstanceOf(WordSource)
  const known = new Map(
    ['word/document.xml', footnotes].flatMap((part) =>
      unitsOf(file, part).map(({ text, point }) => [JSON.stringify(point), text] as const),
    ),
  )
  let met = 0
  for (const [at, unit] of source.text.split('').entries()) {
    const point = source.point(at)
    if (!point) continue
    const { part, paragraph, run, offset } = point
    expect(known.get(JSON.stringify({ part, paragraph, run, offset }))).toBe(unit)
    met++
  }
  expect(met).toBeGreaterThan(100)
})

describe('a file without comments', () => {
  const bare = richWordFile({ withComments: false })
  const comments = [{ ...rangeOf(bare, '颗粒归仓'), paragraphs: ['甲'] }]

  test('gets a part for them, told in both lists', () => {
    const { value } = editDocx(bare, { comments, changes: [] })
    expect(changedParts(bare, value!)).toEqual([
      '[Content_Types].xml',
      'word/document.xml',
      'word/_rels/document.xml.rels',
      'word/comments.xml',
    ])
    expect(names(value!)).toEqual([...names(bare), 'word/comments.xml'])
    expect(checkDocx(value!)).toEqual([])
    expect(commentsOf(value!)).toEqual([{ id: '1001', author, anchor: '颗粒归仓', paragraphs: ['甲'] }])
  })

  test('gets none for changes alone', () => {
    const changes = [{ ...rangeOf(bare, '颗粒归仓'), text: '应收尽收' }]
    const { value } = editDocx(bare, { comments: [], changes })
    expect(changedParts(bare, value!)).toEqual(['word/document.xml'])
  })

  test('takes a free name and a free id, and makes a list that is not there', () => {
    const { 'word/_rels/document.xml.rels': _, ...rest } = unzipSync(
      wordFile({ document: wordParagraph('甲') }),
    )
    const plain = zipSync({ ...rest, 'word/Comments.xml': new Uint8Array([0x3c]) })
    const { value } = editDocx(plain, {
      comments: [{ ...rangeOf(plain, '甲'), paragraphs: ['乙'] }],
      changes: [],
    })
    expect(partText(value!, 'word/_rels/document.xml.rels')).toContain(
      '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments1.xml"/>',
    )
    expect(partText(value!, 'word/comments1.xml')).toContain('<w:comment w:id="1000"')
  })

  test('without styles for them gets comments that are set by hand', () => {
    const plain = wordFile({ document: wordParagraph('甲') })
    const { value } = editDocx(plain, {
      comments: [{ ...rangeOf(plain, '甲'), paragraphs: ['乙'] }],
      changes: [],
    })
    expect(partText(value!, 'word/comments.xml')).not.toContain('Style')
    expect(checkDocx(value!)).toEqual([])
  })

  test('in the strict form of the standard stays in it', () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
    const document = `<w:document xmlns:w="${strict}"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>`
    const plain = wordFile({ document })
    const { value } = editDocx(plain, {
      comments: [{ ...rangeOf(plain, '甲'), paragraphs: ['乙'] }],
      changes: [],
    })
    expect(partText(value!, 'word/comments.xml')).toContain(`<w:comments xmlns:w="${strict}">`)
    expect(partText(value!, 'word/_rels/document.xml.rels')).toContain(
      'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments"',
    )
  })
})

describe('what cannot be written is told and the rest goes on', () => {
  const good = { ...rangeOf(file, '颗粒归仓'), text: '应收尽收' }
  const codesOf = (more: Partial<WordEdits>): string[] => {
    const { value, problems } = editDocx(file, {
      comments: more.comments ?? [],
      changes: [good, ...(more.changes ?? [])],
    })
    expect(wordsWith(value!, 'taken', author)).toContain('应收尽收')
    return problems.map(({ code }) => code)
  }
  const start = good.start

  test.each<[string, WordPoint, WordPoint]>([
    ['a part that is not there', { ...start, part: 'word/no.xml' }, { ...start, part: 'word/no.xml' }],
    ['a part that is no text', { ...start, part: 'word/media/image1.png' }, start],
    ['a paragraph that is not there', { ...start, paragraph: 99 }, { ...start, paragraph: 99 }],
    ['a run that is not there', { ...start, run: 99 }, { ...start, run: 99 }],
    ['an offset beyond the run', start, { ...start, offset: 99 }],
    ['an offset below it', { ...start, offset: -1 }, start],
    ['half an offset', { ...start, offset: 0.5 }, start],
    ['ends in the wrong order', after(start), start],
    ['ends in two parts', start, { ...start, part: footnotes }],
  ])('%s', (_, from, to) => {
    const range = { start: from, end: to }
    expect(codesOf({ comments: [{ ...range, paragraphs: ['甲'] }] })).toEqual(['word/no-point'])
    expect(codesOf({ changes: [{ ...range, text: '乙' }] })).toEqual(['word/no-point'])
  })

  test('half a character', () => {
    const plain = wordFile({ document: wordParagraph('𠮷野') })
    const { start } = rangeOf(plain, '𠮷野')
    const { value, problems } = editDocx(plain, {
      comments: [],
      changes: [{ start: after(start), end: after(after(start)), text: '' }],
    })
    expect(problems.map(({ code }) => code)).toEqual(['word/no-point'])
    expect(changedParts(plain, value!)).toEqual([])
  })

  test('overlapping changes: the first is made', () => {
    const { start, end } = rangeOf(file, '粒归')
    expect(codesOf({ changes: [{ start, end, text: '乙' }] })).toEqual(['word/change-overlap'])
    const end1 = good.end
    expect(
      codesOf({
        changes: [
          { start: end1, end: end1, text: '乙' },
          { start: end1, end: end1, text: '丙' },
        ],
      }),
    ).toEqual(['word/change-overlap'])
  })

  test('a comment in a header', () => {
    const header = rangeOf(file, '内部资料,', { part: 'word/header1.xml' })
    expect(codesOf({ comments: [{ ...header, paragraphs: ['甲'] }] })).toEqual(['word/no-comment-here'])
    const { value, problems } = editDocx(file, { comments: [], changes: [{ ...header, text: '内部资料，' }] })
    expect(problems).toEqual([])
    expect(changedParts(file, value!)).toEqual(['word/header1.xml'])
    expect(wordsWith(value!, 'taken', author, 'word/header1.xml')).toBe('内部资料，注意保存')
  })

  test('a comment on a note without a mark in the text', () => {
    const bytes = wordFile({
      document: wordParagraph('甲'),
      endnotes: `<w:endnote w:id="2">${wordParagraph('乙丙')}</w:endnote>`,
    })
    const range = rangeOf(bytes, '乙', { part: 'word/endnotes.xml' })
    const { value, problems } = editDocx(bytes, {
      comments: [{ ...range, paragraphs: ['丁'] }],
      changes: [{ ...range, text: '戊' }],
    })
    expect(problems.map(({ code }) => code)).toEqual(['word/no-point'])
    expect(wordsWith(value!, 'taken', author, 'word/endnotes.xml')).toBe('戊丙')
    expect(changedParts(bytes, value!)).toEqual(['word/endnotes.xml'])
  })

  test('a change over paragraphs becomes a comment, and a bound control gives way to one', () => {
    const over = { start: rangeOf(file, '乡镇').start, end: rangeOf(file, '入库,吨').end, text: '丙' }
    const bound = { ...rangeOf(file, '3.2'), text: '2.3' }
    const { value, problems } = editDocx(file, { comments: [], changes: [over, bound] })
    expect(problems.map(({ code }) => code)).toEqual(['word/change-as-comment', 'word/control-replaced'])
    expect(commentsOf(value!).slice(1)).toEqual([
      { id: '1001', author, anchor: '乡镇入库,吨', paragraphs: ['建议将所标文字改为“丙”。'] },
    ])
    expect(wordsWith(value!, 'taken', author)).toBe(
      wordsWith(file, 'taken', author).replace('入库3.2万吨', '入库2.3万吨'),
    )
    expect(wordsWith(value!, 'refused', author)).toBe(wordsWith(file, 'refused', author))
    expect(checkDocx(value!)).toEqual([])
  })

  test('messages are for a secretary', () => {
    const { problems } = editDocx(file, {
      comments: [{ start, end: { ...start, offset: 99 }, paragraphs: ['应为\n“部署”'] }],
      changes: [{ ...rangeOf(file, '3.2'), text: '2.3' }],
    })
    expect(problems.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'warn 批注“应为 “部署””没有写进文件：文件里找不到它所指的文字，请对照核稿结果手工加上',
      'info “3.2”所在的内容控件与文件中的数据绑定，为加修订标记已解除绑定，文字照旧，数据部分没有改动',
    ])
  })

  test('a change of nothing is none', () => {
    expect(codesOf({ changes: [{ start: good.end, end: good.end, text: '' }] })).toEqual([])
  })
})

describe('a file that cannot be edited', () => {
  const none: WordEdits = { comments: [], changes: [] }
  const codesOf = (bytes: Uint8Array, its = none) => {
    const { value, problems } = editDocx(bytes, its)
    return [value === undefined, problems.map(({ code, level }) => `${code} ${level}`)]
  }

  test.each([
    ['no zip', strToU8('讲话')],
    ['nothing', new Uint8Array()],
    ['half a zip', file.subarray(0, file.length / 2)],
    ['no text', zipSync({ 'word/styles.xml': strToU8('<a/>') })],
  ])('%s', (_, bytes) => {
    expect(codesOf(bytes)).toEqual([true, ['word/unreadable error']])
  })

  test('too many entries', () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`a${i}`, new Uint8Array()]))
    expect(codesOf(zipSync(many))).toEqual([true, ['word/too-big error']])
  })

  test('comments that are not sound', () => {
    const parts = unzipSync(file)
    const broken = zipSync({ ...parts, 'word/comments.xml': strToU8('<w:comments') })
    const comments = [{ ...rangeOf(file, '同志们'), paragraphs: ['甲'] }]
    expect(codesOf(broken, { comments, changes: [] })).toEqual([true, ['word/unreadable error']])
  })

  test.each([
    ['tags that do not nest', '<w:p><w:r><w:t>甲</w:t></w:p></w:r>'],
    ['a tag without an end', '<w:p><w:r><w:t>甲</w:t></w:r></w:p'],
    ['an attribute without an end', '<w:p><w:r><w:t a="x>甲</w:t></w:r></w:p>'],
    ['a comment without an end', '<w:p><w:r><w:t>甲<!-- </w:t></w:r></w:p>'],
    ['a document type', '<!DOCTYPE a><w:p><w:r><w:t>甲</w:t></w:r></w:p>'],
    ['elements in elements without end', `${'<w:p>'.repeat(300)}${'</w:p>'.repeat(300)}`],
  ])('text with %s', (_, inside) => {
    const bytes = wordFile({ document: inside })
    const at = { part: 'word/document.xml', paragraph: 0, run: 0, offset: 0 }
    const { value, problems } = editDocx(bytes, {
      comments: [{ start: at, end: after(at), paragraphs: ['乙'] }],
      changes: [],
    })
    expect(problems.map(({ code }) => code)).toEqual(['word/no-point'])
    expect(changedParts(bytes, value!)).toEqual([])
  })

  test('takes a huge one in its stride', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `甲乙丙丁${i}。`)
    const bytes = wordFile({ document: lines.map((line) => wordParagraph(line)).join('') })
    const changes = Array.from({ length: 5000 }, (_, i) => ({
      start: second(i),
      end: after(second(i)),
      text: '己',
    }))
    const { value, problems } = editDocx(bytes, { comments: [], changes })
    expect(problems).toEqual([])
    expect(wordsWith(value!, 'taken', author).split('\n')).toEqual(
      lines.map((line, i) => (i < 5000 ? line.replace('乙', '己') : line)),
    )
  })

  test('a paragraph of many runs and changes', () => {
    const bytes = wordFile({ document: `<w:p>${'<w:r><w:t>甲乙</w:t></w:r>'.repeat(5000)}</w:p>` })
    const changes = Array.from({ length: 4000 }, (_, i) => {
      const start = { ...second(0), run: i }
      return { start, end: after(start), text: '丙' }
    })
    const { value, problems } = editDocx(bytes, { comments: [], changes })
    expect(problems).toEqual([])
    expect(wordsWith(value!, 'taken', author)).toBe('甲丙'.repeat(4000) + '甲乙'.repeat(1000))
  })
})

test('a part in UTF-16 stays in it', () => {
  const parts = unzipSync(wordFile({ document: wordParagraph('甲,乙') }))
  const xml = '\ufeff' + strFromU8(parts['word/document.xml']!).replace('UTF-8', 'UTF-16')
  const bytes = zipSync({ ...parts, 'word/document.xml': new Uint8Array(Buffer.from(xml, 'utf16le')) })
  const at = { part: 'word/document.xml', paragraph: 0, run: 0, offset: 1 }
  const { value } = editDocx(bytes, { comments: [], changes: [{ start: at, end: after(at), text: '，' }] })
  const text = Buffer.from(unzipSync(value!)['word/document.xml']!).toString('utf16le')
  expect(text.startsWith('\ufeff<?xml version="1.0" encoding="UTF-16"')).toBe(true)
  expect(text).toContain('<w:delText xml:space="preserve">,</w:delText>')
})

test('a date that is no ISO day or time is misuse', () => {
  expect(() => editDocx(file, edits, { date: '六月' })).toThrow(TypeError)
})
