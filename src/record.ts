/** The trace file beside a draft: where each span comes from, and what a later revision merges against. */
import type { Edition, Made } from './make.ts'

/** The hashes of the files as they were written, by what follows the draft's name: `md`, `docx`, `大字版.docx`. */
export type Hashes = Record<string, string>

export interface TraceFile {
  格式: 1
  模板: string
  种子: string
  版本: Edition
  /** How much of the sheet was printed; absent: the whole. */
  篇幅?: Exclude<Made['length'], 'full'>
  /** SHA-256 of each file as written. */
  文件: Hashes
  /** The Markdown as generated. */
  稿子: string
  /** The sheet as it was. */
  事实表: string
  出处: NonNullable<Made['draft']>['trace']
}

/** The contents of NAME.trace.json for a draft that was made. */
export function traceFile(made: Made, sheetText: string, hashes: Hashes, edition: Edition): string {
  const draft = made.draft!
  const file: TraceFile = {
    格式: 1,
    模板: made.template!.id,
    种子: draft.seed,
    版本: edition,
    ...(made.length === 'full' ? {} : { 篇幅: made.length }),
    文件: hashes,
    稿子: draft.markdown,
    事实表: sheetText,
    出处: draft.trace,
  }
  return printed(file)
}

/** A trace file with other hashes: of a draft that stands while files beside it were written anew. */
export function withHashes(text: string, hashes: Hashes): string {
  return printed({ ...(JSON.parse(text) as TraceFile), 文件: hashes })
}

/** One span a line: a diff of two traces shows what changed. */
function printed(file: TraceFile): string {
  const { 出处, ...rest } = file
  const head = JSON.stringify(rest, null, 1).slice(0, -2)
  return `${head},\n "出处": [\n${出处.map((span) => `  ${JSON.stringify(span)}`).join(',\n')}\n ]\n}\n`
}

/** True for the text of a trace file of ours. */
export function isTraceFile(text: string): boolean {
  return parsed(text) !== undefined
}

/** The hashes that a trace file remembers; none where it is no trace of ours. */
export function knownHashes(text: string): Hashes {
  return { ...parsed(text)?.文件 }
}

function parsed(text: string): TraceFile | undefined {
  try {
    const file = JSON.parse(text) as Partial<TraceFile> | null
    const isOurs = typeof file?.文件 === 'object' && typeof file.稿子 === 'string' && Array.isArray(file.出处)
    return isOurs ? (file as TraceFile) : undefined
  } catch {
    return undefined
  }
}
