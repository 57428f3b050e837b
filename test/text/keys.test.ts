import { describe, expect, test } from 'vitest'
import { chineseKey, keyAt, spellings, terms, type LevelName } from '../../src/text/keys.ts'

const levels = Object.entries(terms) as [LevelName, Record<string, string>][]

describe.each(levels)('%s', (level, names) => {
  test('every key is known in both spellings, and they are its own', () => {
    for (const [english, chinese] of Object.entries(names)) {
      expect([keyAt(level, english), keyAt(level, chinese), chineseKey(level, english)]).toEqual([
        english,
        english,
        chinese,
      ])
    }
    const all = [...Object.keys(names), ...Object.values(names)]
    expect(new Set(all).size).toBe(all.length)
  })
  test('keys are words: English letters, 汉字', () => {
    expect(Object.keys(names).filter((key) => !/^[a-z][A-Za-z]*$/.test(key))).toEqual([])
    expect(Object.values(names).filter((key) => !/^\p{Script=Han}{1,6}$/u.test(key))).toEqual([])
  })
})

test('the same word is another key at another level', () => {
  expect([keyAt('sheet', '目标'), keyAt('figure', '目标'), keyAt('point', '目标')]).toEqual([
    'targets',
    'target',
    undefined,
  ])
})

test('what objects have by nature is no key', () => {
  expect(['constructor', '__proto__', 'toString', ''].map((key) => keyAt('sheet', key))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('advice comes in the language of the word', () => {
  expect([spellings('period', 'form'), spellings('period', '止于'), spellings('period', '286')]).toEqual([
    ['from', 'to'],
    ['起', '止'],
    ['起', '止'],
  ])
})
