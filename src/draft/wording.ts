/**
 * How figures are said: 18.6亿元, 同比增长10.1%, 列全市第3位, and whole sentences from whatever is known (STANDARDS 6.1).
 * Words are made here as pieces; each piece is plain or a printed figure that goes into the trace.
 */
import { againstAverage, rankChange, type Derived, type Figure, type TargetEntry } from '../facts/index.ts'
import { missing } from '../text/shape.ts'

/** What a wording is made of: connecting words, amounts with their formula, and what is not there. */
export type Said =
  | string
  | { amount: string; figure: Figure; formula?: string }
  | { missing: string; figure: Figure; reason: string }

/** 18.6亿元 · 近400名 · 130多批次 · 96.5% */
export function amount(figure: Figure, withUnit = true): Said {
  if (!figure.value) return lacking(figure, fullName(figure), '没有写“数值”')
  const { approx, bound } = figure.entry
  const { text } = figure.value
  const unit = withUnit ? figure.unit : ''
  const front = approx === '近' || approx === '约' ? approx : ''
  const back = approx === '多' || approx === '余' ? approx : ''
  const said = bounded(`${front}${text}${back}${unit}`, bound)
  return { amount: said, figure, ...(figure.value.formula ? { formula: figure.value.formula } : {}) }
}

function bounded(text: string, bound: string | undefined): string {
  if (!bound) return text
  return bound === '以上' || bound === '以内' ? text + bound : bound + text
}

/** 44亿元, with its own 界限 where it has one. */
export function targetAmount(figure: Figure, target: TargetEntry | undefined): Said {
  if (!target?.value || target.value === missing) return lacking(figure, `${figure.name}目标`, '没有写“目标”')
  return { amount: bounded(`${target.value}${target.unit ?? figure.unit}`, target.bound), figure }
}

/** 产业集群中的千亿级: a part by its own name alone would not say what is missing. */
function fullName(figure: Figure): string {
  return figure.parent && figure.entry.name === undefined
    ? `${figure.parent.name}中的${figure.name}`
    : figure.name
}

export function lacking(figure: Figure, label: string, reason: string): Said {
  return { missing: label, figure, reason: `“${figure.id}”${reason}` }
}

export function derived(value: Derived, figure: Figure, text = `${value.text}${value.unit}`): Said {
  return { amount: text, figure, ...(value.formula ? { formula: value.formula } : {}) }
}

/** 增长10.1% · 下降3.2% · 持平 · 提高2.1个百分点. The sign goes into the word, never into the number. */
export function change(value: Derived, figure: Figure): Said[] {
  if (value.exact.isZero() || /^-?0(\.0+)?$/.test(value.text)) return ['持平']
  const points = value.unit === '个百分点' || value.unit === '个千分点'
  const word = value.exact.isPositive() ? (points ? '提高' : '增长') : '下降'
  return [word, derived(value, figure, `${value.text.replace(/^[+-]/, '')}${value.unit}`)]
}

/** 第3位 · 倒数第2 · 最多: the bare position, for a sentence that says the rest itself. */
export function placeWords(figure: Figure): Said[] {
  const { rank } = figure.entry
  const said = rank?.words ?? (rank?.place === undefined ? undefined : `第${rank.place}位`)
  if (said === undefined || rank?.words === missing || rank?.place === missing) {
    return [lacking(figure, `${figure.name}位次`, '的“排名”还没有位次')]
  }
  return [{ amount: said, figure }]
}

/** 列全市第3位 · 居全市倒数第2 · 全市最多 */
export function rankWords(figure: Figure): Said[] {
  const { rank } = figure.entry
  const label = `${figure.name}排名`
  if (!rank) return [lacking(figure, label, '没有写“排名”')]
  const scope = rank.scope ?? ''
  if (rank.words === missing || rank.place === missing) return [lacking(figure, label, '的“排名”还没有位次')]
  if (rank.words !== undefined) return rankSaid(rank.words, scope, figure)
  if (rank.place === undefined) return [lacking(figure, label, '的“排名”还没有位次')]
  return [`列${scope}`, { amount: `第${rank.place}位`, figure }]
}

function rankSaid(words: string, scope: string, figure: Figure): Said[] {
  if (/^(并列|倒数|正数)?第/.test(words)) return [`列${scope}`, { amount: words, figure }]
  if (words.startsWith('最')) return [`为${scope}`, { amount: words, figure }]
  const named = scope !== '' && words.includes(scope)
  return [named ? '' : scope === '' ? '' : `在${scope}`, { amount: words, figure }]
}

/** ，较上次前移2位 of a rank that moved. */
export function rankMove(figure: Figure): Said[] {
  const moved = rankChange(figure)
  if (moved === undefined) return []
  if (moved === 0) return ['，位次不变']
  return [`，较上次${moved > 0 ? '前移' : '后移'}`, { amount: `${Math.abs(moved)}位`, figure }]
}

/** 高于全市平均水平1.4亿元 · 低于全省平均水平0.9个百分点 · 与全市平均水平持平 */
export function averageWords(figure: Figure): Said[] {
  const value = againstAverage(figure)
  if (!value) return [lacking(figure, `${figure.name}平均水平`, '没有写“平均”')]
  const level = `${figure.entry.average?.scope ?? ''}平均水平`
  if (value.exact.isZero()) return [`与${level}持平`]
  return [
    `${value.exact.isPositive() ? '高于' : '低于'}${level}`,
    derived(value, figure, `${value.text.replace(/^-/, '')}${value.unit}`),
  ]
}

/** 由2023年的41.8%，到2024年的40.3%，再到2025年的38.6% */
export function seriesWords(figure: Figure): Said[] {
  const years = Object.entries(figure.entry.series ?? {})
  if (years.length === 0) return [lacking(figure, `${figure.name}历年`, '没有写“历年”')]
  return years.flatMap(([year, value], i): Said[] => {
    const lead = i === 0 ? '由' : i === years.length - 1 ? '，再到' : '，到'
    const label = /^\d{4}$/.test(year) ? `${year}年` : year
    if (value === missing)
      return [
        `${years.length === 1 ? '' : lead}${label}的`,
        lacking(figure, `${label}${figure.name}`, '的“历年”还没有填'),
      ]
    return [`${years.length === 1 ? '' : lead}${label}的`, { amount: `${value}${figure.unit}`, figure }]
  })
}

/** 其中亿元以上9个、5000万元14个 */
export function partWords(figure: Figure): Said[] {
  if (figure.parts.length === 0) return [lacking(figure, `${figure.name}其中各项`, '没有写“其中”')]
  return [
    '其中',
    ...figure.parts.flatMap((part, i): Said[] => [`${i > 0 ? '、' : ''}${part.name}`, amount(part)]),
  ]
}
