/** Heads, head blocks and points as people type them: what a reader takes for granted and a file does not say. */
import { describe, expect, it } from 'vitest'
import { countProblems, structureProblems } from '../../src/learn/doubts.ts'
import { inlinePieces } from '../../src/learn/inline.ts'
import { takeApart } from '../../src/learn/structure.ts'
import type { LearnedPoint, LearnedSpeech } from '../../src/learn/types.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { readPlain } from '../../src/read/plain.ts'
import type { Speech } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'

const speechOf = (...lines: string[]): Speech => readPlain(new Source('稿.txt', lines.join('\n'))).value
const ofText = (...lines: string[]): LearnedSpeech => takeApart(speechOf(...lines))
const ofMarkdown = (...lines: string[]): LearnedSpeech =>
  takeApart(readMarkdown(new Source('稿.md', lines.join('\n'))).value)
const heads = (points: readonly LearnedPoint[]): string[] => points.map(({ mark, heading }) => mark + heading)

const body = ['同志们：', '今天开个短会。', '一、看清形势', '渠里缺水，井里也缺水。']

describe('the head block of a typed speech', () => {
  it.each([
    [['在全县春灌暨农田水利建设', '推进会上的讲话'], '在全县春灌暨农田水利建设推进会上的讲话'],
    [
      ['　　在全县春灌抗旱暨', '　农田水利设施管护推进会上的', '　　　讲　话'],
      '在全县春灌抗旱暨农田水利设施管护推进会上的讲话',
    ],
    [
      ['在全县春灌抗旱暨农田', '水利设施“百日行动”调度会上的', '讲话'],
      '在全县春灌抗旱暨农田水利设施“百日行动”调度会上的讲话',
    ],
    [['在全县春灌动员会上的', '讲　话'], '在全县春灌动员会上的讲话'],
    [['在全县春灌动员会上的讲　话'], '在全县春灌动员会上的讲话'],
  ])('has one title: %j', (lines, title) => {
    const { head, opening, aside } = ofText(...lines, '县长 石一舟', '（2026年3月5日）', ...body)
    expect([head.title, head.name, head.date]).toEqual([title, '石一舟', '2026-03-05'])
    expect([opening, aside]).toEqual([['今天开个短会。'], []])
  })

  it('keeps a title of one line above a speaker and a day apart from them', () => {
    const { head } = ofText('在全县春灌动员会上的讲话', '石一舟', '（2026年3月5日）', ...body)
    expect([head.title, head.name]).toEqual(['在全县春灌动员会上的讲话', '石一舟'])
  })

  it.each([
    ['县长 石一舟（2026年3月5日）', '县长'],
    ['县长　石一舟 2026年3月5日', '县长'],
    ['石一舟（二〇二六年三月五日）', ''],
  ])('has speaker and day of one line: %s', (line, post) => {
    const { head, opening } = ofText('在全县春灌动员会上的讲话', line, ...body)
    expect([head.post, head.name, head.date]).toEqual([post, '石一舟', '2026-03-05'])
    expect(opening).toEqual(['今天开个短会。'])
  })

  it('has speaker and day that were typed as a quotation', () => {
    const top = ['# 在全县春灌动员会上的讲话', '', '> 县长　石一舟', '> （2026年3月5日）', '', '同志们：', '']
    const { head, opening } = ofMarkdown(
      ...top,
      '今天开个短会。',
      '',
      '> 水是农业的命脉。',
      '',
      '## 一、看渠',
      '',
      '要快。',
    )
    expect([head.post, head.name, head.date]).toEqual(['县长', '石一舟', '2026-03-05'])
    expect(opening).toEqual(['今天开个短会。', '水是农业的命脉。'])
  })

  it('has the day from below the last words, and the speaker from the title', () => {
    const { head, parts, closing } = ofText(
      '石一舟同志在全县春灌动员会上的讲话',
      ...body,
      '同志们，水不等人！',
      '2026年3月5日',
    )
    expect([head.name, head.date]).toEqual(['石一舟', '2026-03-05'])
    expect(parts[0]!.paragraphs).toEqual(['渠里缺水，井里也缺水。'])
    expect(closing).toEqual(['同志们，水不等人！'])
  })

  it.each(['各位同仁、同志们：', '各位领导、各位代表、同志们，朋友们：', '各位校友，老师们、同学们：'])(
    'addresses people: %s',
    (salutation) => {
      const { head, opening } = ofText('在全县春灌动员会上的讲话', salutation, ...body.slice(1))
      expect(head.salutation).toBe(salutation.slice(0, -1))
      expect(opening).toEqual(['今天开个短会。'])
    },
  )
})

