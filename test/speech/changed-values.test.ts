import { describe, expect, it } from 'vitest'
import { changedValues } from '../../src/speech/index.ts'

function told(before: string, after: string): string[] {
  return changedValues(before, after).map(({ kind, name, old, new: now }) => `${kind} ${name}：${old}→${now}`)
}

describe('changedValues', () => {
  it.each([
    [
      '到位资金达到18.6亿元，同比增长10.1%，列全市第3位。',
      '到位资金达到20.1亿元，同比增长18.9%，列全市第2位。',
      [
        'figure 到位资金：18.6亿元→20.1亿元',
        'figure 到位资金，同比增长：10.1%→18.9%',
        'figure 到位资金，列全市：第3位→第2位',
      ],
    ],
    ['春灌面积12.5万亩。', '春灌面积近12.5万亩。', ['figure 春灌面积：12.5万亩→近12.5万亩']],
    ['新开工33个。', '新开工33个，其中亿元以上5个。', ['figure 新开工，其中亿元以上：→5个']],
    ['区财政局6月底前拨付到位。', '区财政局7月10日前拨付到位。', ['deadline 区财政局：6月底前→7月10日前']],
    ['3月5日召开会议。', '3月8日召开会议。', ['date ：3月5日→3月8日']],
    ['我讲三点意见。', '我讲四点意见。', ['count 意见：三点→四点']],
    ['请区长王立明讲话。', '请区长李明远讲话。', ['name 区长：王立明→李明远']],
    ['请赵景澄同志讲话。', '请孙慧同志讲话。', ['name 同志：赵景澄→孙慧']],
    ['推进项目建设。', '推动项目建设。', []],
    ['接待客商400名。', '接待客商400名，签约3个。', ['figure 签约：→3个']],
  ])('%s → %s', (before, after, result) => {
    expect(told(before, after)).toEqual(result)
  })
})
