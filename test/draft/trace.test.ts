import { describe, expect, it } from 'vitest'
import { Source } from '../../src/text/source.ts'
import {
  draftOf,
  phraseSources,
  samples,
  shippedFiles,
  shippedLibrary,
  templateIds,
} from '../support/workspace.ts'

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Marks that Markdown or the numbering puts in, which come from no place of their own. */
const layout = /[\s#*|\\-]/

describe.each(samples)('the trace of $name', ({ text, path }) => {
  it.each(templateIds)('says of every character where it comes from, with %s', async (template) => {
    const { draft } = (await draftOf(text, { path, template })).value
    const { markdown, trace } = draft!
    const covered = new Uint8Array(markdown.length)
    for (const { start, end, from } of trace) if (from.kind !== 'part') covered.fill(1, start, end)
    const front = markdown.indexOf('\n---\n') + 5
    const bare: string[] = []
    for (let i = front; i < markdown.length; i++) {
      if (covered[i] === 0 && !layout.test(markdown[i]!)) bare.push(markdown.slice(Math.max(0, i - 6), i + 6))
    }
    expect(bare).toEqual([])
  })

  it('keeps spans within the draft', async () => {
    const { draft } = (await draftOf(text, { path })).value
    for (const { start, end } of draft!.trace) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(draft!.markdown.length)
    }
  })

  it('leads to real places: of a figure to its value, of a text to its words', async () => {
    const { draft, facts } = (await draftOf(text, { path })).value
    let entries = 0
    for (const { start: at, end, from } of draft!.trace) {
      if (!('place' in from) || from.place === undefined) continue
      const rest = textAt(from.place, new Source(path, text))
      const printed = draft!.markdown.slice(at, end)
      const pieces = from.kind === 'sheet' ? facts.texts.get(from.path) : undefined
      const isPlain = pieces?.length === 1 && !pieces[0]!.reference
      const isAmount = from.kind === 'fact' && from.word === '值' && from.formula === undefined
      const start = isPlain ? printed.replaceAll('\\', '').slice(0, 3) : ''
      const number = isAmount ? (/\d[\d.]*/.exec(printed)?.[0] ?? '') : ''
      expect([from.place, rest.slice(0, 12)]).toEqual([from.place, expect.stringContaining(start)])
      expect([from.place, rest.slice(0, 400)]).toEqual([from.place, expect.stringContaining(number)])
      const entry = from.kind === 'phrase' ? shippedLibrary.get(from.id)!.text : ''
      expect([from.place, rest.slice(0, entry.length)]).toEqual([from.place, entry])
      if (from.kind === 'phrase') entries++
    }
    expect(entries).toBe(draft!.phrases.length)
  })
})

/** The text from a place on, of the sheet, of a shipped template or of a file of the phrase library. */
function textAt(place: string, sheet: Source): string {
  const [, file = '', line = '', column = ''] = /^(.*):(\d+):(\d+)$/.exec(place)!
  const templates = shippedFiles.map((one) => new Source(one.path, one.text))
  const sources = [sheet, ...templates, ...phraseSources]
  const source = sources.find((one) => baseName(one.path) === file)
  expect([place, source === undefined]).toEqual([place, false])
  expect(source!.line(Number(line)).length).toBeGreaterThanOrEqual(Number(column) - 1)
  return source!.text.slice(source!.offset({ line: Number(line), column: Number(column) }))
}
