/** What a pack remembers of itself, in one file beside its folder: nothing of it is in the papers that leave the office. */
import type { TraceSpan } from '../draft/index.ts'
import { hashOf } from '../files.ts'
import { packValues, shortPlace, type PackValues } from './values.ts'
import type { Packed, Paper } from './make.ts'
import type { Hashes } from '../record.ts'
import { hash } from '../text/hash.ts'
import { packageLimits } from '../text/word-package.ts'
import { unzipWithin } from '../text/zip.ts'

/** A text as it was generated. */
interface Generated {
  /** The Markdown as generated. */
  稿子: string
  出处: TraceSpan[]
  /** Which of 旧值 it was made from; absent where it is the newest. */
  值?: string
}

/** One paper as it was made. */
export interface PaperRecord extends Generated {
  模板: string
  名称: string
  /** SHA-256 of each file as written, by ending; of what stands beside an edited file by 新.ending. */
  文件: Hashes
  /** SHA-256 of what is printed of the Word file: of all its parts but the properties, which carry the meeting's day. */
  印面?: string
  /** What an edited Word file was made from, where its Markdown has been written anew since. */
  留存?: Generated
  /** True where the meeting has it no more and its files are still there. */
  不再需要?: true
}

export interface PackRecord {
  格式: 1
  /** The sheets as they were, by name as shown. */
  会议表: { 文件: string; 内容: string }
  事实表?: { 文件: string; 内容: string }
  /** All that the sheets said, tables included. */
  值?: PackValues
  /** What they said when papers were made that this run did not write. */
  旧值?: Record<string, PackValues>
  种子: string
  /** By the paper's file name without its ending: 01-会议通知. */
  材料: Record<string, PaperRecord>
  汇编?: Hashes
}

/** What became of the files of a run. */
export interface Outcome {
  /** By stem, the hashes of all files that are ours; those of the volume under ''. Papers that were not reached are absent. */
  hashes: Readonly<Record<string, Hashes>>
  /** By stem, what was left alone because somebody edited it: the Markdown, or only other files of the paper. */
  kept?: ReadonlyMap<string, 'text' | 'files'>
  /** Papers of before whose files are there still and that the meeting has no more. */
  leftOver?: ReadonlySet<string>
  /** Papers of before of which nothing is left. */
  removed?: ReadonlySet<string>
}

/** The contents of a pack's trace file: papers that this run wrote, and of `before` those that it did not. */
export function packRecord(
  packed: Packed,
  files: { sheet: string; facts?: string },
  { hashes, kept, leftOver, removed }: Outcome,
  before?: PackRecord,
): string {
  const { meeting, facts, papers } = packed
  const values = packValues(packed, shortPlace)
  const earlier = new EarlierValues(values, before)
  const entries = new Map<string, PaperRecord>()
  for (const [stem, paper] of Object.entries(before?.材料 ?? {})) {
    if (removed?.has(stem)) continue
    const { 不再需要: _, ...still } = earlier.of(paper)
    entries.set(stem, leftOver?.has(stem) ? { ...still, 不再需要: true } : still)
  }
  for (const paper of papers) {
    const written = hashes[paper.stem]
    if (!written) continue
    entries.set(paper.stem, entryOf(paper, written, kept?.get(paper.stem), entries.get(paper.stem)))
  }
  const volume = hashes[''] ?? before?.汇编
  const old = earlier.used([...entries.values()])
  const record: PackRecord = {
    格式: 1,
    会议表: { 文件: files.sheet, 内容: meeting.source.text },
    ...(facts && files.facts !== undefined ? { 事实表: { 文件: files.facts, 内容: facts.source.text } } : {}),
    种子: papers[0]?.draft.seed ?? '',
    材料: Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1))),
    ...(volume ? { 汇编: volume } : {}),
    值: values,
    ...(Object.keys(old).length > 0 ? { 旧值: old } : {}),
  }
  return printedRecord(record)
}

