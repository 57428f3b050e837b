/** The properties of paragraphs, runs, rows and cells as lists of elements: copied, marked as tracked, put back together. */
import type { WordNames } from './docx-edit-runs.ts'
import type { Tracked } from './docx-edit-types.ts'
import { walkTags } from './docx-edit-xml.ts'

/** One property, as written. `name` is its local name; '' outside WordprocessingML. */
interface Property {
  name: string
  xml: string
}

/** How new tracked changes are written. */
export interface Signing {
  names: WordNames
  /** A new value for w:id. */
  nextId: () => number
  /** The attributes that say who and when, with a space in front. */
  signature: string
}

/** w:ins or w:del: the name of the element that says so. */
export function trackName(kind: Tracked): 'ins' | 'del' {
  return kind === 'inserted' ? 'ins' : 'del'
}

/** A tracked change around XML; an element alone where there is nothing inside. */
export function tracked(kind: Tracked, inside: string, { names, nextId, signature }: Signing): string {
  const name = `${names.prefix}${trackName(kind)}`
  const open = `<${name} ${names.prefix}id="${nextId()}"${signature}`
  return inside === '' ? `${open}/>` : `${open}>${inside}</${name}>`
}

/** The children of the one element that a text holds. */
export function propertiesOf(xml: string, names: WordNames): Property[] {
  const found: Property[] = []
  walkTags(xml, {
    close: (tag) => {
      if (tag.parent && !tag.parent.parent)
        found.push({ name: names.bare(tag) ?? '', xml: xml.slice(tag.start, tag.end) })
    },
  })
  return found
}

function joined(list: readonly Property[]): string {
  return list.map(({ xml }) => xml).join('')
}

function wrapped(name: string, inside: string, { prefix }: WordNames): string {
  return inside === '' ? '' : `<${prefix}${name}>${inside}</${prefix}${name}>`
}

const changes = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange', 'trPrChange', 'tcPrChange'])

/** w:rPr without what it says of tracked changes, which is about its own run alone. */
export function plainLook(properties: string, names: WordNames): string {
  const list = propertiesOf(properties, names)
  const kept = list.filter(({ name }) => !changes.has(name))
  return kept.length === list.length ? properties : wrapped('rPr', joined(kept), names)
}

/** w:rPr with more said in it. A character style that is bold by itself is left out with the rest where bold is not wanted. */
export function adjustedLook(
  properties: string,
  { bold, highlight }: { bold?: boolean | undefined; highlight?: boolean | undefined },
  names: WordNames,
): string {
  if (bold === undefined && highlight !== true) return properties
  const { prefix } = names
  const gone = new Set([...(bold === undefined ? [] : ['b', 'bCs']), ...(highlight ? ['highlight'] : [])])
  const kept = propertiesOf(properties, names).filter(({ name }) => !gone.has(name))
  const added: Property[] = []
  const off = bold ? '' : ` ${prefix}val="0"`
  if (bold !== undefined)
    added.push({ name: 'b', xml: `<${prefix}b${off}/>` }, { name: 'bCs', xml: `<${prefix}bCs${off}/>` })
  if (highlight) added.push({ name: 'highlight', xml: `<${prefix}highlight ${prefix}val="yellow"/>` })
  // A stable sort: what is not in the list stays behind what stood before it.
  let last = 0
  const ranked = kept.map((property) => ({ property, rank: (last = Math.max(last, rankOf(property))) }))
  for (const property of added) {
    const rank = rankOf(property)
    const at = ranked.findIndex((one) => one.rank > rank)
    ranked.splice(at < 0 ? ranked.length : at, 0, { property, rank })
  }
  return wrapped('rPr', joined(ranked.map(({ property }) => property)), names)
}

/** The order of ISO/IEC 29500-1 as far as it matters here. */
const runOrder =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'.split(
    ' ',
  )

function rankOf({ name }: Property): number {
  return runOrder.indexOf(name)
}

