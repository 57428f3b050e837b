/** A part that does several things, one after the other: what went well, what did not, why it matters. */
import { classify, turnsToAwareness, turnsToProblems } from './classify.ts'
import { oneList, type Run } from './runs.ts'
import type { LearnedPart, PartClass } from './types.ts'

export interface Segment {
  class: PartClass
  run: Run
}

/**
 * The segments of a part that looks back; undefined where it is of one piece. A segment begins with the paragraph that
 * turns to the next thing.
 */
export function segmentsOf(part: LearnedPart): Segment[] | undefined {
  const pieces = flat(part)
  const first = pieces[0]
  if (!first) return undefined
  const begins = classify({ heading: '', paragraphs: first.paragraphs.slice(0, 1), points: [] })
  const heading = classify({ heading: part.heading, paragraphs: [], points: [] })
  const lookBack = new Set<PartClass>(['成绩', '问题', '形势'])
  if (!heading || !lookBack.has(heading.class)) return undefined
  const segments: { class: PartClass; runs: Run[] }[] = []
  let now: PartClass = begins && lookBack.has(begins.class) ? begins.class : heading.class
  for (const piece of pieces) {
    const [text = ''] = piece.paragraphs
    if (turnsToProblems.test(text) && now !== '问题') now = '问题'
    else if (turnsToAwareness.test(text)) now = '形势'
    const open = segments.at(-1)
    if (open?.class === now) open.runs.push(piece)
    else segments.push({ class: now, runs: [piece] })
  }
  const classes = segments.map((segment) => segment.class)
  if (new Set(classes).size !== classes.length || classes.length < 2) return undefined
  return segments.map((segment) => ({ class: segment.class, run: oneList(merged(segment.runs)) }))
}

/** The paragraphs before a series each alone, the last of them with its series: where a part may turn. */
function flat({ paragraphs, points, ending }: LearnedPart): Run[] {
  const runs: Run[] = points.some((point) => point.mark === '' && point.heading === '')
    ? points.map(({ paragraphs: texts, points: items, ending: end }) => ({
        paragraphs: texts,
        points: items,
        ending: end,
      }))
    : [{ paragraphs, points, ending }]
  return runs.flatMap((run): Run[] => {
    const alone = run.points.length > 0 ? run.paragraphs.slice(0, -1) : run.paragraphs
    const rest = run.points.length > 0 ? [{ ...run, paragraphs: run.paragraphs.slice(-1) }] : []
    return [...alone.map((text): Run => ({ paragraphs: [text], points: [], ending: [] })), ...rest]
  })
}

/** Paragraphs go with the series that follows them, those after the last one stand alone. */
function merged(runs: readonly Run[]): Run[] {
  const made: Run[] = []
  let waiting: string[] = []
  for (const run of runs) {
    if (run.points.length === 0) waiting.push(...run.paragraphs)
    else {
      made.push({ ...run, paragraphs: [...waiting, ...run.paragraphs] })
      waiting = []
    }
  }
  if (waiting.length > 0) made.push({ paragraphs: waiting, points: [], ending: [] })
  return made
}
