import { describe, expect, it } from 'vitest'
import { formDistance, formOf, parseForm, piecesOf, printForm } from '../../src/phrases/index.ts'

const form = (text: string) => formOf({ pieces: piecesOf(text)! })
const printed = (text: string) => printForm(form(text))
const distance = (text: string, asked: string) => formDistance(form(text), parseForm(asked)!)

describe('the form of an entry', () => {
  const cases: [string, string][] = [
    ['盯住产业、做实项目，推动工作再上一个新的台阶', '4+4+12'],
    ['盯住产业、做实项目，推动【主题】再上一个新台阶', '4+4+9~'],
    ['【主题】不等人。', '3~'],
    ['话讲完了，事才开头！', '4+4'],
    ['把“一把手”工程（含前期）抓到底。', '12'],
    ['说到底——还是要干……大家动手吧？', '3+4+5'],
    ['GDP增长6.5%，压力不小', '8+4'],
    ['【例】，【后果】。', '0~+0~'],
    ['，。', ''],
    ['', ''],
  ]
  for (const [text, expected] of cases)
    it(`of ${text || 'nothing'} is ${expected || 'empty'}`, () => expect(printed(text)).toBe(expected))
})

describe('an asked form', () => {
  it('is read with ranges, open ends and full-width signs', () => {
    expect(parseForm('4+4+12')).toEqual([
      { least: 4, most: 4 },
      { least: 4, most: 4 },
      { least: 12, most: 12 },
    ])
    expect(parseForm('８-14')).toEqual([{ least: 8, most: 14 }])
    expect(parseForm(' 5 ＋ 8~ + * ')).toEqual([
      { least: 5, most: 5 },
      { least: 8, most: Infinity },
      { least: 1, most: Infinity },
    ])
    expect(parseForm('8～14')).toEqual([{ least: 8, most: 14 }])
  })

  for (const text of [
    '',
    '四',
    '4+',
    '+4',
    '4++4',
    '0',
    '14-8',
    '4,4',
    '1234',
    Array(50).fill('4').join('+'),
  ])
    it(`is none in “${text.slice(0, 12)}”`, () => expect(parseForm(text)).toBeUndefined())
})

describe('how far an entry is from a form', () => {
  it('is nothing where every clause has the length asked for', () => {
    expect(distance('盯住产业、做实项目，推动工作再上一个新的台阶', '4+4+12')).toBe(0)
    expect(distance('盯住产业、做实项目，推动工作再上一个新的台阶', '4+4+10-14')).toBe(0)
    expect(distance('盯住产业、做实项目，推动工作再上一个新的台阶', '4+4+*')).toBe(0)
  })

  it('is undefined where a clause is longer, shorter or missing', () => {
    expect(distance('盯住产业、做实项目，推动工作再上一个新的台阶', '4+4+11')).toBeUndefined()
    expect(distance('盯住产业、做实项目，推动工作再上一个新的台阶', '4+4+13~')).toBeUndefined()
    expect(distance('盯住产业、做实项目', '4+4+*')).toBeUndefined()
    expect(distance('盯住产业、做实项目', '4')).toBeUndefined()
  })

  it('takes a slot for four characters, and two to eight for possible', () => {
    // 9 and a slot: 13 as a rule, from 11 to 17.
    const text = '盯住产业、做实项目，推动【主题】再上一个新台阶'
    expect(distance(text, '4+4+13')).toBe(0)
    expect(distance(text, '4+4+12')).toBe(1)
    expect(distance(text, '4+4+11')).toBe(2)
    expect(distance(text, '4+4+10')).toBeUndefined()
    expect(distance(text, '4+4+17')).toBe(4)
    expect(distance(text, '4+4+18')).toBeUndefined()
    expect(distance(text, '4+4+8-12')).toBe(1)
    expect(distance(text, '4+4+20~')).toBeUndefined()
  })
})
