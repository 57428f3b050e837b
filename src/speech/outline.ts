import type { ListItem, Nodes, Root, RootContent } from 'mdast'
import type { Source } from '../text/source.ts'
import { countAnnounced, type Scope } from './counts.ts'
import { headRoleOf, isPaperRole } from './remarks.ts'
import { nestSections } from './sections.ts'
import { findSeries } from './series.ts'
import { inferTags } from './tags.ts'
import type { Announced, HeadBlock, Outline, Section } from './types.ts'
import { locatedText, plainText, type LocatedText } from './walk.ts'
import { lengthOf } from './words.ts'

/**
 * What a speech is made of: head block, opening, sections with their series, closing, and the counts that it announces
 * with what was found for each. Levels come from nesting; the trees's nodes are shared, not copied.
 */
export function outlineOf(tree: Root, source: Source): Outline {
  const { head, body } = splitHeadBlock(tree.children)
  const { before, sections } = nestSections(body, source)
  const closing = takeClosing(sections, before)
  const openingScope = scopeOf(before, source, sections)
  const announced: Announced[] = [...countAnnounced(openingScope, source, true)]
  for (const section of sections) announced.push(...finish(section, source))
  const outline: Outline = { head, opening: before, sections, closing, announced }
  const series = openingScope.found.outer
  return series.length > 0 ? { ...outline, series } : outline
}

function splitHeadBlock(blocks: readonly RootContent[]): { head: HeadBlock; body: RootContent[] } {
  const head: HeadBlock = {}
  const body: RootContent[] = []
  for (const block of blocks) {
    if (block.type === 'html' || block.type === 'yaml' || block.type === 'definition') continue
    if (block.type === 'paragraph' && isPaperRole(block.data?.role)) continue
    const role = block.type === 'paragraph' ? headRoleOf(block) : undefined
    if (block.type === 'heading' && block.depth === 1 && !head.title) head.title = block
    else if (block.type === 'paragraph' && role) head[role] = block
    else body.push(block)
  }
  return { head, body }
}

const closingWords =
  /^(?:总之|同志们[，,！!：:]|各位[^，。]{1,8}[，,！!：:]|最后[，,]|谢谢|我的(?:讲话|发言|汇报)|我就(?:讲|说|汇报)|因时间|以上(?:就)?是|让我们|一分部署)/u
const longestClosing = 4

/** The closing is the end of the last section from the paragraph on that takes leave: 总之…, 同志们，…. */
function takeClosing(sections: readonly Section[], opening: RootContent[]): RootContent[] {
  let last = sections.at(-1)
  while (last?.sections.length) last = last.sections.at(-1)
  const blocks = last?.body ?? opening
  const first = last ? (last.node.type === 'lead' ? 1 : 0) : 1
  for (let i = Math.max(first, blocks.length - longestClosing); i < blocks.length; i++) {
    if (closingWords.test(plainText(blocks[i]!).trim())) return blocks.splice(i)
  }
  return []
}

/** Fills in what the text of a section and of those below it tells; gives the counts that they announce. */
function finish(section: Section, source: Source): Announced[] {
  const scope = scopeOf(section.body, source, section.sections, section)
  section.series = scope.found.outer
  const announced = countAnnounced(scope, source, false)
  for (const below of section.sections) announced.push(...finish(below, source))
  const own = [section.node.type === 'heading' ? section.node : undefined, ...section.body]
  const length = own.reduce((sum, block) => sum + (block ? lengthOf(plainText(block)) : 0), 0)
  section.length = section.sections.reduce((sum, below) => sum + below.length, length)
  section.tags = inferTags(section)
  return announced
}

function scopeOf(
  blocks: readonly RootContent[],
  source: Source,
  sections: readonly Section[],
  section?: Section,
): Scope {
  const texts = blocks.flatMap((block) => textsOf(block, source))
  const lead = section?.node
  if (lead?.type === 'lead' && texts[0]) {
    // the section's own number is no item of a series
    const mark = lead.mark.length
    texts[0] = { ...texts[0], text: ' '.repeat(mark) + texts[0].text.slice(mark) }
  }
  return { texts, sections, found: findSeries(texts, source) }
}

/** The paragraphs of a block that are the speaker's own words, an item of a numbered list with its number. */
function textsOf(block: RootContent | ListItem, source: Source): LocatedText[] {
  switch (block.type) {
    case 'paragraph':
      return [locatedText(block, source)]
    case 'list':
      return block.children.flatMap((item, i) => {
        const texts = textsOf(item, source)
        if (!block.ordered || !texts[0]) return texts
        return [numbered(`${(block.start ?? 1) + i}.`, texts[0], item), ...texts.slice(1)]
      })
    case 'listItem':
      return block.children.flatMap((child) => textsOf(child, source))
    default:
      return []
  }
}

function numbered(mark: string, text: LocatedText, item: Nodes): LocatedText {
  const start = item.position?.start.offset ?? text.offsets[0]!
  return {
    text: `${mark} ${text.text}`,
    offsets: [...Array.from({ length: mark.length + 1 }, () => start), ...text.offsets],
  }
}
