import { expect, test } from 'vitest'
import { parseClock, parseMoment } from '../../src/meeting/clock.ts'

test.each([
  ['9:00', 540],
  ['14：30', 870],
  ['上午9:00', 540],
  ['下午5点', 1020],
  ['下午2点半', 870],
  ['17时', 1020],
  ['17时30分', 1050],
  ['11点整', 660],
  ['中午12:00', 720],
  ['中午1点', 780],
  ['晚上7:30', 1170],
])('%s is %i minutes after midnight', (text, minutes) => {
  expect(parseClock(text)).toBe(minutes)
})

// 3点 may be 3 or 15, 上午14:00 is none.
test.each(['3点', '九点', '25:00', '9:60', '上午14:00', '下午', '9', '9点60分'])('%s is no time', (text) => {
  expect(parseClock(text)).toBeUndefined()
})

const day = { year: 2026, month: 11, day: 15 }

test.each([
  ['2026-11-15 17:00', 1020],
  ['2026-11-15 下午5点', 1020],
  ['2026年11月15日下午5点前', 1020],
  ['2026年11月15日17时', 1020],
])('%s is a day and a time', (text, clock) => {
  expect(parseMoment(text)).toEqual({ day, clock })
})

test('a day may stand alone; a time that is none makes it none', () => {
  expect(parseMoment('2026-11-15')).toEqual({ day })
  for (const text of ['2026-11-15 下班前', '11月15日17:00', '2026-11-31 9:00', '会前三天'])
    expect(parseMoment(text)).toBeUndefined()
})
