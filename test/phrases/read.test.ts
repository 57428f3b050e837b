import { describe, expect, it } from 'vitest'
import { readPhrases, stampOf } from '../../src/phrases/index.ts'
import { Source } from '../../src/text/source.ts'
import { listProblems } from '../support/workspace.ts'

/** What is read of a file, and what is told of it. */
function read(text: string) {
  const { value, problems } = readPhrases(new Source('甲.yaml', text))
  return { ...value, told: listProblems(problems) }
}

/** The problems of a file of one entry, 甲, written in one line. */
function toldOf(entry: string): string {
  const { told, phrases } = read(`用语:\n  - {${entry}}\n`)
  expect(phrases).toEqual([])
  return told
}

const good = '编号: 甲, 类别: 过渡.一, 文字: 好。'

describe('an entry', () => {
  it('is read with all that it says of itself, and with its place', () => {
    const text = `用语:
  - 编号: 过渡-01
    类别: 过渡.成绩到问题
    文字: 【地区】的账，要一笔一笔算。
    位置: 正视问题
    会议类型: [推进会, 调度会]
    主题: 招商引资
    语气: 批评
    对象: 上对下
    呼应: [账, 数]
    标签: 比喻
    冲突: [过渡-02]
    起: 2026年5月
    止: 2026-06-30
    来源: 自撰
    建议: 是
    反复: 否
`
    const { phrases, told } = read(text)
    expect(told).toBe('')
    // 用语: and its line break are 4 characters; the text stands in line 4 from column 9 on.
    const start = text.indexOf('【地区】')
    expect(phrases).toEqual([
      {
        id: '过渡-01',
        kind: '过渡.成绩到问题',
        text: '【地区】的账，要一笔一笔算。',
        pieces: [{ slot: '地区' }, { text: '的账，要一笔一笔算。' }],
        sections: ['正视问题'],
        meetings: ['推进会', '调度会'],
        topics: ['招商引资'],
        tone: '批评',
        audiences: ['上对下'],
        answers: ['账', '数'],
        tags: ['比喻'],
        conflicts: ['过渡-02'],
        from: '2026-05',
        to: '2026-06-30',
        source: '自撰',
        suggestion: true,
        refrain: false,
        file: '甲.yaml',
        start,
        end: start + 14,
        line: 4,
        column: 9,
      },
    ])
  })

  it('takes from 默认 what it does not say itself', () => {
    const { phrases, told } = read(
      '默认: {类别: 过渡.一, 位置: 开头, 来源: 书, 语气: 平实}\n用语:\n  - {编号: 甲, 文字: 好。}\n  - {编号: 乙, 文字: 好的。, 位置: [结尾], 类别: 过渡.二}\n',
    )
    expect(told).toBe('')
    expect(phrases.map(({ id, kind, sections, source, tone }) => [id, kind, sections, source, tone])).toEqual(
      [
        ['甲', '过渡.一', ['开头'], '书', '平实'],
        ['乙', '过渡.二', ['结尾'], '书', '平实'],
      ],
    )
  })

  it('may be written with English keys, and without anything but 编号, 类别 and 文字', () => {
    const english = read('phrases:\n  - {id: 甲, kind: 过渡.一, text: 好。}\n')
    const chinese = read(`用语:\n  - {${good}}\n`)
    expect([english.told, chinese.told]).toEqual(['', ''])
    const words = { id: '甲', kind: '过渡.一', text: '好。', suggestion: false, refrain: false, topics: [] }
    expect(chinese.phrases).toEqual([expect.objectContaining(words)])
    expect(english.phrases).toEqual([expect.objectContaining(words)])
  })

  it('keeps its text as written; spaces within a bracket are none of its name', () => {
    const { phrases } = read('用语:\n  - {编号: 甲, 类别: 过渡.一, 文字: 【 主题 】不松劲。}\n')
    expect(phrases[0]!.text).toBe('【 主题 】不松劲。')
    expect(phrases[0]!.pieces).toEqual([{ slot: '主题' }, { text: '不松劲。' }])
  })
})

describe('an empty file', () => {
  it.each(['', '\n', '# 只有说明\n', '用语:\n', '说明: 还没有\n'])(
    '%j has no entries and no problem',
    (text) => {
      expect(read(text)).toEqual({ file: '甲.yaml', stamp: stampOf(text), phrases: [], told: '' })
    },
  )
})

