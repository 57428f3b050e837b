import { Document, type ISectionOptions, type XmlComponent } from 'docx'
import { strToU8, type Zippable } from 'fflate'
import type { Layout } from '../layout/index.ts'
import { wordComments, type Comment } from './docx-comments.ts'
import { chartXml } from './docx-chart-xml.ts'
import { chartRelationship, type ChartData } from './docx-chart.ts'
import { customFiles, customPropertiesType, customRelation, type CustomPart } from './docx-facts-part.ts'
import { fontTableXml } from './docx-fonts.ts'
import { stylesXml } from './docx-styles.ts'
import { componentXml } from './docx-xml.ts'
import { element, escapeXml, part } from './xml.ts'
import { zip } from './zip.ts'

export interface Package {
  sections: readonly ISectionOptions[]
  /** For the file's properties; '' for none. */
  title: string
  comments: readonly Comment[]
  /** In the order of their drawings. */
  charts: readonly ChartData[]
  layout: Layout
  /** Styles that only this file has, as XML. */
  styles?: readonly string[]
  /** What a 核稿版 carries beside its text. */
  custom?: readonly CustomPart[]
  /** ISO day for the file's properties and comments; they have no date without it. Never the clock. */
  date?: string
}

/**
 * The .docx as bytes. `docx` writes the text, footers, remarks and settings; what it has no option for is put beside it
 * here. The same bytes for the same input; no author, application or time of saving.
 */
export function packDocx(input: Package): Uint8Array {
  const { sections, title, comments, charts, layout, styles, custom = [], date } = input
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
  const { Document: text, Comments: remarks, Settings: settings, Footers: footers } = document
  const context = { file: document, viewWrapper: text, stack: [] }
  // As docx itself declares them: lists and footers without `standalone`.
  const written = (component: XmlComponent, standalone = true) => componentXml(component, context, standalone)
  text.Relationships.addRelationship(text.Relationships.RelationshipCount + 1, fontTable, 'fontTable.xml')
  for (const i of charts.keys()) {
    text.Relationships.addRelationship(chartRelationship(i + 1), chartRelation, `charts/chart${i + 1}.xml`)
    document.ContentTypes.addOverride(chartType, `/word/charts/chart${i + 1}.xml`)
  }
  for (const i of custom.keys()) {
    text.Relationships.addRelationship(`Custom${i + 1}`, customRelation, `../customXml/item${i + 1}.xml`)
    document.ContentTypes.addOverride(customPropertiesType, `/customXml/itemProps${i + 1}.xml`)
  }
  return zipped({
    [contentTypes]: written(document.ContentTypes, false),
    '_rels/.rels': written(document.FileRelationships, false),
    'docProps/core.xml': coreXml(title, date),
    'word/_rels/document.xml.rels': written(text.Relationships, false),
    ...(comments.length > 0 ? { 'word/comments.xml': withDate(written(remarks), date) } : {}),
    'word/document.xml': written(text.View),
    'word/fontTable.xml': fontTableXml(layout),
    ...Object.fromEntries(
      footers.map(({ View }, i) => [`word/footer${i + 1}.xml`, withFirstNumber(written(View, false))]),
    ),
    'word/settings.xml': withLineBreaking(written(settings)),
    // Whole, and not through `externalStyles`: to those docx adds headings and links in Word's blue.
    'word/styles.xml': stylesXml(layout, styles),
    ...Object.fromEntries(
      charts.map((chart, i) => [`word/charts/chart${i + 1}.xml`, chartXml(chart, layout)]),
    ),
    ...customFiles(custom),
  })
}

const contentTypes = '[Content_Types].xml'
const chartType = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'
const chartRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart'
const fontTable = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable'

/**
 * The package in the order of its parts. docx names some in its lists that a speech has no use for: a theme brings faces
 * that WPS reports as missing.
 */
function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  const names = new Set(Object.keys(parts))
  const entries: Zippable = {}
  for (const [path, xml] of Object.entries(parts)) entries[path] = strToU8(withoutDangling(path, xml, names))
  return zip(entries)
}

/** A part without content types and relationships of parts that are not there. */
function withoutDangling(path: string, xml: string, names: ReadonlySet<string>): string {
  if (path === contentTypes) {
    const endings = new Set([...names].map((name) => name.replace(/^.*\./, '')))
    return xml
      .replace(/<Override\b[^>]*PartName="\/([^"]*)"[^>]*>/g, (tag, name) => (names.has(name) ? tag : ''))
      .replace(/<Default\b[^>]*Extension="([^"]*)"[^>]*>/g, (tag, ending) => (endings.has(ending) ? tag : ''))
  }
  if (!path.endsWith('.rels')) return xml
  const folder = path.replace(/_rels\/.*$/, '')
  return xml.replace(/<Relationship\b[^>]*Target="([^"]*)"[^>]*>/g, (tag, target) =>
    names.has(target.startsWith('../') ? target.slice(3) : folder + target) ? tag : '',
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
