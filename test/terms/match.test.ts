import { array, assert, constantFrom, property, string, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datedHits, isBefore, isOver, lexiconHits, readTerms, type Terms } from '../../src/terms/index.ts'
import { Source } from '../../src/text/source.ts'

/** `误 条件` → rows with ids of their own. */
function termsOf(...rows: (readonly [wrong: string, conditions?: string])[]): Terms {
  const lines = rows.map(
    ([wrong, conditions = ''], i) => `r${i}\t${wrong}\t正\t存疑\t${conditions}\t\t某文\t是`,
  )
  const head = '编号\t误\t正\t级别\t条件\t说明\t来源\t核对'
  const read = readTerms([new Source('lexicon.tsv', [head, ...lines].join('\n'))])
  expect(read.problems).toEqual([])
  return read.value
}

function found(terms: Terms, text: string): string[] {
  return lexiconHits(terms, text).map(({ row, start, end }) => `${row.id} ${start} ${text.slice(start, end)}`)
}

describe('hits of the lexicon', () => {
  it('are found at the beginning, in the middle and at the end', () => {
    expect(found(termsOf(['布署']), '布署了，再布署，布署')).toEqual(['r0 0 布署', 'r0 5 布署', 'r0 8 布署'])
  })

  it('are the longest ones, and do not overlap', () => {
    expect(found(termsOf(['截止'], ['截止目前'], ['目前止']), '截止目前止')).toEqual(['r1 0 截止目前'])
  })

  it('fall back to a shorter word where the longer one has its condition not met', () => {
    const terms = termsOf(['截止目前', '后接:甲'], ['截止'])
    expect(found(terms, '截止目前乙')).toEqual(['r1 0 截止'])
    expect(found(terms, '截止目前甲')).toEqual(['r0 0 截止目前'])
  })

  it('may be of one character, or outside the basic plane', () => {
    expect(found(termsOf(['帐', '后接:目'], ['𠮷祥']), '帐目和蚊帐，𠮷祥')).toEqual(['r0 0 帐', 'r1 6 𠮷祥'])
  })

  it.each([
    ['前接:甲、乙丙', ['甲会报', '乙丙会报'], ['会报', '丙会报', '大会报']],
    ['不前接:大、全', ['会报', '作会报'], ['大会报告', '全会报']],
    ['后接:告', ['会报告'], ['会报', '会报给']],
    ['不后接:告、给', ['会报', '会报送'], ['会报告', '会报给']],
    ['前接:作；不后接:告', ['作会报'], ['会报', '作会报告']],
    ['正则:^«', ['会报'], ['大会报']],
    ['正则:向[^，]{0,6}«会报»(?!告)', ['向县委会报'], ['向县委会报告', '向县，会报']],
  ])('obey the condition %s', (condition, caught, passed) => {
    const terms = termsOf(['会报', condition])
    for (const text of caught) expect([text, found(terms, text).length]).toEqual([text, 1])
    for (const text of passed) expect([text, found(terms, text).length]).toEqual([text, 0])
  })

  it('see ten characters on either side in a form', () => {
    expect(found(termsOf(['会报', '正则:甲']), `甲${'，'.repeat(9)}会报`)).toHaveLength(1)
    expect(found(termsOf(['会报', '正则:甲']), `甲${'，'.repeat(10)}会报`)).toHaveLength(0)
  })

  it('are what looking at every place finds, for any words and text', () => {
    const word = string({ unit: constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 4 })
    assert(
      property(uniqueArray(word, { minLength: 1, maxLength: 5 }), array(word), (words, texts) => {
        const text = texts.join('丁')
        const longest = words.toSorted((a, b) => b.length - a.length)
        const expected: string[] = []
        for (let i = 0; i < text.length;) {
          const hit = longest.find((one) => text.startsWith(one, i))
          if (hit) expected.push(`${i} ${hit}`)
          i += hit?.length ?? 1
        }
        const hits = lexiconHits(termsOf(...words.map((one) => [one] as const)), text)
        expect(hits.map(({ row, start }) => `${start} ${row.wrong}`)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })

  it('cost little in a long clean text', () => {
    const words = Array.from({ length: 400 }, (_, i) => [`误${String.fromCharCode(0x4e00 + i)}的词`] as const)
    const terms = termsOf(...words)
    const text = '各镇（街道）要压实责任，误不得农时，确保按期完成。'.repeat(40_000)
    const start = performance.now()
    expect(found(terms, text)).toEqual([])
    // A million characters take some milliseconds; a hundred times that would be a pass per row.
    expect(performance.now() - start).toBeLessThan(500)
  })
})

describe('dated terms', () => {
  const head = '编号\t旧称\t新称\t起\t止\t类别\t说明\t来源\t核对\n'
  const { value } = readTerms([
    new Source(
      'dated.tsv',
      `${head}d1\t安监局\t应急管理局\t\t2018\t机构\t\t甲\t是\nd2\t市安监局\t\t\t\t机构\t\t甲\t是\n`,
    ),
  ])

  it('are found as the longest at each place', () => {
    const text = '县安监局和市安监局'
    expect(datedHits(value, text).map(({ row, start }) => [row.id, start])).toEqual([
      ['d1', 1],
      ['d2', 5],
    ])
  })

  it('end with the year or month given, and begin with it', () => {
    expect(isOver('2018', '2018-12-31')).toBe(false)
    expect(isOver('2018', '2019-01-01')).toBe(true)
    expect(isOver('2018-10', '2018-10-31')).toBe(false)
    expect(isOver('2018-10', '2018-11-01')).toBe(true)
    expect(isOver(undefined, '2026-01-01')).toBe(false)
    expect(isBefore('2021', '2020-12-31')).toBe(true)
    expect(isBefore('2021', '2021-01-01')).toBe(false)
    expect(isBefore(undefined, '1999-01-01')).toBe(false)
  })
})
