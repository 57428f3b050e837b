/** A speech whose line ends were lost: one paragraph with 一、…。二、…。 inside is parted again where its numbers stand. */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast'
import type { Source } from '../text/source.ts'
import { headRole, isNameAlone, looksLikeTitle } from './head.ts'
import { ordinalAt, type Family } from './ordinals.ts'
import { positionAt } from './places.ts'
import { TextCutter } from './texts.ts'
import { plainText } from './walk.ts'

/** No shorter paragraph is a whole speech. */
const shortest = 300
const longestHead = 60
/** 第一， … 第二， … heads parts only where the paragraph is nearly all there is. */
const most = 0.7

/** The blocks with such a paragraph parted; those of a speech that has heads of its own stay as they are. */
export function partRuns(blocks: readonly RootContent[], source: Source): RootContent[] {
  if (blocks.some((block) => hasHead(block))) return [...blocks]
  const whole = blocks.reduce((sum, block) => sum + plainText(block).length, 0)
  return blocks.flatMap((block): RootContent[] => {
    if (block.type !== 'paragraph' || block.data?.role) return [block]
    const text = plainText(block)
    if (text.length < shortest) return [block]
    const cuts = cutsOf(text, text.length > whole * most)
    return cuts.length === 0 ? [block] : pieces(block, cuts, source)
  })
}

/** How far down a salutation may begin a paragraph. */
const lastOfHead = 8
const addressing = /^[\s　]*([^。；！？：:“”]{2,60}[：:])[\s　]*(?=[^\s　：:]{8})/u

/** 同志们：今天，我们…: the salutation and the text that follows it in its line are two paragraphs. */
export function partSalutation(blocks: readonly RootContent[], source: Source): RootContent[] {
  const at = blocks.slice(0, lastOfHead).findIndex((block) => {
    if (block.type !== 'paragraph' || block.data?.role) return false
    const words = addressing.exec(plainText(block))?.[1]
    return words !== undefined && /们[：:]$|各位/u.test(words) && headRole(words) === 'salutation'
  })
  const block = blocks[at]
  if (block?.type !== 'paragraph') return [...blocks]
  if (blocks.slice(0, at).some((each) => isSalutation(each) || hasHead(each))) return [...blocks]
  const cut = addressing.exec(plainText(block))![0].length
  return [...blocks.slice(0, at), ...pieces(block, [cut], source), ...blocks.slice(at + 1)]
}

