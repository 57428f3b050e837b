import { describeKeys } from '../text/describe-keys.ts'
import type { LevelName } from '../text/keys.ts'
import { meetingSchema } from './schema.ts'

const titles: Partial<Record<LevelName, string>> = {
  meeting: '最上层',
  meetingTime: '时间',
  venue: '分会场的各处',
  agendaItem: '议程的各项',
  attendee: '参会的各人',
  member: '单位的各家',
  statements: '表态',
  ranking: '排名',
  rankIndicator: '排名的指标',
  assignment: '任务的各条',
  decision: '议定的各条',
  feedback: '反馈',
  notice: '通知',
  plan: '方案',
  step: '方案的时间表',
  guide: '须知',
  staffGroup: '会务的各组',
  job: '会务的各项',
  contact: '联系人',
  seats: '座次',
  ring: '座次的回字形',
  minutes: '纪要',
  release: '通稿',
  volume: '汇编',
}

/** The keys of the meeting sheet as a page for people; see text/describe-keys.ts. */
export function describeMeeting(): string {
  const intro = [
    '# 会议表的各项',
    '由程序生成（`npm run schema`），不要手改。中文键和英文键都可以用，同一项只写一次；不写、空着，相应的话就不印；还没有的写“待补”。',
    '文字里可用【】引用讲话事实表里的数据，写法见《事实表的各项》。',
    '“参会”“单位”“任务”可以不逐条写，直接写表格的文件名（`参会: 参会人员.xlsx`，`.csv` 也行），或写 `{表: 参会人员.xlsx, 工作表: 区直, 列: {姓名: 名字}}`；列表里也可夹一项，前后接着写别的人。表头用这里的键或常用的叫法（手机、工作单位、责任单位、时限等）都认，“序号”不读；写了“列”的，没有点到又不认识的列不读；多出来的列（签到、房间号等）可以留着。分两行的表头（“投资”下面分“完成”“目标”）连起来读，“一、县级领导”之类的小标题行和合计行不读。“参会”里合并的“单位”格按第一格算，.csv 里空着的“单位”同上一行。“单位”里其余的数字列都算数据，列名后面括号里的单位（如“投资完成（亿元）”）不影响取数，“任务”里写季度、月份的列都算节点。',
  ]
  return describeKeys(meetingSchema, { intro, level: 'meeting', titles })
}
