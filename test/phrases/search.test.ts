import { describe, expect, it } from 'vitest'
import { parseForm, searchPhrases, type Phrase, type PhraseQuery } from '../../src/phrases/index.ts'
import { entry } from '../support/phrases.ts'

const found = (phrases: Phrase[], query: PhraseQuery) =>
  searchPhrases(phrases, query).map(({ phrase }) => phrase.id)
const words = (...list: string[]): PhraseQuery => ({ words: list })

const marks = (text: string, ...list: string[]) => searchPhrases([entry(text)], words(...list))[0]?.marks

describe('words', () => {
  const entries = [
    entry('招商要盯住链条。', { id: '甲' }),
    entry('会后就动手。', { id: '乙', tags: ['招商'] }),
    entry('项目是命脉。', { id: '丙', topics: ['招商引资'] }),
    entry('话说到这里。', { id: '丁', answers: ['前期'] }),
    entry('就这么办。', { id: '招商-01', kind: '结尾.号召' }),
  ]

  it('are found in text, tags, 呼应, topics, kind and 编号; the text counts most', () => {
    expect(found(entries, words('招商'))).toEqual(['甲', '乙', '丙', '招商-01'])
    expect(found(entries, words('前期'))).toEqual(['丁'])
    expect(found(entries, words('号召'))).toEqual(['招商-01'])
    expect(found(entries, words('结尾.号召'))).toEqual(['招商-01'])
  })

  it('must all be there, wherever', () => {
    expect(found(entries, words('招商', '链条'))).toEqual(['甲'])
    expect(found(entries, words('招商', '动手'))).toEqual(['乙'])
    expect(found(entries, words('招商', '没有'))).toEqual([])
  })

  it('are compared without regard to width and case', () => {
    const some = [entry('ＧＤＰ不是全部。', { id: '甲' }), entry('gdp 也要看。', { id: '乙' })]
    expect(found(some, words('GDP'))).toEqual(['甲', '乙'])
    expect(found(some, words('ｇｄｐ'))).toEqual(['甲', '乙'])
  })

  it('that are empty ask for nothing', () => {
    expect(found(entries, words('', ' '))).toHaveLength(5)
  })
})

describe('slots', () => {
  const entries = [
    entry('抓好【主题】工作。', { id: '甲' }),
    entry('主题要鲜明。', { id: '乙' }),
    entry('招商工作要细。', { id: '丙' }),
  ]

  it('are passed over by words that go on behind them', () => {
    expect(searchPhrases(entries, words('抓好工作'))).toEqual([{ phrase: entries[0], marks: [[0, 8]] }])
  })

  it('are found by their name in brackets alone', () => {
    expect(found(entries, words('主题'))).toEqual(['乙'])
    expect(found(entries, words('【主题】'))).toEqual(['甲'])
  })

  it('stand for no topic', () => {
    expect(found(entries, words('招商'))).toEqual(['丙'])
  })
})

describe('order', () => {
  it('is by hits in the text, then how early they stand', () => {
    const entries = [
      entry('说一千道一万，落到底还是一个项目要抓。', { id: '晚' }),
      entry('项目为王，说一千道一万，还是要抓到底。', { id: '早' }),
      entry('抓项目就是抓发展，谋项目就是谋未来啊。', { id: '两回' }),
    ]
    expect(found(entries, words('项目'))).toEqual(['两回', '早', '晚'])
  })

  it('has words that stand near each other first, whichever comes first', () => {
    const entries = [
      entry('项目的事要常说，说来说去，最要紧的还是前期。', { id: '远' }),
      entry('项目前期要常说，说来说去，最要紧的还是做深。', { id: '近' }),
    ]
    expect(found(entries, words('前期', '项目'))).toEqual(['近', '远'])
  })

  it('has the shorter first, and of equal ones that which the library has first', () => {
    const entries = [
      entry('项目要抓紧去办。', { id: '长' }),
      entry('项目要紧。', { id: '一' }),
      entry('项目要快。', { id: '二' }),
    ]
    expect(found(entries, words('项目'))).toEqual(['一', '二', '长'])
    expect(found(entries.toReversed(), words('项目'))).toEqual(['二', '一', '长'])
  })

  it('has a whole tag before a part of one', () => {
    const entries = [
      entry('甲甲。', { id: '部分', tags: ['营商环境好'] }),
      entry('乙乙。', { id: '整个', tags: ['营商环境'] }),
    ]
    expect(found(entries, words('营商环境'))).toEqual(['整个', '部分'])
  })
})

