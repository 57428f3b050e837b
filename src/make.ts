/** One sheet and one template become one draft: facts → draft → Markdown + trace → speech → files. */
import handlebars from 'handlebars/runtime.js'
import {
  fillDraft,
  lengths,
  shortMinutes,
  type CompiledUnit,
  type Draft,
  type HandlebarsRuntime,
  type Length,
  type TraceSpan,
} from './draft/index.ts'
import { readFacts, regionOf, type Facts } from './facts/index.ts'
import { layoutIds, type Layout } from './layout/index.ts'
import { rateOf } from './office/index.ts'
import { readMarkdown } from './read/index.ts'
import { readingTime, type ReadingTime, type Speech } from './speech/index.ts'
import { isoDay, parseDay } from './text/dates.ts'
import { nearest } from './text/nearest.ts'
import { isCell } from './text/place.ts'
import { sortProblems, type Problem, type Result } from './text/problem.ts'
import { Source } from './text/source.ts'
import type { Table } from './text/table.ts'
import { writers, type WriteOptions } from './write/index.ts'
import { withOrigins } from './origins.ts'
import { phrasingFor, type PastUse } from './phrasing.ts'
import { layoutOf, type Workspace } from './workspace.ts'

export const formats = ['md', 'docx', 'html', 'xlsx'] as const
export type Format = (typeof formats)[number]

export const editions = { print: '印制版', large: '大字版', review: '核稿版' } as const
export type Edition = keyof typeof editions

export interface MakeInput {
  sheet: Source
  /** The tables that the sheet names, read already. */
  tables?: ReadonlyMap<string, Result<Table[]>>
}

export interface MakeOptions {
  /** Over the sheet's own 模板. */
  template?: string
  formats?: readonly Format[]
  edition?: Edition
  /** Over the office's and the template's. */
  style?: string
  seed?: string
  /** How much of the sheet is printed; the whole by default. */
  length?: Length
  /** Entries of the phrase library that the same speaker's last speeches used. */
  recent?: ReadonlySet<string>
  /** What past speeches used, in place of `recent`. */
  usage?: PastUse
  /** Whether entries that would be decisions are printed, as 【建议：…】. */
  suggest?: boolean
  /** The sheet as the draft's front matter names it. */
  sheetName?: string
  /** A missing or unconfirmed fact is an error, and nothing is written. */
  strict?: boolean
  /** Of the 核稿版 in Word alone: the same fact in two places changes together. */
  bind?: boolean
  /** Of the 核稿版 in Word alone: the file carries what it was made from. */
  embedSource?: boolean
}

export interface Made {
  facts: Facts
  /** How much of the sheet was printed. */
  length: Length
  template?: CompiledUnit
  draft?: Draft
  /** Whether suggestions of the library were printed. */
  suggest?: boolean
  /** Entries of the library that this draft does without, where it can. */
  recent?: readonly string[]
  speech?: Speech
  time?: ReadingTime
  /** What to write, by format; empty where an error leaves the sheet's meaning open. */
  files: { format: Format; content: string | Uint8Array }[]
}

/** Where a sheet names no 模板. */
export const usualTemplate = '推进会三点式'

/** Errors that say that the sheet disagrees with itself: the draft is still written, as the sheet states it. */
const stated = new Set([
  'figure/contradiction',
  'figure/parts',
  'figure/rank',
  'outline/unplaced',
  'sheet/period',
])

/** True where nothing may be written. What is wrong in a template that this draft does not use is told, and no more. */
function blocking(problems: readonly Problem[], template: CompiledUnit | undefined): boolean {
  return problems.some(({ level, code, place }) => {
    if (level !== 'error' || stated.has(code)) return false
    const path = place && !isCell(place) ? place.source.path : ''
    return !/^templates\/(?:speech|meeting)\//.test(path) || path === template?.path
  })
}

