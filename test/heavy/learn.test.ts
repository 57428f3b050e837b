/** Old speeches that LibreOffice saved as Word files, from plain text and once more: what is learned of them is the same. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { study, type Studied } from '../../src/study.ts'
import { foundIn, oldSpeeches } from '../support/old-speeches.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { describeHeavy, missingForRendering } from '../support/tools.ts'

const missing = missingForRendering().filter((what) => what === 'soffice')
const folder = temporaryFolder()

/** Saves files as .docx in one run of LibreOffice, which reads texts as UTF-8. */
function saveAsWord(names: readonly string[], from: string, to: string, filter: readonly string[]): void {
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      ...filter,
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      join(folder, to),
      ...names.map((name) => join(folder, from, name)),
    ],
    { stdio: 'ignore', timeout: 300_000 },
  )
}

async function studied(path: string, bytes: Uint8Array): Promise<Studied> {
  const { value, problems } = await study(path, bytes, { name: '旧稿' })
  expect(problems.filter(({ level }) => level === 'error')).toEqual([])
  return value!
}

/** What a reader would list: the outline with its counts, and the figures in their order. */
function listOf({ mended, learned }: Studied): object {
  const { figures } = learned.sheet.figures
  return {
    ...foundIn(mended.speech),
    figures: figures.map(({ name, value, unit }) => `${name} ${value}${unit}`),
    parts: learned.speech.parts.map(({ mark, heading, what }) => `${mark}${heading} ${what?.class ?? ''}`),
  }
}

function inFull(text: string): string {
  return text.replaceAll(',', '，')
}

describeHeavy('old speeches saved by LibreOffice', missing, () => {
  const numbered = oldSpeeches.map((one, i) => ({ ...one, file: `${i + 1}` }))

  beforeAll(() => {
    mkdirSync(join(folder, 'text'))
    for (const { file, text } of numbered) writeFileSync(join(folder, 'text', `${file}.txt`), text)
    const names = numbered.map(({ file }) => file)
    saveAsWord(
      names.map((name) => `${name}.txt`),
      'text',
      'word',
      ['--infilter=Text (encoded):UTF8,LF,,zh-CN'],
    )
    saveAsWord(
      names.map((name) => `${name}.docx`),
      'word',
      'again',
      [],
    )
  }, 300_000)

  test.each(numbered)('$name is the same as text, as a Word file, and saved once more', async (one) => {
    const asText = await studied('旧稿.txt', new TextEncoder().encode(one.text))
    const wanted = listOf(asText)
    // The list made by hand has the marks as they were before they were mended.
    const byHand = one.expected.headings.map(([level, mark, title]) => [level, inFull(mark), inFull(title)])
    expect(foundIn(asText.mended.speech).headings).toEqual(byHand)
    for (const at of ['word', 'again']) {
      const bytes = readFileSync(join(folder, at, `${one.file}.docx`))
      expect([at, listOf(await studied('旧稿.docx', bytes))]).toEqual([at, wanted])
    }
    expect(listOf(await studied('旧稿.md', new TextEncoder().encode(asText.markdown)))).toEqual(wanted)
  })
})
