import { describe, expect, it } from 'vitest'
import { reservedNames } from '../../src/facts/index.ts'
import { FigureBook } from '../../src/learn/figures.ts'
import { nameProblem } from '../../src/text/shape-names.ts'
import { growthOf } from '../support/growth.ts'

function learn(...texts: string[]): {
  said: string[]
  figures: Record<string, unknown>
  met: number
  referred: number
} {
  const book = new FigureBook(reservedNames)
  const said = texts.map((text) => book.refer(text))
  const figures = JSON.parse(JSON.stringify(book.entries())) as Record<string, unknown>
  return { said, figures, met: book.met, referred: book.referred }
}

describe('what is said of a figure', () => {
  it('growth, target, completion, rank and by how much it moved', () => {
    const text =
      '全区到位资金达到18.6亿元，完成全年目标44亿元的42.3%，同比增长10.1%，列全市第3位，较上次前移2位。'
    expect(learn(text)).toEqual({
      said: [
        '全区到位资金达到【到位资金】，完成全年目标【到位资金.目标】的【到位资金.完成率】，【到位资金.同比】，【到位资金.排名】，【到位资金.升降】。',
      ],
      figures: {
        到位资金: {
          名称: '到位资金',
          数值: '18.6',
          单位: '亿元',
          同比: '10.1',
          目标: { 名称: '全年目标', 数值: '44' },
          排名: { 位次: '3', 范围: '全市', 上次: '5' },
        },
      },
      met: 4,
      referred: 4,
    })
  })

  it('other words of rank stay the text’s own', () => {
    expect(learn('全程网办率76.4%，居全市第6位。').said).toEqual([
      '全程网办率【全程网办率】，居全市【全程网办率.位次】。',
    ])
    const { said, figures } = learn('到位资金5亿元，居全省第4名。')
    expect(said).toEqual(['到位资金【到位资金】，居全省【到位资金.位次】。'])
    expect(figures).toMatchObject({ 到位资金: { 排名: { 位次: '4', 范围: '全省', 说法: '第4名' } } })
  })

  it('last year’s value follows from 比去年同期多13个', () => {
    const { said, figures } = learn('引进项目118个，比去年同期多13个。')
    expect(said).toEqual(['引进项目【引进项目】，比去年同期多【引进项目.增量】。'])
    expect(figures).toMatchObject({ 引进项目: { 数值: '118', 上年同期: '105' } })
  })

  it('a base that the growth contradicts is not taken', () => {
    const { figures } = learn('引进项目118个，同比增长50%，比去年同期多13个。')
    expect(figures).toMatchObject({ 引进项目: { 数值: '118', 同比: '50' } })
    expect(figures['引进项目']).not.toHaveProperty('上年同期')
  })

  it('其中 and the shares of its parts', () => {
    const { said, figures } = learn(
      '签约项目27个，其中亿元以上4个、5000万元9个。',
      '一般公共预算收入12.3亿元，其中税收收入8.9亿元，同比增长5.2%，占比72.4%。',
    )
    expect(said).toEqual([
      '签约项目【签约项目】，其中亿元以上【签约项目.亿元以上】、5000万元【签约项目.5000万元】。',
      '一般公共预算收入【一般公共预算收入】，其中税收收入【一般公共预算收入.税收收入】，【一般公共预算收入.税收收入.同比】，占比【一般公共预算收入.税收收入/一般公共预算收入】。',
    ])
    expect(figures).toMatchObject({
      签约项目: { 其中: { 亿元以上: '4', '5000万元': '9' } },
      一般公共预算收入: { 数值: '12.3', 其中: { 税收收入: { 数值: '8.9', 同比: '5.2' } } },
    })
  })

  it('parts that are more than the whole are none', () => {
    expect(learn('签约项目27个，其中工业20个、农业9个。').figures).toMatchObject({
      签约项目: { 其中: { 工业: '20' } },
      农业: { 数值: '9' },
    })
  })

  it('a share that two figures give', () => {
    expect(learn('引进项目118个，靠老乡牵线引来的项目有31个，占26.3%。').said).toEqual([
      '引进项目【引进项目】，靠老乡牵线引来的项目有【老乡牵线引来的项目】，占【老乡牵线引来的项目/引进项目】。',
    ])
    // 31 ÷ 118 is 26.3 %, so 30 % is a number of its own.
    expect(learn('引进项目118个，靠老乡牵线引来的项目有31个，占30%。').said[0]).toContain(
      '占【老乡牵线引来项目占比】',
    )
  })

  it('numbers of several years', () => {
    const { said, figures } = learn('税收占比由2023年的41.8%，到2024年的40.3%，再到2025年的38.6%，一路走低。')
    expect(said).toEqual(['税收占比【税收占比.历年】，一路走低。'])
    expect(figures).toEqual({
      税收占比: {
        名称: '税收占比',
        单位: '%',
        历年: { '2023年': '41.8', '2024年': '40.3', '2025年': '38.6' },
      },
    })
  })

  it('aims become targets of the figure that was told, also far behind', () => {
    const { said, figures } = learn(
      '到位资金1.4亿元，只完成35%。',
      '全县到账再加力，到位资金确保4亿元、力争5亿元，到位资金还差2.6亿元。',
    )
    expect(said[1]).toBe(
      '全县到账再加力，到位资金确保【到位资金.目标】、力争【到位资金.目标.力争】，到位资金还差【到位资金.差额】。',
    )
    expect(figures).toMatchObject({
      到位资金: {
        数值: '1.4',
        目标: [
          { 数值: '4', 承诺: '确保' },
          { 数值: '5', 承诺: '力争' },
        ],
      },
    })
  })

  it('a target has no name that is a word of references', () => {
    const { said, figures } = learn('全程网办率76.4%，距目标85%还差8.6个百分点。')
    expect(said).toEqual(['全程网办率【全程网办率】，距目标【全程网办率.目标】还差【全程网办率.差额】。'])
    expect(figures).toMatchObject({ 全程网办率: { 目标: { 数值: '85' } } })
  })

  it('争取 of what was got is no aim', () => {
    expect(learn('全县共争取水利资金3.6亿元，争取到债券资金2亿元。').figures).toMatchObject({
      水利资金: { 数值: '3.6' },
      债券资金: { 数值: '2' },
    })
    expect(learn('签约项目争取达到20个。').figures).toMatchObject({
      签约项目: { 目标: { 数值: '20', 承诺: '争取' } },
    })
  })

  it('the growth alone', () => {
    const { said, figures } = learn('工业用电量同比下降3%，家居板材最吃紧，产值同比下降16.2%。')
    expect(said).toEqual(['工业用电量【工业用电量.同比】，家居板材最吃紧，产值【家居板材产值.同比】。'])
    expect(figures).toEqual({
      工业用电量: { 名称: '工业用电量', 同比: '-3' },
      家居板材产值: { 名称: '家居板材产值', 同比: '-16.2' },
    })
  })
})

