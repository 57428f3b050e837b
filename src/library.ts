/** The phrase library of a workspace: the shipped files and the office's own, each read once and kept till it changes. */
import path from 'node:path'
import { FileError, filesBelow, programRoot, readDocumentBytes, readText, writeFile } from './files.ts'
import {
  joinFiles,
  keepFile,
  openKept,
  readPhrases,
  stampOf,
  type Library,
  type PhraseFile,
} from './phrases/index.ts'
import type { Problem, Result } from './text/problem.ts'
import type { Source } from './text/source.ts'

const folder = path.join('content', 'phrases')

/** The files of a folder's content/phrases, by the names that problems call them. */
export function phraseSources(root: string, problems: Problem[] = []): Source[] {
  const at = path.join(root, folder)
  return filesBelow(at, '.yaml').flatMap((file) => {
    // What a file system keeps beside files (._甲.yaml) is nobody's phrasing.
    if (path.basename(file).startsWith('.')) return []
    try {
      return [readText(file, `content/phrases/${path.relative(at, file).replaceAll('\\', '/')}`)]
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      problems.push({ code: 'phrase/file', level: 'warn', message: error.message })
      return []
    }
  })
}

/** Where entries are kept that were read: of the shipped files in dist, made by the build; of an office's in its folder. */
export const shippedCache = path.join('dist', 'phrases.json')
const ownCache = path.join('.bigan', 'phrases.json')

/** The text of dist/phrases.json. What is wrong in the files is one line each. */
export function shippedPhrases(root: string): { json: string; problems: string[] } {
  const read = phraseSources(root).map((source) => readPhrases(source))
  const joined = joinFiles([read.map(({ value }) => value)])
  const problems = [...read.flatMap((one) => one.problems), ...joined.problems]
  return {
    json: JSON.stringify(read.map(({ value }) => keepFile(value))),
    problems: problems.map(({ message }) => message),
  }
}

/**
 * The library that a workspace's folder has: shipped entries, and its own over those of the same 编号. Only files that
 * changed since they were kept are read; what the office's folder has is kept anew then, where it can be written.
 */
export async function openLibrary(own: string | undefined): Promise<Result<Library>> {
  const root = programRoot()
  const problems: Problem[] = []
  const roots = [root, ...(own === undefined || own === root ? [] : [own])]
  const found = roots.map((at) => lookUp(at, at === root ? shippedCache : ownCache, problems))
  const isWhole = found.every((files) => files.every(({ known }) => known))
  // At first use: what reads YAML takes longer to load than a search.
  const read = isWhole ? undefined : (await import('./phrases/index.ts')).readPhrases
  const folders = found.map((sources, i) => {
    const { files, problems: wrong, kept } = filesOf(sources, read)
    problems.push(...wrong)
    if (kept && i > 0) keep(path.join(roots[i]!, ownCache), kept)
    return files
  })
  const joined = joinFiles(folders)
  // An entry that cannot be used is left out; no draft is kept back for it.
  const told = [...problems, ...joined.problems].map((one): Problem => ({ ...one, level: 'warn' }))
  return { value: joined.value, problems: told }
}

/** The shipped files with what is in them; those that did not change since the build are not read again. */
export function shippedFiles(): PhraseFile[] {
  return filesOf(lookUp(programRoot(), shippedCache), readPhrases).files
}

/** A file, and its entries where they were kept and it is still the same. */
interface Found {
  source: Source
  known?: PhraseFile | undefined
}

function lookUp(root: string, cache: string, problems?: Problem[]): Found[] {
  const before = new Map(cached(path.join(root, cache)).map((file) => [file.file, file]))
  return phraseSources(root, problems).map((source) => {
    const file = before.get(source.path)
    return { source, known: file?.stamp === stampOf(source.text) ? openKept(file) : undefined }
  })
}

interface Opened {
  files: PhraseFile[]
  problems: Problem[]
  /** What is to be kept, where it is not so yet. A file with something wrong is not: that is to be told again. */
  kept?: PhraseFile[]
}

/** The entries of the files. Those that are not known are read; `read` may be left out where there are none. */
function filesOf(found: readonly Found[], read?: typeof readPhrases): Opened {
  const problems: Problem[] = []
  const files: PhraseFile[] = []
  const kept: PhraseFile[] = []
  let isNew = false
  for (const { source, known } of found) {
    const opened = known ? { value: known, problems: [] } : read?.(source)
    if (!opened) continue
    files.push(opened.value)
    problems.push(...opened.problems)
    if (opened.problems.length > 0) continue
    kept.push(opened.value)
    isNew ||= !known
  }
  return { files, problems, ...(isNew ? { kept } : {}) }
}

/** What was kept, unopened: only files that are still the same are. */
function cached(file: string): { file: string; stamp: string }[] {
  try {
    const value = JSON.parse(new TextDecoder().decode(readDocumentBytes(file))) as unknown
    return Array.isArray(value) ? value.filter(isStamped) : []
  } catch {
    // Not there, or no cache of ours: everything is read.
    return []
  }
}

function isStamped(one: unknown): one is { file: string; stamp: string } {
  const { file, stamp } = (one ?? {}) as Record<string, unknown>
  return typeof file === 'string' && typeof stamp === 'string'
}

function keep(file: string, files: readonly PhraseFile[]): void {
  try {
    writeFile(file, JSON.stringify(files.map(keepFile)))
  } catch (error) {
    // A folder that may not be written is read every time.
    if (!(error instanceof FileError)) throw error
  }
}
