/** What a part of a speech does, told by its words: by those of its head before those of its text. */
import { classes, headCues, lacking, textCues } from './cues.ts'
import type { Classified, LearnedPoint, PartClass } from './types.ts'

const weight = { head: 4, points: 2, start: 1 }
/** The text below counts for so much at most, whatever its length. */
const mostOfText = 4
/** Most of the points say what is not. */
const lacks = 3
/** A head that says two things does the last of them: 肯定成绩，正视差距 leads to 差距. */
const lastClause = 1

/** Without a word at its head or start a part is told by its text alone, where several words do; never surely. */
const fewestInText = 2
const mostByText = 0.6

/** How far apart the best and the next have to be for full confidence, in weighed words. */
const sure = 6

/** The class of a point with what is under it; undefined where no word tells. */
export function classify(
  point: Pick<LearnedPoint, 'heading' | 'paragraphs' | 'points'>,
): Classified | undefined {
  const heads = [...headsOf(point.points), ...point.paragraphs.flatMap((text) => headsInside(text))]
  const lack = heads.filter((head) => lacking.test(head)).length * 2 > heads.length ? lacks : 0
  const start = point.paragraphs.slice(0, 2).join('').slice(0, 160)
  const last = point.heading.slice(point.heading.search(/[^，,]*$/u))
  const words = wordsOf(point)
  const text = textScores(words)
  const inText = (name: PartClass): string[] => words.match(textCues[name]) ?? []
  const scores = classes
    .map((name) => {
      const found = {
        head: point.heading.match(headCues[name]) ?? [],
        points: heads.flatMap((head) => (head.match(headCues[name]) ?? []).slice(0, 1)),
        start: start.match(headCues[name]) ?? [],
      }
      const score =
        Math.min(found.head.length, 3) * weight.head +
        (last.match(headCues[name])?.length ? lastClause : 0) +
        Math.min(found.points.length, 4) * weight.points +
        Math.min(found.start.length, 3) * weight.start +
        text[name] * mostOfText +
        (name === '问题' ? lack : 0)
      const cues = [...found.head, ...found.points, ...found.start]
      return { name, score, isPlain: cues.length > 0, why: cues.length > 0 ? cues : inText(name) }
    })
    .sort((a, b) => b.score - a.score)
  const [best, next] = scores
  if (!best || best.why.length < (best.isPlain ? 1 : fewestInText)) return undefined
  const confidence = Math.min(best.isPlain ? 1 : mostByText, (best.score - (next?.score ?? 0)) / sure + 0.2)
  return {
    class: best.name,
    confidence: Math.round(confidence * 100) / 100,
    why: [...new Set(best.why)].slice(0, 6),
  }
}

function headsOf(points: readonly LearnedPoint[]): string[] {
  return points.flatMap(({ heading, points: below }) => (heading === '' ? headsOf(below) : [heading]))
}

/** Heads of a series inside a paragraph: 一是没有真正走出去。 */
function headsInside(text: string): string[] {
  const found = [
    ...text.matchAll(/(?<=[。；：，,:;])[一二三四五六七八九十](?:是|要|是要)([^。；：，,]{2,24})/gu),
  ]
  return found.length > 1 ? found.map(([, head]) => head!) : []
}

/** So few words prove little. */
const fewest = 4

/** Share of each class among the words of a text that tell one. */
export function textScores(text: string): Record<PartClass, number> {
  const counts = classes.map((name) => text.match(textCues[name])?.length ?? 0)
  const total = Math.max(
    fewest,
    counts.reduce((sum, count) => sum + count, 0),
  )
  return Object.fromEntries(classes.map((name, i) => [name, counts[i]! / total])) as Record<PartClass, number>
}

/** All words of a point, without the heads. */
export function wordsOf({ paragraphs, points }: Pick<LearnedPoint, 'paragraphs' | 'points'>): string {
  return [...paragraphs, ...points.map((point) => wordsOf(point))].join('\n')
}
