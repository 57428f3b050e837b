import { describe, expect, it } from 'vitest'
import {
  historyName,
  isFinal,
  listHead,
  nearestVersion,
  printChanges,
  printVersionRow,
  readVersionList,
  emptyRow,
  saysTheSame,
  unready,
  versionChanges,
  versionFileOf,
} from '../../src/history/index.ts'
import { printFigureChanges } from '../../src/speech/index.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'

const speech = (body: string): string => `# 在全区春耕现场会上的讲话\n\n同志们：\n\n${body}\n`
const base = speech('到昨天，春灌了12.5万亩。渠道三月修完。化肥到村。价格公示。')

const crops = (a: string): string => speech(`小麦${a}1亩。玉米${a}2亩。大豆${a}3亩。花生${a}4亩。`)

const task = (n: number, k: number): string =>
  `第${n}项工作由第${k % 7}组去办，月底以前要见到成效，共投入${n * 3 + k}万元。`

function leftIn(text: string): string[] {
  return unready(readMarkdown(new Source('稿.md', text)).value).map(({ message, place }) => {
    const at = place && 'source' in place ? place.source.position(place.start) : undefined
    return `${at?.line}:${at?.column} ${message}`
  })
}

describe('what changed between two versions', () => {
  it('is counted by sentences, with the figures that stand in the place of others', () => {
    const now = speech('到昨天，春灌了13.1万亩。渠道三月底修完。化肥到村、到户。农机检修一遍。价格公示。')
    expect(printChanges(versionChanges(base, now))).toBe('改3句、加1句；春灌 12.5万亩→13.1万亩')
  })

  it('names what went, what moved, and what is only numbered otherwise', () => {
    expect(printChanges(versionChanges(base, speech('到昨天，春灌了12.5万亩。化肥到村。价格公示。')))).toBe(
      '删1句',
    )
    const moved = speech('渠道三月修完。化肥到村。价格公示。到昨天，春灌了12.5万亩。')
    expect(printChanges(versionChanges(base, moved))).toBe('移1句')
    const numbered = versionChanges(
      speech('1、先修渠。\n\n2、再备肥。'),
      speech('2、先修渠。\n\n3、再备肥。'),
    )
    expect(printChanges(numbered)).toBe('只改了序号')
    expect(printChanges(versionChanges(base, base))).toBe('文字未改')
  })

  it('lists three figures and says how many there are', () => {
    expect(printChanges(versionChanges(crops('1'), crops('2')))).toBe(
      '改4句；小麦 11亩→21亩、玉米 12亩→22亩、大豆 13亩→23亩等4处',
    )
  })
})

describe('figures that changed', () => {
  it('name a subject once, and each change once', () => {
    const figures = [
      { name: '到位资金', old: '18.6亿元', new: '20.1亿元' },
      { name: '到位资金，同比增长', old: '10.1%', new: '18.9%' },
      { name: '', old: '3个', new: '4个' },
      { name: '签约项目', old: '12个', new: '14个' },
    ]
    expect(printFigureChanges(figures)).toBe('到位资金 18.6亿元→20.1亿元、同比增长 10.1%→18.9%、3个→4个等4处')
    expect(printFigureChanges(figures, 4)).toMatch(/3个→4个、签约项目 12个→14个$/)
    const before = speech('到位资金18.6亿元。会后再讲，到位资金18.6亿元。')
    const after = speech('到位资金20.1亿元。会后再讲，到位资金20.1亿元。')
    expect(versionChanges(before, after).figures).toEqual([figures[0]])
  })
})

describe('the version that a text is most like', () => {
  const second = base.replace('12.5', '13.1')
  const versions = [
    { number: 1, markdown: base },
    { number: 2, markdown: second },
    { number: 3, markdown: base.replace('化肥到村', '化肥到户') },
  ]

  it('is 1 for one that says the same, however it is set', () => {
    const plain =
      '在全区春耕现场会上的讲话\n同志们：\n到昨天， 春灌了13.1万亩。\n渠道三月修完。化肥到村。价格公示。'
    expect(nearestVersion(plain, versions)).toEqual({ version: versions[1], likeness: 1 })
    const dressed = `---\n模板: 甲\n---\n\n<!-- 说明 -->\n${second.replace('渠道', '**渠道**')}`
    expect(nearestVersion(dressed, versions)).toEqual({ version: versions[1], likeness: 1 })
    expect(saysTheSame(dressed, plain)).toBe(true)
    expect(saysTheSame(dressed, base)).toBe(false)
  })

  it('is the one with most of its sentences, and of equals the last', () => {
    const edited = second.replace('价格公示。', '价格要公示上墙。')
    const found = nearestVersion(edited, versions)!
    expect(found.version.number).toBe(2)
    // shared: title 12, 同志们 3, 春灌 12, 渠道 6, 化肥 4 = 37; of 价格公示 (3 pairs) and 价格要公示上墙 (6) 2 pairs
    expect(found.likeness).toBeCloseTo((2 * 37 + (4 / 9) * (4 + 7)) / (41 + 44), 5)
    const twice = [...versions, { number: 4, markdown: second }]
    expect(nearestVersion(second, twice)!.version.number).toBe(4)
    expect(nearestVersion(base, [])).toBeUndefined()
    expect(nearestVersion('', [{ markdown: '' }])!.likeness).toBe(1)
    expect(nearestVersion('', versions)!.likeness).toBe(0)
  })

  it('is found among a hundred of ten thousand characters within a second', () => {
    const many = Array.from({ length: 100 }, (_, k) => ({
      number: k + 1,
      markdown: Array.from({ length: 300 }, (_line, n) => task(n, n % 100 <= k ? k : 0)).join('\n\n'),
    }))
    expect(many[0]!.markdown.length).toBeGreaterThan(9000)
    const before = performance.now()
    const found = nearestVersion(`${many[57]!.markdown}\n\n散会。`, many)!
    expect(found.version.number).toBe(58)
    expect(performance.now() - before).toBeLessThan(1000)
  })
})

