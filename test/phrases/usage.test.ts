import { describe, expect, it } from 'vitest'
import {
  printUsage,
  readUsage,
  recentPhrases,
  recordUsage,
  withUsage,
  type Usage,
} from '../../src/phrases/index.ts'
import { Source } from '../../src/text/source.ts'
import { listProblems } from '../support/workspace.ts'

const row = (day: string, sheet: string, phrases: string[], more: Partial<Usage> = {}): Usage => ({
  day,
  speaker: '王立明',
  title: `${sheet}上的讲话`,
  sheet,
  phrases,
  ...more,
})
const march = row('2026-03-05', '春耕.yaml', ['甲', '乙'])
const june = row('2026-06-12', '招商.yaml', ['丙'])
const read = (text: string) => readUsage(new Source('用语记录.txt', text))

describe('a usage file', () => {
  it('is one line a speech, by day, and reads back the same', () => {
    const text = printUsage([june, march])
    expect(text).toBe(
      '# 每篇讲话用过的用语，由 bigan draft --record 记；一行一篇，各栏之间是制表符。\n' +
        '日期\t讲话人\t标题\t事实表\t用语\n' +
        '2026-03-05\t王立明\t春耕.yaml上的讲话\t春耕.yaml\t甲、乙\n' +
        '2026-06-12\t王立明\t招商.yaml上的讲话\t招商.yaml\t丙\n',
    )
    expect(read(text)).toEqual({ value: [march, june], problems: [] })
  })

  it('keeps to its columns whatever is in a title, and holds speeches with nothing used', () => {
    const odd = row('', '甲.yaml', [], { title: '在\t会上\n的讲话', speaker: '' })
    expect(read(printUsage([odd])).value).toEqual([{ ...odd, title: '在 会上 的讲话' }])
  })

  it('takes ids apart at any comma, line ends of any kind, and no more', () => {
    const { value, problems } = read('2026-03-05\t王立明\t会\t甲.yaml\t一、二，三,四 五\r\n\r\n# 注\r\n')
    expect(problems).toEqual([])
    expect(value[0]?.phrases).toEqual(['一', '二', '三', '四', '五'])
    expect(read('')).toEqual({ value: [], problems: [] })
  })

  it('tells a line that is none, at its place, and reads the others', () => {
    const { value, problems } = read('2026-03-05 王立明 会\n2026-03-05\t王立明\t会\t甲.yaml\t一\n')
    expect(value).toHaveLength(1)
    expect(listProblems(problems)).toBe(
      '用语记录.txt:1:1 warn phrase/usage: 这一行不是用语记录，没有采用；各栏之间要用一个制表符（Tab）\n',
    )
  })
})

describe('a speech is recorded', () => {
  const again = { ...june, phrases: ['丁'] }

  it('in place of what its sheet had before', () => {
    expect(withUsage([march, june], again)).toEqual([march, again])
    const moved = { ...again, sheet: '旧/招商.yaml' }
    expect(withUsage([march, june], moved)).toEqual([march, moved])
    const nextYear = { ...again, day: '2027-06-12', sheet: '2027.yaml' }
    expect(withUsage([june], nextYear)).toEqual([june, nextYear])
  })

  it('in its line of the file, all others left as they are', () => {
    const text = `${printUsage([march, june])}# 自己记的\n不成一行的话\n`
    const april = row('2026-04-01', '防火.yaml', ['戊'])
    const after = recordUsage(text, april)
    expect(after.split('\n').filter((line) => !text.split('\n').includes(line))).toEqual([
      '2026-04-01\t王立明\t防火.yaml上的讲话\t防火.yaml\t戊',
    ])
    expect(read(after).value).toEqual([march, april, june])
    expect(recordUsage(after, april)).toBe(after)
    expect(read(recordUsage('', june)).value).toEqual([june])
  })
})

describe('what was used lately', () => {
  const speech = { day: '2026-07-01', speaker: '王立明', title: '会', sheet: '会.yaml' }
  const recent = (rows: Usage[], more: Partial<typeof speech> = {}): string[] =>
    [...recentPhrases(rows, { ...speech, ...more })].toSorted()

  it('is what the last three speeches of the same speaker had', () => {
    const rows = ['01', '02', '03', '04'].map((month) => row(`2026-${month}-10`, `${month}.yaml`, [month]))
    expect(recent(rows)).toEqual(['02', '03', '04'])
    expect(recent(rows.toReversed())).toEqual(['02', '03', '04'])
    expect(recent(rows, { speaker: '沈怀远' })).toEqual([])
  })

  it('is never what this sheet was recorded with, nor what came after it', () => {
    expect(recent([march, june], { sheet: '招商.yaml' })).toEqual(['甲', '乙'].toSorted())
    expect(recent([march, june], { title: june.title, day: june.day })).toEqual(['甲', '乙'].toSorted())
    expect(recent([march, june], { day: '2026-06-01' })).toEqual(['甲', '乙'].toSorted())
  })
})
