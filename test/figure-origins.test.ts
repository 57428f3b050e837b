import { describe, expect, it } from 'vitest'
import { figureOrigin } from '../src/figure-origins.ts'
import { readFacts } from '../src/facts/index.ts'
import { Source } from '../src/text/source.ts'

const sheet = `标题: 在春耕会上的讲话
日期: 2026-06-12
默认: {来源: 区农业局快报, 截至: 2026-05-31}
数据:
  面积: {名称: 春灌面积, 数值: 18.6, 单位: 万亩, 上年同期: 15.5, 口径: 不含旱地, 时期: 累计, 可比价: 是,
         目标: [{数值: 30, 承诺: 确保, 完成时限: 2026-10-31}, {数值: 33, 承诺: 力争}], 排名: {位次: 3, 上次: 5, 范围: 全市}}
  泵站: {名称: 泵站, 数值: 118, 单位: 座, 来源: 区水利局, 截至: 2026-04-30, 其中: {新建: 9, 改建: 20}}
  渠道: {名称: 渠道, 数值: 62, 单位: 公里, 来源: 区水利局}
  水渠泵站: {名称: 水利工程, 合计: [泵站.新建, 泵站.改建], 单位: 座}
  占比: {名称: 灌溉率, 历年: {2024年: 38.6, 2025年: 41.8}, 单位: "%"}
`
const facts = readFacts(new Source('春耕.yaml', sheet)).value

const said = (id: string, word: string, text: string, formula?: string) =>
  figureOrigin(
    { kind: 'fact', id, word, place: '春耕.yaml:5:3', ...(formula ? { formula } : {}) },
    text,
    facts,
  )

const area = {
  id: '面积',
  name: '春灌面积',
  caliber: '不含旱地；累计',
  source: '区农业局快报',
  place: '春耕.yaml:5:3',
}

describe('the origin of a figure', () => {
  it('is its value with unit, 口径, source and time', () => {
    expect(said('面积', '句', '18.6万亩')).toEqual({
      ...area,
      text: '18.6万亩',
      aspect: '数值',
      value: '18.6',
      unit: '万亩',
      asOf: '2026-05-31',
    })
  })

  it.each([
    // 62% of 30 are 18.6; 18.6 and 62 are digits of other values, too
    ['62%', '18.6万亩÷30万亩×100%＝62%', '完成率', '62', '%'],
    ['20%', '（18.6－15.5）÷15.5×100%＝20%', '同比', '20', '%'],
    ['第3位', undefined, '排名', '3', '位'],
    ['2位', undefined, '升降', '2', '位'],
  ])('is told apart in a sentence of several values: %s', (text, formula, aspect, value, unit) => {
    const { caliber, ...found } = said('面积', '句', text, formula)
    expect(found).toMatchObject({ text, aspect, value, unit, asOf: '2026-05-31' })
    expect(found.formula).toBe(formula)
    expect(caliber).toBe(aspect === '同比' ? '不含旱地；累计；可比价' : '不含旱地；累计')
  })

  it('of a target has the day when it is due, and no 截至', () => {
    expect(said('面积', '值', '30万亩')).toMatchObject({ aspect: '目标', value: '30', asOf: '2026-10-31' })
    expect(said('面积', '目标', '33万亩')).not.toHaveProperty('asOf')
  })

  it('goes by the formula where two targets give the same kind of value', () => {
    // (30 - 18.6) / 7 months from May to December would be 1.6; to October there are 5: 11.4 / 5 = 2.28
    const first = said('面积', '月均', '2.3万亩', '11.4÷5个月＝2.3')
    const second = said('面积', '月均', '2.1万亩', '14.4÷7个月＝2.1')
    expect([first.aspect, first.unit, first.formula]).toEqual(['月均', '万亩', '11.4÷5个月＝2.3'])
    expect([second.aspect, second.unit, second.formula]).toEqual(['月均', '万亩', '14.4÷7个月＝2.1'])
  })

  it('of a part is named with the whole, and has its source and time', () => {
    expect(said('泵站.新建', '值', '9座')).toEqual({
      id: '泵站.新建',
      name: '泵站中的新建',
      text: '9座',
      aspect: '数值',
      value: '9',
      unit: '座',
      source: '区水利局',
      asOf: '2026-04-30',
      place: '春耕.yaml:5:3',
    })
  })

  it('of a sum has the source of what is summed', () => {
    expect(said('水渠泵站', '值', '29座', '9＋20＝29')).toMatchObject({
      source: '区水利局',
      formula: '9＋20＝29',
    })
  })

  it('of one year of several has that year', () => {
    expect(said('占比', '历年', '38.6%')).toMatchObject({
      aspect: '历年',
      value: '38.6',
      unit: '%',
      asOf: '2024年',
    })
  })

  it('of a share, and of a figure that is not in 数据, is what the text says', () => {
    expect(said('泵站.改建', '占比', '16.9%', '20座÷118座×100%＝16.9%')).toMatchObject({
      aspect: '占比',
      value: '16.9',
      unit: '%',
    })
    expect(said('签约项目', '值', '至少3个')).toEqual({
      id: '签约项目',
      name: '签约项目',
      text: '至少3个',
      aspect: '数值',
      value: '3',
      unit: '个',
      place: '春耕.yaml:5:3',
    })
  })

  it('in 汉字 has no number', () => {
    expect(said('面积', '排名', '最多')).toMatchObject({ aspect: '排名', value: '最多', unit: '' })
  })
})
