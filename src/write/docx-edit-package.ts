import type { Zippable } from 'fflate'
import {
  canonicalName,
  longestPart,
  packageLimits,
  partEncoding,
  relationsPath,
  resolvedPath,
  type PartEncoding,
} from '../text/word-package.ts'
import { unzipWithin } from '../text/zip.ts'
import { appended, type CommentStyles } from './docx-edit-comments.ts'
import { attributesOf, walkTags, type Tag } from './docx-edit-xml.ts'
import { escapeXml, part } from './xml.ts'
import { zip } from './zip.ts'

/** A zip could not take twice as many bytes, which a name out of another encoding may need. */
const longestName = 10_000

/** A Word file taken apart; names as the zip has them, in its order. */
export interface WordPackage {
  entries: Map<string, Uint8Array>
  /** The entry with the text, word/document.xml as a rule. */
  main: string
  /** The entries that the text is related to, by kind: comments, footnotes, styles … */
  related: ReadonlyMap<string, string>
}

export function openPackage(bytes: Uint8Array): WordPackage | 'broken' | 'too-big' {
  const entries = unzipWithin(bytes, packageLimits, () => true)
  if (entries === 'broken') return 'broken'
  if (typeof entries === 'string') return 'too-big'
  if ([...entries.keys()].some((name) => name.length > longestName)) return 'broken'
  const main =
    entryOf(entries, relationsOf(entries, '').get('officeDocument') ?? '') ??
    entryOf(entries, 'word/document.xml')
  if (main === undefined) return 'broken'
  if (entries.get(main)!.length > longestPart) return 'too-big'
  const related = new Map<string, string>()
  for (const [kind, path] of relationsOf(entries, main)) {
    const entry = entryOf(entries, path)
    if (entry !== undefined) related.set(kind, entry)
  }
  return { entries, main, related }
}

/** Zipped again. The same entries give the same bytes, whatever the clock and the zone. */
export function closePackage({ entries }: WordPackage): Uint8Array {
  const zippable: Zippable = {}
  for (const [name, data] of entries) zippable[name] = [data, { level: isPacked.test(name) ? 0 : 6 }]
  return zip(zippable)
}

const isPacked = /\.(?:png|jpe?g|gif|zip|docx|xlsx|pptx|mp4|odttf)$/i

/** The text of a part; undefined where there is none, or none that can be edited. */
export function partText({ entries }: WordPackage, name: string | undefined): string | undefined {
  const bytes = name === undefined ? undefined : entries.get(name)
  if (!bytes || bytes.length > longestPart) return undefined
  try {
    return new TextDecoder(partEncoding(bytes), { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Puts text into a part, in the encoding that it has. */
export function setPartText({ entries }: WordPackage, name: string, text: string): void {
  const before = entries.get(name)
  entries.set(name, encode(text, before ? partEncoding(before) : 'utf-8'))
}

function encode(text: string, encoding: PartEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === 'utf-16le')
  return bytes
}

function entryOf(entries: ReadonlyMap<string, unknown>, path: string): string | undefined {
  if (entries.has(path)) return path
  const wanted = canonicalName(path)
  return [...entries.keys()].find((name) => canonicalName(name) === wanted)
}

/** The targets of a part (of the package for '') by kind, the last step of the type; the first where there are several. */
function relationsOf(entries: Map<string, Uint8Array>, from: string): Map<string, string> {
  const targets = new Map<string, string>()
  const name = entryOf(entries, relationsPath(from))
  const xml = partText({ entries, main: '', related: new Map() }, name) ?? ''
  walkTags(xml, {
    open: (tag) => {
      const attributes = attributesOf(xml, tag)
      const type = attributes.get('Type')
      if (type === undefined || attributes.get('TargetMode') === 'External') return
      const kind = type.slice(type.lastIndexOf('/') + 1)
      if (!targets.has(kind)) targets.set(kind, resolvedPath(attributes.get('Target') ?? '', from))
    },
  })
  return targets
}

/** The styles for comments, by the names that all versions of Word store them under. */
export function commentStyles(file: WordPackage): CommentStyles {
  const xml = partText(file, file.related.get('styles')) ?? ''
  const found: CommentStyles = {}
  walkTags(xml, {
    open: (tag) => {
      if (!tag.parent || !/(?:^|:)name$/.test(tag.name)) return
      const name = valueOf(xml, tag, 'val')?.toLowerCase()
      const id = valueOf(xml, tag.parent, 'styleId')
      if (id === undefined) return
      if (name === 'annotation text') found.text ??= id
      else if (name === 'annotation reference') found.mark ??= id
    },
  })
  return found
}

function valueOf(xml: string, tag: Tag, name: string): string | undefined {
  const found = [...attributesOf(xml, tag)].find(([key]) => key === name || key.endsWith(`:${name}`))
  return found?.[1]
}

const comments = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
const strictComments = 'http://purl.oclc.org/ooxml/officeDocument/relationships/comments'
const commentsType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'

/**
 * Puts a new part for comments beside the text, with its content type and relationship. False where the lists of the
 * package are not sound; then nothing is changed.
 */
export function putCommentsPart(file: WordPackage, xml: string, isStrict: boolean): boolean {
  const { entries, main } = file
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  let base = 'comments.xml'
  for (let n = 1; entryOf(entries, folder + base) !== undefined; n++) base = `comments${n}.xml`
  const types = entryOf(entries, '[Content_Types].xml')
  const override = `PartName="/${escapeXml(folder + base)}" ContentType="${commentsType}"`
  const newTypes = withElement(partText(file, types), 'Override', () => override)
  const relations = entryOf(entries, relationsPath(main))
  const target = (taken: ReadonlySet<string>) => {
    let n = taken.size + 1
    while (taken.has(`rId${n}`)) n++
    return `Id="rId${n}" Type="${isStrict ? strictComments : comments}" Target="${base}"`
  }
  const oldRelations = relations === undefined ? noRelations : partText(file, relations)
  const newRelations = withElement(oldRelations, 'Relationship', target)
  if (types === undefined || newTypes === undefined || newRelations === undefined) return false
  setPartText(file, types, newTypes)
  setPartText(file, relations ?? relationsPath(main), newRelations)
  setPartText(file, folder + base, xml)
  return true
}

const noRelations = part(
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
)

/** A list of the package with one more element, named with the prefix of its root. `attributes` gets the ids in use. */
function withElement(
  xml: string | undefined,
  name: string,
  attributes: (ids: ReadonlySet<string>) => string,
): string | undefined {
  if (xml === undefined) return undefined
  let root: Tag | undefined
  const ids = new Set<string>()
  const isSound = walkTags(xml, {
    open: (tag) => {
      root ??= tag
      const id = attributesOf(xml, tag).get('Id')
      if (id !== undefined) ids.add(id)
    },
  })
  if (!isSound || !root) return undefined
  const prefix = root.name.slice(0, root.name.indexOf(':') + 1)
  return appended(xml, root, `<${prefix}${name} ${attributes(ids)}/>`)
}