const beforeDay =
  /^([^。；，！？：（(]{2,40}?)[\s　]*(?=[（(][^（()）]{6,24}[）)]$|(?:\d{4}|[二〇]{2}[〇一二三四五六七八九]{2})年[^（()）]{4,12}$)/u

/** 县长 李大海（2025年4月29日）: the speaker and the day are two lines of the head block. */
export function partSpeaker(blocks: readonly RootContent[], source: Source): RootContent[] {
  const at = blocks
    .slice(0, lastOfHead)
    .findIndex((block) => block.type === 'paragraph' && isSpeakerAndDay(block))
  const block = blocks[at]
  if (block?.type !== 'paragraph') return [...blocks]
  if (blocks.slice(0, at).some((each) => isSalutation(each) || hasHead(each))) return [...blocks]
  const cut = beforeDay.exec(plainText(block))![0].length
  return [...blocks.slice(0, at), ...pieces(block, [cut], source), ...blocks.slice(at + 1)]
}

function isSpeakerAndDay(block: Paragraph): boolean {
  const text = plainText(block).trim()
  const match = block.data?.role ? null : beforeDay.exec(text)
  if (!match || headRole(text.slice(match[0].length)) !== 'date') return false
  return headRole(match[1]!) === 'speaker' || isNameAlone(match[1]!)
}

function isSalutation(block: RootContent): boolean {
  return block.type === 'paragraph' && headRole(plainText(block)) === 'salutation'
}

function hasHead(block: RootContent): boolean {
  if (block.type === 'heading') return block.depth > 1
  return block.type === 'paragraph' && ordinalAt(plainText(block).trimStart(), 0)?.family === '一、'
}

/** Where the pieces begin. */
function cutsOf(text: string, isWhole: boolean): number[] {
  const main = rising(text, 0, text.length, '一、')
  const parts = main.length > 0 || !isWhole ? main : rising(text, 0, text.length, '第一')
  if (parts.length < 2) return []
  const cuts = new Set([...headCuts(text, parts[0]!), ...parts])
  const closing = /[。！？][\s　]*(?=(?:同志们|总之|最后)[，,！])/gu
  const thanks = /[。！？][\s　]*(?=(?:因时间|谢谢|我就讲))/gu
  const ends = [...parts.slice(1), text.length]
  parts.forEach((start, i) => {
    const end = ends[i]!
    const below = (['（一）', '1.'] as const).flatMap((family) => rising(text, start, end, family))
    for (const at of [...below, ...afterHead(text, start, end)]) cuts.add(at)
  })
  const rest = text.slice(parts.at(-1)!)
  const last = [...rest.matchAll(closing)].at(-1) ?? [...rest.matchAll(thanks)][0]
  if (last) cuts.add(parts.at(-1)! + last.index + last[0].length)
  return [...cuts].filter((at) => at > 0 && at < text.length).sort((a, b) => a - b)
}

/** The places of the numbers of a family that count up from one, each after the end of a sentence or a blank. */
function rising(text: string, from: number, to: number, family: Family): number[] {
  const found: number[] = []
  for (const match of text
    .slice(from, to)
    .matchAll(/(?:^|[。！？；：:!?;”）)\s　])(?=[一二三四五六七八九十第（(\d])/gu)) {
    const at = from + match.index + match[0].length
    const ordinal = ordinalAt(text, at)
    if (ordinal?.family === family && ordinal.number === found.length + 1) found.push(at)
  }
  return found.length > 1 ? found : []
}

/** A head without a full stop and a blank after it. */
function afterHead(text: string, start: number, end: number): number[] {
  const blank = /^[^。！？；\s　]{4,60}[\s　]+(?=\S)/u.exec(
    text.slice(start, Math.min(end, start + longestHead + 8)),
  )
  return blank ? [start + blank[0].length] : []
}

/** Title, speaker, day and salutation before the text, parted by blanks or by nothing. */
function headCuts(text: string, end: number): number[] {
  const front = text.slice(0, Math.min(end, 160))
  const salutation =
    /(?:^|[\s　）)]|讲话|发言|致辞|报告|讲话稿)((?:各位|同志|尊敬)[^。；]{0,60}?[：:])/u.exec(front)
  const cuts: number[] = []
  const from = salutation ? salutation.index + salutation[0].length - salutation[1]!.length : 0
  if (salutation) cuts.push(from, from + salutation[1]!.length)
  const words = salutation ? front.slice(0, from) : front
  for (const blank of words.matchAll(/[\s　]{1,8}(?=\S)/gu)) {
    const title = words.slice(0, blank.index)
    if (cuts.length === 0 || !salutation ? looksLikeTitle(title) : title.length <= longestHead)
      cuts.push(blank.index + blank[0].length)
    if (!salutation && looksLikeTitle(title)) break
  }
  return cuts
}

function pieces(paragraph: Paragraph, cuts: readonly number[], source: Source): Paragraph[] {
  const made: PhrasingContent[][] = [[]]
  let at = 0
  let next = 0
  for (const child of paragraph.children) {
    const length = plainText(child).length
    if (child.type !== 'text') {
      while (next < cuts.length && cuts[next]! <= at) {
        made.push([])
        next++
      }
      made.at(-1)!.push(child)
      at += length
      continue
    }
    const cutter = new TextCutter(child, source)
    let from = 0
    while (next < cuts.length && cuts[next]! < at + length) {
      const to = Math.max(0, cuts[next]! - at)
      if (to > from) made.at(-1)!.push(cutter.text(from, to))
      made.push([])
      from = to
      next++
    }
    if (from < length) made.at(-1)!.push(cutter.text(from, length))
    at += length
  }
  return made.flatMap((children) =>
    children.length === 0 ? [] : [paragraphOf(trimmed(children, source), source)],
  )
}

/** Without the blanks at its ends. */
function trimmed(children: PhrasingContent[], source: Source): PhrasingContent[] {
  const cut = (node: PhrasingContent | undefined): PhrasingContent[] => {
    if (node?.type !== 'text') return node ? [node] : []
    const start = node.value.length - node.value.trimStart().length
    const end = node.value.trimEnd().length
    if (start >= end) return []
    return start === 0 && end === node.value.length ? [node] : [new TextCutter(node, source).text(start, end)]
  }
  if (children.length === 1) return cut(children[0])
  return [...cut(children[0]), ...children.slice(1, -1), ...cut(children.at(-1))]
}

function paragraphOf(children: PhrasingContent[], source: Source): Paragraph {
  const start = children[0]?.position?.start.offset
  const end = children.at(-1)?.position?.end.offset
  if (start === undefined || end === undefined) return { type: 'paragraph', children }
  return { type: 'paragraph', children, position: positionAt(source, start, end) }
}
