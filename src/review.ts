/** Any file → what a careful colleague would mark: read → Doc → rules. Drafts, old papers and fact sheets alike. */
import {
  checkDoc,
  Doc,
  gates,
  readProfile,
  rules,
  sheetText,
  type Checked,
  type DocFormat,
  type Earlier,
  type Inputs,
  type KnownHistory,
  type Meta,
  type Profile,
  type Provenance,
  type ProvenanceSpan,
} from './check/index.ts'
import { readFacts, type Facts } from './facts/index.ts'
import type { Meeting } from './meeting/index.ts'
import { documentFormat, readDocument, readWordFormat } from './read/index.ts'
import { buildSpeech, type Speech } from './speech/index.ts'
import { Recogniser } from './phrases/index.ts'
import { loadDivisions, type Divisions, type Terms } from './terms/index.ts'
import { isoDay, parseDay } from './text/dates.ts'
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
  /** Finds entries of the phrase library. */
  phrases?: Recogniser
  /** What is wrong in bigan.yaml and the word lists. */
  problems: Problem[]
}

export interface SheetInput {
  source: Source
  tables?: ReadonlyMap<string, Result<Table[]>>
}

/** A meeting sheet with the fact sheet of its speech. */
export interface MeetingInput {
  sheet: Source
  tables?: ReadonlyMap<string, Result<Table[]>>
  facts?: SheetInput
}

export interface ReviewInput {
  /** As shown to people; its ending tells Markdown from plain text. */
  path: string
  bytes: Uint8Array
  /** The sheet that the draft was made from; where absent, that of the meeting's speech. */
  sheet?: SheetInput
  /** The meeting that the paper belongs to. */
  meeting?: MeetingInput
  /** The template of a paper of a meeting, where the file itself does not say it. */
  paper?: string
  /** The style that it was set in, where the file itself does not say it. */
  style?: string
  /** What is kept beside the draft: the Markdown as generated, and where each span of it came from. */
  trace?: Pick<TraceFile, '稿子' | '出处'>
  /** Recorded versions of drafts that this may be of, or quote. */
  histories?: readonly KnownHistory[]
}

/** The sheets that papers are compared with, read once for all papers of a run. */
export interface Sheets {
  facts?: Result<Facts>
  meeting?: Result<Meeting>
}

/** Reads the sheets of a paper. The meeting is read with the facts of its own speech. */
export async function readSheets(
  { sheet, meeting }: Pick<ReviewInput, 'sheet' | 'meeting'>,
  { office }: Workspace,
): Promise<Sheets> {
  const own = meeting?.facts && factsOf(meeting.facts)
  const facts = sheet ? factsOf(sheet) : own
  if (!meeting) return facts ? { facts } : {}
  // most runs have no meeting
  const { readMeeting } = await import('./meeting/index.ts')
  const options = {
    ...(meeting.tables ? { tables: meeting.tables } : {}),
    ...(own ? { facts: own.value } : {}),
  }
  return { ...(facts ? { facts } : {}), meeting: readMeeting(meeting.sheet, { ...options, office }) }
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
  const profile = readProfile(workspace.office.checks, [...rules, ...gates])
  return {
    workspace,
    terms: terms.value,
    profile: profile.value,
    divisions: await loadDivisions(),
    ...(earlier ? { earlier } : {}),
    phrases: new Recogniser(workspace.phrases.phrases),
    problems: [...terms.problems, ...profile.problems],
  }
}

/**
 * Checks one file. Never throws on content: what could not be read or run is in what it gives. `sheets` are those of the
 * input, where they are read already.
 */
