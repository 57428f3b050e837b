/**
 * `npm run pages`: contact sheets of every page of every sample, speeches and packs of meetings, to be looked at. Needs a
 * built dist and what the rendering tests need; fetches the faces the first time. Writes drafts/pages/<edition>/<sample>.png
 * and drafts/pages/pack/<meeting>/<paper>.png.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { contactSheet, readPpm } from '../support/picture.ts'
import { drawPages, faces, renderPdf } from '../support/render.ts'
import { bigan, draftSamples, draftedDocx, sampleNames, type Edition } from '../support/samples.ts'

const EDITIONS: readonly Edition[] = []
const MEETINGS = readdirSync('content/meetings').filter((file) => file.endsWith('.yaml'))
/** Of tent cards, which are all alike but for the name. */
const CARDS = 2
/** An A4 page of 595 by 842 dots: large enough to read the text. */
const DPI = 72
const COLUMNS = 4

const work = mkdtempSync(join(tmpdir(), 'bigan-pages-'))
try {
  for (const edition of EDITIONS) drawEdition(edition)
  for (const meeting of MEETINGS) drawPack(meeting)
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
  for (const [index, name] of names.entries()) draw(pdfs[index] ?? '', name, join(folder, 'drawn', name), out)
}

/** Every paper of a meeting, and the volume of all. */
function drawPack(sheet: string): void {
  const meeting = basename(sheet, '.yaml')
  const folder = join(work, meeting)
  const out = join('/tmp/out-m', 'pages', 'pack', meeting)
  mkdirSync(out, { recursive: true })
  execFileSync('node', ['scripts/run.mjs', 'src/cli/bin.ts', 'pack', join('content/meetings', sheet), '--only', 'all', '-o', folder])
  const papers = readdirSync(folder)
    .filter((file) => file.endsWith('.docx'))
    .sort()
  const pdfs = renderPdf(
    papers.map((file) => join(folder, file)),
    join(folder, 'pdf'),
    true,
  )
  for (const [index, file] of papers.entries()) {
    const name = basename(file, '.docx')
    draw(
      pdfs[index] ?? '',
      name,
      join(folder, 'drawn', String(index)),
      out,
      name.includes('桌签') ? CARDS : undefined,
    )
  }
}

function draw(pdf: string, name: string, folder: string, out: string, most?: number): void {
  const pages = drawPages(pdf, folder, DPI, 'ppm').slice(0, most).map(readPpm)
  const picture = join(out, `${name}.png`)
  writeFileSync(picture, contactSheet(pages, COLUMNS))
  process.stdout.write(`${picture}  ${pages.length} pages, ${faces(pdf).join(' ')}\n`)
}
