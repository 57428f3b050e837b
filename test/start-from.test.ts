import { describe, expect, it } from 'vitest'
import { startFrom } from '../src/start-from.ts'
import { study } from '../src/study.ts'
import { openTerms } from '../src/words.ts'
import { utf8 } from './support/encodings.ts'

const old = `在全县工作会议上的讲话
（2026年7月14日）
同志们：
下面，我讲两点意见。
一、看到差距
7月11日，柳湾镇昌茂木业发生一起火灾，造成2人受伤，教训深刻。预算收入8.4亿元，比时序进度慢3.1个百分点。保障水平0.42，处在0.4-0.9的低位。土地收入断崖式下滑，进度刚刚过半，全市倒数第二。
二、抓好落实
粮食产量连续九年稳定，时隔11年再获表彰，在第41个教师节前，老校长一干就是28年。会议数量低于去年120次。
`

describe('last year’s speech as a start', () => {
  it('nothing that has aged is left without a mark, and what a person should look at is told', async () => {
    const { value } = await study('old.txt', utf8(old), { name: '旧稿' })
    const { sheetText, report } = startFrom(value!, openTerms({}).value, { sheetFile: '今年.yaml' })
    const marks = [...sheetText.matchAll(/【待核：([^【】]*)】/gu)].map((match) => match[1])
    expect(marks).toEqual([
      '7月11日',
      '0.42',
      '0.4-0.9',
      '断崖式下滑',
      '刚刚过半',
      '倒数第二',
      '连续九年',
      '时隔11年',
      '第41个',
      '一干就是28年',
    ])
    const lines = report.split('\n')
    expect(lines).toContain('事故、火灾、案件，看今年还讲不讲（1处）')
    expect(lines).toContain('　　7月11日，柳湾镇昌茂木业发生一起火灾，造成【受伤人数】受伤，教训深刻')
    const from = lines.findIndex((line) => line.startsWith('方向词，数换了要看'))
    expect(lines.slice(from + 1, from + 3).map((line) => line.replace(/^　　第\d+行　/u, ''))).toEqual([
      '比时序进度慢',
      '会议数量低于去年',
    ])
  })
})
