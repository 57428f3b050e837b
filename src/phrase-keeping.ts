/** What `phrases check` and `phrases add` do: the library as it stands in its files, checked, and added to. */
import path from 'node:path'
import { exists, programRoot, readDocumentBytes, readText, workspaceOf, writeFile } from './files.ts'
import { phraseSources, shippedFiles } from './library.ts'
import { readOffice } from './office/index.ts'
import {
  askedOf,
  lintPhrases,
  newPhraseFile,
  readPhrases,
  takePhrases,
  wrongLengths,
  type Asked,
  type Phrase,
  type Taken,
  type Wording,
} from './phrases/index.ts'
import type { Terms } from './terms/index.ts'
import { sortProblems, type Problem, type Result } from './text/problem.ts'
import { Source } from './text/source.ts'
import { openTerms } from './words.ts'
import { templateFiles } from './workspace.ts'

/** A file of the library with what is in it. */
interface Shelved {
  file: string
  isOwn: boolean
  source: Source
  phrases: readonly Phrase[]
  problems: readonly Problem[]
  /** True of what was kept from the build: what is wrong in it was told then. */
  isKept?: boolean
}

/** The library of a folder by its files, and what its entries are checked by. */
export interface Shelf {
  /** The folder of bigan.yaml. */
  folder?: string
  files: Shelved[]
  asked: Asked
  terms: Terms
  /** The office's region. */
  region?: string
}

/** Reads every file of the library that the folder's workspace has, the shipped ones as well. */
export function openShelf(from: string): Shelf {
  const root = programRoot()
  const folder = workspaceOf(from)
  const own = folder === undefined || folder === root ? undefined : folder
  const templates = [root, ...(own === undefined ? [] : [own])].flatMap((at) =>
    templateFiles(path.join(at, 'templates')),
  )
  const office =
    folder === undefined
      ? undefined
      : readOffice(readText(path.join(folder, 'bigan.yaml'), 'bigan.yaml')).value
  return {
    ...(folder === undefined ? {} : { folder }),
    files: own === undefined ? filesOf(root, false) : [...besideOwn(root), ...filesOf(own, true)],
    asked: askedOf(templates.map(({ text }) => text)),
    terms: openTerms(folder === undefined ? {} : { folder }).value,
    ...(office?.region?.name === undefined ? {} : { region: office.region.name }),
  }
}

function filesOf(root: string, isOwn: boolean): Shelved[] {
  return phraseSources(root).map((source) => read(path.join(root, source.path), source, isOwn))
}

/** The shipped files as they stand beside an office's own, which may have the same names. */
function besideOwn(root: string): Shelved[] {
  const known = new Map(shippedFiles().map(({ file, phrases }) => [file, phrases]))
  return phraseSources(root).map(({ path: name, text }) => {
    const source = new Source(`程序自带/${path.basename(name)}`, text)
    const phrases = (known.get(name) ?? []).map((phrase) => ({ ...phrase, file: source.path }))
    return { file: path.join(root, name), isOwn: false, source, phrases, problems: [], isKept: true }
  })
}

function read(file: string, source: Source, isOwn: boolean): Shelved {
  const { value, problems } = readPhrases(source)
  return { file, isOwn, source, phrases: value.phrases, problems }
}

/** The kinds that the library has or templates ask for. */
export function kindsOf({ files, asked }: Shelf): string[] {
  const kinds = files.flatMap(({ phrases }) => phrases.map(({ kind }) => kind))
  return [...new Set([...kinds, ...[...asked.keys()].filter((kind) => kind.includes('.'))])].sort()
}

export interface PhraseCheck {
  files: number
  phrases: number
  problems: Problem[]
}

/**
 * Checks files of the library against all of it; without files the office's own, and where there are none the shipped
 * ones. `day` (YYYY-MM-DD) is that on which they are to be used.
 */
export function checkPhrases(
  shelf: Shelf,
  given: readonly { file: string; shown: string }[],
  day?: string,
): PhraseCheck {
  const ownFiles = shelf.files.filter(({ isOwn }) => isOwn)
  const checked =
    given.length > 0
      ? given.map(({ file, shown }) => {
          const known = shelf.files.find((one) => one.file === file)
          return read(file, readText(file, shown), known?.isOwn ?? true)
        })
      : ownFiles.length > 0
        ? ownFiles
        : shelf.files.map((one) => (one.isKept ? read(one.file, one.source, one.isOwn) : one))
  const names = new Set(checked.map(({ file }) => file))
  const phrases = checked.flatMap((one) => one.phrases)
  const others = shelf.files.filter(({ file }) => !names.has(file))
  const problems = lintPhrases({
    phrases,
    beside: besideOf(others, checked),
    sources: new Map([...others, ...checked].map(({ source }) => [source.path, source])),
    asked: shelf.asked,
    terms: shelf.terms,
    ...(day === undefined ? {} : { day }),
  })
  const reading = checked.flatMap((one) => [...one.problems, ...wrongLengths(one.source)])
  return { files: checked.length, phrases: phrases.length, problems: sortProblems([...reading, ...problems]) }
}

/** An office's entry stands for the shipped one of the same 编号: that is no duplicate, and the other is out of use. */
function besideOf(others: readonly Shelved[], checked: readonly Shelved[]): Phrase[] {
  const idsOf = (isOwn: boolean): Set<string> =>
    new Set(
      [...checked, ...others]
        .filter((one) => one.isOwn === isOwn)
        .flatMap(({ phrases }) => phrases.map(({ id }) => id)),
    )
  const hidden = idsOf(true)
  const shippedIds = checked.some(({ isOwn }) => !isOwn) ? idsOf(false) : new Set<string>()
  return others.flatMap(({ isOwn, phrases }) =>
    phrases.filter(({ id }) => !(isOwn ? shippedIds : hidden).has(id)),
  )
}

export interface Adding {
  /** The file of the library, and how people are told of it. */
  file: string
  shown: string
  wordings: readonly Wording[]
  /** What a file that is not there yet says of itself. */
  about: string
  force?: boolean
  day?: string
  /** Writes nothing. */
  dryRun?: boolean
}

/** Adds wordings to a file of the library, and makes the file where there is none. What is in it is not touched. */
export function addPhrases(shelf: Shelf, order: Adding): Result<Taken | undefined> {
  const { file, shown, wordings, about, force, day } = order
  const isThere = exists(file)
  const source = isThere ? readText(file, shown) : new Source(shown, newPhraseFile(about))
  const taken = takePhrases(source, wordings, {
    beside: shelf.files.filter((one) => one.file !== file).flatMap(({ phrases }) => phrases),
    asked: shelf.asked,
    terms: shelf.terms,
    ...(force ? { force } : {}),
    ...(day === undefined ? {} : { day }),
    ...(shelf.region === undefined ? {} : { names: [shelf.region] }),
  })
  if (taken.value && taken.value.added.length > 0 && !order.dryRun) {
    // A source is without its byte order mark.
    const mark = isThere && readDocumentBytes(file)[0] === 0xef ? '\uFEFF' : ''
    writeFile(file, mark + taken.value.text)
  }
  return taken
}