/** What a w:pPr says, in the parts that are handled apart. */
export interface ParagraphProperties {
  /** What makes the paragraph look as it does. */
  base: string
  /** Of the paragraph mark. */
  look: string
  section: string
  change: string
}

export function paragraphProperties(xml: string, names: WordNames): ParagraphProperties {
  const apart = new Set(['rPr', 'sectPr', 'pPrChange'])
  const list = propertiesOf(xml, names)
  const of = (wanted: string) => list.find(({ name }) => name === wanted)?.xml ?? ''
  return {
    base: joined(list.filter(({ name }) => !apart.has(name))),
    look: of('rPr'),
    section: of('sectPr'),
    change: of('pPrChange'),
  }
}

export function joinedParagraph(
  { base, look, section, change }: ParagraphProperties,
  names: WordNames,
): string {
  return wrapped('pPr', base + look + section + change, names)
}

/** What a paragraph was like before the change. */
export function baseChange(before: string, { names, nextId, signature }: Signing): string {
  const { prefix } = names
  const inside = before === '' ? `<${prefix}pPr/>` : wrapped('pPr', before, names)
  return `<${prefix}pPrChange ${prefix}id="${nextId()}"${signature}>${inside}</${prefix}pPrChange>`
}

/** What the mark of a paragraph says of tracked changes. */
export function markChanges(look: string, names: WordNames): string[] {
  return propertiesOf(look, names).flatMap(({ name }) => (changes.has(name) ? [name] : []))
}

/** The w:rPr of a paragraph mark that came in or goes. One that says so already stays as it is. */
export function markedLook(look: string, kind: Tracked, signing: Signing): string {
  const list = propertiesOf(look, signing.names)
  const name = trackName(kind)
  if (list.some((one) => one.name === name || one.name === 'moveFrom')) return look
  const at = kind === 'deleted' ? list.filter((one) => one.name === 'ins').length : 0
  list.splice(at, 0, { name, xml: tracked(kind, '', signing) })
  return wrapped('rPr', joined(list), signing.names)
}

/** The properties of a row for one beside it: no header row, no tracked change, and what is only kept ready by Word. */
export function rowProperties(xml: string, kind: Tracked, signing: Signing): string {
  const gone = new Set([...changes, 'tblHeader', 'cnfStyle'])
  const kept = propertiesOf(xml, signing.names).filter(({ name }) => !gone.has(name))
  return wrapped('trPr', joined(kept) + tracked(kind, '', signing), signing.names)
}

/** The properties of a row that came in or goes; undefined where they say so already. */
export function markedRow(xml: string, kind: Tracked, signing: Signing): string | undefined {
  const list = propertiesOf(xml, signing.names)
  const name = trackName(kind)
  if (list.some((one) => one.name === name)) return undefined
  const change = list.findIndex((one) => one.name === 'trPrChange')
  const before = kind === 'inserted' ? list.findIndex((one) => one.name === 'del') : -1
  const at = before >= 0 ? before : change < 0 ? list.length : change
  list.splice(at, 0, { name, xml: tracked(kind, '', signing) })
  return wrapped('trPr', joined(list), signing.names)
}

const cellOrder = 'cnfStyle tcW gridSpan hMerge vMerge'.split(' ')

/** The properties of a cell for one in a new row, which goes on a cell over several rows or stands alone. */
export function cellProperties(xml: string, goesOn: boolean, names: WordNames): string {
  const gone = new Set([...changes, 'cnfStyle', 'vMerge', 'cellIns', 'cellDel', 'cellMerge'])
  const kept = propertiesOf(xml, names).filter(({ name }) => !gone.has(name))
  if (goesOn) {
    const at = kept.findIndex(({ name }) => !cellOrder.includes(name))
    kept.splice(at < 0 ? kept.length : at, 0, { name: 'vMerge', xml: `<${names.prefix}vMerge/>` })
  }
  return wrapped('tcPr', joined(kept), names)
}
