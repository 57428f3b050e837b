/** Any file → what a careful colleague would mark: read → Doc → rules. Drafts, old papers and fact sheets alike. */
import {
  checkDoc,
  Doc,
  readProfile,
  rules,
  type Block,
  type Checked,
  type DocFormat,
  type Earlier,
  type Inputs,
  type Meta,
  type Profile,
  type Provenance,
  type ProvenanceSpan,
} from './check/index.ts'
import { readFacts, type Facts } from './facts/index.ts'
import { documentFormat, readDocument, readWordFormat } from './read/index.ts'
import { buildSpeech, type Speech } from './speech/index.ts'
import { loadDivisions, type Divisions, type Terms } from './terms/index.ts'
import { parseDay } from './text/dates.ts'
import { isCell } from './text/place.ts'
import { hasErrors, sortProblems, type Problem, type Result } from './text/problem.ts'
import { loadRepair, mayNeedRepair } from './text/repair.ts'
import { Source } from './text/source.ts'
import type { Table } from './text/table.ts'
import type { WordFormat } from './text/word-format.ts'
import type { TraceFile } from './record.ts'
import { layoutOf, type Workspace } from './workspace.ts'

/** What a run of checks shares over all its files. */
export interface Checks {
  workspace: Workspace
  terms: Terms
  profile: Profile
  divisions?: Divisions
  earlier?: readonly Earlier[]
  /** What is wrong in bigan.yaml and the word lists. */
  problems: Problem[]
}

export interface SheetInput {
  source: Source
  tables?: ReadonlyMap<string, Result<Table[]>>
}

export interface ReviewInput {
  /** As shown to people; its ending tells Markdown from plain text. */
  path: string
  bytes: Uint8Array
  /** The sheet that the draft was made from. */
  sheet?: SheetInput
  /** The trace file beside the draft. */
  trace?: TraceFile
}

export interface Reviewed extends Checked {
  path: string
  format: DocFormat
  /** What was read: the file itself, or an old Word file as LibreOffice converted it. */
  bytes: Uint8Array
  /** Absent where the file could not be read. */
  doc?: Doc
  /** What the reader says: what is dropped, what could not be read. */
  reading: Problem[]
}

/** Everything that all files of a run are checked with. */
export async function openChecks(
  workspace: Workspace,
  terms: Result<Terms>,
  earlier?: readonly Earlier[],
): Promise<Checks> {
  const profile = readProfile(workspace.office.checks, rules)
  return {
    workspace,
    terms: terms.value,
    profile: profile.value,
    divisions: await loadDivisions(),
    ...(earlier ? { earlier } : {}),
    problems: [...terms.problems, ...profile.problems],
  }
}

/** Checks one file. Never throws on content: what could not be read or run is in what it gives. */
export async function review(input: ReviewInput, checks: Checks): Promise<Reviewed> {
  const modern = await withoutOldFormat(input)
  const { value: bytes } = modern
  const kind = documentFormat(input.path, bytes)
  const format: DocFormat = kind === 'ole' || kind === undefined ? 'docx' : kind
  const { value: speech, problems } = await readDocument(input.path, bytes)
  const base = { path: input.path, format, bytes }
  const reading = [...modern.problems, ...problems]
  if (!speech) return { ...base, findings: [], notRun: [], executionErrors: [], problems: [], reading }
  const facts = input.sheet && factsOf(input.sheet)
  const word = format === 'docx' ? await readWordFormat(input.path, bytes) : undefined
  if (word) reading.push(...word.problems)
  const check = await checkerFor(speech.source.text, input, checks, facts?.value, word?.value)
  const checked = check(speech, format)
  const trouble = [...reading, ...emptiness(input.path, checked.doc), ...sheetTrouble(facts)]
  return { ...base, ...checked, reading: sortProblems(trouble) }
}

/** A scanned paper has pages and no words: that nothing was found in it says nothing. */
function emptiness(path: string, { text }: Doc): Problem[] {
  if (text.trim() !== '') return []
  const message = `“${path}”里没有文字，什么也没有核；如是扫描件，请先识别成文字`
  return [{ code: 'read/empty', level: 'warn', message }]
}

async function withoutOldFormat({ path, bytes }: ReviewInput): Promise<Result<Uint8Array>> {
  if (documentFormat(path, bytes) !== 'ole') return { value: bytes, problems: [] }
  // another program is only started where there is an old file
  const { modernized } = await import('./convert.ts')
  return modernized(path, bytes)
}

/**
 * A check of speeches without anything left to wait for: repair is loaded where this text may need it. `facts` is the
 * sheet of the draft.
 */
export async function checkerFor(
  text: string,
  { trace }: Pick<ReviewInput, 'trace'>,
  checks: Checks,
  facts?: Facts,
  word?: WordFormat,
): Promise<(speech: Speech, format: DocFormat) => Checked & { doc: Doc }> {
  const { workspace, terms, divisions, earlier, profile } = checks
  const repair = mayNeedRepair(text) ? await loadRepair() : undefined
  return (speech, format) => {
    const provenance = trace?.稿子 === speech.source.text ? provenanceOf(trace) : undefined
    const style = speech.meta.entries['样式'] ?? workspace.office.style ?? 'gbt9704'
    // no other text has a layout to hold to it
    const layout = format === 'docx' ? layoutOf(workspace, style).value : undefined
    const inputs: Inputs = {
      office: workspace.office,
      terms,
      ...(divisions ? { divisions } : {}),
      ...(facts ? { facts } : {}),
      ...(provenance ? { provenance } : {}),
      ...(layout ? { layout } : {}),
      ...(earlier ? { earlier } : {}),
      ...(repair ? { repair } : {}),
      ...(word ? { word } : {}),
    }
    const doc = new Doc(speech, format, knownOf(facts, workspace))
    return { ...checkDoc(doc, rules, inputs, profile), doc }
  }
}

