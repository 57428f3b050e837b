import { Decimal, convertUnit, formatComputed, parseNumber } from '../text/decimal.ts'
import type { Problem } from '../text/problem.ts'
import { join, type Path, type Places } from '../text/places.ts'
import type { FigureEntry, Sheet } from './schema.ts'

/** The value of a figure: `text` is what is printed (given values as written), `exact` what is computed with. */
export interface Value {
  exact: Decimal
  text: string
  /** How it was computed, in words a reader can check; absent for given values. */
  formula?: string
}

/** One figure of 数据 or one part of its 其中, addressed as `到位资金` or `引进项目.亿元以上`. */
export interface Figure {
  id: string
  path: Path
  entry: FigureEntry
  /** Printed before the value: 实际利用市域外资金. */
  name: string
  unit: string
  /** Absent where the figure has none (待补, only a 目标, or computed from something missing). */
  value?: Value
  parts: Figure[]
  parent?: Figure
  /** 状态: 待核 here, in the whole it is part of, or in what it is computed from. */
  unconfirmed: boolean
}

export type Figures = ReadonlyMap<string, Figure>

/** All figures of a sheet with their values; cycles, unknown operands and sums of approximations are problems. */
export function readFigures(sheet: Sheet, places: Places, problems: Problem[]): Figures {
  const figures = new Map<string, Figure>()
  for (const [id, entry] of Object.entries(sheet.figures ?? {})) add(figures, id, entry, join('figures', id))
  const settled = new Set<Figure>()
  for (const figure of figures.values()) settle(figure, [], { figures, places, problems, settled })
  return figures
}

function add(
  figures: Map<string, Figure>,
  id: string,
  entry: FigureEntry,
  path: Path,
  parent?: Figure,
): Figure {
  const own = id.slice(id.lastIndexOf('.') + 1)
  const figure: Figure = {
    id,
    path,
    entry,
    name: entry.name ?? own,
    unit: entry.unit ?? parent?.unit ?? '',
    parts: [],
    unconfirmed: entry.status === '待核' || parent?.unconfirmed === true,
    ...(parent ? { parent } : {}),
  }
  figures.set(id, figure)
  for (const [name, part] of Object.entries(entry.parts ?? {})) {
    figure.parts.push(add(figures, `${id}.${name}`, part, join(join(path, 'parts'), name), figure))
  }
  return figure
}

interface Settling {
  figures: Map<string, Figure>
  places: Places
  problems: Problem[]
  settled: Set<Figure>
}

function settle(figure: Figure, chain: Figure[], run: Settling): void {
  if (run.settled.has(figure)) return
  if (chain.includes(figure)) {
    const names = [...chain.slice(chain.indexOf(figure)), figure].map((one) => one.id).join(' → ')
    const place = run.places.key(figure.path)
    run.problems.push({
      code: 'figure/cycle',
      level: 'error',
      message: `数据互相引用，无法计算：${names}；请给其中一项直接写“数值”`,
      ...(place ? { place } : {}),
    })
    run.settled.add(figure)
    return
  }
  const { entry } = figure
  const given = entry.value === undefined ? undefined : parseNumber(entry.value)
  const computed = compute(figure, [...chain, figure], run)
  if (given) figure.value = { exact: given, text: entry.value! }
  else if (entry.value === undefined && computed) figure.value = computed
  if (given && computed) compareStated(figure, 'value', given, computed, run)
  run.settled.add(figure)
}

function compute(figure: Figure, chain: Figure[], run: Settling): Value | undefined {
  const { entry, path } = figure
  if (entry.sum) return sum(figure, operands(entry.sum, join(path, 'sum'), chain, run), run)
  if (entry.ratio) {
    const [a, b, ...rest] = operands(entry.ratio, join(path, 'ratio'), chain, run)
    if (entry.ratio.length !== 2 || rest.length > 0) {
      problem(run, 'figure/ratio', '“比”要写两项数据：[分子, 分母]', join(path, 'ratio'))
      return undefined
    }
    if (!a || !b) return undefined
    figure.unit ||= '%'
    figure.unconfirmed ||= a.unconfirmed || b.unconfirmed
    return shareOf(a, b)
  }
  if (entry.series) {
    const last = Object.entries(entry.series).at(-1)
    const exact = last && parseNumber(last[1])
    return exact && { exact, text: last[1] }
  }
  return undefined
}

