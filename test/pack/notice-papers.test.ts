/** The papers around a meeting, made from small sheets: what is absent, what is one, what is many, and in which order. */
import { describe, expect, it } from 'vitest'
import { makePack, type PackFormat } from '../../src/index.ts'
import { Source } from '../../src/text/source.ts'
import { plainLibrary, workspaceWith } from '../support/workspace.ts'

/** The files of one paper, the front matter of Markdown left out. */
async function paperOf(id: string, sheet: string, format: PackFormat | 'txt' = 'md'): Promise<string> {
  const input = { sheet: new Source('会议.yaml', sheet) }
  const made = await makePack(input, workspaceWith([], {}, plainLibrary), {
    only: [id],
    formats: ['md'],
    volume: false,
  })
  const file = made.value.papers[0]?.files.find((one) => one.format === format)
  return String(file?.content ?? '').replace(/^---\n[\s\S]*?\n---\n\n/, '')
}

async function problemsOf(id: string, sheet: string): Promise<string[]> {
  const input = { sheet: new Source('会议.yaml', sheet) }
  const made = await makePack(input, workspaceWith([], {}, plainLibrary), {
    only: [id],
    formats: ['md'],
    volume: false,
  })
  return made.problems.map(({ code, level, message }) => `${level} ${code}: ${message}`)
}

/** A paper's paragraphs, remarks and all. */
async function blocksOf(id: string, sheet: string): Promise<string[]> {
  return (await paperOf(id, sheet)).trim().split(/\n\n+/)
}

/** The headings of a paper's sections. */
async function headsOf(id: string, sheet: string): Promise<string[]> {
  return (await blocksOf(id, sheet)).filter((block) => block.startsWith('## '))
}

/** The papers that a meeting has by default. */
async function stemsOf(sheet: string): Promise<string[]> {
  const input = { sheet: new Source('会议.yaml', sheet) }
  const made = await makePack(input, workspaceWith([], {}, plainLibrary), { formats: ['md'], volume: false })
  return made.value.papers.map(({ stem }) => stem)
}

/** In characters, without the line's end. */
function lengthOf(text: string): number {
  return [...text.trim()].length
}

function smallUntil(to: string): string {
  return small.replace('起: "15:30"', `起: "15:30", 止: "${to}"`)
}

const small = `名称: 全县防汛专题会议
类型: 专题会
时间: {日期: 2026-06-20, 起: "15:30"}
地点: 县政府三楼会议室
主持人: 丁宁
议程: [{事项: 研究水库调度方案, 谁: 钱润}]
参会:
  - {姓名: 丁宁, 单位: 县政府, 职务: 副县长}
  - {姓名: 钱润, 单位: 县水利局, 职务: 县水利局局长}
`

