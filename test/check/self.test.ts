/** What our own templates make of a complete sheet has no error and no warning (PEERS part 4, row 14). */
import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkDoc, Doc, readProfile, rules, type Inputs } from '../../src/check/index.ts'
import { readLayout } from '../../src/layout/index.ts'
import { readDocument, readMarkdown } from '../../src/read/index.ts'
import { reviewSheet } from '../../src/review.ts'
import { formatPlace } from '../../src/text/place.ts'
import { Source } from '../../src/text/source.ts'
import { sharedInputs, type Shared } from '../support/check.ts'
import { draftOf, samples, templateIds, workspaceWith } from '../support/workspace.ts'

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

const cases = samples.flatMap((sample) => templateIds.map((template) => ({ ...sample, template })))

describe.each(cases)('$name as $template', ({ name, text, path, template }) => {
  it('is drafted without anything to mark', async () => {
    const made = await draftOf(text, { template, formats: ['md', 'docx'], path, sheetName: `../${path}` })
    const { facts, draft } = made.value
    const markdown = draft!.markdown
    const provenance = {
      spans: draft!.trace.flatMap(({ start, end, from }) =>
        'place' in from && from.place !== undefined
          ? [
              {
                start,
                end,
                place: from.place,
                ...(from.kind === 'fact' ? { figure: { id: from.id, word: from.word } } : {}),
              },
            ]
          : [],
      ),
    }
    const inputs: Inputs = { office: {}, ...shared, facts, provenance }
    const known = { region: facts.region?.name ?? '', day: facts.calendar!.date }
    const doc = new Doc(readMarkdown(new Source('稿.md', markdown)).value, 'md', known)
    const { findings, executionErrors } = checkDoc(doc, rules, inputs)
    expect(executionErrors).toEqual([])
    const told = findings.map(
      ({ code, level, message, place }) => `${level} ${code} ${formatPlace(place)} ${message}`,
    )
    expect(told.filter((line) => !line.startsWith('info'))).toEqual([])
    // what info remains of the sample in its own template is in the golden
    const golden = `test/check/golden/${name}.txt`
    const page = told.map((line) => `${line}\n`).join('')
    const isOwn = template === facts.sheet.template
    if (isOwn && process.env['UPDATE'] === '1') writeFileSync(golden, page)
    expect(isOwn ? page : '').toBe(isOwn ? readFileSync(golden, 'utf8') : '')
    const word = made.value.files.find(({ format }) => format === 'docx')!.content as Uint8Array
    const { value: speech } = await readDocument('稿.docx', word)
    const layout = readLayout('gbt9704', workspaceWith().styles).value
    const inWord = checkDoc(new Doc(speech!, 'docx', known), rules, {
      office: {},
      ...shared,
      facts,
      ...(layout ? { layout } : {}),
    })
    expect(inWord.executionErrors).toEqual([])
    expect(
      inWord.findings
        .filter(({ level }) => level !== 'info')
        .map(({ code, message }) => `${code} ${message}`),
    ).toEqual([])
  })
})

describe.each(samples)('the sheet $name', ({ text, path }) => {
  it('has no error and no warning', async () => {
    const checks = {
      workspace: workspaceWith(),
      ...shared,
      profile: readProfile({}, rules).value,
      problems: [],
    }
    const reviewed = await reviewSheet(path, { source: new Source(path, text) }, checks)
    expect(reviewed.executionErrors).toEqual([])
    const loud = [...reviewed.findings, ...reviewed.reading].filter(({ level }) => level !== 'info')
    expect(
      loud.map(({ code, message, place }) => `${code} ${place ? formatPlace(place) : ''} ${message}`),
    ).toEqual([])
  })
})
