import { describe, expect, it } from 'vitest'
import { candidatesFor, clausesOf, isValid, Library, type Phrase } from '../../src/phrases/index.ts'
import { chosen, chosenTexts, entry, need, occasion } from '../support/phrases.ts'

const manySeeds = Array.from({ length: 400 }, (_, i) => `种子${i}`)
const seeds = manySeeds.slice(0, 40)

/** What stands at one need under each of the seeds, sorted and without repeats. */
function overSeeds(phrases: readonly Phrase[], more: Parameters<typeof chosenTexts>[2] = {}): string[] {
  return [
    ...new Set(seeds.flatMap((seed) => chosenTexts(phrases, [need('甲')], { ...more, seed }))),
  ].toSorted()
}

const fillsCount = (slot: string): boolean => slot === '几'
const fillsBody = (slot: string): boolean => slot === '正文'

/** How often the first of some entries is chosen at a point with these words. */
const rate = (phrases: readonly Phrase[], more: Parameters<typeof chosenTexts>[2], words = ''): number =>
  manySeeds.filter(
    (seed) => chosenTexts(phrases, [need('甲', { words })], { ...more, seed })[0] === phrases[0]!.text,
  ).length / manySeeds.length

const four = ['春天来了。', '夏天到了。', '秋天凉了。', '冬天冷了。'].map((text) => entry(text))

describe('entries are given out', () => {
  it('each once, until none is left', () => {
    for (const seed of seeds) {
      const texts = chosenTexts(four, [need('甲'), need('乙'), need('丙'), need('丁')], { seed })
      expect(texts.toSorted()).toEqual(four.map(({ text }) => text).toSorted())
    }
    const more = chosenTexts(
      four,
      ['甲', '乙', '丙', '丁', '戊'].map((point) => need(point)),
    )
    expect(more.filter((text) => text !== '')).toHaveLength(4)
  })

  it('the same by the same seed, others by others, every one by some', () => {
    const needs = [need('甲'), need('乙')]
    expect(chosenTexts(four, needs)).toEqual(chosenTexts(four, needs))
    expect(overSeeds(four)).toEqual(four.map(({ text }) => text).toSorted())
  })

  it('whatever the order of the library and of the needs', () => {
    for (const seed of seeds) {
      const straight = chosenTexts(four, [need('甲'), need('乙'), need('丙')], { seed })
      expect(chosenTexts(four.toReversed(), [need('甲'), need('乙'), need('丙')], { seed })).toEqual(straight)
      expect(chosenTexts(four, [need('丙'), need('乙'), need('甲')], { seed })).toEqual(straight.toReversed())
    }
  })

  it('to two needs of one point and kind as to two needs', () => {
    for (const seed of seeds) {
      const [first, second] = chosenTexts(four, [need('甲'), need('甲')], { seed })
      expect(first).not.toBe(second)
      expect(second).not.toBe('')
    }
  })

  it('of the kind alone, or of those below its head', () => {
    const mixed = [
      entry('一。', { kind: '样.一' }),
      entry('二。', { kind: '样.二' }),
      entry('三。', { kind: '别.一' }),
    ]
    expect(chosenTexts(mixed, [need('甲', { kind: '样.二' })])).toEqual(['二。'])
    expect(chosenTexts(mixed, [need('甲', { kind: '样' }), need('乙', { kind: '样' })]).toSorted()).toEqual([
      '一。',
      '二。',
    ])
    expect(chosenTexts(mixed, [need('甲', { kind: '样.三' })])).toEqual([''])
  })

  it('a refrain as often as it is asked for', () => {
    const refrain = entry('抓落实。', { refrain: true })
    expect(chosenTexts([refrain], [need('甲'), need('乙'), need('丙')])).toEqual([
      '抓落实。',
      '抓落实。',
      '抓落实。',
    ])
  })

  it('no suggestion but where one is asked for, and nothing else there', () => {
    const both = [entry('每月通报一次。', { suggestion: true }), entry('抓紧办。')]
    for (const seed of seeds) {
      expect(chosenTexts(both, [need('甲')], { seed })).toEqual(['抓紧办。'])
      expect(chosenTexts(both, [need('甲', { suggestion: true })], { seed })).toEqual(['每月通报一次。'])
    }
  })
})

