/** What is said at a meeting and told of it, from small sheets: what is absent, what is one, who in which order, what stays in the hall. */
import { describe, expect, it } from 'vitest'
import { makePack, type Packed } from '../../src/index.ts'
import { Source } from '../../src/text/source.ts'
import { workspaceWith } from '../support/workspace.ts'

async function packOf(only: string, sheet: string, facts?: string): Promise<Packed> {
  const input = {
    sheet: new Source('会议.yaml', sheet),
    ...(facts === undefined ? {} : { facts: { source: new Source('事实.yaml', facts) } }),
  }
  const options = { only: [only], formats: ['md'], volume: false } as const
  return (await makePack(input, workspaceWith(), options)).value
}

/** The paragraphs of each paper of a kind, by the paper's name; remarks stay, front matter goes. */
async function papersOf(only: string, sheet: string, facts?: string): Promise<Record<string, string[]>> {
  const { papers } = await packOf(only, sheet, facts)
  return Object.fromEntries(
    papers.map(({ name, draft }) => [
      name,
      draft.markdown
        .replace(/^---\n[\s\S]*?\n---\n\n/, '')
        .trim()
        .split(/\n\n+/),
    ]),
  )
}

async function paperOf(only: string, sheet: string, facts?: string): Promise<string[]> {
  return (await papersOf(only, sheet, facts))[only] ?? []
}

/** The papers that a meeting has by default. */
async function namesOf(sheet: string, facts?: string): Promise<string[]> {
  const input = {
    sheet: new Source('会议.yaml', sheet),
    ...(facts === undefined ? {} : { facts: { source: new Source('事实.yaml', facts) } }),
  }
  const made = await makePack(input, workspaceWith(), { formats: ['md'], volume: false })
  return made.value.papers.map(({ name }) => name)
}

const small = `名称: 县政府专题会议
类型: 专题会
时间: {日期: 2026-06-20, 起: "15:30"}
地点: 县政府三楼会议室
主持人: 丁宁
议程: [{事项: 研究水库调度方案, 谁: 钱润}]
参会:
  - {姓名: 丁宁, 单位: 县政府, 职务: 副县长}
  - {姓名: 钱润, 单位: 县水利局, 职务: 县水利局局长}
`

const full = `名称: 全县秋粮收储调度会
类型: 调度会
地区: 青田县
时间: {日期: 2026-09-20, 起: "8:30"}
主持人: 丁宁
目的: 把收储进度赶上来，
会后收回: 是
分会场: [{名称: 石桥镇分会场}]
议程:
  - {事项: 观看秋收专题片}
  - {事项: 秋粮收储进度情况汇报, 谁: 县粮食局}
  - {事项: 城南镇、河西镇分别作交流发言, 谁: [方木, 何水]}
  - {事项: 石桥镇、柳湾乡作表态发言, 谁: [石桥镇, 柳湾乡]}
  - {事项: 宣读表扬决定, 谁: 丁宁}
  - {事项: 县长讲话, 谁: 江河}
  - {事项: 主持人就贯彻落实会议精神提要求, 谁: 丁宁}
参会:
  - {姓名: 江河, 职务: 县委副书记、县长, 主席台: 是}
  - {姓名: 丁宁, 职务: 副县长, 主席台: 是}
  - {姓名: 陆远, 职务: 副县长, 主席台: 是}
  - {姓名: 林叶, 职务: 副县长, 主席台: 是, 状态: 请假}
  - {姓名: 范舟, 职务: 县政协副主席, 领导: 是}
  - {姓名: 方木, 单位: 城南镇, 职务: 镇长}
  - {姓名: 何水, 单位: 河西镇, 职务: 镇长, 状态: 替会, 替: 高岩}
  - {姓名: 白帆, 单位: 县粮食局, 职务: 局长}
  - {姓名: 石磊, 单位: 石桥镇, 职务: 镇长, 会场: 石桥镇分会场}
参会范围:
  - 县政府有关负责同志
  - 各乡镇主要负责人
  - 粮食企业负责人（列席）
单位:
  - {名称: 石桥镇, 数据: {收储完成: 3, 收储目标: 5, 晾晒完成: 2, 晾晒目标: 4}}
  - {名称: 柳湾乡, 数据: {收储完成: 5, 收储目标: 5, 晾晒完成: 4, 晾晒目标: 4}}
  - {名称: 城南镇, 数据: {收储完成: 4, 收储目标: 5, 晾晒完成: 3, 晾晒目标: 4}}
  - {名称: 河西镇, 数据: {收储完成: 2, 收储目标: 5, 晾晒完成: 1, 晾晒目标: 4}}
排名:
  截至: 2026-09-15
  指标:
    - {名称: 收储, 单位: 万吨, 完成: 收储完成, 目标: 收储目标}
    - {名称: 晾晒, 单位: 万吨, 完成: 晾晒完成, 目标: 晾晒目标}
任务:
  - {事项: 腾出空仓, 承诺: 确保, 牵头单位: 石桥镇, 完成时限: 2026-09-30}
  - {事项: 备足运力, 牵头单位: 县交通局, 配合单位: 各乡镇}
要求: [要快。今天就办。, 要实。]
反馈: {日期: 2026-09-28, 报送: 县政府办公室}
`

