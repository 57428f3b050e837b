import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillDraft, compile, type HandlebarsRuntime } from '../../src/draft/index.ts'
import { readFacts } from '../../src/facts/index.ts'
import { Source } from '../../src/text/source.ts'
import handlebars from 'handlebars'

/** Fields of 结尾, each of which may be there or not. */
const fields = ['意义', '要求', '号召', '内容'] as const
type Field = (typeof fields)[number]

/** A sentence of a template: words, fields among them, its end. */
interface Sentence {
  pieces: (string | { field: Field })[]
  end: string
}

const sentence: fc.Arbitrary<Sentence> = fc.record({
  pieces: fc.array(
    fc.oneof(
      fc.constantFrom('先修渠', '“春灌”', '再备肥、育苗', '（三月）'),
      fc.record({ field: fc.constantFrom(...fields) }),
    ),
    { minLength: 1, maxLength: 4 },
  ),
  end: fc.constantFrom('。', '！', '？', '。”', '！）'),
})

const paragraphs = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 4,
})
const present = fc.subarray([...fields])

/** What stands in the sheet: marks in it end no sentence of the template's. */
const textOf = (field: Field): string => `${field}。甲；${field}！乙`

function templateOf(all: Sentence[][]): string {
  return all
    .map((one) =>
      one
        .map(
          ({ pieces, end }) =>
            pieces.map((piece) => (typeof piece === 'string' ? piece : `{{结尾.${piece.field}}}`)).join('') +
            end,
        )
        .join(''),
    )
    .join('\n\n')
}

/** Sentences that use a field that is not there are left out, and paragraphs of which nothing is left. */
function expected(all: Sentence[][], there: readonly Field[]): string {
  const kept = all.map((one) =>
    one
      .filter(({ pieces }) =>
        pieces.every((piece) => typeof piece === 'string' || there.includes(piece.field)),
      )
      .map(
        ({ pieces, end }) =>
          pieces.map((piece) => (typeof piece === 'string' ? piece : textOf(piece.field))).join('') + end,
      )
      .join(''),
  )
  return kept.filter((one) => one !== '').join('\n\n')
}

function filled(template: string, there: readonly Field[]): string {
  const sheet = [
    '标题: 甲',
    '日期: 2026-03-05',
    '结尾:',
    ...fields.map((field) => `  ${field}: ${there.includes(field) ? textOf(field) : ''}`),
  ]
  const { value: facts } = readFacts(new Source('facts.yaml', `${sheet.join('\n')}\n`))
  const { units } = compile(
    [{ path: '试.md.hbs', kind: 'speech', text: `会议开始。\n\n${template}\n\n散会。\n` }],
    handlebars,
  )
  const runtime = handlebars as unknown as HandlebarsRuntime
  const { value } = fillDraft(units[0]!, new Map(units.map((unit) => [unit.id, unit])), facts, runtime)
  return value.markdown.replace(/^---\n[\s\S]*?\n---\n\n/, '')
}

describe('an absent field', () => {
  it('takes its sentence and nothing else, wherever it stands', () => {
    fc.assert(
      fc.property(paragraphs, present, (all, there) => {
        const whole = ['会议开始。', expected(all, there), '散会。'].filter((one) => one !== '').join('\n\n')
        expect(filled(templateOf(all), there)).toBe(`${whole}\n`)
      }),
      { numRuns: 300 },
    )
  })
})
