/** Writing a pack again: only what changed, and nothing of what a person edited is lost. */
import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { PackRecord } from '../../src/pack/record.ts'
import { put, run } from '../support/cli.ts'
import { paragraphsOf } from '../support/docx-parts.ts'
import { smallMeeting, smallWorkspace } from '../support/small-pack.ts'

const out = 'drafts/会'
const newPost = smallMeeting.replace('单位: 石桥镇, 职务: 镇长', '单位: 石桥镇, 职务: 党委书记')

/** A folder with the pack made. */
async function made(): Promise<string> {
  const folder = smallWorkspace()
  expect((await run(folder, ['pack', '会.yaml'])).code).toBe(0)
  return folder
}

function text(folder: string, name: string): string {
  return readFileSync(join(folder, out, name), 'utf8')
}

/** The words of a Word file. */
function words(folder: string, name: string): string {
  return paragraphsOf(readFileSync(join(folder, out, name)))
    .map((paragraph) => paragraph.words)
    .join('\n')
}

/** Changes words of a Word file as a person would, in Word. */
function editWord(folder: string, name: string, from: string, to: string): void {
  const file = join(folder, out, name)
  const parts = unzipSync(readFileSync(file))
  const body = strFromU8(parts['word/document.xml']!)
  expect(body).toContain(from)
  parts['word/document.xml'] = strToU8(body.replaceAll(from, to))
  writeFileSync(file, zipSync(parts))
}

function editText(folder: string, name: string, from: string, to: string): void {
  expect(text(folder, name)).toContain(from)
  writeFileSync(join(folder, out, name), text(folder, name).replaceAll(from, to))
}

function recordOf(folder: string): PackRecord {
  return JSON.parse(readFileSync(join(folder, `${out}.trace.json`), 'utf8')) as PackRecord
}

