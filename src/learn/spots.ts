/** Sentences of a speech that may stand in another one, by where they stand: what opens, leads over, announces and closes. */
import { sentencesOf } from '../speech/index.ts'
import { withAnnounced } from './counts.ts'
import { segmentsOf } from './segments.ts'
import type { LearnedPart, LearnedPoint, LearnedSpeech, PartClass } from './types.ts'

/** A sentence or heading with the kind of the library that stands in its place. */
export interface Spot {
  kind: string
  text: string
}

/** The kinds of a part that does one thing: its first words, what announces its points, its last words, words below a head. */
const kindsOf: Readonly<
  Partial<
    Record<
      PartClass,
      { heading: string; first: string; announcing: string; last?: string; below?: string; text?: string }
    >
  >
> = {
  成绩: { heading: '标题.成绩', first: '成绩.引入', announcing: '总起.成绩', last: '成绩.归因' },
  问题: { heading: '标题.问题', first: '过渡.到问题', announcing: '总起.问题', last: '问题.结语' },
  形势: {
    heading: '标题.认识',
    first: '过渡.到认识',
    announcing: '总起.认识',
    below: '认识.阐发',
    text: '认识.意义',
  },
  任务: {
    heading: '标题.任务',
    first: '任务.引入',
    announcing: '总起.任务',
    last: '任务.结语',
    below: '任务.阐发',
  },
  保障: {
    heading: '标题.保障',
    first: '保障.引入',
    announcing: '总起.保障',
    last: '保障.结语',
    below: '保障.阐发',
  },
}

/** A part whose class is less sure gives its heading alone. */
const sureEnough = 0.4

/** All spots of a speech, in order. */
export function spotsOf(speech: LearnedSpeech): Spot[] {
  const before = new Set<PartClass>()
  return [
    ...openingSpots(speech.opening),
    ...speech.parts.flatMap((part) => partSpots(part, before)),
    ...closingSpots(speech.closing),
  ]
}

function openingSpots(paragraphs: readonly string[]): Spot[] {
  const spots: Spot[] = []
  let hasHeard = false
  let heard = 0
  const sentences = paragraphs.flatMap(sentencesIn)
  for (const [i, text] of sentences.entries()) {
    const announced = withAnnounced(text)
    if (i > 0 && i === sentences.length - 1 && announced !== undefined)
      spots.push({ kind: '总起.全文', text: announced })
    else if (text.startsWith('刚才')) hasHeard = true
    else if (hasHeard && heard++ < 3 && !/^[一二三四五]是/u.test(text))
      spots.push({ kind: '开场.听后', text })
    else if (!hasHeard && /(?:目的|任务)(?:，)?就?是/u.test(text) && i > 0)
      spots.push({ kind: '开场.目的', text })
    else if (i === 0) spots.push({ kind: '开场.点题', text })
    else if (!hasHeard && /今天|这次|会议|召开/u.test(text)) spots.push({ kind: '开场.动因', text })
  }
  return spots
}

function partSpots(part: LearnedPart, before: Set<PartClass>): Spot[] {
  const segments = segmentsOf(part)
  const { what } = part
  const runs =
    segments ?? (what && what.confidence >= sureEnough ? [{ class: what.class, run: part }] : undefined)
  const classes = runs?.map((one) => one.class) ?? []
  const isLookBack = classes.includes('成绩') && classes.includes('问题')
  const heading = isLookBack ? '标题.成绩问题' : kindsOf[classes[0] ?? what?.class ?? '号召']?.heading
  const spots: Spot[] =
    heading !== undefined && part.heading !== '' ? [{ kind: heading, text: part.heading }] : []
  for (const { class: name, run } of runs ?? []) {
    spots.push(...runSpots(name, run, before))
    before.add(name)
  }
  return spots
}

function runSpots(
  name: PartClass,
  run: Pick<LearnedPoint, 'paragraphs' | 'points' | 'ending'>,
  before: ReadonlySet<PartClass>,
): Spot[] {
  const kinds = kindsOf[name]
  if (!kinds) return []
  const first = name === '问题' && before.has('成绩') ? '过渡.成绩到问题' : kinds.first
  const lists = run.points.filter(({ mark, heading }) => mark === '' && heading === '')
  const paragraphs = [...run.paragraphs, ...lists.flatMap((list) => list.paragraphs)]
  const spots: Spot[] = []
  let isFirst = true
  for (const paragraph of paragraphs) {
    const sentences = sentencesIn(paragraph)
    for (const [i, text] of sentences.entries()) {
      const announced = i === sentences.length - 1 ? withAnnounced(text) : undefined
      if (announced !== undefined) spots.push({ kind: kinds.announcing, text: announced })
      else if (isFirst) spots.push({ kind: first, text })
      else if (name === '问题' && sentences.length < 3 && turn(text) !== '')
        spots.push({ kind: turn(text), text })
      else if (kinds.text !== undefined) spots.push({ kind: kinds.text, text })
      isFirst = false
    }
  }
  if (kinds.below !== undefined)
    for (const { heading, paragraphs: texts } of allPoints(run.points)) {
      const [sentence] = heading === '' ? [] : sentencesIn(texts[0] ?? '')
      if (sentence !== undefined) spots.push({ kind: kinds.below, text: sentence })
    }
  const last = sentencesIn([...lists.flatMap((list) => list.ending), ...run.ending].at(-1) ?? '').at(-1)
  if (kinds.last !== undefined && last !== undefined) spots.push({ kind: kinds.last, text: last })
  return spots
}

/** Inside a part about problems: to those that come from outside, and to our own. */
function turn(text: string): string {
  if (/主观|自身|自己|根子|内因/u.test(text)) return '过渡.主观'
  return /客观|外部|外面|外因|外头/u.test(text) ? '过渡.客观' : ''
}

function allPoints(points: readonly LearnedPoint[]): LearnedPoint[] {
  return points.flatMap((point) => [point, ...allPoints(point.points)])
}

const thanks = /^谢谢|我(?:今天)?(?:就|只)讲(?:这|到)|我的(?:讲话|发言)(?:就?到|完)/u

function closingSpots(paragraphs: readonly string[]): Spot[] {
  const sentences = paragraphs.flatMap(sentencesIn)
  return sentences.map((text, i): Spot => {
    if (thanks.test(text)) return { kind: '结尾.致谢', text }
    if (/会后|各级各部门要|各单位(?:要|回去)|抓好落实|贯彻落实/u.test(text))
      return { kind: '结尾.要求', text }
    const isLast = i === sentences.length - 1 || thanks.test(sentences[i + 1]!)
    return { kind: isLast || /让我们|！$/u.test(text) ? '结尾.号召' : '结尾.意义', text }
  })
}

function sentencesIn(paragraph: string): string[] {
  return sentencesOf(paragraph).map(({ start, end }) => paragraph.slice(start, end).trim())
}
