/** Every intermediate can be looked at: facts, Markdown, tree, outline, trace. */
import { completion, growth, monthlyNeed, paceGap, type Facts, type Figure } from './facts/index.ts'
import type { Made } from './make.ts'
import type { TraceSpan } from './draft/index.ts'
import { describeOutline, describeTree } from './speech/index.ts'
import { formatPlace } from './text/place.ts'
import { Source } from './text/source.ts'

export const views = ['facts', 'markdown', 'tree', 'outline', 'trace'] as const
export type ViewName = (typeof views)[number]

/** One view of what was made, as text; undefined where making did not come that far. */
export function show(made: Made, view: ViewName): string | undefined {
  if (view === 'facts') return describeFacts(made.facts)
  if (!made.draft || !made.speech) return undefined
  if (view === 'markdown') return made.draft.markdown
  if (view === 'tree') return describeTree(made.speech)
  if (view === 'outline') return describeOutline(made.speech, made.time ? { rate: made.time.rate } : {})
  return describeTrace(made.draft.markdown, made.draft.trace)
}

/** Each figure with its value, what follows from it with the formula, its source and where it stands. */
function describeFacts(facts: Facts): string {
  const lines = [`${facts.sheet.title}　${facts.sheet.date}`]
  for (const figure of facts.figures.values()) lines.push(...figureLines(figure, facts))
  return `${lines.join('\n')}\n`
}

function figureLines(figure: Figure, facts: Facts): string[] {
  const { entry, value, unit } = figure
  const place = facts.places.of(figure.path)
  const shown = value ? `${value.text}${unit}` : '【待补】'
  const lines = [
    `【${figure.id}】${figure.name}　${shown}${figure.unconfirmed ? '（待核）' : ''}　${place ? formatPlace(place) : ''}`,
  ]
  if (value?.formula) lines.push(`    合计　${value.formula}`)
  const derived = [
    ['同比', growth(figure)],
    ['完成率', completion(figure)],
    ['时序', paceGap(figure, facts.calendar)],
    ['月均', monthlyNeed(figure, facts.calendar)],
  ] as const
  for (const [name, one] of derived)
    if (one) lines.push(`    ${name}　${one.formula ?? `${one.text}${one.unit}（给定）`}`)
  const source = entry.source ?? facts.sheet.defaults?.source
  const asOf = entry.asOf ?? facts.sheet.defaults?.asOf
  if (source ?? asOf) lines.push(`    来源　${source ?? ''}${asOf ? `（截至${asOf}）` : ''}`)
  return lines
}

/** Each span of the draft, innermost words only: place in the draft, where it comes from, the words. */
function describeTrace(markdown: string, trace: TraceSpan[]): string {
  const source = new Source('', markdown)
  return trace
    .filter((span) => span.from.kind !== 'part')
    .map((span) => {
      const { line, column } = source.position(span.start)
      const words = markdown.slice(span.start, span.end).replaceAll('\n', ' ')
      return `${line}:${column}\t${originOf(span)}\t${words}\n`
    })
    .join('')
}

function originOf({ from }: TraceSpan): string {
  switch (from.kind) {
    case 'fact':
      return `数据 ${from.id}.${from.word} ${from.place ?? ''}${from.formula ? ` ${from.formula}` : ''}`
    case 'sheet':
      return `事实表 ${from.place ?? from.path}`
    case 'template':
      return `模板 ${from.place}`
    case 'part':
      return `部件 ${from.name}`
    case 'phrase':
      return `用语 ${from.id} ${from.place}`
    default:
      return `${{ missing: '待补', unconfirmed: '待核', suggestion: '建议' }[from.kind]} ${from.place ?? from.label}`
  }
}
