/** bigan compare: what a person sees and which files are written. */
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { filesOf, put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { wordFile } from '../support/word-file.ts'

const old = `# 在全区春耕现场会上的讲话

（2026年3月5日）

区长　王立明

同志们：

今天开个短会。

## 一、抓紧修渠

到昨天，春灌了12.5万亩。渠道3月底前修完。

## 二、备足化肥

化肥到村。
`
const now = old
  .replace('12.5', '13.1')
  .replace('3月底前', '4月10日前')
  .replace('化肥到村。', '化肥到村，价格公示。')

function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder()
  put(folder, files)
  return folder
}

function documentIn(folder: string, name: string): string {
  const bytes = Buffer.from(filesOf(folder)[name] ?? '', 'base64')
  return new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])
}

describe('bigan compare', () => {
  it('lists what changed and writes the 花脸稿 beside the new draft', async () => {
    const folder = folderWith({ '旧.md': old, '新.md': now })
    const { code, out, err } = await run(folder, ['compare', '旧.md', '新.md'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(`旧.md → 新.md：改3句

数字（1处）
  春灌：12.5万亩 → 13.1万亩（一、抓紧修渠）

时限（1处）
  渠道：3月底前 → 4月10日前（一、抓紧修渠）

各部分
  一、抓紧修渠：改2句
  二、备足化肥：改1句

改动：一、抓紧修渠
  原：到昨天，春灌了12.5万亩。
  现：到昨天，春灌了13.1万亩。
  原：渠道3月底前修完。
  现：渠道4月10日前修完。

改动：二、备足化肥
  原：化肥到村。
  现：化肥到村，价格公示。

新.花脸稿.docx
`)
    expect(Object.keys(filesOf(folder))).toEqual(['新.md', '新.花脸稿.docx', '旧.md'].sort())
    expect(documentIn(folder, '新.花脸稿.docx')).toContain('w:author="笔杆（比对）"')
  })

  it('prints by its Chinese name and flags, and never over a file that is there', async () => {
    const folder = folderWith({ '旧.md': old, '新.md': now, '新.花脸稿（打印）.docx': '我的' })
    const { code, out, err } = await run(folder, ['比对', '旧.md', '新.md', '--打印'])
    expect(code).toBe(0)
    expect(out.endsWith('\n新.花脸稿（打印）.新.docx\n')).toBe(true)
    expect(err).toContain('新.花脸稿（打印）.docx 已经有了，没有覆盖')
    expect(documentIn(folder, '新.花脸稿（打印）.新.docx')).toContain('w:val="wavyHeavy"')
  })

  it('writes the list as Markdown, or nothing', async () => {
    const folder = folderWith({ '旧.md': old, '新.md': now })
    const listed = await run(folder, ['compare', '旧.md', '新.md', '--to', 'md', '-o', '清单.md'])
    expect(listed.out.endsWith('\n清单.md\n')).toBe(true)
    const list = Buffer.from(filesOf(folder)['清单.md']!, 'base64').toString()
    expect(list).toContain(
      '# 旧.md → 新.md：改3句\n\n## 数字（1处）\n\n- 春灌：12.5万亩 → 13.1万亩（一、抓紧修渠）\n',
    )
    const seen = await run(folder, ['compare', '旧.md', '新.md', '--to', 'none'])
    expect([seen.code, seen.out.includes('docx')]).toEqual([0, false])
    expect(Object.keys(filesOf(folder)).sort()).toEqual(['新.md', '旧.md', '清单.md'].sort())
  })

  it('says that two drafts have the same words, whatever their formats', async () => {
    const folder = folderWith({ '旧.md': old, '新.txt': old.replaceAll(/^#+ /gmu, '') })
    const { code, out } = await run(folder, ['compare', '旧.md', '新.txt'])
    expect([code, out]).toEqual([0, '旧.md 和 新.txt 文字相同\n'])
    expect(Object.keys(filesOf(folder))).toHaveLength(2)
  })

  it('refuses a draft with tracked changes, and takes it with --accept', async () => {
    const tracked = wordFile({
      document:
        '<w:p><w:r><w:t>化肥到村</w:t></w:r><w:ins w:id="1" w:author="甲"><w:r><w:t>到户</w:t></w:r></w:ins><w:r><w:t>。</w:t></w:r></w:p>',
    })
    const folder = folderWith({ '旧.md': '化肥到村。\n', '新.docx': tracked })
    const refused = await run(folder, ['compare', '旧.md', '新.docx'])
    expect([refused.code, refused.out]).toEqual([3, ''])
    expect(refused.err).toContain('“新.docx”里有没处理的修订')
    const taken = await run(folder, ['compare', '旧.md', '新.docx', '--接受'])
    expect([taken.code, taken.err]).toEqual([0, ''])
    expect(documentIn(folder, '新.花脸稿.docx')).not.toContain('w:author="甲"')
  })

  it.each([
    [['compare', '旧.md'], 2, '请给出两份稿子，旧的在前'],
    [['compare', '旧.md', '旧.md'], 2, '两份稿子都是“旧.md”'],
    [['compare', '旧.md', '新.md', '-o', '新.md'], 2, '“新.md”就是原稿'],
    [['compare', '旧.md', '新.md', '--to', 'pdf'], 2, '“--to”不能是“pdf”，可用：docx、md、none'],
    [['compare', '旧.md', '新.md', '--to', 'md,docx', '-o', '甲.md'], 2, '请只写一个格式'],
    [['compare', '旧.md', '没有.md'], 3, '找不到“没有.md”'],
  ])('%j ends with %i', async (argv, code, message) => {
    const folder = folderWith({ '旧.md': old, '新.md': now })
    const ran = await run(folder, argv)
    expect([ran.code, ran.out]).toEqual([code, ''])
    expect(ran.err).toContain(message)
    expect(Object.keys(filesOf(folder))).toHaveLength(2)
  })
})
