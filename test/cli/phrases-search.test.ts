import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

// Words that no shipped entry has: what is found is this office's.
const own = `用语:
  - 编号: 榫卯-01
    类别: 榫卯.开头
    文字: 榫头对卯眼，急不得。
    位置: [开头, 结尾]
    主题: 榫卯工艺
    语气: 平实
    标签: 木作
    来源: 在全区榫卯工艺座谈会上的讲话，2026-03-05
  - 编号: 榫卯-02
    类别: 榫卯.结尾
    文字: 全区上下拧成一股劲，把【主题】这副榫卯咬紧！
    语气: 鼓劲
    对象: 上对下
    起: 2026-03
    止: 2026-06
  - {编号: 榫卯-03, 类别: 榫卯.标题, 文字: '咬紧榫卯、校准墨线，推动【主题】立得正站得稳'}
  - {编号: 榫卯-04, 类别: 榫卯.标题, 文字: '备好榫卯、弹好墨线，让每一根梁柱全都站得稳稳'}
  - {编号: 榫卯-05, 类别: 榫卯.建议, 文字: 由【牵头单位】【时限】校一遍榫卯。, 建议: 是}
`
const folder = temporaryFolder()
put(folder, { 'bigan.yaml': '', 'content/phrases/本单位.yaml': own })
const bigan = (...argv: string[]) => run(folder, argv)
const ids = async (...argv: string[]) => {
  const { out } = await bigan('phrases', 'search', '--format', 'json', ...argv)
  return (JSON.parse(out) as { phrases: { id: string }[] }).phrases.map(({ id }) => id)
}

