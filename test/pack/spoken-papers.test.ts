/** What is said at a meeting and told of it, from small sheets: what is absent, what is one, who in which order, what stays in the hall. */
import { describe, expect, it } from 'vitest'
import { makePack, type Packed } from '../../src/index.ts'
import { Source } from '../../src/text/source.ts'
import { plainLibrary, workspaceWith } from '../support/workspace.ts'

async function packOf(only: string, sheet: string, facts?: string): Promise<Packed> {
  const input = {
    sheet: new Source('会议.yaml', sheet),
    ...(facts === undefined ? {} : { facts: { source: new Source('事实.yaml', facts) } }),
  }
  const options = { only: [only], formats: ['md'], volume: false } as const
  return (await makePack(input, workspaceWith([], {}, plainLibrary), options)).value
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
  const made = await makePack(input, workspaceWith([], {}, plainLibrary), { formats: ['md'], volume: false })
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
    const heard = full.replace('类型: 调度会', '类型: 推进会')
    expect(await namesOf(heard, facts)).not.toContain('通报')
    const told = heard.replace('秋粮收储进度情况汇报', '通报秋粮收储进度')
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
      '副县长丁宁主持召开县政府专题会议。会议研究了水库调度方案。现将会议主要内容纪要如下。',
      '会议议定以下事项：',
      '（一）7月1日起下调汛限水位。（责任单位：县水利局，配合单位：县应急局，责任人：钱润，时限：7月1日前）',
      '（二）巡查经费由县财政局落实。（责任人：丁宁）',
      '出席：副县长丁宁，县水利局局长钱润',
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

/** A sheet with an agenda of its own. */
function meetingOf(type: string, agenda: string, more = ''): string {
  return `名称: 青田县秋季会议
类型: ${type}
时间: {日期: 2026-09-20, 起: "8:30"}
主办: 青田县人民政府
主持人: 丁宁
议程:
${agenda}
参会:
  - {姓名: 江河, 职务: 县委副书记、县长, 领导: 是}
  - {姓名: 陆远, 职务: 县委常委、常务副县长, 领导: 是}
  - {姓名: 丁宁, 职务: 副县长, 领导: 是}
  - {姓名: 方木, 单位: 县粮食局, 职务: 局长}
  - {姓名: 何水, 单位: 河西镇, 职务: 镇长}
  - {姓名: 唐教授, 单位: 省农学院, 职务: 教授}
  - {姓名: 冯海, 单位: 海丰粮油集团, 职务: 董事长, 性别: 男, 嘉宾: 是}
  - {姓名: 金月, 单位: 海丰粮油集团, 职务: 副总裁, 称谓: 女士, 嘉宾: 是}
${more}`
}

/** The one paragraph of a paper that begins so. */
async function saidIn(only: string, sheet: string, head: RegExp): Promise<string | undefined> {
  return (await paperOf(only, sheet)).find((block) => head.test(block))
}

describe('an item of the agenda', () => {
  it.each([
    // What is asked for in the hall, and what is told of it afterwards.
    [
      '{事项: 听取秋粮收储工作情况汇报, 谁: 方木}',
      '请县粮食局局长方木同志汇报秋粮收储工作情况。',
      '会议听取了县粮食局关于秋粮收储工作情况的汇报。',
    ],
    [
      '{事项: 传达学习省粮食会议精神, 谁: 陆远}',
      '请县委常委、常务副县长陆远同志传达省粮食会议精神。',
      '会议传达学习了省粮食会议精神。',
    ],
    [
      '{事项: 会前学法：《粮食流通管理条例》, 谁: 方木}',
      '请县粮食局局长方木同志领学《粮食流通管理条例》。',
      '会议学习了《粮食流通管理条例》。',
    ],
    [
      '{事项: 海丰粮油董事长冯总致辞, 谁: 冯海}',
      '请海丰粮油集团董事长冯海先生致辞。',
      '会上，海丰粮油集团董事长冯海致辞。',
    ],
    [
      '{事项: 县农科站作经验交流, 谁: 方木}',
      '请县粮食局局长方木同志作经验交流。',
      '会上，县粮食局作了交流发言。',
    ],
    [
      '{事项: 种粮能手代表发言, 谁: [方木, 何水]}',
      '种粮能手代表发言，请县粮食局局长方木同志、河西镇镇长何水同志依次发言。',
      '会上，县粮食局局长方木、河西镇镇长何水分别作了发言。',
    ],
    [
      '{事项: 县粮食局、河西镇汇报, 谁: [方木, 何水]}',
      '请县粮食局局长方木同志、河西镇镇长何水同志依次汇报。',
      '会上，县粮食局、河西镇分别作了汇报。',
    ],
    [
      '{事项: 为种粮能手颁奖, 谁: [江河, 陆远]}',
      '请县委副书记、县长江河同志，县委常委、常务副县长陆远同志为种粮能手颁奖。',
      '会上，县委副书记、县长江河，县委常委、常务副县长陆远为种粮能手颁奖。',
    ],
    [
      '{事项: 举行项目签约仪式, 谁: [丁宁, 冯海]}',
      '举行项目签约仪式，由我和海丰粮油集团董事长冯海先生上台签约。',
      '会上，举行了项目签约仪式。',
    ],
    [
      '{事项: 专题辅导《粮食安全》, 谁: 唐教授}',
      '专题辅导《粮食安全》，请省农学院教授唐教授授课。',
      '会上，省农学院教授唐教授围绕《粮食安全》授课。',
    ],
    ['{事项: 分组讨论}', '请大家分组讨论。', '会上，与会人员进行了分组讨论。'],
    ['{事项: 双方交流座谈}', '双方交流座谈。请大家发表意见。', '会上，双方进行了交流座谈。'],
    ['{事项: 现场观摩河西粮库}', '请大家现场观摩河西粮库。', '会上，与会人员现场观摩了河西粮库。'],
    ['{事项: 陆远常务副县长讲话, 谁: 陆远}', '请县委常委、常务副县长陆远同志讲话，大家欢迎！', undefined],
  ])('%s', async (item, asked, told) => {
    const sheet = meetingOf('工作会议', `  - ${item}\n  - {事项: 县长讲话, 谁: 江河}`)
    expect(await saidIn('主持词', sheet, /^首先，/u)).toBe(`首先，进行第一项议程：${asked}`)
    expect(await saidIn('新闻通稿', sheet, /^会(?:上，|议(?:听|传|学))/u)).toBe(told)
  })

  it('says once who did several things, and does not tell the anthem', async () => {
    const agenda = ['奏唱国歌', '传达学习省粮食会议精神', '审议收储方案', '研究库房改造事宜']
    const sheet = meetingOf('办公会', agenda.map((matter) => `  - {事项: ${matter}}`).join('\n'))
    expect(await saidIn('主持词', sheet, /^首先，/u)).toBe('首先，进行第一项议程：请全体起立，奏唱国歌。')
    expect(await saidIn('会议纪要', sheet, /主持召开/u)).toBe(
      '副县长丁宁主持召开青田县秋季会议。会议传达学习了省粮食会议精神，审议了收储方案，研究了库房改造事宜。现将会议主要内容纪要如下。',
    )
  })

  it('that is a break is numbered and told nowhere but in the timetable', async () => {
    const sheet = meetingOf(
      '工作会议',
      '  - {事项: 审议收储方案, 分钟: 60}\n  - {事项: 午餐、休息, 分钟: 90}\n  - {事项: 学习先进经验, 形式: 学习, 分钟: 30}',
    )
    expect(await saidIn('主持词', sheet, /共有/u)).toBe(
      '今天的会议共有两项议程：一是审议收储方案；二是学习先进经验。',
    )
    const papers = await Promise.all(
      ['主持词', '会议通知', '议程', '新闻通稿'].map((paper) => paperOf(paper, sheet)),
    )
    expect(papers.flat().join()).not.toContain('午餐')
    // 8:30 and an hour of 审议
    expect((await paperOf('日程', sheet)).join()).toContain('| 9:30—11:00 | 午餐、休息 |')
    // 11:00, behind the break
    expect((await paperOf('会议方案', sheet)).join()).toContain('| 2 | 11:00—11:30 | 学习先进经验 |')
    expect((await paperOf('会议方案', sheet)).join()).toContain('会议预计180分钟')
  })
})

describe('two speeches', () => {
  const sheet = meetingOf(
    '推进会',
    '  - {事项: 陆远常务副县长讲话, 谁: 陆远}\n  - {事项: 江河县长讲话, 谁: 江河}',
  )
  it('are summed up once, when the last has been given', async () => {
    const blocks = await paperOf('主持词', sheet)
    const summed = blocks.findIndex((block) => block.startsWith('刚才，'))
    expect(blocks[summed]).toContain('刚才，县委副书记、县长江河同志作了讲话。')
    expect(blocks[summed - 1]).toContain('请县委副书记、县长江河同志讲话')
    expect(blocks.filter((block) => block.startsWith('刚才，'))).toHaveLength(1)
  })
  it('are both told of', async () => {
    expect((await paperOf('新闻通稿', sheet))[1]).toContain(
      '县委副书记、县长江河，县委常委、常务副县长陆远出席会议并讲话',
    )
    expect(await saidIn('会议纪要', sheet, /主持召开/u)).toContain(
      '县委副书记、县长江河，县委常委、常务副县长陆远出席会议并讲话。',
    )
  })
})

/** Whether the usual three demands are printed, and what is told of them. */
async function usual(sheet: string): Promise<[boolean, string[]]> {
  const input = { sheet: new Source('会议.yaml', sheet) }
  const made = await makePack(input, workspaceWith([], {}, plainLibrary), {
    only: ['主持词'],
    formats: ['md'],
    volume: false,
  })
  const told = made.problems.filter(({ code }) => code === 'draft/standard-words')
  return [
    made.value.papers[0]!.draft.markdown.includes('一是抓好传达'),
    told.map(({ level, message }) => `${level} ${/没有写“要求”/u.exec(message)?.[0]}`),
  ]
}

describe('the chair', () => {
  const item = '  - {事项: 研究收储方案}'
  it('greets guests before everybody and introduces them first', async () => {
    const blocks = await paperOf('主持词', meetingOf('签约仪式', item))
    expect(blocks).toContain('各位来宾，同志们：')
    expect(blocks.find((block) => block.includes('嘉宾'))).toBe(
      '出席会议的嘉宾有：海丰粮油集团董事长冯海先生，海丰粮油集团副总裁金月女士。参加今天会议的领导有：县委副书记、县长江河同志，县委常委、常务副县长陆远同志。会议由我主持。',
    )
    expect(await paperOf('主持词', meetingOf('签约仪式', item, '称谓: 各位企业家朋友'))).toContain(
      '各位企业家朋友：',
    )
  })

  it('asks for the usual three things only where tasks are handed out, and says whose words they are', async () => {
    expect(await usual(meetingOf('推进会', item))).toEqual([true, ['info 没有写“要求”']])
    // The chair's own speech is not followed by demands that he did not write.
    const own = meetingOf('工作会议', '  - {事项: 结业讲话, 谁: 丁宁}')
    expect(await usual(own)).toEqual([false, []])
    expect((await paperOf('主持词', own)).at(-1)).toBe('各项议程已经进行完毕。今天的会议到此结束。散会！')
    expect(await usual(meetingOf('推进会', item, '要求: [要快]'))).toEqual([false, []])
  })

  it.each(['座谈会', '表彰会', '培训会', '签约仪式'])('hands no tasks out at a %s', async (type) => {
    expect(await usual(meetingOf(type, item))).toEqual([false, []])
  })

  it('counts heads where the list is whole: beside 参会范围, once replies are in it', async () => {
    const counted = async (sheet: string): Promise<boolean> =>
      (await paperOf('主持词', sheet)).join().includes('会议应到')
    const quota = meetingOf('表彰会', item, '参会范围: [全体县级领导]')
    expect(await counted(meetingOf('表彰会', item))).toBe(true)
    expect(await counted(quota)).toBe(false)
    expect(await counted(quota.replace('职务: 镇长}', '职务: 镇长, 状态: 请假}'))).toBe(true)
    expect((await paperOf('会议方案', quota)).join()).toContain('名单所列参会人员8人。')
  })
})

it('leads on from a background that is no sentence to what the meeting is for', async () => {
  const told = meetingOf(
    '工作会议',
    '  - {事项: 研究收储方案}',
    '背景: 为深入贯彻全省粮食会议精神\n目的: 赶上收储进度',
  )
  expect(await saidIn('主持词', told, /现在开始/u)).toBe(
    '青田县秋季会议现在开始。为深入贯彻全省粮食会议精神，赶上收储进度，我们召开今天的会议。',
  )
  expect(await saidIn('会议方案', told, /制定本方案/u)).toBe(
    '为深入贯彻全省粮食会议精神，赶上收储进度，开好青田县秋季会议，制定本方案。',
  )
  const whole = told.replace('为深入贯彻全省粮食会议精神', '为抓好收储，县政府上月印发了方案')
  expect(await saidIn('主持词', whole, /现在开始/u)).toBe(
    '青田县秋季会议现在开始。为抓好收储，县政府上月印发了方案。今天开这个会，就是要赶上收储进度。',
  )
})