describe('marks', () => {
  it('are in order, and one where they touch or overlap', () => {
    expect(marks('抓项目就是抓发展', '抓')).toEqual([
      [0, 1],
      [5, 6],
    ])
    expect(marks('抓项目就是抓发展', '发展', '项目', '抓发')).toEqual([
      [1, 3],
      [5, 8],
    ])
    expect(marks('抓项目', '抓', '项目')).toEqual([[0, 3]])
    expect(marks('哈哈哈', '哈哈')).toEqual([[0, 2]])
  })
})

describe('filters', () => {
  const entries = [
    entry('一', { kind: '过渡.成绩到问题', sections: ['正视问题'], tone: '批评' }),
    entry('二', { kind: '过渡.到问题', sections: ['正视问题', '讲清认识'], topics: ['招商引资'] }),
    entry('三', { kind: '标题.任务', meetings: ['推进会'], audiences: ['上对下'], tags: ['三句式'] }),
    entry('四', { kind: '结尾.号召', tone: '鼓劲', from: '2026-03', to: '2026-06-15' }),
  ]
  const cases: [string, PhraseQuery, string[]][] = [
    ['a kind', { kinds: ['过渡.到问题'] }, ['二']],
    ['the head of kinds', { kinds: ['过渡'] }, ['一', '二']],
    ['a kind without its head', { kinds: ['号召'] }, ['四']],
    ['a kind with a full-width point', { kinds: ['标题．任务'] }, ['三']],
    ['either of two kinds', { kinds: ['标题', '结尾'] }, ['三', '四']],
    ['a section', { sections: ['讲清认识'] }, ['二']],
    ['a section, and entries for any', { sections: ['讲清认识'], general: true }, ['二', '三', '四']],
    ['a topic', { topics: ['招商引资'] }, ['二']],
    ['a part of a topic', { topics: ['招商'] }, ['二']],
    ['a word that means a topic', { topics: ['项目引进'] }, ['二']],
    ['no topic', { topics: ['通用'] }, ['一', '三', '四']],
    ['a tone', { tones: ['批评', '鼓劲'] }, ['一', '四']],
    ['a type of meeting', { meetings: ['推进会'] }, ['三']],
    ['who speaks to whom', { audiences: ['上对下'] }, ['三']],
    ['a part of a tag', { tags: ['三句'] }, ['三']],
    ['a day before', { day: '2026-02-28' }, ['一', '二', '三']],
    ['the first day', { day: '2026-03-01', tones: ['鼓劲'] }, ['四']],
    ['the last day', { day: '2026-06-15', tones: ['鼓劲'] }, ['四']],
    ['the day after', { day: '2026-06-16', tones: ['鼓劲'] }, []],
    ['two things at once', { sections: ['正视问题'], tones: ['批评'] }, ['一']],
    ['nothing known', { kinds: ['无此类'] }, []],
    ['lists without a value', { kinds: [], topics: [] }, ['一', '二', '三', '四']],
  ]
  for (const [name, query, expected] of cases)
    it(`by ${name}`, () => expect(found(entries, query)).toEqual(expected))

  it('by form has the exact ones first', () => {
    const heads = [
      entry('盯住产业、做实项目，推动【主题】量质齐升', { id: '空位' }),
      entry('盯住产业、做实项目，推动工作再上一个新的台阶', { id: '正好' }),
      entry('盯住产业、做实项目，推动工作上一个新台阶', { id: '十字' }),
      entry('盯住产业，做实项目', { id: '两句' }),
    ]
    // 6 and a slot are 10 as a rule
    expect(found(heads, { form: parseForm('4+4+12')! })).toEqual(['正好', '空位'])
    expect(found(heads, { form: parseForm('4+4+10')! })).toEqual(['空位', '十字'])
    expect(found(heads, { form: parseForm('4+4')! })).toEqual(['两句'])
  })
})

describe('odd input', () => {
  it('ends soon and finds what there is', () => {
    const entries = Array.from({ length: 2000 }, (_, i) => entry('项'.repeat(200), { id: String(i) }))
    const start = performance.now()
    expect(
      found(entries, { words: Array.from({ length: 500 }, (_, i) => '项'.repeat(1 + (i % 90))) }),
    ).toHaveLength(2000)
    expect(found([entry('a.*【', { pieces: [{ text: 'a.*【' }] })], words('.*'))).toHaveLength(1)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
