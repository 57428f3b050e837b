import { defaultTreeAdapter, parse, type DefaultTreeAdapterMap, type TreeAdapter } from 'parse5'

export type Page = DefaultTreeAdapterMap['document']
export type HtmlElement = DefaultTreeAdapterMap['element']
export type HtmlText = DefaultTreeAdapterMap['textNode']
export type HtmlNode = DefaultTreeAdapterMap['childNode']

/** Why a page is not read; the page of an office has some thousand elements, at most thirty deep. */
export type HtmlRefusal = 'too-deep' | 'too-big'

/** Characters of a page. */
export const longestPage = 5 * 1024 * 1024
const deepest = 500
const mostElements = 300_000
/** Moves that wrongly nested tags cause. */
const mostMoves = 1_000_000

class Refused extends Error {
  readonly why: HtmlRefusal

  constructor(why: HtmlRefusal) {
    super(why)
    this.why = why
  }
}

/**
 * A page as a tree with places. Unlike parse5's own tree, a text node holds only words that stand together in the source,
 * and the tree cannot grow beyond what any page needs: nesting and wrongly closed tags can make a small page very large.
 */
export function parsePage(text: string): Page | HtmlRefusal {
  if (text.length > longestPage) return 'too-big'
  try {
    return parse(text, { sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter: adapter() })
  } catch (error) {
    if (error instanceof Refused) return error.why
    throw error
  }
}

export function isElement(node: { nodeName: string }): node is HtmlElement {
  return 'tagName' in node
}

export function isText(node: { nodeName: string }): node is HtmlText {
  return node.nodeName === '#text'
}

/** The first words of an element, enough to know whose they are. */
export function wordsIn(element: HtmlElement): string {
  const words: string[] = []
  const waiting = [...element.childNodes].toReversed()
  for (let looked = 0; looked < 200; looked++) {
    const node = waiting.pop()
    if (!node) break
    if (isText(node)) words.push(node.value.slice(0, 500))
    else if (isElement(node)) waiting.push(...node.childNodes.slice(0, 200).toReversed())
  }
  return words.join('')
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

/** Text of elements that never print is not kept. */
const silent: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'iframe'])

function adapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let depth = 0
  let elements = 0
  let moves = 0
  const moved = (): void => {
    if (++moves > mostMoves) throw new Refused('too-big')
  }
  return {
    ...defaultTreeAdapter,
    onItemPush() {
      if (++depth > deepest) throw new Refused('too-deep')
    },
    onItemPop() {
      depth--
    },
    createElement(tagName, namespaceURI, attrs) {
      if (++elements > mostElements) throw new Refused('too-big')
      return defaultTreeAdapter.createElement(tagName, namespaceURI, attrs)
    },
    detachNode(node) {
      moved()
      defaultTreeAdapter.detachNode(node)
    },
    // What stands in front of a table that it does not belong in is put before the last child.
    insertBefore(parent, node, reference) {
      moved()
      parent.childNodes.splice(parent.childNodes.lastIndexOf(reference), 0, node)
      node.parentNode = parent
    },
    insertText(parent, words) {
      const last = parent.childNodes.at(-1)
      if (last && isText(last) && silent.has(parent.nodeName)) return
      defaultTreeAdapter.appendChild(parent, defaultTreeAdapter.createTextNode(words))
    },
    insertTextBefore(parent, words, reference) {
      this.insertBefore(parent, defaultTreeAdapter.createTextNode(words), reference)
    },
    // Called once for each text put in: what goes on where the text before it ended is one with it.
    setNodeSourceCodeLocation(node, location) {
      node.sourceCodeLocation = location
      if (!location || !isText(node) || node.parentNode?.childNodes.at(-1) !== node) return
      const before = node.parentNode.childNodes.at(-2)
      const place = before && isText(before) ? before.sourceCodeLocation : undefined
      if (!place || place.endOffset !== location.startOffset) return
      ;(before as HtmlText).value += node.value
      place.endOffset = location.endOffset
      node.parentNode.childNodes.pop()
    },
  }
}
