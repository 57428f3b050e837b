/** What the program makes, as LibreOffice sets it and as the schema of Word files sees it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkDocx } from '../support/docx-check.ts'
import { KNOWN_FACES } from '../support/fonts.ts'
import { faces, measurePages, renderPdf, type Margins, type PrintedPage } from '../support/render.ts'
import { bigan, draftSamples, draftedDocx, isBuilt, sampleNames, type Edition } from '../support/samples.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { describeHeavy, missingForRendering, missingForValidation, schemaErrors } from '../support/tools.ts'

interface Grid {
  margins: Margins
  lines: number
  /** 汉字 in a full line. */
  cells: number
  /** Millimetres from line to line. */
  pitch: number
}

const MM_PER_POINT = 25.4 / 72
const PAPER = { top: 37, bottom: 35, left: 28, right: 26 }

/** STANDARDS 1.2 and 3.2: 225 mm over 22 lines of 28.95 pt; 19 lines of 33 pt with 24 characters of 18 pt. */
const GRIDS = {
  gbt9704: { margins: PAPER, lines: 22, cells: 28, pitch: 28.95 * MM_PER_POINT },
  'gbt9704-b': {
    margins: { ...PAPER, top: 34.6, bottom: 32.6 },
    lines: 22,
    cells: 28,
    pitch: 29.6 * MM_PER_POINT,
  },
  large: { margins: PAPER, lines: 19, cells: 24, pitch: 33 * MM_PER_POINT },
} satisfies Record<string, Grid>
type Style = keyof typeof GRIDS

/** What the program is run with, and the style that it must come out in. */
const RUNS = {
  print: { edition: 'print', args: [], style: 'gbt9704' },
  large: { edition: 'large', args: [], style: 'large' },
  review: { edition: 'review', args: [], style: 'gbt9704' },
  b: { edition: 'print', args: ['--style', 'gbt9704-b'], style: 'gbt9704-b' },
} satisfies Record<string, { edition: Edition; args: string[]; style: Style }>
type Run = keyof typeof RUNS

const STYLES = Object.keys(GRIDS) as Style[]
const RUN_NAMES = Object.keys(RUNS) as Run[]
const SAMPLES = sampleNames()
/** Those of several full pages; the terse sheet makes a speech of four minutes. */
const LONG = SAMPLES.filter((name) => readFileSync(`content/facts/${name}.yaml`, 'utf8').length > 4000)
const missingBuild = isBuilt() ? [] : ['dist (npm run build)']

const folder = temporaryFolder()
const docxOf = (run: Run, name: string) => draftedDocx(join(folder, run), RUNS[run].edition, name)

beforeAll(() => {
  if (isBuilt())
    for (const run of RUN_NAMES) draftSamples(join(folder, run), RUNS[run].edition, ...RUNS[run].args)
}, 120_000)

/** A speech of nothing but 汉字, three pages and more of it, typeset by the program. */
function plainPage(style: Style): string {
  mkdirSync(join(folder, 'plain'), { recursive: true })
  const source = join(folder, 'plain', `${style}.md`)
  writeFileSync(source, `# 版面校准\n\n同志们：\n\n${'县区乡镇村组街道园'.repeat(300)}\n`)
  const file = join(folder, 'plain', `${style}.docx`)
  bigan('typeset', source, '--style', style, '-o', file)
  return file
}

