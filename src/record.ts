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
  /** Whether suggestions of the library were printed; absent: they were not. */
  建议?: true
  /** Entries of the library that past speeches had used; absent: none. */
  避开?: string[]
  /** The number of the version that was recorded of it; absent: none was. */
  稿次?: number
  /** SHA-256 of each file as written. */
  文件: Hashes
  /** The Markdown as generated. */
  稿子: string
  /** The sheet as it was. */
  事实表: string
  出处: NonNullable<Made['draft']>['trace']
  /** Texts that were generated under this name before, the newest first; absent: none were. */
  前稿?: EarlierDraft[]
}

/** A text that was generated and written over: a copy of it may still be in somebody's hands. */
export type EarlierDraft = Pick<TraceFile, '模板' | '种子' | '篇幅' | '建议' | '避开' | '稿子' | '事实表'>

/** How many earlier texts a trace keeps, and how much they may hold in all. */
const mostEarlier = 9
const mostEarlierCharacters = 1_000_000

/** The contents of NAME.trace.json for a draft that was made. `version` is the number that it was recorded under. */
export function traceFile(
  made: Made,
  sheetText: string,
  hashes: Hashes,
  edition: Edition,
  version?: number,
): string {
  const draft = made.draft!
  const file: TraceFile = {
    格式: 1,
    模板: made.template!.id,
    种子: draft.seed,
    版本: edition,
    ...(made.length === 'full' ? {} : { 篇幅: made.length }),
    ...(made.suggest ? { 建议: true } : {}),
    ...(made.recent && made.recent.length > 0 ? { 避开: [...made.recent] } : {}),
    ...(version === undefined ? {} : { 稿次: version }),
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

/**
 * A new trace file with the texts that the one it is written over holds: a copy of the draft that is out comes back, and
 * what it was made from is still known. `isDraft` false: the last text was never anybody's, as while a sheet is watched.
 */
export function withEarlier(text: string, before: string, isDraft = true): string {
  const old = readTraceFile(before)
  if (!old) return text
  const file = JSON.parse(text) as TraceFile
  const seen = new Set([file.稿子])
  let room = mostEarlierCharacters
  const kept = [...(isDraft ? [earlierOf(old)] : []), ...earlierDrafts(old)].filter((one) => {
    if (seen.has(one.稿子)) return false
    seen.add(one.稿子)
    room -= one.稿子.length + one.事实表.length
    return room >= 0
  })
  return kept.length === 0 ? text : printed({ ...file, 前稿: kept.slice(0, mostEarlier) })
}

function earlierOf({ 模板, 种子, 篇幅, 建议, 避开, 稿子, 事实表 }: TraceFile): EarlierDraft {
  return {
    模板,
    种子,
    ...(篇幅 === undefined ? {} : { 篇幅 }),
    ...(建议 === undefined ? {} : { 建议 }),
    ...(避开 === undefined ? {} : { 避开 }),
    稿子,
    事实表,
  }
}

/** The texts that were generated before a trace's own, the newest first; what is none of ours is left out. */
export function earlierDrafts({ 前稿 }: TraceFile): EarlierDraft[] {
  return Array.isArray(前稿)
    ? 前稿.filter((one) => typeof one?.稿子 === 'string' && typeof one.事实表 === 'string')
    : []
}

/** One span a line: a diff of two traces shows what changed. */
function printed(file: TraceFile): string {
  const { 出处, ...rest } = file
  const head = JSON.stringify(rest, null, 1).slice(0, -2)
  return `${head},\n "出处": [\n${出处.map((span) => `  ${JSON.stringify(span)}`).join(',\n')}\n ]\n}\n`
}

/** True for the text of a trace file of ours. */
export function isTraceFile(text: string): boolean {
  return readTraceFile(text) !== undefined
}

/** The hashes that a trace file remembers; none where it is no trace of ours. */
export function knownHashes(text: string): Hashes {
  return { ...readTraceFile(text)?.文件 }
}

/** A trace file of ours, as any version of the program wrote it; undefined for other texts. */
export function readTraceFile(text: string): TraceFile | undefined {
  try {
    const file = JSON.parse(text) as Partial<TraceFile> | null
    const isOurs = typeof file?.文件 === 'object' && typeof file.稿子 === 'string' && Array.isArray(file.出处)
    return isOurs ? (file as TraceFile) : undefined
  } catch {
    return undefined
  }
}
