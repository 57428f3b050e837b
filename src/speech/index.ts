export type * from './types.ts'
export { announcementsIn, type Announcement } from './announced.ts'
export { buildSpeech } from './build.ts'
export { changedValues, type ChangedValue } from './changed-values.ts'
export {
  compareSentences,
  withMoves,
  withoutNumber,
  type SentenceChange,
  type SentenceKey,
} from './compare.ts'
export { figureChanges, printFigureChanges, type FigureChange } from './figure-changes.ts'
export { describeOutline, describeTree, type OutlineOptions } from './describe.ts'
export { headRole, looksLikeTitle, standsAboveTitle } from './head.ts'
export { lineMarkOf, type LineFamily, type LineMark } from './line-marks.ts'
export { measureSpeech, readingTime, type Measures, type ReadingTime, type Share } from './measures.ts'
export { headsSections, LAST, ordinalAt, type Family, type Ordinal } from './ordinals.ts'
export { pairLines, type LinePair, type PairOptions } from './line-pairs.ts'
export { markOrigins, type OriginSpan } from './origins.ts'
export { paperLines, type PaperLine, type PaperLines } from './paper-lines.ts'
export { offsetsOf, placeOf } from './places.ts'
export { isMeetingPaper, isPaperRole, remarkFor, remarkOf } from './remarks.ts'
export { placedSentences, type PlacedSentence } from './sentences.ts'
export { tagSections } from './tags.ts'
export { locatedText, plainText, plainWords, slotText, walk, type LocatedText } from './walk.ts'
export { hanLengthOf, lengthOf, sentencesOf, type Span } from './words.ts'
