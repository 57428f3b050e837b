/** What one unit did by one indicator: done, goal, completion and score, given or computed. */
import { formatComputed, halfUnit, parseNumber, type Decimal } from '../text/decimal.ts'
import { join, type Path } from '../text/places.ts'
import type { Say } from '../text/teller.ts'
import type { Indicator } from './ranking-indicators.ts'
import type { Cell, RankValues } from './ranking-types.ts'
import type { MemberEntry } from './schema.ts'

/** Scores are told to the hundredth: to the tenth units that differ would stand side by side with one number. */
export const scorePlaces = 2

/** A number as printed and as computed with. */
export interface Amount {
  cell: Cell
  exact: Decimal
}

export interface Measured {
  values: RankValues
  done?: Decimal
  completion?: Decimal
  score?: Amount
  /** Columns that the unit has no number in and that nothing else makes up for. */
  lacks: string[]
}

/**
 * Reads and computes. A stated 完成率 or 得分 that its own numbers contradict is a problem; it is printed, and counted
 * with, as stated. One that agrees was rounded once already: what it was rounded from is counted with.
 */
export function measure(
  member: MemberEntry,
  unit: string,
  path: Path,
  indicator: Indicator,
  say: Say,
): Measured {
  const { columns, weight, cap } = indicator
  const lacks: string[] = []
  const given = (column: string | undefined): Amount | undefined => {
    const text = textIn(member, column)
    const exact = text === undefined ? undefined : parseNumber(text)
    return exact && { exact, cell: { text: text!, path: join(join(path, 'data'), column!) } }
  }
  const needed = (column: string | undefined): Amount | undefined => {
    const number = given(column)
    if (column !== undefined && !number) lacks.push(column)
    return number
  }
  const [done, goal] = [needed(columns.done), needed(columns.goal)]
  if (goal?.exact.lessThanOrEqualTo(0)) {
    const message = `“${unit}”的“${columns.goal}”是${goal.cell.text}，算不出完成率；目标应大于0，请核对`
    say('meeting/goal', 'error', message, goal.cell.path!)
  }
  const stated = given(columns.completion)
  const computed = done && goal?.exact.greaterThan(0) ? computedCompletion(done, goal) : undefined
  const completion = agreed(stated, computed, (one, other) => {
    const message = `“${unit}”的“${columns.completion}”此处写的是${one}%，按${computed!.cell.formula}，应为${other}%，请核对`
    say('meeting/completion', 'error', message, stated!.cell.path!, done!.cell.path)
  })
  if (columns.completion !== undefined && !completion && lacks.length === 0) lacks.push(columns.completion)
  const statedScore = given(columns.score)
  const computedScore = weight && completion ? scoreOf(completion, done, goal, weight, cap) : undefined
  const score = agreed(statedScore, computedScore, (one, other) => {
    const message = `“${unit}”的“${columns.score}”此处写的是${one}，按${computedScore!.cell.formula}，应为${other}，请核对`
    say('meeting/score', 'error', message, statedScore!.cell.path!)
  })
  if (columns.score !== undefined && !score && lacks.length === 0) lacks.push(columns.score)
  return {
    values: {
      ...(done ? { done: done.cell } : {}),
      ...(goal ? { goal: goal.cell } : {}),
      ...(completion ? { completion: completion.cell } : {}),
      ...(score ? { score: score.cell } : {}),
    },
    ...(done ? { done: done.exact } : {}),
    ...(completion ? { completion: completion.exact } : {}),
    ...(score ? { score } : {}),
    lacks,
  }
}

function computedCompletion(done: Amount, goal: Amount): Amount {
  const exact = done.exact.dividedBy(goal.exact).times(100)
  const formula = `${done.cell.text} ÷ ${goal.cell.text} × 100`
  return { exact, cell: { text: formatComputed(exact), formula } }
}

/** What a unit has in a column, as written. */
export function textIn({ data }: MemberEntry, column: string | undefined): string | undefined {
  return column !== undefined && data && Object.hasOwn(data, column) ? data[column] : undefined
}

/** Completion, capped, by its weight. The formula is made of what is exact: of done and goal where they give the completion. */
function scoreOf(
  completion: Amount,
  done: Amount | undefined,
  goal: Amount | undefined,
  weight: NonNullable<Indicator['weight']>,
  cap: Indicator['cap'],
): Amount {
  const isCapped = cap !== undefined && completion.exact.greaterThan(cap.exact)
  const exact = (isCapped ? cap.exact : completion.exact).times(weight.exact).dividedBy(100)
  const isComputed = completion.cell.formula !== undefined
  const formula = isCapped
    ? `${cap.text} × ${weight.text} ÷ 100`
    : isComputed
      ? `${done!.cell.text} ÷ ${goal!.cell.text} × ${weight.text}`
      : `${completion.cell.text} × ${weight.text} ÷ 100`
  return { exact, cell: { text: formatComputed(exact, scorePlaces), formula } }
}

/** The stated number where there is one, with the formula where that gives it; else the computed. */
function agreed(
  stated: Amount | undefined,
  computed: Amount | undefined,
  differ: (stated: string, computed: string) => void,
): Amount | undefined {
  if (!stated || !computed) return stated ?? computed
  const tolerance = halfUnit(stated.cell.text)
  if (stated.exact.minus(computed.exact).abs().lessThanOrEqualTo(tolerance))
    return { exact: computed.exact, cell: { ...stated.cell, formula: computed.cell.formula! } }
  differ(stated.cell.text, computed.cell.text)
  return stated
}
