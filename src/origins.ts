/**
 * Puts on the tree of a draft what only its filling knows: what each section does, what each 【待补】 waits for, and for
 * the 核稿版 which words the phrase library and the sheet supplied.
 */
import type { Heading } from 'mdast'
import type { TraceSpan } from './draft/index.ts'
import type { Facts } from './facts/index.ts'
import { figureOrigin } from './figure-origins.ts'
import type { Library } from './phrases/index.ts'
import {
  markOrigins,
  tagSections,
  walk,
  type OriginSpan,
  type PhraseOrigin,
  type SectionTag,
  type Slot,
  type Speech,
} from './speech/index.ts'
import type { Problem } from './text/problem.ts'

export interface OriginOptions {
  /** Where the words of the library are marked: what its entries say of themselves. */
  library?: Library
  /** Where the figures and words of the sheet are marked: the sheet as it was when the draft was filled. */
  facts?: Facts
}

/** The speech with its origins; the tree is changed in place. */
export function withOrigins(
  speech: Speech,
  trace: readonly TraceSpan[],
  problems: readonly Problem[],
  { library, facts }: OriginOptions = {},
): Speech {
  const slots = trace.filter(({ from }) => from.kind === 'missing' || from.kind === 'unconfirmed')
  walk(speech.tree, (node) => {
    if (node.type === 'slot') remark(node as Slot, slots, problems)
  })
  const phrases = library ? trace.flatMap((span) => phraseSpan(span, library)) : []
  const given = facts ? givenSpans(speech.source.text, trace, facts) : []
  markOrigins(speech.tree, speech.source, [...withoutFacts(phrases, trace), ...given])
  if (library) {
    walk(speech.tree, (node) => {
      if (node.type === 'slot' && node.kind === '建议') offer(node, phrases)
    })
  }
  return { ...speech, outline: tagSections(speech.outline, tagsFrom(speech, trace)) }
}

/** The note of a slot: the problem that its filling told, with the file, line and column where it is to be mended. */
function remark(slot: Slot, slots: readonly TraceSpan[], problems: readonly Problem[]): void {
  const at = slot.position?.start.offset ?? -1
  const span = slots.find(({ start, end }) => start <= at && at < end)
  if (span?.from.kind !== 'missing' && span?.from.kind !== 'unconfirmed') return
  const { kind, label, place } = span.from
  const beginning = kind === 'missing' ? `缺“${label}”` : `“${label}”还没有核实`
  const about = problems.find((problem) => problem.message.startsWith(beginning))
  if (about) slot.note = place === undefined ? about.message : `${about.message}（${place}）`
}

type PhraseSpan = OriginSpan & { phrase: PhraseOrigin }

function phraseSpan({ start, end, from }: TraceSpan, library: Library): PhraseSpan[] {
  if (from.kind !== 'phrase') return []
  const source = library.get(from.id)?.source
  const isOwn = source === undefined || source === ownWriting
  return [{ start, end, phrase: { id: from.id, ...(isOwn ? {} : { source }) } }]
}

/** 来源 of entries that are taken from nowhere. */
const ownWriting = '自撰'

/** What the sheet says within an entry, in its slots, is not the library's. */
function withoutFacts(phrases: readonly PhraseSpan[], trace: readonly TraceSpan[]): OriginSpan[] {
  const facts = trace.filter(({ from }) => from.kind === 'fact' || from.kind === 'sheet')
  return phrases.flatMap(({ start, end, phrase }) => {
    const pieces: OriginSpan[] = []
    let at = start
    for (const fact of facts) {
      if (fact.start < at || fact.end > end) continue
      if (fact.start > at) pieces.push({ start: at, end: fact.start, phrase })
      at = fact.end
    }
    return at < end ? [...pieces, { start: at, end, phrase }] : pieces
  })
}

/**
 * The figures, names, dates and places of the sheet where the text prints them, one after the other.
 */
