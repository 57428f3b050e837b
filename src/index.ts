/** The public API: a table of contents. */
export {
  makeDraft,
  formats,
  editions,
  type Edition,
  type Format,
  type Made,
  type MakeInput,
  type MakeOptions,
} from './make.ts'
export { lengths, type Length } from './draft/index.ts'
export {
  earlierFromPack,
  earlierFromRecord,
  editedPapers,
  isEditedTwice,
  makePack,
  packChanges,
  packFormats,
  packRecord,
  printedRecord,
  readPackRecord,
  withPaperFile,
  type EarlierPack,
  type EditedPaper,
  type Outcome,
  type PackChanges,
  type PackFormat,
  type PackInput,
  type PackOptions,
  type PackRecord,
  type Packed,
  type Paper,
  type PaperChange,
  type PaperRecord,
  type PaperSentence,
  type PaperState,
} from './pack/index.ts'
export { openEarlier, openMeeting, type MeetingFiles } from './meeting-files.ts'
export { openWorkspace, templateFiles, type Workspace } from './workspace.ts'
export { readTables } from './tables.ts'
export {
  traceFile,
  isTraceFile,
  knownHashes,
  readTraceFile,
  withEarlier,
  withHashes,
  type Hashes,
  type TraceFile,
} from './record.ts'
export {
  historyName,
  isFinal,
  nearestVersion,
  printChanges,
  readPaper,
  statuses,
  unready,
  versionChanges,
  type KeptPaper,
  type Nearest,
  type Status,
  type Version,
  type VersionChanges,
  type VersionRow,
} from './history/index.ts'
export {
  historiesFor,
  historiesIn,
  historyFolder,
  readVersions,
  recordVersion,
  type History,
  type NewVersion,
  type Recorded,
} from './history-files.ts'
export { nextPlace, type NextOptions, type NextPlace } from './history-next.ts'
export {
  countsOf,
  findBase,
  printRevision,
  reviseDraft,
  type BaseDraft,
  type FoundBase,
  type ReadBack,
  type Revised,
  type ReviseInput,
  type ReviseOptions,
  type Row,
  type Stale,
} from './revise/index.ts'
export { show, views, type ViewName } from './show.ts'
export { amend, type Amended } from './amend.ts'
export { annotate } from './annotate.ts'
export {
  earlierOf,
  openChecks,
  review,
  reviewSheet,
  sheetNamed,
  type Checks,
  type MeetingInput,
  type Reviewed,
  type ReviewInput,
  type SheetInput,
} from './review.ts'
export { gatesOf, reviewMeeting, reviewPack, type PackPaper, type PackReview } from './review-pack.ts'
export type { Earlier, Finding, KnownHistory, PackRule, Rule } from './check/index.ts'
export { openTerms } from './words.ts'
export { findPhrases, openPhrases, phraseQuery, type FoundPhrases, type TypedQuery } from './phrase-search.ts'
export { phraseStats, type PhraseStats } from './phrase-stats.ts'
export type { PhraseHit, PhraseQuery } from './phrases/index.ts'
export { assertUsage, openUsage, recordSpeech, sheetInUsage, usageOf } from './usage.ts'
export {
  absentOf,
  concerns,
  explainAbsent,
  explainPhrases,
  type AbsentPhrase,
  type AbsentSpot,
  type PhraseReasons,
  type PrintedPhrase,
} from './why.ts'
export type { Draft, GivenPhrase } from './draft/index.ts'
export type { PastUse } from './phrasing.ts'
export {
  addPhrases,
  checkPhrases,
  kindsOf,
  openShelf,
  type Adding,
  type PhraseCheck,
  type Shelf,
} from './phrase-keeping.ts'
export { importPhrases, type Imported } from './phrase-import.ts'
export {
  bareItem,
  sectionOf,
  type Library,
  type Phrase,
  type Reason,
  type Refused,
  type Taken,
  type Wording,
} from './phrases/index.ts'
export { fidelityOf, study, type Fidelity, type Studied, type StudyOptions } from './study.ts'
export { studyReport } from './study-report.ts'
export { unmetKeeps, type Mended } from './mend-old.ts'
export { startFrom, type Begun, type StartFromOptions } from './start-from.ts'
export {
  acceptCandidates,
  candidateFile,
  candidatesIn,
  openCandidates,
  type CandidateBook,
  type CandidateFile,
} from './candidates.ts'
export type { Candidate } from './learn/index.ts'
export { learnCorpus, type Corpus, type CorpusOrder } from './corpus.ts'
export {
  compareDrafts,
  describeComparison,
  type Compared,
  type CompareOptions,
  type Comparison,
  type ComparisonReport,
  type ReportBlock,
} from './compare/index.ts'
export { typeset, draftedEdition, type TypesetOptions } from './typeset.ts'
export { listTemplates, checkAll } from './templates.ts'
export { startFiles, figureForm, type StartFile } from './start.ts'
export { Source } from './text/source.ts'
export type { Problem, Level, Result } from './text/problem.ts'
export type { Place } from './text/place.ts'
