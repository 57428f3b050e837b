/** The pack's record as somebody may have left it. */
import { describe, expect, it } from 'vitest'
import { readPackRecord } from '../../src/pack/record.ts'

describe('readPackRecord', () => {
  it('takes what is none of ours for none', () => {
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{}',
      '{"会议表":{"内容":""},"材料":null}',
      '{"会议表":1,"材料":{}}',
    ])
      expect(readPackRecord(text)).toBeUndefined()
  })

  it('leaves out papers that somebody broke', () => {
    const record = {
      格式: 1,
      会议表: { 文件: '会.yaml', 内容: '' },
      种子: '',
      材料: {
        甲: { 模板: '甲', 名称: '甲', 文件: {}, 稿子: '# 甲\n', 出处: [] },
        乙: null,
        丙: { 稿子: 3 },
        丁: { 稿子: '', 出处: [], 留存: { 稿子: '' } },
      },
    }
    expect(Object.keys(readPackRecord(JSON.stringify(record))!.材料)).toEqual(['甲'])
  })
})
