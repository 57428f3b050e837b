import { Composer, isAlias, isMap, isScalar, isSeq, Parser } from 'yaml'
import type { Alias, CST, Document, Scalar, YAMLError, YAMLMap, YAMLSeq } from 'yaml'

/** Levels that are parsed at most. A sheet has about ten; each level costs the parser a piece of the call stack. */
const maxNesting = 60

/** What was parsed, and where its quotes and brackets are: asked again and again when errors are looked into. */
export interface ParsedYaml {
  text: string
  document: Document.Parsed
  nodes: SeenNode[]
  errors: YAMLError[]
  quotes: Quote[]
  brackets: Bracket[]
}

/** A node with where it stands; nodes come in the order of the text, each before what is in it. */
export interface SeenNode {
  node: Alias | Scalar | YAMLMap | YAMLSeq
  start: number
  /** Behind the node itself, and where the parser went on. */
  end: number
  stop: number
  isKey: boolean
  inFlow: boolean
  inList: boolean
}

/** A quoted scalar. */
export interface Quote {
  start: number
  end: number
  isKey: boolean
  isClosed: boolean
}

/** A flow list or map with its bracket (a pair in a list, `[甲: 1]`, has none); `end` is behind its closing bracket, `stop` where the parser went on. */
export interface Bracket {
  start: number
  end: number
  stop: number
  isClosed: boolean
}

/** Parses a text, or tells where its nesting goes too deep. The values of scalars are not made: all stay as written. */
export function parseYaml(text: string): ParsedYaml | { tooDeepAt: number } {
  const tokens = [...new Parser().parse(text)]
  const tooDeepAt = offsetOfDepth(tokens, maxNesting)
  if (tooDeepAt !== undefined) return { tooDeepAt }
  const composer = new Composer({
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'error',
    prettyErrors: false,
    keepSourceTokens: true,
  })
  const [document, second] = composer.compose(tokens, true, text.length)
  if (!document) throw new Error('the composer gives at least one document')
  const errors: YAMLError[] = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0])
  if (second) errors.push({ ...documentError, pos: [second.range[0], second.range[1]] })
  const nodes = nodesOf(document)
  return { text, document, nodes, errors, ...quotesAndBrackets(text, nodes) }
}

const documentError: Omit<YAMLError, 'pos'> = {
  name: 'YAMLParseError',
  code: 'MULTIPLE_DOCS',
  message: 'Source contains multiple documents',
}

/** Where the tokens are nested deeper than `limit`; found without recursion. */
function offsetOfDepth(tokens: readonly CST.Token[], limit: number): number | undefined {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }))
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next
    if (depth > limit) return token.offset
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth })
    if (!('items' in token)) continue
    for (const item of token.items) {
      if (item.key) open.push({ token: item.key, depth: depth + 1 })
      if (item.value) open.push({ token: item.value, depth: depth + 1 })
    }
  }
  return undefined
}

function nodesOf(document: Document): SeenNode[] {
  const nodes: SeenNode[] = []
  const see = (node: unknown, place: Pick<SeenNode, 'isKey' | 'inFlow' | 'inList'>) => {
    if (!(isScalar(node) || isMap(node) || isSeq(node) || isAlias(node))) return
    const [start, end, stop] = node.range ?? [0, 0, 0]
    nodes.push({ node, start, end, stop, ...place })
    if (isScalar(node) || isAlias(node)) return
    const inFlow = place.inFlow || node.flow === true
    if (isSeq(node)) {
      for (const item of node.items) see(item, { isKey: false, inFlow, inList: true })
      return
    }
    for (const { key, value } of node.items) {
      see(key, { isKey: true, inFlow, inList: false })
      see(value, { isKey: false, inFlow, inList: false })
    }
  }
  see(document.contents, { isKey: false, inFlow: false, inList: false })
  return nodes
}

function quotesAndBrackets(
  text: string,
  nodes: readonly SeenNode[],
): { quotes: Quote[]; brackets: Bracket[] } {
  const quotes: Quote[] = []
  const brackets: Bracket[] = []
  for (const { node, start, end, stop, isKey } of nodes) {
    if (isMap(node) || isSeq(node)) {
      if (node.flow !== true || !/[[{]/.test(text[start] ?? '')) continue
      brackets.push({ start, end, stop, isClosed: hasCloser(node.srcToken) })
    } else if (isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')) {
      quotes.push({ start, end, isKey, isClosed: end > start + 1 && text[end - 1] === text[start] })
    }
  }
  return { quotes, brackets }
}

function hasCloser(token: CST.Token | undefined): boolean {
  if (token?.type !== 'flow-collection') return false
  return token.end[0]?.source === (token.start.source === '[' ? ']' : '}')
}
