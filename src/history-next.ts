/** Which history a draft goes on with: the one of its name, or the one whose last versions say much the same. */
import path from 'node:path'
import { historyName, nearestVersion, type Version } from './history/index.ts'
import {
  historiesFor,
  historiesIn,
  historyFolder,
  readVersions,
  shelfName,
  type History,
} from './history-files.ts'

export interface NextPlace {
  folder: string
  /** Where the draft goes on with a history of another name: that one and its last version. */
  continues?: { name: string; last: Version }
}

export interface NextOptions {
  /** The name that a person gave: that history, also where another is more alike. */
  name?: string
  /** The folder that a person named: a history, or one that has histories in it. */
  given?: string
  /** Other files whose neighbourhood is looked at: what the draft was made of. */
  beside?: readonly string[]
}

/** From here on a text is a later version of another. */
const leastAlike = 0.6
/** People go back to a version before the last, seldom further. */
const lastVersions = 3
/** A shelf that somebody filled for years is not read whole for one file. */
const mostVersions = 300

/**
 * Where the next version of a draft is kept. A 送审稿.docx or 招商推进会改后.docx of a speech goes on with the history of that
 * speech; a history of its own is begun only where none near is like it.
 */
export function nextPlace(file: string, markdown: string, options: NextOptions = {}): NextPlace {
  const { given, beside = [] } = options
  const named = given === undefined ? undefined : historiesIn(given)
  if (given !== undefined && named?.length === 1 && named[0]!.folder === given) return { folder: given }
  const name = options.name ?? historyName(file)
  const known = named ?? near([file, ...beside])
  const own = known.find((one) => one.name === name || one.folder === path.dirname(file))
  if (options.name === undefined) {
    const alike = mostLike(known, own, markdown)
    if (alike) return alike
  }
  if (own) return { folder: own.folder }
  if (given === undefined) return { folder: historyFolder(path.dirname(file), name) }
  const isShelf = path.basename(given) === shelfName
  return { folder: isShelf ? path.join(given, name) : given }
}

function near(files: readonly string[]): History[] {
  const found = new Map(files.flatMap((file) => historiesFor(file)).map((one) => [one.folder, one]))
  return [...found.values()]
}

/** Its own history where that is like it, however much others are; else the one that is most like it. */
function mostLike(
  known: readonly History[],
  own: History | undefined,
  markdown: string,
): NextPlace | undefined {
  let left = mostVersions
  let best: { history: History; last: Version; likeness: number } | undefined
  for (const history of own ? [own, ...known.filter((one) => one !== own)] : known) {
    if (left <= 0) break
    const versions = readVersions(history.folder).value
    left -= versions.length
    const last = versions.at(-1)
    const likeness = nearestVersion(markdown, versions.slice(-lastVersions))?.likeness ?? 0
    if (!last || likeness < leastAlike) continue
    if (history === own) return { folder: own.folder }
    if (!best || likeness > best.likeness) best = { history, last, likeness }
  }
  if (!best) return undefined
  return { folder: best.history.folder, continues: { name: best.history.name, last: best.last } }
}
