/** The same text has the same findings in .md, .docx and .txt (CHECKS principle 6). */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkDoc, Doc, rules, type DocFormat, type Finding } from '../../src/check/index.ts'
import { readLayout } from '../../src/layout/index.ts'
import { readDocument, readMarkdown } from '../../src/read/index.ts'
import { plainWords, type Speech } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { writers } from '../../src/write/index.ts'
import { sharedInputs, type Shared } from '../support/check.ts'
import { workspaceWith } from '../support/workspace.ts'

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

const layout = readLayout('gbt9704', workspaceWith().styles).value!
const known = { day: { year: 2026, month: 6, day: 12 }, region: '清河县' }

function check(speech: Speech, format: DocFormat): string[] {
  const doc = new Doc(speech, format, known)
  const { findings, executionErrors } = checkDoc(doc, rules, { office: {}, ...shared })
  expect(executionErrors).toEqual([])
  return findings.filter(({ code }) => !code.startsWith('format/')).map((finding) => told(finding, doc))
}

/** What a finding says, whatever it stands in: rule, level, words, message. */
function told({ code, level, message, range }: Finding, doc: Doc): string {
  return `${level} ${code} ⟦${doc.slice(range)}⟧ ${message}`
}

const topics = readdirSync('test/seeded').filter((name) => statSync(`test/seeded/${name}`).isDirectory())

describe.each(topics)('the seeded speech %s', (topic) => {
  // &nbsp; is left-over code as typed in Markdown, and a space like others in what is made of it
  const text = readFileSync(`test/seeded/${topic}/seeded.md`, 'utf8').replaceAll('&nbsp;', '')
  const source = new Source('稿.md', text)
  const speech = readMarkdown(source).value

  it('has the findings of Markdown in Word', async () => {
    const word = await writers.docx(speech, layout, { edition: 'print' })
    const { value } = await readDocument('稿.docx', word.value as Uint8Array)
    expect(check(value!, 'docx')).toEqual(check(speech, 'md'))
  })

  it('has the findings of Markdown in plain text', async () => {
    const { value } = await readDocument('稿.txt', new TextEncoder().encode(`${plainWords(speech)}\n`))
    // the reader of plain text takes a page's furniture away itself, and says so
    expect(check(value!, 'txt')).toEqual(
      check(speech, 'md').filter((line) => !line.includes('char/page-left')),
    )
  })
})
