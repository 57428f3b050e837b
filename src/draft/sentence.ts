/** Whole sentences of figures, in turns of several patterns. */
import { missing } from '../text/shape.ts'
import {
  againstAverage,
  completion,
  gap,
  growth,
  targetOf,
  type Figure,
  type TargetEntry,
} from '../facts/index.ts'
import {
  amount,
  targetAmount,
  derived,
  change,
  rankWords,
  rankMove,
  averageWords,
  type Said,
  lacking,
} from './wording.ts'

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
  // 达到 is said of what was striven for: it grew, or it has a target. A debt or a penalty is not reached.
  const grown = growth(figure)?.exact
  const rises = grown ? grown.isPositive() : figure.entry.target !== undefined
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
    if (value) return ['，同比', ...change(value, figure)]
    const awaited = figure.entry.growth === missing || figure.entry.lastYear === missing
    return awaited ? ['，', lacking(figure, `${figure.name}同比`, '的“同比”或“上年同期”写的是待补')] : []
  }
  if (what === 'completion') {
    const target = targetOf(figure)
    const value = completion(figure, target)
    const awaited = figure.entry.completion === missing || target?.value === missing
    if (!value)
      return awaited ? ['，', lacking(figure, `${figure.name}完成率`, '的“完成率”或“目标”写的是待补')] : []
    const name = target?.name ?? '目标'
    // A rate is so many points from its target; a percentage of a percentage says nothing.
    if (figure.unit === '%' || figure.unit === '‰') return rateAgainst(figure, target, name)
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

/** ，距年度目标98%还差6.8个百分点 · ，达到年度目标98% */
function rateAgainst(figure: Figure, target: TargetEntry | undefined, name: string): Said[] {
  const left = gap(figure, target)
  if (!left) return []
  if (!left.exact.isPositive() || left.exact.isZero()) return [`，达到${name}`, targetAmount(figure, target)]
  return [`，距${name}`, targetAmount(figure, target), '还差', derived(left, figure)]
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
