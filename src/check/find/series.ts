/** Series of a text, nested, and where their numbers go wrong. */
import { LAST } from '../../speech/index.ts'
import type { Doc } from '../doc.ts'
import { announcements, type Announcement } from './announced.ts'
import { headings, type Heading } from './headings.ts'
import { marks, type Mark, type MarkFamily } from './list.ts'
import {
  chosenOf,
  isBehind,
  likenessOf,
  setting,
  settleAgain,
  waitsFor,
  type Fault,
  type Open,
} from './open-series.ts'

export type { Fault } from './open-series.ts'

/** 一是…二是…三是…, in one paragraph or over several. */
export interface Series {
  /** Of the first item. */
  family: MarkFamily
  items: readonly Mark[]
  /** The item of the outer series that this one stands in. */
  within?: Mark
  /** It could be read in two ways: an item might belong to the series around it. */
  unsure: boolean
  /** Where the stretch of text that it may go on in ends: at the next head. */
  scopeEnd: number
}

export interface SeriesFound {
  /** Of two items and more, in order of their first items. */
  series: readonly Series[]
  faults: readonly Fault[]
}

/** The series of a text, by a stack of open ones: each waits for its next number; a head ends all. */
export function series(doc: Doc): SeriesFound {
  const heads = doc.find(headings)
  const parser = new SeriesParser(doc)
  let at = 0
  for (const mark of doc.find(marks)) {
    for (; at < heads.length && heads[at]!.start <= mark.start; at++)
      if (isBoundary(heads[at]!)) parser.endScope(heads[at]!.start)
    const head = mark.heading === undefined ? undefined : heads[mark.heading]
    if (!head || !isBoundary(head)) parser.take(mark)
  }
  parser.endScope(heads.slice(at).find(isBoundary)?.start ?? doc.text.length)
  return parser.done()
}

/** A head that runs into its paragraph with 1. or （1） may stand inside an item: **一是…** 1.… 2.… **二是…**. */
function isBoundary({ runIn, family, mark }: Heading): boolean {
  return !runIn || (mark !== '' && family !== '1.' && family !== '（1）')
}

/** Nobody nests deeper; what looks so are marks of another kind. */
const deepest = 8

const kin: ReadonlySet<MarkFamily> = new Set(['一是', '一要', '第一'])

/** 第一件 and 第一 are alike enough to go on with each other. */
function rootOf(family: MarkFamily): MarkFamily {
  return family.startsWith('第一') ? '第一' : family
}

class SeriesParser {
  readonly #doc: Doc
  readonly #announced: readonly Announcement[]
  #nextAnnounced = 0
  readonly #series: Series[] = []
  readonly #faults: Fault[] = []
  readonly #stack: Open[] = []
  #closed: Open[] = []
  /** Where the mark before ends. */
  #since = 0

  constructor(doc: Doc) {
    this.#doc = doc
    this.#announced = doc.find(announcements)
  }

  take(mark: Mark): void {
    const open = this.#waiting(mark)
    if (open) this.#add(open, mark)
    else if (mark.number === 1) this.#start(mark)
    else if (mark.number !== LAST && !this.#goOnAsKin(mark) && !this.#goOnWrongly(mark)) this.#start(mark)
    this.#since = mark.end
  }

  endScope(at: number): void {
    this.#popTo(0, at)
    for (const open of this.#closed) settleAgain(open)
    for (const open of this.#closed) {
      const { family, items, within, unsure } = open
      this.#faults.push(...open.faults)
      if (items.length > 1)
        this.#series.push({ family, items, unsure, scopeEnd: at, ...(within ? { within } : {}) })
    }
    this.#closed = []
    this.#since = at
  }

  done(): SeriesFound {
    return {
      series: this.#series.sort((a, b) => a.items[0]!.start - b.items[0]!.start),
      faults: this.#faults.sort((a, b) => a.mark.start - b.mark.start),
    }
  }

  /** The open series that waits for this number: one set like it, the innermost of those. */
  #waiting(mark: Mark): Open | undefined {
    const top = this.#stack.at(-1)
    const isTops = top?.family === mark.family && setting(top.items.at(-1)!, mark) > 0
    const waiting = this.#stack
      .filter(
        (open) =>
          open.family === mark.family &&
          waitsFor(open, mark.number) &&
          !(isTops && open !== top && isBehind(open, mark)),
      )
      .toReversed()
    const likeness = waiting.map((open) => likenessOf(open, mark))
    const best = Math.max(...likeness)
    return chosenOf(waiting.filter((_, i) => likeness[i] === best))
  }

  #add(open: Open, mark: Mark): void {
    this.#popTo(this.#stack.indexOf(open) + 1, mark.start)
    open.items.push(mark)
    open.last = mark.number
    delete open.also
  }

