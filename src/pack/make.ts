/** One meeting, many papers: meeting + facts → a draft for each template of the meeting → files, and one volume of all. */
import handlebars from 'handlebars/runtime.js'
import {
  defaultMeta,
  fillDraft,
  openFilling,
  withPapers,
  type CompiledUnit,
  type Draft,
  type HandlebarsRuntime,
  type PackFilling,
} from '../draft/index.ts'
import { readFacts, type Facts } from '../facts/index.ts'
import type { Layout } from '../layout/index.ts'
import { joined, readMeeting, type Meeting } from '../meeting/index.ts'
import { readMarkdown } from '../read/index.ts'
import type { Speech } from '../speech/index.ts'
import { isoDay } from '../text/dates.ts'
import { formatPlace, pathOf } from '../text/place.ts'
import { sortProblems, type Problem, type Result } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import type { Table } from '../text/table.ts'
import { makeDraft, severe, usualTemplate } from '../make.ts'
import { listOf, ordersFor, type Order } from './orders.ts'
import { bindVolume, type BoundPaper } from './volume.ts'
import { writers } from '../write/index.ts'
import { phrasingFor, type PastUse } from '../phrasing.ts'
import { layoutOf, type Workspace } from '../workspace.ts'

export const packFormats = ['md', 'docx', 'html', 'xlsx'] as const
export type PackFormat = (typeof packFormats)[number]

type Tables = ReadonlyMap<string, Result<Table[]>>

export interface PackInput {
  sheet: Source
  tables?: Tables
  /** The fact sheet of the speech (讲话), where the meeting names one. */
  facts?: { source: Source; tables?: Tables }
}

export interface PackOptions {
  /** Names of papers, over the meeting's own 材料 and the preset of its type; 全部 (all) is every one. */
  only?: readonly string[]
  formats?: readonly PackFormat[]
  /** Over the office's and the templates' own. */
  style?: string
  seed?: string
  /** What past speeches used of the phrase library. */
  usage?: PastUse
  /** The sheets as the drafts' front matter names them. */
  sheetName?: string
  factsName?: string
  strict?: boolean
  /** False to leave the combined volume out. */
  volume?: boolean
  /** By stem, the papers that somebody edited: they are bound as they are. */
  hand?: ReadonlyMap<string, Speech>
  /** Told before each paper is made. */
  progress?: (done: number, all: number, name: string) => void
}

/** One paper of a pack. */
export interface Paper {
  template: CompiledUnit
  /** 会议通知; of one for each unit 表态发言（城关镇）. */
  name: string
  /** The file's name without its ending: 01-会议通知. */
  stem: string
  /** 会议材料之一, of what is bound into the volume. */
  label?: string
  draft: Draft
  speech: Speech
  /** By ending: md, docx, xlsx, html, or txt alone. */
  files: { format: PackFormat | 'txt'; content: string | Uint8Array }[]
}

export interface Packed {
  meeting: Meeting
  facts?: Facts
  papers: Paper[]
  /** The stems of all papers that the meeting has, those too that `only` left out or that could not be made. */
  planned: string[]
  volume?: Uint8Array
}

/** What contradicts itself is told and printed as it stands; all other errors leave the meaning of a sheet open. */
function isStated({ code, level }: Problem): boolean {
  return level !== 'error' || code.startsWith('meeting/') || stated.has(code)
}
const stated = new Set([
  'figure/contradiction',
  'figure/parts',
  'figure/rank',
  'outline/unplaced',
  'sheet/period',
])

/** Makes a pack. Never throws on content: what is wrong is in the problems, and what could be made is in the value. */
export async function makePack(
  input: PackInput,
  workspace: Workspace,
  options: PackOptions = {},
): Promise<Result<Packed>> {
  const problems: Problem[] = [...workspace.problems]
  const facts = input.facts && readFacts(input.facts.source, tablesOf(input.facts))
  problems.push(...(facts?.problems ?? []))
  const read = readMeeting(input.sheet, {
    ...tablesOf(input),
    ...(facts ? { facts: facts.value } : {}),
    office: workspace.office,
  })
  problems.push(...read.problems)
  const meeting = read.value
  const packed: Packed = { meeting, papers: [], planned: [], ...(facts ? { facts: facts.value } : {}) }
  const done = (): Result<Packed> => ({
    value: packed,
    problems: sortProblems(unique(options.strict ? problems.map(severe) : problems)),
  })
  // What is wrong in a template keeps its own paper back and no other.
  if (!problems.every((problem) => isStated(problem) || isOfTemplate(problem))) return done()

  const maker = new Maker(input, packed, workspace, options, problems)
  await maker.makeAll()
  return done()
}

function isOfTemplate({ place }: Problem): boolean {
  return place !== undefined && pathOf(place).startsWith('templates/')
}

function tablesOf({ tables }: { tables?: Tables }): { tables?: Tables } {
  return tables ? { tables } : {}
}

/** Problems that several papers tell of one place are told once. */
function unique(problems: readonly Problem[]): Problem[] {
  const told = new Map(
    problems.map((one) => [`${one.message}\n${one.place ? formatPlace(one.place) : ''}`, one]),
  )
  return [...told.values()]
}

class Maker {
  readonly #input: PackInput
  readonly #packed: Packed
  readonly #workspace: Workspace
  readonly #options: PackOptions
  readonly #problems: Problem[]

  constructor(
    input: PackInput,
    packed: Packed,
    workspace: Workspace,
    options: PackOptions,
    problems: Problem[],
  ) {
    this.#input = input
    this.#packed = packed
    this.#workspace = workspace
    this.#options = options
    this.#problems = problems
  }