describe('a 定稿', () => {
  it('may have no mark of what is left to do', () => {
    const text = speech(
      '春灌了【待核：12.5万亩】，种子【待补】。\n\n【建议：分段包干】。<!-- 【待补】 -->【 待核 ：甲\n',
    )
    expect(leftIn(text)).toEqual([
      '5:4 这里还有“【待核：12.5万亩】”，请核实、去掉标记再定稿',
      '5:18 这里还有“【待补】”，请补上再定稿',
      '7:1 这里还有“【建议：分段包干】”，请采用或删去再定稿',
      '7:24 这里还有“【 待核 ：甲”，请核实、去掉标记再定稿',
    ])
    expect(leftIn(speech('待核的三项已核完，建议如下：【附件】备查，【待补种】是地块名。'))).toEqual([])
  })

  it('lists a hundred places and ends at once whatever is in it', () => {
    expect(leftIn(speech('【待补】'.repeat(150)))).toHaveLength(100)
    const before = performance.now()
    for (const text of ['【待补：'.repeat(100_000), '<!--'.repeat(100_000), '【待核'.repeat(100_000)])
      expect(unready({ source: new Source('稿.md', text) }).length).toBeLessThan(101)
    expect(performance.now() - before).toBeLessThan(3000)
  })

  it('is also called 清样', () => {
    expect(['定稿', '清样', '送审稿', ''].map(isFinal)).toEqual([true, true, false, false])
  })
})

describe('the list of versions', () => {
  const row = {
    ...emptyRow(12),
    time: '2026-03-05 09:10',
    by: '张明',
    status: '送审稿',
    note: '改\t了\n两处',
  }

  it('reads what it prints, spaces for tabs and line ends', () => {
    const text = listHead + printVersionRow(row)
    const { value, problems } = readVersionList(new Source('记录.tsv', text))
    expect(problems).toEqual([])
    expect([...value.values()]).toEqual([{ ...row, note: '改 了 两处' }])
    expect(
      readVersionList(new Source('记录.tsv', `\uFEFF${text.replaceAll('\n', '\r\n')}`)).value.get(12)!.note,
    ).toBe('改 了 两处')
  })

  it('tells lines that are none, and goes on', () => {
    const text = `${listHead}这行不是\n${printVersionRow(row)}1\t甲\n`
    const { value, problems } = readVersionList(new Source('记录.tsv', text))
    expect([...value.keys()]).toEqual([12])
    expect(problems.map(({ code, level }) => `${level} ${code}`)).toEqual([
      'warn history/list',
      'warn history/list',
    ])
  })
})

describe('names of files', () => {
  it('say which version and what of it', () => {
    expect(versionFileOf('003.送审稿.md')).toEqual({ kind: 'text', number: 3, status: '送审稿' })
    expect(versionFileOf('003.送审稿.docx')).toEqual({ kind: 'original', number: 3, status: '送审稿' })
    expect(versionFileOf('1000.trace.json')).toEqual({ kind: 'trace', number: 1000 })
    expect(versionFileOf('003.事实.yaml')).toEqual({ kind: 'facts', number: 3 })
    for (const other of [
      '记录.tsv',
      '3.送审稿.md',
      '000.定稿.md',
      '003.送审稿.md.7.tmp',
      '003.送审稿.md.1.bak',
      '说明.md',
    ])
      expect([other, versionFileOf(other)]).toEqual([other, undefined])
  })

  it('lead to the history of a draft, whatever edition or copy they are', () => {
    for (const name of [
      '甲.md',
      'drafts/甲.大字版.docx',
      '甲.新2.md',
      '甲.核稿版.改.docx',
      '甲.trace.json',
      '甲',
    ])
      expect([name, historyName(name)]).toEqual([name, '甲'])
    expect(historyName('招商.短稿.md')).toBe('招商.短稿')
  })
})
