import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCandidates, type CandidateBook } from '../src/candidates.ts'
import { learnCorpus, type Corpus } from '../src/corpus.ts'
import { earlierOf } from '../src/review.ts'
import { study } from '../src/study.ts'
import { filesOf, put } from './support/cli.ts'
import { temporaryFolder } from './support/temporary.ts'

const book: CandidateBook = await openCandidates(temporaryFolder())

function speech(title: string, day: string, more = ''): string {
  return `# ${title}

（${day}）

县长　石一舟

同志们：

今天把修渠的事说透。下面，我讲两点意见。

## 一、看清差距、守住时令，把漏修的渠段补起来

修渠40公里。从头看下来，有两个变化比较明显。

**一是渠直了**。新渠不拐弯。

**二是水快了**。半天到田头。${more}

## 二、压实责任、抓紧落实，推动修渠任务一段一段落地

渠要修在旱前头，话要说在事前头。
`
}

const notice =
  '关于开展春灌用水检查的通知\n\n各乡镇人民政府：\n\n现将有关事项通知如下。\n\n一、检查时间\n\n3月6日。\n\n特此通知。\n'

const names = ['甲/讲话.md', '乙/讲话.md', '丙.txt']

function inputs(): string {
  const folder = temporaryFolder()
  put(folder, {
    '甲/讲话.md': speech('在全县修渠推进会上的讲话', '2025年3月6日'),
    '乙/讲话.md': speech('在全县清淤推进会上的讲话', '2025年9月6日'),
    '丙.txt': '在全县冬修座谈会上的讲话\n\n同志们：\n\n今天说说冬修。\n',
    '坏.docx': Buffer.from([0x50, 0x4b, 3, 4, 9, 9]),
    '空.txt': '',
  })
  return folder
}

function learn(folder: string, files: readonly string[], more: object = {}): Promise<Corpus> {
  return learnCorpus({
    files: files.map((name) => ({ file: join(folder, name), shown: name })),
    out: join(folder, '语料'),
    book,
    ...more,
  })
}

const table = (folder: string): string[][] =>
  readFileSync(join(folder, '语料', '索引.tsv'), 'utf8')
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))

