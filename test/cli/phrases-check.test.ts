import { describe, expect, it } from 'vitest'
import { put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

// Words that no shipped entry has.
const good = `用语:
  - {编号: 榫卯-01, 类别: 号召.句, 文字: 榫头对卯眼，急不得。}
`
const bad = `说明: 有毛病的
用语:
  - 编号: 榫卯-02
    类别: 排比.三项
    文字: 榫头要准，卯眼要正，墨线要直溜。
  - 编号: 榫卯-03
    类别: 号召.句
    文字: 月底前咬紧12副榫卯！
    止: 2026-03
  - 编号: 榫卯-03
    类别: 号召.句
    文字: 把墨线弹直喽！
`

describe('bigan phrases check', () => {
  it('finds nothing wrong in the shipped library', async () => {
    const { code, out, err } = await run(temporaryFolder(), ['phrases', 'check', '--level', 'warn'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^检查了\d+个文件、\d{3,}条用语，没有发现问题\n$/u)
  })

  it('tells each problem with its place and the quoted line', async () => {
    const folder = temporaryFolder()
    put(folder, { 'bigan.yaml': '', 'content/phrases/甲.yaml': good, 'content/phrases/乙.yaml': bad })
    const { code, out, err } = await run(folder, ['用语', '检查'])
    expect([code, err]).toEqual([1, ''])
    expect(out)
      .toBe(`content/phrases/乙.yaml:5:9 存疑：榫卯-02：排比各项字数不等，此处为4、4、5字，请改齐（空位按4字算）
     5 │     文字: 榫头要准，卯眼要正，墨线要直溜。
       │           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
content/phrases/乙.yaml:8:9 差错：榫卯-03：“月底前”是要领导定的事，用语库不代作决定；请删去，或写“建议: 是”，只用 --suggest 时才印
     8 │     文字: 月底前咬紧12副榫卯！
       │           ^^^^^^
content/phrases/乙.yaml:12:9 差错：榫卯-03：编号“榫卯-03”已经用过，这一条没有采用，请改号
    12 │     文字: 把墨线弹直喽！
       │           ^^^^^^^^^^^^^^
  第一次在这里：content/phrases/乙.yaml:8:9
     8 │     文字: 月底前咬紧12副榫卯！
       │           ^^^^^^^^^^^^^^^^^^^^
检查了2个文件、4条用语，差错2处，存疑1处
`)
  })

  it('tells of a kind that no template asks for, once', async () => {
    const folder = temporaryFolder()
    const rows = ['榫头对卯眼，急不得。', '墨线弹得直，料才下得准。'].map(
      (text, i) => `  - {编号: 榫卯-${i}, 类别: 任务.瞎编, 文字: ${text}}\n`,
    )
    put(folder, { 'bigan.yaml': '', 'content/phrases/甲.yaml': `用语:\n${rows.join('')}` })
    const { code, out } = await run(folder, ['phrases', 'check'])
    expect(code).toBe(0)
    expect(out).toMatch(
      /提示：榫卯-0：没有模板要“任务\.瞎编”，模板不会选它，只供查找；模板要的有：.*任务\.阐发/u,
    )
    expect(out).toContain('检查了1个文件、2条用语，提示1处\n')
  })

  it('checks the files that are named, on a day, and prints JSON', async () => {
    const folder = temporaryFolder()
    put(folder, {
      'bigan.yaml': '',
      'content/phrases/甲.yaml': good,
      '别处/乙.yaml': bad.replaceAll('月底前', ''),
    })
    const order = ['phrases', 'check', '别处/乙.yaml', '--有效', '2026-04-01', '--format', 'json']
    const { code, out } = await run(folder, order)
    expect(code).toBe(1)
    const told = JSON.parse(out) as { files: number; problems: Record<string, unknown>[] }
    expect(told.files).toBe(1)
    expect(
      told.problems.map(({ level, code: kind, file, line, column }) => [level, kind, file, line, column]),
    ).toEqual([
      ['warn', 'phrase/parallel', '别处/乙.yaml', 5, 9],
      ['info', 'phrase/expired', '别处/乙.yaml', 8, 9],
      ['error', 'phrase/duplicate', '别处/乙.yaml', 12, 9],
    ])
  })

  it('shows from a level on, and still fails for what it does not show', async () => {
    const folder = temporaryFolder()
    put(folder, { 'bigan.yaml': '', 'content/phrases/乙.yaml': bad })
    const { code, out } = await run(folder, ['phrases', 'check', '--级别', '差错'])
    expect(code).toBe(1)
    expect(out).not.toContain('排比各项')
    expect(out).toContain('差错2处，存疑1处')
  })

  it('compares an office’s entries with the shipped ones, but for those that they stand for', async () => {
    const folder = temporaryFolder()
    const entry = '{编号: 过渡-成绩问题-01, 类别: 过渡.成绩到问题, 文字: 成绩要讲够，问题也要讲透。}'
    put(folder, { 'bigan.yaml': '', 'content/phrases/本单位.yaml': `用语:\n  - ${entry}\n` })
    const same = await run(folder, ['phrases', 'check'])
    expect([same.code, same.out]).toEqual([0, '检查了1个文件、1条用语，没有发现问题\n'])
    put(folder, { 'content/phrases/本单位.yaml': `用语:\n  - ${entry.replace('-01', '-本01')}\n` })
    const other = await run(folder, ['phrases', 'check'])
    expect(other.out).toContain('过渡-成绩问题-本01：与“过渡-成绩问题-01”雷同')
    expect(other.out).toContain('雷同的一条：程序自带/过渡.yaml:')
  })

  it('tells what of a file cannot be read', async () => {
    const folder = temporaryFolder()
    put(folder, {
      'bigan.yaml': '',
      'content/phrases/甲.yaml': '用语:\n  - {编号: 甲, 类别: 乙.丙, 语七: 丁}\n',
    })
    const { code, out } = await run(folder, ['phrases', 'check'])
    expect(code).toBe(1)
    expect(out).toContain('content/phrases/甲.yaml:2:')
    expect(out).toContain('“语七”')
  })

  it.each([
    [['--on', '2026-13-01'], '日期“2026-13-01”看不懂'],
    [['--level', '很高'], '“--level”不能是“很高”'],
  ])('%s is wrong use', async (more, message) => {
    const { code, err } = await run(temporaryFolder(), ['phrases', 'check', ...more])
    expect(code).toBe(2)
    expect(err).toContain(message)
  })

  it('a file that is not there', async () => {
    const { code, err } = await run(temporaryFolder(), ['phrases', 'check', '没有.yaml'])
    expect([code, err]).toEqual([3, '找不到“没有.yaml”，请核对文件名和文件夹\n'])
  })
})
