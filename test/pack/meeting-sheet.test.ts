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

/** What is told of a sheet: level and message, and the words that it is told at. */
function toldOf(sheet: string, speech?: string, tables: Record<string, string> = {}): string[][] {
  const read = speech === undefined ? undefined : readFacts(new Source('事实.yaml', speech)).value
  const { problems } = readMeeting(new Source('会议.yaml', sheet), {
    ...(read ? { facts: read } : {}),
    tables: new Map(Object.entries(tables).map(([file, text]) => [file, readCsv(file, Buffer.from(text))])),
  })
  return problems.map(({ level, message, place }) => [
    place ? formatPlace(place) : '-',
    `${level} ${message}`,
  ])
}

/** file:line:col of words that stand once in a text. */
function at(text: string, words: string, file = '会议.yaml'): string {
  expect(text.split(words)).toHaveLength(2)
  const before = text.slice(0, text.indexOf(words))
  return `${file}:${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`
}

/** The sound sheet with one stretch of it changed; that it is there once is part of the test. */
function slip(from: string, to: string): string {
  expect(sound.split(from)).toHaveLength(2)
  return sound.replace(from, to)
}

test('a sound sheet has nothing told of it', () => {
  expect(toldOf(sound, facts)).toEqual([])
})

/** What is changed to what, the words it is told at, and what is told. */
const slips: [from: string, to: string, where: string, told: string][] = [
  ['地点: 城关镇', '地点点: 城关镇', '地点点', 'error 没有“地点点”这一项，是否应为“地点”？'],
  ['姓名: 周凌川', '性名: 周凌川', '性名', 'error “参会”里没有“性名”这一项，是否应为“姓名”？'],
  ['类型: 现场会', '类型: 现场汇', '现场汇', 'error “类型”'],
  ['起: "9:00"', '起: 九点', '九点', 'error “九点”不是时刻，请写成 9:00、14:30 的样子'],
  ['"9:00"', '"25:00"', '"25:00"', 'error “25:00”不是时刻，请写成 9:00、14:30 的样子'],
  ['"10:00"', '"3:00"', '"3:00"', 'error 会议“止”（3:00）不晚于“起”（9:00），请核对；下午的时刻写成 14:30'],
  ['"8:40"', '"9:40"', '"9:40"', 'error 报到时间（9:40）不早于开会时间（9:00）'],
  ['主持人: 赵敏', '主持人: 赵明', '赵明', 'error “参会”里没有主持人“赵明”，是否应为“赵敏”？'],
  ['谁: 周凌川', '谁: 周凌山', '周凌山', 'error “参会”里没有“周凌山”这个人或单位，是否应为“周凌川”？'],
  ['谁: 周凌川', '谁: 石桥乡', '石桥乡', 'error “参会”里没有“石桥乡”这个人或单位，请先写进“参会”'],
  [
    '分钟: 30',
    '分钟: 55',
    '- {事项: 城关镇',
    'warn 照各项的分钟数，议程要到10:05才完，超过了会议的“止”（10:00）',
  ],
  ['职务: 副区长, 主席台: 是', '职务: 副区长, 状态: 请假', '赵敏\n', 'error 主持人“赵敏”请了假，请核对'],
  [
    '职务: 镇长',
    '职务: 镇长, 状态: 请假',
    '周凌川, 分钟',
    'error “周凌川”请了假，议程里却由其发言；请换人或改议程',
  ],
  ['职务: 镇长', '职务: 镇长, 状态: 替会', '{姓名: 周', 'warn “周凌川”是替会，请写明“替”谁'],
  ['职务: 镇长', '职务: 镇长, 替: 李仁', '李仁', 'warn “周凌川”写了“替”，状态却是“出席”，请改为“替会”'],
  [
    '职务: 镇长',
    '职务: 镇长, 状态: 替会, 替: 赵敏',
    '赵敏}',
    'warn “周凌川”替“赵敏”参会，“赵敏”的状态却是“出席”，请核对',
  ],
  [
    '职务: 镇长}',
    '职务: 镇长}\n  - {姓名: 赵敏, 单位: 区政府, 职务: 区长助理}',
    '{姓名: 赵敏, 单位: 区政府, 职务: 区长助理',
    'error “赵敏”在“参会”里写了两次，请保留一个；同名不同人请写清各自的单位',
  ],
  ['"8:40"', '"8:40", 结束日期: 2026-03-04', '2026-03-04', 'error “结束日期”早于开会的日子（2026年3月5日）'],
]

