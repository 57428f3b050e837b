import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findPhrases, openPhrases, phraseQuery, type TypedQuery } from '../src/phrase-search.ts'
import { Library } from '../src/phrases/index.ts'
import { put } from './support/cli.ts'
import { entry } from './support/phrases.ts'
import { temporaryFolder } from './support/temporary.ts'

const messages = (typed: TypedQuery) => phraseQuery(typed).problems.map(({ message }) => message)

const file = (text: string) => `用语:\n  - {编号: ${text}-01, 类别: 样.话, 文字: ${text}的话。}\n`
const kept = (folder: string) => join(folder, '.bigan', 'phrases.json')
const textsOf = async (folder: string) => {
  const { value } = await openPhrases(folder)
  return value.ofKind('样.话').map(({ text }) => text)
}

describe('what is typed', () => {
  it('is cut at spaces, commas and 、', () => {
    expect(phraseQuery({ words: ['招商 前期', '链条'], topics: ['安全、信访', '招商'] })).toEqual({
      value: { words: ['招商', '前期', '链条'], topics: ['安全', '信访', '招商'], general: false },
      problems: [],
    })
  })

  it('is a form and a day', () => {
    const { value, problems } = phraseQuery({ form: '4+8-14', day: '2026年3月5日' })
    expect(problems).toEqual([])
    expect(value.day).toBe('2026-03-05')
    expect(value.form).toEqual([
      { least: 4, most: 4 },
      { least: 8, most: 14 },
    ])
  })

  it('is told where it means nothing, with what was meant', () => {
    expect(messages({ tones: ['鼓动'], sections: ['结束'], audiences: ['通用'] })).toEqual([
      '没有“结束”，是否应为“结尾”？可用：开头、肯定成绩、正视问题、讲清认识、明确目标、部署任务、强化保障、其他工作、严明奖惩、结尾、标题、会议材料',
      '没有“鼓动”，是否应为“鼓劲”？可用：肯定、批评、鼓劲、平实',
    ])
    expect(messages({ day: '2026-02-30', form: '四字' })).toEqual([
      '日期“2026-02-30”看不懂，或者没有这一天；写成 2026-03-05 这样',
      '字数“四字”看不懂；写成 4+4+12、4+4+8-14 或 4+4+* 这样',
    ])
  })
})

describe('where nothing is found', () => {
  const library = new Library([
    entry('招商要勤跑。', { id: '甲', kind: '任务.阐发', topics: ['招商引资'] }),
    entry('前期要做实。', { id: '乙', kind: '任务.阐发', tone: '平实', tags: ['比喻'] }),
  ])
  const hints = (typed: TypedQuery) => findPhrases(library, phraseQuery(typed).value).hints

  it('there are no hints as long as something is', () => {
    expect(hints({ words: ['招商'] })).toEqual([])
  })

  it('the name of a topic or kind within a word is offered as a condition', () => {
    expect(hints({ words: ['招商引资的任务'] })).toEqual([
      '没有一条说到“招商引资的任务”，是否要按条件找：--主题 招商引资 --类别 任务（有1条）？',
    ])
    expect(hints({ words: ['平实的话'] })).toEqual([
      '没有一条说到“平实的话”，是否要按条件找：--语气 平实（有1条）？',
    ])
    // Nothing of the topic is of that tone, and something of any.
    expect(hints({ words: ['招商的平实话'] })).toEqual([
      '没有一条说到“招商的平实话”，是否要按条件找：--语气 平实（有1条）？',
    ])
  })

  it('a topic that the library does not have is told with what has most of its characters', () => {
    expect(hints({ topics: ['秋粮收购'] })[0]).toMatch(
      /^库里没有主题“秋粮收购”，字面相近的有“乡村振兴”.*；不限主题的用 --主题 通用 找。$/u,
    )
    expect(hints({ topics: ['供热'] })).toEqual(['库里没有主题“供热”，不限主题的用 --主题 通用 找。'])
  })

  it('a word that no entry has is named', () => {
    expect(hints({ words: ['招伤'] })).toEqual(['没有一条说到“招伤”，换一个说法试试。'])
  })

  it('what could be left out is named with what there would be', () => {
    expect(hints({ words: ['招商', '前期'] })).toEqual([
      '去掉关键词“招商”，有1条。',
      '去掉关键词“前期”，有1条。',
    ])
    expect(hints({ words: ['招商'], tones: ['平实'] })).toEqual([
      '加上 --含通用，有1条。',
      '去掉关键词“招商”，有1条。',
      '去掉语气，有1条。',
    ])
    expect(hints({ words: ['招商'], form: '4+4' })).toEqual(['去掉字数，有1条。'])
  })

  it('entries for any topic are counted, where those of one were asked for', () => {
    expect(hints({ words: ['前期'], topics: ['招商引资'] })).toEqual([
      '加上 --含通用，有1条。',
      '去掉关键词“前期”，有1条。',
      '去掉主题，有1条。',
    ])
  })

  it('a form that stands among the words is told its place', () => {
    expect(hints({ words: ['5+5'] })).toEqual(['“5+5”要写成 --字数 5+5。'])
  })

  it('names that the library does not have are told with the nearest', () => {
    expect(hints({ kinds: ['任物'] })).toEqual(['库里没有类别“任物”，是否应为“任务”？'])
    expect(hints({ kinds: ['任务.阐法'] })).toEqual(['库里没有类别“任务.阐法”，是否应为“任务.阐发”？'])
    expect(hints({ topics: ['信访稳定'] })).toEqual(['主题“信访稳定”下还没有用语。'])
    expect(hints({ tags: ['比如'], words: ['前期'] })).toEqual([
      '库里没有标签“比如”，是否应为“比喻”？',
      '去掉标签，有1条。',
    ])
  })
})

