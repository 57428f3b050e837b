/** `bigan pack --diff`: what a change of the sheets touches. Expectations are worked out by hand from the small meeting. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf, put, run } from '../support/cli.ts'
import { smallFacts, smallMeeting, smallWorkspace } from '../support/small-pack.ts'

interface Told {
  changes: { kind: string; name: string; old?: string; new?: string; place?: string; papers: string[] }[]
  papers: {
    stem: string
    state: string
    edited: boolean
    sentences: { kind: string; old?: string; new?: string; causes: number[] }[]
  }[]
  volume?: string
}

/** What --diff says as JSON; fails where the sheets have errors. */
async function told(folder: string, argv: string[] = ['--diff']): Promise<Told> {
  const { code, out, err } = await run(folder, ['pack', '会.yaml', ...argv, '--format', 'json'])
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out) as Told
}

/** A folder with the pack made from the small meeting, and then the sheets changed. */
async function after(meeting: string, facts = smallFacts): Promise<string> {
  const folder = smallWorkspace()
  expect((await run(folder, ['pack', '会.yaml'])).code).toBe(0)
  put(folder, { '会.yaml': meeting, '春灌.yaml': facts })
  return folder
}

function states({ papers }: Told): Record<string, string> {
  return Object.fromEntries(papers.map(({ stem, state }) => [stem, state]))
}

function dayLater(text: string): string {
  return text.replace('2026-03-05', '2026-03-06')
}

const same = {
  '41-试通知': 'same',
  '42-试议程': 'same',
  '43-试名单': 'same',
  '44-试数据': 'same',
  '45-试表态（石桥镇）': 'same',
  '46-试短信': 'same',
}

