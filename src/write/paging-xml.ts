import { SaxesParser } from 'saxes'

/** An element of a part of our own making. */
export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Element[]
  /** The text right inside, not that of the children. */
  text: string
}

/** The root of a part. Throws where the text is no XML: the parts read here are written by this program. */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const child: Element = { name, attributes, children: [], text: '' }
    open.at(-1)!.children.push(child)
    open.push(child)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (words) => void (open.at(-1)!.text += words))
  parser.write(xml).close()
  return root.children[0]!
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((one) => one.name === name)
}

export function children(element: Element, name: string): Element[] {
  return element.children.filter((one) => one.name === name)
}

/** The first element of a name anywhere below. */
export function below(element: Element, name: string): Element | undefined {
  for (const one of element.children) {
    const found = one.name === name ? one : below(one, name)
    if (found) return found
  }
  return undefined
}

/** An attribute of a child as a number: `valueOf(sectPr, 'w:pgSz', 'w:h')`. */
export function numberOf(element: Element | undefined, name: string, attribute = 'w:val') {
  return numeric(child(element, name)?.attributes[attribute])
}

export function numeric(value: string | undefined): number | undefined {
  const number = value === undefined ? NaN : Number(value)
  return Number.isFinite(number) ? number : undefined
}

/** `<w:keepNext/>` is on, `<w:keepNext w:val="0"/>` off; undefined where it is not said. */
export function flagOf(element: Element | undefined, name: string): boolean | undefined {
  const found = child(element, name)
  if (!found) return undefined
  return !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? '1')
}
