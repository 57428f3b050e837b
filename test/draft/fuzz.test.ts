import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCell } from '../../src/text/place.ts'
import { draftOf, samples, templateIds } from '../support/workspace.ts'

const snippets = [
  '【',
  '】',
  '【几】',
  '【待补】',
  '【待补：甲】',
  '【没有.句】',
  '【a/b】',
  '：',
  ': ',
  '#',
  ' #',
  '\t',
  '　',
  '- ',
  '{',
  '}',
  '[',
  ']',
  '{{',
  '}}',
  '"',
  "'",
  '|',
  '*',
  '\n',
  '\n\n',
  '\n  ',
  '待补',
  '0',
  '-1',
  '1e9',
  '99999999999999999999',
  '2026-13-40',
  '\uFDD0',
  '\u{F0000}',
  '\uE123',
  '\uD800',
  '\0',
  '包含: [成绩, 问题, 措施]',
  '数值:',
  '合计: [甲, 甲]',
  '__proto__: 甲',
  'constructor: {甲: 乙}',
]

/** A sample with pieces cut out, doubled and put in. */
const mutated = fc
  .record({
    sample: fc.constantFrom(...samples),
    template: fc.constantFrom(...templateIds),
    length: fc.constantFrom('full', 'short', 'outline'),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.nat({ max: 40 }),
        put: fc.oneof(fc.constantFrom(...snippets), fc.constant('doubled'), fc.string({ maxLength: 3 })),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ sample, template, length, edits }) => {
    let { text } = sample
    for (const { at, cut, put } of edits) {
      const from = Math.floor(at * text.length)
      const piece = text.slice(from, from + cut)
      text = text.slice(0, from) + (put === 'doubled' ? piece + piece : put) + text.slice(from + cut)
    }
    return { text, template, length }
  })

describe('a sheet damaged at random', () => {
  it('never throws, and every problem has its place within a text', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async ({ text, template, length }) => {
        const { value, problems } = await draftOf(text, { template, length, formats: ['md'] })
        for (const { place, related = [], message } of problems) {
          expect(message).not.toBe('')
          for (const one of [place, ...related.map((other) => other.place)]) {
            if (!one || isCell(one)) continue
            expect(one.start).toBeGreaterThanOrEqual(0)
            expect(one.end).toBeGreaterThanOrEqual(one.start)
            expect(one.end).toBeLessThanOrEqual(one.source.text.length)
          }
        }
        for (const { content } of value.files) {
          expect(String(content)).not.toMatch(/undefined|\[object|\uFDD0|\uFDD1|[\u{F0000}-\u{10FFFF}]/u)
        }
        for (const { start, end } of value.draft?.trace ?? []) {
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(value.draft!.markdown.length)
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