  /** The count that the words directly before an item announce: 存在两个问题：一是…. */
  #wantedAt(mark: Mark): number | undefined {
    while ((this.#announced[this.#nextAnnounced]?.next ?? Infinity) <= mark.start) this.#nextAnnounced++
    const before = this.#announced[this.#nextAnnounced - 1]
    const isDirect = before && this.#doc.text.slice(before.next, mark.start).trim() === ''
    return isDirect && !before.told ? before.n : undefined
  }

  /** 一是 again after …；二是…。, or after paragraphs of which the last is no item: the series before is over. */
  #isOver({ items }: Open, mark: Mark): boolean {
    const last = items.at(-1)!
    if (items.length < 2) return false
    const between = this.#doc.text.slice(last.end, mark.start)
    if (last.starts && mark.starts) return mark.block > last.block + 1 && !/[：:]\s*$/u.test(between)
    return last.block === mark.block && '；，;,'.includes(last.after || ' ') && /[。！？]/u.test(between)
  }

  #start(mark: Mark): void {
    const before = this.#stack.at(-1)
    if (before?.family === mark.family && this.#isOver(before, mark))
      this.#popTo(this.#stack.length - 1, mark.start)
    const wanted = this.#wantedAt(mark)
    const around = this.#stack.at(-1)
    const open: Open = {
      family: mark.family,
      items: [mark],
      last: mark.number,
      unsure: false,
      late: mark.number !== 1,
      since: this.#since,
      faults: [],
    }
    if (wanted !== undefined) open.wanted = wanted
    if (around) open.within = around.items.at(-1)!
    if (around?.family === mark.family && around.items.length === 1 && !around.late && mark.after !== '：') {
      const alike = setting(around.items[0]!, mark)
      if (alike === 2 || (alike === 1 && mark.after === '；')) open.again = around
    }
    this.#stack.push(open)
    if (this.#stack.length > deepest) this.#closed.push(this.#stack.shift()!)
  }

  /** 一是…二要…三是 is one series with a slip; 首先…第二 is how people speak. */
  #goOnAsKin(mark: Mark): boolean {
    const root = rootOf(mark.family)
    // 第四个问题 goes wrongly on from 第二个问题 rather than rightly from 第三步
    const hasOwn = this.#stack.some(({ family }) => family === mark.family)
    const open = this.#stack.findLast(
      ({ family, last, items }) =>
        family !== mark.family &&
        last + 1 === mark.number &&
        setting(items.at(-1)!, mark) > 0 &&
        (kin.has(rootOf(family)) || family === '首先') &&
        kin.has(root) &&
        !(hasOwn && rootOf(family) === root),
    )
    if (!open) return false
    if (open.family === '首先' || rootOf(open.family) === rootOf(mark.family)) open.unsure = true
    else this.#fault('mixed', open, mark, mark.number)
    this.#add(open, mark)
    return true
  }

  #goOnWrongly(mark: Mark): boolean {
    if (this.#isDoubled(mark)) return true
    const open = this.#stack.findLast(
      ({ family, items, late }) => family === mark.family && !late && setting(items.at(-1)!, mark) > 0,
    )
    if (!open || open.last === LAST) return false
    const expected = open.last + 1
    if (mark.number === open.missing) {
      open.items.push(mark)
      delete open.missing
      return true
    }
    if (mark.number === expected + 1) open.missing = expected
    this.#fault(mark.number > expected ? 'gap' : 'repeat', open, mark, expected)
    this.#add(open, mark)
    open.also = expected + 1
    return true
  }

  /** 二是…二是…三是: the first should be 一是. */
  #isDoubled(mark: Mark): boolean {
    const open = this.#stack.at(-1)
    if (open?.family !== mark.family || !open.late || open.items.length > 1 || mark.number !== 2) return false
    const [first] = open.items
    if (first!.number !== 2 || setting(first!, mark) === 0) return false
    open.items.push(mark)
    open.faults.push({
      kind: 'doubled',
      mark: first!,
      expected: 1,
      before: mark,
      since: open.since,
      until: mark.start,
      family: open.family,
    })
    return true
  }

  #fault(kind: Fault['kind'], open: Open, mark: Mark, expected: number): void {
    // of 一是…二要…三要 one slip is told
    if (kind === 'mixed' && open.faults.some((fault) => fault.kind === 'mixed')) return
    open.faults.push({
      kind,
      mark,
      expected,
      before: open.items.at(-1)!,
      until: mark.start,
      family: open.family,
    })
  }

  #popTo(length: number, at: number): void {
    for (const open of this.#stack.splice(length)) {
      this.#closed.push(open)
      if (open.items.length > 1 || open.late) continue
      const [mark] = open.items
      open.faults.push({
        kind: 'alone',
        mark: mark!,
        expected: 2,
        before: mark!,
        until: at,
        family: open.family,
      })
    }
  }
}
