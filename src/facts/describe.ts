import { describeKeys } from '../text/describe-keys.ts'
import type { LevelName } from '../text/keys.ts'
import { sheetSchema } from './schema.ts'
import { contextTerms, words } from './words.ts'

const titles: Partial<Record<LevelName, string>> = {
  sheet: '最上层',
  block: '板块（成绩、认识、措施、保障、其他工作）',
  problems: '问题',
  targets: '目标',
  sanctions: '奖惩',
  part: '提纲的各部分',
  point: '要点',
  figure: '数据的各项',
  target: '数据的目标',
  heard: '刚才的各项',
  // Levels that are the value of one key bear its name.
  speaker: '讲话人',
  region: '地区',
  period: '时段',
  defaults: '默认',
  opening: '开头',
  closing: '结尾',
  duty: '责任',
  task: '任务',
  tier: '分档',
  sanction: '奖惩的各条',
  rank: '排名',
  average: '平均',
}

/** The keys of the fact sheet as a page for people; see text/describe-keys.ts. */
export function describeSheet(): string {
  const intro = [
    '# 事实表的各项',
    '由程序生成（`npm run schema`），不要手改。中文键和英文键都可以用，同一项只写一次；不写、空着，相应的话就不印；还没有的写“待补”。',
    `文字里的引用：【编号】、【编号.部分】、【甲/乙】（占比）、【甲、乙.句】，以及【编号.词】，词有：${words.join('、')}。不带编号的有：${contextTerms.map((term) => `【${term}】`).join('、')}。照印方括号写【【 和 】】。`,
  ]
  return describeKeys(sheetSchema, { intro, level: 'sheet', titles })
}
