/** bigan typeset of other formats than Markdown. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentFormat, readDocument } from '../../src/read/index.ts'
import { plainWords } from '../../src/speech/index.ts'
import { convertOld, modernized } from '../../src/convert.ts'
import { filesOf, put, run, sheet } from '../support/cli.ts'
import { gbk, utf16, utf8 } from '../support/encodings.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { wordFile } from '../support/word-file.ts'

const typed =
  '在全区春耕现场会上的讲话\n（2026年3月5日）\n区长　王立明\n同志们：\n　　今天开个短会。\n一、修渠\n　　渠要修好。\n'
const said =
  '在全区春耕现场会上的讲话\n（2026年3月5日）\n区长　王立明\n同志们：\n今天开个短会。\n一、修渠\n渠要修好。'
const page = `<html><body>${typed
  .trim()
  .split('\n')
  .map((line) => `<p>${line}</p>`)
  .join('')}<div>责任编辑：李明</div></body></html>`
const word = wordFile({
  document: typed
    .trim()
    .split('\n')
    .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
    .join(''),
})

/** What a Word file in a folder says. */
async function wordsIn(folder: string, name: string): Promise<string | undefined> {
  const bytes = Buffer.from(filesOf(folder)[name] ?? '', 'base64')
  const { value } = await readDocument(name, bytes)
  return value && plainWords(value)
}

describe('bigan typeset', () => {
  it.each([
    ['春耕.txt', utf8(typed), '春耕.docx', ''],
    ['春耕.TXT', gbk(typed), '春耕.docx', '提示：“春耕.TXT”已按 GB18030 编码读取，如有乱码请另存为 UTF-8\n'],
    ['春耕.docx', word, '春耕.排版.docx', ''],
    ['春耕.DOCX', word, '春耕.排版.docx', ''],
    ['春耕.doc', word, '春耕.docx', ''],
    [
      '旧.稿.md',
      word,
      '旧.稿.docx',
      '提示：“旧.稿.md”的内容是Word 文件（.docx），已按内容读取，请改正文件名的后缀\n',
    ],
  ])('sets %s into Word beside it and leaves it alone', async (name, bytes, made, message) => {
    const folder = temporaryFolder()
    put(folder, { [name]: bytes })
    const { code, out, err } = await run(folder, ['typeset', name])
    expect([code, out, err]).toEqual([0, `${made}\n`, message])
    expect(Object.keys(filesOf(folder)).sort()).toEqual([made, name].sort())
    expect(filesOf(folder)[name]).toBe(Buffer.from(bytes).toString('base64'))
    expect(await wordsIn(folder, made)).toBe(said)
  })

  it('sets a web page and says what it left out', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.html': page })
    const { code, out, err } = await run(folder, ['排版', '春耕.html'])
    expect([code, out]).toEqual([0, '春耕.docx\n'])
    expect(err).toContain('“责任编辑：李明”是网页上的附带文字，没有读入，如属正文请核对')
    expect(await wordsIn(folder, '春耕.docx')).toBe(said)
  })

  it('names what it made by format and edition, never as the draft itself', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.docx': word, '春耕.html': page, '稿/春耕.docx': word })
    const large = await run(folder, ['typeset', '春耕.docx', '--edition', 'large'])
    expect([large.code, large.out]).toEqual([0, '春耕.大字版.docx\n'])
    const html = await run(folder, ['typeset', '春耕.html', '--to', 'html'])
    expect([html.code, html.out]).toEqual([0, '春耕.排版.html\n'])
    const below = await run(folder, ['typeset', '稿/春耕.docx'])
    expect([below.code, below.out]).toEqual([0, '稿/春耕.排版.docx\n'])
    const chosen = await run(folder, ['typeset', '春耕.docx', '-o', '稿/春耕.docx'])
    expect([chosen.code, chosen.out]).toEqual([0, '稿/春耕.新.docx\n'])
    const over = await run(folder, ['typeset', '春耕.docx', '-o', './春耕.docx', '--force'])
    expect([over.code, over.err]).toEqual([
      2,
      '“./春耕.docx”就是原稿，不能写在它上面；请用 -o 换一个文件名\n',
    ])
    expect(filesOf(folder)['春耕.docx']).toBe(Buffer.from(word).toString('base64'))
  })

  it('does not write over a Word file of the same name that somebody made', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.txt': typed, '春耕.docx': 'edited in Word' })
    const { code, out } = await run(folder, ['typeset', '春耕.txt'])
    expect([code, out]).toEqual([0, '春耕.新.docx\n'])
  })

  it('sets a Word file the same twice', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.docx': word })
    await run(folder, ['typeset', '春耕.docx'])
    const first = filesOf(folder)
    const again = await run(folder, ['typeset', '春耕.docx'])
    expect([again.code, again.out]).toEqual([0, '春耕.排版.docx\n'])
    expect(filesOf(folder)).toEqual(first)
  })

  it.each([
    [
      '报告.pdf',
      utf8('%PDF-1.7\n'),
      '差错：“报告.pdf”是 PDF，读不了；请在 WPS 或 Word 中转为 .docx 后再试\n',
    ],
    [
      '春耕.docx',
      word.slice(0, 300),
      '差错：“春耕.docx”不是完整的 Word 文件（.docx），请用 Word 或 WPS 打开后另存为 .docx 再试\n',
    ],
    ['春耕.yaml', utf8(sheet), '“春耕.yaml”是事实表，不是稿子；要起草请用 bigan draft 春耕.yaml\n'],
  ])('ends with 3 and writes nothing for %s', async (name, bytes, message) => {
    const folder = temporaryFolder()
    put(folder, { [name]: bytes })
    expect(await run(folder, ['typeset', name])).toEqual({ code: 3, out: '', err: message })
    expect(Object.keys(filesOf(folder))).toEqual([name])
  })
})

describe('an old file', () => {
  const path = process.env['PATH']
  const old = Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...utf16('WordDocument', true),
  ])

  describe('without LibreOffice', () => {
    beforeEach(() => {
      process.env['PATH'] = ''
    })
    afterEach(() => {
      process.env['PATH'] = path
    })

    it.each(['春耕.doc', '春耕.wps'])('%s is to be saved as .docx first', async (name) => {
      const folder = temporaryFolder()
      put(folder, { [name]: old })
      const { code, out, err } = await run(folder, ['typeset', name])
      expect([code, out]).toEqual([3, ''])
      expect(err).toBe(`差错：“${name}”是旧格式的 Word 或 WPS 文件，请在 Word 或 WPS 中另存为 .docx 后再试\n`)
      expect(await convertOld(old)).toBeUndefined()
    })
  })

  it('is not converted where it is none, or has a password', async () => {
    expect(documentFormat('春耕.docx', word)).toBe('docx')
    expect(await modernized('春耕.docx', word)).toEqual({ value: word, problems: [] })
    const locked = new Uint8Array(1024)
    locked.set(old)
    locked.set(utf16('EncryptedPackage', true), 512)
    expect(await modernized('春耕.docx', locked)).toEqual({ value: locked, problems: [] })
  })
})