function givenSpans(text: string, trace: readonly TraceSpan[], facts: Facts): OriginSpan[] {
  const spans = trace.flatMap((span): OriginSpan[] => {
    const { start, end, from } = span
    const words = text.slice(start, end)
    if (from.kind === 'fact' && from.word !== '截至') {
      const figure = figureOrigin(from, printed(words), facts)
      return [{ start, end, figure }]
    }
    const label = labelOf(from)
    if (label === undefined) return []
    const path = from.kind === 'sheet' ? from.path : from.kind === 'fact' ? `figures/${from.id}/asOf` : ''
    const place = 'place' in from && from.place !== undefined ? { place: from.place } : {}
    // The comma behind 截至5月底 is the sentence's.
    return [{ start, end: end - (/[，、]$/u.test(words) ? 1 : 0), word: { path, label, ...place } }]
  })
  const apart: OriginSpan[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (span.start >= (apart.at(-1)?.end ?? 0) && span.end > span.start) apart.push(span)
  }
  return apart
}

/** Without the marks of a 待核 and of Markdown. */
function printed(words: string): string {
  return words.replace(/^【待核：(.*)】$/su, '$1').replace(/\\([!-/:-@[-`{-~])/gu, '$1')
}

/** What a name, date or place is, by the last key of its path that is no number; undefined for other words. */
function labelOf(from: TraceSpan['from']): string | undefined {
  if (from.kind === 'fact') return from.word === '截至' ? wordLabels['asOf'] : undefined
  if (from.kind !== 'sheet') return undefined
  const steps = from.path.split('/').filter((step) => !/^\d+$/u.test(step))
  const key = steps.at(-1) ?? ''
  const above = steps.at(-2) ?? ''
  return Object.hasOwn(wordLabels, key) ? wordLabels[key] : above === 'others' ? '责任单位' : undefined
}

const wordLabels: Readonly<Record<string, string>> = {
  date: '日期',
  period: '时段',
  asOf: '截至',
  due: '完成时限',
  region: '地区',
  post: '职务',
  name: '姓名',
  who: '单位',
  behalf: '代表',
  owner: '牵头单位',
  support: '配合单位',
}

/** What a person is to do with a suggestion of the library. */
function offer(slot: Slot, phrases: readonly PhraseSpan[]): void {
  const from = slot.position?.start.offset ?? -1
  const to = slot.position?.end.offset ?? -1
  const phrase = phrases.find(({ start, end }) => from <= start && end <= to)?.phrase
  if (phrase) slot.note = `${nameOf(phrase)}：采用的，填好括号里的内容，删去“【建议：】”；不采用的，整句删去`
}

function nameOf({ id, source }: PhraseOrigin): string {
  return source === undefined ? `用语库 ${id}` : `用语库 ${id}（${source}）`
}

const tagOfPart: Record<string, SectionTag> = {
  肯定成绩: '肯定成绩',
  正视问题: '正视问题',
  部署任务: '部署任务',
  明确目标: '部署任务',
  其他工作: '部署任务',
  强化保障: '强化保障',
  严明奖惩: '强化保障',
}

function tagsFrom(speech: Speech, trace: readonly TraceSpan[]): Record<string, SectionTag[]> {
  const { sections } = speech.outline
  const starts = sections.map((section) => (section.node as Heading).position?.start.offset ?? 0)
  const parts = trace.flatMap(({ start, from }) => {
    const tag = from.kind === 'part' ? tagOfPart[from.name] : undefined
    return tag === undefined ? [] : [{ start, tag }]
  })
  const tags: Record<string, SectionTag[]> = {}
  sections.forEach((_, i) => {
    const [from, to] = [starts[i]!, starts[i + 1] ?? Number.POSITIVE_INFINITY]
    const found = parts.filter(({ start }) => start >= from && start < to).map(({ tag }) => tag)
    if (found.length > 0) tags[String(i)] = [...new Set(found)]
  })
  return tags
}
