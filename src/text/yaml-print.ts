/** Data as YAML that people read and edit: one key a line, short maps and lists in one line, no line is folded. */
import { Document, isCollection, isMap, isScalar, isSeq, Scalar, visit, type Node } from 'yaml'

/** What can be printed: texts, lists and maps; numbers are texts that look like one and stay as they are written. */
export type Printable =
  string | boolean | readonly Printable[] | { readonly [key: string]: Printable | undefined }

export interface PrintOptions {
  /** Keys of maps whose entries stand in one line each, as {名称: 甲, 数值: 18.6}, as long as they fit. */
  inline?: ReadonlySet<string>
  /** Comments that stand above top-level keys. */
  comments?: Readonly<Record<string, string>>
  /** A comment that stands above all. */
  header?: string
}

const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/** Characters that a map or list may have to stand in one line, in an entry of an `inline` map and elsewhere. */
const [wide, usual] = [100, 48]

/** A running text stands in a line of its own. */
const longestWord = 20

/** The YAML of a map; undefined values are left out. Read by `readYaml` it gives the same texts. */
export function printYaml(
  value: { readonly [key: string]: Printable | undefined },
  options: PrintOptions = {},
): string {
  const document = new Document(withoutAbsent(value))
  if (options.header !== undefined) document.commentBefore = ` ${options.header}`
  visit(document, {
    Scalar(key, node) {
      if (typeof node.value === 'string') quoteOrNot(node, key === 'key')
    },
  })
  let wasBlock: boolean | undefined
  for (const pair of isMap(document.contents) ? document.contents.items : []) {
    const key = pair.key as Scalar
    const name = String(key.value)
    layOut(pair.value as Node, options.inline?.has(name) ? 'entries' : 'usual')
    const isBlock = isCollection(pair.value) && pair.value.flow !== true
    // Blocks stand apart from each other and from the lines above them.
    if (wasBlock !== undefined && (isBlock || wasBlock)) key.spaceBefore = true
    wasBlock = isBlock
    const comment = options.comments?.[name]
    if (comment !== undefined) key.commentBefore = ` ${comment}`
  }
  return document.toString({
    lineWidth: 0,
    indentSeq: true,
    flowCollectionPadding: false,
    minContentWidth: 0,
  })
}

/** Decides which maps and lists stand in one line; gives the width that a node would have there. */
function layOut(node: Node | null, place: 'entries' | 'entry' | 'usual'): number {
  if (isScalar(node)) return widthOf(node)
  if (!isMap(node) && !isSeq(node)) return 0
  const below = place === 'entries' ? 'entry' : 'usual'
  let width = 2
  for (const item of node.items as unknown[]) {
    if (isMap(node)) {
      const pair = item as { key: Scalar; value: Node | null }
      width += String(pair.key.value).length + 4 + layOut(pair.value, below)
    } else width += 2 + layOut(item as Node, below)
  }
  if (place !== 'entries' && width <= (place === 'entry' ? wide : usual)) node.flow = true
  return width
}

function widthOf(node: Scalar): number {
  const text = String(node.value)
  const isRunning = text.length > longestWord || /[，。；！？\n]/u.test(text)
  return isRunning ? Number.POSITIVE_INFINITY : text.length
}

/** What YAML or our reader would take for something else than the text that it is. */
const risky =
  /^$|^[\s\p{Z}]|[\s\p{Z}]$|[\p{Cc}\p{Cf}\u2028\u2029"'\\#:`]|^[-?~=<&*!|>%@,\]}{[$.]|[[\]{},]|^[^\s：。，；]{1,8}：|^(?:true|false|null|yes|no|on|off|y|n|是|否)$|^[-+.\d]+(?:e[-+]?\d+|[\d_.:]*)?$|^0[xo]/iu

/** A number is written bare, with the zeros at its end; what would be taken for something else stands in quotes. */
function quoteOrNot(node: Scalar, isKey: boolean): void {
  const text = String(node.value)
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  if (!isKey && plainNumber.test(text) && Number(text).toFixed(Math.min(decimals, 20)) === text) {
    node.value = Number(text)
    node.minFractionDigits = decimals
  } else if (/^\S.*\n[\s\S]*\S$/u.test(text) && !/[^\P{C}\n]/u.test(text)) node.type = Scalar.BLOCK_LITERAL
  else if (risky.test(text) && !isDay.test(text)) node.type = Scalar.QUOTE_DOUBLE
}

/** 2026-06-12 · 2026-05 */
const isDay = /^\d{4}-\d{2}(?:-\d{2})?$/

function withoutAbsent(value: Printable): Printable {
  if (Array.isArray(value)) return value.map((item: Printable) => withoutAbsent(item))
  if (typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, withoutAbsent(item)]])),
  )
}
