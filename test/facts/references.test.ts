import { describe, expect, test } from 'vitest'
import type { Reference } from '../../src/facts/index.ts'
import { head, read } from './told.ts'

const figures = `数据:
  到位资金: {名称: 实际利用市域外资金, 数值: 18.6, 单位: 亿元, 目标: [{数值: 44, 名称: 年度目标, 承诺: 确保}, {数值: 48, 承诺: 力争}]}
  引进项目: {数值: 118, 单位: 个, 其中: {亿元以上: {数值: 9, 其中: {外资: 2}}, 5000万元: 14}}
`

/** The references of a text that stands in 成绩.概述 and starts at 6:7, as forms, and the problems. */
function refer(text: string): { forms: string[]; plain: string; told: string[] } {
  const { facts, told } = read(`${head}${figures}成绩: {概述: "${text}"}\n`)
  const pieces = facts.texts.get('achievements/overview') ?? []
  return {
    forms: pieces.flatMap(({ reference }) => (reference ? [form(reference)] : [])),
    plain: pieces.flatMap((piece) => (piece.reference ? [] : [piece.text])).join('|'),
    told,
  }
}

function form(reference: Reference): string {
  switch (reference.kind) {
    case 'term':
      return reference.term
    case 'reserved':
      return `${reference.word}：${reference.note}`
    case 'sentence':
      return `${reference.figures.map(({ id }) => id).join('、')} 句`
    case 'share':
      return `${reference.part.id} / ${reference.whole.id}`
    case 'figure':
      return [reference.figure.id, reference.word, reference.target].filter(Boolean).join(' ')
  }
}

describe('forms', () => {
  const forms: [written: string, read: string][] = [
    ['【到位资金】', '到位资金'],
    ['【引进项目.亿元以上】', '引进项目.亿元以上'],
    ['【引进项目.亿元以上.外资】', '引进项目.亿元以上.外资'],
    ['【到位资金.同比】', '到位资金 同比'],
    ['【引进项目.亿元以上.句】', '引进项目.亿元以上 句'],
    ['【到位资金.目标】', '到位资金 目标'],
    ['【到位资金.目标.力争】', '到位资金 目标 力争'],
    ['【到位资金.完成率.年度目标】', '到位资金 完成率 年度目标'],
    ['【到位资金.月均.确保】', '到位资金 月均 确保'],
    ['【到位资金、引进项目、引进项目.5000万元.句】', '到位资金、引进项目、引进项目.5000万元 句'],
    ['【引进项目.5000万元/引进项目】', '引进项目.5000万元 / 引进项目'],
    ['【几】', '几'],
    ['【截至】', '截至'],
    ['【时段】', '时段'],
    ['【地区】', '地区'],
    ['【待补】', '待补：'],
    ['【待补：实际利用市域外资金】', '待补：实际利用市域外资金'],
    ['【待核: 18.6亿元】', '待核：18.6亿元'],
    ['【建议：每周调度一次，每月通报】', '建议：每周调度一次，每月通报'],
    ['【到位资金。同比】', '到位资金 同比'],
    ['【到位资金．同比】', '到位资金 同比'],
    ['【引进项目.5000万元／引进项目】', '引进项目.5000万元 / 引进项目'],
    ['【 到位资金 . 同比 】', '到位资金 同比'],
    ['【　到位资金、 引进项目 。句】', '到位资金、引进项目 句'],
  ]
  test.each(forms)('%s', (written, expected) => {
    expect(refer(`甲${written}乙`)).toEqual({ forms: [expected], plain: '甲|乙', told: [] })
  })

  test.each([
    '句',
    '数值',
    '名称',
    '目标',
    '同比',
    '增量',
    '完成率',
    '差额',
    '月均',
    '进度差',
    '平均',
    '排名',
    '升降',
    '历年',
    '其中',
  ])('the word %s', (word) =>
    expect(refer(`【到位资金.${word}】`)).toMatchObject({ forms: [`到位资金 ${word}`], told: [] }),
  )

  test('literal brackets', () => {
    expect(refer('【【注】】【到位资金】】】【【')).toEqual({
      forms: ['到位资金'],
      plain: '【注】|】【',
      told: [],
    })
  })
})

