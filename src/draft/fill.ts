/** Facts and a compiled template become Markdown with its trace. */
import type { Problem, Result } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import type { Facts } from '../facts/index.ts'
import { sentenceTurns, type Expanding } from './expand.ts'
import { TemplateError } from './failure.ts'
import { templateFunctions } from './functions.ts'
import { meetingRoot } from '../meeting/index.ts'
import { givePhrases, Needs, type GivenPhrase, type Phrasing, type UngivenPhrase } from './needs.ts'
import { shortened, type Length } from './lengths.ts'
import { Marks, TooManyMarks, visible, type Marked } from './marks.ts'
import { lostOf, neededBy, neededInView } from './lost.ts'
import { meetingView, papersView, type PackFilling, type PaperName } from './meeting-view.ts'
import { outlineOf } from './outline.ts'
import type { Run } from './run.ts'
import { settle } from './settle.ts'
import type { CompiledUnit, Spec } from './template.ts'
import { traceOf, type TraceSpan } from './trace.ts'
import { viewOf } from './sheet-view.ts'
import { unsettled } from './unsettled.ts'
import { placedBlocks, type View } from './view.ts'

export interface Draft {
  /** The whole file: front matter and text. */
  markdown: string
  trace: TraceSpan[]
  seed: string
  /** The entries of the phrase library that were given, with why each. */
  phrases: GivenPhrase[]
  /** Where the library had none to give. */
  ungiven: UngivenPhrase[]
}

/** A meeting as all its papers see it, made once for the pack. */
export interface OpenFilling {
  expanding: Expanding
  view: View
  seed: string
}

/** Prepares the filling of a meeting's papers: `facts` are the joined sheets. */
export function openFilling(facts: Facts, filling: PackFilling, seed = defaultSeed(facts)): OpenFilling {
  const expanding = expandingOf(facts, seed)
  return { expanding, view: meetingView(filling, expanding), seed }
}

/** The same with the list of the pack's papers, which follows from the view. */
export function withPapers(open: OpenFilling, papers: readonly PaperName[]): OpenFilling {
  return { ...open, view: { ...open.view, ...papersView(papers) } }
}

function expandingOf(facts: Facts, seed: string, phrasing?: Phrasing, whole = facts): Expanding {
  return {
    facts,
    whole,
    marks: new Marks(),
    turns: sentenceTurns(facts, seed),
    placed: placedBlocks(facts.sheet),
    blocks: new Map(),
    elaborates: (phrasing?.library.ofKind('任务.阐发').length ?? 0) > 0,
    shapes: new Map(),
  }
}

export interface FillOptions {
  /** Written first in the file; 模板 is added. Values are one line each. */
  frontMatter?: Record<string, string>
  seed?: string
  /** The phrase library; without it what templates say otherwise stands. */
  phrasing?: Phrasing
  /** Set for a paper of a meeting: what `openFilling` made of its sheets. */
  open?: OpenFilling
  /** With `open`, of a template that is filled once for each item of a list: which item, from 0. */
  item?: number
  /** How much of the sheet is printed; the whole by default. */
  length?: Length
}

/** The whole draft that a short one is cut from. */
interface Whole {
  facts: Facts
  phrases: readonly GivenPhrase[]
}

/** What filling needs of Handlebars: its runtime. */
export interface HandlebarsRuntime {
  create(): {
    template(spec: Spec): (view: unknown, options?: object) => string
    registerHelper(name: string, fn: unknown): void
    registerPartial(name: string, template: unknown): void
  }
}

/**
 * Fills a template. Always gives a draft; a template that fails gives an empty one and an error at its place. What is
 * missing or unconfirmed stands in the text as 【待补：…】 / 【待核：…】 and is a warning at its place in the sheet.
 */
export function fillDraft(
  template: CompiledUnit,
  units: ReadonlyMap<string, CompiledUnit>,
  facts: Facts,
  runtime: HandlebarsRuntime,
  options: FillOptions = {},
): Result<Draft> {
  if (options.length !== 'short' || options.open) return fill(template, units, facts, runtime, options)
  const { phrases } = fill(template, units, facts, runtime, options).value
  return fill(template, units, shortened(facts), runtime, options, { facts, phrases })
}

