import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

const spring = `标题: 在全区春耕现场会上的讲话
日期: 2026-03-05
讲话人: {职务: 区长, 姓名: 王立明}
地区: 清河区
主题: 春耕
措施: [要早修渠, 要早备肥]
`
const autumn = spring.replaceAll('春耕', '秋种').replace('2026-03-05', '2026-09-10')

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')

/** The entries of each row of a usage file. */
function rows(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => line.split('\t')[4]!.split('、'))
}

describe('draft --record and --usage', () => {
  it('records what the draft prints, and the next speech of the speaker does without it', async () => {
    const folder = temporaryFolder()
    put(folder, { '表/春耕.yaml': spring, '表/秋种.yaml': autumn })
    const argv = ['--to', 'md', '--usage', '记录/用语.tsv', '--record']
    expect((await run(folder, ['draft', '表/春耕.yaml', ...argv])).err).toBe('')
    const plain = await run(folder, ['draft', '表/秋种.yaml', '--to', 'md', '-o', '别处'])
    expect((await run(folder, ['draft', '表/秋种.yaml', ...argv])).err).toBe('')
    expect(plain.code).toBe(0)

    const record = read(folder, '记录/用语.tsv')
    const [first = [], second = []] = rows(record)
    expect(first.length).toBeGreaterThan(5)
    expect(second.filter((id) => first.includes(id))).toEqual([])
    expect(record.split('\n')[2]).toMatch(
      /^2026-03-05\t王立明\t在全区春耕现场会上的讲话\t\.\.\/表\/春耕\.yaml\t/,
    )
    const trace = JSON.parse(read(folder, 'drafts/春耕.trace.json')) as {
      出处: { from: { kind: string; id: string } }[]
    }
    const printed = trace.出处.flatMap(({ from }) => (from.kind === 'phrase' ? [from.id] : []))
    expect(first).toEqual([...new Set(printed)])
  })

  it('gives the same bytes when a sheet is drafted again, its own row left out', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': spring, '秋种.yaml': autumn })
    const argv = ['draft', '春耕.yaml', '秋种.yaml', '--to', 'md', '--usage', '用语.tsv', '--record']
    const files = ['drafts/春耕.md', 'drafts/秋种.md', '用语.tsv']
    await run(folder, argv)
    const before = files.map((name) => read(folder, name))
    expect((await run(folder, argv)).err).toBe('')
    expect(files.map((name) => read(folder, name))).toEqual(before)
    // nor does the speech of spring know of that of autumn
    await run(folder, ['draft', '春耕.yaml', '--to', 'md', '-o', '没有记录'])
    expect(read(folder, '没有记录/春耕.md')).toBe(before[0])
  })

  it('ends with 3 where the usage file is not there, and writes nothing', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': spring })
    const { code, err } = await run(folder, ['draft', '春耕.yaml', '--usage', '用语.tsv'])
    expect(code).toBe(3)
    expect(err).toBe('找不到用语记录“用语.tsv”，请核对文件名；头一回用请加上 --record，稿子写好就有了\n')
    expect(existsSync(join(folder, 'drafts'))).toBe(false)
  })

  it('tells lines that are no record, uses the others and leaves all as they are', async () => {
    const folder = temporaryFolder()
    const kept = '# 我记的\n这一行不对\n2025-09-01\t周敏\t在全区会上的讲话\t旧.yaml\t话-01\n'
    put(folder, { '春耕.yaml': spring, '用语.tsv': kept })
    const argv = ['draft', '春耕.yaml', '--to', 'md', '--usage', '用语.tsv', '--record']
    const { code, err } = await run(folder, argv)
    expect(code).toBe(0)
    expect(err).toContain('用语.tsv:2:1')
    expect(err).toContain('这一行不是用语记录，没有采用；各栏之间要用一个制表符（Tab）')
    expect(read(folder, '用语.tsv').startsWith(kept)).toBe(true)
    expect(read(folder, '用语.tsv').split('\n')).toHaveLength(5)
  })

  it('records in no file that is something else', async () => {
    const folder = temporaryFolder()
    const other = '编号\t名称\t成员\t起\t复核\nq1\t两会\t甲|乙\t2025\t2027\n'
    put(folder, { '春耕.yaml': spring, '表.tsv': other, '稿.md': '# 讲话\n' })
    for (const name of ['表.tsv', '稿.md', '春耕.yaml']) {
      const { code, err } = await run(folder, ['draft', '春耕.yaml', '--usage', name, '--record'])
      expect(code).toBe(3)
      expect(err).toBe(`“${name}”不是用语记录，不能记在里面；请换一个文件名，例如 用语记录.tsv\n`)
    }
    expect(read(folder, '表.tsv')).toBe(other)
    expect(existsSync(join(folder, 'drafts'))).toBe(false)
  })

  it('records nothing of a sheet that makes no draft, nor of an outline', async () => {
    const folder = temporaryFolder()
    put(folder, { '坏.yaml': '标提: 甲\n', '春耕.yaml': spring })
    await run(folder, ['draft', '坏.yaml', '--usage', '用语.tsv', '--record'])
    await run(folder, [
      'draft',
      '春耕.yaml',
      '--length',
      '提纲',
      '--usage',
      '用语.tsv',
      '--record',
      '--to',
      'md',
    ])
    expect(existsSync(join(folder, '用语.tsv'))).toBe(false)
  })

  it('is an input of a pack for its speech', async () => {
    const folder = temporaryFolder()
    const meeting = `名称: 全区秋种现场会
时间: 2026-09-10
地点: 区会议中心
讲话: 秋种.yaml
`
    put(folder, { '春耕.yaml': spring, '秋种.yaml': autumn, '会.yaml': meeting })
    await run(folder, ['draft', '秋种.yaml', '--to', 'md', '-o', '前', '--usage', '用语.tsv', '--record'])
    // as if the speaker had said the same in August, of another sheet
    const record = read(folder, '用语.tsv')
      .replace('2026-09-10', '2026-08-01')
      .replace('秋种.yaml', '八月.yaml')
    put(folder, { '用语.tsv': record.replace('在全区秋种', '在全区八月') })
    const packed = await run(folder, [
      'pack',
      '会.yaml',
      '--only',
      '讲话稿',
      '--to',
      'md',
      '-o',
      '成套',
      '--usage',
      '用语.tsv',
    ])
    expect(packed.code).toBe(0)
    await run(folder, ['draft', '秋种.yaml', '--to', 'md', '-o', '后', '--usage', '用语.tsv'])
    const speech = packed.out.split('\n').find((name) => name.endsWith('.md'))!
    const body = (name: string): string => read(folder, name).replace(/^---\n[\s\S]*?\n---\n/, '')
    expect(body(speech)).toBe(body('后/秋种.md'))
    expect(body('后/秋种.md')).not.toBe(body('前/秋种.md'))
  })
})
