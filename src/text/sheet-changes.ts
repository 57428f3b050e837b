/** Two versions of a sheet, compared by what they mean: rows are known by their names, and a moved row is one move. */
import type { Path } from './places.ts'
import { likeness, risingOf } from './sequences.ts'
import { summaryOf, type SheetValue } from './sheet-values.ts'

export interface ValueChange {
  kind: 'changed' | 'added' | 'removed' | 'moved'
  /** 参会·周凌川·职务 */
  name: string
  old?: string
  new?: string
  /** Where it stands in the new sheet; absent for what is gone. */
  path?: Path
  oldPath?: Path
  /** The list that an item came into, left or moved in, in the new sheet. */
  list?: Path
  place?: string
  oldPlace?: string
}

/** What changed from one version of a sheet to the next, in the order of the new one. */
export function valueChanges(before: SheetValue, after: SheetValue): ValueChange[] {
  const changes: ValueChange[] = []
  compare(before, after, [], changes)
  return changes
}

function compare(
  before: SheetValue,
  after: SheetValue,
  names: readonly string[],
  changes: ValueChange[],
): void {
  if (before.parts && after.parts) {
    if (after.ordered) compareLists(before, after, names, changes)
    else compareFields(before, after, names, changes)
    return
  }
  const [old, now] = [summaryOf(before), summaryOf(after)]
  if (old !== now)
    changes.push({ kind: 'changed', name: told(names), old, new: now, ...at(after), ...was(before) })
}

function compareFields(
  before: SheetValue,
  after: SheetValue,
  names: readonly string[],
  changes: ValueChange[],
): void {
  const old = new Map(before.parts!.map((part) => [keyOf(part), part]))
  for (const part of after.parts!) {
    const same = old.get(keyOf(part))
    old.delete(keyOf(part))
    const name = [...names, part.name]
    if (same) compare(same, part, name, changes)
    else changes.push({ kind: 'added', name: told(name), new: summaryOf(part), ...at(part) })
  }
  for (const part of old.values())
    changes.push({ kind: 'removed', name: told([...names, part.name]), old: summaryOf(part), ...was(part) })
}

function compareLists(
  before: SheetValue,
  after: SheetValue,
  names: readonly string[],
  changes: ValueChange[],
): void {
  const [olds, news] = [before.parts!, after.parts!]
  const partner = partners(olds, news)
  const matched = news.flatMap((_, j) => (partner.has(j) ? [{ j, i: partner.get(j)! }] : []))
  const kept = risingOf(matched.map(({ i }) => i))
  const moved = new Set(matched.flatMap(({ j }, k) => (kept.has(k) ? [] : [j])))
  const list = { list: after.path }
  news.forEach((part, j) => {
    const i = partner.get(j)
    const name = part.text === part.name ? names : [...names, part.name]
    if (i === undefined) {
      changes.push({ kind: 'added', name: told(name), new: summaryOf(part), ...at(part), ...list })
      return
    }
    const old = olds[i]!
    if (moved.has(j))
      changes.push({
        kind: 'moved',
        name: told([...names, part.name]),
        old: `第${i + 1}项`,
        new: `第${j + 1}项`,
        ...at(part),
        ...was(old),
        ...list,
      })
    // what it was called is what people look for
    compare(old, part, part.text === part.name ? names : [...names, old.name], changes)
  })
  const used = new Set(partner.values())
  olds.forEach((part, i) => {
    if (used.has(i)) return
    const name = part.text === part.name ? names : [...names, part.name]
    changes.push({ kind: 'removed', name: told(name), old: summaryOf(part), ...was(part), ...list })
  })
}

/** Below these two rows are two, and not one that was changed. */
const rowLikeness = 0.5
const textLikeness = 0.3
/** Comparisons of rows at most. */
const maxCompared = 40_000

/** New index → old index: by name, the nth of a name with the nth, then what is most alike of the rest. */
function partners(olds: readonly SheetValue[], news: readonly SheetValue[]): Map<number, number> {
  const byName = new Map<string, number[]>()
  olds.forEach(({ name }, i) => byName.set(name, [...(byName.get(name) ?? []), i]))
  const partner = new Map<number, number>()
  news.forEach(({ name }, j) => {
    const i = byName.get(name)?.shift()
    if (i !== undefined) partner.set(j, i)
  })
  const used = new Set(partner.values())
  const freeOld = olds.map((_, i) => i).filter((i) => !used.has(i))
  const freeNew = news.map((_, j) => j).filter((j) => !partner.has(j))
  if (freeOld.length * freeNew.length > maxCompared) return partner
  const likely = freeNew
    .flatMap((j) => freeOld.map((i) => ({ i, j, score: likenessOf(olds[i]!, news[j]!) })))
    .filter(({ i, score }) => score >= (olds[i]!.parts ? rowLikeness : textLikeness))
    .sort((a, b) => b.score - a.score || Math.abs(a.i - a.j) - Math.abs(b.i - b.j))
  for (const { i, j } of likely) {
    if (partner.has(j) || used.has(i)) continue
    partner.set(j, i)
    used.add(i)
  }
  return partner
}

/** Of rows the mean over their fields, so that two towns' heads are two people though their posts are one. */
function likenessOf(a: SheetValue, b: SheetValue): number {
  if (!a.parts || !b.parts) return likeness(summaryOf(a), summaryOf(b))
  const keys = [...new Set([...a.parts, ...b.parts].map(keyOf))]
  const field = ({ parts }: SheetValue, key: string): string => {
    const part = parts!.find((one) => keyOf(one) === key)
    return part ? summaryOf(part) : ''
  }
  const sum = keys.reduce((total, key) => total + likeness(field(a, key), field(b, key)), 0)
  return keys.length === 0 ? 0 : sum / keys.length
}

function keyOf({ path }: SheetValue): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function told(names: readonly string[]): string {
  return names.filter((name) => name !== '').join('·')
}

function at({ path, place }: SheetValue): { path: Path; place?: string } {
  return { path, ...(place === undefined ? {} : { place }) }
}

function was({ path, place }: SheetValue): { oldPath: Path; oldPlace?: string } {
  return { oldPath: path, ...(place === undefined ? {} : { oldPlace: place }) }
}
