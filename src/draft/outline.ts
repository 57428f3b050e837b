/**
 * The outline (提纲) of a draft, which the leader approves before the speech is written out: its headings and leads with
 * their numbers, and the figures that each of them will print. It is taken from the filled draft, so that heads, numbers
 * and counts are the draft's own.
 */
import { escapeMarkdown } from '../text/escape.ts'
import { chineseKey } from '../text/keys.ts'
import type { Path } from '../text/places.ts'
import { blockNames, type Facts } from '../facts/index.ts'
import type { Expanding } from './expand.ts'
import type { Marked, Origin, Span } from './marks.ts'
import { figuresIn } from './outline-figures.ts'
import { beginningIn, concat, firstFrom, plain, slice } from './stretches.ts'
import { partOfBlock } from './view.ts'

/** What an outline keeps of the structure of a draft, each with what stands within. */
interface Node {
  kind: 'section' | 'block' | 'group' | 'point' | 'total'
  span: Span
  below: Node[]
}

interface Making {
  marked: Marked
  facts: Facts
  context: Expanding
}

/** The outline of a settled draft. */
export function outlineOf(marked: Marked, context: Expanding): Marked {
  const making: Making = { marked, facts: context.facts, context }
  const lines = [...headLines(marked), ...nodesOf(marked).flatMap((node) => linesOf(node, making, false))]
  return concat([
    concat(
      lines.filter(({ text }) => text.trim() !== ''),
      '\n\n',
    ),
    plain('\n'),
  ])
}

