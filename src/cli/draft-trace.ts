/** The trace that `draft` writes beside a draft. */
import { writeFile } from '../files.ts'
import { isTraceFile, knownHashes, withEarlier, withHashes } from '../index.ts'

export interface TraceWriting {
  /** The trace file of the draft, and what is in it. */
  file: string
  before: string
  /** Where the new text stands, because the draft was edited and stays. */
  beside: string | undefined
  /** Whether the text that was written last may be in somebody's hands. */
  isDraft: boolean
}

/**
 * Writes the trace, with what was generated before. An edited draft keeps the one that says what it was before the edits;
 * the new draft beside it has its own.
 */
export function keepTrace({ file, before, beside, isDraft }: TraceWriting, now: string): void {
  if (beside === undefined) return writeFile(file, withEarlier(now, before, isDraft))
  if (isTraceFile(before)) writeFile(file, withHashes(before, knownHashes(now)))
  writeFile(beside.replace(/\.md$/, '.trace.json'), now)
}
