import { meetingTerms } from './keys-meeting.ts'

/** What a file of the phrase library may say in 默认 for every entry of it. */
const phraseDefaults = {
  kind: '类别',
  sections: '位置',
  meetings: '会议类型',
  topics: '主题',
  tone: '语气',
  audiences: '对象',
  answers: '呼应',
  tags: '标签',
  from: '起',
  to: '止',
  source: '来源',
  suggestion: '建议',
  refrain: '反复',
} as const

/**
 * The table of terms: every key of the data that people write, in Chinese and in English, by level of the schema.
 * The code uses the English one; sheets may use either. The same Chinese word may stand for different keys at
 * different levels (目标 is `targets` in a sheet and `target` in a figure). Keys that people name themselves (ids of
 * figures, parts, groups, roles) are not here and are never translated.
 */
export const terms = {
  sheet: {
    title: '标题',
    subtitle: '副标题',
    meeting: '会议',
    minutes: '分钟',
    status: '状态',
    seed: '种子',
    numbering: '序号',
    speaker: '讲话人',
    date: '日期',
    region: '地区',
    topic: '主题',
    period: '时段',
    template: '模板',
    salutation: '称谓',
    audience: '对象',
    defaults: '默认',
    opening: '开头',
    heard: '刚才',
    figures: '数据',
    outline: '提纲',
    achievements: '成绩',
    problems: '问题',
    awareness: '认识',
    targets: '目标',
    measures: '措施',
    safeguards: '保障',
    others: '其他工作',
    sanctions: '奖惩',
    closing: '结尾',
  },
  speaker: { post: '职务', name: '姓名' },
  region: { name: '名称', level: '级别', units: '下辖' },
  period: { from: '起', to: '止' },
  defaults: { source: '来源', asOf: '截至', span: '时期' },
  opening: {
    background: '背景',
    reason: '缘由',
    purpose: '目的',
    agenda: '会议任务',
    lead: '总起',
    content: '内容',
    contains: '包含',
  },
  heard: { who: '谁', behalf: '代表', did: '做了', content: '内容', remark: '评价', demand: '要求' },
  part: {
    heading: '标题',
    overview: '概述',
    lead: '总起',
    content: '内容',
    points: '要点',
    groups: '分组',
    contains: '包含',
    ending: '结语',
    numbering: '序号',
  },
  block: {
    overview: '概述',
    lead: '总起',
    points: '要点',
    groups: '分组',
    contains: '包含',
    ending: '结语',
    numbering: '序号',
  },
  problems: {
    overview: '概述',
    label: '概括',
    lead: '总起',
    points: '要点',
    groups: '分组',
    contains: '包含',
    ending: '结语',
    numbering: '序号',
  },
  targets: {
    overview: '概述',
    indicators: '指标',
    tiers: '分档',
    lead: '总起',
    points: '要点',
    groups: '分组',
    contains: '包含',
    ending: '结语',
    numbering: '序号',
  },
  point: {
    heading: '小标题',
    overview: '概述',
    content: '内容',
    lead: '总起',
    points: '要点',
    groups: '分组',
    examples: '例',
    tasks: '任务',
    duty: '责任',
    due: '完成时限',
    frequency: '频次',
    contains: '包含',
    ending: '结语',
    numbering: '序号',
  },
  task: {
    owner: '牵头单位',
    support: '配合单位',
    matter: '事项',
    commitment: '承诺',
    due: '完成时限',
    frequency: '频次',
  },
  duty: { owner: '牵头单位', support: '配合单位', others: '其他' },
  tier: { who: '对象', indicators: '指标' },
  sanction: { condition: '条件', target: '对象', action: '处理' },
  sanctions: { overview: '概述', points: '要点', ending: '结语' },
  closing: { significance: '意义', demand: '要求', call: '号召', content: '内容', thanks: '致谢语' },
  figure: {
    name: '名称',
    value: '数值',
    unit: '单位',
    lastYear: '上年同期',
    growth: '同比',
    target: '目标',
    completion: '完成率',
    rank: '排名',
    average: '平均',
    parts: '其中',
    share: '占比',
    sum: '合计',
    ratio: '比',
    series: '历年',
    approx: '概数',
    commitment: '承诺',
    bound: '界限',
    or: '或',
    source: '来源',
    asOf: '截至',
    span: '时期',
    caliber: '口径',
    comparable: '可比价',
    status: '状态',
    public: '可公开',
    note: '备注',
  },
  target: { name: '名称', value: '数值', unit: '单位', commitment: '承诺', bound: '界限', due: '完成时限' },
  rank: { place: '位次', total: '总数', scope: '范围', previous: '上次', words: '说法' },
  average: { scope: '范围', value: '数值' },
  table: { file: '表', sheet: '工作表', columns: '列' },
  office: {
    region: '地区',
    style: '样式',
    units: '单位',
    people: '人员',
    speakers: '讲话人',
    drafter: '拟稿人',
    words: '用词',
    checks: '检查',
  },
  unit: { name: '名称', short: '简称', order: '排序' },
  person: { name: '姓名', post: '职务', from: '起', to: '止', order: '排序', posts: '任职' },
  post: { post: '职务', from: '起', to: '止' },
  phrases: { about: '说明', defaults: '默认', phrases: '用语' },
  phrase: { id: '编号', text: '文字', ...phraseDefaults, conflicts: '冲突', length: '字数' },
  phraseDefaults,
  speakerHabits: {
    name: '姓名',
    post: '职务',
    rate: '语速',
    style: '大字样式',
    likes: '偏好',
    avoids: '忌用词',
    tone: '语气',
  },
  ...meetingTerms,
} as const satisfies Record<string, Record<string, string>>

export type LevelName = keyof typeof terms

/** By level: what is written, in either spelling → the English key. */
const written: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(terms).map(([level, names]) => [
    level,
    new Map(
      Object.entries(names).flatMap(([english, chinese]) => [
        [english, english],
        [chinese, english],
      ]),
    ),
  ]),
)

/** The English key that a written key stands for at a level, in either spelling; undefined where it is unknown. */
export function keyAt(level: LevelName, key: string): string | undefined {
  return written.get(level)?.get(key)
}

/** The Chinese spelling of an English key at a level. */
export function chineseKey(level: LevelName, key: string): string {
  const names: Record<string, string> = terms[level]
  return names[key] ?? key
}

/** All spellings at a level: English ones where `written` is an English word, else Chinese. */
export function spellings(level: LevelName, written: string): string[] {
  const names: Record<string, string> = terms[level]
  return /^[a-z]/i.test(written) ? Object.keys(names) : Object.values(names)
}
