/** The files of a draft on disk: none that somebody edited is written over, and beside them stands their trace. */
import path from 'node:path'
import { exists, hashOf, isEdited, placeDraft, readText } from '../files.ts'
import { editions, knownHashes, lengths, traceFile, type Edition, type Length, type Made } from '../index.ts'
import type { Problem } from '../text/problem.ts'
import { recordDraft, tellSettled, type Recording } from './draft-record.ts'
import { keepTrace } from './draft-trace.ts'
import { exit, type Exit, type Io } from './io.ts'
import { prettyProblems, tally } from './report/pretty.ts'

/** How drafts are saved. */
export interface SaveOrder {
  edition: Edition
  length: Length
  out: string
  recording?: Recording
  force: boolean
  /** Traces that this run wrote already: --watch writes a draft many times. */
  written: Set<string>
}

/** What the files of a sheet's draft are called. */
export function draftName(sheet: string): string {
  return path.basename(sheet).replace(/\.ya?ml$/i, '')
}

/**
 * Writes the drafts and, beside them, what a later revision needs; prints where they are. The code says whether a version
 * that was to be recorded was refused.
 */
export function saveDraft(made: Made, sheet: string, sheetText: string, order: SaveOrder, io: Io): Exit {
  const suffix = order.length === 'full' ? '' : `.${lengths[order.length]}`
  const stem = path.join(order.out, draftName(sheet) + suffix)
  const target = path.resolve(io.cwd, stem)
  if (!order.force) tellSettled(stem, io)
  const trace = `${target}.trace.json`
  const before = exists(trace) ? readText(trace).text : ''
  const known = knownHashes(before)
  let editedText: string | undefined
  // The Word file of an edited draft is that draft's: the new text gets a Word file of its own.
  const text = made.draft!.markdown
  const edited =
    !order.force && isEdited(`${target}.md`, known['md']) && isEdited(`${target}.md`, hashOf(text))
  for (const { format, content } of made.files) {
    const print = order.edition === 'print' ? '' : `.${editions[order.edition]}`
    const name = format === 'md' ? `${stem}.md` : `${stem}${print}.${format}`
    const key = name.slice(stem.length + 1)
    const placed = placeDraft(path.resolve(io.cwd, name), content, known[key], order.force, edited)
    const shown = path.relative(io.cwd, placed.file)
    if (placed.kept && (format === 'md' || !edited))
      io.err(`${name} 改过，没有覆盖；新稿写在 ${shown}（要覆盖请加 --force，原稿会另存一份）\n`)
    if (placed.backup) io.err(`原来的 ${name} 存成了 ${path.relative(io.cwd, placed.backup)}\n`)
    io.out(`${shown}\n`)
    // The hash of an edited file is not remembered: it stays a file that somebody edited.
    if (!placed.kept) known[key] = hashOf(content)
    if (placed.kept && format === 'md') editedText = placed.file
  }
  const traced = (number?: number): string => traceFile(made, sheetText, known, order.edition, number)
  const written = { made, stem, sheet, sheetText, trace: traced }
  // First without a number: should recording fail, the draft has its trace all the same.
  const writing = { file: trace, before, beside: editedText, isDraft: !order.written.has(trace) }
  keepTrace(writing, traced())
  const recorded = order.recording && recordDraft(written, order.recording, io)
  if (recorded?.number !== undefined) keepTrace(writing, traced(recorded.number))
  order.written.add(trace)
  io.out(timeLine(made))
  return recorded ? tell(recorded.problems, io) : exit.fine
}

/** 约14.6分钟（每分钟180字）：开头1.2，一、5.0 … */
function timeLine(made: Made): string {
  const { time } = made
  if (!time) return ''
  const parts = time.parts.map((part) => `${part.name}${part.minutes.toFixed(1)}`).join('，')
  const allowed = made.facts.sheet.minutes
  return `讲完约${time.minutes.toFixed(1)}分钟（每分钟${time.rate}字${allowed ? `，允许${allowed}分钟` : ''}）：${parts}\n`
}

/** Tells problems; the code says whether one is an error. */
export function tell(problems: Problem[], io: Io): Exit {
  if (problems.length > 0) io.err(`${prettyProblems(problems)}共${tally(problems)}\n`)
  return problems.some((problem) => problem.level === 'error') ? exit.problems : exit.fine
}
