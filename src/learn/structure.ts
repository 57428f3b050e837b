/** A speech taken apart into head, opening, numbered points at all levels, and closing; every paragraph is kept. */
import { meetingTypeOf } from '../phrases/index.ts'
import { lineMarkOf, plainText, type Section, type Speech } from '../speech/index.ts'
import { isoDay, parseDay } from '../text/dates.ts'
import { counted, withoutAsides } from './asides.ts'
import { classify } from './classify.ts'
import { dayBelow } from './day-below.ts'
import { dayAndRest, takeHeadLines, type HeadKey } from './head-lines.ts'
import { inlinePieces } from './inline.ts'
import { runsOfBlocks } from './listed.ts'
import { withSlots } from './masks.ts'
import { headAndText, oneList, runsOf } from './runs.ts'
import { inDigits, postAndName, speakerInTitle } from './speaker.ts'
import type { LearnedHead, LearnedPart, LearnedPoint, LearnedSpeech } from './types.ts'

type Block = Section['body'][number]

/** What does not go into a sheet: what a person writes anew, and what nobody needs. */
type Leftover = Pick<LearnedSpeech, 'left' | 'aside'>

/** Masked words are slots in it: maskProblems tells their places. */
export function takeApart(given: Speech): LearnedSpeech {
  const below = dayBelow(given)
  const speech = below ? { ...given, outline: below.outline } : given
  const { outline } = speech
  const left: Leftover = { left: [], aside: [] }
  const above = blocksAboveTitle(speech)
  for (const block of above) left.aside.push(`标题上面的“${plainText(block).trim()}”`)
  const { opening: first, sections, closing: last } = withoutLabels(outline)
  const opening = paragraphsOf(
    first.filter((block) => !above.has(block)),
    left,
  )
  const { told: lines, rest } = takeHeadLines(opening)
  const told = below
    ? { 日期: below.day, ...(below.speaker === '' ? {} : { 讲话人: below.speaker }), ...lines }
    : lines
  const head = headOf(speech, told, left)
  const words = withoutTitle(rest, head.title, left)
  const closing = paragraphsOf(last, left)
  const points = sections.flatMap((section) => pointsOf(section, left))
  const whole = points.length > 0 ? { opening: words, points, closing } : inSeries(words, closing)
  const type = meetingTypeOf(head.title) ?? meetingTypeOf(head.subtitle)
  return {
    ...(type === undefined ? {} : { type }),
    head: { ...head, title: forSheet(head.title), subtitle: forSheet(head.subtitle) },
    opening: whole.opening.map(forSheet),
    parts: whole.points.map((point) => partOf(point)),
    closing: whole.closing.map(forSheet),
    left: left.left,
    aside: counted(left.aside),
  }
}

function partOf(given: LearnedPoint): LearnedPart {
  const point = unmasked(given)
  const what = classify(point)
  return { ...point, ...(what ? { what } : {}) }
}

/** What stands above the title: the number of a paper, its office, 机密. */
function blocksAboveTitle({ tree, outline }: Speech): ReadonlySet<Block> {
  const { head, opening } = outline
  const at = head.title ? tree.children.indexOf(head.title) : -1
  const above = new Set<Block>(at < 0 ? [] : tree.children.slice(0, at))
  return new Set(opening.filter((block) => above.has(block) && block.type === 'paragraph'))
}

const openingLabel = /^(?:开场白?|开头|引言|前言|导语)$/u
const closingLabel = /^(?:结尾|结束语?|结语|收尾)$/u

function isPlain(section: Section | undefined): section is Section {
  return section !== undefined && section.node.type === 'heading' && section.sections.length === 0
}

/** An outline may name its opening and its closing by heads of their own. */
function withoutLabels({ opening, sections, closing }: Speech['outline']): {
  opening: Block[]
  sections: Section[]
  closing: Block[]
} {
  const rest = [...sections]
  const first = rest[0]
  const opens = rest.length > 1 && isPlain(first) && openingLabel.test(first.title)
  if (opens) rest.shift()
  const last = rest.at(-1)
  const closes = rest.length > 1 && isPlain(last) && closingLabel.test(last.title)
  if (closes) rest.pop()
  return {
    opening: opens ? [...opening, ...first.body] : opening,
    sections: rest,
    closing: closes ? [...last.body, ...closing] : closing,
  }
}

