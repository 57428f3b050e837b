/**
 * `npm run pages`: contact sheets of every page of every sample, to be looked at. Needs a built dist and what the
 * rendering tests need; fetches the faces the first time. Writes drafts/pages/<edition>/<sample>.png.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contactSheet, readPpm } from '../support/picture.ts'
import { drawPages, faces, renderPdf } from '../support/render.ts'
import { draftSamples, draftedDocx, sampleNames, type Edition } from '../support/samples.ts'

const EDITIONS: readonly Edition[] = ['print', 'large', 'review']
/** An A4 page of 595 by 842 dots: large enough to read the text. */
const DPI = 72
const COLUMNS = 4

const work = mkdtempSync(join(tmpdir(), 'bigan-pages-'))
try {
  for (const edition of EDITIONS) drawEdition(edition)
} finally {
  rmSync(work, { recursive: true, force: true })
}

function drawEdition(edition: Edition): void {
  const folder = join(work, edition)
  const out = join('drafts', 'pages', edition)
  mkdirSync(out, { recursive: true })
  draftSamples(folder, edition)
  const names = sampleNames()
  const pdfs = renderPdf(
    names.map((name) => draftedDocx(folder, edition, name)),
    join(folder, 'pdf'),
  )
  for (const [index, name] of names.entries()) {
    const pdf = pdfs[index] ?? ''
    const pages = drawPages(pdf, join(folder, 'drawn', name), DPI, 'ppm').map(readPpm)
    const picture = join(out, `${name}.png`)
    writeFileSync(picture, contactSheet(pages, COLUMNS))
    process.stdout.write(`${picture}  ${pages.length} pages, ${faces(pdf).join(' ')}\n`)
  }
}
