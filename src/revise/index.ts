/**
 * New facts into an edited draft: what was generated, what people made of it and what the new facts give are merged; a
 * Word file gets tracked changes in its own package, Markdown the words themselves.
 */
import { withEdits } from '../check/index.ts'
import type { Length, TraceSpan } from '../draft/index.ts'
import { makeDraft, type Made, type MakeInput, type MakeOptions } from '../make.ts'
import { readDocument, readMarkdown } from '../read/index.ts'
import type { SheetInput } from '../review.ts'
import { hasErrors, type Problem, type Result } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import type { Workspace } from '../workspace.ts'
import { editDocx } from '../write/index.ts'
import { readBack, type ReadBack, type Side } from './causes.ts'
import { markdownEdits } from './markdown.ts'
import { merge, type Merged } from './merge.ts'
import { editedFiles, generated, type EditedFiles, type Generated } from './open.ts'
import { hasFactsTable } from './old-review.ts'
import { reasonFor } from './reasons.ts'
import { remarkOf, rowsOf, type Row } from './rows.ts'
import { withNumbers, withSheetName } from './sheet.ts'
import { otherSheet } from './same-sheet.ts'
import { staleFigures, type Stale } from './stale.ts'
import type { Hunk, PlaceOf } from './types.ts'
import { figureRemarks, wordChanges } from './word.ts'

export { findBase, type FoundBase } from './base.ts'
export type { ReadBack } from './causes.ts'
export type { Stale } from './stale.ts'
export { countsOf, printRevision } from './report.ts'
export type { Row } from './rows.ts'

/** What the edited draft was generated from. */
export interface BaseDraft {
  /** As generated; '' where only the sheet is known. */
  markdown: string
  /** The sheet as it was. Without it and without `trace` only words are merged, and no figure is named. */
  sheet?: Source
  /** Tables that the sheet names were read then: what they held is not known. */
  hasTables?: boolean
  trace?: readonly TraceSpan[]
  template?: string
  seed?: string
  length?: Length
  suggest?: boolean
  /** Entries of the phrase library that were avoided. */
  recent?: readonly string[]
}

export interface ReviseInput {
  /** The .docx or .md that people worked on. */
  edited: { path: string; bytes: Uint8Array }
  base: BaseDraft
  /** What was generated of it before that: old figures that were told then may still stand. */
  older?: readonly BaseDraft[]
  /** The new facts. */
  sheet: SheetInput
  sheetName?: string
}

export interface ReviseOptions {
  /** Over the one that the draft was made with. */
  template?: string
  /** Whether facts are taken that seem to be of another speech. */
  force?: boolean
  /** ISO day or time for tracked changes and remarks; never the clock. */
  date?: string
}

export interface Revised {
  rows: Row[]
  backs: ReadBack[]
  stale: Stale[]
  /** Where words stand in the edited file. */
  place?: PlaceOf
  /** The edited file with tracked changes; of Markdown, set in its style first. */
  docx?: Uint8Array
  markdown?: string
  /** The file is a 核稿版: its 数据核对表 is of the old facts. */
  hasOldTable?: boolean
  /** What the new facts give by themselves: the base of the next revision. */
  now?: Made
  /** The sheet with the figures that people changed in the text. */
  sheetText?: string
}

/** The hand that changes a file, as Word shows it. */
const author = '笔杆'

