import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import { colonAfterReference, wrongColon } from './yaml-colons.ts'
import { commasInReferences, flowPunctuation, wideBrackets, wideCommas } from './yaml-flow.ts'
import { misaligned, oddIndent, wrongBulletBelow, wrongBullets } from './yaml-layout.ts'
import { lineAt, linesIn, type YamlLine } from './yaml-lines.ts'
import type { ParsedYaml, SeenNode } from './yaml-parse.ts'
import { handlebars, reservedStart } from './yaml-quotes.ts'
import type { Slip } from './yaml-slip.ts'

/** Slips of one reading; more are seen when these are mended. */
const maxSlips = 200

type Keys = ReadonlySet<string> | undefined

/** What YAML takes without a word, but otherwise than its writer meant. */
export function silentSlips({ text, nodes }: ParsedYaml, keys: Keys): Slip[] {
  const top = nodes[0]
  if (top && isScalar(top.node)) {
    const slips = linesIn(text, top.start, top.end).flatMap((line) => wrongColon(line) ?? [])
    if (slips.length > 0) return slips
  }
  const slips: Slip[] = []
  let end = 0
  for (const seen of nodes) {
    // What is inside of something that will be written anew is looked at then.
    if (seen.start < end) continue
    const slip = slipIn(text, seen, keys)
    if (!slip) continue
    slips.push(slip)
    if (slips.length >= maxSlips) break
    if (!seen.isKey) end = seen.end
  }
  return slips
}

function slipIn(text: string, seen: SeenNode, keys: Keys): Slip | undefined {
  const { node, start, end, inFlow } = seen
  const property = isAlias(node) ? start : propertyBefore(text, seen)
  if (property !== undefined) return reservedStart(text, property, inFlow)
  if (isMap(node) || isSeq(node)) {
    if (node.flow !== true) return undefined
    return text.startsWith('{{', start) && isMap(node) ? handlebars(text, start) : flowSlip(text, seen)
  }
  if (seen.isKey) return keySlip(text, start, end)
  return isScalar(node) && node.type === 'PLAIN' && end > start ? textSlip(text, seen, keys) : undefined
}

/** Where an anchor or a tag stands before a node. */
function propertyBefore(text: string, { node, start }: SeenNode): number | undefined {
  const hasAnchor = 'anchor' in node && typeof node.anchor === 'string'
  if (!hasAnchor && !node.tag) return undefined
  const line = lineAt(text, start)
  const before = text.slice(line.start, start)
  const at = before.search(/(?<=^|[\s[{,])[&!]\S*\s+(?:[&!]\S*\s+)?$|(?<=^|[\s[{,])[&!]\S*$/)
  return at < 0 ? undefined : line.start + at
}

function flowSlip(text: string, { node, start, end }: SeenNode): Slip | undefined {
  const commas = commasInReferences(text, start, end)
  if (commas) return commas
  if (isMap(node)) {
    const hasBareName = node.items.some(
      (pair) => isScalar(pair.key) && pair.value === null && /[：:]/.test(String(pair.key.value)),
    )
    return hasBareName ? flowPunctuation(text, start, end) : undefined
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

function textSlip(text: string, { start, end, inFlow, inList }: SeenNode, keys: Keys): Slip | undefined {
  if (inFlow && !text.slice(start, end).includes('\n')) return wideBrackets(text, start, end)
  const lines = linesIn(text, start, end)
  const first = lines[0]!
  const startsLine = first.contentStart === start
  const isItem = inList && !inFlow
  const bullets = startsLine ? wrongBullets(lines) : undefined
  if (bullets) return bullets
  for (const line of lines.slice(1)) {
    const slip = mergedLine(text, line, keys) ?? (isItem ? wrongBulletBelow(text, line) : undefined)
    if (slip) return slip
  }
  const colon = keys && startsLine && isItem ? wrongColon(first, keys) : undefined
  return colon ?? wideBrackets(text, start, end)
}

/** A line that YAML joins to the text above it although it was meant as a list item or an item of its own. */
function mergedLine(text: string, line: YamlLine, keys: Keys): Slip | undefined {
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
export function cutTexts({ text, nodes }: ParsedYaml): Slip[] {
  const slips: Slip[] = []
  for (const { node, start, end } of nodes) {
    if (!isScalar(node) || node.type !== 'PLAIN') continue
    if (start !== end && !text.startsWith(' #', end)) continue
    const line = lineAt(text, start === end ? Math.max(0, start - 1) : end)
    const found =
      start === end
        ? /^[^\s"'#][^#]*: (#[^\s#].*)$/.exec(line.content)
        : /^ (#[^\s#].*)$/.exec(text.slice(end, line.end))
    if (!found) continue
    const message =
      '空格后面的“#”以及它后面的文字会被当作注释丢掉；要保留请给整段文字加引号，确是注释请在“#”后面空一格'
    const cut = { start: line.end - found[1]!.length, end: line.end }
    slips.push({ code: 'yaml/comment', level: 'warn', ...cut, message, edits: [], repairs: false })
  }
  return slips
}