describe('pack --diff', () => {
  it('finds nothing where nothing changed', async () => {
    const folder = await after(smallMeeting)
    const { out } = await run(folder, ['pack', '会.yaml', '--diff'])
    expect(out).toBe(
      '没有要重印的材料\n' +
        '不用重印（7份）：41-试通知、42-试议程、43-试名单、44-试数据、45-试表态（石桥镇）、46-试短信、00-会议材料汇编\n' +
        '\n会议表和事实表没有改动\n',
    )
  })

  it('tells of a changed post every sentence that prints it, and writes nothing', async () => {
    const folder = await after(
      smallMeeting.replace('单位: 石桥镇, 职务: 镇长', '单位: 石桥镇, 职务: 党委书记'),
    )
    const before = filesOf(folder)
    const { code, out } = await run(folder, ['pack', '会.yaml', '--diff'])
    expect(code).toBe(0)
    expect(out).toBe(`要重印（4份）：42-试议程、43-试名单、45-试表态（石桥镇）、00-会议材料汇编
不用重印（3份）：41-试通知、44-试数据、46-试短信

改动（1处）：
  会.yaml:17:28 参会·周凌川·职务：“镇长”改为“党委书记”
    印在：42-试议程、43-试名单、45-试表态（石桥镇）

42-试议程
  原：2 | 9:10 | 石桥镇作表态发言 | 石桥镇镇长周凌川
  现：2 | 9:10 | 石桥镇作表态发言 | 石桥镇党委书记周凌川
      因为：参会·周凌川·职务

43-试名单
  原：周凌川 | 石桥镇 | 镇长
  现：周凌川 | 石桥镇 | 党委书记
      因为：参会·周凌川·职务

45-试表态（石桥镇）
  原：请石桥镇镇长周凌川准备发言，时间5分钟。
  现：请石桥镇党委书记周凌川准备发言，时间5分钟。
      因为：参会·周凌川·职务
`)
    expect(filesOf(folder)).toEqual(before)
  })

  it('tells of an agenda item put in: its row, the times and numbers after it, the paper that it brings', async () => {
    const folder = await after(
      smallMeeting.replace(
        '  - {事项: 区长讲话',
        '  - {事项: 柳河镇作表态发言, 谁: 梁思衡, 分钟: 5}\n  - {事项: 区长讲话',
      ),
    )
    const found = await told(folder)
    expect(found.changes).toEqual([
      expect.objectContaining({
        kind: 'added',
        name: '议程·柳河镇作表态发言',
        new: '事项：柳河镇作表态发言；谁：梁思衡；分钟：5',
        place: '会.yaml:12:5',
        papers: ['42-试议程', '45-试表态（柳河镇）'],
      }),
    ])
    expect(states(found)).toEqual({ ...same, '42-试议程': 'changed', '45-试表态（柳河镇）': 'new' })
    expect(found.papers.find(({ stem }) => stem === '42-试议程')?.sentences).toEqual([
      { kind: 'added', new: '3 | 9:15 | 柳河镇作表态发言 | 柳河镇镇长梁思衡', causes: [0] },
      {
        kind: 'changed',
        old: '3 | 9:15 | 区长讲话 | 区长王立明',
        new: '4 | 9:20 | 区长讲话 | 区长王立明',
        causes: [0],
      },
    ])
    expect(found.volume).toBe('changed')
  })

  it('tells of a changed figure what is computed from it, too', async () => {
    // 13.5 ÷ 20 is 67.5 %
    const found = await told(await after(smallMeeting, smallFacts.replace('12.5', '13.5')))
    expect(found.changes.map(({ name, old, new: now, place }) => [name, old, now, place])).toEqual([
      ['数据·面积·数值', '12.5', '13.5', '春灌.yaml:7:22'],
    ])
    expect(states(found)).toEqual({ ...same, '44-试数据': 'changed' })
    expect(found.papers[3]!.sentences).toEqual([
      {
        kind: 'changed',
        old: '春灌面积12.5万亩，完成目标20万亩的62.5%。',
        new: '春灌面积13.5万亩，完成目标20万亩的67.5%。',
        causes: [0],
      },
    ])
  })

  it('tells of a changed day the sentences that name it, and not the files that only carry it as a property', async () => {
    const found = await told(await after(dayLater(smallMeeting), dayLater(smallFacts)))
    expect(found.changes.map(({ name, papers }) => [name, papers])).toEqual([
      ['时间·日期', ['41-试通知', '46-试短信']],
      ['日期', []],
    ])
    expect(states(found)).toEqual({ ...same, '41-试通知': 'changed', '46-试短信': 'changed' })
    expect(found.papers[0]!.sentences.map(({ new: now }) => now)).toEqual([
      '会议定于2026年3月6日（星期五）上午9:00在石桥镇东渠首召开。',
    ])
  })

  it('takes a row that moved for one move', async () => {
    const row = '  - {姓名: 梁思衡, 单位: 柳河镇, 职务: 镇长, 电话: 0000-7200003}\n'
    const folder = await after(
      smallMeeting.replace(row, '').replace('  - {姓名: 韩秉正', `${row}  - {姓名: 韩秉正`),
    )
    const found = await told(folder)
    expect(found.changes).toEqual([
      expect.objectContaining({ kind: 'moved', name: '参会·梁思衡', old: '第5项', new: '第3项' }),
    ])
    expect(states(found)).toEqual({ ...same, '43-试名单': 'changed' })
    expect(found.papers[2]!.sentences).toEqual([
      { kind: 'moved', old: '梁思衡 | 柳河镇 | 镇长', new: '梁思衡 | 柳河镇 | 镇长', causes: [0] },
    ])
  })

  it('tells of a person who does not come any more the counts, and which paper is needed no more', async () => {
    const folder = await after(
      smallMeeting
        .replace('  - {姓名: 周凌川, 单位: 石桥镇, 职务: 镇长, 电话: 0000-7200002}\n', '')
        .replace('  - {事项: 石桥镇作表态发言, 谁: 周凌川, 分钟: 5}\n', ''),
    )
    const found = await told(folder)
    expect(found.changes.map(({ kind, name, papers }) => [kind, name, papers])).toEqual([
      ['removed', '议程·石桥镇作表态发言', ['42-试议程', '45-试表态（石桥镇）']],
      ['removed', '参会·周凌川', ['41-试通知', '42-试议程', '43-试名单', '45-试表态（石桥镇）']],
    ])
    expect(states(found)).toEqual({
      ...same,
      '41-试通知': 'changed',
      '42-试议程': 'changed',
      '43-试名单': 'changed',
      '45-试表态（石桥镇）': 'gone',
    })
    expect(found.papers[0]!.sentences).toEqual([
      { kind: 'changed', old: '应到五人。', new: '应到四人。', causes: [1] },
    ])
  })

  it('names a change that no paper prints', async () => {
    const folder = await after(smallMeeting.replace('0000-7200003', '0000-7200009'))
    const { out } = await run(folder, ['pack', '会.yaml', '--diff'])
    expect(out).toMatch(/^没有要重印的材料\n/u)
    expect(out).toContain(
      '  会.yaml:18:36 参会·梁思衡·电话：“0000-7200003”改为“0000-7200009”\n    没有哪一句印它\n',
    )
  })

  it('says where the words are the same and the form is not', async () => {
    const folder = await after(smallMeeting)
    const found = await told(folder, ['--diff', '--style', 'large'])
    expect(states(found)).toEqual({
      '41-试通知': 'layout',
      '42-试议程': 'layout',
      '43-试名单': 'layout',
      '44-试数据': 'layout',
      '45-试表态（石桥镇）': 'layout',
      '46-试短信': 'same',
    })
  })
})

