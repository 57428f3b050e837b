/** Rules of how a Word file is set: our own files are silent, files with one fault each are told of it. */
import { beforeAll, describe, expect, it } from 'vitest'
import { checkDoc, Doc, rules, type Inputs } from '../../src/check/index.ts'
import { readDocument, readWordFormat } from '../../src/read/index.ts'
import { sharedInputs, type Shared } from '../support/check.ts'
import { layoutOf } from '../support/styles.ts'
import { draftOf, samples } from '../support/workspace.ts'

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

const formatRules = rules.filter(({ id }) => id.startsWith('format/'))

/** level id ⟦place⟧ message of every finding of the format rules. */
async function told(bytes: Uint8Array, style = 'gbt9704', path = '稿.docx'): Promise<string[]> {
  const { value: speech } = await readDocument(path, bytes)
  const { value: word } = await readWordFormat(path, bytes)
  const inputs: Inputs = { office: {}, ...shared, layout: layoutOf(style), ...(word ? { word } : {}) }
  const doc = new Doc(speech!, 'docx')
  const { findings, executionErrors } = checkDoc(doc, formatRules, inputs)
  expect(executionErrors).toEqual([])
  return findings.map(({ level, code, range, message }) => `${level} ${code} ⟦${doc.slice(range)}⟧ ${message}`)
}

describe.each(samples)('$name', ({ text, path }) => {
  it.each([
    ['print', 'gbt9704'],
    ['print', 'gbt9704-b'],
    ['large', 'large'],
  ] as const)('is silent as %s in %s', async (edition, style) => {
    const made = await draftOf(text, { formats: ['docx'], edition, style, path, sheetName: `../${path}` })
    const bytes = made.value.files.find(({ format }) => format === 'docx')!.content as Uint8Array
    expect(await told(bytes, style)).toEqual([])
  })
})