function operands(ids: string[], path: Path, chain: Figure[], run: Settling): (Figure | undefined)[] {
  return ids.map((id, i) => {
    const figure = findFigure(run.figures, id)
    if (!figure) {
      problem(run, 'figure/unknown', `数据里没有“${id}”`, join(path, i))
      return undefined
    }
    settle(figure, chain, run)
    if (figure.entry.approx) {
      problem(
        run,
        'figure/approximate',
        `“${figure.id}”是概数（${figure.entry.approx}），不能参加计算`,
        join(path, i),
      )
      return undefined
    }
    return figure
  })
}

function sum(figure: Figure, items: (Figure | undefined)[], run: Settling): Value | undefined {
  figure.unit ||= items.find((item) => item?.unit)?.unit ?? ''
  let total = new Decimal(0)
  let complete = true
  for (const item of items) {
    if (!item?.value) {
      complete = false
      continue
    }
    const amount = convertUnit(item.value.exact, item.unit || figure.unit, figure.unit)
    if (!amount) {
      problem(
        run,
        'figure/unit',
        `“${item.id}”的单位是${item.unit}，不能与${figure.unit}相加`,
        join(figure.path, 'sum'),
      )
      complete = false
      continue
    }
    figure.unconfirmed ||= item.unconfirmed
    total = total.plus(amount)
  }
  if (!complete) return undefined
  const places = Math.max(0, ...items.map((item) => item!.value!.exact.decimalPlaces()))
  const text = total.toDecimalPlaces(Math.max(1, places), Decimal.ROUND_HALF_UP).toFixed()
  const formula = `${items.map((item) => `${item!.value!.text}${item!.unit === figure.unit ? '' : item!.unit}`).join('＋')}＝${text}`
  return { exact: total, text, formula }
}

/** a ÷ b in percent, units converted; undefined where one is missing, approximate, or b is 0. */
export function shareOf(a: Figure, b: Figure): Value | undefined {
  if (!a.value || !b.value || a.entry.approx || b.entry.approx || b.value.exact.isZero()) return undefined
  const part = convertUnit(a.value.exact, a.unit || b.unit, b.unit || a.unit)
  if (!part) return undefined
  const exact = part.dividedBy(b.value.exact).times(100)
  const text = formatComputed(exact)
  return { exact, text, formula: `${a.value.text}${a.unit}÷${b.value.text}${b.unit}×100%＝${text}%` }
}

/** Half a unit of the last printed digit of a number as written: 10.1 may stand for anything from 10.05 to 10.15. */
export function halfUnit(text: string): Decimal {
  const places = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  return new Decimal(10).pow(-places).dividedBy(2)
}

function compareStated(figure: Figure, key: 'value', given: Decimal, computed: Value, run: Settling): void {
  const count = figure.entry.sum?.length ?? 1
  const tolerance = halfUnit(figure.entry[key]!).times(
    figure.entry.series ? 0 : figure.entry.ratio ? 1 : count > 1 ? 1 : 0,
  )
  if (given.minus(computed.exact).abs().lessThanOrEqualTo(tolerance) || given.equals(computed.exact)) return
  const place = run.places.of(join(figure.path, key))
  const basis = figure.entry.sum ? 'sum' : figure.entry.ratio ? 'ratio' : 'series'
  const other = run.places.of(join(figure.path, basis))
  run.problems.push({
    code: 'figure/contradiction',
    level: 'error',
    message: `“${figure.id}”此处写的是${figure.entry[key]}${figure.unit}，按${computed.formula ?? '历年最后一年'}应为${computed.text}${figure.unit}，请核对`,
    ...(place ? { place } : {}),
    ...(other ? { related: [{ message: '计算依据', place: other }] } : {}),
  })
}

/** The figure of an id as written in a reference: `引进项目.亿元以上`; full-width points are read as points. */
export function findFigure(figures: Figures, id: string): Figure | undefined {
  return figures.get(id.replaceAll(/[．。]/g, '.').replaceAll(/\s/g, ''))
}

function problem(run: Settling, code: string, message: string, path: Path): void {
  const place = run.places.of(path)
  run.problems.push({ code, level: 'error', message, ...(place ? { place } : {}) })
}

/**
 * A figure that stands in 指标 or 分档 and not in 数据. A text there that is an id of 数据 is that figure.
 */
export function looseFigure(entry: FigureEntry, path: Path, figures: Figures): Figure {
  const named =
    entry.note === undefined || entry.value !== undefined ? undefined : findFigure(figures, entry.note)
  if (named) return named
  const exact = entry.value === undefined ? undefined : parseNumber(entry.value)
  return {
    id: entry.name ?? entry.note ?? path,
    path,
    entry,
    name: entry.name ?? '',
    unit: entry.unit ?? '',
    parts: [],
    unconfirmed: entry.status === '待核',
    ...(exact ? { value: { exact, text: entry.value! } } : {}),
  }
}
