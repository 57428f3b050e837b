import { chmodSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf, put, run, sheet } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

const text = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')
const broken = '标提: 甲\n日期: 2026-03-05\n'
const missing = sheet.replace('数值: 12.5, ', '')

describe('bigan draft', () => {
  it('writes Markdown, Word and the trace into drafts/, and prints paths and the time', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    const { code, out, err } = await run(folder, ['draft', '春耕.yaml'])
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^drafts\/春耕\.md\ndrafts\/春耕\.docx\n讲完约[\d.]+分钟（每分钟180字）：开头[\d.]+，/,
    )
    expect(Object.keys(filesOf(folder))).toEqual([
      'drafts/春耕.docx',
      'drafts/春耕.md',
      'drafts/春耕.trace.json',
      '春耕.yaml',
    ])
    const markdown = text(folder, 'drafts/春耕.md')
    expect(markdown).toMatch(
      /^---\n模板: 推进会三点式\n事实: \.\.\/春耕\.yaml\n样式: gbt9704\n版本: 印制版\n---\n\n# /,
    )
    expect(markdown).toContain('春灌了12.5万亩。')
  })

  it('writes no workbook of a draft without tables, says so and ends with 1', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    const { code, err } = await run(folder, ['draft', '春耕.yaml', '--to', 'xlsx'])
    expect(code).toBe(1)
    expect(err).toContain('春耕.yaml：没有可写的内容，没有写出文件\n')
    expect(Object.keys(filesOf(folder))).toEqual(['春耕.yaml'])
  })

  it('writes the same bytes again, in a folder with a space, and by the Chinese name of the command', async () => {
    const one = temporaryFolder()
    const other = temporaryFolder()
    for (const folder of [one, other]) put(folder, { '我的 表/春耕.yaml': sheet })
    const argv = ['我的 表/春耕.yaml', '-o', '送 审/稿', '--to', 'md,docx,html']
    expect((await run(one, ['draft', ...argv])).code).toBe(0)
    expect((await run(other, ['起草', ...argv])).code).toBe(0)
    expect(filesOf(one)).toEqual(filesOf(other))
    const before = filesOf(one)
    const again = await run(one, ['draft', ...argv])
    expect(again.err).toBe('')
    expect(filesOf(one)).toEqual(before)
    expect(Object.keys(before)).toContain('送 审/稿/春耕.html')
  })

  it('names editions in both spellings, and each edition has its own Word file', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    for (const edition of ['large', '大字版', 'review', '核稿版', 'print', '印制版']) {
      const { code, err } = await run(folder, ['draft', '春耕.yaml', '--edition', edition, '--to', 'docx'])
      expect([code, err]).toEqual([0, ''])
    }
    expect(Object.keys(filesOf(join(folder, 'drafts')))).toEqual([
      '春耕.docx',
      '春耕.trace.json',
      '春耕.大字版.docx',
      '春耕.核稿版.docx',
    ])
  })

  it('takes template, style and seed from the command line', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    const argv = [
      'draft',
      '春耕.yaml',
      '--to',
      'md',
      '--template',
      '推进会四点式',
      '--style',
      'gbt9704-b',
      '--seed',
      '甲',
    ]
    expect((await run(folder, argv)).code).toBe(0)
    expect(text(folder, 'drafts/春耕.md')).toContain('模板: 推进会四点式\n')
    expect(text(folder, 'drafts/春耕.md')).toContain('样式: gbt9704-b\n')
    expect(text(folder, 'drafts/春耕.trace.json')).toContain('"种子": "甲"')
  })

  it('refuses an unknown template or style with the nearest one, and writes nothing', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    const template = await run(folder, ['draft', '春耕.yaml', '--template', '推进会三点'])
    expect(template.code).toBe(1)
    expect(template.err).toContain('差错：没有叫“推进会三点”的模板，是否应为“推进会三点式”？')
    const style = await run(folder, ['draft', '春耕.yaml', '--style', 'gbt970'])
    expect(style.code).toBe(1)
    expect(style.err).toContain('gbt9704')
    expect(style.out).toBe('')
    expect(Object.keys(filesOf(folder))).toEqual(['春耕.yaml'])
  })

  it('says what is wrong in a sheet with place and line, ends with 1 and writes nothing', async () => {
    const folder = temporaryFolder()
    put(folder, { '坏.yaml': broken, '空.yaml': '' })
    const { code, out, err } = await run(folder, ['draft', '坏.yaml'])
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toContain(
      '坏.yaml:1:1 差错：没有“标提”这一项，是否应为“标题”？\n     1 │ 标提: 甲\n       │ ^^^^\n',
    )
    expect(err).toMatch(/共差错\d处\n坏\.yaml：有差错，没有写出稿子\n$/)
    const empty = await run(folder, ['draft', '空.yaml'])
    expect(empty.code).toBe(1)
    expect(empty.err).toContain('空.yaml')
    expect(Object.keys(filesOf(folder))).toEqual(['坏.yaml', '空.yaml'])
  })

  it('writes a draft with 【待补】 and ends with 0; with --strict it writes nothing and ends with 1', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': missing })
    const strict = await run(folder, ['draft', '春耕.yaml', '--strict'])
    expect(strict.code).toBe(1)
    expect(strict.err).toContain('春耕.yaml:9:28 差错：缺“春灌面积”：“面积”没有写“数值”\n')
    expect(Object.keys(filesOf(folder))).toEqual(['春耕.yaml'])
    const usual = await run(folder, ['draft', '春耕.yaml', '--to', 'md'])
    expect(usual.code).toBe(0)
    expect(usual.err).toContain('春耕.yaml:9:28 存疑：缺“春灌面积”')
    expect(usual.err).toMatch(/共存疑1处\n$/)
    expect(text(folder, 'drafts/春耕.md')).toContain('春灌了【待补：春灌面积】。')
  })

  it('writes the stated value where it contradicts the computed one, and ends with 1', async () => {
    const folder = temporaryFolder()
    const contradicting = sheet.replace('单位: 万亩', '单位: 万亩, 上年同期: 10, 同比: 20')
    put(folder, { '春耕.yaml': contradicting.replace('【面积】', '【面积.句】') })
    const { code, err } = await run(folder, ['draft', '春耕.yaml', '--to', 'md'])
    expect(code).toBe(1)
    expect(err).toContain('差错：')
    expect(text(folder, 'drafts/春耕.md')).toContain('同比增长20%')
  })

  it('goes on after a sheet that fails; the highest code wins', async () => {
    const folder = temporaryFolder()
    put(folder, { 'a/甲.yaml': broken, 'a/乙.yaml': sheet, 'a/丙.yaml': sheet, 'a/丁.txt': '' })
    const glob = await run(folder, ['draft', 'a/*.yaml', '--to', 'md'], { terminal: true })
    expect(glob.code).toBe(1)
    expect(glob.out).toContain('drafts/丙.md')
    expect(glob.out).toContain('drafts/乙.md')
    expect(glob.err).toContain('（1/3）a/丙.yaml')
    expect(glob.err).toContain('（3/3）a/甲.yaml')
    const both = await run(folder, ['draft', 'a/甲.yaml', '没有.yaml', 'a/乙.yaml', '--to', 'md', '-o', 'b'])
    expect(both.code).toBe(3)
    expect(both.out).toContain('b/乙.md')
    expect(both.err).toContain('找不到“没有.yaml”')
  })

  it('refuses two sheets of one name', async () => {
    const folder = temporaryFolder()
    put(folder, { 'a/春耕.yaml': sheet, 'b/春耕.yml': sheet })
    const { code, err } = await run(folder, ['draft', 'a/春耕.yaml', 'b/春耕.yml'])
    expect(code).toBe(2)
    expect(err).toBe('“a/春耕.yaml”和“b/春耕.yml”同名，稿子会互相覆盖；请分两次写，用 -o 放到不同的文件夹\n')
    expect(Object.keys(filesOf(folder))).toEqual(['a/春耕.yaml', 'b/春耕.yml'])
  })

  it('takes ? and ** in names, each file once', async () => {
    const folder = temporaryFolder()
    put(folder, { 'a/b/甲1.yaml': sheet, 'a/乙2.yaml': sheet })
    const { out } = await run(folder, ['draft', 'a/**/*.yaml', 'a/乙?.yaml', '--to', 'md'])
    expect(out.match(/\.md\n/g)).toHaveLength(2)
  })

  it.skipIf(process.getuid?.() === 0)('says where it may not write, and ends with 3', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet, 'drafts/旧.md': '' })
    chmodSync(join(folder, 'drafts'), 0o500)
    const { code, err } = await run(folder, ['draft', '春耕.yaml'])
    chmodSync(join(folder, 'drafts'), 0o700)
    expect(code).toBe(3)
    expect(err).toContain('没有权限，或者文件正被别的程序打开')
  })

  it('leaves no half-written files behind', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    await run(folder, ['draft', '春耕.yaml'])
    expect(Object.keys(filesOf(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('what a person edited', () => {
  const changed = sheet.replace('12.5', '13.5')

  it('is replaced where it was not edited', async () => {
    const folder = await drafted()
    put(folder, { '春耕.yaml': changed })
    const { err } = await run(folder, ['draft', '春耕.yaml'])
    expect(err).toBe('')
    expect(text(folder, 'drafts/春耕.md')).toContain('13.5万亩')
    expect(Object.keys(filesOf(join(folder, 'drafts')))).toEqual(['春耕.docx', '春耕.md', '春耕.trace.json'])
  })

  it('stays, and the new draft stands beside it', async () => {
    const folder = await drafted()
    const mine = `${text(folder, 'drafts/春耕.md')}\n我加的一句。\n`
    put(folder, { 'drafts/春耕.md': mine, '春耕.yaml': changed })
    const { code, out, err } = await run(folder, ['draft', '春耕.yaml'])
    expect(code).toBe(0)
    expect(err).toBe(
      'drafts/春耕.md 改过，没有覆盖；新稿写在 drafts/春耕.新.md（要覆盖请加 --force，原稿会另存一份）\n',
    )
    expect(out).toContain('drafts/春耕.新.md\ndrafts/春耕.新.docx\n')
    expect(text(folder, 'drafts/春耕.md')).toBe(mine)
    expect(text(folder, 'drafts/春耕.新.md')).toContain('13.5万亩')
  })

  it('keeps the Word file that was set from it, whoever wrote that file last', async () => {
    const folder = await drafted()
    put(folder, { 'drafts/春耕.md': text(folder, 'drafts/春耕.md').replace('同志们', '各位同志') })
    expect((await run(folder, ['typeset', 'drafts/春耕.md'])).code).toBe(0)
    const set = readFileSync(join(folder, 'drafts/春耕.docx'))
    put(folder, { '春耕.yaml': changed })
    for (const to of ['md,docx', 'docx']) {
      const { code, out } = await run(folder, ['draft', '春耕.yaml', '--to', to])
      expect(code).toBe(0)
      expect(out).toContain('drafts/春耕.新.docx\n')
    }
    expect(readFileSync(join(folder, 'drafts/春耕.docx')).equals(set)).toBe(true)
  })

  it('keeps the trace of what it was before the edits; the new draft has its own', async () => {
    const folder = await drafted()
    put(folder, { 'drafts/春耕.md': '我的\n', '春耕.yaml': changed })
    await run(folder, ['draft', '春耕.yaml'])
    const [old, now] = ['春耕.trace.json', '春耕.新.trace.json'].map((name) =>
      JSON.parse(text(folder, `drafts/${name}`)),
    )
    expect(old.稿子).toContain('12.5万亩')
    expect(old.事实表).toBe(sheet)
    expect(now.稿子).toBe(text(folder, 'drafts/春耕.新.md'))
  })

  it('stays on every later run too, and neither is an edited 新 overwritten', async () => {
    const folder = await drafted()
    put(folder, { 'drafts/春耕.md': '我的\n', '春耕.yaml': changed })
    await run(folder, ['draft', '春耕.yaml', '--to', 'md'])
    put(folder, { 'drafts/春耕.新.md': '也是我的\n' })
    const { out } = await run(folder, ['draft', '春耕.yaml', '--to', 'md'])
    expect(out).toContain('drafts/春耕.新2.md\n')
    expect(text(folder, 'drafts/春耕.md')).toBe('我的\n')
    expect(text(folder, 'drafts/春耕.新.md')).toBe('也是我的\n')
  })

  it('stays in Word, too', async () => {
    const folder = await drafted()
    put(folder, { 'drafts/春耕.docx': 'edited in Word', '春耕.yaml': changed })
    const { err } = await run(folder, ['draft', '春耕.yaml'])
    expect(err).toContain('drafts/春耕.docx 改过，没有覆盖；新稿写在 drafts/春耕.新.docx')
    expect(text(folder, 'drafts/春耕.docx')).toBe('edited in Word')
  })

  it('stays where the trace is gone or damaged', async () => {
    for (const damage of ['gone', 'damaged']) {
      const folder = await drafted()
      const before = text(folder, 'drafts/春耕.md')
      if (damage === 'gone') rmSync(join(folder, 'drafts/春耕.trace.json'))
      else put(folder, { 'drafts/春耕.trace.json': '{' })
      put(folder, { '春耕.yaml': changed })
      const { err } = await run(folder, ['draft', '春耕.yaml', '--to', 'md'])
      expect(err).toContain('drafts/春耕.md 改过，没有覆盖')
      expect(text(folder, 'drafts/春耕.md')).toBe(before)
    }
  })

  it('is copied to the next free .bak before --force replaces it', async () => {
    const folder = await drafted()
    put(folder, { 'drafts/春耕.md': '我的\n', 'drafts/春耕.md.1.bak': '更早的\n' })
    const { err } = await run(folder, ['draft', '春耕.yaml', '--to', 'md', '--force'])
    expect(err).toBe('原来的 drafts/春耕.md 存成了 drafts/春耕.md.2.bak\n')
    expect(text(folder, 'drafts/春耕.md.1.bak')).toBe('更早的\n')
    expect(text(folder, 'drafts/春耕.md.2.bak')).toBe('我的\n')
    expect(text(folder, 'drafts/春耕.md')).toContain('12.5万亩')
  })

  it('needs no .bak where nothing was edited', async () => {
    const folder = await drafted()
    put(folder, { '春耕.yaml': changed })
    await run(folder, ['draft', '春耕.yaml', '--force'])
    expect(Object.keys(filesOf(join(folder, 'drafts')))).toEqual(['春耕.docx', '春耕.md', '春耕.trace.json'])
  })
})

describe('bigan draft --watch', () => {
  it('drafts again after each save and stops when told', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    let stop: (() => void) | undefined
    const stopped = new Promise<void>((resolve) => (stop = resolve))
    let err = ''
    const watching = run(folder, ['draft', '春耕.yaml', '--to', 'md', '--watch'], {
      stopped,
      err: (words) => void (err += words),
    })
    await expect.poll(() => err, { timeout: 5000 }).toContain('正在等待修改，按 Ctrl+C 停止\n')
    put(folder, { '春耕.yaml': sheet.replace('12.5', '13.5') })
    await expect.poll(() => text(folder, 'drafts/春耕.md'), { timeout: 5000 }).toContain('13.5万亩')
    put(folder, { '春耕.yaml': broken })
    await expect.poll(() => err, { timeout: 5000 }).toContain('有差错，没有写出稿子')
    stop!()
    expect((await watching).code).toBe(1)
    expect(text(folder, 'drafts/春耕.md')).toContain('13.5万亩')
  })
})

/** A folder with a sheet and its draft. */
async function drafted(): Promise<string> {
  const folder = temporaryFolder()
  put(folder, { '春耕.yaml': sheet })
  expect((await run(folder, ['draft', '春耕.yaml'])).code).toBe(0)
  return folder
}
