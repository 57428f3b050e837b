import { strToU8, zipSync } from 'fflate'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentFormat, readDocument } from '../../src/read/index.ts'
import { readLayout } from '../../src/layout/index.ts'
import { plainWords } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { WordSource } from '../../src/text/word-source.ts'
import { writers } from '../../src/write/index.ts'
import { gbk, utf16, utf8 } from '../support/encodings.ts'

const markdown = '# 春耕讲话\n\n同志们：\n\n**一是修渠**。渠要修好。\n'
const typed = '春耕讲话\n同志们：\n一是修渠。渠要修好。\n'
const page =
  '<!DOCTYPE html><html><body><h1>春耕讲话</h1><p>同志们：</p><p>一是修渠。渠要修好。</p></body></html>'
const said = '春耕讲话\n同志们：\n一是修渠。渠要修好。'

const style = 'templates/styles/gbt9704.yaml'
const layout = readLayout('gbt9704', [new Source(style, readFileSync(style, 'utf8'))]).value!
const read = await readDocument('春耕.md', utf8(markdown))
const written = await writers.docx(read.value!, layout, { edition: 'print' })
const word = written.value as Uint8Array

const wordsOf = async (path: string, bytes: Uint8Array): Promise<string | undefined> => {
  const { value } = await readDocument(path, bytes)
  return value && plainWords(value)
}
const told = async (path: string, bytes: Uint8Array): Promise<string[]> =>
  (await readDocument(path, bytes)).problems.map(({ level, message }) => `${level} ${message}`)

const pack = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('甲')])))

/** An OLE file of nothing but its signature and the name of one stream. */
function oleWith(stream: string): Uint8Array {
  const bytes = new Uint8Array(1024)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.set(utf16(stream, true), 512)
  return bytes
}

describe('a document', () => {
  it.each([
    ['春耕.md', utf8(markdown), 'md'],
    ['春耕.MARKDOWN', utf8(markdown), 'md'],
    ['春耕.txt', utf8(typed), 'txt'],
    ['春耕', utf8(typed), 'txt'],
    ['春耕.html', utf8(page), 'html'],
    ['春耕.htm', gbk(page), 'html'],
    ['春耕.docx', word, 'docx'],
  ] as const)('%s is read by its format, without a word', async (path, bytes, format) => {
    expect(documentFormat(path, bytes)).toBe(format)
    expect(await wordsOf(path, bytes)).toBe(said)
    const notice = path === '春耕.htm' ? ['info “春耕.htm”已按 GB18030 编码读取，如有乱码请另存为 UTF-8'] : []
    expect(await told(path, bytes)).toEqual(notice)
  })

  it.each([
    ['春耕.md', word, 'docx', 'Word 文件（.docx）'],
    ['春耕.txt', word, 'docx', 'Word 文件（.docx）'],
    ['春耕.docx', utf8(page), 'html', '网页'],
    ['春耕.txt', utf8(page), 'html', '网页'],
    ['春耕.docx', utf8(typed), 'txt', '纯文本'],
    ['春耕.doc', utf8(page), 'html', '网页'],
    ['春耕.html', utf8(typed), 'txt', '纯文本'],
  ] as const)('%s with a wrong ending is read by what is in it', async (path, bytes, format, name) => {
    expect(documentFormat(path, bytes)).toBe(format)
    expect(await wordsOf(path, bytes)).toBe(said)
    expect(await told(path, bytes)).toEqual([
      `info “${path}”的内容是${name}，已按内容读取，请改正文件名的后缀`,
    ])
  })

  it('keeps the way back to its file', async () => {
    expect((await readDocument('春耕.docx', word)).value?.source).toBeInstanceOf(WordSource)
    const { value } = await readDocument('春耕.txt', gbk(typed))
    expect([value?.source.path, value?.source.text]).toEqual(['春耕.txt', typed])
  })

  it('in UTF-16, or cut off, is read and that is said', async () => {
    expect(await told('春耕.txt', utf16(typed, true))).toEqual([
      'info “春耕.txt”已按 UTF-16LE 编码读取，如有乱码请另存为 UTF-8',
    ])
    expect(await told('春耕.txt', utf8('同志们：渠要修好').slice(0, -1))).toEqual([
      'warn “春耕.txt”有1处字符损坏，读作“\uFFFD”，请与原件核对',
    ])
  })

  it('that quotes a page is no page', async () => {
    expect(documentFormat('春耕.md', utf8(`${markdown}\n<html>\n`))).toBe('md')
    expect(documentFormat('春耕.txt', utf8('甲<p>乙'))).toBe('txt')
    expect(documentFormat('春耕.html', utf8('甲<p>乙'))).toBe('html')
    expect(documentFormat('春耕.html', utf8('甲、乙'))).toBe('txt')
  })
})

