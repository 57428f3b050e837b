/** How one unit stands in the ranking: what it speaks of when it has to say what it will do. */
import { inMeeting, type Meeting, type RankRow } from '../meeting/index.ts'
import { parseNumber } from '../text/decimal.ts'
import { escapeMarkdown } from '../text/escape.ts'
import type { Expanding } from './expand.ts'
import { extremes, rankViewOf } from './rank-view.ts'
import { taskView } from './task-view.ts'
import type { View } from './view.ts'

/** 名次, 组 and 总分 of a unit, its best and its weakest indicator; nothing where it is not ranked. */
export function unitView(meeting: Meeting, unit: string, context: Expanding): View {
  const { ranking } = meeting
  const group = ranking?.groups.find(({ rows }) => rows.some((row) => isOf(row, unit)))
  const row = group?.rows.find((one) => isOf(one, unit))
  if (!ranking || !group || !row) return {}
  const view = rankViewOf(row, ranking, context)
  const values = (view['指标'] as View[]).map((value, i) => withGap(value, row, i, context))
  const { weak, strong } = extremes(row)
  return {
    ...view,
    指标: values,
    ...(group.name === '' ? {} : { 组名: escapeMarkdown(group.name) }),
    ...(weak === undefined ? {} : { 短板: values[weak]! }),
    ...(strong === undefined ? {} : { 长板: values[strong]! }),
  }
}

/** 任务清单: what a unit leads or helps with, 本单位牵头 where it leads; 配合任务: where it helps. */
export function unitTasks(meeting: Meeting, unit: string, context: Expanding): View {
  const isOwn = (names: readonly string[]): boolean => names.some((one) => includesUnit(one, unit))
  const tasks = meeting.tasks.filter(({ owner, support }) => isOwn(owner) || isOwn(support))
  const views = tasks.map((task, i) => ({
    ...taskView(task, i, context),
    ...(isOwn(task.owner) ? { 本单位牵头: '是' } : {}),
  }))
  return { 任务清单: views, 配合任务: views.filter((view) => view.本单位牵头 === undefined) }
}

/** Whether the words of a task mean a unit: its own name, or all of its kind, 望潮县 by 各县（市、区）. */
function includesUnit(words: string, unit: string): boolean {
  if (words === unit) return true
  if (/(?:局|委|办|室|中心|公司|支队|银行)$/u.test(unit)) return false
  const kinds = [...words.matchAll(/各([^各（(、]{1,6})(?:[（(]([^）)]{1,20})[）)])?/gu)]
  return kinds.some(([, one = '', more = '']) =>
    [one, ...more.split('、')].flatMap(kindsOf).some((kind) => unit.endsWith(kind)),
  )
}

/** 乡镇 are 乡 and 镇; 街道 is one kind. */
function kindsOf(words: string): string[] {
  return /^[乡镇县区市]{2,}$/u.test(words) ? [...words] : words === '' ? [] : [words]
}

function isOf({ unit, short }: RankRow, name: string): boolean {
  return unit === name || short === name
}

/** With 差额: what is missing to the goal. */
function withGap(value: View, row: RankRow, i: number, { marks }: Expanding): View {
  const { done, goal } = row.values[i]!
  const [from, to] = [parseNumber(done?.text ?? ''), parseNumber(goal?.text ?? '')]
  if (!from || !to?.greaterThan(from)) return value
  const origin = {
    kind: 'figure',
    id: `${row.unit}.差额${i}`,
    word: '差额',
    path: inMeeting(row.path),
    formula: `${goal!.text} − ${done!.text}`,
  } as const
  return { ...value, 差额: marks.mark(origin, to.minus(from).toFixed()) }
}
