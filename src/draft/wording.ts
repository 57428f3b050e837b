/**
 * How figures are said: 18.6亿元, 同比增长10.1%, 列全市第3位, and whole sentences from whatever is known (STANDARDS 6.1).
 * Words are made here as pieces; each piece is plain or a printed figure that goes into the trace.
 */
import { missing } from '../text/shape.ts'
import {
  againstAverage,
  completion,
  gap,
  growth,
  increase,
  monthlyNeed,
  paceGap,
  rankChange,
  shareOf,
  targetOf,
  type Calendar,
  type Derived,
  type Figure,
  type TargetEntry,
  type Word,
} from '../facts/index.ts'

/** What a wording is made of: connecting words, amounts with their formula, and what is not there. */
export type Said =
  | string
  | { amount: string; figure: Figure; formula?: string }
  | { missing: string; figure: Figure; reason: string }

/** What follows a value in its whole sentence, in the order of one of these patterns; 达到 only with the value known. */
const patterns = [
  { reach: false, order: ['growth', 'completion', 'rank', 'average'] },
  { reach: true, order: ['completion', 'growth', 'rank', 'average'] },
  { reach: false, order: ['rank', 'average', 'growth', 'completion'] },
  { reach: true, order: ['growth', 'rank', 'average', 'completion'] },
  { reach: false, order: ['completion', 'rank', 'average', 'growth'] },
] as const

export const patternCount = patterns.length

/** 语气 of a figure sentence: 达到 for what is reached, 仅 for what falls short, 平 for neither. */
export type Tone = '达到' | '仅' | '平'

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
function targetAmount(figure: Figure, target: TargetEntry | undefined): Said {
  if (!target?.value || target.value === missing) return lacking(figure, `${figure.name}目标`, '没有写“目标”')
  return { amount: bounded(`${target.value}${target.unit ?? figure.unit}`, target.bound), figure }
}

/** 产业集群中的千亿级: a part by its own name alone would not say what is missing. */
function fullName(figure: Figure): string {
  return figure.parent && figure.entry.name === undefined
    ? `${figure.parent.name}中的${figure.name}`
    : figure.name
}

function lacking(figure: Figure, label: string, reason: string): Said {
  return { missing: label, figure, reason: `“${figure.id}”${reason}` }
}

function derived(value: Derived, figure: Figure, text = `${value.text}${value.unit}`): Said {
  return { amount: text, figure, ...(value.formula ? { formula: value.formula } : {}) }
}

/** 增长10.1% · 下降3.2% · 持平 · 提高2.1个百分点. The sign goes into the word, never into the number. */
function change(value: Derived, figure: Figure): Said[] {
  if (value.exact.isZero() || /^-?0(\.0+)?$/.test(value.text)) return ['持平']
  const points = value.unit === '个百分点'
  const word = value.exact.isPositive() ? (points ? '提高' : '增长') : '下降'
  return [word, derived(value, figure, `${value.text.replace(/^[+-]/, '')}${value.unit}`)]
}

