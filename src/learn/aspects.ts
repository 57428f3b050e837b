/** What a number says of a figure that was told before: its growth, target, completion, gap, base or share. */
import { reservedNames } from '../facts/index.ts'
import { Decimal, convertUnit, formatComputed, halfUnit, parseNumber } from '../text/decimal.ts'
import { nameProblem } from '../text/shape-names.ts'
import type { Met } from './clauses.ts'
import type { LearnedFigure } from './figure.ts'
import { subjectOf } from './name-words.ts'
import { isSameName } from './same-name.ts'

/** A stretch of a text that becomes a reference. */
export interface Edit {
  start: number
  end: number
  words: string
  figure: LearnedFigure
}

/** The first of what a number may say of a figure; undefined where it is a figure of its own. */
export function aspectOf(text: string, met: Met, near: LearnedFigure): Edit | undefined {
  if (met.found.hedge !== '') return undefined
  for (const aspect of [growth, base, target, completion, gap]) {
    const edit = aspect(text, met, near)
    if (edit) return { ...edit, figure: near }
  }
  return undefined
}

/** Words of an aspect, and those that name no figure of their own. */
const aspectWords =
  /(?:同比(?:增长|下降|提高|增加)|(?:[比较](?:去年|上年)(?:同期)?(?:又)?(?:多|增加|净增|多出|增长|提高|上升)了?)|(?:只|仅|已|才)?(?:完成|占|为)了?(?:全年|年度|年初|上?半年)?(?:目标|任务|计划)?(?:任务|数)?的?)$/u
const generic =
  /^(?:其中|增速|增幅|总量|总额|总数|总体|整体|指标|这一指标|该项指标|净|数量|分别|但|也|而且|均|时序|进度|全年|年度|任务|目标)*$/u

/** What says how far a figure is from another, or its share: nothing that a sentence goes on about. */
function isSaidOf(figure: LearnedFigure, unit: string): boolean {
  if (figure.whole) return false
  if (figure.unit === '个百分点' || figure.name.endsWith('差距')) return true
  return unit === '%' && figure.unit === '%' && /(?:占比|比重|完成率)$/u.test(figure.name)
}

const grown = /(?:同比|[比较](?:去年|上年)(?:同期)?)(?:增长|下降|提高|上升|增加|减少)了?$/u

/** The figure that a clause says something of: the one it names among those of the sentence, else the one before it. */
export function namedIn(
  met: Met,
  last: LearnedFigure,
  line: readonly LearnedFigure[],
): LearnedFigure | undefined {
  const { clause } = met
  // 占预算的56.1%，比时序进度慢2.2个百分点，同比下降3.4%: what falls is what the sentence speaks of.
  const near =
    grown.test(clause) && isSaidOf(last, met.unit)
      ? line.findLast((one) => !isSaidOf(one, met.unit) && one.unit !== '%')
      : last
  if (!near) return undefined
  const own = subjectOf(clause.replace(aspectWords, ''))
  if (own === clause || own.length < 2 || generic.test(own) || !aspectWords.test(clause)) return near
  if (isSameName(near.name, own) || near.name.endsWith(own) || own.endsWith(near.name)) return near
  return line.findLast((one) => isSameName(one.name, own))
}

/** 同比增长10.1% · 同比下降2个百分点 */
function growth(text: string, { found, unit }: Met, near: LearnedFigure): Omit<Edit, 'figure'> | undefined {
  const said = /同比(增长|下降|提高)$/u.exec(text.slice(Math.max(0, found.start - 4), found.start))
  const isRate = near.unit === '%'
  if (!said || near.growth !== undefined || (near.value === undefined && near.targets.length > 0))
    return undefined
  if (unit !== (isRate ? '个百分点' : '%') || isNought(found.digits)) return undefined
  if (said[1] !== '下降' && said[1] !== (isRate ? '提高' : '增长')) return undefined
  const stated = `${said[1] === '下降' ? '-' : ''}${found.digits}`
  if (near.lastYear !== undefined && !isRate && !fitsBase(near, stated)) return undefined
  near.growth = stated
  return { start: found.start - said[0].length, end: found.end, words: `【${near.id}.同比】` }
}

/** 比去年同期多13个: last year's value follows, and 增量 prints the same. */
function base(text: string, { found, unit }: Met, near: LearnedFigure): Omit<Edit, 'figure'> | undefined {
  const before = text.slice(Math.max(0, found.start - 12), found.start)
  if (!/(?:[比较](?:去年|上年)(?:同期)?|同比)(?:又)?(?:多|增加|净增|多出|增长|提高|上升)了?$/u.test(before))
    return undefined
  const [now, more] = [number(near.value), number(found.digits)]
  const isRate = near.unit === '%'
  if (!now || !more || unit !== (isRate ? '个百分点' : near.unit) || near.approx !== undefined)
    return undefined
  const was = now.minus(more)
  if (near.lastYear !== undefined || !was.isPositive() || was.isZero() || more.isZero()) return undefined
  if (now.minus(was).toFixed() !== found.digits || found.decimals > 1) return undefined
  near.lastYear = was.toFixed()
  if (near.growth !== undefined && (isRate || !fitsBase(near, near.growth))) {
    delete near.lastYear
    near.told = `“${near.name}”增长${near.growth}%，同“比上年同期多${found.digits}${unit}”对不上，照原样留着，请核对`
    return undefined
  }
  return { start: found.start, end: found.end, words: `【${near.id}.增量】` }
}

function fitsBase(figure: LearnedFigure, stated: string): boolean {
  const [now, was, told] = [number(figure.value), number(figure.lastYear), number(stated)]
  if (!now || !was || !told || was.isZero()) return true
  return now.minus(was).dividedBy(was).times(100).minus(told).abs().lessThanOrEqualTo(halfUnit(stated))
}

