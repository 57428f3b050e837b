/** bigan revise: what a person sees, which files are written, and what is never touched. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { filesOf, put, run, sheet, type Ran } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { linesOnce } from '../support/tracked.ts'

const main = 'word/document.xml'
const text = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')
const bytes = (folder: string, name: string): Uint8Array => readFileSync(join(folder, name))
const today = { today: '2026-03-06', now: '2026-03-06 09:00' }

/** 12.5 of the year before 10: a growth that is computed. */
const field = sheet.replace('数值: 12.5, 单位: 万亩}', '数值: 12.5, 单位: 万亩, 上年同期: 10}  # 水利站报')
const told = field.replace('春灌了【面积】。', '春灌了【面积】，【面积.同比】。')

/** The record of a pack with one paper. */
const packRecord = JSON.stringify({
  会议表: { 文件: '会.yaml', 内容: '' },
  材料: { 主持词: { 模板: '主持词', 稿子: '# 主持词\n\n现在开会。\n', 出处: [], 文件: {} } },
})

async function drafted(yaml = told): Promise<string> {
  const folder = temporaryFolder()
  put(folder, { '春耕.yaml': yaml })
  await run(folder, ['draft', '春耕.yaml'])
  return folder
}

function edit(folder: string, name: string, change: (words: string) => string): void {
  const file = join(folder, name)
  if (!name.endsWith('.docx')) {
    const before = readFileSync(file, 'utf8')
    const after = change(before)
    if (after === before) throw new Error(`nothing changed in ${name}`)
    return writeFileSync(file, after)
  }
  const parts = unzipSync(readFileSync(file))
  const before = strFromU8(parts[main]!)
  const after = change(before)
  if (after === before) throw new Error(`nothing changed in ${name}`)
  writeFileSync(file, zipSync({ ...parts, [main]: strToU8(after) }))
}

const revise = (folder: string, ...argv: string[]): Promise<Ran> => run(folder, ['revise', ...argv], today)
const accepted = (folder: string, name: string): string =>
  linesOnce(bytes(folder, name), 'accepted').join('\n')

