/** Parts of a 核稿版 that Word does not show: the facts that bound controls print, and what the draft was made from. */
import type { BoundNumber } from './docx-control.ts'
import type { EmbeddedSource } from './options.ts'
import { element, escapeXml, legalText, part } from './xml.ts'

export const factsNamespace = 'urn:bigan:facts:1'
export const sourceNamespace = 'urn:bigan:source:1'
/** Bound controls name the part by this. */
export const factsStore = '{6B1F0E2A-5D7C-4C39-9A41-2E8F70B3C5D1}'
const sourceStore = '{C2D84E19-7A30-4F5B-8E66-91B5D0A7F324}'

/** A custom XML part with the number by which Word knows it. */
export interface CustomPart {
  xml: string
  store: string
  namespace: string
}

/** One `f:fact` for each number that the file prints. An id is never the name of an element: it may begin with a digit. */
export function factsPart(numbers: Iterable<BoundNumber>): CustomPart {
  const facts = [...numbers].map(({ figure: { id, name, aspect, unit }, text }) =>
    element('f:fact', legal({ id, name, word: aspect, unit }), escapeXml(text)),
  )
  return {
    xml: part(element('f:facts', { 'xmlns:f': factsNamespace }, ...facts)),
    store: factsStore,
    namespace: factsNamespace,
  }
}

/** The sheet, the template's id, the seed and the Markdown of the draft. */
export function sourcePart({ sheet, template, seed, markdown }: EmbeddedSource): CustomPart {
  const root = element(
    's:source',
    { 'xmlns:s': sourceNamespace, ...legal({ template, seed }) },
    element('s:sheet', { 'xml:space': 'preserve' }, text(sheet)),
    element('s:markdown', { 'xml:space': 'preserve' }, text(markdown)),
  )
  return { xml: part(root), store: sourceStore, namespace: sourceNamespace }
}

/** A return that stands as it is would be read back as a line feed. */
function text(words: string): string {
  return escapeXml(legalText(words).text).replaceAll('\r', '&#13;')
}

function legal(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, legalText(value).text]))
}

export const customRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml'
export const customPropertiesType = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'

/** The files of the parts in a package, each with its properties. */
export function customFiles(parts: readonly CustomPart[]): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap(({ xml, store, namespace }, i): [string, string][] => [
      [`customXml/item${i + 1}.xml`, xml],
      [`customXml/itemProps${i + 1}.xml`, propertiesXml(store, namespace)],
      [`customXml/_rels/item${i + 1}.xml.rels`, relationsXml(`itemProps${i + 1}.xml`)],
    ]),
  )
}

function propertiesXml(store: string, namespace: string): string {
  const schema = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'
  const reference = element('ds:schemaRef', { 'ds:uri': namespace })
  const attributes = { 'ds:itemID': store, 'xmlns:ds': schema }
  return part(element('ds:datastoreItem', attributes, element('ds:schemaRefs', {}, reference)))
}

function relationsXml(target: string): string {
  const relation = element('Relationship', { Id: 'rId1', Type: `${customRelation}Props`, Target: target })
  return part(
    element(
      'Relationships',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
      relation,
    ),
  )
}
