/** Fact sheets: reading with places, figures and what follows from them, the references of sheet texts. */
export { readFacts, readTexts, type Facts, type ReadFactsOptions } from './read.ts'
export { tablesIn } from './tables.ts'
export {
  sheetSchema,
  blockNames,
  reservedNames,
  type BlockName,
  type Sheet,
  type Block,
  type Point,
  type Part,
  type Task,
  type Duty,
} from './schema.ts'
export type { FigureEntry, TargetEntry } from './schema-figure.ts'
export { shareOf } from './compute.ts'
export { findFigure, looseFigure, type Figure, type Figures, type Value } from './figures.ts'
export {
  againstAverage,
  completion,
  gap,
  growth,
  increase,
  isCeiling,
  isDatedDue,
  monthlyNeed,
  paceGap,
  rankChange,
  targetOf,
  wholeNumber,
  type Derived,
} from './derive.ts'
export { asOfFigure, endOf, startOf, type Calendar } from './calendar.ts'
export { words, contextTerms, reserved, type Word } from './words.ts'
export { parseReferences, type Piece, type Reference, type ReferenceContext } from './references.ts'
export { regionOf, type Region } from './region.ts'
export { sheetJsonSchema } from './json-schema.ts'
export { schemaLevels, type LevelKeys } from './levels.ts'
export { figureColumns, type FormColumn } from './form.ts'
export { describeSheet } from './describe.ts'
