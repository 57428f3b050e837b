/** What goes when a value is absent, and what is left empty by that. */
import { edit, placeholder, type Marked, type Origin, type Span, type TextEdit } from './marks.ts'
import { ownership } from './ownership.ts'

export function hasAbsent(marked: Marked): boolean {
  return marked.spans.some((span) => span.origin.kind === 'absent')
}

const sentenceEnd = /[。！？；]/
const closers = /[”’）】》」]/

/** The spans that say how far a cut goes. */
const bounding = new Set<Origin['kind']>(['extent', 'entry', 'section', 'heading'])

/** Takes out the sentence (or explicit extent, section, paragraph, cell) of every absent value. */
export function cutAbsent(marked: Marked): Marked {
  const absent = marked.spans.filter((span) => span.origin.kind === 'absent')
  if (absent.length === 0) return marked
  const own = ownership(marked)
  const limits = marked.spans.filter((span) => bounding.has(span.origin.kind))
  const ranges = merge(absent.map((span) => extentOf(span, limits, marked, own)))
  const gone = marked.spans.filter(
    (span) => span.origin.kind === 'entries' && showsNothing(rest(marked.text, span, ranges)),
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

function extentOf(absent: Span, limits: readonly Span[], marked: Marked, own: Uint8Array): Range {
  const around = limits.filter((span) => span.start <= absent.start && absent.start <= span.end)
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
  if (text.startsWith('|', first)) return cellExtent(absent, text, own)
  let start = absent.start
  while (start > first && !endsBefore(start, text, own)) start--
  const last = lineEnd(text, absent.end)
  let end = absent.end
  while (end < last && !(own[end] === 1 && sentenceEnd.test(text[end]!))) end++
  if (end < last) end++
  while (end < last && own[end] === 1 && closers.test(text[end]!)) end++
  return { start, end }
}

/** True where a sentence ends right before an offset, with the marks that close it. */
function endsBefore(at: number, text: string, own: Uint8Array): boolean {
  const char = text[at - 1]!
  if (own[at - 1] === 1 && sentenceEnd.test(char)) return true
  return closers.test(char) && closedSentence(text, own, at - 1)
}

/** A table's cell between the bars of the template. */
function cellExtent(absent: Range, text: string, own: Uint8Array): Range {
  const isBar = (i: number): boolean => own[i] === 1 && text[i] === '|'
  let { start, end } = absent
  while (start > 0 && text[start - 1] !== '\n' && !isBar(start - 1)) start--
  while (end < text.length && text[end] !== '\n' && !isBar(end)) end++
  return { start, end }
}

/** A list of which nothing is printed takes the words that lead up to it (刚才，…), where there are any. */
function aroundList(list: Range, marked: Marked, own: Uint8Array): Range {
  const { text } = marked
  let at = list.start
  let leads = false
  while (at > 0 && text[at - 1] !== '\n' && !sentenceEnd.test(text[at - 1]!)) {
    at--
    leads ||= own[at] === 1 && !showsNothing(text[at]!)
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

/** White space, stars, hashes, bars, numbers still to come, and marks: what is nothing by itself. */
const nothing = new RegExp(`^(?:${placeholder}|[\\s*#|:\\-—，。；、：！？])*$`)

/** True where a reader would see nothing of a stretch. */
function showsNothing(text: string): boolean {
  return nothing.test(text)
}

/** Items, parts and table rows of which nothing is left. */
export function cutEmpty(marked: Marked): Marked {
  const edits: TextEdit[] = []
  for (const span of marked.spans) {
    const { kind } = span.origin
    if (span.end === span.start) continue
    if (kind !== 'item' && kind !== 'section') continue
    const from = kind === 'section' ? bodyOf(span, marked) : span.start
    if (showsNothing(marked.text.slice(from, span.end)))
      edits.push({ start: span.start, end: span.end, text: '' })
  }
  edits.push(...emptyRows(marked))
  return edits.length === 0 ? marked : edit(marked, edits)
}

/** Where the body of a part begins, behind its heading. */
function bodyOf(section: Span, { spans }: Marked): number {
  const heading = spans.find(
    ({ origin, start, end }) => origin.kind === 'heading' && start >= section.start && end <= section.end,
  )
  return heading?.end ?? section.start
}

/** Body rows of a table without a single value; the head row and its rule stay. */
function emptyRows(marked: Marked): TextEdit[] {
  const edits: TextEdit[] = []
  let at = 0
  let inTable = 0
  for (const line of marked.text.split('\n')) {
    const isRow = line.startsWith('|')
    inTable = isRow ? inTable + 1 : 0
    if (inTable > 2 && showsNothing(line)) edits.push({ start: at, end: at + line.length + 1, text: '' })
    at += line.length + 1
  }
  return edits
}
