/** Two drafts laid beside each other, as tracked changes in the Word file of the new one. */
import type { LinePair, PaperLine } from '../speech/index.ts'
import { asWritten, comparable, type Comparable } from '../text/comparable.ts'
import { differences } from '../text/differences.ts'
import type { WordPoint, WordSource } from '../text/word-source.ts'
import { noEdits, type NewRun, type WordEdits, type WordRange } from '../write/index.ts'
import { Looks } from './looks.ts'

export interface EditOptions {
  exact: boolean
  /** Titles stay as they are: for the printed form, which lists their changes. */
  titlesStay: boolean
  /** What is said at a line that changed, and at one that moved; none for the printed form. */
  remark?: (pair: LinePair) => string[]
}

/** Words of a cell that is empty now: nothing there could show them. */
export interface EmptiedCell {
  /** The row as it is. */
  row: string
  text: string
}

/** The edits that make the new file show what it has become of the old one, and what they cannot show. */
export function editsFor(
  pairs: readonly LinePair[],
  source: WordSource,
  main: string,
  options: EditOptions,
): { edits: WordEdits; emptied: EmptiedCell[] } {
  const { edits, emptied } = new Marking(pairs, source, main, options)
  return { edits, emptied }
}

class Marking {
  readonly edits = noEdits()
  readonly emptied: EmptiedCell[] = []
  readonly #source: WordSource
  readonly #main: string
  readonly #options: EditOptions
  readonly #looks: Looks
  /** How many lines stand in a paragraph, by part and number. */
  readonly #sharers = new Map<string, number>()
  /** The last line of the text that was passed. */
  #last: PaperLine | undefined

  constructor(pairs: readonly LinePair[], source: WordSource, main: string, options: EditOptions) {
    this.#source = source
    this.#main = main
    this.#options = options
    const lines = pairs.flatMap(({ new: now }) => now ?? [])
    this.#looks = new Looks(lines, source, main)
    for (const line of lines)
      for (const key of new Set(this.#pointsOf(line).map(keyOf)))
        this.#sharers.set(key, (this.#sharers.get(key) ?? 0) + 1)
    pairs.forEach((pair, i) => this.#pair(pair, () => pairs.slice(i + 1).find((one) => one.new)?.new))
  }

  #pair(pair: LinePair, next: () => PaperLine | undefined): void {
    const { old, new: now } = pair
    const stays = this.#options.titlesStay && (now ?? old)?.kind === 'title'
    if (!stays) {
      const remark = this.#options.remark?.(pair) ?? []
      if (old && now) this.#changed(pair, remark)
      else if (now) this.#added(now, remark)
      else if (old) this.#removed(old, remark, next())
    }
    if (now && this.#pointsOf(now).some(({ part }) => part === this.#main)) this.#last = now
  }

  #changed({ kind, old, new: now }: LinePair, remark: string[]): void {
    if (kind === 'same') return
    const cells = old!.cells && now!.cells ? now!.cells.map((cell, i) => [old!.cells![i], cell] as const) : []
    const texts = cells.length > 0 ? cells : [[old, now] as const]
    let first: WordRange | undefined
    for (const [before, after] of texts) {
      if (!before || !after) continue
      const lost = this.#text(before, after, (range) => (first ??= range))
      if (lost === '') continue
      const row = now!.cells?.map(({ text }) => text.trim()).filter((text) => text !== '')
      this.emptied.push({ row: row?.join('、') ?? '', text: lost })
      if (this.#options.remark) remark.push(emptiedWords(lost))
    }
    if (remark.length > 0) this.#comment(first ?? this.#rangeOf(now!), remark)
  }

  /** Marks what differs between two texts; gives what went and has no place, as in a cell that is empty now. */
  #text(before: Located, after: Located, found: (range: WordRange) => void): string {
    const [old, now] = [this.#form(before.text), this.#form(after.text)]
    const at = (offset: number): number => after.offsets[now.offsets[offset]!]!
    let lost = ''
    for (const each of differences(old.text, now.text)) {
      if (each.kind === 'added') {
        const ranges = this.#ranges(at(each.newStart), at(each.newEnd - 1) + 1)
        this.edits.marks.push(...ranges)
        if (ranges[0]) found(ranges[0])
      } else if (each.kind === 'removed') {
        const text = before.text.slice(old.offsets[each.oldStart], old.offsets[each.oldEnd - 1]! + 1)
        const point = this.#ghostPoint(after, now, each.newStart)
        if (point) {
          this.edits.ghosts.push({ at: point, text })
          found({ start: point, end: point })
        } else lost += text
      }
    }
    return lost
  }

  /** Before the character at `offset` of the compared text; behind the last one where none is after it. */
  #ghostPoint(after: Located, now: Comparable, offset: number): WordPoint | undefined {
    for (let i = offset; i < now.text.length; i++) {
      const point = this.#source.point(after.offsets[now.offsets[i]!]!)
      if (point) return point
    }
    for (let i = Math.min(offset, now.text.length) - 1; i >= 0; i--) {
      const point = this.#source.point(after.offsets[now.offsets[i]!]!)
      if (point) return { ...point, offset: point.offset + 1 }
    }
    return undefined
  }

  #form(text: string): Comparable {
    return this.#options.exact ? asWritten(text) : comparable(text)
  }

  #added(now: PaperLine, remark: string[]): void {
    const points = this.#pointsOf(now)
    const first = points[0]
    if (!first) return
    if (now.kind === 'row') {
      this.edits.markedRows.push({ part: first.part, paragraph: first.paragraph })
    } else {
      const isAlone = points.every((point) => this.#sharers.get(keyOf(point)) === 1)
      const own = new Map(points.map((point) => [keyOf(point), point]))
      if (!isAlone) this.edits.marks.push(...this.#ranges(now.offsets[0]!, now.offsets.at(-1)!))
      else
        for (const { part, paragraph } of own.values()) this.edits.markedParagraphs.push({ part, paragraph })
    }
    if (remark.length > 0) this.#comment(this.#rangeOf(now), remark)
  }

  #removed(old: PaperLine, remark: string[], next: PaperLine | undefined): void {
    const comment = remark.length > 0 ? { comment: remark } : {}
    const last = this.#last && this.#pointsOf(this.#last).findLast(({ part }) => part === this.#main)
    if (old.kind === 'row') {
      const isAfter = this.#last?.kind === 'row'
      const row = isAfter ? last : next?.kind === 'row' ? this.#pointsOf(next)[0] : undefined
      const width = (isAfter ? this.#last : next)?.cells?.length ?? 0
      if (row) {
        const { part, paragraph } = row
        const place = isAfter ? 'after' : 'before'
        const cells = fitted(
          old.cells!.map(({ text }) => text.trim()),
          width,
        )
        this.edits.rowInsertions.push({ part, paragraph, place, cells, kind: 'deleted', ...comment })
        return
      }
    }
    const look = this.#looks.like(old)
    // Before a table that the file begins with no paragraph can stand: behind it one can.
    const first = !last && next?.kind === 'row' ? this.#pointsOf(next)[0] : undefined
    this.edits.insertions.push({
      part: this.#main,
      after: (last ?? first)?.paragraph ?? -1,
      ...(first || this.#last?.kind === 'row' ? { afterTable: true } : {}),
      like: look.paragraph,
      runs: runsOf(old, look),
      kind: 'deleted',
      ...comment,
    })
  }

  #comment(range: WordRange | undefined, paragraphs: string[]): void {
    if (range) this.edits.comments.push({ ...range, paragraphs })
  }

  #rangeOf(line: PaperLine): WordRange | undefined {
    const points = this.#pointsOf(line)
    const [first, last] = [points[0], points.at(-1)]
    if (!first || !last) return undefined
    return { start: first, end: { ...last, offset: last.offset + 1 } }
  }

  /** The ends of [start, end) of the source, paragraph by paragraph. */
  #ranges(start: number, end: number): WordRange[] {
    const ranges: WordRange[] = []
    for (let at = start; at < end; at++) {
      const point = this.#source.point(at)
      if (!point) continue
      const last = ranges.at(-1)
      const after = { ...point, offset: point.offset + 1 }
      if (last && keyOf(last.start) === keyOf(point)) last.end = after
      else ranges.push({ start: point, end: after })
    }
    return ranges
  }

