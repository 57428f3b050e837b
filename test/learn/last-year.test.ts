import { describe, expect, it } from 'vitest'
import { lastYear, learnSpeech, printSheet, type LastYear, type SheetData } from '../../src/learn/index.ts'
import { makeDraft } from '../../src/make.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { plainWords } from '../../src/speech/index.ts'
import { quantitiesIn } from '../../src/text/quantities.ts'
import { Source } from '../../src/text/source.ts'
import { openTerms } from '../../src/words.ts'
import { draftOf, samples, workspaceWith } from '../support/workspace.ts'

const terms = openTerms({}).value

function renew(data: SheetData, day = '2027-06-12'): LastYear {
  return lastYear(data, terms, day)
}

function figureOf(figure: SheetData, text = '栽树【甲】。'): [object, string] {
  const { data, figures } = renew({ 成绩: { 概述: text }, 数据: { 甲: figure } as SheetData })
  const made = (data['数据'] as { 甲: object }).甲
  return [JSON.parse(JSON.stringify(made)) as object, figures.find(({ id }) => id === '甲')!.what]
}

describe('figures of last year', () => {
  it.each([
    [
      'a value',
      {
        名称: '栽树',
        数值: '18.6',
        单位: '万株',
        上年同期: '16.9',
        同比: '10.1',
        来源: '快报',
        截至: '2026-05-31',
      },
      '栽树【甲】，【甲.同比】。',
      { 名称: '栽树', 单位: '万株', 数值: '待补', 上年同期: '18.6' },
      '同期',
    ],
    [
      'what is more than last year',
      { 名称: '栽树', 数值: '118', 单位: '株', 上年同期: '105' },
      '栽树【甲】，比去年同期多【甲.增量】。',
      { 名称: '栽树', 单位: '株', 数值: '待补', 上年同期: '118' },
      '同期',
    ],
    [
      'where a change began',
      { 名称: '栽树', 数值: '68', 单位: '株', 时期: '此前' },
      '栽树由【甲】增加。',
      { 名称: '栽树', 单位: '株', 数值: '待补', 备注: '旧稿写的是68株，说的是更早的时候' },
      '更早',
    ],
    [
      'what was told of the year before',
      { 名称: '栽树', 数值: '34', 单位: '株' },
      '去年秋天栽的树，活下来的有【甲】。',
      { 名称: '栽树', 单位: '株', 数值: '待补', 备注: '旧稿写的是34株，说的是更早的时候' },
      '更早',
    ],
    [
      'this year behind last year',
      { 名称: '栽树', 数值: '9', 单位: '株' },
      '去年栽了一坡，到现在浇过水的才【甲】。',
      { 名称: '栽树', 单位: '株', 数值: '待补', 上年同期: '9' },
      '同期',
    ],
    [
      'what was still to do',
      { 名称: '栽树', 数值: '25.4', 单位: '万株' },
      '算下来还差【甲】。',
      { 名称: '栽树', 单位: '万株', 数值: '待补' },
      '打算',
    ],
    [
      'about so many',
      { 名称: '栽树', 数值: '400', 概数: '近', 单位: '株' },
      '栽树【甲】。',
      { 名称: '栽树', 单位: '株', 数值: '待补' },
      '概数',
    ],
    [
      'a target alone',
      { 名称: '栽树', 单位: '株', 目标: { 数值: '82', 承诺: '确保' } },
      '栽树确保【甲.目标】。',
      { 名称: '栽树', 单位: '株', 目标: { 数值: '待补', 承诺: '确保' } },
      '目标',
    ],
    [
      'targets, rank and parts',
      {
        名称: '栽树',
        数值: '50',
        单位: '株',
        完成率: '42.3',
        目标: [
          { 名称: '全年目标', 数值: '44' },
          { 数值: '48', 承诺: '力争' },
        ],
        排名: { 位次: '3', 范围: '全市', 上次: '5' },
        其中: { 松树: '20', 柏树: { 数值: '30', 同比: '2' } },
      },
      '栽树【甲】。',
      {
        名称: '栽树',
        单位: '株',
        数值: '待补',
        上年同期: '50',
        目标: [
          { 名称: '全年目标', 数值: '待补' },
          { 数值: '待补', 承诺: '力争' },
        ],
        排名: { 位次: '待补', 范围: '全市', 上次: '3' },
        其中: { 松树: { 数值: '待补', 上年同期: '20' }, 柏树: { 数值: '待补', 上年同期: '30' } },
      },
      '同期',
    ],
    [
      'a row of years',
      { 名称: '成活率', 单位: '%', 历年: { '2024年': '80', '2025年': '85' } },
      '成活率【甲.历年】。',
      { 名称: '成活率', 单位: '%', 历年: { '2024年': '80', '2025年': '85' }, 状态: '待核' },
      '历年',
    ],
    [
      'growth alone',
      { 名称: '用水', 单位: '吨', 同比: '-3' },
      '用水【甲.同比】。',
      { 名称: '用水', 单位: '吨', 数值: '待补' },
      '增幅',
    ],
  ] as const)('%s', (_, figure, text, expected, what) => {
    expect(figureOf(figure as SheetData, text)).toEqual([expected, what])
  })
})