describe('heads that say their count', () => {
  it('are sentences in lines of their own', () => {
    const { parts } = ofText(
      '在全县春灌动员会上的讲话',
      '同志们：',
      '今天我讲两句话。',
      '第一句话：水要省着用。',
      '库里的水比常年少三成。',
      '第二句话：渠要抢着修。',
      '支渠还有九公里没有清淤。',
    )
    expect(heads(parts)).toEqual(['第一句话：水要省着用', '第二句话：渠要抢着修'])
    expect(parts[1]!.paragraphs).toEqual(['支渠还有九公里没有清淤。'])
  })

  it.each([
    ['任务一：清淤。支渠先清。', '任务二：换闸。旧闸都换。', ['任务一：清淤', '任务二：换闸']],
    [
      '关键之一：包渠到人。一人一段。',
      '关键之二：供水到户。先远后近。',
      ['关键之一：包渠到人', '关键之二：供水到户'],
    ],
    [
      '第一个变化，水位在降。库里少三成。',
      '第二个变化，用水在增。多了两成。',
      ['第一个变化，水位在降', '第二个变化，用水在增'],
    ],
  ])('number the points of a part: %s', (first, second, expected) => {
    const { parts } = ofText('在全县春灌动员会上的讲话', ...body.slice(0, 3), first, second)
    const points = parts[0]!.points
    expect(heads(points)).toEqual(expected)
  })
})

describe('points that one paragraph numbers within itself', () => {
  const inline = '（1）清淤。先清支渠，共46公里。（2）换闸。换下旧闸96座。（3）护渠。护渠员上岗，一人一段。'

  it('are all points', () => {
    const { parts } = ofText('在全县春灌动员会上的讲话', ...body.slice(0, 2), '一、抓好三件事', inline)
    expect(heads(parts[0]!.points)).toEqual(['（1）清淤', '（2）换闸', '（3）护渠'])
    expect(parts[0]!.points.map(({ paragraphs }) => paragraphs)).toEqual([
      ['先清支渠，共46公里。'],
      ['换下旧闸96座。'],
      ['护渠员上岗，一人一段。'],
    ])
  })

  it('go on in the paragraphs below', () => {
    const lines = ['1、清淤。先清支渠。2、换闸。换下旧闸96座。', '3、护渠。护渠员上岗。']
    const { parts } = ofText('在全县春灌动员会上的讲话', ...body.slice(0, 2), '一、抓好三件事', ...lines)
    expect(heads(parts[0]!.points)).toEqual(['1、清淤', '2、换闸', '3、护渠'])
  })

  it('are none where a number is an amount or is told of', () => {
    expect(inlinePieces('1.今年投入3亿元。2.5万户受益。')).toEqual(['1.今年投入3亿元。2.5万户受益。'])
    expect(inlinePieces('今年要抓好（1）（2）两项。')).toEqual(['今年要抓好（1）（2）两项。'])
    expect(inlinePieces('（1）清淤；（3）护渠。')).toEqual(['（1）清淤；（3）护渠。'])
  })
})

describe('bullets before whole paragraphs', () => {
  it('are no numbers', () => {
    const { parts } = ofMarkdown(
      '# 在全县春灌动员会上的讲话',
      '',
      '## 一、问题不少',
      '',
      '- **清淤不够快。**支渠还有9公里没有清。',
      '- **管护不够细。**两处闸房没有人。',
    )
    expect(heads(parts[0]!.points)).toEqual(['清淤不够快', '管护不够细'])
  })

  it('are numbers of an outline', () => {
    const { parts } = ofMarkdown('# 在全县春灌会上的讲话', '', '## 一、抓什么', '', '- 清淤', '- 换闸')
    expect(parts[0]!.points.map(({ mark }) => mark)).toEqual(['一是', '一是'])
  })
})

/** Code, line and message of each doubt of these kinds. */
function doubts(lines: readonly string[], isCount = false): string[] {
  const speech = speechOf(...lines)
  const found = isCount ? countProblems(speech, takeApart(speech).parts.length) : structureProblems(speech)
  return found.map(({ code, level, message }) => `${level} ${code} ${message}`)
}

const told = (kind: string): string[] => [
  `warn learn/not-speech 这份文件像是${kind}，不是讲话；只从讲话学结构，请换讲话稿，或者看过再用`,
]

describe('doubts', () => {
  const notice = '关于开展春灌用水检查的通知'
  const sent = [
    '各乡镇人民政府，县直有关单位：',
    '现将有关事项通知如下：',
    '一、检查时间',
    '3月6日。',
    '特此通知。',
  ]

  it('tell a notice from a speech by its title, and by its form', () => {
    expect(doubts([notice, ...sent])).toEqual(told('通知'))
    expect(doubts(['春灌用水检查', ...sent])).toEqual(told('公文'))
    expect(doubts(['在春灌用水检查会上的讲话', ...body])).toEqual([])
    expect(doubts(['关于春灌用水的几点意见', '（2026年3月5日）', '石一舟', ...body])).toEqual([])
  })

  it('tell the other half of a head', () => {
    const lines = ['在春灌会上的讲话', ...body, '二、讲任务：坚决打赢', '三场硬仗', '今年的任务有三项。']
    expect(doubts(lines)).toEqual([
      'info learn/cut-head “三场硬仗”像是上一行标题“二、讲任务：坚决打赢”的后半截，没有并在一起，请核对',
    ])
  })

  it('tell a count that is not met, with both numbers', () => {
    const lines = [
      '在春灌会上的讲话',
      '同志们：',
      '下面，我讲三点意见。',
      '一、看渠',
      '要快。',
      '二、看井',
      '要勤。',
    ]
    expect(doubts(lines, true)).toEqual(['warn learn/count 稿中说“三点意见”，只认出2部分，请核对标题和序号'])
    expect(doubts([...lines, '三、看人', '要严。'], true)).toEqual([])
  })
})
