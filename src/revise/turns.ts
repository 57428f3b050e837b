/** Where a new value turns what is said of it round: a rise that is a fall now, a target that is met, nothing left. */
import { parseNumber, type Decimal } from '../text/decimal.ts'
import type { FigureCard } from './printed.ts'

/** What a person is to read once more, a line each. */
export function turnsOf(before: FigureCard | undefined, after: FigureCard | undefined): string[] {
  const [was, is] = [before?.exact, after?.exact]
  if (!before || !after || !was || !is || before.unit !== after.unit) return []
  const lines: string[] = []
  const turned = (key: string): boolean => {
    const [old, now] = [typed(before, key), typed(after, key)]
    return old !== undefined && now !== undefined && was.gte(old) !== is.gte(now)
  }
  if (turned('lastYear')) lines.push('升降变了方向，前后的话还合不合适，请通读一遍')
  if (turned('target/0/value')) lines.push('同目标比高低换了位置，“还差、只有、提前、超额”一类的话请看一看')
  return lines
}

function typed({ typed: numbers, path }: FigureCard, key: string): Decimal | undefined {
  const text = numbers.find((one) => one.path === `${path}/${key}`)?.text
  return text === undefined ? undefined : parseNumber(text)
}