/** Title, date, speaker and 称谓: what stands before the first sentence or heading. */
function headLines(marked: Marked): Marked[] {
  const lines: Marked[] = []
  for (const { start, end } of paragraphs(marked.text, 0, marked.text.length)) {
    const line = marked.text.slice(start, end)
    if (/^##|[。！？；][”’）]?$/.test(line) || line.startsWith('**')) break
    lines.push(slice(marked, start, end))
  }
  return lines
}

/** The nodes of a draft as a forest, in its order. */
function nodesOf(marked: Marked): Node[] {
  const roots: Node[] = []
  const open: Node[] = []
  const scopes: Span[] = []
  for (const span of marked.spans) {
    if (span.end === span.start) continue
    while (scopes.length > 0 && scopes.at(-1)!.end < span.end) scopes.pop()
    if (span.origin.kind === 'scope') scopes.push(span)
    const kind = kindOf(span, scopes.at(-1))
    if (!kind) continue
    while (open.length > 0 && open.at(-1)!.span.end < span.end) open.pop()
    const node: Node = { kind, span, below: [] }
    ;(open.at(-1)?.below ?? roots).push(node)
    open.push(node)
  }
  const total = totalOf(marked)
  if (total) roots.push({ kind: 'total', span: total, below: [] })
  return roots.sort((a, b) => a.span.start - b.span.start)
}

function kindOf({ origin }: Span, scope: Span | undefined): Node['kind'] | undefined {
  if (origin.kind === 'section') return 'section'
  if (origin.kind === 'part') return 'block'
  if (origin.kind !== 'item') return undefined
  const key = scope?.origin.kind === 'scope' ? scope.origin.key : ''
  if (key === 'sections' || key === '') return undefined
  return key.endsWith('/groups') ? 'group' : 'point'
}

/** The sentence that announces the parts of the speech: 我讲三点意见。 */
function totalOf({ text, spans }: Marked): Span | undefined {
  const counts = spans.find(({ origin }) => origin.kind === 'count' && origin.key === 'sections')
  const said = spans.findLast(
    ({ start, end, origin }) =>
      (origin.kind === 'text' && origin.path === 'opening/lead') ||
      (origin.kind === 'phrase' && counts && start <= counts.start && counts.end <= end),
  )
  const from = said ?? counts
  if (!from) return undefined
  const start =
    said?.start ??
    Math.max(...['\n', '。', '！', '？', '；'].map((mark) => text.lastIndexOf(mark, from.start))) + 1
  const end = said && /[。！？]$/.test(text.slice(0, said.end)) ? said.end : endOfSentence(text, from.end)
  return { start, end, origin: from.origin }
}

function endOfSentence(text: string, from: number): number {
  const mark = /[。！？\n]/g
  mark.lastIndex = from
  const found = mark.exec(text)
  return found ? found.index + (found[0] === '\n' ? 0 : 1) : text.length
}

/** The lines of a node and of what stands within it. `labelled`: several blocks stand side by side. */
function linesOf(node: Node, making: Making, labelled: boolean): Marked[] {
  const { marked } = making
  if (node.kind === 'total') return [slice(marked, node.span.start, node.span.end)]
  const several = node.below.filter(({ kind }) => kind === 'block').length > 1
  const below = node.below.flatMap((one) => linesOf(one, making, several || node.kind !== 'section'))
  const own = ownLines(node, making, labelled, below.length > 0)
  return [...own, ...below]
}

function ownLines(node: Node, making: Making, labelled: boolean, leads: boolean): Marked[] {
  const { marked, context } = making
  const figures = figuresIn(ownTexts(node, marked), marked, context)
  const said = figures.text === '' ? [] : [figures]
  const listed = node.kind === 'block' ? wholeLines(node, marked) : []
  switch (node.kind) {
    case 'section': {
      const heading = first(node.span, marked, ({ origin }) => origin.kind === 'heading')
      const head = heading ? [trimmed(marked, heading.start, heading.end)] : []
      if (leads || said.length > 0) return [...head, ...said]
      return [...head, firstClause(node, marked)]
    }
    case 'block': {
      if (!labelled && said.length === 0 && (leads || listed.length > 0)) return listed
      const label = labelOf(node.span.origin, making)
      if (said.length > 0) return [concat([label, ...said]), ...listed]
      if (leads || listed.length > 0) return [concat([label, ...listed.slice(0, 1)]), ...listed.slice(1)]
      return [concat([label, firstClause(node, marked)])]
    }
    case 'group':
      return [concat([groupName(node, making), ...said])]
    default:
      return [concat([pointHead(node, marked), ...said])]
  }
}

/** 成绩： */
function labelOf(origin: Origin, { context }: Making): Marked {
  const part = origin.kind === 'part' ? origin.name : ''
  const name = blockNames.find((one) => partOfBlock[one] === part)
  const label = name ? chineseKey('sheet', name) : part
  return strip(context, name ?? '', `${label}：`)
}

/** 客观原因： */
function groupName({ span }: Node, { marked, context }: Making): Marked {
  const inside = first(
    span,
    marked,
    ({ origin }) => origin.kind === 'text' && origin.path.includes('/groups/'),
  )
  const path = inside?.origin.kind === 'text' ? inside.origin.path : ''
  const [, at = '', name = ''] = /^(.*\/groups\/([^/]+))/.exec(path) ?? []
  const label = name === '客观' || name === '主观' ? `${name}原因` : name
  return name === '' ? plain('') : strip(context, at, `${escapeMarkdown(label)}：`)
}

function strip({ marks }: Expanding, path: Path, text: string): Marked {
  return marks.strip(marks.mark({ kind: 'given', path }, text))
}

/** A point's number and head as in the draft; of one without a head its first clause. */
function pointHead(node: Node, marked: Marked): Marked {
  const { span, below } = node
  const { text } = marked
  const start = span.start + /^\s*/.exec(text.slice(span.start, span.end))![0].length
  const line = text.slice(start, span.end).split('\n')[0]!
  if (line.startsWith('#')) return slice(marked, start, start + line.length)
  const lead = first(span, marked, ({ origin }) => origin.kind === 'lead')
  const isOwn = lead && !below.some((one) => one.span.start <= lead.start && lead.end <= one.span.end)
  if (isOwn && text.slice(lead.start, lead.end).includes('**')) {
    const end = /^[。！？]/.test(text.slice(lead.end)) ? lead.end + 1 : lead.end
    return slice(marked, lead.start, end)
  }
  const heading = first(
    span,
    marked,
    ({ origin }) => origin.kind === 'text' && origin.path.endsWith('/heading'),
  )
  if (heading && heading.start - start < 8) return concat([slice(marked, start, heading.end), plain('。')])
  return clauseFrom(marked, start, start + line.length)
}

/** The first clause of what a node says itself. */
function firstClause(node: Node, marked: Marked): Marked {
  const said = first(node.span, marked, ({ origin }) => origin.kind === 'text' || origin.kind === 'phrase')
  return said ? clauseFrom(marked, said.start, said.end) : plain('')
}

/** A short form: the clauses up to the first that says something (six characters), closed as a sentence. */
function clauseFrom(marked: Marked, start: number, end: number): Marked {
  const clause = /^[^\n]{6,}?(?=[，。；：！？\n])/u.exec(marked.text.slice(start, end))
  const stopAt = clause ? start + clause[0].length : end
  return concat([slice(marked, start, stopAt), plain(marked.text[stopAt] === '？' ? '？' : '。')])
}

/** Paragraphs that are data and no prose: rewards and penalties, and what each tier of units is to do. */
function wholeLines({ span }: Node, marked: Marked): Marked[] {
  const isSanctions = span.origin.kind === 'part' && span.origin.name === partOfBlock.sanctions
  if (isSanctions) {
    const list = first(span, marked, ({ origin }) => origin.kind === 'entries')
    return list ? [slice(marked, list.start, list.end)] : []
  }
  if (span.origin.kind !== 'part' || span.origin.name !== partOfBlock.targets) return []
  return paragraphs(marked.text, span.start, span.end)
    .filter(({ start }) => isTier(start, marked))
    .map(({ start, end }) => slice(marked, start, end))
}

/** True where a paragraph begins with whom a tier of targets is for. */
function isTier(start: number, marked: Marked): boolean {
  return beginningIn(marked, start, start + 1).some(
    ({ origin }) => origin.kind === 'given' && /^targets\/tiers\/\d+\/who$/.test(origin.path),
  )
}

/** The texts and figures of a node that belong to none of the nodes within; tiers are kept whole. */
function ownTexts({ span, below }: Node, marked: Marked): Span[] {
  const inner = below.map((one) => one.span)
  const isOwn = (at: number): boolean => at >= (inner[firstFrom(inner, at + 1) - 1]?.end ?? 0)
  return beginningIn(marked, span.start, span.end).filter(({ start, end, origin }) => {
    if (end <= start || !isOwn(start)) return false
    if (origin.kind === 'text') return true
    return origin.kind === 'figure' && !isTier(marked.text.lastIndexOf('\n', start - 1) + 1, marked)
  })
}

/** The first span of a kind within another. */
function first(around: Span, marked: Marked, is: (span: Span) => boolean): Span | undefined {
  for (let i = firstFrom(marked.spans, around.start); i < marked.spans.length; i++) {
    const span = marked.spans[i]!
    if (span.start >= around.end) return undefined
    if (span.end <= around.end && is(span)) return span
  }
  return undefined
}

interface Range {
  start: number
  end: number
}

function paragraphs(text: string, start: number, end: number): Range[] {
  return [...text.slice(start, end).matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    start: start + index,
    end: start + index + line.length,
  }))
}

function trimmed(marked: Marked, start: number, end: number): Marked {
  const text = marked.text.slice(start, end)
  return slice(marked, start + text.length - text.trimStart().length, start + text.trimEnd().length)
}
