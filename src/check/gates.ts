/**
 * The gates by id and name, for the profile and for comments that switch one off: the gates themselves are loaded where
 * a pack is checked.
 */
import type { RuleId } from './rule.ts'

const names = {
  'pack/speakers': '发言人对不上',
  'pack/items': '议程项对不上',
  'pack/names': '人名职务对不上',
  'pack/time-place': '时间地点对不上',
  'pack/figure': '各材料的数对不上',
  'facts/pack': '一个数两种写法',
  'pack/verb': '任务轻重对不上',
  'pack/leftover': '旧稿残留',
  'pack/deadline': '日期先后不对',
  'pack/decisions': '议定事项没有依据',
  'pack/status': '未定稿当依据',
  'pack/count': '报的数与实有不符',
  'pack/tasks': '任务条数对不上',
  'pack/ranking': '排名表对不上',
  'pack/rare-name': '姓名生僻字',
} as const satisfies Record<RuleId, string>

export type GateId = keyof typeof names

/** Every gate, in the order in which they are run and listed. */
export const gates: readonly { id: GateId; name: string }[] = (Object.keys(names) as GateId[]).map((id) => ({
  id,
  name: names[id],
}))

/** The id and name of a gate, as its rule has them. */
export function gate<I extends GateId>(id: I): { id: I; name: string } {
  return { id, name: names[id] }
}
