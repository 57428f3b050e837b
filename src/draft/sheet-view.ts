/** A fact sheet as the templates of speeches see it: its view with what follows from it, and its level-1 parts. */
import { formatDay, parseDay } from '../text/dates.ts'
import { escapeMarkdown } from '../text/escape.ts'
import { join } from '../text/places.ts'
import { missing } from '../text/shape.ts'
import { sheetSchema, type BlockName, type Facts } from '../facts/index.ts'
import type { Expanding } from './expand.ts'
import type { OutlinePart, TemplateMeta } from './meta.ts'
import type { Needs } from './needs.ts'
import { blocksNamed, hasBlock, regionView, viewAt, withStanding, type View } from './view.ts'

/** The whole sheet as a view, with 各部: the level-1 parts that will be printed, each with its 板块. */
export function viewOf(context: Expanding, meta: TemplateMeta, needs?: Needs): View {
  const { facts, marks } = context
  const view = viewAt(facts.sheet, sheetSchema, '', context) as View
  const day = parseDay(facts.sheet.date)
  if (facts.sheet.date === '无') delete view['日期']
  if (day) view['日期'] = marks.mark({ kind: 'given', path: 'date' }, formatDay(day))
  const region = regionView(context)
  if (region) view['地区'] = region
  // 会议: 无 is the sheet's word that the opening names no meeting.
  if (facts.sheet.meeting === '无') delete view['会议']
  else view['会议'] ??= meetingName(facts, context)
  const opening = openingBlocks(context, meta)
  if (opening.length > 0)
    view['开头'] = { ...(view['开头'] as View | undefined), 板块: blocksNamed(opening, context) }
  view['各部'] = partsOf(view, opening, context, meta, needs)
  return view
}

/** What is printed in the opening: the sheet's own 包含, else the blocks that the template keeps there. */
function openingBlocks({ facts, placed }: Expanding, meta: TemplateMeta): BlockName[] {
  const own = facts.sheet.opening?.contains
  if (own) return own
  return meta.opening.filter((name) => hasBlock(name, facts) && !placed.has(name))
}

/** 全区产业招商推进会 out of 在全区产业招商推进会上的讲话. */
function meetingName(facts: Facts, context: Expanding): string | undefined {
  const name = /在(.+?)上的(?:讲话|发言|致辞|报告|主持讲话)/.exec(facts.sheet.title)?.[1]
  return name && !/[【】]/.test(name)
    ? context.marks.mark({ kind: 'given', path: 'title' }, escapeMarkdown(name))
    : undefined
}

/** The level-1 parts: the sheet's own 提纲, else the template's; parts whose blocks the sheet does not have fall away. */
function partsOf(
  view: View,
  opening: BlockName[],
  context: Expanding,
  meta: TemplateMeta,
  needs?: Needs,
): View[] {
  const own = view['提纲'] as View[] | undefined
  if (own)
    return own
      .map((part) => ({ ...part, 板块: part['板块'] ?? [] }))
      .map((part, i) => withStanding(part, { path: join('outline', i), level: 'part' }))
  const elsewhere = new Set([...context.placed, ...opening])
  return meta.outline.flatMap((part): View[] => {
    const blocks = part.contains.filter((name) => hasBlock(name, context.facts) && !elsewhere.has(name))
    if (blocks.length === 0) return []
    const heading = headingFor(part, blocks, context, needs)
    return [{ ...heading, 板块: blocksNamed(blocks, context) }]
  })
}

function headingFor(part: OutlinePart, blocks: BlockName[], context: Expanding, needs?: Needs): View {
  const choice = part.headings.find((one) => one.needs.every((name) => blocks.includes(name)))
  if (!choice) return {}
  const { facts, marks } = context
  const topic = facts.sheet.topic
  const text = choice.text
    .replaceAll(
      '【主题】',
      topic && topic !== missing
        ? marks.mark({ kind: 'given', path: 'topic' }, escapeMarkdown(topic))
        : '各项工作',
    )
    .replaceAll(
      '【地区】',
      facts.region ? marks.mark({ kind: 'given', path: 'region' }, facts.region.whole) : '',
    )
  const own = marks.mark(
    { kind: 'template', template: choice.template, offset: choice.offset, literal: false },
    text,
  )
  if (choice.phrase === '' || !needs) return { 标题: own }
  const asked = needs.ask({
    kind: choice.phrase,
    point: '',
    section: '标题',
    tags: [],
    words: '',
    suggestion: false,
    slots: new Map(),
    otherwise: own,
  })
  return { 标题: asked, 部名: choice.phrase }
}
