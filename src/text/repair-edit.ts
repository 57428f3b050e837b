import type { Edit } from './problem.ts'

/** What was repaired: the steps in the order in which they are taken, each on the text that the one before left. */
export const repairSteps = ['byte-shift', 'pinyin-gloss', 'over-convert', 'simplify', 'furniture'] as const
export type RepairStep = (typeof repairSteps)[number]

/** A repair of [start, end) of the text that was looked at; `why` is a Chinese clause for the person who accepts it. */
export interface RepairEdit extends Edit {
  step: RepairStep
  why: string
}
