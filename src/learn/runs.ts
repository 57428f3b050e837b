/** Numbered paragraphs: 一是…, 二是… that go on from one paragraph to the next, with what leads to them. */
import { lineMarkOf, type LineMark } from '../speech/index.ts'
import type { LearnedPoint } from './types.ts'

/** Paragraphs that lead to a series, its items, and what follows it. */
export interface Run {
  paragraphs: string[]
  points: LearnedPoint[]
  ending: string[]
}

/** A paragraph after a series that speaks of all its items. */
const takesUp =
  /^(?:这些|上述|以上|总之|对(?:这些|此|上述)|针对|归根|同志们|各单位|希望|成绩的取得|成绩来之不易|客观上的|存在(?:这些|上述))/u

/** The series of some paragraphs, in order; a last run without items holds what follows the last series. */
export function runsOf(paragraphs: readonly string[]): Run[] {
  const marks = paragraphs.map((text) => lineMarkOf(text))
  const runs: Run[] = []
  let from = 0
  for (let first = nextSeries(marks, 0); first >= 0; first = nextSeries(marks, from)) {
    const items = itemsFrom(marks, first)
    const end = endOfLast(paragraphs, marks, items.at(-1)!)
    const run: Run = { paragraphs: paragraphs.slice(from, first), points: [], ending: [] }
    items.forEach((at, i) => {
      const text = paragraphs[at]!.slice(marks[at]!.mark.length)
      const more = paragraphs.slice(at + 1, items[i + 1] ?? end)
      const { heading, paragraphs: texts } = headAndText(text, more.length > 0)
      run.points.push({ mark: marks[at]!.mark.trim(), heading, ...oneList(runsOf([...texts, ...more])) })
    })
    from = end
    while (from < paragraphs.length && marks[from] === undefined && takesUp.test(paragraphs[from]!))
      run.ending.push(paragraphs[from++]!)
    runs.push(run)
  }
  if (from < paragraphs.length || runs.length === 0)
    runs.push({ paragraphs: paragraphs.slice(from), points: [], ending: [] })
  return runs
}

/** From the outer to the inner; a series of the next of them right below an item is that item's. */
const ladders: readonly (readonly LineMark['family'][])[] = [
  ['一、', '（一）', '1.', '（1）', '①', 'A.'],
  ['第一', '一是'],
  ['首先', '一是'],
  ['第一方面', '一是'],
  ['其一', '一是'],
]

/** Where the last item of a series ends: a head alone goes with what is below it, others with an inner series. */
function endOfLast(
  paragraphs: readonly string[],
  marks: readonly (LineMark | undefined)[],
  last: number,
): number {
  const mark = marks[last]!
  let end = last + 1
  const isBare = bareHead.test(paragraphs[last]!.slice(mark.mark.length))
  if (isBare) while (end < paragraphs.length && !marks[end] && !takesUp.test(paragraphs[end]!)) end++
  const inner = marks[end]
  if (inner?.number !== 1 || !(isBare ? inner.family !== mark.family : isInside(inner, mark))) return end
  const items = itemsFrom(marks, end)
  return items.length > 1 ? endOfLast(paragraphs, marks, items.at(-1)!) : end
}

function isInside(inner: LineMark, outer: LineMark): boolean {
  return ladders.some((ladder) => {
    const at = ladder.indexOf(outer.family)
    return at >= 0 && ladder.indexOf(inner.family) > at
  })
}

/** Where a series begins at or after a paragraph: at a first item that a second one follows. */
function nextSeries(marks: readonly (LineMark | undefined)[], from: number): number {
  return marks.findIndex((mark, i) => i >= from && mark?.number === 1 && itemsFrom(marks, i).length > 1)
}

/** The paragraphs of the items of a series, up to the next one of its family that begins anew. */
function itemsFrom(marks: readonly (LineMark | undefined)[], first: number): number[] {
  const { family } = marks[first]!
  const items = [first]
  for (let i = first + 1; i < marks.length; i++) {
    if (marks[i]?.family !== family) continue
    const { number } = marks[i]!
    if (number === items.length + 1 || (number === Infinity && items.length > 1)) items.push(i)
    else if (number === 1) break
  }
  return items
}

/**
 * Several runs as what a sheet's point can hold: one list of points. Where there is more than one series each becomes a
 * point without number and head.
 */
export function oneList(runs: readonly Run[]): Run {
  if (runs.length === 1) return runs[0]!
  const last = runs.at(-1)!
  if (runs.length === 2 && last.points.length === 0) {
    const [first] = runs
    return { ...first!, ending: [...first!.ending, ...last.paragraphs] }
  }
  const points = runs.map((run): LearnedPoint => ({ mark: '', heading: '', ...run }))
  return { paragraphs: [], points, ending: [] }
}

/**
 * 承接能力不足。有的园区… → head and text; a long first sentence is text, and so is one that ends in ； or ，. A line of a
 * few words, or of one short sentence, heads the paragraphs below it.
 */
export function headAndText(text: string, hasMore: boolean): { heading: string; paragraphs: string[] } {
  const match = /^([^。：？！；\n]{2,40})([。：？！])([\s\S]*)$/u.exec(text)
  if (!match) return hasMore && bareHead.test(text) ? { heading: text, paragraphs: [] } : asText(text)
  const [, head = '', end = '', rest = ''] = match
  if (rest.trim() === '' && (!hasMore || head.length > longestBare)) return asText(text)
  const heading = end === '？' || end === '！' ? head + end : head
  return { heading, paragraphs: rest.trim() === '' ? [] : [rest.trim()] }
}

const bareHead = /^[^。：？！；…]{2,40}$/u
const longestBare = 24

function asText(text: string): { heading: string; paragraphs: string[] } {
  return { heading: '', paragraphs: [text] }
}
