import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { put, run, sheet } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { wordFile, wordParagraph } from '../support/word-file.ts'

const wordDraft = wordFile({ document: wordParagraph('压实责任,强化调度。') })

describe('the files that bigan check is given', () => {
  it('are not those that a * brings along', async () => {
    const folder = temporaryFolder()
    put(folder, {
      '稿.md': '压实责任。\n',
      '稿.trace.json': '{"出处": [1,2]}',
      '稿.md.1.bak': '压实责任,强化调度。\n',
      '~$稿.docx': 'x',
    })
    const { code, out, err } = await run(folder, [
      'check',
      '稿.md',
      '稿.trace.json',
      '稿.md.1.bak',
      '~$稿.docx',
    ])
    expect(code).toBe(0)
    expect(out).toBe('稿.md：没有差错和存疑\n')
    expect(err).toContain('“稿.trace.json”是稿子的出处记录，没有核\n')
    expect(err).toContain('“稿.md.1.bak”是备份，没有核\n')
    expect(err).toContain('“~$稿.docx”是 Word 或 WPS 打开稿子时的临时文件，没有核\n')
  })

  it('may be given by a pattern that the shell left alone, of any folder', async () => {
    const folder = temporaryFolder()
    put(folder, { '甲.md': '开会。\n', '夹/乙.md': '开会。\n', '夹/深/丙.md': '开会。\n' })
    const filesFor = async (pattern: string) =>
      (await run(folder, ['check', pattern])).out.match(/^\S+\.md(?=：)/gmu)
    expect(await filesFor('*.md')).toEqual(['甲.md'])
    expect(await filesFor('./?.md')).toEqual(['甲.md'])
    expect(await filesFor('夹/*.md')).toEqual(['夹/乙.md'])
    expect(await filesFor('*/*/*.md')).toEqual(['夹/深/丙.md'])
    expect(await filesFor('夹/**/*.md')).toEqual(['夹/乙.md', '夹/深/丙.md'])
    expect(await filesFor(join(folder, '夹', '*.md'))).toEqual([join(folder, '夹', '乙.md')])
  })

  it('are counted, those that cannot be read apart', async () => {
    const folder = temporaryFolder()
    put(folder, { '甲.md': '开会。\n', '乙.docx': wordDraft.slice(0, 100), '夹/丙.md': '开会。\n' })
    const { code, out, err } = await run(folder, ['check', '甲.md', '乙.docx', '夹'])
    expect(code).toBe(3)
    expect(out).toBe('甲.md：没有差错和存疑\n共核1个文件（另有2个读不了）：没有差错和存疑\n')
    expect(err).toContain(
      '“夹”是文件夹，请给出文件；要核里面的 Word 稿，写 夹/*.docx；是会议材料的，用 --meeting 给出会议表\n',
    )
  })

  it('are told to programs too, where they cannot be opened', async () => {
    const folder = temporaryFolder()
    put(folder, { '甲.md': '开会。\n' })
    const { out } = await run(folder, ['check', '甲.md', '没有.md', '--format', 'json'])
    const { files, unread } = JSON.parse(out)
    expect(files.map(({ path }: { path: string }) => path)).toEqual(['甲.md'])
    expect(unread).toEqual([{ path: '没有.md', message: '找不到“没有.md”，请核对文件名和文件夹' }])
  })

  it('may be empty, which is told', async () => {
    const folder = temporaryFolder()
    put(folder, { '空.md': '\n\n', '扫描.docx': wordFile({ document: '<w:p/>' }) })
    const { code, out, err } = await run(folder, ['check', '空.md', '扫描.docx'])
    expect(code).toBe(0)
    expect(err).toContain('存疑：“空.md”里没有文字，什么也没有核；如是扫描件，请先识别成文字\n')
    expect(out).toContain('扫描.docx：存疑1处\n')
    expect(err).not.toContain('未核')
  })

  it('may name a sheet that is not there, which is told', async () => {
    const folder = temporaryFolder()
    put(folder, { 'drafts/稿.md': '---\n事实: ../表.yaml\n---\n\n开会。\n' })
    const { code, err } = await run(folder, ['check', 'drafts/稿.md'])
    expect(code).toBe(0)
    expect(err).toContain('drafts/稿.md：开头写的事实表“../表.yaml”找不到，没有对照；可用 --facts 给出\n')
  })

  it('are compared with the sheet that they were drafted from, the Word file too', async () => {
    const folder = temporaryFolder()
    put(folder, { '表.yaml': sheet })
    await run(folder, ['draft', '表.yaml'])
    const { err } = await run(folder, ['check', 'drafts/表.docx'])
    expect(err).toContain('未核')
    expect(err).not.toContain('缺事实表')
  })

  it('are checked without their trace where that is damaged', async () => {
    const folder = temporaryFolder()
    put(folder, { '稿.md': '开会。\n', '稿.trace.json': new Uint8Array([0, 1, 2, 255]) })
    expect((await run(folder, ['check', '稿.md'])).out).toBe('稿.md：没有差错和存疑\n')
  })

  it('are compared with a folder of earlier speeches, without their own copies', async () => {
    const folder = temporaryFolder()
    const words = '要把学校周边的路口管起来，把接送孩子的车辆查清楚，把护学岗排到每一天。'.repeat(3)
    put(folder, { '稿.md': `# 在会上的讲话\n\n${words}\n`, '稿.改.txt': words, '去年.md': '开会。\n' })
    const { out } = await run(folder, ['check', '稿.md', '--corpus', '.', '--level', 'info'])
    expect(out).not.toContain('与旧稿雷同')
    put(folder, {
      '历年/去年.md': words,
      '历年/去年副本.txt': words,
      '历年/前年.doc': 'x',
      '历年/更早.wps': 'x',
    })
    const old = await run(folder, ['check', '稿.md', '--corpus', '历年', '--level', 'info'])
    expect(old.out.split('［与旧稿雷同］')).toHaveLength(2)
    expect(old.err).toContain(
      '没有拿来比对的旧格式文件有2个：前年.doc、更早.wps；先运行 bigan learn 历年 -o 语料，再用 --corpus 语料\n',
    )
    const file = await run(folder, ['check', '稿.md', '--corpus', '去年.md'])
    expect(file.code).toBe(3)
    expect(file.err).toBe('“去年.md”不是文件夹；--corpus 后面写存放旧稿的文件夹\n')
    const none = await run(folder, ['check', '稿.md', '--corpus', '没有'])
    expect(none.code).toBe(3)
    expect(none.err).toBe('找不到文件夹“没有”，请核对名称\n')
  })
})

