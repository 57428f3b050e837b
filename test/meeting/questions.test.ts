import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/facts/index.ts'
import {
  keyFigures,
  likelyQuestions,
  type Question,
  type QuestionInput,
} from '../../src/meeting/questions.ts'
import type { Assignment } from '../../src/meeting/tasks.ts'
import { readBelow } from '../facts/told.ts'
import { rank } from './ranked.ts'

/** 5月底: five of twelve months, 41.7 %. */
const dated = '默认: {来源: 区统计局, 截至: 2026-05-31}\n'

const factsOf = (figures: string, head = dated): Facts => readBelow(`${head}数据: {${figures}}\n`).facts

const task = (matter: string, rest: Partial<Assignment> = {}): Assignment => ({
  path: '@/tasks/0',
  matterPath: '@/tasks/0/matter',
  matter,
  owner: ['区经贸局'],
  support: [],
  ...rest,
})

const asked = (facts: Facts, rest: Omit<Partial<QuestionInput>, 'facts'> = {}): Question[] =>
  likelyQuestions({ facts, tasks: [], ...rest }).questions

const texts = (questions: readonly Question[]): string[] =>
  questions.map(({ kind, text }) => `${kind} ${text}`)

const ids = (figures: string): string[] => keyFigures(factsOf(figures)).map(({ id }) => id)

const ranked = (goals: [number, number, number]): Question[] =>
  asked(factsOf('到位资金: {数值: 18.6, 单位: 亿元, 上年同期: 16.9, 目标: 44}'), {
    ranking: rank(
      `排名: {指标: [{名称: 到位资金, 单位: 亿元, 上次: 上次}]}\n单位:\n  - {名称: 城关镇, 简称: 城关, 数据: {到位资金完成: 10, 到位资金目标: ${goals[0]}, 上次: 2}}\n  - {名称: 新河镇, 数据: {到位资金完成: 5.6, 到位资金目标: ${goals[1]}, 上次: 1}}\n  - {名称: 东岗镇, 数据: {到位资金完成: 3, 到位资金目标: ${goals[2]}, 上次: 3}}\n`,
    ).ranking,
  })

describe('数据', () => {
  test('落后时序，差得多的在前', () => {
    // 17.4 ÷ 44 = 39.5 %, less 41.7 % = -2.1 (39.5454… - 41.6666… = -2.1212…); 3 ÷ 10 = 30 %, -11.7.
    const facts = factsOf(
      '到位资金: {名称: 实际利用市域外资金, 数值: 17.4, 单位: 亿元, 上年同期: 16, 目标: 44}, 签约项目: {数值: 3, 单位: 个, 同比: 5, 目标: 10}, 税收: {数值: 9, 单位: 亿元, 上年同期: 8, 目标: 20}',
    )
    expect(asked(facts)).toEqual([
      {
        kind: '落后时序',
        text: '签约项目比时序进度慢11.7个百分点，原因是什么？',
        basis: '数据“签约项目”：30%－时序进度41.7%＝-11.7个百分点',
        path: 'figures/签约项目',
      },
      {
        kind: '落后时序',
        text: '实际利用市域外资金比时序进度慢2.1个百分点，原因是什么？',
        basis: '数据“到位资金”：39.5%－时序进度41.7%＝-2.1个百分点',
        path: 'figures/到位资金',
      },
    ])
  })

  test('目标是上限的，慢不是落后', () => {
    expect(
      asked(factsOf('能耗: {数值: 3, 单位: 万吨, 上年同期: 4, 目标: {数值: 10, 界限: 不超过}}')),
    ).toEqual([])
  })

  test('时段不从1月算起的，不比时序', () => {
    const one = '签约项目: {数值: 3, 单位: 个, 同比: 5, 目标: 10}'
    expect(asked(factsOf(one, `时段: {起: 2026-03-01, 止: 2026-05-31}\n${dated}`))).toEqual([])
    expect(asked(factsOf(one, `时段: {起: 2026-01, 止: 2026-05}\n${dated}`))).toHaveLength(1)
  })

  test('名次后退', () => {
    const facts = factsOf(
      '税收: {数值: 9, 单位: 亿元, 上年同期: 8, 排名: {位次: 5, 总数: 8, 范围: 全市, 上次: 3}}, 项目: {数值: 9, 单位: 个, 上年同期: 8, 排名: {位次: 2, 上次: 4}}',
    )
    expect(asked(facts)).toEqual([
      {
        kind: '名次后退',
        text: '税收在全市的排名从第3位退到第5位，原因是什么？',
        basis: '数据“税收”：排名上次第3位，现在第5位',
        path: 'figures/税收/rank',
      },
    ])
  })

  test('缺来源、缺上年同期：只问有目标或有排名的数', () => {
    const facts = factsOf(
      '税收: {数值: 9, 单位: 亿元, 排名: 2}, 用电: {数值: 3, 单位: 亿千瓦时}, 客商: {数值: 400, 单位: 名, 概数: 近, 来源: 区招商局, 排名: 1, 同比: 3}, 税收占比: {历年: {2024年: 40.3, 2025年: 38.6}, 单位: "%", 排名: 3, 来源: 区税务局}',
      '',
    )
    expect(asked(facts)).toEqual([
      {
        kind: '缺来源',
        text: '税收9亿元，这个数是哪里来的？',
        basis: '数据“税收”：没有写“来源”',
        path: 'figures/税收',
      },
      {
        kind: '缺上年同期',
        text: '税收9亿元，去年同期是多少？',
        basis: '数据“税收”：没有写“上年同期”和“同比”',
        path: 'figures/税收',
      },
    ])
  })

  test('来源随总数；相加得出的来源在各项', () => {
    const facts = factsOf(
      '项目: {数值: 9, 单位: 个, 来源: 区发改局, 其中: {亿元以上: {数值: 2, 同比: 1, 排名: 1}, 其余: 7}}, 合计: {合计: [项目.亿元以上, 项目.其余], 单位: 个, 同比: 2, 排名: 1}',
      '',
    )
    expect(asked(facts)).toEqual([])
  })

  test('待补和待核', () => {
    const facts = factsOf(
      '开工率: {数值: 待补, 单位: "%"}, 客商: {名称: 接待外地客商, 数值: 400, 概数: 近, 单位: 名, 状态: 待核}, 签约: {数值: 9, 单位: 个, 同比: 1, 目标: 待补, 排名: {位次: 待补, 总数: 8}}',
    )
    expect(asked(facts).map(({ text, basis, path }) => [text, basis, path])).toEqual([
      ['开工率现在是多少？', '数据“开工率”：“数值”待补', 'figures/开工率/value'],
      ['接待外地客商近400名，核实了没有？', '数据“客商”：“状态”待核', 'figures/客商'],
      ['签约的目标是多少？', '数据“签约”：“目标”待补', 'figures/签约/target/0'],
      ['签约排第几位？', '数据“签约”：“位次”待补', 'figures/签约/rank/place'],
    ])
  })

  test('文中的待补和待核', () => {
    const { facts } = readBelow(
      `${dated}问题: [缺【待补：用地缺口】。, 约【待核：三千人】要转岗。, 又缺【待补：用地缺口】和【待补】]\n`,
    )
    expect(asked(facts)).toEqual([
      {
        kind: '待补',
        text: '用地缺口，现在能不能说清？',
        basis: '文中的【待补：用地缺口】',
        path: 'problems/points/0/content',
      },
      {
        kind: '待核',
        text: '三千人，核实了没有？',
        basis: '文中的【待核：三千人】',
        path: 'problems/points/1/content',
      },
    ])
  })
})

