import { describe, expect, it } from 'vitest'
import { joinFiles, readPhrases } from '../../src/phrases/index.ts'
import { Source } from '../../src/text/source.ts'
import { concerns, explainPhrases } from '../../src/why.ts'
import { draftOf } from '../support/workspace.ts'

const library = joinFiles([
  [
    readPhrases(
      new Source(
        '用语.yaml',
        `用语:
  - {编号: 甲-01, 类别: 样.甲, 文字: 头一句话。}
  - {编号: 甲-02, 类别: 样.甲, 文字: 又一句话。, 会议类型: 签约仪式}
  - {编号: 甲-03, 类别: 样.甲, 文字: 再说【何事】一句。}
  - {编号: 乙-01, 类别: 样.乙, 文字: 缺了数就没有这一句。}
  - {编号: 丙-01, 类别: 样.丙, 文字: 这里只有一句。}
`,
      ),
    ).value,
  ],
]).value

const sheet =
  '标题: 在会上的讲话\n日期: 2026-03-05\n主题: 春耕\n措施: [{小标题: 要早修渠, 内容: 三月修完。}]\n'
const templateText = `# {{标题}}

{{#段}}{{短语 "样.甲"}}{{短语 "样.甲"}}{{短语 "样.无"}}{{/段}}

{{#段}}{{#句子}}{{开头.目的}}。{{短语 "样.乙"}}{{/句子}}{{短语 "样.丙"}}{{/段}}

{{#with 措施}}{{> 要点}}{{/with}}
`

describe('why', () => {
  it('tells of each entry its line, its need, and what it was chosen from', async () => {
    const { draft } = (await draftOf(sheet, { templateText, library })).value
    const { printed, unprinted, ungiven } = explainPhrases(draft!)
    expect(
      printed.map(({ line, words, need, choice: { phrase, candidates, place, aside, repeated } }) => ({
        line,
        words,
        need,
        id: phrase.id,
        candidates,
        place,
        aside,
        repeated,
      })),
    ).toEqual([
      {
        line: 9,
        words: '头一句话。',
        need: '样.甲',
        id: '甲-01',
        candidates: 1,
        place: 1,
        aside: { 会议不合: 1, 空位填不上: 1 },
        repeated: false,
      },
      {
        line: 11,
        words: '这里只有一句。',
        need: '样.丙',
        id: '丙-01',
        candidates: 1,
        place: 1,
        aside: {},
        repeated: false,
      },
    ])
    expect(draft!.markdown.split('\n')[8]).toBe('头一句话。')
    expect(unprinted.map(({ choice }) => choice.phrase.id)).toEqual(['乙-01'])
    expect(ungiven).toEqual([
      { need: '样.甲', point: '', candidates: 1, aside: { 会议不合: 1, 空位填不上: 1 } },
      { need: '样.无', point: '', candidates: 0, aside: {} },
    ])
  })

  it('says that nothing was left which the last speeches had not used', async () => {
    const recent = new Set(['丙-01'])
    const { draft } = (await draftOf(sheet, { templateText, library, recent })).value
    const { printed } = explainPhrases(draft!)
    expect(printed.map(({ choice }) => choice.repeated)).toEqual([false, true])
  })

  it('can be asked of one entry, by its 编号 or by words', async () => {
    const { draft } = (await draftOf(sheet, { templateText, library })).value
    const asked = (...words: string[]): string[] =>
      explainPhrases(draft!)
        .printed.filter((one) => concerns(one, words))
        .map(({ choice }) => choice.phrase.id)
    expect(asked()).toEqual(['甲-01', '丙-01'])
    expect(asked('丙-01')).toEqual(['丙-01'])
    expect(asked('头一')).toEqual(['甲-01'])
    expect(asked('样.丙', '头一')).toEqual(['甲-01', '丙-01'])
    expect(asked('没有')).toEqual([])
  })
})