/** 完成年度目标50亿元(的69.2%) */
function target(
  text: string,
  { found, unit, clause }: Met,
  near: LearnedFigure,
): Omit<Edit, 'figure'> | undefined {
  if (unit !== near.unit || near.value === undefined || near.targets.length > 0) return undefined
  // What was got last year has no target of this year.
  if (/去年|上年/u.test(near.span ?? '') && clause.includes('今年')) return undefined
  const before = text.slice(Math.max(0, found.start - 12), found.start)
  const said =
    /((?:全年|年度|年初|上?半年|[一二三四]?季度|月度|既定|预期|年)?(?:目标|任务|计划))(?:任务|数|值)?(?:的|是|为)?$/u.exec(
      before,
    )
  // 只完成任务的37.1%: of a rate it is no target.
  if (!said || (unit === '%' && said[0].endsWith('的'))) return undefined
  const name = said[0].replace(/[的是为]$/u, '')
  const isName = nameProblem(name, reservedNames) === undefined
  near.targets.push({ value: found.digits, ...(isName ? { name } : {}) })
  return { start: found.start, end: found.end, words: `【${near.id}.目标】` }
}

/** 完成全年目标44亿元的42.3% · 占任务的64.9% · 只完成37.1% */
function completion(
  text: string,
  { found, unit, together }: Met,
  near: LearnedFigure,
): Omit<Edit, 'figure'> | undefined {
  if (unit !== '%' || near.unit === '%' || near.completion !== undefined) return undefined
  const before = together.includes('完成') ? together : text.slice(Math.max(0, found.start - 14), found.start)
  const isOfGoal = near.targets.length > 0 && /】?的$/u.test(before)
  if (
    !isOfGoal &&
    !/(?:完成|占)了?(?:(?:全年|年度|年初|上?半年)?(?:目标|任务|计划)|(?:全年|年度|年初)预算)(?:任务|数)?的?$/u.test(
      before,
    )
  )
    return undefined
  const isDirect = /(?:目标|任务|计划)(?:任务|数)?(?:的|是|为)?\d[\d.]*[^\d，。；]{1,5}的$/u.test(
    text.slice(Math.max(0, found.start - 24), found.start),
  )
  const [now, goal, told] = [number(near.value), number(near.targets[0]?.value), number(found.digits)]
  if (!now || !told) return undefined
  if (goal && goal.isZero()) return undefined
  if (goal && now.dividedBy(goal).times(100).minus(told).abs().greaterThan(1)) {
    if (!isDirect) return undefined
    near.told = `“${near.name}”写的完成率是${found.digits}%，按${near.value!}÷${near.targets[0]!.value}算是${formatComputed(now.dividedBy(goal).times(100))}%，照原样留着，请核对`
  }
  near.completion = found.digits
  return { start: found.start, end: found.end, words: `【${near.id}.完成率】` }
}

/** Whether a percentage can be how far a figure is towards its target, as far as that is known. */
export function mayComplete(figure: LearnedFigure, digits: string): boolean {
  if (!number(figure.value) || figure.completion !== undefined || figure.unit === '%') return false
  const goal = figure.targets[0]?.value
  return goal === undefined || isTowards(figure, goal, digits)
}

export function isTowards(figure: LearnedFigure, goal: string, digits: string): boolean {
  const [now, aim, told] = [number(figure.value), number(goal), number(digits)]
  if (!now || !aim || !told || aim.isZero()) return false
  return now.dividedBy(aim).times(100).minus(told).abs().lessThanOrEqualTo(halfUnit(digits))
}

/** 还差25.4亿元, where that is what the target is ahead. */
function gap(text: string, { found, unit }: Met, near: LearnedFigure): Omit<Edit, 'figure'> | undefined {
  const before = text.slice(Math.max(0, found.start - 6), found.start)
  if (!/(?:差|缺|剩)了?$/u.test(before) || !gapOf(near, found.digits, unit)) return undefined
  return { start: found.start, end: found.end, words: `【${near.id}.差额】` }
}

/** Whether a number is what the first target of a figure is ahead of its value. */
export function gapOf(figure: LearnedFigure, digits: string, unit: string): boolean {
  const [now, goal] = [number(figure.value), number(figure.targets[0]?.value)]
  if (!now || !goal || figure.approx !== undefined) return false
  const left = goal.minus(now)
  const isRate = figure.unit === '%'
  return left.isPositive() && unit === (isRate ? '个百分点' : figure.unit) && left.toFixed() === digits
}

/** Whether a ÷ b prints the given percentage. */
export function isShare(a: LearnedFigure, b: LearnedFigure, digits: string): boolean {
  const [part, whole] = [number(a.value), number(b.value)]
  if (!part || !whole || a.approx !== undefined || b.approx !== undefined || whole.isZero()) return false
  if (part.greaterThan(whole)) return false
  const same = convertUnit(part, a.unit, b.unit)
  return same !== undefined && formatComputed(same.dividedBy(whole).times(100)) === digits
}

export function number(text: string | undefined): Decimal | undefined {
  return text === undefined ? undefined : parseNumber(text)
}

function isNought(digits: string): boolean {
  return /^[0.]+$/u.test(digits)
}

/** 确保 · 力争 · 争取; 共争取资金 and 争取到 say what was got. */
export function commitmentIn(clause: string): string | undefined {
  const said = /(确保|力争|争取)([^，。；]{0,20})$/u.exec(clause)
  if (!said) return undefined
  const before = clause.slice(0, said.index)
  const isGot =
    said[1] === '争取' &&
    (/(?:共|已|计|先后|成功|向上)$/u.test(before) || /^(?:到|了|上级|中央|国家|省级)|资金$/u.test(said[2]!))
  return isGot ? undefined : said[1]
}
