/** The words of references (DESIGN part 3): no id and no name of a part, group or target may be one of them. */

/** What stands behind an id: 【到位资金.同比】. */
export const words = [
  '句',
  '数值',
  '名称',
  '目标',
  '同比',
  '增量',
  '完成率',
  '差额',
  '月均',
  '进度差',
  '平均',
  '排名',
  '位次',
  '升降',
  '历年',
  '其中',
] as const
export type Word = (typeof words)[number]

/** What stands without an id: 【截至】. */
export const contextTerms = ['几', '截至', '时段', '地区'] as const
export type ContextTerm = (typeof contextTerms)[number]

/** What is printed as it stands, alone or with a note: 【待补：数值】. */
export const reserved = ['待补', '待核', '建议'] as const
export type Reserved = (typeof reserved)[number]
