import { describe, expect, test } from 'vitest'
import { weakest, type Ranking } from '../../src/meeting/ranking.ts'
import { rank } from './ranked.ts'

/** Rows as a table: 位次 单位 总分 | 完成 目标 完成率 得分 | …; = marks a tie, – what is not there. */
function table(ranking: Ranking | undefined): string[] {
  return (ranking?.groups ?? []).flatMap(({ name, rows }) => [
    ...(name ? [`[${name}]`] : []),
    ...rows.map(({ place, tied, short, total, values }) => {
      const cells = values.map(({ done, goal, completion, score }) =>
        [done, goal, completion, score].map((cell) => cell?.text ?? '–').join(' '),
      )
      return [`${place}${tied ? '=' : ''} ${short} ${total?.text ?? '–'}`, ...cells].join(' | ')
    }),
  ])
}

/** Units 甲, 乙, 丙 … each with the numbers of one column or several. */
const units = (columns: string[], ...rows: (string | number)[][]): string =>
  `单位:\n${rows
    .map((row, i) => {
      const data = columns.flatMap((column, j) => (row[j] === '' ? [] : [`${column}: ${row[j]}`]))
      return `  - {名称: ${'甲乙丙丁戊己庚辛'[i]!}镇, 简称: ${'甲乙丙丁戊己庚辛'[i]!}, 数据: {${data.join(', ')}}}\n`
    })
    .join('')}`

const funds = ['到位资金完成', '到位资金目标']

const two =
  '排名:\n  指标:\n    - {名称: 到位资金, 单位: 亿元, 权重: 60, 封顶: 120}\n    - {名称: 签约项目, 单位: 个, 权重: 40}\n'
const columns = [...funds, '签约项目完成', '签约项目目标']

const weights = (a: string, b: string): string[] =>
  rank(`排名: {指标: [{名称: 到位资金${a}}, {名称: 签约项目${b}}]}\n${units(columns, [1, 2, 3, 4])}`).told

const tied = (rule: string): Ranking =>
  rank(`排名: {指标: [{名称: 到位资金}]${rule}}\n${units(funds, [3, 9], [9, 10], [1, 3], [2, 10])}`).ranking!

const sheet = (rule: string): string =>
  `排名: {指标: [{名称: 税收}]${rule}}\n单位:\n  - {名称: 城关镇, 组: 镇, 数据: {税收完成: 5}}\n  - {名称: 区住建局, 组: 部门, 数据: {税收完成: 9}}\n  - {名称: 新河镇, 组: 镇, 数据: {税收完成: 7}}\n`

const wrong = (indicator: string): string[] =>
  rank(`排名: {指标: [{${indicator}}]}\n${units(['到位资金', '到位资金任务'], [4, 8])}`).told

const weak = (values: (number | string)[]): string[] =>
  weakest(
    rank(`排名: {指标: [{名称: 税收}]}\n${units(['税收完成'], ...values.map((value) => [value]))}`).ranking!,
  ).map(({ short }) => short)

