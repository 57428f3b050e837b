/** Word files as an office would see them: LibreOffice makes pages, poppler reads what stands where on them. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepareFonts } from './fonts.ts'

const POINTS_PER_MM = 72 / 25.4

/**
 * Converts Word files to PDF in one LibreOffice run with a profile of its own.
 * @param blankPages whether the blank pages before odd and even ones are pages of the PDF, too
 * @returns the paths of the PDFs inside `folder`, in the order of `files`
 */
export function renderPdf(files: readonly string[], folder: string, blankPages = false): string[] {
  const config = prepareFonts()
  const work = mkdtempSync(join(tmpdir(), 'bigan-render-'))
  mkdirSync(folder, { recursive: true })
  try {
    // Plain names, so that the locale of the machine does not matter.
    const copies = files.map((file, index) => {
      const copy = join(work, `${index + 1}.docx`)
      copyFileSync(file, copy)
      return copy
    })
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(join(work, 'profile')).href}`,
        '--headless',
        '--convert-to',
        blankPages ? `pdf:writer_pdf_Export:${withBlankPages}` : 'pdf',
        '--outdir',
        folder,
        ...copies,
      ],
      {
        env: { ...process.env, FONTCONFIG_FILE: config, LC_ALL: 'C.UTF-8', HOME: work },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 300_000,
      },
    )
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return files.map((file, index) => {
    const pdf = join(folder, `${index + 1}.pdf`)
    if (!existsSync(pdf)) throw new Error(`LibreOffice made no PDF of ${file}`)
    return pdf
  })
}

const withBlankPages = JSON.stringify({ IsSkipEmptyPages: { type: 'boolean', value: 'false' } })

/** The margins of a page in millimetres: what lies inside them is text, what lies below is the footer. */
export interface Margins {
  top: number
  bottom: number
  left: number
  right: number
}

export interface PrintedLine {
  text: string
  /** A 汉字 or a full-width mark is 1, a digit, letter or space is ½. */
  cells: number
  /** Millimetres from the left and the top edge of the paper to the line's beginning and middle. */
  left: number
  middle: number
}

export interface PrintedPage {
  width: number
  height: number
  lines: PrintedLine[]
  /** What stands below the text area, and whether it stands left or right of the middle. */
  footer: { text: string; side: 'left' | 'right'; left: number; right: number; middle: number } | undefined
}

interface Word {
  left: number
  right: number
  middle: number
  text: string
}

/** Reads the pages of a PDF: the lines of the text area, and the footer. All lengths are in millimetres. */
export function measurePages(pdf: string, margins: Margins): PrintedPage[] {
  const layout = execFileSync('pdftotext', ['-bbox-layout', pdf, '-'], { maxBuffer: 1 << 28 }).toString()
  return layout
    .split('<page ')
    .slice(1)
    .map((page) => measurePage(page, margins))
}

function measurePage(page: string, margins: Margins): PrintedPage {
  const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? []
  const size = { width: Number(width) / POINTS_PER_MM, height: Number(height) / POINTS_PER_MM }
  const words = wordsOf(page)
  const foot = size.height - margins.bottom
  const body = words.filter((word) => word.middle > margins.top && word.middle < foot)
  const below = words.filter((word) => word.middle >= foot).sort((a, b) => a.left - b.left)
  return { ...size, lines: linesOf(body), footer: footerOf(below, size.width) }
}

function wordsOf(page: string): Word[] {
  const pattern = /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g
  return [...page.matchAll(pattern)].map((match) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = match.slice(1, 5).map((n) => Number(n) / POINTS_PER_MM)
    return { left, right, middle: (top + bottom) / 2, text: decode(match[5] ?? '') }
  })
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** Words whose middles differ by less than 1.4 mm stand on one line: faces sit differently in it. */
function linesOf(words: readonly Word[]): PrintedLine[] {
  const rows: Word[][] = []
  for (const word of [...words].sort((a, b) => a.middle - b.middle)) {
    const row = rows.at(-1)
    if (row?.[0] && word.middle - row[0].middle < 1.4) row.push(word)
    else rows.push([word])
  }
  return rows.map((row) => {
    const inOrder = row.sort((a, b) => a.left - b.left)
    const text = inOrder.map((word) => word.text).join('')
    return { text, cells: cellsOf(text), left: inOrder[0]?.left ?? 0, middle: inOrder[0]?.middle ?? 0 }
  })
}

function cellsOf(text: string): number {
  let cells = 0
  for (const character of text) cells += character <= '\u00ff' ? 0.5 : 1
  return cells
}

function footerOf(words: readonly Word[], width: number): PrintedPage['footer'] {
  const first = words[0]
  const last = words.at(-1)
  if (!first || !last) return undefined
  const side = (first.left + last.right) / 2 < width / 2 ? 'left' : 'right'
  const text = words.map((word) => word.text).join(' ')
  return { text, side, left: first.left, right: last.right, middle: first.middle }
}

/** The PostScript names of the faces used in a PDF, without the tags of subsets, sorted. */
export function faces(pdf: string): string[] {
  const rows = execFileSync('pdffonts', [pdf]).toString().split('\n').slice(2)
  const names = rows.map((row) => row.split(/\s/)[0] ?? '').filter((name) => name !== '')
  return [...new Set(names.map((name) => name.replace(/^[A-Z]{6}\+/, '')))].sort()
}

/**
 * Draws every page of a PDF into `folder`.
 * @param dpi 96 gives an A4 page of 794 by 1,123 pixels
 * @returns the paths of the pictures, in page order
 */
export function drawPages(pdf: string, folder: string, dpi: number, format: 'png' | 'ppm'): string[] {
  mkdirSync(folder, { recursive: true })
  const type = format === 'png' ? ['-png'] : []
  execFileSync('pdftoppm', [...type, '-r', String(dpi), pdf, join(folder, 'page')])
  return readdirSync(folder)
    .filter((name) => /^page-\d+\.(png|ppm)$/.test(name))
    .sort((a, b) => Number(a.replace(/\D/g, '')) - Number(b.replace(/\D/g, '')))
    .map((name) => join(folder, name))
}
