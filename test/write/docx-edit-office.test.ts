/** An edited file as an office meets it: by the schema, and in LibreOffice, which opens no file with comments in notes. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { editDocx } from '../../src/write/docx-edit.ts'
import { renderPdf } from '../support/render.ts'
import { richWordFile } from '../support/rich-word-file.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { describeHeavy, missingForRendering, missingForValidation, schemaErrors } from '../support/tools.ts'
import { after, unitsOf } from '../support/word-edits.ts'

const footnotes = 'word/footnotes.xml'

/** A comment on every fifth character and a change of every seventh, wherever they are. */
function editedFile(withComments: boolean): string {
  const bytes = richWordFile({ withComments })
  const units = [...unitsOf(bytes), ...unitsOf(bytes, footnotes)].map(({ point }) => ({
    start: point,
    end: after(point),
  }))
  const comments = units
    .filter((_, i) => i % 5 === 0)
    .map((range) => ({ ...range, paragraphs: ['甲', '乙'] }))
  const changes = units.filter((_, i) => i % 7 === 0).map((range) => ({ ...range, text: '丙\t丁\n' }))
  const { value } = editDocx(bytes, { comments, changes }, { date: '2026-06-12' })
  const path = join(temporaryFolder(), 'edited.docx')
  writeFileSync(path, value!)
  return path
}

describeHeavy('an edited file against the schema', missingForValidation(), () => {
  test.each([true, false])('with comments by others: %s', async (withComments) => {
    expect(await schemaErrors(editedFile(withComments))).toEqual([])
  })
})

describeHeavy('an edited file in LibreOffice', missingForRendering(), () => {
  test('becomes a PDF', () => {
    const files = [editedFile(true), editedFile(false)]
    expect(renderPdf(files, temporaryFolder())).toHaveLength(2)
  }, 60_000)
})
