/** Versions of a draft, as data: how they are named and listed, what changed, which of them a text is. */
export { printChanges, versionChanges, type VersionChanges } from './changes.ts'
export { emptyRow, listHead, printVersionRow, readVersionList } from './list.ts'
export {
  claimName,
  factsName,
  historyName,
  traceName,
  versionFile,
  versionFileOf,
  type VersionFile,
} from './names.ts'
export { nearestVersion, saysTheSame, type Nearest } from './nearest.ts'
export { readPaper, type KeptPaper } from './paper.ts'
export { isFinal, statuses, type Status, type Version, type VersionRow } from './types.ts'
export { unready } from './unready.ts'