describe('得分', () => {
  test('完成率×权重，封顶，合计，按得分排', () => {
    const { ranking, told } = rank(two + units(columns, [3.2, 8, 5, 10], [10, 8, 9, 10], [6.4, 8, 7, 9]))
    // 甲 40 % × 60 = 24, 50 % × 40 = 20; 乙 125 % capped at 120 × 60 = 72, 90 % × 40 = 36;
    // 丙 80 % × 60 = 48, 77.7… % × 40 = 31.111…
    expect(table(ranking)).toEqual([
      '1 乙 108 | 10 8 125 72 | 9 10 90 36',
      '2 丙 79.11 | 6.4 8 80 48 | 7 9 77.8 31.11',
      '3 甲 44 | 3.2 8 40 24 | 5 10 50 20',
    ])
    expect(told).toEqual([])
    expect(ranking!.scored).toBe(true)
    expect(ranking!.notes).toEqual(['“到位资金”完成率超过120%的，按120%计分。'])
    expect(ranking!.indicators).toEqual([
      { name: '到位资金', unit: '亿元', weight: '60', cap: '120', path: 'ranking/indicators/0' },
      { name: '签约项目', unit: '个', weight: '40', path: 'ranking/indicators/1' },
    ])
  })

  test('每个数都说得出从哪里来、怎么算', () => {
    const { ranking } = rank(two + units(columns, [10, 8, 7, 9]))
    expect(ranking!.groups[0]!.rows[0]).toEqual({
      unit: '甲镇',
      short: '甲',
      group: '',
      path: 'units/0',
      place: 1,
      tied: false,
      total: { text: '103.11', formula: '72 + 31.11' },
      values: [
        {
          done: { text: '10', path: 'units/0/data/到位资金完成' },
          goal: { text: '8', path: 'units/0/data/到位资金目标' },
          completion: { text: '125', formula: '10 ÷ 8 × 100' },
          score: { text: '72', formula: '120 × 60 ÷ 100' },
        },
        {
          done: { text: '7', path: 'units/0/data/签约项目完成' },
          goal: { text: '9', path: 'units/0/data/签约项目目标' },
          completion: { text: '77.8', formula: '7 ÷ 9 × 100' },
          score: { text: '31.11', formula: '7 ÷ 9 × 40' },
        },
      ],
    })
  })

  test('印出来同分而实数不同的，按实数排并说明', () => {
    // 40 × 1.00005 = 40.002 and 40 × 1.0001 = 40.004: both print 40.
    const { ranking } = rank(
      `排名: {指标: [{名称: 到位资金, 权重: 40}]}\n${units(funds, [100.005, 100], [100.01, 100])}`,
    )
    expect(table(ranking)).toEqual(['1 乙 40 | 100.01 100 100 40', '2 甲 40 | 100.005 100 100 40'])
    expect(ranking!.notes).toEqual(['乙、甲的得分四舍五入后同为40，名次按四舍五入前的数排定。'])
  })

  test('各项得分相加与总分不符时说明', () => {
    // 1 ÷ 6 × 50 = 8.333… twice: 8.33 + 8.33 = 16.66, the total 16.67.
    const { ranking } = rank(two.replace('60', '50').replace('40', '50') + units(columns, [1, 6, 1, 6]))
    expect(table(ranking)).toEqual(['1 甲 16.67 | 1 6 16.7 8.33 | 1 6 16.7 8.33'])
    expect(ranking!.notes).toContain('总分由四舍五入前的各项得分相加。')
  })

  test('权重：合计不是100、漏写、不大于0、待补', () => {
    expect(weights(', 权重: 60', ', 权重: 30')).toEqual([
      '1 “[{名称: ” info meeting/weights 权重合计60＋30＝90，不是100；总分就按90分算，请核对',
    ])
    expect(weights(', 权重: 100', '')).toEqual([
      '1 “{名称: 签” warn meeting/weight “签约项目”没有写“权重”，不计入总分；要计入的请补上',
    ])
    expect(weights(', 权重: 100', ', 权重: 0')[0]).toBe(
      '1 “0” error meeting/weight “权重”应大于0，此处为0，没有算进去',
    )
    expect(weights(', 权重: 待补', '')).toEqual([
      '1 “待补” warn meeting/weight “权重”还没有写数，得分里没有算进去；定下来后请补上',
    ])
  })
})

describe('没有权重', () => {
  test('按第一个指标的完成率', () => {
    const { ranking, told } = rank(
      `排名: {指标: [{名称: 到位资金}, {名称: 签约项目}]}\n${units([...funds, '签约项目完成'], [4, 10, 9], [5, 10, 1])}`,
    )
    expect(table(ranking)).toEqual(['1 乙 – | 5 10 50 – | 1 – – –', '2 甲 – | 4 10 40 – | 9 – – –'])
    expect([told, ranking!.scored]).toEqual([[], false])
    expect(ranking!.notes).toEqual(['名次按“到位资金”的完成率排定。'])
  })

  test('没有目标则按完成数', () => {
    const { ranking, told } = rank(`排名: {指标: [{名称: 到位资金}]}\n${units(['到位资金完成'], [4], [5.5])}`)
    expect(table(ranking)).toEqual(['1 乙 – | 5.5 – – –', '2 甲 – | 4 – – –'])
    expect([told, ranking!.notes]).toEqual([[], []])
  })

  test('只有完成率', () => {
    const { ranking, told } = rank(
      `排名: {指标: [{名称: 到位资金, 完成率: 进度}]}\n${units(['进度'], [40.5], [71])}`,
    )
    expect(table(ranking)).toEqual(['1 乙 – | – – 71 –', '2 甲 – | – – 40.5 –'])
    expect(told).toEqual([])
  })

  test('完成率一位小数，四舍五入，末位0不印', () => {
    const { ranking } = rank(
      `排名: {指标: [{名称: 到位资金}]}\n${units(funds, [40, 45], [99.68, 145], [1, 2000], [8, 8])}`,
    )
    // 88.88…, 68.744…, 0.05 rounds up to 0.1, 100
    expect(
      table(ranking).map((row) => row.split(' ').slice(0, 2).concat(row.split(' ')[6]!).join(' ')),
    ).toEqual(['1 丁 100', '2 甲 88.9', '3 乙 68.7', '4 丙 0.1'])
  })
})

