/**
 * Many old speeches → a corpus: a clean text of each, a table of them, phrase candidates and a summary. What was learned of
 * a file is kept beside it, so that a run goes on where the last one was broken off, and what has not changed is not read
 * again. Speeches are not held: one is in memory at a time.
 */
import path from 'node:path'
import { candidateFile, candidatesIn, type CandidateBook, type CandidateFile } from './candidates.ts'
import {
  freeName,
  keepRecord,
  recordFile,
  recordsIn,
  textFile,
  version,
  type Kept,
  type Row,
} from './corpus-kept.ts'
import { compare, indexOf, reportOf, type Done } from './corpus-report.ts'
import {
  exists,
  FileError,
  hashOf,
  isEdited,
  placeDraft,
  readDocumentBytes,
  remove,
  writeFile,
} from './files.ts'
import { meetingTypeOf } from './phrases/index.ts'
import { lengthOf, plainWords } from './speech/index.ts'
import { study, type Studied } from './study.ts'

export interface CorpusOrder {
  files: readonly { file: string; shown: string }[]
  /** The folder of the corpus. */
  out: string
  book: CandidateBook
  /** Ids or names of mends that are not wanted; those of earlier runs stay unwanted. */
  keep?: ReadonlySet<string>
  /** Clears away what was learned of inputs that are no longer there. */
  prune?: boolean
  /** Called before each file. */
  progress?: (done: number, total: number, shown: string) => void
  /** True when no further file is to be read. */
  isStopped?: () => boolean
}

export interface Corpus extends CandidateFile, Done {
  /** Clean texts that were edited and so were not written over: where the new ones are. */
  beside: string[]
  /** The summary, for people. */
  report: string
}

/** Learns from all files and writes the corpus. A file that cannot be read does not stop the others. */
export async function learnCorpus(order: CorpusOrder): Promise<Corpus> {
  const { files, out } = order
  const run = new Run(order)
  let left = 0
  for (const [i, { file, shown }] of files.entries()) {
    // A signal is only heard between two turns of the loop of events.
    await new Promise((resolve) => setImmediate(resolve))
    if (order.isStopped?.()) {
      left = files.length - i
      break
    }
    order.progress?.(i, files.length, shown)
    if (await run.learn(file, shown)) continue
    // Ctrl+C ends the programs that convert old files as well: what they were at is no bad file.
    left = files.length - i
    break
  }
  const { gone, pruned } = run.settle()
  if (left === 0) await run.learnAgain()
  const records = run.records()
  const found = candidateFile(
    records.flatMap(({ candidates }) => candidates),
    order.book,
  )
  const { learned, unchanged, failed, beside } = run
  const done: Done = { learned, unchanged, left, failed, same: run.same(), gone, pruned }
  const report = reportOf(records, files.length, done, found)
  writeFile(path.join(out, '索引.tsv'), indexOf(records))
  writeFile(path.join(out, '用语候选.yaml'), found.text)
  writeFile(path.join(out, '汇总.报告.txt'), report)
  return { ...done, beside, report, ...found }
}

/** One run over the files, with what was kept of earlier ones. */
class Run {
  learned = 0
  unchanged = 0
  readonly failed: Done['failed'] = []
  readonly beside: string[] = []
  readonly #order: CorpusOrder
  readonly #kept: Map<string, Kept>
  /** The keys of the inputs that are counted, by the hash of their text. */
  readonly #texts = new Map<string, string>()
  readonly #names: Set<string>

