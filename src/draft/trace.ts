import type { Facts } from '../facts/index.ts'
import type { Place } from '../text/place.ts'
import type { Path } from '../text/places.ts'
import { Source } from '../text/source.ts'
import type { Origin, Span } from './marks.ts'
import type { Unit } from './template.ts'

/** Where one stretch of the draft comes from; offsets are UTF-16 in the whole Markdown file. */
export interface TraceSpan {
  start: number
  end: number
  from:
    | { kind: 'fact'; id: string; word: string; place?: string; formula?: string }
    | { kind: 'sheet'; path: string; place?: string }
    | { kind: 'template'; template: string; place: string }
    | { kind: 'part'; name: string }
    | { kind: 'phrase'; id: string; need: string; place: string }
    | { kind: 'missing' | 'unconfirmed' | 'suggestion'; label: string; place?: string }
}

/** Turns settled spans into a trace: structure is gone, every place is file:line:col. */
export function traceOf(
  spans: readonly Span[],
  shift: number,
  facts: Facts,
  units: ReadonlyMap<string, Unit>,
): TraceSpan[] {
  const sources = new Map<string, Source>()
  const trace: TraceSpan[] = []
  for (const span of spans) {
    if (span.end <= span.start) continue
    const from = origin(span.origin, facts, units, sources)
    if (from) trace.push({ start: span.start + shift, end: span.end + shift, from })
  }
  return trace
}

function origin(
  of: Origin,
  facts: Facts,
  units: ReadonlyMap<string, Unit>,
  sources: Map<string, Source>,
): TraceSpan['from'] | undefined {
  const { places } = facts
  switch (of.kind) {
    case 'template':
      return {
        kind: 'template',
        template: of.template,
        place: templatePlace(of.template, of.offset, units, sources),
      }
    case 'text':
    case 'given':
      return { kind: 'sheet', path: of.path, ...at(places.of(of.path), facts) }
    case 'count':
      return { kind: 'sheet', path: of.path, ...at(places.of(of.path), facts) }
    case 'figure':
      return {
        kind: 'fact',
        id: of.id,
        word: of.word,
        ...at(places.of(of.path), facts),
        ...(of.formula ? { formula: of.formula } : {}),
      }
    case 'missing':
    case 'unconfirmed':
      return { kind: of.kind, label: of.label, ...at(placeOfSlot(of, facts), facts) }
    case 'suggestion':
      // One of the library stands nowhere in the sheet.
      return { kind: of.kind, label: '', ...(of.path === '' ? {} : at(places.of(of.path), facts)) }
    case 'part':
      return { kind: 'part', name: of.name }
    case 'phrase':
      return { kind: 'phrase', id: of.id, need: of.need, place: of.at }
    default:
      return undefined
  }
}

/** A slot stands at its reference in a sheet text, else at the value that it is for. */
export function placeOfSlot(
  { path, range }: { path: Path; range?: [number, number] },
  facts: Facts,
): Place | undefined {
  return range ? facts.places.inText(path, ...range) : facts.places.of(path)
}

/** Places in the trace name the file without its folder: the trace is the same wherever the project lies. */
function at(place: Place | undefined, facts: Facts): { place?: string } {
  if (!place) return {}
  if ('cell' in place) return { place: `${baseName(place.path)}!${place.sheet}!${place.cell}` }
  const { line, column } = place.source.position(place.start)
  return { place: `${baseName(place.source.path || facts.source.path)}:${line}:${column}` }
}

function templatePlace(
  id: string,
  offset: number,
  units: ReadonlyMap<string, Unit>,
  sources: Map<string, Source>,
): string {
  const unit = units.get(id)
  if (!unit) return id
  let source = sources.get(id)
  if (!source) sources.set(id, (source = new Source(unit.path, unit.text)))
  const { line, column } = source.position(offset)
  return `${baseName(unit.path)}:${line}:${column}`
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