function fill(
  template: CompiledUnit,
  units: ReadonlyMap<string, CompiledUnit>,
  facts: Facts,
  runtime: HandlebarsRuntime,
  options: FillOptions,
  whole?: Whole,
): Result<Draft> {
  const problems: Problem[] = []
  const seed = options.open?.seed ?? options.seed ?? defaultSeed(facts)
  const expanding = options.open?.expanding ?? expandingOf(facts, seed, options.phrasing, whole?.facts)
  const before = expanding.marks.size
  const run: Run = {
    marks: expanding.marks,
    expanding,
    meta: template.meta,
    seed,
    needs: new Needs(expanding.marks),
    suggest: options.phrasing?.suggest ?? false,
    units,
    at: { unit: template.id, offset: 0 },
  }
  const view = options.open
    ? ofItem(options.open.view, template, options.item)
    : viewOf(expanding, template.meta, run.needs)
  problems.push(...(options.open ? neededInView(template, view, facts) : neededBy(template, facts)))
  let marked: Marked = { text: '', spans: [] }
  let phrases: GivenPhrase[] = []
  let ungiven: UngivenPhrase[] = []
  try {
    const filled = print(template, units, view, run, runtime)
    const { text, ...chosen } = givePhrases(
      filled,
      run.needs,
      options.phrasing,
      view,
      seed,
      expanding,
      whole?.phrases,
    )
    ;({ given: phrases, ungiven } = chosen)
    marked = settle(run.marks.strip(text), facts, problems)
  } catch (error) {
    problems.push(failure(error, run))
  }
  problems.push(...remindersOf(run, facts))
  if (run.parted && marked.text !== '') problems.push(...lostOf(view, expanding, marked, template))
  if (options.length === 'outline') {
    marked = outlineOf(marked, expanding)
    phrases = phrases.filter(({ choice }) => isPrinted(choice.phrase.id, marked))
  }
  problems.push(...unsettled(marked, facts))
  const front = frontMatter(template, options)
  // The next paper of the pack begins with the marks of the view alone.
  if (options.open) expanding.marks.forget(before)
  return {
    value: {
      markdown: front + marked.text,
      trace: traceOf(marked.spans, front.length, facts, units),
      seed,
      phrases,
      ungiven,
    },
    problems,
  }
}

function isPrinted(id: string, { spans }: Marked): boolean {
  return spans.some(({ origin }) => origin.kind === 'phrase' && origin.id === id)
}

function remindersOf({ reminders = [] }: Run, facts: Facts): Problem[] {
  const place = facts.places.of(meetingRoot)
  return reminders.map((message) => ({
    code: 'draft/standard-words',
    level: 'info' as const,
    message,
    ...(place ? { place } : {}),
  }))
}

/** The view of a paper; with 此项, where one is made for each item of a list. */
function ofItem(view: View, { meta }: CompiledUnit, item: number | undefined): View {
  if (meta.each === undefined) return view
  return { ...view, 此项: (view[meta.each] as View[] | undefined)?.[item ?? 0] }
}

function nameOfItem(view: View): string | undefined {
  const { 单位, 姓名 } = (view['此项'] ?? {}) as View
  const name = 单位 ?? 姓名
  return typeof name === 'string' ? visible(name) : undefined
}

function print(
  template: CompiledUnit,
  units: ReadonlyMap<string, CompiledUnit>,
  view: View,
  run: Run,
  runtime: HandlebarsRuntime,
): string {
  const handlebars = runtime.create()
  for (const [name, fn] of Object.entries(templateFunctions(run))) handlebars.registerHelper(name, fn)
  for (const unit of units.values())
    if (unit.kind === 'part') handlebars.registerPartial(unit.id, handlebars.template(unit.spec))
  // A paper that is made once for each unit is one point, by the unit's name.
  const name = nameOfItem(view)
  return handlebars.template(template.spec)(view, name === undefined ? {} : { data: { 名: name } })
}

/** From 标题 and 讲话人 only: a date may move without changing a choice of words. */
export function defaultSeed(facts: Facts): string {
  const { sheet } = facts
  return sheet.seed ?? `${sheet.title}\n${sheet.speaker?.name ?? ''}`
}

function frontMatter(template: CompiledUnit, options: FillOptions): string {
  const entries = Object.entries({ 模板: template.id, ...options.frontMatter })
  return `---\n${entries.map(([key, value]) => `${key}: ${frontValue(value)}\n`).join('')}---\n\n`
}

/** A value of the front matter, in quotes where YAML would read something else. */
function frontValue(value: string): string {
  return /[:#]\s|[:：]$|\s#|^[\s'"[\]{}*&!|>%@`,?#-]|\s$/.test(value)
    ? `'${value.replaceAll("'", "''")}'`
    : value
}

/** An error while filling, at the statement that was being printed. Anything but our own kinds is a bug and goes on up. */
function failure(error: unknown, run: Run): Problem {
  const unit = run.units.get(run.at.unit)
  const place = unit && { source: new Source(unit.path, unit.text), start: run.at.offset, end: run.at.offset }
  const at = place ? { place } : {}
  if (error instanceof TemplateError)
    return { code: 'template/value', level: 'error', message: error.message, ...at }
  if (error instanceof TooManyMarks) {
    const message = '内容太多，一份稿子印不下；请拆成几份'
    return { code: 'template/size', level: 'error', message, ...at }
  }
  if (error instanceof RangeError)
    return {
      code: 'template/endless',
      level: 'error',
      message: '部件互相套用，没有止境；请检查部件里的 {{> …}}',
      ...at,
    }
  const missingPart = /^The partial (\S+) could not be found/.exec(
    error instanceof Error ? error.message : '',
  )
  if (missingPart)
    return { code: 'template/part', level: 'error', message: `没有叫“${missingPart[1]}”的部件`, ...at }
  throw error
}
