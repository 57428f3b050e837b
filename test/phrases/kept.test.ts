import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keepFile, openKept, readPhrases } from '../../src/phrases/index.ts'
import { Source } from '../../src/text/source.ts'

const text = `用语:
  - {编号: 甲-01, 类别: 过渡.到问题, 文字: 抓【主题】，话要说透。}
  - 编号: 甲-02
    类别: 结尾.号召
    文字: 大家动手吧！
    位置: [结尾]
    会议类型: [推进会]
    主题: [招商引资, 项目建设]
    语气: 鼓劲
    对象: [上对下]
    呼应: [前期]
    标签: [收尾]
    冲突: [甲-01]
    起: 2026-03
    止: 2026-06-15
    来源: 在全区春耕现场会上的讲话，2026-03-05
    反复: 是
  - {编号: 甲-03, 类别: 建议.任务, 文字: 由【牵头单位】去办。, 建议: 是}
`
const read = readPhrases(new Source('content/phrases/甲.yaml', text))
const kept = (): ReturnType<typeof keepFile> =>
  JSON.parse(JSON.stringify(keepFile(read.value))) as ReturnType<typeof keepFile>

describe('a file that is kept', () => {
  it('comes back as it was read', () => {
    expect(read.problems).toEqual([])
    expect(openKept(kept())).toEqual(read.value)
  })

  it('comes back for every entry of a shipped file', () => {
    const path = 'content/phrases/标题.yaml'
    const { value } = readPhrases(new Source(path, readFileSync(path, 'utf8')))
    expect(value.phrases.length).toBeGreaterThan(50)
    expect(openKept(JSON.parse(JSON.stringify(keepFile(value))))).toEqual(value)
  })

  it('says nothing of what an entry does not say', () => {
    expect(kept().rows[0]).toEqual(['甲-01', '过渡.到问题', '抓【主题】，话要说透。', 35, 46, 2, 32, {}])
  })
})

describe('what is no kept file', () => {
  const spoilt = (row: unknown): unknown => ({ ...kept(), rows: [kept().rows[1], row] })
  const [id, kind, words, ...places] = kept().rows[0]!.slice(0, 7)
  const cases: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a file of another form', { file: '甲.yaml', stamp: '1-2-3', phrases: [] }],
    ['rows that are none', { file: '甲.yaml', stamp: '2-2-3', rows: {} }],
    ['a file without a name', { stamp: '2-2-3', rows: [] }],
    ['a row that is none', spoilt('甲-01')],
    ['a short row', spoilt([id, kind, words])],
    ['a row without a text', spoilt([id, kind, null, ...places, {}])],
    ['a row without a place', spoilt([id, kind, words, '35', 46, 2, 32, {}])],
    ['a row with no more', spoilt([id, kind, words, ...places, null])],
    ['a flag that is neither yes nor no', spoilt([id, kind, words, ...places, { suggestion: 'ja' }])],
    ['a bracket left open', spoilt([id, kind, '抓【主题', ...places, {}])],
  ]
  for (const [name, value] of cases) it(`is told: ${name}`, () => expect(openKept(value)).toBeUndefined())

  it('is not told of words and lists of another type: they are left out', () => {
    const file = openKept(spoilt([id, kind, words, ...places, { tone: 3, tags: '收尾' }]))
    expect(file?.phrases[1]).toEqual(read.value.phrases[0])
  })
})
