import { describe, expect, it } from 'vitest'
import { readPhrases, Recogniser, type Phrase } from '../../src/phrases/index.ts'
import { Source } from '../../src/text/source.ts'

function phrasesOf(...texts: string[]): Phrase[] {
  const rows = texts.map((text, i) => `  - {编号: 甲-${i + 1}, 类别: 样.句, 文字: '${text}'}\n`)
  return readPhrases(new Source('用语.yaml', `用语:\n${rows.join('')}`)).value.phrases
}

function found(text: string, ...entries: string[]): string[] {
  return new Recogniser(phrasesOf(...entries))
    .find(text)
    .map(({ phrase, start, end }) => `${phrase.id}：${text.slice(start, end)}`)
}

function around(slot: string): string {
  return `上下都要把${slot}这件事一环一环扣到底，会后以后就办。`
}

describe('Recogniser', () => {
  it('finds entries whatever mark ends them', () => {
    expect(found('大家记住，成绩要讲够，问题也要讲透；散会。', '成绩要讲够，问题也要讲透。')).toEqual([
      '甲-1：成绩要讲够，问题也要讲透',
    ])
  })

  it('takes anything up to twenty characters of one sentence for a slot', () => {
    const entry = '【地区】上下都要把【主题】这件事一环一环扣到底，【会议】以后就办。'
    expect(found('全区上下都要把招商引资这件事一环一环扣到底，今天以后就办。', entry)).toEqual([
      '甲-1：上下都要把招商引资这件事一环一环扣到底，今天以后就办',
    ])
    const twenty = '一二三四五六七八九十一二三四五六七八九十'
    expect(found(around(twenty), entry)).toHaveLength(1)
    expect(found(around(`${twenty}一`), entry)).toEqual([])
    expect(found(around('渠修好。'), entry)).toEqual([])
  })

  it('does not know entries of less than eight 汉字 in a row', () => {
    expect(found('一二三四五六七。一二三四五六七【】', '一二三四五六七。', '【主题】一二三【主题】')).toEqual(
      [],
    )
    expect(found('一二三四，五六七八。', '一二三四，五六七八。')).toEqual(['甲-1：一二三四，五六七八'])
  })

  it('names the longer one where an entry begins another', () => {
    expect(
      found(
        '早一天修渠就早一天受益，谁也别等。',
        '早一天修渠就早一天受益。',
        '早一天修渠就早一天受益，谁也别等。',
      ),
    ).toEqual(['甲-2：早一天修渠就早一天受益，谁也别等'])
  })

  it('is not slowed by slots in a row and texts that nearly hold them', () => {
    const entry = `要把这件事一环一环扣到底${'【主题】甲'.repeat(30)}乙。`
    const text = `要把这件事一环一环扣到底${'甲'.repeat(600)}`.repeat(40)
    const before = performance.now()
    expect(found(text, entry)).toEqual([])
    expect(performance.now() - before).toBeLessThan(500)
  })
})
