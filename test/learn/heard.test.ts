import { expect, it } from 'vitest'
import { heardIn, heardItems } from '../../src/learn/heard.ts'

const same = (text: string): string => text

it('tells who did what, for whom', () => {
  expect(
    heardItems('刚才，区招商局通报了1—5月工作情况；城关镇、区经开区分别代表各镇、各园区作了表态发言。', same),
  ).toEqual([
    { 谁: '区招商局', 做了: '通报', 内容: '1—5月工作情况' },
    { 谁: ['城关镇', '区经开区'], 代表: ['各镇', '各园区'], 做了: '表态发言' },
  ])
})

it.each([
  // A draft would say these in other words.
  '刚才，城关镇和区经开区作了发言。',
  '刚才，城关镇、区经开区分别作了发言。',
  '刚才，我们看了三个项目，听了介绍。',
  '刚才，区招商局通报了情况，区财政局宣读了办法。',
  '会上，区招商局通报了情况。',
  '刚才，各单位简要汇报。',
])('%s stays text', (sentence) => {
  expect(heardItems(sentence, same)).toBeUndefined()
})

it('what is said of it afterwards goes with it; what else follows keeps all of it text', () => {
  const act = '刚才，区招商局通报了情况。'
  expect(heardIn(['时间过半。', act, '大家讲得都很实在。', '会后抓紧落实。'], same)).toEqual({
    items: [{ 谁: '区招商局', 做了: '通报', 内容: '情况', 评价: '大家讲得都很实在。会后抓紧落实' }],
    before: ['时间过半。'],
  })
  expect(heardIn([act, '今年以来，招商引资取得新进展。'], same)).toBeUndefined()
  expect(heardIn(['时间过半。'], same)).toBeUndefined()
})
