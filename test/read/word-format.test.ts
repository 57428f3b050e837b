/** How a Word file is set, as it is read: styles under direct settings, sections, page numbers, what was left in it. */
import { unzipSync, zipSync } from 'fflate'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../src/read/docx.ts'
import { readWordFormat } from '../../src/read/index.ts'
import { formatOf } from '../../src/read/word-format-read.ts'
import type { WordFormat } from '../../src/text/word-format.ts'
import { WordSource } from '../../src/text/word-source.ts'
import { richWordFile } from '../support/rich-word-file.ts'
import { wordFile, wordParagraph as p, wordRun as r, type WordFileParts } from '../support/word-file.ts'

async function format(parts: WordFileParts): Promise<WordFormat> {
  const { value, problems } = await readWordFormat('稿.docx', wordFile(parts))
  expect(problems).toEqual([])
  return value!
}

const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr><w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:ind w:firstLineChars="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="z"><w:name w:val="强"/><w:rPr><w:b/><w:spacing w:val="-5"/></w:rPr></w:style>`

describe('looks', () => {
  test('come from the defaults, the style, what that is based on, and the run', async () => {
    const { paragraphs } = await format({
      styles,
      document: p('正文') + p(r('标题', '<w:sz w:val="36"/>'), '<w:pStyle w:val="1"/>'),
    })
    const [text, heading] = paragraphs
    expect(text!.look).toEqual({ line: 579, lineRule: 'exact', firstLineChars: 200, firstLine: 640 })
    expect(text!.runs).toEqual([
      {
        run: 0,
        look: {
          ascii: { name: 'Arial', theme: false },
          eastAsia: { name: '仿宋', theme: false },
          size: 21,
        },
      },
    ])
    expect(heading!.style).toEqual({ id: '1', name: 'heading 1' })
    expect(heading!.look).toMatchObject({ outline: 1, firstLineChars: 0, firstLine: 640, line: 579 })
    expect(heading!.runs[0]!.look).toMatchObject({ bold: true, size: 36 })
  })

  test('bold of a run in a bold style is off again', async () => {
    const { paragraphs } = await format({
      styles,
      document:
        p(r('强调', '<w:rStyle w:val="z"/>')) +
        p(r('强调', '<w:rStyle w:val="z"/>'), '<w:pStyle w:val="1"/>'),
    })
    expect(paragraphs.map(({ runs }) => [runs[0]!.look.bold, runs[0]!.look.spacing])).toEqual([
      [true, -5],
      [false, -5],
    ])
  })

  test('the face of the theme is known as such, a circle of styles ends', async () => {
    const { paragraphs } = await format({
      styles:
        '<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="y"/><w:rPr><w:rFonts w:eastAsia="宋体" w:eastAsiaTheme="minorEastAsia" w:hint="eastAsia"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="y"><w:basedOn w:val="x"/></w:style>',
      document: p('字', '<w:pStyle w:val="x"/>'),
    })
    expect(paragraphs[0]!.runs[0]!.look).toEqual({ eastAsia: { theme: true }, hintsEastAsia: true })
  })
})

describe('paragraphs', () => {
  test('are numbered as the reader of words numbers them', () => {
    const bytes = richWordFile()
    const { value } = formatOf('稿.docx', bytes)
    const read = readDocx('稿.docx', bytes).value!
    const runs = new Set(
      value!.paragraphs.flatMap((one) => one.runs.map(({ run }) => `${one.paragraph} ${run}`)),
    )
    const { source } = read
    if (!(source instanceof WordSource)) throw new TypeError('not a WordSource')
    const inText = source.stretches.filter(({ part }) => part === value!.part)
    expect(inText.length).toBeGreaterThan(5)
    expect(inText.filter(({ paragraph, run }) => !runs.has(`${paragraph} ${run}`))).toEqual([])
  })

  test('are blank, in cells, in boxes, in lists', async () => {
    const { paragraphs } = await format({
      document:
        p('') +
        p('　') +
        p('<w:r><w:br w:type="page"/></w:r>') +
        p('甲', '<w:numPr><w:numId w:val="1"/></w:numPr>') +
        `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/><w:tr><w:tc>${p('乙')}</w:tc></w:tr></w:tbl>` +
        p(`<w:r><w:pict><w:txbxContent>${p('丙')}</w:txbxContent></w:pict></w:r>`),
    })
    expect(
      paragraphs.map(({ isBlank, inCell, isAside, inList }) => [isBlank, inCell, isAside, inList]),
    ).toEqual([
      [true, false, false, false],
      [true, false, false, false],
      [false, false, false, false],
      [false, false, false, true],
      [false, true, false, false],
      [false, false, false, false],
      [false, false, true, false],
    ])
  })
})

const section = (inside: string) => `<w:sectPr>${inside}</w:sectPr>`

/** The field of the page's number, its size in the run of its code. */
const field = (size: string) =>
  ['begin', '', 'end']
    .map((type) =>
      type === ''
        ? `<w:r><w:rPr>${size}</w:rPr><w:instrText> PAGE  \\* MERGEFORMAT </w:instrText></w:r>`
        : `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`,
    )
    .join('')