describe('the library of an office', () => {
  it('is kept when it was read, and only a changed file is read again', async () => {
    const folder = temporaryFolder()
    put(folder, {
      'bigan.yaml': '',
      'content/phrases/甲.yaml': file('甲'),
      'content/phrases/乙.yaml': file('乙'),
    })
    expect(await textsOf(folder)).toEqual(['乙的话。', '甲的话。'])
    // What was kept of a file that is the same is taken as it is.
    writeFileSync(kept(folder), readFileSync(kept(folder), 'utf8').replaceAll('的话。', '存着的话。'))
    expect(await textsOf(folder)).toEqual(['乙存着的话。', '甲存着的话。'])
    put(folder, { 'content/phrases/乙.yaml': file('乙又') })
    expect(await textsOf(folder)).toEqual(['乙又的话。', '甲存着的话。'])
    expect(readFileSync(kept(folder), 'utf8')).toContain('乙又的话。')
  })

  it('is read where what was kept is broken, or may not be kept', async () => {
    const folder = temporaryFolder()
    put(folder, { 'bigan.yaml': '', 'content/phrases/甲.yaml': file('甲') })
    for (const broken of ['', '{', '[1, null, {"file": "content/phrases/甲.yaml"}]', '{"rows": []}']) {
      put(folder, { '.bigan/phrases.json': broken })
      expect(await textsOf(folder)).toEqual(['甲的话。'])
    }
    const spoilt = readFileSync(kept(folder), 'utf8').replace('甲的话。', '甲【的话。')
    writeFileSync(kept(folder), spoilt)
    expect(await textsOf(folder)).toEqual(['甲的话。'])
    const other = temporaryFolder()
    put(other, { 'bigan.yaml': '', 'content/phrases/甲.yaml': file('甲') })
    writeFileSync(join(other, '.bigan'), '')
    expect(await textsOf(other)).toEqual(['甲的话。'])
  })

  it('is told of what is wrong in it, every time, and has the rest', async () => {
    const folder = temporaryFolder()
    put(folder, {
      'bigan.yaml': '',
      'content/phrases/甲.yaml': `${file('甲')}  - {编号: 乙-01, 文字: 没有类别。}\n`,
    })
    for (let time = 0; time < 2; time++) {
      const { value, problems } = await openPhrases(folder)
      expect(value.ofKind('样.话').map(({ id }) => id)).toEqual(['甲-01'])
      expect(problems.map(({ level, message }) => [level, message])).toEqual([
        ['warn', '“乙-01”没有“类别”，没有采用；例如：过渡.成绩到问题'],
      ])
    }
  })

  it('is that of the folder above, and nothing is kept where there is none', async () => {
    const folder = temporaryFolder()
    put(folder, { 'bigan.yaml': '', 'content/phrases/甲.yaml': file('甲') })
    mkdirSync(join(folder, 'drafts'))
    expect(await textsOf(join(folder, 'drafts'))).toEqual(['甲的话。'])
    const bare = temporaryFolder()
    expect(await textsOf(bare)).toEqual([])
    expect(existsSync(kept(bare))).toBe(false)
  })
})
