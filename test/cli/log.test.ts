import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf, put, run, sheet, type Ran } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { wordFile, wordParagraph } from '../support/word-file.ts'

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')
const shelf = 'drafts/稿件记录/春耕'

/** A draft command with --record, at a time. */
async function record(folder: string, now: string, ...more: string[]): Promise<Ran> {
  return run(folder, ['draft', '春耕.yaml', '--to', 'md', '--record', ...more], { now })
}

/** A folder with two versions: a 讨论稿 of 12.5 and a 送审稿 of 13.1 万亩. */
async function twoVersions(): Promise<string> {
  const folder = temporaryFolder()
  put(folder, { '春耕.yaml': sheet })
  await record(folder, '2026-03-01 09:10', '--by', '张明')
  put(folder, { '春耕.yaml': sheet.replace('12.5', '13.1') })
  await record(folder, '2026-03-03 15:00', '--status', '送审稿', '--note', '数字更新')
  return folder
}

describe('draft --record', () => {
  it('keeps the draft, its trace and its sheet, and a line in the list', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    const { code, out, err } = await record(folder, '2026-03-01 09:10', '--by', '张明')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`${shelf}/001.讨论稿.md（首稿）\n`)
    expect(Object.keys(filesOf(join(folder, shelf))).sort()).toEqual([
      '001.trace.json',
      '001.事实.yaml',
      '001.讨论稿.md',
      '记录.tsv',
    ])
    expect(read(folder, `${shelf}/001.讨论稿.md`)).toBe(read(folder, 'drafts/春耕.md'))
    expect(read(folder, `${shelf}/001.事实.yaml`)).toBe(sheet)
    const trace = JSON.parse(read(folder, `${shelf}/001.trace.json`)) as Record<string, unknown>
    expect([trace['稿次'], trace['稿子']]).toEqual([1, read(folder, 'drafts/春耕.md')])
    expect((JSON.parse(read(folder, 'drafts/春耕.trace.json')) as Record<string, unknown>)['稿次']).toBe(1)
    const cells = read(folder, `${shelf}/记录.tsv`).split('\n')[2]!.split('\t')
    expect(cells.slice(0, 11)).toEqual([
      '1',
      '2026-03-01 09:10',
      '张明',
      '讨论稿',
      '首稿',
      '',
      '推进会三点式',
      '在全区春耕现场会上的讲话 王立明',
      '全文',
      '春耕.yaml',
      '001.讨论稿.md',
    ])
    expect(cells[11]).toMatch(/^[0-9a-f]{64}$/)
  })

  it('records nothing again unless text or status changed, and never touches an earlier version', async () => {
    const folder = await twoVersions()
    const before = filesOf(join(folder, shelf))
    const again = await record(folder, '2026-03-04 08:00', '--status', '送审稿')
    expect(again.out).toContain('与第2稿（送审稿，3月3日）相同，没有另记一稿\n')
    expect(filesOf(join(folder, shelf))).toEqual(before)
    const settled = await record(folder, '2026-03-05 08:00', '--status', '定稿')
    expect(settled.out).toContain(`${shelf}/003.定稿.md（文字未改，送审稿→定稿）\n`)
    const after = filesOf(join(folder, shelf))
    for (const name of Object.keys(before).filter((one) => one !== '记录.tsv'))
      expect(after[name]).toBe(before[name])
    expect(
      read(folder, `${shelf}/记录.tsv`)
        .split('\n')
        .map((line) => line.split('\t')[4]),
    ).toEqual([
      undefined,
      '改了什么',
      '首稿',
      '改1句；春灌 12.5万亩→13.1万亩',
      '文字未改，送审稿→定稿',
      undefined,
    ])
  })

  it('says who wrote it where bigan.yaml does', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet, 'bigan.yaml': '拟稿人: 周敏\n' })
    await record(folder, '2026-03-01 09:10')
    await record(folder, '2026-03-02 09:10', '--status', '送审稿', '--by', '张明')
    const { out } = await run(folder, ['log', '春耕'])
    expect(out).toContain('讨论稿  周敏  首稿\n')
    expect(out).toContain('送审稿  张明  文字未改，讨论稿→送审稿\n')
  })

  it('takes the status of the sheet, and keeps short drafts and outlines apart', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': `${sheet}状态: 征求意见稿\n` })
    expect((await record(folder, '2026-03-01 09:10')).out).toContain('001.征求意见稿.md（首稿）')
    const outline = await record(folder, '2026-03-01 09:20', '--length', '提纲')
    expect(outline.out).toContain('drafts/稿件记录/春耕.提纲/001.征求意见稿.md（首稿）')
  })

  it('refuses a 定稿 with something left to do: each place, nothing recorded, exit 1', async () => {
    const folder = temporaryFolder()
    const open = sheet
      .replace('单位: 万亩}', '单位: 万亩, 状态: 待核}')
      .replace('价格公示。', '价格公示【待补：日期】。')
    put(folder, { '春耕.yaml': open })
    const { code, err } = await record(folder, '2026-03-01 09:10', '--status', '定稿', '--usage', '用语.tsv')
    expect(code).toBe(1)
    expect(err).toMatch(
      /drafts\/春耕\.md:\d+:\d+ 差错：这里还有“【待核：12\.5万亩】”，请核实、去掉标记再定稿/,
    )
    expect(err).toMatch(/drafts\/春耕\.md:\d+:\d+ 差错：这里还有“【待补：日期】”，请补上再定稿/)
    expect(existsSync(join(folder, 'drafts/春耕.md'))).toBe(true)
    expect(existsSync(join(folder, 'drafts/稿件记录'))).toBe(false)
    expect(existsSync(join(folder, '用语.tsv'))).toBe(false)
  })

  it('says of a draft that was settled that it was, unless told to go on', async () => {
    const folder = await twoVersions()
    await record(folder, '2026-03-05 08:00', '--status', '定稿')
    const { code, err } = await run(folder, ['draft', '春耕.yaml', '--to', 'md'])
    expect(code).toBe(0)
    expect(err).toContain(`“春耕”已经定稿，是第3稿（定稿，3月5日）：${shelf}/003.定稿.md`)
    expect((await run(folder, ['draft', '春耕.yaml', '--to', 'md', '--force'])).err).toBe('')
  })

  it('gives no number twice: not one that another run is taking, nor one whose files are gone', async () => {
    const folder = await twoVersions()
    put(folder, { [`${shelf}/003.占号`]: '' })
    put(folder, { '春耕.yaml': sheet.replace('12.5', '14') })
    expect((await record(folder, '2026-03-04 08:00')).out).toContain('004.讨论稿.md（改1句')
    const list = join(folder, shelf, '记录.tsv')
    writeFileSync(list, `${readFileSync(list, 'utf8')}9\t2026-03-05 10:00\t李红\t讨论稿\n`)
    put(folder, { '春耕.yaml': sheet.replace('12.5', '15') })
    const { out } = await record(folder, '2026-03-06 08:00')
    expect(out).toContain('010.讨论稿.md（改1句')
    expect(existsSync(join(folder, shelf, '010.占号'))).toBe(false)
    const shown = await run(folder, ['log', '春耕'])
    expect(shown.err).toContain('里有第9稿，但文件夹里没有它的稿子（.md）')
  })

  it('takes --status only with --record, and only what a draft is called', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    const alone = await run(folder, ['draft', '春耕.yaml', '--status', '定稿'])
    expect([alone.code, alone.err]).toEqual([2, '--status、--by、--note 要与 --record 连用\n'])
    const other = await record(folder, '2026-03-01 09:10', '--status', '终稿')
    expect([other.code, other.err]).toEqual([2, '“--status”不能是“终稿”，是否应为“定稿”？\n'])
    expect(existsSync(join(folder, 'drafts'))).toBe(false)
  })
})