/** Makes a draft. Never throws on content: what is wrong is in the problems, and what could be made is in the value. */
export async function makeDraft(
  input: MakeInput,
  workspace: Workspace,
  options: MakeOptions = {},
): Promise<Result<Made>> {
  const problems: Problem[] = [...workspace.problems]
  const read = readFacts(input.sheet, input.tables ? { tables: input.tables } : {})
  const facts = withOffice(read.value, workspace)
  problems.push(...(options.strict ? read.problems.map(severe) : read.problems))
  const made: Made = { facts, length: options.length ?? 'full', files: [] }
  const template = chooseTemplate(facts, workspace, options, problems)
  const edition = options.edition ?? 'print'
  const formats = options.formats ?? ['md', 'docx']
  const style = template && styleFor(template, facts, workspace, options, edition)
  // Markdown needs the style's name alone, so only what is wrong with that is worth the reading of its file.
  const set =
    style !== undefined &&
    (formats.some((one) => one !== 'md') || !layoutIds(workspace.styles).includes(style))
  const layout = set ? layoutOf(workspace, style) : undefined
  problems.push(...(layout?.problems ?? []))
  if (!template || blocking(problems, template)) return { value: made, problems: sortProblems(problems) }
  made.template = template

  const phrasing = phrasingFor(facts, workspace, { spoken: true, ...options })
  const fillAs = (length: Length): Result<Draft> =>
    fillDraft(template, workspace.units, facts, handlebars as unknown as HandlebarsRuntime, {
      frontMatter: {
        ...(options.sheetName === undefined ? {} : { 事实: options.sheetName }),
        样式: style ?? template.meta.style,
        版本: editions[edition],
        ...(length === 'full' ? {} : { 篇幅: lengths[length] }),
      },
      length,
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      phrasing,
    })
  const filled = fillAs(made.length)
  problems.push(...(options.strict ? filled.problems.map(severe) : filled.problems))
  made.draft = filled.value
  made.suggest = phrasing.suggest
  made.recent = [...phrasing.occasion.recent]
  if (blocking(problems, template)) return { value: made, problems: sortProblems(problems) }

  const speech = readMarkdown(new Source('草稿.md', filled.value.markdown))
  const origins = edition === 'review' ? { library: workspace.phrases, facts } : {}
  made.speech = withOrigins(speech.value, filled.value.trace, filled.problems, origins)
  // Nobody reads an outline aloud.
  if (made.length !== 'outline') {
    made.time = readingTime(made.speech, rateOf(workspace.office, facts.sheet.speaker?.name))
    checkTime(made.time, made.length, facts, problems)
    if (made.length === 'short' && textOf(filled.value) === textOf(fillAs('full').value))
      tellUncut(made.time, facts, problems)
  }
  problems.push(...typedCounts(made.speech, filled.value.trace, facts))
  for (const format of formats) {
    const content = await write(format, made, layout?.value, { ...options, edition }, problems)
    if (content !== undefined) made.files.push({ format, content })
  }
  return { value: made, problems: sortProblems(problems) }
}

/** The office's region stands where the sheet gives none. */
function withOffice(facts: Facts, workspace: Workspace): Facts {
  const name = workspace.office.region?.name
  if (facts.region || name === undefined) return facts
  const region = regionOf({ ...facts.sheet, region: { name } })
  return region ? { ...facts, region } : facts
}

/** With --strict what is missing or unconfirmed is an error. */
export function severe(problem: Problem): Problem {
  const strict = ['draft/missing', 'draft/unconfirmed', 'sheet/pending'].includes(problem.code)
  if (!strict) return problem
  // Nothing is printed: what the message says of the draft goes.
  const message = problem.message.replace(/[；，]稿中印成了【待[补核][^】]*】/, '')
  return { ...problem, level: 'error', message }
}

function chooseTemplate(
  facts: Facts,
  workspace: Workspace,
  options: MakeOptions,
  problems: Problem[],
): CompiledUnit | undefined {
  const id = options.template ?? facts.sheet.template ?? usualTemplate
  const unit = workspace.units.get(id)
  if (unit?.kind === 'speech') return unit
  const ids = [...workspace.units.values()].filter((one) => one.kind === 'speech').map((one) => one.id)
  const guess = nearest(id, ids)
  const place = options.template === undefined ? facts.places.of('template') : undefined
  problems.push({
    code: 'template/unknown',
    level: 'error',
    message: `没有叫“${id}”的模板${guess ? `，是否应为“${guess}”？` : `，可用：${ids.join('、')}`}`,
    ...(place ? { place } : {}),
  })
  return undefined
}

