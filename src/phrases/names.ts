/** The names that entries are filed by. */

/** 语气: what an entry sounds like; an entry that names none suits any. */
export const tones = ['肯定', '批评', '鼓劲', '平实'] as const
export type Tone = (typeof tones)[number]

/** 对象: who speaks to whom. */
export const audiences = ['上对下', '平级', '对外'] as const
export type Audience = (typeof audiences)[number]

/** 位置: the parts of a speech, by the names that the templates give them; 会议材料 are the other papers of a meeting. */
export const sections = [
  '开头',
  '肯定成绩',
  '正视问题',
  '讲清认识',
  '明确目标',
  '部署任务',
  '强化保障',
  '其他工作',
  '严明奖惩',
  '结尾',
  '标题',
  '会议材料',
] as const
export type Section = (typeof sections)[number]
