import { describe, expect, test } from 'vitest'
import {
  Decimal,
  convertUnit,
  decimalsOf,
  formatComputed,
  halfUnit,
  isMoney,
  parseNumber,
} from '../../src/text/decimal.ts'

test.each(['0', '18.6', '18.60', '-3', '+2.5', ' 7 ', '007', '123456789012345678901234567890'])(
  '“%s” is a number',
  (text) => expect(parseNumber(text)!.eq(new Decimal(text.trim()))).toBe(true),
)

test.each([
  '',
  '1,286',
  '1，286',
  '1e3',
  '.5',
  '5.',
  '１２',
  '12%',
  '3个',
  'NaN',
  'Infinity',
  '0x10',
  '1 2',
  '9'.repeat(41),
])('“%s” is none', (text) => expect(parseNumber(text)).toBeUndefined())

test('numbers are exact', () => {
  expect(parseNumber('0.1')!.plus(parseNumber('0.2')!).toFixed()).toBe('0.3')
  const long = parseNumber('12345678901234567890.12')!
  expect(long.plus(parseNumber('0.01')!).toFixed()).toBe('12345678901234567890.13')
})

describe('computed values are rounded half up to one decimal, without .0', () => {
  test.each([
    ['12.25', '12.3'],
    ['12.249', '12.2'],
    ['1.05', '1.1'],
    ['-12.25', '-12.3'],
    ['2.04', '2'],
    ['2.95', '3'],
    ['-0.04', '0'],
    ['100', '100'],
    ['1234567.89', '1234567.9'],
  ])('%s → %s', (value, text) => expect(formatComputed(new Decimal(value))).toBe(text))

  test('or to more', () => {
    expect([formatComputed(new Decimal('45.325'), 2), formatComputed(new Decimal('45.3'), 2)]).toEqual([
      '45.33',
      '45.3',
    ])
  })
})

describe('units', () => {
  test.each([
    ['6000', '万元', '亿元', '0.6'],
    ['1.2', '亿元', '万元', '12000'],
    ['3', '万元', '元', '30000'],
    ['0.5', '万亿元', '亿元', '5000'],
    ['2', '万人', '人', '20000'],
    ['8.6', '万平方米', '平方米', '86000'],
    ['5', '批次', '批次', '5'],
  ])('%s%s in %s is %s', (value, from, to, result) => {
    expect(convertUnit(new Decimal(value), from, to)!.toFixed()).toBe(result)
  })

  test.each([
    ['万元', '个'],
    ['人', '人次'],
    ['批次', '个'],
    ['constructor', '元'],
    ['元', '__proto__'],
    ['', '元'],
  ])('%s and %s measure different things', (from, to) => {
    expect(convertUnit(new Decimal(1), from, to)).toBeUndefined()
  })

  test('money', () => {
    expect(['元', '万元', '亿元', '个', 'toString', ''].map(isMoney)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

test('what a number as written may stand for', () => {
  expect(['3', '18.6', '18.60'].map(decimalsOf)).toEqual([0, 1, 2])
  expect(['3', '18.6', '18.60'].map((text) => halfUnit(text).toFixed())).toEqual(['0.5', '0.05', '0.005'])
})