describe('并列', () => {
  test('后面空位（默认）', () => {
    // 3 ÷ 9 and 1 ÷ 3 are one number.
    expect(table(tied('')).map((row) => row.split(' ').slice(0, 2).join(' '))).toEqual([
      '1 乙',
      '2= 甲',
      '2= 丙',
      '4 丁',
    ])
    expect(tied('').notes).toEqual(['完成率相同的名次并列，其后名次空出。'])
  })

  test('后面不空位', () => {
    const ranking = tied(', 并列: 并列不空位')
    expect(table(ranking).map((row) => row.split(' ').slice(0, 2).join(' '))).toEqual([
      '1 乙',
      '2= 甲',
      '2= 丙',
      '3 丁',
    ])
    expect(ranking.notes).toEqual(['完成率相同的名次并列，其后名次不空。'])
  })

  test('并列的按“排序”，没写的在后', () => {
    const { ranking } = rank(
      '排名: {指标: [{名称: 税收}]}\n单位:\n  - {名称: 甲镇, 数据: {税收完成: 1}}\n  - {名称: 乙镇, 排序: 2, 数据: {税收完成: 1}}\n  - {名称: 丙镇, 排序: 1, 数据: {税收完成: 1}}\n',
    )
    expect(table(ranking).map((row) => row.split(' ')[1])).toEqual(['丙镇', '乙镇', '甲镇'])
  })
})

describe('分组', () => {
  test('按首次出现的先后，各组各排', () => {
    expect(table(rank(sheet('')).ranking)).toEqual([
      '[镇]',
      '1 新河镇 – | 7 – – –',
      '2 城关镇 – | 5 – – –',
      '[部门]',
      '1 区住建局 – | 9 – – –',
    ])
  })

  test('分组: 否', () => {
    const { ranking } = rank(sheet(', 分组: 否'))
    expect(ranking!.groups.map(({ name, rows }) => [name, rows.length])).toEqual([['', 3]])
    expect(ranking!.groups[0]!.rows[0]).toMatchObject({ unit: '区住建局', group: '部门', place: 1 })
  })

  test('有的没有写组', () => {
    const { told } = rank(sheet('').replace('组: 部门, ', ''))
    expect(told).toEqual([
      '4 “{名称: 区” warn meeting/group 区住建局没有写“组”，另成一组；请补上，不分组的写“分组: 否”',
    ])
  })
})

describe('与写明的数核对', () => {
  test('完成率不符：印写明的，报差错', () => {
    const { ranking, told } = rank(
      `排名: {指标: [{名称: 到位资金, 完成率: 进度}]}\n${units([...funds, '进度'], [3.2, 8, 40.5], [40, 45, 88.9], [40, 45, 89])}`,
    )
    expect(table(ranking)).toEqual([
      '1= 乙 – | 40 45 88.9 –',
      '1= 丙 – | 40 45 89 –',
      '3 甲 – | 3.2 8 40.5 –',
    ])
    expect(told).toEqual([
      '3 “40.5” error meeting/completion “甲镇”的“进度”此处写的是40.5%，按3.2 ÷ 8 × 100，应为40%，请核对',
    ])
    expect(ranking!.groups[0]!.rows[0]!.values[0]!.completion).toEqual({
      text: '88.9',
      path: 'units/1/data/进度',
      formula: '40 ÷ 45 × 100',
    })
  })

  test('得分不符', () => {
    const { ranking, told } = rank(
      `排名: {指标: [{名称: 到位资金, 权重: 100, 得分: 考核得分}]}\n${units([...funds, '考核得分'], [40, 45, 88.9], [4, 8, 52])}`,
    )
    expect(table(ranking)).toEqual(['1 甲 88.89 | 40 45 88.9 88.9', '2 乙 52 | 4 8 50 52'])
    expect(told).toEqual([
      '4 “52” error meeting/score “乙镇”的“考核得分”此处写的是52，按4 ÷ 8 × 100，应为50，请核对',
    ])
  })
})

