/** What a person may get wrong in a meeting sheet, told at its place; and which papers a meeting has. */
import { describe, expect, test } from 'vitest'
import type { PackOptions } from '../../src/index.ts'
import { readMeeting } from '../../src/meeting/index.ts'
import { readFacts } from '../../src/facts/index.ts'
import { formatPlace } from '../../src/text/place.ts'
import { Source } from '../../src/text/source.ts'
import { readCsv } from '../../src/text/table-csv.ts'
import { meetingOf, packOf } from '../support/meetings.ts'

const head = `名称: 全区春耕现场会
类型: 现场会
时间: {日期: 2026-03-05, 起: "9:00", 止: "10:00", 报到: "8:40"}
地点: 城关镇
主持人: 赵敏
`
const agenda = `议程:
  - {事项: 城关镇作表态发言, 谁: 周凌川, 分钟: 10}
  - {事项: 区长王立明讲话, 谁: 王立明, 分钟: 30}
`
const people = `参会:
  - {姓名: 王立明, 单位: 区政府, 职务: 区长, 主席台: 是}
  - {姓名: 赵敏, 单位: 区政府, 职务: 副区长, 主席台: 是}
  - {姓名: 周凌川, 单位: 城关镇, 职务: 镇长}
`
const facts = `标题: 在全区春耕现场会上的讲话
讲话人: {职务: 区长, 姓名: 王立明}
日期: 2026-03-05
`
const sound = head + agenda + people

/** Place, level and message of all that is told of a sheet. */
function toldOf(sheet: string, speech?: string, tables: Record<string, string> = {}): string[] {
  const read = speech === undefined ? undefined : readFacts(new Source('事实.yaml', speech)).value
  const { problems } = readMeeting(new Source('会议.yaml', sheet), {
    ...(read ? { facts: read } : {}),
    tables: new Map(Object.entries(tables).map(([file, text]) => [file, readCsv(file, Buffer.from(text))])),
  })
  return problems.map(
    ({ level, message, place }) => `${place ? formatPlace(place) : '-'} ${level} ${message}`,
  )
}

/** The sound sheet with one stretch of it changed; that it is there is part of the test. */
function slip(from: string, to: string): string {
  expect(sound).toContain(from)
  return sound.replace(from, to)
}

test('a sound sheet has nothing told of it', () => {
  expect(toldOf(sound, facts)).toEqual([])
})

