/** Sheets as nobody expects them: what papers say of them is true all the same. */
import { describe, expect, it } from 'vitest'
import { makePack } from '../../src/index.ts'
import { readMeta } from '../../src/draft/meta.ts'
import { readMeeting } from '../../src/meeting/index.ts'
import { Source } from '../../src/text/source.ts'
import { workspaceWith } from '../support/workspace.ts'

const facts = `标题: 在全区养蜂推进会上的讲话
讲话人: {职务: 区长, 姓名: 王立明}
日期: 2026-06-12
地区: 清河区
主题: 养蜂
数据:
  蜂箱: {数值: 400, 单位: 个, 上年同期: 300, 目标: 500}
成绩: {要点: [{小标题: 蜂农多了, 内容: 都养。}]}
问题: [{小标题: 蜜源不足, 内容: 花少。}]
措施: [{小标题: 要种好花，四季不断, 内容: 种。}, {内容: 要修路。}, {小标题: 管住农药, 内容: 管。, 频次: 每周一次, 责任: {牵头单位: 区农业局}}]
`
const meeting = `名称: 清河区养蜂推进会
时间: {日期: 2026-06-12, 起: "9:00", 止: "10:00"}
地点: 二楼会议室
地区: 清河区
主持人: 区农业局局长王伟
议程:
  - {事项: 通报养蜂情况, 谁: 区农业局局长王伟, 分钟: 2.5}
  - {事项: 表态发言, 形式: 表态发言, 谁: [东镇, 西镇, 南镇], 分钟: 10}
  - {事项: 区长王立明讲话, 形式: 讲话, 谁: 王立明, 分钟: 5}
参会:
  - {姓名: 王立明, 单位: 区政府, 职务: 区长, 主席台: 是, 会场: 主会场}
  - {姓名: 王伟, 单位: 区发改局, 职务: 局长}
  - {姓名: 王伟, 单位: 区农业局, 职务: 局长}
  - {姓名: 赵一, 单位: 东镇, 职务: 镇长}
  - {姓名: 钱二, 单位: 西镇, 职务: 镇长}
  - {姓名: 孙三, 单位: 南镇, 职务: 镇长}
`

async function wordsOf(only: string): Promise<string> {
  const input = { sheet: new Source('会议.yaml', meeting), facts: { source: new Source('事实.yaml', facts) } }
  const made = await makePack(input, workspaceWith(), { only: [only], formats: ['md'], volume: false })
  return made.value.papers.map(({ draft }) => draft.markdown).join('\n')
}

describe('papers of an odd sheet', () => {
  it('a chair told by title and name, since two have the name, speaks of itself', async () => {
    expect(await wordsOf('主持词')).toContain('首先，进行第一项议程：由我通报养蜂情况。')
  })

  it('counts of the speech what it names: a measure without a heading is none of them', async () => {
    expect(await wordsOf('主持词')).toContain('对种好花、管住农药两个方面作了部署')
  })

  it('ten minutes for three speakers are three for each', async () => {
    expect(await wordsOf('表态发言')).toContain('不超过3分钟')
  })

  it('no time of day has a part of a minute', async () => {
    const words = await wordsOf('会议方案')
    expect(words).toContain('| 1 | 9:00—9:02 |')
    expect(words).toContain('| 2 | 9:02—9:12 |')
  })

  it('a figure without a name goes by its id, and its number stays as it is', async () => {
    expect(await wordsOf('新闻通稿')).toContain('蜂箱400个，同比增长33.3%')
    expect(await wordsOf('领导参阅')).toContain('| 蜂箱 | 400个 |')
  })

  it('the headline names the region once', async () => {
    expect(await wordsOf('新闻通稿')).toContain('# 清河区召开养蜂推进会\n')
  })

  it('每周一次 is once a week', async () => {
    expect(await wordsOf('会议纪要')).toMatch(/由区农业局牵头，每周一次。/u)
  })

  it('主会场 is no branch', async () => {
    expect(await wordsOf('参会人员名单')).not.toContain('分会场')
    expect(await wordsOf('桌签')).toContain('- 王立明')
  })
})

describe('times of the agenda', () => {
  it.each([
    ['{事项: 甲, 起: 早上}', '“早上”不是时刻，请写成 9:00、14:30 的样子'],
    ['{事项: 甲, 分钟: 0}', '这一项的“分钟”是0，应大于0，请核对'],
    ['{事项: 甲, 起: "9:30", 止: "9:10"}', '这一项的“止”（9:10）不晚于它的开始（9:30），请核对'],
  ])('%s is told', (item, message) => {
    const sheet = `名称: 试\n时间: {日期: 2026-06-12, 起: "9:00"}\n议程: [${item}]\n`
    const { problems } = readMeeting(new Source('会议.yaml', sheet))
    expect(problems.map((one) => one.message)).toEqual([message])
  })
})

describe('the front matter of a paper', () => {
  it.each([
    ['次序: 一', '“次序”应为1、2、3……，此处为“一”'],
    ['适用: [推进]', '“适用”不能写“推进”，是否应为“推进会”？'],
    ['格式: 文字', '“格式”不能写“文字”，是否应为“文稿”？'],
    ['汇编: 不要', '“汇编”不能写“不要”，可用：是、否'],
  ])('%s would go unheeded and is told', (line, message) => {
    const { problems } = readMeta(new Source('templates/meeting/试.md.hbs', `---\n${line}\n---\n甲\n`), '试')
    expect(problems.map((one) => one.message)).toEqual([message])
  })
})