describe('pack --diff with an earlier sheet', () => {
  const earlier = smallMeeting.replace('分钟: 10', '分钟: 8')

  it('takes a meeting sheet in every way of writing it', async () => {
    const folder = smallWorkspace()
    put(folder, { '旧.yaml': earlier })
    const ways = [
      ['会.yaml', '--diff', '旧.yaml'],
      ['会.yaml', '旧.yaml', '--diff'],
      ['会.yaml', '--diff=旧.yaml'],
      ['--diff=旧.yaml', '会.yaml'],
      ['--diff', '旧.yaml', '会.yaml'],
    ]
    const outs: string[] = []
    for (const way of ways) {
      const { code, out } = await run(folder, ['pack', ...way])
      expect(code).toBe(0)
      outs.push(out)
    }
    expect(new Set(outs).size).toBe(1)
    // 通报 takes two minutes more, and what follows it begins later: 9:08 → 9:10, 9:13 → 9:15
    expect(outs[0]).toContain('会.yaml:10:30 议程·通报春灌进度·分钟：“8”改为“10”\n    印在：42-试议程\n')
    expect(outs[0]).toContain(
      '  原：3 | 9:13 | 区长讲话 | 区长王立明\n  现：3 | 9:15 | 区长讲话 | 区长王立明\n      因为：议程·通报春灌进度·分钟\n',
    )
    expect(Object.keys(filesOf(folder)).filter((name) => name.startsWith('drafts'))).toEqual([])
  })

  it('takes a fact sheet, told by its keys', async () => {
    const folder = smallWorkspace()
    put(folder, { '旧/数.yaml': smallFacts.replace('数值: 36', '数值: 30') })
    const found = await told(folder, ['--diff', '旧/数.yaml'])
    expect(found.changes.map(({ name, papers }) => [name, papers])).toEqual([
      ['数据·渠道·数值', ['44-试数据']],
    ])
    expect(found.papers[3]!.sentences.map(({ old, new: now }) => [old, now])).toEqual([
      ['清淤渠道30公里。', '清淤渠道36公里。'],
    ])
  })

  it('looks for what an earlier sheet names beside the sheet of now', async () => {
    const folder = smallWorkspace()
    put(folder, { '备份/会.yaml': earlier })
    expect(states(await told(folder, ['--diff', '备份/会.yaml']))).toEqual({
      ...same,
      '42-试议程': 'changed',
    })
  })

  it('says what is wrong', async () => {
    const folder = smallWorkspace()
    const nothing = await run(folder, ['pack', '会.yaml', '--diff'])
    expect([nothing.code, nothing.err]).toEqual([
      2,
      '没有上次成套的记录（drafts/会.trace.json），没有可比的；要和原来的表比，请写 --diff 原来的表.yaml\n',
    ])
    const noFile = await run(folder, ['pack', '会.yaml', '--diff', '没有.yaml'])
    expect([noFile.code, noFile.err]).toEqual([3, '找不到“没有.yaml”，请核对文件名和文件夹\n'])
    put(folder, { '坏.yaml': smallMeeting.replace('地点:', '地点地:') })
    const broken = await run(folder, ['pack', '会.yaml', '--diff', '坏.yaml'])
    expect(broken.code).toBe(1)
    expect(broken.err).toContain('坏.yaml:4:1 差错')
    const twice = await run(folder, ['pack', '会.yaml', '会.yaml', '--format', 'json'])
    expect(twice.code).toBe(2)
    expect((await run(folder, ['pack', '会.yaml', '--format', 'json'])).err).toBe(
      '“--format”要和“--diff”一起用\n',
    )
  })
})

