/** Word lists with dates and sources: wrong words, dated terms, fixed sets, set phrases; the divisions of the country. */
export type { Condition, DatedKind, DatedRow, FixedSet, LexiconRow, PhraseKind, SetPhrase } from './types.ts'
export { readTerms, termColumns } from './read.ts'
export { agreedOn, membersOf } from './agreed.ts'
export { Finder } from './finder.ts'
export {
  datedHits,
  isBefore,
  isOver,
  lexiconHits,
  shortestMember,
  type MemberForm,
  type Terms,
} from './terms.ts'
export { listingFault, listingIn, type ListedMember, type Listing, type ListingFault } from './listing.ts'
export { bareTitle, bareWording, type Wordings } from './wording.ts'
export type { Hit } from './finder.ts'
export {
  divisionsOf,
  liesIn,
  loadDivisions,
  pathOfDivision,
  type Division,
  type DivisionLevel,
  type Divisions,
} from './divisions.ts'
