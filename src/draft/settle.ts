/**
 * After filling: what could not be known while filling is settled on the plain text. Sentences that use something
 * absent go, then empty points, parts and rows, then numbers and counts follow from what is left, then punctuation and
 * blank lines are mended. Inserted sheet texts are atomic: no mark inside them ends a sentence and none is mended.
 */
import { countWord } from '../text/numerals.ts'
import type { Problem } from '../text/problem.ts'
import type { Facts } from '../facts/index.ts'
import { edit, placeholder, type Marked, type Span, type TextEdit } from './marks.ts'
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

const structural = new Set(['absent', 'extent', 'cell', 'heading', 'lead', 'section', 'body', 'scope', 'item', 'part'])

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

/** Takes out the sentence (or explicit extent, or cell) of every absent value. */
function cutAbsent(marked: Marked): Marked {
  const absent = marked.spans.filter((span) => span.origin.kind === 'absent')
  if (absent.length === 0) return marked
  const own = ownership(marked)
  const ranges = absent.map((span) => extentOf(span, marked, own))
  const edits = merge(ranges).flatMap(({ start, end }) => cutting(marked, own, start, end))
  const rest = { text: marked.text, spans: marked.spans.filter((span) => span.origin.kind !== 'absent') }
  return edit(rest, edits)
}

interface Range {
  start: number
  end: number
}

function extentOf(absent: Span, marked: Marked, own: Uint8Array): Range {
  const around = marked.spans.filter((span) => span.start <= absent.start && absent.start <= span.end)
  const extent = around.findLast((span) => span.origin.kind === 'extent')
  if (extent) return { start: extent.start, end: extent.end }
  // Inside a head the whole head is meant; its section or paragraph follows when nothing else is left of it.
  const section = around.findLast((span) => span.origin.kind === 'heading')
  if (section) {
    const whole = around.findLast((span) => span.origin.kind === 'section')
    return whole ?? section
  }
  const { text } = marked
  const lineStart = text.lastIndexOf('\n', absent.start - 1) + 1
  const row = text.startsWith('|', lineStart)
  const ends = (i: number): boolean => own[i] === 1 && (row ? text[i] === '|' : sentenceEnd.test(text[i]!))
  let start = absent.start
  while (start > lineStart && !ends(start - 1) && !(closers.test(text[start - 1]!) && closedSentence(text, own, start - 1))) start--
  let end = absent.start
  while (end < text.length && text[end] !== '\n' && !ends(end)) end++
  if (!row && end < text.length && text[end] !== '\n') end++
  while (!row && end < text.length && own[end] === 1 && closers.test(text[end]!)) end++
  return { start, end }
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

/** The items that a scope printed: those whose nearest scope it is. */
function itemsOf(scope: Span, spans: readonly Span[]): Span[] {
  const inner = spans.filter((span) => span.origin.kind === 'scope' && span !== scope && within(span, scope))
  return spans.filter((span) => span.origin.kind === 'item' && within(span, scope) && !inner.some((one) => within(span, one)))
}

function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end && inner !== outer
}

/** The few spans that numbering looks at, out of thousands. */
function structure(marked: Marked): Span[] {
  return marked.spans.filter(({ origin: { kind } }) => kind === 'scope' || kind === 'item' || kind === 'number' || kind === 'count')
}

function countOf(key: string, spans: readonly Span[]): number {
  const scopes = spans.filter((span) => span.origin.kind === 'scope' && span.origin.key === key)
  return Math.max(0, ...scopes.map((scope) => itemsOf(scope, spans).length))
}

/** A count of nothing makes the sentence that announces it absent. */
function absentCounts(marked: Marked): Marked {
  const numbering = structure(marked)
  // A template announces of its own accord (no path) only what is more than one; the sheet's 【几】 may say 一.
  const none = numbering.filter(
    ({ origin }) => origin.kind === 'count' && countOf(origin.key, numbering) <= (origin.path === '' ? 1 : 0),
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
  const spans = structure(marked)
  const edits: TextEdit[] = []
  // （一） and 1. are headings: several blocks in one part go on counting. 一是 and 一要 are series and start anew.
  const counters = new Map<string, number>()
  const follow = (scope: Span, mark: string, items: number): number => {
    if (!/^[（(]?[一1][）)、.．]/.test(mark)) return 0
    const holder = nearestItem(scope, spans)
    const key = `${holder ? spans.indexOf(holder) : ''} ${mark}`
    const before = counters.get(key) ?? 0
    counters.set(key, before + items)
    return before
  }
  for (const scope of spans) {
    if (scope.origin.kind !== 'scope') continue
    const { mark } = scope.origin
    const items = itemsOf(scope, spans)
    const before = follow(scope, mark, items.length)
    const alone = items.length === 1 && before === 0
    items.forEach((item, i) => {
      for (const place of spans) {
        if (place.origin.kind !== 'number' || !within(place, item) || nearestItem(place, spans) !== item) continue
        // One item alone is not numbered: 一是 without 二是 announces what does not come.
        const printed = !alone && mark !== '' ? numbered(mark, before + i + 1) : ''
        edits.push({ start: place.start, end: place.end, text: beforeHead(printed, text.slice(place.end, place.end + 8).replaceAll('*', '')) })
      }
    })
  }
  for (const span of spans) {
    if (span.origin.kind !== 'count') continue
    const n = countOf(span.origin.key, spans)
    edits.push({ start: span.start, end: span.end, text: countWord(n) })
    if (n === 1) {
      const place = facts.places.of(span.origin.path)
      problems.push({ code: 'count/one', level: 'warn', message: '这里的【几】只数到一项，请改写这句话，或者不写“总起”', ...(place ? { place } : {}) })
    }
  }
  return edit(marked, edits)
}

function nearestItem(place: Span, spans: readonly Span[]): Span | undefined {
  let nearest: Span | undefined
  for (const span of spans) {
    if (span.origin.kind !== 'item' || !within(place, span)) continue
    if (!nearest || span.end - span.start <= nearest.end - nearest.start) nearest = span
  }
  return nearest
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
  const back = /\n{2,}$/.exec(marked.text)
  if (back && back.index > 0) edits.push({ start: back.index, end: marked.text.length, text: '\n' })
  return edits
}
