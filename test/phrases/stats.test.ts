import { describe, expect, it } from 'vitest'
import { askedKinds, countPhrases, countUsage, Library, suppliesOf } from '../../src/phrases/index.ts'
import { entry } from '../support/phrases.ts'

const speech = (day: string, ...phrases: string[]) => ({ day, speaker: '', title: '', sheet: day, phrases })

describe('counts', () => {
  const phrases = [
    entry('抓好【主题】，大家一起来使劲。', {
      id: '一',
      kind: '结尾.号召',
      sections: ['结尾'],
      tone: '鼓劲',
    }),
    entry('抓好招商引资，大家一起来使劲！', { id: '二', kind: '结尾.号召', topics: ['招商引资'] }),
    entry('话讲完了，事才开头。', { id: '三', kind: '过渡.到问题', sections: ['正视问题', '结尾'] }),
    entry('散会以后就动手。', { id: '四', kind: '结尾.要求', topics: ['夜间经济', '经济运行'] }),
  ]
  const counts = countPhrases(phrases)

  it('are of all entries, and of those that say something of their own', () => {
    expect([counts.total, counts.distinct]).toEqual([4, 3])
  })

  it('are by kind, heads with what is below them', () => {
    expect(counts.kinds).toEqual([
      {
        name: '结尾',
        entries: 3,
        below: [
          ['结尾.号召', 2],
          ['结尾.要求', 1],
        ],
      },
      { name: '过渡', entries: 1, below: [['过渡.到问题', 1]] },
    ])
  })

  it('are by section, topic and tone, with the gaps, and with topics of the office', () => {
    const map = (list: typeof counts.topics) => Object.fromEntries(list)
    expect(map(counts.sections)).toMatchObject({ 开头: 0, 正视问题: 1, 结尾: 2, 不拘: 2 })
    expect(map(counts.topics)).toEqual({
      招商引资: 1,
      项目建设: 0,
      安全生产: 0,
      乡村振兴: 0,
      生态环保: 0,
      信访稳定: 0,
      营商环境: 0,
      经济运行: 1,
      夜间经济: 1,
      通用: 2,
    })
    expect(map(counts.tones)).toEqual({ 肯定: 0, 批评: 0, 鼓劲: 1, 平实: 0, 不拘: 3 })
  })
})

describe('kinds that templates ask for', () => {
  it('are read from calls, blocks, suggestions and front matter', () => {
    const texts = [
      '{{短语 "过渡.到问题"}}{{#短语 "总起.全文" 几=(几部)}}{{else}}下面讲{{几部}}点。{{/短语}}',
      '{{提建议 \'建议.任务\'}}{{短语 "过渡.到问题" 语气="批评"}}',
      '---\n部:\n  - 标题: [{短语: 标题.任务, 标题: 突出重点}]\n  - 标题: [{需: [问题], 短语: "标题.问题"}]\n---\n',
    ]
    expect(askedKinds(texts)).toEqual(['建议.任务', '总起.全文', '标题.任务', '标题.问题', '过渡.到问题'])
  })

  it('are also those that 阐发 asks for, where a template uses it', () => {
    const elaborated = ['任务.阐发', '保障.阐发']
    expect(askedKinds(['{{阐发}}'], elaborated)).toEqual(['任务.阐发', '保障.阐发'])
    expect(askedKinds(['阐发一下短语的意思'], elaborated)).toEqual([])
  })

  it('are told with what they may be given, the fewest first', () => {
    const library = new Library([
      entry('一', { kind: '过渡.到问题' }),
      entry('二', { kind: '过渡.客观' }),
      entry('三', { kind: '过渡.客观' }),
    ])
    expect(suppliesOf(library, ['过渡', '过渡.客观', '过渡.到问题', '结尾.号召'])).toEqual([
      ['结尾.号召', 0],
      ['过渡.到问题', 1],
      ['过渡.客观', 2],
      ['过渡', 3],
    ])
  })
})

describe('what past speeches used', () => {
  const library = new Library([
    entry('一', { kind: '过渡.到问题' }),
    entry('二', { kind: '过渡.到问题' }),
    entry('三', { kind: '比喻.做事' }),
    entry('四', { kind: '过渡.到问题', refrain: true }),
  ])
  const count = (...rows: ReturnType<typeof speech>[]) => countUsage(library, rows, ['过渡'])

  it('leaves entries that were never chosen, of the kinds that are asked for', () => {
    const { speeches, never } = count(speech('2026-01-05', '一'))
    expect(speeches).toBe(1)
    expect(never.map(({ id }) => id)).toEqual(['二', '四'])
  })

  it('wears entries out that stand in three of the last five speeches, refrains excepted', () => {
    const days = ['05', '04', '03', '02', '01'].map((day) => `2026-01-${day}`)
    const rows = days.map((day, i) => speech(day, '四', ...(i < 3 ? ['一', '一'] : ['二'])))
    expect(count(...rows).overused).toEqual([{ phrase: library.get('一'), times: 3, lately: 3 }])
    // Three newer speeches without it: once is left of the last five.
    const later = ['11', '12', '13'].map((day) => speech(`2026-01-${day}`))
    expect(count(...rows.slice(0, 3), ...later).overused).toEqual([
      { phrase: library.get('一'), times: 3, lately: 2 },
    ])
    expect(count(...rows, ...later, speech('2026-01-14')).overused).toEqual([])
  })

  it('counts more than a third of six speeches as too often, a third as fair', () => {
    const days = ['01', '02', '03', '04', '05', '06'].map((day) => `2026-02-${day}`)
    const used = (times: number) => days.map((day, i) => speech(day, ...(i < times ? ['二'] : [])))
    expect(count(...used(2)).overused).toEqual([])
    expect(count(...used(3)).overused.map(({ phrase }) => phrase.id)).toEqual(['二'])
  })

  it('names entries that are not in the library any more', () => {
    expect(count(speech('2026-01-05', '一', '旧-01'), speech('2026-01-06', '旧-01')).gone).toEqual(['旧-01'])
  })
})
