import { zipSync, type Zippable } from 'fflate'
import type { Layout } from '../layout/index.ts'
import { footerIds, footerXml } from './docx-page.ts'
import { fontTableXml } from './docx-fonts.ts'
import { commentMark, commentStyle, stylesXml } from './docx-styles.ts'
import { element, escapeXml, namespaces, part } from './xml.ts'

/** A remark in the margin; its id is also in the text, at both ends of what it is about. */
export interface Comment {
  id: number
  text: string
}

export interface Package {
  /** The children of w:body. */
  body: string
  /** For the file's properties; '' for none. */
  title: string
  comments: readonly Comment[]
  layout: Layout
  /** ISO day for the file's properties and comments; they have no date without it. Never the clock. */
  date?: string
}

export const commentAuthor = { name: '笔杆（自动核稿）', initials: '核' }

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const wordContent = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

interface Part {
  path: string
  xml: string
  /** Content type; empty for relationships. */
  type: string
  /** The id of the relationship from the document, and its kind. */
  id?: string
  kind?: string
}

/**
 * The .docx as bytes: the text with the parts that belong to it, one zip pass, the same bytes for the same input. There is
 * no theme (WPS reports its faces as missing), no author, no application and no time of saving in it.
 */
export function packDocx(content: Package): Uint8Array {
  const parts = documentParts(content)
  const files = new Map<string, string>([
    ['[Content_Types].xml', contentTypes(parts)],
    ['_rels/.rels', packageRelationships()],
    ['word/_rels/document.xml.rels', documentRelationships(parts)],
    ...parts.map(({ path, xml }): [string, string] => [path, xml]),
  ])
  const encoder = new TextEncoder()
  const entries: Zippable = {}
  for (const [path, xml] of files) entries[path] = encoder.encode(xml)
  // Zip keeps local time and knows nothing before 1980: local midnight is the same bytes in every zone.
  return zipSync(entries, { level: 6, mtime: new Date(1980, 0, 1) })
}

function documentParts(content: Package): Part[] {
  const { layout, comments } = content
  const word = (name: string, kind: string, xml: string, id = `rId${kind}`): Part => ({
    path: `word/${name}.xml`,
    xml,
    type: `${wordContent}.${kind}+xml`,
    id,
    kind,
  })
  return [
    {
      path: 'word/document.xml',
      xml: part(element('w:document', namespaces, element('w:body', {}, content.body))),
      type: `${wordContent}.document.main+xml`,
    },
    word('styles', 'styles', stylesXml(layout)),
    word('settings', 'settings', settingsXml()),
    word('fontTable', 'fontTable', fontTableXml(layout)),
    word('footer1', 'footer', footerXml(layout, 'odd'), footerIds.odd),
    word('footer2', 'footer', footerXml(layout, 'even'), footerIds.even),
    ...(comments.length ? [word('comments', 'comments', commentsXml(comments, content.date))] : []),
    {
      path: 'docProps/core.xml',
      xml: coreXml(content),
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
    },
  ]
}

function contentTypes(parts: readonly Part[]): string {
  return part(
    element(
      'Types',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      ...parts.map(({ path, type }) => element('Override', { PartName: `/${path}`, ContentType: type })),
    ),
  )
}

const relationshipsNamespace = { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' }

function packageRelationships(): string {
  return part(
    element(
      'Relationships',
      relationshipsNamespace,
      element('Relationship', {
        Id: 'rIdDocument',
        Type: `${relationships}/officeDocument`,
        Target: 'word/document.xml',
      }),
      element('Relationship', {
        Id: 'rIdCore',
        Type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        Target: 'docProps/core.xml',
      }),
    ),
  )
}

function documentRelationships(parts: readonly Part[]): string {
  return part(
    element(
      'Relationships',
      relationshipsNamespace,
      ...parts.flatMap(({ id, kind, path }) =>
        id && kind
          ? [
              element('Relationship', {
                Id: id,
                Type: `${relationships}/${kind}`,
                Target: path.slice('word/'.length),
              }),
            ]
          : [],
      ),
    ),
  )
}

/** Marks that may not begin or end a line, as in a Chinese Word. */
const notAtStart =
  '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠'
const notAtEnd = '$([{£¥·‘“〈《「『【〔〖〝﹗﹙﹛﹝＄（．［｛￡￥'

/** ISO/IEC 29500-1, 17.15.1.78: the order of children is fixed. */
function settingsXml(): string {
  return part(
    element(
      'w:settings',
      namespaces,
      element('w:zoom', { 'w:percent': 100 }),
      element('w:defaultTabStop', { 'w:val': 420 }),
      element('w:evenAndOddHeaders'),
      element('w:characterSpacingControl', { 'w:val': 'compressPunctuation' }),
      element('w:noLineBreaksAfter', { 'w:lang': 'zh-CN', 'w:val': notAtEnd }),
      element('w:noLineBreaksBefore', { 'w:lang': 'zh-CN', 'w:val': notAtStart }),
      element(
        'w:compat',
        {},
        element('w:spaceForUL'),
        element('w:balanceSingleByteDoubleByteWidth'),
        element('w:doNotLeaveBackslashAlone'),
        element('w:ulTrailSpace'),
        // The first line of a title of two lines is not stretched to the margins.
        element('w:doNotExpandShiftReturn'),
        element('w:useFELayout'),
        // 15: Word 2013 and later. Without it the file opens in compatibility mode.
        element('w:compatSetting', {
          'w:name': 'compatibilityMode',
          'w:uri': 'http://schemas.microsoft.com/office/word',
          'w:val': 15,
        }),
      ),
    ),
  )
}

function commentsXml(comments: readonly Comment[], date: string | undefined): string {
  return part(
    element(
      'w:comments',
      namespaces,
      ...comments.map(({ id, text }) =>
        element(
          'w:comment',
          {
            'w:id': id,
            'w:author': commentAuthor.name,
            'w:date': date === undefined ? undefined : midnight(date),
            'w:initials': commentAuthor.initials,
          },
          element(
            'w:p',
            {},
            element('w:pPr', {}, element('w:pStyle', { 'w:val': commentStyle })),
            element(
              'w:r',
              {},
              element('w:rPr', {}, element('w:rStyle', { 'w:val': commentMark })),
              element('w:annotationRef'),
            ),
            element('w:r', {}, element('w:t', { 'xml:space': 'preserve' }, escapeXml(text))),
          ),
        ),
      ),
    ),
  )
}

function coreXml({ title, date }: Package): string {
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
