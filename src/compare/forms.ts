/** A draft of any format as a Word file with its words: both sides of a comparison are of one kind. */
import { documentFormat, readDocument } from '../read/index.ts'
import { plainWords, type Speech } from '../speech/index.ts'
import type { Problem, Result } from '../text/problem.ts'
import { WordSource } from '../text/word-source.ts'
import { typeset, type DocumentFile } from '../typeset.ts'
import type { Workspace } from '../workspace.ts'
import { acceptRevisions, withoutReview } from '../write/index.ts'

/** A draft with its Word file. */
export interface WordDraft {
  bytes: Uint8Array
  speech: Speech
  source: WordSource
}

export interface FormOptions {
  accept?: boolean
  style?: string
}

/** Ten speeches of the longest kind: what is longer is no draft, and nobody reads a 花脸稿 of it. */
const longestDraft = 300_000

/** What the reader says of every Word file and what matters for no comparison. */
const silent = new Set(['word/tracked'])

/** The draft as a Word file. No value where it cannot be compared; an error says why. */
export async function convertedBytes(
  file: DocumentFile,
  workspace: Workspace,
  options: FormOptions,
): Promise<Result<WordDraft | undefined>> {
  if (documentFormat(file.path, file.bytes) === 'ole') {
    // another program is only started where there is an old file
    const { modernized } = await import('../convert.ts')
    const modern = await modernized(file.path, file.bytes)
    const form = await cleanForm({ ...file, bytes: modern.value }, workspace, options)
    return { value: form.value, problems: [...modern.problems, ...form.problems] }
  }
  return cleanForm(file, workspace, options)
}

/** A 花脸稿 goes round: of a 核稿版 it keeps nothing that the sheet alone says. */
async function cleanForm(
  file: DocumentFile,
  workspace: Workspace,
  options: FormOptions,
): Promise<Result<WordDraft | undefined>> {
  const isWord = documentFormat(file.path, file.bytes) === 'docx'
  return wordForm(isWord ? { ...file, bytes: await withoutReview(file.bytes) } : file, workspace, options)
}

async function wordForm(
  file: DocumentFile,
  workspace: Workspace,
  options: FormOptions,
): Promise<Result<WordDraft | undefined>> {
  const read = await readDocument(file.path, file.bytes)
  if (!read.value) return { value: undefined, problems: read.problems }
  const words = plainWords(read.value)
  if (words.length > longestDraft) return refusal('compare/too-big', tooLong(file.path, words.length))
  if (read.value.source instanceof WordSource) return ownForm(file, read, options)
  const set = await typeset(file, workspace, options.style === undefined ? {} : { style: options.style })
  const problems = set.problems.filter(({ code }) => !code.startsWith('slot/'))
  if (!(set.value instanceof Uint8Array)) return { value: undefined, problems }
  const { value: speech } = await readDocument(`${file.path}.docx`, set.value)
  if (!speech || !(speech.source instanceof WordSource)) return { value: undefined, problems }
  return { value: { bytes: set.value, speech, source: speech.source }, problems }
}

/** A Word file that people made keeps its package. */
async function ownForm(
  file: DocumentFile,
  read: Result<Speech | undefined>,
  { accept }: FormOptions,
): Promise<Result<WordDraft | undefined>> {
  const tracked = read.problems.some(({ code }) => code === 'word/tracked')
  const problems = read.problems.filter(({ code }) => !silent.has(code))
  if (!tracked) return draftOf(file.bytes, read.value, problems)
  if (!accept) return refusal('compare/tracked', hasRevisions(file.path))
  const accepted = await acceptRevisions(file.bytes)
  if (!accepted) return refusal('word/unreadable', `“${file.path}”里的修订接受不了，请用 Word 接受后另存再试`)
  const again = await readDocument(file.path, accepted)
  return draftOf(
    accepted,
    again.value,
    again.problems.filter(({ code }) => !silent.has(code)),
  )
}

function draftOf(
  bytes: Uint8Array,
  speech: Speech | undefined,
  problems: Problem[],
): Result<WordDraft | undefined> {
  if (!speech || !(speech.source instanceof WordSource)) return { value: undefined, problems }
  return { value: { bytes, speech, source: speech.source }, problems }
}

function hasRevisions(path: string): string {
  return `“${path}”里有没处理的修订，比出来分不清是谁改的；请先在 Word 里接受或拒绝，或者加 --accept 全部接受后再比`
}

function tooLong(path: string, length: number): string {
  const all = Math.round(length / 10_000)
  return `“${path}”有${all}万字，太长了，比不出有用的花脸稿，请拆成几个文件再比（上限${longestDraft / 10_000}万字）`
}

function refusal(code: string, message: string): Result<undefined> {
  return { value: undefined, problems: [{ code, level: 'error', message }] }
}