describe('texts of last year', () => {
  it.each([
    ['2026年是要紧的一年。', '【待核：2026年】是要紧的一年。'],
    ['今年是“十五五”开局之年，要起好步。', '【待核：今年是“十五五”开局之年】，要起好步。'],
    ['我区列全市倒数第2位，坐不住。', '我区列全市【待核：倒数第2位】，坐不住。'],
    ['漏栽的有36亩。', '漏栽的有【待核：36亩】。'],
    ['投资20至【总投资】。', '投资【待核：20】至【总投资】。'],
    ['投资20至25亿元，抓三至五个点。', '投资【待核：20至25亿元】，抓【待核：三至五个】点。'],
    [
      '“十四五”收官，一季度开门红，3月底前办完。',
      '【待核：“十四五”】收官，【待核：一季度】开门红，3月底前办完。',
    ],
    ['一季度末前办完，每季度看一次。', '一季度末前办完，每季度看一次。'],
    ['1—5月栽树，6月10日至15日浇水。', '1—5月栽树，6月10日至15日浇水。'],
    ['产量下降百分之三点五。', '产量下降【待核：百分之三点五】。'],
    ['停产的一百二十三家，复工近三成。', '停产的【待核：一百二十三家】，复工近【待核：三成】。'],
    ['三条链两手抓，十分要紧，一成不变不行。', '三条链两手抓，十分要紧，【待核：一成】不变不行。'],
    // What is in a reference, the size in a name and days of the year stay.
    ['栽树【2026年栽树】，7月15日前浇水。', '栽树【2026年栽树】，7月15日前浇水。'],
    ['10亩以上的大户要带头。', '10亩以上的大户要带头。'],
    ['原话是【【2026年】】。', '原话是【【【待核：2026年】】】。'],
  ])('%s', (text, expected) => {
    const { data } = renew({ 措施: { 要点: [{ 内容: text }] } })
    expect(data['措施']).toEqual({ 要点: [{ 内容: expected }] })
  })

  it('lose the old day, period, status and source, and keep names', () => {
    const old: SheetData = {
      标题: '在会上的讲话',
      日期: '2026-06-12',
      状态: '讨论稿',
      时段: { 起: '2026-01', 止: '2026-05' },
      默认: { 来源: '旧稿', 截至: '2026-05-31' },
      讲话人: { 职务: '区长', 姓名: '王立明' },
    }
    expect(renew(old).data).toEqual({
      标题: '在会上的讲话',
      日期: '待补',
      讲话人: { 职务: '区长', 姓名: '王立明' },
    })
  })

  it('have terms that are over marked and told with what is said today', () => {
    const { data, terms: told } = renew({ 结尾: { 内容: '打好脱贫攻坚战，巩固小康成果。' } })
    expect(JSON.stringify(data)).toContain('【待核：')
    expect(told.join()).toContain('已过时')
    expect(renew({ 结尾: { 内容: '“十四五”收官在即。' } }, '2026-03-01').terms).toEqual([
      '“十四五”已过时，现称“十五五”',
    ])
  })
})

describe('the samples as last year’s speeches', () => {
  it.each(samples.map((sample) => [sample.name, sample] as const))(
    '%s: a draft without an error and without a figure of last year',
    async (_name, sample) => {
      const drafted = await draftOf(sample.text, { path: sample.path })
      const speech = readMarkdown(new Source('旧.md', drafted.value.draft!.markdown)).value
      const learned = learnSpeech(speech, '今年')
      const { data } = renew(learned.sheet.data)
      const files = [
        { path: 'templates/speech/今年.md.hbs', kind: 'speech' as const, text: learned.templateText },
      ]
      const made = await makeDraft(
        { sheet: new Source('今年.yaml', printSheet(data)) },
        workspaceWith(files),
        {
          formats: ['md'],
        },
      )
      expect(made.problems.filter(({ level }) => level === 'error')).toEqual([])
      const printed = plainWords(made.value.speech!)
      // Sizes in names (500万元以上项目) and what is marked or of its own year are no figures of this year.
      const bare = printed.replaceAll(/【[^【】]*】/gu, '')
      const old = quantitiesIn(bare).filter(
        ({ hedge, printed: unit }) => unit !== '' && !hedge.startsWith('以'),
      )
      expect(old.map(({ before, digits, printed: unit }) => `${before}${digits}${unit}`)).toEqual([])
      expect(printed).toContain('【待补：')
    },
  )
})