describe('排名', () => {
  test('落后时序的单位合为一问，最慢的在前', () => {
    // 10 ÷ 20 = 50 %; 5.6 ÷ 14 = 40 %, -1.7; 3 ÷ 10 = 30 %, -11.7. Goals 20 + 14 + 10 = 44.
    expect(ranked([20, 14, 10])).toEqual([
      {
        kind: '落后时序',
        text: '东岗镇、新河镇的到位资金慢于时序进度，最慢的东岗镇慢11.7个百分点，怎么赶上来？',
        basis:
          '排名“到位资金”：东岗镇30%－时序进度41.7%＝-11.7个百分点；新河镇40%－时序进度41.7%＝-1.7个百分点',
        path: '@/units/2',
      },
      {
        kind: '名次后退',
        text: '新河镇的名次从第1位退到第2位，原因是什么？',
        basis: '排名：新河镇上次第1位，现在第2位',
        path: '@/units/1',
      },
    ])
  })

  test('各单位目标合不上全年目标的（如只是1—5月的），不比时序', () => {
    expect(texts(ranked([10, 7, 5]))).toEqual(['名次后退 新河镇的名次从第1位退到第2位，原因是什么？'])
  })

  test('不止一家最慢、退得最多的，不点一家的名', () => {
    // 4 ÷ 14 = 28.6 % for both, -13.1; both fell from first to a shared second place. 20 ÷ 42 = 47.6 % in all.
    const { ranking } = rank(
      '排名: {指标: [{名称: 税收, 上次: 上次}]}\n单位:\n  - {名称: 城关镇, 数据: {税收完成: 8, 税收目标: 14, 上次: 3}}\n  - {名称: 新河镇, 数据: {税收完成: 4, 税收目标: 14, 上次: 1}}\n  - {名称: 东岗镇, 数据: {税收完成: 4, 税收目标: 14, 上次: 1}}\n',
    )
    const facts = factsOf('税收: {数值: 20, 单位: 亿元, 同比: 3, 目标: 42}')
    expect(texts(asked(facts, { ranking }))).toEqual([
      '落后时序 新河镇、东岗镇的税收慢于时序进度，最慢的慢13.1个百分点，怎么赶上来？',
      '名次后退 新河镇、东岗镇名次后退，原因是什么？',
    ])
  })

  test('没有数的单位', () => {
    const { ranking } = rank(
      '排名: {指标: [{名称: 税收}]}\n单位:\n  - {名称: 城关镇, 数据: {税收完成: 1}}\n  - {名称: 新河镇}\n',
    )
    expect(asked(factsOf('用电: 3'), { ranking })).toEqual([
      {
        kind: '待补',
        text: '新河镇的数据为什么没有报上来？',
        basis: '“单位”：新河镇数据不全',
        path: '@/units/1',
      },
    ])
  })
})