describe('缺数和写错的列', () => {
  const one = '排名: {指标: [{名称: 到位资金}]}\n'

  test('缺的数空着，不排名次，列在最后', () => {
    const { ranking, told } = rank(one + units(funds, ['', 8], [4, 8], ['待补', 8], [1, '']))
    expect(table(ranking)).toEqual([
      '1 乙 – | 4 8 50 –',
      '0 甲 – | – 8 – –',
      '0 丙 – | – 8 – –',
      '0 丁 – | 1 – – –',
    ])
    expect(told).toEqual([
      '3 “{到位资金目” warn meeting/no-data “甲镇”没有“到位资金完成”的数，没有排名次，列在最后，请在“单位”的“数据”里补上',
      '5 “待补” warn meeting/no-data “丙镇”没有“到位资金完成”的数，没有排名次，列在最后，请在“单位”的“数据”里补上',
      '6 “{到位资金完” warn meeting/no-data “丁镇”没有“到位资金目标”的数，没有排名次，列在最后，请在“单位”的“数据”里补上',
    ])
    expect(ranking!.notes).toEqual(['甲、丙、丁数据不全，未排名次。'])
  })

  test('一家的列名写错', () => {
    const { told } = rank(
      `${one}单位:\n  - {名称: 甲镇, 数据: {到位资金完成: 1, 到位资金目标: 2}}\n  - {名称: 乙镇, 数据: {到位资金完戌: 1, 到位资金目标: 2}}\n`,
    )
    expect(told).toEqual([
      '4 “{到位资金完” warn meeting/no-data “乙镇”没有“到位资金完成”的数，没有排名次，列在最后，是否写成了“到位资金完戌”？',
    ])
  })

  test('没有这一列', () => {
    expect(wrong('名称: 到位资金')).toEqual([
      '1 “{名称: 到” error meeting/unknown-column “单位”的“数据”里没有“到位资金完成”这一列，是否应为“到位资金”？列名不同的，请在“完成”里写明',
    ])
    expect(wrong('名称: 到位资金, 完成: 到位资今, 目标: 到位资金任务')).toEqual([
      '1 “到位资今” error meeting/unknown-column “单位”的“数据”里没有“到位资今”这一列，是否应为“到位资金”？',
    ])
    expect(wrong('名称: 到位资金, 完成: 到位资金')).toEqual([
      '1 “{名称: 到” warn meeting/unknown-column 没有“到位资金目标”这一列，“到位资金”只按完成数排名；目标若在“到位资金任务”这一列，请在“目标”里写明',
    ])
    expect(wrong('名称: 到位资金, 完成: 到位资金, 权重: 100')).toEqual([
      '1 “{名称: 到” error meeting/unknown-column “单位”的“数据”里没有“到位资金目标”这一列，是否应为“到位资金任务”？没有目标，算不出完成率和得分',
    ])
  })

  test('目标为0', () => {
    const { ranking, told } = rank(one + units(funds, [4, 0]))
    expect(table(ranking)).toEqual(['0 甲 – | 4 0 – –'])
    expect(told).toEqual([
      '3 “0” error meeting/goal “甲镇”的“到位资金目标”是0，算不出完成率；目标应大于0，请核对',
    ])
  })

  test('什么都没有', () => {
    expect(rank('名称: 会\n')).toEqual({ ranking: undefined, told: [] })
    expect(rank('排名: {来源: 甲局}\n单位: [甲镇]\n').told).toEqual([
      '1 “{来源: 甲” error meeting/no-indicator “排名”没有写“指标”，排不出名次；请至少写一个',
    ])
    expect(rank(one).told).toEqual([
      '1 “{指标: [” error meeting/no-unit 要排名，而“单位”是空的；请写上各单位和数据，或引用一张表',
    ])
    const bare = rank(`${one}单位: [甲镇, 乙镇]\n`)
    expect(bare.told).toEqual([
      '2 “[甲镇, 乙” warn meeting/no-data “单位”都没有“数据”，排不出名次；请补上各项的完成数和目标数',
    ])
    expect(table(bare.ranking)).toEqual(['0 甲镇 – | – – – –', '0 乙镇 – | – – – –'])
  })

  test('列名是对象自带的属性名', () => {
    const { ranking } = rank(
      '排名: {指标: [{名称: 税收, 完成: constructor}]}\n单位:\n  - {名称: 甲镇, 数据: {constructor: 1}}\n  - {名称: 乙镇, 数据: {税收: 2}}\n',
    )
    expect(table(ranking)).toEqual(['1 甲镇 – | 1 – – –', '0 乙镇 – | – – – –'])
  })
})

test('上次名次和升降', () => {
  const { ranking, told } = rank(
    `排名: {指标: [{名称: 税收, 上次: 上月名次}]}\n${units(['税收完成', '上月名次'], [5, 1], [9, 3], [7, ''], [6, 0])}`,
  )
  expect(ranking!.groups[0]!.rows.map(({ short, previous, moved }) => [short, previous, moved])).toEqual([
    ['乙', 3, 2],
    ['丙', undefined, undefined],
    ['丁', undefined, undefined],
    ['甲', 1, -3],
  ])
  expect(told).toEqual(['6 “0” error meeting/previous “丁镇”的“上月名次”应为1、2、3……，此处为0'])
})

