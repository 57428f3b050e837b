import type { Document } from 'yaml'
import type { Datum } from './datum.ts'
import { Patched } from './patched.ts'
import type { TextPlace } from './place.ts'
import { sortProblems, type Edit, type Problem, type Result } from './problem.ts'
import { characterProblems } from './reserved.ts'
import type { Source } from './source.ts'
import { leaveOut, lineAt } from './yaml-lines.ts'
import { parseYaml, type ParsedYaml } from './yaml-parse.ts'
import { Reading } from './yaml-reading.ts'
import { cutTexts, silentSlips } from './yaml-silent.ts'
import type { Slip, SlipProblem } from './yaml-slip.ts'
import { plainSlip, slipsBehind } from './yaml-slips.ts'

/** A sheet of a long speech has about 20,000 characters; what is far beyond was not typed by a person. */
const maxLength = 1_000_000

/** Rounds of mending, and characters read in all of them: bounds the time that a broken file takes. */
const maxRounds = 200
const maxRead = 2_000_000
/** Errors of one reading that are looked into. */
const maxErrors = 200
/** Problems listed at most; who has that many mends some and runs again. */
const maxProblems = 200

export interface YamlOptions {
  /** Keys of the schema. With them slips are seen that otherwise look like text, such as `小标题：甲` alone in a list. */
  keys?: ReadonlySet<string>
}

/**
 * Reads YAML as secretaries write it. Every value keeps its place, numbers stay as written, and what YAML would refuse
 * in English or take otherwise than meant is a problem in Chinese with its place (DESIGN part 3). Never throws on content.
 */
export function readYaml(source: Source, options: YamlOptions = {}): Result<Datum> {
  const start: TextPlace = { source, start: 0, end: 0 }
  const nothing: Datum = { kind: 'empty', place: start }
  if (source.text.length > maxLength) {
    const message = `文件太大（${source.text.length}个字符），最多${maxLength}个字符；请拆成几个文件`
    return { value: nothing, problems: [{ code: 'yaml/size', level: 'error', message, place: start }] }
  }
  const { patched, document, problems } = mend(source, options.keys)
  const reading = new Reading(source, patched)
  const value = document?.contents ? reading.datum(document.contents) : nothing
  return { value, problems: sortProblems([...characterProblems(source), ...problems, ...reading.problems]) }
}

interface Mended {
  patched: Patched
  /** Absent where the nesting is too deep to be read. */
  document?: Document.Parsed
  problems: Problem[]
}

/**
 * Finds the slips of a text. What is found is mended in a copy and the copy read again, so that one slip is one problem
 * and everything behind it is still seen.
 */
function mend(source: Source, keys: ReadonlySet<string> | undefined): Mended {
  const problems: Problem[] = []
  const told = new Set<string>()
  const seenLines = new Set<number>()
  let patched = Patched.of(source.text)
  let parsed = parseYaml(patched.text)
  let read = 0
  for (let round = 0; 'document' in parsed && round < maxRounds && read < maxRead; round++) {
    if (problems.length >= maxProblems) break
    const edits: Edit[] = []
    for (const slip of slipsOf(parsed, keys)) {
      const problem = problemOf(source, patched, slip)
      const { line } = source.position(problem.place.start)
      const name = `${slip.code} ${problem.place.start}`
      // What came back after it was mended cannot be mended: its line is left out.
      edits.push(...(told.has(name) ? leaveOut(patched.text, lineAt(patched.text, slip.start)) : slip.edits))
      const isNews = !told.has(name) && !(slip.guess && seenLines.has(line))
      if (isNews && problems.length < maxProblems) problems.push(problem)
      told.add(name)
      for (let at = line; at <= source.position(problem.place.end).line; at++) seenLines.add(at)
    }
    const next = patched.apply(edits)
    read += patched.text.length
    if (next.text === patched.text) break
    patched = next
    parsed = parseYaml(patched.text)
  }
  if (!('document' in parsed)) {
    const start = patched.origin(parsed.tooDeepAt)
    const end = Math.min(start + 1, source.text.length)
    const message = '括号或列表的层次太多，无法读取'
    problems.push({ code: 'yaml/limit', level: 'error', message, place: { source, start, end } })
    return { patched, problems }
  }
  for (const slip of cutTexts(parsed)) problems.push(problemOf(source, patched, slip))
  return { patched, document: parsed.document, problems }
}

/** Slips that say nothing of other lines: all of one reading can be believed at once. */
const lineSlips = new Set(['yaml/colon', 'yaml/indent', 'yaml/start'])

/**
 * The slips of one reading that can be believed: the first, and those of its kind that keep to their line. What the parser
 * says of the text behind a slip is often only an echo of it, and is asked again when the slip is mended.
 */
function slipsOf(parsed: ParsedYaml, keys: ReadonlySet<string> | undefined): Slip[] {
  const errors = parsed.errors.slice(0, maxErrors)
  const found = [...silentSlips(parsed, keys), ...errors.flatMap((error) => slipsBehind(parsed, error))].sort(
    (a, b) => a.start - b.start,
  )
  // Of brackets in brackets that seem open it is the innermost that lacks its partner.
  const bracket = found.findLast((slip) => slip.code === 'yaml/bracket-open')
  const first = found[0]?.code === bracket?.code ? bracket : found[0]
  if (!first) return errors[0] ? [plainSlip(parsed.text, errors[0])] : []
  if (!lineSlips.has(first.code) || first.swallows) return [first]
  const taken: Slip[] = []
  let end = -1
  for (const slip of found) {
    const from = Math.min(slip.start, ...slip.edits.map((edit) => edit.start))
    if (slip.code !== first.code || slip.swallows || from < end) continue
    taken.push(slip)
    end = Math.max(slip.end, ...slip.edits.map((edit) => edit.end))
  }
  return taken
}

function problemOf(source: Source, patched: Patched, slip: Slip): SlipProblem {
  const start = patched.origin(slip.start)
  const problem: SlipProblem = {
    code: slip.code,
    level: slip.level ?? 'error',
    message: slip.message,
    place: { source, start, end: Math.max(start, patched.origin(slip.end)) },
  }
  if (slip.repairs) problem.fix = slip.edits.map((edit) => patched.inOriginal(edit))
  return problem
}