describe('what must not stand in one speech', () => {
  const needs = [need('甲'), need('乙')]

  it.each([
    ['the first', [entry('山高。', { conflicts: ['水长。'] }), entry('水长。')]],
    ['the second', [entry('山高。'), entry('水长。', { conflicts: ['山高。'] })]],
    ['both', [entry('山高。', { conflicts: ['水长。'] }), entry('水长。', { conflicts: ['山高。'] })]],
  ])('by a 冲突 written at %s', (_, phrases) => {
    for (const seed of seeds) {
      const texts = chosenTexts(phrases, needs, { seed }).filter((text) => text !== '')
      expect(texts).toHaveLength(1)
    }
  })

  it('by a clause that both have, five characters and more', () => {
    const shared = [entry('话说在前头，一步也不能退。'), entry('事做在前头，一步也不能退。')]
    const short = [entry('话说在前头，不能退。'), entry('事做在前头，不能退。')]
    for (const seed of seeds) {
      expect(chosenTexts(shared, needs, { seed }).filter((text) => text !== '')).toHaveLength(1)
      expect(chosenTexts(short, needs, { seed }).filter((text) => text !== '')).toHaveLength(2)
    }
  })

  it('an entry that conflicts with itself stands once', () => {
    expect(chosenTexts([entry('山高。', { conflicts: ['山高。'] })], needs).toSorted()).toEqual([
      '',
      '山高。',
    ])
  })
})

describe('what begins alike', () => {
  const needs = [need('甲'), need('乙')]

  it('does not stand in one speech where another entry is left', () => {
    const phrases = [
      entry('要抓住根本。'),
      entry('要管到底。'),
      entry('要是不行，就换人。'),
      entry('事在人为。'),
    ]
    const pairs = [entry('下一步，抓好。'), entry('“下一”站，管好。'), entry('事在人为。')]
    for (const seed of seeds) {
      for (const alike of [phrases, pairs]) {
        const texts = chosenTexts(alike, needs, { seed })
        expect(texts.filter((text) => text === '事在人为。')).toHaveLength(1)
        expect(texts).not.toContain('')
      }
    }
  })

  it('stands there where none is', () => {
    expect(chosenTexts([entry('要抓住根本。'), entry('要管到底。')], needs).toSorted()).toEqual([
      '要抓住根本。',
      '要管到底。',
    ])
  })

  it('comes before what the last speeches used', () => {
    const phrases = [entry('要抓住根本。'), entry('要管到底。'), entry('事在人为。')]
    for (const seed of seeds) {
      const texts = chosenTexts(phrases, needs, { seed, recent: new Set(['事在人为。']) })
      expect(texts.toSorted()).toEqual(['要抓住根本。', '要管到底。'])
    }
  })
})

it('clauses are cut at marks and slots; those of headings count from four characters on', () => {
  const text = '总结成绩、找准差距，把抓好【主题】的责任扛实'
  expect(clausesOf(entry(text, { kind: '标题.任务' }))).toEqual(['总结成绩', '找准差距', '的责任扛实'])
  expect(clausesOf(entry(text))).toEqual(['的责任扛实'])
  expect(clausesOf(entry('“开门红”，要红到年底；【几】项工作。'))).toEqual(['要红到年底'])
})