  constructor(order: CorpusOrder) {
    this.#order = order
    this.#kept = recordsIn(order.out)
    const own = [...this.#kept.values()].filter(({ same }) => same === undefined)
    this.#names = new Set(own.map(({ name }) => name.toLowerCase()))
    for (const record of own) if (this.#counts(record)) this.#texts.set(record.text, record.key)
  }

  /** False where the run was stopped while it read the file. */
  async learn(file: string, shown: string): Promise<boolean> {
    try {
      const bytes = readDocumentBytes(file, shown)
      const hash = hashOf(bytes)
      const key = path.relative(this.#order.out, file)
      const old = this.#kept.get(key) ?? this.#moved(hash)
      if (old?.key === key && this.#isDone(old, hash)) this.unchanged++
      else await this.#study({ bytes, hash, key, shown }, old)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      this.#fail(shown, error.message)
    }
    if (this.failed.at(-1)?.shown !== shown || !this.#order.isStopped?.()) return true
    this.failed.pop()
    return false
  }

  /** What was counted with another input whose words have changed since then. */
  async learnAgain(): Promise<void> {
    for (const { file, shown } of this.#order.files) {
      const record = this.#kept.get(path.relative(this.#order.out, file))
      if (record?.same === undefined || this.#isSame(record)) continue
      if (this.failed.some((one) => one.shown === shown)) continue
      this.unchanged--
      await this.learn(file, shown)
    }
  }

  async #study(
    { bytes, hash, key, shown }: { bytes: Uint8Array; hash: string; key: string; shown: string },
    old: Kept | undefined,
  ): Promise<void> {
    const { out, book } = this.#order
    const own = old?.same === undefined ? old : undefined
    const name = own?.name ?? freeName(shown, this.#names)
    const keep = new Set([...(this.#order.keep ?? []), ...(old?.keep ?? [])])
    const { value: studied, problems } = await study(shown, bytes, { name: path.basename(name), keep })
    if (!studied)
      return this.#fail(shown, problems.find(({ level }) => level === 'error')?.message ?? '读不了')
    const text = hashOf(studied.markdown)
    const first = this.#texts.get(text)
    const isSame = first !== undefined && first !== key && first !== old?.key
    const placed = isSame ? undefined : placeDraft(textFile(out, name), studied.markdown, own?.written, false)
    if (placed?.kept !== undefined) this.beside.push(placed.file)
    if (isSame && own) this.#clear(own)
    if (old && old.key !== key) this.#forget(old)
    // What it was counted with before is no longer its text.
    if (own && this.#texts.get(own.text) === own.key) this.#texts.delete(own.text)
    const record: Kept = {
      version,
      hash,
      text,
      written: placed && placed.kept === undefined ? text : (own?.written ?? ''),
      key,
      shown,
      name,
      row: rowOf(studied),
      candidates: isSame ? [] : candidatesIn(studied, path.basename(shown), book),
      mends: [...new Set(studied.mended.done.flatMap(({ id, name: rule }) => [id, rule]))],
      keep: [...new Set(studied.mended.kept.flatMap(({ id, name: rule }) => [id, rule]))].filter((one) =>
        keep.has(one),
      ),
      ...(isSame ? { same: first } : {}),
    }
    keepRecord(out, record)
    this.#kept.set(key, record)
    if (!isSame) {
      this.#texts.set(text, key)
      this.#names.add(name.toLowerCase())
    }
    this.learned++
  }

  #fail(shown: string, why: string): void {
    this.failed.push({ shown, why })
  }

  #isDone(old: Kept, hash: string): boolean {
    if (old.version !== version || old.hash !== hash) return false
    if (old.mends.some((id) => this.#order.keep?.has(id))) return false
    return old.same === undefined ? exists(textFile(this.#order.out, old.name)) : this.#isSame(old)
  }

  /** What was learned of a file that is now called otherwise. */
  #moved(hash: string): Kept | undefined {
    return [...this.#kept.values()].find(
      (one) => one.version === version && one.hash === hash && one.same === undefined && !this.#isThere(one),
    )
  }

  #isThere({ key }: Kept): boolean {
    return exists(path.resolve(this.#order.out, key))
  }

  #isSame({ same, text }: Kept): boolean {
    const first = same === undefined ? undefined : this.#kept.get(same)
    return first !== undefined && first.same === undefined && first.text === text
  }

  #counts(record: Kept): boolean {
    return record.version === version && record.same === undefined
  }

  #forget(record: Kept): void {
    remove(recordFile(this.#order.out, record.key))
    this.#kept.delete(record.key)
    if (this.#texts.get(record.text) === record.key) this.#texts.delete(record.text)
  }

  /** Takes a clean text away. One that somebody edited is theirs. */
  #clear({ name, written }: Kept): void {
    const file = textFile(this.#order.out, name)
    if (!isEdited(file, written)) remove(file)
  }

  /** Tells which inputs are no longer there, and clears away what was learned of them where that is wanted. */
  settle(): Pick<Done, 'gone' | 'pruned'> {
    const { prune } = this.#order
    const gone = [...this.#kept.values()].filter((record) => !this.#isThere(record))
    for (const record of prune ? gone : []) {
      this.#forget(record)
      if (record.same === undefined) this.#clear(record)
    }
    const shown = gone.map((record) => record.shown).sort(compare)
    return prune ? { gone: [], pruned: shown } : { gone: shown, pruned: [] }
  }

  records(): Kept[] {
    return [...this.#kept.values()]
      .filter((record) => this.#counts(record))
      .sort((a, b) => compare(a.key, b.key))
  }

  same(): Done['same'] {
    return [...this.#kept.values()]
      .filter((record) => record.version === version && record.same !== undefined)
      .map(({ shown, same }) => ({ shown, as: this.#kept.get(same!)?.shown ?? same! }))
      .sort((a, b) => compare(a.shown, b.shown))
  }
}

function rowOf({ learned, mended, problems }: Studied): Row {
  const { head, parts } = learned.speech
  return {
    title: head.title,
    date: head.date,
    speaker: `${head.post} ${head.name}`.trim(),
    kind: meetingTypeOf(head.title) ?? '',
    length: lengthOf(plainWords(mended.speech)),
    figures: learned.sheet.figures.figures.length,
    mends: mended.done.length,
    parts: parts.flatMap(({ what }) => (what ? [what.class] : [])),
    ...(problems.some(({ code }) => code === 'learn/not-speech') ? { isNoSpeech: true } : {}),
  }
}
