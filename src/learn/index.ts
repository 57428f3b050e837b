/** From an old speech to what is drafted with: a sheet, a template, and what a person should look at. */
import type { Speech } from '../speech/index.ts'
import { printYaml } from '../text/yaml-print.ts'
import { sheetOf, type LearnedSheet, type SheetData } from './sheet.ts'
import { takeApart } from './structure.ts'
import { templateOf } from './template.ts'
import type { LearnedSpeech } from './types.ts'

export { countProblems, structureProblems } from './doubts.ts'
export { maskProblems, withSlots } from './masks.ts'
export type { Classified, LearnedHead, LearnedPart, LearnedPoint, LearnedSpeech, PartClass } from './types.ts'
export type { LearnedSheet, SheetData } from './sheet.ts'
export type { LearnedFigure } from './figures.ts'
export { lastYear, textsIn, type LastYear, type OldFigure } from './last-year.ts'
export { mentionsIn, type Mentions } from './mentions.ts'
export {
  candidatesOf,
  pairsOf,
  type Candidate,
  type CandidateOptions,
  type CandidateSource,
} from './candidates.ts'
export { clustersOf, printClusters, wordingOf, type Cluster, type Clustered } from './clusters.ts'

export interface Learned {
  speech: LearnedSpeech
  sheet: LearnedSheet
  /** The text of the fact sheet. */
  sheetText: string
  /** The text of the template, whose id is `template`. */
  templateText: string
  template: string
}

/** Takes a speech apart. `name` is what sheet and template are called. */
export function learnSpeech(speech: Speech, name: string): Learned {
  const apart = takeApart(speech)
  const sheet = sheetOf(apart, name)
  return {
    speech: apart,
    sheet,
    sheetText: printSheet(sheet.data, apart.head.title),
    templateText: templateOf(apart, sheet, name),
    template: name,
  }
}

/** A sheet as the text that people fill in: figures one to a line. `old` is the title of what it was learned from. */
export function printSheet(data: SheetData, old = ''): string {
  const header = `由${old === '' ? '旧稿' : `“${old.replaceAll(/\s+/gu, ' ')}”`}学来；数字请核对来源`
  return printYaml(data, { inline: new Set(['数据']), header })
}
