/** How single things of a sheet are said: small sheets, one sentence looked at. */
import { describe, expect, it } from 'vitest'
import { bodyOf, draftOf, listProblems, templateIds } from '../support/workspace.ts'

const head =
  '标题: 在全区春耕现场会上的讲话\n日期: 2026-03-05\n地区: 清河区\n主题: 春耕\n默认: {截至: 2026-02-28}\n'
const body = async (sheet: string): Promise<string> => bodyOf(await draftOf(head + sheet))

/** The draft of a sheet whose 成绩 says one text about one figure. */
const told = async (figure: string, text: string): Promise<string> =>
  body(`数据:\n  甲: ${figure}\n成绩: {概述: ${text}}\n措施: [要修渠, 要备肥]\n`)

/** The draft of a sheet with these heads, where the template numbers by 一要. */
const marked = async (heads: string[]): Promise<string> =>
  body(
    `模板: 收听收看后贯彻式\n措施:\n${heads.map((one) => `  - {小标题: ${one}, 内容: 这件事定了。}\n`).join('')}`,
  )

/** The problems of a sheet with this lead into two parts. */
const counted = async (lead: string): Promise<string[]> =>
  (
    await draftOf(
      `${head}开头: {总起: ${lead}}\n问题: [{小标题: 路不通, 内容: 坏了。}]\n措施: [{小标题: 要修渠, 内容: 三月修完。}, {小标题: 要备肥, 内容: 到村。}]\n`,
    )
  ).problems.map(({ code, message }) => `${code} ${message}`)

describe('the speaker', () => {
  it.each([
    ['{职务: 区长, 姓名: 王立明}', '区长　王立明'],
    ['王立明', '王立明'],
    ['{职务: 区长}', '区长'],
  ])('%s is printed as %s', async (speaker, line) => {
    expect((await body(`讲话人: ${speaker}\n措施: [要修渠, 要备肥]\n`)).split('\n')).toContain(line)
  })
})

describe('what was heard', () => {
  it.each([
    ['{谁: 区气象局, 做了: 汇报了天气趋势}', '区气象局汇报了天气趋势。'],
    ['{谁: 区气象局, 做了: 通报, 内容: 天气趋势}', '区气象局通报了天气趋势。'],
    ['{谁: 区气象局, 做了: 通报}', '区气象局作了通报。'],
    ['{谁: 区气象局, 做了: 汇报}', '区气象局作了汇报。'],
    ['{谁: 柳河镇, 做了: 介绍经验}', '柳河镇介绍经验。'],
    ['{做了: 收听收看, 内容: 全市春耕会议}', '我们收听收看了全市春耕会议。'],
    ['三个单位作了发言', '刚才，三个单位作了发言。'],
  ])('%s', async (item, words) => {
    expect(await body(`刚才:\n  - ${item}\n措施: [要修渠, 要备肥]\n`)).toContain(words)
  })
})

it('what was heard is printed by every template, with or without an 开头', async () => {
  for (const template of templateIds) {
    const made = await draftOf(
      `${head}刚才:\n  - {谁: 区气象局, 做了: 通报, 内容: 天气趋势}\n  - {谁: 柳河镇, 做了: 交流发言}\n措施: [要修渠, 要备肥]\n`,
      { template },
    )
    expect(bodyOf(made)).toContain('区气象局通报了天气趋势；柳河镇作了交流发言。')
  }
})

describe('indicators', () => {
  it.each([
    ['{数值: 12, 界限: 不超过}', '病险水库不超过12座'],
    ['{数值: 12, 界限: 以内, 承诺: 确保}', '病险水库确保12座以内'],
    ['{数值: 12}', '病险水库达到12座'],
    [
      '[{数值: 8, 名称: 年度目标, 承诺: 确保}, {数值: 10, 名称: 奋斗目标, 承诺: 力争}]',
      '病险水库确保8座、力争10座',
    ],
    [
      '[{数值: 8, 名称: 半年目标, 承诺: 确保}, {数值: 10, 名称: 年度目标, 承诺: 确保}]',
      '病险水库半年确保8座、年度确保10座',
    ],
  ])('%s', async (target, words) => {
    const sheet = `数据:\n  水库: {名称: 病险水库, 单位: 座, 目标: ${target}}\n目标: {指标: [水库]}\n措施: [要修渠, 要备肥]\n`
    expect(await body(sheet)).toContain(words)
  })
})

