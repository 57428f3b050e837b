/** The phrase library as one speech or paper may use it: for which meeting, speaker and day. */
import type { Phrasing } from './draft/index.ts'
import type { Facts } from './facts/index.ts'
import { meetingTypeOf, recentPhrases, type Audience, type Usage } from './phrases/index.ts'
import { agreedOn } from './terms/index.ts'
import { isoDay, parseDay } from './text/dates.ts'
import type { Workspace } from './workspace.ts'

export interface PhrasingOptions {
  /** Entries that the same speaker's last speeches used. */
  recent?: ReadonlySet<string>
  /** What past speeches used, in place of `recent`. */
  usage?: PastUse
  /** Whether entries that would be decisions are printed, as 【建议：…】. */
  suggest?: boolean
  /** True of a speech, which is from one to others; other papers are for everybody. */
  spoken?: boolean
}

/** A usage file, and the sheet of this speech as the file names it. */
export interface PastUse {
  rows: readonly Usage[]
  sheet: string
}

/** A speech as a usage file names it, the entries left out. */
export function speechInUsage(
  { sheet: { date, speaker, title } }: Facts,
  sheet: string,
): Omit<Usage, 'phrases'> {
  const day = parseDay(date)
  return { day: day ? isoDay(day) : '', speaker: speaker?.name ?? '', title, sheet }
}

/** What is chosen from for a sheet: the speaker's habits come from bigan.yaml, the type of meeting from its name. */
export function phrasingFor(facts: Facts, workspace: Workspace, options: PhrasingOptions = {}): Phrasing {
  const { sheet } = facts
  const speaker = workspace.office.speakers?.find((one) => one.name === sheet.speaker?.name)
  const day = parseDay(sheet.date)
  const { usage } = options
  const recent = usage && recentPhrases(usage.rows, speechInUsage(facts, usage.sheet))
  const meeting = meetingTypeOf(sheet.meeting ?? sheet.title)
  return {
    library: workspace.phrases,
    suggest: options.suggest ?? false,
    terms: workspace.agreed ? agreedOn(workspace.agreed, day && isoDay(day)) : new Map(),
    occasion: {
      likes: wordsOf(speaker?.likes),
      avoids: wordsOf(speaker?.avoids),
      recent: options.recent ?? recent ?? new Set(),
      ...(speaker?.tone ? { tone: speaker.tone } : {}),
      ...(meeting === undefined ? {} : { meeting }),
      ...(day ? { day: isoDay(day) } : {}),
      ...(options.spoken ? { audience: sheet.audience ?? usualAudience(sheet.meeting ?? sheet.title) } : {}),
    },
  }
}

/** 硬仗、急性子 in one line are two words: nobody likes or avoids a wording with a mark in it. */
function wordsOf(written: readonly string[] = []): string[] {
  return written.flatMap((words) => words.split(/[\s、，,；;]+/u)).filter((word) => word !== '')
}

/** Guests are spoken to as guests; a leader's speech is otherwise to those whom he leads. */
function usualAudience(name: string): Audience {
  return /签约|恳谈|推介|致辞|欢迎|答谢/u.test(name) ? '对外' : '上对下'
}
