import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { measureSpeech, readingTime } from '../../src/speech/index.ts'
import { formatPlace } from '../../src/text/place.ts'
import { Source } from '../../src/text/source.ts'

const read = (markdown: string) => readMarkdown(new Source('稿.md', markdown)).value
const measure = (markdown: string) => measureSpeech(read(markdown))

describe('measureSpeech', () => {
  test('length and sentences of the body: the head block is not spoken, heads are no sentences', () => {
    // sentences of 5, 2 and 3 汉字; the body has 4 (heading with 一) + 5 + 2 + 3 = 14 characters
    const m = measure('# 讲话\n\n同志们：\n\n## 一、抓招商\n\n今天我们开。要快。要稳当')
    expect(m.length).toBe(14)
    expect(m.sentences).toEqual({ count: 3, median: 3, p90: 5 })
    expect(measure('一二三。一。').sentences.median).toBe(2)
  })

  test('times in 1,000 字', () => {
    // 20 characters: 要 twice (重要 counts), 进一步 once, 我们 once
    const m = measure('我们要把重要的事情进一步办好办实办到位。')
    expect(m.length).toBe(19)
    expect(m.perThousand).toEqual({ 要: 105.26, 进一步: 52.63, 我们: 52.63 })
    expect(m.我们).toBe(1)
  })

  test('openings after their numbers, and three neighbours alike', () => {
    const m = measure(
      '正文。\n\n要快。要稳。一要准。\n\n对企业，要热情。对客商，要诚恳。\n\n各镇要动。各镇要快。各镇要实。各镇要准。',
    )
    expect(m.openings).toEqual([
      { opening: '各镇', count: 4 },
      { opening: '要', count: 3 },
    ])
    expect(m.runs.map(({ opening, count, place }) => `${opening}${count} ${formatPlace(place)}`)).toEqual([
      '要3 稿.md:3:1',
      '各镇4 稿.md:7:1',
    ])
  })

  test('figures with a unit, by paragraph', () => {
    const m = measure('2026年6月，到位18.6亿元，增长10.1%，引进118个、9家，开工率46%。\n\n签约3个。')
    expect(m.figures.count).toBe(6)
    expect(m.figures.most).toBe(5)
    expect(m.figures.crowded.map(({ count, place }) => `${count} ${formatPlace(place)}`)).toEqual([
      '5 稿.md:1:1',
    ])
  })

  test('items of a series: lengths and their spread', () => {
    const [alike] = measure('一是甲乙。二是丙丁。三是戊己。后来的话不算在内。').items
    expect(alike).toEqual({ marker: '一是', lengths: [4, 4, 4], spread: 0 })
    // lengths 4 and 8: mean 6, standard deviation 2
    expect(measure('一是甲乙。二是甲乙丙丁戊己。').items[0]).toEqual({
      marker: '一是',
      lengths: [4, 8],
      spread: 0.33,
    })
  })

  test('nothing to measure', () => {
    expect(measure('')).toMatchObject({
      length: 0,
      sentences: { count: 0, median: 0, p90: 0 },
      runs: [],
      items: [],
    })
  })
})

describe('readingTime', () => {
  const speech = read(
    [
      '# 讲话',
      '甲'.repeat(36),
      `## 一、${'乙'.repeat(29)}`,
      '丙'.repeat(60),
      '## 二、丁',
      '丁'.repeat(16),
      `总之，${'戊'.repeat(16)}。`,
    ].join('\n\n'),
  )

  test('in all and by parts, at 180 字 a minute', () => {
    // 36, 30 + 60, 2 + 16 and 2 + 16 characters
    expect(readingTime(speech)).toEqual({
      rate: 180,
      minutes: 0.9,
      parts: [
        { name: '开头', minutes: 0.2 },
        { name: `一、${'乙'.repeat(29)}`, minutes: 0.5 },
        { name: '二、丁', minutes: 0.1 },
        { name: '结尾', minutes: 0.1 },
      ],
    })
  })

  test('at the speaker’s own rate; a rate of 0 is misuse', () => {
    expect(readingTime(speech, 90).minutes).toBeCloseTo(1.8)
    expect(() => readingTime(speech, 0)).toThrow(RangeError)
  })

  test('shares of the whole', () => {
    const shares = measureSpeech(speech).shares.map((part) => part.share)
    expect(shares.map((share) => share.toFixed(3))).toEqual(['0.222', '0.556', '0.111', '0.111'])
  })
})
