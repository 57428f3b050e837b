import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparable } from '../../src/text/comparable.ts'
import { differences } from '../../src/text/differences.ts'
import { anchoredSequence } from '../../src/text/sequences.ts'

/** What went in [- -], what came in {+ +}. */
function shown(before: string, after: string): string {
  return differences(before, after)
    .map(({ kind, oldStart, oldEnd, newStart, newEnd }) => {
      if (kind === 'same') return after.slice(newStart, newEnd)
      return kind === 'removed'
        ? `[-${before.slice(oldStart, oldEnd)}-]`
        : `{+${after.slice(newStart, newEnd)}+}`
    })
    .join('')
}

describe('differences', () => {
  it.each([
    [
      'a figure is one word, its digits are not compared',
      '到位资金18.6亿元，增长10.1%。',
      '到位资金20.1亿元，增长18.9%。',
      '到位资金[-18.6亿-]{+20.1亿+}元，增长[-10.1%-]{+18.9%+}。',
    ],
    ['a date is one word', '6月30日前上报。', '6月15日前上报。', '[-6月30日-]{+6月15日+}前上报。'],
    [
      'a year with its month is one',
      '到2026年6月完成。',
      '到2027年6月完成。',
      '到[-2026年6月-]{+2027年6月+}完成。',
    ],
    [
      'one spot is one, however little stays around it',
      '（2026年6月12日）',
      '（2026年6月20日）',
      '（[-2026年6月12日-]{+2026年6月20日+}）',
    ],
    ['a count', '我讲三点意见。', '我讲四点意见。', '我讲[-三-]{+四+}点意见。'],
    [
      'numerals of some characters are one word',
      '共二十三项。',
      '共三十二项。',
      '共[-二十三-]{+三十二+}项。',
    ],
    [
      'a mark in 【】 is one word, whatever stands in it',
      '甲镇要在【待补：日期】前完成，乙镇抓紧。',
      '甲镇要在7月底前完成，乙镇抓紧。',
      '甲镇要在[-【待补：日期】-]{+7月底+}前完成，乙镇抓紧。',
    ],
    [
      'a clause of which little stays is replaced whole, its end mark kept',
      '各镇要抓紧，力争早开工、早投产。',
      '各镇要抓紧，不打折扣地完成任务。',
      '各镇要抓紧，[-力争早开工、早投产-]{+不打折扣地完成任务+}。',
    ],
    [
      'a character that stayed by chance between two changes goes with them',
      '推动项目建设和发展。',
      '促进项目改革同和谐。',
      '[-推动项目建设和发展-]{+促进项目改革同和谐+}。',
    ],
    [
      'a sentence that became two keeps its clauses',
      '渠要修好，水要管好。',
      '渠要修好。水要管好。',
      '渠要修好[-，-]{+。+}水要管好。',
    ],
    ['a sentence that came', '甲事办好。', '甲事办好。乙事也要办好。', '甲事办好。{+乙事也要办好。+}'],
    ['a sentence that went', '甲事办好。乙事也要办好。', '乙事也要办好。', '[-甲事办好。-]乙事也要办好。'],
    ['nothing from nothing', '', '', ''],
    ['all of it', '', '新写的话。', '{+新写的话。+}'],
  ])('%s', (_, before, after, result) => {
    expect(shown(before, after)).toBe(result)
  })

  it('holds all of both texts, in order, whatever they are', () => {
    const text = string({ unit: constantFrom(...'甲乙丙要抓18.6亿%，。；、【】\n月A'), maxLength: 40 })
    assert(
      property(text, text, (before, after) => {
        const found = differences(before, after)
        const old = found.filter(({ kind }) => kind !== 'added')
        const now = found.filter(({ kind }) => kind !== 'removed')
        expect(old.map((one) => before.slice(one.oldStart, one.oldEnd)).join('')).toBe(before)
        expect(now.map((one) => after.slice(one.newStart, one.newEnd)).join('')).toBe(after)
        for (const one of found.filter(({ kind }) => kind === 'same'))
          expect(before.slice(one.oldStart, one.oldEnd)).toBe(after.slice(one.newStart, one.newEnd))
      }),
      { seed: 8, numRuns: 300 },
    )
  })
})

describe('comparable', () => {
  it.each([
    ['区长　王 立明', '区长王立明'],
    ['“一张图”', '"一张图"'],
    ['增长１０．５％', '增长10.5%'],
    ['project  plan 甲', 'project plan甲'],
    ['甲，乙', '甲，乙'],
    ['  上\n下  ', '上下'],
  ])('%j → %j', (original, plain) => {
    expect(comparable(original).text).toBe(plain)
  })

  it('leads back to what was written', () => {
    const { text, offsets } = comparable('甲 　乙')
    expect(text).toBe('甲乙')
    expect(offsets).toEqual([0, 3, 4])
  })
})

describe('anchoredSequence', () => {
  it('keeps most of the texts that each list has once, and what is the same between them', () => {
    const pairs = anchoredSequence([...'甲同乙同丙'], [...'丙甲同乙同'])
    expect(pairs).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ])
  })

  it('takes long lists without filling a table', () => {
    const list = Array.from({ length: 60_000 }, (_, i) => `${i}`)
    const other = list.filter((_, i) => i % 2 === 0)
    expect(anchoredSequence(list, other)).toHaveLength(30_000)
  })
})
