/**
 * The only file that touches the disk. Writing is atomic (beside the target, then renamed), and what a person edited is
 * never overwritten: see `placeDraft`.
 */
import { isUtf8 } from 'node:buffer'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Source } from './text/source.ts'

/** A file that could not be read or written; `message` is Chinese and names it. */
export class FileError extends Error {}

/** Sheets, templates and styles are text that people type: more than this is a mistake. */
const textLimit = 4 * 1024 * 1024
/** Workbooks may carry pictures. */
const tableLimit = 20 * 1024 * 1024
/** So may drafts in Word. */
const documentLimit = 50 * 1024 * 1024

/** The folder of the program, with templates/ and content/ in it: the nearest one above this file. */
export function programRoot(): string {
  let at = path.dirname(fileURLToPath(import.meta.url))
  while (!(fs.existsSync(path.join(at, 'templates')) && fs.existsSync(path.join(at, 'package.json')))) {
    const up = path.dirname(at)
    if (up === at) throw new FileError('程序不完整：找不到 templates 文件夹，请重新安装')
    at = up
  }
  return at
}

/** The folder of `bigan.yaml` at or above a folder; undefined where there is none. */
export function workspaceOf(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, 'bigan.yaml'))) return at
    if (path.dirname(at) === at) return undefined
  }
}

/** Reads a text file as UTF-8. Binary files, other encodings and large files are refused in words. */
export function readText(file: string, shown = file): Source {
  const bytes = readBytes(file, shown, textLimit)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new FileError(`“${shown}”是 Word 或 Excel 文件，不是文本；请给出 .yaml 或 .md 文件`)
  if (bytes.includes(0)) throw new FileError(`“${shown}”不是文本文件，请另存为 UTF-8 文本`)
  if (!isUtf8(bytes)) throw new FileError(`“${shown}”不是 UTF-8 编码，请在编辑器里另存为 UTF-8`)
  return new Source(shown, bytes.toString('utf8'))
}

export function readTable(file: string, shown = file): Uint8Array {
  return readBytes(file, shown, tableLimit)
}

/** The bytes of a draft or an old paper in any format, to be read by `readDocument`. */
export function readDocumentBytes(file: string, shown = file): Uint8Array {
  return readBytes(file, shown, documentLimit)
}

function readBytes(file: string, shown: string, limit: number): Buffer {
  let stat: fs.Stats
  try {
    stat = fs.statSync(file)
  } catch {
    throw new FileError(`找不到“${shown}”，请核对文件名和文件夹`)
  }
  if (stat.isDirectory()) throw new FileError(`“${shown}”是文件夹，请给出文件`)
  if (!stat.isFile()) throw new FileError(`“${shown}”不是普通文件`)
  if (stat.size > limit)
    throw new FileError(
      `“${shown}”太大（${Math.round(stat.size / 1024 / 1024)}MB），上限是${limit / 1024 / 1024}MB`,
    )
  try {
    return fs.readFileSync(file)
  } catch {
    throw new FileError(`读不了“${shown}”，可能没有权限，或者正被别的程序打开`)
  }
}

export function exists(file: string): boolean {
  return fs.existsSync(file)
}

export function isFolder(file: string): boolean {
  // statSync would throw below a file, too
  return fs.existsSync(file) && fs.statSync(file).isDirectory()
}

/** Files of a folder and `depth` below, by the end of their name, sorted; none where it is not there. */
export function filesBelow(folder: string, ending: string, depth = Infinity): string[] {
  if (!fs.existsSync(folder)) return []
  const found = filesIn(folder, ending, depth)
  if (!found) throw new FileError(`打不开文件夹“${folder}”，可能没有权限`)
  return found.sort()
}

/** Undefined for a folder that may not be opened: below the one that was asked for it is passed over. */
function filesIn(folder: string, ending: string, depth: number): string[] | undefined {
  try {
    return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const at = path.join(folder, entry.name)
      if (entry.isFile()) return entry.name.endsWith(ending) ? [at] : []
      const opened = entry.isDirectory() && entry.name !== 'node_modules' && depth > 0
      return (opened ? filesIn(at, ending, depth - 1) : undefined) ?? []
    })
  } catch {
    return undefined
  }
}

/** Writes a file whole or not at all: first beside it, then renamed. */
export function writeFile(file: string, content: string | Uint8Array): void {
  const beside = `${file}.${process.pid}.tmp`
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(beside, content)
    fs.renameSync(beside, file)
  } catch (error) {
    remove(beside)
    throw notWritten(file, error)
  }
}

function notWritten(file: string, error: unknown): FileError {
  const why = (error as NodeJS.ErrnoException).code ?? ''
  const words = { EACCES: '没有权限，或者文件正被别的程序打开', ENOSPC: '磁盘已满', EROFS: '磁盘只读' }
  const code = why === 'EPERM' ? 'EACCES' : why
  return new FileError(`写不了“${file}”：${words[code as keyof typeof words] ?? '文件夹不可用'}`)
}