/** The edited text keeps the record of what it was before the edits: a later revision merges against that. */
function entryOf(
  paper: Paper,
  hashes: Hashes,
  kept: 'text' | 'files' | undefined,
  before: PaperRecord | undefined,
): PaperRecord {
  if (kept === 'text' && before) return { ...before, 文件: hashes }
  const { name, template, draft } = paper
  const printed =
    hashes['docx'] !== undefined && hashes['docx'] === before?.文件['docx'] && before.印面 !== undefined
      ? before.印面
      : printHash(paper)
  const still = kept === 'files' && before ? (before.留存 ?? generatedOf(before)) : undefined
  return {
    模板: template.id,
    名称: name,
    文件: hashes,
    ...(printed === undefined ? {} : { 印面: printed }),
    稿子: draft.markdown,
    出处: draft.trace,
    ...(still && still.稿子 !== draft.markdown ? { 留存: still } : {}),
  }
}

/** SHA-256 of what is printed of a paper's Word file; undefined where none was made. */
export function printHash({ files }: Pick<Paper, 'files'>): string | undefined {
  const word = files.find(({ format }) => format === 'docx')?.content
  if (word === undefined || typeof word === 'string') return undefined
  const parts = unzipWithin(word, packageLimits, (name) => !name.startsWith('docProps/'))
  if (typeof parts === 'string') return undefined
  return hashOf([...parts].map(([name, bytes]) => `${name} ${hashOf(bytes)}`).join('\n'))
}

function generatedOf({ 稿子, 出处, 值 }: PaperRecord): Generated {
  return { 稿子, 出处, ...(值 === undefined ? {} : { 值 }) }
}

/** The values that earlier papers were made from, each kept once under a name of its own. */
class EarlierValues {
  readonly #now: string
  readonly #before: PackRecord | undefined
  readonly #kept: Record<string, PackValues>

  constructor(now: PackValues, before: PackRecord | undefined) {
    this.#now = JSON.stringify(now)
    this.#before = before
    this.#kept = { ...before?.旧值 }
  }

  of(paper: PaperRecord): PaperRecord {
    const { 值: _, ...rest } = paper
    const { 留存 } = paper
    return {
      ...rest,
      ...this.#reference(paper),
      ...(留存 ? { 留存: { 稿子: 留存.稿子, 出处: 留存.出处, ...this.#reference(留存) } } : {}),
    }
  }

  #reference({ 值 }: Generated): { 值?: string } {
    if (值 !== undefined) return { 值 }
    const values = this.#before?.值
    const text = values && JSON.stringify(values)
    if (!values || text === undefined || text === this.#now) return {}
    const name = hash(text).toString(36)
    this.#kept[name] = values
    return { 值: name }
  }

  used(papers: readonly PaperRecord[]): Record<string, PackValues> {
    const names = new Set(papers.flatMap(({ 值, 留存 }) => [值, 留存?.值]))
    return Object.fromEntries(Object.entries(this.#kept).filter(([name]) => names.has(name)))
  }
}

/** The record once a file of a paper was written anew from the paper's own text: it is ours, and edited no more. */
export function withPaperFile(
  record: PackRecord,
  stem: string,
  ending: string,
  content: string | Uint8Array,
): PackRecord {
  const paper = record.材料[stem]
  if (!paper) return record
  const printed = ending === 'docx' ? printHash({ files: [{ format: ending, content }] }) : undefined
  return {
    ...record,
    材料: {
      ...record.材料,
      [stem]: {
        ...paper,
        文件: { ...paper.文件, [ending]: hashOf(content) },
        ...(printed === undefined ? {} : { 印面: printed }),
      },
    },
  }
}

/** The text of a pack's trace file. */
export function printedRecord(record: PackRecord): string {
  return `${JSON.stringify(record)}\n`
}

/** A pack's trace file; undefined where the text is none of ours. Entries that somebody broke are left out. */
export function readPackRecord(text: string): PackRecord | undefined {
  let record: Partial<PackRecord> | null
  try {
    record = JSON.parse(text) as Partial<PackRecord> | null
  } catch {
    return undefined
  }
  if (typeof record?.会议表?.内容 !== 'string' || typeof record.材料 !== 'object' || record.材料 === null)
    return undefined
  const papers = Object.entries(record.材料).filter(
    ([, paper]) => isGenerated(paper) && isGenerated(paper.留存 ?? paper),
  )
  return { ...(record as PackRecord), 材料: Object.fromEntries(papers) }
}

function isGenerated(paper: Partial<PaperRecord> | null): boolean {
  return typeof paper?.稿子 === 'string' && Array.isArray(paper.出处)
}
