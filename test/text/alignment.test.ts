import { describe, expect, it } from 'vitest'
import { alignTexts, type AlignOptions } from '../../src/text/alignment.ts'

/** The second text with what also stands in the first between ‹ and ›, run by run as the first has it. */
function shown(a: string, b: string, options?: AlignOptions): string {
  const { to, from } = alignTexts(a, b, options)
  // both maps say the same
  expect([...to].filter((at, i) => at >= 0 && (from[at] !== i || b[at] !== a[i]))).toEqual([])
  let text = ''
  for (let j = 0; j < b.length; j++) {
    const isKept = from[j]! >= 0
    const follows = isKept && j > 0 && from[j - 1]! >= 0 && from[j] === from[j - 1]! + 1
    const goesOn = isKept && j + 1 < b.length && from[j + 1] === from[j]! + 1
    text += (isKept && !follows ? '‹' : '') + b[j]! + (isKept && !goesOn ? '›' : '')
  }
  return text
}

describe('alignTexts', () => {
  it('pairs what is the same, and takes a number as one word', () => {
    expect(shown('到位资金18.6亿元。', '到位资金18.8亿元。')).toBe('‹到位资金›18.8‹亿元。›')
    expect(shown('共1,200户。', '共1,250户。')).toBe('‹共›1,250‹户。›')
    expect(shown('缺【待补：数】。', '缺【待补：数目】。')).toBe('‹缺›【待补：数目】‹。›')
  })

  it('tells clauses apart that have one number each', () => {
    const base = '产值56亿元，同比增长3.2%；投资21亿元，同比增长4.1%。'
    expect(shown(base, '投资22亿元，同比增长4.1%。')).toBe('‹投资›22‹亿元，同比增长4.1%。›')
  })

  it('follows a sentence that was cut in two, and two that became one', () => {
    expect(shown('项目开工率提高了，投资也上来了。', '项目开工率提高了。投资也上来了。')).toBe(
      '‹项目开工率提高了›。‹投资也上来了。›',
    )
    expect(shown('项目开工率提高了。投资也上来了。', '项目开工率提高了投资也上来了。')).toBe(
      '‹项目开工率提高了›‹投资也上来了。›',
    )
    expect(shown('甲项目已经开工，乙项目还在办手续。', '甲项目已经开工，\n乙项目还在办手续。')).toBe(
      '‹甲项目已经开工，›\n‹乙项目还在办手续。›',
    )
  })

  it('finds no more than is there: one character between two changes is no word that stayed', () => {
    expect(shown('要抓好这项工作的落实。', '各单位分头去办。')).not.toContain('‹工›')
  })

  it('finds what moved where it is asked to, changed or not', () => {
    const base = '第一段说的是形势。\n第二段说到位资金18.6亿元的事。\n第三段说的是保障。'
    const moved = '第一段说的是形势。\n第三段说的是保障。\n第二段说到位资金19亿元的事。'
    expect(shown(base, moved)).not.toContain('‹第二段')
    expect(shown(base, moved, { moves: true })).toContain('‹第二段说到位资金›19‹亿元的事。›')
  })

  it('pairs nothing of an empty text', () => {
    expect(alignTexts('', '甲').from).toEqual(Int32Array.of(-1))
    expect(alignTexts('甲', '').to).toEqual(Int32Array.of(-1))
  })
})