  #pointsOf(line: PaperLine): WordPoint[] {
    const texts: readonly Located[] = line.cells ?? [line]
    return texts.flatMap(({ text, offsets }) =>
      [...new Set(edges(text, offsets, this.#source))].flatMap((at) => this.#source.point(at) ?? []),
    )
  }
}

/** What a comment says of a cell that is empty now. */
function emptiedWords(text: string): string {
  return `此行有一格原为“${text}”，现为空`
}

interface Located {
  text: string
  offsets: readonly number[]
}

/** The first and the last character of a text in each paragraph that it stands in. */
function* edges(text: string, offsets: readonly number[], source: WordSource): Iterable<number> {
  let last = -1
  let key = ''
  for (let i = 0; i < text.length; i++) {
    const point = source.point(offsets[i]!)
    if (!point) continue
    if (keyOf(point) !== key) {
      if (last >= 0) yield last
      yield offsets[i]!
      key = keyOf(point)
    }
    last = offsets[i]!
  }
  if (last >= 0) yield last
}

function keyOf({ part, paragraph }: WordPoint): string {
  return `${part} ${paragraph}`
}

/** As many texts as a row has cells. */
function fitted(cells: readonly string[], width: number): string[] {
  if (width === 0 || cells.length <= width)
    return [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')]
  return [...cells.slice(0, width - 1), cells.slice(width - 1).join('　')]
}

function runsOf(old: PaperLine, { lead, body }: ReturnType<Looks['like']>): NewRun[] {
  if (old.kind === 'row') return [{ text: old.cells!.map(({ text }) => text.trim()).join('　') }]
  if (old.lead === 0) return [{ text: old.text }]
  return [
    { text: old.text.slice(0, old.lead), ...(lead ? { like: lead } : { bold: true }) },
    { text: old.text.slice(old.lead), ...(body ? { like: body } : {}) },
  ].filter(({ text }) => text !== '')
}