describe('a draft that was drafted here', () => {
  const drafts = readdirSync('test/golden').filter((name) => existsSync(`test/golden/${name}/draft.md`))

  it.each(drafts)('says the same as a page and as typed text: %s', async (name) => {
    const path = `test/golden/${name}/draft.md`
    const draft = (await readDocument(path, readFileSync(path))).value!
    const html = (await writers.html(draft, layout, { edition: 'print' })).value as string
    const all = plainWords(draft)
    expect(await wordsOf('稿.html', utf8(html))).toBe(all)
    // typed text has no empty cells at the end of a line
    expect(await wordsOf('稿.txt', utf8(all))).toBe(all.replaceAll(/\t+$/gmu, ''))
  })
})

describe('what cannot be read', () => {
  it.each([
    ['报告.pdf', utf8('%PDF-1.7\n'), 'PDF', '转为 .docx'],
    ['数据.xlsx', pack('[Content_Types].xml', 'xl/workbook.xml'), '表格', '存成 .docx'],
    ['数据.xls', oleWith('Workbook'), '表格', '存成 .docx'],
    ['汇报.pptx', pack('[Content_Types].xml', 'ppt/presentation.xml'), '幻灯片', '存成 .docx'],
    ['图.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), '图片', '存成 .docx'],
    ['图.md', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), '图片', '存成 .docx'],
    ['稿.rtf', utf8('{\\rtf1 abc}'), 'RTF', '另存为 .docx'],
    [
      '稿.mht',
      utf8('MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n'),
      'MHT',
      '另存为 .docx',
    ],
    ['稿.zip', pack('稿.docx'), '压缩包', '解压'],
    ['稿.txt', Uint8Array.of(1, 2, 0, 3, 255), '不是文字文件', '另存为 .docx'],
    ['稿.wps', oleWith('WordDocument'), '旧格式', '另存为 .docx'],
    ['稿.doc', oleWith('WordDocument'), '旧格式', '另存为 .docx'],
    ['稿.docx', oleWith('EncryptedPackage'), '密码', '解除密码'],
    ['稿.docx', word.slice(0, word.length / 2), '不是完整的 Word 文件', '另存为 .docx'],
    ['稿.docx', Uint8Array.of(0, 1, 2, 3), '不是完整的 Word 文件', '另存为 .docx'],
    ['稿.txt', new Uint8Array(11 * 1024 * 1024).fill(0x61), '太长', '拆成几个文件'],
    ['稿.txt', utf8('甲\n'.repeat(200_001)), '太长', '拆成几个文件'],
  ] as const)('%s: one error says what it is and what to do', async (path, bytes, what, todo) => {
    const { value, problems } = await readDocument(path, bytes)
    expect(value).toBeUndefined()
    expect(problems.map(({ level }) => level)).toEqual(['error'])
    expect(problems[0]!.message.startsWith(`“${path}”`)).toBe(true)
    expect(problems[0]!.message).toContain(what)
    expect(problems[0]!.message).toContain(todo)
  })

  it('is known before it is read', () => {
    expect(documentFormat('稿.doc', oleWith('WordDocument'))).toBe('ole')
    expect(documentFormat('报告.pdf', utf8('%PDF-1.7\n'))).toBeUndefined()
    expect(documentFormat('稿.txt', Uint8Array.of(1, 2, 0, 3, 255))).toBeUndefined()
  })

  it('OpenDocument is told by its first entry', async () => {
    const odt = zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8('<a/>'),
    })
    expect(await told('稿.odt', odt)).toEqual([
      'error “稿.odt”是 ODT 文件，读不了；请在 WPS 或 LibreOffice 中另存为 .docx 后再试',
    ])
  })

  it('is empty', async () => {
    for (const path of ['空.md', '空.txt', '空.html'])
      expect((await readDocument(path, new Uint8Array())).value?.tree.children).toEqual([])
  })
})
