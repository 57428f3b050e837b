/** Runs rules over a Doc: run → complete → ignores → unique → sort. */
import type { Problem } from '../text/problem.ts'
import { sortProblems } from '../text/problem.ts'
import { hash } from '../text/hash.ts'
import type { Doc } from './doc.ts'
import { withoutIgnored } from './ignore.ts'
import { optionsOf, type Profile, type Setting } from './profile.ts'
import type {
  AnyRule,
  Basis,
  Finding,
  Inputs,
  Need,
  PackDoc,
  PackReport,
  PackRule,
  Report,
  RuleId,
} from './rule.ts'

export interface Checked {
  findings: Finding[]
  /** Rules that could not run for want of an input, with what is wanting. */
  notRun: { id: RuleId; name: string; reason: string; needs: Need[] }[]
  /** Rules that failed: a bug of ours, told and never hidden; the others went on. */
  executionErrors: { id: RuleId; name: string; message: string }[]
  /** What is wrong with ignore comments. */
  problems: Problem[]
}

const wanting: Record<Need, string> = {
  facts: '没有事实表（可用 --facts 给出）',
  meeting: '没有会议表（可用 --meeting 给出）',
  names: '没有人员和单位名单（写在 bigan.yaml 的“人员”“单位”里）',
  layout: '没有样式文件',
  earlier: '没有以往的稿子（可用 --corpus 给出文件夹）',
  phrases: '没有用语库',
  versions: '没有留过档的稿子',
  docx: '不是 Word 文件',
  date: '不知道会议日期（稿子开头或事实表里写明日期）',
  region: '不知道是哪个地区的稿子（写在 bigan.yaml 或事实表的“地区”里）',
}

/** Runs the rules that the profile leaves on. Never throws for what a rule does. */
export function checkDoc(
  doc: Doc,
  rules: readonly AnyRule[],
  inputs: Inputs,
  profile: Profile = new Map(),
): Checked {
  const chosen = rules.filter((rule) => doc.format !== 'sheet' || rule.sheets)
  const findings: Finding[] = []
  const run = runAll(
    chosen,
    profile,
    (need) => has(need, doc, inputs),
    (rule, setting) => {
      findings.push(
        ...reportsOf(rule, doc, inputs, setting).map((report) => complete(report, rule, setting, doc)),
      )
    },
  )
  for (const finding of findings) traceBack(finding, doc, inputs)
  const { kept, problems } = withoutIgnored(findings, doc, rules)
  return { ...run, findings: sortProblems(kept) as Finding[], problems: sortProblems(problems) }
}

/** Runs the gates over the papers of one meeting. Findings are ordered by paper; what a comment in one hides is left out. */
export function checkPack(
  papers: readonly PackDoc[],
  rules: readonly PackRule[],
  inputs: Inputs,
  profile: Profile = new Map(),
): Checked {
  const found: { finding: Finding; paper: PackDoc }[] = []
  const run = runAll(
    rules,
    profile,
    (need) => hasInput(need, inputs),
    (rule, setting) => {
      const reports: PackReport[] = []
      rule.check(papers, {
        inputs,
        report(report) {
          checkRange(report, report.doc.doc)
          reports.push(report)
        },
        saidBy(single, paper) {
          const own = withProvenance(inputs, paper)
          const mine = profile.get(single.id)
          const missing = (single.needs ?? []).some((need) => !has(need, paper.doc, own))
          return missing || !(mine?.on ?? !single.off) ? [] : reportsOf(single, paper.doc, own, mine)
        },
      })
      for (const { doc: paper, ...report } of reports)
        found.push({ finding: complete(report, { ...rule, fix: 'none' }, setting, paper.doc), paper })
    },
  )
  for (const { finding, paper } of found) traceBack(finding, paper.doc, withProvenance(inputs, paper))
  const kept = papers.flatMap((one) => {
    const own = found.flatMap(({ finding, paper }) => (paper === one ? [finding] : []))
    // what is wrong with the comments themselves is told where single papers are checked
    return own.length > 0 ? withoutIgnored(own, one.doc, rules).kept : []
  })
  return { ...run, findings: sortProblems(kept) as Finding[], problems: [] }
}

function withProvenance(inputs: Inputs, { provenance }: PackDoc): Inputs {
  const { provenance: _, ...rest } = inputs
  return { ...rest, ...(provenance ? { provenance } : {}) }
}

/** What rules and gates have in common for the runner. */
type Runnable = Pick<AnyRule, 'id' | 'name' | 'off' | 'needs'>

