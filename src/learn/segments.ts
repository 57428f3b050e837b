/** A part that does several things, one after the other: what went well, what did not, why it matters, what to do. */
import { classify, textScores, wordsOf } from './classify.ts'
import { lacking, turns } from './cues.ts'
import { oneList, type Run } from './runs.ts'
import type { LearnedPart, PartClass } from './types.ts'

export interface Segment {
  class: PartClass
  run: Run
}

/** What a part may do in turn. */
const kinds: readonly PartClass[] = ['成绩', '问题', '形势', '任务']
/** A head that says one of these speaks of the whole part. */
const whole: ReadonlySet<PartClass> = new Set(['任务', '保障', '号召'])

/** A turn needs as much more as the words of one piece can give. */
const costOfTurn = 0.5
/** A piece that says that it turns. */
const saysSo = 1.2
/** A piece that neither turns nor lists goes with what stands around it. */
const goesAlong = 0.5
/** What stands before 但是 was praise. */
const before = 0.6
/** What the head says of a kind. */
const named = 0.15

/**
 * The segments of a part that looks back; undefined where it is of one piece. A segment begins with the paragraph that
 * turns to the next thing: among all ways to divide the part, each thing said once, the one that its words speak for.
 */
export function segmentsOf(part: LearnedPart): Segment[] | undefined {
  const heading = classify({ heading: part.heading, paragraphs: [], points: [] })
  if (heading && whole.has(heading.class) && !looksBack(part.heading)) return undefined
  // without a word of its head a part is divided only where it has series to divide
  const pieces = flat(part)
  if (pieces.length < 2) return undefined
  const path = bestPath(withContrast(pieces), part.heading)
  const segments: { class: PartClass; runs: Run[] }[] = []
  path.forEach((name, i) => {
    const open = segments.at(-1)
    if (open?.class === name) open.runs.push(pieces[i]!)
    else segments.push({ class: name, runs: [pieces[i]!] })
  })
  if (segments.length < 2 || segments.every(({ class: name }) => name === '任务' || name === '形势'))
    return undefined
  return segments.map((segment) => ({ class: segment.class, run: oneList(merged(segment.runs)) }))
}

function looksBack(heading: string): boolean {
  const found = classify({ heading: heading.split(/[，,]/u)[0]!, paragraphs: [], points: [] })
  return found !== undefined && !whole.has(found.class)
}

type Scores = Record<PartClass, number>

const contrast =
  /^(?:但是?|然而|不过|可是?|当然|尽管如此|虽然|同时[，,]|与此同时)|归(?:肯定|成绩)|喜要报|不能(?:光|只)|肯定[^。]{0,20}(?:同时|的时候)|看到成绩|取得成绩/u

/** The scores of all pieces; before the first contrast stands what went well. */
function withContrast(pieces: readonly Run[]): Scores[] {
  const scores = pieces.map((piece) => scoresOf(piece))
  const turn = pieces.findIndex((piece) => contrast.test(firstSentences(piece.paragraphs.join(''))))
  if (turn > 0) scores[turn - 1]!.成绩 += before
  return scores
}

/** How much the words of a piece speak for each kind; its first sentences say where it turns. */
function scoresOf(piece: Run): Scores {
  const text = wordsOf(piece)
  const heads = piece.points.map(({ heading }) => heading).join('。')
  const body = textScores(text)
  const atHeads = textScores(heads)
  const start = firstSentences(piece.paragraphs.join(''))
  const isPlain = piece.points.length === 0 && !kinds.some((name) => turns[name]?.test(start))
  const scores = { ...body }
  if (isPlain) for (const name of kinds) scores[name] *= goesAlong
  for (const name of kinds) {
    scores[name] += atHeads[name]
    if (turns[name]?.test(start)) scores[name] += saysSo
  }
  const { points } = piece
  const lack = points.filter(({ heading }) => lacking.test(heading))
  if (points.length > 1 && lack.length * 2 > points.length) scores.问题 += saysSo
  if (
    points.length > 1 &&
    points.every(({ mark, heading }) => mark.endsWith('要') || heading.startsWith('要'))
  )
    scores[/意识|认识|观念/u.test(heads) ? '形势' : '任务'] += saysSo
  return scores
}

function firstSentences(text: string): string {
  return /^(?:[^。！？]*[。！？]){0,2}/u.exec(text.slice(0, 160))![0] || text.slice(0, 80)
}

interface Way {
  score: number
  name: PartClass
  before: Way | undefined
}

/** The best way to name the pieces: each kind has one stretch. Ways are kept by their last kind and the kinds used. */
function bestPath(pieces: readonly Scores[], heading: string): PartClass[] {
  const hints = textHints(heading)
  let ways = new Map<number, Way>()
  pieces.forEach((scores, i) => {
    const next = new Map<number, Way>()
    kinds.forEach((name, k) => {
      const gain = scores[name] + hints[k]!
      if (i === 0) offer(next, keyOf(1 << k, k), { score: gain, name, before: undefined })
      for (const [key, way] of ways) {
        const used = key >> 2
        const last = key & 3
        const isOn = last === k
        if (!isOn && (used & (1 << k)) !== 0) continue
        const score = way.score + gain - (isOn ? 0 : costOfTurn)
        offer(next, keyOf(used | (1 << k), k), { score, name, before: way })
      }
    })
    ways = next
  })
  const path: PartClass[] = []
  let way: Way | undefined = [...ways.values()].reduce((best, one) => (one.score > best.score ? one : best))
  for (; way; way = way.before) path.push(way.name)
  return path.toReversed()
}

function keyOf(used: number, last: number): number {
  return (used << 2) | last
}

function offer(ways: Map<number, Way>, key: number, way: Way): void {
  const known = ways.get(key)
  if (!known || known.score < way.score) ways.set(key, way)
}

function textHints(heading: string): number[] {
  return kinds.map((name) => {
    const found = heading.split(/[、，,]/u).some((clause) => {
      const what = classify({ heading: clause, paragraphs: [], points: [] })
      return what?.class === name
    })
    return found ? named : 0
  })
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
    const rest = run.points.length > 0 ? [{ ...run, paragraphs: run.paragraphs.slice(-1), ending: [] }] : []
    const after = run.points.length > 0 ? run.ending : []
    return [...alone.map(onlyText), ...rest, ...after.map(onlyText)]
  })
}

function onlyText(text: string): Run {
  return { paragraphs: [text], points: [], ending: [] }
}

/** Paragraphs go with the series that follows them, those after the last one stand behind it. */
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