const full = `名称: 全市基层治理工作会议
类型: 工作会议
密级: 秘密★1年
份号: 12
会后收回: 是
版头: 套红
时间: {日期: 2026-12-31, 起: "9:00", 止: "11:30", 结束日期: 2027-01-01, 报到: "8:30"}
地点: 市会议中心
分会场:
  - {名称: 东山县分会场, 地点: 东山县政府二楼, 主持人: 吴越, 参会范围: 县直各单位主要负责人}
  - {名称: 西河县分会场}
主办: [市委组织部, 市委政法委]
承办: 市民政局
主持人: 周正
目的: 为总结全年工作，
议程:
  - {事项: 宣读表彰决定, 谁: 周正, 分钟: 10, 形式: 宣读}
  - {事项: 甲区作交流发言, 谁: 郑和, 分钟: 8, 形式: 交流发言}
  - {事项: 乙区作交流发言, 谁: 王平, 分钟: 8, 形式: 交流发言}
  - {事项: 市委副书记周正讲话, 形式: 讲话, 谁: 周正, 分钟: 30}
  - {事项: 观摩社区, 日期: 2027-01-01, 起: "14:00", 分钟: 90, 地点: 东山社区, 备注: 统一乘车}
  - {事项: 主持人提要求, 形式: 主持, 谁: 周正, 分钟: 5}
参会:
  - {姓名: 周正, 单位: 市委, 职务: 市委副书记}
  - {姓名: 郑和, 单位: 甲区, 职务: 甲区区长}
  - {姓名: 王平, 单位: 乙区, 职务: 乙区区长}
  - {姓名: 吴越, 单位: 市民政局, 职务: 市民政局局长, 状态: 列席, 会场: 东山县分会场}
参会范围: [各区党政主要负责人, 市直有关单位主要负责人]
通知:
  主送: [各区, 市直有关单位]
  发文字号: 市民发〔2026〕9号
  成文日期: 2026-12-20
  署名: [市委组织部, 市委政法委]
  发文机关标志: 中共东江市委组织部文件
  回执截止: 2026-12-28 12:00
  请假: 确有特殊情况的，书面报批。
  材料要求: [交流发言稿提前报送, 各区带上名单]
  着装: 正装
  附件: [座位通知单, 参会回执, 会议议程]
  抄送: [市委办公室, 市人大常委会办公室]
  印发机关: 市委组织部办公室
  印发日期: 2026-12-20
  紧急程度: 特急
联系人:
  - {姓名: 韩冬, 单位: 市民政局, 电话: 0000-1234567, 事务: 报名}
  - {姓名: 冯夏}
会务:
  - {组别: 后勤组}
  - 组别: 材料组
    负责人: 韩冬
    事项:
      - {事项: 印材料, 时限: 2026-12-25, 责任人: [韩冬, 冯夏], 状态: 在办}
      - {事项: 装袋}
须知: {保密: 不外传, 食宿: [自助餐, 统一住宿]}
方案: {应急: 备用电源, 时间表: [{时间: 12月22日, 事项: 印发通知}]}
`

