/** Numbered paragraphs: 一是…, 二是… that go on from one paragraph to the next, with what leads to them. */
import { ordinalAt, type Ordinal } from '../speech/index.ts'
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
  const marks = paragraphs.map((text) => ordinalAt(text, 0))
  const runs: Run[] = []
  let from = 0
  for (let first = nextSeries(marks, 0); first >= 0; first = nextSeries(marks, from)) {
    const items = itemsFrom(marks, first)
    const end = items.at(-1)! + 1
    const run: Run = { paragraphs: paragraphs.slice(from, first), points: [], ending: [] }
    items.forEach((at, i) => {
      const text = paragraphs[at]!.slice(marks[at]!.mark.length)
      const more = paragraphs.slice(at + 1, items[i + 1] ?? end)
      const { heading, paragraphs: texts } = headAndText(text)
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

/** Where a series begins at or after a paragraph: at a first item that a second one follows. */
function nextSeries(marks: readonly (Ordinal | undefined)[], from: number): number {
  return marks.findIndex((mark, i) => i >= from && mark?.number === 1 && itemsFrom(marks, i).length > 1)
}

/** The paragraphs of the items of a series, up to the next one of its family that begins anew. */
function itemsFrom(marks: readonly (Ordinal | undefined)[], first: number): number[] {
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

/** 承接能力不足。有的园区… → head and text; a long first sentence is text, and so is one that ends in ； or ，. */
function headAndText(text: string): { heading: string; paragraphs: string[] } {
  const match = /^([^。：？！；\n]{2,40})([。：？！])([\s\S]*)$/u.exec(text)
  if (!match || match[3]!.trim() === '') return { heading: '', paragraphs: [text] }
  const [, head = '', end = '', rest = ''] = match
  return { heading: end === '？' || end === '！' ? head + end : head, paragraphs: [rest.trim()] }
}
