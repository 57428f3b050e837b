/** The versions of a draft: what each said, and who recorded it when. */
import type { TraceFile } from '../record.ts'

/** What a draft may be called on its way. */
export const statuses = ['征求意见稿', '讨论稿', '送审稿', '草案', '定稿', '清样'] as const
export type Status = (typeof statuses)[number]

/** True of what goes out as it is: nothing in it may wait for anybody. */
export function isFinal(status: string): boolean {
  return status === '定稿' || status === '清样'
}

/** A row of 记录.tsv. */
export interface VersionRow {
  number: number
  /** YYYY-MM-DD HH:MM; '' where nobody knows. */
  time: string
  by: string
  /** One of `statuses`, or what people wrote in its place. */
  status: string
  /** What changed against the version before, in one line. */
  changed: string
  note: string
  template: string
  seed: string
  length: string
  sheet: string
  /** The file that was recorded. */
  file: string
  /** SHA-256 of its Markdown. */
  hash: string
}

export interface Version extends VersionRow {
  markdown: string
  /** Of a version that was drafted. */
  trace?: TraceFile
  /** The YAML of its sheet as it was. */
  facts?: string
}
