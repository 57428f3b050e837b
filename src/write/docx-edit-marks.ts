import { trackName, type Signing } from './docx-edit-properties.ts'
import type { Atom, Run } from './docx-edit-runs.ts'
import type { Tracked } from './docx-edit-types.ts'
import { readUnits, type Cut, type Splice, type Tag } from './docx-edit-xml.ts'

/** What is put into a run at one offset, as XML. */
export interface Boundary {
  /** New words for those that end here. */
  replacements: string[]
  /** Ends of comments, then beginnings. */
  ends: string[]
  starts: string[]
  /** New words where nothing goes. */
  insertions: string[]
  /** Ends of comments on a place without a length. */
  closings: string[]
}

/** What is done to a run. */
export interface RunMarks {
  /** By offset. */
  boundaries: Map<number, Boundary>
  /** Words that came in or go: offsets in the run, not overlapping. */
  wraps: Wrap[]
}

export interface Wrap {
  start: number
  end: number
  kind: Tracked
  /** What prints nothing goes with the words: fields, and what only Word reads. */
  isWhole: boolean
}

/** A part while it is edited. */
export interface PartWriting extends Signing {
  xml: string
  splices: Splice[]
}

/** Text between two cuts, or an atom that stays whole. */
interface Piece {
  tag: Tag
  kind: Atom['kind']
  offset: number
  length: number
  /** Where it begins in the middle of a w:t. */
  cut: Cut | undefined
  /** White space stands at a cut of its w:t. */
  isSpaced: boolean
}

/**
 * Splits a run where something is put into it or some of its words come or go. Every part keeps the run's attributes and
 * properties; a run that is only marked before or behind stays as it is. What prints nothing (notes, pictures, fields)
 * never goes unless the whole paragraph does.
 */
export function markRun(run: Run, { boundaries, wraps }: RunMarks, writing: PartWriting): void {
  const { xml, names, splices } = writing
  const { tag } = run
  const replaced = (offset: number, edge?: Edge) =>
    newWords(boundaries.get(offset)?.replacements ?? [], run, edge, writing)
  const around = (offset: number, edge?: Edge) => {
    const { ends = [], starts = [], insertions = [], closings = [] } = boundaries.get(offset) ?? {}
    return [...ends, ...starts, newWords(insertions, run, edge, writing), ...closings].join('')
  }
  const sorted = [...wraps].sort((a, b) => a.start - b.start)
  let next = 0
  const kindOf = ({ offset, length, kind }: Piece): Tracked | undefined => {
    const isNothing = length === 0
    const isPast = (wrap: Wrap) => wrap.end <= offset && !(isNothing && wrap.isWhole)
    while (next < sorted.length && isPast(sorted[next]!)) next++
    const wrap = sorted[next]
    if (!wrap || wrap.start > offset) return undefined
    const isTaken = !isNothing || wrap.isWhole || (wrap.kind === 'inserted' && wrap.start < offset)
    return isTaken && !(kind === 'code' && isNothing && !wrap.isWhole) ? wrap.kind : undefined
  }
  const open = (kind: Tracked | undefined) =>
    kind === undefined
      ? ''
      : `<${names.prefix}${trackName(kind)} ${names.prefix}id="${writing.nextId()}"${writing.signature}>`
  const close = (kind: Tracked | undefined) =>
    kind === undefined ? '' : `</${names.prefix}${trackName(kind)}>`

  put(splices, tag.start, 'before', around(0, 'start'))
  const edges = sorted.flatMap(({ start, end }) => [start, end])
  let last: Piece | undefined
  let before: Tracked | undefined
  for (const piece of piecesOf(run, [...boundaries.keys(), ...edges], xml)) {
    const kind = kindOf(piece)
    if (!last) put(splices, tag.start, 'before', open(kind))
    else {
      const ended = before === 'deleted' ? replaced(last.offset + last.length) : ''
      const inside = piece.length > 0 && piece.offset > 0 ? around(piece.offset) : ''
      if (ended + inside !== '' || kind !== before) {
        const again = open(kind) + xml.slice(tag.start, tag.openEnd) + withNewIds(run.properties, writing)
        const between = `</${tag.name}>${close(before)}${ended}${inside}${again}`
        const at = piece.cut?.position ?? piece.tag.start
        put(splices, at, 'before', seam(piece, before, kind, between, writing))
      }
    }
    if (last && last.tag !== piece.tag) renameEnd(last, before, writing)
    if (last?.tag !== piece.tag) renameStart(piece, kind, writing)
    last = piece
    before = kind
  }
  if (last) renameEnd(last, before, writing)
  const ended = before === 'deleted' ? replaced(run.length, 'end') : ''
  put(splices, tag.end, 'after', close(before) + ended + (run.length > 0 ? around(run.length, 'end') : ''))
}