export async function review(input: ReviewInput, checks: Checks, sheets?: Sheets): Promise<Reviewed> {
  const modern = await withoutOldFormat(input)
  const { value: bytes } = modern
  const kind = documentFormat(input.path, bytes)
  const format: DocFormat = kind === 'ole' || kind === undefined ? 'docx' : kind
  const { value: speech, problems } = await readDocument(input.path, bytes)
  const base = { path: input.path, format, bytes }
  const reading = [...modern.problems, ...problems]
  if (!speech) return { ...base, findings: [], notRun: [], executionErrors: [], problems: [], reading }
  const { facts, meeting } = sheets ?? (await readSheets(input, checks.workspace))
  const word = format === 'docx' ? await readWordFormat(input.path, bytes) : undefined
  if (word) reading.push(...word.problems)
  const check = await checkerFor(speech.source.text, input, checks, facts?.value, word?.value, meeting?.value)
  const checked = check(speech, format)
  const trouble = [
    ...reading,
    ...emptiness(input.path, checked.doc),
    ...sheetTrouble(facts, '事实表'),
    ...sheetTrouble(meeting, '会议表'),
  ]
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
  { trace, paper, style: known, histories }: Pick<ReviewInput, 'trace' | 'paper' | 'style' | 'histories'>,
  checks: Checks,
  facts?: Facts,
  word?: WordFormat,
  meeting?: Meeting,
): Promise<(speech: Speech, format: DocFormat) => Checked & { doc: Doc }> {
  const { workspace, terms, divisions, earlier, phrases, profile } = checks
  const repair = mayNeedRepair(text) ? await loadRepair() : undefined
  return (speech, format) => {
    const provenance = trace?.稿子 === speech.source.text ? provenanceOf(trace) : undefined
    const style = speech.meta.entries['样式'] ?? known ?? workspace.office.style ?? 'gbt9704'
    // no other text has a layout to hold to it
    const layout = format === 'docx' ? layoutOf(workspace, style).value : undefined
    const inputs: Inputs = {
      office: workspace.office,
      terms,
      ...(divisions ? { divisions } : {}),
      ...(facts ? { facts } : {}),
      ...(meeting ? { meeting } : {}),
      ...(provenance ? { provenance } : {}),
      ...(layout ? { layout } : {}),
      ...(earlier ? { earlier } : {}),
      ...(histories ? { histories } : {}),
      ...(phrases ? { phrases } : {}),
      ...(repair ? { repair } : {}),
      ...(word ? { word } : {}),
    }
    const doc = new Doc(speech, format, {
      ...knownOf(facts, workspace, meeting),
      ...(paper ? { paper } : {}),
    })
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
  return {
    path,
    paragraphs,
    ...(meta.speaker ? { speaker: meta.speaker.name } : {}),
    ...(meta.day ? { day: isoDay(meta.day) } : {}),
    ...(meta.region ? { region: meta.region } : {}),
  }
}

/** The facts that a draft is compared with; undefined where it has no sheet. */
export function factsFor({ sheet }: Pick<ReviewInput, 'sheet'>): Facts | undefined {
  return sheet && factsOf(sheet).value
}

function factsOf({ source, tables }: SheetInput): Result<Facts> {
  return readFacts(source, tables ? { tables } : {})
}

/** What is wrong in the sheet is the sheet's own business; a draft is only told where it cannot be compared with it. */
function sheetTrouble(sheet: Result<{ source: Source }> | undefined, what: string): Problem[] {
  if (!sheet || !hasErrors(sheet.problems)) return []
  const { path } = sheet.value.source
  const message = `${what}“${path}”自身有差错，对照可能不全；请先核对它：bigan check ${path}`
  return [{ code: 'facts/sheet', level: 'warn', message }]
}

/** What sheets and the office say of a text that does not say it itself. */
export function knownOf(facts: Facts | undefined, { office }: Workspace, meeting?: Meeting): Partial<Meta> {
  const sheet = facts?.sheet
  const day = meeting?.day ?? (sheet && parseDay(sheet.date))
  const region = facts?.region?.name ?? meeting?.sheet.region ?? office.region?.name
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

/** What a trace tells the rules: where each span was written, and which figure it prints. */
export function provenanceOf(trace: Pick<TraceFile, '出处'>): Provenance {
  const spans = trace.出处.flatMap(({ start, end, from }): ProvenanceSpan[] => {
    if (!('place' in from) || from.place === undefined) return []
    const figure = from.kind === 'fact' ? { figure: { id: from.id, word: from.word } } : {}
    return [{ start, end, place: from.place, ...figure }]
  })
  return { spans }
}

/** The sheet that a Markdown draft names in its front matter (事实: or 会议:); undefined where it names none. */
export function sheetNamed(bytes: Uint8Array, key: '事实' | '会议' = '事实'): string | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096))
  const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---/u.exec(head)?.[1]
  const line = front && new RegExp(`^${key}[ \\t]*[:：][ \\t]*(\\S.*?)[ \\t]*\\r?$`, 'mu').exec(front)?.[1]
  return line?.replace(/^(['"])(.*)\1$/u, '$2')
}