describe('what is wrong, at its place', () => {
  const wrong: [written: string, told: string][] = [
    ['甲【到位资今】', '6:13 reference/unknown “到位资今” 数据里没有“到位资今”，是否应为“到位资金”？'],
    ['甲【截止】', '6:13 reference/unknown “截止” 数据里没有“截止”，是否应为“截至”？'],
    [
      '甲【注：见附件】',
      '6:13 reference/unknown “注：见附件” 数据里没有“注：见附件”；“数据”里有：到位资金、引进项目、引进项目.亿元以上、引进项目.亿元以上.外资、引进项目.5000万元',
    ],
    [
      '甲【到位资金.同此】',
      '6:18 reference/word “同此” “到位资金”后面没有“.同此”这个用法，是否应为“.同比”？',
    ],
    [
      '甲【到位资金.目标.保底】',
      '6:21 reference/target “保底” “到位资金”没有叫“保底”的目标，有：年度目标、力争',
    ],
    [
      '甲【提法.三条链】',
      '6:12 reference/agreed “【提法.三条链】” 【提法.…】只用在用语库（content/phrases）里，事实表里不用；这里请直接写文字：三条链',
    ],
    ['甲【到位资金.同比.年度目标】', '6:21 reference/form “年度目标” “.同比”后面不能再写“.年度目标”'],
    [
      '甲【到位资金,引进项目.句】',
      '6:12 reference/comma “【到位资金,引进项目.句】” 【】里并列几项用顿号“、”：请改为【到位资金、引进项目.句】',
    ],
    [
      '甲【到位资金、引进项目】',
      '6:12 reference/list “【到位资金、引进项目】” 并列几项数据只能在最后写一次“.句”：请改为【到位资金、引进项目.句】，或者分开写',
    ],
    [
      '甲【到位资金.句、引进项目.句】',
      '6:12 reference/list “【到位资金.句、引进项目.句】” 并列几项数据只能在最后写一次“.句”：请改为【到位资金、引进项目.句】，或者分开写',
    ],
    [
      '甲【到位资金、引进项目.同比】',
      '6:12 reference/list “【到位资金、引进项目.同比】” 并列几项数据只能在最后写一次“.句”：请改为【到位资金、引进项目.句】，或者分开写',
    ],
    [
      '甲【到位资金、引进项木.句】',
      '6:18 reference/unknown “引进项木” 数据里没有“引进项木”，是否应为“引进项目”？',
    ],
    [
      '甲【到位资金/引进项目/引进项目】',
      '6:12 reference/share “【到位资金/引进项目/引进项目】” 占比只写两项：【部分/总数】',
    ],
    ['甲【引进项目/】', '6:12 reference/share “【引进项目/】” 占比只写两项：【部分/总数】'],
    [
      '甲【引进项木/引进项目】',
      '6:13 reference/unknown “引进项木” 数据里没有“引进项木”，是否应为“引进项目”？',
    ],
    ['甲【】', '6:12 reference/empty “【】” 【】里是空的，请写数据的编号，如【到位资金】'],
    ['甲】乙', '6:12 reference/unopened “】” “】”前面没有“【”；若要照印方括号，请写成“】】”'],
    ['甲[到位资金]乙', '6:12 reference/bracket “[到位资金]” 引用数据请写【到位资金】'],
  ]
  test.each(wrong)('%s', (written, expected) => {
    expect(refer(written).told).toEqual([expected])
  })

  test('a word that is like none: all are listed, with the parts', () => {
    const { told } = refer('甲【引进项目.千万】')
    expect(told).toEqual([
      expect.stringMatching(
        /^6:18 reference\/word “千万” “引进项目”后面没有“\.千万”这个用法，可用：句、数值、/,
      ),
    ])
    expect(told[0]).toMatch(/历年、其中；其中有：亿元以上、5000万元$/)
  })

  test('an unclosed bracket is one problem, and the rest of its line is text', () => {
    expect(refer('甲【到位资金，乙').told).toEqual([
      '6:12 reference/unclosed “【” “【”没有对应的“】”；若要照印方括号，请写成“【【”',
    ])
    expect(refer('甲【到位【引进项目】乙')).toEqual({
      forms: ['引进项目'],
      plain: '甲【到位|乙',
      told: [
        '6:12 reference/nested “【” 【】里面不能再套【】，或者前一个“【”没有写“】”；若要照印方括号，请写成“【【”',
      ],
    })
    // A reference does not reach into the next paragraph.
    const { told } = read(`${head}${figures}结尾:\n  内容: |\n    甲【到位\n    资金】乙\n`)
    expect(told).toEqual([
      '8:6 reference/unclosed “【” “【”没有对应的“】”；若要照印方括号，请写成“【【”',
      '9:7 reference/unopened “】” “】”前面没有“【”；若要照印方括号，请写成“】】”',
    ])
  })

  test('no .句 in heads', () => {
    const { told } = read(
      `标题: 甲【到位资金.句】\n日期: 2026-06-12\n${figures}提纲: [{标题: 乙【引进项目】}]\n成绩: [{小标题: 丙【到位资金、引进项目.句】}]\n`,
    )
    expect(told).toEqual([
      '1:12 reference/heading “句” 标题里不用“.句”，请直接引用数据，如【到位资金】',
      '7:13 reference/heading “【到位资金、引进项目.句】” 标题里不用“.句”，请直接引用数据，如【到位资金】',
    ])
  })
})

