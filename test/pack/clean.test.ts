/**
 * What leaves the office is clean (DESIGN part 5). Handed out are the .docx, .xlsx, .html and .txt of a pack and its volume;
 * the .md is for editing and names the sheets that it was made from, and the record beside the folder stays with it.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { packFormats, type Packed } from '../../src/index.ts'
import { readDocument } from '../../src/read/index.ts'
import { meetings, packOf, sampleMeeting } from '../support/meetings.ts'

/** Words by which a sheet, a trace or the program would be known. */
const inner =
  /\.ya?ml|\.csv|\.hbs|\.md\b|content\/|templates\/|drafts\/|bigan|笔杆|trace|figures\/|attendees|@\/|\{\{|\uFDD0|\uFDD1/u

/** Elements of Word that tell who wrote what, when and from where. */
const traces =
  /<w:(?:sdt|comment|commentRangeStart|commentReference|ins|del|moveFrom|moveTo|vanish|docVars|rsids|rsidRoot|attachedTemplate|customXml|smartTag|permStart|proofState)\b|w:rsid[A-Za-z]*=|w:author=|w15:|w14:paraId=/u

/** Parts that a paper may consist of. */
const parts =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:_rels\/document\.xml\.rels|(?:document|fontTable|settings|styles|numbering)\.xml|(?:footer|header)\d+\.xml|charts\/chart\d+\.xml))$/u

const sheetParts =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/(?:_rels\/)?sheet\d+\.xml(?:\.rels)?)$/u

function textsOf(bytes: Uint8Array): [string, string][] {
  return Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)])
}

/** Names of elements without their prefix, each once. */
function elementsIn(xml: string): string[] {
  return [...new Set([...xml.matchAll(/<([a-z]+:)?([A-Za-z]+)[\s>/]/gu)].map((found) => found[2]!))]
}

/** What a Word file has that it should not. */
function faultsOfWord(name: string, bytes: Uint8Array): string[] {
  return textsOf(bytes).flatMap(([part, text]) => {
    // namespaces of the package are declared in every part and say nothing
    const said = text.replaceAll(/\sxmlns:\w+="[^"]*"|\smc:Ignorable="[^"]*"/gu, '')
    const found = [inner.exec(said)?.[0], traces.exec(said)?.[0]].filter((one) => one !== undefined)
    return [
      ...(parts.test(part) ? [] : [`${name}: ${part}`]),
      ...found.map((one) => `${name} ${part}: ${one}`),
    ]
  })
}

describe.each(meetings)('%s', (meeting) => {
  let packed: Packed
  let handed: { name: string; format: string; content: string | Uint8Array }[]
  beforeAll(async () => {
    packed = (await packOf(await sampleMeeting(meeting), { formats: packFormats, volume: true })).value
    handed = packed.papers.flatMap(({ stem, files }) =>
      files.filter(({ format }) => format !== 'md').map((file) => ({ name: stem, ...file })),
    )
    handed.push({ name: '00-会议材料汇编', format: 'docx', content: packed.volume! })
  })

  it('has Word files of the parts that are printed, without control, comment, author, path or sheet', () => {
    const words = handed.filter(({ format }) => format === 'docx')
    expect(words.length).toBeGreaterThan(15)
    expect(words.flatMap(({ name, content }) => faultsOfWord(name, content as Uint8Array))).toEqual([])
  })

  it('has a volume that takes nothing over from a Word file that somebody edited but its words', async () => {
    const { stem, files } = packed.papers.find(({ label }) => label !== undefined)!
    const made = unzipSync(files.find(({ format }) => format === 'docx')!.content as Uint8Array)
    const body = strFromU8(made['word/document.xml']!)
    made['docProps/core.xml'] = strToU8(
      strFromU8(made['docProps/core.xml']!).replace(
        '</dc:title>',
        '</dc:title><dc:creator>苗青禾</dc:creator>',
      ),
    )
    made['word/document.xml'] = strToU8(
      body
        .replace('<w:p>', '<w:p w:rsidR="00A1B2C3">')
        .replace('<w:r>', '<w:ins w:id="9" w:author="苗青禾" w:date="2026-06-01T08:00:00Z"><w:r>')
        .replace('</w:r>', '</w:r></w:ins>'),
    )
    const { value: edited } = await readDocument(`${stem}.docx`, zipSync(made))
    const hand = new Map([[stem, edited!]])
    const again = await packOf(await sampleMeeting(meeting), { formats: ['docx'], volume: true, hand })
    expect(faultsOfWord('00-会议材料汇编', again.value.volume!)).toEqual([])
    for (const [part, text] of textsOf(again.value.volume!))
      expect([part, text.includes('苗青禾')]).toEqual([part, false])
  })

  it('has properties that say the title and the day, and nobody', () => {
    for (const { format, content } of handed) {
      if (format !== 'docx') continue
      const core = strFromU8(unzipSync(content as Uint8Array)['docProps/core.xml']!)
      expect(elementsIn(core)).toEqual(['coreProperties', 'title', 'created', 'modified'])
      const day = packed.meeting.sheet.time!.date!
      expect(core.match(/\d{4}-\d{2}-\d{2}T[\d:]+Z/gu)).toEqual([`${day}T00:00:00Z`, `${day}T00:00:00Z`])
    }
  })

  it('has workbooks without properties', () => {
    const books = handed.filter(({ format }) => format === 'xlsx')
    expect(books.length).toBeGreaterThan(3)
    for (const { name, content } of books)
      for (const [part, text] of textsOf(content as Uint8Array)) {
        expect(`${name}: ${part}`).toMatch(new RegExp(`^${name}: ${sheetParts.source.slice(1)}`, 'u'))
        expect(`${name} ${part}: ${inner.exec(text)?.[0] ?? ''}`).toBe(`${name} ${part}: `)
      }
  })

  it('has pages and texts without remark, script or path', () => {
    const texts = handed.filter(({ content }) => typeof content === 'string')
    expect(texts.some(({ format }) => format === 'html')).toBe(true)
    expect(texts.some(({ format }) => format === 'txt')).toBe(true)
    for (const { name, content } of texts) {
      const found = /<!--|<script|\sdata-|<meta name="(?!viewport")/u.exec(content as string)
      expect([name, found?.[0], inner.exec(content as string)?.[0]]).toEqual([name, undefined, undefined])
    }
  })

  it('names the sheets in the Markdown that is edited, and nowhere below its front matter', () => {
    for (const { files, stem } of packed.papers) {
      const text = files.find(({ format }) => format === 'md')?.content
      if (typeof text !== 'string') continue
      expect(text).toMatch(/^---\n模板: .+\n/u)
      const body = text.replace(/^---\n[\s\S]*?\n---\n/u, '')
      expect([stem, inner.exec(body)?.[0]]).toEqual([stem, undefined])
    }
  })
})