describe('bigan phrases search', () => {
  it('prints 编号, kind, text, and where an entry is filed and stands', async () => {
    const { code, out, err } = await bigan('phrases', 'search', '榫卯', '咬紧')
    expect(code).toBe(0)
    expect(out).toBe(`榫卯-03　榫卯.标题
  咬紧榫卯、校准墨线，推动【主题】立得正站得稳
  content/phrases/本单位.yaml:17:32
榫卯-02　榫卯.结尾
  全区上下拧成一股劲，把【主题】这副榫卯咬紧！
  语气 鼓劲　对象 上对下　有效 2026-03至2026-06　content/phrases/本单位.yaml:12:9
`)
    expect(err).toBe('共2条\n')
  })

  it('has the same words in Chinese', async () => {
    expect(await bigan('用语', '查找', '榫卯', '--类别', '榫卯.标题', '--数量', '1')).toEqual(
      await bigan('phrases', 'search', '榫卯', '--kind=榫卯.标题', '--limit=1'),
    )
  })

  it('tells of a decision that it is one, and of the source', async () => {
    const { out } = await bigan('phrases', 'search', '--类别', '榫卯.建议、榫卯.开头')
    expect(out).toBe(`榫卯-01　榫卯.开头
  榫头对卯眼，急不得。
  位置 开头、结尾　主题 榫卯工艺　语气 平实　标签 木作　来源 在全区榫卯工艺座谈会上的讲话，2026-03-05　content/phrases/本单位.yaml:4:9
榫卯-05　榫卯.建议
  由【牵头单位】【时限】校一遍榫卯。
  建议（属决策事项，起草时加 --suggest 才印）　content/phrases/本单位.yaml:19:32
`)
  })

  const cases: [string[], string[]][] = [
    [['榫卯', '--位置', '结尾'], ['榫卯-01']],
    [['榫卯', '--主题', '榫卯工艺'], ['榫卯-01']],
    [
      ['--类别', '榫卯', '--语气', '鼓劲、平实'],
      ['榫卯-01', '榫卯-02'],
    ],
    [
      ['--类别', '榫卯', '--语气', '鼓劲', '--tone', '平实'],
      ['榫卯-01', '榫卯-02'],
    ],
    [['--类别', '榫卯', '--对象', '上对下'], ['榫卯-02']],
    [['--类别', '榫卯', '--标签', '木作'], ['榫卯-01']],
    [['--类别', '榫卯.结尾', '--有效', '2026-06-30'], ['榫卯-02']],
    [['--类别', '榫卯.结尾', '--on', '2026-07-01'], []],
    [
      ['--类别', '榫卯', '--字数', '4+4+12'],
      ['榫卯-03', '榫卯-04'],
    ],
    [['--类别', '榫卯', '--form', '4+4+13'], ['榫卯-03']],
    [
      ['--类别', '榫卯', '--位置', '标题', '--含通用', '--语气', '鼓劲'],
      ['榫卯-02', '榫卯-03', '榫卯-04', '榫卯-05'],
    ],
    [['--类别', '榫卯', '--会议', '推进会'], []],
  ]
  for (const [argv, expected] of cases)
    it(`finds ${expected.join(' ') || 'nothing'} by ${argv.join(' ')}`, async () => {
      const found = await ids(...argv)
      expect(found.toSorted()).toEqual(expected)
    })

  it('lists twenty unless more are asked for', async () => {
    const short = await bigan('phrases', 'search', '--类别', '标题')
    const rows = short.out.split('\n').filter((line) => /^\S/u.test(line))
    expect(rows).toHaveLength(20)
    const total = Number(/^共(\d+)条，列出前20条；--数量 0 全列\n$/u.exec(short.err)?.[1])
    const whole = await bigan('phrases', 'search', '--类别', '标题', '--数量', '0')
    expect(whole.out.split('\n').filter((line) => /^\S/u.test(line))).toHaveLength(total)
    expect(whole.err).toBe(`共${total}条\n`)
    expect(whole.out.startsWith(short.out)).toBe(true)
  })

  it('lights up what was hit on a terminal, and nowhere else', async () => {
    const argv = ['phrases', 'search', '榫头', '急不得']
    const { out } = await run(folder, argv, { colors: true })
    expect(out).toContain('\u001b[1;33m榫头\u001b[0m对卯眼，\u001b[1;33m急不得\u001b[0m。')
    // Messages on a terminal say nothing of where results go.
    expect((await run(folder, argv, { terminal: true })).out).not.toContain('\u001b')
  })

  it('prints JSON with all that an entry says', async () => {
    const { out } = await bigan('phrases', 'search', '咬紧', '--语气', '鼓劲', '--format', 'json')
    expect(JSON.parse(out)).toEqual({
      found: 1,
      phrases: [
        {
          id: '榫卯-02',
          kind: '榫卯.结尾',
          text: '全区上下拧成一股劲，把【主题】这副榫卯咬紧！',
          sections: [],
          meetings: [],
          topics: [],
          tone: '鼓劲',
          audiences: ['上对下'],
          answers: [],
          tags: [],
          conflicts: [],
          from: '2026-03',
          to: '2026-06',
          suggestion: false,
          refrain: false,
          file: 'content/phrases/本单位.yaml',
          line: 12,
          column: 9,
          marks: [[19, 21]],
        },
      ],
    })
  })

  it('says what to do where nothing is found, which is no failure', async () => {
    expect(await bigan('phrases', 'search', '榫卯', '墨线', '--语气', '鼓劲')).toEqual({
      code: 0,
      out: '',
      err: '没有找到。加上 --含通用，有2条。去掉关键词“墨线”，有1条。去掉语气，有2条。\n',
    })
    expect((await bigan('phrases', 'search', '--类别', '榫铆')).err).toBe(
      '没有找到。库里没有类别“榫铆”，是否应为“榫卯”？\n',
    )
    expect((await bigan('phrases', 'search', '凿子钝了')).err).toBe(
      '没有找到。没有一条说到“凿子钝了”，换一个说法试试。\n',
    )
  })

  const wrong: [string[], string][] = [
    [[], '请给出关键词或条件，例如：bigan phrases search 招商；用 --help 查看全部选项\n'],
    [[' ', '--类别', ''], '请给出关键词或条件，例如：bigan phrases search 招商；用 --help 查看全部选项\n'],
    [['--语汽', '鼓劲'], '没有“--语汽”这个选项，是否应为“--语气”？用 --help 查看全部选项\n'],
    [['--语气'], '“--语气”后面缺少内容；用 --help 查看写法\n'],
    [['--语气', '鼓动'], '没有“鼓动”，是否应为“鼓劲”？可用：肯定、批评、鼓劲、平实\n'],
    [['榫卯', '--数量', '几条'], '“--数量”不能是“几条”，请写一个整数，0 即全列\n'],
    [['榫卯', '--字数', '四字'], '字数“四字”看不懂；写成 4+4+12、4+4+8-14 或 4+4+* 这样\n'],
    [['榫卯', '--on', '明天'], '日期“明天”看不懂，或者没有这一天；写成 2026-03-05 这样\n'],
    [['榫卯', '--format', 'xml'], '“--format”不能是“xml”，可用：pretty、json\n'],
  ]
  for (const [argv, message] of wrong)
    it(`refuses ${argv.join(' ') || 'an empty query'}`, async () => {
      expect(await bigan('phrases', 'search', ...argv)).toEqual({ code: 2, out: '', err: message })
    })

  it('has a help that names every flag, in both languages', async () => {
    const { code, out } = await bigan('用语', '查找', '榫卯', '--help')
    expect(code).toBe(0)
    const pairs = [
      '--类别 --kind',
      '--位置 --section',
      '--主题 --topic',
      '--语气 --tone',
      '--会议 --meeting',
      '--对象 --audience',
      '--标签 --tag',
      '--含通用 --general',
      '--有效 --on',
      '--字数 --form',
      '--数量 --limit',
      '--format',
    ]
    for (const pair of pairs) expect(out).toContain(pair)
  })
})

