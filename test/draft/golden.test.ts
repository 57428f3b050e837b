import { unzipSync, strFromU8 } from 'fflate'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { MakeOptions } from '../../src/make.ts'
import { Library, readPhrases } from '../../src/phrases/index.ts'
import { describeTree } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { draftOf, listProblems, plainLibrary } from '../support/workspace.ts'

/**
 * A case is a folder of test/golden: its name says what it shows. facts.yaml and, where they are there, template.md.hbs,
 * phrases.yaml (over the entries of test/golden-phrases.yaml) and options.json go in; the draft, its tree, the problems
 * and the Word document come out. UPDATE=1 rewrites what comes out; a person reads the diff.
 */
const root = 'test/golden'
const update = process.env['UPDATE'] === '1'

/** One element a line, so that a diff shows what changed. */
function linesOf(xml: string): string {
  return `${xml.replaceAll('><', '>\n<')}\n`
}

function optional(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function libraryOf(own: string | undefined): Library {
  if (own === undefined) return plainLibrary
  const { value, problems } = readPhrases(new Source('phrases.yaml', own))
  expect(listProblems(problems)).toBe('')
  return new Library([
    ...new Map([...plainLibrary.phrases, ...value.phrases].map((one) => [one.id, one])).values(),
  ])
}

async function outputs(folder: string): Promise<Record<string, string>> {
  const templateText = optional(`${folder}/template.md.hbs`)
  const options = optional(`${folder}/options.json`)
  const made = await draftOf(readFileSync(`${folder}/facts.yaml`, 'utf8'), {
    formats: ['md', 'docx'],
    library: libraryOf(optional(`${folder}/phrases.yaml`)),
    ...(options === undefined ? {} : (JSON.parse(options) as MakeOptions)),
    ...(templateText === undefined ? {} : { templateText }),
  })
  const { draft, speech, files } = made.value
  const docx = files.find((file) => file.format === 'docx')?.content
  return {
    'draft.md': draft?.markdown ?? '',
    'tree.txt': speech ? describeTree(speech) : '',
    'problems.txt': listProblems(made.problems),
    'document.xml': docx ? linesOf(strFromU8(unzipSync(docx as Uint8Array)['word/document.xml']!)) : '',
  }
}

describe('golden drafts', () => {
  for (const name of readdirSync(root).sort()) {
    it(`draws up ${name}`, async () => {
      const made = await outputs(`${root}/${name}`)
      for (const [file, content] of Object.entries(made)) {
        const path = `${root}/${name}/${file}`
        if (update) writeFileSync(path, content)
        expect({ path, content }).toEqual({
          path,
          content: existsSync(path) ? readFileSync(path, 'utf8') : '(no such file)',
        })
      }
      expect(made['draft.md']).not.toMatch(
        /\{\{|\}\}|undefined|\[object|\uFDD0|\uFDD1|[\u{F0000}-\u{10FFFF}]/u,
      )
    })
  }
})