describe('a slip is told where it is', () => {
  test.each(slips)('%s → %s', (from, to, where, told) => {
    const sheet = slip(from, to)
    const found = toldOf(sheet)
    expect(found.map(([place]) => place)).toContain(at(sheet, where))
    expect(found.find(([place]) => place === at(sheet, where))![1]).toContain(told)
  })

  test.each(slips.filter(([, to]) => !/点点|性名|九点|25:|"3:|汇$/.test(to)))(
    '%s → %s: and nothing else is told',
    (from, to) => {
      expect(toldOf(slip(from, to))).toHaveLength(1)
    },
  )

  test('two of one name in two units are two people', () => {
    expect(toldOf(`${sound}  - {姓名: 赵敏, 单位: 区教育局, 职务: 科长}\n`)).toEqual([])
  })

  test.each([
    [
      '任务:\n  - {事项: 修渠, 牵头单位: 区水利局, 完成时限: 2026-03-01}\n',
      '2026-03-01',
      'error 任务的完成时限（2026年3月1日）早于开会的日子（2026年3月5日），请核对',
    ],
    [
      '议定:\n  - {事项: 修渠, 完成时限: 2026-02}\n',
      '2026-02}',
      'error 议定事项的完成时限（2026年2月28日）早于开会的日子（2026年3月5日），请核对',
    ],
    [
      '反馈: {日期: 2026-03-04}\n',
      '2026-03-04',
      'error 报送贯彻落实情况的日期（2026年3月4日）早于开会的日子（2026年3月5日），请核对',
    ],
    [
      '通知: {成文日期: 2026-03-06}\n',
      '2026-03-06',
      'error 通知的成文日期（2026年3月6日）晚于开会的日子（2026年3月5日），请核对',
    ],
    [
      '通知: {回执截止: 2026-03-06 12:00}\n',
      '2026-03-06',
      'error 回执截止时间（2026年3月6日）晚于开会的日子（2026年3月5日），请核对',
    ],
    [
      '表态: {交稿: 2026-03-06}\n',
      '2026-03-06',
      'error 表态发言的交稿日期（2026年3月6日）晚于开会的日子（2026年3月5日），请核对',
    ],
  ])('a day on the wrong side of the meeting: %s', (more, where, told) => {
    expect(toldOf(sound + more)).toEqual([[at(sound + more, where), told]])
  })

  test.each([
    [
      '日期: 2026-03-05',
      '日期: 2026-03-06',
      '2026-03-05',
      'error 会议是2026年3月5日，讲话的事实表里写的是2026年3月6日，请核实后改为一致',
    ],
    [
      '姓名: 王立明',
      '姓名: 王立民',
      '- {姓名: 王立明',
      'error “参会”里没有讲话人“王立民”，是否应为“王立明”？',
    ],
    [
      '职务: 区长',
      '职务: 区委书记',
      '{姓名: 王立明',
      'error 讲话人“王立明”的职务，“参会”里是“区长”，讲话的事实表里是“区委书记”，请核实后改为一致',
    ],
  ])('the speech says otherwise: %s → %s', (from, to, where, told) => {
    expect(facts.split(from)).toHaveLength(2)
    expect(toldOf(sound, facts.replace(from, to))).toEqual([[at(sound, where), told]])
  })

  test('a table that is not there, a head that nobody knows, a status that is none', () => {
    const named = `${head}${agenda.replace('周凌川', '王立明')}参会: 名单.csv\n`
    expect(toldOf(named)).toContainEqual([at(named, '名单.csv'), expect.stringMatching(/^error .*名单\.csv/)])
    const csv = '姓名,单位,职务,状态,爱好\n王立明,区政府,区长,,棋\n赵敏,区政府,副区长,迟到,\n'
    const told = toldOf(named, undefined, { '名单.csv': csv })
    expect(told).toEqual([
      ['名单.csv:1:13', expect.stringMatching(/^info .*爱好/)],
      ['名单.csv:3:12', expect.stringMatching(/^error .*迟到/)],
    ])
  })
})

describe('what offices write otherwise', () => {
  test.each(['常务会议', '党组会', '部署会', '培训会', '签约仪式', '视频会议'])('类型: %s', (type) => {
    expect(toldOf(slip('类型: 现场会', `类型: ${type}`))).toEqual([])
  })

  test('a type that is none is told with the types there are', () => {
    expect(toldOf(slip('类型: 现场会', '类型: 常务会义'))[0]![1]).toMatch(
      /只能是：推进会、调度会、[^；]*培训会、签约仪式、工作会议；此处为“常务会义”，是否应为“办公会”？$/u,
    )
  })

  test.each(['分钟: 30分钟', '分钟: 30分', '分钟: "30"'])('%s', (minutes) => {
    expect(toldOf(slip('分钟: 30', minutes))).toEqual([])
  })

  test.each(['半小时', '1小时'])('分钟: %s is told without naming a key that is not there', (minutes) => {
    expect(toldOf(slip('分钟: 30', `分钟: ${minutes}`))[0]![1]).toBe(
      `error “分钟”只写数字，以分钟计，此处为“${minutes}”；还没有的数写“待补”`,
    )
  })

  test('回执截止 in words is read, and what is no time is told', () => {
    const words = `${sound}通知: {回执截止: 2026-03-04 下午5点}\n`
    expect(toldOf(words)).toEqual([])
    const late = `${sound}通知: {回执截止: 2026-03-06 下午5点}\n`
    expect(toldOf(late)[0]![1]).toContain('晚于开会的日子')
    const vague = `${sound}通知: {回执截止: 会前三天}\n`
    expect(toldOf(vague)).toEqual([
      [
        at(vague, '会前三天'),
        'warn “回执截止”写的是“会前三天”，认不出是哪天几点，只能照样印出；请写成 2026-06-10 17:00 的样子',
      ],
    ])
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
      expect.arrayContaining(
        [
          '会议通知 会议方案 议程 主持词 讲话稿 表态发言（城关镇） 任务分解表 考核排名表 参会人员名单 座次表',
          '桌签 签到表 会议须知 会务分工表 新闻通稿 领导参阅 会议材料目录 短信 横幅',
        ].flatMap((names) => names.split(' ')),
      ),
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
