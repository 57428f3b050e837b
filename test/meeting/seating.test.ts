import { describe, expect, test } from 'vitest'
import { grid, hallRows, platformRows, ring, ringSides, rowFromAudience } from '../../src/meeting/seating.ts'

const names = (n: number): string[] => [...'甲乙丙丁戊己庚辛壬癸'].slice(0, n)

/** A row as printed; － is a seat that stays free. */
const shown = (rows: (string | undefined)[][]): string[] =>
  rows.map((row) => row.map((name) => name ?? '－').join(''))

describe('主席台一排', () => {
  const cases: [n: number, left: string, right: string][] = [
    [1, '1', '1'],
    [2, '1 2', '2 1'],
    [3, '3 1 2', '2 1 3'],
    [4, '3 1 2 4', '4 2 1 3'],
    [5, '5 3 1 2 4', '4 2 1 3 5'],
    [6, '5 3 1 2 4 6', '6 4 2 1 3 5'],
    [7, '7 5 3 1 2 4 6', '6 4 2 1 3 5 7'],
    [8, '7 5 3 1 2 4 6 8', '8 6 4 2 1 3 5 7'],
    [9, '9 7 5 3 1 2 4 6 8', '8 6 4 2 1 3 5 7 9'],
    [10, '9 7 5 3 1 2 4 6 8 10', '10 8 6 4 2 1 3 5 7 9'],
    [11, '11 9 7 5 3 1 2 4 6 8 10', '10 8 6 4 2 1 3 5 7 9 11'],
    [12, '11 9 7 5 3 1 2 4 6 8 10 12', '12 10 8 6 4 2 1 3 5 7 9 11'],
    [13, '13 11 9 7 5 3 1 2 4 6 8 10 12', '12 10 8 6 4 2 1 3 5 7 9 11 13'],
    [14, '13 11 9 7 5 3 1 2 4 6 8 10 12 14', '14 12 10 8 6 4 2 1 3 5 7 9 11 13'],
    [15, '15 13 11 9 7 5 3 1 2 4 6 8 10 12 14', '14 12 10 8 6 4 2 1 3 5 7 9 11 13 15'],
  ]
  test.each(cases)('%i人', (n, left, right) => {
    expect(rowFromAudience(n).join(' ')).toBe(left)
    expect(rowFromAudience(n, { honour: '左', even: '轮排' }).join(' ')).toBe(left)
    expect(rowFromAudience(n, { honour: '右' }).join(' ')).toBe(right)
  })

  test('双数一号居中：短的一头空一个座', () => {
    expect(rowFromAudience(2, { even: '一号居中' })).toEqual([0, 1, 2])
    expect(rowFromAudience(4, { even: '一号居中' })).toEqual([0, 3, 1, 2, 4])
    expect(rowFromAudience(4, { even: '一号居中', honour: '右' })).toEqual([4, 2, 1, 3, 0])
    expect(rowFromAudience(8, { even: '一号居中' })).toEqual([0, 7, 5, 3, 1, 2, 4, 6, 8])
  })

  test('单数一号居中与轮排相同，没有人则没有座', () => {
    expect(rowFromAudience(5, { even: '一号居中' })).toEqual([5, 3, 1, 2, 4])
    expect(rowFromAudience(0, { even: '一号居中' })).toEqual([])
  })

  test('不是人数的数是误用', () => {
    expect(() => rowFromAudience(2.5)).toThrow(RangeError)
    expect(() => rowFromAudience(-1)).toThrow(RangeError)
  })
})

describe('主席台几排', () => {
  test('先排满前排，各排按本排的先后', () => {
    expect(shown(platformRows(names(7), { perRow: 5 }).rows)).toEqual(['戊丙甲乙丁', '己庚'])
    expect(shown(platformRows(names(7), { perRow: 5, honour: '右' }).rows)).toEqual(['丁乙甲丙戊', '庚己'])
  })

  test('一号居中只管第一排', () => {
    expect(shown(platformRows(names(8), { perRow: 4, even: '一号居中' }).rows)).toEqual([
      '－丙甲乙丁',
      '庚戊己辛',
    ])
  })

  test('不限人数或人数写错时排成一排', () => {
    expect(shown(platformRows(names(3)).rows)).toEqual(['丙甲乙'])
    expect(shown(platformRows(names(3), { perRow: 0 }).rows)).toEqual(['丙甲乙'])
    expect(platformRows([], { perRow: 3 }).rows).toEqual([])
  })
})

describe('台下', () => {
  test('面向主席台，一号的左手在图的左边', () => {
    expect(shown(hallRows(names(8), 5))).toEqual(['丁乙甲丙戊', '庚己辛'])
    expect(shown(hallRows(names(8), 5, { honour: '右' }))).toEqual(['戊丙甲乙丁', '辛己庚'])
  })
})

describe('回字形', () => {
  const sides = { chairSide: ['主1', '主2', '主3'], otherSide: ['客1', '客2', '客3', '客4'] }

  test('公务以左为尊：主方面门', () => {
    expect(ring({ ...sides, ends: ['端1', '端2', '端3'] })).toEqual({
      top: ['主3', '主1', '主2'],
      bottom: ['客4', '客2', '客1', '客3'],
      left: ['端2'],
      right: ['端1', '端3'],
    })
  })

  test('外事、商务以右为尊：客方面门，二号在一号右手', () => {
    expect(ring({ ...sides, ends: ['端1', '端2'] }, { honour: '右' })).toEqual({
      top: ['客4', '客2', '客1', '客3'],
      bottom: ['主3', '主1', '主2'],
      left: ['端1'],
      right: ['端2'],
    })
  })

  test('没有写明各侧时按先后分', () => {
    expect(ringSides(names(7), 2)).toEqual({
      chairSide: ['甲', '乙'],
      otherSide: ['丙', '丁'],
      ends: ['戊', '己', '庚'],
    })
    expect(ringSides(names(5))).toEqual({ chairSide: ['甲', '乙', '丙'], otherSide: ['丁', '戊'], ends: [] })
  })
})

test('排成表：短的排居中', () => {
  expect(shown(grid([[...'甲乙丙丁戊'], [...'己庚'], [...'辛壬癸']]))).toEqual([
    '甲乙丙丁戊',
    '－己庚－－',
    '－辛壬癸－',
  ])
  expect(grid([])).toEqual([])
})
