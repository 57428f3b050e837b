import { isElement, isText, type HtmlElement, type HtmlNode } from './html-parse.ts'

/** What an element holds, with everything below it. */
export interface Measure {
  /** Characters that are no spaces. */
  length: number
  /** Those of them in links. */
  linked: number
  links: number
  /** Characters, outside of links, of texts with the marks of sentences: what tells an article from menus. */
  prose: number
}

const nothing: Measure = { length: 0, linked: 0, links: 0, prose: 0 }
const mark = /[，。；！？]/u
const silent: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'iframe'])

/** Measures every element of a page, each once, in an order that needs no recursion. */
export function measureElements(root: HtmlElement): Map<HtmlElement, Measure> {
  const order: HtmlElement[] = []
  const waiting: HtmlElement[] = [root]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    order.push(element)
    if (silent.has(element.tagName)) continue
    for (const child of element.childNodes) if (isElement(child)) waiting.push(child)
  }
  const measures = new Map<HtmlElement, Measure>()
  for (const element of order.toReversed()) measures.set(element, measureOf(element, measures))
  return measures
}

function measureOf(element: HtmlElement, measures: ReadonlyMap<HtmlElement, Measure>): Measure {
  if (silent.has(element.tagName)) return nothing
  const sum = { ...nothing }
  for (const child of element.childNodes) addTo(sum, child, measures)
  return element.tagName === 'a' ? { ...sum, linked: sum.length, links: 1, prose: 0 } : sum
}

function addTo(sum: Measure, child: HtmlNode, measures: ReadonlyMap<HtmlElement, Measure>): void {
  if (isText(child)) {
    const length = child.value.replace(/\s+/gu, '').length
    sum.length += length
    if (mark.test(child.value)) sum.prose += length
  } else if (isElement(child)) {
    const { length, linked, links, prose } = measures.get(child) ?? nothing
    sum.length += length
    sum.linked += linked
    sum.links += links
    sum.prose += prose
  }
}
