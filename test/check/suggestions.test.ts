/** What the library suggests is found till a person took it or struck it out. */
import { beforeAll, describe, expect, it } from 'vitest'
import { checkDoc, Doc, rules } from '../../src/check/index.ts'
import { parseDay } from '../../src/text/dates.ts'
import type { Made } from '../../src/make.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { all, at, parseXml, partsOf, wordsOf } from '../support/docx-parts.ts'
import { sharedInputs, type Shared } from '../support/check.ts'
import { draftOf, samples } from '../support/workspace.ts'

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

/** The rules that find an error or a warning. */
function told(markdown: string, { facts }: Made): string[] {
  const day = parseDay(facts.sheet.date)
  const doc = new Doc(readMarkdown(new Source('稿.md', markdown)).value, 'md', {
    ...(facts.region ? { region: facts.region.name } : {}),
    ...(day ? { day } : {}),
  })
  const { findings } = checkDoc(doc, rules, { office: {}, ...shared, facts })
  return findings.filter(({ level }) => level !== 'info').map(({ code }) => code)
}

const suggested = /【建议：([^【】]*)】/gu

describe.each(samples)('the suggestions for $name', ({ text, path }) => {
  it('are found one by one, and nothing is where they are taken or struck out', async () => {
    const { value, problems } = await draftOf(text, { path, suggest: true, formats: ['md', 'docx'] })
    const { markdown } = value.draft!
    const offered = [...markdown.matchAll(suggested)].map((match) => match[0])
    const own = (text.match(/【建议：/g) ?? []).length
    const message = problems.find(({ code }) => code === 'draft/suggestion')?.message
    const count = Number(/提了(\d+)条/.exec(message ?? '')?.[1] ?? 0)
    expect(offered).toHaveLength(count + own)
    expect(told(markdown, value)).toEqual(offered.map(() => 'facts/suggestion'))
    expect(told(markdown.replaceAll(suggested, '$1'), value)).toEqual([])
    expect(told(markdown.replaceAll(suggested, ''), value)).toEqual([])
    const word = parseXml(partsOf(value.files[1]!.content as Uint8Array).get('word/document.xml')!)
    const yellow = all(word, 'w:r').filter(
      (run) => at(run, 'w:rPr', 'w:highlight')?.attributes['w:val'] === 'yellow',
    )
    expect(yellow.map(wordsOf)).toEqual(offered)
  })
})

describe('the samples', () => {
  it('have suggestions', async () => {
    const drafts = await Promise.all(samples.map(({ text, path }) => draftOf(text, { path, suggest: true })))
    const having = drafts.filter(({ value }) => value.draft!.markdown.includes('【建议：'))
    expect(having.length).toBeGreaterThan(1)
  })
})
