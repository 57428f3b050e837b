/** What the speaker is likely to be asked about the figures of the speech, and which of them are worth a line. */
import { growth, isCeiling, paceGap, rankChange, targetOf, type Facts, type Figure } from '../facts/index.ts'
import { formatComputed } from '../text/decimal.ts'
import { join } from '../text/places.ts'
import { missing } from '../text/shape.ts'
import type { Question } from './questions-types.ts'

const maxFigures = 10

/** The figures worth a line for the speaker: those with a target, a rank or growth, in sheet order, at most ten. */
export function keyFigures(facts: Facts): Figure[] {
  return [...facts.figures.values()]
    .filter((figure) => isMain(figure) || growth(figure) !== undefined)
    .slice(0, maxFigures)
}

/** A figure that the speech turns on: one with a target or a rank. */
function isMain({ entry }: Figure): boolean {
  return (entry.target ?? []).length > 0 || entry.rank !== undefined
}

/** 引进项目（亿元以上）: a part says little without its whole. */
export function nameOf(figure: Figure): string {
  return figure.parent ? `${nameOf(figure.parent)}（${figure.name}）` : figure.name
}

/** 18.6亿元, 近400名, 130多批次. */
export function amountOf({ entry, value, unit }: Figure): string {
  const before = entry.approx === '近' || entry.approx === '约' ? entry.approx : ''
  const after = entry.approx === '多' || entry.approx === '余' ? entry.approx : ''
  return `${before}${value?.text ?? ''}${after}${unit}`
}

/** Questions about figures, those of one kind together, the weightiest first. */
export function figureQuestions(facts: Facts): Question[] {
  const figures = [...facts.figures.values()]
  return [
    ...behind(figures, facts),
    ...fallen(figures),
    ...figures.flatMap(pendingIn),
    ...figures.flatMap(unconfirmed),
    ...figures.filter(isMain).flatMap((figure) => [...noSource(figure, facts), ...noLastYear(figure)]),
  ]
}

function basisOf(figure: Figure, fact: string): string {
  return `数据“${figure.id}”：${fact}`
}

/** Where 时段 begins within the year, its figures do not count from January as 时序进度 does. */
export function countsFromJanuary({ calendar }: Facts): boolean {
  const from = calendar?.period?.from
  return from === undefined || (from.month === 1 && from.day === 1)
}

function behind(figures: readonly Figure[], facts: Facts): Question[] {
  if (!countsFromJanuary(facts)) return []
  return figures
    .flatMap((figure) => {
      const target = targetOf(figure)
      const gap = target && !isCeiling(target) ? paceGap(figure, facts.calendar) : undefined
      return gap?.exact.isNegative() && gap.text !== '0' ? [{ figure, gap }] : []
    })
    .sort((a, b) => a.gap.exact.comparedTo(b.gap.exact))
    .map(({ figure, gap }) => ({
      kind: '落后时序',
      text: `${nameOf(figure)}比时序进度慢${formatComputed(gap.exact.abs())}个百分点，原因是什么？`,
      basis: basisOf(figure, gap.formula!),
      path: figure.path,
    }))
}

function fallen(figures: readonly Figure[]): Question[] {
  return figures
    .flatMap((figure) => {
      const change = rankChange(figure)
      return change !== undefined && change < 0 ? [{ figure, change }] : []
    })
    .sort((a, b) => a.change - b.change)
    .map(({ figure }) => {
      const { place, previous, scope } = figure.entry.rank!
      const where = scope === undefined || scope === missing ? '' : `在${scope}`
      return {
        kind: '名次后退',
        text: `${nameOf(figure)}${where}的排名从第${previous}位退到第${place}位，原因是什么？`,
        basis: basisOf(figure, `排名上次第${previous}位，现在第${place}位`),
        path: join(figure.path, 'rank'),
      }
    })
}

function pendingIn(figure: Figure): Question[] {
  const { entry, path } = figure
  const name = nameOf(figure)
  const asked = (text: string, key: string, at: string): Question => ({
    kind: '待补',
    text,
    basis: basisOf(figure, `“${key}”待补`),
    path: join(path, at),
  })
  const targets = (entry.target ?? []).flatMap(({ value }, i) =>
    value === missing ? [asked(`${name}的目标是多少？`, '目标', `target/${i}`)] : [],
  )
  return [
    ...(entry.value === missing ? [asked(`${name}现在是多少？`, '数值', 'value')] : []),
    ...targets,
    ...(entry.rank?.place === missing ? [asked(`${name}排第几位？`, '位次', 'rank/place')] : []),
  ]
}

function unconfirmed(figure: Figure): Question[] {
  if (figure.entry.status !== '待核' || !figure.value) return []
  const text = `${nameOf(figure)}${amountOf(figure)}，核实了没有？`
  return [{ kind: '待核', text, basis: basisOf(figure, '“状态”待核'), path: figure.path }]
}

/** A computed figure has the sources of what it is computed from, a part that of its whole. */
function noSource(figure: Figure, facts: Facts): Question[] {
  const { entry } = figure
  if (!figure.value || entry.sum || entry.ratio || sourceOf(figure) !== undefined) return []
  const common = facts.sheet.defaults?.source
  if (common !== undefined && common !== missing) return []
  const text = `${nameOf(figure)}${amountOf(figure)}，这个数是哪里来的？`
  return [{ kind: '缺来源', text, basis: basisOf(figure, '没有写“来源”'), path: figure.path }]
}

function sourceOf({ entry, parent }: Figure): string | undefined {
  if (entry.source !== undefined && entry.source !== missing) return entry.source
  return parent && sourceOf(parent)
}

/** 上年同期, 同比 or 历年: one of them tells how the figure moved. */
function noLastYear(figure: Figure): Question[] {
  const { lastYear, growth: stated, series } = figure.entry
  const isKnown = [lastYear, stated].some((text) => text !== undefined && text !== missing)
  if (!figure.value || isKnown || Object.keys(series ?? {}).length > 1) return []
  const text = `${nameOf(figure)}${amountOf(figure)}，去年同期是多少？`
  return [{ kind: '缺上年同期', text, basis: basisOf(figure, '没有写“上年同期”和“同比”'), path: figure.path }]
}
