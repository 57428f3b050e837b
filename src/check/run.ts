/** Runs rules over a Doc: run → complete → ignores → unique → sort. */
import type { Problem } from '../text/problem.ts'
import { sortProblems } from '../text/problem.ts'
import { hash } from '../text/hash.ts'
import type { Doc } from './doc.ts'
import { withoutIgnored } from './ignore.ts'
import { optionsOf, type Profile, type Setting } from './profile.ts'
import type { AnyRule, Basis, Finding, Inputs, Need, Report, RuleId } from './rule.ts'

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
  const findings: Finding[] = []
  const notRun: Checked['notRun'] = []
  const executionErrors: Checked['executionErrors'] = []
  for (const rule of rules) {
    const setting = profile.get(rule.id)
    if (!(setting?.on ?? !rule.off)) continue
    if (doc.format === 'sheet' && !rule.sheets) continue
    const missing = (rule.needs ?? []).filter((need) => !has(need, doc, inputs))
    if (missing.length > 0) {
      // that a Markdown draft is no Word file goes without saying
      if (!missing.includes('docx'))
        notRun.push({
          id: rule.id,
          name: rule.name,
          reason: missing.map((need) => wanting[need]).join('；'),
          needs: missing,
        })
      continue
    }
    try {
      findings.push(
        ...reportsOf(rule, doc, inputs, setting).map((report) => complete(report, rule, setting, doc)),
      )
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      executionErrors.push({ id: rule.id, name: rule.name, message })
    }
  }
  for (const finding of findings) traceBack(finding, doc, inputs)
  const { kept, problems } = withoutIgnored(findings, doc, rules)
  return {
    findings: sortProblems(kept) as Finding[],
    notRun,
    executionErrors,
    problems: sortProblems(problems),
  }
}

function has(need: Need, doc: Doc, inputs: Inputs): boolean {
  switch (need) {
    case 'facts':
      return inputs.facts !== undefined
    case 'meeting':
      return false
    case 'names':
      return (inputs.office.people?.length ?? 0) + (inputs.office.units?.length ?? 0) > 0
    case 'layout':
      return inputs.layout !== undefined
    case 'earlier':
      return (inputs.earlier?.length ?? 0) > 0
    case 'docx':
      return doc.format === 'docx'
    case 'date':
      return doc.meta.day !== undefined
    case 'region':
      return doc.meta.region !== undefined
  }
}

function reportsOf(rule: AnyRule, doc: Doc, inputs: Inputs, setting: Setting | undefined): Report[] {
  const reports: Report[] = []
  rule.check(doc, {
    options: optionsOf(rule, setting) as never,
    inputs,
    report(report) {
      const { start, end } = report.range
      if (!(start >= 0 && start <= end && end <= doc.text.length))
        throw new RangeError(`range ${start}–${end} outside a text of ${doc.text.length}`)
      reports.push(report)
    },
  })
  return reports
}

const rank = { error: 0, warn: 1, info: 2 } as const

function complete(report: Report, rule: AnyRule, setting: Setting | undefined, doc: Doc): Finding {
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
