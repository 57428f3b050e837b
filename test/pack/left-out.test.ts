/** What a sheet lacks for a paper, or has for one that is not made, is said and never passed over. */
import { describe, expect, it } from 'vitest'
import { makePack, type Packed, type Result } from '../../src/index.ts'
import { Source } from '../../src/text/source.ts'
import { workspaceWith } from '../support/workspace.ts'

const meeting = `名称: 全县重点项目调度会
类型: 调度会
时间: {日期: 2026-11-05, 起: "15:00"}
地点: 县政府第二会议室
主办: 县政府
主持人: 罗明
议程:
  - {事项: 通报项目进展, 谁: 马卫, 分钟: 10}
  - {事项: 县长讲话, 谁: 罗明, 分钟: 20}
参会:
  - {姓名: 罗明, 单位: 县政府, 职务: 县长, 主席台: 是}
  - {姓名: 马卫, 单位: 县发改局, 职务: 局长}
通知: {主送: 各乡镇, 成文日期: 2026-11-01, 回执截止: 2026-11-04 12:00}
联系人: {姓名: 方屿, 单位: 县政府办, 电话: 0000-6600001}
`
const tasks = '任务:\n  - {事项: 水厂封顶, 牵头单位: 县发改局, 完成时限: 2026-11-30}\n'

async function packOf(sheet: string, only?: string[]): Promise<Result<Packed>> {
  const input = { sheet: new Source('会议.yaml', sheet) }
  return makePack(input, workspaceWith(), { formats: ['md'], volume: false, ...(only ? { only } : {}) })
}

async function toldOf(sheet: string, only?: string[]): Promise<string[]> {
  return (await packOf(sheet, only)).problems.map(
    ({ code, level, message }) => `${level} ${code}: ${message}`,
  )
}

async function textOf(id: string, sheet: string, only?: string[]): Promise<string> {
  const { value } = await packOf(sheet, only ?? [id])
  return value.papers.find(({ template }) => template.id === id)?.draft.markdown ?? ''
}

describe('what the type of a meeting does not print', () => {
  it('is told by the key that somebody wrote for it', async () => {
    expect(await toldOf(meeting)).toEqual([])
    expect(await toldOf(meeting + tasks)).toEqual([
      'info pack/not-made: 会议表写了“任务”，而“调度会”不出任务分解表；要出，请写“材料”，把这次要出的都列上，或者另用 --only 任务分解表 出这一份',
    ])
  })

  it('is no loss where papers are named, or the type has it', async () => {
    expect(await toldOf(`${meeting}${tasks}材料: [议程]\n`)).toEqual([])
    expect(await toldOf(meeting + tasks, ['议程'])).toEqual([])
    const codes = (await packOf(`${meeting.replace('调度会\n时间', '工作会议\n时间')}${tasks}`)).problems
    expect(codes.filter(({ code }) => code === 'pack/not-made')).toEqual([])
  })
})

describe('版头 without 发文字号', () => {
  it.each(['套红', '预印'])('%s: the number is asked for', async (head) => {
    const sheet = `${meeting}版头: ${head}\n`
    expect(await textOf('会议通知', sheet)).toContain('<!-- 发文字号 -->\n【待补：发文字号】\n')
    expect(await toldOf(sheet, ['会议通知'])).toEqual([
      'warn draft/missing: 缺“发文字号”：会议表里没有写；稿中印成了【待补：发文字号】',
    ])
  })

  it('without a head no number is asked for', async () => {
    expect(await textOf('会议通知', meeting)).not.toContain('发文字号')
  })

  it('asks for the issuer that nothing names, and in 会议纪要 for the 期号', async () => {
    const nobody = `${meeting.replace('主办: 县政府\n', '')}版头: 套红\n`
    expect(await textOf('会议通知', nobody)).toContain('<!-- 版头 -->\n【待补：发文机关标志】\n')
    expect(await textOf('会议纪要', `${meeting}版头: 套红\n`)).toContain(
      '<!-- 发文字号 -->\n【待补：期号】\n',
    )
  })
})

describe('clock times of an agenda', () => {
  const anthem = meeting.replace('议程:\n', '议程:\n  - {事项: 奏唱国歌}\n')
  const told =
    'warn meeting/no-time: “奏唱国歌”没有写“分钟”，后面各项的时间推不出来，时间栏空着；请补上，或者给下一项写“起”'

  it('break off at an item without 分钟', async () => {
    expect(await toldOf(anthem)).toEqual([told])
    expect(await toldOf(anthem.replace('奏唱国歌', '奏唱国歌, 分钟: 3'))).toEqual([])
    expect(await toldOf(anthem.replace('马卫, 分钟', '马卫, 起: "15:03", 分钟'))).toEqual([])
  })

  it('are not wanted where the sheet gives no minutes, nor behind the last item', async () => {
    expect(await toldOf(anthem.replaceAll(/, 分钟: \d+/g, ''))).toEqual([])
    expect(await toldOf(meeting.replace(', 分钟: 20', ''))).toEqual([])
  })

  it('begin anew with each day', async () => {
    const two = meeting
      .replace('起: "15:00"', '起: "15:00", 结束日期: 2026-11-06')
      .replace('谁: 罗明, 分钟', '谁: 罗明, 日期: 2026-11-06, 分钟')
    expect(await toldOf(two)).toContain(
      'warn meeting/no-time: “县长讲话”是这一天的第一项，没有写“起”，这一天的时间推不出来，时间栏空着；请补上',
    )
    expect(
      (await toldOf(two.replace('2026-11-06, 分钟', '2026-11-06, 起: "9:00", 分钟'))).join(),
    ).not.toContain('no-time')
  })
})

describe('讲话稿 without a speech', () => {
  it('is neither made nor listed, and said once', async () => {
    const { value, problems } = await packOf(meeting, ['全部'])
    expect(value.planned.filter((stem) => stem.includes('讲话稿'))).toEqual([])
    expect(value.papers.filter(({ draft }) => draft.markdown.includes('讲话稿'))).toEqual([])
    expect(problems.filter(({ code }) => code === 'pack/no-speech').map(({ message }) => message)).toEqual([
      '会议表没有写“讲话”（讲话的事实表），没有出讲话稿',
    ])
  })
})

/** What a paper says of keys that are not there. */
async function needsOf(id: string): Promise<string[]> {
  return (await toldOf(meeting, [id])).filter((one) => one.includes('template/needs'))
}

describe('papers that want more than the sheet has', () => {
  it('say it by what one writes in a sheet', async () => {
    expect(await needsOf('日程')).toEqual([
      'warn template/needs: 会议只有一天（“时间”里没有写“结束日期”），“日程”里相应的话没有印',
    ])
    expect(await needsOf('领导参阅')).toEqual([
      'warn template/needs: 会议表里没有写“讲话”（讲话的事实表），“领导参阅”里相应的话没有印',
    ])
    expect(await needsOf('会议须知')).toEqual([
      'warn template/needs: 会议表里没有写“须知”，“会议须知”里相应的话没有印',
    ])
  })
})
