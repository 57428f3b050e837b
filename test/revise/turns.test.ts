/** Where a new value turns round what is said of it. */
import { describe, expect, it } from 'vitest'
import type { FigureCard } from '../../src/revise/printed.ts'
import { turnsOf } from '../../src/revise/turns.ts'
import { parseNumber } from '../../src/text/decimal.ts'

function card(value: string, typed: Record<string, string>): FigureCard {
  const path = 'figures/开工'
  return {
    id: '开工',
    name: '开工项目',
    unit: '个',
    path,
    value,
    exact: parseNumber(value)!,
    values: [],
    typed: Object.entries(typed).map(([key, text]) => ({ path: `${path}/${key}`, text })),
  }
}

const target = (value: string): FigureCard => card(value, { 'target/0/value': '40' })
const rank = (place: string): FigureCard => card('13', { 'rank/place': place, 'rank/previous': '7' })

describe('turns', () => {
  it('tell a target that is reached, and one that is passed', () => {
    expect(turnsOf(target('35'), target('38'))).toEqual([])
    expect(turnsOf(target('35'), target('40'))).toEqual([expect.stringMatching(/^现在正好到了目标/u)])
    expect(turnsOf(target('40'), target('41'))).toEqual([expect.stringMatching(/^现在已经超过目标/u)])
    expect(turnsOf(target('41'), target('39'))).toEqual([expect.stringMatching(/^现在还没有到目标/u)])
  })

  it('tell a rank that got better or worse than the last time', () => {
    expect(turnsOf(rank('9'), rank('8'))).toEqual([])
    expect(turnsOf(rank('9'), rank('5'))).toEqual([expect.stringMatching(/^位次现在比上次进了/u)])
    expect(turnsOf(rank('6'), rank('8'))).toEqual([expect.stringMatching(/^位次现在比上次退了/u)])
    expect(turnsOf(rank('6'), rank('7'))).toEqual([expect.stringMatching(/^位次现在同上次一样/u)])
  })

  it('tell of a rate what is about the rate', () => {
    expect(turnsOf(target('35'), target('41'), '完成率')).toHaveLength(1)
    expect(turnsOf(target('35'), target('41'), '排名')).toEqual([])
  })
})
