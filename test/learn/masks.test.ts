import { describe, expect, it } from 'vitest'
import { withSlots } from '../../src/learn/masks.ts'

describe('each mask is one whole slot', () => {
  it.each([
    ['到位资金X.X亿元，增长XX.X%。', '到位资金【待补：数值】亿元，增长【待补：数值】%。'],
    ['到位资金X.XX亿元，新建1XX个。', '到位资金【待补：数值】亿元，新建【待补：数值】个。'],
    ['到位XX至XX亿元。', '到位【待补：数值】亿元。'],
    ['张XX同志作了汇报。', '【待补：姓名】同志作了汇报。'],
    ['刘×县长到场，赵××局长主持。', '【待补：姓名】县长到场，【待补：姓名】局长主持。'],
    ['县长张XX、联系人：王**。', '县长【待补：姓名】、联系人：【待补：姓名】。'],
    ['电话：0XXX-XXXXXXX，138****5678。', '电话：【待补：电话】，【待补：电话】。'],
    ['**县要抓紧。', '【待补：名称】县要抓紧。'],
    ['XX区XX街道要带头。', '【待补：名称】区【待补：名称】街道要带头。'],
    ['会议定于*月*日上午X时召开。', '会议定于【待补：日期】上午【待补：时间】召开。'],
    ['20XX年X月X日', '【待补：日期】'],
    ['20XX年，全县工业增加值增长X%。', '【待补：年份】年，全县工业增加值增长【待补：数值】%。'],
    ['X—X月，××公司投产。', '【待补：月份】，【待补：名称】公司投产。'],
    ['县府发〔20XX〕XX号', '县府发【待补：文号】'],
    ['全县生产总值达到____亿元。', '全县生产总值达到【待补：数值】亿元。'],
  ])('%s', (text, expected) => {
    expect(withSlots(text)).toBe(expected)
  })

  it.each([
    'X射线机，XX型设备，3×4米。',
    '完成**12**个，**时间**：上午。',
    '3月5日上午9时30分，1—5月，〔2026〕12号，13812345678。',
    '投资15亿元至20亿元，【待补：X个】。',
  ])('%s is no mask', (text) => {
    expect(withSlots(text)).toBe(text)
  })

  it('takes long and hostile texts in linear time', () => {
    const start = performance.now()
    for (const text of [
      'X'.repeat(60000),
      '1X'.repeat(30000),
      'X.'.repeat(30000),
      '张×'.repeat(30000),
      'X月'.repeat(30000),
      '0X-'.repeat(30000),
    ])
      expect(withSlots(text).length).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
