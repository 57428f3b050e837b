/** `revise --record`: the revised draft as a version. */
import path from 'node:path'
import {
  isFinal,
  nextPlace,
  readPaper,
  recordVersion,
  traceFile,
  type Problem,
  type Revised,
} from '../index.ts'
import { continuesWords, type Recording } from './draft-record.ts'
import type { Io } from './io.ts'
import { prettyProblems, tally } from './report/pretty.ts'

/** A revised draft as it was written, and the sheet of its figures. */
export interface RevisedDraft {
  revised: Revised
  /** As shown to people, without an ending: drafts/招商推进会.改稿. */
  stem: string
  /** The draft that people worked on. */
  edited: string
  /** As the trace names it, and its YAML. */
  sheet: string
  source: string
}

/**
 * Records a revised draft with the history that it goes on with, and says so. A 定稿 in which something is left to do is
 * not recorded: then the value is false.
 */
export async function recordRevised(
  draft: RevisedDraft,
  recording: Recording,
  name: string | undefined,
  io: Io,
) {
  const { revised, stem, sheet, source } = draft
  const status = recording.status ?? '讨论稿'
  const left = isFinal(status) ? await unreadyIn(revised, stem) : []
  if (left.length > 0) {
    io.err(`${prettyProblems(left)}共${tally(left)}，${status}没有留档：${stem}\n`)
    return false
  }
  const [target, edited] = [stem, draft.edited].map((file) => path.resolve(io.cwd, file)) as [string, string]
  const { folder, continues } = nextPlace(`${target}.md`, revised.markdown!, {
    beside: [edited],
    ...(name === undefined ? {} : { name }),
  })
  const { row, isNew } = recordVersion(folder, {
    status,
    time: io.now ?? '',
    markdown: revised.markdown!,
    note: recording.note ?? '改稿',
    sheet,
    facts: source,
    ...(recording.by === undefined ? {} : { by: recording.by }),
    ...(revised.docx ? { original: { ending: 'docx', bytes: revised.docx } } : {}),
    trace: (number) => traceFile(revised.now!, source, {}, 'print', number),
  })
  if (isNew && continues) io.err(continuesWords(continues))
  io.err(isNew ? `记为第${row.number}稿（${row.status}）\n` : `与第${row.number}稿相同，没有另记\n`)
  return true
}

/** Marks, and tracked changes of the Word file that nobody accepted yet. */
async function unreadyIn(revised: Revised, stem: string): Promise<Problem[]> {
  const [name, bytes] = revised.docx
    ? ([`${stem}.docx`, revised.docx] as const)
    : ([`${stem}.md`, new TextEncoder().encode(revised.markdown!)] as const)
  return (await readPaper(name, bytes)).value?.unready ?? []
}
