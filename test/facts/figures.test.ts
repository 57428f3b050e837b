import { describe, expect, test } from 'vitest'
import { looseFigure, shareOf, type Figure } from '../../src/facts/index.ts'
import { readBelow } from './told.ts'

/** The figures of a sheet with what is wrong. */
function figuresOf(sheet: string): { get: (id: string) => Figure; told: string[] } {
  const { facts, told } = readBelow(sheet)
  return { get: (id) => facts.figures.get(id)!, told }
}

describe('values', () => {
  test('given ones are printed as written', () => {
    const { get } = figuresOf(
      '数据: {甲: 18.60, 乙: {数值: 0}, 丙: -3.0, 丁: {历年: {2024年: 40.3, 2025年: 38.60}}}\n',
    )
    expect(['甲', '乙', '丙', '丁'].map((id) => get(id).value!.text)).toEqual(['18.60', '0', '-3.0', '38.60'])
  })

  test('parts are figures, with the unit and the state of their whole', () => {
    const { get } = figuresOf(
      '数据: {甲: {数值: 9, 单位: 个, 状态: 待核, 其中: {乙: 4, 丙: {数值: 3, 单位: 家, 名称: 丙类}}}}\n',
    )
    expect(get('甲.乙')).toMatchObject({
      name: '乙',
      unit: '个',
      unconfirmed: true,
      path: 'figures/甲/parts/乙',
    })
    expect(get('甲.丙')).toMatchObject({ name: '丙类', unit: '家', unconfirmed: true })
  })

  test('figures without a value have none', () => {
    const { get, told } = figuresOf(
      '数据: {甲: {目标: 30}, 乙: {数值: 待补}, 丙: {合计: [甲, 丁]}, 丁: 3, 戊: }\n',
    )
    expect(told).toEqual([])
    expect(['甲', '乙', '丙', '戊'].map((id) => get(id).value)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('合计', () => {
  test('adds in the unit of the figure, else of the first', () => {
    const { get, told } = figuresOf(`数据:
  甲: {数值: 6150, 单位: 万元}
  乙: {数值: 1, 单位: 亿元}
  丙: {合计: [甲, 乙]}
  丁: {合计: [甲, 乙], 单位: 亿元}
  戊: {合计: [己.一, 己.二], 单位: 个}
  己: {数值: 5, 单位: 个, 其中: {一: 2, 二: 3}}
`)
    expect(told).toEqual([])
    expect(get('丙')).toMatchObject({ unit: '万元', value: { text: '16150', formula: '6150＋1亿元＝16150' } })
    // 0.615 and 1 are 1.615: kept whole, printed to one decimal.
    expect(get('丁').value).toMatchObject({ text: '1.6', formula: '6150万元＋1＝1.6' })
    expect(get('丁').value!.exact.toFixed()).toBe('1.615')
    expect(get('戊').value!.text).toBe('5')
  })

  test('has the decimals of what is added', () => {
    const { get } = figuresOf('数据: {甲: 52.96, 乙: 17.50, 丙: {合计: [甲, 乙]}, 丁: {合计: [乙, 乙]}}\n')
    expect([get('丙').value!.text, get('丁').value!.text]).toEqual(['70.46', '35'])
  })

  test('takes over what is not confirmed', () => {
    const { get } = figuresOf(
      '数据: {甲: {数值: 1, 状态: 待核}, 乙: 2, 丙: {合计: [甲, 乙]}, 丁: {比: [乙, 丙]}}\n',
    )
    expect([get('丙').unconfirmed, get('丁').unconfirmed]).toEqual([true, true])
  })
})

describe('比', () => {
  test('is a share in %, a multiple, or so much for each', () => {
    const { get, told } = figuresOf(`数据:
  甲: {数值: 81, 单位: 个}
  乙: {数值: 126, 单位: 个}
  丙: {数值: 6.3, 单位: 亿元}
  一: {比: [甲, 乙]}
  二: {比: [乙, 甲], 单位: 倍}
  三: {比: [甲, 乙], 单位: ‰}
  四: {比: [丙, 乙], 单位: 万元}
`)
    expect(told).toEqual([])
    expect(get('一')).toMatchObject({ unit: '%', value: { text: '64.3', formula: '81个÷126个×100%＝64.3%' } })
    expect(get('二').value).toMatchObject({ text: '1.6', formula: '126个÷81个＝1.6倍' })
    expect(get('三').value).toMatchObject({ text: '642.9' })
    expect(get('四').value).toMatchObject({ text: '500', formula: '6.3亿元÷126个＝500万元' })
  })

  test('is exact for further use: three thirds are one whole', () => {
    const { get, told } = figuresOf(
      '数据: {甲: 1, 乙: 3, 丙: {比: [甲, 乙]}, 丁: {合计: [丙, 丙, 丙], 数值: 100}}\n',
    )
    expect(told).toEqual([])
    expect(get('丙').value!.text).toBe('33.3')
  })

  test('rounds half up, once', () => {
    const { get } = figuresOf(
      '数据: {甲: 49, 乙: 400, 丙: 12449, 丁: 100000, 一: {比: [甲, 乙]}, 二: {比: [丙, 丁]}}\n',
    )
    expect([get('一').value!.text, get('二').value!.text]).toEqual(['12.3', '12.4'])
  })

  test('has none for a base of 0', () => {
    const { get, told } = figuresOf('数据: {甲: 1, 乙: 0, 丙: {比: [甲, 乙]}}\n')
    expect([get('丙').value, told]).toEqual([undefined, []])
  })
})

describe('computed figures that cannot be', () => {
  const cases: [about: string, sheet: string, told: string[]][] = [
    [
      'a circle, with its chain',
      '数据: {甲: {合计: [乙]}, 乙: {比: [丙, 甲]}, 丙: 3}',
      ['3:6 figure/cycle “甲” 数据互相引用，无法计算：甲 → 乙 → 甲；请给其中一项直接写“数值”'],
    ],
    [
      'a circle of one',
      '数据: {甲: {合计: [甲]}}',
      ['3:6 figure/cycle “甲” 数据互相引用，无法计算：甲 → 甲；请给其中一项直接写“数值”'],
    ],
    ['no circle where a 数值 is given', '数据: {甲: {数值: 3, 合计: [乙]}, 乙: {合计: [甲]}}', []],
    [
      'unknown operands, with the nearest',
      '数据: {项目: {数值: 3, 其中: {大: 2}}, 甲: {合计: [项日, 项目.小, "项目、大"]}}',
      [
        '3:40 figure/unknown “项日” 数据里没有“项日”，是否应为“项目”？',
        '3:44 figure/unknown “项目.小” 数据里没有“项目.小”，是否应为“项目.大”？',
        '3:50 figure/unknown “"项目、大"” 数据里没有“项目、大”；几项请写成列表：[甲, 乙]',
      ],
    ],
    [
      'an approximation',
      '数据: {甲: {数值: 130, 概数: 多}, 乙: {合计: [甲]}}',
      ['3:36 figure/approximate “甲” “甲”是概数（多），不能参加计算'],
    ],
    [
      'units that do not add',
      '数据: {甲: {数值: 3, 单位: 个}, 乙: {数值: 3, 单位: 亿元}, 丙: {合计: [甲, 乙]}}',
      ['3:57 figure/unit “乙” “乙”的单位是“亿元”，不能与“个”相加'],
    ],
    [
      'units that do not divide',
      '数据: {甲: {数值: 3, 单位: 个}, 乙: {数值: 3, 单位: 亿元}, 丙: {比: [甲, 乙]}}',
      ['3:52 figure/unit “[甲, 乙]” “甲”的单位是“个”，“乙”的单位是“亿元”，相除得不出“%”'],
    ],
    [
      'a 比 of three',
      '数据: {甲: 3, 乙: {比: [甲, 甲, 甲]}}',
      ['3:19 figure/ratio “[甲, 甲, 甲]” “比”要写两项数据：[分子, 分母]'],
    ],
  ]
  test.each(cases)('%s', (_about, sheet, told) => {
    expect(readBelow(`${sheet}\n`).told).toEqual(told)
  })

  test('a long chain of sums is refused, not followed for ever', () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `  甲${i}: {合计: [甲${i + 1}]}\n`).join('')
    const { told } = readBelow(`数据:\n${rows}  甲3000: 1\n`)
    expect(told.some((one) => one.includes('层次太多'))).toBe(true)
  })
})

test('figures of 指标 and 分档: an id of 数据 is that figure', () => {
  const { facts } = readBelow(
    '数据: {甲: 3}\n目标: {指标: [甲, 5个, 待补, {名称: 签约, 数值: 2, 单位: 个}]}\n',
  )
  const loose = facts.sheet.targets!.indicators!.map((entry, i) =>
    looseFigure(entry, `targets/indicators/${i}`, facts.figures),
  )
  expect(loose[0]).toBe(facts.figures.get('甲'))
  expect(loose.slice(1).map(({ name, unit, value }) => [name, unit, value?.text])).toEqual([
    ['', '个', '5'],
    ['指标', '', undefined],
    ['签约', '个', '2'],
  ])
})

test('shares convert units and refuse what cannot be compared', () => {
  const { get } = figuresOf(`数据:
  甲: {数值: 6000, 单位: 万元}
  乙: {数值: 1.2, 单位: 亿元}
  丙: {数值: 12, 单位: 个}
  丁: {数值: 126, 单位: 个}
  戊: {数值: 17.5}
  己: {数值: 20, 单位: 亿元}
  庚: {数值: 126, 单位: 个, 概数: 余}
`)
  const share = (a: string, b: string): string | undefined => shareOf(get(a), get(b))?.text
  expect([share('甲', '乙'), share('丙', '丁'), share('戊', '己')]).toEqual(['50', '9.5', '87.5'])
  expect([share('甲', '丙'), share('丙', '庚')]).toEqual([undefined, undefined])
})