describe('an entry is used only where it fits', () => {
  const general = entry('平常的话。')

  it.each<[string, Partial<Phrase>, Parameters<typeof need>[1], Parameters<typeof chosenTexts>[2], string]>([
    ['位置', { sections: ['结尾'] }, { section: '开头' }, {}, '位置不合'],
    ['会议类型', { meetings: ['调度会'] }, {}, { meeting: '推进会' }, '会议不合'],
    ['会议类型, of a meeting of no type', { meetings: ['调度会'] }, {}, {}, '会议不合'],
    ['主题', { topics: ['招商引资'] }, {}, { about: '安全生产' }, '主题不合'],
    ['语气', { tone: '批评' }, { tone: '肯定' }, {}, '语气不合'],
    ['对象', { audiences: ['平级'] }, {}, { audience: '上对下' }, '对象不合'],
    ['起', { from: '2026-06' }, {}, { day: '2026-05-31' }, '不在有效期'],
    ['止', { to: '2026-05' }, {}, { day: '2026-06-01' }, '不在有效期'],
    ['呼应', { answers: ['渠道', '水'] }, { words: '要把化肥备足' }, {}, '呼应不上'],
    ['标签', { tags: ['队伍'] }, { tags: ['督查考核'] }, {}, '标签不合'],
  ])('%s', (_, own, asked, when, reason) => {
    const special = entry('特别的话。', own)
    for (const seed of seeds) {
      const [choice] = chosen([special, general], [need('甲', { ...asked, tags: [] })], { ...when, seed })
      const tagged = chosen([special], [need('甲', asked)], { ...when, seed })
      expect(tagged).toEqual([undefined])
      if (reason === '标签不合') continue
      expect([choice?.phrase.text, choice?.aside, choice?.candidates]).toEqual([
        '平常的话。',
        { [reason]: 1 },
        1,
      ])
    }
  })

  it.each<[string, Partial<Phrase>, Parameters<typeof need>[1], Parameters<typeof chosenTexts>[2]]>([
    ['位置', { sections: ['开头', '结尾'] }, { section: '开头' }, {}],
    ['位置, of a need that names none', { sections: ['开头'] }, {}, {}],
    ['会议类型', { meetings: ['调度会', '推进会'] }, {}, { meeting: '推进会' }],
    ['主题', { topics: ['招商引资'] }, {}, { about: '产业招商' }],
    ['主题 of the office', { topics: ['文明城市'] }, {}, { about: '文明城市创建' }],
    ['语气', { tone: '批评' }, { tone: '批评' }, {}],
    ['语气, of a need that names none', { tone: '批评' }, {}, {}],
    ['对象', { audiences: ['平级', '上对下'] }, {}, { audience: '上对下' }],
    ['起, the day itself', { from: '2026-06-01' }, {}, { day: '2026-06-01' }],
    ['止, the last day of the month', { to: '2026-05' }, {}, { day: '2026-05-31' }],
    ['起 and 止, of a sheet without a day', { from: '2026-05', to: '2026-05' }, {}, {}],
    ['呼应', { answers: ['渠道', '化肥'] }, { words: '要把化肥备足' }, {}],
    ['标签', { tags: ['队伍', '督查考核'] }, { tags: ['督查考核', '队伍'] }, {}],
  ])('and there it is: %s', (_, own, asked, when) => {
    expect(chosenTexts([entry('特别的话。', own)], [need('甲', asked)], when)).toEqual(['特别的话。'])
  })

  it('with slots that can be filled', () => {
    const one = entry('抓好【几】件事。')
    const two = entry('抓好【几】件事，【单位】牵头。')
    expect(chosenTexts([one], [need('甲', { fills: fillsCount })])).toEqual(['抓好【几】件事。'])
    expect(chosenTexts([two], [need('甲', { fills: fillsCount })])).toEqual([''])
  })

  it('as a frame only where it has the slot that the body fills', () => {
    const frame = entry('就是“【正文】”。')
    expect(
      chosenTexts([frame, entry('没有空位。')], [need('甲', { fills: fillsBody, wants: '正文' })]),
    ).toEqual(['就是“【正文】”。'])
    expect(chosenTexts([frame], [need('甲')])).toEqual([''])
  })

  it('without a word that the speaker never says', () => {
    const phrases = [entry('要狠抓落实。'), entry('要抓好落实。')]
    expect(overSeeds(phrases, { avoids: ['狠抓', '进一步'] })).toEqual(['要抓好落实。'])
  })

  it('not where the sheet says the clause itself, eight characters and more', () => {
    const phrases = [entry('一天当作两天来用才行，大家都看着。'), entry('谁的账谁来还。')]
    const said = '大家想想，一天当作两天来用才行，是不是这个理。'
    expect(overSeeds(phrases, { said })).toEqual(['谁的账谁来还。'])
    // 谁的账谁来还 is six characters: an idiom may come again.
    expect(overSeeds(phrases, { said: '谁的账谁来还。' })).toHaveLength(2)
  })
})

