import { SaxesParser, type SaxesTagPlain } from 'saxes'

export type Attributes = Readonly<Record<string, string>>

/** What is done with the elements of a part. Names are `w:` names whatever prefix the file has; others come as written. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

export type XmlRefusal = 'broken' | 'too-deep' | 'doctype' | 'too-many'

/** Thrown by a handler to end a scan; `scanXml` gives it back as its result. */
export class Refused extends Error {
  readonly refusal: XmlRefusal

  constructor(refusal: XmlRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** Word itself nests tables and boxes hardly ten deep; each is about five elements. */
const deepest = 256

/** Transitional and strict (ISO/IEC 29500-4 and -1). */
const wordNamespace =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006|purl\.oclc\.org\/ooxml\/wordprocessingml)\/main$/

/**
 * Runs once over the XML of a part; undefined where all went well, else why it was given up. Entities other than the five
 * of XML are refused, as is any document type: no Word file has one.
 */
export function scanXml(xml: string, handler: XmlHandler): XmlRefusal | undefined {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  // most files call it w, and then names need no change
  let prefix = 'w:'
  const nameOf = (name: string) => {
    if (prefix === 'w:') return name
    if (prefix === '') return name.includes(':') ? name : `w:${name}`
    return name.startsWith(prefix) ? `w:${name.slice(prefix.length)}` : name
  }
  parser.on('error', () => {
    throw new Refused('broken')
  })
  parser.on('doctype', () => {
    throw new Refused('doctype')
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (depth === 0) prefix = prefixOf(attributes)
    if (++depth > deepest) throw new Refused('too-deep')
    handler.open(nameOf(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    handler.close(nameOf(name))
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  try {
    parser.write(xml).close()
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** The prefix of WordprocessingML with its colon, as the root of the part binds it. */
function prefixOf(attributes: Attributes): string {
  for (const [name, value] of Object.entries(attributes)) {
    if (!wordNamespace.test(value)) continue
    if (name === 'xmlns') return ''
    if (name.startsWith('xmlns:')) return `${name.slice(6)}:`
  }
  return 'w:'
}

/** An attribute by its name without prefix; that of `w:` names is the file's own. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const usual = attributes[`w:${name}`]
  if (usual !== undefined) return usual
  for (const [key, value] of Object.entries(attributes)) {
    if (key === name || key.endsWith(`:${name}`)) return value
  }
  return undefined
}

/** A switch such as w:b: on without a value, off at 0, false and off (17.17.4). */
export function isOn(attributes: Attributes): boolean {
  const value = attribute(attributes, 'val')
  return value !== '0' && value !== 'false' && value !== 'off'
}
