/** Where a pack's record lies, and what is in it. */
import { exists, readDocumentBytes } from '../files.ts'
import { readPackRecord, type PackRecord } from '../index.ts'

/** The record beside a pack's folder. */
export function recordFileOf(folder: string): string {
  return `${folder}.trace.json`
}

/** The record in a file; undefined where there is none, or the file is none of ours. */
export function packRecordAt(file: string): PackRecord | undefined {
  return exists(file) ? readPackRecord(new TextDecoder().decode(readDocumentBytes(file))) : undefined
}
