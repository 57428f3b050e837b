import { describe, expect, it } from 'vitest'
import { keptFigures } from '../../src/check/find/kept-figures.ts'

const old = ['2025年查了118家企业，发现隐患672条，整改率98.5%，投入3.2亿元。']

const words = (counts: readonly number[]): string => counts.map((n) => `第几组${n}户`).join('，')

describe('figures of a copied text that were left as they were', () => {
  it.each([
    // 118家 and 672条 are the old ones, 99.1% and 4亿元 are new; years are none
    ['2026年查了118家企业，发现隐患672条，整改率99.1%，投入4亿元。', '（118家、672条与旧稿相同）'],
    // 118家 is no 1118家, and 98.5% no 8.5%
    ['查了1118家企业，整改率8.5%，投入3.2亿元。', '（3.2亿元与旧稿相同）'],
    // all or none: the share of the words says it
    ['查了118家企业，发现隐患672条。', ''],
    ['查了130家企业，发现隐患520条。', ''],
    ['查了企业，发现隐患。', ''],
  ])('%s', (text, told) => {
    expect(keptFigures(text, old)).toBe(told)
  })

  it('names six and says how many there are', () => {
    expect(keptFigures(words([1, 2, 3, 4, 5, 6, 7, 80]), [words([1, 2, 3, 4, 5, 6, 7, 8])])).toBe(
      '（1户、2户、3户、4户、5户、6户等7个数与旧稿相同）',
    )
  })
})