describe('a pack made again', () => {
  it('leaves files alone that did not change, and says so in one line', async () => {
    const folder = await made()
    const [still, other] = ['44-试数据.docx', '42-试议程.docx'].map((name) => join(folder, out, name))
    const long = new Date('2020-01-01T00:00:00Z')
    for (const file of [still!, other!]) utimesSync(file, long, long)
    put(folder, { '会.yaml': newPost })
    const again = await run(folder, ['pack', '会.yaml'])
    expect(again.code).toBe(0)
    expect(again.err).toBe('未变：41-试通知、44-试数据、46-试短信\n')
    expect(again.out.split('\n')).toEqual([
      'drafts/会/42-试议程.md',
      'drafts/会/42-试议程.docx',
      'drafts/会/43-试名单.md',
      'drafts/会/43-试名单.docx',
      'drafts/会/45-试表态（石桥镇）.md',
      'drafts/会/45-试表态（石桥镇）.docx',
      'drafts/会/00-会议材料汇编.docx',
      '',
    ])
    expect(statSync(still!).mtime).toEqual(long)
    expect(statSync(other!).mtime).not.toEqual(long)
  })

  it('keeps an edited text, and the volume binds it', async () => {
    const folder = await made()
    editText(folder, '42-试议程.md', '通报春灌进度', '通报全区春灌进度')
    const same = await run(folder, ['pack', '会.yaml'])
    expect(same.err).toContain('00-会议材料汇编里收的是改过的：42-试议程.md\n')
    expect(words(folder, '00-会议材料汇编.docx')).toContain('通报全区春灌进度')

    put(folder, { '会.yaml': newPost })
    const again = await run(folder, ['pack', '会.yaml'])
    expect(again.err).toContain(
      '42-试议程.md 改过，没有覆盖；新的写在 drafts/会/42-试议程.新.md（要覆盖请加 --force，原来的会另存一份）\n',
    )
    expect(text(folder, '42-试议程.md')).toContain('| 通报全区春灌进度 | 区水利局局长韩秉正 |')
    expect(text(folder, '42-试议程.md')).toContain('石桥镇镇长周凌川')
    expect(text(folder, '42-试议程.新.md')).toContain('石桥镇党委书记周凌川')
    expect(words(folder, '42-试议程.新.docx')).toContain('石桥镇党委书记周凌川')
    // the Word file beside the edited text is the old one's
    expect(words(folder, '42-试议程.docx')).toContain('石桥镇镇长周凌川')
    expect(words(folder, '00-会议材料汇编.docx')).toContain('石桥镇镇长周凌川')
    expect(recordOf(folder).材料['42-试议程']!.稿子).toContain('石桥镇镇长周凌川')
  })

  it('writes the new text beside an edited one once, and over that while nobody edits it', async () => {
    const folder = await made()
    editText(folder, '42-试议程.md', '通报春灌进度', '通报全区春灌进度')
    put(folder, { '会.yaml': newPost })
    await run(folder, ['pack', '会.yaml'])
    put(folder, { '会.yaml': smallMeeting.replace('分钟: 10', '分钟: 12') })
    await run(folder, ['pack', '会.yaml'])
    expect(text(folder, '42-试议程.新.md')).toContain('| 2 | 9:12 | 石桥镇作表态发言 | 石桥镇镇长周凌川 |')
    expect(existsSync(join(folder, out, '42-试议程.新2.md'))).toBe(false)

    editText(folder, '42-试议程.新.md', '9:12', '9:11')
    put(folder, { '会.yaml': newPost })
    await run(folder, ['pack', '会.yaml'])
    expect(text(folder, '42-试议程.新.md')).toContain('9:11')
    expect(text(folder, '42-试议程.新2.md')).toContain('石桥镇党委书记周凌川')
  })

  it('keeps an edited Word file, writes its Markdown anew, and still knows the next time', async () => {
    const folder = await made()
    editWord(folder, '42-试议程.docx', '通报春灌进度', '通报全区春灌进度')
    put(folder, { '会.yaml': newPost })
    const again = await run(folder, ['pack', '会.yaml'])
    expect(again.err).toContain('42-试议程.docx 改过，没有覆盖；新的写在 drafts/会/42-试议程.新.docx')
    expect(again.err).toContain('00-会议材料汇编里收的是改过的：42-试议程.docx\n')
    expect(words(folder, '42-试议程.docx')).toContain('通报全区春灌进度')
    expect(text(folder, '42-试议程.md')).toContain('石桥镇党委书记周凌川')
    expect(words(folder, '42-试议程.新.docx')).toContain('石桥镇党委书记周凌川')
    expect(words(folder, '00-会议材料汇编.docx')).toContain('通报全区春灌进度')

    const diff = await run(folder, ['pack', '会.yaml', '--diff'])
    expect(diff.out).toContain('42-试议程（改过，不会覆盖；下面几处请手工改）\n')
    expect(diff.out).toContain(
      '  现：2 | 9:10 | 石桥镇作表态发言 | 石桥镇党委书记周凌川\n      因为：参会·周凌川·职务\n',
    )

    const third = await run(folder, ['pack', '会.yaml'])
    expect(third.err).toContain('42-试议程.docx 改过，没有覆盖')
    expect(words(folder, '42-试议程.docx')).toContain('通报全区春灌进度')

    // whoever makes the change by hand has nothing left to do
    editWord(folder, '42-试议程.docx', '石桥镇镇长周凌川', '石桥镇党委书记周凌川')
    const done = await run(folder, ['pack', '会.yaml', '--diff'])
    expect(done.out).not.toContain('42-试议程（改过')
  })

  it('binds the Word file where both were edited', async () => {
    const folder = await made()
    editText(folder, '42-试议程.md', '通报春灌进度', '通报各镇春灌进度')
    editWord(folder, '42-试议程.docx', '通报春灌进度', '通报全区春灌进度')
    const { err } = await run(folder, ['pack', '会.yaml'])
    expect(err).toContain('收的是改过的：42-试议程.docx\n')
    expect(words(folder, '00-会议材料汇编.docx')).toContain('通报全区春灌进度')
  })

  it('says so where an edited Word file cannot be read, and binds what was generated', async () => {
    const folder = await made()
    writeFileSync(join(folder, out, '42-试议程.docx'), 'PK\u0003\u0004 broken')
    const { err } = await run(folder, ['pack', '会.yaml'])
    expect(err).toContain('存疑：“42-试议程.docx”改过，读不出来')
    expect(words(folder, '00-会议材料汇编.docx')).toContain('通报春灌进度')
    expect(text(folder, '42-试议程.docx')).toContain('broken')
  })

  it('writes over what was edited with --force, after a copy of it', async () => {
    const folder = await made()
    editText(folder, '42-试议程.md', '通报春灌进度', '通报全区春灌进度')
    const { err } = await run(folder, ['pack', '会.yaml', '--force'])
    expect(err).toContain('原来的 42-试议程.md 存成了 drafts/会/42-试议程.md.1.bak\n')
    expect(text(folder, '42-试议程.md')).not.toContain('全区春灌进度')
    expect(text(folder, '42-试议程.md.1.bak')).toContain('通报全区春灌进度')
    expect(words(folder, '00-会议材料汇编.docx')).not.toContain('通报全区春灌进度')
  })

  it('keeps files that were there before the first pack', async () => {
    const folder = smallWorkspace()
    put(folder, { [`${out}/42-试议程.md`]: '# 自己写的议程\n\n先看渠首，后开会。\n' })
    const { err } = await run(folder, ['pack', '会.yaml'])
    expect(err).toContain('42-试议程.md 改过，没有覆盖')
    expect(text(folder, '42-试议程.md')).toContain('先看渠首')
    expect(words(folder, '00-会议材料汇编.docx')).toContain('先看渠首，后开会。')
    const again = await run(folder, ['pack', '会.yaml'])
    expect(again.err).toContain('42-试议程.md 改过，没有覆盖')
  })

  it('leaves a paper that the meeting has no more, and names it', async () => {
    const folder = await made()
    put(folder, {
      '会.yaml': smallMeeting.replace('  - {事项: 石桥镇作表态发言, 谁: 周凌川, 分钟: 5}\n', ''),
    })
    const told = '不再需要：45-试表态（石桥镇）（会议已经没有这份材料，文件没有动；不用的请删去）\n'
    expect((await run(folder, ['pack', '会.yaml'])).err).toContain(told)
    expect(existsSync(join(folder, out, '45-试表态（石桥镇）.md'))).toBe(true)
    expect(recordOf(folder).材料['45-试表态（石桥镇）']!.不再需要).toBe(true)
    expect((await run(folder, ['pack', '会.yaml'])).err).toContain(told)
  })

  it('writes with --only these papers, and keeps the rest and its record', async () => {
    const folder = await made()
    const before = recordOf(folder)
    const volume = readFileSync(join(folder, out, '00-会议材料汇编.docx'))
    put(folder, { '会.yaml': newPost })
    const only = await run(folder, ['pack', '会.yaml', '--only', '试议程'])
    expect(only.out).toBe('drafts/会/42-试议程.md\ndrafts/会/42-试议程.docx\n')
    expect(only.err).toBe(
      '00-会议材料汇编.docx 没有重做（这次只出了部分材料）；要重做请不加 --only 再运行一次\n',
    )
    expect(readFileSync(join(folder, out, '00-会议材料汇编.docx'))).toEqual(volume)
    const after = recordOf(folder)
    expect(Object.keys(after.材料)).toEqual(Object.keys(before.材料))
    expect(after.材料['43-试名单']!.文件).toEqual(before.材料['43-试名单']!.文件)
    expect(after.材料['42-试议程']!.文件).not.toEqual(before.材料['42-试议程']!.文件)
    expect(after.汇编).toEqual(before.汇编)

    // the others are still as before the change, and --diff knows why
    const { out: told } = await run(folder, ['pack', '会.yaml', '--diff'])
    expect(told).toContain('要重印（3份）：43-试名单、45-试表态（石桥镇）、00-会议材料汇编\n')
    expect(told).toContain(
      '参会·周凌川·职务：“镇长”改为“党委书记”\n    印在：43-试名单、45-试表态（石桥镇）\n',
    )
  })

  it('remembers what was written where a run breaks off', async () => {
    const folder = await made()
    put(folder, { '会.yaml': newPost })
    // a folder stands where the second file of a paper is to be written
    put(folder, { [`${out}/43-试名单.docx.${process.pid}.tmp/x`]: '' })
    const broken = await run(folder, ['pack', '会.yaml'])
    expect(broken.code).toBe(3)
    expect(broken.err).toContain('写不了“')
    const { 材料 } = recordOf(folder)
    expect(材料['42-试议程']!.稿子).toContain('石桥镇党委书记周凌川')
    expect(材料['43-试名单']!.稿子).toContain('| 周凌川 | 石桥镇 | 党委书记 |')
    expect(材料['45-试表态（石桥镇）']!.稿子).toContain('石桥镇镇长周凌川')
    const diff = await run(folder, ['pack', '会.yaml', '--diff'])
    expect(diff.out).toContain('要重印（3份）：43-试名单、45-试表态（石桥镇）、00-会议材料汇编\n')

    // nothing counts as edited that only was written before the break
    rmSync(join(folder, `${out}/43-试名单.docx.${process.pid}.tmp`), { recursive: true })
    put(folder, { '会.yaml': smallMeeting.replace('分钟: 10', '分钟: 12') })
    const again = await run(folder, ['pack', '会.yaml'])
    expect([again.code, again.err]).toEqual([
      0,
      '未变：41-试通知、44-试数据、45-试表态（石桥镇）、46-试短信\n',
    ])
    expect(text(folder, '42-试议程.md')).toContain('9:12')
  })
})