test('places inside plain, quoted, folded, block and list texts', () => {
  const { told } = read(`${head}成绩: {概述: 一【甲】二}
问题: {概述: '一''【乙】'}
认识: {概述: "一\\u4e8c\\"【丙】"}
措施:
  结语: |
    一
      二【丁】
    三【戊】
  要点:
    - 一
    - [二, 三【己】]
    - 内容: 一
        二【庚】
      例: [辛, "【壬】"]
保障:
  概述: >-
    一，

    二【癸】
`)
  expect(told.map((one) => one.replace(/(?<=”) .*/, ''))).toEqual([
    '3:12 reference/unknown “甲”',
    '4:15 reference/unknown “乙”',
    '5:21 reference/unknown “丙”',
    '9:9 reference/unknown “丁”',
    '10:7 reference/unknown “戊”',
    '13:13 reference/unknown “己”',
    '15:11 reference/unknown “庚”',
    '16:16 reference/unknown “壬”',
    '21:7 reference/unknown “癸”',
  ])
})

test('an id in [ ] where a text is meant', () => {
  const { told } = read(`${head}${figures}成绩: {概述: [到位资金], 结语: [引进项目.同比]}
问题: {概述: [到位资, 金], 要点: [到位资金]}
结尾: {内容: "见[到位资金](一)、[附件]和[引进项目.亿元以上]"}
`)
  expect(told).toEqual([
    '6:10 reference/bracket “[到位资金]” 引用数据请写【到位资金】',
    '6:22 reference/bracket “[引进项目.同比]” 引用数据请写【引进项目.同比】',
    '8:27 reference/bracket “[引进项目.亿元以上]” 引用数据请写【引进项目.亿元以上】',
  ])
})

test('what is named in 数据 is known even where its value could not be read', () => {
  const { told } = read(`${head}数据: {甲: {数值: 许多}, 乙: }\n成绩: {概述: 【甲】【乙】【丙】}\n`)
  expect(told.map((one) => one.slice(0, one.indexOf('”') + 1))).toEqual([
    '3:14 sheet/number “许多”',
    '4:17 reference/unknown “丙”',
  ])
})
