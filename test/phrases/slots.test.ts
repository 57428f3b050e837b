import { describe, expect, it } from 'vitest'
import { piecesOf, sheetSlots, slotsOf, wordsOf } from '../../src/phrases/index.ts'

describe('a text is cut at its slots', () => {
  it.each([
    ['成绩要讲够。', [{ text: '成绩要讲够。' }]],
    ['【主题】', [{ slot: '主题' }]],
    [
      '抓【主题】，【主题】抓。',
      [{ text: '抓' }, { slot: '主题' }, { text: '，' }, { slot: '主题' }, { text: '抓。' }],
    ],
    ['【甲】【 乙 】', [{ slot: '甲' }, { slot: '乙' }]],
    ['【提法.三条产业链】', [{ slot: '提法.三条产业链' }]],
    ['', []],
  ])('%s', (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces)
  })

  it.each(['【', '】', '【】', '【 】', '【甲', '甲】', '【甲【乙】', '【甲】】', '】甲【', '【甲\n乙】'])(
    '%j is none',
    (text) => {
      expect(piecesOf(text)).toBeUndefined()
    },
  )

  it('in one pass, however many brackets there are', () => {
    expect(piecesOf('【甲】'.repeat(20_000))).toHaveLength(20_000)
    expect(piecesOf('【'.repeat(100_000))).toBeUndefined()
  })
})

it('slots are named once, in their order', () => {
  expect(slotsOf(piecesOf('【乙】抓【甲】，【乙】抓。')!)).toEqual(['乙', '甲'])
  expect(slotsOf(piecesOf('抓落实。')!)).toEqual([])
})

it('the words are what stands between slots', () => {
  const pieces = piecesOf('抓好【主题】的【几】项工作。')!
  expect(wordsOf(pieces)).toBe('抓好的项工作。')
  expect(wordsOf(pieces, '，')).toBe('抓好，的，项工作。')
})

it('a sheet fills these by itself', () => {
  expect(sheetSlots).toEqual(['主题', '地区', '我地', '地名', '党政', '下辖', '会议', '时段'])
})
