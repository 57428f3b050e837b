import {
  canonicalName,
  longestPart,
  packageLimits,
  partEncoding,
  relationsPath,
  resolvedPath,
} from '../text/word-package.ts'
import { unzipWithin } from '../text/zip.ts'
import { isLocked, isOle, startsWith } from './docx-ole.ts'
import { attribute, scanXml, type XmlRefusal } from './docx-xml.ts'

/** The parts of a Word file that words are read from, as text. */
export interface WordPackage {
  /** The entry that the text is in; word/document.xml as a rule. */
  main: string
  text: string
  styles?: string
  numbering?: string
  comments?: string
  footnotes?: { path: string; text: string }
  endnotes?: { path: string; text: string }
  /** Headers and footers. */
  margins: string[]
}

export type PackageRefusal =
  XmlRefusal | 'no-zip' | 'no-word' | 'other-office' | 'too-big' | 'password' | 'old-word'

/** Opens the package and takes out what is read, or says why it cannot. */
export function openPackage(bytes: Uint8Array): WordPackage | PackageRefusal {
  if (isOle(bytes)) return isLocked(bytes) ? 'password' : 'old-word'
  if (!startsWith(bytes, [0x50, 0x4b])) return 'no-zip'
  const names = new Map<string, string>()
  const lists = unzipWithin(bytes, packageLimits, (name) => {
    names.set(canonicalName(name), name)
    return /(?:\.rels|content_types\]\.xml)$/i.test(name)
  })
  if (lists === 'broken') return 'no-zip'
  if (lists === 'too-many' || lists === 'too-big') return 'too-big'
  const listText = (path: string) => textOf(lists.get(names.get(path) ?? ''))

  const main = mainPart(listText('_rels/.rels'), listText('[content_types].xml'), names)
  if (main === undefined) return isOtherOffice(names) ? 'other-office' : 'no-word'
  const related = relationships(listText(relationsPath(canonicalName(main))) ?? '', main)
  const one = (kind: string) => names.get(related.find((each) => each.kind === kind)?.target ?? '')
  const paths = {
    styles: one('styles'),
    numbering: one('numbering'),
    footnotes: one('footnotes'),
    endnotes: one('endnotes'),
    comments: one('comments'),
  }
  const margins = related
    .filter(({ kind }) => kind === 'header' || kind === 'footer')
    .flatMap(({ target }) => names.get(target) ?? [])
  const wanted = new Set<string | undefined>([main, ...Object.values(paths), ...margins])
  const parts = unzipWithin(bytes, packageLimits, (name) => wanted.has(name))
  if (typeof parts === 'string') return 'no-zip'
  if ([...parts.values()].some((part) => part.length > longestPart)) return 'too-big'
  const part = (path: string | undefined) => (path === undefined ? undefined : textOf(parts.get(path)))
  const text = part(main)
  if (text === undefined) return 'no-word'
  const styles = part(paths.styles)
  const numbering = part(paths.numbering)
  const comments = part(paths.comments)
  const footnotes = part(paths.footnotes)
  const endnotes = part(paths.endnotes)
  return {
    main,
    text,
    ...(styles === undefined ? {} : { styles }),
    ...(numbering === undefined ? {} : { numbering }),
    ...(comments === undefined ? {} : { comments }),
    ...(footnotes === undefined ? {} : { footnotes: { path: paths.footnotes!, text: footnotes } }),
    ...(endnotes === undefined ? {} : { endnotes: { path: paths.endnotes!, text: endnotes } }),
    margins: margins.flatMap((path) => part(path) ?? []),
  }
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder(partEncoding(bytes)).decode(bytes)
}

function mainPart(
  rels: string | undefined,
  types: string | undefined,
  names: ReadonlyMap<string, string>,
): string | undefined {
  const related = relationships(rels ?? '', '').find(({ kind }) => kind === 'officedocument')?.target
  const declared = new Map<string, string>()
  scanXml(types ?? '', {
    open: (name, attributes) => {
      if (!/^(?:\w+:)?Override$/.test(name)) return
      const path = canonicalName(attributes['PartName'] ?? '')
      declared.set(path, (attributes['ContentType'] ?? '').toLowerCase())
    },
    close: () => undefined,
    text: () => undefined,
  })
  const byType = [...declared].find(
    ([path, type]) => isWordType(type) && type.includes('main') && names.has(path),
  )
  const candidates = [related, byType?.[0], 'word/document.xml']
  for (const path of candidates) {
    const name = path === undefined ? undefined : names.get(path)
    if (path === undefined || name === undefined) continue
    const type = declared.get(path)
    if (type === undefined || isWordType(type) || type.endsWith('/xml')) return name
  }
  return undefined
}

function isWordType(type: string): boolean {
  return /word.*(?:main|document)/.test(type)
}

function isOtherOffice(names: ReadonlyMap<string, string>): boolean {
  return ['xl/workbook.xml', 'ppt/presentation.xml', 'content.xml'].some((path) => names.has(path))
}

interface Relationship {
  /** The last step of its type, in small letters: officedocument, styles, header … */
  kind: string
  target: string
}

function relationships(xml: string, from: string): Relationship[] {
  const found: Relationship[] = []
  scanXml(xml, {
    open: (name, attributes) => {
      if (!/^(?:\w+:)?Relationship$/.test(name)) return
      if (attribute(attributes, 'TargetMode') === 'External') return
      const kind = (attributes['Type'] ?? '').replace(/^.*\//, '').toLowerCase()
      found.push({ kind, target: canonicalName(resolvedPath(attributes['Target'] ?? '', from)) })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return found
}
