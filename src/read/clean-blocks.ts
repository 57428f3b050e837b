/** Pages and Word files that were made from copied text: their blocks cleaned as lines of a text are. */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast'
import { plainText } from '../speech/index.ts'
import type { Problem } from '../text/problem.ts'
import type { Source } from '../text/source.ts'
import { cutFurniture, cutProblems, type ReadOptions } from './clean.ts'
import { isWrapped, partsWord, unwrap } from './clean-wrapped.ts'

export interface BlockLine {
  block: RootContent
  text: string
  start: number
  end: number
  isList?: boolean
}

/**
 * A block as a line of the page; only paragraphs can be furniture, and it may stand under the title or below a table of
 * the paper's number and date.
 */
export function lineOf(block: RootContent): BlockLine {
  const start = block.position?.start.offset ?? 0
  const end = block.position?.end.offset ?? start
  if (block.type === 'list') return { block, text: plainText(block), start, end, isList: true }
  const isSilent = block.type === 'heading' || block.type === 'thematicBreak' || block.type === 'table'
  const text = block.type === 'paragraph' ? plainText(block) : isSilent ? '' : '。'
  return { block, text, start, end }
}

/**
 * Blocks of a file that is nothing but paragraphs, as where copied text was saved: without page lines at both ends, and
 * lines of a wrapped text put together. Where somebody set headings and the like, page lines are left to the check.
 */
export function cleanBlocks(
  blocks: readonly RootContent[],
  source: Source,
  { isWanted }: ReadOptions,
): { blocks: RootContent[]; problems: Problem[] } {
  if (!blocks.every(isBare))
    return { blocks: withoutParted(blocks.map((block) => lineOf(block))), problems: [] }
  const { kept, cut } = cutFurniture(
    blocks.map((block) => lineOf(block)),
    isWanted,
  )
  const made = isWrapped(kept) ? unwrap(kept).map((group) => joinedBlock(group)) : withoutParted(kept)
  return { blocks: made, problems: cutProblems(cut, source) }
}

/** Blocks with the paragraphs put together again that a site parted inside a word, as in typed text. */
export function withoutParted(lines: readonly BlockLine[]): RootContent[] {
  const groups: BlockLine[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    const above = last?.at(-1)
    const isOne = above && isBare(above.block) && isBare(line.block) && partsWord(above.text, line.text)
    if (isOne) last!.push(line)
    else groups.push([line])
  }
  return groups.map((group) => joinedBlock(group))
}

function isBare(block: RootContent): boolean {
  return (
    block.type === 'paragraph' &&
    !block.data?.role &&
    block.children.every(({ type }) => type === 'text' || type === 'break')
  )
}

function joinedBlock(lines: readonly BlockLine[]): RootContent {
  const paragraphs = lines.flatMap(({ block }) => (block.type === 'paragraph' ? [block] : []))
  const [first] = paragraphs
  if (!first || paragraphs.length === 1) return lines[0]!.block
  const children = paragraphs.flatMap((paragraph, i): PhrasingContent[] => {
    const above = paragraphs[i - 1]
    return above ? [...lineEnd(above, paragraph), ...paragraph.children] : paragraph.children
  })
  const last = paragraphs.at(-1)!
  if (!first.position || !last.position) return { ...first, children }
  return { ...first, children, position: { start: first.position.start, end: last.position.end } }
}

/** Typed text has its lines parted so: building the speech settles that. */
function lineEnd(above: Paragraph, below: Paragraph): PhrasingContent[] {
  if (partsWord(plainText(above), plainText(below))) return []
  if (!above.position || !below.position) return [{ type: 'text', value: '\n' }]
  return [{ type: 'text', value: '\n', position: { start: above.position.end, end: below.position.start } }]
}