/** Merges. The value has no files where the draft or the sheet cannot be read, and a problem says why. */
export async function reviseDraft(
  input: ReviseInput,
  workspace: Workspace,
  options: ReviseOptions = {},
): Promise<Result<Revised>> {
  const none: Revised = { rows: [], backs: [], stale: [] }
  const { edited, base } = input
  const read = await readDocument(edited.path, edited.bytes)
  if (!read.value || hasErrors(read.problems)) return { value: none, problems: read.problems }
  const problems: Problem[] = []
  const fill = fillingOf(input, options)
  const made = await makeDraft(makeInput(input.sheet), workspace, fill)
  problems.push(...made.problems)
  const { draft, speech, facts } = made.value
  if (!draft || !speech) return { value: none, problems }
  const now = generated(speech, draft.trace, facts)
  const before = await baseOf(base, workspace, fill, problems)
  const other = options.force ? undefined : otherSheet(before, now, facts)
  if (other !== undefined)
    return {
      value: none,
      problems: [...problems, { code: 'revise/other-sheet', level: 'error', message: other }],
    }
  const older = await olderSides(input, before, workspace, fill)
  const files = await editedFiles(read.value, edited, before.version.source, workspace)
  problems.push(...files.problems)

  const { markdown, word } = files.value
  const mine = files.value.format === 'docx' && word ? word : markdown
  const figuresOfHunk = idsOf(before, now)
  const merged = merge(before.version, mine, now.version, figuresOfHunk)
  const rows = rowsOf(merged.outcomes, mine, now.version, before.version, ({ cause }) =>
    reasonFor(cause, before, now),
  )
  const figures = figuresOf(merged, { before, now, older }, mine.text)
  const inText = mine === markdown ? merged : merge(before.version, markdown, now.version, figuresOfHunk)
  const edits = markdownEdits(inText.outcomes, markdown, now.version)
  const inWord = mine === word || !word ? merged : merge(before.version, word, now.version, figuresOfHunk)
  const docx = await editedWord(files.value, inWord, { before, now, older }, options, problems)
  const proposals = figures.backs.flatMap(({ proposal }) => (proposal ? [proposal] : []))
  return {
    value: {
      rows,
      ...figures,
      place: mine.place,
      markdown: withSheetName(withEdits(markdown.source, edits), input.sheetName),
      now: made.value,
      ...(docx ? { docx } : {}),
      ...(word && hasFactsTable(word.bytes) ? { hasOldTable: true } : {}),
      ...(proposals.length > 0 ? { sheetText: withNumbers(facts, proposals) } : {}),
    },
    problems,
  }
}

function makeInput({ source, tables }: SheetInput): MakeInput {
  return { sheet: source, ...(tables ? { tables } : {}) }
}

/** The new facts are printed as the old ones were. */
function fillingOf({ base, sheetName }: ReviseInput, options: ReviseOptions): MakeOptions {
  const { template, seed, length, suggest, recent } = base
  return {
    formats: ['md'],
    ...(seed === undefined ? {} : { seed }),
    ...(length === undefined ? {} : { length }),
    ...(suggest === undefined ? {} : { suggest }),
    ...(recent === undefined ? {} : { recent: new Set(recent) }),
    ...(template === undefined ? {} : { template }),
    ...(options.template === undefined ? {} : { template: options.template }),
    ...(sheetName === undefined ? {} : { sheetName }),
  }
}

/**
 * What was generated, filled again from the sheet as it was: where the templates or the library have changed since, only
 * what the facts change is carried over. The recorded text where the sheet is not known, or its tables are not.
 */
async function baseOf(
  { markdown, sheet, hasTables, trace = [] }: BaseDraft,
  workspace: Workspace,
  fill: MakeOptions,
  problems: Problem[],
): Promise<Generated> {
  const recorded = readMarkdown(new Source('原稿.md', markdown)).value
  if (!sheet) return generated(recorded, trace)
  const again = await makeDraft({ sheet }, workspace, fill)
  const { draft, speech, facts } = again.value
  if (markdown !== '' && (hasTables || !draft || !speech)) return generated(recorded, trace, facts)
  if (!draft || !speech) {
    problems.push(...again.problems)
    return generated(recorded, trace, facts)
  }
  if (body(draft.markdown) === body(markdown) && trace.length > 0) return generated(recorded, trace, facts)
  if (markdown === '' || body(draft.markdown) === body(markdown)) return generated(speech, draft.trace, facts)
  problems.push({
    code: 'revise/program',
    level: 'info',
    message:
      '模板、用语库或程序在起草以后改过，同样的事实表现在写出来的不一样；这次只带数据的变化，措辞照稿上的',
  })
  return generated(speech, draft.trace, facts)
}

/** Without front matter. */
function body(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/u, '')
}

