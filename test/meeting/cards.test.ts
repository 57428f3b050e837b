import { describe, expect, test } from 'vitest'
import { cardText, rareCharacters } from '../../src/meeting/cards.ts'
import { gb2312 } from '../../src/text/gb2312.ts'

describe('桌签上的姓名', () => {
  test.each([
    ['王芳', '王\u3000芳'],
    ['王　芳', '王\u3000芳'],
    [' 王 芳 ', '王\u3000芳'],
    ['王立明', '王立明'],
    ['欧阳建国', '欧阳建国'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['甲·乙', '甲·乙'],
    ['𠮷田', '𠮷\u3000田'],
    ['Li', 'Li'],
    ['待补', '待补'],
    ['', ''],
  ])('%s', (name, text) => {
    expect(cardText(name)).toBe(text)
  })
})

describe('仿宋_GB2312没有的字', () => {
  test('各列一次，按先后', () => {
    expect(rareCharacters('朱镕、陶喆、张祎、李镕、王立明ABC12')).toEqual(['镕', '喆', '祎'])
    expect(rareCharacters('王立明，区长')).toEqual([])
    expect(rareCharacters('𠮷㐂')).toEqual(['𠮷', '㐂'])
  })

  test('6763字', () => {
    const known = gb2312()
    expect(known.size).toBe(6763)
    expect([known.has('啊'), known.has('齄'), known.has('镕')]).toEqual([true, true, false])
    expect(rareCharacters('镕', known)).toEqual(['镕'])
  })
})