describe('a slip is told where it is', () => {
  test.each([
    ['地点: 城关镇\n', '会议地点点: 城关镇\n', '会议.yaml:4:1 error 不认识“会议地点点”，是否应为“地点”？'],
  ])('an unknown key names the nearest: %s', (from, to, expected) => {
    expect(toldOf(slip(from, to))[0]).toContain(expected.slice(0, 20))
  })

  test.each([
    ['起: "9:00"', '起: 九点', '会议.yaml:3:24 error “九点”不是时刻，请写成 9:00、14:30 的样子'],
    ['起: "9:00"', '起: "25:00"', '会议.yaml:3:24 error “25:00”不是时刻，请写成 9:00、14:30 的样子'],
    [
      '止: "10:00"',
      '止: "3:00"',
      '会议.yaml:3:35 error 会议“止”（3:00）不晚于“起”（9:00），请核对；下午的时刻写成 14:30',
    ],
    ['报到: "8:40"', '报到: "9:40"', '会议.yaml:3:48 error 报到时间（9:40）不早于开会时间（9:00）'],
    ['主持人: 赵敏', '主持人: 赵明', '会议.yaml:5:6 error “参会”里没有主持人“赵明”，是否应为“赵敏”？'],
    ['谁: 周凌川', '谁: 周凌山', '会议.yaml:7:28 error “参会”里没有“周凌山”这个人或单位，是否应为“周凌川”？'],
    ['谁: 周凌川', '谁: 石桥乡', '会议.yaml:7:28 error “参会”里没有“石桥乡”这个人或单位，请先写进“参会”'],
    [
      '分钟: 30',
      '分钟: 55',
      '会议.yaml:6:1 warn 照各项的分钟数，议程要到10:05才完，超过了会议的“止”（10:00）',
    ],
  ])('%s → %s', (from, to, expected) => {
    const told = toldOf(slip(from, to))
    // of times only: the agenda that follows from a wrong time is told as well
    expect(told).toContain(expected)
  })

  test('a speaker, and a chair, who is on leave', () => {
    expect(toldOf(slip('职务: 镇长', '职务: 镇长, 状态: 请假'))).toEqual([
      '会议.yaml:7:28 error “周凌川”请了假，议程里却由其发言；请换人或改议程',
    ])
    expect(toldOf(slip('职务: 副区长, 主席台: 是', '职务: 副区长, 状态: 请假'))).toEqual([
      '会议.yaml:5:6 error 主持人“赵敏”请了假，请核对',
    ])
  })

  test('substitutes: for nobody, without the status, for somebody who comes', () => {
    const third = (more: string) => slip('职务: 镇长', `职务: 镇长, ${more}`)
    expect(toldOf(third('状态: 替会'))).toEqual(['会议.yaml:12:6 warn “周凌川”是替会，请写明“替”谁'])
    expect(toldOf(third('替: 李仁'))).toEqual([
      '会议.yaml:12:41 warn “周凌川”写了“替”，状态却是“出席”，请改为“替会”',
    ])
    expect(toldOf(third('状态: 替会, 替: 赵敏'))).toEqual([
      '会议.yaml:12:49 warn “周凌川”替“赵敏”参会，“赵敏”的状态却是“出席”，请核对',
    ])
  })

  test('somebody who is written twice', () => {
    expect(toldOf(`${sound}  - {姓名: 赵敏, 单位: 区政府, 职务: 副区长}\n`)).toEqual([
      '会议.yaml:13:5 error “赵敏”在“参会”里写了两次，请保留一个；同名不同人请写清各自的单位',
    ])
    expect(toldOf(`${sound}  - {姓名: 赵敏, 单位: 区教育局, 职务: 科长}\n`)).toEqual([])
  })

  test.each([
    [
      '任务:\n  - {事项: 修渠, 牵头单位: 区水利局, 完成时限: 2026-03-01}\n',
      '会议.yaml:14:38 error 任务的完成时限（2026年3月1日）早于开会的日子（2026年3月5日），请核对',
    ],
    [
      '议定:\n  - {事项: 修渠, 完成时限: 2026-02}\n',
      '会议.yaml:14:23 error 议定事项的完成时限（2026年2月28日）早于开会的日子（2026年3月5日），请核对',
    ],
    [
      '反馈: {日期: 2026-03-04}\n',
      '会议.yaml:13:10 error 报送贯彻落实情况的日期（2026年3月4日）早于开会的日子（2026年3月5日），请核对',
    ],
    [
      '通知: {成文日期: 2026-03-06}\n',
      '会议.yaml:13:12 error 通知的成文日期（2026年3月6日）晚于开会的日子（2026年3月5日），请核对',
    ],
    [
      '通知: {回执截止: 2026-03-06 12:00}\n',
      '会议.yaml:13:12 error 回执截止时间（2026年3月6日）晚于开会的日子（2026年3月5日），请核对',
    ],
    [
      '表态: {交稿: 2026-03-06}\n',
      '会议.yaml:13:10 error 表态发言的交稿日期（2026年3月6日）晚于开会的日子（2026年3月5日），请核对',
    ],
  ])('a day on the wrong side of the meeting: %s', (more, expected) => {
    expect(toldOf(sound + more)).toEqual([expected])
  })

  test('the last day before the first', () => {
    expect(toldOf(slip('报到: "8:40"', '结束日期: 2026-03-04'))).toEqual([
      '会议.yaml:3:50 error “结束日期”早于开会的日子（2026年3月5日）',
    ])
  })

  test.each([
    [
      '日期: 2026-03-05',
      '日期: 2026-03-06',
      '会议.yaml:3:10 error 会议是2026年3月5日，讲话的事实表里写的是2026年3月6日，请核实后改为一致',
    ],
    ['姓名: 王立明', '姓名: 王立民', '会议.yaml:10:3 error “参会”里没有讲话人“王立民”，是否应为“王立明”？'],
    [
      '职务: 区长',
      '职务: 区委书记',
      '会议.yaml:10:5 error 讲话人“王立明”的职务，“参会”里是“区长”，讲话的事实表里是“区委书记”，请核实后改为一致',
    ],
  ])('the speech says otherwise: %s → %s', (from, to, expected) => {
    expect(facts).toContain(from)
    expect(toldOf(sound, facts.replace(from, to))).toEqual([expected])
  })

  test('a table that is not there, a head that nobody knows, a status that is none', () => {
    const named = head + agenda.replace('周凌川', '王立明') + '参会: 名单.csv\n'
    expect(toldOf(named).find((one) => one.includes('名单.csv'))).toMatch(/^会议\.yaml:9:5 error /)
    const csv = '姓名,单位,职务,状态,爱好\n王立明,区政府,区长,,棋\n赵敏,区政府,副区长,迟到,\n'
    const told = toldOf(named, undefined, { '名单.csv': csv })
    expect(told.filter((one) => one.startsWith('名单.csv:1:'))).toHaveLength(1)
    expect(told.find((one) => one.startsWith('名单.csv:1:'))).toContain('爱好')
    expect(told.find((one) => one.startsWith('名单.csv:3:12'))).toMatch(/ error .*迟到/)
  })
})