describe('the files that bigan check writes', () => {
  it('end as what they hold', async () => {
    const folder = temporaryFolder()
    put(folder, {
      '甲.doc': wordDraft,
      '乙.md': wordDraft,
      '丙.docx': '压实责任,强化调度。\n',
      '丁.docm': wordDraft,
    })
    await run(folder, ['check', '甲.doc', '乙.md', '丙.docx', '丁.docm', '--fix', '--annotate'])
    expect(
      readdirSync(folder)
        .filter((name) => /改|批注/u.test(name))
        .sort(),
    ).toEqual(
      ['甲.改.docx', '甲.批注.docx', '乙.改.docx', '乙.批注.docx']
        .concat('丙.改.txt', '丙.批注.docx', '丁.改.docm', '丁.批注.docm')
        .sort(),
    )
    expect(readFileSync(join(folder, '乙.md')).equals(Buffer.from(wordDraft))).toBe(true)
  })

  it('say that another encoding became UTF-8', async () => {
    const folder = temporaryFolder()
    // 压实责任,强化调度。 in GBK
    const bytes = Buffer.from('d1b9cab5d4f0c8ce2cc7bfbbafb5f7b6c8a1a3', 'hex')
    put(folder, { '稿.md': bytes })
    const { err } = await run(folder, ['check', '稿.md', '--fix'])
    expect(err).toContain('稿.md：改了1处（编码改成了 UTF-8），原稿存成了 稿.md.1.bak\n')
    expect(readFileSync(join(folder, '稿.md'), 'utf8')).toBe('\uFEFF压实责任，强化调度。')
    expect(readFileSync(join(folder, '稿.md.1.bak')).equals(bytes)).toBe(true)
  })

  it('quote what a comment refers to, with its file where that is another', async () => {
    const folder = temporaryFolder()
    put(folder, {
      '表.yaml': sheet,
      'drafts/稿.md': '---\n事实: ../表.yaml\n---\n\n全区58个项目开工39个，开工率72.4%。春灌面积13.5万亩。\n',
    })
    await run(folder, ['check', 'drafts/稿.md', '--annotate'])
    const parts = unzipSync(readFileSync(join(folder, 'drafts/稿.批注.docx')))
    const comments = strFromU8(parts['word/comments.xml']!)
    expect(comments).toContain('>总数：“58个”<')
    expect(comments).toContain('：表.yaml:7:22“12.5”<')
  })

  it('never take the place of what is there, a folder least of all', async () => {
    const folder = temporaryFolder()
    put(folder, {
      '稿.txt': '压实责任,强化调度。\n',
      '稿.改.txt/甲.md': '甲',
      '稿.改.新.txt': '有人改过。\n',
    })
    const { err } = await run(folder, ['check', '稿.txt', '--fix'])
    expect(err).toContain('稿.txt：改了1处，写在 稿.改.新2.txt\n')
    expect(readFileSync(join(folder, '稿.改.新.txt'), 'utf8')).toBe('有人改过。\n')
  })

  it('may be refused by the disk: what was found is told all the same', async () => {
    const folder = temporaryFolder()
    // the name of the copy would be longer than file systems take
    const name = `${'a'.repeat(250)}.txt`
    put(folder, { [name]: '压实责任,强化调度。\n' })
    const { code, out, err } = await run(folder, ['check', name, '--fix', '--format', 'json'])
    expect(code).toBe(3)
    expect(err).toMatch(/^写不了“/mu)
    expect(JSON.parse(out).files[0].findings).toHaveLength(1)
  })

  it('are none where there is nothing to say', async () => {
    const folder = temporaryFolder()
    put(folder, { '稿.docx': wordFile({ document: wordParagraph('开会。') }), '表.yaml': '甲: 乙\n' })
    const { err } = await run(folder, ['check', '稿.docx', '表.yaml', '--annotate'])
    expect(err).toContain('稿.docx：没有要批注的，没有另写文件\n')
    expect(err).toContain('表.yaml：事实表不能批注，请看上面的提示\n')
    expect(readdirSync(folder).sort()).toEqual(['稿.docx', '表.yaml'])
  })

  it('are told by what changed in a long line, of a Word file by the paragraph', async () => {
    const folder = temporaryFolder()
    const long = '各镇要把巡堤查险的责任落到人头，早发现早处置，夜里也要有人在岗在位，不得有空当'
    put(folder, { '稿.docx': wordFile({ document: wordParagraph(`${long},强化调度。${long}。`) }) })
    const { out } = await run(folder, ['check', '稿.docx', '--fix', '--dry-run'])
    expect(out).toContain(
      `稿.docx:第1段\n- …里也要有人在岗在位，不得有空当,强化调度。各镇要把巡堤查险的责…\n+ …里也要有人在岗在位，不得有空当，强化调度。各镇要把巡堤查险的责…\n`,
    )
    expect(readdirSync(folder)).toEqual(['稿.docx'])
  })
})
