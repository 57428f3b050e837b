/**
 * After filling: what could not be known while filling is settled on the plain text. Sentences that use something
 * absent go, then empty points, parts and rows, then numbers and counts follow from what is left, then punctuation and
 * blank lines are mended. Inserted sheet texts are atomic: no mark inside them ends a sentence and none is mended.
 */
import { countWord } from '../text/numerals.ts'
import type { Problem } from '../text/problem.ts'
import type { Facts } from '../facts/index.ts'
import { edit, placeholder, type Marked, type Origin, type Span, type TextEdit } from './marks.ts'
import { beforeHead, numbered } from './series.ts'

/** Settles a filled draft. Adds a warning for an announced count of 1; what is missing is reported by the caller. */
export function settle(filled: Marked, facts: Facts, problems: Problem[]): Marked {
  let marked = filled
  for (let round = 0; round < 200; round++) {
    const cut = cutAbsent(marked)
    const emptied = cutEmpty(cut)
    const counted = absentCounts(emptied)
    if (counted === marked || (counted.text === marked.text && !hasAbsent(counted))) {
      marked = counted
      break
    }
    marked = counted
  }
  return mend(number(marked, facts, problems))
}

const structural = new Set<Origin['kind']>([
  'absent',
  'extent',
  'entries',
  'entry',
  'heading',
  'lead',
  'section',
  'scope',
  'item',
  'part',
])

/** For each character whether it is the template's own: 1, or inserted: 0. */
function ownership(marked: Marked): Uint8Array {
  const own = new Uint8Array(marked.text.length).fill(1)
  for (const { start, end, origin } of marked.spans) {
    if (structural.has(origin.kind)) continue
    own.fill(origin.kind === 'template' && origin.literal ? 1 : 0, start, end)
  }
  return own
}

function hasAbsent(marked: Marked): boolean {
  return marked.spans.some((span) => span.origin.kind === 'absent')
}

const sentenceEnd = /[。！？；]/
const closers = /[”’）】》」]/

/** Takes out the sentence (or explicit extent, section, paragraph, cell) of every absent value. */
function cutAbsent(marked: Marked): Marked {
  const absent = marked.spans.filter((span) => span.origin.kind === 'absent')
  if (absent.length === 0) return marked
  const own = ownership(marked)
  const ranges = merge(absent.map((span) => extentOf(span, marked, own)))
  const gone = marked.spans.filter(
    (span) => span.origin.kind === 'entries' && seen(rest(marked.text, span, ranges)) === '',
  )
  const all = merge([...ranges, ...gone.map((list) => aroundList(list, marked, own))])
  const edits = all.flatMap(({ start, end }) => cutting(marked, own, start, end))
  const left = { text: marked.text, spans: marked.spans.filter((span) => span.origin.kind !== 'absent') }
  return edit(left, edits)
}

interface Range {
  start: number
  end: number
}

/** What of a span's text is outside the ranges. */
function rest(text: string, span: Range, ranges: readonly Range[]): string {
  let at = span.start
  let left = ''
  for (const range of ranges) {
    if (range.end <= at || range.start >= span.end) continue
    left += text.slice(at, Math.max(at, range.start))
    at = range.end
  }
  return left + text.slice(at, Math.max(at, span.end))
}

function extentOf(absent: Span, marked: Marked, own: Uint8Array): Range {
  const around = marked.spans.filter((span) => span.start <= absent.start && absent.start <= span.end)
  const bounds = around.findLast(({ origin: { kind } }) => kind === 'extent' || kind === 'entry')
  if (bounds?.origin.kind === 'extent') return bounds
  if (absent.origin.kind === 'absent' && absent.origin.list) return aroundList(absent, marked, own)
  const range =
    headingExtent(absent, around, marked, own) ??
    leadExtent(absent, marked, own) ??
    sentenceExtent(absent, marked, own)
  if (!bounds) return range
  return { start: Math.max(range.start, bounds.start), end: Math.min(range.end, bounds.end) }
}

