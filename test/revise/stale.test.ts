/** Old figures in words that people wrote themselves: in any spelling, told apart by what is said around them. */
import { describe, expect, it } from 'vitest'
import { generated } from '../../src/revise/open.ts'
import { staleFigures, type Stale } from '../../src/revise/stale.ts'
import type { FigureCard } from '../../src/revise/printed.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'

type Value = FigureCard['values'][number]
type Given = Record<string, { name: string; values: Value[]; unconfirmed?: true }>

/** A side that prints its text; of each figure the numbers that the text has. */
function side(text: string, given: Given) {
  const speech = readMarkdown(new Source('稿.md', text)).value
  const trace = Object.entries(given).flatMap(([id, { values }]) =>
    values.flatMap(({ text: number, unit }) => {
      const start = text.indexOf(number + unit)
      const end = start + number.length + unit.length
      return start < 0 ? [] : [{ start, end, from: { kind: 'fact' as const, id, word: '值' } }]
    }),
  )
  const cards = Object.entries(given).map(([id, { name, values, unconfirmed }]): [string, FigureCard] => [
    id,
    {
      id,
      name,
      unit: values[0]?.unit ?? '',
      path: `figures/${id}`,
      typed: [],
      values,
      ...(unconfirmed ? { unconfirmed } : {}),
    },
  ])
  return { ...generated(speech, trace), cards: new Map(cards) }
}

const value = (text: string, unit: string, aspect = '数值'): Value => ({ aspect, text, unit })

const old = side('开工项目13个，签约项目20个。到位资金21.0亿元，同比增长4.3%。来访1264人次，事故46起。', {
  开工: { name: '新开工项目', values: [value('13', '个')] },
  签约: { name: '签约项目', values: [value('20', '个')] },
  到位资金: { name: '到位资金', values: [value('21.0', '亿元'), value('4.3', '%', '同比')] },
  来访: { name: '群众来访', values: [value('1264', '人次')] },
  事故: { name: '生产安全事故', values: [value('46', '起')] },
  引进: { name: '引进外资企业', values: [value('127', '家')] },
})
const now = side('开工项目40个，签约项目13个。到位资金23.0亿元，同比增长6%。来访1300人次，事故50起。', {
  开工: { name: '新开工项目', values: [value('40', '个')] },
  签约: { name: '签约项目', values: [value('13', '个')] },
  到位资金: { name: '到位资金', values: [value('23.0', '亿元'), value('6', '%', '同比')] },
  来访: { name: '群众来访', values: [value('1300', '人次')] },
  事故: { name: '生产安全事故', values: [value('50', '起')] },
  引进: { name: '引进外资企业', values: [value('131', '家')] },
})

/** What is told of words that people wrote. */
function told(words: string, after = now, older: (typeof old)[] = []): Pick<Stale, 'id' | 'text' | 'now'>[] {
  const found = staleFigures(old, after, words, new Int32Array(words.length).fill(-1), older)
  return found.map(({ id, text, now: its }) => ({ id, text, now: its }))
}

describe('old figures in words of people', () => {
  it('are told by their name where another figure has the value now', () => {
    expect(told('今年已有13个开工。')).toEqual([{ id: '开工', text: '13个', now: ['40个'] }])
    expect(told('签约的13个要盯紧。')).toEqual([])
  })

  it('are told in every spelling', () => {
    expect(told('手里到位资金21亿元。')).toEqual([{ id: '到位资金', text: '21亿元', now: ['23.0亿元'] }])
    expect(told('资金到位210000万元。')).toEqual([{ id: '到位资金', text: '210000万元', now: ['23.0亿元'] }])
    expect(told('来访1,264人次。')).toEqual([{ id: '来访', text: '1,264人次', now: ['1300人次'] }])
    expect(told('来访１２６４人次。')).toEqual([{ id: '来访', text: '１２６４人次', now: ['1300人次'] }])
    expect(told('今年事故四十六起，一起都不能再有。')).toEqual([
      { id: '事故', text: '四十六起', now: ['50起'] },
    ])
  })

  it('are told of the sheet where the draft did not print them, by name alone', () => {
    expect(told('外资企业引进了127家。')).toEqual([{ id: '引进', text: '127家', now: ['131家'] }])
    expect(told('走访了商户127家。')).toEqual([])
  })

  it('compare a rate with a rate only', () => {
    expect(told('到位资金增长4.3%。')).toEqual([{ id: '到位资金', text: '4.3%', now: ['6%'] }])
  })

  it('are told again of the draft before the last', () => {
    const first = side('事故60起。', { 事故: { name: '生产安全事故', values: [value('60', '起')] } })
    expect(told('事故60起。')).toEqual([])
    expect(told('事故60起。', now, [first])).toEqual([{ id: '事故', text: '60起', now: ['50起'] }])
  })

  it('say that the new sheet waits for the figure', () => {
    const waiting = side('事故50起。', {
      事故: { name: '生产安全事故', values: [value('50', '起')], unconfirmed: true },
    })
    const words = '事故46起。'
    const [found] = staleFigures(old, waiting, words, new Int32Array(words.length).fill(-1))
    expect(found?.note).toBe('新的事实表里这个数还待核')
    const none = side('没有。', { 事故: { name: '生产安全事故', values: [] } })
    const [gone] = staleFigures(old, none, words, new Int32Array(words.length).fill(-1))
    expect([gone?.note, gone?.now]).toEqual(['新的事实表里这个数还没有', []])
  })

  it('are none where the words were generated', () => {
    const words = '事故46起。'
    expect(
      staleFigures(
        old,
        now,
        words,
        Int32Array.from({ length: 6 }, (_, i) => i),
      ),
    ).toEqual([])
  })
})
