/** Safe fixes of any file: read → check → edit, until nothing is left to fix. A Word file gets them as tracked changes. */
import { chooseFixes, fixText, type Finding, type Fixed } from './check/index.ts'
import type { Facts } from './facts/index.ts'
import { decodeText, readDocument } from './read/index.ts'
import { isCell } from './text/place.ts'
import type { Edit, Problem } from './text/problem.ts'
import { WordSource } from './text/word-source.ts'
import { checkerFor, factsFor, type Checks, type Reviewed, type ReviewInput } from './review.ts'
import { editDocx, type WordEdits } from './write/index.ts'

export interface Amended {
  /** The file as amended; undefined where nothing was changed. */
  bytes?: Uint8Array
  applied: Finding[]
  left: Fixed['left']
  /** Each line that changed, before and after; of a Word file its paragraphs. */
  lines: { number: number; before: string; after: string }[]
  problems: Problem[]
}

/** CHECKS part 4: fixing stops after as many rounds. */
const mostRounds = 10

/** Applies the safe fixes of a file that was reviewed. The file itself is not touched: the new content is given. */
export async function amend(input: ReviewInput, reviewed: Reviewed, checks: Checks): Promise<Amended> {
  const { doc, format } = reviewed
  if (!doc || !reviewed.findings.some((finding) => finding.fix))
    return { applied: [], left: [], lines: [], problems: [] }
  const facts = factsFor(input)
  return format === 'docx'
    ? amendWord(input, reviewed, checks, facts)
    : amendText(input, reviewed, checks, facts)
}

async function amendText(
  input: ReviewInput,
  { doc, format }: Reviewed,
  checks: Checks,
  facts: Facts | undefined,
): Promise<Amended> {
  const { text } = doc!.speech.source
  const check = await checkerFor(text, input, checks, facts)
  // What a program printed of a sheet or template is put right there; the draft would only be overwritten.
  const printed = input.trace?.稿子 === text ? input.trace.出处 : []
  const isOurs = (edit: Edit, round: number): boolean =>
    round === 0 && printed.some((span) => span.start < edit.end && edit.start < span.end)
  const fixed = await fixText(
    text,
    async (now) => {
      const { value: speech } = await readDocument(input.path, new TextEncoder().encode(now))
      return speech ? check(speech, format).findings : []
    },
    isOurs,
  )
  const decoded = decodeText(input.bytes)
  // A page that calls itself GBK stays readable: a byte order mark outweighs what it says of itself.
  const mark = decoded && (decoded.encoding !== 'utf-8' || hasMark(input.bytes)) ? '\uFEFF' : ''
  return {
    ...(fixed.text === text ? {} : { bytes: new TextEncoder().encode(mark + fixed.text) }),
    applied: fixed.applied,
    left: fixed.left,
    lines: changedLines(text, fixed.text),
    problems: [],
  }
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

async function amendWord(
  input: ReviewInput,
  reviewed: Reviewed,
  checks: Checks,
  facts: Facts | undefined,
): Promise<Amended> {
  const amended: Amended = { applied: [], left: [], lines: [], problems: [] }
  let { bytes } = reviewed
  let before: string | undefined
  for (let round = 0; round < mostRounds; round++) {
    const { value: speech } = await readDocument(input.path, bytes)
    if (!speech || !(speech.source instanceof WordSource)) break
    const { source } = speech
    before ??= source.text
    amended.lines = changedLines(before, source.text)
    const check = await checkerFor(source.text, input, checks, facts)
    const { chosen, left } = chooseFixes(check(speech, 'docx').findings)
    amended.left = left
    const edited = await editDocx(bytes, {
      comments: [],
      changes: chosen.flatMap((finding) => changesOf(finding, source)),
    })
    if (chosen.length === 0 || !edited.value) break
    amended.problems.push(...edited.problems)
    amended.applied.push(...chosen)
    amended.bytes = bytes = edited.value
    // What could not be put in would be tried again for ever; what was put in another way is only told.
    if (edited.problems.some(({ level }) => level !== 'info')) break
  }
  return amended
}

/** The safe fix of a finding as changes in its Word file. */
export function changesOf(finding: Finding, source: WordSource): WordEdits['changes'] {
  return (finding.fix ?? []).flatMap(({ start, end, text }) => {
    const range = source.range(start, end)
    return range ? [{ ...range, text }] : []
  })
}

/** Lines that differ; a fix never adds or takes away a line. */
function changedLines(before: string, after: string): Amended['lines'] {
  const now = after.split('\n')
  return before
    .split('\n')
    .map((line, i) => ({ number: i + 1, before: line, after: now[i] ?? '' }))
    .filter((line) => line.before !== line.after)
}

/** True where a finding stands in the text of the file itself, and not in its sheet. */
export function isInText(finding: Finding, reviewed: Reviewed): boolean {
  return !isCell(finding.place) && finding.place.source === reviewed.doc?.speech.source
}
