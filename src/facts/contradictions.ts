/** What a sheet states against what its own figures give: reported, never overwritten (DESIGN principle 2). */
import { Decimal, parseNumber } from '../text/decimal.ts'
import { compareDays } from '../text/dates.ts'
import type { Problem } from '../text/problem.ts'
import { asOfFigure, endOf, startOf, type Calendar } from './calendar.ts'
import { computedCompletion, computedGrowth, wholeNumber, type Derived } from './derive.ts'
import { halfUnit, shareOf, type Figure, type Figures } from './figures.ts'
import { join, type Path, type Places } from '../text/places.ts'
import type { Sheet } from './schema.ts'

export function findContradictions(
  sheet: Sheet,
  figures: Figures,
  places: Places,
  calendar: Calendar | undefined,
  problems: Problem[],
): void {
  const say = (code: string, level: 'error' | 'warn', message: string, path: Path, other?: Path): void => {
    const place = places.of(path)
    const related = other === undefined ? undefined : places.of(other)
    problems.push({
      code,
      level,
      message,
      ...(place ? { place } : {}),
      ...(related ? { related: [{ message: '计算依据', place: related }] } : {}),
    })
  }
  const stated = (
    figure: Figure,
    key: 'growth' | 'completion' | 'share',
    computed: Derived | undefined,
    basis: string,
  ): void => {
    const text = figure.entry[key]
    const given = text === undefined ? undefined : parseNumber(text)
    if (!given || !computed) return
    // The stated value may stand for anything that rounds to it; so may each of the two values it is computed from,
    // but those are what the sheet gives and are taken as exact.
    if (given.minus(computed.exact).abs().lessThanOrEqualTo(halfUnit(text!))) return
    const label = { growth: '同比', completion: '完成率', share: '占比' }[key]
    const formula = computed.formula ?? ''
    say(
      'figure/contradiction',
      'error',
      `“${figure.id}”的${label}此处写的是${text}，按${formula}，应为${computed.text}，请核对`,
      join(figure.path, key),
      join(figure.path, basis),
    )
  }
  for (const figure of figures.values()) {
    if (figure.entry.comparable !== true) stated(figure, 'growth', computedGrowth(figure), 'lastYear')
    stated(figure, 'completion', computedCompletion(figure), 'target')
    const share = figure.parent && shareOf(figure, figure.parent)
    stated(figure, 'share', share && { ...share, unit: '%', stated: false }, '..')
    partsAgainstWhole(figure, say)
    rankWithinTotal(figure, say)
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

/** Parts need not be exhaustive, but together they cannot exceed the whole, rounding allowed for. */
function partsAgainstWhole(figure: Figure, say: Say): void {
  const whole = figure.value
  if (!whole || figure.entry.approx || figure.parts.length === 0) return
  const parts = figure.parts.filter((part) => part.value && !part.entry.approx && part.unit === figure.unit)
  if (parts.length < figure.parts.length || figure.unit === '%') return
  const total = parts.reduce((sum, part) => sum.plus(part.value!.exact), new Decimal(0))
  const tolerance = parts.reduce(
    (sum, part) => sum.plus(part.value!.text.includes('.') ? halfUnit(part.value!.text) : 0),
    new Decimal(0),
  )
  if (total.minus(whole.exact).lessThanOrEqualTo(tolerance)) return
  const sum = `${parts.map((part) => part.value!.text).join('＋')}＝${total.toFixed()}`
  say(
    'figure/parts',
    'error',
    `“${figure.id}”的其中各项之和大于总数：${sum}，总数是${whole.text}，请核对`,
    join(figure.path, 'parts'),
    join(figure.path, 'value'),
  )
}

function rankWithinTotal(figure: Figure, say: Say): void {
  const rank = figure.entry.rank
  const place = wholeNumber(rank?.place)
  const total = wholeNumber(rank?.total)
  if (place !== undefined && (place < 1 || (total !== undefined && place > total))) {
    say(
      'figure/rank',
      'error',
      `“${figure.id}”排第${place}位，而参加排名的共${rank?.total ?? '?'}个，请核对`,
      join(figure.path, 'rank'),
    )
  }
  const previous = wholeNumber(rank?.previous)
  if (previous !== undefined && total !== undefined && previous > total) {
    say(
      'figure/rank',
      'error',
      `“${figure.id}”上次排第${previous}位，而参加排名的共${total}个，请核对`,
      join(figure.path, 'rank'),
    )
  }
}
