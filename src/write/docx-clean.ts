/** A 核稿版 without what only those may have who work on it: its words, pictures and looks stay as they are. */
import { isFactsTableStyle, isFigureRemark, reviewNamespace } from '../text/word-review.ts'
import { canonicalName, relationsPath } from '../text/word-package.ts'
import { cleanText } from './docx-clean-text.ts'
import { closePackage, openPackage, partText, setPartText, type WordPackage } from './docx-edit-package.ts'
import { attributesOf, spliced, walkTags, type Splice } from './docx-edit-xml.ts'

/**
 * A Word file without controls tagged with facts, comments at figures, the 数据核对表 and the parts that carry facts or
 * the sheet; the same bytes where there are none, or where the package is not sound.
 */
export function withoutReview(bytes: Uint8Array): Uint8Array {
  const file = openPackage(bytes)
  if (typeof file === 'string') return bytes
  const xml = partText(file, file.main)
  const comments = withoutFigureRemarks(partText(file, file.related.get('comments')) ?? '')
  const cleaned = xml === undefined ? undefined : cleanText(xml, comments.gone, factsTableStyles(file))
  if (xml === undefined || cleaned === undefined) return bytes
  const parts = reviewParts(file)
  if (cleaned === xml && parts.length === 0) return bytes
  setPartText(file, file.main, cleaned)
  const remarks = file.related.get('comments')
  if (remarks !== undefined && comments.gone.size > 0) setPartText(file, remarks, comments.xml)
  if (parts.length > 0) removeParts(file, parts)
  return closePackage(file)
}

/** The comments without those at figures, and the ids of these. */
function withoutFigureRemarks(xml: string): { xml: string; gone: Set<string> } {
  const gone = new Set<string>()
  const splices: Splice[] = []
  walkTags(xml, {
    close: (tag) => {
      if (!/(?:^|:)comment$/.test(tag.name)) return
      const attributes = attributesOf(xml, tag)
      const prefix = tag.name.slice(0, -'comment'.length)
      const inside = xml.slice(tag.openEnd, tag.closeStart)
      const end = inside.indexOf(`</${prefix}p>`)
      const line = (end < 0 ? inside : inside.slice(0, end)).replace(/<[^<>]*>/g, '')
      if (!isFigureRemark(attributes.get(`${prefix}author`) ?? '', line)) return
      gone.add(attributes.get(`${prefix}id`) ?? '')
      splices.push({ start: tag.start, end: tag.end, text: '', order: 'instead' })
    },
  })
  return { xml: spliced(xml, splices), gone }
}

/** The ids of the styles of the lines above the 数据核对表. */
function factsTableStyles(file: WordPackage): Set<string> {
  const xml = partText(file, file.related.get('styles')) ?? ''
  const found = new Set<string>()
  walkTags(xml, {
    open: (tag) => {
      if (!/(?:^|:)name$/.test(tag.name) || !tag.parent) return
      const prefix = tag.name.slice(0, -'name'.length)
      const id = attributesOf(xml, tag.parent).get(`${prefix}styleId`)
      const name = attributesOf(xml, tag).get(`${prefix}val`) ?? ''
      if (id !== undefined && isFactsTableStyle(name)) found.add(id)
    },
  })
  return found
}

/** Our parts of custom data, each with the parts that only it is related to. */
function reviewParts(file: WordPackage): string[] {
  const names = [...file.entries.keys()]
  return names.flatMap((name) => {
    const item = /^customxml\/item(\d+)\.xml$/.exec(canonicalName(name))
    if (!item || !reviewNamespace.test((partText(file, name) ?? '').slice(0, 2000))) return []
    const own = relationsPath(canonicalName(name))
    const relations = names.find((one) => canonicalName(one) === own)
    const beside = /Target=["']([^"'/]*)["']/.exec(partText(file, relations) ?? '')?.[1]
    const properties = names.find((one) => canonicalName(one) === canonicalName(`customXml/${beside ?? ''}`))
    return [name, relations, properties].filter((one) => one !== undefined)
  })
}

/** Takes parts out of the package and out of its lists. */
function removeParts(file: WordPackage, parts: readonly string[]): void {
  const gone = new Set(parts.map(canonicalName))
  const lists = [...file.entries.keys()].filter((name) =>
    /(?:\.rels|\[content_types\]\.xml)$/i.test(canonicalName(name)),
  )
  for (const part of parts) file.entries.delete(part)
  for (const list of lists) {
    const xml = partText(file, list)
    if (xml === undefined) continue
    const splices: Splice[] = []
    walkTags(xml, {
      close: (tag) => {
        const attributes = attributesOf(xml, tag)
        const target = attributes.get('PartName') ?? attributes.get('Target')
        const path = target === undefined ? '' : canonicalName(target.replace(/^(?:\.\.\/)+/, ''))
        if (gone.has(path)) splices.push({ start: tag.start, end: tag.end, text: '', order: 'instead' })
      },
    })
    if (splices.length > 0) setPartText(file, list, spliced(xml, splices))
  }
}