/** Checks a fact sheet: what reading it tells, and the rules that look at the texts of sheets. */
export async function reviewSheet(path: string, sheet: SheetInput, checks: Checks): Promise<Reviewed> {
  const { value: facts, problems } = factsOf(sheet)
  const bytes = new TextEncoder().encode(sheet.source.text)
  const base = { path, format: 'sheet' as const, bytes, reading: problems }
  const speech = buildSpeech({ type: 'root', children: [] }, sheet.source, { entries: {}, places: {} })
  const doc = new Doc(speech, 'sheet', knownOf(facts, checks.workspace), sheetText(facts))
  const repair = mayNeedRepair(doc.text) ? await loadRepair() : undefined
  const { workspace, terms, divisions } = checks
  const inputs: Inputs = {
    office: workspace.office,
    terms,
    facts,
    ...(divisions ? { divisions } : {}),
    ...(repair ? { repair } : {}),
  }
  return { ...base, doc, ...checkDoc(doc, rules, inputs, checks.profile) }
}

/** A finished speech as the rules of repetition compare with it; undefined where it cannot be read. */
export async function earlierOf(path: string, bytes: Uint8Array): Promise<Earlier | undefined> {
  const { value: speech } = await readDocument(path, bytes)
  if (!speech) return undefined
  const { meta, blocks, text } = new Doc(speech, 'txt')
  const spoken = new Set(['paragraph', 'item', 'heading'])
  const paragraphs = blocks
    .filter((block) => spoken.has(block.kind))
    .map((block) => text.slice(block.start, block.end))
  return { path, paragraphs, ...(meta.speaker ? { speaker: meta.speaker.name } : {}) }
}

/** The facts that a draft is compared with; undefined where it has no sheet. */
export function factsFor({ sheet }: Pick<ReviewInput, 'sheet'>): Facts | undefined {
  return sheet && factsOf(sheet).value
}

function factsOf({ source, tables }: SheetInput): Result<Facts> {
  return readFacts(source, tables ? { tables } : {})
}

/** What is wrong in the sheet is the sheet's own business; a draft is only told where it cannot be compared with it. */
function sheetTrouble(facts: Result<Facts> | undefined): Problem[] {
  if (!facts || !hasErrors(facts.problems)) return []
  const { path } = facts.value.source
  const message = `事实表“${path}”自身有差错，对照可能不全；请先核对它：bigan check ${path}`
  return [{ code: 'facts/sheet', level: 'warn', message }]
}

function knownOf(facts: Facts | undefined, { office }: Workspace): Partial<Meta> {
  const sheet = facts?.sheet
  const day = sheet && parseDay(sheet.date)
  const region = facts?.region?.name ?? office.region?.name
  const minutes = Number(sheet?.minutes)
  const { post, name } = sheet?.speaker ?? {}
  return {
    ...(day ? { day } : {}),
    ...(region ? { region } : {}),
    ...(minutes > 0 ? { minutes } : {}),
    ...(sheet?.status ? { status: sheet.status } : {}),
    ...(post && name ? { speaker: { post, name } } : {}),
  }
}

function provenanceOf(trace: TraceFile): Provenance {
  const spans = trace.出处.flatMap(({ start, end, from }): ProvenanceSpan[] => {
    if (!('place' in from) || from.place === undefined) return []
    const figure = from.kind === 'fact' ? { figure: { id: from.id, word: from.word } } : {}
    return [{ start, end, place: from.place, ...figure }]
  })
  return { spans }
}

/** The texts of a sheet as one text; each character stands where it was typed. Texts from workbooks have no such place. */
function sheetText(facts: Facts): ConstructorParameters<typeof Doc>[3] {
  const blocks: Block[] = []
  const offsets: number[] = []
  const texts: string[] = []
  let length = 0
  for (const path of facts.texts.keys()) {
    const place = facts.places.of(path)
    const text = textAt(facts.sheet, path)
    if (!place || isCell(place) || text === undefined) continue
    for (const line of linesOf(text)) {
      if (texts.length > 0) offsets.push((offsets.at(-1) ?? -1) + 1)
      const kind = /(^|\/)(heading|title)$/u.test(path) ? 'heading' : 'paragraph'
      const start = length + (texts.length > 0 ? 1 : 0)
      blocks.push({ kind, node: { type: 'paragraph', children: [] }, start, end: start + line.text.length })
      for (let i = 0; i < line.text.length; i++) {
        const at = facts.places.inText(path, line.at + i, line.at + i + 1)
        offsets.push(at && !isCell(at) ? at.start : place.start)
      }
      texts.push(line.text)
      length = start + line.text.length
    }
  }
  offsets.push((offsets.at(-1) ?? -1) + 1)
  return { text: texts.join('\n'), blocks, offsets }
}

function textAt(sheet: unknown, path: string): string | undefined {
  const value = path
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], sheet)
  return typeof value === 'string' ? value : undefined
}

function linesOf(text: string): { text: string; at: number }[] {
  let at = 0
  return text.split('\n').flatMap((line) => {
    const start = at
    at += line.length + 1
    return line.trim() === '' ? [] : [{ text: line, at: start }]
  })
}

/** The sheet that a Markdown draft names in its front matter (事实:); undefined where it names none. */
export function sheetNamed(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096))
  const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---/u.exec(head)?.[1]
  return (
    front && /^事实[ \t]*[:：][ \t]*(\S.*?)[ \t]*\r?$/mu.exec(front)?.[1]?.replace(/^(['"])(.*)\1$/u, '$2')
  )
}
