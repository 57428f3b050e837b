import { unzipSync, strFromU8 } from 'fflate'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeTree } from '../../src/speech/index.ts'
import { draftOf, listProblems } from '../support/workspace.ts'

/**
 * A case is a folder of test/golden: its name says what it shows. facts.yaml and, where there is one, template.md.hbs go
 * in; the draft, its tree, the problems and the Word document come out. UPDATE=1 rewrites what comes out; a person reads
 * the diff.
 */
const root = 'test/golden'
const update = process.env['UPDATE'] === '1'

/** One element a line, so that a diff shows what changed. */
function linesOf(xml: string): string {
  return `${xml.replaceAll('><', '>\n<')}\n`
}

async function outputs(folder: string): Promise<Record<string, string>> {
  const templatePath = `${folder}/template.md.hbs`
  const made = await draftOf(readFileSync(`${folder}/facts.yaml`, 'utf8'), {
    formats: ['md', 'docx'],
    ...(existsSync(templatePath) ? { templateText: readFileSync(templatePath, 'utf8') } : {}),
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