describe('a corpus', () => {
  it('has a clean text of each speech, a table, candidates and a summary', async () => {
    const folder = inputs()
    const corpus = await learn(folder, [...names, '坏.docx', '空.txt', '没有.md'])
    expect(Object.keys(filesOf(join(folder, '语料'))).filter((name) => !name.startsWith('.'))).toEqual([
      '汇总.报告.txt',
      '用语候选.yaml',
      '稿/丙.md',
      '稿/讲话-2.md',
      '稿/讲话.md',
      '索引.tsv',
    ])
    expect(table(folder).map((row) => row.slice(0, 6).join(' '))).toEqual([
      '稿 原件 标题 日期 讲话人 类型',
      '稿/丙.md 丙.txt 在全县冬修座谈会上的讲话   座谈会',
      '稿/讲话-2.md 乙/讲话.md 在全县清淤推进会上的讲话 2025-09-06 县长 石一舟 推进会',
      '稿/讲话.md 甲/讲话.md 在全县修渠推进会上的讲话 2025-03-06 县长 石一舟 推进会',
    ])
    expect(corpus.failed.map(({ shown }) => shown)).toEqual(['坏.docx', '空.txt', '没有.md'])
    const report = readFileSync(join(folder, '语料', '汇总.报告.txt'), 'utf8')
    expect(report).toContain('这次6个文件：新学3篇，没有变的0篇，读不了的3个\n语料共3篇，')
    expect(report).toContain('会议类型：推进会2、座谈会1\n')
    expect(report).toContain('没有认出日期的有1篇：丙\n')
    expect(report).toContain('读不了　没有.md　找不到“没有.md”')
    const found = corpus.clusters.find(({ text }) => text.startsWith('渠要修在旱前头'))
    expect(found?.sources).toHaveLength(2)
    expect(readFileSync(join(folder, '语料', '用语候选.yaml'), 'utf8')).toContain('见于2篇：讲话.md')
  })

  it('tells the papers that are no speeches, and learns nothing from a text that is named as a Word file', async () => {
    const folder = inputs()
    put(folder, { '丁.txt': notice, '戊.docx': '同志们：\n今天说说冬修。\n' })
    const { failed } = await learn(folder, ['丙.txt', '丁.txt', '戊.docx'])
    expect(failed.map(({ shown }) => shown)).toEqual(['戊.docx'])
    expect(readFileSync(join(folder, '语料', '汇总.报告.txt'), 'utf8')).toContain(
      '像是通知等公文、不是讲话的有1篇：丁.txt；请移出去，再加 --prune 运行一次\n',
    )
  })

  it('has texts that checks know by speaker and day', async () => {
    const folder = inputs()
    await learn(folder, names)
    const file = join(folder, '语料', '稿', '讲话.md')
    const earlier = await earlierOf('讲话.md', readFileSync(file))
    expect([earlier?.speaker, earlier?.day]).toEqual(['石一舟', '2025-03-06'])
    expect(earlier?.paragraphs).toContain('渠要修在旱前头，话要说在事前头。')
  })

  it('reads what is new or changed alone, and keeps what was edited', async () => {
    const folder = inputs()
    await learn(folder, names)
    const before = filesOf(join(folder, '语料'))
    const again = await learn(folder, names)
    expect([again.learned, again.unchanged]).toEqual([0, 3])
    const after = filesOf(join(folder, '语料'))
    expect({ ...after, '汇总.报告.txt': '' }).toEqual({ ...before, '汇总.报告.txt': '' })
    put(folder, { '甲/讲话.md': speech('在全县修渠推进会上的讲话', '2025年3月6日', '又修一段。') })
    const changed = await learn(folder, names)
    expect([changed.learned, changed.unchanged, changed.beside]).toEqual([1, 2, []])
    expect(readFileSync(join(folder, '语料/稿/讲话.md'), 'utf8')).toContain('又修一段。')
    writeFileSync(join(folder, '语料/稿/讲话.md'), '我改过了\n')
    put(folder, { '甲/讲话.md': speech('在全县修渠推进会上的讲话', '2025年3月6日', '再修一段。') })
    const edited = await learn(folder, names)
    expect(edited.beside).toEqual([join(folder, '语料/稿/讲话.新.md')])
    expect(readFileSync(join(folder, '语料/稿/讲话.md'), 'utf8')).toBe('我改过了\n')
  })

  it('goes on where it was stopped', async () => {
    const folder = inputs()
    let asked = 0
    const stopped = await learn(folder, names, { isStopped: () => asked++ === 2 })
    expect([stopped.learned, stopped.left]).toEqual([2, 1])
    expect(stopped.report).toContain('停下时还有1个没有读，再运行一次会接着来')
    const rest = await learn(folder, names)
    expect([rest.learned, rest.unchanged, table(folder).length]).toEqual([1, 2, 4])
  })

  it('grows: what was learned from other folders stays in it', async () => {
    const folder = inputs()
    await learn(folder, ['甲/讲话.md'])
    await learn(folder, ['乙/讲话.md'])
    expect(table(folder).map(([name]) => name)).toEqual(['稿', '稿/讲话-2.md', '稿/讲话.md'])
  })

  it('learns again what an older program learned, and takes its texts for nobody’s', async () => {
    const folder = inputs()
    await learn(folder, names)
    const store = join(folder, '语料/.bigan/corpus')
    for (const name of Object.keys(filesOf(store))) {
      const file = join(store, name)
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"version":\d+/u, '"version":0'))
    }
    writeFileSync(join(folder, '丙.txt'), '在全县冬修座谈会上的讲话\n\n同志们：\n\n今天再说冬修。\n')
    const again = await learn(folder, names)
    expect([again.learned, again.unchanged, again.beside]).toEqual([3, 0, []])
  })

  it('learns again what was half written, and texts that were taken away', async () => {
    const folder = inputs()
    await learn(folder, names)
    const store = join(folder, '语料/.bigan/corpus')
    const [first] = Object.keys(filesOf(store))
    writeFileSync(join(store, first!), '{"version":3,')
    rmSync(join(folder, '语料/稿/丙.md'))
    const again = await learn(folder, names)
    expect(again.learned).toBeGreaterThan(0)
    expect(table(folder)).toHaveLength(4)
    expect(Object.keys(filesOf(join(folder, '语料/稿')))).toContain('丙.md')
  })

  it('hears a signal between two files', async () => {
    const folder = inputs()
    let isStopped = false
    // A timer is like a signal: it is not heard while promises alone go on.
    setTimeout(() => (isStopped = true), 0)
    const many = Array.from({ length: 200 }, (_, i) => `多/${i}.md`)
    put(
      folder,
      Object.fromEntries(many.map((name, i) => [name, speech(`在第${i}回会上的讲话`, '2025年3月6日')])),
    )
    const stopped = await learn(folder, many, { isStopped: () => isStopped })
    expect(stopped.left).toBeGreaterThan(0)
    expect(stopped.learned + stopped.left).toBe(200)
  })

  it('counts what ended with the stop as left, and not as a bad file', async () => {
    const folder = inputs()
    const asked: string[] = []
    const stopped = await learn(folder, ['丙.txt', '坏.docx', '甲/讲话.md'], {
      progress: (_done: number, _total: number, shown: string) => void asked.push(shown),
      isStopped: () => asked.at(-1) === '坏.docx',
    })
    expect([stopped.learned, stopped.left, stopped.failed]).toEqual([1, 2, []])
  })

  it('counts files with the same words once, and tells it', async () => {
    const folder = inputs()
    const same = readFileSync(join(folder, '甲/讲话.md'))
    put(folder, { '丁.md': same, '戊.md': `${same.toString()}\n\n` })
    const corpus = await learn(folder, [...names, '丁.md', '戊.md'])
    expect(table(folder).map(([name]) => name)).toEqual(['稿', '稿/丙.md', '稿/讲话-2.md', '稿/讲话.md'])
    expect(corpus.same).toEqual([
      { shown: '丁.md', as: '甲/讲话.md' },
      { shown: '戊.md', as: '甲/讲话.md' },
    ])
    expect(corpus.report).toContain(
      '文字完全相同、只算一篇的有2个：丁.md（同 甲/讲话.md）、戊.md（同 甲/讲话.md）\n',
    )
    expect(corpus.clusters.find(({ text }) => text.startsWith('渠要修在旱前头'))?.sources).toHaveLength(2)
    const again = await learn(folder, [...names, '丁.md', '戊.md'])
    expect([again.learned, again.unchanged, again.same.length]).toEqual([0, 5, 2])
  })

  it('counts a copy for itself when the one that it was counted with says something else', async () => {
    const folder = inputs()
    put(folder, { '丁.md': readFileSync(join(folder, '甲/讲话.md')) })
    // The copy comes first and is looked at before the other one is.
    const files = ['丁.md', '甲/讲话.md']
    await learn(folder, files.toReversed())
    put(folder, { '甲/讲话.md': speech('在全县修渠推进会上的讲话', '2025年3月6日', '又修一段。') })
    const changed = await learn(folder, files)
    expect([changed.learned, changed.unchanged, changed.same]).toEqual([2, 0, []])
    expect(table(folder).map(([name, shown]) => `${name} ${shown}`)).toEqual([
      '稿 原件',
      '稿/丁.md 丁.md',
      '稿/讲话.md 甲/讲话.md',
    ])
  })

  it('tells what is no longer there, and clears it away where that is wanted', async () => {
    const folder = inputs()
    await learn(folder, names)
    rmSync(join(folder, '丙.txt'))
    rmSync(join(folder, '乙/讲话.md'))
    writeFileSync(join(folder, '语料/稿/讲话-2.md'), '我改过了\n')
    const told = await learn(folder, ['甲/讲话.md'])
    expect(told.report).toContain(
      '原件已经不在、语料里还留着的有2篇：丙.txt、乙/讲话.md；不要了，运行时加 --prune\n',
    )
    expect(table(folder)).toHaveLength(4)
    const pruned = await learn(folder, ['甲/讲话.md'], { prune: true })
    expect(pruned.report).toContain('原件已经不在、这次清掉的有2篇：丙.txt、乙/讲话.md\n')
    expect(table(folder).map(([name]) => name)).toEqual(['稿', '稿/讲话.md'])
    // What a person edited stays.
    expect(Object.keys(filesOf(join(folder, '语料/稿')))).toEqual(['讲话-2.md', '讲话.md'])
    const after = await learn(folder, ['甲/讲话.md'])
    expect([after.gone, after.pruned, after.unchanged]).toEqual([[], [], 1])
  })

  it('knows a file again that is called otherwise now', async () => {
    const folder = inputs()
    await learn(folder, names)
    renameSync(join(folder, '丙.txt'), join(folder, '冬修.txt'))
    const moved = await learn(folder, ['冬修.txt'])
    expect([moved.gone, moved.same]).toEqual([[], []])
    expect(table(folder).map(([name, shown]) => `${name} ${shown}`)).toContain('稿/丙.md 冬修.txt')
  })

  it('learns a file again of which a mend is not wanted, and remembers that', async () => {
    const folder = inputs()
    put(folder, { '丁.md': speech('在全县修渠推进会上的讲话', '2025年3月6日', '压实责任,强化调度。') })
    const text = (): string => readFileSync(join(folder, '语料/稿/丁.md'), 'utf8')
    await learn(folder, ['丁.md', '丙.txt'])
    expect(text()).toContain('压实责任，强化调度。')
    const { value } = await study('丁.md', readFileSync(join(folder, '丁.md')), { name: '丁' })
    const keep = new Set(
      value!.mended.done.filter(({ before }) => before.includes('压实责任')).map(({ id }) => id),
    )
    expect(keep.size).toBe(1)
    const kept = await learn(folder, ['丁.md', '丙.txt'], { keep })
    expect([kept.learned, kept.unchanged]).toEqual([1, 1])
    expect(text()).toContain('压实责任,强化调度。')
    const later = await learn(folder, ['丁.md', '丙.txt'])
    expect([later.learned, later.unchanged]).toEqual([0, 2])
    put(folder, { '丁.md': `${readFileSync(join(folder, '丁.md'), 'utf8')}\n同志们，动手吧！\n` })
    await learn(folder, ['丁.md', '丙.txt'])
    expect(text()).toContain('压实责任,强化调度。')
  })

  it('takes records that are no records for none', async () => {
    const folder = inputs()
    await learn(folder, ['丙.txt'])
    const odd = [
      'null',
      '[]',
      '{"version":3,"key":"甲","name":"甲"}',
      '{"version":3,"key":"甲","name":"甲","hash":"","written":"","row":null}',
    ]
    put(folder, Object.fromEntries(odd.map((text, i) => [`语料/.bigan/corpus/${i}.json`, text])))
    const again = await learn(folder, ['丙.txt'])
    expect([again.unchanged, table(folder).length]).toEqual([1, 2])
  })

  it('tells its progress before each file', async () => {
    const told: string[] = []
    const progress = (done: number, total: number, shown: string): void =>
      void told.push(`${done}/${total} ${shown}`)
    await learn(inputs(), names, { progress })
    expect(told).toEqual(['0/3 甲/讲话.md', '1/3 乙/讲话.md', '2/3 丙.txt'])
  })
})
