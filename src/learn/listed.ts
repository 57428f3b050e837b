/** The body of a section in runs: paragraphs, numbered series, and the lists of an outline, whose items are points. */
import { lineMarkOf, plainText, type Section } from '../speech/index.ts'
import { headAndText, oneList, runsOf, type Run } from './runs.ts'
import type { LearnedPoint } from './types.ts'

type Block = Section['body'][number]
type List = Extract<Block, { type: 'list' }>
type ListItem = List['children'][number]

/** Words of blocks that are no lists. */
type TextsOf = (blocks: readonly Block[]) => string[]

/** The marks of items that have none of their own, by how deep their list stands in others. */
const marks = ['一是', '1.', '（1）'] as const

/** The runs of some blocks, a list of several items a series. */
export function runsOfBlocks(blocks: readonly Block[], textsOf: TextsOf, depth = 0): Run[] {
  const runs: Run[] = []
  let open: Block[] = []
  const close = (): void => {
    const texts = textsOf(open)
    if (texts.length > 0) runs.push(...runsOf(texts))
    open = []
  }
  for (const block of blocks) {
    if (block.type !== 'list' || block.children.length < 2) {
      open.push(block)
      continue
    }
    close()
    const points = withOwnMarks(
      block,
      block.children.map((item, i) => pointOf(item, markOf(block, i, depth), textsOf, depth)),
    )
    const last = runs.at(-1)
    if (last && last.points.length === 0) last.points.push(...points)
    else runs.push({ paragraphs: [], points, ending: [] })
  }
  close()
  return runs
}

/** Bullets before heads with their text are how a paragraph was typed: the speech had no numbers, and gets none. */
function withOwnMarks(list: List, points: LearnedPoint[]): LearnedPoint[] {
  const areParagraphs = points.every(({ heading, paragraphs }) => heading !== '' && paragraphs.length > 0)
  if (list.ordered || !areParagraphs || list.children.some((item) => hasMark(item))) return points
  return points.map((point) => ({ ...point, mark: '' }))
}

function hasMark({ children: [first] }: ListItem): boolean {
  return first?.type === 'paragraph' && lineMarkOf(plainText(first).trim()) !== undefined
}

function markOf(list: List, i: number, depth: number): string {
  return list.ordered ? `${(list.start ?? 1) + i}.` : marks[Math.min(depth, marks.length - 1)]!
}

function pointOf(item: ListItem, mark: string, textsOf: TextsOf, depth: number): LearnedPoint {
  const [first, ...more] = item.children
  const text = first ? textsOf([first])[0] : undefined
  if (text === undefined || first!.type === 'list')
    return { mark, heading: '', ...oneList(orEmpty(runsOfBlocks(item.children, textsOf, depth + 1))) }
  const own = lineMarkOf(text)
  const { heading, paragraphs } = headAndText(text.slice(own?.mark.length ?? 0), more.length > 0)
  const runs = runsOfBlocks(more, textsOf, depth + 1)
  const [next, ...others] = orEmpty(runs)
  const whole = oneList([{ ...next!, paragraphs: [...paragraphs, ...next!.paragraphs] }, ...others])
  return { mark: own?.mark.trim() ?? mark, heading, ...whole }
}

function orEmpty(runs: Run[]): Run[] {
  return runs.length > 0 ? runs : [{ paragraphs: [], points: [], ending: [] }]
}
