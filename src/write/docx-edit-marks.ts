import type { Run, WordNames } from './docx-edit-runs.ts'
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
  /** Words that go: offsets in the run, not overlapping. */
  deletions: { start: number; end: number }[]
}

/** A part while it is edited. */
export interface PartWriting {
  xml: string
  names: WordNames
  splices: Splice[]
  /** A new value for w:id. */
  nextId: () => number
  /** The attributes that say who and when, with a space in front. */
  signature: string
}

/** Text between two cuts, or an atom that stays whole. */
interface Piece {
  tag: Tag
  isText: boolean
  offset: number
  length: number
  /** Where it begins in the middle of a w:t. */
  cut: Cut | undefined
  /** White space stands at a cut of its w:t. */
  isSpaced: boolean
}

/**
 * Splits a run where something is put into it or some of its words go. Every part keeps the run's attributes and
 * properties; a run that is only marked before or behind stays as it is. What prints nothing (notes, pictures, fields)
 * never goes.
 */
export function markRun(run: Run, { boundaries, deletions }: RunMarks, writing: PartWriting): void {
  const { xml, names, splices } = writing
  const { tag } = run
  const replaced = (offset: number, edge?: Edge) =>
    newWords(boundaries.get(offset)?.replacements ?? [], run, edge, writing)
  const around = (offset: number, edge?: Edge) => {
    const { ends = [], starts = [], insertions = [], closings = [] } = boundaries.get(offset) ?? {}
    return [...ends, ...starts, newWords(insertions, run, edge, writing), ...closings].join('')
  }
  const sorted = [...deletions].sort((a, b) => a.start - b.start)
  let next = 0
  const isGone = ({ offset, length }: Piece) => {
    while (next < sorted.length && sorted[next]!.end <= offset) next++
    return length > 0 && next < sorted.length && sorted[next]!.start <= offset
  }
  const open = (isGone: boolean) =>
    isGone ? `<${names.prefix}del ${names.prefix}id="${writing.nextId()}"${writing.signature}>` : ''
  const close = (isGone: boolean) => (isGone ? `</${names.prefix}del>` : '')

  put(splices, tag.start, 'before', around(0, 'start'))
  const edges = sorted.flatMap(({ start, end }) => [start, end])
  let last: Piece | undefined
  let wasGone = false
  for (const piece of piecesOf(run, [...boundaries.keys(), ...edges], xml)) {
    const gone = isGone(piece)
    if (!last) put(splices, tag.start, 'before', open(gone))
    else {
      const ended = wasGone ? replaced(last.offset + last.length) : ''
      const inside = piece.length > 0 && piece.offset > 0 ? around(piece.offset) : ''
      if (ended + inside !== '' || gone !== wasGone) {
        const again = open(gone) + xml.slice(tag.start, tag.openEnd) + withNewIds(run.properties, writing)
        const between = `</${tag.name}>${close(wasGone)}${ended}${inside}${again}`
        put(
          splices,
          piece.cut?.position ?? piece.tag.start,
          'before',
          seam(piece, wasGone, gone, between, writing),
        )
      }
    }
    if (last?.isText && last.tag !== piece.tag) renameEnd(last, wasGone, writing)
    if (piece.isText && last?.tag !== piece.tag) renameStart(piece, gone, writing)
    last = piece
    wasGone = gone
  }
  if (last?.isText) renameEnd(last, wasGone, writing)
  const ended = wasGone ? replaced(run.length, 'end') : ''
  put(splices, tag.end, 'after', close(wasGone) + ended + (run.length > 0 ? around(run.length, 'end') : ''))
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
    const whole = { tag, isText: kind === 'text', offset, length, cut: undefined, isSpaced: false }
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

/** What stands between two pieces, with the ends of the w:t that it cuts in two. */
function seam(piece: Piece, wasGone: boolean, gone: boolean, between: string, writing: PartWriting): string {
  const { cut } = piece
  if (!cut) return between
  return `${cut.before}${textEnd(piece, wasGone, writing)}${between}${textStart(piece, gone, writing)}${cut.after}`
}

function renameStart(piece: Piece, gone: boolean, writing: PartWriting): void {
  const { start, openEnd, closeStart, end } = piece.tag
  if (closeStart < end && (gone || piece.isSpaced)) {
    writing.splices.push({ start, end: openEnd, order: 'instead', text: textStart(piece, gone, writing) })
  }
}

function renameEnd({ tag }: Piece, gone: boolean, writing: PartWriting): void {
  const { closeStart, end } = tag
  if (gone && closeStart < end) {
    writing.splices.push({
      start: closeStart,
      end,
      order: 'instead',
      text: `</${writing.names.prefix}delText>`,
    })
  }
}

/** w:t, or w:delText for words that go, with the attributes that the w:t has. */
function textStart({ tag, isSpaced }: Piece, gone: boolean, { xml, names }: PartWriting): string {
  const attributes = xml.slice(tag.start + 1 + tag.name.length, tag.openEnd)
  const space = isSpaced && !attributes.includes('xml:space') ? ' xml:space="preserve"' : ''
  return `<${gone ? `${names.prefix}delText` : tag.name}${space}${attributes}`
}

function textEnd({ tag }: Piece, gone: boolean, { names }: PartWriting): string {
  return `</${gone ? `${names.prefix}delText` : tag.name}>`
}
