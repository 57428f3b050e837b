import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readPhrases } from '../../src/phrases/index.ts'
import { Source } from '../../src/text/source.ts'
import { filesOf, put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

const old = `# 在全县修渠推进会上的讲话

（2025年3月6日）

县长　石一舟

同志们：

下面，我讲两点意见。

## 一、肯定成绩、看清差距，把漏修的渠段补起来

修渠40公里，比去年多8公里。从头看下来，有两个变化比较明显。

**一是渠直了**。新渠不拐弯。

**二是水快了**。半天到田头。

不过，话要说两头，问题也不能捂着。

**一是管护不够**。闸门没有人看。

**二是清淤太慢**。沟里还有泥。

## 二、压实责任、抓紧落实，推动修渠任务一段一段落地

渠要修在旱前头，话要说在事前头。等到田里裂了口子再去找水，多少台水泵也追不回那一季的收成，这个账人人都会算。趁着地里活少、沟里水浅，把该挖的挖开，该垫的垫实，该换的闸板换掉，等水来的时候心里就不慌。
`

const outline = `# 在全县收储工作会上的讲话

同志们：

把收储的事定下来。

## 一、前一段的成绩

仓容备得早。

### （一）仓容够用

新修了库房。

### （二）钱款到位

提前放了款。

## 二、下一步的任务

### （一）把烘干塔修起来

秋收前修好。

### （二）把结算提起来

当天收、当天结。
`

function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder()
  put(folder, files)
  return folder
}

/** 标题 and 小标题 wherever in a sheet they stand. */
function headsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    key === '标题' || key === '小标题' ? [`${key} ${String(one)}`] : headsIn(one),
  )
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')
const library = '学习/content/phrases/学来的.yaml'

