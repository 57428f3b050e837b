import type { Paragraph, Parent, Root, RootContent, Text } from 'mdast'
import type { Source } from '../text/source.ts'
import { headRole, isNameAlone, isPlaceOfSpeech } from './head.ts'
import { settleHeadings } from './headings.ts'
import { isMeetingPaper, isPaperRole, withPaperRoles } from './remarks.ts'
import { boldLead, plainLead, type LeadFamilies } from './leads.ts'
import { settleLines } from './lines.ts'
import { outlineOf } from './outline.ts'
import { ordinalAt, type Family } from './ordinals.ts'
import { unquoteHead } from './quoted-head.ts'
import { partRuns, partSalutation, partSpeaker } from './run-together.ts'
import { splitSlots } from './slots.ts'
import type { FrontMatter, ParagraphRole, Speech } from './types.ts'
import { mergeTexts } from './texts.ts'
import { isParent, plainText } from './walk.ts'

/**
 * A speech from the blocks of any reader: slots, roles of the head block, headings and leads are recognised, and the
 * outline is drawn. The root is taken over and changed; every node keeps its place in the source.
 */
export function buildSpeech(root: Root, source: Source, meta: FrontMatter): Speech {
  plainHtml(root)
  const settled = settleLines(unquoteHead(withPaperRoles(withoutEmpty(root.children))), source)
  const lines = isMeetingPaper(meta)
    ? settled
    : partSpeaker(partSalutation(partRuns(settled, source), source), source)
  splitSlots({ ...root, children: lines }, source)
  const blocks = withRoles(settleHeadings(lines))
  const tree: Root = {
    ...root,
    children: isOffice(blocks, meta) ? marked(blocks, source) : withLeads(blocks, source),
  }
  return { source, meta, tree, outline: outlineOf(tree, source) }
}

function withoutEmpty(blocks: readonly RootContent[]): RootContent[] {
  return blocks.filter(
    (block) => block.type !== 'paragraph' || plainText(block).trim() !== '' || hasComment(block),
  )
}

function hasComment(paragraph: Paragraph): boolean {
  return paragraph.children.some((child) => child.type === 'html')
}

/** HTML in a draft is text that a person typed, such as <b>; only comments stay what they are. */
function plainHtml(parent: Parent): void {
  const children = parent.children.map((child): RootContent => {
    if (isParent(child)) plainHtml(child)
    if (child.type !== 'html' || isComment(child.value)) return child
    const position = child.position ? { position: child.position } : {}
    const text: Text = { type: 'text', value: child.value, ...position }
    return isFlow(parent) ? { type: 'paragraph', children: [text], ...position } : text
  })
  parent.children = mergeTexts(children)
}

export function isComment(html: string): boolean {
  return /^\s*<!--[\s\S]*-->\s*$/u.test(html)
}

function isFlow(parent: Parent): boolean {
  return parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem'
}

/** How far down the 称谓 is looked for. */
const longestHeadBlock = 10

/** The head block ends with the 称谓; where there is none, with the first block that has no place in it. */
function withRoles(blocks: readonly RootContent[]): RootContent[] {
  const result = [...blocks]
  const salutation = salutationOf(blocks)
  const seen = new Set<ParagraphRole>()
  for (const [i, block] of blocks.entries()) {
    if (salutation !== undefined && i > salutation) break
    if (block.type === 'html' || block.type === 'thematicBreak') continue
    if (block.type === 'heading' && block.depth === 1) continue
    if (block.type === 'paragraph' && block.data?.role) continue
    const role = block.type === 'paragraph' ? roleOf(block, blocks[i - 1]) : undefined
    if (block.type === 'paragraph' && role && !seen.has(role)) {
      seen.add(role)
      result[i] = { ...block, data: { ...block.data, role } }
    } else if (salutation === undefined) break
  }
  return result
}

/** Below the title 在…会议上的讲话 is its subtitle, with a dash before it or not. */
function roleOf(paragraph: Paragraph, before: RootContent | undefined): ParagraphRole | undefined {
  const text = plainText(paragraph)
  const isSecond = before?.type === 'heading' && before.depth === 1
  if (isSecond && isPlaceOfSpeech(text)) return 'subtitle'
  const role = headRole(text)
  if (role !== undefined || !before) return role
  const isHead = isSecond || (before.type === 'paragraph' && headRole(plainText(before)) !== undefined)
  return isHead && isNameAlone(text) ? 'speaker' : undefined
}

function salutationOf(blocks: readonly RootContent[]): number | undefined {
  for (const [i, block] of blocks.slice(0, longestHeadBlock).entries()) {
    if (block.type === 'heading' && block.depth > 1) return undefined
    if (block.type !== 'paragraph' || block.data?.role) continue
    if (headRole(plainText(block)) === 'salutation') return i
  }
  return undefined
}

/** Such a paper, or its Word file read again, which has no front matter but the parts of one. */
function isOffice(blocks: readonly RootContent[], meta: FrontMatter): boolean {
  return (
    isMeetingPaper(meta) ||
    blocks.some((block) => block.type === 'paragraph' && isPaperRole(block.data?.role))
  )
}

/** The leads in bold alone. */
function marked(blocks: readonly RootContent[], source: Source): RootContent[] {
  const none: ReadonlySet<Family> = new Set()
  return leadsOf(blocks, source, { running: none, alone: none })
}

/**
 * Leads: those in bold, and in plain text （一）, 一、 and 1.; 第一， where the speech has no headings. A number with one sentence
 * and nothing after it heads what follows where it is a （一）, or where others of its family are leads.
 */
function withLeads(blocks: readonly RootContent[], source: Source): RootContent[] {
  const hasHeadings = blocks.some((block) => block.type === 'heading' && block.depth > 1)
  const running = new Set<Family>([
    '一、',
    '（一）',
    '1.',
    '（1）',
    ...(hasHeadings ? [] : ['第一' as const]),
  ])
  const alone = new Set<Family>(hasHeadings ? ['（一）'] : ['（一）', '第一'])
  const first = leadsOf(blocks, source, { running, alone })
  for (const block of first) {
    const lead = block.type === 'paragraph' ? block.children[0] : undefined
    const family = lead?.type === 'lead' ? ordinalAt(lead.mark, 0)?.family : undefined
    if (family && running.has(family)) alone.add(family)
  }
  return leadsOf(first, source, { running, alone })
}

function leadsOf(blocks: readonly RootContent[], source: Source, families: LeadFamilies): RootContent[] {
  return blocks.map((block) => {
    if (block.type === 'paragraph' && !block.data?.role)
      return plainLead(boldLead(block, source), source, families)
    if (block.type === 'blockquote' || block.type === 'list' || block.type === 'listItem')
      return { ...block, children: leadsOf(block.children, source, families) } as typeof block
    return block
  })
}
