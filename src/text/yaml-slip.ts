import type { TextPlace } from './place.ts'
import type { Edit, Level, Problem } from './problem.ts'

/** A slip that the reader recognised, in offsets of the text under repair. */
export interface Slip {
  code: string
  level?: Level
  start: number
  end: number
  message: string
  /** What makes the rest readable: the repair itself, or only leaving out what cannot be read. */
  edits: Edit[]
  /** Whether the edits are what the writer most likely meant, and so are offered as a fix. */
  repairs: boolean
  /** It swallows what comes after it: nothing else of the same reading is to be believed. */
  swallows?: boolean
  /** A guess from the layout alone, dropped where its line already has a problem. */
  guess?: boolean
}

export function repair(code: string, start: number, end: number, message: string, edits: Edit[]): Slip {
  return { code, start, end, message, edits, repairs: true }
}

/** A slip told as a problem, in offsets of what the person wrote. */
export type SlipProblem = Problem & { place: TextPlace }
