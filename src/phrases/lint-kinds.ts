/** Kinds that templates ask for, and what is meant by one that none does. */
import { nearest } from '../text/nearest.ts'
import type { Level } from '../text/problem.ts'
import { askedFor, type Asked } from './lint-slots.ts'
import type { Phrase } from './types.ts'

/** Kinds that no template asks for: people look them up and fill their slots. */
export const forPeople = /^(?:动宾|典故|排比|比喻)\.|^(?:号召\.句|标题\.二级|标题\.对)$/u

/** A kind with so many entries is meant. */
const meantFrom = 3

export interface KindLibrary {
  all: readonly Phrase[]
  /** Those that are not checked: what they are filed under is known. */
  beside: readonly Phrase[]
}

/** What is to be said of a kind that no template asks for; undefined where all is well. */
export function kindFault(
  kind: string,
  asked: Asked,
  { all, beside }: KindLibrary,
): { level: Level; message: string } | undefined {
  if (askedFor(asked, kind) || forPeople.test(kind) || kind.endsWith('.素材')) return undefined
  if (beside.some((one) => one.kind === kind)) return undefined
  const countOf = (name: string): number => all.filter((one) => one.kind === name).length
  const own = countOf(kind)
  // A library by itself, as it is shipped: what it has several entries of is no slip.
  if (beside.length === 0 && own >= meantFrom) return undefined
  const known = [...new Set([...all.map((one) => one.kind), ...asked.keys()])].filter(
    (one) => one !== kind && one.includes('.') && askedFor(asked, one),
  )
  const slip = own < meantFrom && known.find((one) => isOneSlip(kind, one) && countOf(one) >= meantFrom)
  if (slip) return { level: 'warn', message: `没有模板要“${kind}”，是否应为“${slip}”？` }
  return { level: 'info', message: `没有模板要“${kind}”，模板不会选它，只供查找；${guessOf(kind, known)}` }
}

/** Which kind is meant, or which there are. */
function guessOf(kind: string, known: readonly string[]): string {
  const guess = nearestKind(kind, known)
  if (guess !== undefined) return `是否应为“${guess}”？`
  const head = kind.slice(0, kind.indexOf('.') + 1)
  const below = known.filter((one) => one.startsWith(head))
  if (below.length > 0) return `模板要的有：${below.join('、')}`
  return '若不是本单位自己的类别，用 bigan phrases stats 看有哪些'
}

/** The kind that a mistyped one most likely means: of the same 大类 the nearest 小类, of another the same 小类. */
export function nearestKind(kind: string, kinds: readonly string[]): string | undefined {
  const [head = '', name = ''] = kind.split('.')
  const pairs = kinds.map((one) => one.split('.') as [string, string])
  const below = pairs.filter(([own]) => own === head).map(([, own]) => own)
  const near = nearest(name, below)
  if (near !== undefined) return `${head}.${near}`
  if (below.length > 0) return undefined
  const heads = pairs.filter(([, own]) => own === name).map(([own]) => own)
  const other = nearest(head, heads)
  return other === undefined ? nearest(kind, kinds) : `${other}.${name}`
}

/** One character exchanged, missing or too many. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const restOf = (text: string, other: string): string =>
    text.slice(start + (text.length >= other.length ? 1 : 0))
  return restOf(a, b) === restOf(b, a)
}