test('表下的注：只说表里写的和算的时候做的', () => {
  const { ranking } = rank(
    `排名:\n  指标: [{名称: 税收}]\n  截至: 2026-05\n  来源: 区招商局\n  口径: [不含省直属企业。]\n  备注: [排名不含园区, 待补]\n  并列: 并列后空位\n${units(['税收完成'], [5])}`,
  )
  expect(ranking!.asOf).toBe('2026-05')
  expect(ranking!.notes).toEqual([
    '数据截至2026年5月底。',
    '数据来源：区招商局。',
    '口径：不含省直属企业。',
    '完成数相同的名次并列，其后名次空出。',
    '排名不含园区。',
    '【待补：备注】。',
  ])
})

describe('后几名', () => {
  test.each<[values: (number | string)[], names: string]>([
    [[8, 7, 6, 5, 4, 3, 2, 1], '己庚辛'],
    // One without a number is not weak, it is unknown.
    [[8, 7, 6, 5, 4, 3, 2, ''], '戊己庚'],
    // 戊、己、庚 share a place: taken together.
    [[8, 7, 6, 5, 3, 3, 3, 1], '戊己庚辛'],
    // Six of one place beside the last would be more than twice three.
    [[8, 3, 3, 3, 3, 3, 3, 1], '辛'],
    [[8, 3, 3, 3, 3, 3, 3, 3], ''],
    [[5, 5, 5], ''],
    [[3, 2], '乙'],
    // Of three the second is not among the last.
    [[3, 2, 1], '丙'],
    [[4, 3, 2, 1], '丙丁'],
    [[6, 5, 4, 3, 2, 1], '戊己'],
  ])('%j', (values, names) => {
    expect(weak(values).join('')).toBe(names)
  })

  test('几组一起看时按数值', () => {
    const { ranking } = rank(
      '排名: {指标: [{名称: 税收}]}\n单位:\n  - {名称: 甲镇, 组: 镇, 数据: {税收完成: 5}}\n  - {名称: 乙镇, 组: 镇, 数据: {税收完成: 2}}\n  - {名称: 丙局, 组: 部门, 数据: {税收完成: 9}}\n  - {名称: 丁局, 组: 部门, 数据: {税收完成: 3}}\n  - {名称: 戊局, 组: 部门, 数据: {税收完成: 1}}\n',
    )
    expect(weakest(ranking!).map(({ unit }) => unit)).toEqual(['乙镇', '戊局'])
  })
})

const ranked = (heads: string[], indicator: string): { told: string[]; rows: string[] } => {
  const { ranking, told } = rank(
    `排名: {指标: [{${indicator}}, {名称: 开工}]}\n${units(heads, [3, 9, 1, 2])}`,
  )
  return { told, rows: table(ranking) }
}

describe('列名', () => {
  test('后面括号里的单位不算', () => {
    const heads = ['投资完成（亿元）', '投资目标(亿元)', '开工完成', '开工目标']
    // 3 ÷ 9 × 100, 1 ÷ 2 × 100
    expect(ranked(heads, '名称: 投资, 单位: 亿元')).toEqual({
      told: [],
      rows: ['1 甲 – | 3 9 33.3 – | 1 2 50 –'],
    })
    expect(ranked(heads, '名称: 投资, 完成: 投资完成, 目标: 投资目标').told).toEqual([])
  })

  test('单位不同的，说出来', () => {
    const heads = ['投资完成（万元）', '投资目标（亿元）', '开工完成', '开工目标']
    expect(ranked(heads, '名称: 投资, 单位: 亿元').told.join()).toContain(
      '“投资完成（万元）”这一列的单位是“万元”，指标“投资”写的是“亿元”，请核对后改为一致',
    )
  })

  test('从不猜成别的指标的列', () => {
    const heads = ['资金完成', '资金目标', '开工完成', '开工目标']
    const [told] = ranked(heads, '名称: 投资').told
    expect(told).toContain('没有“投资完成”这一列，只有')
    expect(told).not.toContain('是否应为')
    // A slip in what is counted is still seen.
    expect(ranked(['投次完成', '投次目标', '开工完成', '开工目标'], '名称: 投资').told[0]).toContain(
      '是否应为“投次完成”？',
    )
  })
})
