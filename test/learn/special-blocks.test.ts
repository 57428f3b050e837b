import { describe, expect, it } from 'vitest'
import { takeSanctions, takeTiers } from '../../src/learn/special-blocks.ts'
import type { LearnedPart } from '../../src/learn/types.ts'

const partOf = (...paragraphs: string[]): LearnedPart => ({
  mark: '三、',
  heading: '压实责任',
  paragraphs,
  points: [],
  ending: [],
})
const same = (text: string): string => text

describe('sanctions at the end of a part', () => {
  it('are its last paragraph, with what leads to them', () => {
    const taken = takeSanctions(
      partOf(
        '每周通报一次。',
        '奖惩要动真格。对按期完成的单位，给予通报表扬；对排在末位的，对主要负责人进行约谈。',
      ),
    )!
    expect(taken.rest.paragraphs).toEqual(['每周通报一次。'])
    expect(taken.block(same)).toEqual({
      概述: '奖惩要动真格。',
      要点: [
        { 条件: '对按期完成的单位', 对象: undefined, 处理: '给予通报表扬' },
        { 条件: '对排在末位的', 对象: '主要负责人', 处理: '进行约谈' },
      ],
    })
  })

  it.each([
    '对按期完成的单位，给予通报表扬。',
    '谁出事就追究谁；对瞒报的，停职检查。',
    '对招生违规的学校，取消评优资格；对有关责任人，依规处理。',
    '对这件事，大家要上心；对老人，要多走动。',
  ])('are not taken where a draft would say other words: %s', (text) => {
    expect(takeSanctions(partOf(text))).toBeUndefined()
  })
})

describe('targets by tier', () => {
  it('are the paragraphs of a part that give each tier its figures', () => {
    const taken = takeTiers(
      partOf('任务分两档。', '一档部门，签约项目3个；新开工项目2个。', '二档部门，签约项目2个。', '要抓紧。'),
    )!
    expect(taken.rest.paragraphs).toEqual(['要抓紧。'])
    expect(taken.block(same)).toEqual({
      概述: ['任务分两档。'],
      分档: [
        {
          对象: '一档部门',
          指标: [
            { 名称: '签约项目', 数值: '3', 单位: '个' },
            { 名称: '新开工项目', 数值: '2', 单位: '个' },
          ],
        },
        { 对象: '二档部门', 指标: [{ 名称: '签约项目', 数值: '2', 单位: '个' }] },
      ],
    })
  })

  it.each([
    ['一档部门，签约项目3个。'],
    ['一档部门，签约项目不少于3个。', '二档部门，签约项目不少于2个。'],
    ['一档部门，要带头。', '二档部门，要跟上。'],
  ])('are not taken where they are not plain: %s', (...texts) => {
    expect(takeTiers(partOf(...texts))).toBeUndefined()
  })
})
