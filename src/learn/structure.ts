/** A speech taken apart into head, opening, numbered points at all levels, and closing; every paragraph is kept. */
import { meetingTypeOf } from '../phrases/index.ts'
import { plainText, type Section, type Speech } from '../speech/index.ts'
import { isoDay, parseDay } from '../text/dates.ts'
import { parseChineseNumber } from '../text/numerals.ts'
import { classify } from './classify.ts'
import { withSlots } from './masks.ts'
import { oneList, runsOf } from './runs.ts'
import type { LearnedHead, LearnedPart, LearnedPoint, LearnedSpeech } from './types.ts'

type Block = Section['body'][number]

/** Masked words are slots in it: maskProblems tells their places. */
export function takeApart(speech: Speech): LearnedSpeech {
  const { outline } = speech
  const left: string[] = []
  const parts = outline.sections.map((section): LearnedPart => {
    const point = unmasked(pointOf(section, left))
    const what = classify(point)
    return { ...point, ...(what ? { what } : {}) }
  })
  const head = headOf(speech, left)
  const opening = paragraphsOf(outline.opening, left)
  const type = meetingTypeOf(head.title) ?? meetingTypeOf(head.subtitle)
  return {
    ...(type === undefined ? {} : { type }),
    head: { ...head, title: forSheet(head.title), subtitle: forSheet(head.subtitle) },
    opening: withoutRemark(withoutTitle(opening, head.title, left), left).map(forSheet),
    parts,
    closing: paragraphsOf(outline.closing, left).map(forSheet),
    left,
  }
}

/** Without the title, where a page or a Word file says it twice. */
function withoutTitle(opening: readonly string[], title: string, left: string[]): string[] {
  const again = title === '' ? -1 : opening.findIndex((text) => bare(text) === bare(title))
  if (again < 0 || again > mostAbove) return [...opening]
  left.push(`重复的标题“${title}”`)
  return opening.filter((_, i) => i !== again)
}

const mostAbove = 2

function bare(text: string): string {
  return text.replace(/[\s《》]/gu, '')
}

/** （根据录音整理） is nothing that was said. */
function withoutRemark(opening: readonly string[], left: string[]): string[] {
  const [first = '', ...rest] = opening
  if (!/^[（(【][^）)】]{0,12}(?:录音|记录|整理|节选|摘要|有删减)[^）)】]{0,8}[）)】]$/u.test(first))
    return [...opening]
  left.push(`题注“${first}”`)
  return rest
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

function pointOf(section: Section, left: string[]): LearnedPoint {
  const { node, title, body, sections } = section
  const mark = section.mark.trim()
  const paragraphs = paragraphsOf(body, left)
  if (node.type === 'lead' && paragraphs.length > 0) paragraphs[0] = afterLead(paragraphs[0]!, mark, title)
  const texts = paragraphs.filter((text) => text !== '')
  const points = sections.map((one) => pointOf(one, left))
  // A series above sections of their own stays text: a sheet has one list of points to a point.
  if (points.length > 0) return { mark, heading: title, paragraphs: texts, points, ending: [] }
  return { mark, heading: title, ...oneList(runsOf(texts)) }
}

/** A lead's paragraph without its number, head and end mark. */
function afterLead(text: string, mark: string, title: string): string {
  const rest = text.trimStart()
  const head = mark.trim()
  const from = rest.startsWith(head) ? rest.slice(head.length).trimStart() : rest
  return (from.startsWith(title) ? from.slice(title.length) : from).replace(/^[。．.：:；;]\s*/u, '').trim()
}

/** The words of blocks, one text a paragraph. Lists give their items; tables and pictures are told as left. */
function paragraphsOf(blocks: readonly Block[], left: string[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading': {
        const text = plainText(block)
          .replaceAll(/\s*\n\s*/gu, '')
          .trim()
        return text === '' ? [] : [text]
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
        left.push(`表格（${block.children.length}行，首行“${plainText(block.children[0]!).slice(0, 20)}”）`)
        return []
      default:
        return []
    }
  })
}

/** 二〇二六年三月五日 → 2026年3月5日 */
function inDigits(date: string): string {
  const match =
    /^([〇零○Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/u.exec(
      date,
    )
  if (!match) return date
  const year = [...match[1]!].map((digit) => Math.max(0, '〇一二三四五六七八九'.indexOf(digit))).join('')
  return `${year}年${parseChineseNumber(match[2]!) ?? 0}月${parseChineseNumber(match[3]!) ?? 0}日`
}

function textOf(node: Parameters<typeof plainText>[0] | undefined): string {
  return node ? plainText(node).trim() : ''
}

function headOf({ outline: { head } }: Speech, left: string[]): LearnedHead {
  const date = textOf(head.date)
    .replaceAll(/[（()）\s]/gu, '')
    .replace(/(日|\d[-./]\d{1,2}[-./]\d{1,2}).*$/u, '$1')
  const day = parseDay(inDigits(date))
  if (date !== '' && !day) left.push(`日期“${date}”`)
  const [post, name] = postAndName(textOf(head.speaker))
  return {
    title: textOf(head.title).replaceAll(/\s*\n\s*/gu, ''),
    subtitle: textOf(head.subtitle).replace(/^[—－-]+\s*/u, ''),
    status: textOf(head.status).replaceAll(/[（()）]/gu, ''),
    date: day ? isoDay(day) : '',
    post,
    name,
    salutation: textOf(head.salutation).replace(/[：:]$/u, ''),
  }
}

/** 区长 王立明 → both; a name alone, and a post alone, are what they look like. */
function postAndName(text: string): [post: string, name: string] {
  const match = /^(.*?[^\s　])[\s　]+(\S(?:[\s　]?\S){1,3})$/u.exec(text)
  if (match) return [match[1]!, match[2]!.replaceAll(/[\s　]/gu, '')]
  return text.length > 4 || /[长任记席员理]$/u.test(text) ? [text, ''] : ['', text]
}
