/** Speaker and day that were typed as a quotation under the title: `> 县长 李大海` over `> （2025年4月29日）`. */
import type { RootContent } from 'mdast'
import { headRole, isNameAlone } from './head.ts'
import { plainText } from './walk.ts'

/** How far down such lines are looked for. */
const longestHead = 8

/** The blocks with the quotations of the head block that hold nothing else as plain paragraphs. */
export function unquoteHead(blocks: readonly RootContent[]): RootContent[] {
  const end = blocks.findIndex((block, i) => i >= longestHead || endsHead(block))
  const top = end < 0 ? blocks.length : end
  return blocks.flatMap((block, i) => (i < top && isQuotedHead(block) ? block.children : [block]))
}

function endsHead(block: RootContent): boolean {
  if (block.type === 'heading') return block.depth > 1
  return block.type === 'paragraph' && /。/u.test(plainText(block))
}

function isQuotedHead(block: RootContent): block is Extract<RootContent, { type: 'blockquote' }> {
  return (
    block.type === 'blockquote' &&
    block.children.every(
      (child) =>
        child.type === 'paragraph' &&
        plainText(child)
          .split('\n')
          .every((line) => ['speaker', 'date', 'status'].includes(headRole(line) ?? '') || isNameAlone(line)),
    )
  )
}
