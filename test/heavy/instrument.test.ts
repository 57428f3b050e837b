/** The measuring instrument against Word files whose pages are known: a ruler that cannot be wrong measures nothing. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AlignmentType, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { beforeAll, expect, test } from 'vitest'
import { drawPages, faces, measurePages, renderPdf } from '../support/render.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { describeHeavy, missingForRendering, missingForValidation, schemaErrors } from '../support/tools.ts'
import { contactSheet, readPpm } from '../support/picture.ts'

const MARGINS = { top: 37, bottom: 35, left: 28, right: 26 }

interface Setting {
  line: number
  spacing: number
  face: string
  text: string
}

/** One paragraph in one face; page numbers right on odd pages, left on even ones. */
async function sheet({ line, spacing, face, text }: Setting): Promise<Buffer> {
  const font = { ascii: 'Times New Roman', hAnsi: face, eastAsia: face, cs: 'Times New Roman' }
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 2098, bottom: 1984, left: 1588, right: 1474, header: 851, footer: 1418 },
          },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          new Paragraph({
            widowControl: false,
            alignment: AlignmentType.BOTH,
            spacing: { line, lineRule: LineRuleType.EXACT },
            children: [new TextRun({ text, font, size: 32, characterSpacing: spacing })],
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: '宋体' })
  return new Footer({ children: [new Paragraph({ alignment, children: [number] })] })
}

const HAN = '县区乡镇村组街道园'.repeat(200)
const SHEETS = {
  right: { line: 579, spacing: -5, face: '仿宋_GB2312', text: HAN },
  looseLines: { line: 580, spacing: -5, face: '仿宋_GB2312', text: HAN },
  looseCharacters: { line: 579, spacing: -4, face: '仿宋_GB2312', text: HAN },
  title: { line: 579, spacing: -5, face: '方正小标宋简体', text: HAN },
  unknownFace: { line: 579, spacing: -5, face: '某单位自造体', text: HAN },
  figures: { line: 579, spacing: -5, face: '楷体_GB2312', text: '达到18.6亿元' },
} satisfies Record<string, Setting>

describeHeavy('the instrument', missingForRendering(), () => {
  const folder = temporaryFolder()
  const pdfs: Record<string, string> = {}

  beforeAll(async () => {
    const files: string[] = []
    for (const [name, setting] of Object.entries(SHEETS)) {
      files.push(join(folder, `${name}.docx`))
      writeFileSync(files.at(-1) ?? '', await sheet(setting))
    }
    const made = renderPdf(files, join(folder, 'pdf'))
    for (const [index, name] of Object.keys(SHEETS).entries()) pdfs[name] = made[index] ?? ''
  }, 300_000)

  const pages = (name: keyof typeof SHEETS) => measurePages(pdfs[name] ?? '', MARGINS)
  const grid = (name: keyof typeof SHEETS) => {
    const [first] = pages(name)
    return [first?.lines.length, first?.lines[0]?.cells]
  }

  test('counts 22 lines of 28 characters where the arithmetic gives them', () => {
    expect(grid('right')).toEqual([22, 28])
  })

  test('sees one twip too many in the line and in the character', () => {
    expect(grid('looseLines')).toEqual([21, 28])
    expect(grid('looseCharacters')).toEqual([22, 27])
  })

  test('finds page numbers outside: right on odd pages, left on even ones', () => {
    // 1,800 characters fill two pages of 616 and part of a third.
    expect(pages('right').map((page) => [page.footer?.text, page.footer?.side])).toEqual([
      ['— 1 —', 'right'],
      ['— 2 —', 'left'],
      ['— 3 —', 'right'],
    ])
  })

  test('tells the faces apart, and a substitute from the face asked for', () => {
    expect(faces(pdfs['right'] ?? '')).toEqual(['FandolFang-Regular', 'FandolSong-Regular'])
    expect(faces(pdfs['title'] ?? '')).toEqual(['FandolSong-Regular', 'FandolXbSo-Bold'])
    expect(faces(pdfs['unknownFace'] ?? '')).toEqual(['FandolMiss-Regular', 'FandolSong-Regular'])
  })

  test('counts a figure as half cells and reads its face', () => {
    // 达到 2, 18.6 2, 亿元 2
    expect(pages('figures')[0]?.lines[0]).toMatchObject({ text: '达到18.6亿元', cells: 6 })
    expect(faces(pdfs['figures'] ?? '')).toContain('LiberationSerif')
  })

  test('draws pages and puts them on one sheet', () => {
    const drawn = drawPages(pdfs['right'] ?? '', join(folder, 'ppm'), 24, 'ppm').map(readPpm)
    // A4 at 24 dots an inch: 8.27 × 24 = 198 (198.4), 11.69 × 24 = 281 (280.6)
    expect(drawn.map(({ width, height }) => [width, height])).toEqual([
      [199, 281],
      [199, 281],
      [199, 281],
    ])
    const png = contactSheet(drawn, 2)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    // two columns and two rows with 8 dots around each page
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * 199 + 24, 2 * 281 + 24])
  })
})

describeHeavy('the schema validator', missingForValidation(), () => {
  const folder = temporaryFolder()

  test('passes a sound file and names an element that is out of place', async () => {
    const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate')
    const sound = await sheet(SHEETS.figures)
    const broken = unzipSync(new Uint8Array(sound))
    const document = strFromU8(broken['word/document.xml'] ?? new Uint8Array())
    broken['word/document.xml'] = strToU8(document.replace('</w:pPr>', '<w:keepNext/></w:pPr>'))
    writeFileSync(join(folder, 'sound.docx'), sound)
    writeFileSync(join(folder, 'broken.docx'), zipSync(broken))
    expect(await schemaErrors(join(folder, 'sound.docx'))).toEqual([])
    const errors = await schemaErrors(join(folder, 'broken.docx'))
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain('keepNext')
  })
})
