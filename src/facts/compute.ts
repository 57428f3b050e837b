/** 合计, 比 and 历年: what a figure is computed from. Exact decimals inside; only `text` is rounded. */
import { Decimal, convertUnit, decimalsOf, formatComputed, halfUnit, parseNumber } from '../text/decimal.ts'
import { join, type Path, type Places } from '../text/places.ts'
import type { Problem } from '../text/problem.ts'
import { missing } from '../text/shape.ts'
import { findFigure, unknownFigure, type Figure, type Figures, type Value } from './figures.ts'

export interface Settling {
  figures: Figures
  places: Places
  problems: Problem[]
  settled: Set<Figure>
}

/** Figures that each sum the next; a sheet has two or three levels. */
const maxChain = 100

/** Gives a figure its value, and first those it is computed from. `chain` is what waits for it. */
export function settle(figure: Figure, chain: readonly Figure[], run: Settling): void {
  if (run.settled.has(figure)) return
  const { entry } = figure
  const given = entry.value === undefined ? undefined : parseNumber(entry.value)
  if (chain.includes(figure)) {
    // A figure with a 数值 of its own can be computed with, whatever its 合计 says.
    if (given) return
    const names = [...chain.slice(chain.indexOf(figure)), figure].map((one) => one.id).join(' → ')
    report(run, 'figure/cycle', `数据互相引用，无法计算：${names}；请给其中一项直接写“数值”`, figure.path)
    run.settled.add(figure)
    return
  }
  if (chain.length > maxChain) {
    report(run, 'figure/cycle', `“合计”“比”的层次太多，最多${maxChain}层`, figure.path)
    run.settled.add(figure)
    return
  }
  if (given) figure.value = { exact: given, text: entry.value! }
  const computed = compute(figure, [...chain, figure], run)
  if (entry.value === undefined && computed && !run.settled.has(figure)) figure.value = computed
  if (given && computed) compareStated(figure, given, computed, run)
  // Without its unit a number says nothing.
  if (entry.unit === missing) delete figure.value
  run.settled.add(figure)
}

function compute(figure: Figure, chain: readonly Figure[], run: Settling): Value | undefined {
  const { entry, path } = figure
  if (entry.sum) return sum(figure, operands(entry.sum, join(path, 'sum'), chain, run), run)
  if (entry.ratio) {
    const items = operands(entry.ratio, join(path, 'ratio'), chain, run)
    if (items.length === 2) return ratio(figure, items[0], items[1], run)
    report(run, 'figure/ratio', '“比”要写两项数据：[分子, 分母]', join(path, 'ratio'))
    return undefined
  }
  const last = Object.values(entry.series ?? {}).at(-1)
  const exact = last === undefined ? undefined : parseNumber(last)
  return exact && { exact, text: last! }
}

function operands(
  ids: readonly string[],
  path: Path,
  chain: readonly Figure[],
  run: Settling,
): (Figure | undefined)[] {
  return ids.map((id, i) => {
    if (id === missing) return undefined
    const figure = findFigure(run.figures, id)
    if (!figure) {
      const several = /[、，,＋+]/.test(id) ? `数据里没有“${id}”；几项请写成列表：[甲, 乙]` : undefined
      report(run, 'figure/unknown', several ?? unknownFigure(id, run.figures), join(path, i))
      return undefined
    }
    settle(figure, chain, run)
    if (figure.entry.approx) {
      const message = `“${figure.id}”是概数（${figure.entry.approx}），不能参加计算`
      report(run, 'figure/approximate', message, join(path, i))
      return undefined
    }
    return figure
  })
}

/** The sum in the figure's unit, with as many decimals as its parts are written with. */
function sum(figure: Figure, items: readonly (Figure | undefined)[], run: Settling): Value | undefined {
  figure.unit ||= items.find((item) => item?.unit)?.unit ?? ''
  let total = new Decimal(0)
  let isComplete = true
  for (const [i, item] of items.entries()) {
    if (!item?.value) {
      isComplete = false
      continue
    }
    const amount = convertUnit(item.value.exact, item.unit || figure.unit, figure.unit)
    if (!amount) {
      const message = `“${item.id}”的单位是“${item.unit}”，不能与“${figure.unit}”相加`
      report(run, 'figure/unit', message, join(join(figure.path, 'sum'), i))
      isComplete = false
      continue
    }
    figure.unconfirmed ||= item.unconfirmed
    total = total.plus(amount)
  }
  if (!isComplete) return undefined
  const values = items.map((item) => item!)
  const text = formatComputed(total, Math.max(1, ...values.map((item) => decimalsOf(item.value!.text))))
  const terms = values.map((item) => item.value!.text + (item.unit === figure.unit ? '' : item.unit))
  return { exact: total, text, formula: `${terms.join('＋')}＝${text}` }
}

