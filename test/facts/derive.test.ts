import { describe, expect, test } from 'vitest'
import {
  againstAverage,
  completion,
  gap,
  growth,
  increase,
  monthlyNeed,
  paceGap,
  rankChange,
  targetOf,
  type Facts,
  type Figure,
} from '../../src/facts/index.ts'
import { readBelow } from './told.ts'

const dated = '默认: {截至: 2026-05-31}\n'

function figure(entry: string, defaults = dated): { facts: Facts; one: Figure } {
  const { facts } = readBelow(`${defaults}数据: {甲: {${entry}}}\n`)
  return { facts, one: facts.figures.get('甲')! }
}

/** A derived value with its unit, as printed; – where there is none. */
function shown(value: { text: string; unit: string } | undefined): string {
  return value ? value.text + value.unit : '–'
}

/** 月均 of 10 against a target of 40. */
const due = (until: string, asOf = '2026-09-30'): string => {
  const { facts, one } = figure(`数值: 10, 目标: {数值: 40, 完成时限: ${until}}`, `默认: {截至: ${asOf}}\n`)
  return shown(monthlyNeed(one, facts.calendar))
}

const pace = (entry: string, asOf: string): string => {
  const { facts, one } = figure(entry, `默认: {截至: ${asOf}}\n`)
  return shown(paceGap(one, facts.calendar))
}

const against = (entry: string): string => shown(againstAverage(figure(entry).one))

const moved = (entry: string): number | undefined => rankChange(figure(entry).one)

describe('同比', () => {
  const cases: [entry: string, growth: string, increase: string][] = [
    ['数值: 18.6, 单位: 亿元, 上年同期: 16.9', '10.1%', '1.7亿元'],
    ['数值: 118, 单位: 个, 上年同期: 105', '12.4%', '13个'],
    ['数值: 351, 单位: 个, 上年同期: 400', '-12.3%', '-49个'],
    ['数值: 100, 单位: 个, 上年同期: 100', '0%', '0个'],
    ['数值: 110, 单位: 个, 上年同期: 100', '10%', '10个'],
    ['数值: 99.68, 单位: 亿元, 上年同期: 90.5', '10.1%', '9.18亿元'],
    ['数值: 38.6, 单位: "%", 上年同期: 40.3', '-1.7个百分点', '-1.7个百分点'],
    ['数值: 6.2, 单位: ‰, 上年同期: 6', '0.2个千分点', '0.2个千分点'],
    ['数值: 3, 单位: 个, 上年同期: 0', '–', '3个'],
    ['数值: 3, 单位: 亿元, 上年同期: -2', '–', '5亿元'],
    ['数值: 3, 单位: 个, 同比: 7.50', '7.50%', '–'],
    ['数值: 30, 单位: "%", 同比: 2.1', '2.1个百分点', '–'],
    ['数值: 110, 上年同期: 100, 同比: 6.2, 可比价: 是', '6.2%', '10'],
    ['数值: 400, 概数: 近, 上年同期: 300', '–', '–'],
    ['数值: 400, 概数: 近, 同比: 5', '5%', '–'],
    ['数值: 3, 上年同期: 待补', '–', '–'],
    ['数值: 3, 上年同期: 2, 同比: 待补', '–', '1'],
    ['上年同期: 2', '–', '–'],
  ]
  test.each(cases)('%s', (entry, grown, more) => {
    const { one } = figure(entry)
    expect([shown(growth(one)), shown(increase(one))]).toEqual([grown, more])
  })

  test('says how it was computed', () => {
    expect(growth(figure('数值: 18.6, 单位: 亿元, 上年同期: 16.9').one)).toMatchObject({
      stated: false,
      formula: '（18.6－16.9）÷16.9×100%＝10.1%',
    })
    expect(growth(figure('数值: 38.6%, 上年同期: 40.3%').one)!.formula).toBe('38.6%－40.3%＝-1.7个百分点')
  })
})

