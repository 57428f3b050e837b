import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { filesOf, put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

const sheetFile = 'content/facts/今年讲话.yaml'

/** 上年同期 of the new sheet, as a reader moves them from last year's speech by hand. */
const moved: Record<string, string> = {
  实际利用市域外资金: '18.6',
  引进项目: '118',
  三大主导产业项目占比: '54.2',
  开工率: '60.2',
  千万元以上签约项目: '78',
  能供的工业用地: '420',
  经开区空厂房: '8.6',
  签约未开工项目: '47',
  千万元以下小项目占比: '33.9',
  全市项目平均协议投资: '5960',
  外出招商: '63',
  应当兑付招商奖补资金: '3860',
  项目库: '152',
  驻外小组: '5',
  驻外小组收集线索: '137',
  在谈项目: '86',
}

let folder = ''
let first: Awaited<ReturnType<typeof run>>

beforeAll(async () => {
  folder = temporaryFolder()
  put(folder, { '招商推进会.yaml': readFileSync('content/facts/招商推进会.yaml') })
  await run(folder, ['draft', '招商推进会.yaml', '-o', '.', '--to', 'docx'])
  put(folder, { '去年讲话.docx': readFileSync(join(folder, '招商推进会.docx')) })
  first = await run(folder, ['init', '今年', '--from', '去年讲话.docx'])
}, 60_000)

const text = (name: string): string => readFileSync(join(folder, '今年', name), 'utf8')

describe('bigan init --from', () => {
  it('makes a workspace with sheet, template and report', () => {
    expect(first.code).toBe(0)
    const names = [
      'content/facts/今年讲话.yaml',
      'templates/speech/今年讲话.md.hbs',
      '今年讲话.报告.txt',
      'bigan.yaml',
    ]
    for (const name of names) expect(first.out).toContain(`今年/${name}\n`)
    expect(first.err).toBe(
      '下一步：照 今年/今年讲话.报告.txt 填数、核对，再运行 bigan draft 今年/content/facts/今年讲话.yaml\n',
    )
  })

  it('moves the figures of last year to 上年同期 and leaves this year’s open', () => {
    const figures = (parse(text(sheetFile)) as { 数据: Record<string, Record<string, unknown>> }).数据
    const found = Object.keys(moved).map((id) => {
      const { 数值: value, 上年同期: before, 同比: growth } = figures[id] ?? {}
      return [id, String(before), value, growth]
    })
    expect(found).toEqual(Object.entries(moved).map(([id, value]) => [id, value, '待补', undefined]))
    expect(figures['实际利用市域外资金']).toMatchObject({
      目标: [
        { 名称: '全年目标', 数值: '待补', 承诺: '确保' },
        { 数值: '待补', 承诺: '力争' },
      ],
      排名: { 位次: '待补', 范围: '全市', 上次: 3 },
    })
    for (const id of ['接待外地客商', '去年签约项目', '保底线差额', '工业税收占比'])
      expect(figures[id]).not.toHaveProperty('上年同期')
    expect(text(sheetFile)).toMatch(/^日期: 待补$/mu)
    expect(text(sheetFile)).not.toMatch(/^(?:时段|默认):/mu)
  })

  it('tells what to look at, with the lines where it stands', () => {
    const report = text('今年讲话.报告.txt')
    expect(report.split('\n').slice(0, 2)).toEqual([
      '新的事实表　content/facts/今年讲话.yaml',
      '由旧稿《在全区产业招商推进会上的讲话》（2026-06-12）起头；结构和文字照旧，下面这些要逐处看过',
    ])
    for (const words of [
      '　　【实际利用市域外资金】　去年18.6亿元\n',
      '　　【接待外地客商】　去年近400名\n',
      '　　【去年签约项目】　去年34个\n',
      '　今年是“十五五”开局之年\n',
      '　　人　王立明\n',
      '城关镇',
      '金垣铝业',
    ])
      expect(report).toContain(words)
    const at = /第(\d+)行　7月15日前\n/u.exec(report)
    expect(text(sheetFile).split('\n')[Number(at![1]) - 1]).toContain('名单7月15日前报区招商局')
  })

  it('makes a sheet that is drafted at once', async () => {
    const drafted = await run(join(folder, '今年'), ['draft', sheetFile, '--to', 'md'])
    expect(drafted.code).toBe(0)
    expect(drafted.err).toContain('【待补：日期】')
    const draft = text('drafts/今年讲话.md')
    expect(draft).toContain('## 一、看清形势、找准差距，坚定抓招商促发展的信心')
    expect(draft).toContain('全区实际利用市域外资金达到【待补：实际利用市域外资金】，完成全年目标【待补')
    // What is 上年同期 now is printed nowhere.
    expect(draft).not.toMatch(/18\.6|118个|60\.2%|5960|3860|137条|10\.1%|第3位|44亿元|48亿元/u)
  }, 30_000)

  it('computes growth as soon as a figure is filled in', async () => {
    put(folder, {
      [`今年/content/facts/填了.yaml`]: text(sheetFile).replace(
        /(实际利用市域外资金:[^待]*?)数值: 待补/u,
        '$1数值: 22.32',
      ),
    })
    await run(join(folder, '今年'), ['draft', 'content/facts/填了.yaml', '--to', 'md'])
    // 22.32 ÷ 18.6 = 1.2
    expect(text('drafts/填了.md')).toContain('全区实际利用市域外资金达到22.32亿元，')
    expect(text('drafts/填了.md')).toContain('同比增长20%')
  }, 30_000)

  it('touches nothing that is there', async () => {
    put(folder, { [`今年/${sheetFile}`]: '标题: 我改过了\n' })
    const before = filesOf(join(folder, '今年'))
    const again = await run(folder, ['init', '今年', '--from', '去年讲话.docx'])
    expect([again.code, again.out, filesOf(join(folder, '今年'))]).toEqual([0, '', before])
    expect(again.err).toContain(`今年/${sheetFile} 已经有了，没有动它\n`)
  })

  it('names the new sheet after its year, and takes its day', async () => {
    const at = temporaryFolder()
    const old = '# 在全区植树会上的讲话\n\n（2025年3月6日）\n\n同志们：\n\n今年栽树86万株。\n'
    put(at, { '2025年植树会.md': old, '植树.txt': '在植树会上的讲话\n\n同志们：\n\n把树栽好。\n' })
    const dated = await run(at, ['新建', '--from', '2025年植树会.md', '--日期', '2026-03-05'])
    expect(dated.out).toContain('content/facts/2026年植树会.yaml\n')
    expect(readFileSync(join(at, 'content/facts/2026年植树会.yaml'), 'utf8')).toMatch(/^日期: 2026-03-05$/mu)
    const { out } = await run(at, ['init', '--from', '植树.txt'])
    expect(out).toContain('content/facts/今年植树.yaml\n')
  })

  it('says why an old paper cannot be read, and makes nothing', async () => {
    const at = temporaryFolder()
    put(at, { '空.txt': '', '坏.docx': 'PK\u0003\u0004坏' })
    const empty = await run(at, ['init', '甲', '--from', '空.txt'])
    expect(empty.code).toBe(1)
    const broken = await run(at, ['init', '甲', '--from', '坏.docx'])
    expect([broken.code, broken.out]).toEqual([1, ''])
    expect(broken.err).toContain('坏.docx')
    const none = await run(at, ['init', '甲', '--from', '没有.docx'])
    expect([none.code, none.err]).toEqual([3, '找不到“没有.docx”，请核对文件名和文件夹\n'])
    expect(Object.keys(filesOf(at))).toEqual(['坏.docx', '空.txt'])
  })

  it.each([
    [['--date', '2026-03-05'], '--date 要与 --from 连用'],
    [['--from', '去年讲话.docx', '--date', '明年'], '应写成年-月-日'],
    [['--from', '去年讲话.docx', '--date', '2026-02-30'], '应写成年-月-日'],
  ])('%s is wrong use', async (argv, message) => {
    const { code, err } = await run(folder, ['init', '乙', ...argv])
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})