function put(splices: Splice[], at: number, order: Splice['order'], text: string): void {
  if (text !== '') splices.push({ start: at, end: at, order, text })
}

/** At the start or the end of a run. */
type Edge = 'start' | 'end'

/**
 * New words beside or inside a run. An insertion by somebody else that they would stand in is closed before them and
 * opened again behind, as Word does.
 */
function newWords(words: readonly string[], run: Run, edge: Edge | undefined, writing: PartWriting): string {
  const inserted = words.join('')
  const { parent, start, end } = run.tag
  if (inserted === '' || !parent || writing.names.local(parent) !== 'ins') return inserted
  const { splices } = writing
  if (edge === 'start' && parent.openEnd === start) put(splices, parent.start, 'before', inserted)
  else if (edge === 'end' && parent.closeStart === end) put(splices, parent.end, 'after', inserted)
  else {
    const again = withNewIds(writing.xml.slice(parent.start, parent.openEnd), writing)
    return `</${parent.name}>${inserted}${again}`
  }
  return ''
}

/** A copy of a tracked change must not have the id of its original. */
function withNewIds(xml: string, { names, nextId }: PartWriting): string {
  return xml.replaceAll(/(\s[^\s=:"'<>]+:)id\s*=\s*(?:"[^"]*"|'[^']*')/g, (whole, prefix: string) =>
    prefix.trimStart() === names.prefix ? `${prefix}id="${nextId()}"` : whole,
  )
}

function piecesOf(run: Run, offsets: readonly number[], xml: string): Piece[] {
  const wanted = [...new Set(offsets)].sort((a, b) => a - b)
  let next = 0
  return run.atoms.flatMap(({ tag, kind, offset, length }): Piece[] => {
    const whole = { tag, kind, offset, length, cut: undefined, isSpaced: false }
    while (next < wanted.length && wanted[next]! <= offset) next++
    const inText: number[] = []
    for (; next < wanted.length && wanted[next]! < offset + length; next++)
      inText.push(wanted[next]! - offset)
    if (kind !== 'text' || inText.length === 0) return [whole]
    const { cuts } = readUnits(xml, tag.openEnd, tag.closeStart, inText)
    const isSpaced = [...cuts.values()].some((cut) => cut.isSpaced)
    const starts = [0, ...inText, length]
    return starts.slice(0, -1).map((start, i) => ({
      ...whole,
      offset: offset + start,
      length: starts[i + 1]! - start,
      cut: cuts.get(start),
      isSpaced,
    }))
  })
}

type Kind = Tracked | undefined

/** What stands between two pieces, with the ends of the w:t that it cuts in two. */
function seam(piece: Piece, before: Kind, kind: Kind, between: string, writing: PartWriting): string {
  const { cut } = piece
  if (!cut) return between
  return `${cut.before}</${nameOf(piece, before, writing)}>${between}${textStart(piece, kind, writing)}${cut.after}`
}

function renameStart(piece: Piece, kind: Kind, writing: PartWriting): void {
  const { name, start, openEnd, closeStart, end } = piece.tag
  if (closeStart < end && (nameOf(piece, kind, writing) !== name || piece.isSpaced)) {
    writing.splices.push({ start, end: openEnd, order: 'instead', text: textStart(piece, kind, writing) })
  }
}

function renameEnd(piece: Piece, kind: Kind, writing: PartWriting): void {
  const { name, closeStart, end } = piece.tag
  const now = nameOf(piece, kind, writing)
  if (now !== name && closeStart < end)
    writing.splices.push({ start: closeStart, end, order: 'instead', text: `</${now}>` })
}

/** w:t, or w:delText for words that go; a code goes as w:delInstrText. */
function nameOf({ tag, kind }: Piece, change: Kind, { names }: PartWriting): string {
  if (change !== 'deleted') return tag.name
  if (kind === 'text') return `${names.prefix}delText`
  return names.local(tag) === 'instrText' ? `${names.prefix}delInstrText` : tag.name
}

/** The start tag of a text, with the attributes that it has. */
function textStart(piece: Piece, kind: Kind, writing: PartWriting): string {
  const { tag, isSpaced } = piece
  const attributes = writing.xml.slice(tag.start + 1 + tag.name.length, tag.openEnd)
  const space = isSpaced && !attributes.includes('xml:space') ? ' xml:space="preserve"' : ''
  return `<${nameOf(piece, kind, writing)}${space}${attributes}`
}
