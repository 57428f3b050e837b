import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf, put, run, sheet } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

const text = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')
const speeches = readdirSync('templates/speech').map((name) => basename(name, '.md.hbs'))

describe('bigan show', () => {
  const folder = temporaryFolder()
  const figure = '春灌面积, 数值: 12.5, 单位: 万亩, 上年同期: 10, 来源: 区农业局, 截至: 2026-03-04'
  put(folder, { '春耕.yaml': sheet.replace('春灌面积, 数值: 12.5, 单位: 万亩', figure) })

  it('shows facts with formula, source and place', async () => {
    const { code, out, err } = await run(folder, ['show', '春耕.yaml', '--as', 'facts'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(
      '在全区春耕现场会上的讲话　2026-03-05\n' +
        '【面积】春灌面积　12.5万亩　春耕.yaml:7:7\n' +
        '    同比　（12.5－10）÷10×100%＝25%\n' +
        '    来源　区农业局（截至2026-03-04）\n',
    )
  })

  it('shows the draft as it would be written', async () => {
    const { out } = await run(folder, ['show', '春耕.yaml', '--as', '稿子'])
    expect(out).toContain('**（一）要早修渠**。到昨天，春灌了12.5万亩。渠道三月修完。')
  })

  it('shows the tree', async () => {
    const { out } = await run(folder, ['show', '春耕.yaml', '--as', 'tree'])
    expect(out).toMatch(/^root 1:1-/)
    expect(out).toContain('lead "（一）"')
  })

  it('shows the outline when not told what', async () => {
    const usual = await run(folder, ['show', '春耕.yaml'])
    expect(usual).toEqual(await run(folder, ['查看', '春耕.yaml', '--as', '提纲']))
    expect(usual.out).toContain('标题　在全区春耕现场会上的讲话\n')
    expect(usual.out).toContain('时长　约')
  })

  it('shows where each word comes from', async () => {
    const { out } = await run(folder, ['show', '春耕.yaml', '--as', '出处'])
    expect(out).toContain('数据 面积.值 春耕.yaml:7:7\t12.5万亩\n')
    expect(out).toContain('事实表 春耕.yaml:9:21\t')
    expect(out).toContain('模板 题头.md.hbs:1:1\t# \n')
  })

  it('prints problems to stderr and facts even of a sheet that cannot be drafted', async () => {
    put(folder, { '坏.yaml': `${sheet}没有: 甲\n` })
    const facts = await run(folder, ['show', '坏.yaml', '--as', 'facts'])
    expect(facts.code).toBe(1)
    expect(facts.err).toContain('没有“没有”这一项')
    expect(facts.out).toContain('【面积】春灌面积')
    const outline = await run(folder, ['show', '坏.yaml'])
    expect([outline.code, outline.out]).toEqual([1, ''])
  })
})

describe('bigan templates', () => {
  it('lists the five shipped ones', async () => {
    const { code, out, err } = await run(temporaryFolder(), ['templates', 'list'])
    expect([code, err]).toEqual([0, ''])
    for (const id of speeches) expect(out).toMatch(new RegExp(`^${id}　\\S+　样式 gbt9704$`, 'mu'))
  })

  it('finds nothing wrong in the shipped ones', async () => {
    const { code, out, err } = await run(temporaryFolder(), ['模板', '检查'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^检查了\d+个模板和部件，没有发现问题\n$/)
  })

  it('checks those of a workspace, with their place', async () => {
    const folder = temporaryFolder()
    put(folder, {
      'bigan.yaml': '',
      'templates/speech/本区式.md.hbs': '# {{标提}}\n',
      'templates/parts/没人用.md.hbs': '大家好。\n',
    })
    const { code, err, out } = await run(folder, ['templates', 'check'])
    expect(code).toBe(1)
    expect(err).toContain(
      'templates/speech/本区式.md.hbs:1:5 差错：事实表里没有“标提”这一项，是否应为“标题”？',
    )
    expect(err).toContain('templates/parts/没人用.md.hbs:1:1 提示：没有模板用到部件“没人用”')
    expect(out).toMatch(/，差错1处，提示1处\n$/)
  })
})

describe('a workspace', () => {
  it('lends its template, part, style and region, over the shipped ones of the same id', async () => {
    const folder = temporaryFolder()
    put(folder, {
      'bigan.yaml': '地区: 汀海市\n样式: 本市\n讲话人:\n  - {姓名: 王立明, 语速: 90}\n',
      'templates/speech/推进会三点式.md.hbs':
        '---\n编号: 推进会三点式\n---\n# {{标题}}\n\n{{地区.名称}}的{{#with 措施}}{{#各点}}{{> 一点}}{{/各点}}{{/with}}\n',
      'templates/parts/一点.md.hbs': '{{小标题}}。\n',
      'templates/styles/本市.yaml': '样式: 本市\n名称: 本市样式\n继承: gbt9704\n',
      '表/春耕.yaml': sheet.replace('地区: 清河区\n', ''),
    })
    const { code, out, err } = await run(folder, ['draft', '表/春耕.yaml', '--to', 'md'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('每分钟90字')
    expect(text(folder, 'drafts/春耕.md')).toBe(
      '---\n模板: 推进会三点式\n事实: ../表/春耕.yaml\n样式: 本市\n版本: 印制版\n---\n\n' +
        '# 在全区春耕现场会上的讲话\n\n汀海市的要早修渠。\n要早备肥。\n',
    )
  })

  it('with a broken template says so and drafts nothing', async () => {
    const folder = temporaryFolder()
    put(folder, {
      'bigan.yaml': '',
      'templates/speech/本区式.md.hbs': '# {{标题}}\n\n{{#if 主题}}\n',
      '春耕.yaml': sheet,
    })
    const { code, out, err } = await run(folder, ['draft', '春耕.yaml', '--template', '本区式'])
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('templates/speech/本区式.md.hbs:3:1 差错：“{{#if}}”没有结束，请补上“{{/if}}”')
  })

  it('with a slip in bigan.yaml says so with its place', async () => {
    const folder = temporaryFolder()
    put(folder, { 'bigan.yaml': '样试: gbt9704\n', '春耕.yaml': sheet })
    const { code, err } = await run(folder, ['draft', '春耕.yaml'])
    expect(code).toBe(1)
    expect(err).toContain('bigan.yaml:1:1 差错：没有“样试”这一项，是否应为“样式”？')
  })

  it('drafts on where the template at fault is another one, and still tells of it', async () => {
    const folder = temporaryFolder()
    put(folder, {
      'bigan.yaml': '地区: 清河区\n',
      'templates/speech/本区式.md.hbs': '# {{标题}}\n\n{{#if 主题}}\n',
      '春耕.yaml': sheet,
    })
    const { code, out, err } = await run(folder, ['draft', '春耕.yaml'])
    expect(code).toBe(1)
    expect(out).toContain('drafts/春耕.md\n')
    expect(err).toContain('templates/speech/本区式.md.hbs:3:1 差错：')
  })
})

const next =
  '下一步：复制一张样表改成自己的，再运行 bigan draft 那张事实表，或 bigan pack 那张会议表；各项的写法见程序文件夹里的 docs/事实表.md、docs/会议表.md\n'

describe('bigan init', () => {
  it('makes a workspace whose samples can be drafted', async () => {
    const folder = temporaryFolder()
    const { code, out, err } = await run(folder, ['init', '我的 讲话', '--xlsx'])
    expect([code, err]).toEqual([0, next])
    expect(out).toContain('我的 讲话/bigan.yaml\n')
    expect(out).toContain('我的 讲话/数据.xlsx\n')
    const made = Object.keys(filesOf(folder))
    expect(out.trim().split('\n').sort()).toEqual(made.sort())
    const first = made.find((name) => /facts\/.*\.yaml$/.test(name))!
    const drafted = await run(join(folder, '我的 讲话'), [
      'draft',
      first.slice('我的 讲话/'.length),
      '--to',
      'md',
    ])
    expect([drafted.code, drafted.err]).toEqual([0, ''])
    const packed = await run(join(folder, '我的 讲话'), [
      'pack',
      'content/meetings/产业招商推进会.yaml',
      '--only',
      '议程,讲话稿',
      '--to',
      'md',
    ])
    expect([packed.code, packed.err]).toEqual([0, ''])
    expect(packed.out).toBe('drafts/产业招商推进会/03-议程.md\ndrafts/产业招商推进会/06-讲话稿.md\n')
  })

  it('makes only what is missing and says what it left alone', async () => {
    const folder = temporaryFolder()
    put(folder, { 'bigan.yaml': '地区: 清河区\n' })
    const { code, out, err } = await run(folder, ['init'])
    expect(code).toBe(0)
    expect(err).toBe(`bigan.yaml 已经有了，没有动它\n${next}`)
    expect(out).not.toContain('bigan.yaml\n')
    expect(text(folder, 'bigan.yaml')).toBe('地区: 清河区\n')
    const again = await run(folder, ['新建', '.'])
    expect([again.code, again.out]).toEqual([0, ''])
    expect(again.err.match(/已经有了，没有动它\n/g)).toHaveLength(Object.keys(filesOf(folder)).length)
  })
})

describe('bigan typeset', () => {
  it('sets an edited draft into Word, over the file that was made before and that nobody edited', async () => {
    const folder = await drafted()
    const before = filesOf(folder)['drafts/春耕.docx']
    for (const words of ['我加的一句。', '又加一句。']) {
      put(folder, { 'drafts/春耕.md': `${text(folder, 'drafts/春耕.md')}\n${words}\n` })
      const { code, out, err } = await run(folder, ['typeset', 'drafts/春耕.md'])
      expect([code, out, err]).toEqual([0, 'drafts/春耕.docx\n', ''])
    }
    expect(filesOf(folder)['drafts/春耕.docx']).not.toBe(before)
  })

  it('leaves an edited Word file alone', async () => {
    const folder = await drafted()
    put(folder, { 'drafts/春耕.docx': 'edited in Word' })
    const { code, out, err } = await run(folder, ['typeset', 'drafts/春耕.md'])
    expect([code, out]).toEqual([0, 'drafts/春耕.新.docx\n'])
    expect(err).toBe(
      'drafts/春耕.docx 已经有了，没有覆盖；新的写在 drafts/春耕.新.docx（要覆盖请加 --force，原来的会另存一份）\n',
    )
    expect(text(folder, 'drafts/春耕.docx')).toBe('edited in Word')
  })

  it('gives the same Word file as draft where nothing was edited', async () => {
    const folder = await drafted()
    const { out, err } = await run(folder, ['排版', 'drafts/春耕.md'])
    expect([out, err]).toEqual(['drafts/春耕.docx\n', ''])
  })

  it('takes format, edition, style, place and --force', async () => {
    const folder = await drafted()
    const large = await run(folder, ['typeset', 'drafts/春耕.md', '--edition', '大字版'])
    expect([large.code, large.out]).toEqual([0, 'drafts/春耕.大字版.docx\n'])
    const html = await run(folder, ['typeset', 'drafts/春耕.md', '--to', 'html', '-o', '网 页/春耕.html'])
    expect([html.code, html.out]).toEqual([0, '网 页/春耕.html\n'])
    put(folder, { 'drafts/春耕.docx': 'edited in Word' })
    const forced = await run(folder, ['typeset', 'drafts/春耕.md', '--style', 'gbt9704-b', '--force'])
    expect([forced.code, forced.out]).toEqual([0, 'drafts/春耕.docx\n'])
    expect(forced.err).toBe('原来的 drafts/春耕.docx 存成了 drafts/春耕.docx.1.bak\n')
    const unknown = await run(folder, ['typeset', 'drafts/春耕.md', '--style', 'gbt'])
    expect([unknown.code, unknown.out]).toEqual([1, ''])
  })

  it('sets a draft of another edition as that edition, and as print when told so', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    await run(folder, ['draft', '春耕.yaml', '--edition', 'large', '--to', 'md'])
    const large = await run(folder, ['typeset', 'drafts/春耕.md'])
    expect([large.out, large.err]).toEqual(['drafts/春耕.大字版.docx\n', ''])
    const print = await run(folder, ['typeset', 'drafts/春耕.md', '--edition', 'print'])
    expect([print.out, print.err]).toEqual(['drafts/春耕.docx\n', ''])
    await run(folder, ['draft', '春耕.yaml', '-o', '印', '--to', 'docx'])
    const files = filesOf(folder)
    expect(files['drafts/春耕.docx']).toBe(files['印/春耕.docx'])
    await run(folder, ['draft', '春耕.yaml', '-o', '大', '--to', 'docx', '--edition', 'large'])
    expect(files['drafts/春耕.大字版.docx']).toBe(filesOf(folder)['大/春耕.大字版.docx'])
  })

  it('sets a Markdown text that no draft was', async () => {
    const folder = temporaryFolder()
    put(folder, { '讲话.md': '# 讲话\n\n同志们：\n\n正文。\n' })
    const { code, out, err } = await run(folder, ['typeset', '讲话.md'])
    expect([code, out, err]).toEqual([0, '讲话.docx\n', ''])
  })
})

/** A folder with a sheet and its draft. */
async function drafted(): Promise<string> {
  const folder = temporaryFolder()
  put(folder, { '春耕.yaml': sheet })
  expect((await run(folder, ['draft', '春耕.yaml'])).code).toBe(0)
  return folder
}

describe('a sheet of the other kind', () => {
  it('is told, with the command that takes it', async () => {
    const folder = temporaryFolder()
    const meeting = '名称: 甲会\n时间: 2027-03-09\n议程: [通报情况]\n'
    put(folder, { '春耕.yaml': sheet, '甲会.yaml': meeting })
    const drafted = await run(folder, ['draft', '甲会.yaml'])
    expect([drafted.code, drafted.err]).toEqual([
      3,
      '“甲会.yaml”是会议表，不是事实表；出会议材料请用 bigan pack 甲会.yaml\n',
    ])
    const packed = await run(folder, ['pack', '春耕.yaml'])
    expect([packed.code, packed.err]).toEqual([
      3,
      '“春耕.yaml”是事实表，不是会议表；起草讲话请用 bigan draft 春耕.yaml，成套材料要另写一张会议表，在“讲话”里写上这个文件\n',
    ])
    expect(Object.keys(filesOf(folder)).sort()).toEqual(['春耕.yaml', '甲会.yaml'].sort())
  })
})
