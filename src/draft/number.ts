/** Numbers and announced counts, from what is left of a draft. */
import type { Facts } from '../facts/index.ts'
import { countWord } from '../text/numerals.ts'
import type { Problem } from '../text/problem.ts'
import { edit, type Marked, type Origin, type Span, type TextEdit } from './marks.ts'
import { beforeHead, numbered } from './series.ts'
import { Structure } from './structure.ts'

/** A count of nothing makes the sentence that announces it absent. */
export function absentCounts(marked: Marked): Marked {
  const structure = new Structure(marked)
  // A template announces of its own accord (no path) only what is more than one; the sheet's 【几】 may say 一.
  const none = structure.spans.filter(
    ({ origin }) => origin.kind === 'count' && structure.countOf(origin.key) <= (origin.path === '' ? 1 : 0),
  )
  if (none.length === 0) return marked
  const spans = [...marked.spans]
  for (const count of none) {
    // The sheet text that announces is atomic, so the cut is set at its start and takes it whole.
    const text = spans.find(
      (span) => span.origin.kind === 'text' && span.start <= count.start && count.end <= span.end,
    )
    const at = text?.start ?? count.start
    spans.splice(spans.indexOf(count), 1)
    spans.push({ start: at, end: at, origin: { kind: 'absent' } })
  }
  return { text: marked.text, spans: spans.sort((a, b) => a.start - b.start || b.end - a.end) }
}

export function number(marked: Marked, facts: Facts, problems: Problem[]): Marked {
  const { text } = marked
  const structure = new Structure(marked)
  const edits: TextEdit[] = []
  const runs = new Map<Span | undefined, Map<string, HeadRun>>()
  for (const scope of structure.spans) {
    if (scope.origin.kind !== 'scope') continue
    const items = structure.itemsOf(scope)
    const { mark, before } = marking(scope, scope.origin, items.length, structure, runs)
    const alone = items.length === 1 && before === 0
    items.forEach((item, i) => {
      for (const place of structure.numbersOf(item)) {
        // One item alone is not numbered: 一是 without 二是 announces what does not come.
        const printed = !alone && mark !== '' ? numbered(mark, before + i + 1) : ''
        edits.push({ start: place.start, end: place.end, text: beforeHead(printed, headAt(text, place.end)) })
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

/** Heads of one mark within one part or point, counted on over several blocks. */
interface HeadRun {
  items: number
  announced: boolean
}

/**
 * The mark of a scope, and how many heads came before its first. （一） and 1. are heads: several blocks in one part go on
 * counting; 一是 and 一要 are series and begin anew. A count that is announced is that of its own block, so that beside
 * such a block heads do not go on: the next block has the mark of the level below.
 */
function marking(
  scope: Span,
  { key, mark, below }: Origin & { kind: 'scope' },
  items: number,
  structure: Structure,
  runs: Map<Span | undefined, Map<string, HeadRun>>,
): { mark: string; before: number } {
  if (!/^[（(]?[一1][）)、.．]/.test(mark)) return { mark, before: 0 }
  const holder = structure.itemAround(scope)
  const marks = runs.get(holder) ?? new Map<string, HeadRun>()
  runs.set(holder, marks)
  const run = marks.get(mark) ?? { items: 0, announced: false }
  marks.set(mark, run)
  const announced = structure.announces(key)
  if (run.items > 0 && (run.announced || announced) && !structure.holdsScopes(scope)) {
    return { mark: below === '' ? '一是' : below, before: 0 }
  }
  const before = run.items
  run.items += items
  run.announced ||= announced
  return { mark, before }
}

/** The head that follows a number, with its ？ where it has one: 水从哪里来？ of **水从哪里来**？ */
function headAt(text: string, at: number): string {
  return /^[^*\n]*(?:\*\*[？！]?)?/.exec(text.slice(at, at + 200))![0].replaceAll('*', '')
}

function countedOne(path: string, facts: Facts): Problem {
  const place = facts.places.of(path)
  const message = '这里的【几】只数到一项，请改写这句话，或者不写“总起”'
  return { code: 'count/one', level: 'warn', message, ...(place ? { place } : {}) }
}
