/** What a corpus keeps of each file that it learned from, one record a file, so that a later run goes on from there. */
import path from 'node:path'
import { filesBelow, hashOf, readText, writeFile } from './files.ts'
import type { Candidate } from './learn/index.ts'

/** A row of 索引.tsv. */
export interface Row {
  title: string
  date: string
  speaker: string
  kind: string
  length: number
  figures: number
  mends: number
  /** 成绩、问题 …: what its parts do. */
  parts: string[]
  /** A notice or another paper, by its looks. */
  isNoSpeech?: boolean
}

export interface Kept {
  version: number
  /** Of the input's bytes, of the text that was learned, and of the clean text as it was written. */
  hash: string
  text: string
  written: string
  /** The input, from the folder of the corpus, and as people know it. */
  key: string
  shown: string
  /** The name of its clean text. */
  name: string
  row: Row
  candidates: Candidate[]
  /** Ids and names of the mends that were made, and of those that were not wanted. */
  mends: string[]
  keep: string[]
  /** The key of another input that has the same words: they are counted there. */
  same?: string
}

/** Goes up when other things are learned: what an older program kept is learned anew. */
export const version = 3

/** Where the records are. */
export function storeOf(out: string): string {
  return path.join(out, '.bigan', 'corpus')
}

export function recordFile(out: string, key: string): string {
  return path.join(storeOf(out), `${hashOf(key).slice(0, 16)}.json`)
}

export function keepRecord(out: string, record: Kept): void {
  writeFile(recordFile(out, record.key), JSON.stringify(record))
}

/** All records by the key of their input. Half a record is none: its speech is learned again. */
export function recordsIn(out: string): Map<string, Kept> {
  const records = filesBelow(storeOf(out), '.json').flatMap((file) => {
    try {
      const record: unknown = JSON.parse(readText(file).text)
      return isKept(record) ? [record] : []
    } catch {
      return []
    }
  })
  return new Map(records.map((record) => [record.key, record]))
}

/** Of an older program's record only its names and hashes are looked at. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false
  const record = value as Partial<Record<keyof Kept, unknown>>
  const hasNames = [record.key, record.name, record.hash, record.written].every(
    (one) => typeof one === 'string',
  )
  if (!hasNames || record.version !== version) return hasNames
  return (
    typeof record.row === 'object' &&
    record.row !== null &&
    [record.candidates, record.mends, record.keep].every((one) => Array.isArray(one))
  )
}

/** The clean text of a name. */
export function textFile(out: string, name: string): string {
  return path.join(out, '稿', `${name}.md`)
}

/** The name of the clean text: the input's, with a number where another one has it. */
export function freeName(shown: string, names: ReadonlySet<string>): string {
  const stem = path
    .basename(shown)
    .replace(/\.[^.]+$/u, '')
    .replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, '')
    .trim()
  for (let n = 1; ; n++) {
    const name = `${stem === '' ? '旧稿' : stem}${n === 1 ? '' : `-${n}`}`
    if (!names.has(name.toLowerCase())) return name
  }
}