/** The papers that a meeting has by default, without their numbers. */
async function papersOf(sheet: string, options: Partial<PackOptions> = {}) {
  const speech = `${facts}地区: 清河区\n措施:\n  - {小标题: 要修渠, 责任: {牵头单位: 区水利局}}\n`
  const { value, problems } = await packOf(meetingOf(sheet, speech), {
    only: undefined,
    ...options,
  } as PackOptions)
  return {
    papers: value.papers.map(({ name }) => name),
    planned: value.planned.map((stem) => stem.replace(/^\d+-/, '')),
    unknown: problems.filter(({ code }) => code === 'pack/unknown-paper'),
  }
}

const typed = (type: string, more = '') => sound.replace('现场会\n时间', `${type}\n时间`) + more

/** What a whole meeting has, so that no paper is left out because there is nothing for it. */
const rich = `单位:
  - {名称: 城关镇, 数据: {春灌完成: 3, 春灌目标: 6}}
  - {名称: 石桥镇, 数据: {春灌完成: 2, 春灌目标: 8}}
排名: {指标: [{名称: 春灌, 单位: 万亩, 权重: 100}]}
须知: {纪律: 手机静音}
会务: [{组别: 材料组, 负责人: 方屿}]
通知: {主送: 各镇, 成文日期: 2026-03-02}
座次: {形式: 主席台}
通稿: {稿源: 区融媒体中心}
`

describe('which papers a meeting has', () => {
  test('a 调度会: the six', async () => {
    const { papers } = await papersOf(typed('调度会', rich))
    expect(papers).toEqual(['会议通知', '议程', '主持词', '讲话稿', '参会人员名单', '签到表'])
  })

  test('a 推进会 has more, no schedule on a single day, no minutes', async () => {
    const { papers } = await papersOf(typed('推进会', rich))
    expect(papers).toEqual(
      expect.arrayContaining([
        ...[
          '会议通知',
          '会议方案',
          '议程',
          '主持词',
          '讲话稿',
          '表态发言（城关镇）',
          '任务分解表',
          '考核排名表',
        ],
        ...['参会人员名单', '座次表', '桌签', '签到表', '会议须知', '会务分工表', '新闻通稿', '领导参阅'],
        ...['会议材料目录', '短信', '横幅'],
      ]),
    )
    expect(papers).not.toContain('日程')
    expect(papers).not.toContain('会议纪要')
  })

  test('a schedule from more than one day up', async () => {
    const two = typed('推进会').replace('报到: "8:40"', '结束日期: 2026-03-06')
    expect((await papersOf(two)).papers).toContain('日程')
  })

  test.each(['办公会', '专题会'])('minutes of a %s', async (type) => {
    expect((await papersOf(typed(type))).papers).toContain('会议纪要')
  })

  test('the sheet says which, in the order of papers; 全部 is every one', async () => {
    const { papers, planned } = await papersOf(typed('调度会', '材料: [会议纪要, 议程]\n'))
    expect(papers).toEqual(['议程', '会议纪要'])
    expect(planned).toEqual(['议程', '会议纪要'])
    const all = await papersOf(typed('调度会', '材料: 全部\n'))
    expect(all.papers.length).toBe(22)
  })

  test('--only is over both, and what it leaves out is of the meeting still', async () => {
    const { papers, planned } = await papersOf(typed('调度会', '材料: [议程, 主持词]\n'), {
      only: ['议程', '横幅'],
    })
    expect(papers).toEqual(['议程', '横幅'])
    expect(planned).toEqual(['议程', '主持词', '横幅'])
  })

  test('a name that no paper has is told, with the nearest', async () => {
    const { papers, unknown } = await papersOf(typed('调度会'), { only: ['会议议程', '议程'] })
    expect(papers).toEqual(['议程'])
    expect(unknown.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'error 没有叫“会议议程”的材料，是否应为“议程”？',
    ])
    const own = await papersOf(typed('调度会', '材料: [签到, 鸡蛋]\n'))
    expect(
      own.unknown.map(({ place, message }) => [place && formatPlace(place), message.slice(0, 12)]),
    ).toEqual([
      ['会议.yaml:13:6', '没有叫“签到”的材料，是'],
      ['会议.yaml:13:10', '没有叫“鸡蛋”的材料，可'],
    ])
  })
})
