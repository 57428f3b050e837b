/** The phrase library as one speech or paper may use it: for which meeting, speaker and day. */
import type { Phrasing } from './draft/index.ts'
import type { Facts } from './facts/index.ts'
import { meetingTypeOf, type Audience } from './phrases/index.ts'
import { isoDay, parseDay } from './text/dates.ts'
import type { Workspace } from './workspace.ts'

export interface PhrasingOptions {
  /** Entries that the same speaker's last speeches used. */
  recent?: ReadonlySet<string>
  /** Whether entries that would be decisions are printed, as 【建议：…】. */
  suggest?: boolean
  /** Who speaks to whom. */
  audience?: Audience
}

/** What is chosen from for a sheet: the speaker's habits come from bigan.yaml, the type of meeting from its name. */
export function phrasingFor(facts: Facts, workspace: Workspace, options: PhrasingOptions = {}): Phrasing {
  const { sheet } = facts
  const speaker = workspace.office.speakers?.find((one) => one.name === sheet.speaker?.name)
  const day = parseDay(sheet.date)
  const meeting = meetingTypeOf(sheet.meeting ?? sheet.title)
  return {
    library: workspace.phrases,
    suggest: options.suggest ?? false,
    terms: workspace.agreed ?? new Map(),
    occasion: {
      likes: speaker?.likes ?? [],
      avoids: speaker?.avoids ?? [],
      recent: options.recent ?? new Set(),
      ...(speaker?.tone ? { tone: speaker.tone } : {}),
      ...(meeting === undefined ? {} : { meeting }),
      ...(day ? { day: isoDay(day) } : {}),
      ...(options.audience ? { audience: options.audience } : {}),
    },
  }
}