/** A paragraph of a field between dashes. */
const number = (text: string, properties: string) =>
  p(
    `<w:r><w:t xml:space="preserve">— </w:t></w:r>${text}<w:r><w:t xml:space="preserve"> —</w:t></w:r>`,
    properties,
  )

describe('sections', () => {
  test('have a page, margins, a grid, and the paragraphs from where they begin', async () => {
    const { sections } = await format({
      document:
        p('一', section('<w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="1588" w:left="25.4mm"/>')) +
        p('二') +
        section('<w:titlePg/><w:docGrid w:type="lines" w:linePitch="312"/>'),
    })
    expect(sections).toEqual([
      {
        firstParagraph: 0,
        page: { width: 16838, height: 11906 },
        margins: { top: 1588, left: 1440 },
        hasTitlePage: false,
        headers: {},
        footers: {},
      },
      {
        firstParagraph: 1,
        hasTitlePage: true,
        grid: { type: 'lines', linePitch: 312 },
        headers: {},
        footers: {},
      },
    ])
  })

  test('take the margins of the section before', async () => {
    const { sections } = await format({
      headers: [number(field('<w:sz w:val="28"/>'), '<w:jc w:val="right"/>')],
      document:
        p('一', section('<w:headerReference w:type="default" r:id="rIdHeader1"/>')) + p('二') + section(''),
    })
    const margin = { text: '— \uFFFC —', hasPageNumber: true, inTextBox: false, size: 28, align: 'right' }
    expect(sections.map(({ headers }) => headers)).toEqual([{ default: margin }, { default: margin }])
  })

  test.each([
    ['a frame', number(field(''), '<w:framePr w:xAlign="outside"/>'), { align: 'outside', inTextBox: false }],
    [
      'a simple field',
      p('<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>', '<w:jc w:val="center"/>'),
      { text: '\uFFFC', align: 'center' },
    ],
    [
      'a text box',
      p(`<w:r><w:pict><w:txbxContent>${p(field(''))}</w:txbxContent></w:pict></w:r>`),
      { inTextBox: true },
    ],
    ['words alone', p('内部资料'), { text: '内部资料', hasPageNumber: false }],
  ])('find the number of the page in %s', async (_, header, expected) => {
    const { sections } = await format({
      headers: [header],
      document: p('一') + section('<w:headerReference w:type="default" r:id="rIdHeader1"/>'),
    })
    expect(sections[0]!.headers.default).toMatchObject(expected)
  })
})

describe('what was left in it', () => {
  test('is counted, the first place told', async () => {
    const bytes = richWordFile()
    const { value } = formatOf('稿.docx', bytes)
    const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])
    expect(value!.comments.count).toBe(xml.match(/<w:commentReference\b/g)!.length)
    expect(value!.controls.count).toBe(xml.match(/<w:sdt>/g)!.length)
    expect(value!.customXml).toBe(1)
    expect(value!.revisions.count).toBeGreaterThan(0)
    expect(value!.faults).toEqual([])
    const text = await format({
      document:
        p('甲') +
        p(r('乙', '<w:vanish/><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>')) +
        p(r('丙', '<w:vanish/>')),
    })
    expect(text.hidden).toEqual({ count: 2, paragraph: 1 })
    expect(text.revisions).toEqual({ count: 1, paragraph: 1 })
    expect(text.paragraphs[1]!.runs[0]!.look.bold).toBeUndefined()
  })
})

describe('odd bytes', () => {
  const sound = richWordFile()

  test.each([
    ['no zip', new Uint8Array([1, 2, 3])],
    ['a cut file', sound.subarray(0, sound.length >> 1)],
    ['broken XML', wordFile({ document: '<?xml version="1.0"?><w:document><w:p>' })],
    ['broken styles', wordFile({ document: p('字'), styles: '<?xml version="1.0"?><w:styles><' })],
    ['a broken header', wordFile({ document: p('字'), headers: ['<?xml version="1.0"?><w:hdr>'] })],
  ])('%s is told, not thrown', async (_, bytes) => {
    const { value, problems } = await readWordFormat('稿.docx', bytes)
    expect(value).toBeUndefined()
    expect(problems.map(({ code, level }) => `${level} ${code}`)).toEqual(['info word/format'])
  })

  test('never crash it', () => {
    const parts = unzipSync(sound)
    const paths = Object.keys(parts).filter((path) => /\.(?:xml|rels)$/.test(path))
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.nat(),
        fc.nat(400),
        fc.string({ maxLength: 6 }),
        (path, at, cut, put) => {
          const xml = new TextDecoder().decode(parts[path])
          const from = at % (xml.length + 1)
          const changed = new TextEncoder().encode(xml.slice(0, from) + put + xml.slice(from + cut))
          const { value, problems } = formatOf(
            '稿.docx',
            zipSync({ ...parts, [path]: changed }, { level: 0 }),
          )
          expect(value === undefined).toBe(problems.length > 0)
        },
      ),
      { numRuns: 300 },
    )
  })
})
