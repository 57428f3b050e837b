import { BorderStyle } from 'docx'
import type { Layout } from '../layout/index.ts'
import type { ParagraphSetting } from './docx-body.ts'
import { eighths } from './docx-table-styles.ts'

/** Word draws no rule farther from its line (ISO/IEC 29500-1, 17.3.4). */
const mostPoints = 31

/**
 * The red rule under the head of a paper, as wide as the text (GB/T 9704-2012, 7.2.7). Its distance counts from the
 * characters; Word's from the line, of which a part is empty below them.
 */
export function redRule(layout: Layout, style: 'issuer' | 'documentNumber'): ParagraphSetting {
  const { redHead } = layout
  const space = Math.round((redHead.ruleDistance - emptyBelow(layout[style])) / 20)
  return {
    border: {
      bottom: {
        style: BorderStyle.SINGLE,
        size: eighths(redHead.ruleWidth),
        space: Math.min(mostPoints, Math.max(0, space)),
        color: redHead.color,
      },
    },
  }
}

/** A face's characters reach about an eighth of their size below the base line, which lies at 4/5 of an exact line. */
function emptyBelow({ line, size }: Layout['issuer']): number {
  return line === 'auto' ? 0 : Math.max(0, line / 5 - size / 8)
}