describe('a figure sentence', () => {
  it('names its day at the beginning of a sentence, not within one', async () => {
    expect(await told('{名称: 春灌面积, 数值: 3, 单位: 万亩}', '【甲.句】。')).toContain(
      '截至2月底，春灌面积3万亩。',
    )
    expect(await told('{名称: 春灌面积, 数值: 3, 单位: 万亩}', '全区完成【甲.句】。')).toContain(
      '全区完成春灌面积3万亩。',
    )
  })

  it('of a single month is not up to a day', async () => {
    expect(await told('{名称: 春灌面积, 数值: 3, 单位: 万亩, 时期: 当月}', '【甲.句】。')).not.toContain(
      '截至',
    )
  })

  it('of a rate is so many points from its target', async () => {
    const sentence = await told(
      '{名称: 持证率, 数值: 91.2, 单位: "%", 目标: {数值: 98, 名称: 年底目标}}',
      '【甲.句】。',
    )
    // 98 − 91.2 = 6.8
    expect(sentence).toContain('持证率为91.2%，距年底目标98%还差6.8个百分点。')
  })

  it('does not reach what nobody strove for', async () => {
    for (const seed of ['甲', '乙', '丙', '丁', '戊']) {
      const sheet = `种子: ${seed}\n数据:\n  甲: {名称: 行政处罚, 数值: 73, 单位: 起}\n成绩: {概述: 【甲.句】。}\n措施: [要修渠, 要备肥]\n`
      expect(await body(sheet)).not.toContain('达到')
    }
  })
})

describe('marks that end in 要', () => {
  it('stand before heads that say what to do', async () => {
    expect(await marked(['把渠道修好', '把化肥备足'])).toContain('**二要把化肥备足**')
    expect(await marked(['要修渠', '要备肥'])).toContain('**二要备肥**')
  })

  it.each(['部门联动', '必须压实责任', '各镇要包保到户', '从早从细抓好备耕'])(
    'not before %s',
    async (unfit) => {
      expect(await marked(['把渠道修好', unfit])).toContain(`**二是${unfit}**`)
    },
  )
})

it('one point of its kind takes no number, and none away from those that follow', async () => {
  const text = await body(
    '目标: {要点: [{小标题: 粮食稳产, 内容: 面积不减。}]}\n措施:\n  概述: 抓两头。\n  要点:\n    - {小标题: 要修渠, 内容: 三月修完。}\n    - {小标题: 要备肥, 内容: 到村。}\n',
  )
  expect(text).toContain('**（一）粮食稳产**')
  expect(text).toContain('**（三）要备肥**')
})

it('a task says its promise once, and its owner once', async () => {
  const text = await body(
    '措施:\n  - 小标题: 要修渠\n    内容: 渠道要通。\n    责任: {牵头单位: 区水利局}\n    任务: [{牵头单位: 区水利局, 事项: 确保南干渠通水, 承诺: 确保, 完成时限: 2026-03-31}]\n  - {小标题: 要备肥, 内容: 到村。}\n',
  )
  expect(text).toContain('区水利局要确保3月底前南干渠通水。')
  expect(text.match(/区水利局/g)).toHaveLength(1)
})

describe('a count that the sheet types itself', () => {
  it('and that is not what was printed is told of', async () => {
    expect(await counted('下面，我讲三点意见')).toEqual([
      'count/announced 这里说的是3点意见，稿中实有2；请核对，或把数字写成【几】，由程序来数',
    ])
  })

  it('is no matter where it is right, or counted by 【几】', async () => {
    expect(await counted('下面，我讲两点意见')).toEqual([])
    expect(await counted('下面，我讲【几】点意见')).toEqual([])
  })
})

describe('a count of nothing in a 内容', () => {
  it('takes no text with it and prints 几, told with its place', async () => {
    const made = await draftOf(
      '标题: 在会上的讲话\n日期: 2026-03-01\n开头:\n  内容:\n    - 先讲【几】点意见。\n    - 再讲【几】点意见。\n结尾: 无\n',
    )
    expect(bodyOf(made)).toContain('先讲几点意见。\n\n再讲几点意见。')
    expect(made.value.draft!.markdown).not.toMatch(/[\u{F0000}-\u{10FFFF}]/u)
    expect(listProblems(made.problems)).toContain('count/one: 这里的【几】一项也没有数到')
  })
})