/** 列全市第3位 · 居全市倒数第2 · 全市最多 */
function rankWords(figure: Figure): Said[] {
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
function rankMove(figure: Figure): Said[] {
  const moved = rankChange(figure)
  if (moved === undefined) return []
  if (moved === 0) return ['，位次不变']
  return [`，较上次${moved > 0 ? '前移' : '后移'}`, { amount: `${Math.abs(moved)}位`, figure }]
}

/** 高于全市平均水平1.4亿元 · 低于全省平均水平0.9个百分点 · 与全市平均水平持平 */
function averageWords(figure: Figure): Said[] {
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
function seriesWords(figure: Figure): Said[] {
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
function partWords(figure: Figure): Said[] {
  if (figure.parts.length === 0) return [lacking(figure, `${figure.name}其中各项`, '没有写“其中”')]
  return [
    '其中',
    ...figure.parts.flatMap((part, i): Said[] => [`${i > 0 ? '、' : ''}${part.name}`, amount(part)]),
  ]
}

/** What a reference with a word prints (DESIGN part 3). */
export function say(
  figure: Figure,
  word: Word | undefined,
  targetName: string | undefined,
  calendar: Calendar | undefined,
): Said[] {
  const target = targetOf(figure, targetName)
  switch (word) {
    case undefined:
      return [amount(figure)]
    case '数值':
      return [amount(figure, false)]
    case '名称':
      return [figure.name]
    case '目标':
      return [targetAmount(figure, target)]
    case '同比': {
      const value = growth(figure)
      return value
        ? ['同比', ...change(value, figure)]
        : [lacking(figure, `${figure.name}同比`, '没有写“上年同期”或“同比”')]
    }
    case '增量': {
      const value = increase(figure)
      if (!value) return [lacking(figure, `${figure.name}增量`, '没有写“上年同期”')]
      if (value.exact.isNegative())
        return [lacking(figure, `${figure.name}增量`, '比上年同期减少，没有增量；请改写这一句')]
      return [derived(value, figure)]
    }
    case '完成率': {
      const value = completion(figure, target)
      return [
        value ? derived(value, figure) : lacking(figure, `${figure.name}完成率`, '没有写“目标”或“完成率”'),
      ]
    }
    case '差额': {
      const value = gap(figure, target)
      if (!value) return [lacking(figure, `${figure.name}差额`, '没有写“目标”')]
      if (value.exact.isNegative())
        return [lacking(figure, `${figure.name}差额`, '已超过目标，没有差额；请改写这一句')]
      return [derived(value, figure)]
    }
    case '月均': {
      const value = monthlyNeed(figure, calendar, target)
      return [
        value
          ? derived(value, figure)
          : lacking(figure, `${figure.name}月均`, '算不出余下每月的任务，请核对“目标”和“截至”'),
      ]
    }
    case '进度差': {
      const value = paceGap(figure, calendar, target)
      if (!value)
        return [lacking(figure, `${figure.name}进度差`, '算不出与时序进度的差距，请核对“目标”和“截至”')]
      if (/^-?0$/.test(value.text)) return ['与时序进度持平']
      const ahead = value.exact.isPositive()
      return [
        ahead ? '快于时序进度' : '落后时序进度',
        derived(value, figure, `${value.text.replace(/^-/, '')}${value.unit}`),
      ]
    }
    case '平均':
      return averageWords(figure)
    case '排名':
      return rankWords(figure)
    case '升降': {
      const moved = rankMove(figure)
      if (moved.length === 0) return [lacking(figure, `${figure.name}位次升降`, '的“排名”没有写“位次”和“上次”')]
      return [(moved[0] as string).slice(1), ...moved.slice(1)]
    }
    case '历年':
      return seriesWords(figure)
    case '其中':
      return partWords(figure)
    case '句':
      return sentence(figure, 0, '平')
  }
}

/** 占比 of a reference 【a/b】. */
export function sayShare(part: Figure, whole: Figure): Said {
  const value = shareOf(part, whole)
  if (value)
    return { amount: `${value.text}%`, figure: part, ...(value.formula ? { formula: value.formula } : {}) }
  return lacking(
    part,
    `${part.name}占${whole.name}比重`,
    `或“${whole.id}”没有数值、是概数或单位不同，算不出占比`,
  )
}

/** Names that begin with what was done (引进…项目, 接待客商) take no verb of their own before the value. */
const doing =
  /^(引进|新?签约|新?开工|接待|建成|完成|实现|新增|新建|兑现|办结|培育|盘活|收储|外出|带队|到位|新|净增|拜访|洽谈|在谈|储备|投产|竣工|入库|发放|化解|整治)/

/** The whole standard sentence, without its full stop: name, value, then what is known of growth, completion, rank. */
export function sentence(figure: Figure, pattern: number, tone: Tone): Said[] {
  const { reach, order } = patterns[pattern % patterns.length]!
  const said: Said[] = [figure.name]
  if (!figure.value) {
    const target = targetOf(figure)
    if (target?.value && !figure.entry.value) return [`${figure.name}目标`, targetAmount(figure, target)]
    return [...said, amount(figure)]
  }
  const rises = growth(figure)?.exact.isNegative() !== true
  if (tone === '仅') said.push('仅')
  else if (figure.unit === '%' || figure.unit === '‰')
    said.push(tone === '达到' && rises && reach ? '达到' : '为')
  else if (tone === '达到' && reach && rises && !doing.test(figure.name)) said.push('达到')
  said.push(amount(figure))
  for (const what of order) said.push(...clause(figure, what))
  return said
}

function clause(figure: Figure, what: 'growth' | 'average' | 'completion' | 'rank'): Said[] {
  if (what === 'average') return againstAverage(figure) ? ['，', ...averageWords(figure)] : []
  if (what === 'growth') {
    const value = growth(figure)
    return value ? ['，同比', ...change(value, figure)] : []
  }
  if (what === 'completion') {
    const target = targetOf(figure)
    const value = completion(figure, target)
    if (!value) return []
    const name = target?.name ?? '目标'
    return [
      `，完成${name}`,
      ...(target?.value ? [targetAmount(figure, target), '的'] : ['的']),
      derived(value, figure),
    ]
  }
  const { rank } = figure.entry
  if (!rank || (rank.place === undefined && rank.words === undefined))
    return rank ? ['，', ...rankWords(figure)] : []
  return ['，', ...rankWords(figure), ...rankMove(figure)]
}

/** 甲、乙分别为18.6亿元和118个，同比分别增长10.1%和6.3%: growth only where every one of them has it. */
export function jointSentence(figures: Figure[]): Said[] {
  const last = figures.length - 1
  const joined = (items: Said[][]): Said[] =>
    items.flatMap((item, i): Said[] => [...(i === 0 ? [] : [i === last ? '和' : '、']), ...item])
  const names = figures.map((figure) => figure.name).join('、')
  if (figures.length === 1) return sentence(figures[0]!, 0, '平')
  const said: Said[] = [`${names}分别为`, ...joined(figures.map((figure) => [amount(figure)]))]
  const growths = figures.map((figure) => growth(figure))
  if (growths.some((value) => value === undefined)) return said
  const words = growths.map((value, i) => change(value!, figures[i]!))
  const same = words.every((word) => word[0] === words[0]![0] && word.length === 2)
  if (same)
    return [...said, `，同比分别${words[0]![0] as string}`, ...joined(words.map((word) => word.slice(1)))]
  return [...said, '，同比分别', ...joined(words)]
}