/** Does the work of each rule that is on and has its inputs; lists those that have not, and those that fail. */
function runAll<R extends Runnable>(
  rules: readonly R[],
  profile: Profile,
  isGiven: (need: Need) => boolean,
  work: (rule: R, setting: Setting | undefined) => void,
): Pick<Checked, 'notRun' | 'executionErrors'> {
  const notRun: Checked['notRun'] = []
  const executionErrors: Checked['executionErrors'] = []
  for (const rule of rules) {
    const { id, name } = rule
    const setting = profile.get(id)
    if (!(setting?.on ?? !rule.off)) continue
    const needs = (rule.needs ?? []).filter((need) => !isGiven(need))
    // that a Markdown draft is no Word file, and that a text was never recorded, goes without saying
    if (needs.length > 0) {
      const reason = needs.map((need) => wanting[need]).join('；')
      if (!needs.includes('docx') && !needs.includes('versions')) notRun.push({ id, name, reason, needs })
      continue
    }
    try {
      work(rule, setting)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      executionErrors.push({ id, name, message })
    }
  }
  return { notRun, executionErrors }
}

function has(need: Need, doc: Doc, inputs: Inputs): boolean {
  switch (need) {
    case 'docx':
      return doc.format === 'docx'
    case 'date':
      return doc.meta.day !== undefined
    case 'region':
      return doc.meta.region !== undefined
    default:
      return hasInput(need, inputs)
  }
}

/** What no text says of itself. */
function hasInput(need: Need, inputs: Inputs): boolean {
  switch (need) {
    case 'facts':
      return inputs.facts !== undefined
    case 'meeting':
      return inputs.meeting !== undefined
    case 'names':
      return (inputs.office.people?.length ?? 0) + (inputs.office.units?.length ?? 0) > 0
    case 'layout':
      return inputs.layout !== undefined
    case 'earlier':
      return (inputs.earlier?.length ?? 0) > 0
    case 'phrases':
      return inputs.phrases !== undefined
    case 'versions':
      return (inputs.histories?.length ?? 0) > 0
    default:
      return false
  }
}

function reportsOf(rule: AnyRule, doc: Doc, inputs: Inputs, setting: Setting | undefined): Report[] {
  const reports: Report[] = []
  rule.check(doc, {
    options: optionsOf(rule, setting) as never,
    inputs,
    report(report) {
      checkRange(report, doc)
      reports.push(report)
    },
  })
  return reports
}

function checkRange({ range: { start, end } }: { range: Report['range'] }, { text }: Doc): void {
  if (start >= 0 && start <= end && end <= text.length) return
  throw new RangeError(`range ${start}–${end} outside a text of ${text.length}`)
}

const rank = { error: 0, warn: 1, info: 2 } as const

function complete(
  report: Report,
  rule: Pick<AnyRule, 'id' | 'name' | 'level' | 'basis' | 'fix'>,
  setting: Setting | undefined,
  doc: Doc,
): Finding {
  const { range, message, related, fix, suggestions, data } = report
  const own = setting?.level ?? rule.level
  const level = report.level && rank[report.level] > rank[own] ? report.level : own
  const finding: Finding = {
    code: rule.id,
    name: rule.name,
    level,
    message,
    range,
    place: report.place ?? doc.place(range),
    basis: rule.basis.map(basisText).join('；'),
    key: keyOf(rule.id, report, doc),
  }
  if (related)
    finding.related = related.map(({ message: said, at }) => ({
      message: said,
      place: 'source' in at || 'cell' in at ? at : doc.place(at),
    }))
  if (fix) {
    const edits = fix.map((edit) => doc.sourceEdit(edit))
    if (rule.fix === 'safe' && edits.every((edit) => edit !== undefined)) finding.fix = edits
  }
  const offered = suggestions?.flatMap(({ message: said, edits }) => {
    const mapped = edits.map((edit) => doc.sourceEdit(edit))
    return mapped.every((edit) => edit !== undefined) ? [{ message: said, edits: mapped }] : []
  })
  if (offered && offered.length > 0) finding.suggestions = offered
  if (data) finding.data = data
  return finding
}

/** Says where the words of a finding were written, for a draft that nobody edited since. */
function traceBack(finding: Finding, doc: Doc, { provenance }: Inputs): void {
  if (!provenance || !('source' in finding.place) || finding.place.source !== doc.speech.source) return
  const { start } = finding.place
  const span = provenance.spans.findLast((one) => one.start <= start && start < one.end)
  if (span) finding.origin = span.place
}

/** A clause is shown only where somebody read it. */
function basisText({ source, clause, verified }: Basis): string {
  return clause && verified ? `${source} ${clause}` : source
}

/** Stable under edits elsewhere: the rule, and the words around the range within its block. */
function keyOf(id: RuleId, { range, place }: Report, doc: Doc): string {
  const block = doc.blocks[doc.blockAt(range.start)]
  const from = Math.max(block?.start ?? 0, range.start - 12)
  const to = Math.min(block?.end ?? doc.text.length, range.end + 12)
  const around = place && 'source' in place ? place.source.text.slice(place.start, place.end) : ''
  const words = `${doc.text.slice(from, range.start)}⟦${doc.slice(range)}⟧${doc.text.slice(range.end, to)}${around}`
  return `${id}#${hash(words).toString(16).padStart(8, '0')}`
}
