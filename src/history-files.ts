/** Versions of a draft on disk: a plain folder for each draft, `稿件记录/<名称>/`, in which nothing is ever written over. */
import path from 'node:path'
import {
  appendTo,
  backUp,
  claim,
  exists,
  FileError,
  filesBelow,
  hashOf,
  isFolder,
  readDocumentBytes,
  readText,
  remove,
  workspaceOf,
  writeFile,
} from './files.ts'
import {
  claimName,
  emptyRow,
  factsName,
  historyName,
  listHead,
  printChanges,
  printVersionRow,
  readVersionList,
  saysTheSame,
  traceName,
  versionChanges,
  versionFile,
  versionFileOf,
  type Version,
  type VersionRow,
} from './history/index.ts'
import { decodeText, type Decoded } from './read/index.ts'
import { readTraceFile } from './record.ts'
import type { Problem, Result } from './text/problem.ts'
import { Source } from './text/source.ts'

/** The folder beside drafts in which the histories lie, and the list in each of them. */
export const shelfName = '稿件记录'
const listName = '记录.tsv'

/** A draft's history: its name and the folder of its versions. */
export interface History {
  name: string
  folder: string
}

/** Where the versions of a draft are kept that is written into a folder. */
export function historyFolder(out: string, name: string): string {
  return path.join(out, shelfName, name)
}

/** Reads all versions of a history, the first one first; none where the folder is not there. */
export function readVersions(folder: string): Result<Version[]> {
  if (!isFolder(folder)) return { value: [], problems: [] }
  const names = filesBelow(folder, '', 0).map((file) => path.basename(file))
  const listFile = path.join(folder, listName)
  const list = readVersionList(new Source(listFile, listIn(folder)?.text ?? ''))
  const problems: Problem[] = [...list.problems]
  const value: Version[] = []
  for (const name of names) {
    const file = versionFileOf(name)
    if (file?.kind !== 'text') continue
    const { number } = file
    const row = list.value.get(number) ?? emptyRow(number)
    const markdown = textAt(path.join(folder, name), problems)
    if (markdown === undefined) continue
    if (row.hash !== '' && row.hash !== hashOf(markdown))
      problems.push(touched(number, path.join(folder, name)))
    const trace = textAt(path.join(folder, traceName(number)), problems)
    const facts = textAt(path.join(folder, factsName(number)), problems)
    const traced = trace === undefined ? undefined : readTraceFile(trace)
    value.push({
      ...row,
      status: row.status || file.status,
      file: row.file || name,
      markdown,
      ...(traced ? { trace: traced } : {}),
      ...(facts === undefined ? {} : { facts }),
    })
  }
  for (const number of list.value.keys())
    if (!value.some((one) => one.number === number)) problems.push(lost(number, listFile))
  value.sort((a, b) => a.number - b.number)
  return { value, problems }
}

/** What cannot be read is told and done without: no draft is kept back for it. */
function textAt(file: string, problems: Problem[]): string | undefined {
  if (!exists(file)) return undefined
  try {
    return readText(file).text
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    problems.push({ code: 'history/unread', level: 'warn', message: `${error.message}；这一稿没有采用` })
    return undefined
  }
}

/** The list as any program saved it: Excel writes other encodings. */
function listIn(folder: string): Decoded | undefined {
  const file = path.join(folder, listName)
  return exists(file) ? decodeText(readDocumentBytes(file)) : undefined
}

/** Adds a row. A list that is no UTF-8 any more is kept beside and written anew. */
function appendRow(folder: string, row: VersionRow): void {
  const file = path.join(folder, listName)
  if (!exists(file)) return appendTo(file, listHead + printVersionRow(row))
  const list = listIn(folder)
  if (list?.encoding !== 'utf-8') {
    backUp(file)
    writeFile(file, list?.text ?? listHead)
  }
  const isOpen = list !== undefined && !list.text.endsWith('\n')
  appendTo(file, (isOpen ? '\n' : '') + printVersionRow(row))
}

function touched(number: number, file: string): Problem {
  const message = `第${number}稿记下以后，文件“${file}”又改过；留档的稿子请不要改，改好的稿子请用 bigan log --add 另记一稿`
  return { code: 'history/touched', level: 'warn', message }
}

function lost(number: number, list: string): Problem {
  const message = `“${list}”里有第${number}稿，但文件夹里没有它的稿子（.md）`
  return { code: 'history/lost', level: 'warn', message }
}

export interface NewVersion extends Partial<
  Pick<VersionRow, 'by' | 'note' | 'template' | 'seed' | 'length' | 'sheet'>
> {
  status: string
  time: string
  markdown: string
  /** The trace of a draft, which says its number. */
  trace?: (number: number) => string
  /** The YAML of its sheet. */
  facts?: string
  /** The file that people worked on, where that is no Markdown. */
  original?: { ending: string; bytes: Uint8Array }
}

