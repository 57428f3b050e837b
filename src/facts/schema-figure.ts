/** One figure of 数据 (DESIGN part 3): what is given, what is computed, and how sure it is. */
import * as z from 'zod'
import { choice, due, flag, list, moment, number, record, word } from '../text/fields.ts'

export const commitment = choice(['确保', '力争', '争取'], '承诺的强度，不同文稿中不得改变')
const bound = choice(['不低于', '至少', '不超过', '以上', '以内'], '数值的界限')

export const targetSchema = z
  .strictObject({
    name: word('目标的名称', '年度目标').optional(),
    value: number('目标值', '44').optional(),
    unit: word('单位，不写则同数据的单位').optional(),
    commitment: commitment.optional(),
    bound: bound.optional(),
    due: due('目标的完成时限，不写则为讲话当年年底').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'target', short: { number: 'value', text: 'value' } } })

export const rankSchema = z
  .strictObject({
    place: number('位次', '3').optional(),
    total: number('参加排名的总数', '8').optional(),
    scope: word('排名范围', '全市').optional(),
    previous: number('上次位次', '5').optional(),
    words: word('文字表述的排名', '倒数第2').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'rank', short: { number: 'place', text: 'words' } } })

export const averageSchema = z
  .strictObject({ scope: word('范围', '全市').optional(), value: number('平均值', '17.2').optional() })
  .meta({ shape: { kind: 'entries', level: 'average', short: { number: 'value', text: 'value' } } })

export const figureSchema = z
  .strictObject({
    name: word('指标名称', '实际利用市域外资金').optional(),
    value: number('数值', '18.6').optional(),
    unit: word('单位', '亿元').optional(),
    lastYear: number('上年同期数', '16.9').optional(),
    growth: number('同比增幅（%；百分比指标为百分点），与上年同期并列时核对', '10.1').optional(),
    target: list(targetSchema, '目标，可有多个').optional(),
    completion: number('完成率（%），与目标并列时核对').optional(),
    rank: rankSchema.optional(),
    average: averageSchema.optional(),
    get parts() {
      return record(figureSchema, '其中各项').optional()
    },
    share: number('占总数的比重（%），用于其中各项，与总数并列时核对').optional(),
    sum: list(word('数据编号'), '由哪些数据相加得出').optional(),
    ratio: list(word('数据编号'), '由哪两项数据相除得出（%）').optional(),
    series: record(number('该年数值'), '历年数值，从早到晚', 'years').optional(),
    approx: choice(['多', '余', '近', '约'], '概数，不参与计算').optional(),
    commitment: commitment.optional(),
    bound: bound.optional(),
    get or() {
      return figureSchema.optional()
    },
    source: word('来源', '区招商局5月快报').optional(),
    asOf: moment('截至何时').optional(),
    span: word('时期：累计、当月等').optional(),
    caliber: word('口径').optional(),
    comparable: flag('同比为可比价').optional(),
    status: choice(['待核', '已核'], '是否核实').optional(),
    public: flag('可否公开').optional(),
    note: word('备注').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'figure', short: { number: 'value', text: 'value' } } })

export type FigureEntry = z.infer<typeof figureSchema>
export type TargetEntry = z.infer<typeof targetSchema>
export type RankEntry = z.infer<typeof rankSchema>
