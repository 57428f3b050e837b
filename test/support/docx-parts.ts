/** A .docx taken apart: the parts as text and as trees of elements. */
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** The text right inside, not that of the children. */
  text: string
}

/** Path → text of every part. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]))
}

/** Throws where the text is not well-formed, line and column in the message. */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const child: XmlElement = { name, attributes, children: [], text: '' }
    open.at(-1)!.children.push(child)
    open.push(child)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (words) => {
    open.at(-1)!.text += words
  })
  parser.write(text).close()
  return root.children[0]!
}

/** An element and everything below it, in order. */
export function* elements(root: XmlElement): Generator<XmlElement> {
  yield root
  for (const child of root.children) yield* elements(child)
}

/** All elements of a name below a root. */
export function all(root: XmlElement, name: string): XmlElement[] {
  return [...elements(root)].filter((element) => element.name === name)
}

/** A descendant by the names on the way down: `at(style, 'w:rPr', 'w:sz')`. */
export function at(root: XmlElement, ...path: string[]): XmlElement | undefined {
  let current: XmlElement | undefined = root
  for (const name of path) current = current?.children.find((child) => child.name === name)
  return current
}

/** The words of an element as printed: what stands in w:t, a line break as \n. */
export function wordsOf(root: XmlElement): string {
  return [...elements(root)]
    .map(({ name, text }) => (name === 'w:t' ? text : name === 'w:br' ? '\n' : ''))
    .join('')
}

export interface PaperParagraph {
  /** The id of its style. */
  style: string
  words: string
  element: XmlElement
}

/** The paragraphs of the text in order, those in tables too. */
export function paragraphsOf(bytes: Uint8Array): PaperParagraph[] {
  return all(parseXml(partsOf(bytes).get('word/document.xml')!), 'w:p').map((element) => ({
    style: at(element, 'w:pPr', 'w:pStyle')?.attributes['w:val'] ?? '',
    words: wordsOf(element),
    element,
  }))
}

/** The style of an id; throws where there is none. */
export function styleOf(bytes: Uint8Array, id: string): XmlElement {
  const styles = all(parseXml(partsOf(bytes).get('word/styles.xml')!), 'w:style')
  const found = styles.find(({ attributes }) => attributes['w:styleId'] === id)
  if (!found) throw new Error(`no style ${id}`)
  return found
}
