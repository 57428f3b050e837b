/** What a pack remembers of itself, in one file beside its folder: nothing of it is in the papers that leave the office. */
import type { TraceSpan } from './draft/index.ts'
import type { Packed } from './pack.ts'
import type { Hashes } from './record.ts'

/** One paper as it was made. */
export interface PaperRecord {
  模板: string
  名称: string
  /** SHA-256 of each file as written, by ending. */
  文件: Hashes
  /** The Markdown as generated. */
  稿子: string
  出处: TraceSpan[]
}

export interface PackRecord {
  格式: 1
  /** The sheets as they were, by name as shown. */
  会议表: { 文件: string; 内容: string }
  事实表?: { 文件: string; 内容: string }
  种子: string
  /** By the paper's file name without its ending: 01-会议通知. */
  材料: Record<string, PaperRecord>
  汇编?: Hashes
}

/** The contents of a pack's trace file. `hashes` are those of the files on disk, by stem; of the volume under ''. */
export function packRecord(
  packed: Packed,
  files: { sheet: string; facts?: string },
  hashes: Readonly<Record<string, Hashes>>,
): string {
  const { meeting, facts, papers } = packed
  const record: PackRecord = {
    格式: 1,
    会议表: { 文件: files.sheet, 内容: meeting.source.text },
    ...(facts && files.facts !== undefined ? { 事实表: { 文件: files.facts, 内容: facts.source.text } } : {}),
    种子: papers[0]?.draft.seed ?? '',
    材料: Object.fromEntries(
      papers.map(({ stem, name, template, draft }) => [
        stem,
        {
          模板: template.id,
          名称: name,
          文件: hashes[stem] ?? {},
          稿子: draft.markdown,
          出处: draft.trace,
        },
      ]),
    ),
    ...(hashes[''] ? { 汇编: hashes[''] } : {}),
  }
  return `${JSON.stringify(record)}\n`
}

/** A pack's trace file; undefined where the text is none of ours. */
export function readPackRecord(text: string): PackRecord | undefined {
  try {
    const record = JSON.parse(text) as Partial<PackRecord> | null
    const isOurs = typeof record?.会议表?.内容 === 'string' && typeof record.材料 === 'object'
    return isOurs ? (record as PackRecord) : undefined
  } catch {
    return undefined
  }
}