describe('任务', () => {
  const facts = factsOf('用电: 3')

  test('逾期的，先到期的在前；当天到期不算', () => {
    const tasks = [
      task('再生铝项目建成投用', { due: '2026-05' }),
      task('完成土地报批。', { due: '2026-04-20', path: 'measures/points/0/tasks/1' }),
      task('兑现奖补资金', { due: '2026-06-12' }),
      task('常态化走访企业', { due: '年内' }),
    ]
    expect(asked(facts, { tasks, day: { year: 2026, month: 6, day: 12 } })).toEqual([
      {
        kind: '逾期任务',
        text: '“完成土地报批”应在4月20日前完成，已经过期，现在到哪一步了？',
        basis: '任务“完成土地报批”：完成时限2026年4月20日，早于开会的2026年6月12日',
        path: 'measures/points/0/tasks/1/due',
      },
      {
        kind: '逾期任务',
        text: '“再生铝项目建成投用”应在5月底前完成，已经过期，现在到哪一步了？',
        basis: '任务“再生铝项目建成投用”：完成时限2026年5月31日，早于开会的2026年6月12日',
        path: '@/tasks/0/due',
      },
    ])
    // Without a day of the meeting the speech's 12 June counts.
    expect(asked(facts, { tasks })).toHaveLength(2)
    expect(asked(facts, { tasks, day: { year: 2026, month: 3, day: 1 } })).toEqual([])
  })

  test('无牵头单位、时限待补、没有事项', () => {
    const tasks = [
      task('对全区停产半停产企业逐户摸清底数并一企一策制定帮扶方案', { owner: [] }),
      task('兑现奖补资金', { owner: ['待补'], due: '待补' }),
      task('', { owner: [] }),
    ]
    expect(texts(asked(facts, { tasks }))).toEqual([
      '无牵头单位 “对全区停产半停产企业逐户摸清底数并一企一策制定帮……”由哪个单位牵头？',
      '待补 “兑现奖补资金”什么时候完成？',
      '无牵头单位 “兑现奖补资金”由哪个单位牵头？',
    ])
  })

  test('事项里的引用印成数', () => {
    const { facts: told } = readBelow(
      '数据: {缺口: {数值: 300, 单位: 亩, 概数: 近}}\n措施: [{内容: 补足【缺口】用地缺口}]\n',
    )
    const tasks = [task('补足【缺口】用地缺口', { owner: [], matterPath: 'measures/points/0/content' })]
    expect(texts(asked(told, { tasks }))).toEqual(['无牵头单位 “补足近300亩用地缺口”由哪个单位牵头？'])
  })
})

test('最多十二问，说明还有几问；一类不占满', () => {
  const tasks = Array.from({ length: 20 }, (_, i) => task(`第${i + 1}件事`, { owner: [] }))
  const facts = factsOf(
    '甲项目: {数值: 1, 单位: 个, 排名: {位次: 2, 上次: 1}}, 乙项目: {数值: 1, 单位: 个, 目标: 10, 状态: 待核}',
    '默认: {截至: 2026-05-31}\n',
  )
  const { questions, more } = likelyQuestions({ facts, tasks })
  // 20 without an owner, 1 behind, 1 fallen, 1 unconfirmed, 2 without a source, 2 without last year.
  expect([questions.length, more]).toEqual([12, 15])
  const kinds = questions.map(({ kind }) => kind)
  expect(kinds.slice(0, 3)).toEqual(['落后时序', '名次后退', '无牵头单位'])
  // Weights 0, -10, then 无牵头单位 -30 -45 -60 -75 -90 …; 待核 -50; 缺来源 -60 -75; 缺上年同期 -70 -85.
  expect(kinds.filter((kind) => kind === '无牵头单位')).toHaveLength(5)
  expect(kinds.filter((kind) => kind === '缺上年同期')).toHaveLength(2)
})

test('要点数字：有目标、排名或同比的，按表中先后，最多十个', () => {
  expect(
    ids(
      '甲: 3, 乙: {数值: 1, 同比: 2}, 丙: {数值: 3, 上年同期: 2}, 丁: {数值: 1, 其中: {其一: {数值: 1, 排名: 2}}}, 戊: {目标: 9}',
    ),
  ).toEqual(['乙', '丙', '丁.其一', '戊'])
  const many = Array.from({ length: 15 }, (_, i) => `第${i}项: {数值: 1, 同比: 2}`).join(', ')
  expect(ids(many)).toHaveLength(10)
})