describe('bigan learn of files', () => {
  it('writes text, sheet, template, report and candidates, and drafts at once', async () => {
    const folder = folderWith({ '旧稿.md': old })
    const { code, out, err } = await run(folder, ['learn', '旧稿.md', '--report'])
    expect([code, err]).toEqual([0, ''])
    expect(Object.keys(filesOf(join(folder, '学习')))).toEqual([
      '.bigan/learned.json',
      'bigan.yaml',
      'content/facts/旧稿.yaml',
      'templates/speech/旧稿.md.hbs',
      '旧稿.md',
      '旧稿.报告.txt',
      '用语候选.yaml',
    ])
    expect(out).toContain('还原　用学来的事实表和模板再起草，同原文相合100.0%')
    expect(out).toMatch(/用语候选　\d+条\n$/u)
    const drafted = await run(join(folder, '学习'), ['draft', 'content/facts/旧稿.yaml', '--to', 'md'])
    expect(drafted.code).toBe(0)
    expect(read(folder, '学习/drafts/旧稿.md')).toContain('修渠40公里，比去年多8公里。')
  })

  it('gives an outline in Markdown its sheet: headings are 标题 and 小标题', async () => {
    const folder = folderWith({ '提纲.md': outline })
    const { code } = await run(folder, ['拆解', '提纲.md'])
    expect(code).toBe(0)
    const sheet = read(folder, '学习/content/facts/提纲.yaml')
    const heads = headsIn(parse(sheet))
    expect(heads.toSorted()).toEqual(
      [
        '标题 在全县收储工作会上的讲话',
        '标题 前一段的成绩',
        '标题 下一步的任务',
        '小标题 仓容够用',
        '小标题 钱款到位',
        '小标题 把烘干塔修起来',
        '小标题 把结算提起来',
      ].toSorted(),
    )
    for (const text of ['仓容备得早。', '新修了库房。', '提前放了款。', '秋收前修好。', '当天收、当天结。'])
      expect(sheet.split(text)).toHaveLength(2)
  })

  it('keeps two files of one name apart', async () => {
    const folder = folderWith({ '甲/讲话.md': old, '乙/讲话.md': outline })
    await run(folder, ['learn', '甲/讲话.md', '乙/讲话.md'])
    expect(Object.keys(filesOf(join(folder, '学习/content/facts')))).toEqual(['讲话-2.yaml', '讲话.yaml'])
  })

  it('does not write over a sheet that was edited', async () => {
    const folder = folderWith({ '旧稿.md': old })
    await run(folder, ['learn', '旧稿.md'])
    put(folder, { '学习/content/facts/旧稿.yaml': '标题: 我改过了\n' })
    const { err } = await run(folder, ['learn', '旧稿.md'])
    expect(err).toContain(
      '学习/content/facts/旧稿.yaml 改过，没有覆盖；新的写在 学习/content/facts/旧稿.新.yaml',
    )
    expect(read(folder, '学习/content/facts/旧稿.yaml')).toBe('标题: 我改过了\n')
  })

  it('goes on where one cannot be read', async () => {
    const folder = folderWith({ '旧稿.md': old, '空.txt': '' })
    const { code, out, err } = await run(folder, ['learn', '没有.md', '空.txt', '旧稿.md'])
    expect(code).toBe(3)
    expect(err).toContain('找不到“没有.md”')
    expect(err).toContain('空.txt')
    expect(out).toContain('旧稿　旧稿.md\n')
  })

  it.each([
    [[], '请给出旧稿'],
    [['旧稿.md', '--accept', '很多'], '“--accept”应是0到1的数或百分数'],
    [['.', '--report'], '--report 是单篇用的'],
  ])('%s is wrong use', async (argv, message) => {
    const { code, err } = await run(folderWith({ '旧稿.md': old }), ['learn', ...argv])
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})

describe('the candidates of bigan learn', () => {
  it('go into the library with --accept alone', async () => {
    const folder = folderWith({ '旧稿.md': old })
    await run(folder, ['learn', '旧稿.md'])
    expect(Object.keys(filesOf(folder))).not.toContain(library)
    const { code, out } = await run(folder, ['learn', '旧稿.md', '--accept', '60%'])
    expect(code).toBe(0)
    const { phrases } = readPhrases(new Source('学来的.yaml', read(folder, library))).value
    expect(out).toContain(`收进用语库${phrases.length}条（${library}）\n`)
    expect(phrases.map(({ kind, text, source }) => [kind, text, source])).toContainEqual([
      '总起.成绩',
      '从头看下来，有【几】个变化比较明显。',
      '旧稿.md，2025-03-06',
    ])
    expect(phrases.map(({ text }) => text).join('')).not.toMatch(/\d|石一舟/u)
    const none = await run(folder, ['learn', '旧稿.md', '--accept', '1'])
    expect(none.out).not.toContain('学来的.yaml）')
  })

  it('go into the library of the office where the command is given in its folder', async () => {
    const folder = folderWith({ '旧稿.md': old, 'bigan.yaml': '地区: 清河区\n' })
    await run(folder, ['learn', '旧稿.md', '--accept', '0.6'])
    expect(read(folder, 'content/phrases/学来的.yaml')).toContain('从头看下来')
  })

  it.each([
    ['y', true],
    ['', false],
    ['n', false],
    ['60', true],
  ])('are offered on a terminal: %s', async (answer, taken) => {
    const folder = folderWith({ '旧稿.md': old })
    const asked: string[] = []
    const ask = async (question: string): Promise<string> => {
      asked.push(question)
      return answer
    }
    await run(folder, ['learn', '旧稿.md'], { ask })
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatch(/^用语候选里有\d+条把握在80%以上，现在收进用语库吗？/u)
    expect(Object.keys(filesOf(folder)).includes(library)).toBe(taken)
  })

  it('are read by phrases import when a person has thinned them out', async () => {
    const folder = folderWith({ '旧稿.md': old, 'bigan.yaml': '地区: 清河区\n' })
    await run(folder, ['learn', '旧稿.md'])
    const file = join('学习', '用语候选.yaml')
    const { phrases } = readPhrases(new Source(file, read(folder, file))).value
    const { code, out } = await run(folder, ['phrases', 'import', file])
    expect(code).toBe(0)
    expect(out).toContain(`收进${phrases.length}条（content/phrases/导入.yaml）`)
    const taken = readPhrases(new Source('导入.yaml', read(folder, 'content/phrases/导入.yaml'))).value
      .phrases
    expect(taken.map(({ kind, text, sections, source }) => ({ kind, text, sections, source }))).toEqual(
      phrases.map(({ kind, text, sections, source }) => ({ kind, text, sections, source })),
    )
  })
})

describe('bigan learn of a folder', () => {
  it('makes a corpus that check --corpus reads', async () => {
    const folder = folderWith({
      '历年/修渠.md': old,
      '历年/2024/收储.md': outline,
      '历年/~$修渠.docx': 'x',
      '历年/表.xlsx': 'x',
      '历年/修渠.报告.txt': '不是讲话',
      '新稿.md': old.replace('2025年3月6日', '2026年3月6日'),
    })
    const { code, out } = await run(folder, ['learn', '历年', '-o', '语料'])
    expect(code).toBe(0)
    expect(out).toContain('这次2个文件：新学2篇，没有变的0篇，读不了的0个\n')
    expect(Object.keys(filesOf(join(folder, '语料/稿')))).toEqual(['修渠.md', '收储.md'])
    const checked = await run(folder, ['check', '新稿.md', '--corpus', '语料', '--level', 'info'])
    expect(checked.out).toContain('［与旧稿雷同］')
    expect(checked.out).toContain('《修渠.md》')
    expect(checked.err).not.toContain('读不了')
    const again = await run(folder, ['learn', '.', '-o', '语料'])
    // The corpus is none of its own inputs; the new draft is one.
    expect(again.out).toContain('这次3个文件：新学1篇，没有变的2篇，')
  })

  it('tells one bad file and goes on, with progress on a terminal', async () => {
    const folder = folderWith({ '历年/修渠.md': old, '历年/坏.docx': Buffer.from([0x50, 0x4b, 3, 4]) })
    const { code, out, err } = await run(folder, ['learn', '历年'], { terminal: true })
    expect(code).toBe(3)
    expect(out).toMatch(/读不了　历年\/坏\.docx　“历年\/坏\.docx”/u)
    expect(err).toContain('2/2　坏.docx')
    expect(Object.keys(filesOf(join(folder, '语料/稿')))).toEqual(['修渠.md'])
  })

  it('stops when the person stops it', async () => {
    const folder = folderWith({ '历年/修渠.md': old, '历年/收储.md': outline })
    const { out } = await run(folder, ['learn', '历年'], { stopped: Promise.resolve() })
    expect(out).toContain('停下时还有')
  })

  it('does not ask a person who has just stopped it', async () => {
    const folder = folderWith({ '历年/修渠.md': old })
    const asked: string[] = []
    const ask = async (question: string): Promise<string> => {
      asked.push(question)
      return 'y'
    }
    await run(folder, ['learn', '历年'], { stopped: Promise.resolve(), ask })
    expect(asked).toEqual([])
  })

  it('tells what it did not learn from, and what to do', async () => {
    const folder = folderWith({
      '历年/修渠.md': old,
      '历年/甲.pdf': 'x',
      '历年/乙.OFD': 'x',
      '历年/丙.et': 'x',
      '历年/丁.jpg': 'x',
      '历年/戊.rtf': 'x',
      '历年/己.zip': 'x',
      '历年/~$庚.pdf': 'x',
      '历年/辛.exe': 'x',
    })
    const { code, err } = await run(folder, ['learn', '历年'])
    expect(code).toBe(0)
    expect(err).toBe(
      '没有学的有2个：乙.OFD、甲.pdf（在 WPS 或 Word 里打开，另存为 .docx；扫描的先识别成文字）\n' +
        '没有学的有1个：丁.jpg（图片，先识别成文字，存成 .docx）\n' +
        '没有学的有1个：戊.rtf（另存为 .docx）\n' +
        '没有学的有1个：丙.et（表格和幻灯片不学；里面有讲话的，复制到 .docx 里）\n' +
        '没有学的有1个：己.zip（压缩包，先解开）\n',
    )
  })

  it('has candidates that go into a library from there and from above', async () => {
    const folder = folderWith({ '历年/修渠.md': old })
    const { out } = await run(folder, ['learn', '历年', '-o', '语料'])
    expect(out).toContain('用语候选看过、删过，再收进用语库：bigan phrases import 语料/用语候选.yaml\n')
    const above = await run(folder, ['phrases', 'import', '语料/用语候选.yaml'])
    expect([above.code, above.err]).toEqual([0, ''])
    expect(above.out).toMatch(/^收进\d+条（语料\/content\/phrases\/导入\.yaml）/u)
    const there = await run(join(folder, '语料'), ['phrases', 'import', '用语候选.yaml'])
    expect([there.code, there.out.split('\n')[0]]).toEqual([0, '收进0条'])
    const accepted = await run(folder, ['learn', '历年', '-o', '别处', '--accept', '0.6'])
    expect(accepted.code).toBe(0)
    expect(accepted.out).toContain('（别处/content/phrases/学来的.yaml）')
  })

  it('clears away what is no longer there, even where nothing is left', async () => {
    const folder = folderWith({ '历年/修渠.md': old })
    await run(folder, ['learn', '历年', '-o', '语料'])
    rmSync(join(folder, '历年/修渠.md'))
    const { code, out } = await run(folder, ['learn', '历年', '-o', '语料', '--清理'])
    expect(code).toBe(0)
    expect(out).toContain('原件已经不在、这次清掉的有1篇：历年/修渠.md\n')
    expect(Object.keys(filesOf(join(folder, '语料/稿')))).toEqual([])
    const file = await run(folder, ['learn', '修渠.md', '--prune'])
    expect([file.code, file.err]).toEqual([2, '--prune 是清理语料用的，要给出文件夹\n'])
  })

  it('says where there is nothing to learn from', async () => {
    const { code, err } = await run(folderWith({ '空/表.xlsx': 'x' }), ['learn', '空'])
    expect(code).toBe(2)
    expect(err).toContain('“空”里没有旧稿')
    const scans = await run(folderWith({ '空/甲.pdf': 'x' }), ['learn', '空'])
    expect(scans.err).toContain(
      '；没有学的有1个：甲.pdf（在 WPS 或 Word 里打开，另存为 .docx；扫描的先识别成文字）\n',
    )
  })
})