describe('bigan revise', () => {
  it('takes the sheet that the draft was made from, writes three files and the list, and leaves the draft', async () => {
    const folder = await drafted()
    edit(folder, 'drafts/春耕.md', (words) => words.replace('到昨天，', '截至昨天下午，'))
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 12.5', '数值: 13'))
    const before = filesOf(folder)
    const { code, out, err } = await revise(folder, 'drafts/春耕.md')
    expect([code, err]).toEqual([0, 'drafts/春耕.md：改2处\n'])
    expect(out).toBe(`drafts/春耕.改稿.docx
drafts/春耕.改稿.md
drafts/春耕.改稿说明.md
# drafts/春耕.md 改稿说明

底稿：春耕.trace.json；新事实表：春耕.yaml。改2处。

## 已随数据改好的（Word 里是修订，可逐条接受或拒绝）

1. drafts/春耕.md:22:23 改为：“截至昨天下午，春灌了13万亩，同比增长30%。”
   - “春灌面积”（面积）：12.5万亩 → 13万亩
   - “春灌面积”（面积）：25% → 30%；算法：（13－10）÷10×100%＝30%
   - 这一句您也改过，请通读一遍
`)
    const after = filesOf(folder)
    for (const [name, content] of Object.entries(before)) expect(after[name]).toBe(content)
    expect(Object.keys(after).filter((name) => before[name] === undefined)).toEqual([
      'drafts/春耕.改稿.docx',
      'drafts/春耕.改稿.md',
      'drafts/春耕.改稿.trace.json',
      'drafts/春耕.改稿说明.md',
    ])
    expect(text(folder, 'drafts/春耕.改稿说明.md')).toBe(out.slice(out.indexOf('# ')))
    expect(text(folder, 'drafts/春耕.改稿.md')).toBe(
      text(folder, 'drafts/春耕.md').replace('12.5万亩，同比增长25%', '13万亩，同比增长30%'),
    )
  })

  it('takes another sheet by --facts and another name by -o, and a Word file without its Markdown', async () => {
    const folder = await drafted()
    edit(folder, 'drafts/春耕.docx', (words) => words.replace('渠道三月修完', '渠道三月底修完'))
    put(folder, { '三月.yaml': told.replace('数值: 12.5', '数值: 9') })
    const { code, out } = await revise(
      folder,
      'drafts/春耕.docx',
      '--facts',
      '三月.yaml',
      '-o',
      '送审/二稿.docx',
    )
    expect(code).toBe(0)
    expect(out).toContain('送审/二稿.docx\n送审/二稿.md\n送审/二稿说明.md\n')
    expect(out).toContain('“春灌面积”（面积）：“同比增长25%” → “同比下降10%”；算法：（9－10）÷10×100%＝-10%')
    expect(out).toContain('升降变了方向')
    const words = accepted(folder, '送审/二稿.docx')
    expect(words).toContain('到昨天，春灌了9万亩，同比下降10%。渠道三月底修完。')
    expect(linesOnce(bytes(folder, '送审/二稿.docx'), 'rejected')).toEqual(
      linesOnce(bytes(folder, 'drafts/春耕.docx'), 'rejected'),
    )
  })

  it('says so where nothing changed', async () => {
    const folder = await drafted()
    edit(folder, 'drafts/春耕.md', (words) => words.replace('公示。', '公示，谁也不许加价。'))
    const { code, out, err } = await revise(folder, 'drafts/春耕.md')
    expect([code, err]).toEqual([0, 'drafts/春耕.md：没有要改的\n'])
    expect(out).toContain('新的事实表没有带来任何变化，稿子没有动。\n')
    expect(text(folder, 'drafts/春耕.改稿.md')).toBe(text(folder, 'drafts/春耕.md'))
  })

  it('shows both texts of a conflict, leaves the words and ends with 1', async () => {
    const folder = await drafted()
    edit(folder, 'drafts/春耕.md', (words) => words.replace('春灌了12.5万亩', '春灌面积过了十二万亩'))
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 12.5', '数值: 13'))
    const { code, out, err } = await revise(folder, 'drafts/春耕.md')
    expect(code).toBe(1)
    expect(out).toContain('## 要您定的：两边都改了的句子\n\n1. drafts/春耕.md:22:')
    expect(out).toContain('   - 稿上：到昨天，春灌面积过了十二万亩，同比增长25%。\n')
    expect(out).toContain('   - 原来生成的：到昨天，春灌了12.5万亩，同比增长25%。\n')
    expect(out).toContain('   - 按新数据应是：到昨天，春灌了13万亩，同比增长30%。\n')
    expect(err).toBe('drafts/春耕.md：改1处，冲突1处；冲突的请按批注或改稿说明定\n')
    expect(text(folder, 'drafts/春耕.改稿.md')).toContain(
      '到昨天，春灌面积过了十二万亩，同比增长30%。【待核：数据变了，新稿这里是“到昨天，春灌了13万亩，同比增长30%。”】',
    )
  })

  it('never writes over a 改稿 that somebody edited; --force keeps a copy', async () => {
    const folder = await drafted()
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 12.5', '数值: 13'))
    await revise(folder, 'drafts/春耕.md')
    // as it was written it may be written again
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 13,', '数值: 14,'))
    expect((await revise(folder, 'drafts/春耕.md')).err).toBe('drafts/春耕.md：改2处\n')
    expect(text(folder, 'drafts/春耕.改稿.md')).toContain('14万亩')
    edit(folder, 'drafts/春耕.改稿.md', (words) => words.replace('14万亩', '一十四万亩'))
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 14,', '数值: 15,'))
    const kept = await revise(folder, 'drafts/春耕.md')
    expect(kept.err).toContain(
      'drafts/春耕.改稿.md 已经有了，没有覆盖；新的写在 drafts/春耕.改稿.新.md（要覆盖请加 --force）\n',
    )
    expect(text(folder, 'drafts/春耕.改稿.md')).toContain('一十四万亩')
    expect(text(folder, 'drafts/春耕.改稿.新.md')).toContain('15万亩')
    const forced = await revise(folder, 'drafts/春耕.md', '--force')
    expect(forced.err).toContain('原来的 drafts/春耕.改稿.md 存成了 drafts/春耕.改稿.md.1.bak\n')
    expect(text(folder, 'drafts/春耕.改稿.md')).toContain('15万亩')
    expect(text(folder, 'drafts/春耕.改稿.md.1.bak')).toContain('一十四万亩')
  })

  it('proposes a figure that was typed over, and writes it into the sheet by --update-facts', async () => {
    const folder = await drafted()
    edit(folder, 'drafts/春耕.docx', (words) => words.replace('12.5万亩', '12.8万亩'))
    const asked = await revise(folder, 'drafts/春耕.docx')
    expect(asked.code).toBe(0)
    expect(asked.out).toMatch(
      /## 稿上改了、事实表没改的数\n\n1\. drafts\/春耕\.docx:第\d+段第\d+字 【与事实表不一致】“春灌面积”事实表是12\.5万亩，稿上改成了12\.8万亩；以稿上为准的，加 --update-facts 写回事实表\n/u,
    )
    expect(text(folder, '春耕.yaml')).toBe(told)
    const updated = await revise(folder, 'drafts/春耕.docx', '--update-facts', '-o', '二稿')
    expect(updated.err).toContain('春耕.yaml：按稿子改了1个数，原表存成了 春耕.yaml.1.bak\n')
    expect(text(folder, '春耕.yaml')).toBe(told.replace('数值: 12.5', '数值: 12.8'))
    expect(text(folder, '春耕.yaml.1.bak')).toBe(told)
    // what is computed of it follows in the same run: (12.8 − 10) ÷ 10
    expect(accepted(folder, '二稿.docx')).toContain('春灌了12.8万亩，同比增长28%。')
    expect(updated.out).not.toContain('【与事实表不一致】')
  })

  it('finds what a draft was made from beside it, in the trace of an earlier text too', async () => {
    const folder = await drafted()
    const out = bytes(folder, 'drafts/春耕.docx')
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 12.5', '数值: 13'))
    await run(folder, ['draft', '春耕.yaml'])
    // the copy that was sent out comes back, edited
    put(folder, { 'drafts/回来的.docx': out })
    edit(folder, 'drafts/回来的.docx', (words) => words.replace('渠道三月修完', '渠道三月底修完'))
    const { code, out: list, err } = await revise(folder, 'drafts/回来的.docx', '--facts', '春耕.yaml')
    expect([code, err]).toEqual([0, 'drafts/回来的.docx：改2处\n'])
    expect(list).toContain('底稿：春耕.trace.json 里的前1稿；')
    expect(list).not.toContain('【与事实表不一致】')
    expect(accepted(folder, 'drafts/回来的.改稿.docx')).toContain(
      '春灌了13万亩，同比增长30%。渠道三月底修完。',
    )
  })

  it('takes the base that is named, of each kind', async () => {
    const folder = await drafted()
    put(folder, {
      '别处/稿.docx': bytes(folder, 'drafts/春耕.docx'),
      '底/春耕.yaml': told,
      '新.yaml': told.replace('数值: 12.5', '数值: 13'),
    })
    edit(folder, '别处/稿.docx', (words) => words.replace('渠道三月修完', '渠道三月底修完'))
    const bases = ['drafts/春耕.trace.json', 'drafts/春耕.md', 'drafts/春耕.docx', '底/春耕.yaml']
    for (const base of bases) {
      const { code, out } = await revise(
        folder,
        '别处/稿.docx',
        '--facts',
        '新.yaml',
        '--base',
        base,
        '--force',
      )
      expect([base, code]).toEqual([base, 0])
      expect(out).toContain(`底稿：${base.split('/')[1]}；`)
      expect(accepted(folder, '别处/稿.改稿.docx')).toContain('春灌了13万亩，同比增长30%。渠道三月底修完。')
    }
  })

  it('says what to do where there is no base, no sheet, or no draft', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': told, '稿.md': '# 讲话\n\n大家好。\n', '别的.json': '{}' })
    const none = await revise(folder, '稿.md', '--facts', '春耕.yaml')
    expect(none.code).toBe(3)
    expect(none.err).toContain('找不到“稿.md”当初生成时的底稿：它旁边没有 稿.trace.json')
    const sheetless = await revise(folder, '稿.md')
    expect(sheetless.code).toBe(2)
    expect(sheetless.err).toContain('不知道“稿.md”用哪张事实表，请用 --facts 给出')
    expect((await revise(folder, '没有.md', '--facts', '春耕.yaml')).code).toBe(3)
    expect((await revise(folder)).code).toBe(2)
    expect((await revise(folder, '春耕.yaml')).err).toContain('是事实表；改稿要先写稿子')
    expect((await revise(folder, '稿.md', '--facts', '稿.md')).err).toContain('要给事实表（.yaml）')
    expect((await revise(folder, '稿.md', '--facts', '春耕.yaml', '-o', '稿.md')).code).toBe(2)
    const odd = await revise(folder, '稿.md', '--facts', '春耕.yaml', '--base', '别的.json')
    expect([odd.code, odd.err]).toEqual([3, '“别的.json”不是起草时留下的 .trace.json\n'])
    expect(Object.keys(filesOf(folder))).toEqual(['别的.json', '春耕.yaml', '稿.md'])
  })

  it('says of a paper of a pack and of a meeting sheet what to do instead', async () => {
    const folder = temporaryFolder()
    put(folder, {
      '会/会.yaml': '名称: 春耕会\n议程:\n  - {事项: 讲话}\n',
      '会.md': '# 讲话\n\n大家好。\n',
      '出/主持词.md': '# 主持词\n\n现在开会。\n',
      '出.trace.json': packRecord,
    })
    const paper = await revise(folder, '出/主持词.md', '--facts', '会/会.yaml')
    expect(paper.code).toBe(2)
    expect(paper.err).toContain('“出/主持词.md”是成套材料里的一份，各份的数要一起变，不能单独改稿')
    expect(paper.err).toContain('bigan pack 会议表 --diff')
    const meeting = await revise(folder, '会.md', '--facts', '会/会.yaml')
    expect(meeting.code).toBe(2)
    expect(meeting.err).toContain('“会.yaml”是会议表，不是事实表')
  })

  it('writes nothing where the new sheet cannot be understood', async () => {
    const folder = await drafted()
    put(folder, { '坏.yaml': '标提: 甲\n日期: 2026-03-05\n' })
    const { code, err } = await revise(folder, 'drafts/春耕.md', '--facts', '坏.yaml')
    expect(code).toBe(1)
    expect(err).toContain('drafts/春耕.md：有差错，没有写出改稿\n')
    expect(Object.keys(filesOf(folder)).some((name) => name.includes('改稿'))).toBe(false)
  })

  it('revises what it revised, with the changes of the first time still in it', async () => {
    const folder = await drafted()
    edit(folder, 'drafts/春耕.docx', (words) => words.replace('渠道三月修完', '渠道三月底修完'))
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 12.5', '数值: 13'))
    await revise(folder, 'drafts/春耕.docx')
    const first = bytes(folder, 'drafts/春耕.改稿.docx')
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 13,', '数值: 14,'))
    const again = await revise(folder, 'drafts/春耕.改稿.docx', '-o', 'drafts/三稿')
    expect([again.code, again.err]).toEqual([0, 'drafts/春耕.改稿.docx：改2处\n'])
    expect(again.out).toContain('底稿：春耕.改稿.trace.json；')
    expect(again.out).toContain('“春灌面积”（面积）：13万亩 → 14万亩')
    expect(accepted(folder, 'drafts/三稿.docx')).toContain('春灌了14万亩，同比增长40%。渠道三月底修完。')
    // all refused: what people had made of the first draft
    expect(linesOnce(bytes(folder, 'drafts/三稿.docx'), 'rejected')).toEqual(
      linesOnce(bytes(folder, 'drafts/春耕.docx'), 'rejected'),
    )
    expect(Buffer.compare(bytes(folder, 'drafts/春耕.改稿.docx'), first)).toBe(0)
  })

  it('records a version by --record, once', async () => {
    const folder = await drafted()
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 12.5', '数值: 13'))
    const { err } = await revise(folder, 'drafts/春耕.md', '--record')
    expect(err).toContain('记为第1稿（讨论稿）\n')
    const list = Object.keys(filesOf(folder)).filter((name) => name.includes('稿件记录'))
    expect(list.length).toBeGreaterThan(2)
    const again = await revise(folder, 'drafts/春耕.md', '--record')
    expect(again.err).toContain('与第1稿相同，没有另记\n')
  })

  it('goes by its Chinese name and explains itself', async () => {
    const { code, out } = await run(temporaryFolder(), ['改稿', '--help'])
    expect(code).toBe(0)
    expect(out).toContain('bigan revise 改过的稿子 --facts 新事实表')
  })
})
