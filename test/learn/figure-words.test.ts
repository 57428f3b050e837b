import { describe, expect, it } from 'vitest'
import { reservedNames } from '../../src/facts/index.ts'
import { FigureBook } from '../../src/learn/figures.ts'

interface Entry {
  名称: string
  数值?: string
  单位?: string
  同比?: string
  完成率?: string
  时期?: string
  备注?: string
  目标?: unknown
  排名?: Record<string, string>
  其中?: Record<string, unknown>
}

function entriesOf(text: string, topic?: string): Entry[] {
  const book = new FigureBook(reservedNames, '2026')
  book.refer(text, topic)
  return Object.values(JSON.parse(JSON.stringify(book.entries())) as Record<string, Entry>)
}

function said(text: string): string[] {
  return entriesOf(text).map(({ 名称, 数值 = '', 单位 = '' }) => `${名称} ${数值}${单位}`)
}

function noticesOf(text: string): string[] {
  const book = new FigureBook(reservedNames, '2026')
  book.refer(text)
  return book.notices()
}

describe('growth is of what the sentence speaks of', () => {
  it('and not of a gap or a share', () => {
    expect(
      entriesOf('县级预算收入8.4亿元，占年初预算的42.5%，比时序进度慢3.1个百分点，同比下降2.6%。'),
    ).toEqual([
      { 名称: '县级预算收入', 数值: '8.4', 单位: '亿元', 同比: '-2.6', 完成率: '42.5' },
      { 名称: '县级预算收入与时序进度差距', 数值: '3.1', 单位: '个百分点' },
    ])
  })

  it('a share is named by what it is of', () => {
    expect(said('过夜客人占比却只有23%。')).toEqual(['过夜客人占比 23%'])
  })

  it('and of a share where it is told in points', () => {
    expect(entriesOf('民间投资占比58%，同比提高1.5个百分点。')).toEqual([
      { 名称: '民间投资占比', 数值: '58', 单位: '%', 同比: '1.5' },
    ])
  })

  it('of what fell, named in the clause before', () => {
    expect(said('车购税收入1.2亿元，契税收入大幅下滑，同比减少3200万元。')).toEqual([
      '车购税收入 1.2亿元',
      '契税收入同比减少 3200万元',
    ])
  })
})

describe('what is aimed at', () => {
  it('is not where one starts from', () => {
    expect(entriesOf('县民政局要确保低保月标准由610元提高到650元。')).toEqual([
      { 名称: '低保月标准', 数值: '610', 单位: '元', 时期: '此前' },
      { 名称: '低保月标准', 数值: '650', 单位: '元' },
    ])
  })

  it('is of this year where the figure before is of last year', () => {
    expect(entriesOf('去年全县共争取上级补助2.4亿元，今年目标是3亿元。')).toMatchObject([
      { 名称: '去年全县共争取上级补助', 数值: '2.4', 时期: '去年' },
      { 名称: '争取上级补助', 目标: { 数值: '3' } },
    ])
  })
})

describe('numbers told together', () => {
  it('one of them without a unit still takes its turn', () => {
    expect(said('新生儿死亡率、产妇死亡率分别降至1.9‰和0/10万。')).toEqual(['新生儿死亡率 1.9‰'])
  })

  it('are rates of what was told before', () => {
    expect(said('需种子900吨、地膜60吨，目前到位率分别为85%和70%。')).toEqual([
      '种子 900吨',
      '地膜 60吨',
      '种子到位率 85%',
      '地膜到位率 70%',
    ])
  })
})

describe('其中', () => {
  it('opens parts of what stands before it', () => {
    expect(entriesOf('筹资900万元，其中财政安排500万元，社会募集400万元。')).toMatchObject([
      { 数值: '900', 其中: { 财政安排: '500', 社会募集: '400' } },
    ])
  })

  it.each([
    ['今年完成税收收入6.2亿元。其中增值税2.5亿元，同比下降4.1%，非税收入1.8亿元。'],
    ['今年改造任务9万亩，其中新建5万亩、提升4万亩。'],
    ['排查隐患300条，其中重大隐患20条，到现在还有6条没有销号。'],
  ])('parts stand beside each other and not below each other: %s', (text) => {
    const parts = entriesOf(text).flatMap(({ 其中 = {} }) => Object.keys(其中))
    expect(parts.filter((name) => /非税|提升|销号/u.test(name))).toEqual([])
  })
})

