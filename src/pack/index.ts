/** A meeting's papers: making them, what a pack remembers of itself, and what a change touches. */
export {
  makePack,
  packFormats,
  type PackFormat,
  type PackInput,
  type PackOptions,
  type Packed,
  type Paper,
} from './make.ts'
export {
  packRecord,
  printedRecord,
  readPackRecord,
  withPaperFile,
  type Outcome,
  type PackRecord,
  type PaperRecord,
} from './record.ts'
export {
  earlierFromPack,
  earlierFromRecord,
  packChanges,
  type EarlierPack,
  type PackChanges,
  type PaperChange,
  type PaperSentence,
  type PaperState,
} from './changes.ts'
export { editedPapers, isEditedTwice, type EditedPaper } from './hand.ts'
