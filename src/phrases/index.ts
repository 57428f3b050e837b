/** The phrase library: reusable wording with where it fits, searched by people and chosen from by templates. */
export type { Phrase, PhraseFile, PhrasePiece } from './types.ts'
export {
  audiences,
  phrasesSchema,
  sections,
  tones,
  type Audience,
  type Section,
  type Tone,
} from './schema.ts'
export { readPhrases, stampOf } from './read.ts'
export { joinFiles, Library } from './library.ts'
export { piecesOf, sheetSlots, slotsOf, termSlot, wordsOf } from './slots.ts'
export { meetingTypeOf, topics, topicsOf } from './topics.ts'
export {
  choosePhrases,
  clausesOf,
  isValid,
  type Choice,
  type Need,
  type Occasion,
  type Reason,
} from './choose.ts'
export { printUsage, readUsage, recentPhrases, withUsage, type Usage } from './usage.ts'