describe('会议通知', () => {
  it('of a small meeting has only the sections that it has something for, and no numbers on single items', async () => {
    const blocks = await blocksOf('会议通知', small)
    expect(blocks.slice(0, blocks.indexOf('<!-- 分页 -->'))).toEqual([
      '# 关于召开全县防汛专题会议的通知',
      '<!-- 主送 -->\n【待补：主送机关】：',
      '现将召开全县防汛专题会议的有关事项通知如下：',
      '## 一、会议时间',
      '2026年6月20日（星期六）下午3:30。',
      '## 二、会议地点',
      '县政府三楼会议室。',
      '## 三、会议内容',
      '研究水库调度方案。',
      '## 四、参会人员',
      '出席：副县长丁宁，县水利局局长钱润。',
      '<!-- 附件说明 -->\n附件：1.参会回执\n2.会议议程',
      '<!-- 署名 -->\n【待补：署名】',
      '<!-- 成文日期 -->\n【待补：成文日期】',
    ])
  })

  it('tells what it cannot do without', async () => {
    expect(await problemsOf('会议通知', small)).toEqual([
      'warn draft/missing: 缺“主送机关”：会议表里没有写；稿中印成了【待补：主送机关】',
      'warn draft/missing: 缺“署名”：会议表里没有写；稿中印成了【待补：署名】',
      'warn draft/missing: 缺“成文日期”：会议表里没有写；稿中印成了【待补：成文日期】',
      'info draft/standard-words: 通知附了回执，会议表没有写“通知”的“回执截止”，回执上没有说几时以前报；请补上，不用回执的在“附件”里只写要附的',
    ])
    expect(await problemsOf('会议通知', full)).toEqual([])
  })

  it('of a meeting with everything', async () => {
    const blocks = await blocksOf('会议通知', full)
    expect(blocks.slice(0, blocks.indexOf('<!-- 分页 -->'))).toEqual([
      '<!-- 密级 -->\n000012\n秘密★1年\n特急',
      '<!-- 版头 -->\n中共东江市委组织部文件',
      '<!-- 发文字号 -->\n市民发〔2026〕9号',
      '# 关于召开全市基层治理工作会议的通知',
      '<!-- 主送 -->\n各区，市直有关单位：',
      '为总结全年工作，市委组织部、市委政法委决定召开全市基层治理工作会议。现将有关事项通知如下：',
      '## 一、会议时间',
      '2026年12月31日（星期四）至2027年1月1日（星期五），12月31日上午9:00开会。请于12月31日上午8:30前到会场报到。',
      '## 二、会议地点',
      '主会场设在市会议中心。东山县分会场设在东山县政府二楼。',
      '## 三、会议内容',
      '1.宣读表彰决定；',
      '2.甲区、乙区作交流发言；',
      '3.市委副书记周正讲话；',
      '4.观摩社区。',
      '## 四、参会人员',
      '1.各区党政主要负责人；',
      '2.市直有关单位主要负责人。',
      '东山县分会场：县直各单位主要负责人。',
      '## 五、有关要求',
      '1.请各参会单位填写回执，于12月28日（星期一）中午12:00前报市民政局。',
      '2.确有特殊情况的，书面报批。',
      '3.交流发言稿提前报送。',
      '4.各区带上名单。',
      '5.请着正装。',
      '## 六、联系人',
      '报名：韩冬，0000-1234567（市民政局）。',
      '冯夏。',
      '<!-- 附件说明 -->\n附件：1.座位通知单\n2.参会回执\n3.会议议程',
      '<!-- 署名 -->\n市委组织部、市委政法委',
      '<!-- 成文日期 -->\n2026年12月20日',
    ])
  })

  it('prints the attachments that it can, each on a page of its own by the number it is listed with', async () => {
    const blocks = await blocksOf('会议通知', full)
    const labels = blocks.filter((block) => block.startsWith('<!-- 页首'))
    expect(labels).toEqual(['<!-- 页首 -->\n附件2', '<!-- 页首 -->\n附件3'])
    expect(blocks.filter((block) => block === '<!-- 分页 -->')).toHaveLength(2)
    expect(blocks.at(-1)).toBe(
      '<!-- 版记 -->\n抄送：市委办公室，市人大常委会办公室。\n市委组织部办公室　　2026年12月20日印发',
    )
    expect(blocks).toContain('5.观摩社区（东山社区，90分钟）；')
  })

  it('with one attachment numbers neither its name nor its page', async () => {
    const text = await paperOf('会议通知', `${small}通知: {附件: 参会回执}\n`)
    expect(text).toContain('<!-- 附件说明 -->\n附件：参会回执\n')
    expect(text).toContain('<!-- 页首 -->\n附件\n\n# 参会回执\n')
    expect(text).not.toContain('会议议程')
  })

  it('without an agenda attaches none', async () => {
    const text = await paperOf('会议通知', small.replace(/议程:.*\n/, ''))
    expect(text).toContain('附件：参会回执\n')
    expect(text).not.toContain('议程')
    expect(text).toContain('## 三、参会人员')
  })

  it.each([
    ['', undefined],
    ['版头: 无\n', undefined],
    ['版头: 套红\n', '<!-- 版头 -->\n县政府'],
    ['版头: 预印\n', '<!-- 版头 预印 -->\n县政府'],
  ])('%j: the head is kept only where it is asked for', async (letterhead, expected) => {
    const blocks = await blocksOf('会议通知', `${small}主办: 县政府\n${letterhead}`)
    expect(blocks.find((block) => block.includes('版头'))).toBe(expected)
  })
})

describe('议程', () => {
  it('of one item', async () => {
    expect(await blocksOf('议程', small)).toEqual([
      '# 全县防汛专题会议议程',
      '## 一、时间地点',
      '时间：2026年6月20日（星期六）下午3:30。',
      '地点：县政府三楼会议室。',
      '## 二、参加人员',
      '出席：副县长丁宁，县水利局局长钱润。',
      '## 三、会议议程',
      '会议由副县长丁宁主持。',
      '研究水库调度方案（县水利局局长钱润）。',
    ])
  })

  it('says who speaks where the matter does not, and how long', async () => {
    const blocks = await blocksOf('议程', full)
    expect(blocks[0]).toBe('<!-- 密级 -->\n000012\n秘密★1年\n会后收回')
    expect(blocks.slice(-6)).toEqual([
      '1.宣读表彰决定（市委副书记周正，10分钟）；',
      '2.甲区作交流发言（甲区区长郑和，8分钟）；',
      '3.乙区作交流发言（乙区区长王平，8分钟）；',
      '4.市委副书记周正讲话（30分钟）；',
      '5.观摩社区（东山社区，90分钟）；',
      '6.主持人提要求（市委副书记周正，5分钟）。',
    ])
  })
})

