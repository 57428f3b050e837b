import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { richWordFile } from '../support/rich-word-file.ts'
import { filesOf, put, run, sheet } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { wordFile, wordParagraph } from '../support/word-file.ts'

const draft = `# 在全县防汛会上的讲话

（2026年6月12日）

县长　王立明

同志们：

下面,我讲三点意见。

## 一、认清形势

全县58个项目开工39个，开工率72.4%。

## 二、抓好落实

请于11月31日前完成。

同志们，汛期不等人，大家抓紧去办。
`

describe('bigan check', () => {
  it('tells what is wrong with place, quoted line and what to do; errors give 1', async () => {
    const folder = temporaryFolder()
    put(folder, { '稿.md': draft })
    const { code, out, err } = await run(folder, ['check', '稿.md'])
    expect(code).toBe(1)
    expect(out).toBe(`稿.md:9:3 差错［半角标点］此处为半角“,”，应为全角“，”
     9 │ 下面,我讲三点意见。
       │     ^
稿.md:9:6 差错［点数不符］此处为“三点意见”，下面的标题有2个，应为“两点意见”，或增减内容
     9 │ 下面,我讲三点意见。
       │          ^^^^^^^^
  第1项在这里：稿.md:11:4　一、认清形势
  第2项在这里：稿.md:15:4　二、抓好落实
稿.md:13:17 存疑［占比不符］按39个、58个计算为67.2%，此处为72.4%，请核对
    13 │ 全县58个项目开工39个，开工率72.4%。
       │                             ^^^^^
  总数：稿.md:13:3　58个
  其中：稿.md:13:10　39个
稿.md:17:3 差错［日期不存在］此处为“11月31日”，11月只有30天，请核对
    17 │ 请于11月31日前完成。
       │     ^^^^^^^^
稿.md：差错3处，存疑1处（1处可用 --fix 改正）
`)
    expect(err).toMatch(/^未核：\d+条规则，缺事实表（--facts）的\d条，缺.*；加 --level info 看是哪些\n$/u)
  })

  it('names the rules that did not run, where details are asked for', async () => {
    const folder = temporaryFolder()
    put(folder, { '稿.md': draft, '又.md': `---\n地区: 清河区\n---\n\n${draft}` })
    const { err } = await run(folder, ['check', '稿.md', '又.md', '--level', 'info'])
    expect(err).toMatch(/^未核：与事实表的数不同、.*——没有事实表（可用 --facts 给出）$/mu)
    expect(err).toMatch(/^未核：.*他地名残留.*——不知道是哪个地区的稿子.*（其中1个文件）$/mu)
  })

  it('shows only what is asked for, in the Chinese name too', async () => {
    const folder = temporaryFolder()
    put(folder, { '稿.md': draft })
    const errors = await run(folder, ['核稿', '稿.md', '--level', '差错'])
    expect(errors.out).not.toContain('存疑［')
    expect(errors.out).toContain('差错［日期不存在］')
    const clean = await run(folder, ['check', '稿.md', '--level', 'nonsense'])
    expect(clean.code).toBe(2)
  })

  it('tells once what is wrong several times in one line, with the place of each', async () => {
    const folder = temporaryFolder()
    put(folder, { '稿.md': '今天,大家都来了:开个会。\n\n明天,散会。\n' })
    const { out } = await run(folder, ['check', '稿.md', '--level', 'error'])
    expect(out).toBe(`稿.md:1:3 差错［半角标点］此处为半角“,”，应为全角“，”
     1 │ 今天,大家都来了:开个会。
       │     ^
  同一行还有1处：第9字“:”
稿.md:3:3 差错［半角标点］此处为半角“,”，应为全角“，”
     3 │ 明天,散会。
       │     ^
稿.md：差错3处（3处可用 --fix 改正）
`)
  })

  it('prints JSON with ranges, lines and what did not run', async () => {
    const folder = temporaryFolder()
    put(folder, { '稿.md': draft })
    const { out } = await run(folder, ['check', '稿.md', '--format', 'json'])
    const { format, files } = JSON.parse(out)
    expect(format).toBe(1)
    expect(files[0].findings[3]).toMatchObject({
      code: 'number/bad-date',
      name: '日期不存在',
      level: 'error',
      line: 17,
      column: 3,
      endLine: 17,
      endColumn: 9,
    })
    expect(draft.slice(...files[0].findings[3].offset)).toBe('11月31日')
    expect(files[0].notRun.map(({ id }: { id: string }) => id)).toContain('facts/value')
    expect(files[0].executionErrors).toEqual([])
  })

  it('fixes in place and keeps the file as it was beside it', async () => {
    const folder = temporaryFolder()
    put(folder, { '稿.md': draft })
    const shown = await run(folder, ['check', '稿.md', '--fix', '--dry-run'])
    expect(shown.out).toContain('- 下面,我讲三点意见。\n+ 下面，我讲三点意见。\n')
    expect(filesOf(folder)).toEqual({ '稿.md': Buffer.from(draft).toString('base64') })
    const { err } = await run(folder, ['check', '稿.md', '--fix'])
    expect(err).toContain('稿.md：改了1处，原稿存成了 稿.md.1.bak\n')
    expect(readFileSync(join(folder, '稿.md'), 'utf8')).toBe(draft.replace(',', '，'))
    expect(readFileSync(join(folder, '稿.md.1.bak'), 'utf8')).toBe(draft)
    const again = await run(folder, ['check', '稿.md', '--fix'])
    expect(again.err).toContain('没有可以自动改的地方')
    expect(readdirSync(folder).sort()).toEqual(['稿.md', '稿.md.1.bak'])
  })

  it('leaves a text of another kind as it is and writes the fixed one beside it', async () => {
    const folder = temporaryFolder()
    put(folder, { '稿.txt': '压实责任,强化调度。\r\n', '页.html': '<p>压实责任,强化调度。</p>' })
    await run(folder, ['check', '稿.txt', '页.html', '--fix'])
    expect(readFileSync(join(folder, '稿.改.txt'), 'utf8')).toBe('压实责任，强化调度。\r\n')
    expect(readFileSync(join(folder, '页.改.html'), 'utf8')).toBe('<p>压实责任，强化调度。</p>')
    expect(readFileSync(join(folder, '稿.txt'), 'utf8')).toBe('压实责任,强化调度。\r\n')
  })

  it('puts fixes into a Word file as tracked changes, and findings as comments into a copy', async () => {
    const folder = temporaryFolder()
    const bytes = wordFile({ document: wordParagraph('压实责任,强化调度。请于11月31日前完成。') })
    put(folder, { '稿.docx': bytes })
    const fixed = await run(folder, ['check', '稿.docx', '--fix', '--annotate'])
    expect(fixed.out).toContain('稿.docx:第1段第5字 差错［半角标点］')
    expect(fixed.err).toContain('2条批注，写在 稿.批注.docx')
    expect(readFileSync(join(folder, '稿.docx')).equals(Buffer.from(bytes))).toBe(true)
    const again = await run(folder, ['check', '稿.改.docx', '--format', 'json'])
    const codes = JSON.parse(again.out).files[0].findings.map(({ code }: { code: string }) => code)
    expect(codes).toEqual(['number/bad-date'])
  })

  it('annotates a Word file with a picture, a header and other people in it, and a Markdown draft', async () => {
    const folder = temporaryFolder()
    put(folder, { '稿.docx': richWordFile(), '稿.md': draft })
    const { code } = await run(folder, ['check', '稿.docx', '--annotate', '--level', 'info'])
    expect(code).toBeLessThan(2)
    const { err } = await run(folder, ['check', '稿.md', '--annotate'])
    expect(err).toContain('4条批注，写在 稿.批注.新.docx')
    expect(existsSync(join(folder, '稿.批注.docx'))).toBe(true)
  })

  it('takes the sheet from the front matter, and --facts over it', async () => {
    const folder = temporaryFolder()
    put(folder, {
      '表.yaml': sheet,
      'drafts/稿.md': '---\n事实: ../表.yaml\n---\n\n全区春灌面积达到13.5万亩。\n',
    })
    const { out, err } = await run(folder, ['check', 'drafts/稿.md', '--level', 'info'])
    expect(err).not.toContain('没有事实表')
    expect(out).toContain('12.5万亩')
    const other = await run(folder, ['check', 'drafts/稿.md', '--facts', '没有.yaml'])
    expect(other.code).toBe(3)
    expect(other.err).toContain('找不到“没有.yaml”')
  })

  it('checks a sheet, and says where an unreadable file is one', async () => {
    const folder = temporaryFolder()
    put(folder, {
      '表.yaml': sheet.replace('修完。', '修完!不拖。'),
      '坏.docx': wordFile({ document: wordParagraph('甲') }).slice(0, 300),
    })
    const { code, out } = await run(folder, ['check', '表.yaml'])
    expect(code).toBe(1)
    expect(out).toContain('差错［半角标点］此处为半角“!”，应为全角“！”\n     9 │ ')
    const bad = await run(folder, ['check', '坏.docx', '表.yaml'])
    expect(bad.code).toBe(3)
    expect(bad.out).toContain('表.yaml：差错1处')
  })

  it('compares with earlier speeches, and refuses a folder without any', async () => {
    const folder = temporaryFolder()
    const words = '要把学校周边的路口管起来，把接送孩子的车辆查清楚，把护学岗排到每一天。'.repeat(3)
    put(folder, {
      '旧稿/去年.md': `# 在开学工作会上的讲话\n\n教育局局长　李文\n\n同志们：\n\n${words}\n`,
      '稿.md': `# 在护学会上的讲话\n\n副县长　王立明\n\n同志们：\n\n${words}\n`,
      '空/无.yaml': '甲: 乙',
    })
    const { err, out } = await run(folder, ['check', '稿.md', '--corpus', '旧稿', '--level', 'info'])
    expect(err).not.toContain('没有以往的稿子')
    expect(out).toContain('旧稿')
    const none = await run(folder, ['check', '稿.md', '--corpus', '空'])
    expect(none.code).toBe(3)
  })

  it('takes rules from bigan.yaml', async () => {
    const folder = temporaryFolder()
    put(folder, { 'bigan.yaml': '检查: {半角标点: 关, 点数不符: 提示, 占比不服: 关}\n', '稿.md': draft })
    const { out, err } = await run(folder, ['check', '稿.md'])
    expect(out).not.toContain('半角标点')
    expect(out).not.toContain('点数不符')
    expect(err).toContain('没有“占比不服”这条规则，是否应为“占比不符”？')
    const json = await run(folder, ['check', '稿.md', '--format', 'json'])
    expect(json.err).toContain('没有“占比不服”这条规则')
    put(folder, { 'bigan.yaml': '检查: 半角标点\n', '好.md': '开会。\n' })
    expect((await run(folder, ['check', '好.md'])).code).toBe(1)
  })

  it("lays the office's own words over the shipped ones", async () => {
    const folder = temporaryFolder()
    const head = '编号\t误\t正\t级别\t条件\t说明\t来源\t核对\n'
    put(folder, {
      'bigan.yaml': '地区: 清河区\n',
      'content/terms/lexicon.tsv': `${head}own-1\t清合区\t清河区\t差错\t\t本区的名字\t本办词表\t是\n`,
      '稿.md': '清合区的渠道月底通水。\n',
    })
    const { out } = await run(folder, ['check', '稿.md'])
    expect(out).toContain('稿.md:1:1 差错［')
    expect(out).toContain('清河区')
  })

  it('is refused without a file, and with --dry-run alone', async () => {
    expect((await run('.', ['check'])).code).toBe(2)
    expect((await run('.', ['check', 'README.md', '--dry-run'])).code).toBe(2)
  })
})