describeHeavy('printed', [...missingBuild, ...missingForRendering()], () => {
  const pdfs = new Map<string, string>()

  beforeAll(() => {
    const files: string[] = []
    for (const style of STYLES) files.push(plainPage(style))
    for (const run of RUN_NAMES) for (const name of SAMPLES) files.push(docxOf(run, name))
    const made = renderPdf(files, join(folder, 'pdf'))
    for (const [index, file] of files.entries()) pdfs.set(file, made[index] ?? '')
  }, 300_000)

  const pagesOf = (file: string, style: Style) => measurePages(pdfs.get(file) ?? '', GRIDS[style].margins)

  /** Without the lying pages of the 数据核对表, which a 核稿版 ends with. */
  const draftPages = (file: string, style: Style) =>
    pagesOf(file, style).filter(({ width, height }) => width < height)

  describe.each(STYLES)('the grid of %s', (style) => {
    const { lines, cells, pitch } = GRIDS[style]

    test(`a page of plain 汉字 has ${lines} lines of ${cells}`, () => {
      const pages = pagesOf(join(folder, 'plain', `${style}.docx`), style)
      // The first page has the head block, the last is not full.
      const full = pages.slice(1, -1)
      expect(full.length).toBeGreaterThanOrEqual(2)
      for (const page of full) {
        expect(page.lines.map((line) => line.cells)).toEqual(Array.from({ length: lines }, () => cells))
        expect(pitchOf(page)).toBeCloseTo(pitch, 1)
      }
    })
  })

  describe.each(RUN_NAMES)('%s', (run) => {
    const { style } = RUNS[run]
    const grid: Grid = GRIDS[style]

    test.each(LONG)('%s: full pages are full, lines keep to the grid', (name) => {
      const pages = draftPages(docxOf(run, name), style)
      const headings = headingsOf(join(folder, run, `${name}.md`))
      const text = pages.flatMap((page, index) => (isTextOnly(page, grid) ? [index] : []))
      const full = text.filter((index) => index < pages.length - 1)
      expect(full.length).toBeGreaterThanOrEqual(2)
      const short = full.filter((index) => {
        // A heading is not left at the foot of a page: its lines stand on the next one.
        const moved = leadingHeadings(pages[index + 1], headings)
        const missing = grid.lines - (pages[index]?.lines.length ?? 0)
        return missing < 0 || missing > moved
      })
      expect(short.map((index) => `page ${index + 1}: ${pages[index]?.lines.length} lines`)).toEqual([])
      const long = pages.flatMap((page) => page.lines).filter((line) => line.cells > grid.cells + 2)
      expect(long.map((line) => line.text)).toEqual([])
    })

    test.each(LONG)(`%s: a line of words alone usually holds ${grid.cells} characters`, (name) => {
      const lines = draftPages(docxOf(run, name), style).flatMap((page) => page.lines)
      // LibreOffice always spaces digits from 汉字, so lines with figures hold less.
      const counts = new Map<number, number>()
      for (const { text, cells } of lines) {
        if (!/[\u0000-\u00ff]/.test(text)) counts.set(cells, (counts.get(cells) ?? 0) + 1)
      }
      expect([...counts].sort(([, a], [, b]) => b - a)[0]?.[0]).toBe(grid.cells)
    })

    test.each(SAMPLES)('%s: page numbers stand outside', (name) => {
      const pages = draftPages(docxOf(run, name), style)
      expect(pages.map(({ footer }) => [footer?.text, footer?.side])).toEqual(
        pages.map((_, index) => [`— ${index + 1} —`, index % 2 === 0 ? 'right' : 'left']),
      )
    })

    test.each(SAMPLES)('%s: nothing is set in a fallback face', (name) => {
      const used = faces(pdfs.get(docxOf(run, name)) ?? '')
      expect(used.filter((face) => !KNOWN_FACES.includes(face))).toEqual([])
      const families = used.map((face) => face.replace(/-.*/, ''))
      // 仿宋 body, 黑体 heads, 宋体 page numbers, 小标宋 title
      expect(families).toEqual(
        expect.arrayContaining(['FandolFang', 'FandolHei', 'FandolSong', 'FandolXbSo']),
      )
    })
  })
})

/** The usual distance between neighbouring lines. */
function pitchOf({ lines }: PrintedPage): number {
  const [first, last] = [lines[0], lines.at(-1)]
  return ((last?.middle ?? 0) - (first?.middle ?? 0)) / (lines.length - 1)
}

/** Only lines of body text, one under the other: no table, no blank line, no larger type. */
function isTextOnly({ lines, width, height }: PrintedPage, { pitch }: Grid): boolean {
  const steps = lines.slice(1).map((line, index) => line.middle - (lines[index]?.middle ?? 0))
  return width < height && steps.length > 0 && steps.every((step) => Math.abs(step - pitch) < 0.8)
}

function headingsOf(file: string): string[] {
  const heads = readFileSync(file, 'utf8').matchAll(/^#{2,4} (.+)$/gm)
  return [...heads].map((match) => (match[1] ?? '').replace(/[\s\\]/g, ''))
}

/** How many lines at the top of a page belong to headings. */
function leadingHeadings(page: PrintedPage | undefined, headings: readonly string[]): number {
  const lines = page?.lines ?? []
  const first = lines.findIndex(
    ({ text }) => !headings.some((heading) => heading.includes(text.replace(/\s/g, ''))),
  )
  return first < 0 ? lines.length : first
}

describeHeavy('valid', [...missingBuild, ...missingForValidation()], () => {
  describe.each(RUN_NAMES)('%s', (run) => {
    test.each(SAMPLES)('%s has no schema error', async (name) => {
      expect(await schemaErrors(docxOf(run, name))).toEqual([])
    })
  })
})

describeHeavy('sound beyond the schema', missingBuild, () => {
  describe.each(RUN_NAMES)('%s', (run) => {
    test.each(SAMPLES)('%s', (name) => {
      expect(checkDocx(new Uint8Array(readFileSync(docxOf(run, name))))).toEqual([])
    })
  })
})
