/** How one unit stands in the ranking: what it speaks of when it has to say what it will do. */
import { inMeeting, type Meeting, type RankRow } from '../meeting/index.ts'
import { parseNumber } from '../text/decimal.ts'
import { escapeMarkdown } from '../text/escape.ts'
import type { Expanding } from './expand.ts'
import { rankViewOf } from './rank-view.ts'
import type { View } from './view.ts'

/** 名次, 组 and 总分 of a unit, its best and its weakest indicator; nothing where it is not ranked. */
export function unitView(meeting: Meeting, unit: string, context: Expanding): View {
  const { ranking } = meeting
  const group = ranking?.groups.find(({ rows }) => rows.some((row) => isOf(row, unit)))
  const row = group?.rows.find((one) => isOf(one, unit))
  if (!ranking || !group || !row) return {}
  const view = rankViewOf(row, ranking, context)
  const values = (view['指标'] as View[]).map((value, i) => withGap(value, row, i, context))
  const sorted = row.values
    .map(({ completion }, i) => ({ i, completion: parseNumber(completion?.text ?? '') }))
    .flatMap(({ i, completion }) => (completion ? [{ i, completion }] : []))
    .sort((a, b) => a.completion.comparedTo(b.completion))
  const [weak, strong] = [sorted[0], sorted.at(-1)]
  const apart = weak && strong && weak.completion.lessThan(strong.completion)
  return {
    ...view,
    指标: values,
    ...(group.name === '' ? {} : { 组名: escapeMarkdown(group.name) }),
    总数: group.rows.length,
    ...(weak && weak.completion.lessThan(100) ? { 短板: values[weak.i]! } : {}),
    ...(apart ? { 长板: values[strong.i]! } : {}),
  }
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
