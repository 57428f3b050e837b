import { Document, Packer, type ISectionOptions } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import type { Layout } from '../layout/index.ts'
import { wordComments, type Comment } from './docx-comments.ts'
import { fontTableXml } from './docx-fonts.ts'
import { stylesXml } from './docx-styles.ts'
import { element, escapeXml, part } from './xml.ts'

export interface Package {
  sections: readonly ISectionOptions[]
  /** For the file's properties; '' for none. */
  title: string
  comments: readonly Comment[]
  layout: Layout
  /** ISO day for the file's properties and comments; they have no date without it. Never the clock. */
  date?: string
}

/**
 * The .docx as bytes. `docx` writes the text, footers, remarks and settings; what it has no option for is put beside it
 * here, in one pass over the package. The same bytes for the same input; no author, application or time of saving.
 */
export async function packDocx({ sections, title, comments, layout, date }: Package): Promise<Uint8Array> {
  const document = new Document({
    sections,
    comments: wordComments(comments),
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: 420,
    compatibility: {
      // Word 2013 and later. Without it the file opens in compatibility mode.
      version: 15,
      spaceForUnderline: true,
      balanceSingleByteDoubleByteWidth: true,
      doNotLeaveBackslashAlone: true,
      underlineTrailingSpaces: true,
      // The first line of a title of two lines is not stretched to the margins.
      doNotExpandShiftReturn: true,
      useFELayout: true,
    },
  })
  const written = await Packer.toBuffer(document, undefined, [
    // Whole, and not through `externalStyles`: to those docx adds headings and links in Word's blue.
    { path: 'word/styles.xml', data: stylesXml(layout) },
    { path: 'word/fontTable.xml', data: fontTableXml(layout) },
    { path: 'docProps/core.xml', data: coreXml(title, date) },
  ])
  return finish(written, date)
}

/** Parts that docx always writes and a speech has no use for. A theme brings faces that WPS reports as missing. */
const unused = /^(docProps\/(app|custom)|word\/(numbering|footnotes|endnotes|theme\/theme1))\.xml$/

/** The package of docx without what is not needed, repaired, in a fixed order and without the time of writing. */
function finish(written: Uint8Array, date: string | undefined): Uint8Array {
  const parts = new Map<string, string>()
  for (const [path, bytes] of Object.entries(unzipSync(written))) {
    const xml = strFromU8(bytes)
    const linkless = path.endsWith('.rels') && !xml.includes('<Relationship ')
    if (!linkless && !unused.test(path)) parts.set(path, repaired(path, xml, date))
  }
  const entries: Zippable = {}
  for (const path of [...parts.keys()].sort(contentTypesFirst)) {
    entries[path] = strToU8(withoutDangling(path, parts))
  }
  // Zip keeps local time and knows nothing before 1980: local midnight is the same bytes in every zone.
  return zipSync(entries, { level: 6, mtime: new Date(1980, 0, 1) })
}

function repaired(path: string, xml: string, date: string | undefined): string {
  if (path === 'word/settings.xml') return withLineBreaking(xml)
  if (path === 'word/comments.xml') return withDate(xml, date)
  return path.startsWith('word/footer') ? withFirstNumber(xml) : xml
}

const contentTypes = '[Content_Types].xml'

function contentTypesFirst(a: string, b: string): number {
  if (a === contentTypes || b === contentTypes) return a === contentTypes ? -1 : 1
  return a < b ? -1 : 1
}

/** A part without content types and relationships of parts that are not there. */
function withoutDangling(path: string, parts: ReadonlyMap<string, string>): string {
  const xml = parts.get(path)!
  if (path === contentTypes) {
    const endings = new Set([...parts.keys()].map((name) => name.replace(/^.*\./, '')))
    return xml
      .replace(/<Override\b[^>]*PartName="\/([^"]*)"[^>]*>/g, (tag, name) => (parts.has(name) ? tag : ''))
      .replace(/<Default\b[^>]*Extension="([^"]*)"[^>]*>/g, (tag, ending) => (endings.has(ending) ? tag : ''))
  }
  if (!path.endsWith('.rels')) return xml
  const folder = path.replace(/_rels\/.*$/, '')
  return xml.replace(/<Relationship\b[^>]*Target="([^"]*)"[^>]*>/g, (tag, target) =>
    parts.has(folder + target) ? tag : '',
  )
}

/** Marks that may not begin or end a line, as in a Chinese Word. */
const notAtStart =
  '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠'
const notAtEnd = '$([{£¥·‘“〈《「『【〔〖〝﹗﹙﹛﹝＄（．［｛￡￥'

/** docx has no option for these. ISO/IEC 29500-1, 17.15.1.78: the order of children is fixed, they go before w:compat. */
function withLineBreaking(xml: string): string {
  return xml.replace('<w:compat>', (compat) =>
    [
      element('w:characterSpacingControl', { 'w:val': 'compressPunctuation' }),
      element('w:noLineBreaksAfter', { 'w:lang': 'zh-CN', 'w:val': notAtEnd }),
      element('w:noLineBreaksBefore', { 'w:lang': 'zh-CN', 'w:val': notAtStart }),
      compat,
    ].join(''),
  )
}

/** docx dates a remark by the clock. */
function withDate(xml: string, date: string | undefined): string {
  return xml.replace(/ w:date="[^"]*"/g, date === undefined ? '' : ` w:date="${midnight(date)}"`)
}

/** docx leaves the result of a field empty; a reader that does not count pages would show `—  —`. */
function withFirstNumber(xml: string): string {
  return xml.replace(
    /(<w:r><w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)<w:fldChar w:fldCharType="separate"\/><\/w:r>/,
    (separator, start) => `${separator}${start}<w:t>1</w:t></w:r>`,
  )
}

function coreXml(title: string, date: string | undefined): string {
  const moment = (name: string) =>
    date === undefined ? '' : element(name, { 'xsi:type': 'dcterms:W3CDTF' }, midnight(date))
  return part(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      element('dc:title', {}, escapeXml(title)),
      moment('dcterms:created'),
      moment('dcterms:modified'),
    ),
  )
}

function midnight(day: string): string {
  return `${day}T00:00:00Z`
}
