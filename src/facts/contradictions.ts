/**
 * What a sheet states against what its own figures give (DESIGN principle 2: reported, never overwritten), and figures
 * that cannot be as they stand.
 */
import { Decimal, convertUnit, halfUnit, parseNumber } from '../text/decimal.ts'
import { compareDays } from '../text/dates.ts'
import type { Problem } from '../text/problem.ts'
import { asOfFigure, endOf, startOf, type Calendar } from './calendar.ts'
import { computedCompletion, computedGrowth, wholeNumber } from './derive.ts'
import { roundingIn, shareOf } from './compute.ts'
import type { Figure, Figures, Value } from './figures.ts'
import { join, type Path, type Places } from '../text/places.ts'
import { missing } from '../text/shape.ts'
import { teller } from '../text/teller.ts'
import { nameProblem } from '../text/shape-names.ts'
import { reservedNames, type Sheet } from './schema.ts'

export function findContradictions(
  sheet: Sheet,
  figures: Figures,
  places: Places,
  calendar: Calendar | undefined,
  problems: Problem[],
): void {
  const say = teller(places, problems)
  const stated = (
    figure: Figure,
    key: 'growth' | 'completion' | 'share',
    computed: Value | undefined,
    basis: Path,
  ): void => {
    const text = figure.entry[key]
    const given = text === undefined ? undefined : parseNumber(text)
    if (!given || !computed) return
    // The stated value may stand for anything that rounds to it; what it is computed from is taken as exact.
    if (given.minus(computed.exact).abs().lessThanOrEqualTo(halfUnit(text!))) return
    const label = places.written(join(figure.path, key)) ?? key
    const formula = computed.formula ?? ''
    say(
      'figure/contradiction',
      'error',
      `“${figure.id}”的${label}此处写的是${text}，按${formula}，应为${computed.text}，请核对`,
      join(figure.path, key),
      basis,
    )
  }
  for (const figure of figures.values()) {
    if (figure.entry.comparable !== true)
      stated(figure, 'growth', computedGrowth(figure), join(figure.path, 'lastYear'))
    stated(figure, 'completion', computedCompletion(figure), join(figure.path, 'target'))
    if (figure.parent) {
      const whole = join(figure.parent.path, 'value')
      stated(figure, 'share', shareOf(figure, figure.parent), whole)
    }
    partsAgainstWhole(figure, say)
    rankWithin(figure, say)
    yearsInOrder(figure, say)
    targetNames(figure, say)
    const asOf = asOfFigure(figure.entry, calendar)
    if (figure.entry.asOf && asOf && calendar && compareDays(asOf, calendar.date) > 0 && endOf(sheet.date)) {
      say(
        'figure/as-of',
        'warn',
        `“${figure.id}”截至的日期晚于讲话日期，请核对`,
        join(figure.path, 'asOf'),
        'date',
      )
    }
  }
  const from = startOf(sheet.period?.from)
  const to = endOf(sheet.period?.to)
  if (from && to && compareDays(from, to) > 0) {
    say('sheet/period', 'error', '时段的“止”早于“起”，请核对', 'period/to', 'period/from')
  }
}

type Say = (code: string, level: 'error' | 'warn', message: string, path: Path, other?: Path) => void

/** Names of parts that hold one another (1000万元以上 counts 亿元以上 too): such parts are not added up. */
const cumulative = /(以上|以下|以内|及以上|及以下)$/

/** Parts need not be exhaustive, but none and not all together can exceed the whole, rounding allowed for. */
function partsAgainstWhole(figure: Figure, say: Say): void {
  const whole = figure.value
  if (!whole || figure.entry.approx || figure.unit === '%' || figure.unit === '‰') return
  const parts = figure.parts.flatMap((part) => {
    if (!part.value || part.entry.approx) return []
    const amount = convertUnit(part.value.exact, part.unit, figure.unit)
    return amount ? [{ part, amount }] : []
  })
  const unit = (part: Figure): string => (part.unit === figure.unit ? '' : part.unit)
  const own = whole.text.includes('.') ? halfUnit(whole.text) : new Decimal(0)
  const larger = parts.filter(({ part, amount }) => {
    return amount.minus(whole.exact).greaterThan(own.plus(roundingIn(part, figure)))
  })
  for (const { part } of larger) {
    const message = `“${part.id}”是${part.value!.text}${part.unit}，比总数${whole.text}${figure.unit}还大，请核对`
    say('figure/parts', 'error', message, part.path, join(figure.path, 'value'))
  }
  const nested = parts.filter(({ part }) => cumulative.test(part.id)).length > 1
  if (larger.length > 0 || nested) return
  const total = parts.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0))
  const tolerance = parts.reduce((sum, { part }) => sum.plus(roundingIn(part, figure)), own)
  if (total.minus(whole.exact).lessThanOrEqualTo(tolerance)) return
  const sum = `${parts.map(({ part }) => part.value!.text + unit(part)).join('＋')}＝${total.toFixed()}`
  const message = `“${figure.id}”的其中各项之和大于总数：${sum}，总数是${whole.text}，请核对`
  say('figure/parts', 'error', message, join(figure.path, 'parts'), join(figure.path, 'value'))
}

function rankWithin(figure: Figure, say: Say): void {
  const { rank } = figure.entry
  const at = join(figure.path, 'rank')
  for (const key of ['place', 'total', 'previous'] as const) {
    const text = rank?.[key]
    if (text === undefined || !parseNumber(text) || (wholeNumber(text) ?? 0) > 0) continue
    say('figure/rank', 'error', `名次和总数应为1、2、3……，此处为${text}`, join(at, key))
  }
  const [place, total, previous] = [rank?.place, rank?.total, rank?.previous].map(wholeNumber)
  if (total === undefined) return
  if (place !== undefined && place > total) {
    const message = `“${figure.id}”排第${place}位，而参加排名的共${total}个，请核对`
    say('figure/rank', 'error', message, join(at, 'place'), join(at, 'total'))
  }
  if (previous !== undefined && previous > total) {
    const message = `“${figure.id}”上次排第${previous}位，而参加排名的共${total}个，请核对`
    say('figure/rank', 'error', message, join(at, 'previous'), join(at, 'total'))
  }
}

/** 历年 reads from the earliest to the latest, and its last year is the figure's value. */
function yearsInOrder(figure: Figure, say: Say): void {
  const names = Object.keys(figure.entry.series ?? {})
  const years = names.map((name) => Number(/^(\d{4})年/.exec(name)?.[1] ?? Number.NaN))
  const at = years.findIndex((year, i) => i > 0 && year < years[i - 1]!)
  if (at < 0) return
  const message = `“历年”要按先后写，${names[at]!}应在${names[at - 1]!}之前`
  say('figure/series', 'error', message, join(join(figure.path, 'series'), names[at]!))
}

/** Targets are named by 名称 or 承诺 in references: the name has to be one, and one target's only. */
function targetNames(figure: Figure, say: Say): void {
  const first = new Map<string, Path>()
  for (const [i, target] of (figure.entry.target ?? []).entries()) {
    const at = join(join(join(figure.path, 'target'), i), 'name')
    if (target.name === undefined || target.name === missing) continue
    const fault = nameProblem(target.name, reservedNames)
    if (fault) say('sheet/name', 'error', `“${target.name}”不能用作名称：${fault}`, at)
    const before = first.get(target.name)
    if (before)
      say('sheet/duplicate', 'error', `“${figure.id}”有两个叫“${target.name}”的目标，请改名`, at, before)
    else first.set(target.name, at)
  }
}
