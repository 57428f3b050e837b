/** What an edited draft was generated from: the trace beside it, a recorded version, or what the person names. */
import path from 'node:path'
import { exists, FileError, filesBelow, readDocumentBytes, readText } from '../files.ts'
import { nearestVersion } from '../history/index.ts'
import { historiesFor, readVersions } from '../history-files.ts'
import { readDocument } from '../read/index.ts'
import { earlierDrafts, readTraceFile, type EarlierDraft, type TraceFile } from '../record.ts'
import { alignTexts } from '../text/alignment.ts'
import type { Source } from '../text/source.ts'
import { Source as Text } from '../text/source.ts'
import { markdownOf } from '../write/index.ts'
import type { BaseDraft } from './index.ts'

export interface FoundBase {
  base: BaseDraft
  /** 招商推进会.trace.json · 稿件记录/招商推进会 第2稿: for people. */
  name: string
  /** How alike the edited draft is to it, 0 to 1. */
  likeness: number
  /** Other texts that were generated of it, the last first. */
  older: BaseDraft[]
}

/** Below this an edited draft was not made from a text. */
const leastAlike = 0.2

interface Candidate {
  markdown: string
  base: BaseDraft
  name: string
}

/**
 * The base of an edited draft: of all traces in its folder, what they were before, and all versions in its histories that
 * were generated the one that it is most like, the trace of its own name before others as alike. `given` is a trace, a draft or a sheet that
 * the person named. Throws a FileError that says what to do where there is none.
 */
export async function findBase(file: string, given?: string): Promise<FoundBase> {
  const text = await wordsOf(file)
  if (given !== undefined) {
    const named = await namedBase(given)
    const at = given.replace(/(?:\.trace)?\.[^.]+$/u, '.trace.json')
    const kept = exists(at) ? draftsIn(at).map(({ base }) => base) : []
    return { ...named, likeness: 1, older: kept.toReversed() }
  }
  const own = nameOf(file)
  const traces = filesBelow(path.dirname(file), '.trace.json', 0)
  const isOwn = (at: string): boolean => nameOf(at) === own
  const versions = historiesFor(file).flatMap(({ folder, name }) =>
    // what people worked on is no base: their edits would be taken for generated words
    readVersions(folder).value.flatMap(({ trace, number }): Candidate[] =>
      trace ? [{ markdown: trace.稿子, base: ofTrace(trace), name: `稿件记录“${name}”第${number}稿` }] : [],
    ),
  )
  // of those that are as alike the last is taken
  const ordered = [...traces.filter((at) => !isOwn(at)), ...traces.filter(isOwn)]
  const candidates = [...versions, ...ordered.flatMap(draftsIn)]
  const nearest = mostLike(text, candidates)
  if (nearest && nearest.likeness >= leastAlike) {
    const older = candidates.map(({ base }) => base).filter((base) => base !== nearest.base)
    return { ...nearest, older: older.toReversed() }
  }
  const shown = path.basename(file)
  throw new FileError(
    `找不到“${shown}”当初生成时的底稿：它旁边没有 ${own}.trace.json，稿件记录里也没有相近的一稿。` +
      '请把稿子放回起草时的文件夹，或用 --base 指明底稿（.trace.json、生成时的 .md，或当时的事实表 .yaml）',
  )
}

/** What a trace file says was generated, the newest last. One that cannot be read is passed over. */
function draftsIn(at: string): Candidate[] {
  const trace = traceAt(at)
  if (!trace) return []
  const name = path.basename(at)
  const before = earlierDrafts(trace).map((one, i): Candidate => ({
    markdown: one.稿子,
    base: ofTrace(one),
    name: `${name} 里的前${i + 1}稿`,
  }))
  return [...before.toReversed(), { markdown: trace.稿子, base: ofTrace(trace), name }]
}

function traceAt(at: string): TraceFile | undefined {
  try {
    return readTraceFile(readText(at).text)
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}

/**
 * By whole sentences; where several are as alike, because people touched every sentence in which they differ, by the
 * characters that are left.
 */
function mostLike(text: string, candidates: readonly Candidate[]): Omit<FoundBase, 'older'> | undefined {
  const best = nearestVersion(text, candidates)
  if (!best) return undefined
  const alike = candidates.filter((one) => nearestVersion(text, [one])!.likeness === best.likeness)
  const texts = new Set(alike.map(({ markdown }) => markdown))
  const kept = new Map([...texts].map((one) => [one, texts.size > 1 ? charactersLeft(one, text) : 0]))
  const most = Math.max(...kept.values())
  const { base, name } = alike.findLast(({ markdown }) => kept.get(markdown) === most)!
  return { base, name, likeness: best.likeness }
}

function charactersLeft(base: string, text: string): number {
  return alignTexts(base, text).to.reduce((sum, at) => (at < 0 ? sum : sum + 1), 0)
}

function nameOf(file: string): string {
  return path
    .basename(file)
    .replace(/\.trace\.json$/u, '')
    .replace(/(?:\.(?:印制版|大字版|核稿版|改稿|批注|新\d*|docx|md))+$/u, '')
}

function ofTrace(trace: EarlierDraft & { 出处?: TraceFile['出处'] }): BaseDraft {
  const sheet = new Text('原事实表.yaml', trace.事实表)
  return {
    markdown: trace.稿子,
    sheet,
    ...(namesTables(sheet) ? { hasTables: true } : {}),
    ...(trace.出处 ? { trace: trace.出处 } : {}),
    template: trace.模板,
    seed: trace.种子,
    ...(trace.篇幅 === undefined ? {} : { length: trace.篇幅 }),
    ...(trace.建议 ? { suggest: true } : {}),
    ...(trace.避开 ? { recent: trace.避开 } : {}),
  }
}

/** Tables are not kept with a trace: what they held then is not known. */
function namesTables({ text }: Source): boolean {
  return /\.(?:xlsx|csv)/iu.test(text)
}

async function namedBase(given: string): Promise<Pick<FoundBase, 'base' | 'name'>> {
  const name = path.basename(given)
  if (/\.json$/iu.test(given)) {
    const trace = readTraceFile(readText(given, name).text)
    if (!trace) throw new FileError(`“${name}”不是起草时留下的 .trace.json`)
    return { base: ofTrace(trace), name }
  }
  if (/\.ya?ml$/iu.test(given)) return { base: { markdown: '', sheet: readText(given, name) }, name }
  const beside = given.replace(/\.[^.]+$/u, '.trace.json')
  const markdown = await wordsOf(given)
  const trace = exists(beside) ? readTraceFile(readText(beside).text) : undefined
  return trace && trace.稿子 === markdown ? { base: ofTrace(trace), name } : { base: { markdown }, name }
}

/** A draft as Markdown, whatever it is. */
async function wordsOf(file: string): Promise<string> {
  const name = path.basename(file)
  if (/\.(?:md|markdown)$/iu.test(file)) return readText(file, name).text
  const { value, problems } = await readDocument(name, readDocumentBytes(file, name))
  if (!value) throw new FileError(problems[0]?.message ?? `读不了“${name}”`)
  return (await markdownOf(value)).value
}
