/** Any words in any place: the package stays sound, and what may be printed is printed. */
import * as fc from 'fast-check'
import type { RootContent } from 'mdast'
import { expect, test } from 'vitest'
import { writeDocx } from '../../src/write/index.ts'
import { checkDocx } from '../support/docx-check.ts'
import { paragraphsOf } from '../support/docx-parts.ts'
import { heading, lead, line, list, paragraph, quote, slot, speech, table } from '../support/speech-tree.ts'
import { layoutOf } from '../support/styles.ts'

const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[在的会议“”《》0-9&<>"— 　]{0,60}$/u),
)
const block: fc.Arbitrary<RootContent> = fc.oneof(
  fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, 6), words).map(([depth, text]) => heading(depth as 1, text)),
  words.map((text) => paragraph(text)),
  words.map((text) => line('speaker', text)),
  words.map((text) => quote(text)),
  fc.array(words, { maxLength: 3 }).map((items) => list(true, ...items)),
  fc
    .tuple(words, words, words)
    .map(([mark, head, text]) => paragraph(lead(mark, head), slot('待补', head, text), text)),
  fc.array(fc.array(words, { maxLength: 8 }), { maxLength: 3 }).map((rows) => table(rows)),
)
const layout = layoutOf('gbt9704')

/** Letters and digits of a text: what no rule about spaces, lines or control characters touches. */
const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.join('') ?? ''
const typed = (node: unknown): string => {
  if (typeof node !== 'object' || node === null) return ''
  const {
    children = [],
    mark = '',
    value = '',
  } = node as { children?: unknown[]; mark?: string; value?: string }
  return mark + value + children.map(typed).join('')
}

test('any speech', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { maxLength: 8 }), async (blocks) => {
      const { value } = await writeDocx(speech(...blocks), layout, { edition: 'review', date: '2026-06-12' })
      expect(checkDocx(value)).toEqual([])
      const printed = paragraphsOf(value).map((one) => one.words)
      // the number of a list's item and the kind of a slot are the writer's own words
      const own = /待补|^\d+\. /gu
      expect(letters(printed.map((text) => text.replaceAll(own, '')).join(''))).toBe(
        letters(blocks.map((node) => typed(node).replaceAll(own, '')).join('')),
      )
    }),
    { numRuns: 150 },
  )
})
