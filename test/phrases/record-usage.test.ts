import { describe, expect, it } from 'vitest'
import { recentPhrases, recordUsage, type Usage } from '../../src/phrases/index.ts'

const march: Usage = {
  day: '2026-03-05',
  speaker: '王立明',
  title: '在全区春耕现场会上的讲话',
  sheet: '春耕.yaml',
  phrases: ['开场-01', '结尾-02'],
}
const june: Usage = {
  ...march,
  day: '2026-06-10',
  title: '在全区防汛会上的讲话',
  sheet: '防汛.yaml',
  phrases: ['开场-03'],
}
const line = {
  march: '2026-03-05\t王立明\t在全区春耕现场会上的讲话\t春耕.yaml\t开场-01、结尾-02',
  june: '2026-06-10\t王立明\t在全区防汛会上的讲话\t防汛.yaml\t开场-03',
}
const head =
  '# 每篇讲话用过的用语，由 bigan draft --record 记；一行一篇，各栏之间是制表符。\n日期\t讲话人\t标题\t事实表\t用语\n'

describe('a usage file', () => {
  it('begins with what it is and the heads of its columns', () => {
    expect(recordUsage('', march)).toBe(`${head}${line.march}\n`)
    expect(recordUsage('\n', march)).toBe(`${head}${line.march}\n`)
  })

  it('takes a speech at its day, whichever was recorded first', () => {
    const both = `${head}${line.march}\n${line.june}\n`
    expect(recordUsage(`${head}${line.march}\n`, june)).toBe(both)
    expect(recordUsage(`${head}${line.june}\n`, march)).toBe(both)
  })

  it('takes a speech in place of what was recorded for its sheet, or for its title and day', () => {
    const again: Usage = { ...march, phrases: ['开场-09'] }
    const now = `${head}${line.march.replace('开场-01、结尾-02', '开场-09')}\n${line.june}\n`
    expect(recordUsage(`${head}${line.march}\n${line.june}\n`, again)).toBe(now)
    const moved = recordUsage(`${head}${line.march}\n`, { ...march, sheet: '旧表/春耕.yaml' })
    expect(moved).toBe(`${head}${line.march.replace('\t春耕.yaml', '\t旧表/春耕.yaml')}\n`)
  })

  it('is written as it was where the same speech is recorded again', () => {
    const text = `${head}${line.march}\n${line.june}\n`
    expect(recordUsage(text, march)).toBe(text)
  })

  it('keeps remarks, lines that are no record, and line ends', () => {
    const text = `# 我的记录\r\n${line.march}\r\n这一行不对\r\n# 下面是下半年\r\n`
    expect(recordUsage(text, june)).toBe(
      `# 我的记录\r\n${line.march}\r\n${line.june}\r\n这一行不对\r\n# 下面是下半年\r\n`,
    )
  })
})

/** A speech of one entry, the sheet and the title called like it. */
function row(day: string, id: string, more: Partial<Usage> = {}): Usage {
  return { day, speaker: '王立明', title: id, sheet: `${id}.yaml`, phrases: [id], ...more }
}

describe('what was used lately', () => {
  const speech = { day: '2026-09-01', speaker: '王立明', title: '在全区秋种会上的讲话', sheet: '秋种.yaml' }
  it('is that of the last three speeches of the speaker before the day', () => {
    const rows = [
      row('2026-02-01', '二月'),
      row('2026-05-01', '五月'),
      row('2026-03-01', '三月'),
      row('2026-08-31', '八月'),
      row('2026-09-01', '同日'),
      row('2026-10-01', '十月'),
      row('2026-07-01', '别人', { speaker: '周敏' }),
    ]
    expect([...recentPhrases(rows, speech)].sort()).toEqual(['三月', '五月', '八月'].sort())
  })

  it('leaves out what was recorded for this sheet', () => {
    const rows = [row('2026-08-01', '旧稿', { sheet: '秋种.yaml' }), row('2026-05-01', '五月')]
    expect([...recentPhrases(rows, speech)]).toEqual(['五月'])
  })
})
