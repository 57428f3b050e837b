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

/** 1,286 is typed as 1286. */
function bare(text: string): string {
  return text.replaceAll(',', '')
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
  const at = card?.typed.filter(({ text }) => bare(text) === bare(old.number)) ?? []
  if (at.length !== 1) return { advice: '请在事实表里核对，要改的请改事实表' }
  return { proposal: { path: at[0]!.path, text: bare(its.number) } }
}
