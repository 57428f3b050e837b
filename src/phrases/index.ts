/** The phrase library: reusable wording with where it fits, searched by people and chosen from by templates. */
export type { Phrase, PhraseFile, PhrasePiece } from './types.ts'
export { audiences, sections, tones, type Audience, type Section, type Tone } from './names.ts'
export { phrasesSchema } from './schema.ts'
export { readPhrases } from './read.ts'
export { keepFile, openKept, stampOf } from './kept.ts'
export { joinFiles, Library } from './library.ts'
export { Recogniser, type Recognised } from './recognise.ts'
export { piecesOf, sheetSlots, slotsOf, termSlot, wordsOf } from './slots.ts'
export { meetingTypeOf, topics, topicsOf } from './topics.ts'
export {
  candidatesFor,
  choosePhrases,
  clausesOf,
  isValid,
  type Choice,
  type Need,
  type Occasion,
  type Reason,
} from './choose.ts'
export {
  isUsage,
  printUsage,
  readUsage,
  recentPhrases,
  recentSpeeches,
  recordUsage,
  withUsage,
  type Usage,
} from './usage.ts'
export { formDistance, formOf, parseForm, printForm, type Clause, type Span } from './forms.ts'
export { general, searchPhrases, type PhraseHit, type PhraseQuery } from './search.ts'
export { distinctCount, likeness, nearDuplicates, type LikeGroup, type LikenessOptions } from './similar.ts'
export { askedKinds, countPhrases, least, suppliesOf, type Count, type PhraseCounts } from './stats.ts'
export { countUsage, type Overused, type UsageCounts } from './stats-usage.ts'
export { lintPhrases, type LintInput } from './lint.ts'
export { wrongLengths } from './lint-source.ts'
export { claimsIn, type Claim } from './lint-claims.ts'
export { formFaults, heardLength, sectionOf } from './lint-forms.ts'
export { askedOf, type Asked } from './lint-slots.ts'
export { addToFile } from './edit.ts'
export { bareItem } from './material.ts'
export { forSearchOnly, sizeFault } from './filing.ts'
export { factIn, withoutSpecifics } from './slotting.ts'
export {
  fileMaterial,
  type FiledMaterial,
  type FileOptions,
  type Material,
  type MaterialCell,
} from './import.ts'
export { nextId, printPhrase, type NewPhrase } from './print.ts'
export { asPhrase, newPhraseFile, takePhrases, type Refused, type Taken, type Wording } from './take.ts'
export { phrasesJsonSchema } from './json-schema.ts'
export { describePhrases } from './describe.ts'
