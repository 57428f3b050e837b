/**
 * Which characters of one text stand in another: what three versions of a draft are merged by. What people are shown of
 * two texts is in differences.ts, which marks whole clauses instead of keeping every character.
 */
import { commonSequence } from './sequences.ts'
import { atomsOf, clauses, lines, sentences, tokens, type Atom } from './atoms.ts'

/** For every character of each text where it stands in the other; −1 where it does not. */
export interface Alignment {
  /** From offsets of the first text to those of the second. */
  to: Int32Array
  /** From offsets of the second text to those of the first. */
  from: Int32Array
}

export interface AlignOptions {
  /** Whether what went in one place and came in another is found, too. */
  moves?: boolean
}

/**
 * Aligns two texts: first by lines that are the same, then within what lies between by sentences, by clauses that are
 * alike, and by their words. A number is one word: 18.6 and 18.8 share nothing. Without `moves` the order is kept.
 */
export function alignTexts(a: string, b: string, options: AlignOptions = {}): Alignment {
  const pairing = new Pairing(a, b)
  pairing.refine([0, a.length], [0, b.length], 0)
  pairing.fillGaps()
  if (options.moves) pairing.findMoves()
  return { to: pairing.to, from: pairing.from }
}

type Reach = readonly [start: number, end: number]

/** Below this two clauses have nothing to do with each other. */
const leastAlike = 0.5
/** Below this a sentence that went and one that came are two. */
const leastMoved = 0.75
/** Comparisons of clauses, and of sentences that may have moved, at most. */
const maxCompared = 1_500_000
/** Characters that a sentence has at least to be told elsewhere; of a line, which may be a head. */
const leastMovedLength = 6
/** The same of a clause. */
const leastMovedClause = 8

class Pairing {
  readonly a: string
  readonly b: string
  readonly to: Int32Array
  readonly from: Int32Array

  constructor(a: string, b: string) {
    this.a = a
    this.b = b
    this.to = new Int32Array(a.length).fill(-1)
    this.from = new Int32Array(b.length).fill(-1)
  }

  /** Pairs what is the same in two stretches: lines, then in what is between sentences, then clauses. */
  refine(inA: Reach, inB: Reach, level: 0 | 1 | 2): void {
    if (inA[0] >= inA[1] || inB[0] >= inB[1]) return
    if (level === 2) return this.#clauses(inA, inB)
    const cut = level === 0 ? lines : sentences
    const own = atomsOf(this.a, inA, cut)
    const other = atomsOf(this.b, inB, cut)
    const kept = commonSequence(
      own.map(({ text }) => text),
      other.map(({ text }) => text),
    )
    const next = level === 0 ? 1 : 2
    let [i, j] = [inA[0], inB[0]]
    for (const [x, y] of kept) {
      this.refine([i, own[x]!.start], [j, other[y]!.start], next)
      this.#same(own[x]!, other[y]!)
      ;[i, j] = [own[x]!.end, other[y]!.end]
    }
    this.refine([i, inA[1]], [j, inB[1]], next)
  }