/** The figures that a hunk is about. */
function idsOf(before: Generated, now: Generated): (hunk: Hunk) => string[] {
  return ({ start, end, newStart, newEnd }) =>
    [
      ...before.printed.filter((one) => one.start < end && start < one.end),
      ...now.printed.filter((one) => one.start < newEnd && newStart < one.end),
    ].map(({ id }) => id)
}

interface Sides {
  before: Generated
  now: Generated
  older: readonly Side[]
}

/** Sheets before the last that are looked through for figures that still stand. */
const mostOlder = 4

/** What was generated before the last, each sheet once; tables of then are not known. */
async function olderSides(
  { older = [], base, sheet }: ReviseInput,
  before: Generated,
  workspace: Workspace,
  fill: MakeOptions,
): Promise<Side[]> {
  const seen = new Set([base.sheet?.text, sheet.source.text])
  const sides: Side[] = []
  for (const one of older) {
    if (!one.sheet || one.hasTables || seen.has(one.sheet.text) || sides.length >= mostOlder) continue
    seen.add(one.sheet.text)
    const { draft, speech, facts } = (await makeDraft({ sheet: one.sheet }, workspace, fill)).value
    if (draft && speech && facts && before.title === facts.sheet.title)
      sides.push(generated(speech, draft.trace, facts))
  }
  return sides
}

/** Figures that people changed, and old ones in words of their own. What is told as a conflict is not told twice. */
function figuresOf(
  { outcomes, edits }: Merged,
  { before, now, older }: Sides,
  mine: string,
): Pick<Revised, 'backs' | 'stale'> {
  const told = outcomes.flatMap((one) => (one.kind === 'conflict' || one.kind === 'already' ? [one] : []))
  const isTold = ({ start, end }: ReadBack): boolean =>
    told.some((one) => start < Math.max(one.end, one.start + 1) && one.start < end)
  return {
    backs: readBack(before, mine, edits.to).filter((one) => !isTold(one)),
    stale: staleFigures(before, now, mine, edits.from, older),
  }
}

/** The Word file with tracked changes, each with a remark that says why. */
async function editedWord(
  { word }: EditedFiles,
  merged: Merged,
  sides: Sides,
  options: ReviseOptions,
  problems: Problem[],
): Promise<Uint8Array | undefined> {
  if (!word) return undefined
  const { outcomes } = merged
  const { before, now } = sides
  const rows = rowsOf(outcomes, word, now.version, before.version, ({ cause }) =>
    reasonFor(cause, before, now),
  )
  const remarks = new Map(outcomes.map((outcome, i) => [outcome, remarkOf(rows[i]!)]))
  const { changes, unplaced } = wordChanges(outcomes, word, now.version, (one) => remarks.get(one) ?? [])
  const figures = figuresOf(merged, sides, word.text)
  changes.comments.push(...figureRemarks(figures.backs, figures.stale, word))
  const edited = await editDocx(word.bytes, changes, {
    author,
    ...(options.date === undefined ? {} : { date: options.date }),
  })
  problems.push(...toldOnce(edited.problems))
  for (const outcome of unplaced) {
    const row = rows[outcomes.indexOf(outcome)]!
    // An automatic number follows by itself.
    if (/^[（(]?[一二三四五六七八九十\d]{1,4}[）)、.．]?$/u.test(row.old)) continue
    const message = `Word 里放不下这一处，请手工改：“${brief(row.old)}”改为“${brief(row.now)}”`
    problems.push({ code: 'revise/unplaced', level: 'warn', message })
  }
  return edited.value
}

function isUnbound({ code }: Problem): boolean {
  return code === 'word/control-replaced'
}

/** What is said of each control that had to be let go of its data is said once for all. */
function toldOnce(problems: readonly Problem[]): Problem[] {
  const unbound = problems.filter(isUnbound)
  if (unbound.length === 0) return [...problems]
  const message = `${unbound.length}个数在绑定的内容控件里，为加修订已解除绑定，文字照旧；要各处跟着变的，定稿后请重新起草核稿版`
  return [...problems.filter((one) => !isUnbound(one)), { code: 'revise/unbound', level: 'info', message }]
}

function brief(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
