/** 【】 of sheet texts → marked text, ready to be filled in: before Handlebars sees it, and never compiled. */
import type * as z from 'zod'
import { spokenDay, spokenPeriod } from '../text/dates.ts'
import { escapeMarkdown } from '../text/escape.ts'
import { join, type Path } from '../text/places.ts'
import type { inner } from '../text/shape.ts'
import {
  asOfFigure,
  type BlockName,
  type Facts,
  type Figure,
  type Piece,
  type Reference,
} from '../facts/index.ts'
import { inTurns } from './choose.ts'
import { placeholder, type Marks } from './marks.ts'
import { say, sayShare } from './say.ts'
import { jointSentence, patternCount, sentence, type Tone } from './sentence.ts'
import type { Said } from './wording.ts'

export type Shape = ReturnType<typeof inner>

export interface Expanding {
  facts: Facts
  /** The sheet as it is written, where `facts` were cut for a short draft: points keep their names, choices their grounds. */
  whole: Facts
  marks: Marks
  /** Which figure sentence has which pattern. */
  turns: ReadonlyMap<string, number>
  /** Blocks that a 包含 of the sheet puts somewhere. */
  placed: ReadonlySet<BlockName>
  /** The views of blocks made so far in this filling: a block is expanded once, wherever it is put. */
  blocks: Map<Path, object>
  /** Whether the library has something to say of a measure of which the sheet gives the head alone. */
  elaborates: boolean
  /** The shapes of schemas met so far. */
  shapes: Map<z.ZodType, Shape>
}

/** Patterns for the figure sentences of a sheet, in turns over 数据 as written. */
export function sentenceTurns(facts: Facts, seed: string): Map<string, number> {
  return inTurns([...facts.figures.keys()], patternCount, seed)
}

/** The text at a path as marked Markdown; paragraphs are separated by an empty line. */
export function expandText(path: Path, context: Expanding): string {
  const pieces = context.facts.texts.get(path) ?? []
  // What the current paragraph has said so far: a 句 repeats no 截至 that stands there already.
  let said = ''
  const printed = pieces.map((piece) => {
    const text = piece.reference
      ? printReference(piece, piece.reference, path, said, context)
      : plainText(piece)
    said = (said + (piece.reference ? periodWords(piece.reference, text) : piece.text)).replace(
      /^[\s\S]*\n/,
      '',
    )
    return text
  })
  return context.marks.mark({ kind: 'text', path }, printed.join(''))
}

function plainText(piece: Piece): string {
  return piece.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line, i, lines) => line !== '' || i === 0 || i === lines.length - 1)
    .map((line) => escapeMarkdown(line))
    .join('\n\n')
}

function periodWords(reference: Reference, printed: string): string {
  return reference.kind === 'term' && reference.term !== '几'
    ? '截至月'
    : printed.includes('截至')
      ? '截至月'
      : '某'
}

/** A date or period that makes a 截至 of its own needless. */
const period = /截至|\d月|季度|上半年|下半年|全年|今年以来|年初以来|目前|去年|今年|本月|当月|年(?!度)/

function printReference(
  piece: Piece,
  reference: Reference,
  path: Path,
  said: string,
  context: Expanding,
): string {
  const range: [number, number] = [piece.start, piece.end]
  switch (reference.kind) {
    case 'term':
      return printTerm(reference.term, path, range, context)
    case 'reserved':
      return printReserved(reference.word, reference.note, path, range, context)
    case 'share':
      return print([sayShare(reference.part, reference.whole)], '占比', path, range, context)
    case 'sentence':
      return (
        asOf(reference.figures[0]!, said, path, context) +
        print(jointSentence(reference.figures), '句', path, range, context)
      )
    case 'figure':
      return printFigure(reference, path, range, said, context)
  }
}

function printFigure(
  reference: Reference & { kind: 'figure' },
  path: Path,
  range: [number, number],
  said: string,
  context: Expanding,
): string {
  const { figure, word, target } = reference
  if (word !== '句')
    return print(say(figure, word, target, context.facts.calendar), word ?? '值', path, range, context)
  const tone: Tone = path.startsWith('achievements') ? '达到' : '平'
  const text = print(sentence(figure, context.turns.get(figure.id) ?? 0, tone), '句', path, range, context)
  return asOf(figure, said, path, context) + text
}

