import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { isOle, readDocx } from '../../src/read/docx.ts'
import { documentXml, wordFile, wordParagraph as p, wordRun as r } from '../support/word-file.ts'
import { readWord } from '../support/word-reading.ts'

const ole = (text = '') => {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  ;[...text].forEach((letter, i) => bytes.set([letter.charCodeAt(0), 0], 1024 + i * 2))
  return bytes
}
/** A .doc that is encrypted, as its directory entry and the head of its text tell: the head is in sector 2, at 1536. */
const lockedDoc = () => {
  const bytes = ole('WordDocument')
  const view = new DataView(bytes.buffer)
  view.setUint16(30, 9, true)
  view.setUint32(1024 + 116, 2, true)
  view.setUint16(1536, 0xa5ec, true)
  view.setUint16(1536 + 10, 0x100, true)
  return bytes
}
const fault = (bytes: Uint8Array) => {
  const { value, problems } = readDocx('稿.docx', bytes)
  const lines = problems.map(({ level, code, message }) => `${level} ${code} ${message}`)
  return `${value ? 'read: ' : ''}${lines.join('\n')}`
}
const broken = (document: string) =>
  fault(wordFile({ document: documentXml('').replace('</w:body>', `${document}</w:body>`) }))

const rels = (target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`

const strict = (prefix: string) => {
  const name = prefix === '' ? '' : `${prefix}:`
  const declared = prefix === '' ? 'xmlns' : `xmlns:${prefix}`
  return `<${name}document ${declared}="http://purl.oclc.org/ooxml/wordprocessingml/main"><${name}body><${name}p><${name}pPr><${name}outlineLvl ${name}val="1"/></${name}pPr><${name}r><${name}t>水情</${name}t></${name}r></${name}p></${name}body></${name}document>`
}

const many = (n: number, make: (i: string) => string) =>
  Array.from({ length: n }, (_, i) => make(`a="${i * 7919}"`)).join('')

describe('what is no Word file, or a bad one, is one error that says what to do', () => {
  const cases: [name: string, bytes: () => Uint8Array, message: string][] = [
    [
      'nothing',
      () => new Uint8Array(),
      'word/unreadable “稿.docx”不是完整的 Word 文件（.docx），请用 Word 或 WPS 打开后另存为 .docx 再试',
    ],
    [
      'text',
      () => strToU8('同志们：'),
      'word/unreadable “稿.docx”不是完整的 Word 文件（.docx），请用 Word 或 WPS 打开后另存为 .docx 再试',
    ],
    [
      'a file that is cut off',
      () => wordFile({ document: p('甲') }).slice(0, 600),
      'word/unreadable “稿.docx”不是完整的 Word 文件（.docx），请用 Word 或 WPS 打开后另存为 .docx 再试',
    ],
    [
      'an old Word file',
      () => ole(),
      'word/unreadable “稿.docx”是旧格式的 Word 或 WPS 文件，请在 Word 或 WPS 中另存为 .docx 后再试',
    ],
    [
      'a password',
      () => ole('EncryptedPackage'),
      'word/password “稿.docx”设有密码，读不了，请解除密码后再试',
    ],
    [
      'an old Word file with a password',
      () => lockedDoc(),
      'word/password “稿.docx”设有密码，读不了，请解除密码后再试',
    ],
    [
      'a zip of other things',
      () => zipSync({ 'a.txt': strToU8('甲') }),
      'word/unreadable “稿.docx”里没有 Word 正文，请用 Word 或 WPS 打开后另存为 .docx 再试',
    ],
    [
      'a workbook',
      () => zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }),
      'word/unreadable “稿.docx”不是 Word 文件，请把文字存成 .docx 后再试',
    ],
    [
      '2,001 files',
      () => zipSync(Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`a${i}`, new Uint8Array()]))),
      'word/too-big “稿.docx”展开后过大，不像一份讲话稿，请删去其中的图片和附件后另存再试',
    ],
    [
      'a zip bomb',
      () => wordFile({ document: p('甲'), extra: { 'word/media/a.bin': new Uint8Array(8_000_000) } }),
      'word/too-big “稿.docx”展开后过大，不像一份讲话稿，请删去其中的图片和附件后另存再试',
    ],
    [
      '200,001 paragraphs',
      () =>
        wordFile({ document: Array.from({ length: 200_001 }, (_, i) => `<w:p a="${i * 7919}"/>`).join('') }),
      'word/too-big “稿.docx”段落过多，不像一份讲话稿，请拆成几个文件再试',
    ],
  ]
  test.each(cases)('%s', (_, bytes, message) => {
    expect(fault(bytes())).toBe(`error ${message}`)
  })

  test('XML that is not well-formed', () => {
    const message = 'error word/unreadable “稿.docx”已损坏，请用 Word 或 WPS 打开后另存为 .docx 再试'
    expect(broken('<w:p>')).toBe(message)
    expect(broken('<w:p><w:r><w:t>&unknown;</w:t></w:r></w:p>')).toBe(message)
    expect(broken('<w:p></w:r>')).toBe(message)
    expect(fault(wordFile({ document: p('甲'), styles: '<w:style>' }))).toBe(message)
    expect(fault(wordFile({ document: p('甲'), numbering: '<w:num>' }))).toBe(message)
    const noted = p('<w:r><w:footnoteReference w:id="1"/></w:r>')
    expect(fault(wordFile({ document: noted, footnotes: '<w:footnote>' }))).toBe(message)
  })

  test('a main part that holds something else', () => {
    const bytes = wordFile({ document: '', extra: { 'word/document.xml': '<html><p>甲</p></html>' } })
    expect(fault(bytes)).toContain('里没有 Word 正文')
  })

  test('entities that grow', () => {
    const document = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "甲甲"><!ENTITY b "&a;&a;">]>${documentXml(p('<w:r><w:t>&b;</w:t></w:r>')).replace(/^<\?.*\?>\s*/, '')}`
    expect(fault(wordFile({ document }))).toContain('含有 Word 文件不应有的实体声明')
  })

  test('elements 300 deep', () => {
    expect(broken('<w:sdt>'.repeat(300) + '</w:sdt>'.repeat(300))).toContain('内部嵌套过深')
  })
})

