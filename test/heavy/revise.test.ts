/** A draft that LibreOffice saved and people edited, and new facts: the same changes, accepted and rejected by LibreOffice. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeDraft, openWorkspace, reviseDraft, Source } from '../../src/index.ts'
import { settledByOffice } from '../support/office-changes.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { linesOnce } from '../support/tracked.ts'
import { describeHeavy, missingForRendering } from '../support/tools.ts'
import { changeRun, runOf, withDocument } from '../support/word-habits.ts'

const name = '招商推进会.yaml'
const sheetText = readFileSync(`content/facts/${name}`, 'utf8')
const newFacts = sheetText.replace('数值: 18.6', '数值: 20.1')
// 20.1 of 44 is 45.7%, over 16.9 it is 18.9% more
const sentence = '资金已经达到20.1亿元，完成全年目标44亿元的45.7%，同比增长18.9%'

function savedByOffice(bytes: Uint8Array, folder: string): Uint8Array {
  writeFileSync(join(folder, '稿.docx'), bytes)
  const profile = `-env:UserInstallation=file://${join(folder, 'first')}`
  const out = join(folder, '存')
  execFileSync('soffice', [
    profile,
    '--headless',
    '--convert-to',
    'docx',
    '--outdir',
    out,
    join(folder, '稿.docx'),
  ])
  return readFileSync(join(out, '稿.docx'))
}

describeHeavy('revise of a file that LibreOffice saved', missingForRendering(), () => {
  for (const edition of ['print', 'review'] as const)
    test(`${edition}: figures follow, the edit stays, and all can be rejected`, async () => {
      const workspace = await openWorkspace('content/facts')
      const source = new Source(name, sheetText)
      const { value } = await makeDraft({ sheet: source }, workspace, { edition })
      const docx = value.files.find(({ format }) => format === 'docx')!.content as Uint8Array
      const folder = temporaryFolder()
      const edited = withDocument(savedByOffice(docx, folder), (xml) =>
        changeRun(xml, '达到', (look, before, behind) => runOf(look, `${before}已经达到${behind}`)),
      )
      const base = {
        markdown: value.draft!.markdown,
        sheet: source,
        trace: value.draft!.trace,
        template: value.template!.id,
        seed: value.draft!.seed,
      }
      const revised = await reviseDraft(
        { edited: { path: '稿.docx', bytes: edited }, base, sheet: { source: new Source(name, newFacts) } },
        workspace,
        { date: '2026-06-11' },
      )
      const { rows, backs, docx: bytes } = revised.value
      expect(rows.map(({ kind, old, now }) => `${kind} ${old} → ${now}`)).toEqual([
        '改 18.6 → 20.1',
        '改 42.3 → 45.7',
        '改 10.1 → 18.9',
        '改 25.4 → 23.9',
        '改 3.6 → 3.4',
        '改 4.2 → 4',
      ])
      expect(backs).toEqual([])
      const [settled] = settledByOffice([bytes!], folder)
      expect(linesOnce(settled!.accept, 'accepted').join('\n')).toContain(sentence)
      expect(linesOnce(settled!.reject, 'accepted').join('\n')).toContain(
        '资金已经达到18.6亿元，完成全年目标44亿元的42.3%，同比增长10.1%',
      )
    }, 120_000)
})
