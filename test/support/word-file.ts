/** .docx bytes from XML parts, for tests that need a Word file of their own making. */
import { strToU8, zipSync, type Zippable } from 'fflate'

export interface WordFileParts {
  /** word/document.xml: the whole part, or only what stands in w:body. */
  document: string
  /** word/styles.xml and so on: the whole part, or only what stands in its root. */
  styles?: string
  numbering?: string
  settings?: string
  footnotes?: string
  endnotes?: string
  comments?: string
  /** word/header1.xml, word/header2.xml …, related as rIdHeader1, rIdHeader2 …. */
  headers?: string[]
  /** Further entries of the package, path to content; one that exists already is replaced. */
  extra?: Record<string, string | Uint8Array>
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const wordML = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${office}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
].join(' ')
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

interface Part {
  path: string
  root: string
  kind: string
  xml: string
}

/** The package: content types and relationships are made for the parts given. The same bytes for the same parts. */
export function wordFile(parts: WordFileParts): Uint8Array {
  const named: [name: string, root: string, xml: string | undefined][] = [
    ['styles', 'styles', parts.styles],
    ['numbering', 'numbering', parts.numbering],
    ['settings', 'settings', parts.settings],
    ['footnotes', 'footnotes', parts.footnotes],
    ['endnotes', 'endnotes', parts.endnotes],
    ['comments', 'comments', parts.comments],
  ]
  const beside: Part[] = [
    ...named.flatMap(([name, root, xml]) =>
      xml === undefined ? [] : [{ path: name, root, kind: name, xml }],
    ),
    ...(parts.headers ?? []).map((xml, i) => ({ path: `header${i + 1}`, root: 'hdr', kind: 'header', xml })),
  ]
  const entries: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes(beside),
    '_rels/.rels': relationships([{ id: 'rId1', type: 'officeDocument', target: 'word/document.xml' }]),
    'word/document.xml': documentXml(parts.document),
    'word/_rels/document.xml.rels': relationships(
      beside.map(({ path, kind }) => ({ id: relationId(path), type: kind, target: `${path}.xml` })),
    ),
    ...Object.fromEntries(beside.map((part) => [`word/${part.path}.xml`, partXml(part.root, part.xml)])),
    ...parts.extra,
  }
  const zippable: Zippable = {}
  for (const [path, content] of Object.entries(entries))
    zippable[path] = typeof content === 'string' ? strToU8(content) : content
  return zipSync(zippable, { mtime: new Date(1980, 0, 1) })
}

/** word/document.xml from the blocks of its body. */
export function documentXml(body: string): string {
  if (/^\s*<(?:\?xml|w:document)\b/.test(body)) return body
  return `${declaration}<w:document ${namespaces}><w:body>${body}</w:body></w:document>`
}

/** A paragraph: words become one run, text that is XML already is taken as it is. `properties` go into w:pPr. */
export function wordParagraph(content: string, properties = ''): string {
  const runs = content.startsWith('<') || content === '' ? content : wordRun(content)
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`
}

/** A run of words; `properties` go into w:rPr. */
export function wordRun(words: string, properties = ''): string {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const look = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`
  return `<w:r>${look}<w:t xml:space="preserve">${escaped}</w:t></w:r>`
}

function partXml(root: string, xml: string): string {
  if (/^\s*<(?:\?xml|w:(?:styles|numbering|settings|footnotes|endnotes|comments|hdr)\b)/.test(xml)) return xml
  return `${declaration}<w:${root} ${namespaces}>${xml}</w:${root}>`
}

function relationId(path: string): string {
  return `rId${path.charAt(0).toUpperCase()}${path.slice(1)}`
}

function relationships(list: readonly { id: string; type: string; target: string }[]): string {
  const inside = list.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside.join('')}</Relationships>`
}

function contentTypes(beside: readonly Part[]): string {
  const overrides = [{ path: 'document', kind: 'document.main' }, ...beside].map(
    ({ path, kind }) => `<Override PartName="/word/${path}.xml" ContentType="${wordML}.${kind}+xml"/>`,
  )
  const defaults = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
    ['png', 'image/png'],
  ].map(([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`)
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}${overrides.join('')}</Types>`
}
