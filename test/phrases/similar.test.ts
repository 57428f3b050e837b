import { describe, expect, it } from 'vitest'
import type { Phrase } from '../../src/phrases/index.ts'
import { distinctCount, likeness, maskedText, nearDuplicates } from '../../src/phrases/similar.ts'
import { entry } from '../support/phrases.ts'

const shown = (text: string, names: string[] = []) => maskedText(text, { names }).replaceAll('\u0001', '□')
const groups = (phrases: Phrase[]) =>
  nearDuplicates(phrases).map((group) => group.phrases.map(({ id }) => id))
const like = (a: string, b: string): boolean => groups([entry(a), entry(b)]).length === 1

describe('what is masked', () => {
  const cases: [string, string][] = [
    ['抓好【主题】，大家都有份。', '抓好□大家都有份'],
    ['抓好招商引资，大家都有份。', '抓好□大家都有份'],
    ['全区上下、我县各镇', '□上下□各镇'],
    ['清河区要争先，临江县也要争先', '□要争先□也要争先'],
    ['走进小区，看看园区和社区', '走进小区看看园区和社区'],
    ['到位资金18.6亿元，增长12%', '到位资金□元增长□'],
    ['办成3件事、三件事、【几】件事', '办成□件事□件事□件事'],
    ['【地区】【主题】两手抓', '□两手抓'],
    ['说一千，道一万', '说一千道一万'],
    ['！？……', ''],
  ]
  for (const [text, expected] of cases) it(`of ${text}`, () => expect(shown(text)).toBe(expected))

  it('are names that are handed in, whatever signs they hold', () => {
    expect(shown('柳树湾（新区）要争先', ['柳树湾（新区）'])).toBe('□要争先')
    expect(shown('a.c 和 abc', ['a.c'])).toBe('□和abc')
  })
})

describe('likeness', () => {
  it('is the part of the runs of three characters that both have', () => {
    // six runs each, the first three shared: 3 of 9
    expect(likeness('抓项目就是抓发展', '抓项目就是谋发展')).toBeCloseTo(1 / 3, 10)
    expect(likeness('抓项目就是抓发展。', '抓项目，就是抓发展')).toBe(1)
    expect(likeness('抓项目就是抓发展', '群众的事没有小事')).toBe(0)
  })

  it('knows short texts as a whole, and nothing of texts without words', () => {
    expect(likeness('快办', '快办！')).toBe(1)
    expect(likeness('快办', '快干')).toBe(0)
    expect(likeness('！', '？')).toBe(0)
  })
})

describe('near-duplicates', () => {
  it('differ in region, topic and figures alone', () => {
    const entries = [
      entry('全区上下要把招商引资抓在手上，办好3件事。'),
      entry('会后就动手，一天也不要等。'),
      entry('【地区】上下要把【主题】抓在手上，办好【几】件事。'),
      entry('我县上下要把安全生产抓在手上，办好五件事！'),
    ]
    expect(groups(entries)).toEqual([[entries[0]!.id, entries[2]!.id, entries[3]!.id]])
    expect(distinctCount(entries)).toBe(2)
  })

  it('share seven in ten of their runs; a little less is another entry', () => {
    const base = '甲乙丙丁戊己庚辛壬'
    expect(groups([entry(base), entry(`${base}癸子丑`)])).toHaveLength(1)
    // one character more: 7 of 11
    expect(groups([entry(base), entry(`${base}癸子丑寅`)])).toEqual([])
  })

  it('are short lines in which two characters differ, or most of the pairs are the same', () => {
    expect(like('屋里热了，人心才热。', '炕上热了，人心才热。')).toBe(true)
    // eight characters of ten begin both: seven pairs of eleven
    expect(like('甲乙丙丁戊己庚辛壬癸', '甲乙丙丁戊己庚辛子丑')).toBe(true)
    // three of eight differ, and 4 of 10 pairs are the same
    expect(like('甲乙丙丁戊己庚辛', '甲乙丙丁戊子丑寅')).toBe(false)
    expect(like('压实责任', '落实责任')).toBe(true)
    expect(like('压实责任', '压紧担子')).toBe(false)
    // a frame is a formula
    expect(like('现在进行第【序】项：', '最后进行第【序】项：')).toBe(false)
  })

  it('make one group with what is like one of them', () => {
    const [a, b, c] = [
      '甲乙丙丁戊己庚辛壬癸子丑',
      '乙丙丁戊己庚辛壬癸子丑寅',
      '丙丁戊己庚辛壬癸子丑寅卯',
    ].map((text) => entry(text))
    // neighbours share 9 of 11 runs, the outer two 8 of 12
    expect(likeness(a!.text, c!.text)).toBeLessThan(0.7)
    expect(groups([c!, entry('会后就动手'), a!, b!])).toEqual([[c!.id, a!.id, b!.id]])
  })

  it('are found among topics that an office adds', () => {
    const filed = { topics: ['夜间经济园'] }
    expect(
      groups([entry('夜间经济园是块招牌，要守住', filed), entry('【主题】是块招牌，要守住')]),
    ).toHaveLength(1)
  })

  it('are none in an empty library', () => {
    expect(nearDuplicates([])).toEqual([])
    expect(distinctCount([])).toBe(0)
  })

  it('agree with comparing all pairs', () => {
    const parts = ['把事办好', '把话说透', '到现场去看', '马上就动手', '心里要有数', '谁也不能等']
    const texts = Array.from({ length: 216 }, (_, i) =>
      [i % 6, Math.floor(i / 6) % 6, Math.floor(i / 36)].map((at) => parts[at]!).join('，'),
    )
    const entries = texts.map((text, i) => entry(text, { id: String(i) }))
    const leader = texts.map((_, i) => i)
    const leaderOf = (at: number): number => (leader[at] === at ? at : leaderOf(leader[at]!))
    for (let i = 0; i < texts.length; i++)
      for (let j = 0; j < i; j++) if (likeness(texts[i]!, texts[j]!) >= 0.7) leader[leaderOf(i)] = leaderOf(j)
    const expected = leader.filter((of, i) => of === i).length
    expect(expected).toBeGreaterThan(1)
    expect(expected).toBeLessThan(216)
    expect(distinctCount(entries)).toBe(expected)
  })

  it('of 5,000 entries are found within a second, families of copies as well', () => {
    const chars = [
      ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经',
    ]
    const word = (seed: number, length: number): string =>
      Array.from({ length }, (_, k) => chars[(seed * 31 + k * k * 7 + seed * k) % chars.length]).join('')
    const many = Array.from({ length: 5000 }, (_, i) => entry(word(i, 30 + (i % 20)), { id: String(i) }))
    const family = Array.from({ length: 5000 }, (_, i) =>
      entry(`抓项目就是抓后劲，各单位回去马上就要把这件事做起来${chars[i % 60]}${chars[(i * 7) % 59]}`, {
        id: String(i),
      }),
    )
    const start = performance.now()
    distinctCount(many)
    expect(distinctCount(family)).toBe(1)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
