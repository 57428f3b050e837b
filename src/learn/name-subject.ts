/** What a number is of where its own clause does not name it: what was spoken of before, what was done with it. */
import type { Met } from './clauses.ts'
import { headOf, lastWords, subjectOf } from './name-words.ts'

/** A figure that was met before: in the same sentence, or the last one with the same unit. */
export interface Near {
  name: string
  unit: string
}

export interface Around {
  /** Of several rates that are told together (分别增长), the name of what this one is of. */
  each?: string
  /** The head above, which says what an amount without a name (总投资) is of. */
  topic?: string
  near: Near | undefined
  alike: Near | undefined
}

export const longest = 16

/** Verbs as they are spoken, and what they are called in the name of an indicator. */
const spoken: readonly (readonly [RegExp, string])[] = [
  [/(?<![已未新正没])签(?:下来?|约)?$/u, '签约'],
  [/^(?:动了?[工土]|开了?工)$/u, '开工'],
  [/新开工?$/u, '新开工'],
  [/抽$/u, '抽查'],
  [/添$/u, '新增'],
  [/(?:做|干)出$/u, ''],
]

/** What was done, where the noun after the number says to what: 引进 · 新签. */
export const doing =
  /(?:引进|引来|签约|新签|新开工|开工|投产|竣工|建成|新建|新增|培育|接待|走访|排查|整改|关停|化解|兑现|兑付|办结|受理|立案|检查|抽查|关闭|淘汰|设立|盘活|收储|改造|修复|实施|储备|发放|洽谈|促成|拜访|选派|组建|谋划|包装|落实|安排|带来|领办|包保|邀请|查处|消除|拿出|投入|筹措|列支|下达|拨付|减免|培训|吸纳|帮扶|救助|清退|查扣|拆除|发展|建设|推广|缺)$/u

export function asNoun(name: string): string {
  for (const [form, noun] of spoken) if (form.test(name)) return name.replace(form, noun)
  return name
}

/** 卡在钱上 → 卡在钱上的项目, of what the sentence counts. */
export function withHead(name: string, met: Met, { near, alike }: Around): string {
  const isNear = near?.unit === met.unit || met.unit === '%'
  const found = (isNear ? headOf(near?.name ?? '') : '') || headOf(met.earlier) || headOf(alike?.name ?? '')
  const isDone =
    !isNear && /^(?:个|项)$/u.test(met.unit) && doing.test(name) && !/项目|企业|任务|事项/u.test(found)
  const isOfPeople = /^万?[人名]$/u.test(met.unit) && !/干部|同志|职工|群众|人才|学员|客商/u.test(found)
  const own = isDone ? '项目' : isOfPeople ? '人员' : found
  if (own === '' || name.includes(own)) return name
  return `${lastWords(name, longest - own.length - 1)}的${own}`
}

/** What was spoken of before: the figure with the same unit, the clause before, or the last figure of that unit. */
export function subject({ earlier, unit }: Met, { near, alike }: Around): string {
  if (near && (near.unit === unit || unit === '%' || unit === '个百分点')) return near.name
  const before = asNoun(subjectOf(earlier))
  if (before.length > 12 && unit !== '%' && headOf(before) !== '') return headOf(before)
  if (before.length >= 2) return lastWords(before, longest - 2)
  return alike?.name ?? near?.name ?? before
}

/** 全市 → 全市项目平均协议投资: what was spoken of before, here for another or in another way. */
export function takenUp(word: string, met: Met, around: Around): string {
  return `${word}${lastWords(withoutScope(subject(met, around)), longest - word.length)}`
}

export function withoutScope(name: string): string {
  return name.replace(/^(?:全[国省市区县州]|我们|其余|剩下|余下|平均每月|每月|落实)+(?=.{2})/u, '')
}
