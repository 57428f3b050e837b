/** The papers of one meeting → what single papers and all of them together say: each checked alone, then the gates. */
import {
  checkPack,
  Doc,
  loadPackRules,
  type Checked,
  type DocFormat,
  type Finding,
  type Inputs,
  type PackDoc,
} from './check/index.ts'
import type { Packed } from './pack/index.ts'
import { buildSpeech, type Speech } from './speech/index.ts'
import { isCell } from './text/place.ts'
import { sortProblems, type Result } from './text/problem.ts'
import { WordSource } from './text/word-source.ts'
import type { TraceFile } from './record.ts'
import {
  knownOf,
  provenanceOf,
  readSheets,
  review,
  type Checks,
  type MeetingInput,
  type Reviewed,
  type SheetInput,
  type Sheets,
} from './review.ts'

/** A paper as it lies in the folder: as it was made, as somebody edited it, or as a unit sent it in. */
export interface PackPaper {
  /** The id of its template. */
  paper: string
  name: string
  path: string
  bytes: Uint8Array
  /** What the pack's record keeps of it. */
  trace?: Pick<TraceFile, '稿子' | '出处'>
}

export interface PackReview {
  papers: readonly PackPaper[]
  meeting: MeetingInput
  /** Over the fact sheet that the meeting names. */
  sheet?: SheetInput
}

/**
 * Checks the papers of a meeting one by one and against each other. What a gate says of a paper is among the findings of
 * that paper; what a rule of single papers says again of the same words is left out. Never throws on content.
 */
export async function reviewPack(
  { papers, meeting, sheet }: PackReview,
  checks: Checks,
): Promise<Reviewed[]> {
  const sheets = await readSheets({ meeting, ...(sheet ? { sheet } : {}) }, checks.workspace)
  const reviews: Reviewed[] = []
  const docs: PackDoc[] = []
  for (const { paper, name, path, bytes, trace } of papers) {
    const style = styleOf(trace?.稿子) ?? checks.workspace.units.get(paper)?.meta.style
    const input = {
      paper,
      path,
      bytes,
      ...(style === undefined ? {} : { style }),
      ...(trace ? { trace } : {}),
    }
    const reviewed = await review(input, checks, sheets)
    reviews.push(reviewed)
    const { doc } = reviewed
    const isOwn = trace !== undefined && doc?.speech.source.text === trace.稿子
    if (doc) docs.push({ paper, name, path, doc, ...(isOwn ? { provenance: provenanceOf(trace) } : {}) })
  }
  const gated = await runGates(docs, sheets, checks)
  return reviews.map((reviewed, i) => withGates(reviewed, gated, i === 0))
}

/** What is wrong in a meeting sheet, and in the fact sheet that it names. */
export async function reviewMeeting(path: string, meeting: MeetingInput, checks: Checks): Promise<Reviewed> {
  const source = meeting.sheet
  const read = await readSheets({ meeting }, checks.workspace)
  const speech = buildSpeech({ type: 'root', children: [] }, source, { entries: {}, places: {} })
  return {
    path,
    format: 'sheet',
    bytes: new TextEncoder().encode(source.text),
    // there is no text of its own to look at
    doc: new Doc(speech, 'sheet'),
    findings: [],
    notRun: [],
    executionErrors: [],
    problems: [],
    reading: sortProblems([...(read.meeting?.problems ?? []), ...(read.facts?.problems ?? [])]),
  }
}

/**
 * What the gates say of a pack as it was just made; each finding stands in the paper that it is in. `hand` has the papers
 * that somebody edited, by stem, as they are now.
 */
export async function gatesOf(
  packed: Packed,
  checks: Checks,
  hand: ReadonlyMap<string, Speech> = new Map(),
): Promise<Checked> {
  const { meeting, facts } = packed
  const known = knownOf(facts, checks.workspace, meeting)
  const docs = packed.papers.map(({ template, name, stem, speech, draft }): PackDoc => {
    const edited = hand.get(stem)
    const { source } = edited ?? speech
    const format: DocFormat =
      template.meta.form === '文本' ? 'txt' : source instanceof WordSource ? 'docx' : 'md'
    const doc = new Doc(edited ?? speech, format, { ...known, paper: template.id })
    const isOwn = source.text === draft.markdown
    return {
      paper: template.id,
      name,
      path: source.path,
      doc,
      ...(isOwn ? { provenance: provenanceOf({ 出处: draft.trace }) } : {}),
    }
  })
  const sheets: Sheets = { meeting: sound(meeting), ...(facts ? { facts: sound(facts) } : {}) }
  return (await runGates(docs, sheets, checks)).checked
}

function sound<T>(value: T): Result<T> {
  return { value, problems: [] }
}

/** The style that a paper's front matter names: its Word file does not say it. */
function styleOf(markdown: string | undefined): string | undefined {
  return markdown && /^样式: (\S+)$/mu.exec(markdown.slice(0, 1000))?.[1]
}

interface Gated {
  checked: Checked
  /** By gate: the rules of single papers that say the same. */
  covers: ReadonlyMap<string, readonly string[]>
}

async function runGates(
  docs: readonly PackDoc[],
  { facts, meeting }: Sheets,
  checks: Checks,
): Promise<Gated> {
  const { workspace, terms, divisions, profile } = checks
  const inputs: Inputs = {
    office: workspace.office,
    terms,
    ...(divisions ? { divisions } : {}),
    ...(facts ? { facts: facts.value } : {}),
    ...(meeting ? { meeting: meeting.value } : {}),
  }
  const rules = await loadPackRules()
  return {
    checked: checkPack(docs, rules, inputs, profile),
    covers: new Map(rules.map(({ id, covers = [] }) => [id, covers])),
  }
}

/** A paper's own findings with those of the gates; what concerns no single paper is told with the first. */
function withGates(reviewed: Reviewed, { checked, covers }: Gated, isFirst: boolean): Reviewed {
  const { doc } = reviewed
  const gates = checked.findings.filter(({ place }) => !isCell(place) && place.source === doc?.speech.source)
  const isCovered = ({ code, range }: Finding): boolean =>
    gates.some(
      (gate) =>
        covers.get(gate.code)?.includes(code) === true &&
        gate.range.start < range.end &&
        range.start < gate.range.end,
    )
  const own = reviewed.findings.filter((finding) => !isCovered(finding))
  const findings = sortProblems([...own, ...gates]) as Finding[]
  if (!isFirst) return { ...reviewed, findings }
  return {
    ...reviewed,
    findings,
    notRun: [...reviewed.notRun, ...checked.notRun],
    executionErrors: [...reviewed.executionErrors, ...checked.executionErrors],
  }
}
