/** A small meeting in a workspace of its own, with templates of its own: what packs are tested by without the shipped ones. */
import { put } from './cli.ts'
import { temporaryFolder } from './temporary.ts'

export const smallMeeting = `名称: 全区春灌现场会
类型: 现场会
时间: {日期: 2026-03-05, 起: "9:00"}
地点: 石桥镇东渠首
地区: 清河区
主办: 清河区人民政府
主持人: 赵景澄
讲话: 春灌.yaml
议程:
  - {事项: 通报春灌进度, 谁: 韩秉正, 分钟: 10}
  - {事项: 石桥镇作表态发言, 谁: 周凌川, 分钟: 5}
  - {事项: 区长讲话, 谁: 王立明, 分钟: 20}
参会:
  - {姓名: 王立明, 职务: 区长, 主席台: 是}
  - {姓名: 赵景澄, 职务: 副区长, 主席台: 是}
  - {姓名: 韩秉正, 单位: 区水利局, 职务: 局长, 电话: 0000-7200001}
  - {姓名: 周凌川, 单位: 石桥镇, 职务: 镇长, 电话: 0000-7200002}
  - {姓名: 梁思衡, 单位: 柳河镇, 职务: 镇长, 电话: 0000-7200003}
材料: [试通知, 试议程, 试名单, 试数据, 试表态, 试短信]
`

export const smallFacts = `标题: 在全区春灌现场会上的讲话
日期: 2026-03-05
讲话人: {职务: 区长, 姓名: 王立明}
地区: 清河区
主题: 春灌
数据:
  面积: {名称: 春灌面积, 数值: 12.5, 单位: 万亩, 目标: 20}
  渠道: {名称: 清淤渠道, 数值: 36, 单位: 公里}
措施:
  - {小标题: 要早修渠, 内容: 到昨天，已经春灌【面积】。渠道月底前修完。}
`

function template(id: string, rank: number, body: string, more = ''): string {
  return `---\n编号: ${id}\n名称: ${id}\n文种: 材料\n样式: gbt9704\n说明: 测试用\n次序: ${rank}\n适用: [无]\n${more}---\n${body}`
}

const templates: Record<string, string> = {
  试通知: template(
    '试通知',
    41,
    `# 关于召开{{名称}}的通知

会议定于{{时间.全}}在{{地点}}召开。应到{{汉数 人数.应到}}人。

由{{主持.称呼}}主持。
`,
  ),
  试议程: template(
    '试议程',
    42,
    `# {{名称}}议程

| 序号 | 时间 | 事项 | 发言 |
|---|---|---|---|
{{#each 各项}}
| {{项}} | {{起点}} | {{事项}} | {{#each 发言}}{{this}}{{/each}} |
{{/each}}
`,
  ),
  试名单: template(
    '试名单',
    43,
    `# 参会人员名单

| 姓名 | 单位 | 职务 |
|---|---|---|
{{#each 各人}}
| {{姓名}} | {{单位}} | {{职务}} |
{{/each}}
`,
  ),
  试数据: template(
    '试数据',
    44,
    `# 数据

{{写句 事实.数据.面积}}。

清淤渠道{{写数 事实.数据.渠道}}。
`,
  ),
  试表态: template(
    '试表态',
    45,
    `# {{此项.单位}}表态发言要求

请{{此项.称呼}}准备发言，时间{{此项.分钟}}分钟。
`,
    '每: 表态单位\n',
  ),
  试短信: template(
    '试短信',
    46,
    `{{名称}}定于{{时间.全}}召开，请准时参加。
`,
    '格式: 文本\n汇编: 否\n',
  ),
}

/** A folder with the sheets and templates; gives its path. */
export function smallWorkspace(): string {
  const folder = temporaryFolder()
  put(folder, {
    'bigan.yaml': '地区: 清河区\n',
    '会.yaml': smallMeeting,
    '春灌.yaml': smallFacts,
    ...Object.fromEntries(
      Object.entries(templates).map(([id, text]) => [`templates/meeting/${id}.md.hbs`, text]),
    ),
  })
  return folder
}