describe('the noun after a number', () => {
  it.each<[string, string[]]>([
    ['县应急局对全县51座加油站、130家烟花爆竹零售点逐一体检。', ['加油站 51座', '烟花爆竹零售点 130家']],
    ['对在建的30个工地、44台塔吊逐一过筛子。', ['在建的工地 30个', '塔吊 44台']],
    ['县审计局对9个乡镇、14个部门预算执行情况开展审计。', ['乡镇 9个', '部门 14个']],
    ['向受到表彰的40名先进个人和8个先进集体表示祝贺。', ['受到表彰的先进个人 40名', '先进集体 8个']],
    ['县城22个老旧小区要改造。', ['县城老旧小区 22个']],
    ['把全县划分为900个网格。', ['网格 900个']],
    ['火灾造成3人受伤。', ['受伤人数 3人']],
    ['开展为期60天的防汛大排查。', ['防汛大排查时长 60天']],
    ['守护全县46.2万人民群众的健康。', ['人民群众 46.2万']],
    ['门诊候诊时间压缩到15分钟以内。', ['门诊候诊时间 15分钟']],
    ['8月15日前完成60处堤防险段整治。', ['堤防险段整治 处']],
  ])('%s', (text, figures) => {
    expect(said(text)).toEqual(figures)
  })

  it('is no rhythm, and no place moved', () => {
    expect(said('县安委办每10天通报一次，得分比上年上升3个位次。')).toEqual([])
  })
})

describe('an amount without a name', () => {
  it('is of the head above, or of what the sentence spoke of', () => {
    expect(entriesOf('总投资1.6亿元，8月底前竣工。', '滨河游客中心').map(({ 名称 }) => 名称)).toEqual([
      '滨河游客中心总投资',
    ])
    expect(said('青石岭隧道全长2.4公里，总投资3.1亿元。')).toEqual([
      '青石岭隧道全长 2.4公里',
      '青石岭隧道总投资 3.1亿元',
    ])
  })

  it('is told where nothing says of what it is', () => {
    const text = '总投资2.2亿元。'
    expect(entriesOf(text)).toEqual([{ 名称: '总投资', 数值: '2.2', 单位: '亿元', 备注: '名称待核' }])
    expect(noticesOf(text)).toEqual(['“总投资”（2.2亿元）的名称没有认准，备注里写着“名称待核”，请改'])
  })

  it('部门 is one where it is what was counted', () => {
    expect(entriesOf('对14个部门开展审计。')).toEqual([{ 名称: '部门', 数值: '14', 单位: '个' }])
  })

  it('去年同期 is none', () => {
    expect(said('进省走访6人次，去年同期是9人次。')).toEqual(['进省走访 6人次', '进省走访上年同期 9人次'])
  })
})

describe('ranks', () => {
  it.each<[string, (string | undefined)[]]>([
    ['乡村建设测评得分90.5分，排名第4。', ['第4']],
    ['财税总量5亿元，排全市第6位，增幅排第10位。', ['6', '10']],
    ['在全县半年考核中，我们排在第9位。', ['9']],
    ['一季度综合得分86分，在全市11个县市区中排第7位。', ['7', undefined]],
  ])('%s', (text, places) => {
    expect(entriesOf(text).map(({ 排名 }) => 排名?.['说法'] ?? 排名?.['位次'])).toEqual(places)
  })

  it('the place before is kept where it moved, and the words stay', () => {
    expect(entriesOf('夏粮单产412公斤，居全市第3位，比上年前移2位。')[0]!.排名).toEqual({
      位次: '3',
      范围: '全市',
      上次: '5',
    })
  })

  it('one that is of nothing by name is told', () => {
    expect(noticesOf('财税总量5亿元，总量和增幅分别居全市第2位、第3位。')).toEqual([
      '“第3位”是位次，没有认准是哪一项的，照原样留在文字里，没有写进数据',
    ])
  })
})