describe('目标', () => {
  const cases: [entry: string, completion: string, gap: string, monthly: string][] = [
    ['数值: 40, 目标: 45', '88.9%', '5', '0.7'],
    ['数值: 99.68, 单位: 亿元, 目标: 145', '68.7%', '45.32亿元', '6.5亿元'],
    ['数值: 120.44, 单位: 亿元, 目标: 132.63', '90.8%', '12.19亿元', '1.7亿元'],
    ['数值: 60.4, 单位: 亿元, 目标: 65.85', '91.7%', '5.45亿元', '0.8亿元'],
    ['数值: 87.88, 单位: 亿元, 目标: 69.75', '126%', '-18.13亿元', '–'],
    ['数值: 6000, 单位: 万元, 目标: {数值: 1.2, 单位: 亿元}', '50%', '6000万元', '857.1万元'],
    ['数值: 33, 单位: 个, 目标: 82', '40.2%', '49个', '7个'],
    ['数值: 30, 单位: "%", 目标: 44', '68.2%', '14个百分点', '2个百分点'],
    ['数值: 3, 单位: 个, 目标: {数值: 5, 单位: 亿元}', '–', '–', '–'],
    ['数值: 3, 目标: 0', '–', '-3', '–'],
    ['数值: 3, 概数: 多, 目标: 5', '–', '–', '–'],
    ['目标: 5', '–', '–', '–'],
    ['数值: 3, 目标: 待补', '–', '–', '–'],
  ]
  test.each(cases)('%s', (entry, done, left, monthly) => {
    const { facts, one } = figure(entry)
    expect([shown(completion(one)), shown(gap(one)), shown(monthlyNeed(one, facts.calendar))]).toEqual([
      done,
      left,
      monthly,
    ])
  })

  test('of several targets the words mean the first, or the one named', () => {
    const { facts, one } = figure(
      '数值: 18.6, 单位: 亿元, 目标: [{数值: 44, 名称: 年度目标, 承诺: 确保}, {数值: 48, 承诺: 力争}]',
    )
    const stretch = targetOf(one, '力争')
    expect(stretch).toMatchObject({ value: '48' })
    expect([targetOf(one, '年度目标'), targetOf(one, '确保')]).toEqual([targetOf(one), targetOf(one)])
    expect(targetOf(one, '争取')).toBeUndefined()
    // 25.4 and 29.4 over seven months
    expect([
      shown(monthlyNeed(one, facts.calendar)),
      shown(monthlyNeed(one, facts.calendar, stretch)),
    ]).toEqual(['3.6亿元', '4.2亿元'])
    expect(shown(completion(one, stretch))).toBe('38.8%')
  })

  test('months left run to the target’s own 完成时限', () => {
    expect([due('年内'), due('2026-12'), due('2026-11-15'), due('2026-09-30'), due('2027-02-28')]).toEqual([
      '10',
      '10',
      '15',
      '–',
      '6',
    ])
  })
})

describe('进度差', () => {
  test('completion less the share of the year that has passed', () => {
    // 40.24 − 41.67, 60 − 50, 50 − 55.56 of nine months, 50 − 37.37 in the middle of May
    expect(pace('数值: 33, 目标: 82', '2026-05-31')).toBe('-1.4个百分点')
    expect(pace('数值: 60, 目标: 100', '2026-06')).toBe('10个百分点')
    expect(pace('数值: 20, 目标: {数值: 40, 完成时限: 2026-09-30}', '2026-05-31')).toBe('-5.6个百分点')
    expect(pace('数值: 20, 目标: 40', '2026-05-15')).toBe('12.6个百分点')
  })
  test('a stated completion was rounded once: its exact value is compared', () => {
    // 40.2439 − 41.6667 = −1.42, while 40.2 − 41.6667 would be −1.47.
    expect(pace('数值: 33, 目标: 82, 完成率: 40.2', '2026-05-31')).toBe('-1.4个百分点')
    expect(pace('完成率: 40.2, 目标: 82', '2026-05-31')).toBe('-1.5个百分点')
  })
  test('no more than the whole time has passed', () => {
    expect(pace('数值: 20, 目标: {数值: 40, 完成时限: 2026-03-31}', '2026-05-31')).toBe('-50个百分点')
    expect(pace('数值: 20, 目标: {数值: 40, 完成时限: 2027-12-31}', '2026-05-31')).toBe('–')
  })
})

test('平均 and 排名', () => {
  expect(against('数值: 18.6, 单位: 亿元, 平均: {范围: 全市, 数值: 17.2}')).toBe('1.4亿元')
  expect(against('数值: 5288, 单位: 万元, 平均: {范围: 全市, 数值: 7150}')).toBe('-1862万元')
  expect(against('数值: 60.2%, 平均: 61.1%')).toBe('-0.9个百分点')
  expect(against('数值: 3, 平均: 待补')).toBe('–')
  expect([moved('排名: {位次: 3, 上次: 5}'), moved('排名: {位次: 5, 上次: 3}'), moved('排名: 3')]).toEqual([
    2,
    -2,
    undefined,
  ])
})
