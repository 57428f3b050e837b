import type { RootContent } from 'mdast'
import type { Layout } from '../layout/index.ts'
import type { ParagraphSetting } from './docx-body.ts'
import type { PaperParts } from './docx-papers.ts'
import { lineHeight } from './line-height.ts'

/**
 * Two lines stay empty between the red rule and the title (GB/T 9704-2012, 7.3.1). Without one, in a paper of a meeting,
 * one between 密级 and the title; and one below the title, where no line of the head block follows.
 */
export function aroundTitle(
  isFirst: boolean,
  siblings: readonly RootContent[],
  index: number,
  { parts, layout, isPaper }: { parts: PaperParts; layout: Layout; isPaper: boolean },
): { setting?: ParagraphSetting } {
  const line = lineHeight(layout.body, layout.body)
  const hasRule = isFirst && parts.head !== undefined
  const isMarked = isPaper && isFirst && parts.secrecyLines > 0
  const above = hasRule ? layout.redHead.titleLines : isMarked ? 1 : 0
  const next = siblings.slice(index + 1).find(({ type }) => type !== 'html')
  const below = isPaper && next && !(next.type === 'paragraph' && next.data?.role) ? 1 : 0
  const spacing = {
    ...(above > 0 ? { before: Math.round(above * line) } : {}),
    ...(below > 0 ? { after: Math.round(below * line) } : {}),
  }
  return above + below === 0 ? {} : { setting: { spacing } }
}
