/** The phrase library of a workspace: the shipped files and the office's own, each read once and kept till it changes. */
import path from 'node:path'
import { FileError, filesBelow, programRoot, readText, writeFile } from './files.ts'
import { joinFiles, readPhrases, stampOf, type Library, type PhraseFile } from './phrases/index.ts'
import type { Problem, Result } from './text/problem.ts'
import type { Source } from './text/source.ts'

const folder = path.join('content', 'phrases')

/** The files of a folder's content/phrases, by the names that problems call them. */
export function phraseSources(root: string): Source[] {
  const at = path.join(root, folder)
  return filesBelow(at, '.yaml').map((file) =>
    readText(file, `content/phrases/${path.relative(at, file).replaceAll('\\', '/')}`),
  )
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
    json: JSON.stringify(read.map(({ value }) => value)),
    problems: problems.map(({ message }) => message),
  }
}

/**
 * The library that a workspace's folder has: shipped entries, and its own over those of the same 编号. Only files that
 * changed since they were kept are read; what the office's folder has is kept anew then, where it can be written.
 */
export function openLibrary(own: string | undefined): Result<Library> {
  const root = programRoot()
  const problems: Problem[] = []
  const shipped = kept(root, shippedCache)
  const folders = [shipped.files]
  problems.push(...shipped.problems)
  if (own !== undefined && own !== root) {
    const office = kept(own, ownCache)
    problems.push(...office.problems)
    folders.push(office.files)
    if (office.isNew) keep(path.join(own, ownCache), office.files)
  }
  const joined = joinFiles(folders)
  // An entry that cannot be used is left out; no draft is kept back for it.
  const told = [...problems, ...joined.problems].map((one): Problem => ({ ...one, level: 'warn' }))
  return { value: joined.value, problems: told }
}

interface Kept {
  files: PhraseFile[]
  problems: Problem[]
  /** True where a file was read anew, and nothing in it was wrong: what is wrong is to be told again. */
  isNew: boolean
}

function kept(root: string, cache: string): Kept {
  const known = new Map(cached(path.join(root, cache)).map((file) => [file.file, file]))
  const problems: Problem[] = []
  let isNew = false
  const files = phraseSources(root).map((source) => {
    const before = known.get(source.path)
    if (before?.stamp === stampOf(source.text)) return before
    const { value, problems: wrong } = readPhrases(source)
    problems.push(...wrong)
    isNew = true
    return value
  })
  return { files, problems, isNew: isNew && problems.length === 0 }
}

function cached(file: string): PhraseFile[] {
  try {
    const value = JSON.parse(readText(file).text) as unknown
    return Array.isArray(value) ? (value as PhraseFile[]) : []
  } catch {
    // Not there, or no cache of ours: everything is read.
    return []
  }
}

function keep(file: string, files: readonly PhraseFile[]): void {
  try {
    writeFile(file, JSON.stringify(files))
  } catch (error) {
    // A folder that may not be written is read every time.
    if (!(error instanceof FileError)) throw error
  }
}