describe('the same figure', () => {
  it('twice with the same value is one', () => {
    const { said, figures } = learn('签约未开工项目47个。', '签约未开工的47个，三家各领一份名单。')
    expect(said).toEqual([
      '签约未开工项目【签约未开工项目】。',
      '签约未开工的【签约未开工项目】，三家各领一份名单。',
    ])
    expect(Object.keys(figures)).toEqual(['签约未开工项目'])
  })

  it('with another value is another', () => {
    expect(Object.keys(learn('签约项目26个。', '签约项目70个。').figures)).toEqual(['签约项目', '签约项目2'])
  })
})

describe('what is no figure', () => {
  it.each([
    '引进了500万元以上的项目。',
    '会议在2026年6月12日召开，第3次会议，第二产业。',
    '还有3个月时间。',
    '【待补：数值】亿元',
  ])('%s', (text) => {
    expect(learn(text)).toMatchObject({ figures: {}, met: 0 })
  })

  it('brackets of the text are doubled, those that wait for a person stay', () => {
    expect(learn('见【附件】，【待补：单位】上报，要抓好【几】件事').said).toEqual([
      '见【【附件】】，【待补：单位】上报，要抓好【几】件事',
    ])
  })
})

it('hedges are printed where they stood, and stay in the text where no reference prints them so', () => {
  const { said, figures, met, referred } = learn('接待客商近400名，来访130多批次，用地1.2万余亩。')
  expect(said).toEqual(['接待客商【接待客商】，来访【来访】，用地1.2万余亩。'])
  expect(figures).toMatchObject({ 接待客商: { 概数: '近' }, 来访: { 数值: '130', 概数: '多', 单位: '批次' } })
  expect([met, referred]).toEqual([3, 2])
})

/** Work that is linear grows fourfold, other work sixteenfold. */
const linear = 9

it.each([
  ['one list', (n: number): string => Array.from({ length: n }, (_, i) => `引进项目${i}个、`).join('')],
  ['nothing but 其中', (n: number): string => '其中'.repeat(n) + '5个'.repeat(n)],
  ['rates without an end', (n: number): string => '由甲的1%，到'.repeat(n)],
  ['brackets without an end', (n: number): string => '（'.repeat(n * 20) + '第'.repeat(n * 20)],
  ['slots without an end', (n: number): string => `${'【'.repeat(n * 20)}5个`],
])('takes hostile texts in linear time: %s', (_, text) => {
  expect(growthOf((n) => learn(text(n)), 800)).toBeLessThan(linear)
})

describe('texts that no speech is', () => {
  it.each(['12345678901234567890元。678901234567890元00个、18.6亿元。', '①②5个。①②6个。'])(
    'a name of digits alone comes to an end: %s',
    (text) => {
      const book = new FigureBook(reservedNames)
      book.refer(text)
      expect(
        book.figures.map(({ id }) => id).filter((id) => nameProblem(id, reservedNames) !== undefined),
      ).toEqual([])
    },
  )

  it.each([
    ['of one name', (i: number): string => `招商项目${i}个。`],
    [
      'of one value',
      (i: number): string => `${String.fromCodePoint(0x4e00 + i, 0x5100 + i, 0x6000 + i)}12个。`,
    ],
  ])('many figures %s take linear time', (_, sentence) => {
    const read = (n: number): string =>
      new FigureBook(reservedNames).refer(Array.from({ length: n }, (__, i) => sentence(i)).join(''))
    expect(growthOf(read, 800)).toBeLessThan(linear)
  })

  it('what is more than last year is no figure of last year', () => {
    const book = new FigureBook(reservedNames)
    book.refer('参保人数比去年同期多近3500户。去年签约项目12个。')
    expect(book.figures.map(({ span }) => span)).toEqual([undefined, '去年'])
  })
})