export interface Recorded {
  /** The version as it stands in the list. */
  row: VersionRow
  /** False where the last version says the same and has the same status: nothing was written. */
  isNew: boolean
}

/** Records a version. Files of earlier ones are not touched, and of two programs at once each gets a number of its own. */
export function recordVersion(folder: string, version: NewVersion): Recorded {
  const before = readVersions(folder).value.at(-1)
  const isSame = before !== undefined && saysTheSame(before.markdown, version.markdown)
  if (isSame && before.status === version.status) return { row: before, isNew: false }
  const number = takeNumber(folder)
  const ending = version.original?.ending ?? 'md'
  const row: VersionRow = {
    ...emptyRow(number),
    time: version.time,
    by: version.by ?? '',
    status: version.status,
    changed: changedSince(before, version, isSame),
    note: version.note ?? '',
    template: version.template ?? '',
    seed: version.seed ?? '',
    length: version.length ?? '',
    sheet: version.sheet ?? '',
    file: versionFile(number, version.status, ending),
    hash: hashOf(version.markdown),
  }
  const put = (name: string, content: string | Uint8Array): void =>
    writeFile(path.join(folder, name), content)
  try {
    if (version.trace) put(traceName(number), version.trace(number))
    if (version.facts !== undefined) put(factsName(number), version.facts)
    if (version.original) put(row.file, version.original.bytes)
    put(versionFile(number, version.status, 'md'), version.markdown)
    appendRow(folder, row)
  } finally {
    remove(path.join(folder, claimName(number)))
  }
  return { row, isNew: true }
}

/** A number that nothing in the folder has, nor ever had, kept from others until its files are there. */
function takeNumber(folder: string): number {
  for (let number = lastNumber(folder) + 1; ; number++) {
    const file = path.join(folder, claimName(number))
    if (!claim(file)) continue
    // Another run may have taken it, written its files and let go since the folder was looked at.
    if (!filesWith(folder, number)) return number
    remove(file)
  }
}

function lastNumber(folder: string): number {
  const list = listIn(folder)?.text ?? ''
  const listed = [...list.matchAll(/^(\d{1,9})\t/gmu)].map((match) => Number(match[1]))
  const found = filesBelow(folder, '', 0).map((file) => versionFileOf(path.basename(file))?.number ?? 0)
  return [...listed, ...found].reduce((most, number) => Math.max(most, number), 0)
}

function filesWith(folder: string, number: number): boolean {
  return filesBelow(folder, '', 0).some((file) => {
    const found = versionFileOf(path.basename(file))
    return found?.number === number && found.kind !== 'claim'
  })
}

function changedSince(before: Version | undefined, now: NewVersion, isSame: boolean): string {
  if (!before) return '首稿'
  if (isSame) return `文字未改，${before.status}→${now.status}`
  return printChanges(versionChanges(before.markdown, now.markdown))
}

/**
 * Histories that may be of a file: those beside it, in drafts beside it, in the folder above, and in the workspace's drafts; the ones of its
 * own name first. `given` is a folder that the person named: a history, or one that has histories in it.
 */
export function historiesFor(file: string, given?: string): History[] {
  const name = historyName(file)
  const folder = path.dirname(file)
  const found = given === undefined ? shelvesNear(folder).flatMap(onShelf) : historiesIn(given)
  const own = found.filter((one) => one.name === name || one.folder === folder)
  return [...own, ...found.filter((one) => !own.includes(one))]
}

function shelvesNear(folder: string): string[] {
  const workspace = workspaceOf(folder)
  const drafts = workspace === undefined ? [] : [path.join(workspace, 'drafts')]
  const above = path.dirname(folder)
  const near = [folder, path.join(folder, 'drafts'), above, ...drafts].map((one) => path.join(one, shelfName))
  // a file out of a history
  return [...new Set([...(path.basename(above) === shelfName ? [above] : []), ...near])]
}

/** The histories of a folder: itself, those in it where it is the shelf, or those on the shelf in it. */
export function historiesIn(folder: string): History[] {
  const isOne = path.basename(path.dirname(folder)) === shelfName || exists(path.join(folder, listName))
  if (isOne) return [{ name: path.basename(folder), folder }]
  return onShelf(path.basename(folder) === shelfName ? folder : path.join(folder, shelfName))
}

function onShelf(shelf: string): History[] {
  const folders = filesBelow(shelf, '', 1).flatMap((file) => {
    const folder = path.dirname(file)
    return folder !== shelf && versionFileOf(path.basename(file)) ? [folder] : []
  })
  return [...new Set(folders)].map((folder) => ({ name: path.basename(folder), folder }))
}