  /** The clauses of two stretches so paired that as many of their characters as can be are alike. */
  #clauses(inA: Reach, inB: Reach): void {
    const own = atomsOf(this.a, inA, clauses)
    const other = atomsOf(this.b, inB, clauses)
    const [n, m] = [own.length, other.length]
    if (n === 0 || m === 0 || n * m > maxCompared) return
    const scores = Array.from({ length: n }, (_, i) => {
      const row = new Float32Array(m)
      for (let j = 0; j < m; j++) row[j] = scoreOf(own[i]!, other[j]!)
      return row
    })
    const sums = Array.from({ length: n + 1 }, () => new Float32Array(m + 1))
    for (let i = n - 1; i >= 0; i--)
      for (let j = m - 1; j >= 0; j--)
        sums[i]![j] = Math.max(sums[i + 1]![j]!, sums[i]![j + 1]!, sums[i + 1]![j + 1]! + scores[i]![j]!)
    for (let i = 0, j = 0; i < n && j < m;) {
      const score = scores[i]![j]!
      if (score > 0 && sums[i]![j] === Math.fround(sums[i + 1]![j + 1]! + score))
        this.#words(own[i++]!, other[j++]!)
      else if (sums[i]![j] === sums[i + 1]![j]) i++
      else j++
    }
  }

  #same(one: Atom, other: Atom): void {
    for (let i = 0; i < one.end - one.start; i++) this.#pair(one.start + i, other.start + i)
  }

  #pair(i: number, j: number): void {
    this.to[i] = j
    this.from[j] = i
  }

  /** The words of two clauses; a single character that stayed between two changes belongs to them. */
  #words(one: Atom, other: Atom): void {
    if (one.text === other.text) return this.#same(one, other)
    const own = atomsOf(this.a, [one.start, one.end], tokens)
    const others = atomsOf(this.b, [other.start, other.end], tokens)
    for (const run of runsOf(own, others))
      if (!isIsland(run, own, others)) for (const [x, y] of run) this.#same(own[x]!, others[y]!)
  }

  /** What two clauses became one, or one became two, left over: runs of some length in the gaps are paired, too. */
  fillGaps(): void {
    const { a, b, to } = this
    let [i, j] = [0, 0]
    for (let end = 0; end <= a.length; end++) {
      const at = end < a.length ? to[end]! : b.length
      if (at < 0 || at < j) continue
      if (end > i && at > j) this.#gap([i, end], [j, at])
      ;[i, j] = [end + 1, at + 1]
    }
  }

  #gap(inA: Reach, inB: Reach): void {
    const own = atomsOf(this.a, inA, tokens)
    const others = atomsOf(this.b, inB, tokens)
    // what both end or begin with
    while (own.length > 0 && others.length > 0 && own.at(-1)!.text === others.at(-1)!.text)
      this.#same(own.pop()!, others.pop()!)
    while (own.length > 0 && others.length > 0 && own[0]!.text === others[0]!.text)
      this.#same(own.shift()!, others.shift()!)
    if (own.length * others.length > maxCompared) return
    const isAll = (run: readonly unknown[]): boolean =>
      run.length > 1 && (run.length === own.length || run.length === others.length)
    for (const run of runsOf(own, others)) {
      const { length } = run.map(([x]) => own[x]!.text).join('')
      if (length >= 5 || isAll(run)) for (const [x, y] of run) this.#same(own[x]!, others[y]!)
    }
  }

  /** Sentences that stand nowhere in order, paired with such of the other text: the same ones first, then what is like. */
  findMoves(): void {
    for (const cut of [lines, sentences]) {
      const gone = this.#free(this.a, this.to, cut)
      const came = this.#free(this.b, this.from, cut)
      const places = new Map<string, Atom[]>()
      // the last first, so that the first is taken from the end of a list
      for (const atom of came.toReversed()) {
        const same = places.get(bare(atom))
        if (same) same.push(atom)
        else places.set(bare(atom), [atom])
      }
      for (const atom of gone) {
        const there = places.get(bare(atom))?.pop()
        if (there) this.#words(atom, there)
      }
    }
    const gone = this.#free(this.a, this.to, sentences)
    const came = this.#free(this.b, this.from, sentences)
    if (gone.length * came.length > maxCompared) return
    const likely = gone
      .flatMap((one) => came.map((other) => ({ one, other, score: one.likeness(other) })))
      .filter(({ score }) => score >= leastMoved)
      .sort((x, y) => y.score - x.score || x.one.start - y.one.start || x.other.start - y.other.start)
    const used = new Set<Atom>()
    for (const { one, other } of likely) {
      if (used.has(one) || used.has(other)) continue
      used.add(one).add(other)
      const inner = alignTexts(one.text, other.text)
      inner.to.forEach((at, i) => {
        if (at >= 0) this.#pair(one.start + i, other.start + at)
      })
    }
    this.#movedClauses()
  }

  /** Clauses of a sentence that was moved and cut: the same words, whatever mark ends them, once in each text. */
  #movedClauses(): void {
    const came = unique(this.#free(this.b, this.from, clauses))
    for (const [text, atom] of unique(this.#free(this.a, this.to, clauses))) {
      const there = came.get(text)
      if (!atom || !there || text.length < leastMovedClause) continue
      for (let i = 0; i < text.length; i++) this.#pair(atom.start + i, there.start + i)
    }
  }

  #free(text: string, pairs: Int32Array, cut: RegExp): Atom[] {
    return atomsOf(text, [0, text.length], cut).filter(
      ({ start, end }) => end - start >= leastMovedLength && pairs.subarray(start, end).every((at) => at < 0),
    )
  }
}

const number =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}(?:是|要))\s*/u

/** By their words without the mark that ends them; undefined for what is there twice. */
function unique(atoms: readonly Atom[]): Map<string, Atom | undefined> {
  const found = new Map<string, Atom | undefined>()
  for (const atom of atoms) found.set(unended(atom), found.has(unended(atom)) ? undefined : atom)
  return found
}

/** Without the mark that ends it. */
function unended({ text }: Atom): string {
  return text.replace(/[。！？!?，；：,;:\s]+$/u, '')
}

/** Without its number, which changes with the place. */
function bare({ text }: Atom): string {
  return text.replace(number, '')
}

/** By how many characters two clauses go together; 0 where they do not. The same words outweigh any that are alike. */
function scoreOf(one: Atom, other: Atom): number {
  const length = Math.min(one.text.length, other.text.length)
  if (one.text === other.text) return length + 1
  const like = one.likeness(other)
  return like >= leastAlike ? like * length * 0.9 : 0
}

/** The words that two lists share, as runs that follow each other in both. */
function runsOf(own: readonly Atom[], others: readonly Atom[]): [number, number][][] {
  const runs: [number, number][][] = []
  const shared = commonSequence(
    own.map(({ text }) => text),
    others.map(({ text }) => text),
  )
  for (const pair of shared) {
    const last = runs.at(-1)?.at(-1)
    if (last && last[0] + 1 === pair[0] && last[1] + 1 === pair[1]) runs.at(-1)!.push(pair)
    else runs.push([pair])
  }
  return runs
}

/**
 * A single character that stayed between two changes, or an end mark far from where it was: it is no word that stayed.
 */
function isIsland(
  run: readonly (readonly [number, number])[],
  own: readonly Atom[],
  others: readonly Atom[],
): boolean {
  const [x, y] = run[0]!
  if (run.length > 1 || /\d/u.test(own[x]!.text)) return false
  const isLast = x === own.length - 1 && y === others.length - 1
  if (isLast) return /[。，；：！？]/u.test(own[x]!.text) && Math.abs(own.length - others.length) >= 5
  return x > 0 && x < own.length - 1 && y > 0 && y < others.length - 1
}
