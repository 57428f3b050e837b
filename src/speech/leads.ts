import type { Paragraph, PhrasingContent, Strong, Text } from 'mdast'
import type { Source } from '../text/source.ts'
import { ordinalAt, type Family, type Ordinal } from './ordinals.ts'
import { endOf, positionAt, startOf } from './places.ts'
import { mergeTexts, TextCutter } from './texts.ts'
import type { Lead } from './types.ts'
import { plainText } from './walk.ts'
import { lengthOf } from './words.ts'

/** A head that runs into its paragraph is short; a longer bold run is emphasis, a longer sentence is body. */
const longestLead = 60

/** Whose numbers make leads in plain text: before more words, or with a sentence that is a paragraph of its own. */
export interface LeadFamilies {
  running: ReadonlySet<Family>
  alone: ReadonlySet<Family>
}

const endMark = /^[。：？！；:?;]+/u
const plainEnd = /[。？！：；]/u
const endsInside = /[。：？！；:?;]$/u

/**
 * Makes the lead of a paragraph that begins with a bold head: `**一是抓“招商”**。近期` and `**一是抓“招商”。**近期` alike, with the
 * end mark taken into the lead. A bold run in the middle, one without an end mark, or a whole bold sentence without a
 * number is not a lead: the paragraph comes back as it is.
 */
export function boldLead(paragraph: Paragraph, source: Source): Paragraph {
  const [strong, ...rest] = withoutIndent(paragraph.children)
  if (strong?.type !== 'strong') return paragraph
  const ordinal = ordinalOf(strong)
  const markLength = ordinal?.mark.length ?? 0
  const head = plainText(strong).slice(markLength)
  const next = rest[0]
  const outside = next?.type === 'text' ? (endMark.exec(next.value)?.[0] ?? '') : ''
  const ended = outside !== '' || endsInside.test(head)
  const alone = plainText({ type: 'paragraph', children: rest }).slice(outside.length).trim() === ''
  const isLead = ordinal ? ended || alone : ended && !alone
  if (!isLead || !isShortHead(head) || holdsSentences(head)) return paragraph

  const inside = cut(strong.children, markLength, source)
  const children = next && outside !== '' ? appended(inside, before(next, outside.length, source)) : inside
  const end = next && outside !== '' ? endOf(children.at(-1)!) : endOf(strong)
  const lead = leadOf(ordinal?.mark ?? '', children, startOf(strong), end, source)
  return { ...paragraph, children: [lead, ...cut(rest, outside.length, source)] }
}

/**
 * Makes the lead of a paragraph that begins with （一）, 一、 or 1. and a short sentence, and goes on: `（一）要提早谋划。区发改局…`.
 * 一是 and 一要 in plain text stay body.
 */
export function plainLead(paragraph: Paragraph, source: Source, families: LeadFamilies): Paragraph {
  const first = paragraph.children[0]
  if (first?.type !== 'text') return paragraph
  const indent = /^\s*/u.exec(first.value)![0].length
  const ordinal = ordinalAt(first.value, indent)
  if (!ordinal || !families.running.has(ordinal.family)) return paragraph
  const words = cut(paragraph.children, indent + ordinal.mark.length, source)
  const last = words.findIndex((child) => child.type === 'text' && plainEnd.test(child.value))
  const stop = words[last]
  if (stop?.type !== 'text') return paragraph
  const length = stop.value.search(plainEnd) + 1
  const head = [...words.slice(0, last), before(stop, length, source)]
  const rest = cut(words.slice(last), length, source)
  const alone = plainText({ type: 'paragraph', children: rest }).trim() === ''
  if (!isShortHead(plainText({ type: 'paragraph', children: head }))) return paragraph
  if (alone && !families.alone.has(ordinal.family)) return paragraph
  const start = new TextCutter(first, source).position(indent, first.value.length)?.start.offset
  return {
    ...paragraph,
    children: [leadOf(ordinal.mark, head, start, endOf(head.at(-1)!), source), ...rest],
  }
}

function isShortHead(words: string): boolean {
  const length = lengthOf(words)
  return length > 0 && length <= longestLead
}

/** A stop inside, outside of quotations and slots: more than one sentence. */
function holdsSentences(words: string): boolean {
  const head = words.replace(/【[^】]*】/gu, '').replace(endsInside, '')
  return /[。？！].*[^”’」』）]$/u.test(head)
}

function withoutIndent(children: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const first = children[0]
  return first?.type === 'text' && first.value.trim() === '' ? children.slice(1) : children
}

/** The number of a bold head, where it stands whole in the first run of text. */
function ordinalOf(strong: Strong): Ordinal | undefined {
  const ordinal = ordinalAt(plainText(strong), 0)
  const first = strong.children[0]
  return ordinal && first?.type === 'text' && first.value.startsWith(ordinal.mark) ? ordinal : undefined
}

/** Without the first `length` units, which are all in the first node. */
function cut(children: readonly PhrasingContent[], length: number, source: Source): PhrasingContent[] {
  const [first, ...rest] = children
  if (length === 0 || first?.type !== 'text') return [...children]
  if (first.value.length === length) return rest
  return [new TextCutter(first, source).text(length, first.value.length), ...rest]
}

function before(node: PhrasingContent, length: number, source: Source): Text {
  if (node.type !== 'text') throw new TypeError('only text can be cut')
  return new TextCutter(node, source).text(0, length)
}

/** The end mark joins the last text of the lead, so that both forms of the draft give one tree. */
function appended(children: readonly PhrasingContent[], mark: Text): PhrasingContent[] {
  const last = children.at(-1)
  if (last?.type !== 'text') return [...children, mark]
  const merged: Text = { ...last, value: last.value + mark.value }
  if (last.position && mark.position) merged.position = { start: last.position.start, end: mark.position.end }
  return [...children.slice(0, -1), merged]
}

function leadOf(
  mark: string,
  children: readonly PhrasingContent[],
  start: number | undefined,
  end: number | undefined,
  source: Source,
): Lead {
  const lead: Lead = { type: 'lead', mark, children: unstressed(children) }
  if (start !== undefined && end !== undefined) lead.position = positionAt(source, start, end)
  return lead
}

/** A lead has a face of its own: bold and italics inside it are taken off. */
function unstressed(children: readonly PhrasingContent[]): PhrasingContent[] {
  const flat = children.flatMap((child): PhrasingContent[] =>
    child.type === 'strong' || child.type === 'emphasis' ? unstressed(child.children) : [child],
  )
  return mergeTexts(flat)
}
