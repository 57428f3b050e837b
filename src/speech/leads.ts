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
const endsInside = /[。：？！；:?;]$/u

/**
 * Makes the lead of a paragraph that begins with a bold head: `**一是抓“招商”**。近期` and `**一是抓“招商”。**近期` alike, with the
 * end mark taken into the lead. A bold run in the middle, one without an end mark, or a whole bold sentence without a
 * number is not a lead: the paragraph comes back as it is.
 */
export function boldLead(paragraph: Paragraph, source: Source): Paragraph {
  const [first, ...others] = paragraph.children
  const indented = first?.type === 'text' && first.value.trim() === ''
  const [strong, ...rest] = indented ? others : paragraph.children
  if (strong?.type !== 'strong') return paragraph
  const words = plainText(strong)
  const ordinal = ordinalOf(strong, words)
  const head = words.slice(ordinal?.mark.length ?? 0).replace(/【[^】]*】/gu, '')
  if (lengthOf(words) > longestLead || lengthOf(words.slice(ordinal?.mark.length ?? 0)) === 0)
    return paragraph
  if (/[。？！].*[^”’」』）]$/u.test(head.replace(endsInside, ''))) return paragraph

  const next = rest[0]
  const outside = next?.type === 'text' ? (endMark.exec(next.value)?.[0] ?? '') : ''
  const ended = outside !== '' || endsInside.test(words)
  const alone = rest.every((child) => plainText(child).trim() === '')
  const isLead = ordinal
    ? ended || alone
    : ended && !(alone || (rest.length === 1 && plainText(rest[0]!) === outside))
  if (!isLead) return paragraph

  const inside = withoutStart(strong.children, ordinal?.mark.length ?? 0, source)
  if (outside === '' || next?.type !== 'text')
    return withLead(paragraph, strong, ordinal, inside, rest, endOf(strong), source)
  const cutter = new TextCutter(next, source)
  const mark = cutter.text(0, outside.length)
  const remaining = next.value.length > outside.length ? [cutter.text(outside.length, next.value.length)] : []
  const body = [...remaining, ...rest.slice(1)]
  return withLead(paragraph, strong, ordinal, appended(inside, mark), body, endOf(mark), source)
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
  const markEnd = indent + ordinal.mark.length
  const head: PhrasingContent[] = []
  for (const [i, child] of paragraph.children.entries()) {
    const from = i === 0 ? markEnd : 0
    const at = child.type === 'text' ? child.value.slice(from).search(/[。？！：；]/u) : -1
    if (child.type !== 'text' || at < 0) {
      head.push(
        child.type === 'text' && i === 0
          ? new TextCutter(child, source).text(from, child.value.length)
          : child,
      )
      continue
    }
    const cutter = new TextCutter(child, source)
    const end = from + at + 1
    head.push(cutter.text(from, end))
    const remaining = end < child.value.length ? [cutter.text(end, child.value.length)] : []
    const rest = [...remaining, ...paragraph.children.slice(i + 1)]
    const words = head.map((node) => plainText(node)).join('')
    const empty = rest.every((node) => plainText(node).trim() === '')
    if (
      lengthOf(words) > longestLead ||
      lengthOf(words) === 0 ||
      (empty && !families.alone.has(ordinal.family))
    )
      return paragraph
    const start = new TextCutter(first, source).position(indent, markEnd)?.start.offset
    const position =
      start === undefined ? undefined : { position: positionAt(source, start, endOf(head.at(-1)!)!) }
    const lead: Lead = { type: 'lead', mark: ordinal.mark, children: unstressed(head), ...position }
    return { ...paragraph, children: [lead, ...rest] }
  }
  return paragraph
}

/** The number of a bold head, where it stands whole in the first run of text. */
function ordinalOf(strong: Strong, words: string): Ordinal | undefined {
  const ordinal = ordinalAt(words, 0)
  const first = strong.children[0]
  if (!ordinal || first?.type !== 'text' || !first.value.startsWith(ordinal.mark)) return undefined
  return ordinal
}

function withoutStart(
  children: readonly PhrasingContent[],
  length: number,
  source: Source,
): PhrasingContent[] {
  const [first, ...rest] = children
  if (length === 0 || first?.type !== 'text') return [...children]
  return first.value.length === length
    ? rest
    : [new TextCutter(first, source).text(length, first.value.length), ...rest]
}

/** The end mark joins the last text of the lead, so that both forms of the draft give one tree. */
function appended(children: readonly PhrasingContent[], mark: Text): PhrasingContent[] {
  const last = children.at(-1)
  if (last?.type !== 'text') return [...children, mark]
  const merged: Text = { ...last, value: last.value + mark.value }
  if (last.position && mark.position) merged.position = { start: last.position.start, end: mark.position.end }
  return [...children.slice(0, -1), merged]
}

function withLead(
  paragraph: Paragraph,
  strong: Strong,
  ordinal: Ordinal | undefined,
  children: PhrasingContent[],
  rest: PhrasingContent[],
  end: number | undefined,
  source: Source,
): Paragraph {
  const lead: Lead = { type: 'lead', mark: ordinal?.mark ?? '', children: unstressed(children) }
  const start = startOf(strong)
  if (start !== undefined && end !== undefined) lead.position = positionAt(source, start, end)
  return { ...paragraph, children: [lead, ...rest] }
}

/** A lead has a face of its own: bold and italics inside it are taken off. */
function unstressed(children: readonly PhrasingContent[]): PhrasingContent[] {
  const flat = children.flatMap((child): PhrasingContent[] =>
    child.type === 'strong' || child.type === 'emphasis' ? unstressed(child.children) : [child],
  )
  return mergeTexts(flat)
}
