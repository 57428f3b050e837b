import { describe, expect, it } from 'vitest'
import { commonSequence, likeness, pairedByLikeness, risingOf } from '../../src/text/sequences.ts'

function long(mark: string): string[] {
  return Array.from({ length: 6000 }, (_, i) => `${mark}${i}`)
}

describe('commonSequence', () => {
  it('pairs what stayed in its order', () => {
    expect(commonSequence([...'甲乙丙丁'], [...'甲丙戊丁'])).toEqual([
      [0, 0],
      [2, 1],
      [3, 3],
    ])
  })

  it('has nothing in common with nothing', () => {
    expect(commonSequence([], ['甲'])).toEqual([])
    expect(commonSequence(['甲'], [])).toEqual([])
    expect(commonSequence(['甲', '乙'], ['丙'])).toEqual([])
  })

  it('does not count a text twice that stands in both once', () => {
    expect(commonSequence(['甲'], ['甲', '甲'])).toEqual([[0, 0]])
    expect(commonSequence(['乙', '甲'], ['甲', '甲'])).toEqual([[1, 1]])
  })

  it('takes long lists without a table that fills the memory', () => {
    expect(commonSequence(['首', ...long('甲'), '尾'], ['首', ...long('乙'), '尾'])).toEqual([
      [0, 0],
      [6001, 6001],
    ])
  })
})

describe('risingOf', () => {
  it('keeps the most that is in order', () => {
    // the 4 moved to the front; 0 1 2 3 are as they were
    expect([...risingOf([4, 0, 1, 2, 3])].sort()).toEqual([1, 2, 3, 4])
    expect(risingOf([2, 1, 0]).size).toBe(1)
    expect(risingOf([]).size).toBe(0)
  })
})

describe('likeness', () => {
  it('counts the pairs of characters that two texts share', () => {
    // 石桥 桥镇 and 石桥 桥乡: one of two pairs each
    expect(likeness('石桥镇', '石桥乡')).toBe(0.5)
    expect(likeness('石桥镇', '柳河镇')).toBe(0)
    expect(likeness('石桥镇', '石桥镇')).toBe(1)
    expect(likeness('', '')).toBe(1)
    expect(likeness('一', '二')).toBe(0)
  })
})

describe('pairedByLikeness', () => {
  it('pairs in order what is alike, and nothing below the least', () => {
    const score = [
      [0.2, 0.9, 0],
      [0.8, 0.1, 0.3],
    ]
    const alike = (i: number, j: number): number => score[i]![j]!
    // 0–1 and 1–2 together are more than 1–0 alone; 0–1 and 1–0 would cross
    expect(pairedByLikeness(2, 3, alike, 0.3)).toEqual([
      [0, 1],
      [1, 2],
    ])
    expect(pairedByLikeness(2, 3, alike, 0.5)).toEqual([[0, 1]])
    expect(pairedByLikeness(2, 3, alike, 0.95)).toEqual([])
  })
})