describe('bigan log', () => {
  it('shows the chain, by name, by file and by folder', async () => {
    const folder = await twoVersions()
    const chain =
      `春耕：共2稿（${shelf}）\n` +
      '  第1稿  2026-03-01 09:10  讨论稿  张明  首稿\n' +
      '  第2稿  2026-03-03 15:00  送审稿  —     改1句；春灌 12.5万亩→13.1万亩\n' +
      '      备注：数字更新\n'
    for (const name of [
      '春耕',
      'drafts/春耕.md',
      'drafts/春耕.大字版.docx',
      'drafts',
      shelf,
      `${shelf}/001.讨论稿.md`,
    ])
      expect([name, await run(folder, ['log', name])]).toEqual([name, { code: 0, out: chain, err: '' }])
    expect((await run(folder, ['留档', '春耕', '--history', 'drafts'])).out).toBe(chain)
  })

  it('prints a version, and what changed between two', async () => {
    const folder = await twoVersions()
    expect((await run(folder, ['log', '春耕', '--show', '1'])).out).toBe(
      read(folder, `${shelf}/001.讨论稿.md`),
    )
    const diff =
      '第1稿（讨论稿，3月1日） → 第2稿（送审稿，3月3日）：改1句；春灌 12.5万亩→13.1万亩\n' +
      '数字变了1处：\n  春灌：12.5万亩 → 13.1万亩\n' +
      '改：到昨天，春灌了12.5万亩。\n　→ 到昨天，春灌了13.1万亩。\n'
    for (const flags of [
      ['--diff', '1,2'],
      ['--diff', '1', '2'],
      ['--diff', '第1稿-第2稿'],
    ])
      expect((await run(folder, ['log', '春耕', ...flags])).out).toBe(diff)
    const none = await run(folder, ['log', '春耕', '--show', '7'])
    expect([none.code, none.err]).toEqual([3, '“春耕”没有第7稿，有的是：1、2\n'])
  })

  it('keeps an edited Word file beside its words', async () => {
    const folder = await twoVersions()
    const bytes = wordFile({
      document: ['在全区春耕现场会上的讲话', '到昨天，春灌了13.1万亩。']
        .map((text) => wordParagraph(text))
        .join(''),
    })
    put(folder, { 'drafts/春耕.改.docx': bytes })
    const { code, out } = await run(
      folder,
      ['log', 'drafts/春耕.改.docx', '--add', '--status', '送审稿', '--by', '李红'],
      { now: '2026-03-04 10:00' },
    )
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`^${shelf}/003\\.送审稿\\.docx（(?:改\\d+句、)?删\\d+句`))
    expect(readFileSync(join(folder, shelf, '003.送审稿.docx')).equals(Buffer.from(bytes))).toBe(true)
    expect(read(folder, `${shelf}/003.送审稿.md`)).toContain('到昨天，春灌了13.1万亩。')
    expect((await run(folder, ['log', '春耕'])).out).toContain('  第3稿  2026-03-04 10:00  送审稿  李红  ')
  })

  it('goes on with the history whose words a file of another name has, or begins the one it is told', async () => {
    const folder = await twoVersions()
    const edited = read(folder, 'drafts/春耕.md').replace('化肥到村。', '化肥到村到户。')
    put(folder, { 'drafts/送审稿.md': edited, '改后.md': edited.replace('价格公示。', '价格要公示。') })
    const first = await run(folder, ['log', 'drafts/送审稿.md', '--add', '--status', '送审稿'])
    expect(first.err).toBe('内容与“春耕”第2稿大部分相同，接在它后面（要另起一篇，请加 --name 名称）\n')
    expect(first.out).toBe(`${shelf}/003.送审稿.md（改1句）\n`)
    // one folder above drafts, where no bigan.yaml says so
    const second = await run(folder, ['log', '改后.md', '--add'])
    expect([second.code, second.out]).toEqual([0, `${shelf}/004.讨论稿.md（改1句）\n`])
    const apart = await run(folder, ['log', '改后.md', '--add', '--name', '备耕'])
    expect([apart.out, apart.err]).toEqual(['稿件记录/备耕/001.讨论稿.md（首稿）\n', ''])
    const named = await run(folder, ['log', '改后.md', '--add', '--name', '春耕', '--status', '草案'])
    expect(named.out).toBe(`${shelf}/005.草案.md（文字未改，讨论稿→草案）\n`)
    put(folder, { 'drafts/秋种.md': '# 在全区秋种会上的讲话\n\n秋播要抢墒情，良种由农技站统一供应。\n' })
    const other = await run(folder, ['log', 'drafts/秋种.md', '--add'])
    expect([other.out, other.err]).toEqual(['drafts/稿件记录/秋种/001.讨论稿.md（首稿）\n', ''])
    for (const flags of [
      ['--name', '../外'],
      ['--name', ''],
    ])
      expect((await run(folder, ['log', '改后.md', '--add', ...flags])).code).toBe(2)
    expect((await run(folder, ['log', '春耕', '--name', '春耕'])).code).toBe(2)
  })

  it('refuses a 定稿 with tracked changes, comments or marks in it', async () => {
    const folder = temporaryFolder()
    const tracked =
      wordParagraph('春灌了【待核：12万亩】。') +
      '<w:p><w:r><w:t>渠道</w:t></w:r><w:ins w:id="1" w:author="李红"><w:r><w:t>三月</w:t></w:r></w:ins><w:r><w:t>修完。</w:t></w:r></w:p>'
    put(folder, { '稿.docx': wordFile({ document: tracked }), '稿.md': '# 讲话\n\n种子【待补】到村。\n' })
    const word = await run(folder, ['log', '稿.docx', '--add', '--status', '定稿'])
    expect(word.code).toBe(1)
    expect(word.err).toContain('稿.docx:第1段第4字 差错：这里还有“【待核：12万亩】”，请核实、去掉标记再定稿')
    expect(word.err).toContain('“稿.docx”里还有1处修订没有处理，请先接受或拒绝修订')
    expect(word.err).toContain('共差错2处，定稿没有留档：稿.docx\n')
    const text = await run(folder, ['log', '稿.md', '--add', '--status', '清样'])
    expect([text.code, text.out]).toEqual([1, ''])
    expect(text.err).toContain('稿.md:3:3 差错：这里还有“【待补】”，请补上再定稿')
    expect(existsSync(join(folder, '稿件记录'))).toBe(false)
    // what is no 定稿 may have them
    expect((await run(folder, ['log', '稿.md', '--add'])).out).toBe('稿件记录/稿/001.讨论稿.md（首稿）\n')
  })

  it('goes on with a list that Excel saved, and without a version that cannot be read', async () => {
    const folder = await twoVersions()
    const list = join(folder, shelf, '记录.tsv')
    // as UTF-16 with its mark, the end of the last line cut
    writeFileSync(list, Buffer.from(`\uFEFF${readFileSync(list, 'utf8').trimEnd()}`, 'utf16le'))
    writeFileSync(join(folder, shelf, '001.讨论稿.md'), Buffer.from([0xff, 0xfe, 0x00, 0x01]))
    put(folder, { '春耕.yaml': sheet.replace('12.5', '14') })
    const { code, out } = await record(folder, '2026-03-04 08:00')
    expect(code).toBe(0)
    expect(out).toContain('003.讨论稿.md（改1句；春灌 13.1万亩→14万亩）')
    const shown = await run(folder, ['log', '春耕'])
    expect(shown.out.split('\n').slice(1)).toEqual([
      '  第2稿  2026-03-03 15:00  送审稿  —  改1句；春灌 12.5万亩→13.1万亩',
      '      备注：数字更新',
      '  第3稿  2026-03-04 08:00  讨论稿  —  改1句；春灌 13.1万亩→14万亩',
      '',
    ])
    expect(shown.err).toContain('001.讨论稿.md”不是文本文件')
    expect(existsSync(`${list}.1.bak`)).toBe(true)
  })

  it('tells a recorded version that somebody changed', async () => {
    const folder = await twoVersions()
    const file = join(folder, shelf, '001.讨论稿.md')
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n散会。\n`)
    const { code, err } = await run(folder, ['log', '春耕'])
    expect(code).toBe(0)
    expect(err).toContain('第1稿记下以后，文件“')
    expect(err).toContain('另记一稿')
  })

  it('says what it did not find', async () => {
    const folder = await twoVersions()
    const other = await run(folder, ['log', '秋种'])
    expect([other.code, other.err]).toEqual([
      3,
      '“秋种”没有留过档；留过档的有：春耕；可用 --history 给出留档的文件夹，用 --add 记第一稿\n',
    ])
    expect((await run(folder, ['log', '没有.docx', '--add'])).err).toBe(
      '找不到“没有.docx”，请核对文件名和文件夹\n',
    )
    expect((await run(folder, ['log', '春耕.yaml', '--add'])).code).toBe(3)
    for (const argv of [
      [],
      ['春耕', '--show', '甲'],
      ['春耕', '--diff', '1'],
      ['春耕', '--by', '甲'],
      ['春耕', '--add', '--show', '1'],
    ])
      expect([argv, (await run(folder, ['log', ...argv])).code]).toEqual([argv, 2])
  })
})

describe('check of a draft with recorded versions', () => {
  const warned =
    '这是第1稿（讨论稿，3月1日），后面已有第2稿（送审稿，3月3日），数字不同：春灌 12.5万亩→13.1万亩；请用第2稿'

  it('finds one that is superseded, beside the file, above it and where it is told', async () => {
    const folder = await twoVersions()
    const old = read(folder, `${shelf}/001.讨论稿.md`).replace(/^---[\s\S]*?\n---\n/u, '')
    put(folder, { 'drafts/发/春耕.md': old, 'drafts/手里的.md': old, '别处/春耕.md': old })
    for (const name of [
      'drafts/发/春耕.md',
      '--history drafts/稿件记录 别处/春耕.md',
      `--history ${shelf} 别处/春耕.md`,
    ])
      expect([name, (await run(folder, ['check', ...name.split(' ')])).out]).toEqual([
        name,
        expect.stringContaining(warned),
      ])
    expect((await run(folder, ['check', 'drafts/手里的.md'])).out).toContain(
      '这是《春耕》第1稿（讨论稿，3月1日）',
    )
    expect((await run(folder, ['check', '别处/春耕.md'])).out).not.toContain('第1稿')
    expect((await run(folder, ['check', 'drafts/春耕.md'])).out).not.toContain('第1稿')
    const wrong = await run(folder, ['check', 'drafts/春耕.md', '--history', '没有'])
    expect([wrong.code, wrong.err]).toEqual([
      3,
      '“没有”不是文件夹；--history 要给存放各稿的文件夹（稿件记录）\n',
    ])
  })

  it('knows an old version by its Word file, and a text that quotes one', async () => {
    const folder = temporaryFolder()
    const own = sheet.replace('渠道三月修完。', '渠道投入86万元。')
    put(folder, { '春耕.yaml': own })
    const argv = ['draft', '春耕.yaml', '--record']
    await run(folder, argv, { now: '2026-03-01 09:10' })
    put(folder, { '寄出/春耕.docx': readFileSync(join(folder, 'drafts/春耕.docx')) })
    put(folder, { '春耕.yaml': own.replace('12.5', '13.1').replace('86', '92') })
    await run(folder, argv, { now: '2026-03-03 15:00' })
    const { out } = await run(folder, ['check', '寄出/春耕.docx', '--history', 'drafts'])
    expect(out).toContain('［不是最新一稿］这是第1稿（讨论稿，3月1日），后面已有第2稿（讨论稿，3月3日）')
    put(folder, {
      'drafts/简报.md': '# 春耕简报\n\n会议指出，形势很好。到昨天，春灌了12.5万亩。渠道投入86万元。\n',
    })
    const brief = (await run(folder, ['check', 'drafts/简报.md'])).out
    expect(brief).toContain(
      '［引用旧稿数字］这句出自《春耕》第1稿（讨论稿，3月1日），第2稿（讨论稿，3月3日）里数字已改：春灌 12.5万亩→13.1万亩，请核对',
    )
    expect(brief).toContain('里数字已改：渠道投入 86万元→92万元，请核对')
  })

  it('says nothing of what was just drafted anew, however like an old version it is', async () => {
    const folder = await twoVersions()
    const last = read(folder, `${shelf}/002.送审稿.md`)
    put(folder, { '定.md': last.replace('13.1', '13.3').replace('化肥到村。', '化肥三天之内送到每个村。') })
    await run(folder, ['log', '定.md', '--add', '--history', shelf, '--status', '定稿'], {
      now: '2026-03-05 08:00',
    })
    put(folder, { '春耕.yaml': sheet.replace('12.5', '12.7') })
    await run(folder, ['draft', '春耕.yaml', '--to', 'md,docx'])
    for (const name of ['drafts/春耕.md', 'drafts/春耕.docx'])
      expect((await run(folder, ['check', name])).out).not.toContain('后面已有')
    const edited = read(folder, 'drafts/春耕.md').replace('价格公示', '价格都要公示')
    put(folder, { 'drafts/春耕.md': edited })
    expect((await run(folder, ['check', 'drafts/春耕.md'])).out).toContain('后面已有第3稿（定稿，3月5日）')
  })
})