/** The items of a series are no parts of a speech where they are less of it than this. */
const mostOfSpeech = 0.5

/** A speech without heads whose paragraphs are one series, 第一，…, 第二，…, has its items as parts. */
function inSeries(
  opening: readonly string[],
  closing: readonly string[],
): { opening: readonly string[]; points: LearnedPoint[]; closing: readonly string[] } {
  const none = { opening, points: [], closing }
  const runs = runsOf(opening)
  const [run, after] = runs
  if (!run || runs.length > 2 || (after?.points.length ?? 0) > 0) return none
  const { points } = run
  if (points.length < 2 || points.some(({ heading }) => heading === '')) return none
  const all = [...opening, ...closing].join('').length
  if (all * mostOfSpeech > points.reduce((sum, point) => sum + lengthOf(point), 0)) return none
  return {
    opening: run.paragraphs,
    points,
    closing: [...run.ending, ...(after?.paragraphs ?? []), ...closing],
  }
}

function lengthOf({ heading, paragraphs, points, ending }: LearnedPoint): number {
  const texts = [heading, ...paragraphs, ...ending].join('').length
  return points.reduce((sum, point) => sum + lengthOf(point), texts)
}

/** Without the title, where a page or a Word file says it twice. */
function withoutTitle(opening: readonly string[], title: string, left: Leftover): string[] {
  const again = title === '' ? -1 : opening.findIndex((text) => bare(text) === bare(title))
  if (again < 0 || again > mostAbove) return [...opening]
  left.aside.push(`重复的标题“${title}”`)
  return opening.filter((_, i) => i !== again)
}

const mostAbove = 2

function bare(text: string): string {
  return text.replace(/[\s《》]/gu, '')
}

/** Masks are slots; what a sheet would take for a template's braces or for its own count is written with other ones. */
function forSheet(text: string): string {
  return withSlots(text.replaceAll('{{', '｛｛').replaceAll('}}', '｝｝').replaceAll('【几】', '〔几〕'))
}

function unmasked(point: LearnedPoint): LearnedPoint {
  return {
    mark: point.mark,
    heading: forSheet(point.heading),
    paragraphs: point.paragraphs.map(forSheet),
    points: point.points.map((below) => unmasked(below)),
    ending: point.ending.map(forSheet),
  }
}

/** A section whose first paragraph numbers more points within itself is as many points. */
function pointsOf(section: Section, left: Leftover): LearnedPoint[] {
  const [first, ...body] = section.body
  const isOne = section.node.type !== 'lead' || !first || inlinePieces(plainText(first).trim()).length < 2
  if (isOne) return [pointOf(section, left)]
  const items = paragraphsOf([first], left).map((text): LearnedPoint => {
    const mark = lineMarkOf(text)?.mark ?? ''
    return { mark: mark.trim(), ...headAndText(text.slice(mark.length), false), points: [], ending: [] }
  })
  const rest = pointOf({ ...section, body }, left)
  const last = items.at(-1)!
  const paragraphs = [...last.paragraphs, ...rest.paragraphs]
  return [...items.slice(0, -1), { ...rest, mark: last.mark, heading: last.heading, paragraphs }]
}

function pointOf(section: Section, left: Leftover): LearnedPoint {
  const { node, title, body, sections } = section
  const mark = section.mark.trim()
  const textsOf = (blocks: readonly Block[]): string[] => {
    const texts = paragraphsOf(blocks, left)
    const isLead = node.type === 'lead' && blocks[0] === body[0] && texts.length > 0
    if (isLead) texts[0] = afterLead(texts[0]!, mark, title)
    return texts.filter((text) => text !== '')
  }
  // A series above sections of their own stays text: a sheet has one list of points to a point.
  if (sections.length > 0) {
    const points = sections.flatMap((one) => pointsOf(one, left))
    return { mark, heading: title, paragraphs: textsOf(body), points, ending: [] }
  }
  const runs = runsOfBlocks(body, textsOf)
  return { mark, heading: title, ...oneList(runs.length > 0 ? runs : runsOf([])) }
}

