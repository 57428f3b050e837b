/** Numbers and announced counts, from what is left of a draft. */
import type { Facts } from '../facts/index.ts'
import { countWord } from '../text/numerals.ts'
import type { Problem } from '../text/problem.ts'
import { edit, type Marked, type Span, type TextEdit } from './marks.ts'
import { beforeHead, numbered } from './series.ts'
import { Structure } from './structure.ts'

/** A count of nothing makes the sentence that announces it absent. */
export function absentCounts(marked: Marked): Marked {
  const structure = new Structure(marked)
  // A template announces of its own accord (no path) only what is more than one; the sheet's 【几】 may say 一.
  const none = structure.spans.filter(
    ({ origin }) =>
      origin.kind === 'count' &&
      !isContent(origin.path) &&
      structure.countOf(origin.key) <= (origin.path === '' ? 1 : 0),
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
  for (const [scope, { mark, before, alone }] of markings(structure)) {
    const items = structure.itemsOf(scope)
    const heads = items.map((item) => headAt(text, structure.numbersOf(item)[0]?.end ?? item.start))
    const fitting = fittingMark(mark, heads, scope)
    items.forEach((item, i) => {
      for (const place of structure.numbersOf(item)) {
        // One item alone is not numbered: 一是 without 二是 announces what does not come.
        const printed = !alone && mark !== '' ? numbered(fitting, before + i + 1) : ''
        edits.push({ start: place.start, end: place.end, text: beforeHead(printed, headAt(text, place.end)) })
      }
    })
  }
  for (const span of structure.spans) {
    if (span.origin.kind !== 'count') continue
    const n = structure.countOf(span.origin.key)
    edits.push({ start: span.start, end: span.end, text: n === 0 ? '几' : countWord(n) })
    if (n <= 1) problems.push(countedTooFew(n, span.origin.path, facts))
  }
  return edit(marked, edits)
}

/** Verbs that a short head may begin with after 要: 抓早抓小, 强责任. */
const verbs = /^[抓强加优扩补做守保推稳促严盯压建落提深用管放清把将打筑拓育引争转查改防控]/

/**
 * 一要 wants heads that say what to do. Where one of them cannot follow 要 (部门联动, 必须压实责任, 各乡镇要包保到户) the
 * whole series is 一是; a mark that the sheet itself asks for (序号) stays.
 */
function fittingMark(mark: string, heads: string[], scope: Scope): string {
  if (!mark.endsWith('要') || scope.origin.own) return mark
  const unfit = heads.some((head) => {
    if (head.startsWith('要')) return false
    if (/^(?:必须|务必|应|各|从|对|在|坚决不|不得)/.test(head) || /^[^，。]{1,10}要/.test(head)) return true
    return head.replace(/[。？！；]$/, '').length <= 4 && !verbs.test(head)
  })
  return unfit ? mark.replace(/是?要$/, '是') : mark
}

/** （一） and 1. are heads; 一是 and 一要 are series. */
const ofHeads = /^[（(]?[一1][）)、.．]/

/**
 * The mark of each scope, and how many heads came before its first. Heads of one mark go on counting over the blocks of
 * one part; a series begins anew. An announced count is that of its own block, so that where one of several blocks is
 * announced, it keeps the heads and the others have the mark of the level below.
 */
function markings(structure: Structure): Map<Scope, Marking> {
  const marks = new Map<Scope, Marking>()
  for (const run of headRuns(structure)) {
    const announced = run.find((scope) => structure.announces(scope.origin.key))
    let before = 0
    const counted = run.filter((scope) => !announced || scope === announced || structure.holdsScopes(scope))
    const total = counted.reduce((sum, scope) => sum + structure.itemsOf(scope).length, 0)
    for (const scope of run) {
      const { mark, below } = scope.origin
      if (announced && scope !== announced && !structure.holdsScopes(scope)) {
        const alone = structure.itemsOf(scope).length === 1
        marks.set(scope, { mark: below === '' ? '一是' : below, before: 0, alone })
        continue
      }
      marks.set(scope, { mark, before, alone: total === 1 })
      before += structure.itemsOf(scope).length
    }
  }
  return marks
}

interface Marking {
  mark: string
  before: number
  /** The one item of its kind, which is not numbered. */
  alone: boolean
}

/** The scopes that count on: those of the same heads within the same part or point. Each series is one by itself. */
function headRuns(structure: Structure): Scope[][] {
  const runs: Scope[][] = []
  const heads = new Map<Span | undefined, Map<string, Scope[]>>()
  for (const scope of structure.spans.filter(isScope)) {
    const { mark } = scope.origin
    if (!ofHeads.test(mark)) {
      runs.push([scope])
      continue
    }
    const holder = structure.itemAround(scope)
    const byMark = heads.get(holder) ?? new Map<string, Scope[]>()
    heads.set(holder, byMark)
    const run = byMark.get(mark) ?? []
    if (run.length === 0) runs.push(run)
    byMark.set(mark, run)
    run.push(scope)
  }
  return runs
}

type Scope = Span & { origin: { kind: 'scope' } }

function isScope(span: Span): span is Scope {
  return span.origin.kind === 'scope'
}

/** The head that follows a number, with its ？ where it has one: 水从哪里来？ of **水从哪里来**？ */
function headAt(text: string, at: number): string {
  return /^[^*\n]*(?:\*\*[？！]?)?/.exec(text.slice(at, at + 200))![0].replaceAll('*', '')
}

/** A 内容 says more than what it announces: it is not dropped for a count of nothing. */
function isContent(path: string): boolean {
  return /(?:^|\/)content$/u.test(path)
}

function countedTooFew(n: number, path: string, facts: Facts): Problem {
  const place = facts.places.of(path)
  const message =
    n === 0
      ? '这里的【几】一项也没有数到，稿中印成了“几”，请改写这句话'
      : '这里的【几】只数到一项，请改写这句话，或者不写“总起”'
  return { code: 'count/one', level: 'warn', message, ...(place ? { place } : {}) }
}
