/**
 * What follows from a figure: growth, completion, gap, pace, rank. Exact decimals inside; printed values are rounded
 * half up to one decimal (STANDARDS 6.1), but differences of amounts keep the decimals of what they are made of: 145 less
 * 99.68 is 45.32. Everything is undefined where the sheet does not give what it needs, and for
 * approximations (概数), which allow no arithmetic.
 */
import { Decimal, convertUnit, decimalsOf, formatComputed, halfUnit, parseNumber } from '../text/decimal.ts'
import { parseDay, parseMonth, type Day } from '../text/dates.ts'
import { asOfFigure, endOf, monthsElapsed, type Calendar } from './calendar.ts'
import type { Figure, Value } from './figures.ts'
import type { TargetEntry } from './schema-figure.ts'

export interface Derived extends Value {
  unit: string
  /** True where the sheet states it and nothing was computed. */
  stated: boolean
}

const isRate = (unit: string): boolean => unit === '%' || unit === '‰'

/** What a difference is counted in: 个百分点 between rates, else the unit itself. */
function unitOfDifference(unit: string): string {
  return unit === '%' ? '个百分点' : unit === '‰' ? '个千分点' : unit
}

/** A difference as printed: rates to one decimal, amounts to the decimals they are written with. */
function differenceText(exact: Decimal, unit: string, written: readonly string[]): string {
  return formatComputed(exact, isRate(unit) ? 1 : Math.max(1, ...written.map(decimalsOf)))
}

function computable(figure: Figure): Decimal | undefined {
  return figure.entry.approx ? undefined : figure.value?.exact
}

/** Computed growth against 上年同期: in % for amounts, in 个百分点 for rates. None for a base of 0 or less. */
export function computedGrowth(figure: Figure): Derived | undefined {
  const now = computable(figure)
  const base = figure.entry.lastYear === undefined ? undefined : parseNumber(figure.entry.lastYear)
  if (!now || !base) return undefined
  const before = figure.entry.lastYear!
  if (isRate(figure.unit)) {
    const exact = now.minus(base)
    const [text, unit] = [formatComputed(exact), unitOfDifference(figure.unit)]
    const formula = `${figure.value!.text}${figure.unit}－${before}${figure.unit}＝${text}${unit}`
    return { exact, text, unit, stated: false, formula }
  }
  if (base.lessThanOrEqualTo(0)) return undefined
  const exact = now.minus(base).dividedBy(base).times(100)
  const text = formatComputed(exact)
  const formula = `（${figure.value!.text}－${before}）÷${before}×100%＝${text}%`
  return { exact, text, unit: '%', stated: false, formula }
}

/** Growth as it is printed: the stated 同比 where there is one, else the computed. */
export function growth(figure: Figure): Derived | undefined {
  const stated = figure.entry.growth === undefined ? undefined : parseNumber(figure.entry.growth)
  if (stated) {
    const unit = isRate(figure.unit) ? unitOfDifference(figure.unit) : '%'
    return { exact: stated, text: figure.entry.growth!, unit, stated: true }
  }
  return figure.entry.growth === undefined ? computedGrowth(figure) : undefined
}

/** 数值 less 上年同期, in the figure's unit; negative for a fall. */
export function increase(figure: Figure): Derived | undefined {
  const now = computable(figure)
  const base = figure.entry.lastYear === undefined ? undefined : parseNumber(figure.entry.lastYear)
  if (!now || !base) return undefined
  const exact = now.minus(base)
  const text = differenceText(exact, figure.unit, [figure.value!.text, figure.entry.lastYear!])
  const unit = unitOfDifference(figure.unit)
  return {
    exact,
    text,
    unit,
    stated: false,
    formula: `${figure.value!.text}－${figure.entry.lastYear!}＝${text}`,
  }
}

/** The target that a word names, by 名称 or 承诺; the first where none is named. */
export function targetOf(figure: Figure, name?: string): TargetEntry | undefined {
  const targets = figure.entry.target ?? []
  return name === undefined ? targets[0] : targets.find((one) => one.name === name || one.commitment === name)
}

/** Where a target is a ceiling (不超过), less is better and slow is good. */
export function isCeiling({ bound }: TargetEntry): boolean {
  return bound === '不超过' || bound === '以内'
}

function targetValue(figure: Figure, target: TargetEntry | undefined): Decimal | undefined {
  const value = target?.value === undefined ? undefined : parseNumber(target.value)
  return value && convertUnit(value, target?.unit ?? figure.unit, figure.unit)
}

/** 数值 ÷ 目标 in percent; the stated 完成率 stands for the first target. */
export function completion(figure: Figure, target = targetOf(figure)): Derived | undefined {
  const stated = figure.entry.completion === undefined ? undefined : parseNumber(figure.entry.completion)
  if (stated && target === targetOf(figure)) {
    return { exact: stated, text: figure.entry.completion!, unit: '%', stated: true }
  }
  return computedCompletion(figure, target)
}