/** The same with the built program. */
function built(cwd: string, argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli/bin.js'), ...argv], {
    cwd,
    encoding: 'utf8',
  })
  return { code: status, out: stdout, err: stderr }
}

// The build gives a search a script of its own.
describe.skipIf(!existsSync('dist/cli/search.js'))('the built program', () => {
  it('searches as the sources do, by both names, with every flag', async () => {
    const queries = [
      ['phrases', 'search', '榫卯', '咬紧'],
      ['用语', '查找', '--类别', '榫卯', '--字数', '4+4+12', '--format', 'json'],
      ['phrases', 'search', '--语气', '鼓动'],
      ['phrases', 'search', '--help'],
      ['phrases', '查找', '榫铆'],
    ]
    for (const argv of queries) expect(built(folder, argv)).toEqual(await run(folder, argv))
  })

  it('reads a file that was changed, and tells what is wrong in it', async () => {
    const other = temporaryFolder()
    const argv = ['phrases', 'search', '--类别', '鲁班.话']
    put(other, { 'bigan.yaml': '', 'content/phrases/甲.yaml': own })
    expect(built(other, argv).out).toBe('')
    const entry = '用语:\n  - {编号: 鲁班-01, 类别: 鲁班.话, 文字: 先看尺。}\n'
    put(other, { 'content/phrases/乙.yaml': entry })
    expect(built(other, argv).out).toContain('  先看尺。\n')
    put(other, { 'content/phrases/乙.yaml': entry.replace('类别: 鲁班.话, ', '') })
    const told = built(other, argv)
    expect(told).toEqual(await run(other, argv))
    expect(told.err).toContain('“鲁班-01”没有“类别”，没有采用')
  })
})

describe('bigan phrases stats', () => {
  const usage = `日期\t讲话人\t标题\t事实表\t用语
2026-01-05\t王立明\t甲\ta.yaml\t榫卯-02、榫卯-旧
2026-01-06\t王立明\t乙\tb.yaml\t榫卯-02
2026-01-07\t王立明\t丙\tc.yaml\t榫卯-02
`

  it('prints totals, what each kind, section, topic and tone has, and what templates lack', async () => {
    const { code, out, err } = await bigan('phrases', 'stats')
    expect(code).toBe(0)
    expect(err).toBe('')
    const [total, distinct] = [...out.matchAll(/：(\d+)条/gu)].map((match) => Number(match[1]))
    expect(total).toBeGreaterThan(405)
    expect(distinct).toBeGreaterThanOrEqual(400)
    expect(distinct).toBeLessThanOrEqual(total!)
    expect(out).toMatch(/\n {2}榫卯 +5 {2}开头 1，结尾 1，标题 2，建议 1\n/u)
    expect(out).toMatch(/\n主题\n {2}招商引资 +\d+\n/u)
    expect(out).toMatch(/\n {2}榫卯工艺 +1\n {2}通用 +\d+\n/u)
    expect(out).toMatch(/\n语气\n {2}肯定 +\d+\n/u)
    expect(out).toMatch(/\n模板要用的\d+类，/u)
  })

  it('tells what speeches used too often, never, and what is gone', async () => {
    put(folder, { '用语记录.tsv': usage })
    const { out } = await bigan('用语', '统计', '--用语记录', '用语记录.tsv')
    expect(out).toContain(`用语记录：3篇讲话
用得太多的：1条
  榫卯-02　用过3篇，最近五篇里3篇　全区上下拧成一股劲，把【主题】这副榫卯咬紧！
`)
    expect(out).toMatch(/\n模板要用的类别里，从没用过的：\d+条\n/u)
    expect(out).toContain('记录里有1个编号库里已经没有了：榫卯-旧\n')
  })

  it('prints the same as JSON', async () => {
    put(folder, { '用语记录.tsv': usage })
    const { out } = await bigan('phrases', 'stats', '--format', 'json', '--usage', '用语记录.tsv')
    const stats = JSON.parse(out) as Record<string, Record<string, unknown>>
    expect(stats['kinds']).toMatchObject({ '榫卯.标题': 2 })
    expect(stats['topics']).toMatchObject({ 榫卯工艺: 1 })
    expect(stats['usage']).toMatchObject({
      speeches: 3,
      overused: [{ id: '榫卯-02', times: 3, lately: 3 }],
      gone: ['榫卯-旧'],
    })
  })

  it('refuses what it cannot use', async () => {
    expect(await bigan('phrases', 'stats', '--usage', '没有.tsv')).toEqual({
      code: 3,
      out: '',
      err: '找不到“没有.tsv”，请核对文件名和文件夹\n',
    })
    expect(await bigan('phrases', 'stats', '招商')).toEqual({
      code: 2,
      out: '',
      err: 'phrases stats 后面不写“招商”；要找用语，用 bigan phrases search\n',
    })
    expect((await run(folder, ['phrases', 'stats', '--format', 'xml'])).code).toBe(2)
  })
})
