import { describe, expect, test } from 'vitest'
import { nearest } from '../../src/text/nearest.ts'

const keys = [
  '标题',
  '小标题',
  '副标题',
  '要点',
  '概述',
  '总起',
  '结语',
  '分组',
  '牵头单位',
  '配合单位',
  '完成时限',
  '频次',
  '数值',
  '单位',
  '目标',
  '其他工作',
  '责任',
]

describe('the word that was meant', () => {
  test.each([
    ['标提', '标题'],
    ['要典', '要点'],
    ['点要', '要点'],
    ['牵头', '牵头单位'],
    ['配合', '配合单位'],
    ['时限', '完成时限'],
    ['完成时间', '完成时限'],
    ['小标提', '小标题'],
    ['总起句', '总起'],
    ['其它工作', '其他工作'],
    ['责任人', '责任'],
    ['牵头单位：', '牵头单位'],
    ['数', '数值'],
  ])('%s → %s', (typed, meant) => {
    expect(nearest(typed, keys)).toBe(meant)
  })

  test.each(['天气', '招商引资工作', 'x', '', '甲'])('%s is near to nothing', (typed) => {
    expect(nearest(typed, keys)).toBeUndefined()
  })

  test.each([
    ['tittle', 'title'],
    ['Title', 'title'],
    ['figurs', 'figures'],
    ['meausres', 'measures'],
    ['name', undefined],
    ['tie', undefined],
  ])('%s → %s in letters', (typed, meant) => {
    expect(nearest(typed, ['title', 'figures', 'measures', 'targets'])).toBe(meant)
  })

  test('the nearest wins, and of equals the first', () => {
    expect(nearest('标题一', ['小标题', '标题', '标题二'])).toBe('标题')
    expect(nearest('甲乙', ['甲丙', '甲丁'])).toBe('甲丙')
    expect(nearest('标题', [])).toBeUndefined()
  })
})
