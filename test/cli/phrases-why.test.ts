import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

const files = {
  'bigan.yaml': '地区: {名称: 清河区}\n',
  'templates/speech/小会.md.hbs':
    '---\n文种: 讲话稿\n样式: gbt9704\n---\n# {{标题}}\n\n{{#段}}{{短语 "本区.开"}}{{短语 "本区.无"}}{{/段}}\n\n{{#with 措施}}{{> 要点}}{{/with}}\n\n{{#段}}{{短语 "本区.合"}}{{/段}}\n',
  'content/phrases/本区.yaml': `用语:
  - {编号: 本区-开-01, 类别: 本区.开, 文字: 今天说【主题】。}
  - {编号: 本区-开-02, 类别: 本区.开, 文字: 今天签约。, 会议类型: 签约仪式}
  - {编号: 本区-合-01, 类别: 本区.合, 文字: 人勤地不懒。, 来源: 农谚}
`,
  '春耕.yaml': `标题: 在全区春耕现场会上的讲话
日期: 2026-03-05
讲话人: {职务: 区长, 姓名: 王立明}
主题: 春耕
模板: 小会
措施: [{小标题: 要早修渠, 内容: 三月修完。}]
`,
}

describe('bigan phrases why', () => {
  it('says where each entry stands, why it, and what found none', async () => {
    const folder = temporaryFolder()
    put(folder, files)
    expect(await run(folder, ['phrases', 'why', '春耕.yaml'])).toEqual({
      code: 0,
      err: '',
      out: `稿子第10行　本区-开-01
  今天说春耕。
  需要：本区.开
  合用1条，取第1顺位；不合用1条：会议不合1
  出处：content/phrases/本区.yaml:2:33

稿子第14行　本区-合-01
  人勤地不懒。
  需要：本区.合
  合用1条，取第1顺位
  出处：content/phrases/本区.yaml:4:33（农谚）

没有用语可给的：
  本区.无　没有合用的
`,
    })
    await run(folder, ['draft', '春耕.yaml', '--to', 'md'])
    const draft = readFileSync(join(folder, 'drafts/春耕.md'), 'utf8').split('\n')
    expect([draft[9], draft[13]]).toEqual(['今天说春耕。', '人勤地不懒。'])
  })

  it('is asked of one by its Chinese name, and says so where there is none', async () => {
    const folder = temporaryFolder()
    put(folder, files)
    const one = await run(folder, ['用语', '缘由', '春耕.yaml', '本区-合-01'])
    expect(one.out.split('\n')[0]).toBe('稿子第14行　本区-合-01')
    expect(one.out).not.toContain('本区-开-01')
    const none = await run(folder, ['phrases', 'why', '春耕.yaml', '没有这话'])
    expect(none).toEqual({ code: 0, out: '', err: '这篇稿子里没有与“没有这话”有关的用语；不写词可看全部\n' })
  })

  it('says of an entry that is not there why not, for each spot that asks for its kind', async () => {
    const folder = temporaryFolder()
    put(folder, {
      ...files,
      'content/phrases/本区.yaml': `${files['content/phrases/本区.yaml']}  - {编号: 本区-合-02, 类别: 本区.合, 文字: 地里有金。}
  - {编号: 本区-别-01, 类别: 本区.别, 文字: 别处的话。}
  - {编号: 本区-合-03, 类别: 本区.合, 文字: 只在冬天说。, 主题: 冬修}
  - {编号: 本区-合-04, 类别: 本区.合, 文字: 拨一笔款。, 建议: 是}
`,
    })
    const why = async (word: string, ...more: string[]): Promise<string> =>
      (await run(folder, ['phrases', 'why', '春耕.yaml', word, ...more])).out
    expect(await why('本区-开-02')).toBe(
      '没有用　本区-开-02\n  今天签约。\n  本区.开　会议不合（只用于签约仪式）\n',
    )
    expect(await why('本区-合-03')).toContain('  本区.合　主题不合（只用于冬修）\n')
    expect(await why('本区-合-04')).toContain('  本区.合　这里不要建议\n')
    expect(await why('本区-别-01')).toContain('  这篇稿子的模板没有要“本区.别”这一类的地方\n')
    // Two that fit: one of them stands there, the other was second.
    const [given, left] = (await why('人勤地不懒')).startsWith('稿子')
      ? ['本区-合-01', '本区-合-02']
      : ['本区-合-02', '本区-合-01']
    expect(await why(left)).toContain(
      `  本区.合　合用，没有轮到：用了排在前面的“${given}”（合用2条里的第1顺位）\n`,
    )
    put(folder, { '用语.tsv': `2026-02-01\t王立明\t在全区会上的讲话\t二月.yaml\t${given}\n` })
    expect(await why(given, '--usage', '用语.tsv')).toContain(
      `  本区.合　合用，但同一讲话人最近用过，用了“${left}”（合用2条里的第1顺位）\n`,
    )
  })

  it('says of those that a word means five at most', async () => {
    const folder = temporaryFolder()
    put(folder, files)
    const { out } = await run(folder, ['phrases', 'why', '春耕.yaml', '过渡'])
    expect(out.match(/^没有用　过渡-/gmu)).toHaveLength(5)
    expect(out.match(/这篇稿子的模板没有要“过渡\./gu)).toHaveLength(5)
  })

  it('says what was used lately and could not be helped', async () => {
    const folder = temporaryFolder()
    const usage = '2026-02-01\t王立明\t在全区会上的讲话\t二月.yaml\t本区-合-01\n'
    put(folder, { ...files, '用语.tsv': usage })
    const { out } = await run(folder, ['phrases', 'why', '春耕.yaml', '合', '--usage', '用语.tsv'])
    expect(out).toContain('  合用1条，取第1顺位；同一讲话人最近用过，没有别的可换\n')
  })

  it('wants a fact sheet that makes a draft', async () => {
    const folder = temporaryFolder()
    put(folder, { '坏.yaml': '标提: 甲\n' })
    const bad = await run(folder, ['phrases', 'why', '坏.yaml'])
    expect(bad.code).toBe(1)
    expect(bad.err).toContain('坏.yaml：有差错，没有成稿，讲不出用语的缘由\n')
    expect((await run(folder, ['phrases', 'why'])).code).toBe(2)
    expect((await run(folder, ['phrases', 'why', '没有.yaml'])).code).toBe(3)
    expect((await run(folder, ['phrases', 'why', '--help'])).out).toContain('bigan phrases why 事实表')
  })
})
