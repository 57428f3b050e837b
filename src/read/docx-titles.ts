import { headRole, ordinalAt, standsAboveTitle } from '../speech/index.ts'
import type { LaidBlock, LaidParagraph } from './docx-text.ts'

/** What a paragraph is by its looks; buildSpeech goes by its words from there on. */
export type ParagraphPart = 'title' | 'heading' | 'quote' | 'body'

export interface Parts {
  /** The paragraphs that make up the title, one after the other; a long one stands in several. */
  title: LaidParagraph[]
  /** The depth of a heading in the tree, from its level. */
  depthOf(paragraph: LaidParagraph): number | undefined
}

const longestHead = 60
/** How many paragraphs with words may stand before the title: a stamp, a status, the meeting's papers' number. */
const before = 3

/**
 * Finds title and headings of a document that has styles, direct formatting, or neither. The title: paragraphs of the style
 * Title; else the first heading of level 1 without a number; else what stands centred and larger than the text at the top.
 */
export function partsOf(blocks: readonly LaidBlock[], text: string): Parts {
  const paragraphs = blocks.filter(
    (block): block is LaidParagraph =>
      block.type === 'paragraph' && block.look.role === undefined && wordsOf(block, text) !== '',
  )
  const first = paragraphs.slice(0, before + 1)
  const styled = paragraphs.find((each) => each.look.kind === 'title' && isLine(each, text))
  const lone = first.find((each) => isLoneHeading(each, paragraphs, text))
  const large = largest(first, paragraphs, text)
  const title = styled ?? first.find((each) => each === lone || each === large)
  const titles = title ? together(title, paragraphs, text) : []
  const tops = paragraphs.some((each) => !titles.includes(each) && levelOf(each, text) === 1)
  const usesLevelOne = title !== undefined && title.look.kind !== 'title' && title.look.level === 1 && !tops
  const shift = usesLevelOne ? 0 : 1
  const attached = attachedTitles(blocks, text)
  return {
    title: titles,
    depthOf: (paragraph) => {
      if (attached.has(paragraph)) return 1
      const level = levelOf(paragraph, text)
      return level === undefined ? undefined : Math.min(level + shift, 6)
    },
  }
}

/** Paragraphs of the style Title right under 附件1. */
function attachedTitles(blocks: readonly LaidBlock[], text: string): ReadonlySet<LaidParagraph> {
  const shown = blocks.filter((block) => block.type !== 'paragraph' || wordsOf(block, text) !== '')
  return new Set(
    shown.filter((block, i): block is LaidParagraph => {
      const above = shown[i - 1]
      const isLabelled = above?.type === 'paragraph' && above.look.role === 'label'
      return isLabelled && block.type === 'paragraph' && block.look.kind === 'title' && isLine(block, text)
    }),
  )
}

/** The level of a heading; a long paragraph or a line of the head block in a heading's style is none. */
function levelOf(paragraph: LaidParagraph, text: string): number | undefined {
  const { level, kind } = paragraph.look
  if (!level || kind === 'title') return undefined
  const words = wordsOf(paragraph, text)
  const isHead = words.length <= longestHead && !/[。！？；]./u.test(words) && !/[；：]$/u.test(words)
  return isHead && headRole(words) === undefined ? level : undefined
}

function isLoneHeading(
  paragraph: LaidParagraph,
  paragraphs: readonly LaidParagraph[],
  text: string,
): boolean {
  if (levelOf(paragraph, text) !== 1 || ordinalAt(wordsOf(paragraph, text), 0)) return false
  // a document whose heads are all of level 1 and unnumbered has its title elsewhere
  const others = paragraphs.filter((each) => each !== paragraph && levelOf(each, text) === 1)
  return others.every((each) => ordinalAt(wordsOf(each, text), 0) !== undefined)
}

/** Short, without a final mark, a number or a place of its own in the head block. */
function isLine(paragraph: LaidParagraph, text: string): boolean {
  const words = wordsOf(paragraph, text)
  const isShort = words.length <= longestHead && !/[。；：，]$/u.test(words) && !standsAboveTitle(words)
  return isShort && headRole(words) === undefined && ordinalAt(words, 0) === undefined
}

/** The centred paragraph at the top that is larger than the text, or bold where the text is not. */
function largest(
  first: readonly LaidParagraph[],
  paragraphs: readonly LaidParagraph[],
  text: string,
): LaidParagraph | undefined {
  const usual = usualSize(paragraphs)
  const isTitle = (each: LaidParagraph) => {
    if (each.look.align !== 'center' || !isLine(each, text)) return false
    return (
      sizeOf(each) > usual || (each === first[0] && each.spans.every(({ stress }) => stress === 'strong'))
    )
  }
  const candidates = first.filter(isTitle)
  const size = Math.max(...candidates.map(sizeOf))
  return candidates.find((each) => sizeOf(each) === size)
}

/** A title that is set in several paragraphs: those that follow it in the same look. */
function together(title: LaidParagraph, paragraphs: readonly LaidParagraph[], text: string): LaidParagraph[] {
  const found = [title]
  for (const each of paragraphs.slice(paragraphs.indexOf(title) + 1)) {
    const words = wordsOf(each, text)
    const same =
      title.look.kind === 'title'
        ? each.look.kind === 'title'
        : title.look.align === 'center' &&
          each.look.align === 'center' &&
          sizeOf(each) === sizeOf(title) &&
          !title.look.level
    if (!same || headRole(words) !== undefined || ordinalAt(words, 0) || found.length >= before) break
    found.push(each)
  }
  return found
}

/** The size that most characters of the text have, centred lines left out, in half points; what Word takes where nothing says it is 10. */
function usualSize(paragraphs: readonly LaidParagraph[]): number {
  const lengths = new Map<number, number>()
  for (const { look, spans } of paragraphs) {
    if (look.align === 'center') continue
    for (const { start, end, size = unsaid } of spans)
      lengths.set(size, (lengths.get(size) ?? 0) + end - start)
  }
  let usual = unsaid
  for (const [size, length] of lengths) if (length > (lengths.get(usual) ?? 0)) usual = size
  return usual
}

const unsaid = 20

function sizeOf({ spans }: LaidParagraph): number {
  return Math.max(0, ...spans.map(({ size = unsaid }) => size))
}

export function wordsOf({ start, end }: LaidParagraph, text: string): string {
  return text.slice(start, end).trim()
}