describe('日程', () => {
  it('goes by days, with clock times on from item to item and the place of each', async () => {
    const rows = (await paperOf('日程', full)).split('\n').filter((line) => line.startsWith('| 1'))
    expect(rows).toEqual([
      '| 12月31日（星期四） | 8:30 | 报到 | 市会议中心 |  |',
      '| 12月31日（星期四） | 9:00—9:10 | 宣读表彰决定 | 市会议中心 | 市委副书记周正 |',
      '| 12月31日（星期四） | 9:10—9:18 | 甲区作交流发言 | 市会议中心 | 甲区区长郑和 |',
      '| 12月31日（星期四） | 9:18—9:26 | 乙区作交流发言 | 市会议中心 | 乙区区长王平 |',
      '| 12月31日（星期四） | 9:26—9:56 | 市委副书记周正讲话 | 市会议中心 | 市委副书记周正 |',
      '| 1月1日（星期五） | 14:00—15:30 | 观摩社区（统一乘车） | 东山社区 |  |',
      '| 1月1日（星期五） | 15:30—15:35 | 主持人提要求 | 市会议中心 | 市委副书记周正 |',
    ])
  })

  it('is made by default only from one day up', async () => {
    expect(await stemsOf(full)).toContain('04-日程')
    expect(await stemsOf(full.replace(/, 结束日期: 2027-01-01/, ''))).not.toContain('04-日程')
  })
})

describe('会议方案', () => {
  it('says the whole length only where every item has its own', async () => {
    expect(await paperOf('会议方案', full)).toContain('会议预计151分钟，安排如下：')
    expect(await paperOf('会议方案', full.replace(', 分钟: 90', ''))).not.toContain('会议预计')
  })

  it('leaves out what the sheet does not say, and goes on counting', async () => {
    expect(await headsOf('会议方案', full)).toEqual([
      '## 一、时间和地点',
      '## 二、组织',
      '## 三、规模和参会人员',
      '## 四、议程',
      '## 五、会议材料',
      '## 六、会务分工',
      '## 七、筹备时间表',
      '## 八、应急',
    ])
    expect(await headsOf('会议方案', small.replace(/主持人:.*\n/, ''))).toEqual([
      '## 一、时间和地点',
      '## 二、规模和参会人员',
      '## 三、议程',
      '## 四、会议材料',
    ])
  })

  it('says the part of the day once where both ends are in it', async () => {
    expect(await paperOf('会议方案', smallUntil('17:00'))).toContain('（星期六）下午3:30至5:00。')
    expect(await paperOf('会议方案', smallUntil('19:10'))).toContain('（星期六）下午3:30至晚上7:10。')
  })

  it('counts those called and those who sit in', async () => {
    const single = full.replace(/分会场:\n(?: {2}- .*\n)+/, '')
    // Beside 参会范围 the list is whole once replies are in it.
    expect(await paperOf('会议方案', single)).toContain('名单所列参会人员4人，其中列席1人。参会范围是：')
    expect(await paperOf('会议方案', small)).toContain('\n应到2人。\n')
    expect(await paperOf('会议方案', full)).toContain('名单所列参会人员4人，其中列席1人。')
    expect(await paperOf('会议方案', full)).toContain('东山县分会场：主持人吴越；县直各单位主要负责人。')
  })
})

describe('会议须知', () => {
  it('numbers the rules of a section only where there are several', async () => {
    expect(await blocksOf('会议须知', full)).toEqual([
      '# 全市基层治理工作会议须知',
      '全市基层治理工作会议定于2026年12月31日（星期四）至2027年1月1日（星期五）在市会议中心和各分会场召开。请参会同志注意以下事项：',
      '## 一、食宿',
      '1.自助餐。',
      '2.统一住宿。',
      '## 二、保密',
      '1.不外传。',
      '2.会议材料会后收回，请勿带离会场。',
      '## 三、会务联系',
      '报名：韩冬，0000-1234567（市民政局）。',
      '冯夏。',
    ])
  })

  it('does not say twice that papers are given back, and nothing of it where they are kept', async () => {
    const own = full.replace('保密: 不外传', '保密: 散会时交回材料')
    expect(await paperOf('会议须知', own)).not.toContain('会后收回')
    const kept = full.replace('会后收回: 是\n', '')
    expect(await blocksOf('会议须知', kept)).toContain('不外传。')
  })
})

