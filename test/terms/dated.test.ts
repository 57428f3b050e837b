import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { datedHits, isOver, loadDivisions, readTerms } from '../../src/terms/index.ts'
import { Source } from '../../src/text/source.ts'

const path = 'content/terms/dated.tsv'
const read = readTerms([new Source(path, readFileSync(path, 'utf8'))])
const { dated } = read.value

/** The terms in a text that are over on a day. */
function over(text: string, day: string): string[] {
  return datedHits(read.value, text).flatMap(({ row }) => (isOver(row.to, day) ? [row.term] : []))
}

describe('the dated terms', () => {
  it('are read without problems', () => {
    expect(read.problems).toEqual([])
  })

  it('are at least 85 beside the divisions, of all kinds, in the order of their ids', () => {
    expect(dated.filter(({ kind }) => kind !== '区划').length).toBeGreaterThanOrEqual(85)
    expect(new Set(dated.map(({ kind }) => kind)).size).toBe(6)
    const ids = dated.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)))
  })

  it('are each once, each with an end or as a cover for what stands in it', () => {
    const terms = dated.map(({ term }) => term)
    expect(terms.filter((term, i) => terms.indexOf(term) !== i)).toEqual([])
    expect(dated.filter(({ to }) => to === undefined).map(({ term }) => term)).toEqual(['脱贫攻坚成果'])
  })

  it('have no successor that is over itself in 2026', () => {
    expect(
      dated.flatMap(({ term, successor }) => over(successor, '2026-11-24').map((old) => [term, old])),
    ).toEqual([])
  })

  it('say that they are only remembered, but for divisions and what CHECKS.md names', () => {
    for (const { term, kind, source, checked } of dated) {
      const known =
        kind === '区划' ? '@vant/area-data 2.1.0' : term === '安监局' ? 'shared/CHECKS.md' : undefined
      expect([term, source, checked]).toEqual([term, known ?? '凭记忆，未核对', known !== undefined])
    }
  })

  it('give of every division a name that is in force for one that is not', async () => {
    const divisions = await loadDivisions()
    for (const { term, successor, kind } of dated) {
      if (kind !== '区划') continue
      expect([term, divisions.named(term).length]).toEqual([term, 0])
      expect([successor, divisions.named(successor).length > 0]).toEqual([successor, true])
    }
  })

  it.each([
    ['县文化和旅游局、市农业农村局、区自然资源局、省生态环境厅', []],
    ['市场监督管理局、卫生健康委员会、国家税务总局、应急管理局', []],
    ['住房和城乡建设局、粮食和物资储备局、国家金融监督管理总局', []],
    ['巩固拓展脱贫攻坚成果', []],
    ['县安监局', ['安监局']],
    ['县旅游局和市卫计委', ['县旅游局', '卫计委']],
    ['国家乡村振兴局和县乡村振兴局', ['国家乡村振兴局', '乡村振兴局']],
    ['《劳动合同法》和《合同法》', ['《合同法》']],
    ['“三严三实”专题教育', ['三严三实”专题教育']],
  ])('are in %s: %j', (text, expected) => {
    expect(over(text, '2026-03-01')).toEqual(expected)
  })

  it.each([
    ['2018-02-28', []],
    ['2018-04-01', ['国土资源部']],
  ])('are over from their end on: %s', (day, expected) => {
    expect(over('国土资源部', day)).toEqual(expected)
  })
})
