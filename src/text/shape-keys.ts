/** What to say about a key that is not there: the key most likely meant, or where it belongs. */
import { keyAt, spellings, terms, type LevelName } from './keys.ts'
import { nearest } from './nearest.ts'

/** Slips that mean another key than the one nearest in writing. */
const meant: ReadonlyMap<string, string> = new Map([
  ['责任单位', '牵头单位'],
  ['牵头', '牵头单位'],
  ['配合', '配合单位'],
  ['时限', '完成时限'],
  ['期限', '完成时限'],
  ['约', '概数'],
  ['增长', '同比'],
  ['增幅', '同比'],
  ['同期', '上年同期'],
  ['去年同期', '上年同期'],
])

/** Keys listed at most where none is near. */
const maxListed = 12

/** “成绩”里没有“要典”这一项，是否应为“要点”？ `where` is the key that it stands under, if any. */
export function unknownKey(written: string, level: LevelName, where: string | undefined): string {
  const known = spellings(level, written)
  return `${where ? `“${where}”里` : ''}没有“${written}”这一项，${advice(written, level, known)}`
}

/** The key of a level that a word most likely means; undefined where none is near. */
export function likelyKey(written: string, level: LevelName): string | undefined {
  const known = spellings(level, written)
  const intended = meant.get(written)
  if (intended && known.includes(intended)) return intended
  const guess = nearest(written, known)
  return guess && !(isElsewhere(written) && guess.length === 1) ? guess : undefined
}

function isElsewhere(written: string): boolean {
  return (Object.keys(terms) as LevelName[]).some((one) => keyAt(one, written) !== undefined)
}

function advice(written: string, level: LevelName, known: readonly string[]): string {
  const intended = meant.get(written)
  const isKnown = intended !== undefined && known.includes(intended)
  if (level === 'point' && !isKnown && dutyKeys.includes(intended ?? written)) {
    return `是否应写在“责任”下的“${intended ?? written}”？`
  }
  const guess = likelyKey(written, level)
  if (guess) return `是否应为“${guess}”？`
  const list = known.slice(0, maxListed).join('、') + (known.length > maxListed ? '……' : '')
  return `${isElsewhere(written) ? '它不写在这里；' : ''}此处可用：${list}`
}

const dutyKeys: readonly string[] = [terms.duty.owner, terms.duty.support]