/** Makes an empty file that is not there yet; false where it is: of two programs one gets true. */
export function claim(file: string): boolean {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, '', { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw notWritten(file, error)
  }
}

/** Adds to the end of a text file, which is made where it is not there. */
export function appendTo(file: string, text: string): void {
  try {
    fs.appendFileSync(file, text)
  } catch (error) {
    throw notWritten(file, error)
  }
}

/** A folder for the time of one call, removed afterwards with what is in it. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bigan-'))
  try {
    return await use(folder)
  } finally {
    try {
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    } catch {
      // A program still holds a file there; the system clears its folder of temporary files itself.
    }
  }
}

/** A file's address as programs take it that want a URL. */
export function urlOf(file: string): string {
  return pathToFileURL(file).href
}

/** Takes away what was half written; where even that fails there is nothing to take away. */
export function remove(file: string): void {
  try {
    fs.rmSync(file, { force: true })
  } catch {
    // The folder is no folder: nothing was written.
  }
}

export function hashOf(content: string | Uint8Array): string {
  // at first use: loading it takes longer than many a check
  const { createHash } = createRequire(import.meta.url)('node:crypto') as typeof import('node:crypto')
  return createHash('sha256').update(content).digest('hex')
}

/** Copies a file to `<name>.<n>.bak`, n being the first that is free; gives the copy's name. */
export function backUp(file: string): string {
  for (let n = 1; ; n++) {
    const copy = `${file}.${n}.bak`
    try {
      fs.copyFileSync(file, copy, fs.constants.COPYFILE_EXCL)
      return copy
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new FileError(`备份不了“${file}”，没有覆盖它`)
    }
  }
}

export interface Placing {
  /** Where the content was put. */
  file: string
  /** Set where an edited file was left alone and the new one stands beside it. */
  kept?: string
  /** Set where an old file was copied first (--force). */
  backup?: string
}

/**
 * Where a new draft may go (DESIGN part 4). A target that is not there, or is byte for byte what we wrote last, or is
 * what would be written now, is written. Anything else was edited: it stays, and the new one goes to `<name>.新.<ending>`;
 * with `force` the old file is copied to a .bak and replaced. `beside` is for a file that belongs to one that was edited:
 * it goes to the new name whatever stands at the target.
 */
export function placeDraft(
  target: string,
  content: string | Uint8Array,
  known: string | undefined,
  force: boolean,
  beside = false,
): Placing {
  if (beside) return placeBeside(target, content)
  if (!fs.existsSync(target)) {
    writeFile(target, content)
    return { file: target }
  }
  const now = hashAt(target)
  if (now === hashOf(content)) return { file: target }
  if (now !== undefined && now === known) {
    writeFile(target, content)
    return { file: target }
  }
  if (force) {
    const backup = backUp(target)
    writeFile(target, content)
    return { file: target, backup }
  }
  return placeBeside(target, content)
}

function placeBeside(target: string, content: string | Uint8Array): Placing {
  const ending = path.extname(target)
  const file = freeName(target.slice(0, -ending.length), ending, content)
  writeFile(file, content)
  return { file, kept: target }
}

/** True where a file stands that is not what its hash says: somebody edited it, or put it there. */
export function isEdited(file: string, known: string | undefined): boolean {
  return fs.existsSync(file) && hashAt(file) !== known
}

/** Undefined for what cannot be read, such as a folder of that name: it is somebody's, whatever it is. */
function hashAt(file: string): string | undefined {
  try {
    return hashOf(fs.readFileSync(file))
  } catch {
    return undefined
  }
}

/** 甲.新.md, or 甲.新2.md … where an earlier one was left there and has other content: that may have been edited too. */
function freeName(stem: string, ending: string, content: string | Uint8Array): string {
  for (let n = 1; ; n++) {
    const name = `${stem}.新${n === 1 ? '' : n}${ending}`
    if (!fs.existsSync(name) || hashAt(name) === hashOf(content)) return name
  }
}

/** Loads a CommonJS module that the build made (the precompiled templates); undefined where it is not there or is broken. */
export function loadBuilt(file: string): Record<string, unknown> | undefined {
  if (!fs.existsSync(file)) return undefined
  try {
    return createRequire(import.meta.url)(file) as Record<string, unknown>
  } catch {
    return undefined
  }
}

/**
 * Calls `changed` after one of the files was saved, once for a burst of saves. Gives a function that ends it. Folders are
 * watched, not files: editors save by renaming.
 */
export function changesOf(files: string[], changed: () => void): () => void {
  const wanted = new Set(files.map((file) => path.resolve(file)))
  let timer: NodeJS.Timeout | undefined
  const watchers = [...new Set([...wanted].map((file) => path.dirname(file)))].map((folder) =>
    fs.watch(folder, (_, name) => {
      if (name === null || !wanted.has(path.join(folder, name))) return
      clearTimeout(timer)
      timer = setTimeout(changed, 150)
    }),
  )
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
