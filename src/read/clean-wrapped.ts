/** Step 3 of clean.ts: which lines of typed or scraped text are one paragraph. */
import { isWide } from '../text/width.ts'
import { ordinalAt } from '../speech/index.ts'
import type { CleanLine } from './clean.ts'

/** How wide, in columns, lines are that programs wrap; 汉字 take two. Wider ones are paragraphs. */
const narrowest = 40
const widest = 160
/** A line as wide as the others; some are a little short, since a mark or a word went to the next. */
const slack = 6
/** In a text that is known to be wrapped, so much: a long number went to the next line. */
const wideSlack = 12
/** A line that has room for no other character. */
const exactly = 1
/** Marks that are one or two columns wide, as the program that wrapped the text took them. */
const narrowOrWide = /[“”‘’—…·]/gu
/** So many full lines that end inside a sentence are no chance. */
const fewest = 3

const endsParagraph = /[。！？：；…!?:;][”’」』）)]?$/u
/** What no paragraph ends with: the sentence goes on below. */
const goesOn = /[，、（《“‘〈—]$/u
/** What no paragraph begins with. */
const continues = /^[，。、；：！？）》”’〉…%％]|^的(?![确士])/u
const splitFigure = /\d$/u
const unit = /^(?:年|月|日|个百分点|[万亿]|公里|%)/u

/**
 * Groups the lines into paragraphs, a blank line between two always dividing them. A line stands alone unless the sentence
 * surely goes on below it, or all the text is wrapped at one width. Heads that fall into a group are parted from it when
 * the speech is built.
 */
export function unwrap<T extends CleanLine>(given: readonly T[]): T[][] {
  const lines = withoutSpacing(given)
  const width = wrapWidth(lines)
  const hasIndents = areIndented(lines)
  const length = hasIndents ? wrapLength(lines) : undefined
  const groups: T[][] = []
  lines.forEach((line, i) => {
    if (isBlank(line)) return
    const before = lines[i - 1]
    const last = groups.at(-1)
    if (before && !isBlank(before) && belongs(before, line, { width, hasIndents, length })) last!.push(line)
    else if (last && partsWord(last.at(-1)!.text, line.text)) last.push(line)
    else groups.push([line])
  })
  return groups
}

/** Whether the lines of a text were wrapped by a program at one width. */
export function isWrapped(lines: readonly CleanLine[]): boolean {
  return wrapWidth(withoutSpacing(lines)) !== undefined
}

/** Some sites put a blank line after every line: where the others are wrapped at one width, these part nothing. */
function withoutSpacing<T extends CleanLine>(lines: readonly T[]): readonly T[] {
  const full = lines.filter((line) => !isBlank(line))
  if (
    full.length < fewestSpaced ||
    lines.some((line, i) => !isBlank(line) && !isBlank(lines[i + 1] ?? blank))
  )
    return lines
  return areIndented(full) && wrapWidth(full) !== undefined ? full : lines
}

const fewestSpaced = 6
const blank: CleanLine = { text: '', start: 0, end: 0 }

/** How a text was wrapped. */
interface Wrap {
  width: number | undefined
  hasIndents: boolean
  /** How many characters a full line has, where they were counted and not their widths. */
  length: number | undefined
}

function belongs(before: CleanLine, line: CleanLine, { width, hasIndents, length }: Wrap): boolean {
  if (indentOf(line.text) > indentOf(before.text)) return false
  if (hasIndents && indentOf(line.text) > 0) return false
  const above = before.text.trimEnd()
  const below = line.text.trimStart()
  if (goesOn.test(above) || continues.test(below)) return true
  if (splitFigure.test(above) && unit.test(below)) return true
  // a program that counts characters fills a line with marks as with 汉字: the next line's indent alone ends a paragraph
  if (length !== undefined && before.text.trimEnd().length >= length - 1) return true
  if (width === undefined) return false
  const reach = columns(above) + (above.match(narrowOrWide)?.length ?? 0)
  const isOpen = !endsParagraph.test(above)
  // where paragraphs are indented, a line that is not goes on with the one above
  if (hasIndents && indentOf(line.text) === 0)
    return reach >= width - slack || (isOpen && reach >= width * leastShare)
  return isOpen && reach >= width - wideSlack
}

/** Shorter lines are heads, captions and lists. */
const shortestText = 40
/** So many characters on both sides tell the word that stands there. */
const around = 4

/** Whether a paragraph was broken inside a word, as sites do that part a text by length: 亲 / 自谋划. */
export function partsWord(before: string, line: string): boolean {
  const above = before.trimEnd()
  const below = line.trimStart()
  if (above.length < shortestText || below.length < around || !/[。；]/u.test(above)) return false
  if (!/\p{Script=Han}$/u.test(above) || !/^\p{Script=Han}/u.test(below) || ordinalAt(below, 0)) return false
  const words = new Intl.Segmenter('zh', { granularity: 'word' })
  const joint = above.slice(-around) + below.slice(0, around)
  const spanning = [...words.segment(joint)].find(
    ({ index, segment }) => index < around && index + segment.length > around,
  )
  return spanning !== undefined
}

/** A shorter line is a head or the end of a paragraph. */
const leastShare = 0.7

/**
 * True where, below the head block, some lines are indented and some are not: the first lines of paragraphs, and those
 * that go on.
 */
function areIndented(lines: readonly CleanLine[]): boolean {
  const full = lines.filter((line) => !isBlank(line))
  const first = full.findIndex(({ text }) => indentOf(text) >= 2)
  const body = first < 0 ? [] : full.slice(first)
  const indented = body.filter(({ text }) => indentOf(text) >= 2).length
  return indented >= fewest && body.length - indented >= fewest
}

/** The width at which a program wrapped the text; undefined where lines are paragraphs. */
function wrapWidth(lines: readonly CleanLine[]): number | undefined {
  const widths = lines.map(({ text }) => (text.length > widest ? Infinity : columns(text.trimEnd())))
  const width = widths.reduce((most, one) => Math.max(most, one), 0)
  if (width < narrowest || width > widest) return undefined
  // a short text has few full lines: those that are quite full tell it too
  const fits = [slack, exactly].some((short) => {
    const full = lines.filter((line, i) => {
      const next = lines[i + 1]
      if (widths[i]! < width - short || !next || isBlank(next)) return false
      return indentOf(next.text) <= indentOf(line.text)
    })
    const open = full.filter(({ text }) => !endsParagraph.test(text.trimEnd())).length
    return open >= fewest && open >= full.length * (short === exactly ? 0.8 : 0.7)
  })
  return fits ? width : undefined
}

/** How many characters the full lines have; undefined where the longest ones differ in it. */
function wrapLength(lines: readonly CleanLine[]): number | undefined {
  const lengths = lines.map(({ text }) => text.trimEnd().length)
  const length = lengths.reduce((most, one) => Math.max(most, one), 0)
  if (length * 2 < narrowest || length > widest / 2) return undefined
  const full = lines.filter((_, i) => lengths[i] === length && !isBlank(lines[i + 1] ?? blank))
  const open = full.filter(({ text }) => !endsParagraph.test(text.trimEnd())).length
  return open >= fewest && open >= full.length * 0.7 ? length : undefined
}

function isBlank({ text }: CleanLine): boolean {
  return text.trim() === ''
}

function indentOf(text: string): number {
  return columns(/^\s*/u.exec(text)![0])
}

function columns(text: string): number {
  let width = 0
  for (const char of text) width += char === '\t' ? 4 : isWide(char) ? 2 : 1
  return width
}