describe('the record of a pack', () => {
  it('is the same wherever the folder lies and whenever it is made', async () => {
    const [one, other] = [smallWorkspace(), smallWorkspace()]
    for (const folder of [one, other]) await run(folder, ['pack', '会.yaml'])
    const [a, b] = [one, other].map((folder) => readFileSync(join(folder, 'drafts/会.trace.json'), 'utf8'))
    expect(a).toBe(b)
    await run(one, ['pack', '会.yaml'])
    expect(readFileSync(join(one, 'drafts/会.trace.json'), 'utf8')).toBe(b)
  })

  it('knows rows of tables: a post changed in the .csv is found', async () => {
    const folder = smallWorkspace()
    const rows =
      '姓名,单位,职务,主席台\n王立明,,区长,是\n赵景澄,,副区长,是\n韩秉正,区水利局,局长,\n周凌川,石桥镇,镇长,\n'
    put(folder, {
      '会.yaml': smallMeeting.replace(/参会:\n(?: {2}- .*\n)+/u, '参会: {表: 人.csv}\n'),
      '人.csv': rows,
    })
    expect((await run(folder, ['pack', '会.yaml'])).code).toBe(0)
    put(folder, { '人.csv': rows.replace('石桥镇,镇长', '石桥镇,代镇长') })
    const { out } = await run(folder, ['pack', '会.yaml', '--diff'])
    expect(out).toContain('人.csv:5:9 参会·周凌川·职务：“镇长”改为“代镇长”\n')
  })
})

describe('a speech that the meeting gets, or loses', () => {
  const alone = smallMeeting.replace('讲话: 春灌.yaml\n', '').replace('试数据, ', '')
  const moved = smallMeeting.replace('东渠首', '西渠首')

  it('is the cause of the papers and sentences that it brings, beside another change', async () => {
    const folder = smallWorkspace()
    put(folder, { '会.yaml': alone })
    expect((await run(folder, ['pack', '会.yaml'])).code).toBe(0)
    put(folder, { '会.yaml': moved })
    const found = await told(folder)
    const speech = found.changes.findIndex(({ name }) => name === '讲话')
    expect(found.changes[speech]).toMatchObject({ kind: 'added', new: '春灌.yaml', papers: ['44-试数据'] })
    expect(states(found)['44-试数据']).toBe('new')
    const place = found.papers.find(({ stem }) => stem === '41-试通知')?.sentences[0]
    expect(place?.causes.map((i) => found.changes[i]?.name)).toEqual(['地点'])
  })
})