/** 截至5月底， before a sentence whose paragraph has named no date or period yet. */
function asOf(figure: Figure, said: string, path: Path, context: Expanding): string {
  const { calendar } = context.facts
  const day = asOfFigure(figure.entry, calendar)
  if (!day || !calendar || !figure.value || period.test(said)) return ''
  // In the middle of a sentence it would break it; of a single month or quarter it is not true.
  if (!/(?:^|[。！？；][”’）]?)\s*$/.test(said)) return ''
  if (/^(当|本|单)?(月|季度?|日)$/.test(figure.entry.span ?? context.facts.sheet.defaults?.span ?? ''))
    return ''
  return context.marks.mark(
    { kind: 'figure', id: figure.id, word: '截至', path },
    `截至${spokenDay(day, calendar.date.year)}，`,
  )
}

/** Prints the pieces of a wording; amounts of unconfirmed figures are printed as 【待核：…】. */
export function print(
  said: Said[],
  word: string,
  path: Path,
  range: [number, number] | undefined,
  context: Expanding,
): string {
  const { marks } = context
  return said
    .map((one) => {
      if (typeof one === 'string') return escapeMarkdown(one)
      if ('missing' in one) {
        // Without a sheet text that refers to it (分档, a template's own sentence) the figure's entry is its place.
        const where = range ? { path, range } : { path: join(one.figure.path, 'value') }
        return marks.mark(
          { kind: 'missing', label: one.missing, reason: one.reason, ...where },
          `【待补：${escapeMarkdown(one.missing)}】`,
        )
      }
      const printed = escapeMarkdown(one.amount)
      const origin = {
        kind: 'figure',
        id: one.figure.id,
        word,
        path: one.figure.path,
        ...(one.formula ? { formula: one.formula } : {}),
      } as const
      if (!one.figure.unconfirmed) return marks.mark(origin, printed)
      return marks.mark(
        { kind: 'unconfirmed', label: one.figure.name, path: one.figure.path },
        marks.mark(origin, `【待核：${printed}】`),
      )
    })
    .join('')
}

function printTerm(term: string, path: Path, range: [number, number], context: Expanding): string {
  const { facts, marks } = context
  const { calendar } = facts
  const lacking = (label: string, reason: string): string =>
    marks.mark({ kind: 'missing', label, path, reason, range }, `【待补：${label}】`)
  switch (term) {
    case '几':
      return marks.mark({ kind: 'count', key: countKey(path, facts), path }, placeholder)
    case '截至':
      if (!calendar?.asOf) return lacking('截至日期', '没有写“默认”里的“截至”，也没有写“时段”')
      return marks.mark(
        { kind: 'given', path: facts.sheet.defaults?.asOf ? 'defaults/asOf' : 'period' },
        `截至${spokenDay(calendar.asOf, calendar.date.year)}`,
      )
    case '时段':
      if (!calendar?.period) return lacking('时段', '没有写“时段”')
      return marks.mark(
        { kind: 'given', path: 'period' },
        spokenPeriod(calendar.period.from, calendar.period.to, calendar.date.year),
      )
    default:
      if (!facts.region) return lacking('地区', '没有写“地区”')
      return marks.mark({ kind: 'given', path: 'region' }, facts.region.whole)
  }
}

function printReserved(
  word: '待补' | '待核' | '建议',
  note: string,
  path: Path,
  range: [number, number],
  context: Expanding,
): string {
  const { marks } = context
  const text = note === '' ? `【${word}】` : `【${word}：${escapeMarkdown(note)}】`
  if (word === '待补')
    return marks.mark(
      { kind: 'missing', label: note || '此处', path, reason: '事实表里写明待补', range },
      text,
    )
  if (word === '待核') return marks.mark({ kind: 'unconfirmed', label: note || '此处', path, range }, text)
  return marks.mark({ kind: 'suggestion', path }, text)
}

/**
 * What 【几】 in a text counts: in 开头 the level-1 parts, elsewhere the 要点 (or 分组) of the nearest block or point. The
 * key is that of the list's scope.
 */
export function countKey(path: Path, facts: Facts): string {
  if (path.startsWith('opening')) return 'sections'
  const holder = path.slice(0, path.lastIndexOf('/'))
  for (let at = holder; at !== ''; at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '') {
    if (facts.places.has(`${at}/groups`)) return `${at}/groups`
    if (facts.places.has(`${at}/points`)) return `${at}/points`
    if (/^[a-z]+$/i.test(at)) break
  }
  return `${holder}/points`
}
