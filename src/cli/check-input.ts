/** What a paper is checked with: its bytes, its trace, and the sheets that are given or that its front matter names. */
import path from 'node:path'
import { exists, FileError, readDocumentBytes, readText } from '../files.ts'
import {
  isTraceFile,
  openMeeting,
  readTables,
  sheetNamed,
  type MeetingInput,
  type PaperRecord,
  type Problem,
  type ReviewInput,
  type SheetInput,
  type TraceFile,
} from '../index.ts'
import { knownHistories, type ReadHistories } from './histories.ts'
import type { Io } from './io.ts'
import { packRecordAt, recordFileOf } from './pack-file.ts'
import { prettyProblems } from './report/pretty.ts'

/** The sheets that the command line names. */
export interface Given {
  facts?: SheetInput
  meeting?: { value: MeetingInput; problems: Problem[] }
  /** The folder with recorded versions. */
  history?: string
  /** What was read of them in this run. */
  histories?: ReadHistories
}

/** True of a sheet that says who meets when, and not what is to be said. */
export function isMeetingSheet(text: string): boolean {
  return /^(?:议程|参会|agenda|attendees)[ \t]*:/mu.test(text) && !/^(?:讲话人|speaker)[ \t]*:/mu.test(text)
}

/** A draft's bytes with its trace and its sheet, which its front matter names. */
export async function inputAt(file: string, shown: string, order: Given, io: Io): Promise<ReviewInput> {
  const bytes = await readDocumentBytes(file, shown)
  const paper = paperAt(file)
  const trace = traceBeside(file) ?? paper
  const sheet = order.facts ?? (await namedSheet(file, shown, trace ? [bytes, ...twinOf(file)] : [bytes], io))
  const known = knownHistories(
    file,
    bytes,
    order.history,
    traceBeside(file),
    order.histories ?? new Map(),
    io,
  )
  const meeting = order.meeting?.value ?? (await namedMeeting(file, shown, bytes, io))
  return {
    path: shown,
    bytes,
    ...(sheet ? { sheet } : {}),
    ...(meeting ? { meeting } : {}),
    ...(trace ? { trace } : {}),
    ...(paper ? { paper: paper.模板 } : {}),
    ...(known.length > 0 ? { histories: known } : {}),
  }
}

/** What the record of a pack keeps of a paper of it. */
function paperAt(file: string): PaperRecord | undefined {
  const papers = packRecordAt(recordFileOf(path.dirname(file)))?.材料 ?? {}
  const stem = path.basename(file, path.extname(file))
  return Object.hasOwn(papers, stem) ? papers[stem] : undefined
}

/** The meeting that a paper's front matter names (会议:). */
async function namedMeeting(
  file: string,
  shown: string,
  bytes: Uint8Array,
  io: Io,
): Promise<MeetingInput | undefined> {
  const named = [bytes, ...twinOf(file)].flatMap((text) => sheetNamed(text, '会议') ?? [])[0]
  if (named === undefined) return undefined
  const at = path.resolve(path.dirname(file), named)
  if (!exists(at)) {
    io.err(`${shown}：开头写的会议表“${named}”找不到，没有对照；可用 --meeting 给出\n`)
    return undefined
  }
  const { value, problems } = await openMeeting(at, path.relative(io.cwd, at))
  io.err(prettyProblems(problems))
  return value
}

async function namedSheet(
  file: string,
  shown: string,
  texts: readonly Uint8Array[],
  io: Io,
): Promise<SheetInput | undefined> {
  const [named] = texts.flatMap((bytes) => sheetNamed(bytes) ?? [])
  if (named === undefined) return undefined
  const at = path.resolve(path.dirname(file), named)
  if (exists(at)) return sheetAt(at, path.relative(io.cwd, at))
  io.err(`${shown}：开头写的事实表“${named}”找不到，没有对照；可用 --facts 给出\n`)
  return undefined
}

/** The Markdown that was drafted with a Word file: a Word file does not say which sheet it was made of. */
function twinOf(file: string): Uint8Array[] {
  const twin = `${file.slice(0, file.length - path.extname(file).length)}.md`
  return twin !== file && exists(twin) ? [readDocumentBytes(twin)] : []
}

/** One that cannot be read is done without: it only tells where words were written. */
function traceBeside(file: string): TraceFile | undefined {
  const trace = file.replace(/\.[^.]+$/u, '.trace.json')
  if (trace === file || !exists(trace)) return undefined
  try {
    const { text } = readText(trace)
    return isTraceFile(text) ? (JSON.parse(text) as TraceFile) : undefined
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}

/** A fact sheet with its tables. */
export async function sheetAt(file: string, shown: string): Promise<SheetInput> {
  const source = readText(file, shown)
  return { source, tables: await readTables(source, path.dirname(file)) }
}