function styleFor(
  template: CompiledUnit,
  facts: Facts,
  workspace: Workspace,
  options: MakeOptions,
  edition: Edition,
): string {
  const speaker = workspace.office.speakers?.find((one) => one.name === facts.sheet.speaker?.name)
  const usual =
    edition === 'large' ? (speaker?.style ?? 'large') : (workspace.office.style ?? template.meta.style)
  return options.style ?? usual
}

/** Counts that the sheet types itself (我讲三点意见) and that are not what was printed. What 【几】 counts is right. */
function typedCounts(speech: Speech, trace: TraceSpan[], facts: Facts): Problem[] {
  return speech.outline.announced.flatMap(({ count, noun, found, place: said }): Problem[] => {
    if (found === undefined || found === count || isCell(said)) return []
    const text = trace.findLast(
      ({ start, end, from }) => from.kind === 'sheet' && start <= said.start && said.start < end,
    )
    const place = text?.from.kind === 'sheet' ? facts.places.of(text.from.path) : undefined
    const message = `这里说的是${count}${noun}，稿中实有${found}；请核对，或把数字写成【几】，由程序来数`
    return [{ code: 'count/announced', level: 'warn', message, ...(place ? { place } : {}) }]
  })
}

/** What is said, without the front matter. */
function textOf({ markdown }: Draft): string {
  return markdown.replace(/^---\n[\s\S]*?\n---\n/u, '')
}

/** A short draft of a sheet that has nothing to leave out. */
function tellUncut(time: ReadingTime, facts: Facts, problems: Problem[]): void {
  const title = facts.places.of('title')
  const message = `全文约${time.minutes.toFixed(1)}分钟，短稿没有可删的，同全文一样`
  problems.push({ code: 'draft/uncut', level: 'info', message, ...(title ? { place: title } : {}) })
}

/** A time that the sheet allows, or that a short draft is for, and that the draft exceeds. */
function checkTime(time: ReadingTime, length: Length, facts: Facts, problems: Problem[]): void {
  const title = facts.places.of('title')
  if (length === 'short' && time.minutes > shortMinutes)
    problems.push({
      code: 'draft/short',
      level: 'info',
      message: `短稿按每分钟${time.rate}字，讲完约需${time.minutes.toFixed(1)}分钟，还超过${shortMinutes}分钟；请在短稿上再删几条，或者把“内容”的第一句写短`,
      ...(title ? { place: title } : {}),
    })
  const allowed = Number(facts.sheet.minutes ?? Number.NaN)
  if (Number.isNaN(allowed) || time.minutes <= allowed) return
  const place = facts.places.of('minutes')
  problems.push({
    code: 'draft/time',
    level: 'warn',
    message: `按每分钟${time.rate}字，讲完约需${time.minutes.toFixed(1)}分钟，超过了允许的${facts.sheet.minutes!}分钟`,
    ...(place ? { place } : {}),
  })
}

/** What a file carries that is to say what it was made from. */
function sourceOf({ facts, template, draft }: Made): NonNullable<WriteOptions['source']> {
  return { sheet: facts.source.text, template: template!.id, seed: draft!.seed, markdown: draft!.markdown }
}

async function write(
  format: Format,
  made: Made,
  layout: Layout | undefined,
  { edition, bind, embedSource }: MakeOptions & { edition: Edition },
  problems: Problem[],
): Promise<string | Uint8Array | undefined> {
  // The Markdown is the draft itself, as filled: only hand-edited drafts are printed anew from their tree.
  if (format === 'md') return made.draft!.markdown
  if (!layout) return undefined
  const day = parseDay(made.facts.sheet.date)
  const date = day ? { date: isoDay(day) } : {}
  const written = await writers[format](made.speech!, layout, {
    edition,
    ...date,
    ...(bind ? { bind } : {}),
    ...(embedSource ? { source: sourceOf(made) } : {}),
  })
  problems.push(...written.problems)
  return written.value
}