export function computedCompletion(figure: Figure, target = targetOf(figure)): Derived | undefined {
  const now = computable(figure)
  const goal = targetValue(figure, target)
  if (!now || !goal || goal.lessThanOrEqualTo(0)) return undefined
  const exact = now.dividedBy(goal).times(100)
  const text = formatComputed(exact)
  const formula = `${figure.value!.text}${figure.unit}÷${target!.value!}${target!.unit ?? figure.unit}×100%＝${text}%`
  return { exact, text, unit: '%', stated: false, formula }
}

/** 目标 less 数值, in the figure's unit; 0 or less once the target is met. */
export function gap(figure: Figure, target = targetOf(figure)): Derived | undefined {
  const now = computable(figure)
  const goal = targetValue(figure, target)
  if (!now || !goal) return undefined
  const exact = goal.minus(now)
  const text = differenceText(exact, figure.unit, [figure.value!.text, goal.toFixed()])
  const unit = unitOfDifference(figure.unit)
  return { exact, text, unit, stated: false, formula: `${goal.toFixed()}－${figure.value!.text}＝${text}` }
}

/** By when a target is due: its own 完成时限, else the end of the year of the speech. */
export function dueOf(target: TargetEntry, calendar: Calendar): Day {
  return endOf(target.due) ?? { year: calendar.date.year, month: 12, day: 31 }
}

/** What each whole month left after 截至 must bring to meet the target. None once it is met or due. */
export function monthlyNeed(
  figure: Figure,
  calendar: Calendar | undefined,
  target = targetOf(figure),
): Derived | undefined {
  const left = gap(figure, target)
  const asOf = asOfFigure(figure.entry, calendar)
  if (!left || !asOf || !calendar || left.exact.lessThanOrEqualTo(0)) return undefined
  const due = dueOf(target!, calendar)
  const months = (due.year - asOf.year) * 12 + due.month - asOf.month
  if (months <= 0) return undefined
  const exact = left.exact.dividedBy(months)
  const text = formatComputed(exact)
  return { exact, text, unit: left.unit, stated: false, formula: `${left.text}÷${months}个月＝${text}` }
}

/**
 * Completion less the share of the year that has passed (时序进度), in 个百分点; negative is behind. The year runs from
 * January of the year in which the target is due to the month of its 完成时限.
 */
export function paceGap(
  figure: Figure,
  calendar: Calendar | undefined,
  target = targetOf(figure),
): Derived | undefined {
  // A rate does not grow with the months: the year's share of it means nothing.
  if (isRate(figure.unit)) return undefined
  const done = exactCompletion(figure, target)
  const asOf = asOfFigure(figure.entry, calendar)
  if (!done || !asOf || !calendar) return undefined
  const due = dueOf(target!, calendar)
  if (asOf.year !== due.year) return undefined
  const pace = Decimal.min(100, new Decimal(monthsElapsed(asOf)).dividedBy(monthsElapsed(due)).times(100))
  const exact = done.exact.minus(pace)
  const text = formatComputed(exact)
  return {
    exact,
    text,
    unit: '个百分点',
    stated: false,
    formula: `${done.text}%－时序进度${formatComputed(pace)}%＝${text}个百分点`,
  }
}

/** The computed completion where a stated one agrees with it: it was rounded once already. */
function exactCompletion(figure: Figure, target: TargetEntry | undefined): Derived | undefined {
  const shown = completion(figure, target)
  const computed = computedCompletion(figure, target)
  if (!shown?.stated || !computed) return shown
  const agrees = shown.exact.minus(computed.exact).abs().lessThanOrEqualTo(halfUnit(shown.text))
  return agrees ? computed : shown
}

/** 数值 less the average of 平均, in the figure's unit or 个百分点. */
export function againstAverage(figure: Figure): Derived | undefined {
  const now = computable(figure)
  const average =
    figure.entry.average?.value === undefined ? undefined : parseNumber(figure.entry.average.value)
  if (!now || !average) return undefined
  const exact = now.minus(average)
  const text = differenceText(exact, figure.unit, [figure.value!.text, figure.entry.average!.value!])
  const unit = unitOfDifference(figure.unit)
  return {
    exact,
    text,
    unit,
    stated: false,
    formula: `${figure.value!.text}－${figure.entry.average!.value!}＝${text}`,
  }
}

/** How many places a rank rose since 上次; negative for a fall. */
export function rankChange(figure: Figure): number | undefined {
  const place = wholeNumber(figure.entry.rank?.place)
  const previous = wholeNumber(figure.entry.rank?.previous)
  return place === undefined || previous === undefined ? undefined : previous - place
}

export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined
}

/** True where a 完成时限 is a day or month and not words. */
export function isDatedDue(text: string): boolean {
  return parseDay(text) !== undefined || parseMonth(text) !== undefined
}