/** A lead's paragraph without its number, head and end mark. */
function afterLead(text: string, mark: string, title: string): string {
  const rest = text.trimStart()
  const head = mark.trim()
  const from = rest.startsWith(head) ? rest.slice(head.length).trimStart() : rest
  return (from.startsWith(title) ? from.slice(title.length) : from).replace(/^[。．.：:；;]\s*/u, '').trim()
}

/** The words of blocks, one text a paragraph. Lists give their items; tables and pictures are told as left. */
function paragraphsOf(blocks: readonly Block[], left: Leftover): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading': {
        if (isPicture(block)) return []
        const text = withoutAsides(plainText(block).replaceAll(/\s*\n\s*/gu, ''), left.aside).trim()
        return text === '' ? [] : block.type === 'paragraph' ? inlinePieces(text) : [text]
      }
      case 'list':
        return block.children.flatMap((item, i) => {
          const texts = paragraphsOf(item.children, left)
          const mark = block.ordered ? `${(block.start ?? 1) + i}.` : ''
          return texts.map((text, k) => (k === 0 ? mark + text : text))
        })
      case 'blockquote':
        return paragraphsOf(block.children, left)
      case 'table':
        left.left.push(
          `表格（${block.children.length}行，首行“${plainText(block.children[0]!).slice(0, 20)}”）`,
        )
        // what the text says of it (如下表：) is not left hanging
        return [`【待补：表格（${columnsOf(block)}）】`]
      default:
        return []
    }
  })
}

/** The heads of a table's columns; brackets of slots have no place in one. */
function columnsOf({ children: [head] }: Extract<Block, { type: 'table' }>): string {
  const cells = (head?.children ?? []).map((cell) => plainText(cell).replaceAll(/[【】\s]/gu, ''))
  return (
    cells
      .filter((cell) => cell !== '')
      .slice(0, 6)
      .join('、') || '无表头'
  )
}

/** Whether a paragraph shows pictures and says nothing. */
function isPicture({ children }: Extract<Block, { type: 'paragraph' | 'heading' }>): boolean {
  return (
    children.some(({ type }) => type === 'image') &&
    children.every((child) => child.type === 'image' || (child.type === 'text' && child.value.trim() === ''))
  )
}

function textOf(node: Parameters<typeof plainText>[0] | undefined): string {
  return node ? plainText(node).trim() : ''
}

function headOf(
  { outline: { head } }: Speech,
  told: Partial<Record<HeadKey, string>>,
  left: Leftover,
): LearnedHead {
  const [date, beside] = dayAndRest(textOf(head.date) || (told.日期 ?? ''))
  const day = parseDay(inDigits(date))
  if (date !== '' && !day) left.left.push(`日期“${date}”`)
  const speaker = textOf(head.speaker) || (told.讲话人 ?? '')
  const isSpeaker = speaker === '' && /^\p{Script=Han}{2,4}$/u.test(beside) && !/[午周区县市]/u.test(beside)
  if (beside !== '' && !isSpeaker) left.left.push(`日期旁边的“${beside}”`)
  if (told.地点 !== undefined) left.left.push(`地点“${told.地点}”`)
  const title = textOf(head.title)
    .replaceAll(/\s*\n\s*/gu, '')
    .replace(/(讲|发|致)[ \u3000]+(话|言|辞|词)(?=$|稿)/u, '$1$2')
  const [post, name] =
    speaker === '' && !isSpeaker ? speakerInTitle(title) : postAndName(isSpeaker ? beside : speaker)
  const { 主题, 地区, 会议 } = told
  return {
    title,
    subtitle: (textOf(head.subtitle) || (told.副标题 ?? '')).replace(/^[—－-]+\s*/u, ''),
    status: textOf(head.status).replaceAll(/[（()）]/gu, ''),
    date: day ? isoDay(day) : '',
    post,
    name,
    salutation: (textOf(head.salutation) || (told.称谓 ?? '')).replace(/[：:]$/u, ''),
    ...(主题 === undefined ? {} : { topic: 主题 }),
    ...(地区 === undefined ? {} : { region: 地区 }),
    ...(会议 === undefined ? {} : { meeting: 会议 }),
  }
}