/** a ÷ b: in % or ‰, as a multiple (倍), or so much of a's unit for each b (万元 a project). */
function ratio(
  figure: Figure,
  a: Figure | undefined,
  b: Figure | undefined,
  run: Settling,
): Value | undefined {
  figure.unit ||= '%'
  if (!a?.value || !b?.value || b.value.exact.isZero()) return undefined
  figure.unconfirmed ||= a.unconfirmed || b.unconfirmed
  if (figure.unit === '%') return shareOf(a, b) ?? differing(figure, a, b, run)
  const isMultiple = figure.unit === '倍' || figure.unit === '‰'
  const amount = convertUnit(a.value.exact, a.unit, isMultiple ? b.unit : figure.unit)
  if (!amount) return differing(figure, a, b, run)
  const exact = amount.dividedBy(b.value.exact).times(figure.unit === '‰' ? 1000 : 1)
  const text = formatComputed(exact)
  const times = figure.unit === '‰' ? '×1000‰' : ''
  return { exact, text, formula: `${said(a)}÷${said(b)}${times}＝${text}${figure.unit}` }
}

function differing(figure: Figure, a: Figure, b: Figure, run: Settling): undefined {
  const message = `“${a.id}”的单位是“${a.unit}”，“${b.id}”的单位是“${b.unit}”，相除得不出“${figure.unit}”`
  report(run, 'figure/unit', message, join(figure.path, 'ratio'))
  return undefined
}

function said(figure: Figure): string {
  return `${figure.value!.text}${figure.unit}`
}

/** a ÷ b in percent, units converted; undefined where one is missing, approximate, of another unit, or b is 0. */
export function shareOf(a: Figure, b: Figure): Value | undefined {
  if (!a.value || !b.value || a.entry.approx || b.entry.approx || b.value.exact.isZero()) return undefined
  const part = convertUnit(a.value.exact, a.unit || b.unit, b.unit || a.unit)
  if (!part) return undefined
  const exact = part.dividedBy(b.value.exact).times(100)
  const text = formatComputed(exact)
  return { exact, text, formula: `${said(a)}÷${said(b)}×100%＝${text}%` }
}

/**
 * A 数值 against what 合计, 比 or 历年 give. The stated value may stand for anything that rounds to it, and so may each
 * summand with decimals (STANDARDS 6.3: n × half a unit); whole numbers are counts and add up exactly.
 */
function compareStated(figure: Figure, given: Decimal, computed: Value, run: Settling): void {
  const { entry } = figure
  const basis = entry.sum ? 'sum' : entry.ratio ? 'ratio' : 'series'
  const rounded = basis === 'sum' ? roundingOf(entry.sum!, figure, run) : new Decimal(0)
  const tolerance = basis === 'series' ? new Decimal(0) : Decimal.max(halfUnit(entry.value!), rounded)
  if (given.minus(computed.exact).abs().lessThanOrEqualTo(tolerance)) return
  const other = run.places.of(join(figure.path, basis))
  const why = computed.formula ?? '“历年”的最后一年'
  const message = `“${figure.id}”此处写的是${entry.value}${figure.unit}，按${why}，应为${computed.text}${figure.unit}，请核对`
  const related = other ? [{ message: '计算依据', place: other }] : undefined
  report(run, 'figure/contradiction', message, join(figure.path, 'value'), related)
}

function roundingOf(ids: readonly string[], whole: Figure, run: Settling): Decimal {
  return ids.reduce((total, id) => total.plus(roundingIn(findFigure(run.figures, id), whole)), new Decimal(0))
}

/** How far a part with decimals may be from what it was rounded from, in the unit of the whole; 0 for counts. */
export function roundingIn(part: Figure | undefined, whole: Figure): Decimal {
  if (!part?.value?.text.includes('.')) return new Decimal(0)
  return convertUnit(halfUnit(part.value.text), part.unit, whole.unit) ?? halfUnit(part.value.text)
}

function report(
  run: Settling,
  code: string,
  message: string,
  path: Path,
  related?: Problem['related'],
): void {
  // A figure that is computed in a circle is shown at its name.
  const place = code === 'figure/cycle' ? run.places.key(path) : run.places.of(path)
  const where = place ? { place } : {}
  run.problems.push({ code, level: 'error', message, ...where, ...(related ? { related } : {}) })
}
