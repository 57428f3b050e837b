/** Data as YAML that people read and edit: one key a line, small maps in one line, no line is folded. */
import { Document, isMap, isScalar, isSeq, Scalar, visit, YAMLMap, type Node } from 'yaml'

/** What can be printed: texts, lists and maps; numbers are texts that look like one and stay as they are written. */
export type Printable =
  string | boolean | readonly Printable[] | { readonly [key: string]: Printable | undefined }

export interface PrintOptions {
  /** Keys whose values are maps that are printed one to a line, as {名称: 甲, 数值: 18.6}. */
  inline?: ReadonlySet<string>
  /** Comments that stand above top-level keys. */
  comments?: Readonly<Record<string, string>>
}

const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/** The YAML of a map; undefined values are left out. Read by `readYaml` it gives the same texts. */
export function printYaml(
  value: { readonly [key: string]: Printable | undefined },
  options: PrintOptions = {},
): string {
  const document = new Document(withoutAbsent(value))
  for (const pair of isMap(document.contents) ? document.contents.items : []) {
    const key = pair.key as Scalar
    const comment = options.comments?.[String(key.value)]
    if (comment !== undefined) key.commentBefore = ` ${comment}`
  }
  visit(document, {
    Scalar(key, node) {
      if (key === 'key') return
      if (typeof node.value === 'string') quoteOrNot(node)
    },
    Pair(_, pair) {
      const name = isScalar(pair.key) ? String(pair.key.value) : ''
      if (options.inline?.has(name) && isMap(pair.value)) flowBelow(pair.value)
    },
  })
  return document.toString({
    lineWidth: 0,
    indentSeq: true,
    flowCollectionPadding: false,
    minContentWidth: 0,
  })
}

/** A number is written bare, with the zeros at its end; what YAML or our reader would take for something else in quotes. */
function quoteOrNot(node: Scalar): void {
  const text = String(node.value)
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  if (plainNumber.test(text) && Number(text).toFixed(Math.min(decimals, 20)) === text) {
    node.value = Number(text)
    node.minFractionDigits = decimals
  } else if (text.includes('\n')) node.type = Scalar.BLOCK_LITERAL
  else if (/^["'[\]{}*&!|>%@`#,?:-]|[:：] |：$| #|^(?:true|false|null|yes|no|on|off|~)$/iu.test(text))
    node.type = Scalar.QUOTE_DOUBLE
}

/** The values of a map each in one line: {到位资金: {…}} is two levels, the inner one flows. */
function flowBelow(map: YAMLMap): void {
  for (const pair of map.items) {
    const value = pair.value as Node | null
    if (isMap(value) || isSeq(value)) value.flow = true
  }
}

function withoutAbsent(value: Printable): Printable {
  if (Array.isArray(value)) return value.map((item: Printable) => withoutAbsent(item))
  if (typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, withoutAbsent(item)]])),
  )
}
