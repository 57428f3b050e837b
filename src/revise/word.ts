/** Merged outcomes as tracked changes and remarks in the Word file that people edited. */
import type { WordSource } from '../text/word-source.ts'
import type { WordPoint } from '../text/word-source.ts'
import type { Outcome, PlaceOf, Range, Replacement, Unit, Version } from './types.ts'
import type { ReadBack } from './causes.ts'
import type { Stale } from './stale.ts'

/** A version with the way back into its Word file. */
export interface WordVersion extends Version {
  source: WordSource
  place: PlaceOf
}

/** As `write` takes them. */
export interface WordChanges {
  comments: { start: WordPoint; end: WordPoint; paragraphs: string[] }[]
  changes: { start: WordPoint; end: WordPoint; text: string }[]
  insertions: {
    part: string
    after: number
    afterTable?: boolean
    like: number
    runs: { text: string; like?: WordPoint; bold?: boolean; highlight?: boolean }[]
    comment?: string[]
  }[]
  removals: { part: string; paragraph: number }[]
  rowInsertions: {
    part: string
    paragraph: number
    place: 'after' | 'before'
    cells: string[]
    comment?: string[]
  }[]
  rowRemovals: { part: string; paragraph: number }[]
}

/** The changes, and the outcomes that have no place in the file: automatic numbers, and words that the reader made. */
export function wordChanges(
  outcomes: readonly Outcome[],
  mine: WordVersion,
  now: Version,
  remarkOf: (outcome: Outcome) => string[],
): { changes: WordChanges; unplaced: Outcome[] } {
  const changes: WordChanges = {
    comments: [],
    changes: [],
    insertions: [],
    removals: [],
    rowInsertions: [],
    rowRemovals: [],
  }
  const placer = new Placer(mine, now, changes)
  const unplaced = outcomes.filter((outcome) => !placer.put(outcome, remarkOf(outcome)))
  return { changes, unplaced }
}

/** Remarks on figures that people changed, and on old ones that they wrote elsewhere. */
export function figureRemarks(
  backs: readonly ReadBack[],
  stale: readonly Stale[],
  mine: WordVersion,
): WordChanges['comments'] {
  const remarks = [
    ...backs.map((one) => ({ range: one, text: backRemark(one) })),
    ...stale.map((one) => ({ range: one, text: staleRemark(one) })),
  ]
  return remarks.flatMap(({ range, text }) => {
    const words = wordRange(mine, range)
    return words ? [{ ...words, paragraphs: [text] }] : []
  })
}

export function backRemark({ name, old, now, proposal, advice }: ReadBack): string {
  const what = `【与事实表不一致】“${name}”事实表是${old}，稿上改成了${now}`
  return proposal ? `${what}；以稿上为准的，加 --update-facts 写回事实表` : `${what}；${advice ?? ''}`
}

export function staleRemark({ name, text, now, note }: Stale): string {
  const instead = now.length > 0 ? `，现在是${now.join('、')}` : ''
  const why = note === undefined ? '' : `；${note}`
  return `【旧数】这里还写着${text}（“${name}”原来的数）${instead}${why}；这句是手工写的，没有替您改，请核对`
}

function wordRange(mine: WordVersion, range: Range): { start: WordPoint; end: WordPoint } | undefined {
  const { start, end } = mine.place(range)
  return mine.source.range(start, end)
}

class Placer {
  readonly #mine: WordVersion
  readonly #now: Version
  readonly #changes: WordChanges

  constructor(mine: WordVersion, now: Version, changes: WordChanges) {
    this.#mine = mine
    this.#now = now
    this.#changes = changes
  }