describe('an entry comes sooner', () => {
  it('where it is of the topic, of the type of meeting, in the tone or with a word that the speaker likes, but not always', () => {
    const plain = entry('平常的话。')
    const cases = [
      rate([entry('招商的话。', { topics: ['招商引资'] }), plain], { about: '招商引资' }),
      rate([entry('调度的话。', { meetings: ['调度会'] }), plain], { meeting: '调度会' }),
      rate([entry('实打实的话。'), plain], { likes: ['实打实'] }),
      rate([entry('鼓劲的话。', { tone: '鼓劲' }), plain], { tone: '鼓劲' }),
    ]
    // A rank of w times itself is below another one in 1 − w/2 of all cases: w is 1/2, 0.4, 0.05 and 0.1.
    for (const [i, share] of cases.entries()) {
      expect(Math.abs(share - [0.75, 0.8, 0.975, 0.95][i]!)).toBeLessThan(0.06)
    }
  })

  it('always where it answers the point, also among many others', () => {
    const answer = entry('答上的话。', { answers: ['化肥'] })
    const topic = entry('招商的话。', { topics: ['招商引资'] })
    const among2 = rate([answer, topic], { about: '招商引资' }, '要把化肥备足')
    expect(among2).toBe(1)
    const others = Array.from({ length: 20 }, (_, i) =>
      entry(`平常的话，第${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[i]}句。`),
    )
    const among21 = rate([answer, ...others], {}, '要把化肥备足')
    expect(among21).toBe(1)
  })

  it('where it does not begin as the point does, nor with the 要 that heads begin with', () => {
    const phrases = [entry('要紧的是人。'), entry('修到哪里都要管。'), entry('人到位，事就成。')]
    for (const seed of seeds) {
      const at = (words: string): string => chosenTexts(phrases, [need('甲', { words })], { seed })[0]!
      expect(at('修渠')).toBe('人到位，事就成。')
      expect(at('要早修渠')).not.toBe('要紧的是人。')
    }
    expect(chosenTexts([entry('要紧的是人。')], [need('甲', { words: '要早修渠' })])).toEqual([
      '要紧的是人。',
    ])
    expect(overSeeds(phrases)).toHaveLength(3)
  })

  it('where the last speeches did not use it; used again, that is told', () => {
    const [first, second] = four
    const recent = new Set([first!.id])
    for (const seed of seeds) {
      const [choice] = chosen([first!, second!], [need('甲')], { recent, seed })
      expect([choice?.phrase.id, choice?.repeated]).toEqual([second!.id, false])
    }
    const [again] = chosen([first!], [need('甲')], { recent })
    expect([again?.phrase.id, again?.repeated]).toEqual([first!.id, true])
  })
})

it('a choice tells how many could have stood there and which of them it was', () => {
  for (const seed of seeds) {
    const choices = chosen([...four, entry('招商。', { topics: ['招商引资'] })], [need('甲'), need('乙')], {
      seed,
    })
    for (const choice of choices) {
      expect([choice?.candidates, choice?.aside]).toEqual([4, { 主题不合: 1 }])
      expect(choice?.place).toBeGreaterThanOrEqual(1)
      expect(choice?.place).toBeLessThanOrEqual(2)
    }
    // Of two needs one at least has its first wish.
    expect(Math.min(...choices.map((choice) => choice!.place))).toBe(1)
  }
})

it('of a need that got none is told how many it could have had', () => {
  const [first] = four
  const phrases = [first!, entry('招商。', { topics: ['招商引资'] }), entry('早了。', { from: '2027-01' })]
  const told = candidatesFor(new Library(phrases), need('甲'), occasion({ day: '2026-05-01' }))
  expect(told).toEqual({ candidates: 1, aside: { 主题不合: 1, 不在有效期: 1 } })
})

describe('a need that is added or taken away', () => {
  const many = Array.from({ length: 60 }, (_, i) => entry(`第${i}句。`))
  const points = Array.from({ length: 12 }, (_, i) => need(`点${i}`))

  it('moves few of the other choices', () => {
    let moved = 0
    for (const seed of seeds) {
      const before = chosenTexts(many, points, { seed })
      const after = chosenTexts(many, [need('新的'), ...points], { seed }).slice(1)
      moved += after.filter((text, i) => text !== before[i]).length
    }
    expect(moved / (seeds.length * points.length)).toBeLessThan(1 / 8)
  })

  it('of another kind moves none', () => {
    const others = [...many, entry('别的。', { kind: '别.话' })]
    const before = chosenTexts(others, points)
    expect(chosenTexts(others, [...points, need('点0', { kind: '别.话' })]).slice(0, -1)).toEqual(before)
  })
})

it('nothing to choose from, and nothing to choose for', () => {
  expect(chosen([], [need('甲')])).toEqual([undefined])
  expect(chosen(four, [])).toEqual([])
})

describe('an entry is valid', () => {
  it.each([
    [{}, '2026-05-31', true],
    [{ from: '2026-05' }, '2026-05-01', true],
    [{ from: '2026-05' }, '2026-04-30', false],
    [{ from: '2026-05-02' }, '2026-05-01', false],
    [{ to: '2026-05' }, '2026-05-31', true],
    [{ to: '2026-05' }, '2026-06-01', false],
    [{ to: '2026-05-30' }, '2026-05-31', false],
    [{ from: '2025-12', to: '2026-01' }, '2026-01-31', true],
    [{ from: '2099-01' }, undefined, true],
  ])('%j on %s: %s', (span, day, valid) => {
    expect(isValid(span, day)).toBe(valid)
  })
})
