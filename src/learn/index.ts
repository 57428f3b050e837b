/** From an old speech to what is drafted with: a sheet, a template, and what a person should look at. */
import type { Speech } from '../speech/index.ts'
import { printYaml } from '../text/yaml-print.ts'
import { sheetOf, type LearnedSheet } from './sheet.ts'
import { takeApart } from './structure.ts'
import { templateOf } from './template.ts'
import type { LearnedSpeech } from './types.ts'

export type { Classified, LearnedHead, LearnedPart, LearnedPoint, LearnedSpeech, PartClass } from './types.ts'
export type { LearnedSheet, SheetData } from './sheet.ts'
export type { LearnedFigure } from './figures.ts'

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
    sheetText: printYaml(sheet.data, { inline: new Set(['数据']), comments: {} }),
    templateText: templateOf(apart, sheet, name),
    template: name,
  }
}
