/** What a change touches in the sample meetings: every paper that printed the old words, no other, each sentence with its cause. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  earlierFromPack,
  openWorkspace,
  packChanges,
  type PackChanges,
  type PackInput,
} from '../../src/index.ts'
import type { Packed } from '../../src/pack/index.ts'
import { bodyOf, changed, packOf, sampleMeeting, type Changes } from '../support/meetings.ts'

const workspace = await openWorkspace('content/meetings')

/** A meeting, its pack, and what a change of it touches. */
class Sample {
  readonly #input: PackInput
  readonly packed: Packed

  constructor(input: PackInput, packed: Packed) {
    this.#input = input
    this.packed = packed
  }

  async touchedBy(change: Changes): Promise<PackChanges> {
    const now = await packOf(changed(this.#input, change))
    return packChanges(earlierFromPack(this.packed), now.value, { templates: workspace.units })
  }

  /** The sheet with words changed; fails where they are not in it once. */
  sheet(from: string, to: string): string {
    return replaced(this.#input.sheet.text, from, to)
  }

  facts(from: string, to: string): string {
    return replaced(this.#input.facts!.source.text, from, to)
  }

  /** The papers that print some words. */
  printing(words: string): string[] {
    return this.packed.papers.filter((paper) => bodyOf(paper).includes(words)).map(({ stem }) => stem)
  }
}

function replaced(text: string, from: string, to: string): string {
  expect(text.split(from)).toHaveLength(2)
  return text.replace(from, to)
}

function touched({ papers }: PackChanges): string[] {
  return papers.filter(({ state }) => state !== 'same').map(({ stem }) => stem)
}

/** What every changed sentence is laid to, each name once. */
function causes({ papers }: PackChanges): string[] {
  const sentences = papers.flatMap((paper) => paper.sentences)
  return [
    ...new Set(
      sentences.flatMap((one) => (one.causes.length === 0 ? [''] : one.causes.map(({ name }) => name))),
    ),
  ]
}

async function opened(name: Parameters<typeof sampleMeeting>[0]): Promise<Sample> {
  const input = await sampleMeeting(name)
  return new Sample(input, (await packOf(input)).value)
}

describe('产业招商推进会', () => {
  let sample: Sample
  beforeAll(async () => {
    sample = await opened('产业招商推进会')
  })

  it('prints its place in the papers that name it', async () => {
    const found = await sample.touchedBy({ sheet: sample.sheet('区行政中心二楼报告厅', '区文化馆剧场') })
    expect(touched(found)).toEqual(sample.printing('区行政中心二楼报告厅'))
    expect(touched(found).length).toBeGreaterThan(4)
    expect(causes(found)).toEqual(['地点'])
  })

  it('prints the telephone of who is asked in the papers that give it', async () => {
    const found = await sample.touchedBy({ sheet: sample.sheet('0000-7200018', '0000-7200088') })
    expect(touched(found)).toEqual(sample.printing('0000-7200018'))
    expect(causes(found)).toEqual(['联系人·池映雪·电话'])
  })

  it('prints a post that stands in a table of people in every paper that calls the person by it', async () => {
    const table = readFileSync('content/meetings/产业招商推进会参会人员.csv', 'utf8')
    const found = await sample.touchedBy({
      table: replaced(table, '周凌川,城关镇,城关镇党委书记', '周凌川,城关镇,城关镇镇长'),
    })
    expect(found.changes.map(({ name, old, new: now, place }) => [name, old, now, place])).toEqual([
      ['参会·周凌川·职务', '城关镇党委书记', '城关镇镇长', '产业招商推进会参会人员.csv:34:9'],
    ])
    expect(touched(found)).toEqual(sample.printing('城关镇党委书记'))
    expect(causes(found)).toEqual(['参会·周凌川·职务'])
  })

  it('lays what is computed from a figure to it', async () => {
    // 到位资金 of the whole district, 18.6 against 16.9 the year before
    const found = await sample.touchedBy({ facts: sample.facts('数值: 18.6', '数值: 18.8') })
    expect(found.changes.map(({ name }) => name)).toEqual(['数据·到位资金·数值'])
    expect(touched(found)).toEqual(sample.printing('18.6亿元'))
    expect(causes(found)).toEqual(['数据·到位资金·数值'])
  })

  it('tells apart what two changes touch', async () => {
    const found = await sample.touchedBy({
      sheet: replaced(sample.sheet('夏季便装', '正装'), '0000-7200018', '0000-7200088'),
    })
    expect(found.changes.map(({ name }) => name)).toEqual(['通知·着装', '联系人·池映雪·电话'])
    const sentences = found.papers.flatMap((paper) => paper.sentences)
    for (const { new: now = '', causes: why } of sentences) {
      const named = why.map(({ name }) => name)
      expect(named).toContain(now.includes('0000-7200088') ? '联系人·池映雪·电话' : '通知·着装')
      expect(named).toHaveLength(Number(now.includes('0000-7200088')) + Number(now.includes('正装')))
    }
    expect(sentences.length).toBeGreaterThan(1)
  })

  // a second change beside each: without it whatever changed has but one cause
  it.each([
    [
      'a place in the ranking of others to the number that moved it',
      ['{到位资金完成: 1.1,', '{到位资金完成: 2.9,'],
      ['单位·柳河镇·数据·到位资金完成'],
    ],
    ['what the chair is called to the chair', ['主持人: 赵景澄', '主持人: 罗世安'], ['主持人']],
    [
      'the time of what comes after to the item that takes longer',
      ['谁: 周凌川, 分钟: 4', '谁: 周凌川, 分钟: 7'],
      ['议程·城关镇作表态发言·分钟'],
    ],
    [
      'the number of items to the item that is gone',
      ['  - {事项: 城关镇作表态发言, 形式: 表态发言, 谁: 周凌川, 分钟: 4, 材料: 表态发言}\n', ''],
      ['议程·城关镇作表态发言'],
    ],
  ] as const)('lays %s', async (_, [from, to], names) => {
    const found = await sample.touchedBy({ sheet: replaced(sample.sheet(from, to), '夏季便装', '正装') })
    const others = found.papers
      .flatMap(({ stem, sentences }) => sentences.map((one) => ({ stem, ...one })))
      .filter(({ new: now = '' }) => !now.includes('正装'))
    expect(others.length).toBeGreaterThan(2)
    const laid = others.filter(({ causes: why }) => why.length > 0)
    expect([...new Set(laid.flatMap(({ causes: why }) => why.map(({ name }) => name)))]).toEqual(names)
    // another turn of phrase that came with it, in few sentences, is laid to nothing rather than to something else
    expect(others.length - laid.length).toBeLessThanOrEqual(others.length / 5)
  })

  it('takes the paper away with the unit that does not speak any more', async () => {
    const line = '  - {事项: 区经开区作表态发言, 形式: 表态发言, 谁: 梁思衡, 分钟: 4, 材料: 表态发言}\n'
    const found = await sample.touchedBy({ sheet: sample.sheet(line, '') })
    expect(found.papers.filter(({ state }) => state === 'gone').map(({ stem }) => stem)).toEqual([
      '08-表态发言（区经开区）',
    ])
    expect(found.changes.map(({ kind, name }) => [kind, name])).toEqual([
      ['removed', '议程·区经开区作表态发言'],
    ])
    expect(touched(found)).toEqual(expect.arrayContaining(['03-议程', '05-主持词']))
    expect(causes(found)).toEqual(['议程·区经开区作表态发言'])
  })
})

describe('安全生产电视电话会', () => {
  let sample: Sample
  beforeAll(async () => {
    sample = await opened('安全生产电视电话会')
  })

  it('prints the place of a branch in the papers that name it', async () => {
    const found = await sample.touchedBy({ sheet: sample.sheet('青礁县应急指挥中心', '青礁县会展中心') })
    expect(touched(found)).toEqual(sample.printing('青礁县应急指挥中心'))
    expect(causes(found)).toEqual(['分会场·青礁县分会场·地点'])
  })

  it('prints a later beginning wherever times are given', async () => {
    const found = await sample.touchedBy({ sheet: sample.sheet('起: "15:00"', '起: "15:10"') })
    expect(touched(found)).toEqual(expect.arrayContaining(sample.printing('下午3:00')))
    expect(causes(found)).toEqual(['时间·起'])
  })
})
