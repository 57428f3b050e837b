/** Where a new value turns what is said of it round: a rise that is a fall now, a target that is met, a rank lost. */
import { parseNumber, type Decimal } from '../text/decimal.ts'
import type { FigureCard } from './printed.ts'

/** What a person is to read once more, a line each; `aspect`: of what is printed of the figure, absent: of all. */
export function turnsOf(
  before: FigureCard | undefined,
  after: FigureCard | undefined,
  aspect?: string,
): string[] {
  const [was, is] = [before?.exact, after?.exact]
  if (!before || !after) return []
  const lines: string[] = []
  const isAbout = (...aspects: string[]): boolean =>
    aspect === undefined || aspect === '数值' || aspects.includes(aspect)
  const sides = (key: string): [old: number, now: number] | undefined => {
    const [old, now] = [typed(before, key), typed(after, key)]
    if (!was || !is || !old || !now || before.unit !== after.unit) return undefined
    return [was.cmp(old), is.cmp(now)]
  }
  const growth = sides('lastYear')
  if (growth && growth[0] !== growth[1] && isAbout('同比', '增量'))
    lines.push('升降变了方向，前后的话还合不合适，请通读一遍')
  const target = sides('target/0/value')
  if (target && target[0] !== target[1] && isAbout('目标', '完成率', '差额', '月均', '进度差'))
    lines.push(
      `${targetWords[target[1] + 1]}，“还差、只完成、力争、提前、超额”一类的话还合不合适，请通读一遍`,
    )
  const [oldRank, newRank] = [moved(before), moved(after)]
  if (oldRank !== undefined && newRank !== undefined && oldRank !== newRank && isAbout('排名', '升降'))
    lines.push(`位次${rankWords[newRank + 1]}，“前移、后移、进了、退了几位”一类的话还合不合适，请通读一遍`)
  return lines
}

const targetWords = ['现在还没有到目标', '现在正好到了目标', '现在已经超过目标']
const rankWords = ['现在比上次退了', '现在同上次一样', '现在比上次进了']

/** 1 where the rank is better than the last time, −1 where it is worse. */
function moved(card: FigureCard): number | undefined {
  const [place, previous] = [typed(card, 'rank/place'), typed(card, 'rank/previous')]
  return place && previous ? previous.cmp(place) : undefined
}

function typed({ typed: numbers, path }: FigureCard, key: string): Decimal | undefined {
  const text = numbers.find((one) => one.path === `${path}/${key}`)?.text
  return text === undefined ? undefined : parseNumber(text)
}
