/** One figure of an old speech, and how it stands in 数据. */
import { formatComputed, parseNumber } from '../text/decimal.ts'
import type { Printable } from '../text/yaml-print.ts'

export interface LearnedTarget {
  value: string
  name?: string
  commitment?: string
}

export interface LearnedRank {
  place?: string
  scope?: string
  previous?: string
  /** 倒数第2位: what is no plain place. */
  words?: string
}

export interface LearnedFigure {
  id: string
  name: string
  value?: string
  unit: string
  approx?: string
  lastYear?: string
  growth?: string
  targets: LearnedTarget[]
  completion?: string
  rank?: LearnedRank
  /** 其中: by name, in the figure's own unit. */
  parts: Map<string, LearnedFigure>
  /** What it is a part of. */
  whole?: LearnedFigure
  /** By year, the earliest first. */
  series?: [year: string, value: string][]
  /** 1—5月 · 上半年 · 去年. */
  span?: string
  /** Its words name nothing: a person is to name it. */
  isUnsure?: boolean
  /** What of it does not add up, for the report. */
  told?: string
}

export function entryOf(figure: LearnedFigure): Printable {
  const { name, value, unit, approx, lastYear, growth, targets, completion, rank, parts, series, span } =
    figure
  const goals = targets.map(({ name: called, value: number, commitment }) => ({
    名称: called,
    数值: number,
    承诺: commitment,
  }))
  return {
    名称: name,
    数值: value,
    概数: approx,
    单位: unit === '' ? undefined : unit,
    上年同期: lastYear,
    同比: isComputed(growth, growthOf(figure)) ? undefined : growth,
    目标: goals.length > 1 ? goals : goals[0],
    完成率: isComputed(completion, completionOf(figure)) ? undefined : completion,
    排名: rank && { 位次: rank.place, 范围: rank.scope, 上次: rank.previous, 说法: rank.words },
    其中:
      parts.size === 0
        ? undefined
        : Object.fromEntries([...parts].map(([part, one]) => [part, partEntry(one)])),
    历年: series && Object.fromEntries(series),
    时期: span,
    备注: figure.isUnsure ? '名称待核' : undefined,
  }
}

/** A stated number that its own figure gives is not kept: it would contradict the figure once that changes. */
function isComputed(stated: string | undefined, computed: string | undefined): boolean {
  return stated !== undefined && stated === computed
}

function growthOf({ value, lastYear, approx, unit }: LearnedFigure): string | undefined {
  const [now, was] = [value, lastYear].map((text) => (text === undefined ? undefined : parseNumber(text)))
  if (!now || !was || approx !== undefined || !was.isPositive() || was.isZero()) return undefined
  return formatComputed(unit === '%' ? now.minus(was) : now.minus(was).dividedBy(was).times(100))
}

function completionOf({ value, targets, approx }: LearnedFigure): string | undefined {
  const [now, goal] = [value, targets[0]?.value].map((text) =>
    text === undefined ? undefined : parseNumber(text),
  )
  if (!now || !goal || approx !== undefined || !goal.isPositive() || goal.isZero()) return undefined
  return formatComputed(now.dividedBy(goal).times(100))
}

/** What of a figure a person should look at: a stated number that does not follow, or only about follows. */
export function doubtOf(figure: LearnedFigure): string | undefined {
  if (figure.told !== undefined) return figure.told
  if (figure.isUnsure)
    return `“${figure.name}”（${figure.value ?? ''}${figure.unit}）的名称没有认准，备注里写着“名称待核”，请改`
  const computed = completionOf(figure)
  if (figure.completion === undefined || computed === undefined || computed === figure.completion)
    return undefined
  return `“${figure.name}”的完成率写的是${figure.completion}%，按数值和目标算是${computed}%；改数时完成率也要一起改`
}

/** A part has the unit of its whole, and its name is its key: 9, or more where more is said of it. */
function partEntry(part: LearnedFigure): Printable {
  const entry = {
    ...(entryOf(part) as { [key: string]: Printable | undefined }),
    名称: undefined,
    单位: undefined,
  }
  const said = Object.values(entry).filter((value) => value !== undefined)
  return said.length === 1 ? part.value! : entry
}
