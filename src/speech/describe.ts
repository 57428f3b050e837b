import type { Nodes } from 'mdast'
import { formatPlace } from '../text/place.ts'
import type { Source } from '../text/source.ts'
import { measureSpeech, readingTime } from './measures.ts'
import { placeOf } from './places.ts'
import type { HeadBlock, Section, Series, Speech } from './types.ts'
import { isParent, plainText } from './walk.ts'

export interface OutlineOptions {
  /** 字 a minute; 180 unless said. */
  rate?: number
}

const headNames: [keyof HeadBlock, string][] = [
  ['title', '标题'],
  ['subtitle', '副标题'],
  ['status', '状态'],
  ['date', '日期'],
  ['speaker', '讲话人'],
  ['salutation', '称谓'],
]

/**
 * The outline of a speech for its writer: head block, sections with marks, tags and lengths, series, announced counts
 * against those found, reading time and the measures of DESIGN part 6. Chinese, one thing a line.
 */
export function describeOutline(speech: Speech, options: OutlineOptions = {}): string {
  const { outline } = speech
  const time = readingTime(speech, options.rate)
  const [openingTime, ...times] = time.parts.map((part) => minutes(part.minutes))
  const lines: string[] = []
  for (const [key, name] of headNames) {
    const node = outline.head[key]
    if (node) lines.push(`${name}　${plainText(node).trim()}`)
  }
  lines.push(`开头　${openingTime}`)
  lines.push(...seriesLines(outline.series ?? [], 1))
  outline.sections.forEach((section, i) => lines.push(...sectionLines(section, 0, times[i])))
  lines.push(`结尾　${outline.closing.length === 0 ? '无' : times.at(-1)}`)
  if (outline.announced.length > 0) lines.push('', '点数')
  for (const { count, noun, found, place } of outline.announced) {
    const verdict = found === undefined ? '未见列举' : found === count ? `实有${found}` : `实有${found}，不符`
    lines.push(`  ${formatPlace(place)}　${count}${noun}：${verdict}`)
  }
  lines.push('', ...measureLines(speech), `时长　约${minutes(time.minutes)}（每分钟${time.rate}字）`)
  return `${lines.join('\n')}\n`
}

function sectionLines(section: Section, depth: number, time: string | undefined): string[] {
  const tags = section.tags.length > 0 ? `〔${section.tags.join('、')}〕` : ''
  const length = time === undefined ? `${section.length}字` : `${section.length}字，${time}`
  return [
    `${'  '.repeat(depth)}${section.mark}${section.title}${tags}　${length}`,
    ...seriesLines(section.series, depth + 1),
    ...section.sections.flatMap((below) => sectionLines(below, depth + 1, undefined)),
  ]
}

function seriesLines(series: readonly Series[], depth: number): string[] {
  return series.flatMap((each) =>
    each.items.flatMap((item) => [
      `${'  '.repeat(depth)}${item.mark}${item.title}`,
      ...seriesLines(item.series, depth + 1),
    ]),
  )
}

function minutes(n: number): string {
  return `${n.toFixed(1)}分钟`
}

function measureLines(speech: Speech): string[] {
  const m = measureSpeech(speech)
  const openings = m.openings.map((each) => `${each.opening}（${each.count}）`).join('、') || '无'
  const shares = m.shares.filter((part) => part.length > 0).map((part) => `${(part.share * 100).toFixed(1)}%`)
  const lines = [
    `字数　${m.length}`,
    `句长　${m.sentences.count}句，中位${m.sentences.median}字，九成不超过${m.sentences.p90}字`,
    `千字用词　要${m.perThousand.要}次（宜13—18），进一步${m.perThousand.进一步}次（宜不超过2.5），我们${m.perThousand.我们}次（宜2—5，共${m.我们}次）`,
    `句首　${openings}`,
    `数据　${m.figures.count}个，一段最多${m.figures.most}个`,
    `各部分占比　${shares.join('、')}`,
  ]
  for (const { opening, count, place } of m.runs) {
    lines.push(`  ${formatPlace(place)}　连续${count}句以“${opening}”开头`)
  }
  for (const { count, place } of m.figures.crowded) {
    lines.push(`  ${formatPlace(place)}　这一段有${count}个数据，念起来偏密`)
  }
  for (const { marker, lengths, spread } of m.items) {
    lines.push(`  ${marker}等${lengths.length}项：${lengths.join('、')}字，长短差异${spread}`)
  }
  return lines
}

/**
 * The tree for people and goldens: one node a line, indented, with line:column of its start and end, what is its own (depth,
 * role, mark) and its words.
 */
export function describeTree(speech: Pick<Speech, 'tree' | 'source'>): string {
  const lines: string[] = []
  const step = (node: Nodes, depth: number) => {
    lines.push(`${'  '.repeat(depth)}${describeNode(node, speech.source)}`)
    if (isParent(node)) for (const child of node.children) step(child as Nodes, depth + 1)
  }
  step(speech.tree, 0)
  return `${lines.join('\n')}\n`
}

function describeNode(node: Nodes, source: Source): string {
  const facts: string[] = [node.type]
  if (node.type === 'heading') facts.push(String(node.depth))
  if (node.type === 'paragraph' && node.data?.role) facts.push(node.data.role)
  if (node.type === 'lead') facts.push(JSON.stringify(node.mark))
  if (node.type === 'slot') facts.push(node.kind)
  if (node.type === 'list') facts.push(node.ordered ? `${node.start ?? 1}.` : '-')
  if (node.type === 'table') facts.push(node.align?.map((align) => align ?? '-').join(' ') ?? '')
  if (node.type === 'link') facts.push(node.url)
  facts.push(node.position ? span(node, source) : '-')
  if ('value' in node) facts.push(JSON.stringify(node.value))
  return facts.join(' ')
}

function span(node: Nodes, source: Source): string {
  const place = placeOf(node, source)
  const start = source.position(place.start)
  const end = source.position(place.end)
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}
