/** Short drafts and outlines of every sample: nothing to mark, the same words in Word, the same tree when read again. */
import { beforeAll, describe, expect, it } from 'vitest'
import { checkDoc, Doc, rules } from '../../src/check/index.ts'
import { readDocument, readMarkdown } from '../../src/read/index.ts'
import { describeTree, plainWords } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { writeMarkdown } from '../../src/write/index.ts'
import { sharedInputs, type Shared } from '../support/check.ts'
import { layoutOf } from '../support/styles.ts'
import { bodyOf, draftOf, listProblems, samples, templateIds } from '../support/workspace.ts'

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

const lengths = ['short', 'outline'] as const
const cases = samples.flatMap((sample) =>
  templateIds.flatMap((template) => lengths.map((length) => ({ ...sample, template, length }))),
)

/** What samples may lack that a template of another kind of meeting wants. */
const ofTemplate = new Set(['template/needs', 'outline/unplaced'])

/** Spaces and line ends set apart: only words are compared. */
function bare(text: string): string {
  return text.replaceAll(/[\s\u00A0]+/gu, '')
}

describe.each(cases)('$name, $length, as $template', ({ text, path, template, length }) => {
  it('is clean and whole', async () => {
    const made = await draftOf(text, { template, length, formats: ['md', 'docx'], path })
    const loud = made.problems.filter(({ level, code }) => level !== 'info' && !ofTemplate.has(code))
    expect(listProblems(loud)).toBe('')
    // What met where something was left out.
    expect(bodyOf(made)).not.toMatch(
      /[，、：；。！？][，、；。]|：[。，]|^[，。；、：！？]|[，、；]$|[，：；]”|（）|“”|【】|要要|^#+\s*$|\*\*\*\*/mu,
    )
    const { facts, files } = made.value
    const speech = readMarkdown(new Source('稿.md', made.value.draft!.markdown)).value
    const { value: word } = await readDocument(
      '稿.docx',
      files.find(({ format }) => format === 'docx')!.content as Uint8Array,
    )
    expect(bare(plainWords(word!))).toBe(bare(plainWords(speech)))
    const again = (await writeMarkdown(speech, layoutOf('gbt9704'), { edition: 'print' })).value
    expect(describeTree(readMarkdown(new Source('稿.md', again)).value)).toBe(describeTree(speech))
    const known = { region: facts.region?.name ?? '', day: facts.calendar!.date }
    for (const doc of [new Doc(speech, 'md', known), new Doc(word!, 'docx', known)]) {
      const { findings, executionErrors } = checkDoc(doc, rules, { office: {}, ...shared, facts })
      expect(executionErrors).toEqual([])
      expect(
        findings.filter(({ level }) => level !== 'info').map(({ code, message }) => `${code} ${message}`),
      ).toEqual([])
    }
    const wrong = speech.outline.announced.filter(
      ({ count, found }) => found !== undefined && found !== count,
    )
    expect(wrong).toEqual([])
  })
})
