/** The 核稿版 as LibreOffice sets and saves it, and as the schema of Word files sees it. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { readDocx } from '../../src/read/docx.ts'
import { describeTree, plainWords } from '../../src/speech/index.ts'
import { measurePages, renderPdf, type PrintedPage } from '../support/render.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { describeHeavy, missingForRendering, missingForValidation, schemaErrors } from '../support/tools.ts'
import { draftOf, samples } from '../support/workspace.ts'

const folder = temporaryFolder()
const kinds = ['plain', 'bound'] as const
const files = kinds.flatMap((kind) => samples.map(({ name }) => ({ kind, name })))
const fileOf = (kind: string, name: string) => join(folder, kind, `${name}.docx`)
const bytesOf = (file: string) => new Uint8Array(readFileSync(file))

beforeAll(async () => {
  for (const kind of kinds) mkdirSync(join(folder, kind))
  for (const { name, text, path } of samples) {
    for (const kind of kinds) {
      const carried = kind === 'bound' ? { bind: true, embedSource: true } : {}
      const made = await draftOf(text, { path, edition: 'review', formats: ['docx'], ...carried })
      writeFileSync(fileOf(kind, name), made.value.files[0]!.content)
    }
  }
}, 120_000)

/** The files as LibreOffice saves them again. */
function savedAgain(paths: readonly string[], out: string): void {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const order = ['--convert-to', 'docx:MS Word 2007 XML', '--outdir', out]
  execFileSync('soffice', [profile, '--headless', ...order, ...paths], { stdio: 'ignore', timeout: 300_000 })
}

const missing = missingForRendering().filter((what) => what === 'soffice')

describeHeavy('a 核稿版 that LibreOffice saved', missing, () => {
  beforeAll(() => {
    for (const kind of kinds)
      savedAgain(
        samples.map(({ name }) => fileOf(kind, name)),
        join(folder, 'saved', kind),
      )
  }, 300_000)

  test.each(files)('$name, $kind, has the same words and the same tree', ({ kind, name }) => {
    const before = readDocx('稿.docx', bytesOf(fileOf(kind, name))).value!
    const after = readDocx('稿.docx', bytesOf(join(folder, 'saved', kind, `${name}.docx`))).value!
    expect(plainWords(after)).toBe(plainWords(before))
    expect(describeTree(after)).toBe(describeTree(before))
  })

  test('shows everywhere what the facts of the file say', () => {
    const { name } = samples.find((sample) => sample.name === '招商推进会')!
    const parts = unzipSync(bytesOf(fileOf('bound', name)))
    const facts = strFromU8(parts['customXml/item1.xml']!)
    expect(facts.match(/>47<\/f:fact>/g)).toHaveLength(1)
    parts['customXml/item1.xml'] = strToU8(facts.replace('>47</f:fact>', '>4747</f:fact>'))
    const changed = join(folder, 'changed.docx')
    writeFileSync(changed, zipSync(parts))
    savedAgain([changed], join(folder, 'saved'))
    const words = plainWords(readDocx('稿.docx', bytesOf(join(folder, 'saved', 'changed.docx'))).value!)
    // 签约未开工的47个 stands in two places
    expect(words.match(/4747个/g)).toHaveLength(2)
    expect(words).not.toMatch(/(?<!47)47个/)
  })
})

function wordsOf(pages: readonly PrintedPage[]): string {
  return pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('')
}

describeHeavy('a 核稿版 on paper', missingForRendering(), () => {
  const paper = { top: 37, bottom: 35, left: 28, right: 26 }

  test('ends with pages that lie, and has the words of the 印制版 before them', async () => {
    const { name, text, path } = samples.find((sample) => sample.name === '招商推进会')!
    const print = join(folder, 'print.docx')
    const made = await draftOf(text, { path, edition: 'print', formats: ['docx'] })
    writeFileSync(print, made.value.files[0]!.content)
    const pdfs = renderPdf([print, fileOf('plain', name)], join(folder, 'pdf'))
    const [clean, marked] = pdfs.map((pdf) => measurePages(pdf, paper))
    const standing = marked!.filter(({ width, height }) => width < height)
    expect(wordsOf(standing)).toBe(wordsOf(clean!))
    // LibreOffice keeps no distance between 汉字 and digits at the edge of a control, so lines hold a little more.
    expect(clean!.length - standing.length).toBeOneOf([0, 1])
    expect(Math.max(...standing.map(({ lines }) => lines.length))).toBe(22)
    const lying = marked!.slice(standing.length)
    expect(lying.length).toBeGreaterThanOrEqual(3)
    expect(lying.every(({ width, height }) => width > height)).toBe(true)
    expect(lying.at(-1)!.footer?.text).toBe(`— ${marked!.length} —`)
  }, 120_000)
})

describeHeavy('a valid 核稿版', missingForValidation(), () => {
  test.each(files)('$name, $kind, has no schema error', async ({ kind, name }) => {
    expect(await schemaErrors(fileOf(kind, name))).toEqual([])
  })
})