/** An absent value in a heading takes its section; in the title of the paper its line only. */
function headingExtent(
  absent: Span,
  around: readonly Span[],
  { text }: Marked,
  own: Uint8Array,
): Range | undefined {
  const section = around.findLast((span) => span.origin.kind === 'section')
  const heading = around.find((span) => span.origin.kind === 'heading')
  if (heading) return section ?? heading
  const start = lineStart(text, absent.start)
  const hashes = /^#{1,6}(?= )/.exec(text.slice(start, start + 8))?.[0].length
  if (hashes === undefined || own[start] !== 1) return undefined
  const next = hashes === 1 ? /\n/g : new RegExp(`\n(?=#{1,${hashes}} )`, 'g')
  next.lastIndex = absent.start
  const end = next.exec(text)?.index ?? text.length
  return { start, end: section ? Math.min(end, section.end) : end }
}

/** An absent value in a run-in head takes its paragraph. */
function leadExtent(absent: Span, { text }: Marked, own: Uint8Array): Range | undefined {
  const start = lineStart(text, absent.start)
  if (!text.startsWith('**', start) || own[start] !== 1) return undefined
  if (text.slice(start + 2, absent.start).includes('**')) return undefined
  return { start, end: lineEnd(text, absent.start) }
}

function sentenceExtent(absent: Range, { text }: Marked, own: Uint8Array): Range {
  const first = lineStart(text, absent.start)
  const row = text.startsWith('|', first)
  const ends = (i: number): boolean => own[i] === 1 && (row ? text[i] === '|' : sentenceEnd.test(text[i]!))
  let start = absent.start
  while (
    start > first &&
    !ends(start - 1) &&
    !(closers.test(text[start - 1]!) && closedSentence(text, own, start - 1))
  )
    start--
  let end = absent.end
  while (end < text.length && text[end] !== '\n' && !ends(end)) end++
  if (!row && end < text.length && text[end] !== '\n') end++
  while (!row && end < text.length && own[end] === 1 && closers.test(text[end]!)) end++
  return { start, end }
}

/** A list of which nothing is printed takes the words that lead up to it (刚才，…), where there are any. */
function aroundList(list: Range, marked: Marked, own: Uint8Array): Range {
  const { text } = marked
  let at = list.start
  let leads = false
  while (at > 0 && text[at - 1] !== '\n' && !sentenceEnd.test(text[at - 1]!)) {
    at--
    leads ||= own[at] === 1 && seen(text[at]!) !== ''
  }
  return leads ? sentenceExtent(list, marked, own) : { start: list.start, end: list.end }
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** True where a closing mark stands right behind a sentence end and belongs to that sentence. */
function closedSentence(text: string, own: Uint8Array, at: number): boolean {
  let i = at
  while (i >= 0 && own[i] === 1 && closers.test(text[i]!)) i--
  return i >= 0 && own[i] === 1 && sentenceEnd.test(text[i]!)
}

function merge(ranges: Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)
  const merged: Range[] = []
  for (const range of sorted) {
    const last = merged.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else merged.push({ ...range })
  }
  return merged
}

/** A cut, passing a final 。！？ back to the clause before it where that ended with ；，、 of the template. */
function cutting(marked: Marked, own: Uint8Array, start: number, end: number): TextEdit[] {
  const { text } = marked
  const cut: TextEdit = { start, end, text: '' }
  const last = /([。！？])[”’）]*$/.exec(text.slice(start, end))?.[1]
  const before = start - 1
  if (last && before >= 0 && own[before] === 1 && /[；，、]/.test(text[before]!)) {
    return [{ start: before, end, text: last }]
  }
  return [cut]
}

