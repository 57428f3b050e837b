/** The combined volume (会议材料汇编): cover, contents, and every paper that is bound. */
import type { Layout } from '../layout/index.ts'
import type { MeetingSheet } from '../meeting/index.ts'
import type { Speech } from '../speech/index.ts'
import { formatDay, type Day } from '../text/dates.ts'
import type { Result } from '../text/problem.ts'
import { writeVolume, type WriteOptions } from '../write/index.ts'

export interface BoundPaper {
  name: string
  label: string
  speech: Speech
}

/** Binds papers in their order, set by one layout. */
export function bindVolume(
  papers: readonly BoundPaper[],
  { sheet, day }: { sheet: MeetingSheet; day?: Day },
  layout: Layout,
  options: WriteOptions,
): Promise<Result<Uint8Array>> {
  return writeVolume(
    {
      title: sheet.name,
      lines: [...(sheet.hosts ?? []), ...(day ? [formatDay(day)] : [])],
      papers,
      oddPages: sheet.volume?.odd ?? true,
      numbering: sheet.volume?.numbering === '单独' ? 'paper' : 'continuous',
      label: sheet.volume?.label ?? true,
    },
    layout,
    options,
  )
}
