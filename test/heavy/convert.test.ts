/** Old Word files through LibreOffice, where it is installed. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { filesOf, put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { describeHeavy, missingForRendering } from '../support/tools.ts'
import { wordFile } from '../support/word-file.ts'

const missing = missingForRendering().filter((what) => what === 'soffice')
const lines = ['在全区春耕现场会上的讲话', '同志们：', '今天开个短会。', '一、修渠', '渠要修好。']

describeHeavy('an old Word file', missing, () => {
  it('is converted, set, and left alone', async () => {
    const folder = temporaryFolder()
    const document = lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')
    put(folder, { '春耕.docx': wordFile({ document }) })
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    execFileSync(
      'soffice',
      [
        profile,
        '--headless',
        '--convert-to',
        'doc',
        '--outdir',
        join(folder, '旧'),
        join(folder, '春耕.docx'),
      ],
      { stdio: 'ignore' },
    )
    const before = filesOf(folder, '旧')
    expect(Object.keys(before)).toEqual(['旧/春耕.doc'])
    const { code, out, err } = await run(folder, ['typeset', '旧/春耕.doc'])
    expect([code, out]).toEqual([0, '旧/春耕.docx\n'])
    expect(err).toBe('提示：“旧/春耕.doc”是旧格式，已用 LibreOffice 转成 .docx 读取，版式以原件为准\n')
    expect(filesOf(folder, '旧')['旧/春耕.doc']).toBe(before['旧/春耕.doc'])
    const again = await run(folder, ['typeset', '旧/春耕.docx', '--to', 'html', '-o', '春耕.html'])
    expect(again.code).toBe(0)
    const html = Buffer.from(filesOf(folder)['春耕.html']!, 'base64').toString()
    for (const line of lines) expect(html).toContain(line)
  })
})