const facts = `标题: 在全县秋粮收储调度会上的讲话
讲话人: {职务: 县长, 姓名: 江河}
日期: 2026-09-20
地区: 青田县
主题: 秋粮收储
默认: {截至: 2026-09-15, 来源: 县粮食局}
数据:
  收储: {名称: 秋粮收储量, 数值: 14, 单位: 万吨, 上年同期: 12.5, 目标: 20}
  库存: {名称: 陈粮库存, 数值: 6, 单位: 万吨, 上年同期: 5, 目标: 8, 可公开: 否}
  投诉: {名称: 售粮投诉, 数值: 9, 单位: 件, 上年同期: 6}
成绩:
  要点: [{小标题: 开仓早了, 内容: 比去年早开仓【投诉】天。群众满意。}, {小标题: 库存到了【库存】, 内容: 备得足。}]
问题:
  分组: {客观: [{小标题: 仓容不够, 内容: 还差两座仓。雨天没处放。}], 主观: [{小标题: 调度不细, 内容: 车等人。}]}
措施:
  要点:
    - {小标题: 要腾仓，先把旧粮运走, 内容: 马上办。}
    - {小标题: 要约谈拖后腿的单位, 内容: 不留情面。}
    - {小标题: 要帮河西镇补课, 内容: 派人去。}
保障: [{小标题: 要压实责任, 内容: 一级抓一级。}]
奖惩: [{条件: 月底完不成, 对象: 主要负责人, 处理: 黄牌警告}]
`

describe('主持词', () => {
  it('of a small meeting has no leader, speech or demand of its own, and one item is no first one', async () => {
    expect((await paperOf('主持词', small)).slice(4, 11)).toEqual([
      '同志们：',
      '县政府专题会议现在开始。',
      '会议由我主持。',
      '会议应到2人，实到2人。',
      '今天的会议只有一项议程：研究水库调度方案。',
      '下面，研究水库调度方案。先请县水利局局长钱润同志作说明，再请大家发表意见。',
      '刚才议定的事项，请有关单位会后抓紧办理。',
    ])
  })

  it('introduces who is there without the chair, those on the platform first', async () => {
    const blocks = await paperOf('主持词', full, facts)
    expect(blocks).toContain(
      '在主席台就座的有：县委副书记、县长江河同志，副县长陆远同志。参加会议的领导还有：县政协副主席范舟同志。会议由我主持。',
    )
    // 9 were called: of the 9 listed nobody stands for another who is listed; 林叶 is excused.
    expect(blocks).toContain(
      '参加会议的还有：各乡镇主要负责人。列席会议的有：粮食企业负责人。会议应到9人，实到8人，其中代会1人，请假1人。',
    )
    expect(blocks).toContain('会议在主会场和一个分会场同时进行。在分会场参加会议的同志们，大家好！')
  })

  it('asks everyone in the words of the agenda, item by item', async () => {
    const blocks = await paperOf('主持词', full, facts)
    expect(blocks.filter((block) => /^(?:今天的会议共|首先|现在|最后)/u.test(block))).toEqual([
      '今天的会议共有七项议程：一是观看秋收专题片；二是秋粮收储进度情况汇报；三是城南镇、河西镇分别作交流发言；四是石桥镇、柳湾乡作表态发言；五是由我宣读表扬决定；六是县长讲话；七是由我就贯彻落实会议精神提要求。',
      '首先，进行第一项议程：请大家观看秋收专题片。',
      '现在进行第二项议程：请县粮食局局长白帆同志就秋粮收储进度情况作汇报。',
      '现在进行第三项议程：请城南镇镇长方木同志、河西镇镇长何水同志分别作交流发言。',
      '现在进行第四项议程：请在石桥镇分会场的石桥镇镇长石磊同志、柳湾乡依次作表态发言。',
      '现在进行第五项议程：由我宣读表扬决定。',
      '现在进行第六项议程：请县委副书记、县长江河同志讲话，大家欢迎！',
      '最后，进行第七项议程：就贯彻落实好这次会议精神，我再讲两点。',
    ])
  })

  it('sums the speech up by what it has, and ends with the sheet’s demands and the day of the reports', async () => {
    const blocks = await paperOf('主持词', full, facts)
    expect(blocks.find((block) => block.startsWith('刚才，'))).toBe(
      '刚才，县委副书记、县长江河同志作了讲话，肯定了前一段的工作，也点明了问题，对腾仓、约谈拖后腿的单位、帮河西镇补课三个方面作了部署。请大家认真领会，会后原原本本传达下去，对照自己的任务一项一项抓好落实。',
    )
    expect(blocks.slice(-4)).toEqual([
      '一是要快。今天就办。',
      '二是要实。',
      '贯彻落实情况，请各单位9月28日前报县政府办公室。',
      '会议材料会后收回，请大家离场前交给会务人员。今天的会议到此结束。散会！',
    ])
  })
})

