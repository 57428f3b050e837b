import { describe, expect, it } from 'vitest'
import { dutiesIn } from '../../src/learn/duties.ts'

describe('who does what by when', () => {
  it.each([
    [
      '由区自然资源局牵头，区司法局、区经开区配合，年底前完成。',
      { 责任: { 牵头单位: '区自然资源局', 配合单位: ['区司法局', '区经开区'] }, 完成时限: '年底前' },
    ],
    ['这项工作由县行政审批局牵头。', { 责任: { 牵头单位: '县行政审批局', 配合单位: undefined } }],
    [
      '县工信局要上门帮企业备材料，5月底前备齐。',
      { 责任: { 牵头单位: '县工信局', 配合单位: undefined }, 完成时限: '5月底前' },
    ],
    [
      '区招商局负责跟进，每半月报一次。',
      { 责任: { 牵头单位: '区招商局', 配合单位: undefined }, 频次: '每半月' },
    ],
    ['各单位要抓紧，8月底前办完。', { 完成时限: '8月底前' }],
    ['有的单位不上心，8月底前说过一回，9月底前又说一回。', {}],
    ['招商先得手里有东西，每亩投资要算清。', {}],
  ])('%s', (text, duties) => {
    expect(dutiesIn([text])).toEqual(duties)
  })

  it('several owners are tasks', () => {
    expect(dutiesIn(['区财政局要把奖补资金付清，9月底前办完。区工商联负责摸清在外办企业的老乡。'])).toEqual({
      任务: [
        { 牵头单位: '区财政局', 配合单位: undefined, 事项: '把奖补资金付清', 完成时限: '9月底前' },
        { 牵头单位: '区工商联', 配合单位: undefined, 事项: '摸清在外办企业的老乡', 完成时限: undefined },
      ],
    })
  })

  it('takes long texts in linear time', () => {
    const started = performance.now()
    dutiesIn(['区'.repeat(50_000), '由'.repeat(50_000), '甲、'.repeat(30_000), '区局要'.repeat(20_000)])
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