  async makeAll(): Promise<void> {
    const { meeting, facts } = this.#packed
    const all = joined(meeting, facts)
    const speechMeta =
      this.#workspace.units.get(facts?.sheet.template ?? usualTemplate)?.meta ?? defaultMeta('讲话稿')
    const filling: PackFilling = { meeting, speechMeta, ...(facts ? { facts } : {}) }
    const runtime = handlebars as unknown as HandlebarsRuntime
    const sheets = openFilling(all, filling, this.#options.seed)
    const units = [...this.#workspace.units.values()].filter(({ kind }) => kind === 'meeting')
    const { value: planned, problems } = ordersFor(units, meeting, sheets.view, this.#options.only)
    this.#problems.push(...problems)
    this.#packed.planned = planned.map(({ stem }) => stem)
    const orders = planned.filter(({ wanted }) => wanted)
    const phrasing = phrasingFor(all, this.#workspace)
    const open = withPapers(sheets, listOf(planned))
    for (const [i, order] of orders.entries()) {
      this.#options.progress?.(i, orders.length, order.name)
      const paper = order.template.meta.speech
        ? await this.#speech(order)
        : await this.#paper(
            order,
            fillDraft(order.template, this.#workspace.units, all, runtime, {
              phrasing,
              frontMatter: this.#frontMatter(order.template),
              open,
              ...(order.item === undefined ? {} : { item: order.item }),
            }),
          )
      if (paper) this.#packed.papers.push(paper)
    }
    await this.#bind()
  }

  #frontMatter(template: CompiledUnit): Record<string, string> {
    const { sheetName, factsName } = this.#options
    return {
      会议: sheetName ?? this.#input.sheet.path,
      ...(factsName === undefined ? {} : { 事实: factsName }),
      样式: this.#style(template),
      版本: '印制版',
    }
  }

  #style(template: CompiledUnit): string {
    return this.#options.style ?? this.#workspace.office.style ?? template.meta.style
  }

  async #paper(order: Order<CompiledUnit>, filled: Result<Draft>): Promise<Paper | undefined> {
    this.#problems.push(...filled.problems)
    if (!filled.problems.every(isStated)) return undefined
    const speech = readMarkdown(new Source(`${order.stem}.md`, filled.value.markdown)).value
    const { item: _, wanted: __, ...named } = order
    const paper: Paper = { ...named, draft: filled.value, speech, files: [] }
    if (order.template.meta.form === '文本') {
      paper.files.push({ format: 'txt', content: plainTextOf(filled.value.markdown) })
      return paper
    }
    for (const format of this.#options.formats ?? ['md', 'docx']) {
      const content = await this.#write(format, paper)
      if (content !== undefined) paper.files.push({ format, content })
    }
    return paper
  }

  /** The speech is made by its own template, as `bigan draft` makes it. */
  async #speech(order: Order<CompiledUnit>): Promise<Paper | undefined> {
    const { facts } = this.#input
    if (!facts) return undefined
    const { factsName, style, seed, usage, strict } = this.#options
    const made = await makeDraft({ sheet: facts.source, ...tablesOf(facts) }, this.#workspace, {
      formats: [],
      ...(factsName === undefined ? {} : { sheetName: factsName }),
      ...(style === undefined ? {} : { style }),
      ...(seed === undefined ? {} : { seed }),
      ...(usage === undefined ? {} : { usage }),
      ...(strict === undefined ? {} : { strict }),
    })
    this.#problems.push(...made.problems)
    const { draft, template } = made.value
    if (!draft || !template) return undefined
    return this.#paper({ ...order }, { value: draft, problems: [] })
  }

  async #write(format: PackFormat, paper: Paper): Promise<string | Uint8Array | undefined> {
    if (format === 'md') return paper.draft.markdown
    const layout = this.#layout(paper)
    if (!layout) return undefined
    const written = await writers[format](paper.speech, layout, this.#writing())
    this.#problems.push(...written.problems.filter(({ code }) => code !== 'xlsx/no-table'))
    return written.value
  }

  #writing(): { edition: 'print'; date?: string } {
    const { day } = this.#packed.meeting
    return { edition: 'print', ...(day ? { date: isoDay(day) } : {}) }
  }

  #layout(paper: Paper): Layout | undefined {
    const layout = layoutOf(this.#workspace, paper.speech.meta.entries['样式'] ?? this.#style(paper.template))
    this.#problems.push(...layout.problems)
    return layout.value
  }

  /** The combined volume: cover, contents, and every paper that is bound. */
  async #bind(): Promise<void> {
    const { papers, meeting } = this.#packed
    const { hand } = this.#options
    const bound = papers.flatMap(({ stem, name, label, speech }): BoundPaper[] =>
      label === undefined ? [] : [{ name, label, speech: hand?.get(stem) ?? speech }],
    )
    const formats = this.#options.formats ?? ['md', 'docx']
    if (this.#options.volume === false || bound.length < 2 || !formats.includes('docx')) return
    const first = papers.find(({ label }) => label !== undefined)!
    const layout = this.#layout(first)
    if (!layout) return
    const written = await bindVolume(bound, meeting, layout, this.#writing())
    this.#problems.push(...written.problems)
    this.#packed.volume = written.value
  }
}

/** The words of a Markdown text: what is sent as a message has no markup. */
function plainTextOf(markdown: string): string {
  const text = markdown
    .replace(/^---\n[\s\S]*?\n---\n+/u, '')
    .replaceAll(/^#+\s+/gmu, '')
    .replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1')
  return `${text.trim()}\n`
}