describe('会务分工表', () => {
  it('has a row for each job, and one for a group without any', async () => {
    const rows = (await paperOf('会务分工表', full)).split('\n').filter((line) => line.startsWith('| '))
    expect(rows.slice(1)).toEqual([
      '| 后勤组 |  |  |  |  |  |  |  |',
      '| 材料组 | 韩冬 |  | 印材料 | 韩冬、冯夏 | 12月25日前 | 在办 |  |',
      '| 材料组 | 韩冬 |  | 装袋 |  |  |  |  |',
    ])
  })
})

describe('会议材料目录', () => {
  it('lists what is bound, in its order, and nothing that is kept inside', async () => {
    const sheet = `${full}材料: [会议材料目录, 会议方案, 议程, 会议须知, 短信, 会议通知]\n`
    const lines = (await paperOf('会议材料目录', sheet)).split('\n')
    const rows = lines.filter((line) => line.startsWith('| 会议材料之'))
    expect(rows).toEqual(['| 会议材料之一 | 议程 |  |', '| 会议材料之二 | 会议须知 |  |'])
  })
})

describe('短信', () => {
  it('says what, when, where, who and whom to ask', async () => {
    const sheet = `${small}参会范围: [各乡镇主要负责人, 县水利局班子成员]\n联系人: [{姓名: 韩冬, 电话: 0000-1234567}]\n`
    expect(await paperOf('短信', sheet, 'txt')).toBe(
      '【会议通知】定于6月20日（星期六）下午3:30在县政府三楼会议室召开全县防汛专题会议。' +
        '参会人员：各乡镇主要负责人；县水利局班子成员。联系人：韩冬，0000-1234567。\n',
    )
  })

  it('names whom the notice goes to where the list of those called is too long, and refers to it where that is too', async () => {
    const quota = `参会范围: [${'各乡镇、各街道、各园区主要负责人和分管负责人'.repeat(6)}]\n`
    const contact = '联系人: [{姓名: 韩冬, 电话: 0000-1234567}]\n'
    const shorter = await paperOf(
      '短信',
      `${small}${quota}${contact}通知: {主送: [各乡镇, 县水利局]}\n`,
      'txt',
    )
    expect(shorter).toBe(
      '【会议通知】定于6月20日（星期六）下午3:30在县政府三楼会议室召开全县防汛专题会议。' +
        '请各乡镇，县水利局按通知要求派员参加。联系人：韩冬，0000-1234567。\n',
    )
    const long = `通知: {主送: [${'有关单位'.repeat(40)}]}\n`
    expect(await paperOf('短信', `${small}${quota}${contact}${long}`, 'txt')).toBe(
      '【会议通知】定于6月20日（星期六）下午3:30在县政府三楼会议室召开全县防汛专题会议。' +
        '请按通知确定的范围参加。联系人：韩冬，0000-1234567。\n',
    )
  })

  it.each([10, 30, 60, 90, 120, 300])('keeps to 150 characters with names of %i', async (n) => {
    const sheet = `名称: ${'推进招商工作'.repeat(n / 6 + 1).slice(0, n)}会议
时间: {日期: 2026-06-20, 起: "15:30", 报到: "15:10"}
地点: ${'行政中心报告厅'.repeat(n / 7 + 1).slice(0, n)}
参会范围: [${'各乡镇主要负责人'.repeat(n / 8 + 1)}]
通知: {主送: [${'县直有关单位'.repeat(n / 6 + 1)}]}
联系人: [{姓名: 韩冬, 电话: 0000-1234567}]
`
    const text = await paperOf('短信', sheet, 'txt')
    expect(lengthOf(text)).toBeLessThanOrEqual(150)
    expect(text).toContain('0000-1234567')
    expect(text).toContain('6月20日（星期六）下午3:30')
  })
})

describe('横幅', () => {
  it('has its own texts, a line each, without markup', async () => {
    expect(await paperOf('横幅', `${small}横幅: [热烈欢迎各位代表, "# 1*防汛*会"]\n`, 'txt')).toBe(
      '热烈欢迎各位代表\n# 1*防汛*会\n',
    )
  })

  it("else the meeting's name", async () => {
    expect(await paperOf('横幅', small, 'txt')).toBe('全县防汛专题会议\n')
  })
})