describe('an entry that cannot be used is told at its place and left out', () => {
  it.each([
    ['类别: 过渡.一, 文字: 好。', '2:5 error phrase/entry: 这一条没有“编号”，没有采用；编号全库不能重'],
    ['编号: 甲, 文字: 好。', '2:5 error phrase/entry: “甲”没有“类别”，没有采用；例如：过渡.成绩到问题'],
    ['编号: 甲, 类别: 过渡.一', '2:5 error phrase/entry: 这一条没有“文字”，没有采用'],
    [
      '编号: 甲 乙, 类别: 过渡.一, 文字: 好。',
      '2:10 error phrase/entry: 编号“甲 乙”只能用汉字、字母、数字和 - _ ·，这一条没有采用',
    ],
    [
      '编号: 甲, 类别: 过渡, 文字: 好。',
      '2:17 error phrase/entry: 类别“过渡”应写成“大类.小类”，例如：过渡.成绩到问题；这一条没有采用',
    ],
    [
      '编号: 甲, 类别: 过渡.一.二, 文字: 好。',
      '2:17 error phrase/entry: 类别“过渡.一.二”应写成“大类.小类”，例如：过渡.成绩到问题；这一条没有采用',
    ],
    ['编号: 甲, 类别: 过渡.一, 文字: 待补', '2:27 error phrase/entry: “甲”的文字还是“待补”，没有采用'],
    [
      '编号: 甲, 类别: 过渡.一, 文字: 好。, 起: 2026-09, 止: 2026-03-31',
      '2:46 error phrase/entry: “甲”的“止”（2026-03-31）在“起”（2026-09）之前，没有采用',
    ],
    ['编号: 甲, 类别: 过渡.一, 文字: "好\\n的"', '2:27 error phrase/entry: “甲”的文字应写在一行内，没有采用'],
  ])('%s', (entry, told) => {
    expect(toldOf(entry)).toBe(`甲.yaml:${told}\n`)
  })

  it.each(['好【。', '好】。', '好【】。', '好【 】。', '好【甲【乙】】。', '】好【'])(
    'the brackets of %s',
    (text) => {
      expect(toldOf(`编号: 甲, 类别: 过渡.一, 文字: ${text}`)).toBe(
        '甲.yaml:2:27 error phrase/entry: “甲”的【】不成对，或者里面是空的，没有采用；空位写成【主题】【地区】这样\n',
      )
    },
  )

  it.each([
    ['建议: 行', 'sheet/type: “建议”应为“是”或“否”，此处为“行”；这一条没有采用'],
    ['语气: 高兴', 'sheet/choice: “语气”只能是：肯定、批评、鼓劲、平实；此处为“高兴”；这一条没有采用'],
    ['对象: 群众', 'sheet/choice: “对象”只能是：上对下、平级、对外；此处为“群众”；这一条没有采用'],
    ['起: 去年', 'sheet/date: “起”应为日期或月份（如 2026-05），此处为“去年”；这一条没有采用'],
    ['止: 2026-13', 'sheet/date: 没有“2026-13”这个月，请核对“止”；这一条没有采用'],
  ])('what it says of itself is not understood: %s', (more, told) => {
    // {编号: 甲, 类别: 过渡.一, 文字: 好。, is 30 characters; the value stands behind its key and a colon.
    const column = 31 + more.indexOf(': ') + 2
    expect(toldOf(`${good}, ${more}`)).toBe(`甲.yaml:2:${column} error ${told}\n`)
  })

  it('a key that is not known: it may be a 建议 mistyped', () => {
    expect(toldOf(`${good}, 建意: 是`)).toBe(
      '甲.yaml:2:31 error sheet/unknown-key: “用语”里没有“建意”这一项，是否应为“建议”？这一条没有采用\n',
    )
  })

  it.each(['\uFDD0', '\uFDD1', '\u{F0001}', '\u{10FFFD}', '\u0000', '\u2028'])(
    'characters that drafts are marked with, %j',
    (character) => {
      const { phrases, told } = read(`用语:\n  - {编号: 甲, 类别: 过渡.一, 文字: 好${character}。}\n`)
      expect(phrases).toEqual([])
      expect(told).toContain('没有采用')
    },
  )
})

it('the others of a file with a wrong entry are read', () => {
  const { phrases, told } = read(
    `用语:\n  - {编号: 甲, 类别: 过渡.一, 文字: 好。, 语气: 高兴}\n  - {编号: 乙, 类别: 过渡.一, 文字: 好。}\n  - {编号: 丙, 类别: 过渡.一, 文字: 好【。}\n`,
  )
  expect(phrases.map(({ id }) => id)).toEqual(['乙'])
  expect(
    told
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(['甲.yaml:2:35', '甲.yaml:4:27'])
})

it('an error in 默认 is one of every entry', () => {
  const { phrases, told } = read(`默认: {建议: 行}\n用语:\n  - {${good}}\n`)
  expect(phrases).toEqual([])
  expect(told).toBe(
    '甲.yaml:1:10 error sheet/type: “建议”应为“是”或“否”，此处为“行”；这个文件的用语都没有采用\n',
  )
})

it('a file that is no YAML, or no library, is told and gives nothing', () => {
  expect(read('用语: [').told).toBe('甲.yaml:1:5 error yaml/bracket-open: 这里的“[”没有配对的“]”，请补上\n')
  expect(read('好\n').told).toBe(
    '甲.yaml:1:1 error sheet/type: “用语库”应写成一组“键: 值”，可用：说明、默认、用语；此处是“好”\n',
  )
  for (const text of ['用语: [', '好\n', '用语: {甲: {乙: 丙}}\n', '- [[[\n', '用语: 3\n'])
    expect(read(text).phrases).toEqual([])
})

it('the stamp of a text is another one as soon as a character is', () => {
  expect(stampOf('甲')).toBe(stampOf('甲'))
  expect(new Set(['', '甲', '乙', '甲乙', '乙甲', '甲\n'].map(stampOf)).size).toBe(6)
})