  put(outcome: Outcome, remark: string[]): boolean {
    switch (outcome.kind) {
      case 'replace': {
        const range = this.#rangeOf(outcome)
        if (!range) return false
        this.#changes.changes.push({ ...range, text: outcome.text })
        this.#changes.comments.push({ ...range, paragraphs: remark })
        return true
      }
      case 'conflict': {
        const range = wordRange(this.#mine, outcome)
        if (range) this.#changes.comments.push({ ...range, paragraphs: remark })
        return range !== undefined
      }
      case 'insert':
        return this.#insert(this.#now.units[outcome.unit]!, outcome.after, remark)
      case 'remove':
        return this.#remove(this.#mine.units[outcome.unit]!, remark)
      default:
        return true
    }
  }

  #rangeOf(outcome: Replacement): { start: WordPoint; end: WordPoint } | undefined {
    const { source, place } = this.#mine
    const ahead = outcome.looksAhead ? source.point(place(outcome).start) : undefined
    return ahead ? { start: ahead, end: ahead } : wordRange(this.#mine, outcome)
  }

  #insert(unit: Unit, after: number, remark: string[]): boolean {
    const anchor = this.#mine.units[after]
    const first = this.#mine.units[0]
    const at = anchor ? this.#last(anchor) : first && this.#first(first)
    if (!at) return false
    const text = (range: Range): string => this.#now.text.slice(range.start, range.end)
    if (unit.kind === 'row') {
      if (!anchor || anchor.kind !== 'row' || anchor.cells!.length !== unit.cells!.length) return false
      this.#changes.rowInsertions.push({
        part: at.part,
        paragraph: at.paragraph,
        place: 'after',
        cells: unit.cells!.map(text),
        comment: remark,
      })
      return true
    }
    const model = this.#alike(unit, after)
    const start = model && this.#first(model)
    const end = model && this.#last(model)
    const lead = unit.leadEnd !== undefined && unit.leadEnd > unit.start ? unit.leadEnd : unit.start
    const runs = [
      ...(lead > unit.start
        ? [{ text: text({ start: unit.start, end: lead }), ...(start ? { like: start } : {}) }]
        : []),
      ...(lead < unit.end
        ? [{ text: text({ start: lead, end: unit.end }), ...(end ? { like: { ...end, offset: 0 } } : {}) }]
        : []),
    ]
    this.#changes.insertions.push({
      part: at.part,
      after: anchor ? at.paragraph : -1,
      ...(anchor?.kind === 'row' ? { afterTable: true } : {}),
      like: start?.paragraph ?? at.paragraph,
      runs: runs.flatMap(({ text: words, ...look }) => slotRuns(words).map((run) => ({ ...run, ...look }))),
      comment: remark,
    })
    return true
  }

  #remove(unit: Unit, remark: string[]): boolean {
    const at = this.#first(unit)
    if (!at) return false
    const place = { part: at.part, paragraph: at.paragraph }
    if (unit.kind === 'row') this.#changes.rowRemovals.push(place)
    else this.#changes.removals.push(place)
    const range = wordRange(this.#mine, unit)
    if (range && unit.kind !== 'row') this.#changes.comments.push({ ...range, paragraphs: remark })
    return true
  }

  /** The nearest unit of the same kind, whose look a new one has. */
  #alike(unit: Unit, near: number): Unit | undefined {
    const { units } = this.#mine
    const alike = (one: Unit): number =>
      (one.kind === unit.kind ? 4 : 0) +
      (one.depth === unit.depth ? 2 : 0) +
      ((one.leadEnd === undefined) === (unit.leadEnd === undefined) ? 1 : 0)
    const order = units
      .map((one, i) => ({ one, score: alike(one), far: Math.abs(i - near) }))
      .filter(({ one }) => one.kind !== 'row' && this.#first(one) !== undefined)
      .toSorted((x, y) => y.score - x.score || x.far - y.far)
    return order[0]?.one
  }

  #first(unit: Unit): WordPoint | undefined {
    return wordRange(this.#mine, unit)?.start
  }

  #last(unit: Unit): WordPoint | undefined {
    return wordRange(this.#mine, unit)?.end
  }
}

/** 【待补】 and the like are marked as in every draft. */
function slotRuns(text: string): { text: string; highlight?: boolean }[] {
  return text
    .split(/(【(?:待补|待核|建议)[^】]*】)/u)
    .filter((one) => one !== '')
    .map((one) => (/^【(?:待补|待核|建议)/u.test(one) ? { text: one, highlight: true } : { text: one }))
}
