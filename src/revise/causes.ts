/** Figures that people changed in the text, and old ones in words of their own. */
import { parted, type FigureCard, type Origin, type Printed } from './printed.ts'
import type { Range } from './types.ts'

export interface Side {
  text: string
  origins: readonly Origin[]
  printed: readonly Printed[]
  cards: ReadonlyMap<string, FigureCard>
}

/** A figure that people changed in the text, and what the sheet says. */
export interface ReadBack extends Range {
  id: string
  name: string
  /** As generated and as it stands now. */
  old: string
  now: string
  /** Where the sheet would be changed, and to what; absent for a computed figure. */
  proposal?: { path: string; text: string }
  /** What to do where nothing can be proposed. */
  advice?: string
}

/**
 * Figures whose digits people changed in the edited draft: `to` leads from what was generated to it. Where the words
 * around a figure are gone too, it is no correction but another text.
 */
export function readBack(before: Side, mine: string, to: Int32Array): ReadBack[] {
  return before.printed.flatMap((one): ReadBack[] => {
    const whole = keptWhole(to, one)
    if (whole) return []
    const left = one.start > 0 ? to[one.start - 1]! : -1
    const right = one.end < to.length ? to[one.end]! : mine.length
    const start = left + 1
    if ((one.start > 0 && left < 0) || right < start || right - start > one.text.length + 12) return []
    const now = mine.slice(start, right)
    const [old, its] = [parted(one.text), parted(now)]
    if (!old || !its || now.includes('\n') || now === one.text) return []
    const card = before.cards.get(one.id)
    const found = { start, end: right, id: one.id, name: card?.name || one.id, old: one.text, now }
    return [{ ...found, ...proposalFor(one, old, its, card) }]
  })
}

function keptWhole(to: Int32Array, { start, end }: Range): boolean {
  for (let i = start; i < end; i++) if (to[i]! < 0 || (i > start && to[i]! !== to[i - 1]! + 1)) return false
  return true
}

type Parts = NonNullable<ReturnType<typeof parted>>

function proposalFor(
  { formula }: Printed,
  old: Parts,
  its: Parts,
  card: FigureCard | undefined,
): Pick<ReadBack, 'proposal' | 'advice'> {
  if (formula !== undefined) return { advice: `这个数是算出来的（${formula}），要改请改事实表里的原数` }
  if (/[近约多余超]/u.test(its.before + its.behind)) return { advice: '稿上写成了概数，事实表不必改' }
  if (old.behind !== its.behind) return { advice: '稿上的单位也改了，请在事实表里核对' }
  const bare = (text: string): string => text.replaceAll(',', '')
  const at = card?.typed.filter(({ text }) => bare(text) === bare(old.number)) ?? []
  if (at.length !== 1) return { advice: '请在事实表里核对，要改的请改事实表' }
  return { proposal: { path: at[0]!.path, text: bare(its.number) } }
}

/** An old figure that still stands in words of the edited draft that people wrote themselves. */
export interface Stale extends Range {
  id: string
  text: string
  /** What the new facts print of the same figure. */
  now: string[]
}

/**
 * Old printed forms that no figure has any more, in words of `mine` that are not from the generated draft (`from` is −1
 * there). What stands in words that were generated is changed, or a conflict.
 */
export function staleFigures(before: Side, after: Side, mine: string, from: Int32Array): Stale[] {
  const current = new Set(after.printed.map(({ text }) => text))
  const gone = new Map<string, Printed>()
  for (const one of before.printed)
    if (!current.has(one.text) && /\d/u.test(one.text) && one.text.length >= 3) gone.set(one.text, one)
  const found: Stale[] = []
  for (const [text, old] of gone) {
    for (let at = mine.indexOf(text); at >= 0; at = mine.indexOf(text, at + text.length)) {
      const isWord = !/[\d.]/u.test(mine[at - 1] ?? '') && !/^\d/u.test(mine.slice(at + text.length))
      if (!isWord || !from.subarray(at, at + text.length).some((one) => one < 0)) continue
      found.push({
        start: at,
        end: at + text.length,
        id: old.id,
        text,
        now: successorsOf(old, before, after),
      })
    }
  }
  return found.toSorted((x, y) => x.start - y.start)
}

/** What is printed of the same figure now, of the same unit and as given or as computed as the old one. */
function successorsOf({ id, text, formula }: Printed, before: Side, { printed }: Side): string[] {
  const behind = parted(text)?.behind
  const was = new Set(before.printed.filter((one) => one.id === id).map((one) => one.text))
  const same = printed.filter(
    (one) =>
      one.id === id &&
      !was.has(one.text) &&
      parted(one.text)?.behind === behind &&
      (one.formula === undefined) === (formula === undefined),
  )
  return [...new Set(same.map((one) => one.text))].slice(0, 2)
}
