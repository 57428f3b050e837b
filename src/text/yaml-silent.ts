import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, visit, type Document, type Node } from 'yaml'
import { colonAfterReference, wrongColon } from './yaml-colons.ts'
import { commasInReferences, flowPunctuation, wideBrackets, wideCommas } from './yaml-flow.ts'
import { misaligned, oddIndent, wrongBulletBelow, wrongBullets } from './yaml-layout.ts'
import { lineAt, linesIn, type YamlLine } from './yaml-lines.ts'
import { handlebars, reservedStart } from './yaml-quotes.ts'
import type { Slip } from './yaml-slip.ts'

/** Slips of one reading; more are seen when these are mended. */
const maxSlips = 200

interface Context {
  text: string
  keys: ReadonlySet<string> | undefined
  slips: Slip[]
}

/** What YAML takes without a word, but otherwise than its writer meant. */
export function silentSlips(text: string, document: Document, keys?: ReadonlySet<string>): Slip[] {
  const context: Context = { text, keys, slips: [] }
  const add = (slip: Slip | undefined) => {
    if (slip) context.slips.push(slip)
    return slip !== undefined
  }
  if (isScalar(document.contents) && document.contents.range) {
    for (const line of linesIn(text, document.contents.range[0], document.contents.range[1])) {
      add(wrongColon(line))
    }
    if (context.slips.length > 0) return context.slips
  }
  visit(document, (key, node, path) => {
    if (context.slips.length >= maxSlips) return visit.BREAK
    if (isPair(node)) return undefined
    if (!isNode(node) || !node.range) return undefined
    const [start, end] = node.range
    const inFlow = path.some((parent) => isCollection(parent) && parent.flow === true)
    const property = propertyBefore(text, node)
    if (property !== undefined) return add(reservedStart(text, property, inFlow)) ? visit.SKIP : undefined
    if (isAlias(node)) return add(reservedStart(text, start, inFlow)) ? visit.SKIP : undefined
    if (isCollection(node)) {
      if (node.flow !== true) return undefined
      if (text.startsWith('{{', start) && isMap(node))
        return add(handlebars(text, start)) ? visit.SKIP : undefined
      return add(flowSlip(text, node, start, end)) ? visit.SKIP : undefined
    }
    if (key === 'key') add(keySlip(text, start, end))
    else if (isScalar(node) && node.type === 'PLAIN' && end > start)
      add(textSlip(context, start, end, path, inFlow))
    return undefined
  })
  return context.slips
}

function isNode(value: unknown): value is Node {
  return isAlias(value) || isScalar(value) || isCollection(value)
}

/** Where an anchor or a tag stands before a node. */
function propertyBefore(text: string, node: Node): number | undefined {
  const hasAnchor = !isAlias(node) && 'anchor' in node && typeof node.anchor === 'string'
  if (isAlias(node) || (!hasAnchor && !node.tag)) return undefined
  const line = lineAt(text, node.range?.[0] ?? 0)
  const before = text.slice(line.start, node.range?.[0] ?? 0)
  const at = before.search(/(?<=^|[\s[{,])[&!]\S*\s+(?:[&!]\S*\s+)?$|(?<=^|[\s[{,])[&!]\S*$/)
  return at < 0 ? undefined : line.start + at
}

function flowSlip(text: string, node: Node, start: number, end: number): Slip | undefined {
  const commas = commasInReferences(text, start, end)
  if (commas) return commas
  if (isMap(node)) {
    const bare = node.items.some(
      (pair) => isScalar(pair.key) && pair.value === null && /[：:]/.test(String(pair.key.value)),
    )
    return bare ? flowPunctuation(text, start, end) : undefined
  }
  if (!isSeq(node) || node.items.length !== 1) return undefined
  const only = node.items[0]
  if (!isScalar(only) || only.type !== 'PLAIN' || !only.range) return undefined
  return wideCommas(text, only.range[0], only.range[1])
}

function keySlip(text: string, start: number, end: number): Slip | undefined {
  const line = lineAt(text, start)
  if (text.slice(line.start, start).trim() === '') {
    const odd = oddIndent(line)
    if (odd) return odd
  }
  if (line.contentStart === start && /[：:-]/.test(text.slice(start, end))) {
    // `到位资金：{名称: …}` and `-小标题: 甲` are names for YAML up to the first colon that it sees.
    const bullet = /^-[^\s\d]/.test(line.content) ? wrongBullets([line]) : undefined
    const slip = bullet ?? (/[：:]/.test(text.slice(start, end)) ? wrongColon(line) : undefined)
    if (slip) return { ...slip, swallows: true }
  }
  return colonAfterReference(text, start, end)
}

function textSlip(
  { text, keys }: Context,
  start: number,
  end: number,
  path: readonly unknown[],
  inFlow: boolean,
): Slip | undefined {
  if (inFlow && !text.slice(start, end).includes('\n')) return wideBrackets(text, start, end)
  const lines = linesIn(text, start, end)
  const first = lines[0]!
  const startsLine = first.contentStart === start
  const inBlockList = isSeq(path.at(-1)) && !inFlow
  const bullets = startsLine ? wrongBullets(lines) : undefined
  if (bullets) return bullets
  for (const line of lines.slice(1)) {
    const slip = mergedLine(text, line, keys) ?? (inBlockList ? wrongBulletBelow(text, line) : undefined)
    if (slip) return slip
  }
  const colon = keys && startsLine && inBlockList ? wrongColon(first, keys) : undefined
  return colon ?? wideBrackets(text, start, end)
}

/** A line that YAML joins to the text above it although it was meant as a list item or an item of its own. */
function mergedLine(text: string, line: YamlLine, keys: ReadonlySet<string> | undefined): Slip | undefined {
  const odd = oddIndent(line)
  if (odd && (line.hasDash || (keys && wrongColon(line, keys)))) return odd
  if (line.hasDash) {
    const moved = misaligned(text, line)
    if (!moved) return undefined
    const { guess: _, ...slip } = moved
    return { ...slip, message: `这一行没有与上一条对齐，会被并进上一条的文字；${slip.message}` }
  }
  return keys && wrongColon(line, keys)
}

/** ` #` behind a text: what follows is a comment for YAML, and may be the rest of the text (`推进 #3机组`). */
export function cutTexts(text: string, document: Document): Slip[] {
  const slips: Slip[] = []
  visit(document, {
    Scalar(_key, node) {
      if (node.type !== 'PLAIN' || !node.range) return
      const [start, end] = node.range
      if (start !== end && !text.startsWith(' #', end)) return
      const line = lineAt(text, start === end ? Math.max(0, start - 1) : end)
      const found =
        start === end
          ? /^[^\s"'#][^#]*: (#[^\s#].*)$/.exec(line.content)
          : /^ (#[^\s#].*)$/.exec(text.slice(end, line.end))
      if (!found) return
      slips.push({
        code: 'yaml/comment',
        level: 'warn',
        start: line.end - found[1]!.length,
        end: line.end,
        message:
          '空格后面的“#”以及它后面的文字会被当作注释丢掉；要保留请给整段文字加引号，确是注释请在“#”后面空一格',
        edits: [],
        repairs: false,
      })
    },
  })
  return slips
}
