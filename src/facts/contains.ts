/** 包含: each block stands in one place, and none inside itself. */
import { chineseKey } from '../text/keys.ts'
import { join, type Path, type Places } from '../text/places.ts'
import type { Problem } from '../text/problem.ts'
import type { BlockName, Sheet } from './schema.ts'

interface Use {
  /** The block named, and the top key under which it is named. */
  block: BlockName
  holder: string
  path: Path
}

/** Reports blocks that 包含 puts in two places (they would be said twice) or inside themselves. */
export function checkContains(sheet: Sheet, places: Places, problems: Problem[]): void {
  const uses = usesIn(sheet, '')
  const first = new Map<BlockName, Use>()
  for (const use of uses) {
    const place = places.of(use.path)!
    const name = chineseKey('sheet', use.block)
    const circle = circleFrom(use, uses)
    const before = first.get(use.block)
    if (!before) first.set(use.block, use)
    if (circle) {
      const chain = [...circle, circle[0]!].map((one) => chineseKey('sheet', one)).join(' → ')
      const message = `“包含”绕回了自己：${chain}；请去掉其中一处`
      problems.push({ code: 'outline/cycle', level: 'error', message, place })
    } else if (before) {
      const related = [{ message: '首次放在这里', place: places.of(before.path)! }]
      const message = `“${name}”放进了两处，会印两遍；请保留一处`
      problems.push({ code: 'outline/twice', level: 'error', message, place, related })
    }
  }
}

function usesIn(value: unknown, path: Path): Use[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]: [string, unknown]): Use[] => {
    const at = join(path, key)
    if (key !== 'contains' || !Array.isArray(child)) return usesIn(child, at)
    const holder = path.slice(0, path.indexOf('/') < 0 ? undefined : path.indexOf('/'))
    return child.map((block: BlockName, i) => ({ block, holder, path: join(at, i) }))
  })
}

/** The blocks that lead from the one named back to the one that names it; undefined where none do. */
function circleFrom(use: Use, uses: readonly Use[]): string[] | undefined {
  const seen = new Set<string>()
  const search = (block: string, chain: string[]): string[] | undefined => {
    if (block === use.holder) return chain
    if (seen.has(block)) return undefined
    seen.add(block)
    for (const next of uses) {
      const found = next.holder === block ? search(next.block, [...chain, block]) : undefined
      if (found) return found
    }
    return undefined
  }
  return search(use.block, [use.holder])
}
