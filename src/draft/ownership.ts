import type { Marked, Origin } from './marks.ts'

const structural = new Set<Origin['kind']>([
  'absent',
  'extent',
  'entries',
  'entry',
  'heading',
  'lead',
  'section',
  'scope',
  'item',
  'part',
])

/** For each character whether it is the template's own: 1, or inserted: 0. */
export function ownership(marked: Marked): Uint8Array {
  const own = new Uint8Array(marked.text.length).fill(1)
  for (const { start, end, origin } of marked.spans) {
    if (structural.has(origin.kind)) continue
    // Words of the library are connecting prose like the template's: a sentence of them may go where its count is none.
    const ours = origin.kind === 'phrase' || (origin.kind === 'template' && origin.literal)
    own.fill(ours ? 1 : 0, start, end)
  }
  return own
}
