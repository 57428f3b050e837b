import { expect, test } from 'vitest'
import { Patched } from '../../src/text/patched.ts'

test('offsets of a text mended twice lead back to the original', () => {
  const first = Patched.of('标题：甲').apply([{ start: 2, end: 3, text: ': ' }])
  expect(first.text).toBe('标题: 甲')
  expect([0, 1, 2, 3, 4, 5].map((offset) => first.origin(offset))).toEqual([0, 1, 2, 2, 3, 4])
  const second = first.apply([
    { start: 4, end: 4, text: '"' },
    { start: 5, end: 5, text: '"' },
  ])
  expect(second.text).toBe('标题: "甲"')
  expect([4, 5, 6, 7].map((offset) => second.origin(offset))).toEqual([3, 3, 4, 4])
  expect(second.inOriginal({ start: 5, end: 6, text: '乙' })).toEqual({ start: 3, end: 4, text: '乙' })
})

test('of edits that overlap only the first is taken, and offsets outside are the nearest end', () => {
  const text = Patched.of('甲乙丙').apply([
    { start: 1, end: 3, text: '丁' },
    { start: 2, end: 3, text: '戊' },
  ])
  expect(text.text).toBe('甲丁')
  expect([-1, 2, 9].map((offset) => text.origin(offset))).toEqual([0, 3, 3])
})
