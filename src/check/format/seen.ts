/** The paragraphs of a Word file as rules of its looks see them: in the text, by what they are there. */
import type { Layout, ParagraphStyle } from '../../layout/index.ts'
import type { WordFormat, WordParagraphFormat, WordRunLook, WordSection } from '../../text/word-format.ts'
import { WordSource, type WordStretch } from '../../text/word-source.ts'
import type { Block } from '../blocks.ts'
import type { Doc } from '../doc.ts'
import type { Inputs, Range } from '../rule.ts'

export interface Seen {
  format: WordParagraphFormat
  block: Block
  /** In the text of the Doc. */
  range: Range
  /** Undefined where the style has no setting that rules compare: quotations, captions, code. */
  role: ParagraphStyle | undefined
  /** The words run by run; offsets in the source. */
  spans: { start: number; end: number; text: string; look: WordRunLook }[]
}

/** A Word file as it is set. */
export interface AsSet {
  word: WordFormat
  seen: Seen[]
}

/** A Word file beside the style that it should have. */
export interface Setting extends AsSet {
  layout: Layout
}

/** Undefined where how the file is set was not read. */
export function setOf(doc: Doc, { word }: Inputs): AsSet | undefined {
  if (!word || !(doc.speech.source instanceof WordSource)) return undefined
  const known = doc.find(alreadySeen)
  const seen = known.get(word) ?? seenParagraphs(doc, word)
  known.set(word, seen)
  return { word, seen }
}

export function settingOf(doc: Doc, inputs: Inputs): Setting | undefined {
  const { layout } = inputs
  const set = layout && setOf(doc, inputs)
  return set && { ...set, layout }
}

/** The paragraphs that an earlier rule looked at, kept with the text for the others. */
function alreadySeen(): Map<WordFormat, Seen[]> {
  return new Map()
}

/** Runs of each paragraph of the text, by part and number. */
function stretches(doc: Doc): ReadonlyMap<string, WordStretch[]> {
  const { source } = doc.speech
  const found = new Map<string, WordStretch[]>()
  for (const stretch of source instanceof WordSource ? source.stretches : []) {
    const key = `${stretch.part} ${stretch.paragraph}`
    const list = found.get(key)
    if (list) list.push(stretch)
    else found.set(key, [stretch])
  }
  return found
}

function seenParagraphs(doc: Doc, { part, paragraphs }: WordFormat): Seen[] {
  const byParagraph = doc.find(stretches)
  return paragraphs.flatMap((format): Seen[] => {
    const list = byParagraph.get(`${part} ${format.paragraph}`)
    if (!list || format.isBlank || format.isAside || doc.blocks.length === 0) return []
    const looks = new Map(format.runs.map(({ run, look }) => [run, look]))
    const { text } = doc.speech.source
    const range = rangeOf(doc, list)
    const block = doc.blocks[doc.blockAt(range.start)]!
    const spans = list.map(({ start, end, run }) => ({
      start,
      end,
      text: text.slice(start, end),
      look: looks.get(run) ?? {},
    }))
    return [{ format, block, range, role: roleOf(block), spans }]
  })
}

function rangeOf(doc: Doc, list: readonly WordStretch[]): Range {
  const most = doc.text.length
  const start = Math.min(doc.offsetOf(list[0]!.start), most)
  const end = Math.min(doc.offsetOf(list.at(-1)!.end - 1) + 1, most)
  return { start, end: Math.max(start, end) }
}

const levels: readonly ParagraphStyle[] = ['heading1', 'heading2', 'heading3', 'heading4']

function roleOf({ kind, depth = 2 }: Block): ParagraphStyle | undefined {
  switch (kind) {
    case 'heading':
      return levels[depth - 2]
    case 'paragraph':
    case 'item':
      return 'body'
    case 'cell':
      return 'tableCell'
    case 'quote':
    case 'caption':
    case 'code':
      return undefined
    default:
      return kind
  }
}

/** What people call a role. */
export const roleNames: Readonly<Record<ParagraphStyle, string>> = {
  body: '正文',
  title: '标题',
  subtitle: '副标题',
  date: '日期',
  speaker: '讲话人',
  status: '稿件状态',
  salutation: '称谓',
  heading1: '一级标题',
  heading2: '二级标题',
  heading3: '三级标题',
  heading4: '四级标题',
  quote: '引文',
  tableHead: '表头',
  tableCell: '表格文字',
  tableLarge: '表格文字',
  tableSmall: '表格文字',
  tableSmallHead: '表头',
  note: '表注',
  centred: '居中行',
  label: '页首',
  secrecy: '密级',
  issuer: '发文机关标志',
  documentNumber: '发文字号',
  recipients: '主送机关',
  attachments: '附件说明',
  signature: '署名',
  signingDate: '成文日期',
  imprint: '版记',
}

/** Where a finding about the whole file stands: its first block. */
export function startOf({ blocks }: Doc): Range {
  const first = blocks[0]
  return first ? { start: first.start, end: first.end } : { start: 0, end: 0 }
}

/** Where a paragraph of the file came to stand in the text, or the next one that did. */
export function placeOf(doc: Doc, { seen }: AsSet, paragraph: number | undefined): Range {
  const found = seen.find(({ format }) => paragraph !== undefined && format.paragraph >= paragraph)
  return found?.range ?? startOf(doc)
}

/** The value that most characters of the body have; undefined where none is said. */
export function usualOf<T extends string | number>(
  seen: readonly Seen[],
  valueOf: (paragraph: Seen, look: WordRunLook) => T | undefined,
): T | undefined {
  const lengths = new Map<T, number>()
  for (const paragraph of seen) {
    if (paragraph.role !== 'body') continue
    for (const { text, look } of paragraph.spans) {
      const value = valueOf(paragraph, look)
      if (value !== undefined) lengths.set(value, (lengths.get(value) ?? 0) + text.length)
    }
  }
  let usual: T | undefined
  for (const [value, length] of lengths)
    if (usual === undefined || length > lengths.get(usual)!) usual = value
  return usual
}

/** A copy to read from is set larger than the style: sizes and lines are then its own affair. */
export function isReadingCopy({ seen, layout }: Setting): boolean {
  const size = usualOf(seen, (_, look) => look.size)
  return size !== undefined && size > layout.body.size / 10 + 2
}

/** The section that a paragraph is in. */
export function sectionOf({ sections }: WordFormat, paragraph: number): WordSection | undefined {
  return sections.findLast(({ firstParagraph }) => firstParagraph <= paragraph)
}
