import { describe, expect, it } from 'vitest'
import { readPlain } from '../../src/read/plain.ts'
import { lineMarkOf, plainText, type Section, type Speech } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'

const speechOf = (...lines: string[]): Speech =>
  readPlain(new Source('稿.txt', ['在全县防汛会议上的讲话', '同志们：', ...lines].join('\n'))).value

const listed = ({ level, mark, title, sections }: Section): string[] => [
  `${level} ${mark}|${title}`,
  ...sections.flatMap((section) => listed(section)),
]
const sectionsOf = ({ outline }: Speech): string[] => outline.sections.flatMap((section) => listed(section))

describe('heads of the first level without 一、', () => {
  it.each([
    ['第一，', '第二，'],
    ['第一、', '第二、'],
    ['第一：', '第二：'],
    ['第一方面，', '第二方面，'],
    ['第一个问题，', '第二个问题，'],
    ['一是', '二是'],
    ['一要', '二要'],
    ['一是要', '二是要'],
    ['首先，', '其次，'],
    ['其一，', '其二，'],
    ['1、', '2、'],
    ['1．', '2．'],
    ['(1)', '(2)'],
    ['①', '②'],
    ['1)', '2)'],
    ['A.', 'B.'],
  ])('%s and %s', (first, second) => {
    const speech = speechOf(
      '今天讲两点。',
      `${first}认清形势，绷紧安全这根弦`,
      '雨水来得早。',
      `${second}守住险工，管好每一座水库`,
      '各镇要巡查。',
    )
    expect(sectionsOf(speech)).toEqual([
      `1 ${first}|认清形势，绷紧安全这根弦`,
      `1 ${second}|守住险工，管好每一座水库`,
    ])
    expect(speech.outline.opening.map((block) => plainText(block))).toEqual(['今天讲两点。'])
  })

  it('stand above heads of other kinds', () => {
    const speech = speechOf(
      '第一，认清形势，绷紧这根弦',
      '（一）雨水来得早',
      '比去年早十天。',
      '（二）水库还在修',
      '有四座没有完工。',
      '第二，守住险工，管好水库',
      '各镇要巡查。',
    )
    expect(sectionsOf(speech)).toEqual([
      '1 第一，|认清形势，绷紧这根弦',
      '2 （一）|雨水来得早',
      '2 （二）|水库还在修',
      '1 第二，|守住险工，管好水库',
    ])
  })

  it('are no sentences, no list without text between, and nothing below 一、', () => {
    expect(sectionsOf(speechOf('一是抓早', '二是抓小', '三是抓实', '大家要记住。'))).toEqual([])
    expect(sectionsOf(speechOf('一是雨水来得早；', '要快。', '二是水库没有修完。', '要紧。'))).toEqual([])
    expect(sectionsOf(speechOf('一、认清形势', '一是抓早', '要快。', '二是抓小', '要细。'))).toEqual([
      '1 一、|认清形势',
    ])
    expect(sectionsOf(speechOf('第一，抓早', '要快。'))).toEqual([])
  })
})

describe('heads without any number', () => {
  it('are short lines without a stop, each above a paragraph', () => {
    const speech = speechOf(
      '今天讲两点。',
      '认清形势，绷紧这根弦',
      '雨水来得早。',
      '守住险工，管好水库',
      '各镇要巡查。',
      '要快。',
    )
    expect(sectionsOf(speech)).toEqual(['1 |认清形势，绷紧这根弦', '1 |守住险工，管好水库'])
  })

  it('are not one line alone, nor lines that stand together, nor any where a line ends the text', () => {
    expect(sectionsOf(speechOf('雨水来得早。', '守住险工', '要快。'))).toEqual([])
    expect(sectionsOf(speechOf('不驰于空想', '不骛于虚声', '要快。', '守住险工', '要细。'))).toEqual([])
    expect(sectionsOf(speechOf('认清形势', '要快。', '守住险工', '要细。', '县防汛办公室'))).toEqual([])
  })
})

describe('a head cut in two by a line end', () => {
  it('is one again', () => {
    const speech = speechOf(
      '一、提高认识，时刻绷紧安全生产',
      '这根弦',
      '安全是底线。',
      '二、突出重点',
      '要查。',
    )
    expect(sectionsOf(speech)).toEqual(['1 一、|提高认识，时刻绷紧安全生产这根弦', '1 二、|突出重点'])
  })

  it('is one again where its first line is full', () => {
    const long = '一、坚持问题导向系统治理全面提升全县防汛抗旱'
    const speech = speechOf(`${long}应急处置`, '综合水准', '安全是底线。', '二、突出重点', '要查。')
    expect(sectionsOf(speech)[0]).toBe('1 一、|坚持问题导向系统治理全面提升全县防汛抗旱应急处置综合水准')
  })

  it('is not a head with a line of its own below it', () => {
    const speech = speechOf('一、总体要求', '指导思想', '安全是底线。', '二、突出重点', '要查。')
    expect(sectionsOf(speech)).toEqual(['1 一、|总体要求', '1 二、|突出重点'])
  })
})

describe('the mark of a line', () => {
  it.each([
    ['第一方面，讲形势', '第一方面', 1, '第一方面，'],
    ['第三件事，办学校', '第一方面', 3, '第三件事，'],
    ['其二，要快', '其一', 2, '其二，'],
    ['C. 抓早', 'A.', 3, 'C. '],
    ['2）抓小', '1）', 2, '2）'],
    ['最后：抓实', '首先', Infinity, '最后：'],
    ['第二部分　成绩', '第一部分', 2, '第二部分　'],
    ['(三)抓实', '（一）', 3, '(三)'],
  ])('%s', (line, family, number, mark) => {
    expect(lineMarkOf(line)).toEqual({ family, number, mark })
  })

  it.each(['第一产业增长', '其实', 'A级景区', '2026年', '最后的冲刺', '第一书记', 'C919', '第三方面'])(
    'is not in: %s',
    (line) => {
      expect(lineMarkOf(line)).toBeUndefined()
    },
  )
})

function titleOf(...lines: string[]): string {
  const { head } = readPlain(new Source('稿.txt', lines.join('\n'))).value.outline
  return head.title ? plainText(head.title) : ''
}

describe('the title', () => {
  it('stands below an office, a meeting and the number of a paper', () => {
    expect(
      titleOf('机密', '云溪县人民政府办公室', '全县收储会议材料之一', '在全县收储会议上的讲话', '同志们：'),
    ).toBe('在全县收储会议上的讲话')
  })

  it('need not say that it is one, above date and salutation', () => {
    expect(titleOf('坚定信心　真抓实干', '2026年11月2日', '同志们：', '开会。')).toBe('坚定信心　真抓实干')
    expect(titleOf('水利工作开新局', '副县长　林大山', '2026年11月2日', '同志们：')).toBe('水利工作开新局')
  })

  it('is no office and no sentence there', () => {
    expect(titleOf('云溪县水利局', '2026年11月2日', '同志们：', '开会。')).toBe('')
    expect(titleOf('今天开会。', '2026年11月2日', '同志们：', '开会。')).toBe('')
  })
})
