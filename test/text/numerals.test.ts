import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chineseNumber, countWord, parseChineseNumber } from '../../src/text/numerals.ts'

describe('汉字 numerals', () => {
  const both: [n: number, text: string][] = [
    [0, '零'],
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [21, '二十一'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [111, '一百一十一'],
    [1000, '一千'],
    [1005, '一千零五'],
    [1010, '一千零一十'],
    [2026, '二千零二十六'],
    [10_000, '一万'],
    [10_005, '一万零五'],
    [10_500, '一万零五百'],
    [12_345, '一万二千三百四十五'],
    [100_000, '十万'],
    [110_000, '十一万'],
    [100_010, '十万零一十'],
    [1_050_000, '一百零五万'],
    [99_999_999, '九千九百九十九万九千九百九十九'],
  ]
  test.each(both)('%i is %s, and back', (n, text) => {
    expect([chineseNumber(n), parseChineseNumber(text)]).toEqual([text, n])
  })

  test.each([
    ['两', 2],
    ['〇', 0],
    ['两百', 200],
    ['一十二', 12],
    ['一百十', 110],
    ['一万五百', 10_500],
    ['两万两千', 22_000],
  ])('%s is read as %i', (text, n) => expect(parseChineseNumber(text)).toBe(n))

  test.each([
    '',
    '二〇二六',
    '十十',
    '三百五',
    '一万二',
    '百百',
    '十零',
    '廿',
    '三点五',
    '3',
    '第三',
    '一二',
    '千万',
  ])('%s is no number', (text) => expect(parseChineseNumber(text)).toBeUndefined())

  test('every number up to 99,999,999 reads back', () => {
    fc.assert(fc.property(fc.nat(99_999_999), (n) => parseChineseNumber(chineseNumber(n)) === n))
  })

  test.each([-1, 1.5, 100_000_000, Number.NaN])('%d has no form', (n) => {
    expect(() => chineseNumber(n)).toThrow(RangeError)
  })

  test('before a measure word 2 is 两', () => {
    expect([1, 2, 3, 10, 12, 22].map(countWord)).toEqual(['一', '两', '三', '十', '十二', '二十二'])
  })
})