/** What a reader would see of a stretch: no white space, stars, hashes, bars, numbers still to come, or lone marks. */
function seen(text: string): string {
  return text.replaceAll(placeholder, '').replaceAll(/[\s*#|:\-—，。；、：！？]/g, '')
}

/** Items, parts and table rows of which nothing is left. */
function cutEmpty(marked: Marked): Marked {
  const edits: TextEdit[] = []
  for (const span of marked.spans) {
    const { kind } = span.origin
    if (span.end === span.start) continue
    const text = marked.text.slice(span.start, span.end)
    if (kind === 'item' && seen(text) === '') edits.push({ start: span.start, end: span.end, text: '' })
    if (kind === 'section') {
      const heading = marked.spans.find((one) => one.origin.kind === 'heading' && one.start >= span.start && one.end <= span.end)
      const body = heading ? marked.text.slice(heading.end, span.end) : text
      if (seen(body) === '') edits.push({ start: span.start, end: span.end, text: '' })
    }
  }
  edits.push(...emptyRows(marked))
  return edits.length === 0 ? marked : edit(marked, edits)
}

/** Body rows of a table without a single value; the head row and its rule stay. */
function emptyRows(marked: Marked): TextEdit[] {
  const edits: TextEdit[] = []
  let at = 0
  let inTable = 0
  for (const line of marked.text.split('\n')) {
    const isRow = line.startsWith('|')
    inTable = isRow ? inTable + 1 : 0
    if (inTable > 2 && seen(line) === '') edits.push({ start: at, end: at + line.length + 1, text: '' })
    at += line.length + 1
  }
  return edits
}

/** Scopes, items, numbers and counts, out of thousands of spans, each with the one it stands in. */
class Structure {
  readonly spans: Span[] = []
  readonly #parents = new Map<Span, Span>()

  constructor(marked: Marked) {
    const stack: Span[] = []
    for (const span of marked.spans) {
      const { kind } = span.origin
      // An item of which nothing was printed is none. Of equal spans the first is the outer one.
      if (!(kind === 'scope' || kind === 'item' || kind === 'number' || kind === 'count')) continue
      if (span.start === span.end) continue
      while (stack.length > 0 && stack.at(-1)!.end < span.end) stack.pop()
      const parent = stack.at(-1)
      if (parent) this.#parents.set(span, parent)
      this.spans.push(span)
      stack.push(span)
    }
  }

  /** The nearest item around a span. */
  itemAround(span: Span): Span | undefined {
    let at = this.#parents.get(span)
    while (at && at.origin.kind !== 'item') at = this.#parents.get(at)
    return at
  }

  /** The items that a scope printed: those whose nearest scope it is. */
  itemsOf(scope: Span): Span[] {
    return this.spans.filter((span) => {
      if (span.origin.kind !== 'item') return false
      let at = this.#parents.get(span)
      while (at && at.origin.kind !== 'scope') at = this.#parents.get(at)
      return at === scope
    })
  }

  countOf(key: string): number {
    const scopes = this.spans.filter(({ origin }) => origin.kind === 'scope' && origin.key === key)
    return Math.max(0, ...scopes.map((scope) => this.itemsOf(scope).length))
  }
}

/** A count of nothing makes the sentence that announces it absent. */
function absentCounts(marked: Marked): Marked {
  const structure = new Structure(marked)
  // A template announces of its own accord (no path) only what is more than one; the sheet's 【几】 may say 一.
  const none = structure.spans.filter(
    ({ origin }) => origin.kind === 'count' && structure.countOf(origin.key) <= (origin.path === '' ? 1 : 0),
  )
  if (none.length === 0) return marked
  const spans = [...marked.spans]
  for (const count of none) {
    // The sheet text that announces is atomic, so the cut is set at its start and takes it whole.
    const text = spans.find((span) => span.origin.kind === 'text' && span.start <= count.start && count.end <= span.end)
    const at = text?.start ?? count.start
    spans.splice(spans.indexOf(count), 1)
    spans.push({ start: at, end: at, origin: { kind: 'absent' } })
  }
  return { text: marked.text, spans: spans.sort((a, b) => a.start - b.start || b.end - a.end) }
}

function number(marked: Marked, facts: Facts, problems: Problem[]): Marked {
  const { text } = marked
  const structure = new Structure(marked)
  const edits: TextEdit[] = []
  // （一） and 1. are headings: several blocks in one part go on counting. 一是 and 一要 are series and start anew.
  const counters = new Map<Span | undefined, Map<string, number>>()
  const follow = (scope: Span, mark: string, items: number): number => {
    if (!/^[（(]?[一1][）)、.．]/.test(mark)) return 0
    const holder = structure.itemAround(scope)
    const marks = counters.get(holder) ?? new Map<string, number>()
    counters.set(holder, marks)
    const before = marks.get(mark) ?? 0
    marks.set(mark, before + items)
    return before
  }
  for (const scope of structure.spans) {
    if (scope.origin.kind !== 'scope') continue
    const { mark } = scope.origin
    const items = structure.itemsOf(scope)
    const before = follow(scope, mark, items.length)
    const alone = items.length === 1 && before === 0
    items.forEach((item, i) => {
      for (const place of structure.spans) {
        if (place.origin.kind !== 'number' || structure.itemAround(place) !== item) continue
        // One item alone is not numbered: 一是 without 二是 announces what does not come.
        const printed = !alone && mark !== '' ? numbered(mark, before + i + 1) : ''
        const head = text.slice(place.end, place.end + 8).replaceAll('*', '')
        edits.push({ start: place.start, end: place.end, text: beforeHead(printed, head) })
      }
    })
  }
  for (const span of structure.spans) {
    if (span.origin.kind !== 'count') continue
    const n = structure.countOf(span.origin.key)
    edits.push({ start: span.start, end: span.end, text: countWord(n) })
    if (n === 1) problems.push(countedOne(span.origin.path, facts))
  }
  return edit(marked, edits)
}

function countedOne(path: string, facts: Facts): Problem {
  const place = facts.places.of(path)
  const message = '这里的【几】只数到一项，请改写这句话，或者不写“总起”'
  return { code: 'count/one', level: 'warn', message, ...(place ? { place } : {}) }
}

/** Marks that met when something between them went, and the layout of the file: one empty line between paragraphs. */
function mend(marked: Marked): Marked {
  let at = marked
  for (let round = 0; round < 4; round++) {
    const edits = [...punctuation(at), ...layout(at)]
    if (edits.length === 0) return at
    at = edit(at, edits)
  }
  return at
}

const meetings: [form: RegExp, keep: 'first' | 'last'][] = [
  [/[，、：][。；！？]/g, 'last'],
  [/[。！？][，、；。]/g, 'first'],
  [/；[，、；]/g, 'first'],
  [/；。/g, 'last'],
  [/，[，、；]/g, 'first'],
  [/：：/g, 'first'],
]

function punctuation(marked: Marked): TextEdit[] {
  const own = ownership(marked)
  const edits: TextEdit[] = []
  for (const [form, keep] of meetings) {
    for (const match of marked.text.matchAll(form)) {
      const i = match.index
      const drop = keep === 'last' ? i : i + 1
      // Two marks of one and the same sheet text are its writer's.
      if (own[i] === 0 && own[i + 1] === 0) continue
      if (own[drop] === 0 && own[drop === i ? i + 1 : i] === 1) {
        // The sheet's mark would go: the template's goes instead, unless the sheet's is the weaker one at its end.
        if (keep === 'first') {
          edits.push({ start: i, end: i + 1, text: '' })
          continue
        }
      }
      edits.push({ start: drop, end: drop + 1, text: '' })
    }
  }
  for (const match of marked.text.matchAll(/(?<=^|\n)[，。；、]+/g)) {
    if (own[match.index] === 1) edits.push({ start: match.index, end: match.index + match[0].length, text: '' })
  }
  return edits
}

function layout(marked: Marked): TextEdit[] {
  const edits: TextEdit[] = []
  for (const match of marked.text.matchAll(/[ \t]+(?=\n|$)/g)) edits.push({ start: match.index, end: match.index + match[0].length, text: '' })
  for (const match of marked.text.matchAll(/\n{3,}/g)) edits.push({ start: match.index, end: match.index + match[0].length, text: '\n\n' })
  const front = /^\n+/.exec(marked.text)?.[0].length ?? 0
  if (front > 0) edits.push({ start: 0, end: front, text: '' })
  // Words right under a table would be read as one more row of it.
  for (const match of marked.text.matchAll(/(?<=^|\n)\|.*\n(?=[^|\n])/g))
    edits.push({ start: match.index + match[0].length, end: match.index + match[0].length, text: '\n' })
  const back = /\n{2,}$/.exec(marked.text)
  if (back && back.index > 0) edits.push({ start: back.index, end: marked.text.length, text: '\n' })
  return edits
}
