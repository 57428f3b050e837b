/** Phrase candidates out of old speeches: found, joined, written to a file that people read, and taken into the library. */
import { workspaceOf, programRoot } from './files.ts'
import {
  candidatesOf,
  clustersOf,
  pairsOf,
  printClusters,
  wordingOf,
  type Candidate,
  type Cluster,
} from './learn/index.ts'
import { openLibrary } from './library.ts'
import type { Phrase, Taken } from './phrases/index.ts'
import { addPhrases, type Adding, type Shelf } from './phrase-keeping.ts'
import type { Studied } from './study.ts'
import type { Terms } from './terms/index.ts'
import type { Result } from './text/problem.ts'
import { openTerms } from './words.ts'

/** What candidates are judged by and compared with. */
export interface CandidateBook {
  phrases: readonly Phrase[]
  known: ReadonlySet<string>
  terms: Terms
}

/** The library and the dated terms of the workspace that a folder lies in. */
export async function openCandidates(from: string): Promise<CandidateBook> {
  const root = programRoot()
  const folder = workspaceOf(from)
  const own = folder === undefined || folder === root ? undefined : folder
  const { phrases } = (await openLibrary(own)).value
  return {
    phrases,
    known: pairsOf(phrases),
    terms: openTerms(own === undefined ? {} : { folder: own }).value,
  }
}

/** The candidates of one speech. `file` is what it is called. */
export function candidatesIn(studied: Studied, file: string, { known, terms }: CandidateBook): Candidate[] {
  return candidatesOf(studied.learned, { file, known, terms })
}

export interface CandidateFile {
  clusters: Cluster[]
  /** How many the library has already. */
  known: number
  /** The file of them all, in the form of the library. */
  text: string
}

/** The candidates of any number of speeches as a file that people thin out. */
export function candidateFile(candidates: readonly Candidate[], { phrases }: CandidateBook): CandidateFile {
  const { clusters, known } = clustersOf(candidates, phrases)
  const ids = phrases.map(({ id }) => id)
  return { clusters, known, text: printClusters(clusters, ids) }
}

/** Takes those that are at least so sure (0…1) into a file of the library. */
export function acceptCandidates(
  shelf: Shelf,
  clusters: readonly Cluster[],
  least: number,
  target: Pick<Adding, 'file' | 'shown'>,
): Result<Taken | undefined> {
  const wordings = clusters.filter(({ score }) => score >= least).map(wordingOf)
  return addPhrases(shelf, { ...target, wordings, about: '从旧稿学来的用语' })
}