describe('通报', () => {
  it('is made by default where the agenda has one and the speech has facts', async () => {
    expect(await namesOf(full, facts)).not.toContain('通报')
    const told = full.replace('秋粮收储进度情况汇报', '通报秋粮收储进度')
    expect(await namesOf(told, facts)).toContain('通报')
    expect(await namesOf(told)).not.toContain('通报')
  })

  it('sums the units up, names both ends, and quotes the first sentences only', async () => {
    const told = full.replace('秋粮收储进度情况汇报', '通报秋粮收储进度')
    const blocks = await paperOf('通报', told, facts)
    expect(blocks).toContain('# 关于秋粮收储进度的通报')
    // 3 + 5 + 4 + 2 = 14 of 20; 2 + 4 + 3 + 1 = 10 of 16 is 62.5 %
    expect(blocks).toContain(
      '收储：完成14万吨，完成目标20万吨的70%。走在前面的是柳湾乡（100%）、城南镇（80%），进度靠后的是河西镇（40%）、石桥镇（60%）。',
    )
    expect(blocks).toContain(
      '晾晒：完成10万吨，完成目标16万吨的62.5%。走在前面的是柳湾乡（100%）、城南镇（75%），进度靠后的是河西镇（25%）、石桥镇（50%）。',
    )
    expect(blocks.filter((block) => /^(?:##|\*\*)/u.test(block))).toEqual([
      '## 一、总体情况',
      '## 二、各单位完成情况',
      '## 三、主要特点',
      '**（一）开仓早了**。比去年早开仓9件天。',
      '**（二）库存到了6万吨**。备得足。',
      '## 四、存在问题',
      '**（一）仓容不够**。还差两座仓。',
      '**（二）调度不细**。车等人。',
      '## 五、下步打算',
    ])
  })

  it('names nobody whose equal is not named', async () => {
    const level = full
      .replace('秋粮收储进度情况汇报', '通报秋粮收储进度')
      .replace('收储完成: 5', '收储完成: 3')
      .replace('收储完成: 4', '收储完成: 3')
    // 石桥镇, 柳湾乡 and 城南镇 stand at 60 %, 河西镇 at 40 %.
    const blocks = await paperOf('通报', level, facts)
    expect(blocks.find((block) => block.startsWith('收储：'))).toBe(
      '收储：完成11万吨，完成目标20万吨的55%。走在前面的是石桥镇（60%）、柳湾乡（60%）、城南镇（60%），进度靠后的是河西镇（40%）。',
    )
  })
})

describe('表态发言', () => {
  it('gives each unit a page of its own numbers, tasks and outline', async () => {
    const papers = await papersOf('表态发言', full, facts)
    expect(Object.keys(papers)).toEqual(['表态发言（石桥镇）', '表态发言（柳湾乡）'])
    const rows = papers['表态发言（石桥镇）']!.join('\n').split('\n')
    expect(rows).toContain(
      '| 数据 | 截至9月15日，石桥镇收储完成3万吨，目标5万吨，完成率60%，还差2万吨；晾晒完成2万吨，目标4万吨，完成率50%，还差2万吨。列第3位 |',
    )
    expect(rows).toContain('| 任务 | 牵头：确保腾出空仓，9月底前 |')
    expect(rows).toContain('| 任务 | 配合：备足运力 |')
    expect(rows).toContain('| 提纲 | 先讲差距：晾晒完成率50%，还差2万吨，慢在哪里，谁来补，哪天补上 |')
    const other = papers['表态发言（柳湾乡）']!.join('\n')
    expect(other).toContain('| 次序 | 共两家，排在第二个 |')
    expect(other).not.toContain('差距')
  })

  it('is written in full where the sheet asks for it, of two units never alike', async () => {
    const papers = await papersOf('表态发言', `${full}表态: {全文: 是}\n`, facts)
    const [one = [], two = []] = Object.values(papers)
    expect(one.slice(0, 5)).toEqual([
      '# 在全县秋粮收储调度会上的表态发言',
      '（2026年9月20日）',
      '石桥镇镇长　石磊',
      '各位领导、同志们：',
      '感谢会议给石桥镇这次发言的机会。下面，我代表石桥镇作表态发言。',
    ])
    expect(one).toContain('二是由我们牵头的“腾出空仓”，9月底前办好。')
    expect(one.at(-1)).toBe(
      '我们承诺：收储5万吨、晾晒4万吨，一项不少。说到的就要做到，请各位领导和同志们监督。',
    )
    const shared = one.filter((block) => two.includes(block))
    expect(shared).toEqual(['# 在全县秋粮收储调度会上的表态发言', '（2026年9月20日）', '各位领导、同志们：'])
  })
})

describe('会议纪要', () => {
  const decided = `${small}议定:
  - {事项: 7月1日起下调汛限水位, 牵头单位: 县水利局, 配合单位: 县应急局, 责任人: 钱润, 完成时限: 2026-07-01}
  - {事项: 巡查经费由县财政局落实, 责任人: 丁宁}
`
  it('is made by default for 专题会 and not for 调度会', async () => {
    expect(await namesOf(small)).toContain('会议纪要')
    expect(await namesOf(full, facts)).not.toContain('会议纪要')
  })

  it('has only what the sheet decided as decided, with who and by when', async () => {
    expect((await paperOf('会议纪要', decided)).slice(4)).toEqual([
      '县政府副县长丁宁主持召开县政府专题会议。会议研究了水库调度方案。现将会议主要内容纪要如下。',
      '会议议定以下事项：',
      '（一）7月1日起下调汛限水位。（责任单位：县水利局，配合单位：县应急局，责任人：钱润，时限：7月1日前）',
      '（二）巡查经费由县财政局落实。（责任人：丁宁）',
      '出席：县政府副县长丁宁，县水利局局长钱润',
    ])
  })

  it('of a speech has its demands under 强调 and 要求, and nothing decided', async () => {
    const blocks = await paperOf('会议纪要', full, facts)
    expect(blocks).toContain('会议指出，工作中还有一些问题，要引起重视：仓容不够；调度不细。')
    expect(blocks).toContain('一是要腾仓，先把旧粮运走。')
    expect(blocks).toContain('会议要求，要压实责任。要快。要实。贯彻落实情况9月28日前报县政府办公室。')
    expect(blocks.join('\n')).not.toContain('议定')
    expect(blocks.slice(-2)).toEqual([
      '出席：县委副书记、县长江河，副县长丁宁，副县长陆远，县政协副主席范舟，城南镇镇长方木，县粮食局局长白帆，石桥镇镇长石磊，河西镇镇长何水（代高岩）',
      '请假：副县长林叶',
    ])
  })
})

describe('新闻通稿', () => {
  it('names leaders in order with what each does, and no year', async () => {
    const blocks = await paperOf('新闻通稿', full, facts)
    expect(blocks.slice(0, 2)).toEqual([
      '# 青田县召开秋粮收储调度会',
      '9月20日上午，全县秋粮收储调度会召开。县委副书记、县长江河出席会议并讲话，副县长丁宁主持会议，副县长陆远，县政协副主席范舟出席会议。',
    ])
    expect(blocks).toContain(
      '会上，与会人员观看了秋收专题片，县粮食局汇报了秋粮收储进度情况，城南镇、河西镇分别作了交流发言，石桥镇、柳湾乡分别作了表态发言，副县长丁宁宣读了表扬决定。',
    )
  })

  it('says nothing that is to stay in the hall: figures kept back, blame, units that stand last, problems', async () => {
    const blocks = await paperOf('新闻通稿', full, facts)
    expect(blocks.slice(-3)).toEqual([
      '会议指出，前一阶段，全县秋粮收储工作取得积极进展：开仓早了。截至9月15日，秋粮收储量14万吨，同比增长12%。',
      '会议强调，要腾仓，先把旧粮运走。',
      '会议要求，要压实责任。',
    ])
  })
})

describe('领导参阅', () => {
  it('is one page of figures, a chart of the units, who is last, and questions with their facts', async () => {
    const blocks = await paperOf('领导参阅', full, facts)
    expect(blocks.filter((block) => block.startsWith('## '))).toEqual([
      '## 一、主要数据',
      '## 二、各单位完成情况',
      '## 三、靠后的单位',
      '## 四、可能问到',
    ])
    const chart = blocks.findIndex((block) => block.startsWith('<!-- 表：图 2 -->'))
    expect(blocks[chart]!.split('\n').slice(1)).toEqual([
      '| 单位 | 收储完成率 |',
      '| --- | --- |',
      '| 柳湾乡 | 100% |',
      '| 城南镇 | 80% |',
      '| 石桥镇 | 60% |',
      '| 河西镇 | 40% |',
    ])
    expect(blocks).toContain('河西镇：第4位，最慢的是晾晒（25%）。')
  })
})
