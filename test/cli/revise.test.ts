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

## 已随数据改好的

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
    expect(err).toBe('drafts/春耕.md：冲突1处；冲突的请按批注或改稿说明定\n')
    expect(text(folder, 'drafts/春耕.改稿.md')).toContain(
      // what is computed of the figure waits with it
      '到昨天，春灌面积过了十二万亩，同比增长25%。【待核：数据变了，新稿这里是“到昨天，春灌了13万亩，同比增长30%。”】',
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

  it('keeps what people wrote when their own file was put into the record: that is no base', async () => {
    const folder = await drafted()
    edit(folder, 'drafts/春耕.md', (words) => words.replace('到昨天，', '截至昨天下午，'))
    expect((await run(folder, ['log', 'drafts/春耕.md', '--add'], today)).code).toBe(0)
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 12.5', '数值: 13'))
    const { out } = await revise(folder, 'drafts/春耕.md')
    expect(out).toContain('底稿：春耕.trace.json；')
    expect(text(folder, 'drafts/春耕.改稿.md')).toContain('截至昨天下午，春灌了13万亩，同比增长30%。')
  })

  it('names the new sheet in what it writes: a check of either form compares with that one', async () => {
    const folder = await drafted()
    put(folder, { '新/四月.yaml': told.replace('数值: 12.5', '数值: 13') })
    await revise(folder, 'drafts/春耕.docx', '--facts', '新/四月.yaml')
    expect(text(folder, 'drafts/春耕.改稿.md')).toContain('\n事实: ../新/四月.yaml\n')
    for (const form of ['md', 'docx']) {
      const checked = await run(folder, ['check', `drafts/春耕.改稿.${form}`], today)
      expect(checked.out + checked.err).not.toContain('facts/')
    }
  })

  it('checks again with the sheet as it is after --update-facts, and puts what is left into the list', async () => {
    const folder = await drafted()
    edit(folder, 'drafts/春耕.md', (words) =>
      words.replace('12.5万亩', '13万亩').replace('公示。', '公示。2月前要把肥备齐。'),
    )
    const { out } = await revise(folder, 'drafts/春耕.md', '--update-facts')
    const list = text(folder, 'drafts/春耕.改稿说明.md')
    expect(out).toContain(list)
    const left = list.slice(list.indexOf('## 改后又核了一遍，这些请看一看'))
    // with the sheet as it was 13 would be told, too
    expect(left.match(/^\d+\. .*$/gmu)).toEqual([
      expect.stringContaining('会议在2026年3月5日，此处的时限“2月前”已经过去'),
    ])
  })

  it('stops at the sheet of another speech, and goes on by --force', async () => {
    const more = '\n  户数: {名称: 备耕户数, 数值: 800, 单位: 户}'
    const folder = await drafted(told.replace('  # 水利站报', more))
    put(folder, {
      '别的.yaml': sheet
        .replace(/^标题: .*/mu, '标题: 在全县信访工作会议上的讲话')
        .replace(/^数据:[\s\S]*/mu, '')
        .concat(
          '数据:\n  来访: {名称: 群众来访, 数值: 310, 单位: 批次}\n  办结: {名称: 办结信访事项, 数值: 290, 单位: 件}\n措施:\n' +
            '  - {小标题: 要把门打开, 内容: 今年接待【来访】。领导干部轮流坐班，当天的事当天答复。}\n' +
            '  - {小标题: 要把账记清, 内容: 一件一件登记，谁办的谁签字，办完了回访。}\n',
        ),
    })
    const stopped = await revise(folder, 'drafts/春耕.md', '--facts', '别的.yaml')
    expect(stopped.code).toBe(1)
    expect(stopped.err).toContain('是不是拿错了事实表？')
    expect(stopped.err).toContain('加 --force')
    expect(Object.keys(filesOf(folder)).some((name) => name.includes('改稿'))).toBe(false)
    const forced = await revise(folder, 'drafts/春耕.md', '--facts', '别的.yaml', '--force')
    expect(forced.out).toContain('drafts/春耕.改稿.md\n')
  })

  it('says that a table of the old facts is old', async () => {
    const folder = await drafted()
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 12.5', '数值: 13'))
    expect((await revise(folder, 'drafts/春耕.docx', '-o', '甲')).out).not.toContain('数据核对表')
    edit(folder, 'drafts/春耕.docx', (words) => words.replace('公示。', '公示。数据核对表'))
    const { out } = await revise(folder, 'drafts/春耕.docx', '-o', '乙')
    expect(out).toContain('“数据核对表”和原有的核稿批注是按原来的数据出的')
  })

  it('tells an old figure of the first time again the second time', async () => {
    const folder = await drafted()
    edit(folder, 'drafts/春耕.md', (words) => words.replace('公示。', '公示。浇了12.5万亩，来得不易。'))
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 12.5', '数值: 13'))
    const first = await revise(folder, 'drafts/春耕.md')
    expect(first.out).toContain('【旧数】这里还写着12.5万亩（“春灌面积”原来的数），现在是13万亩')
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 13,', '数值: 14,'))
    const second = await revise(folder, 'drafts/春耕.改稿.md', '-o', 'drafts/三稿')
    expect(second.out).toContain('【旧数】这里还写着12.5万亩（“春灌面积”原来的数），现在是14万亩')
  })

  it('records it with the history that it goes on with, by whom and as what; no 定稿 with changes in it', async () => {
    const folder = await drafted()
    await run(folder, ['draft', '春耕.yaml', '--record'], { ...today, now: '2026-03-05 09:00' })
    put(folder, { '改后.docx': bytes(folder, 'drafts/春耕.docx') })
    edit(folder, '春耕.yaml', (words) => words.replace('数值: 12.5', '数值: 13'))
    const flags = ['--facts', '春耕.yaml', '--record', '--by', '张明', '--note', '按快报']
    const { err } = await revise(folder, '改后.docx', ...flags, '--status', '送审稿')
    expect(err).toContain('内容与“春耕”第1稿大部分相同，接在它后面（要另起一篇，请加 --name 名称）\n')
    expect(err).toContain('记为第2稿（送审稿）\n')
    const { out } = await run(folder, ['log', '春耕'])
    expect(out).toMatch(/第2稿 {2}2026-03-06 09:00 {2}送审稿 {2}张明 {2}改\d句.*\n {6}备注：按快报\n/u)
    const settled = await revise(folder, '改后.docx', ...flags, '--status', '定稿', '--force')
    expect(settled.code).toBe(1)
    expect(settled.err).toMatch(/里还有\d+处修订没有处理，请先接受或拒绝修订\n/u)
    expect(settled.err).not.toContain('记为第3稿')
    expect((await revise(folder, '改后.docx', '--facts', '春耕.yaml', '--by', '张明')).code).toBe(2)
    expect((await revise(folder, '改后.docx', '--facts', '春耕.yaml', '--name', '甲')).code).toBe(2)
  })

  it('goes by its Chinese name and explains itself', async () => {
    const { code, out } = await run(temporaryFolder(), ['改稿', '--help'])
    expect(code).toBe(0)
    expect(out).toContain('bigan revise 改过的稿子 --facts 新事实表')
  })
})