test('an OLE file is told by its first bytes', () => {
  expect(isOle(ole())).toBe(true)
  expect(isOle(wordFile({ document: '' }))).toBe(false)
})

describe('odd but sound', () => {
  test('a main part of another name, found by the relationships or the content types', () => {
    const document = documentXml(p('甲段。'))
    const types =
      '<Types><Override PartName="/Word/Text.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    for (const files of [
      { '_rels/.rels': rels('/text/main.xml'), 'text/main.xml': document },
      { '_rels/.rels': rels('text\\main.xml'), 'text\\main.xml': document },
      { '[Content_Types].xml': types, 'word/text.xml': document },
      { 'word/document.xml': document },
    ] as Record<string, string>[]) {
      const bytes = zipSync(
        Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])),
      )
      const { value, problems } = readDocx('稿.docx', bytes)
      expect(problems).toEqual([])
      expect(value?.source.text).toBe('甲段。\n')
    }
  })

  test('strict namespaces, other prefixes and none', () => {
    for (const prefix of ['w', 'ns0', ''])
      expect(readWord({ document: `<?xml version="1.0"?>${strict(prefix)}` }).tree).toBe(
        'root\n  heading 3\n    text "水情"\n',
      )
  })

  test('UTF-16', () => {
    const text = `\uFEFF${documentXml(p('甲段。')).replace('UTF-8', 'UTF-16')}`
    const bytes = new Uint8Array(text.length * 2)
    ;[...text].forEach((_, i) => bytes.set([text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8], i * 2))
    expect(
      readDocx('稿.docx', wordFile({ document: '', extra: { 'word/document.xml': bytes } })).value?.source
        .text,
    ).toBe('甲段。\n')
  })

  test('an empty document', () => {
    expect(readWord('').tree).toBe('root\n')
  })

  test('rows, cells and runs where they do not belong', () => {
    expect(readWord(`<w:tr/><w:tc>${p('甲。')}</w:tc>${r('乙')}<w:tbl/>${p('丙。')}`).source.text).toBe(
      '甲。\n丙。\n',
    )
  })

  test('elements and ids with the names of properties of objects', () => {
    const odd = `<constructor/><__proto__/>${p('甲。', '<w:pStyle w:val="__proto__"/>')}${p('乙。', '<w:pStyle w:val="constructor"/>')}`
    expect(readWord(odd).tree).toBe('root\n  paragraph\n    text "甲。"\n  paragraph\n    text "乙。"\n')
  })

  test('40,000 joined paragraphs, 3,000 wide cells and 20,000 rows take no long', () => {
    const joined = many(40_000, (a) => `<w:p ${a}><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r('甲')}</w:p>`)
    const wide = many(3000, (a) => `<w:tc ${a}><w:tcPr><w:gridSpan w:val="999"/></w:tcPr>${p('乙')}</w:tc>`)
    const rows = many(20_000, (a) => `<w:tr ${a}><w:tc>${p('丙')}</w:tc></w:tr>`)
    const began = performance.now()
    const { source, speech } = readWord(`${joined}<w:tbl><w:tr>${wide}</w:tr>${rows}</w:tbl>`)
    expect(source.text).toHaveLength(40_001 + 3000 * 2 + 1 + 20_000 * 3)
    const table = speech.tree.children[1]
    // the first cell spans 63 columns, and there are no more
    expect(table?.type === 'table' && table.children[0]!.children).toHaveLength(63 + 2999)
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test.each<[string, string]>([
    ['series in series', many(8000, (a) => `<w:p ${a}>${r('一是甲。二是乙。')}</w:p>`)],
    ['heads one after the other', many(8000, (a) => `<w:p ${a}>${r('一、甲乙')}</w:p>`)],
    [
      'counts in one paragraph',
      p(many(8000, (a) => `<w:r ${a}><w:t>讲三点意见：一是甲。二是乙。</w:t></w:r>`)),
    ],
    ['line breaks in one paragraph', p(many(30_000, (a) => `<w:r ${a}><w:t>甲</w:t><w:br/></w:r>`))],
    [
      'fields in fields',
      p(
        many(
          20_000,
          (a) => `<w:r ${a}><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>`,
        ) + r('甲'),
      ),
    ],
  ])('many %s take no long', (_, document) => {
    const began = performance.now()
    expect(readWord(document).speech.tree.children.length).toBeGreaterThan(0)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})
