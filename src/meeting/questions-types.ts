import type { Path } from '../text/places.ts'

/** From the weightiest to the least. */
export const questionKinds = [
  '落后时序',
  '名次后退',
  '逾期任务',
  '无牵头单位',
  '待补',
  '待核',
  '缺来源',
  '缺上年同期',
] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What the speaker may be asked, and the fact that it comes from, by its id or name. */
export interface Question {
  kind: QuestionKind
  text: string
  basis: string
  /** Of the joined sheets (join.ts). */
  path?: Path
}
